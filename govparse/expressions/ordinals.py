"""Ordinals and ranks: the place of a thing in a row.

    ordinal = "第" number counted             第十一批, 第八届
            | "首" counted                    首批, 首次
    rank    = "第" number ( "位" | "名" | end )  第41位, 位列全市第二
            | "前" number [ "名" | "位" | "强" ]  前十, 前30名
            | "首位" | "榜首"

第三产业, 第一季度 and 第三条 are names of things: what follows tells. A bare 第二 is a rank only where a ranking is
spoken of before it. Source: the corpus.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

import regex

from govparse.expressions.chinese_numerals import chinese_number
from govparse.expressions.quantity_values import Kind, Quantity, quantity_of
from govparse.grammar import Parser, rule
from govparse.text import Source, span_of

__all__ = ["ORDINAL_START", "match_ordinal", "ordinal"]

_ORDINAL, _RANK = Kind.ORDINAL, Kind.RANK
_COUNTED = "批届次轮个期位名家例座场台版部"
_FIRST = "批个家次期届例台条座只支款场部"
_RANKS = "位名强"

_EXPRESSION = rf"""(?x)
    第\ ?(?P<number>[0-9]{{1,9}}+|[〇零一二两三四五六七八九十百千]{{1,12}}+)
      (?:\ {{0,3}}\n?\ {{0,3}}(?P<counted>[{_COUNTED}](?![园分]|五年)))? # “第一家园” is a name, 第十四个五年规划 a plan
    | 前(?P<top>[0-9]{{1,4}}+|[一二三四五六七八九十百]{{1,6}}+)(?P<rank>[{_RANKS}])?
    | (?P<first>首位|榜首|首(?P<thing>[{_FIRST}]))
"""


_END = r"[,。;、:!?)”’\ \n和与及的]|\Z"
ORDINAL_START = (
    rf"第\ ?(?:[0-9]+|[〇零一二两三四五六七八九十百千]+)(?:\s{{0,7}}[{_COUNTED}]|{_END})"
    rf"|前(?:[0-9]+|[一二三四五六七八九十百]+)(?:[{_RANKS}]|{_END})|首[位{_FIRST}]|榜首"
)
"""What every ordinal and rank begins with, for a scan that need not look at 第三条."""


def match_ordinal(source: Source, start: int) -> Quantity | None:
    """The ordinal or rank that begins at `start`, or None."""
    match = _pattern().match(source.normal, start)
    return None if match is None else _built(match, source)


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(_EXPRESSION)


def _built(match: re.Match[str] | regex.Match[str], source: Source) -> Quantity | None:
    normal = source.normal
    start, end = match.span()
    number, counted, top, rank, first, thing = match.groups()
    if first is not None:
        return _placed(source, start, end, Decimal(1), thing, _ORDINAL if thing else _RANK)
    written, counted = number or top, counted or rank
    value = Decimal(written) if written.isascii() else chinese_number(written)
    if not isinstance(value, Decimal):
        return None
    if top is not None and normal[start - 1 : start] in _NO_RANKING:
        return None
    if counted is None:
        while normal[end - 1] == " ":
            end -= 1
        ending, listing, ranking = _around()
        if not ending.match(normal, end) or listing.match(normal, end):
            return None
        # 前十 speaks of a ranking by itself, and 第二 does not.
        if (top is None or value < 3) and not ranking.search(normal, max(0, start - 14), start):
            return None
    kind = _RANK if counted is None or counted in _RANKS else _ORDINAL
    return _placed(source, start, end, value, counted, kind)


def _placed(source: Source, start: int, end: int, value: Decimal, unit: str | None, kind: Kind) -> Quantity:
    return quantity_of(value, unit, kind=kind, span=span_of(start, end), text=source.text[start:end])


# 以前3个月, 目前5家: not 前三
_NO_RANKING = frozenset("以目提从之年此日天前月学空生")


@cache
def _around() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What may end a bare rank; the lists that are none; the words that a ranking is spoken of with."""
    return (
        re.compile(r"[,。;、:!?)”’]|\ *(?:\n|$)|[和与及的]"),
        re.compile(r"(?:[、和]第[一二三四五六七八九十]{1,3}){1,12}(?:季度|产业|条|款|项|章)"),
        re.compile(r"[位居列]|排名|名次|全[国省市区县州]|各[省市区县州]|跃|获|评"),
    )


ordinal: Parser[Quantity] = rule(_EXPRESSION, _built, "an ordinal or a rank")
"""An ordinal (`Kind.ORDINAL`) or a rank (`Kind.RANK`).

>>> found = ordinal.find_all("第十一批项目位列全市第二，第三产业居前")
>>> [(place.text, int(place.value.value), place.value.kind.value) for place in found]
[('第十一批', 11, 'ordinal'), ('第二', 2, 'rank')]
"""
