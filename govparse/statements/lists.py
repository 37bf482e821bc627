"""Lists against the number that announces them, statements against their repetition.

list     = number counter noun ":" heading { heading }        抓好七方面工作: 一、… 七、…
repeated = indicator, indicator                               of one name, time and place
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache

import regex

from govparse.expressions.quantities import Approximation
from govparse.statements.findings import Check, CheckKind, Matter, Operand, judged
from govparse.statements.intervals import Interval
from govparse.statements.values import Indicator
from govparse.structure.sections import Section
from govparse.text import Span

__all__ = ["check_lists", "check_repeated"]


def check_lists(matter: Matter) -> Iterator[Check]:
    """The number of items that a sentence announces against the headings that follow it."""
    text = matter.source.normal
    families = _families(matter.sections)
    starts = [family[0].marker_span.start for family in families]
    for quantity in matter.quantities:
        if quantity.unit not in _COUNTED or not isinstance(quantity.value, Decimal) or not 3 <= quantity.value <= 20:
            continue
        found = _announced().match(text, quantity.span.end)
        if found is None:
            continue
        at = bisect_left(starts, found.end() - 1)
        if at == len(starts) or text[found.end() : starts[at]].strip():
            continue
        family = families[at]
        numbers = [section.number for section in family]
        if numbers != list(range(1, len(family) + 1)):
            continue
        count = Fraction(len(family))
        operands = tuple(
            Operand("item", Decimal(number or 0), None, span=section.marker_span)
            for number, section in zip(numbers, family, strict=True)
        )
        yield judged(
            CheckKind.LIST,
            quantity.value,
            Interval(quantity.value, quantity.value),
            count,
            Interval(Decimal(len(family)), Decimal(len(family))),
            None,
            operands,
            Span(quantity.span.start, family[-1].marker_span.end),
            "a heading may have lost its number",
        )


def check_repeated(matter: Matter) -> Iterator[Check]:
    """One measure stated twice for one time and one place."""
    seen: dict[tuple[object, ...], Indicator] = {}
    for indicator in matter.indicators:
        value, period = indicator.value, indicator.period
        if (
            indicator.measure is None
            or value is None
            or isinstance(value, str)
            or period is None
            or period.start is None
            or indicator.parent is not None
        ):
            continue
        if indicator.approximation is not Approximation.EXACT:
            continue
        key = (indicator.name, indicator.subject, indicator.unit, period.start, period.end, indicator.modality)
        first = seen.setdefault(key, indicator)
        if first is indicator:
            continue
        one, two = matter.interval(first), matter.interval(indicator)
        if one is None or two is None or first.value is None or isinstance(first.value, str):
            continue
        near = abs(Fraction(value) - Fraction(first.value)) * 20 <= abs(Fraction(value))
        if not one.meets(two) and not near:
            continue
        operands = tuple(
            Operand("statement", item.value, item.unit, span=item.value_span or item.span)
            for item in (first, indicator)
            if isinstance(item.value, (Decimal, Fraction))
        )
        span = Span(first.span.start, indicator.span.end)
        barred = None if one.meets(two) else "the two may differ in scope, or one is preliminary"
        yield judged(
            CheckKind.REPEATED, value, two, Fraction(first.value), one, indicator.unit, operands, span, None, barred
        )


def _families(sections: tuple[Section, ...]) -> list[list[Section]]:
    """Siblings of one style that begin with number 1, in the order of the text."""
    families: list[list[Section]] = []
    waiting = [sections]
    while waiting:
        siblings = waiting.pop()
        family: list[Section] = []
        for section in siblings:
            if section.number == 1 or (family and section.style is not family[0].style):
                if family:
                    families.append(family)
                family = [section] if section.number == 1 else []
            elif family:
                family.append(section)
            if section.children:
                waiting.append(section.children)
        if family:
            families.append(family)
    families.sort(key=lambda family: family[0].marker_span.start)
    return families


_COUNTED = frozenset(("个", "大", "项", "条", "类", "件", "方面", "个方面"))


@cache
def _announced() -> regex.Pattern[str]:
    # 七大方面工作: and nothing more before the first item
    return regex.compile(r"(?:方面|任务|工作|重点|内容|举措|措施|行动|工程|目标|问题|原则|要求)\p{Han}{0,6}[:。]\s*")
