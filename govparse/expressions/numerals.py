"""Numerals: Arabic and Chinese, exact, with their magnitudes.

    numeral  = [ "-" | "负" ] ( fraction | money | number )
    number   = arabic { magnitude [ arabic ] } | chinese      1.2万亿, 1亿5000万 | 一百零五, 二〇三五
    fraction = number "分之" number | "一半"                    百分之五, 三分之一
    money    = 壹佰贰拾叁元肆角伍分 [ "整" ]                     an amount in the characters of cheques

What Arabic and Chinese numerals mean is the matter of `arabic_numerals` and `chinese_numerals`. GB/T 15835-2011 says
which form is written when. A numeral of more than 40 digits is none.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import cache

import regex

from govparse.expressions.arabic_numerals import ARABIC, MAGNITUDE, arabic_number
from govparse.expressions.chinese_numerals import CAPITALS, CHARACTERS, CHINESE, chinese_money, chinese_number
from govparse.expressions.intervals import Interval, Number
from govparse.expressions.numeral_rendering import Style, rendered
from govparse.grammar.primitives import Rule
from govparse.text import Source

__all__ = ["Number", "NumeralParser", "numeral", "read_number"]


def read_number(written: str) -> Number | Interval | None:
    """The value of a numeral as it is written in the normalised twin; None where it is not one.

    >>> read_number("1.2万亿"), read_number("1亿5000万"), read_number("3,500"), read_number("百分之十三点四")
    (Decimal('1200000000000'), Decimal('150000000'), Decimal('3500'), Fraction(67, 500))
    """
    if written[:1] in ("-", "负"):
        value = read_number(written[1:])
        if isinstance(value, Decimal):
            return value.copy_negate()  # A minus would round to the precision of the context.
        return -value if isinstance(value, Fraction) else None
    if written == "一半":
        return Fraction(1, 2)
    below, parted, above = written.partition("分之")
    if parted:
        denominator, numerator = read_number(below), read_number(above)
        if not isinstance(denominator, Number) or not isinstance(numerator, Number) or not denominator:
            return None
        return Fraction(numerator) / Fraction(denominator)
    if written[:1].isdecimal():
        return _arabic(written)
    if written[-1:] in _COINS:
        return chinese_money(written)
    # 几 and 数 alone are a question and a noun: they count only before a unit.
    return None if written in _VAGUE else chinese_number(written)


def _arabic(written: str) -> Decimal | None:
    total: Decimal | None = None
    least, at = None, 0
    while at < len(written):
        part = _part().match(written, at)
        if part is None:
            return None
        value, worth = arabic_number(part[1], part[2] or ""), arabic_number("1", part[2] or "")
        # 1亿5000万 goes down, and 5000万1亿 is no number; of 9566万1 nobody knows what the 1 counts.
        if least is not None and (value >= least or (worth == 1 and 10 ** len(part[1]) < least)):
            return None
        # A sum rounds to the precision of the context, and one number alone needs none.
        total, least, at = value if total is None else total + value, worth, part.end()
    return total


@cache
def _part() -> regex.Pattern[str]:
    return regex.compile(rf"({ARABIC})({MAGNITUDE})?")


_COINS = frozenset("元圆角分整正")
_VAGUE = frozenset("几幾数")
_EXPRESSION = rf"""(?x)
    (?<![0-9.,A-Za-z{CHARACTERS}]) [-负]?+
    (?: (?:{CHINESE}|{ARABIC}) 分之 (?:{CHINESE}|{ARABIC})
      | 一半
      | (?=[{CAPITALS}]) (?:[{CAPITALS}]{{1,40}}+[元圆])?+ (?:零?[{CAPITALS[1:10]}]角)?+ (?:零?[{CAPITALS[1:10]}]分)?+
          (?<=[元圆角分]) [整正]?+
      | {CHINESE}
      | (?: {ARABIC} (?:{MAGNITUDE})? ){{1,3}}+ (?![0-9]) )
"""


class NumeralParser(Rule[Number | Interval]):
    """Reads numerals, and writes them; see the grammar of this module."""

    __slots__ = ()

    def __init__(self) -> None:
        super().__init__(_EXPRESSION, _built, expected="a numeral", words={}, refuses=True)

    def render(self, value: Number | int, style: Style | str = "lower") -> str:
        """The number in Chinese, so that `parse` gives it back: for all numbers below 10^16 in size.

        `style` is `lower` (一万零五), `upper` (壹万零伍), `digits` (二〇三五) or `money` (壹佰元零伍分). A number whose
        digits alone would be read as vague gets a zero in front: 23 is 〇二三 in `digits`, for 二三 is two or three.

        Raises:
            ValueError: no such style; a number of 10^16 and more, or of more than 16 places; a fraction in `digits` or
                `money`; an amount that has more places than 分.

        >>> [numeral.render(10005, style) for style in ("lower", "upper", "digits", "money")]
        ['一万零五', '壹万零伍', '一〇〇〇五', '壹万零伍元整']
        >>> numeral.render(Decimal("-3.14")), numeral.render(Fraction(1, 3)), numeral.render(Decimal("1.05"), "money")
        ('负三点一四', '三分之一', '壹元零伍分')
        """
        return rendered(value, Style(style))


def _built(match: regex.Match[str], source: Source) -> Number | Interval | None:
    return read_number(match[0])


numeral = NumeralParser()
"""A numeral; its value is a `Decimal`, a `Fraction` where the text says one, an `Interval` where it is vague.

>>> [str(numeral.parse(text)) for text in ("1.2万亿", "两万五千", "二〇三五", "负三", "三分之一", "１，２３４", "几十")]
['1200000000000', '25000', '2035', '-3', '1/3', '1234', '[20, 90]']
>>> numeral.render(12500, style="upper")
'壹万贰仟伍佰'
"""
