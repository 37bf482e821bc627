"""Growths and distances: of the measure that the lead names, or of the measure before.

growth  = [ name ] [ basis ] verb amount
reached = [ name ] "从" level { mark } verb "到" level [ mark name verb amount ]
"""

from __future__ import annotations

from bisect import bisect_right
from decimal import Decimal
from fractions import Fraction
from functools import cache
from operator import attrgetter

import attrs
import regex

from govparse.expressions.quantities import Kind, Quantity
from govparse.statements.leads.aspects import is_aspect, pace_of
from govparse.statements.leads.bases import find_basis
from govparse.statements.leads.lead import Role
from govparse.statements.leads.name_lists import each_name
from govparse.statements.reading.drafts import Draft
from govparse.statements.reading.numbers import FLAT
from govparse.statements.reading.said import Place, Said
from govparse.statements.reading.state import Pending, State
from govparse.statements.values import AMOUNT, Change, Direction, Ratio
from govparse.text import Span, maker, span_of

__all__ = ["add_growth", "change_of", "leave_level", "reach_level"]

_make_change = maker(Change)
_NEAR = 8
_LONGEST_BASIS = 40
_OPPOSITE = {Direction.UP: Direction.DOWN, Direction.DOWN: Direction.UP}
_PLACES = frozenset(("位", "名"))
"""较上半年提升1位: what moved is the place, not the measure."""
_end = attrgetter("span.end")


def add_growth(state: State, said: Said, several: tuple[Quantity, ...] = ()) -> None:
    """A growth of a new measure, or of the one before; `several` where one name has one after another."""
    numbers = several or (said.quantity,)
    name = said.name
    if name is not None and said.lead.each and not several and len(names := each_name(state.written(name))) > 1:
        change = _against_all(state, change_of(said, said.quantity), said.lead.role)
        for start, end in names:
            own = (name[0] + start, name[0] + end)
            state.draft(own, said, said.quantity.span.end).add_change(change)
        return
    turned = False
    if name is not None and is_aspect(written := state.written(name)) and state.current is not None:
        name, turned = None, pace_of(written) is Direction.DOWN
    if name is None:
        draft = state.current
        if draft is None:
            return
        if state.share is not None and numbers[0].kind is Kind.POINT and _follows(state.share, said):
            draft = state.share
        elif draft.unit == "%" and numbers[0].kind is not Kind.POINT and (part := _of_share(state, draft)) is not None:
            draft = state.draft(part, said, numbers[-1].span.end)
    else:
        draft = state.draft(name, said, numbers[-1].span.end)
        _name_nameless(state, said, draft)
    for quantity in numbers:
        if quantity.unit in _PLACES:
            continue
        if isinstance(quantity.value, Fraction) and quantity.kind is Kind.RATIO and said.lead.role is Role.GAP:
            whole = said.words(said.lead.whole) or ""
            draft.add_ratio(Ratio(whole, quantity.value, quantity.unit or "", span=quantity.span))
            continue
        change = _like_the_last(draft, _than_level(state, said, change_of(said, quantity)), said.lead.role)
        if turned and change.direction in _OPPOSITE:
            # 降幅扩大3.2个百分点: the growth rate, which every change in points is of, went down.
            change = attrs.evolve(change, direction=_OPPOSITE[change.direction])
        draft.add_change(_against_all(state, change, said.lead.role))
    draft.reach(numbers[-1].span.end)


def _of_share(state: State, draft: Draft) -> Place | None:
    """建材业产值占全区的比重为12.6%；增长0.7%: what grows by a percentage is the part, and not its share."""
    found = _share().fullmatch(state.text, *draft.place)
    return None if found is None else found.span("part")


def _follows(draft: Draft, said: Said) -> bool:
    """Whether nothing but a mark stands between a measure and the clause of a number."""
    return said.opening - draft.span.end <= 1


def leave_level(state: State, said: Said) -> None:
    """The first level of 从A增加到B: it waits for the second."""
    name, current = said.name, state.current
    if name is None and current is not None and current.value is None and not current.changes:
        name = current.place
    state.pending = (Pending(name, said.span(said.lead.name.subject), said.quantity),)


