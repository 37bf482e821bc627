"""Which numbers of a text may be said of a measure.

number = quantity | "持平" | "翻" [ "两" | "三" ] "番"        that closes its phrase: see `clauses`
none   = ordinal | length of time that measures nothing | slogan “四级三类” | "连续六个月" | "两次" verb
"""

from __future__ import annotations

import re
from bisect import bisect_right
from decimal import Decimal
from functools import cache
from operator import attrgetter

import regex

from govparse.expressions.quantities import Kind, Quantity
from govparse.statements.clauses import PLAIN_ENDS, closes_phrase
from govparse.statements.leads.aspects import times_something
from govparse.text import Span

__all__ = ["FLAT", "closes", "with_states"]

FLAT = "持平"
"""The unit under which a reading has the word that says that nothing changed."""

_TIMES = ("番", "两番", "三番", "四番")
# Python 3.11 looks a member up in 70 ns, which is more than most of these questions cost.
_COUNT, _RANK, _ORDINAL = Kind.COUNT, Kind.RANK, Kind.ORDINAL
_DOUBTFUL = frozenset((_COUNT, _RANK, _ORDINAL, Kind.TIME))
_NO_COUNTS = frozenset((Kind.PERCENT, Kind.POINT, Kind.MONEY))
_AMOUNTS = frozenset((_COUNT, Kind.AREA, Kind.MASS))
_CLOSED = frozenset((*",;。、:)\n ", ""))
_JOINTS = frozenset("、和及")
_SLOGAN = 4
"""How far from its number a slogan may begin."""
_GROUPS = frozenset(("强", "国"))
_start = attrgetter("span.start")


def with_states(text: str, quantities: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """The numbers and, in their order, the words that say that nothing changed, or that it doubled."""
    if FLAT not in text and "番" not in text:
        return quantities
    ends = {quantity.span.end for quantity in quantities}
    numbers: list[Quantity] = []
    at = 0
    for found in (_state() if "番" in text else _flat()).finditer(text):
        if found.lastgroup is None:
            state = Quantity(None, FLAT, span=Span(*found.span()), text=FLAT)
        elif found.end() in ends:
            continue
        else:
            times = found["times"]
            amount = Decimal(_TIMES.index(times) + 1)
            state = Quantity(amount, "番", span=Span(*found.span("times")), text=times)
        before, at = at, bisect_right(quantities, state.span.start, at, key=_start)
        numbers += (*quantities[before:at], state)
    return (*numbers, *quantities[at:])


def closes(text: str, quantities: tuple[Quantity, ...], index: int) -> bool:
    """Whether a number closes its phrase, and so may be said of a measure."""
    quantity = quantities[index]
    kind, span = quantity.kind, quantity.span
    end = span.end
    after = text[end : end + 1]
    if after in PLAIN_ENDS:
        return kind not in _DOUBTFUL or _measures(text, quantity, after)
    start = span.start
    if kind is _COUNT and after.isdigit() and _is_counted_again(text, quantities, index):
        return closes(text, quantities, index + 1)
    if kind is not _RANK and not closes_phrase(text, start, end):
        return False
    if after in _JOINTS and _counts_on(text, quantities, index + 1, end + 1):
        return False
    if after == "”" and text.rfind("“", max(0, start - _SLOGAN), start) >= 0:
        # “十佳”
        return False
    return kind not in _DOUBTFUL or _measures(text, quantity, after)


def _measures(text: str, quantity: Quantity, after: str) -> bool:
    """Whether a number of a kind that may say which or how often says how much."""
    kind, unit, start = quantity.kind, quantity.unit, quantity.span.start
    if unit in _GROUPS or kind is _ORDINAL:
        # 三十强
        return False
    if kind is _COUNT:
        # 两次降低存款准备金率、两次下调利率: how often something is done. 一个 is an article.
        return (unit != "次" or after in _CLOSED) and (text[start] != "一" or quantity.value != 1)
    # 连续六个月: how often.
    return kind is _RANK or (times_something(text, start) and not text.endswith("连续", 0, start))


def _is_counted_again(text: str, quantities: tuple[Quantity, ...], index: int) -> bool:
    """Whether the digits right behind a count count the same in another unit: 案件21件32人, 贷款312户1486万元."""
    first, second = quantities[index], quantities[index + 1] if index + 1 < len(quantities) else None
    return (
        second is not None
        and first.span.end == second.span.start
        and first.unit != second.unit
        and (second.kind in _AMOUNTS or (second.kind is Kind.MONEY and _large().search(second.text) is not None))
        and text[first.span.start].isdigit()
    )


def _counts_on(text: str, quantities: tuple[Quantity, ...], index: int, start: int) -> bool:
    """Whether a number right behind another one counts the noun that follows: 11批次、509位人才."""
    if index >= len(quantities) or quantities[index].span.start != start:
        return False
    quantity = quantities[index]
    end = quantity.span.end
    if quantity.kind in _NO_COUNTS:
        # 10亿元以上项目12个、50亿元以上项目2个: the second says which, and has a number of its own.
        return False
    return not closes_phrase(text, start, end)


@cache
def _large() -> regex.Pattern[str]:
    # 不超过9层3500元 is the price of each.
    return regex.compile("[万亿萬億]")


@cache
def _state() -> re.Pattern[str]:
    return re.compile(rf"{FLAT}|翻了?(?P<times>番|[两三四]番)(?!”)")


@cache
def _flat() -> re.Pattern[str]:
    # Hardly any text says that something doubled; and a single word is found ten times as fast as one of two.
    return re.compile(FLAT)
