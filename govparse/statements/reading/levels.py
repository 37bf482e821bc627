"""Levels: of the measure that the lead names, of each of several, or of the measure before.

level  = name level | names "各" level
more   = level bound, level            突破4000亿元、达到4211亿元: the second is the level
       | growth, level                 增长5%,达到12亿元
       | name level, period level      2024年安排39个,2025年安排29个
"""

from __future__ import annotations

from decimal import Decimal

import attrs

from govparse.expressions.quantities import Approximation, Kind, Quantity
from govparse.statements.leads.aspects import is_length_of_time, pace_of
from govparse.statements.leads.lead import Lead, Role
from govparse.statements.leads.name_lists import each_name
from govparse.statements.reading.changes import add_growth, reach_level
from govparse.statements.reading.places import Place
from govparse.statements.reading.state import Said, State

__all__ = ["can_be_level", "state_level"]

_MEANS = ("年均", "同比", "环比")


def state_level(state: State, said: Said) -> None:
    """The level of a new measure, or one more of what is said of the measure before."""
    quantity, name, role = said.quantity, said.name, said.lead.role
    if said.lead.each and name is not None and role is Role.LEVEL and quantity.kind is not Kind.MONEY:
        for start, end in each_name(state.written(name)):
            state.level((name[0] + start, name[0] + end), said)
    elif state.pending is not None and (role is Role.TO or (name is None and "调整" in said.places.text)):
        reach_level(state, said)
    elif name is not None:
        _state_named(state, said, name)
    elif said.lead.tail < len(said.clause) and state.current is not None:
        _state_unnamed(state, said)


def can_be_level(name: str, quantity: Quantity) -> bool:
    """Whether a number can be the level of what the name says."""
    if quantity.kind is Kind.TIME:
        return is_length_of_time(name)
    if quantity.kind is Kind.RATIO and isinstance(quantity.value, str):
        return "比" in name or "结构" in name
    return True


def _state_named(state: State, said: Said, name: Place) -> None:
    quantity, lead = said.quantity, said.lead
    written = state.written(name)
    pace = pace_of(written)
    if pace is not None and state.current is not None and quantity.kind is Kind.PERCENT:
        add_growth(state, attrs.evolve(said, lead=attrs.evolve(_paced(state, said, name), direction=pace), name=None))
    elif can_be_level(written, quantity) or _is_part_of_days(state, quantity):
        draft = state.level(name, said)
        if lead.role is Role.TO and lead.basis is not None:
            draft.start = min(draft.start, draft.name_start)


def _paced(state: State, said: Said, name: Place) -> Lead:
    """增速9.5%: the growth of the measure before; 年均 in front of it is the basis."""
    at = said.lead.name.start
    mean = at >= 2 and state.text[name[0] - 2 : name[0]] in _MEANS
    return attrs.evolve(said.lead, role=Role.CHANGE, basis=(at - 2, at) if mean else None)


def _is_part_of_days(state: State, quantity: Quantity) -> bool:
    """环境质量优238天, of 有效监测天数364天."""
    scope = state.reach.scope
    return quantity.unit == "天" and scope is not None and any(total.unit == "天" for total in scope.totals)


def _state_unnamed(state: State, said: Said) -> None:
    current, quantity, places, lead = state.current, said.quantity, said.places, said.lead
    assert current is not None
    verbal = lead.tail < len(places.text)
    if (
        isinstance(current.value, Decimal)
        and current.value_span is not None
        and current.approximation in (Approximation.OVER, Approximation.NEARLY)
        and current.unit == quantity.unit
        and places.start - current.value_span.end <= 1
        and verbal
        and not current.changes
    ):
        current.set_level(quantity)
        current.end = quantity.span.end
    elif current.value is None and current.low is None and current.changes and not current.ratios and verbal:
        if quantity.unit != "百分点" and said.clause.strip("、 "):
            current.set_level(quantity)
            current.end = quantity.span.end
    elif (
        said.alone is not None
        and said.alone.span.start >= places.start - len(said.alone.text) - 1
        and current.unit == quantity.unit
    ):
        draft = state.level((current.name_start, current.name_end), said)
        draft.start = said.alone.span.start
        draft.modality, draft.modality_span = current.modality, current.modality_span
