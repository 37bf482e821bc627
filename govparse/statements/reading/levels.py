"""Levels: of the measure that the lead names, of each of several, or of the measure before.

level  = name level | names "各" level | rates percentage
more   = level bound, level            突破300亿元、达到312亿元: the second is the level
       | plan level, "实际" verb level  支出预算为62亿元,实际完成60亿元: of what was planned
       | level "、" level              贷款1005笔、9.89亿元: in two units
       | plan level, "调整为" level      支出预算为62亿元,执行中调整为68亿元: the plan anew
       | growth level, "累计" verb level 新增公园127座,累计达到1100座: of what grew
       | growth, level                 增长5%,达到12亿元
       | name level, period level      2024年安排39个,2025年安排29个
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache

import attrs
import regex

from govparse.expressions.periods import Period
from govparse.expressions.quantities import Approximation, Kind, Quantity
from govparse.statements.leads.aspects import is_length_of_time, pace_of
from govparse.statements.leads.lead import Lead, Role
from govparse.statements.leads.name_lists import each_name, is_list
from govparse.statements.reading.changes import add_growth, reach_level
from govparse.statements.reading.drafts import Draft
from govparse.statements.reading.said import Place, Said
from govparse.statements.reading.state import State
from govparse.statements.values import AMOUNT, Direction, Modality
from govparse.text import Span

__all__ = ["PARTICULAR", "can_be_level", "state_level"]

_COUNTED = frozenset((Kind.MONEY, Kind.COUNT, Kind.AREA, Kind.MASS))
PARTICULAR = frozenset((Kind.TIME, Kind.RATIO))
"""The kinds that are no level of every measure."""
_TOLD_APART = PARTICULAR | {Kind.PERCENT}
"""Those and the kind that may be the growth of the measure before."""
_RATES = ("率", "比例", "比重", "占比")
_VERBAL = ("突破", "超过", "超", "不低于", "不少于", "不超过")
_BEHIND_BOUND = "大关口台阶,、"
"""突破500亿元大关,达到512亿元: what may stand between a bound and the level."""
_MEANS = ("年均", "同比", "环比")


def state_level(state: State, said: Said) -> None:
    """The level of a new measure, or one more of what is said of the measure before."""
    quantity, name, lead = said.quantity, said.name, said.lead
    if name is not None and not state.pending and not lead.each:
        if quantity.kind not in _TOLD_APART:
            state.level(name, said, quantity)
        else:
            _state_named(state, said, name)
    elif name is not None and lead.role is Role.LEVEL and lead.each and quantity.kind is not Kind.MONEY:
        for start, end in each_name(state.written(name)):
            state.level((name[0] + start, name[0] + end), said, quantity)
    elif state.pending and (lead.role is Role.TO or (name is None and "调整" in said.text)):
        reach_level(state, said, quantity)
    elif name is not None:
        _state_named(state, said, name)
    elif state.current is not None and _is_second(state, said, state.current):
        state.level(state.current.place, said, quantity)
    elif state.current is not None and (lead.tail < quantity.span.start - said.opening or _is_verbal(quantity)):
        _state_unnamed(state, said)


def can_be_level(name: str, quantity: Quantity) -> bool:
    """Whether a number can be the level of what the name says."""
    if quantity.kind is Kind.TIME:
        return is_length_of_time(name)
    return (
        quantity.kind is not Kind.RATIO
        or quantity.value is None
        or isinstance(quantity.value, AMOUNT)
        or "比" in name
        or "结构" in name
    )


def _state_named(state: State, said: Said, name: Place) -> None:
    quantity = said.quantity
    written = state.written(name)
    pace = pace_of(written) if quantity.unit == "%" and state.current is not None else None
    if pace is not None:
        said.lead, said.name = _paced(state, said, name, pace), None
        add_growth(state, said)
    elif quantity.unit == "%" and (several := _rates(written)):
        for start, end in several:
            state.level((name[0] + start, name[0] + end), said, quantity)
    elif can_be_level(written, quantity) or _is_part_of_days(state, quantity):
        state.level(name, said, quantity)


def _rates(written: str) -> list[tuple[int, int]]:
    """毛入园率、毛入学率超过93%: the names of several rates, of which one percentage says the same."""
    if not (written.endswith(_RATES) and is_list(written)):
        return []
    names = each_name(written)
    rates = len(names) > 1 and all(written.endswith(_RATES, start, end) and end - start > 2 for start, end in names)
    return names if rates else []


def _paced(state: State, said: Said, name: Place, pace: Direction) -> Lead:
    """增速9.5%: the growth of the measure before; 年均 in front of it is the basis."""
    at = said.lead.name.start
    mean = at >= 2 and state.text[name[0] - 2 : name[0]] in _MEANS
    return attrs.evolve(said.lead, role=Role.CHANGE, direction=pace, basis=(at - 2, at) if mean else None)


def _is_part_of_days(state: State, quantity: Quantity) -> bool:
    """环境质量优238天, of 有效监测天数364天."""
    scope = state.reach.scope
    return quantity.unit == "天" and scope is not None and any(total.unit == "天" for total in scope.totals)


def _state_unnamed(state: State, said: Said) -> None:
    """One more level, of the measure before: there is no other name in the clause."""
    current, quantity = state.current, said.quantity
    assert current is not None
    if _is_bound_before(state, current, said):
        current.set_level(quantity)
        current.reach(quantity.span.end)
    elif current.unit == quantity.unit and (name := _rest(state, said, current)) is not None:
        draft = state.level(name, said, quantity)
        draft.subject_span, draft.period = current.subject_span, current.period
        draft.parent, draft.parent_span = current.parent, current.parent_span
        if name != current.place:
            draft.modality, draft.modality_span = state.mood.modality or Modality.ACTUAL, state.mood.span
    elif current.value is None and current.low is None and current.changes and not current.ratios:
        reached = said.lead.tail < len(said.text) and quantity.unit != "百分点" and state.clause(said).strip("、")
        if reached or _is_verbal(quantity):
            current.set_level(quantity)
            current.reach(quantity.span.end)
    elif (
        current.unit == quantity.unit
        and said.alone is not None
        and _opens(said, said.alone)
        and "计" not in said.text[said.lead.tail :]
    ):
        # 全年合计16亿元 sums up more than the measure before.
        draft = state.level(current.place, said, quantity)
        draft.span = Span(said.alone.span.start, draft.span.end)
        draft.modality, draft.modality_span = current.modality, current.modality_span


def _is_verbal(quantity: Quantity) -> bool:
    """突破300亿元: whether the bound of an amount is a verb, which has its subject where 达到 has it."""
    return quantity.kind not in PARTICULAR and quantity.text.startswith(_VERBAL)


def _is_bound_before(state: State, current: Draft, said: Said) -> bool:
    """突破300亿元、达到312亿元: whether the level before was only a bound."""
    return (
        current.value_span is not None
        and current.approximation in (Approximation.OVER, Approximation.NEARLY)
        and isinstance(current.value, Decimal)
        and current.unit == said.quantity.unit
        and not current.changes
        and not state.text[current.value_span.end : said.start].strip(_BEHIND_BOUND)
        and said.lead.tail < len(said.text)
    )


def _is_second(state: State, said: Said, current: Draft) -> bool:
    """贷款1005笔、9.89亿元, 案件21件32人: whether the same thing is counted twice over, in two units."""
    return (
        current.value_span is not None
        and current.span.end == current.value_span.end
        and current.unit is not None
        and said.quantity.kind in _COUNTED
        and current.unit != said.quantity.unit
        and state.words((current.span.end, said.quantity.span.start)) in ("", "、")
    )


def _opens(said: Said, period: Period) -> bool:
    """2025年安排29个: whether the clause begins with its own period."""
    return period.span.start >= said.start - len(period.text) - 1


def _rest(state: State, said: Said, current: Draft) -> Place | None:
    """The name of what was planned, or of what grew, where the number is its outcome or its whole."""
    if current.value is None:
        return None
    start, end = current.place
    clause = state.clause(said).lstrip("、")
    if "调整为" in clause and _plan().match(state.text, start, end) is not None:
        return start, end
    if clause.startswith("实际"):
        plan = _plan().match(state.text, start, end)
        return None if plan is None or plan.start() == start else (start, plan.start())
    if clause.startswith(("累计达", "总数达", "累计建成", "累计有", "总量达")):
        growth = _growth().match(state.text, start, end)
        return None if growth is None else (growth.end(), end)
    return None


@cache
def _plan() -> regex.Pattern[str]:
    return regex.compile(r"(?r)(?:年\ *初|调\ *整\ *后?)?\ *预\ *算\ *数?")


@cache
def _growth() -> regex.Pattern[str]:
    return regex.compile(r"(?:新增|新建|新建成|建成|新设|新开通)(?=\p{Han}{2})")
