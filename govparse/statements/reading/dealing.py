"""分别 and 各: lists of names, of bases, of numbers, dealt out one to one.

apart = names [ verb ] "分别" verb number { ( "、" | "和" ) [ verb ] number }   one number a name
      | [ names before ] "分别" verb number { … }                          one number for each of the last names
      | periods "分别" verb number { … }                                    one number a period, of the measure before
      | "分别" "较" basis { "、" basis } verb number { … }                   one number a basis
each  = name { ( "、" | "和" ) name } "各" number                           the number for every name
"""

from __future__ import annotations

import re
from functools import cache

import attrs

from govparse.expressions.periods import Period
from govparse.expressions.quantities import Kind, Quantity
from govparse.statements.leads.aspects import is_aspect
from govparse.statements.leads.lead import Role
from govparse.statements.leads.name_lists import is_list, split_names
from govparse.statements.lexicon import alternation, lexicon
from govparse.statements.reading.changes import add_growth, change_of, reach_level
from govparse.statements.reading.levels import can_be_level
from govparse.statements.reading.said import Place, Said
from govparse.statements.reading.state import Pending, State
from govparse.statements.values import AMOUNT, Direction, Ratio
from govparse.text import Span

__all__ = ["deal_out", "is_dealt", "split_bases"]

_LONGEST = 16
"""How many growths one 分别 has at most where verbs stand among them: they are counted anew behind each 分别."""


def deal_out(state: State, said: Said, index: int) -> int:
    """Gives the numbers behind 分别 to whom they are for; answers how many they are."""
    count = _run_of(state.text, state.quantities, index)
    several = _alike(state.quantities[index : index + count])
    lead, name = said.lead, said.name
    if len(state.pending) == count and lead.role is Role.TO:
        for quantity in several:
            reach_level(state, said, quantity)
        return count
    periods = state.times.since(said.opening)
    if len(periods) == count > 1 and lead.basis is None and _deal_to_periods(state, said, several, periods):
        return count
    if name is not None and state.current is not None and is_aspect(state.written(name)):
        said.name = name = None
    parts = None if name is None or count == 1 else _split(state.written(name), name[0], count)
    if lead.role is Role.CHANGE and (turned := _deal_turning(state, said, index, count)):
        return turned
    if lead.role is Role.FROM:
        pairs = zip(parts or (), several, strict=False)
        state.pending = tuple(Pending(part, None, quantity) for part, quantity in pairs)
        return count
    changing = lead.role is Role.CHANGE or lead.role is Role.GAP
    bases = said.span(lead.basis) or said.span(lead.whole)
    if bases is not None and state.text.startswith("分别", bases.start):
        bases = Span(bases.start + 2, bases.end)
    if changing and parts is None and bases is not None and count > 1:
        listed = split_bases(state.written((bases.start, bases.end)), count)
        if listed is not None:
            _deal_to_bases(state, said, several, bases, listed)
            return count
    if parts is None and name is not None and count == 2 and _is_pair(state.written(name)):
        parts = [name, name]
    if (
        changing
        and parts is None
        and (
            (lead.role is Role.GAP and name is None and state.current is not None)
            or (name is not None and not is_list(state.written(name)))
        )
    ):
        # 月度分别增长4.2%、6.3%: one measure, several times.
        add_growth(state, said, several)
    elif name is None:
        _deal_to_measures(state, said, several)
    elif parts is not None or "、" not in state.written(name):
        # What a list of another length has for each, the text does not say.
        _deal_to_names(state, said, several, parts or [name] * count, parts is not None)
    return count


def is_dealt(state: State, said: Said, index: int) -> bool:
    """Whether a number belongs to a list that is dealt out, if without 分别: 城镇和农村人均收入5万元、3万元."""
    if said.lead.apart:
        return said.lead.role is not Role.RANK
    if len(state.pending) > 1:
        return said.lead.role is Role.TO
    if said.lead.role is not Role.LEVEL or said.name is None:
        return False
    end = said.quantity.span.end
    if state.text[end : end + 1] != "、" or not is_list(state.written(said.name)):
        return False
    count = _run_of(state.text, state.quantities, index)
    if count == 1:
        return False
    several = state.quantities[index : index + count]
    return (
        all(quantity.unit == said.quantity.unit for quantity in several)
        and split_names(state.written(said.name), count) is not None
    )


def _deal_to_bases(
    state: State, said: Said, several: tuple[Quantity, ...], bases: Span, listed: list[tuple[int, int]]
) -> None:
    """较上半年、前三季度分别提升3.6、1.7个百分点: one measure, a growth against each."""
    draft = state.current if said.name is None else state.draft(said.name, said, several[-1].span.end)
    if draft is None:
        return
    written = state.text[bases.start : bases.end]
    opening = said.words(said.lead.verb) or "" if said.lead.role is Role.GAP else written[0]
    for (start, end), quantity in zip(listed, several, strict=True):
        basis = written[start:end] if start == 0 else opening + written[start:end]
        span = Span(bases.start + start, bases.start + end)
        draft.add_change(attrs.evolve(change_of(said, quantity), basis=basis, basis_span=span))
    draft.reach(several[-1].span.end)


