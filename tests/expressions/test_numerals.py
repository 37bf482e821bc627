"""Numerals against a corpus of forms, what is rendered against what is read, and both against cn2an."""

import subprocess
import sys
import tomllib
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import cn2an
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from govparse import ParseError, numeral, quantity
from govparse.expressions.intervals import Interval
from govparse.expressions.numeral_rendering import Style

CORPUS = tomllib.loads((Path(__file__).parent.parent / "corpora" / "numerals.toml").read_text(encoding="utf-8"))

integers = st.integers(min_value=-(10**16) + 1, max_value=10**16 - 1)
decimals = st.builds(
    lambda digits, places: Decimal(digits).scaleb(-places), st.integers(-(10**16), 10**16), st.integers(1, 8)
)
amounts = st.integers(0, 10**18 - 1).map(lambda fen: Decimal(fen).scaleb(-2))


def meaning(written: str) -> Decimal | Fraction | Interval:
    if written.startswith("["):
        low, high = written.strip("[]").split(", ")
        return Interval(Decimal(low), Decimal(high))
    return Fraction(written) if "/" in written else Decimal(written)


@pytest.mark.parametrize(
    ("value", "form"), [(value, form) for value, forms in CORPUS["forms"].items() for form in forms]
)
def test_every_form_means_its_number(value: str, form: str) -> None:
    assert numeral.parse(form) == meaning(value)


@pytest.mark.parametrize("form", CORPUS["none"]["forms"])
def test_what_is_no_numeral(form: str) -> None:
    with pytest.raises(ParseError):
        numeral.parse(form)


class TestRendering:
    """What is rendered is read again as the same number."""

    @given(integers, st.sampled_from(["lower", "upper", "digits", "money"]))
    @example(23, "digits")
    @example(35, "digits")
    @example(10**15, "lower")
    @example(10**8 + 10**3, "upper")
    @example(0, "money")
    def test_integers(self, value: int, style: str) -> None:
        assert numeral.parse(numeral.render(value, style=style)) == value

    @given(decimals, st.sampled_from(["lower", "upper", "digits"]))
    def test_decimals(self, value: Decimal, style: str) -> None:
        if abs(value) < 10**16:
            assert numeral.parse(numeral.render(value, style=style)) == value

    @given(amounts)
    @example(Decimal("0.05"))
    @example(Decimal("1.05"))
    @example(Decimal("10.50"))
    def test_money(self, value: Decimal) -> None:
        written = numeral.render(value, style="money")
        assert numeral.parse(written) == value
        if value >= 1:
            found = quantity.parse(written)
            assert (found.value, found.unit) == (value, "元")

    @given(
        st.fractions(max_denominator=9999).filter(lambda f: abs(f.numerator) < 10**9),
        st.sampled_from(["lower", "upper"]),
    )
    def test_fractions(self, value: Fraction, style: str) -> None:
        assert numeral.parse(numeral.render(value, style=style)) == value

    @pytest.mark.parametrize(
        ("value", "style", "written"),
        [
            (105, "lower", "一百零五"),
            (105, "upper", "壹佰零伍"),
            (2035, "digits", "二〇三五"),
            (123, "digits", "一二三"),
            (12, "digits", "〇一二"),
            (10, "lower", "十"),
            (Decimal("-3.14"), "lower", "负三点一四"),
            (Fraction(1, 3), "lower", "三分之一"),
            (Fraction(6, 3), "lower", "二"),
            (1_230_000, "money", "壹佰贰拾叁万元整"),
            (Decimal("100.01"), "money", "壹佰元零壹分"),
        ],
    )
    def test_examples(self, value: Decimal | Fraction | int, style: str, written: str) -> None:
        assert numeral.render(value, style=style) == written

    @pytest.mark.parametrize(
        ("value", "style", "message"),
        [
            (10**16, "lower", "not below 10"),
            (Decimal("NaN"), "lower", "no number"),
            (Decimal("1.005"), "money", "no amount"),
            (Fraction(1, 3), "money", "no money form"),
            (1, "roman", "roman"),
        ],
    )
    def test_what_cannot_be_written(self, value: Decimal | Fraction | int, style: str, message: str) -> None:
        with pytest.raises(ValueError, match=message):
            numeral.render(value, style=style)

    def test_cn2an_is_imported_by_the_first_number_that_is_written(self, root: Path) -> None:
        code = (
            "import sys; from govparse import numeral; numeral.parse('一百零五'); early = 'cn2an' in sys.modules;"
            "numeral.render(5); print(early, 'cn2an' in sys.modules)"
        )
        run = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
        assert run.stdout.split() == ["False", "True"]


