"""Headings on their own: every family of data/numbering.toml, and what looks like one."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govparse.expressions.headings import heading
from govparse.expressions.numbering import Family, families, marker_number, written_number
from govparse.text import ParseError, Source

CORPUS = tomllib.loads((Path(__file__).parents[1] / "corpora" / "headings.toml").read_text(encoding="utf-8"))


class TestHeadings:
    """A marker of any family is read with its number and the title behind it."""

    @pytest.mark.parametrize("case", CORPUS["heading"], ids=lambda case: case["text"])
    def test_reads(self, case: dict[str, str | int]) -> None:
        found = heading.parse(str(case["text"]))
        assert (found.family, found.number, found.title) == (case["family"], case["number"], case.get("title"))

    @pytest.mark.parametrize("case", CORPUS["lookalike"], ids=lambda case: case["text"])
    def test_refuses(self, case: dict[str, str]) -> None:
        with pytest.raises(ParseError) as error:
            heading.parse(case["text"])
        assert "a heading" in str(error.value)

    def test_the_corpus_shows_every_family(self) -> None:
        assert {case["family"] for case in CORPUS["heading"]} == {family.name for family in families()}

    @pytest.mark.parametrize("family", families(), ids=lambda family: family.name)
    def test_the_example_of_a_family_is_one_of_it(self, family: object) -> None:
        assert heading.parse(getattr(family, "example")).family == getattr(family, "name")  # noqa: B009

    @pytest.mark.parametrize("family", families(), ids=lambda family: family.name)
    def test_a_family_begins_with_what_it_opens_with(self, family: Family) -> None:
        assert Source(family.example).normal[0] in set(family.openings())
        assert {word[0] for word in family.counts} <= set(family.openings())

    def test_found_at_line_starts_only(self) -> None:
        text = "前言提到一、二两项。\n　　一、回顾\n2.2亿元\n　　（一）工业。增长。\n"
        found = list(heading.find_all(text))
        assert [item.value.marker for item in found] == ["一、", "（一）"]
        assert all(Source(text)[item.span] == item.text for item in found)


class TestNumbers:
    """A number that is written in the numerals of a marker is read again."""

    @given(st.integers(1, 99), st.sampled_from(["三", "7"]))
    def test_round_trip(self, number: int, like: str) -> None:
        written = written_number(number, like)
        assert written is not None
        assert marker_number(written) == number

    @pytest.mark.parametrize(
        ("written", "number"), [("一千二百六十", 1260), ("一百零五", 105), ("二〇", 20), ("２１", 21)]
    )
    def test_read(self, written: str, number: int) -> None:
        assert marker_number(written) == number

    def test_signs_end(self) -> None:
        assert written_number(20, "①") == "⑳"
        assert written_number(21, "①") is None
        assert written_number(100, "一") is None
