"""Intervals: what a number that is no single value lies between.

interval = ( "[" | "(" ) [ number ] "," [ number ] ( "]" | ")" )      an end that is not there is unbounded
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import attrs

__all__ = ["Interval", "Number"]

Number = Decimal | Fraction
"""An exact number."""


@attrs.frozen(slots=True)
class Interval:
    """All numbers from `low` to `high`; an end that is None does not bound, an open end does not belong.

    >>> tens = Interval(Decimal(20), Decimal(90))
    >>> Decimal(45) in tens, 100 in tens, str(tens)
    (True, False, '[20, 90]')
    >>> Decimal(10) in Interval(Decimal(10), None, low_open=True)
    False
    """

    low: Decimal | Fraction | None
    """The smallest number, such as 20 of 几十."""
    high: Decimal | Fraction | None
    """The largest number, such as 90 of 几十."""
    low_open: bool = False
    """Whether `low` itself is out: 超过10."""
    high_open: bool = False
    """Whether `high` itself is out: 不足10."""

    @property
    def closed(self) -> Interval:
        """The same interval with its ends.

        >>> Decimal(10) in Interval(Decimal(10), None, low_open=True).closed
        True
        """
        return Interval(self.low, self.high)

    def __contains__(self, number: Decimal | Fraction | int) -> bool:
        return self._above(number) and self._below(number)

    def __str__(self) -> str:
        low = "-∞" if self.low is None else str(self.low)
        high = "∞" if self.high is None else str(self.high)
        left = "(" if self.low_open or self.low is None else "["
        right = ")" if self.high_open or self.high is None else "]"
        return f"{left}{low}, {high}{right}"

    def _above(self, number: Decimal | Fraction | int) -> bool:
        if self.low is None:
            return True
        gap = Fraction(number) - Fraction(self.low)
        return gap > 0 or (gap == 0 and not self.low_open)

    def _below(self, number: Decimal | Fraction | int) -> bool:
        if self.high is None:
            return True
        gap = Fraction(self.high) - Fraction(number)
        return gap > 0 or (gap == 0 and not self.high_open)
