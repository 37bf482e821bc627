"""The table of checks: one small function each, over the finished indicators.

rule = matter → { check }        `RULES` is the order
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache

import attrs
import regex

from govparse.expressions.quantities import Approximation, Kind, Quantity
from govparse.statements.checks import Check, CheckKind, Operand, Verdict, judged
from govparse.statements.intervals import Interval, printed
from govparse.statements.measures import Measures
from govparse.statements.values import Change, Direction, Indicator
from govparse.structure.sections import Section
from govparse.text import Source, Span

__all__ = ["RULES", "Matter"]


@attrs.frozen(slots=True, eq=False)
class Matter:
    """What the rules look at."""

    source: Source
    sections: tuple[Section, ...]
    quantities: tuple[Quantity, ...]
    indicators: tuple[Indicator, ...]
    known: Measures

    def interval(self, indicator: Indicator) -> Interval | None:
        """What the level of an indicator may be, None where it has none."""
        value = indicator.value
        if value is None or isinstance(value, str) or indicator.value_span is None:
            return None
        return printed(value, self.source.normal[slice(*indicator.value_span)], indicator.approximation)

    def text(self, span: Span) -> str:
        """The twin at a span."""
        return self.source.normal[span.start : span.end]


_LOOSE = frozenset(
    (Approximation.OVER, Approximation.AT_LEAST, Approximation.UNDER, Approximation.AT_MOST, Approximation.NEARLY)
)


def check_parts(matter: Matter) -> Iterator[Check]:
    """Parts against their total.

    A list behind 其中 or 按机构分 need not name every part, so that one that falls short says nothing, unless its items
    are numbered, or are the three sectors, or another measure of the same items does add up.
    """
    children: dict[int, list[Indicator]] = {}
    for indicator in matter.indicators:
        if indicator.parent is not None:
            children.setdefault(indicator.parent, []).append(indicator)
    groups = [(matter.indicators[place], group) for place, several in children.items() for group in _groups(several)]
    # Where one measure of a list adds up, the list is whole, and the other measures of the same items should add up too.
    whole: set[tuple[int, int]] = set()
    waiting: list[tuple[Indicator, list[Indicator]]] = []
    for total, group in groups:
        check = _parts_of(matter, total, group, False)
        if check is None:
            waiting.append((total, group))
            continue
        yield check
        if check.verdict is not Verdict.FAILS and group[0].parent_span is not None:
            whole.add((group[0].parent_span.start, len(check.operands)))
    for total, group in waiting:
        opening = group[0].parent_span
        if opening is not None and (opening.start, len(group) + 1) in whole and len(group) > 2:
            check = _parts_of(matter, total, group, True)
            if check is not None:
                yield check


def _groups(parts: list[Indicator]) -> Iterator[list[Indicator]]:
    """Parts under one word each: 其中, 按经营地分, 按消费类型分."""
    group: list[Indicator] = []
    for part in parts:
        if (
            group
            and part.parent_span is not None
            and group[-1].parent_span is not None
            and part.parent_span.start != group[-1].parent_span.start
        ):
            yield group
            group = []
        group.append(part)
    if group:
        yield group


def _parts_of(matter: Matter, total: Indicator, parts: list[Indicator], whole_list: bool) -> Check | None:
    whole = matter.interval(total)
    if (
        whole is None
        or isinstance(total.value, str)
        or total.value is None
        or total.unit in ("%", "百分点", "‰")
        or total.approximation in _LOOSE
    ):
        return None
    if _average().search(total.name) is not None:
        return None
    same = [part for part in parts if part.unit == total.unit and part.value is not None]
    if len(same) < 2 or any(part.approximation in _LOOSE for part in same):
        return None
    possible = Interval(Fraction(0), Fraction(0))
    summed = Fraction(0)
    operands = [Operand("total", total.value, total.unit, span=total.value_span or total.span)]
    for part in same:
        interval = matter.interval(part)
        if interval is None or isinstance(part.value, str) or part.value is None:
            return None
        possible += interval
        summed += Fraction(part.value)
        operands.append(Operand("part", part.value, part.unit, span=part.value_span or part.span))
    span = Span(total.span.start, same[-1].span.end)
    check = judged(
        CheckKind.PARTS,
        total.value,
        whole,
        summed,
        possible,
        total.unit,
        tuple(operands),
        span,
        "the list may leave parts out, or count some twice",
    )
    missed = abs(summed - Fraction(total.value)) / abs(Fraction(total.value)) if total.value else Fraction(1)
    if check.verdict is not Verdict.FAILS:
        return check if missed < Fraction(1, 200) else None
    if total.period is not None and any(part.period is not None and part.period != total.period for part in same):
        return None
    if summed > Fraction(total.value):
        opening = same[0].parent_span
        if opening is not None and (
            _overlapping().search(matter.text(opening)) is not None or missed > Fraction(1, 50)
        ):
            return None
        return check if len({part.name for part in same}) == len(same) else None
    return check if whole_list or _is_whole(matter, same) else None


def _is_whole(matter: Matter, parts: list[Indicator]) -> bool:
    """Whether the list claims to be the whole of its total."""
    first = matter.source.normal[max(0, parts[0].name_span.start - 3) : parts[0].name_span.start]
    last = matter.source.normal[max(0, parts[-1].name_span.start - 3) : parts[-1].name_span.start]
    if _item().search(first) is not None and _item().search(last) is not None:
        return True
    return (
        len(parts) == 3
        and "增加值" in parts[0].name
        and all(
            part.name.startswith(sector)
            for part, sector in zip(parts, ("第一产业", "第二产业", "第三产业"), strict=True)
        )
    )


def check_growth(matter: Matter) -> Iterator[Check]:
    """A growth in percent against the two levels, or against the level and the difference."""
    for indicator in matter.indicators:
        if len(indicator.changes) < 2 or isinstance(indicator.value, str) or indicator.value is None:
            continue
        if indicator.unit in ("%", "百分点", "‰", None) or indicator.approximation in _LOOSE:
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
        span = Span(min(indicator.span.start, operand.span.start), max(indicator.span.end, rate.span.end))
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
    assert indicator.value is not None and not isinstance(indicator.value, str)
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
            and change.approximation not in _LOOSE
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
    if rate.approximation in _LOOSE:
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


def check_share(matter: Matter) -> Iterator[Check]:
    """A share against the part and the whole, and a completion against the outcome and the plan."""
    for place, indicator in enumerate(matter.indicators):
        if not indicator.ratios:
            continue
        part = matter.interval(indicator)
        if part is None or isinstance(indicator.value, str) or indicator.value is None:
            continue
        if indicator.unit in ("%", "百分点", "‰") or indicator.approximation in _LOOSE:
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
            if base.low <= 0:
                continue
            computed = Fraction(indicator.value) / value * 100
            allowed = printed(ratio.value, matter.text(ratio.span).rsplit("的", 1)[-1])
            operands = (
                operand,
                Operand("part", indicator.value, indicator.unit, span=indicator.value_span or indicator.span),
            )
            start = min(indicator.span.start, operand.span.start)
            yield judged(
                kind,
                ratio.value,
                allowed,
                computed,
                (part / base).scaled(100),
                "%",
                operands,
                Span(start, max(indicator.span.end, operand.span.end)),
                "part and whole may differ in scope",
            )


def _plan_in(matter: Matter, span: Span, unit: str | None) -> tuple[Interval, Fraction, Operand] | None:
    """The amount written inside 为年初预算120亿元的98%."""
    at = bisect_left(matter.quantities, span.start, key=lambda quantity: quantity.span.start)
    while at < len(matter.quantities) and matter.quantities[at].span.end < span.end:
        quantity = matter.quantities[at]
        if (
            quantity.unit == unit
            and isinstance(quantity.value, (Decimal, Fraction))
            and quantity.kind is not Kind.PERCENT
        ):
            if quantity.approximation in _LOOSE:
                return None
            return (
                printed(quantity.value, quantity.text, quantity.approximation),
                Fraction(quantity.value),
                Operand("plan", quantity.value, quantity.unit, span=quantity.span),
            )
        at += 1
    return None


def _whole_before(
    matter: Matter, place: int, indicator: Indicator, to: str
) -> tuple[Interval, Fraction, Operand] | None:
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
        if interval is None or isinstance(other.value, str) or other.value is None or other.approximation in _LOOSE:
            return None
        return (
            interval,
            Fraction(other.value),
            Operand("whole", other.value, other.unit, span=other.value_span or other.span),
        )
    return None


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
            Interval(Fraction(quantity.value), Fraction(quantity.value)),
            count,
            Interval(count, count),
            None,
            operands,
            Span(quantity.span.start, family[-1].marker_span.end),
            "a heading may have lost its number",
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


_COUNTED = frozenset(("个", "大", "项", "条", "类", "件", "方面", "个方面"))


@cache
def _average() -> regex.Pattern[str]:
    # Averages of parts do not add up to the average of the whole.
    return regex.compile(r"人均|户均|平均|均价|每[人户亩百千万]|价格|指数|标准|强度|密度|浓度|顺差|逆差")


@cache
def _overlapping() -> regex.Pattern[str]:
    # A state-holding firm is a joint-stock one too.
    return regex.compile(r"经济类型|注册类型|所有制|登记")


@cache
def _item() -> regex.Pattern[str]:
    return regex.compile(r"[①-⒇]\s*$|\(\d{1,2}\)\s*$|\d[.)、]\s*$")


@cache
def _year() -> regex.Pattern[str]:
    return regex.compile(r"(?<!\d)((?:19|20)\d\d)(?=年)")


@cache
def _year_range() -> regex.Pattern[str]:
    return regex.compile(r"\d{4}年?\s*(?:至|到|-|~)\s*\d{2,4}")


@cache
def _announced() -> regex.Pattern[str]:
    # 七大方面工作: and nothing more before the first item
    return regex.compile(r"(?:方面|任务|工作|重点|内容|举措|措施|行动|工程|目标|问题|原则|要求)\p{Han}{0,6}[:。]\s*")


RULES: tuple[Callable[[Matter], Iterator[Check]], ...] = (
    check_parts,
    check_growth,
    check_share,
    check_lists,
    check_repeated,
)
