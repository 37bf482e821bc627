"""The README and the pages of docs/ are true: their examples are executed, one namespace a file."""

import doctest
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
FENCE = re.compile(r"^```python\n(.*?)^```", re.DOTALL | re.MULTILINE)
OPTIONS = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _examples(page: str) -> str:
    """The page with every line blank that belongs to no python fence, so that a failure names the line of the page."""
    kept: list[str] = []
    inside = False
    for line in page.splitlines():
        inside = line.startswith("```python") if not inside else line != "```"
        kept.append(line if inside and not line.startswith("```") else "")
    return "\n".join(kept) + "\n"


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_the_examples_run(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    examples = _examples(path.read_text(encoding="utf-8"))
    test = doctest.DocTestParser().get_doctest(examples, {}, name(path), str(path), 0)
    report: list[str] = []
    outcome = doctest.DocTestRunner(optionflags=OPTIONS).run(test, out=report.append)
    assert outcome.failed == 0, "".join(report)


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_python_is_shown_as_it_is_typed(path: Path) -> None:
    """A fence without prompts would be an example that nobody runs."""
    idle = [fence[1] for fence in FENCE.finditer(path.read_text(encoding="utf-8")) if ">>>" not in fence[1]]
    assert idle == []


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_links_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#\s]+)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target


class TestReadme:
    """A newcomer needs two commands, and CI runs what they say."""

    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    def test_the_two_commands(self) -> None:
        commands = re.findall(r"^```sh\n(.*?)\n```", self.readme, re.DOTALL | re.MULTILINE)
        assert commands[:2] == [
            "python -m pip install . && govparse outline examples/documents/work_report.txt",
            'python -m pip install ".[test]" && python -m pytest',
        ]

    def test_ci_runs_them(self) -> None:
        script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
        assert "govparse outline" in script
        assert "python -m pytest" in script

    def test_the_tour_is_short(self) -> None:
        tour = next(
            fence for fence in FENCE.findall(self.readme) if "govparse.parse" in fence or "govparse.read" in fence
        )
        assert tour.count("\n") <= 45


def test_public_names_are_few_and_documented() -> None:
    import govparse

    assert len(govparse.__all__) <= 24
    assert sorted(govparse.__all__) == govparse.__all__
    for public in govparse.__all__:
        assert getattr(govparse, public).__doc__, public
