"""What a number goes on with behind its unit.

tail = "个" ( "半" | "多" ) unit          一个半百分点, 三个多月: the unit is 个百分点, 个月
     | "半"                               一倍半, 2年半
     | digit                              behind 成: 三成五
     | digit "角" [ digit "分" ]           behind 元: 112元8角
     | [ digit "角" ] [ digit "分" ] "整"   behind 元, in the characters of cheques: 壹佰元零伍分
     | "/" unit { "·" unit }              26.3微克/立方米
     | "(" unit ")"                       13类(个), 8辆(架): two measure words for one thing
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache

import regex

from govparse.expressions.chinese_numerals import chinese_money
from govparse.expressions.quantity_lexicon import Lexicon
from govparse.expressions.units import Kind, Unit

__all__ = ["TAILS", "half_of_thing", "match_tail"]

TAILS = frozenset("123456789半多/(零壹贰叁肆伍陆柒捌玖整正一二三四五六七八九")
"""What a tail begins with: who sees another character need not look further."""


def match_tail(
    lexicon: Lexicon, normal: str, end: int, value: Decimal, unit: Unit, written: str
) -> tuple[Decimal, Unit, int, bool]:
    """The number, its unit and its end with the tail that begins at `end`, and whether the tail says 多."""
    following = normal[end : end + 1]
    if following == "/":
        rate = lexicon.pattern("rate").match(normal, end)
        rated = None if rate is None else lexicon.registry.find(unit.name + rate[0].replace("每", ""))
        if rate is not None and rated is not None:
            return value, rated, rate.end(), False
    elif following == "(":
        second = lexicon.pattern("second").match(normal, end) if unit.kind is Kind.COUNT else None
        pair = None if second is None else lexicon.registry.find(unit.name + second[0])
        if second is not None and pair is not None:
            return value, pair, second.end(), False
    elif unit.name == "个" and following in ("半", "多"):
        between = lexicon.pattern("between").match(normal, end)
        if between is not None:
            half = _HALF if following == "半" else Decimal(0)
            return value + half, lexicon.spellings["个" + between["unit"]], between.end(), following == "多"
    elif following == "半":
        if unit.kind in _HALVED and not half_of_thing().match(normal, end + 1):
            return value + _HALF, unit, end + 1, False
    elif unit.name == "成" and following in _PLACES and not following.isascii():
        return value + _PLACES[following], unit, end + 1, False
    elif unit.name == "元" and (change := lexicon.pattern("change").match(normal, end)):
        jiao, fen = change.group("jiao", "fen")
        return value + _PLACES[jiao] + (_PLACES[fen] / 10 if fen else 0), unit, change.end(), False
    elif unit.name == "元" and not _CAPITALS.isdisjoint(written):
        coins = lexicon.pattern("coins").match(normal, end)
        if coins is not None:
            small = chinese_money(coins[0]) if coins[0].strip("整正") else None
            return value + (small or 0), unit, coins.end(), False
    return value, unit, end, False


@cache
def half_of_thing() -> regex.Pattern[str]:
    """Behind 半: 一半天 is half a day, and 三半径 nothing at all."""
    return regex.compile("[个年天期路导径边决封数]|以(?![上下内])|[上下](?!半)")


_HALF = Decimal("0.5")
_HALVED = frozenset({Kind.RATIO, Kind.TIME, Kind.AREA, Kind.LENGTH, Kind.MASS})
_CAPITALS = frozenset("壹贰叁肆伍陆柒捌玖拾佰仟萬億")
_PLACES: Mapping[str, Decimal] = {
    digit: Decimal(value) / 10
    for digits in ("一二三四五六七八九", "123456789")
    for value, digit in enumerate(digits, 1)
}
"""What a digit behind a number of whole ones adds to it: 三成五, 8元5角."""
