"""Proportions: several numbers to one another.

proportion = number ":" number { ":" number }        48.5:42.8, 0:30:70, 1.68∶1

A clock is none: 09:34 is a proportion only where its words say so (为, 比). Source: GB/T 15835-2011; the corpus.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import cache

import attrs
import regex

__all__ = ["Proportion", "match_proportion"]


@attrs.frozen(slots=True)
class Proportion:
    """Numbers to one another, as written.

    >>> parts = Proportion.of("0:30:70")
    >>> str(parts), parts.shares
    ('0:30:70', (Fraction(0, 1), Fraction(3, 10), Fraction(7, 10)))
    """

    parts: tuple[Decimal, ...]
    """The numbers in their order, two at least."""

    @classmethod
    def of(cls, written: str) -> Proportion:
        """The proportion that is written with colons.

        Raises:
            ValueError: it is not, or a part is no number.

        >>> Proportion.of("1.68:1").parts
        (Decimal('1.68'), Decimal('1'))
        """
        if _written().fullmatch(written) is None:
            raise ValueError(f"expected numbers with colons between them, found {written!r}")
        return cls(tuple(map(Decimal, written.split(":"))))

    @property
    def shares(self) -> tuple[Fraction, ...]:
        """What each part is of the whole.

        Raises:
            ZeroDivisionError: all parts are zero.
        """
        whole = sum(map(Fraction, self.parts))
        return tuple(Fraction(part) / whole for part in self.parts)

    def __str__(self) -> str:
        return ":".join(f"{part:f}" for part in self.parts)


def match_proportion(normal: str, start: int, colon: int) -> tuple[Proportion, int] | None:
    """The proportion whose first number stands from `start` to `colon`, and where it ends.

    >>> match_proportion("调整为48.5:42.8", 3, 7)
    (Proportion(parts=(Decimal('48.5'), Decimal('42.8'))), 12)
    >>> match_proportion("发布于09:34", 3, 5) is None
    True
    """
    found = _further().match(normal, colon)
    if found is None:
        return None
    written = normal[start : found.end()]
    # 09:34 and 09:02:33 are clocks, unless the words before say that they are not.
    # 表1:5个 is no proportion, and neither is what a colon parts from its label.
    told = "." in written or normal[start - 1 : start] in _TOLD
    if not told and (_clock().fullmatch(written) or not _ending().match(normal, found.end())):
        return None
    return Proportion.of(written), found.end()


_TOLD = frozenset("为比按以约例到达")


@cache
def _clock() -> regex.Pattern[str]:
    return regex.compile("[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?")


@cache
def _ending() -> regex.Pattern[str]:
    return regex.compile(r"[\ \n,。;、)”的比例配预分\-]|$")


_NUMBER = r"[0-9]{1,12}+(?:\.[0-9]{1,12}+)?+"


@cache
def _written() -> regex.Pattern[str]:
    return regex.compile(rf"{_NUMBER}(?::{_NUMBER}){{1,9}}+")


@cache
def _further() -> regex.Pattern[str]:
    return regex.compile(rf"(?::{_NUMBER}){{1,9}}+(?![0-9:.])")