DISAGREEMENTS = {
    "1.23456万": "cn2an drops the places behind the fourth: 12345",
    "7731亿10万": "cn2an loses the 10万",
    "9566万1": "cn2an takes the 1 for 1000; behind Arabic digits it is no shorthand, and no numeral",
    "五亿三": "cn2an leaks a KeyError; it is 530000000",
    "一二": "cn2an reads 12; it is one or two",
    "二三十": "cn2an refuses what is vague",
    "几百": "cn2an refuses what is vague",
    "1.2万亿": "cn2an refuses two magnitudes",
    "百万": "cn2an wants a digit in front",
    "三点五亿": "cn2an knows no decimal of a magnitude",
    "1,234": "cn2an knows no groups of digits",
    "百分之五": "cn2an knows no fractions",
    "三分之一": "cn2an knows no fractions",
}
"""Where cn2an 0.5.24 and this library differ, and why."""


class TestAgainstCn2an:
    """On textbook integers both read the same; where they do not, the reason is known."""

    @given(st.integers(0, 10**16 - 1))
    def test_what_it_writes_is_what_we_read(self, value: int) -> None:
        assert numeral.parse(cn2an.an2cn(str(value), "low")) == value
        assert numeral.parse(cn2an.an2cn(str(value), "up")) == value

    @given(st.integers(0, 9999))
    def test_below_ten_thousand_both_read_the_same(self, value: int) -> None:
        written = numeral.render(value)
        assert cn2an.cn2an(written, "strict") == numeral.parse(written)

    @given(st.integers(0, 10**16 - 1))
    def test_it_reads_its_own_numerals_where_no_group_is_empty(self, value: int) -> None:
        written = numeral.render(value)
        try:
            theirs = cn2an.cn2an(written, "smart")
        except (ValueError, KeyError):
            # It cannot read its own rendering where the group of 万 is empty, or begins with ten.
            return
        assert theirs == numeral.parse(written)

    @pytest.mark.parametrize("written", DISAGREEMENTS)
    def test_the_known_disagreements(self, written: str) -> None:
        def theirs() -> object:
            try:
                return cn2an.cn2an(written, "smart")
            except (ValueError, KeyError) as error:
                return type(error)

        def ours() -> object:
            try:
                return numeral.parse(written)
            except ParseError as error:
                return type(error)

        assert theirs() != ours(), DISAGREEMENTS[written]


class TestPromises:
    """Half width and full width mean the same; a numeral has an end."""

    @given(st.integers(0, 10**12), st.integers(0, 4))
    def test_full_width_is_half_width(self, digits: int, places: int) -> None:
        written = f"{Decimal(digits).scaleb(-places):f}"
        wide = written.translate({ord(sign): ord(sign) + 0xFEE0 for sign in "0123456789."})
        assert numeral.parse(wide) == numeral.parse(written)

    @pytest.mark.parametrize("digit", "1一壹")
    def test_more_than_forty_digits_are_none(self, digit: str) -> None:
        with pytest.raises(ParseError):
            numeral.parse(digit * 41)

    @given(st.sampled_from([*Style]))
    def test_a_style_may_be_a_word_or_a_member(self, style: Style) -> None:
        assert numeral.render(3, style) == numeral.render(3, style.value)


def test_what_could_not_be_read_back_is_not_written() -> None:
    assert numeral.parse(numeral.render(Decimal("1E-16"))) == Decimal("1E-16")
    with pytest.raises(ValueError, match="more than 16 places"):
        numeral.render(Decimal("1E-17"))


def test_a_long_numeral_is_exact() -> None:
    assert numeral.parse("1" * 35) == Decimal("1" * 35)
    assert numeral.parse("-" + "1" * 35) == -int("1" * 35)
