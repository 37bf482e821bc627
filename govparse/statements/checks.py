"""Whether what a document states agrees with itself.

check = kind, operands, stated, computed, tolerance, verdict [ reason ]

    parts      the parts of a total add up to it: 其中, ⑴…⑹, 分别, 按…分
    growth     a growth follows from the two levels, or from the level and the difference
    mean       a mean growth follows from two levels and the years between
    share      a share follows from the part and the whole
    completion a completion follows from the outcome and the plan
    list       as many headings follow as the sentence before them counts
    repeated   a measure stated twice for one time has one value

A check is made only where everything that it needs is stated; where the statement may mean something else, the verdict
is `not_comparable` and says why. The tolerance is that of the printed digits (`intervals`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

import attrs

from govparse.expressions.quantities import Quantity
from govparse.statements.intervals import Interval
from govparse.statements.measures import Measures, measures
from govparse.statements.values import Indicator
from govparse.structure.sections import Section
from govparse.text import NOWHERE, Diagnostic, Source, Span

__all__ = ["Check", "CheckKind", "Operand", "Verdict", "find_checks", "find_sum_mismatches"]


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


@attrs.frozen(slots=True)
class Operand:
    """One number that went into a check."""

    role: str
    """Such as total, part, before, after, whole, plan."""
    value: Decimal | Fraction
    unit: str | None
    span: Span = attrs.field(default=NOWHERE, eq=False, kw_only=True)


@attrs.frozen(slots=True)
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

        >>> check = Check(CheckKind.GROWTH, Verdict.FAILS, Decimal("170"), Fraction(697, 10), Fraction(69), Fraction(70), "%", ())
        >>> check.message
        'growth: stated 170%, computed 69.7%: fails'
        """
        unit = self.unit or ""
        tail = f" ({self.reason})" if self.reason else ""
        return f"{self.kind}: stated {_shown(self.stated)}{unit}, computed {_shown(self.computed)}{unit}: {self.verdict}{tail}"


def find_checks(
    source: Source,
    sections: tuple[Section, ...],
    quantities: tuple[Quantity, ...],
    indicators: tuple[Indicator, ...],
    *,
    known: Measures | None = None,
) -> tuple[Check, ...]:
    """Every check that the document's own numbers allow, in the order of the text."""
    from govparse.statements.rules import RULES, Matter

    matter = Matter(source, sections, quantities, indicators, known or measures())
    rules: tuple[Callable[[Matter], Iterator[Check]], ...] = RULES
    return tuple(sorted((check for rule in rules for check in rule(matter)), key=lambda check: check.span))


def find_sum_mismatches(checks: tuple[Check, ...]) -> tuple[Diagnostic, ...]:
    """A diagnostic for every sum that does not hold."""
    return tuple(
        Diagnostic(
            "sum_mismatch",
            check.span,
            f"the parts add up to {_shown(check.computed)}{check.unit or ''}, the total says {_shown(check.stated)}{check.unit or ''}",
        )
        for check in checks
        if check.kind is CheckKind.PARTS and check.verdict is Verdict.FAILS
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
    """
    if barred is not None:
        verdict, why = Verdict.NOT_COMPARABLE, barred
    elif Fraction(stated) == computed:
        verdict, why = Verdict.HOLDS, None
    elif allowed.meets(possible):
        verdict, why = Verdict.HOLDS_BY_ROUNDING, None
    else:
        verdict, why = Verdict.FAILS, reason
    return Check(kind, verdict, stated, computed, possible.low, possible.high, unit, operands, why, span=span)


def _shown(value: Decimal | Fraction) -> str:
    """Up to three decimals, without trailing noughts."""
    if isinstance(value, Decimal):
        written = format(value, "f")
    else:
        written = f"{float(value):.3f}"
    return written.rstrip("0").rstrip(".") if "." in written else written
