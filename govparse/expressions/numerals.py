"""Numerals: Arabic and Chinese, exact, with their magnitudes.

    numeral   = [ "-" | "负" ] ( fraction | number )
    number    = arabic { magnitude [ arabic ] } | chinese
    arabic    = digits { "," three-digits } [ "." digits ]
    magnitude = { "十" | "百" | "千" | "万" | "亿" }
    chinese   = integer [ "点" digits ]
    integer   = positional | read-out           二〇三五 | 两千零三十五, 一万二 (12000), 廿三, 壹佰贰拾叁
    fraction  = number "分之" number             百分之五, 三分之一

GB/T 15835-2011 says which form is written when; the corpus has them all. A numeral of more than 40 digits is none.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import cache

import regex

from govparse.grammar import Parser, rule
from govparse.text import Source

__all__ = ["ARABIC", "CHINESE", "MAGNITUDES", "Number", "numeral", "read_chinese", "read_number", "scaled"]

Number = Decimal | Fraction

MAGNITUDES = {
    "十": 1,
    "百": 2,
    "千": 3,
    "万": 4,
    "十万": 5,
    "百万": 6,
    "千万": 7,
    "亿": 8,
    "十亿": 9,
    "百亿": 10,
    "千亿": 11,
    "万亿": 12,
    "十万亿": 13,
    "百万亿": 14,
}
"""What stands behind Arabic digits and multiplies them, with its power of ten."""

ARABIC = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,12}+(?![0-9])|[0-9]{1,40}+)(?:\.[0-9]{1,20}+)?"
"""Digits, grouped by threes or not, with a decimal part; in the normalised twin."""

CHINESE = (
    r"[〇零一二两三四五六七八九十百千万亿廿卅壹贰叁肆伍陆柒捌玖拾佰仟萬億]{1,40}+(?:点[〇零一二三四五六七八九]{1,20}+)?"
)
"""A Chinese numeral, well formed or not: `read_chinese` tells."""

_LOWER = str.maketrans("零两壹贰叁肆伍陆柒捌玖拾佰仟萬億", "〇二一二三四五六七八九十百千万亿")
_DIGITS = {character: value for value, character in enumerate("〇一二三四五六七八九")}


def read_chinese(written: str) -> Decimal | None:
    """The value of a Chinese numeral, or None of one that is not well formed.

    >>> [int(read_chinese(text)) for text in ("一百零五", "二〇三五", "两万五千", "廿三", "一万二", "十", "百万")]
    [105, 2035, 25000, 23, 12000, 10, 1000000]
    >>> read_chinese("五六") is None, read_chinese("三点一四")
    (True, Decimal('3.14'))
    """
    whole, point, decimals = written.translate(_LOWER).replace("廿", "二十").replace("卅", "三十").partition("点")
    value = _integer(whole)
    if value is None or not point:
        return None if value is None else Decimal(value)
    if not decimals or not all(digit in _DIGITS for digit in decimals):
        return None
    return Decimal(f"{value}.{''.join(str(_DIGITS[digit]) for digit in decimals)}")


def read_number(written: str) -> Number | None:
    """The value of a number in Arabic digits, with magnitudes or not, or in Chinese ones; None where it is not one.

    >>> read_number("1.2万亿"), read_number("1亿5000万"), read_number("3,500"), read_number("百分之十三点四")
    (Decimal('1200000000000'), Decimal('150000000'), Decimal('3500'), Fraction(67, 500))
    """
    if "分之" in written:
        below, _, above = written.partition("分之")
        denominator, numerator = read_number(below), read_number(above)
        return None if not denominator or numerator is None else Fraction(numerator) / Fraction(denominator)
    if written[:1] in "-负":
        value = read_number(written[1:]) if len(written) > 1 and written[1] not in "-负" else None
        return None if value is None else -value
    if not written or not written[0].isdigit():
        return read_chinese(written)
    total, above = Decimal(0), None
    at = 0
    while at < len(written):
        part = _part().match(written, at)
        if part is None:
            return None
        power = MAGNITUDES[part[2]] if part[2] else 0
        value = scaled(part[1], power)
        # 1亿5000万 goes down; 5000万1亿 is no number.
        if above is not None and value >= above:
            return None
        total, above, at = total + value, Decimal(10**power), part.end()
    return total


def scaled(written: str, power: int) -> Decimal:
    """Arabic digits times a power of ten, by moving the point: exact, and without zeros behind it.

    >>> scaled("1,724.2", 8), scaled("5.0", 0)
    (Decimal('172420000000'), Decimal('5.0'))
    """
    whole, _, decimals = written.replace(",", "").partition(".")
    if not power:
        return Decimal(f"{whole}.{decimals}" if decimals else whole)
    if len(decimals) <= power:
        return Decimal(whole + decimals.ljust(power, "0"))
    return Decimal(f"{whole}{decimals[:power]}.{decimals[power:]}")


@cache
def _part() -> regex.Pattern[str]:
    return regex.compile(rf"({ARABIC})(\L<magnitudes>)?", magnitudes=list(MAGNITUDES))


def _integer(written: str) -> int | None:
    """The value of lower-case characters: positional (二〇三五) or read out (两千零三十五)."""
    if len(written) > 1 and all(character in _DIGITS for character in written):
        # 三五 is three or five, not 35; a positional numeral of two digits has a 〇.
        if len(written) == 2 and "〇" not in written:
            return None
        return int("".join(str(_DIGITS[character]) for character in written))
    return _read_out(written)


def _read_out(written: str) -> int | None:
    for scale, value in (("亿", 10**8), ("万", 10**4)):
        before, found, behind = written.rpartition(scale)
        if not found:
            continue
        above = _read_out(before) if before else 1
        if above is None:
            return None
        if behind in _DIGITS and behind != "〇":
            return above * value + _DIGITS[behind] * value // 10  # 一万二 is 12000
        below = _read_out(behind.removeprefix("〇")) if behind else 0
        return above * value + below if below is not None and below < value and behind != "〇" else None
    return _section(written)


def _section(written: str) -> int | None:
    """What stands between two of 亿 and 万: below 10000."""
    match = _pattern().fullmatch(written)
    if match is None or not written:
        return 0 if written == "〇" else None
    total = 0
    last = 0
    for name, rank in (("thousands", 1000), ("hundreds", 100), ("tens", 10)):
        if match[name] is not None:
            total += _DIGITS.get(match[name], 1) * rank
            last = rank
    ones = _DIGITS[match["ones"]] if match["ones"] else 0
    if written[-1] == "〇" or not match["gap"] and last >= 100 and ones and total % last == 0 and written[-2] in "千百":
        # 三百五 is 350, 两千三 is 2300; 三百〇 is nothing.
        return total + ones * last // 10 if ones else None
    return total + ones


@cache
def _pattern() -> regex.Pattern[str]:
    return regex.compile(
        r"""(?x)
        (?: (?P<thousands>[一二三四五六七八九]?) 千 )?+ (?P<gap>〇)?+
        (?: (?P<hundreds>[一二三四五六七八九]?) 百 )?+ (?P<gap>〇)?+
        (?: (?P<tens>[一二三四五六七八九]?) 十 )?+ (?P<gap>〇)?+
        (?P<ones>[一二三四五六七八九])?+
        """
    )


def _built(match: regex.Match[str], source: Source) -> Number | None:
    return read_number(match[0])


numeral: Parser[Number] = rule(
    rf"""(?x)
    (?<![0-9.,A-Za-z〇零一二两三四五六七八九十百千万亿]) [-负]?
    (?: (?:{CHINESE}|{ARABIC}) 分之 (?:{CHINESE}|{ARABIC})
      | {CHINESE}
      | (?: {ARABIC} (?:\L<magnitudes>)? ){{1,3}}+ (?![0-9]) )
    """,
    _built,
    "a numeral",
    magnitudes=MAGNITUDES,
)
"""A numeral; its value is a `Decimal`, or a `Fraction` where the text says one.

>>> [str(numeral.parse(text)) for text in ("1.2万亿", "两万五千", "二〇三五", "负三", "三分之一", "１，２３４")]
['1200000000000', '25000', '2035', '-3', '1/3', '1234']
"""
