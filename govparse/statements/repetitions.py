"""Statements against their repetition.

repeated = indicator, indicator        of one name, subject, time and modality
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from govparse.expressions.quantities import Approximation
from govparse.statements.findings import Check, CheckKind, Matter, judged, operand_of
from govparse.statements.intervals import Interval, interval_of
from govparse.statements.values import Indicator
from govparse.text import Span

__all__ = ["check_repeated"]

_REVISED = ("预算", "预算数", "计划数")
"""A budget is adjusted in the course of its year, and stated twice with good reason."""
_APART = Decimal("0.05")
"""Two levels that are further apart are not of one thing, whatever they are called."""
_EXACT = Approximation.EXACT


def check_repeated(matter: Matter) -> Iterator[Check]:
    """One measure stated twice for one time and one place."""
    seen: dict[tuple[object, ...], Indicator] = {}
    for indicator in matter.indicators:
        if (
            indicator.measure is None
            or (period := indicator.period) is None
            or period.start is None
            or not isinstance(indicator.value, Decimal)
            or indicator.parent is not None
            or indicator.approximation is not _EXACT
            or indicator.name.endswith(_REVISED)
        ):
            continue
        key = (indicator.name, indicator.subject, indicator.unit, period.start, period.end, indicator.modality)
        first = seen.setdefault(key, indicator)
        if first is not indicator:
            yield from _compared(matter, first, indicator)


def _compared(matter: Matter, first: Indicator, second: Indicator) -> Iterator[Check]:
    one, two = matter.interval(first), matter.interval(second)
    if one is None or two is None or not isinstance(first.value, Decimal) or not isinstance(second.value, Decimal):
        return
    if abs(second.value - first.value) > abs(second.value) * _APART:
        return
    if _width(one) == _width(two) and first.value != second.value:
        # To the same digit there is nothing to round: 9.3万人 is not 9.2万人.
        one = interval_of(first.value, first.value)
        two = interval_of(second.value, second.value)
    operands = tuple(
        operand_of("statement", item.value, item.unit, span=item.value_span or item.span)
        for item in (first, second)
        if isinstance(item.value, Decimal)
    )
    barred = None if first.subject is not None or one.meets(two) else "no subject is named: the two may differ in scope"
    yield judged(
        CheckKind.REPEATED,
        second.value,
        two,
        Fraction(first.value),
        one,
        second.unit,
        operands,
        Span(first.span.start, second.span.end),
        "the two may differ in scope, or one is preliminary",
        barred,
    )


def _width(interval: Interval) -> Decimal:
    return interval.high - interval.low
