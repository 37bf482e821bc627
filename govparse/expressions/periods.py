"""Periods (contract; the owner completes this module)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import attrs

from govparse.text import NOWHERE, Span

__all__ = ["Period", "PeriodKind"]


class PeriodKind(StrEnum):
    """The kinds of gold/README.md."""

    DATE = "date"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    YEARS = "years"
    HALF = "half"
    PLAN = "plan"
    YTD = "ytd"
    RELATIVE = "relative"
    UNTIL = "until"
    SINCE = "since"


@attrs.frozen(slots=True)
class Period:
    """A stretch of time as a text names it (contract: names and meanings stay, the owner adds)."""

    kind: PeriodKind
    start: date | None
    """First day; None where open or not known."""
    end: date | None
    """Last day, included; None where open or not known."""
    span: Span = attrs.field(default=NOWHERE, eq=False, kw_only=True)
    text: str = attrs.field(default="", eq=False, kw_only=True)
