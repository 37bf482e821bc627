"""What a printed number says about the true one: an interval, from its digits and from the words around them.

interval = [ value - half a unit of the last printed digit , value + the same ]      13.5亿元 → 13.45亿元 … 13.55亿元
         | wider for 约 and 近, open to one side for 超, 以上, 不足
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import cache

import attrs

from govparse.expressions.quantities import Approximation
from govparse.text.frozen import maker

__all__ = ["Interval", "exactly", "interval_of", "per_cent", "printed"]


@attrs.frozen(slots=True, weakref_slot=False)
class Interval:
    """All values that a statement allows, ends included.

    >>> a, b = Interval(Decimal(1), Decimal(2)), Interval(Decimal(3), Decimal(5))
    >>> a.turned().low, b.percent_of(a).low, a.meets(b)
    (Decimal('-2'), Decimal('150.0'), False)
    """

    low: Decimal
    high: Decimal

    def percent_of(self, whole: Interval) -> Interval:
        """What it is in per cent of another; both of positive numbers."""
        return interval_of(self.low / whole.high * 100, self.high / whole.low * 100)

    def percent_gained(self, after: Interval) -> Interval:
        """The growth that a gain of this much led to `after`: the level before is not free, it is the difference."""
        return interval_of(
            self.low / (after.high - self.low) * 100,
            self.high / (after.low - self.high) * 100,
        )

    def percent_lost(self, after: Interval) -> Interval:
        """The fall that a loss of this much led to `after`."""
        return interval_of(self.low / (after.high + self.low) * 100, self.high / (after.low + self.high) * 100)

    def shifted(self, by: int) -> Interval:
        """Every value plus a number."""
        return interval_of(self.low + by, self.high + by)

    def turned(self) -> Interval:
        """Every value with the other sign."""
        return interval_of(-self.high, -self.low)

    def meets(self, other: Interval) -> bool:
        """Whether some value lies in both."""
        return self.low <= other.high and other.low <= self.high


interval_of = maker(Interval)
"""Makes an interval, as its class does, in a third of the time."""


def exactly(value: Decimal | Fraction | float) -> Fraction:
    """A number as a fraction; sooner than its class makes one, which first asks what kind of number it is given.

    >>> exactly(Decimal("1.5"))
    Fraction(3, 2)
    """
    numerator, denominator = value.as_integer_ratio()
    return Fraction(numerator) if denominator == 1 else Fraction(numerator, denominator)


def per_cent(part: Decimal, whole: Decimal) -> Fraction:
    """What a number is in per cent of another, exactly.

    >>> per_cent(Decimal("1.5"), Decimal(9))
    Fraction(50, 3)
    """
    # In whole numbers: to make a fraction of each, and another with each step, takes four times as long.
    (one, of_one), (other, of_other) = part.as_integer_ratio(), whole.as_integer_ratio()
    return Fraction(100 * one * of_other, of_one * other)


def printed(value: Decimal | Fraction, text: str, approximation: Approximation = Approximation.EXACT) -> Interval:
    """The interval of a number that was printed as `text`.

    >>> printed(Decimal("1350000000"), "13.5亿元")
    Interval(low=Decimal('1345000000'), high=Decimal('1355000000'))
    """
    exact = value if isinstance(value, Decimal) else Decimal(value.numerator) / value.denominator
    half = _half_of_the_last_place(text)
    low, high = (exact, exact) if half is None else (exact - half, exact + half)
    if approximation is _EXACT:
        return interval_of(low, high)
    if approximation is Approximation.ABOUT:
        margin = abs(exact) * _ABOUT
        return interval_of(low - margin, high + margin)
    if approximation is Approximation.NEARLY or approximation is Approximation.UNDER:
        return interval_of(exact - abs(exact) * _NEARLY, high)
    if approximation is Approximation.OVER or approximation is Approximation.AT_LEAST:
        return interval_of(low, exact + abs(exact) * _NEARLY)
    return interval_of(Decimal(0), high)


_EXACT = Approximation.EXACT
_ABOUT = Decimal("0.02")
_NEARLY = Decimal("0.2")
_HALF = Decimal("0.5")
_MAGNITUDES = {"万亿": 12, "亿": 8, "千万": 7, "百万": 6, "万": 4, "千": 3, "百": 2, "": 0}


def _half_of_the_last_place(text: str) -> Decimal | None:
    """Half of what one unit of the last printed digit is worth; None of counts without decimals, which are exact."""
    found = _digits().search(text)
    if found is None or not found.lastindex:
        return None
    decimals, magnitude, _ = found.groups("")
    return _HALF.scaleb(_MAGNITUDES[magnitude] - len(decimals))


@cache
def _digits() -> re.Pattern[str]:
    # The module `re` is the quicker one where a pattern begins with a class of characters.
    return re.compile(
        r"\d[\d,]*+(?:\.(?P<decimals>\d++))? ?[多余]?"
        r"(?P<magnitude>万亿|亿|千万|百万|万|千(?![克瓦米])|百)? ?[多余]?"
        r"(?P<rounded>%|‰|个?百分点|元|美元|吨|亩|公顷|公里|平方米)?"
    )