def _deal_to_periods(state: State, said: Said, several: tuple[Quantity, ...], periods: tuple[Period, ...]) -> bool:
    """资金18亿元,2025年、2026年分别为8亿元、10亿元: one measure, a level or a growth for each time.

    Answers whether it was so.
    """
    name, current = said.name, state.current
    if name is None or (periods[0].span.start <= name[0] and name[1] <= periods[-1].span.end):
        if current is None:
            return False
        name = current.place
    elif is_list(state.written(name)):
        return False
    subject = None if current is None or name != current.place else current.subject_span
    for period, quantity in zip(periods, several, strict=True):
        if said.lead.role is Role.CHANGE:
            draft = state.draft(name, said, quantity.span.end)
            draft.add_change(change_of(said, quantity))
        elif said.lead.role is Role.LEVEL or said.lead.role is Role.TO:
            draft = state.level(name, said, quantity)
        else:
            return False
        draft.period, draft.subject_span = period, subject or draft.subject_span
        start = min(period.span.start, draft.span.start) if subject is None else period.span.start
        draft.span = Span(start, draft.span.end)
    return True


def _deal_to_measures(state: State, said: Said, several: tuple[Quantity, ...]) -> None:
    """外资9.7亿元,内资593.3亿元,分别增长5.3%、4.1%: a growth or a share for each of the last measures."""
    last = state.sentence[-len(several) :]
    if len(last) < len(several):
        return
    lead = said.lead
    for draft, quantity in zip(last, several, strict=True):
        if lead.role is Role.CHANGE or lead.role is Role.GAP:
            draft.add_change(change_of(said, quantity))
        elif lead.role is Role.SHARE and lead.whole is not None and quantity.value is not None:
            if not isinstance(quantity.value, AMOUNT):
                continue
            whole = said.words(lead.whole) or ""
            draft.add_ratio(Ratio(whole, quantity.value, quantity.unit or "", span=quantity.span))
        else:
            continue
        draft.reach(quantity.span.end)


def _deal_to_names(state: State, said: Said, several: tuple[Quantity, ...], names: list[Place], listed: bool) -> None:
    """第一、二产业增加值分别为11.2亿元、199.6亿元: a level or a growth for each name."""
    for name, quantity in zip(names, several, strict=True):
        if said.lead.role is Role.CHANGE or said.lead.role is Role.GAP:
            draft = state.draft(name, said, quantity.span.end)
            draft.add_change(change_of(said, quantity))
        elif listed or can_be_level(state.written(name), quantity):
            state.level(name, said, quantity)


def _deal_turning(state: State, said: Said, index: int, plain: int) -> int:
    """A、B、C分别增长15%、1%和下降4%: one each for the names, or the last measures; a verb turns those behind it.

    Answers how many numbers there are, 0 where there are only the `plain` ones.
    """
    count = _run_of(state.text, state.quantities, index, _turning())
    if count == plain:
        return 0
    several, name = state.quantities[index : index + count], said.name
    if name is None:
        drafts = state.sentence[-count:]
        if len(drafts) < count or any(draft.changes for draft in drafts):
            return 0
    elif (parts := _split(state.written(name), name[0], count)) is None:
        return 0
    else:
        drafts = [state.draft(part, said, quantity.span.end) for part, quantity in zip(parts, several, strict=True)]
    direction, last = said.lead.direction or Direction.UP, said.quantity.span.end
    for draft, quantity in zip(drafts, several, strict=True):
        if (turn := _turning().fullmatch(state.text, last, quantity.span.start)) is not None and turn["verb"]:
            direction = lexicon().verbs[turn["verb"]]
        last = quantity.span.end
        draft.add_change(attrs.evolve(change_of(said, quantity), direction=direction))
        draft.reach(last)
    return count


def _alike(several: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """2.1个和1.5个百分点: the first has the unit of the last, too."""
    last = several[-1]
    if last.kind is not Kind.POINT:
        return several
    return tuple(
        attrs.evolve(quantity, unit=last.unit, kind=last.kind) if quantity.unit == "个" else quantity
        for quantity in several
    )


def _split(names: str, start: int, count: int) -> list[Place] | None:
    apart = names.find("分别")
    parts = split_names(names if apart < 0 else names[:apart], count)
    return None if parts is None else [(start + a, start + b) for a, b in parts]


def _is_pair(words: str) -> bool:
    return any(pair in words for pair in lexicon().pairs)


def _run_of(text: str, quantities: tuple[Quantity, ...], first: int, joint: re.Pattern[str] | None = None) -> int:
    """How many quantities stand in one list from `first` on, with nothing but 、 and 和, or a `joint`, between."""
    last, end = first, len(quantities)
    if joint is not None:
        end = min(end, first + _LONGEST)
    joint = joint or _between()
    while last + 1 < end:
        between = joint.fullmatch(text, quantities[last].span.end, quantities[last + 1].span.start)
        if between is None:
            break
        last += 1
    return last - first + 1


def split_bases(text: str, count: int) -> list[tuple[int, int]] | None:
    """The bases of a list, where 省市 counts as two.

    >>> split_bases("高于国家和省市", 3)
    [(0, 4), (5, 6), (6, 7)]
    """
    parts = split_names(text, count)
    if parts is None and count > 1 and text.endswith("省市"):
        shorter = split_names(text[:-1], count - 1)
        parts = None if shorter is None else [*shorter, (len(text) - 1, len(text))]
    return parts


@cache
def _turning() -> re.Pattern[str]:
    return re.compile(
        rf" {{0,3}}(?:[、,]|[、,]?(?:以及|和|及|与))?(?:分别)?(?P<verb>{alternation(lexicon().verbs)})?+ {{0,3}}"
    )


@cache
def _between() -> re.Pattern[str]:
    return re.compile(r" {0,3}(?:[、,]|、?(?:以及|和|及|与)|,和) {0,3}")
