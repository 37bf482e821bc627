"""Quantities against a corpus of forms, and the promises of their values."""

import tomllib
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govparse import ParseError, Quantity, quantity, units
from govparse.expressions.proportions import Proportion
from govparse.expressions.quantities import Approximation
from govparse.expressions.units import UnitError

CORPORA = Path(__file__).parent.parent / "corpora"
POSITIVE = tomllib.loads((CORPORA / "quantities.toml").read_text(encoding="utf-8"))["quantity"]
NEGATIVE = tomllib.loads((CORPORA / "quantities_negative.toml").read_text(encoding="utf-8"))["texts"]


def number(written: str) -> Decimal | Fraction | Proportion | None:
    if not written:
        return None
    if ":" in written:
        return Proportion.of(written)
    return Fraction(written) if "/" in written else Decimal(written)


@pytest.mark.parametrize(
    ("entry", "form"),
    [(entry, form) for entry in POSITIVE for form in entry["forms"]],
    ids=lambda given: str(given)[:20],
)
def test_every_form_means_its_quantity(entry: dict[str, str], form: str) -> None:
    found = quantity.parse(form)
    assert (found.value, found.unit, found.approximation.value) == (
        number(entry.get("value", "")), entry.get("unit"), entry.get("approx", "exact")
    )  # fmt: skip
    assert (found.low, found.high) == (number(entry.get("low", "")), number(entry.get("high", "")))
    assert found.text == form


@pytest.mark.parametrize("text", NEGATIVE)
def test_no_quantity_is_found(text: str) -> None:
    assert [found.text for found in quantity.find_all(text)] == []


@pytest.mark.parametrize("text", ["", "亿元", "约", "12", "二〇二四年", "12亿元吧"])
def test_what_is_no_quantity_is_an_error(text: str) -> None:
    with pytest.raises(ParseError, match="expected"):
        quantity.parse(text)


def test_lists_take_the_unit_of_the_last() -> None:
    text = "提升4.5、2.4个百分点，投入10、20万元"
    found = [(item.text, item.value.unit) for item in quantity.find_all(text)]
    assert found == [("4.5", "百分点"), ("2.4个百分点", "百分点"), ("10", "元"), ("20万元", "元")]


def test_a_range_is_not_a_growth_from_one_level_to_another() -> None:
    found = [item.text for item in quantity.find_all("由10%到20%，从3万元至5万元")]
    assert found == ["10%", "20%", "3万元", "5万元"]


class TestValues:
    """Equal means the same; units convert exactly and only within their kind."""

    def test_the_same_amount_is_equal(self) -> None:
        assert quantity.parse("1亿元") == quantity.parse("10000万元")
        assert quantity.parse("1亿元") != quantity.parse("约1亿元")

    def test_a_percentage_point_is_no_percentage(self) -> None:
        with pytest.raises(UnitError, match=r"百分点 .point. does not convert into % .percent."):
            quantity.parse("3个百分点").to("%")

    def test_currencies_do_not_convert(self) -> None:
        with pytest.raises(UnitError, match="美元"):
            quantity.parse("3美元").to("元")

    def test_addition_and_order(self) -> None:
        assert (quantity.parse("1公里") + quantity.parse("500米")).value == Decimal("1.5")
        assert quantity.parse("3亩") < quantity.parse("1公顷")
        with pytest.raises(UnitError, match="does not convert"):
            quantity.parse("1公里") + quantity.parse("1吨")

    @given(st.decimals(min_value=0, max_value=10**9, places=3), st.sampled_from(["亩", "公里", "斤", "千瓦时", "小时"]))
    def test_there_and_back_is_exact(self, value: Decimal, unit: str) -> None:
        given_one = Quantity(value, unit)
        assert given_one.si.to(unit).value == value

    @pytest.mark.parametrize(
        ("text", "bounds"),
        [("12亿元", "[1200000000, 1200000000]"), ("不超过5%", "(-∞, 5]"), ("超过5%", "(5, ∞)"), ("3-5%", "[3, 5]")],
    )
    def test_bounds(self, text: str, bounds: str) -> None:
        assert str(quantity.parse(text).bounds) == bounds

    def test_a_unit_of_ones_own(self) -> None:
        mine = units.with_units("桶 = 158.987294928 升")
        assert mine["桶"].factor == Fraction("0.158987294928")
        with pytest.raises(UnitError, match="expected 'name = factor unit'"):
            units.with_units("桶")


class TestProperties:
    """What holds for every amount that can be written."""

    @given(
        st.integers(min_value=0, max_value=10**12),
        st.sampled_from(["元", "个", "%", "吨", "平方米"]),
        st.sampled_from(list(Approximation)),
    )
    def test_what_is_written_is_read(self, value: int, unit: str, approximation: Approximation) -> None:
        words = {
            Approximation.EXACT: ("", ""), Approximation.ABOUT: ("约", ""), Approximation.OVER: ("超过", ""),
            Approximation.AT_LEAST: ("", "以上"), Approximation.NEARLY: ("接近", ""),
            Approximation.UNDER: ("不足", ""), Approximation.AT_MOST: ("不超过", ""),
        }[approximation]  # fmt: skip
        found = quantity.parse(f"{words[0]}{value}{unit}{words[1]}")
        assert (found.value, found.unit, found.approximation) == (Decimal(value), unit, approximation)

    @given(st.lists(st.sampled_from(["投资12亿元", "增长约3.5%", "新增5个", "居前十", "三分之一"]), max_size=6))
    def test_sentences_do_not_disturb_each_other(self, sentences: list[str]) -> None:
        alone = [found.value for sentence in sentences for found in quantity.find_all(sentence + "。")]
        assert [found.value for found in quantity.find_all("".join(s + "。" for s in sentences))] == alone
