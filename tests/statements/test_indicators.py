"""Indicators: what a sentence states, and what states nothing."""

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import govparse
from govparse.statements.indicators import Direction, Indicator, Modality
from govparse.statements.leads.reading import Leads, Sort
from govparse.text import Span

CORPUS = Path(__file__).parents[1] / "corpora" / "indicators.toml"
CASES = tomllib.loads(CORPUS.read_text(encoding="utf-8"))["case"]
SIGNS = {Direction.UP: "+", Direction.DOWN: "-", Direction.FLAT: "="}


def number(value: object, low: object, high: object) -> str:
    """The value, or both ends of a range, or nothing."""
    if low is not None or high is not None:
        return f"{low}..{high}"
    return "" if value is None else format(value, "f") if isinstance(value, Decimal) else str(value)


def shown(item: Indicator, every: tuple[Indicator, ...]) -> str:
    """An indicator on one line, as the corpus of examples writes it."""
    words = [item.name]
    level = number(item.value, item.low, item.high) + (item.unit or "")
    if level:
        words.append(level + ("" if item.approximation.value == "exact" else f"~{item.approximation.value}"))
    for change in item.changes:
        written = SIGNS[change.direction] + number(change.value, change.low, change.high) + (change.unit or "")
        written += "" if change.approximation.value == "exact" else f"~{change.approximation.value}"
        written += "" if change.basis is None else f"({change.basis})"
        written += "" if change.from_value is None else f"[{number(change.from_value, None, None)}]"
        words.append(written)
    words += (f"{number(ratio.value, None, None)}{ratio.unit} of {ratio.to}" for ratio in item.ratios)
    words += [] if item.rank is None else [f"no. {item.rank.value} of {item.rank.of}"]
    words += [] if item.period is None else [f"@{item.period.text}"]
    words += [] if item.modality is Modality.ACTUAL else [item.modality.value]
    words += [] if item.parent is None else [f"< {every[item.parent].name}"]
    return " ".join(words)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_of_the_corpus_of_examples(case: dict[str, object]) -> None:
    """Each sentence states these indicators and no other."""
    indicators = govparse.parse(f"{case['text']}\n").indicators
    assert [shown(item, indicators) for item in indicators] == case.get("states", [])


class TestEvidence:
    """Every part of an indicator knows the words that say so."""

    text = "全年预计实现财政总收入46.8亿元、同比增长5.2%,其中区级收入28.6亿元。\n"

    def test_spans(self) -> None:
        doc = govparse.parse(self.text)
        total, part = doc.indicators
        assert total.value_span is not None
        assert total.modality_span is not None
        assert part.parent_span is not None
        assert doc.source[total.name_span] == "财政总收入"
        assert doc.source[total.value_span] == "46.8亿元"
        assert doc.source[total.modality_span] == "预计"
        assert doc.source[total.changes[0].span] == "同比增长5.2%"
        assert doc.source[part.parent_span] == "其中"
        assert all(span in Span(0, len(self.text)) for span in total.evidence)

    def test_the_places_are_no_part_of_equality(self) -> None:
        here, there = (govparse.parse(lead + "粮食产量5万吨。\n").indicators[0] for lead in ("", "一是"))
        assert here.value_span != there.value_span
        assert (here.value, here.unit) == (there.value, there.unit)


class TestChapters:
    """A plan chapter wants what a review chapter tells."""

    text = "一、2025年工作回顾\n新增学位300个。\n二、2026年工作安排\n新增学位500个。力争产值突破80亿元。\n"

    def test_modality(self) -> None:
        modalities = [item.modality for item in govparse.parse(self.text).indicators]
        assert modalities == [Modality.ACTUAL, Modality.TARGET, Modality.TARGET]

    def test_the_time_of_the_chapter_is_kept_apart(self) -> None:
        first = govparse.parse(self.text).indicators[0]
        assert first.period is None
        assert first.period_context is not None
        assert first.period_context.text == "2025年"

    def test_articles_of_a_law_state_nothing(self) -> None:
        law = "第一章 总则\n第一条 投资额5000万元的项目应当备案。\n第二条 面积200平方米。\n"
        assert govparse.parse(law).indicators == ()


class TestWordings:
    """A measure with a level and a growth is read back from every wording."""

    @given(
        name=st.sampled_from(["粮食总产量", "固定资产投资", "旅游总收入", "财政总收入", "工业投资"]),
        level=st.decimals(min_value=1, max_value=9999, places=1),
        rate=st.decimals(min_value=Decimal("0.1"), max_value=99, places=1),
        down=st.booleans(),
        verb=st.sampled_from(["", "完成", "达", "达到", "为", "实现"]),
        basis=st.sampled_from(["", "同比", "比上年", "较上年"]),
        mark=st.sampled_from(["，", "、", ","]),
        opening=st.sampled_from(["", "全年", "2025年,", "全区"]),
    )
    def test_level_and_growth(
        self, name: str, level: Decimal, rate: Decimal, down: bool, verb: str, basis: str, mark: str, opening: str
    ) -> None:
        text = f"{opening}{name}{verb}{level}亿元{mark}{basis}{'下降' if down else '增长'}{rate}%。\n"
        (found,) = govparse.parse(text).indicators
        assert found.name == name
        assert found.value == level * 10**8
        (change,) = found.changes
        assert change.value == rate
        assert change.direction is (Direction.DOWN if down else Direction.UP)
        assert change.basis == (basis or None)


class TestLeads:
    """A lead is read once; of very many leads, the old ones are forgotten."""

    def test_read_once(self) -> None:
        leads = Leads(Sort.OTHER)
        assert leads["工业投资"] is leads["工业投资"]

    def test_bounded(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("govparse.statements.leads.reading._REMEMBERED", 2)
        leads = Leads(Sort.OTHER)
        assert [leads[name].plain for name in ("工业投资", "粮食总产量", "其中出口")] == [
            "工业投资",
            "粮食总产量",
            "出口",
        ]
        assert list(leads) == ["其中出口"]


class TestTime:
    """Reading takes time linear in the length of the text."""

    @pytest.mark.parametrize(
        "unit", ["企业5个", "5个企业", "其中5个", "从5个到6个", "分别为5个、", "比比5个", "(", "持平"]
    )
    def test_returns(self, unit: str) -> None:
        assert isinstance(govparse.parse(unit * 3000).indicators, tuple)
