"""Grounding: records of others, held against the text."""

from decimal import Decimal

import pytest

import govparse
from govparse.statements.grounding import Support, ground
from govparse.statements.measures import Measure, measures
from govparse.statements.targets import Statement, find_statements, results, targets

TEXT = "全年实现地区生产总值438.6亿元、增长6.1%,固定资产投资下降2.0%。深化外贸改革。2026年力争旅游收入突破24亿元。\n"
DOCUMENT = govparse.parse(TEXT)


@pytest.mark.parametrize(
    ("record", "field", "support"),
    [
        ({"name": "地区生产总值", "value": "438.6亿元"}, "value", "exact"),
        ({"name": "GDP", "value": 43_860_000_000}, "value", "normalised"),
        ({"name": "GDP", "value": "438.6", "unit": "亿元"}, "value", "normalised"),
        ({"name": "GDP", "value": "438.6", "unit": "亿元"}, "unit", "exact"),
        ({"name": "GDP", "value": "483.6亿元"}, "value", "contradicted"),
        ({"name": "GDP"}, "name", "normalised"),
        ({"name": "GDP", "growth": "6.1%"}, "growth", "exact"),
        ({"name": "GDP", "growth": 6.1}, "growth", "normalised"),
        ({"name": "GDP", "growth": -6.1}, "growth", "contradicted"),
        ({"name": "固定资产投资", "growth": -2}, "growth", "normalised"),
        ({"name": "固定资产投资", "growth": "同比下降2%"}, "growth", "normalised"),
        ({"name": "固定资产投资", "growth": "增长2%"}, "growth", "contradicted"),
        ({"name": "固定资产投资", "value": 5}, "value", "absent"),
        ({"name": "粮食总产量"}, "name", "absent"),
        ({"name": "旅游收入", "modality": "target"}, "modality", "normalised"),
        ({"name": "旅游收入", "modality": "actual"}, "modality", "contradicted"),
        ({"name": "GDP", "period": "全年"}, "period", "exact"),
    ],
)
def test_fields(record: dict[str, object], field: str, support: str) -> None:
    (grounding,) = ground(DOCUMENT.source, DOCUMENT.indicators, [record])
    assert grounding[field].support.value == support


FIELDS = govparse.parse("全年播种面积3万公顷，降水量1200毫米。出口额24亿美元，增长5.5%，价格指数为102.1。\n")


@pytest.mark.parametrize(
    ("value", "support"),
    [
        ("438.6亿元左右", "normalised"),
        ("达438.6亿元", "normalised"),
        ("438.6亿", "normalised"),
        ("438.6亿元（初步核算数）", "normalised"),
        ("4386000万元", "normalised"),
        ("438.6亿吨", "contradicted"),
        ("438.6亿美元", "contradicted"),
        ("438.6亿坨", "contradicted"),
        ("438.6亿元吨", "contradicted"),
        ("438.6", "contradicted"),
        ("4.386e10", "normalised"),
        (4.386e10, "normalised"),
        (Decimal("4.386E+10"), "normalised"),
        (Decimal("1E+999999999"), "contradicted"),
        (float("inf"), "contradicted"),
        (True, "contradicted"),
    ],
)
def test_a_value_is_a_number_in_a_unit(value: object, support: str) -> None:
    (grounding,) = ground(DOCUMENT.source, DOCUMENT.indicators, [{"name": "GDP", "value": value}])
    assert grounding["value"].support.value == support


