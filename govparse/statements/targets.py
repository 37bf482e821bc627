"""Targets and results by measure, and what a document leaves out.

answer = indicators | "mentioned without a number" | "not stated"
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum

import attrs

from govparse.statements.measures import Measure, Measures, measures
from govparse.statements.values import Indicator, Modality
from govparse.text import Source, Span, normalise

__all__ = ["Answer", "Statement", "find_statements", "results", "targets"]


class Statement(StrEnum):
    """What a document says of a measure."""

    STATED = "stated"
    """It gives a level, a growth, a share or a place."""
    MENTIONED = "mentioned"
    """It names the measure, without a number."""
    NOT_STATED = "not_stated"
    """It does not name it."""


@attrs.frozen(slots=True)
class Answer:
    """What a document says of one measure."""

    measure: str
    """The canonical name, or the name that was asked for where no such measure is known."""
    statement: Statement
    indicators: tuple[Indicator, ...] = ()
    """In the order of the text; empty unless stated."""
    mentions: tuple[Span, ...] = ()
    """Where it is named without a number."""


def targets(indicators: Iterable[Indicator]) -> Mapping[str, tuple[Indicator, ...]]:
    """What is wanted, by canonical measure; by the name as written where no measure is known.

    >>> targets(())
    {}
    """
    return _by_measure(indicator for indicator in indicators if indicator.modality is Modality.TARGET)


def results(indicators: Iterable[Indicator]) -> Mapping[str, tuple[Indicator, ...]]:
    """What was reached, or is expected to have been, by canonical measure or by name."""
    return _by_measure(indicator for indicator in indicators if indicator.modality is not Modality.TARGET)


def find_statements(
    source: Source,
    indicators: Iterable[Indicator],
    names: Iterable[str],
    *,
    modality: Modality | None = None,
    known: Measures | None = None,
) -> tuple[Answer, ...]:
    """What the document says of each measure asked for, in the order of `names`.

    With a modality, only indicators of that modality are an answer.
    """
    catalogue = known or measures()
    stated = [indicator for indicator in indicators if modality is None or indicator.modality is modality]
    return tuple(_answer(source, stated, name, catalogue) for name in names)


def _answer(source: Source, indicators: list[Indicator], name: str, known: Measures) -> Answer:
    measure = known.by_name(name)
    canonical = name if measure is None else measure.name
    found = tuple(indicator for indicator in indicators if canonical in (indicator.measure, indicator.name))
    if found:
        return Answer(canonical, Statement.STATED, found)
    mentions = _mentions(source, measure, name)
    return Answer(canonical, Statement.MENTIONED if mentions else Statement.NOT_STATED, (), mentions)


def _mentions(source: Source, measure: Measure | None, name: str) -> tuple[Span, ...]:
    names = {normalise(word) for word in (name, *((measure.name, *measure.aliases) if measure is not None else ()))}
    longest_first = sorted(filter(None, names), key=len, reverse=True)
    if not longest_first:
        return ()
    return tuple(Span(*hit.span()) for hit in re.finditer("|".join(map(re.escape, longest_first)), source.normal))


def _by_measure(indicators: Iterable[Indicator]) -> Mapping[str, tuple[Indicator, ...]]:
    grouped: dict[str, list[Indicator]] = {}
    for indicator in indicators:
        grouped.setdefault(indicator.measure or indicator.name, []).append(indicator)
    return {name: tuple(several) for name, several in grouped.items()}
