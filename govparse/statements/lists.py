"""Lists against the number that announces them.

list  = number counter noun ":" heading { heading }        抓好七方面工作: 一、… 七、…
named = "“" number word "”" mark item { "、" item }          “六保”(保居民就业、保基层运转、…): items begin so
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache

import regex

from govparse.statements.findings import Check, CheckKind, Matter, judged, operand_of
from govparse.statements.intervals import interval_of
from govparse.structure.sections import Section
from govparse.text import Span

__all__ = ["check_lists", "check_named_lists"]


def check_lists(matter: Matter) -> Iterator[Check]:
    """The number of items that a sentence announces against the headings that follow it."""
    for siblings, first in _beginnings(matter.sections):
        for announcing, stated in _find_announcements(matter, siblings[first].marker_span.start):
            family = _family(siblings, first)
            numbers = [section.number for section in family]
            if numbers != list(range(1, len(family) + 1)):
                break
            count = Decimal(len(family))
            yield judged(
                CheckKind.LIST,
                stated,
                interval_of(stated, stated),
                Fraction(len(family)),
                interval_of(count, count),
                None,
                tuple(
                    operand_of("item", Decimal(number), None, span=section.marker_span)
                    for number, section in enumerate(family, 1)
                ),
                Span(announcing.start, family[-1].marker_span.end),
                "a heading may have lost its number",
            )


def check_named_lists(matter: Matter) -> Iterator[Check]:
    """The number in a name such as “六保” against the items that its sentence spells out behind it."""
    text = matter.source.normal
    for opening in _opening().finditer(text):
        # The engine that can repeat a group and keep each of what it caught is the slower one.
        found = _named().match(text, opening.start())
        if found is not None:
            count = _DIGITS.index(found["number"])
            items = [Span(*span) for span in zip(found.starts("item"), found.ends("item"), strict=True)]
            yield judged(
                CheckKind.LIST,
                Decimal(count),
                interval_of(Decimal(count), Decimal(count)),
                Fraction(len(items)),
                interval_of(Decimal(len(items)), Decimal(len(items))),
                None,
                tuple(operand_of("item", Decimal(number), None, span=span) for number, span in enumerate(items, 1)),
                Span(found.start(), items[-1].end),
                "the sentence may name some of them only",
            )


def _find_announcements(matter: Matter, end: int) -> Iterator[tuple[Span, Decimal]]:
    """Where a number stands that announces a list which begins at `end`, and the number."""
    text = matter.source.normal
    while end and text[end - 1].isspace():
        end -= 1
    if text[end - 1 : end] not in _CLOSINGS or _OPENINGS.isdisjoint(text[max(0, end - _REACH) : end]):
        return
    place = matter.place(end)
    while place and matter.quantities[place - 1].span.end >= end - _REACH:
        place -= 1
        quantity = matter.quantities[place]
        value = quantity.value
        if not (quantity.unit in _COUNTED and isinstance(value, Decimal) and 3 <= value <= 20):
            continue
        if _announced().fullmatch(text, quantity.span.end, end) is not None:
            yield quantity.span, value


def _beginnings(sections: tuple[Section, ...]) -> Iterator[tuple[tuple[Section, ...], int]]:
    """Every section with number 1: its siblings, and its place among them."""
    waiting = [sections]
    while waiting:
        siblings = waiting.pop()
        for at, section in enumerate(siblings):
            if section.number == 1:
                yield siblings, at
            if section.children:
                waiting.append(section.children)


def _family(siblings: tuple[Section, ...], first: int) -> tuple[Section, ...]:
    """The siblings that go on from the one at a place, in its style."""
    style, end = siblings[first].style, first + 1
    while end < len(siblings) and siblings[end].style is style and siblings[end].number != 1:
        end += 1
    return siblings[first:end]


_CLOSINGS = (":", "。")
_OPENINGS = frozenset("方任工重内举措行目问原要")
"""The first characters of what `_announced` matches."""
_REACH = 9
"""The most that it matches."""
_COUNTED = frozenset(("个", "大", "项", "条", "类", "件", "方面", "个方面"))


@cache
def _announced() -> regex.Pattern[str]:
    # 七大方面工作: and nothing more before the first item
    return regex.compile(r"(?:方面|任务|工作|重点|内容|举措|措施|行动|工程|目标|问题|原则|要求)\p{Han}{0,6}[:。]")


_DIGITS = "零一二三四五六七八九十"
_SPELT_OUT = "(?:工作|任务|要求|政策)?(?:[:(,]|是指|即)"


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"“[三四五六七八九十](.)”{_SPELT_OUT}\s*\1")


@cache
def _named() -> regex.Pattern[str]:
    return regex.compile(
        rf"""“(?P<number>[三四五六七八九十])(?P<word>\p{{Han}})”{_SPELT_OUT}\s*+
        (?P<item>(?P=word)\p{{Han}}{{1,12}})
        (?:(?:、|,|和|以及)(?P<item>(?P=word)\p{{Han}}{{1,12}}?(?=[、,;。)\s]|和|以及)))+""",
        regex.VERBOSE,
    )
