"""Numbers written in Chinese.

    lower  = [ "负" ] 一万零五, 三点一四, 三分之一
    upper  = [ "负" ] 壹万零伍, 叁点壹肆, 叁分之壹                 the characters of cheques 大写
    digits = [ "负" ] digit { digit } [ "点" digit { digit } ]     二〇三五
    money  = [ "负" ] upper "元" [ digit "角" ] [ digit "分" ] [ "整" ]

What is written is read again as the same number. `cn2an` writes all but fractions and digits: here it is right, as
a property test shows; it is imported when the first number is written. Source: GB/T 15835-2011, 5.2; the clearing rules
for cheques.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cache

from govparse.expressions.chinese_numerals import chinese_number

__all__ = ["Style", "rendered"]


class Style(StrEnum):
    """How a number is written."""

    LOWER = "lower"
    """一万零五"""
    UPPER = "upper"
    """壹万零伍"""
    DIGITS = "digits"
    """二〇三五"""
    MONEY = "money"
    """壹佰元零伍分"""


def rendered(value: Decimal | Fraction | int, style: Style) -> str:
    """The number in Chinese; see `NumeralParser.render`."""
    if isinstance(value, Decimal) and not value.is_finite():
        raise ValueError(f"{value} is no number to write")
    sign = "负" if value < 0 else ""
    if isinstance(value, Fraction):
        if value.denominator != 1:
            return sign + _fraction(abs(value), style)
        value = value.numerator
    number = abs(Decimal(value))
    if number >= _LIMIT:
        raise ValueError(f"{value} is not below 10^16 in size")
    exponent = number.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -_PLACES:
        raise ValueError(f"{value} has more than {_PLACES} places")
    if style is Style.DIGITS:
        return sign + _digits(f"{number:f}")
    if style is Style.MONEY and number != round(number, 2):
        raise ValueError(f"{value} is no amount of 元, 角 and 分")
    return sign + _cn2an()(f"{number:f}", _MODES[style])


_LIMIT = Decimal(10**16)
_PLACES = 16
_MODES = {Style.LOWER: "low", Style.UPPER: "up", Style.MONEY: "rmb"}
_HAN = str.maketrans("0123456789.", "〇一二三四五六七八九点")


@cache
def _cn2an() -> Callable[[str, str], str]:
    from cn2an import an2cn

    written: Callable[[str, str], str] = an2cn
    return written


def _fraction(size: Fraction, style: Style) -> str:
    if style not in (Style.LOWER, Style.UPPER):
        raise ValueError(f"{size} has no {style.value} form; lower and upper write it 几分之几")
    return f"{rendered(size.denominator, style)}分之{rendered(size.numerator, style)}"


def _digits(written: str) -> str:
    han = written.translate(_HAN)
    # 二三 would be read as two or three; a zero in front leaves no doubt.
    return han if isinstance(chinese_number(han), Decimal) else "〇" + han
