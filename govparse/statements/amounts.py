"""What a record says how much: a number, and the unit that it is in.

amount    = [ lead ] quantity                                          达438.6亿元左右, 三百二十户
          | [ bound ] number [ exponent ] [ unit ] [ "(" aside ")" ]   438.6, 1e16, 438.6亿, 5万桶
unit      = [ magnitude ] [ name ]                                     亿元, 亿, 桶
bound     = "约" | "近" | "超" | "超过" | "达"

The unit may be a field of its own beside the number. Where the value has a magnitude, that of the unit says the same
once more and is not counted again: 438.6亿 beside 亿元.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import cache

import attrs
import regex

from govparse.expressions.arabic_numerals import EXPONENTS, MAGNITUDE
from govparse.expressions.quantities import quantity
from govparse.expressions.units import UnitError, units
from govparse.statements.values import AMOUNT
from govparse.text import normalise

__all__ = ["Amount", "conversion", "match_amount", "split_unit"]


@attrs.frozen(slots=True)
class Amount:
    """A number with its unit."""

    number: Fraction
    """In the unit without its magnitude."""
    unit: str | None
    """As the record names it, half-width; None where it names none."""


def match_amount(value: object, unit: object = None) -> Amount | None:
    """The amount that a record gives with its value, and its unit where that is a field of its own.

    >>> match_amount("412亿吨")
    Amount(number=Fraction(41200000000, 1), unit='吨')
    >>> match_amount(4.12, "亿元") == match_amount("4.12", "亿元") == match_amount("4.12亿元")
    True
    >>> match_amount("不少") is None
    True
    """
    if isinstance(value, bool | int | float | Decimal | Fraction):
        number, tail = _exact(value), ""
    else:
        words = normalise(str(value)).strip()
        if (read := _match_quantity(words)) is not None:
            return read
        written = _written().fullmatch(words.replace(",", "").replace(" ", ""))
        number, tail = (None, "") if written is None else (Fraction(Decimal(written["number"])), written["unit"])
    if number is None:
        return None
    scale, name = split_unit(tail)
    if isinstance(unit, str):
        scale_beside, name_beside = split_unit(unit)
        scale, name = scale if tail else scale_beside, name or name_beside
    return Amount(number * scale, name)


def split_unit(spelling: str) -> tuple[int, str | None]:
    """The factor of a unit's magnitude, and its name, None where there is none.

    >>> split_unit("亿元"), split_unit("千瓦"), split_unit("万")
    ((100000000, '元'), (1, '千瓦'), (10000, None))
    """
    plain = normalise(spelling).strip()
    magnitude = None if plain in units else _magnitude().match(plain)
    if magnitude is None:
        return 1, plain or None
    return 10 ** EXPONENTS[magnitude[0]], plain[magnitude.end() :] or None


def conversion(unit: str | None, to: str | None) -> Fraction | None:
    """How many of `to` one of `unit` is; None where they do not go together. A unit that is not written is any.

    >>> conversion("公顷", "亩"), conversion("吨", "元"), conversion(None, "元")
    (Fraction(15, 1), None, Fraction(1, 1))
    """
    if unit is None or to is None or unit == normalise(to):
        return Fraction(1)
    try:
        return units.factor(unit, to)
    except UnitError:
        return None


def _exact(value: float | Decimal | Fraction) -> Fraction | None:
    """The number that a value shows, 0.1 for the float of that name; None of a flag, and of what is not finite."""
    if isinstance(value, bool):
        return None
    if isinstance(value, float):
        value = Decimal(float.__repr__(value))
    # The fraction of 1E+999999 is a number of a million digits.
    if isinstance(value, Decimal) and not (value.is_finite() and abs(value.adjusted()) < _MOST_DIGITS):
        return None
    return Fraction(value)


_MOST_DIGITS = 1000
_LEADS = frozenset(("", "达", "达到", "为"))


def _match_quantity(words: str) -> Amount | None:
    """A quantity with a unit that the library knows, and nothing behind it."""
    found = quantity.find(words)
    if found is None or found.span.end < len(words) or words[: found.span.start] not in _LEADS:
        return None
    number, unit = found.value.value, found.value.unit
    return Amount(Fraction(number), unit) if isinstance(number, AMOUNT) and unit is not None else None


@cache
def _written() -> regex.Pattern[str]:
    return regex.compile(
        r"""(?x)
        (?: 约 | 近 | 超过? | 达 )?
        # 1e16 is how a large float is written; 5 in 5et is a number of something.
        (?P<number> -? [0-9]{1,999}+ (?: \. [0-9]{1,999}+ )? (?: [eE] [+-]? [0-9]{1,3} (?![0-9]) )? )
        (?P<unit> [^()]* )
        (?: \( [^()]* \) )?"""
    )


@cache
def _magnitude() -> regex.Pattern[str]:
    return regex.compile(MAGNITUDE)
