"""Periods: every spelling of the corpus file, what must not be one, and what holds for all that can be drawn."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from govparse.expressions.periods import PeriodKind, period

CORPORA = Path(__file__).parents[1] / "corpora"
POSITIVE = tomllib.loads((CORPORA / "periods.toml").read_text(encoding="utf-8"))["period"]
NEGATIVE = tomllib.loads((CORPORA / "periods_negative.toml").read_text(encoding="utf-8"))
SPELLINGS = [(entry, written) for entry in POSITIVE for written in entry["written"]]
NONE = [text for group in NEGATIVE.values() for text in group["texts"]]


def test_the_corpus_is_large() -> None:
    assert len(SPELLINGS) >= 250
    assert len(NONE) >= 100


class TestSpellings:
    """A period means kind, first day and last day, however it is written."""

    @pytest.mark.parametrize(("entry", "written"), SPELLINGS, ids=[written for _, written in SPELLINGS])
    def test_every_spelling_means_the_same(self, entry: dict[str, str | int], written: str) -> None:
        made = period.parse(written)
        if "reference" in entry:
            assert made.start is None
            assert made.end is None
            made = made.resolve(int(entry["reference"]))
        start, end = entry.get("start"), entry.get("end")
        assert (made.kind, made.start, made.end) == (
            PeriodKind(str(entry["kind"])),
            None if start is None else date.fromisoformat(str(start)),
            None if end is None else date.fromisoformat(str(end)),
        )
        assert made.text == written
        assert made.resolve(1999) == made

    @pytest.mark.parametrize(("entry", "written"), SPELLINGS, ids=[written for _, written in SPELLINGS])
    def test_every_spelling_is_found_whole_in_a_sentence(self, entry: dict[str, str | int], written: str) -> None:
        for text in (f"{written}，全区", f"全区经济（{written}）"):
            assert [found.text for found in period.find_all(text)] == [written], text


class TestLookalikes:
    """Numbers, names and lengths of time are no periods."""

    @pytest.mark.parametrize("text", NONE)
    def test_nothing_is_found(self, text: str) -> None:
        assert [found.text for found in period.find_all(text)] == []


class TestDoubt:
    """What may mean two stretches of time has no bounds."""

    @pytest.mark.parametrize("text", ["10年以来", "20年以来", "20年代"])
    def test_no_guess(self, text: str) -> None:
        found = period.parse(text).resolve(2024)
        assert (found.start, found.end) == (None, None)
