"""What numerals written in Han characters mean.

integer    = [ upper "亿" ] [ upper "万" ] [ below ]            二千三百万零五
below      = { digit power | "零" } [ digit ]                   一百零五, 廿五
positional = digit digit { digit }                             二〇三五, with a 〇 or four digits at least
shorthand  = integer power digit                                一万二 = 12000: the digit is of the next lower power
decimal    = integer "点" digit { digit }                       十三点四
vague      = digit digit+1 [ power ] | "几" power | "十几"       二三十, 几百, 三十几: an interval

Source: GB/T 15835-2011, 4.2 and 5.2 (numerals in Han characters, 〇 and 零, 几), and the corpus.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from govparse.expressions.intervals import Interval

__all__ = ["CHARACTERS", "DIGITS", "LONGEST", "chinese_number"]

LONGEST = 40
"""A run of more numeral characters than this is no numeral."""
DIGITS = "零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖貳叄陸"
"""Every character that means a digit."""
CHARACTERS = DIGITS + "十百千拾佰仟廿卅万亿萬億几数"
"""Every character of an integer; 点 and the fraction words are not among them."""


@lru_cache(maxsize=8192)
def chinese_number(written: str) -> Decimal | Interval | None:
    """The number that is written, an interval where it is vague, None where it is no number.

    >>> [str(chinese_number(written)) for written in ("一百零五", "二〇三五", "两万五千", "一万二", "三点一四")]
    ['105', '2035', '25000', '12000', '3.14']
    >>> [str(chinese_number(written)) for written in ("二三十", "十几", "几百万", "三十几万")]
    ['[20, 30]', '[11, 19]', '[2000000, 9000000]', '[310000, 390000]']
    >>> chinese_number("一二三") is None, chinese_number("百十千") is None
    (True, True)
    """
    if not written or len(written) > LONGEST:
        return None
    plain = written.translate(_PLAIN)
    whole, point, places = plain.partition("点")
    if point:
        scaled = places.rstrip("十百千万亿")
        if scaled != places:
            # 一点五亿: the decimal counts so many 亿.
            few, times = chinese_number(f"{whole}点{scaled}"), _integer("一" + places[len(scaled) :])
            return few * times if isinstance(few, Decimal) and times else None
        number = _integer(whole)
        if number is None or not places or any(digit not in _VALUES for digit in places):
            return None
        return Decimal(f"{number}." + "".join(str(_VALUES[digit]) for digit in places))
    if any(character in "几数" for character in whole):
        return _vague(whole)
    number = _integer(whole)
    return Decimal(number) if number is not None else _neighbours(whole)


_PLAIN = str.maketrans("壹贰叁肆伍陆柒捌玖貳叄陸拾佰仟萬億零两", "一二三四五六七八九二三六十百千万亿〇二")
_VALUES = {character: value for value, character in enumerate("〇一二三四五六七八九")}
_POWERS = {"十": 10, "百": 100, "千": 1000}


def _integer(plain: str) -> int | None:
    if not plain:
        return None
    if all(character in _VALUES for character in plain):
        # 一二 is one or two, 一二三 counts; 一〇五 and 一九五八 are positional.
        if len(plain) > 1 and (plain[0] == "〇" or ("〇" not in plain and len(plain) < 4)):
            return None
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
    rest = _part(lower.removeprefix("〇") or "!", power)
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
    plain = plain.replace("数", "几")
    if plain.count("几") != 1:
        return None
    before, _, after = plain.partition("几")
    if not before and not after:
        return Interval(Decimal(2), Decimal(9))
    smallest = "二" if not before else "一"
    # 三千几 is a few of what? Only 十几 has its digit behind the power.
    if before and not before.endswith("十"):
        return None
    low, high = _integer(before + smallest + after), _integer(before + "九" + after)
    return None if low is None or high is None else Interval(Decimal(low), Decimal(high))


def _neighbours(plain: str) -> Interval | None:
    """Two digits that follow each other: 两三, 二三十, 五六百万, 十七八."""
    for at in range(len(plain) - 1):
        first, second = _VALUES.get(plain[at]), _VALUES.get(plain[at + 1])
        if first and second == first + 1:
            low = _single(plain[: at + 1] + plain[at + 2 :])
            high = _single(plain[:at] + plain[at + 1 :])
            if low is not None and high is not None:
                return Interval(Decimal(low), Decimal(high))
    return None


def _single(plain: str) -> int | None:
    return _VALUES[plain] if plain in _VALUES else _integer(plain)
