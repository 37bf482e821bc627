"""Moments of the calendar, absolute or counted from a reference year.

    moment = year, [ month, [ day ] ]
    year   = absolute year | years from the reference year        今年 is 0, 上年 is -1
    day    = day of the month | LAST                              年末 is the last day of month 12

A moment that names no month means the whole year: it has a first and a last day. Source: GB/T 7408.1-2023 (calendar
dates, their reduced precision).
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date

import attrs

from govparse.expressions.chinese_numerals import chinese_integer

__all__ = ["LAST", "Moment", "small_number", "year_number"]

LAST = 0
"""The day of a moment at the end of its month."""


@attrs.frozen(slots=True)
class Moment:
    """A year, a month or a day.

    >>> Moment(2023, month=2).last(None), Moment(None, shift=-1).first(2024)
    (datetime.date(2023, 2, 28), datetime.date(2023, 1, 1))
    """

    year: int | None = None
    """The year, or None where it counts from a reference year."""
    shift: int = 0
    """Years from the reference year, where `year` is None."""
    month: int | None = None
    """1 to 12, or None of a whole year."""
    day: int | None = None
    """The day of the month, `LAST`, or None of a whole month."""

    def first(self, reference: int | None) -> date | None:
        """The first day; None without the reference year that it needs.

        Raises:
            ValueError: there is no such day.
        """
        year = self.year_of(reference)
        if year is None:
            return None
        month = self.month or 1
        return date(year, month, monthrange(year, month)[1] if self.day == LAST else self.day or 1)

    def last(self, reference: int | None) -> date | None:
        """The last day; None without the reference year that it needs.

        Raises:
            ValueError: there is no such day.
        """
        year = self.year_of(reference)
        if year is None:
            return None
        month = self.month or 12
        return date(year, month, self.day or monthrange(year, month)[1])

    def year_of(self, reference: int | None) -> int | None:
        """The absolute year; None without the reference year that it needs."""
        if self.year is not None:
            return self.year
        return None if reference is None else reference + self.shift


def year_number(written: str) -> int:
    """The year in its four digits, ASCII or Chinese; 0 where it is no number.

    >>> year_number("2023"), year_number("二〇二三"), year_number("一九九零"), year_number("二O0八")
    (2023, 2023, 1990, 2008)
    """
    return int(written) if written.isascii() else chinese_integer(written.translate(_ZEROS)) or 0


_ZEROS = str.maketrans("0Oo", "〇〇〇")
"""二00八年 and 二OO八年 are typed for 二〇〇八年."""


def small_number(written: str) -> int:
    """A number below 100, in ASCII digits or in Chinese; 0 where it is no number. 首 is the first, as 元 is of months.

    >>> small_number("31"), small_number("三十一"), small_number("十"), small_number("两"), small_number("首")
    (31, 31, 10, 2, 1)
    """
    return 1 if written in ("首", "元") else year_number(written)
