"""What a printed number says about the true one: an interval, from its digits and from the words around them.

interval = [ value - half a unit of the last printed digit , value + the same ]      13.5亿元 → 13.45亿元 … 13.55亿元
         | wider for 约 and 近, open to one side for 超, 以上, 不足
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import cache

import attrs
import regex

from govparse.expressions.quantities import Approximation

__all__ = ["Interval", "printed"]


@attrs.frozen(slots=True)
class Interval:
    """All values that a statement allows, ends included.

    >>> a, b = Interval(Fraction(1), Fraction(2)), Interval(Fraction(3), Fraction(5))
    >>> (a + b).high, (b / a).low, a.meets(b)
    (Fraction(7, 1), Fraction(3, 2), False)
    """

    low: Fraction
    high: Fraction

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        return Interval(self.low - other.high, self.high - other.low)

    def __truediv__(self, other: Interval) -> Interval:
        """The quotients; both of positive numbers."""
        return Interval(self.low / other.high, self.high / other.low)

    def scaled(self, by: int) -> Interval:
        """Every value times a positive number."""
        return Interval(self.low * by, self.high * by)

    def shifted(self, by: int) -> Interval:
        """Every value plus a number."""
        return Interval(self.low + by, self.high + by)

    def meets(self, other: Interval) -> bool:
        """Whether some value lies in both."""
        return self.low <= other.high and other.low <= self.high


def printed(value: Decimal | Fraction, text: str, approximation: Approximation = Approximation.EXACT) -> Interval:
    """The interval of a number that was printed as `text`.

    >>> printed(Decimal("1350000000"), "13.5亿元")
    Interval(low=Fraction(1345000000, 1), high=Fraction(1355000000, 1))
    """
    exact = Fraction(value)
    half = _last_place(text) / 2
    low, high = exact - half, exact + half
    if approximation is Approximation.ABOUT:
        margin = abs(exact) * _ABOUT
        return Interval(low - margin, high + margin)
    if approximation is Approximation.NEARLY or approximation is Approximation.UNDER:
        return Interval(exact - abs(exact) * _NEARLY, high)
    if approximation is Approximation.OVER or approximation is Approximation.AT_LEAST:
        return Interval(low, exact + abs(exact) * _NEARLY)
    if approximation is Approximation.AT_MOST:
        return Interval(Fraction(0), high)
    return Interval(low, high)


_ABOUT = Fraction(1, 50)
_NEARLY = Fraction(1, 5)
_MAGNITUDES = {"万亿": 10**12, "亿": 10**8, "千万": 10**7, "百万": 10**6, "万": 10**4, "千": 10**3, "百": 100}


def _last_place(text: str) -> Fraction:
    """What one unit of the last printed digit is worth; counts without decimals are exact."""
    found = _digits().search(text)
    if found is None:
        return Fraction(0)
    decimals = len(found["decimals"] or "")
    magnitude = _MAGNITUDES.get(found["magnitude"] or "", 1)
    if decimals == 0 and magnitude == 1 and found["percent"] is None and found["money"] is None:
        return Fraction(0)
    return Fraction(magnitude, 10**decimals)


@cache
def _digits() -> regex.Pattern[str]:
    return regex.compile(
        r"\d[\d,]*+(?:\.(?P<decimals>\d++))? ?[多余]?"
        r"(?P<magnitude>万亿|亿|千万|百万|万|千(?![克瓦米])|百)? ?[多余]?"
        r"(?P<percent>%|‰|个?百分点)?(?P<money>元|美元|吨|亩|公顷|公里|平方米)?"
    )
