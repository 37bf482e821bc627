"""Growths against levels.

growth = level before, level after, percent        从A增加到B,增长P%
       | level after, difference, percent          B,比上年增加D,增长P%
mean   = level before, level after, years, percent 从A增加到B,年均增长P%
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache

import regex

from govparse.expressions.proportions import Proportion
from govparse.expressions.quantities import Quantity
from govparse.statements.findings import LOOSE, Check, CheckKind, Matter, Operand, judged
from govparse.statements.intervals import Interval, printed
from govparse.statements.values import Change, Direction, Indicator
from govparse.text import Span

__all__ = ["check_growth"]


def check_growth(matter: Matter) -> Iterator[Check]:
    """A growth in percent against the two levels, or against the level and the difference."""
    for indicator in matter.indicators:
        if len(indicator.changes) < 2 or isinstance(indicator.value, Proportion) or indicator.value is None:
            continue
        if indicator.unit in ("%", "百分点", "‰", None) or indicator.approximation in LOOSE:
            continue
        rate = _rate(indicator)
        if rate is None or rate.value is None:
            continue
        after = matter.interval(indicator)
        if after is None:
            continue
        levels = _before(matter, indicator, rate, after)
        if levels is None:
            continue
        before, before_value, operand = levels
        if before.low <= 0:
            continue
        sign = -1 if rate.direction is Direction.DOWN else 1
        stated = Fraction(rate.value)
        value = Fraction(indicator.value)
        ratio = after / before
        years = _years(matter, indicator) if rate.basis is not None and _is_mean(rate.basis) else 1
        operands = (
            operand,
            Operand("after", indicator.value, indicator.unit, span=indicator.value_span or indicator.span),
        )
        span = Span(
            min(indicator.span.start, operand.span.start),
            max(operand.span.end, rate.span.end, (indicator.value_span or rate.span).end),
        )
        allowed = printed(rate.value, matter.text(rate.span), rate.approximation)
        barred = _bar(matter, indicator, rate)
        if years is None:
            continue
        if (
            years > 1
            and barred is None
            and not allowed.meets(_mean_rates(ratio, years))
            and allowed.meets(_mean_rates(ratio, years + 1))
        ):
            barred = f"the mean is over {years + 1} years, the levels are {years} years apart"
        if years == 1:
            computed = (value / before_value - 1) * 100 * sign
            possible = ratio.shifted(-1).scaled(100)
            kind = CheckKind.GROWTH
        else:
            computed = (_root(value / before_value, years) - 1) * 100 * sign
            possible = _mean_rates(ratio, years)
            kind = CheckKind.MEAN
        if sign < 0:
            possible = Interval(-possible.high, -possible.low)
        reason = (
            "stated to fewer digits than the growth needs"
            if abs(computed - stated) < Fraction(1, 2)
            else "the growth may be of a revised or comparable base"
        )
        if rate.basis is not None and barred is None and operand.role == "before" and "同比" in rate.basis:
            barred = "the growth is over the year before, the levels are further apart"
        yield judged(kind, rate.value, allowed, computed, possible, "%", operands, span, reason, barred)


def _rate(indicator: Indicator) -> Change | None:
    for change in indicator.changes:
        if (
            change.unit == "%"
            and change.value is not None
            and change.direction is not Direction.FLAT
            and not _is_distance(change)
        ):
            return change
    return None


def _is_distance(change: Change) -> bool:
    return change.basis is not None and change.basis.startswith(
        ("高于", "低于", "快于", "比全", "慢于", "高出", "领先")
    )


def _before(
    matter: Matter, indicator: Indicator, rate: Change, after: Interval
) -> tuple[Interval, Fraction, Operand] | None:
    """The level before the change: written as such, or the level less the difference."""
    assert isinstance(indicator.value, Decimal | Fraction)
    for change in indicator.changes:
        if change.from_value is not None:
            at = _quantity_at(matter, change.span.start, change.from_value)
            if at is None:
                return None
            return (
                printed(change.from_value, at.text, at.approximation),
                Fraction(change.from_value),
                Operand("before", change.from_value, indicator.unit, span=at.span),
            )
        if (
            change is not rate
            and change.value is not None
            and change.unit == indicator.unit
            and change.basis == rate.basis
            and change.approximation not in LOOSE
            and not _is_distance(change)
            and abs(rate.span.start - change.span.end) <= 3
        ):
            difference = printed(change.value, matter.text(change.span), change.approximation)
            value = Fraction(change.value)
            operand = Operand("difference", change.value, change.unit, span=change.span)
            if change.direction is not rate.direction:
                return None
            if change.direction is Direction.DOWN:
                return after + difference, Fraction(indicator.value) + value, operand
            return after - difference, Fraction(indicator.value) - value, operand
    return None


def _quantity_at(matter: Matter, start: int, value: Decimal | Fraction) -> Quantity | None:
    at = bisect_left(matter.quantities, start, key=lambda quantity: quantity.span.start)
    if at < len(matter.quantities) and matter.quantities[at].value == value:
        return matter.quantities[at]
    return None


def _bar(matter: Matter, indicator: Indicator, rate: Change) -> str | None:
    """Why a growth need not follow from the levels."""
    measure = matter.known.by_name(indicator.name)
    if (measure is not None and measure.growth == "real") or "增加值" in indicator.name or "生产总值" in indicator.name:
        return "constant prices: the growth is real, the levels are nominal"
    around = matter.source.normal[max(0, rate.span.start - 24) : rate.span.end]
    if "同口径" in around or "可比口径" in around or "剔除" in around or "扣除" in around or "还原" in around:
        return "the growth is on a comparable scope"
    if "不变价" in around or "可比价" in around:
        return "constant prices: the growth is real, the levels are nominal"
    if rate.approximation in LOOSE:
        return "the growth is a bound"
    if indicator.name.endswith("总产值") and "农" in indicator.name:
        return "constant prices: the growth is real, the levels are nominal"
    return None


def _is_mean(basis: str) -> bool:
    return "年均" in basis or "年平均" in basis or "平均每年" in basis


def _years(matter: Matter, indicator: Indicator) -> int | None:
    """The years between the two levels of 从2015年…到2020年, or of the period that the sentence opens with."""
    written = [int(year) for year in _year().findall(matter.text(indicator.span))]
    if len(written) == 2 and 0 < written[1] - written[0] <= 30:
        return written[1] - written[0]
    period = indicator.period
    if (
        not written
        and period is not None
        and period.start is not None
        and period.end is not None
        and _year_range().search(period.text) is not None
    ):
        years = period.end.year - period.start.year
        return years if 0 < years <= 30 else None
    return None


def _mean_rates(ratio: Interval, years: int) -> Interval:
    return Interval(_root(ratio.low, years), _root(ratio.high, years)).shifted(-1).scaled(100)


def _root(value: Fraction, years: int) -> Fraction:
    return Fraction(float(value) ** (1 / years)).limit_denominator(10**9) if value > 0 else Fraction(0)


@cache
def _year() -> regex.Pattern[str]:
    return regex.compile(r"(?<!\d)((?:19|20)\d\d)(?=年)")


@cache
def _year_range() -> regex.Pattern[str]:
    return regex.compile(r"\d{4}年?\s*(?:至|到|-|~)\s*\d{2,4}")
