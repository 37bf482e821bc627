"""分别 and 各: lists of names, of bases, of numbers, dealt out one to one.

apart = names [ verb ] "分别" verb number { ( "、" | "和" ) number }        one number a name
      | [ names before ] "分别" verb number { … }                          one number for each of the last names
      | "分别" "较" basis { "、" basis } verb number { … }                   one number a basis
each  = name { ( "、" | "和" ) name } "各" number                           the number for every name
"""

from __future__ import annotations

from functools import cache

import regex

from govparse.expressions.quantities import Quantity
from govparse.statements.names import split_names

__all__ = ["each_name", "run_of", "split_bases", "split_names"]


def run_of(text: str, quantities: tuple[Quantity, ...], first: int) -> int:
    """How many quantities stand in one list from `first` on, with nothing but 、 and 和 between."""
    last = first
    while last + 1 < len(quantities):
        between = _between().fullmatch(text, quantities[last].span.end, quantities[last + 1].span.start)
        if between is None:
            break
        last += 1
    return last - first + 1


def split_bases(text: str, count: int) -> list[tuple[int, int]] | None:
    """The bases of a list, where 省市 counts as two.

    >>> split_bases("高于国家和省市", 3)
    [(0, 4), (5, 6), (6, 7)]
    """
    parts = split_names(text, count)
    if parts is None and count > 1 and text.endswith("省市"):
        shorter = split_names(text[:-1], count - 1)
        parts = None if shorter is None else [*shorter, (len(text) - 1, len(text))]
    return parts


def each_name(text: str) -> list[tuple[int, int]]:
    """The names in front of 各.

    >>> each_name("商圈、街区和商业街")
    [(0, 2), (3, 5), (6, 9)]
    """
    count = 1 + sum(1 for _ in _joint().finditer(text))
    return split_names(text, count) or [(0, len(text))]


@cache
def _between() -> regex.Pattern[str]:
    return regex.compile(r" {0,3}(?:[、,]|、?(?:以及|和|及|与)|,和) {0,3}")


@cache
def _joint() -> regex.Pattern[str]:
    return regex.compile(r"、|以及|和|及|与")
