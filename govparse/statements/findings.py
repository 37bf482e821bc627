"""What a check is, and what it looks at.

check  = kind, operands, stated, computed, tolerance, verdict [ reason ]
matter = the document's own numbers and headings
"""

from __future__ import annotations

from bisect import bisect_left
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

import attrs

from govparse.expressions.quantities import Approximation, Quantity
from govparse.statements.intervals import Interval, exactly, printed
from govparse.statements.measures import Measures
from govparse.statements.values import AMOUNT, Indicator
from govparse.structure.sections import Section
from govparse.text import NOWHERE, Source, Span
from govparse.text.frozen import maker

__all__ = ["LOOSE", "Check", "CheckKind", "Matter", "Operand", "Verdict", "judged", "operand_of", "shown"]


class CheckKind(StrEnum):
    """What is compared; see the grammar of this module."""

    PARTS = "parts"
    GROWTH = "growth"
    MEAN = "mean"
    SHARE = "share"
    COMPLETION = "completion"
    LIST = "list"
    REPEATED = "repeated"


class Verdict(StrEnum):
    """How it came out."""

    HOLDS = "holds"
    """Exactly, to the last printed digit."""
    HOLDS_BY_ROUNDING = "holds_by_rounding"
    """Within what the printed digits leave open."""
    FAILS = "fails"
    """Not even then."""
    NOT_COMPARABLE = "not_comparable"
    """The two mean different things; the reason says which."""


@attrs.frozen(slots=True, weakref_slot=False)
class Operand:
    """One number that went into a check."""

    role: str
    """Such as total, part, before, after, whole, plan."""
    value: Decimal | Fraction
    unit: str | None
    span: Span = attrs.field(default=NOWHERE, eq=False, kw_only=True)


operand_of = maker(Operand)
"""Makes an operand, as its class does, in a third of the time."""


@attrs.frozen(slots=True, weakref_slot=False)
class Check:
    """One comparison of what a document states with what follows from its other numbers."""

    kind: CheckKind
    verdict: Verdict
    stated: Decimal | Fraction
    """What the document says."""
    computed: Fraction
    """What follows from the operands, without regard to rounding."""
    low: Fraction
    """The least that could follow, given how the operands were rounded."""
    high: Fraction
    """The most that could follow."""
    unit: str | None
    operands: tuple[Operand, ...]
    reason: str | None = None
    """Why the two cannot be compared; or an innocent cause that a failing check could have."""
    span: Span = attrs.field(default=NOWHERE, eq=False, kw_only=True)
    """From the first operand to the last."""

    @property
    def message(self) -> str:
        """A sentence for the reader.

        >>> low, computed, high = Fraction(69), Fraction(697, 10), Fraction(70)
        >>> Check(CheckKind.GROWTH, Verdict.FAILS, Decimal("170"), computed, low, high, "%", ()).message
        'growth: stated 170%, computed 69.7%: fails'
        """
        unit = self.unit or ""
        tail = f" ({self.reason})" if self.reason else ""
        numbers = f"stated {shown(self.stated)}{unit}, computed {shown(self.computed)}{unit}"
        return f"{self.kind}: {numbers}: {self.verdict}{tail}"


_make_check = maker(Check)


@attrs.frozen(slots=True, eq=False)
class Matter:
    """What the rules look at."""

    source: Source
    sections: tuple[Section, ...]
    quantities: tuple[Quantity, ...]
    indicators: tuple[Indicator, ...]
    known: Measures

    def interval(self, indicator: Indicator) -> Interval | None:
        """What the level of an indicator may be, None where it has none."""
        value, span = indicator.value, indicator.value_span
        if span is None or not isinstance(value, AMOUNT):
            return None
        return printed(value, self.text(span), indicator.approximation)

    def place(self, offset: int) -> int:
        """The place, among the quantities, of the first one that begins at an offset or behind it."""
        return bisect_left(self.quantities, offset, key=lambda quantity: quantity.span.start)

    def text(self, span: Span) -> str:
        """The twin at a span."""
        return self.source.normal[span.start : span.end]


LOOSE = frozenset(
    (Approximation.OVER, Approximation.AT_LEAST, Approximation.UNDER, Approximation.AT_MOST, Approximation.NEARLY)
)


def judged(
    kind: CheckKind,
    stated: Decimal | Fraction,
    allowed: Interval,
    computed: Fraction,
    possible: Interval,
    unit: str | None,
    operands: tuple[Operand, ...],
    span: Span,
    reason: str | None = None,
    barred: str | None = None,
) -> Check:
    """The check of a stated number, which its digits allow to lie in `allowed`, against one that lies in `possible`.

    `barred` says why the two cannot be compared; `reason` what could excuse a failure.

    >>> seventy, found = Decimal(70), Fraction(697, 10)
    >>> about = Interval(Decimal("69.5"), Decimal("70.5"))
    >>> judged(CheckKind.GROWTH, seventy, about, found, about, "%", (), NOWHERE).verdict.value
    'holds_by_rounding'
    """
    if barred is not None:
        verdict, why = Verdict.NOT_COMPARABLE, barred
    elif stated.as_integer_ratio() == computed.as_integer_ratio():
        verdict, why = Verdict.HOLDS, None
    elif allowed.meets(possible):
        verdict, why = Verdict.HOLDS_BY_ROUNDING, None
    else:
        verdict, why = Verdict.FAILS, reason
    low, high = exactly(possible.low), exactly(possible.high)
    return _make_check(kind, verdict, stated, computed, low, high, unit, operands, why, span=span)


def shown(value: Decimal | Fraction) -> str:
    """Up to three decimals, without trailing noughts."""
    written = format(value, "f") if isinstance(value, Decimal) else f"{float(value):.3f}"
    return written.rstrip("0").rstrip(".") if "." in written else written
