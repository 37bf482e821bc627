"""The shipped example runs, and the sample documents are what their page says."""

import subprocess
import sys
from pathlib import Path

import govparse


def test_quickstart_runs(root: Path, tmp_path: Path) -> None:
    """From any directory, as a newcomer starts it."""
    run = subprocess.run(
        [sys.executable, root / "examples" / "quickstart.py"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(root), "PYTHONIOENCODING": "utf-8", "PATH": ""},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.stderr == ""
    assert run.returncode == 0
    assert "政府工作报告" in run.stdout
    assert "438.6亿元" in run.stdout


def test_every_sample_is_on_the_page_and_parses(example_path: Path) -> None:
    page = (example_path.parent / "README.md").read_text(encoding="utf-8")
    assert f"`{example_path.name}`" in page
    doc = govparse.parse(example_path.read_text(encoding="utf-8"))
    assert doc.outline()
