"""Indicators (contract; the owner completes this module)."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

import attrs

from govparse.expressions.periods import Period
from govparse.expressions.quantities import Approximation
from govparse.text import NOWHERE, Span

__all__ = ["Change", "Direction", "Indicator", "Modality", "Rank", "Ratio"]


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


@attrs.frozen(slots=True)
class Change:
    """A growth or a fall."""

    direction: Direction
    value: Decimal | Fraction | None
    unit: str | None
    basis: str | None = None
    approximation: Approximation = Approximation.EXACT
    from_value: Decimal | Fraction | None = None
    span: Span = attrs.field(default=NOWHERE, eq=False, kw_only=True)


@attrs.frozen(slots=True)
class Ratio:
    """A share of something else, such as 为预算的110%."""

    to: str
    value: Decimal | Fraction
    unit: str
    span: Span = attrs.field(default=NOWHERE, eq=False, kw_only=True)


@attrs.frozen(slots=True)
class Rank:
    """A place in a ranking."""

    value: int
    of: str | None
    span: Span = attrs.field(default=NOWHERE, eq=False, kw_only=True)


@attrs.frozen(slots=True)
class Indicator:
    """A named measure with its level or growth (contract: the owner adds)."""

    name: str
    name_span: Span
    value: Decimal | Fraction | None
    unit: str | None
    approximation: Approximation
    changes: tuple[Change, ...]
    ratios: tuple[Ratio, ...]
    rank: Rank | None
    period: Period | None
    modality: Modality
    parent: int | None
    span: Span = attrs.field(default=NOWHERE, eq=False, kw_only=True)
    text: str = attrs.field(default="", eq=False, kw_only=True)
