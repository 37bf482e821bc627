"""Growths against levels.

growth = level before, level after, percent        从A增加到B,增长P%
       | level after, difference, percent          B,比上年增加D,增长P%
mean   = level before, level after, years, percent 从A增加到B,年均增长P%
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache

import attrs

from govparse.expressions.quantities import Quantity
from govparse.statements.findings import LOOSE, Check, CheckKind, Matter, Operand, judged, operand_of
from govparse.statements.intervals import Interval, exactly, interval_of, per_cent, printed
from govparse.statements.values import RATES, Change, Direction, Indicator
from govparse.text import Span

__all__ = ["check_growth"]


@attrs.frozen(slots=True)
class _Grown:
    """What the levels say of a growth, in per cent, never negative where it agrees with the stated direction."""

    computed: Fraction
    possible: Interval
    operand: Operand
    in_ten_thousands: Interval | None = None
    """What it would be if the difference were meant in 万."""


def check_growth(matter: Matter) -> Iterator[Check]:
    """A growth in percent against the two levels, or against the level and the difference."""
    for indicator in matter.indicators:
        if len(indicator.changes) < 2 or not isinstance(indicator.value, Decimal):
            continue
        if indicator.unit is None or indicator.unit in RATES or indicator.approximation in LOOSE:
            continue
        rate = _rate(indicator)
        after = matter.interval(indicator)
        if rate is not None and after is not None:
            yield from _check(matter, indicator, rate, after)


def _check(matter: Matter, indicator: Indicator, rate: Change, after: Interval) -> Iterator[Check]:
    assert isinstance(indicator.value, Decimal)
    stated = rate.value
    if not isinstance(stated, Decimal):
        return
    years = _years(matter, indicator) if rate.basis is not None and _is_mean(rate.basis) else 1
    grown = None if years is None else _grown(matter, indicator, rate, after, indicator.value)
    if years is None or grown is None:
        return
    allowed = printed(stated, matter.text(rate.span), rate.approximation)
    barred = _bar(matter, indicator, rate)
    computed, possible, kind = grown.computed, grown.possible, CheckKind.GROWTH
    if years > 1:
        kind = CheckKind.MEAN
        sign = -1 if rate.direction is Direction.DOWN else 1
        gained, of = computed.as_integer_ratio()
        computed = exactly(_mean((100 * of + sign * gained) / (100 * of), years, sign))
        possible = _means(grown.possible, years, sign)
        if barred is None and not allowed.meets(possible) and allowed.meets(_means(grown.possible, years + 1, sign)):
            barred = f"the mean is over {years + 1} years, the levels are {years} years apart"
    elif rate.basis is not None and barred is None and grown.operand.role == "before" and "同比" in rate.basis:
        barred = "the growth is over the year before, the levels are further apart"
    value_span = indicator.value_span or indicator.span
    operands = (grown.operand, operand_of("after", indicator.value, indicator.unit, span=value_span))
    span = Span(
        min(indicator.span.start, grown.operand.span.start),
        max(grown.operand.span.end, rate.span.end, value_span.end),
    )
    reason = None if allowed.meets(possible) else _excuse(allowed, stated, computed, grown)
    yield judged(kind, stated, allowed, computed, possible, "%", operands, span, reason, barred)


def _excuse(allowed: Interval, stated: Decimal, computed: Fraction, grown: _Grown) -> str:
    """The innocent cause that a growth which fails is likeliest to have."""
    if allowed.meets(grown.possible.shifted(100)):
        return "the level after in per cent of the level before may be meant"
    if grown.in_ten_thousands is not None and allowed.meets(grown.in_ten_thousands):
        return "the difference may be meant in 万"
    if abs(computed - Fraction(stated)) < Fraction(1, 2):
        return "stated to fewer digits than the growth needs"
    return "the growth may be of a revised or comparable base"


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


def _grown(matter: Matter, indicator: Indicator, rate: Change, after: Interval, level: Decimal) -> _Grown | None:
    """The growth from the level before, written as such or told by the difference."""
    sign = -1 if rate.direction is Direction.DOWN else 1
    for change in indicator.changes:
        if isinstance(change.from_value, Decimal):
            at = _quantity_at(matter, change.span.start, change.from_value)
            before = None if at is None else printed(change.from_value, matter.text(at.span), at.approximation)
            if at is None or before is None or before.low <= 0:
                return None
            computed = per_cent(sign * (level - change.from_value), change.from_value)
            possible = after.percent_of(before).shifted(-100)
            operand = operand_of("before", change.from_value, indicator.unit, span=at.span)
            return _Grown(computed, possible if sign > 0 else possible.turned(), operand)
        if change is not rate and _tells_the_difference(change, rate, indicator):
            if change.direction is not rate.direction or not isinstance(change.value, Decimal):
                return None
            difference = printed(change.value, matter.text(change.span), change.approximation)
            before_level = level - sign * change.value
            if before_level <= 0 or (sign > 0 and after.low <= difference.high):
                return None
            possible = _from_difference(difference, after, sign)
            more = interval_of(difference.low * _SLIP, difference.high * _SLIP)
            slip = None if sign > 0 and after.low <= more.high else _from_difference(more, after, sign)
            operand = operand_of("difference", change.value, change.unit, span=change.span)
            return _Grown(per_cent(change.value, before_level), possible, operand, slip)
    return None


def _from_difference(difference: Interval, after: Interval, sign: int) -> Interval:
    return difference.percent_gained(after) if sign > 0 else difference.percent_lost(after)


def _tells_the_difference(change: Change, rate: Change, indicator: Indicator) -> bool:
    """Whether a change is the same growth in the unit of the level: 比上年增加2亿元,增长11.1%."""
    return (
        change.value is not None
        and change.unit == indicator.unit
        and change.basis == rate.basis
        and change.approximation not in LOOSE
        and not _is_distance(change)
        and abs(rate.span.start - change.span.end) <= 3
    )


def _quantity_at(matter: Matter, start: int, value: Decimal) -> Quantity | None:
    at = matter.place(start)
    if at < len(matter.quantities) and matter.quantities[at].value == value:
        return matter.quantities[at]
    return None


_SLIP = 10_000
_SCOPES = ("同口径", "可比口径", "剔除", "扣除", "还原")
_CONSTANT = "constant prices: the growth is real, the levels are nominal"


def _bar(matter: Matter, indicator: Indicator, rate: Change) -> str | None:
    """Why a growth need not follow from the levels."""
    name = indicator.name
    measure = matter.known.by_name(name)
    if (measure is not None and measure.growth == "real") or "增加值" in name or "生产总值" in name:
        return _CONSTANT
    if name.endswith("总产值") and "农" in name:
        return _CONSTANT
    around = matter.source.normal[max(0, rate.span.start - 24) : rate.span.end]
    if any(word in around for word in _SCOPES):
        return "the growth is on a comparable scope"
    if "不变价" in around or "可比价" in around:
        return _CONSTANT
    return "the growth is a bound" if rate.approximation in LOOSE else None


def _is_mean(basis: str) -> bool:
    return "年均" in basis or "年平均" in basis or "平均每年" in basis


def _years(matter: Matter, indicator: Indicator) -> int | None:
    """The years between the two levels of 从2015年…到2020年, or of the period that the sentence opens with."""
    written = [int(year) for year in _year().findall(matter.text(indicator.span))]
    if len(written) == 2 and 0 < written[1] - written[0] <= 30:
        return written[1] - written[0]
    period = indicator.period
    if written or period is None or period.start is None or period.end is None:
        return None
    if _year_range().search(matter.text(period.span)) is None:
        return None
    years = period.end.year - period.start.year
    return years if 0 < years <= 30 else None


def _means(growth: Interval, years: int, sign: int) -> Interval:
    """The mean growths a year that lead to a growth, all in per cent."""
    ends = [Decimal(_mean(float(1 + sign * end / 100), years, sign)) for end in (growth.low, growth.high)]
    return interval_of(min(ends), max(ends))


def _mean(times: float, years: int, sign: int) -> float:
    """The growth a year, in per cent, of what is `times` as much after some years."""
    return ((times ** (1 / years) if times > 0 else 0.0) - 1) * 100 * sign


@cache
def _year() -> re.Pattern[str]:
    return re.compile(r"(?<!\d)((?:19|20)\d\d)(?=年)")


@cache
def _year_range() -> re.Pattern[str]:
    return re.compile(r"\d{4}年?\s*(?:至|到|-|~)\s*\d{2,4}")
