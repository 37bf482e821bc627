"""Parts against their total.

parts = total, part { part }        as `parents` found them: 其中, ⑴…⑹, 分别, 按…分
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cache

import regex

from govparse.expressions.proportions import Proportion
from govparse.statements.findings import LOOSE, Check, CheckKind, Matter, Operand, Verdict, judged
from govparse.statements.intervals import Interval
from govparse.statements.values import Indicator
from govparse.text import Span

__all__ = ["check_parts"]


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
        or isinstance(total.value, Proportion)
        or total.value is None
        or total.unit in ("%", "百分点", "‰")
        or total.approximation in LOOSE
    ):
        return None
    if _average().search(total.name) is not None:
        return None
    same = [part for part in parts if part.unit == total.unit and part.value is not None]
    if len(same) < 2 or any(part.approximation in LOOSE for part in same):
        return None
    possible = Interval(Fraction(0), Fraction(0))
    summed = Fraction(0)
    operands = [Operand("total", total.value, total.unit, span=total.value_span or total.span)]
    for part in same:
        interval = matter.interval(part)
        if interval is None or isinstance(part.value, Proportion) or part.value is None:
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


@cache
def _item() -> regex.Pattern[str]:
    return regex.compile(r"[①-⒇]\s*$|\(\d{1,2}\)\s*$|\d[.)、]\s*$")


@cache
def _average() -> regex.Pattern[str]:
    # Averages of parts do not add up to the average of the whole.
    return regex.compile(r"人均|户均|平均|均价|每[人户亩百千万]|价格|指数|标准|强度|密度|浓度|顺差|逆差")


@cache
def _overlapping() -> regex.Pattern[str]:
    # A state-holding firm is a joint-stock one too.
    return regex.compile(r"经济类型|注册类型|所有制|登记")
