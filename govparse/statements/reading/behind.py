"""Measures that are named behind their numbers.

behind = [ verb ] amount [ "的" ] measure mark          完成 3.05万亩 粮食播种面积

Only a canonical measure may stand there: most nouns behind a number say what was counted, as in 新增5466个学位.
"""

from __future__ import annotations

import re
from functools import cache

import attrs

from govparse.expressions.quantities import Kind, Quantity
from govparse.statements.leads.lead import NO_NAME, Role
from govparse.statements.measures import Measures
from govparse.statements.reading.said import Place, Said
from govparse.statements.reading.state import State
from govparse.text import Span

__all__ = ["find_measure_behind", "state_behind"]

_AMOUNTS = frozenset((Kind.AREA, Kind.MASS, Kind.MONEY, Kind.LENGTH, Kind.ENERGY, Kind.POWER, Kind.VOLUME))


def find_measure_behind(text: str, quantity: Quantity, known: Measures) -> Place | None:
    """Where the measure behind a number stands, None where there is none.

    >>> from govparse.expressions.quantities import quantity
    >>> from govparse.statements.measures import measures
    >>> text = "完成3.05万亩粮食播种面积,新增5466个学位。"
    >>> [find_measure_behind(text, found.value, measures()) for found in quantity.find_all(text)]
    [(8, 14), None]
    """
    if quantity.kind not in _AMOUNTS:
        return None
    found = _noun().match(text, quantity.span.end)
    if found is None or known.by_name(found["noun"]) is None:
        return None
    return found.span("noun")


def state_behind(state: State, said: Said, name: Place) -> None:
    """The level of a measure that is named behind it."""
    if said.lead.role is not Role.LEVEL or said.name is not None or said.lead.apart:
        return
    said.lead = attrs.evolve(said.lead, name=NO_NAME)
    draft = state.level(name, said, said.quantity)
    draft.span = Span(said.quantity.span.start, name[1])


@cache
def _noun() -> re.Pattern[str]:
    return re.compile(r"的?(?P<noun>(?![一-鿿]{0,3}以[上下])[一-鿿]{3,14})(?=[,;。、:)\n]|$)")
