"""What an expression of time means, before it is known which year its words count from.

meaning = kind, precision, [ first moment ], [ last moment ], [ base ]

A meaning without a base is absolute; one with a base waits for a reference year. `period_reading` makes them.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from functools import lru_cache

import attrs

from govparse.expressions.moments import Moment
from govparse.expressions.time_words import Base

__all__ = ["Meaning", "PeriodKind", "Precision"]


class PeriodKind(StrEnum):
    """What kind of time is named."""

    DATE = "date"
    """A day, 年末 too, or a run of days."""
    MONTH = "month"
    """A month, or a run of months that does not open the year: 3-5月."""
    QUARTER = "quarter"
    """One quarter or several: 一季度, 第二、第三季度."""
    YEAR = "year"
    """A year: 2023年, 今年, 全年."""
    YEARS = "years"
    """Several years: 2012-2016年, 过去五年, 八十年代."""
    HALF = "half"
    """上半年, 下半年."""
    PLAN = "plan"
    """The years of a five-year plan: “十四五”."""
    YTD = "ytd"
    """From the year's first day: 1-11月, 前三季度, 截至12月20日, 今年以来."""
    RELATIVE = "relative"
    """The same time a year earlier, or a time without bounds: 去年同期, 近年来."""
    UNTIL = "until"
    """Up to a day: 截至2023年, 到2025年, 截至目前."""
    SINCE = "since"
    """From a day on: 自2019年1月1日起."""


class Precision(StrEnum):
    """The unit of the calendar that the text names."""

    DAY = "day"
    TEN_DAYS = "ten_days"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"


@attrs.frozen(slots=True, eq=False)
class Meaning:
    """Bounds of a stretch of time; a bound that is None is open or not known.

    The same words have one meaning, the same object.
    """

    kind: PeriodKind
    precision: Precision
    first: Moment | None
    last: Moment | None
    base: Base | None = None
    """Which year relative bounds count from; None of an absolute meaning."""

    def bounds(self, reference: int | None) -> tuple[date | None, date | None]:
        """First and last day, in a text of the year `reference`; of a relative meaning both are None without it.

        Raises:
            ValueError: that year has no such day.
        """
        return _bounds(self, None if self.base is None else reference)


@lru_cache(maxsize=8192)
def _bounds(meaning: Meaning, reference: int | None) -> tuple[date | None, date | None]:
    if meaning.base is not None:
        if reference is None:
            return None, None
        if meaning.base is Base.CENTURY:
            reference += -reference % 100
    first = None if meaning.first is None else meaning.first.first(reference)
    last = None if meaning.last is None else meaning.last.last(reference)
    if first is not None and last is not None and first > last:
        raise ValueError(f"{first} is later than {last}")
    return first, last
