"""Parts against their total.

parts = total, part { part }              as `parents` found them: 其中, ⑴…⑹, 分别, 按…分
      | part { part } "加上" part … total   of one sentence: 收入12亿元,加上转移支付8亿元,收入总计20亿元
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache

import attrs

from govparse.statements.findings import LOOSE, Check, CheckKind, Matter, Verdict, judged, operand_of
from govparse.statements.intervals import exactly, interval_of
from govparse.statements.reading.scopes import average
from govparse.statements.values import RATES, Indicator
from govparse.text import Span

__all__ = ["check_parts", "check_totals"]

_AMISS = Decimal("0.02")
"""A sum that misses its total by more was not meant to meet it."""
_CLOSE = Decimal("0.005")
_SLIP = 10_000


def check_parts(matter: Matter) -> Iterator[Check]:
    """Parts against their total.

    A list behind 其中 or 按机构分 need not name every part, so that one that falls short says nothing, unless its items
    are numbered, or are the three sectors, or another measure of the same items does add up, or it would add up to the
    last digit had one of them the unit of the others.
    """
    children: dict[int, list[Indicator]] = {}
    for indicator in matter.indicators:
        if indicator.parent is not None:
            children.setdefault(indicator.parent, []).append(indicator)
    groups = [
        (matter.indicators[place], group)
        for place, several in children.items()
        if len(several) > 1
        for group in _groups(several)
        if len(group) > 1
    ]
    # Where one measure of a list adds up, the list is whole; the other measures of its items should add up too.
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


def check_totals(matter: Matter) -> Iterator[Check]:
    """A total against what its sentence adds up before it: it fails only where 加上 says that this is a sum."""
    text = matter.source.normal
    indicators = matter.indicators
    for place, total in enumerate(indicators):
        name = total.name
        # All of them have one of two characters, which nearly no name has.
        if "总" not in name and "合" not in name:
            continue
        if total.parent is not None or not name.endswith(_TOTALS) or total.value_span is None:
            continue
        low = max(0, total.span.start - _REACH)
        opening = max(text.rfind("。", low, total.span.start), text.rfind(";", low, total.span.start), low - 1)
        parts: list[Indicator] = []
        for other in reversed(indicators[max(0, place - _MOST) : place]):
            if other.span.start <= opening:
                break
            if other.parent is None and other.unit == total.unit and other.value is not None:
                parts.append(other)
        parts.reverse()
        found = _sum(total, parts)
        check = None if found is None else _judged(matter, total, parts, found)
        if found is None or check is None:
            continue
        added = text.find("加", parts[0].span.end, total.span.start) >= 0
        if check.verdict is not Verdict.FAILS or (added and abs(found.gap) <= _AMISS):
            yield check


_TOTALS = ("总计", "合计", "总收入", "总支出", "总财力")
_MOST = 12
_REACH = 600


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
    """The check of a list, None where it says nothing."""
    if total.unit in RATES or average().search(total.name) is not None:
        return None
    same = [part for part in parts if part.unit == total.unit and part.value is not None]
    if len(same) < 2:
        # 个 and 家 count the same institutions.
        same = [part for part in parts if part.value is not None and part.unit is not None and part.unit not in RATES]
        if any(part.unit != same[0].unit for part in same):
            return None
    found = _sum(total, same)
    if found is None:
        return None
    gap, whole = found.gap, whole_list or found.gap >= 0 or _is_whole(matter, same)
    # Most lists name some parts of many, and need no intervals to say nothing.
    if not found.slip and (gap > _AMISS or (gap <= -_CLOSE and not whole)):
        return None
    check = _judged(matter, total, same, found)
    if check is None:
        return None
    if check.verdict is not Verdict.FAILS:
        return check if abs(gap) < _CLOSE else None
    if total.period is not None and any(part.period is not None and part.period != total.period for part in same):
        return None
    if found.slip:
        return check
    if gap > 0:
        opening = same[0].parent_span
        if opening is not None and _overlapping().search(matter.text(opening)) is not None:
            return None
        return check if len({part.name for part in same}) == len(same) else None
    return None if not whole or _goes_on(matter, same[-1], total, check) else check


def _goes_on(matter: Matter, last: Indicator, total: Indicator, check: Check) -> bool:
    """Whether the sum lacks just what the next sentence adds to the list."""
    at = bisect_left(matter.indicators, last.name_span, key=_name_span)
    after = matter.indicators[at + 1 : at + 1 + _MOST]
    lacking = Fraction(check.stated) - check.computed
    return any(other.unit == total.unit and other.value == lacking for other in after)


def _name_span(indicator: Indicator) -> Span:
    return indicator.name_span


@attrs.frozen(slots=True)
class _Sum:
    """What some parts add up to, beside their total."""

    stated: Decimal
    values: tuple[Decimal, ...]
    summed: Decimal
    gap: Decimal
    """By how much of the total the sum is above it."""
    slip: bool
    """Whether it would be the total, to the last digit, had one part been meant in 万."""


def _sum(total: Indicator, parts: list[Indicator]) -> _Sum | None:
    """The sum of the parts; None where a number is missing, or only a bound."""
    stated = total.value
    if not isinstance(stated, Decimal) or total.approximation in LOOSE or len(parts) < 2:
        return None
    values: list[Decimal] = []
    for part in parts:
        if not isinstance(part.value, Decimal) or part.approximation in LOOSE:
            return None
        values.append(part.value)
    summed = sum(values, Decimal(0))
    slip = total.unit == "元" and any(summed + value * (_SLIP - 1) == stated for value in values)
    return _Sum(stated, tuple(values), summed, (summed - stated) / abs(stated) if stated else Decimal(1), slip)


def _judged(matter: Matter, total: Indicator, parts: list[Indicator], found: _Sum) -> Check | None:
    """A total against the sum of these parts; None where the text does not say how exact a number is."""
    whole = matter.interval(total)
    if whole is None:
        return None
    low = high = Decimal(0)
    operands = [operand_of("total", found.stated, total.unit, span=total.value_span or total.span)]
    for part, value in zip(parts, found.values, strict=True):
        interval = matter.interval(part)
        if interval is None:
            return None
        low += interval.low
        high += interval.high
        operands.append(operand_of("part", value, part.unit, span=part.value_span or part.span))
    first, last = min(total.span.start, parts[0].span.start), max(total.span.end, parts[-1].span.end)
    return judged(
        CheckKind.PARTS,
        found.stated,
        whole,
        exactly(found.summed),
        interval_of(low, high),
        total.unit,
        tuple(operands),
        Span(first, last),
        _UNIT if found.slip else "the list may leave parts out, or count some twice",
    )


_UNIT = "one part may be meant in 万: then the sum holds to the last digit"


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


@cache
def _item() -> re.Pattern[str]:
    return re.compile(r"[①-⒇]\s*$|\(\d{1,2}\)\s*$|\d[.)、]\s*$")


@cache
def _overlapping() -> re.Pattern[str]:
    # A state-holding firm is a joint-stock one too.
    return re.compile(r"经济类型|注册类型|所有制|登记")
