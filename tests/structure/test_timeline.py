"""Timelines: what the relative periods of a document count from, rule by rule, and why."""

import tomllib
from pathlib import Path

import pytest

import govparse
from govparse.expressions.periods import Reason

CASES = tomllib.loads((Path(__file__).parents[1] / "corpora" / "timelines.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["rule"])
def test_resolved(case: dict[str, object]) -> None:
    words = [row[0] for row in case["periods"]]  # type: ignore[attr-defined]
    found = [
        [made.text, str(made.start or ""), str(made.end or ""), made.evidence.reason.value if made.evidence else ""]
        for made in govparse.parse(str(case["text"]).lstrip("\n")).periods
        if made.text in words
    ]
    assert found == case["periods"]


def test_the_page_has_every_reason(root: Path) -> None:
    page = (root / "docs" / "reference" / "periods.md").read_text(encoding="utf-8")
    table = page[page.index("| `evidence.reason`") :].split("\n\n")[0]
    assert [row.split("`")[1] for row in table.splitlines()[2:]] == [reason.value for reason in Reason]


class TestCaller:
    """Who knows the year under review better than the text gives it."""

    text = "2019年投资12亿元。\n年末人口9万人，去年完成修缮。\n"

    def test_the_year_of_the_caller_moves_relative_periods_only(self) -> None:
        periods = govparse.parse(self.text, year=2023).periods
        assert [(made.text, made.end and made.end.year) for made in periods] == [
            ("2019年", 2019),
            ("年末", 2023),
            ("去年", 2022),
        ]
        assert periods[1].evidence is not None
        assert periods[1].evidence.reason.value == "given by the caller"

    def test_the_year_of_the_caller_moves_the_speaker_too(self) -> None:
        text = "云溪区人民政府工作报告\n——2025年1月9日在云溪区人民代表大会会议上\n去年投资增长，今年扩大投资。\n"
        periods = govparse.parse(text, year=2020).periods
        assert [(made.text, made.end and made.end.year) for made in periods[1:]] == [("去年", 2020), ("今年", 2021)]

    def test_the_report_year_says_why(self) -> None:
        years = govparse.parse("云溪区2024年国民经济和社会发展统计公报\n全年投资增长。\n").report_year
        assert years.year == 2024
        assert years.reviewed is not None
        assert years.reviewed.reason.value == "stated in the title"
        assert years.reviewed.span is not None
