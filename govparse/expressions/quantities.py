"""Quantities (contract; the owner completes this module)."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

import attrs

from govparse.text import NOWHERE, Span

__all__ = ["Approximation", "Kind", "Quantity"]


class Approximation(StrEnum):
    """How the written number bounds the true one."""

    EXACT = "exact"
    ABOUT = "about"
    OVER = "over"
    AT_LEAST = "at_least"
    NEARLY = "nearly"
    UNDER = "under"
    AT_MOST = "at_most"


class Kind(StrEnum):
    """What a quantity measures."""

    MONEY = "money"
    PERCENT = "percent"
    POINT = "point"
    AREA = "area"
    LENGTH = "length"
    MASS = "mass"
    ENERGY = "energy"
    POWER = "power"
    VOLUME = "volume"
    TIME = "time"
    COUNT = "count"
    SCORE = "score"
    RATIO = "ratio"
    RANK = "rank"
    ORDINAL = "ordinal"


@attrs.frozen(slots=True)
class Quantity:
    """A number with its unit and its bound (contract: names and meanings stay, the owner adds)."""

    value: Decimal | Fraction | str | None
    """In the base unit, magnitude folded in; None of a range; text of a ratio such as 0:30:70."""
    unit: str | None
    """Name of the unit as gold has it, such as 元, %, 百分点, 人次."""
    approximation: Approximation = Approximation.EXACT
    low: Decimal | Fraction | None = None
    high: Decimal | Fraction | None = None
    kind: Kind = Kind.COUNT
    span: Span = attrs.field(default=NOWHERE, eq=False, kw_only=True)
    text: str = attrs.field(default="", eq=False, kw_only=True)
