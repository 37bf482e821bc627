"""Numerals: Arabic and Chinese, exact, with their magnitudes.

    numeral  = [ "-" | "负" ] ( fraction | number )
    number   = arabic { magnitude [ arabic ] } | chinese      1.2万亿, 1亿5000万 | 一百零五, 二〇三五
    fraction = number "分之" number                            百分之五, 三分之一

What Arabic and Chinese numerals mean is the matter of `arabic_numerals` and `chinese_numerals`. GB/T 15835-2011 says
which form is written when. A numeral of more than 40 digits is none, and neither is a vague one: 几十 is read where
it bounds a quantity.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import cache

import regex

from govparse.expressions.arabic_numerals import ARABIC, MAGNITUDE, arabic_number
from govparse.expressions.chinese_numerals import CHARACTERS, chinese_number
from govparse.grammar import Parser, rule
from govparse.text import Source

__all__ = ["Number", "numeral", "read_number"]

Number = Decimal | Fraction

_CHINESE = rf"[{CHARACTERS}]{{1,40}}+(?:点[{CHARACTERS}]{{1,40}}+)?"


def read_number(written: str) -> Number | None:
    """The value of a number as it is written in the normalised twin; None where it is not one, or vague.

    >>> read_number("1.2万亿"), read_number("1亿5000万"), read_number("3,500"), read_number("百分之十三点四")
    (Decimal('1200000000000'), Decimal('150000000'), Decimal('3500'), Fraction(67, 500))
    """
    below, parted, above = written.partition("分之")
    if parted:
        denominator, numerator = read_number(below), read_number(above)
        return None if not denominator or numerator is None else Fraction(numerator) / Fraction(denominator)
    if written[:1] in ("-", "负"):
        value = read_number(written[1:])
        return None if value is None else -value
    if written[:1].isdecimal():
        return _arabic(written)
    found = chinese_number(written)
    return found if isinstance(found, Decimal) else None


def _arabic(written: str) -> Decimal | None:
    total, least, at = Decimal(0), None, 0
    while at < len(written):
        part = _part().match(written, at)
        if part is None:
            return None
        value = arabic_number(part[1], part[2] or "")
        # 1亿5000万 goes down; 5000万1亿 is no number.
        if least is not None and value >= least:
            return None
        total, least, at = total + value, arabic_number("1", part[2] or ""), part.end()
    return total


@cache
def _part() -> regex.Pattern[str]:
    return regex.compile(rf"({ARABIC})({MAGNITUDE})?")


def _built(match: regex.Match[str], source: Source) -> Number | None:
    return read_number(match[0])


numeral: Parser[Number] = rule(
    rf"""(?x)
    (?<![0-9.,A-Za-z{CHARACTERS}]) [-负]?+
    (?: (?:{_CHINESE}|{ARABIC}) 分之 (?:{_CHINESE}|{ARABIC})
      | {_CHINESE}
      | (?: {ARABIC} (?:{MAGNITUDE})? ){{1,3}}+ (?![0-9]) )
    """,
    _built,
    "a numeral",
)
"""A numeral; its value is a `Decimal`, or a `Fraction` where the text says one.

>>> [str(numeral.parse(text)) for text in ("1.2万亿", "两万五千", "二〇三五", "负三", "三分之一", "１，２３４")]
['1200000000000', '25000', '2035', '-3', '1/3', '1234']
"""
