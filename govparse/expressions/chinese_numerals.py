"""What numerals written in Han characters mean: the one place that reads them.

    integer    = [ upper "亿" ] [ upper "万" ] [ below ]           二千三百万零五
    below      = { digit power | "零" } [ digit ]                  一百零五, 廿五
    positional = digit digit { digit }                            二〇三五, 一二三
    shorthand  = integer power digit                              一万二 = 12000: the digit is of the next lower power
    decimal    = integer "点" digit { digit } [ power ]            十三点四, 一点五亿
    vague      = digit digit+1 [ power ] | "几" power | "十几"      二三十, 几百, 三十几: an interval
    money      = [ upper "元" ] [ upper "角" ] [ upper "分" ]       壹佰贰拾元零伍分, in the characters of cheques

Source: GB/T 15835-2011, 4.2 and 5.2 (numerals in Han characters, 〇 and 零, 几); the clearing rules for cheques
(大写 amounts, 整); the corpus.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, lru_cache

from govparse.expressions.intervals import Interval

__all__ = [
    "CAPITALS",
    "CHARACTERS",
    "CHINESE",
    "DIGITS",
    "LONGEST",
    "chinese_integer",
    "chinese_money",
    "chinese_number",
]

LONGEST = 40
"""A run of more numeral characters than this is no numeral."""
DIGITS = "零〇一二两兩三四五六七八九壹贰叁肆伍陆柒捌玖貳叄陸"
"""Every character that means a digit."""
CHARACTERS = DIGITS + "十百千拾佰仟廿卅万亿萬億几幾数"
"""Every character of an integer; 点 and the fraction words are not among them."""
CAPITALS = "零壹贰叁肆伍陆柒捌玖拾佰仟万亿"
"""The characters of amounts on cheques."""
CHINESE = rf"[{CHARACTERS}]{{1,{LONGEST}}}+(?:[点點][{CHARACTERS}]{{1,{LONGEST}}}+)?+"
"""What a numeral in Han characters looks like, as an expression."""


@lru_cache(maxsize=4096)
def chinese_integer(written: str) -> int | None:
    """The integer that is written in full or digit by digit; None where there is none, or it is vague.

    >>> [chinese_integer(written) for written in ("二十一", "一百零三", "二〇二三", "一〇", "两", "百十千", "几十")]
    [21, 103, 2023, 10, 2, None, None]
    """
    return None if len(written) > LONGEST else _integer(written.translate(_PLAIN))


@lru_cache(maxsize=8192)
def chinese_number(written: str) -> Decimal | Interval | None:
    """The number that is written, an interval where it is vague, None where it is no number.

    >>> [str(chinese_number(written)) for written in ("一百零五", "二〇三五", "两万五千", "一万二", "三点一四")]
    ['105', '2035', '25000', '12000', '3.14']
    >>> [str(chinese_number(written)) for written in ("二三十", "十几", "几百万", "三十几万", "一二")]
    ['[20, 30]', '[11, 19]', '[2000000, 9000000]', '[310000, 390000]', '[1, 2]']
    >>> chinese_number("百十千") is None
    True
    """
    if not written or len(written) > 2 * LONGEST + 1:
        return None
    whole, point, places = written.translate(_PLAIN).partition("点")
    if len(whole) > LONGEST or len(places) > LONGEST:
        return None
    if point:
        return _decimal(whole, places)
    if "几" in whole:
        return _vague(whole)
    # 二三 is two or three before it is 23; 二三点五 has a point to say what it is.
    neighbours = _neighbours(whole)
    if neighbours is not None:
        return neighbours
    number = _integer(whole)
    return None if number is None else Decimal(number)


def chinese_money(written: str) -> Decimal | None:
    """Yuan of an amount in the characters of cheques; None where it is none.

    >>> [str(chinese_money(written)) for written in ("壹佰贰拾叁元整", "壹元零伍分", "肆角伍分", "壹佰")]
    ['123', '1.05', '0.45', 'None']
    """
    match = _money().fullmatch(written)
    if match is None or not any(match.groups()):
        return None
    yuan, jiao, fen = (None if part is None else chinese_integer(part) for part in match.groups())
    # 零元 is an amount; 元 alone is none, and neither is an integer that nobody can read.
    if match[1] is not None and yuan is None:
        return None
    return Decimal(100 * (yuan or 0) + 10 * (jiao or 0) + (fen or 0)).scaleb(-2).normalize() + 0


@cache
def _money() -> re.Pattern[str]:
    digit = CAPITALS[1:10]
    return re.compile(rf"(?:([{CAPITALS}]{{1,{LONGEST}}})[元圆])?(?:零?([{digit}])角)?(?:零?([{digit}])分)?[整正]?")


_PLAIN = str.maketrans(
    "壹贰叁肆伍陆柒捌玖貳叄陸拾佰仟萬億零两兩数點幾", "一二三四五六七八九二三六十百千万亿〇二二几点几"
)
_VALUES = {character: value for value, character in enumerate("〇一二三四五六七八九")}
_POWERS = {"十": 10, "百": 100, "千": 1000}


def _decimal(whole: str, places: str) -> Decimal | None:
    digits = places.rstrip("十百千万亿")
    number = _integer(whole)
    # 一点五亿: the decimal counts so many 亿.
    times = _integer("一" + places[len(digits) :])
    if number is None or times is None or not digits or any(digit not in _VALUES for digit in digits):
        return None
    value = Decimal(f"{number}." + "".join(str(_VALUES[digit]) for digit in digits))
    return value if times == 1 else value * times


def _integer(plain: str) -> int | None:
    if not plain:
        return None
    if all(character in _VALUES for character in plain):
        return int("".join(str(_VALUES[digit]) for digit in plain))
    plain = plain.replace("廿", "二十").replace("卅", "三十")
    return _joined(plain, "亿", 10**8)


def _joined(plain: str, power: str, worth: int) -> int | None:
    """The integer around its last 亿 or 万: what stands before it counts so many, what follows is less."""
    upper, found, lower = plain.rpartition(power)
    if not found:
        return _joined(plain, "万", 10**4) if power == "亿" else _below(plain)
    if power in upper:
        return None
    number = _part(upper, power) if upper else 1
    if number is None or number == 0:
        return None
    if not lower:
        return number * worth
    if len(lower) == 1 and lower in _VALUES and lower != "〇":
        return number * worth + _VALUES[lower] * worth // 10
    lower = lower.removeprefix("〇")
    # 一亿万 is no number: what follows a power begins with its digit, or with 十.
    rest = _part(lower, power) if lower and lower[0] not in "百千万" else None
    if rest is None or not 0 < rest < worth:
        return None
    return number * worth + rest


def _part(plain: str, power: str) -> int | None:
    return _joined(plain, "万", 10**4) if power == "亿" else _below(plain)


def _below(plain: str) -> int | None:
    """An integer below 10000: powers descend, each with its digit."""
    total, last, digit, zero = 0, 10**4, None, False
    for character in plain:
        value = _VALUES.get(character)
        if value is not None:
            if digit is not None or (value == 0 and (zero or not total)):
                return None
            zero, digit = zero or value == 0, value or None
            continue
        power = _POWERS.get(character)
        if power is None or power >= last or (digit is None and total and power > 10):
            return None
        total += (digit or 1) * power
        last, digit, zero = power, None, False
    if digit is None:
        return total if total and not zero else None
    # 三百五 is 350, 三百零五 is 305.
    return total + (digit * last // 10 if total and last > 10 and not zero else digit)


def _vague(plain: str) -> Interval | None:
    """几 and 数 stand for one digit: from 2 in front of a power, from 1 behind one."""
    before, _, after = plain.partition("几")
    if "几" in after:
        return None
    if not before and not after:
        return Interval(Decimal(2), Decimal(9))
    smallest = "二" if not before else "一"
    # 三千几 is a few of what? Only 十几 has its digit behind the power.
    if before and before[-1] not in "十廿卅":
        return None
    low, high = _integer(before + smallest + after), _integer(before + "九" + after)
    return None if low is None or high is None else Interval(Decimal(low), Decimal(high))


def _neighbours(plain: str) -> Interval | None:
    """Two digits that follow each other: 两三, 二三十, 五六百万, 十七八; and 三五, a few."""
    for at in range(len(plain) - 1):
        first, second = _VALUES.get(plain[at]), _VALUES.get(plain[at + 1])
        if first and second and (second == first + 1 or (first, second) == (3, 5)):
            # 一二三 and 一九八九 go on with digits: they are written digit by digit.
            low = _single(plain[: at + 1] + plain[at + 2 :])
            high = _single(plain[:at] + plain[at + 1 :])
            if low is not None and high is not None:
                return Interval(Decimal(low), Decimal(high))
    return None


def _single(plain: str) -> int | None:
    if plain in _VALUES:
        return _VALUES[plain]
    return None if all(character in _VALUES for character in plain) else _integer(plain)