@pytest.mark.parametrize(
    ("record", "value", "unit"),
    [
        ({"name": "播种面积", "value": "45", "unit": "万亩"}, "normalised", "normalised"),
        ({"name": "播种面积", "value": 3, "unit": "万公顷"}, "normalised", "exact"),
        ({"name": "播种面积", "value": "3万", "unit": "公顷"}, "normalised", "exact"),
        ({"name": "播种面积", "value": "3万", "unit": "吨"}, "contradicted", "contradicted"),
        ({"name": "出口额", "value": "24", "unit": "亿元"}, "contradicted", "contradicted"),
        ({"name": "出口额", "value": "24", "unit": "亿"}, "normalised", "contradicted"),
        ({"name": "价格指数", "value": "102.1%", "unit": "%"}, "normalised", "absent"),
    ],
)
def test_a_unit_of_another_kind_is_contradicted(record: dict[str, object], value: str, unit: str) -> None:
    (grounding,) = ground(FIELDS.source, FIELDS.indicators, [record])
    assert (grounding["value"].support.value, grounding["unit"].support.value) == (value, unit)


@pytest.mark.parametrize(
    ("growth", "support"),
    [
        ("5.5%", "exact"),
        ("5.5", "exact"),
        (5.5, "normalised"),
        ("增长5.5%", "exact"),
        ("同比增长5.5％", "normalised"),
        ("下降5.5%", "contradicted"),
        ("增长", "contradicted"),
        ("5.5个百分点", "contradicted"),
        ("增长5.5个百分点", "contradicted"),
    ],
)
def test_a_growth_is_in_per_cent(growth: object, support: str) -> None:
    (grounding,) = ground(FIELDS.source, FIELDS.indicators, [{"name": "出口额", "growth": growth}])
    assert grounding["growth"].support.value == support


def test_a_large_float_is_the_number_that_it_shows() -> None:
    doc = govparse.parse("年末存款余额10000万亿元。\n")
    (grounding,) = ground(doc.source, doc.indicators, [{"name": "存款余额", "value": 1e16}])
    assert grounding["value"].support is Support.NORMALISED


def test_a_contradiction_shows_the_text() -> None:
    (grounding,) = ground(DOCUMENT.source, DOCUMENT.indicators, [{"name": "GDP", "value": "500亿元"}])
    assert grounding["value"].text == "438.6亿元"
    assert not grounding.is_grounded
    with pytest.raises(KeyError):
        grounding["unit"]


def test_twice_is_the_same() -> None:
    records = [{"name": "GDP", "value": "438.6亿元"}]
    assert ground(DOCUMENT.source, DOCUMENT.indicators, records) == ground(
        DOCUMENT.source, DOCUMENT.indicators, records
    )
    assert Support("exact") is Support.EXACT


class TestStatements:
    """Not stated is not the same as mentioned without a number."""

    def test_answers(self) -> None:
        answers = find_statements(DOCUMENT.source, DOCUMENT.indicators, ["GDP", "外贸", "森林覆盖率"])
        assert [answer.statement for answer in answers] == [Statement.STATED, Statement.MENTIONED, Statement.NOT_STATED]
        assert answers[0].measure == "地区生产总值"
        assert DOCUMENT.source[answers[1].mentions[0]] == "外贸"

    def test_targets_and_results(self) -> None:
        assert list(targets(DOCUMENT.indicators)) == ["旅游收入"]
        assert list(results(DOCUMENT.indicators)) == ["地区生产总值", "固定资产投资"]


class TestMeasures:
    """At least 150 measures, each with one meaning."""

    def test_names_are_distinct(self) -> None:
        every = measures().every
        names = [name for measure in every for name in (measure.name, *measure.aliases)]
        assert len(every) >= 150
        assert len(names) == len(set(names))

    @pytest.mark.parametrize(
        ("name", "canonical"),
        [
            ("GDP", "地区生产总值"),
            ("社零", "社会消费品零售总额"),
            ("全市规上工业增加值", "规模以上工业增加值"),
            ("云溪区的事", None),
        ],
    )
    def test_by_name(self, name: str, canonical: str | None) -> None:
        found = measures().by_name(name)
        assert (None if found is None else found.name) == canonical

    def test_one_more(self) -> None:
        mine = measures().including(Measure("海铁联运量", "rail-sea freight", "mass", ("海铁联运",)))
        found = mine.by_name("海铁联运")
        assert found is not None
        assert found.name == "海铁联运量"
