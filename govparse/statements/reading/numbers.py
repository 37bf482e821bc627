"""Which numbers of a text may be said of a measure.

number = quantity | "持平" | "翻" [ "两" | "三" ] "番"        that closes its phrase: see `clauses`
none   = ordinal | length of time that measures nothing | slogan “四级三类” | "连续六个月" | "两次" verb
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from operator import attrgetter

import regex

from govparse.expressions.quantities import Kind, Quantity
from govparse.statements.clauses import closes_anyway, is_terminal
from govparse.statements.leads.aspects import times_something
from govparse.text import Span

__all__ = ["FLAT", "closes", "with_states"]

FLAT = "持平"
"""The unit under which a reading has the word that says that nothing changed."""

_TIMES = ("番", "两番", "三番", "四番")
_IN_TIME = frozenset((Kind.ORDINAL, Kind.TIME))
_MARKS = frozenset((*",;。、:)\n ", ""))
_JOINTS = frozenset("、和及")
_SLOGAN = 4
"""How far from its number a slogan may begin."""
_GROUPS = frozenset(("强", "国"))


def with_states(text: str, quantities: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """The numbers and, in their order, the words that say that nothing changed, or that it doubled."""
    if FLAT not in text and "番" not in text:
        return quantities
    numbered = {quantity.span.end for quantity in quantities}
    states: list[Quantity] = []
    for found in _state().finditer(text):
        times = found["times"]
        if times is None:
            states.append(Quantity(None, FLAT, span=Span(*found.span()), text=FLAT))
        elif found.end() not in numbered:
            amount = Decimal(_TIMES.index(times) + 1)
            states.append(Quantity(amount, "番", span=Span(*found.span("times")), text=times))
    return tuple(sorted((*quantities, *states), key=attrgetter("span.start"))) if states else quantities


def closes(text: str, quantities: tuple[Quantity, ...], index: int) -> bool:
    """Whether a number closes its phrase, and so may be said of a measure."""
    quantity = quantities[index]
    start, end = quantity.span.start, quantity.span.end
    after = text[end : end + 1]
    if quantity.unit == "次" and after not in _MARKS:
        # 两次降低存款准备金率、两次下调利率: how often something is done.
        return False
    if quantity.kind in _IN_TIME and (quantity.kind is Kind.ORDINAL or not times_something(text, start)):
        return False
    if not is_terminal(text, end):
        if quantity.kind is not Kind.RANK and not closes_anyway(text, start, end):
            return False
    elif after in _JOINTS and _counts_on(text, quantities, index + 1, end + 1):
        return False
    if quantity.unit in _GROUPS or (after == "”" and text.rfind("“", max(0, start - _SLOGAN), start) >= 0):
        # 三十强, “十佳”
        return False
    if quantity.kind is Kind.TIME and text.endswith("连续", 0, start):
        # 连续六个月: how often.
        return False
    # 一个 is an article.
    return quantity.kind is not Kind.COUNT or text[start] != "一" or quantity.value != 1


def _counts_on(text: str, quantities: tuple[Quantity, ...], index: int, start: int) -> bool:
    """Whether a number right behind another one counts the noun that follows: 11批次、509位人才."""
    if index >= len(quantities) or quantities[index].span.start != start:
        return False
    quantity = quantities[index]
    end = quantity.span.end
    if quantity.kind is Kind.PERCENT or quantity.kind is Kind.POINT:
        return False
    return not is_terminal(text, end) and not closes_anyway(text, start, end)


@cache
def _state() -> regex.Pattern[str]:
    return regex.compile(r"持平|翻了?(?P<times>番|[两三四]番)(?!”)")