def reach_level(state: State, said: Said, quantity: Quantity) -> None:
    """The second level of 从A增加到B."""
    lead = said.lead
    pending, *rest = state.pending
    state.pending = tuple(rest)
    first = pending.quantity
    if first.unit != quantity.unit and first.unit is not None:
        return
    if pending.name is None:
        state.nameless = (first, quantity)
        return
    draft = state.level(pending.name, said, quantity)
    draft.subject_span = pending.subject
    nearest = state.times.nearest
    if nearest is not None and state.words((nearest.span.end, quantity.span.start)) in ("", "的"):
        draft.period = nearest
    direction = lead.direction or _between(first.value, quantity.value)
    if direction is not None:
        basis = said.words(lead.basis)
        span = Span(first.span.start, quantity.span.end)
        draft.add_change(Change(direction, None, None, basis, from_value=first.value, span=span))


def change_of(said: Said, quantity: Quantity) -> Change:
    """What a number says of a growth."""
    lead = said.lead
    value = quantity.value
    direction = lead.direction or Direction.UP
    amount: Decimal | Fraction | None = value if isinstance(value, AMOUNT) else None
    if amount is not None and amount < 0:
        amount = -amount
        direction = Direction.DOWN if direction is Direction.UP else Direction.UP
    basis = said.span(lead.basis)
    opening = basis or said.span(lead.verb)
    return _make_change(
        direction,
        amount,
        None if quantity.unit == FLAT else quantity.unit,
        said.words(lead.basis) if lead.role is Role.CHANGE else _distance(said),
        quantity.approximation,
        low=quantity.low,
        high=quantity.high,
        span=span_of(quantity.span.start if opening is None else opening.start, quantity.span.end),
        basis_span=basis,
    )


def _distance(said: Said) -> str | None:
    """高于全国, 比全市平均水平: the words of a distance without its 分别 and its 高."""
    words = said.words(said.lead.basis)
    if words is None:
        return None
    if words.startswith("比") and said.lead.whole is not None:
        return "比" + (said.words(said.lead.whole) or "")
    return words.removeprefix("分别")


def _like_the_last(draft: Draft, change: Change, role: Role) -> Change:
    """比上年增加0.2万亩,增长1.6%: the second has the basis of the first."""
    if change.basis is not None or not draft.changes or role is not Role.CHANGE or change.unit == "百分点":
        return change
    last = draft.changes[-1]
    if (
        last.basis is None
        or last.direction is not change.direction
        or last.unit == change.unit
        or change.span.start - last.span.end > 2
    ):
        return change
    return attrs.evolve(change, basis=last.basis, basis_span=last.basis_span)


def _than_level(state: State, said: Said, change: Change) -> Change:
    """比2010年的3.02人减少0.37人: the basis stands in front of the level that it had."""
    if change.basis is not None or said.name is not None or said.lead.role is not Role.CHANGE:
        return change
    before = bisect_right(state.quantities, said.start, key=_end) - 1
    if before < 0 or state.quantities[before].span.end != said.start:
        return change
    of = state.quantities[before].span.start - 1
    if not state.text.startswith("的", of):
        return change
    low = max(0, of - _LONGEST_BASIS)
    opening = max(low, *(state.text.rfind(mark, low, of) + 1 for mark in "。\n"))
    basis, _ = find_basis(state.text[opening:of], of - opening)
    if basis is None or state.text[opening + basis[0]] not in "比较":
        return change
    span = Span(opening + basis[0], opening + basis[1])
    return attrs.evolve(change, basis=state.words((span.start, span.end)), basis_span=span)


def _against_all(state: State, change: Change, role: Role) -> Change:
    """与上年决算数相比,收入增加3亿元、支出增加2亿元: the basis of a clause of its own."""
    against = state.against
    if against is None or change.basis is not None or role is not Role.CHANGE:
        return change
    return attrs.evolve(change, basis=state.words((against.start, against.end)), basis_span=against)


def _name_nameless(state: State, said: Said, draft: Draft) -> None:
    """Gives 从218亿元到370亿元 to the measure that is named behind it."""
    if state.nameless is None:
        return
    first, second = state.nameless
    state.nameless = None
    direction = said.lead.direction
    if draft.span.start - second.span.end > _NEAR or direction is None or not isinstance(first.value, AMOUNT):
        return
    draft.set_level(second)
    span = Span(first.span.start, second.span.end)
    draft.add_change(Change(direction, None, None, from_value=first.value, span=span))


def _between(before: object, after: object) -> Direction | None:
    if not isinstance(before, Decimal | Fraction) or not isinstance(after, Decimal | Fraction):
        return None
    return Direction.UP if after > before else Direction.DOWN if after < before else Direction.FLAT


@cache
def _share() -> regex.Pattern[str]:
    return regex.compile(r"(?P<part>[^占]{3,})占[^占]+(?:比重|比例)")
