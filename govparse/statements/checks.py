"""Whether what a document states agrees with itself.

check = kind, operands, stated, computed, tolerance, verdict [ reason ]

    parts      the parts of a total add up to it: 其中, ⑴…⑹, 分别, 按…分
    growth     a growth follows from the two levels, or from the level and the difference
    mean       a mean growth follows from two levels and the years between
    share      a share follows from the part and the whole
    completion a completion follows from the outcome and the plan
    list       as many headings follow as the sentence before them counts, as many items as “六保” says
    repeated   a measure stated twice for one time has one value

A check is made only where everything that it needs is stated; where the statement may mean something else, the verdict
is `not_comparable` and says why. The tolerance is that of the printed digits (`intervals`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from operator import attrgetter

from govparse.expressions.quantities import Quantity
from govparse.statements.findings import Check, CheckKind, Matter, Operand, Verdict, shown
from govparse.statements.growths import check_growth
from govparse.statements.lists import check_lists, check_named_lists
from govparse.statements.measures import Measures, measures
from govparse.statements.repetitions import check_repeated
from govparse.statements.shares import check_share
from govparse.statements.sums import check_parts, check_totals
from govparse.statements.values import Indicator
from govparse.structure.sections import Section
from govparse.text import Diagnostic, Source

__all__ = ["RULES", "Check", "CheckKind", "Operand", "Verdict", "find_checks", "find_sum_mismatches"]


def find_checks(
    source: Source,
    sections: tuple[Section, ...],
    quantities: tuple[Quantity, ...],
    indicators: tuple[Indicator, ...],
    *,
    known: Measures | None = None,
) -> tuple[Check, ...]:
    """Every check that the document's own numbers allow, in the order of the text."""
    matter = Matter(source, sections, quantities, indicators, known or measures())
    found = [check for rule in RULES for check in rule(matter)]
    found.sort(key=attrgetter("span"))
    return tuple(found)


def find_sum_mismatches(checks: tuple[Check, ...]) -> tuple[Diagnostic, ...]:
    """A diagnostic for every sum that does not hold."""
    return tuple(
        Diagnostic(
            "sum_mismatch",
            check.span,
            f"the parts add up to {_amount(check.computed, check)}, the total says {_amount(check.stated, check)}",
        )
        for check in checks
        if check.kind is CheckKind.PARTS and check.verdict is Verdict.FAILS
    )


def _amount(value: Decimal | Fraction, check: Check) -> str:
    return shown(value) + (check.unit or "")


RULES: tuple[Callable[[Matter], Iterator[Check]], ...] = (
    check_parts,
    check_totals,
    check_growth,
    check_share,
    check_lists,
    check_named_lists,
    check_repeated,
)
"""Every check, in the order in which they are made; one more is one more function here."""
