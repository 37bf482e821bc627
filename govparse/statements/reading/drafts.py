"""Indicators while a sentence is still being read, and what becomes of them.

draft = name [ level ] { change } { ratio } [ rank ]        grows with the clauses behind it
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from operator import attrgetter
from typing import cast

from govparse.expressions.periods import Period
from govparse.expressions.quantities import Approximation, Quantity
from govparse.statements.measures import Measure, Measures
from govparse.statements.reading.said import Place
from govparse.statements.running_text import as_written
from govparse.statements.values import AMOUNT, Change, Direction, Indicator, Modality, Number, Rank, Ratio
from govparse.text import Source, Span, span_of

__all__ = ["Draft", "finished"]


class Draft:
    """An indicator that may still grow; offsets are the document's.

    It has the slots of an indicator, and becomes one in the end: a frozen class sets each of its fields with a call,
    and twenty calls are half of what it costs to read a measure. That both have the same slots is what Python itself
    checks then.
    """

    __slots__ = Indicator.__slots__
    value: Number | None
    low: Decimal | Fraction | None
    high: Decimal | Fraction | None
    unit: str | None
    approximation: Approximation
    value_span: Span | None

    def __init__(
        self,
        place: Place,
        words: str,
        end: int,
        quantity: Quantity | None,
        subject: Span | None,
        period: Period | None,
        context: Period | None,
        mood: tuple[Modality, Span | None],
    ) -> None:
        start = place[0]
        self.name = words
        """Without the blanks that a page put in, and the marks of notes; an indicator has it as written."""
        self.name_span = span_of(start, place[1])
        self.span = span_of(start, end)
        self.text = ""
        if quantity is None:
            self.forget_level()
        else:
            self.set_level(quantity)
        self.changes: list[Change] | tuple[()] = ()
        self.ratios: list[Ratio] | tuple[()] = ()
        self.rank: Rank | None = None
        self.period = period
        self.period_context = context
        self.modality, self.modality_span = mood
        self.parent: Draft | None = None
        """The total; an indicator has its place."""
        self.measure: str | None = None
        self.subject: str | None = None
        self.subject_span = subject
        self.parent_span: Span | None = None

    @property
    def place(self) -> Place:
        """Where the name stands."""
        return self.name_span.start, self.name_span.end

    def set_level(self, quantity: Quantity) -> None:
        """Takes a number for the level."""
        self.value = quantity.value
        self.low = quantity.low
        self.high = quantity.high
        self.unit = quantity.unit
        self.approximation = quantity.approximation
        self.value_span = quantity.span

    def forget_level(self) -> None:
        """Has no level, or no longer one."""
        self.value = self.low = self.high = self.unit = self.value_span = None
        self.approximation = _EXACT

    def add_change(self, change: Change) -> None:
        """Takes a growth; most measures have none, and so no list for them."""
        if self.changes:
            self.changes.append(change)
        else:
            self.changes = [change]

    def add_ratio(self, ratio: Ratio) -> None:
        """Takes a share."""
        if self.ratios:
            self.ratios.append(ratio)
        else:
            self.ratios = [ratio]

    def reach(self, end: int) -> None:
        """Goes on up to there, if it does not yet."""
        if end > self.span.end:
            self.span = span_of(self.span.start, end)


def finished(source: Source, running: str, drafts: list[Draft], known: Measures) -> tuple[Indicator, ...]:
    """The drafts as indicators, in the order of the text: these very objects, on which nothing can be set any more."""
    text = source.text
    drafts.sort(key=_order)
    places = {id(draft): place for place, draft in enumerate(drafts)}
    for draft in drafts:
        span, subject = draft.name_span, draft.subject_span
        name = text[span.start : span.end]
        measure = known.by_name(draft.name)
        if len(draft.name) != len(name):
            name = as_written(source, running, span.start, span.end)
        draft.name = name
        if measure is not None:
            draft.measure = measure.name
            if draft.unit == "%" and _is_growth(draft, measure):
                _regrow(draft)
        if subject is not None:
            draft.subject = as_written(source, running, subject.start, subject.end)
        draft.text = text[draft.span.start : draft.span.end]
        if draft.parent is not None:
            draft.parent = places[id(draft.parent)]  # type: ignore[assignment]
        if draft.changes:
            draft.changes = tuple(draft.changes)  # type: ignore[assignment]
        if draft.ratios:
            draft.ratios = tuple(draft.ratios)  # type: ignore[assignment]
        draft.__class__ = Indicator  # type: ignore[assignment]
    return tuple(cast("list[Indicator]", drafts))


def _is_growth(draft: Draft, measure: Measure) -> bool:
    """GDP实现3.0%: whether the rate of a measure that is no rate itself is its growth."""
    return (
        measure.kind != "percent"
        and not draft.ratios
        and (draft.value is None or isinstance(draft.value, AMOUNT))
        and not draft.name.endswith(("计划", "计划投资"))
    )


def _regrow(draft: Draft) -> None:
    """Takes the level for a growth."""
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
        span=draft.value_span or draft.span,
    )
    draft.changes = [change, *draft.changes]
    draft.forget_level()


_order = attrgetter("name_span.start", "span.end")
_EXACT = Approximation.EXACT
