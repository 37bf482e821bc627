"""The reference page of quantities lists every kind with its units, and its examples are read as it says."""

from pathlib import Path

import pytest

from govparse import Quantity, quantity, units
from govparse.expressions.units import Kind

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "quantities.md").read_text(encoding="utf-8")
ROWS = [line.strip("| ").split(" | ") for line in PAGE.partition("| kind |")[2].splitlines() if line.startswith("| `")]


def said(found: Quantity) -> str:
    number = f"{found.low} to {found.high}" if found.value is None else str(found.value)
    bound = "" if found.approximation.value == "exact" else f"({found.approximation.value})"
    return " ".join(filter(None, [number, found.unit, bound]))


def test_every_kind_has_its_row() -> None:
    assert [kind.strip("`") for kind, *_ in ROWS] == [kind.value for kind in Kind]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row[0]))
def test_a_row_says_what_is_so(row: list[str]) -> None:
    kind, names, example, read_as = row
    of_kind = [unit.name for unit in dict.fromkeys(units.spellings.values()) if f"`{unit.kind.value}`" == kind]
    if of_kind:
        assert names == " ".join(of_kind)
    found = quantity.parse(example)
    assert (f"`{found.kind.value}`", said(found)) == (kind, read_as)
