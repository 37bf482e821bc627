"""The reference pages of families and diagnostics say what the data files say."""

from pathlib import Path

from govparse.expressions.numbering import families
from govparse.structure.diagnostics import diagnostic_kinds
from govparse.structure.losses import losses
from govparse.structure.sections import Position, Sequenced

PAGES = Path(__file__).parents[2] / "docs" / "reference"


def rows(page: str) -> list[str]:
    lines = (PAGES / page).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.startswith("| `")]


def cell(text: str) -> str:
    return text.replace("\n", " ⏎ ").replace("|", "\\|").strip()


def test_section_families() -> None:
    expected = [
        f"| `{entry.name}` | `{entry.style}` | {entry.rank} | {' and '.join(entry.places)} | {cell(entry.example)} |"
        for entry in families()
    ]
    assert rows("section-families.md")[: len(expected)] == expected


def test_positions_and_sequences() -> None:
    named = [row.split("`")[1] for row in rows("section-families.md")[len(families()) :]]
    assert named == [*map(str, Position), *map(str, Sequenced)]


def test_diagnostics() -> None:
    expected = [
        f"| `{kind.code}` | {kind.severity} | {cell(kind.meaning)} | {cell(kind.example)} | {cell(kind.lookalike)} |"
        for kind in diagnostic_kinds()
    ]
    assert rows("diagnostics.md") == expected


def test_losses() -> None:
    lines = (PAGES / "diagnostics.md").read_text(encoding="utf-8").splitlines()
    expected = [f"| {loss.means} | {cell(loss.example)} | {cell(loss.lookalike)} |" for loss in losses()]
    assert [line for line in lines if line in expected] == expected
