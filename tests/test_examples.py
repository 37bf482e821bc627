"""The shipped example runs, and the sample documents are what their page says."""

import subprocess
import sys
from pathlib import Path

import pytest

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


def test_citation_graph_of_the_samples(root: Path) -> None:
    """A title and a number that are cited lead to one node."""
    pytest.importorskip("networkx", reason="the graph is built with networkx, which the test extra brings")
    run = subprocess.run(
        [sys.executable, root / "examples" / "citation_graph.py"],
        env={"PYTHONPATH": str(root), "PYTHONIOENCODING": "utf-8", "PATH": ""},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.stderr == ""
    assert run.stdout.startswith("14 documents, 8 citations\n")
    assert "2025年云溪区人民政府工作报告\n    cites 云溪区城市更新行动方案(2026-2030年) 3 times" in run.stdout


def test_every_sample_is_on_the_page_and_parses(example_path: Path) -> None:
    page = (example_path.parent / "README.md").read_text(encoding="utf-8")
    assert f"`{example_path.name}`" in page
    doc = govparse.parse(example_path.read_text(encoding="utf-8"))
    assert doc.outline()
