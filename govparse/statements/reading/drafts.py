"""Indicators while a sentence is still being read, and what becomes of them.

draft = name [ level ] { change } { ratio } [ rank ]        grows with the clauses behind it
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from operator import attrgetter

from govparse.expressions.periods import Period
from govparse.expressions.quantities import Approximation, Quantity
from govparse.statements.measures import Measures
from govparse.statements.running_text import as_written
from govparse.statements.values import AMOUNT, Change, Direction, Indicator, Modality, Number, Rank, Ratio
from govparse.text import Source, Span

__all__ = ["Draft", "finished"]


class Draft:
    """An indicator that may still grow; offsets are the document's."""

    value: Number | None = None
    low: Decimal | Fraction | None = None
    high: Decimal | Fraction | None = None
    unit: str | None = None
    approximation = Approximation.EXACT
    value_span: Span | None = None
    rank: Rank | None = None
    period: Period | None = None
    context: Period | None = None
    modality = Modality.ACTUAL
    modality_span: Span | None = None
    parent: Draft | None = None
    parent_span: Span | None = None
    subject: tuple[int, int] | None = None
    place = 0
    """Among all drafts, once they are in order."""

    def __init__(self, name: tuple[int, int], words: str, end: int) -> None:
        self.name_start, self.name_end = name
        self.words = words
        """The name, without the blanks that a page put in."""
        self.start = name[0]
        self.end = end
        self.changes: list[Change] = []
        self.ratios: list[Ratio] = []

    def set_level(self, quantity: Quantity) -> None:
        """Takes a number for the level."""
        self.value = quantity.value
        self.low, self.high = quantity.low, quantity.high
        self.unit = quantity.unit
        self.approximation = quantity.approximation
        self.value_span = quantity.span


def finished(source: Source, running: str, drafts: list[Draft], known: Measures) -> tuple[Indicator, ...]:
    """The drafts as indicators, in the order of the text."""
    drafts.sort(key=_order)
    for place, draft in enumerate(drafts):
        draft.place = place
    text = source.text
    found: list[Indicator] = []
    for draft in drafts:
        name = text[draft.name_start : draft.name_end]
        if len(draft.words) != len(name):
            name = as_written(source, running, draft.name_start, draft.name_end)
        measure = known.by_name(name)
        if (
            draft.unit == "%"
            and measure is not None
            and measure.kind != "percent"
            and not draft.ratios
            and (draft.value is None or isinstance(draft.value, AMOUNT))
            and not name.endswith(("计划", "计划投资"))
        ):
            _regrown(draft)
        subject = draft.subject
        start, end = draft.start, draft.end
        found.append(
            Indicator(
                name,
                Span(draft.name_start, draft.name_end),
                draft.value,
                draft.unit,
                draft.approximation,
                tuple(draft.changes),
                tuple(draft.ratios),
                draft.rank,
                draft.period,
                draft.modality,
                None if draft.parent is None else draft.parent.place,
                span=Span(start, end),
                text=text[start:end],
                low=draft.low,
                high=draft.high,
                measure=None if measure is None else measure.name,
                subject=None if subject is None else as_written(source, running, *subject),
                period_context=draft.context,
                value_span=draft.value_span,
                subject_span=None if subject is None else Span(*subject),
                modality_span=draft.modality_span,
                parent_span=draft.parent_span,
            )
        )
    return tuple(found)


def _regrown(draft: Draft) -> None:
    """GDP实现3.0%: a rate of what is measured in money is its growth."""
    value = draft.value if isinstance(draft.value, AMOUNT) else None
    down = value is not None and value < 0
    change = Change(
        Direction.DOWN if down else Direction.UP,
        -value if down and value is not None else value,
        "%",
        None,
        draft.approximation,
        low=draft.low,
        high=draft.high,
        span=draft.value_span or Span(draft.start, draft.end),
    )
    draft.changes.insert(0, change)
    draft.value = draft.low = draft.high = draft.unit = draft.value_span = None
    draft.approximation = Approximation.EXACT


_order = attrgetter("name_start", "end")
