"""Shares against part and whole, completions against outcome and plan.

share      = part, whole, percent        税收20亿元,占一般公共预算收入的71.4%
completion = outcome, plan, percent      完成28亿元,为年初预算27亿元的103.7%
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from govparse.expressions.quantities import Kind
from govparse.statements.findings import LOOSE, Check, CheckKind, Matter, Operand, judged, operand_of
from govparse.statements.intervals import Interval, per_cent, printed
from govparse.statements.values import RATES, Indicator
from govparse.text import Span

__all__ = ["check_share"]


def check_share(matter: Matter) -> Iterator[Check]:
    """A share against the part and the whole, and a completion against the outcome and the plan."""
    for place, indicator in enumerate(matter.indicators):
        if not indicator.ratios:
            continue
        part = matter.interval(indicator)
        if part is None or not isinstance(indicator.value, Decimal):
            continue
        if indicator.unit in RATES or indicator.approximation in LOOSE:
            continue
        for ratio in indicator.ratios:
            if ratio.unit != "%":
                continue
            whole = _plan_in(matter, ratio.span, indicator.unit)
            kind = CheckKind.COMPLETION
            if whole is None:
                kind = CheckKind.SHARE
                whole = _whole_before(matter, place, indicator, ratio.to)
            if whole is None:
                continue
            base, value, operand = whole
            if base.low <= 0 or not isinstance(ratio.value, Decimal):
                continue
            computed = per_cent(indicator.value, value)
            allowed = printed(ratio.value, matter.text(ratio.span).rsplit("的", 1)[-1])
            operands = (
                operand,
                operand_of("part", indicator.value, indicator.unit, span=indicator.value_span or indicator.span),
            )
            start = min(indicator.span.start, operand.span.start)
            yield judged(
                kind,
                ratio.value,
                allowed,
                computed,
                part.percent_of(base),
                "%",
                operands,
                Span(start, max(indicator.span.end, operand.span.end)),
                "part and whole may differ in scope",
            )


def _plan_in(matter: Matter, span: Span, unit: str | None) -> tuple[Interval, Decimal, Operand] | None:
    """The amount written inside 为年初预算120亿元的98%."""
    at = matter.place(span.start)
    while at < len(matter.quantities) and matter.quantities[at].span.end < span.end:
        quantity = matter.quantities[at]
        if quantity.unit == unit and isinstance(quantity.value, Decimal) and quantity.kind is not Kind.PERCENT:
            if quantity.approximation in LOOSE:
                return None
            return (
                printed(quantity.value, matter.text(quantity.span), quantity.approximation),
                quantity.value,
                operand_of("plan", quantity.value, quantity.unit, span=quantity.span),
            )
        at += 1
    return None


def _whole_before(
    matter: Matter, place: int, indicator: Indicator, to: str
) -> tuple[Interval, Decimal, Operand] | None:
    """The measure of that name stated shortly before, for the same time and the same place."""
    for other in reversed(matter.indicators[max(0, place - 12) : place]):
        if indicator.span.start - other.span.end > 400:
            return None
        if other.name != to or other.unit != indicator.unit or other.modality is not indicator.modality:
            continue
        if other.subject != indicator.subject and other.subject is not None and indicator.subject is not None:
            continue
        if indicator.period is not None and other.period is not None and indicator.period != other.period:
            return None
        interval = matter.interval(other)
        if interval is None or not isinstance(other.value, Decimal) or other.approximation in LOOSE:
            return None
        return (
            interval,
            other.value,
            operand_of("whole", other.value, other.unit, span=other.value_span or other.span),
        )
    return None
