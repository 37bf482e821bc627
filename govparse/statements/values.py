"""What a statement is made of: a measure's level, its changes, its shares, its place in a ranking.

indicator = name [ level ] { change } { ratio } [ rank ]        each with the span that says so
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

import attrs

from govparse.expressions.periods import Period
from govparse.expressions.proportions import Proportion
from govparse.expressions.quantities import Approximation
from govparse.text import NOWHERE, Span

__all__ = ["AMOUNT", "RATES", "Change", "Direction", "Indicator", "Modality", "Number", "Rank", "Ratio"]

Number = Decimal | Fraction | Proportion
AMOUNT = (Decimal, Fraction)
"""The types of a number that can be reckoned with; a proportion such as 2:46:52 cannot."""
RATES = frozenset(("%", "百分点", "‰"))
"""Units whose numbers do not add up."""


class Direction(StrEnum):
    """Which way a measure went."""

    UP = "up"
    DOWN = "down"
    FLAT = "flat"


class Modality(StrEnum):
    """Whether it happened, is expected to have happened, or is wanted."""

    ACTUAL = "actual"
    ESTIMATE = "estimate"
    TARGET = "target"


@attrs.frozen(slots=True, weakref_slot=False)
class Change:
    """A growth or a fall."""

    direction: Direction
    value: Decimal | Fraction | None
    """How much, never negative; None of 持平, of a range, and where only both ends are written."""
    unit: str | None
    """% of a rate, 百分点 of a difference of rates, else the unit of the measure."""
    basis: str | None = None
    """Against what, as written: 同比, 比上年, 较上半年, 高于全国; None where the text leaves it to the reader."""
    approximation: Approximation = Approximation.EXACT
    from_value: Number | None = None
    """The level before, of 从A增加到B."""
    low: Decimal | Fraction | None = attrs.field(default=None, kw_only=True)
    """The lower end of a range."""
    high: Decimal | Fraction | None = attrs.field(default=None, kw_only=True)
    """The upper end of a range."""
    span: Span = attrs.field(default=NOWHERE, eq=False, kw_only=True)
    """From the basis or the verb to the number."""
    basis_span: Span | None = attrs.field(default=None, eq=False, kw_only=True)


@attrs.frozen(slots=True)
class Ratio:
    """A share of something else, such as 为预算的110%."""

    to: str
    """Of what: 预算, 全市."""
    value: Decimal | Fraction
    unit: str
    span: Span = attrs.field(default=NOWHERE, eq=False, kw_only=True)


@attrs.frozen(slots=True)
class Rank:
    """A place in a ranking."""

    value: int
    of: str | None
    """Among whom: 全市."""
    span: Span = attrs.field(default=NOWHERE, eq=False, kw_only=True)


@attrs.frozen(slots=True, weakref_slot=False)
class Indicator:
    """A named measure with its level or growth.

    `value` is the level in the base unit, None where only a growth is stated. Every part of it knows the words that
    say so; equality looks at the meaning, not at the places.
    """

    name: str
    """The shortest noun phrase that names the measure, as written."""
    name_span: Span
    value: Number | None
    """In the base unit; None of a range or of a bare growth; text of a ratio such as 0:30:70."""
    unit: str | None
    approximation: Approximation
    changes: tuple[Change, ...]
    ratios: tuple[Ratio, ...]
    rank: Rank | None
    period: Period | None
    """The time that the same sentence, or the opening of its paragraph, names."""
    modality: Modality
    parent: int | None
    """The place, among all indicators, of the total that this one is a part of."""
    span: Span = attrs.field(default=NOWHERE, eq=False, kw_only=True)
    text: str = attrs.field(default="", eq=False, kw_only=True)
    low: Decimal | Fraction | None = attrs.field(default=None, kw_only=True)
    """The lower end of a level that is a range."""
    high: Decimal | Fraction | None = attrs.field(default=None, kw_only=True)
    """The upper end of a level that is a range."""
    measure: str | None = attrs.field(default=None, kw_only=True)
    """The canonical name of the measure where `data/indicators.toml` knows it: 地区生产总值 for GDP."""
    subject: str | None = attrs.field(default=None, kw_only=True)
    """Whose measure it is, where the text says so beside the name: 全市, 18个省级重点项目."""
    period_context: Period | None = attrs.field(default=None, kw_only=True)
    """The time that the heading above names; it holds where `period` is None."""
    value_span: Span | None = attrs.field(default=None, eq=False, kw_only=True)
    subject_span: Span | None = attrs.field(default=None, eq=False, kw_only=True)
    modality_span: Span | None = attrs.field(default=None, eq=False, kw_only=True)
    """The word that makes it a forecast or a wish; None where the chapter does, or nothing."""
    parent_span: Span | None = attrs.field(default=None, eq=False, kw_only=True)
    """The word that makes it a part: 其中."""

    @property
    def evidence(self) -> tuple[Span, ...]:
        """The places of everything that it says, in the order of the text."""
        spans = [self.name_span]
        spans += [
            s for s in (self.value_span, self.subject_span, self.modality_span, self.parent_span) if s is not None
        ]
        spans += [change.span for change in self.changes] + [ratio.span for ratio in self.ratios]
        if self.rank is not None:
            spans.append(self.rank.span)
        if self.period is not None:
            spans.append(self.period.span)
        return tuple(sorted(spans))
