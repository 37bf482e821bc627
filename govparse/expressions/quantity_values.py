"""What a quantity is: a number with its unit, and how it bounds the true one.

    quantity = number unit [ approximation ]
    number   = value | low, high               12亿元; 30至40亿元

How a text writes one is told in `quantities`; what it converts to, by its `UnitRegistry`. Arithmetic is exact: decimals
where there is a finite one, fractions where there is none.
"""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Protocol, TypeVar

import attrs

from govparse.expressions.intervals import Interval
from govparse.expressions.proportions import Proportion
from govparse.expressions.qualifiers import Approximation
from govparse.expressions.units import Kind, UnitError, UnitRegistry, magnitude_of, units
from govparse.text import NOWHERE, Span, maker

__all__ = ["Approximation", "Interval", "Kind", "Quantity", "quantity_of"]


P = TypeVar("P", covariant=True)


class PintRegistry(Protocol[P]):
    """What is needed of a `pint.UnitRegistry`; the library itself does without pint."""

    def Quantity(self, value: Fraction, units: str) -> P:  # noqa: N802
        """A quantity of pint's own."""


@attrs.frozen(slots=True, weakref_slot=False, eq=False)
class Quantity:
    """A number with its unit, as a text states it.

    Two quantities are equal when they mean the same: number, bounds and approximation, in whichever unit; where they
    stand does not matter. A range has no value, but `low` and `high`.

    >>> from govparse import quantity
    >>> amount = quantity.parse("约14.9万人次")
    >>> amount.value, amount.unit, amount.approximation
    (Decimal('149000'), '人次', <Approximation.ABOUT: 'about'>)
    >>> quantity.parse("1亿元") == quantity.parse("10000万元"), quantity.parse("3公里") == quantity.parse("3000米")
    (True, True)
    """

    value: Decimal | Fraction | Proportion | None
    """Exact, in the unit without its magnitude: 1.2亿元 is 120000000 元. None of a range."""
    unit: str | None
    """The unit's name in the registry, such as 元, %, 百分点, 人次; None of a bare number."""
    approximation: Approximation = Approximation.EXACT
    """How the number bounds the true one."""
    low: Decimal | Fraction | None = None
    """The lower end of a range, in the unit."""
    high: Decimal | Fraction | None = None
    """The upper end of a range, in the unit."""
    kind: Kind = Kind.COUNT
    """What it measures."""
    span: Span = attrs.field(default=NOWHERE, kw_only=True)
    """Where it stands, the words that bound it included where they touch it."""
    text: str = attrs.field(default="", kw_only=True)
    """The caller's characters at `span`."""
    registry: UnitRegistry = attrs.field(default=units, kw_only=True, repr=False)
    """The units that `unit` is looked up in."""

    @property
    def bounds(self) -> Interval:
        """Where the true number lies, as far as the words say: 不低于30% is from 30, included, without an upper end.

        约 says no width: it bounds nothing. Where an end is open, the number that is written lies on it, not inside:
        超过5亿元 is from 5亿元, 5亿元 itself not included; `bounds.closed` includes it.

        Raises:
            ValueError: a ratio of several numbers has no bounds.

        >>> from govparse import quantity
        >>> str(quantity.parse("不超过50万元").bounds), str(quantity.parse("3%-5%").bounds)
        ('(-∞, 500000]', '[3, 5]')
        """
        if self.low is not None or self.high is not None:
            return Interval(self.low, self.high)
        if not isinstance(self.value, Decimal | Fraction):
            raise ValueError(f"a ratio has no bounds: {self.text or self.value!r}")
        match self.approximation:
            case Approximation.OVER:
                return Interval(self.value, None, low_open=True)
            case Approximation.AT_LEAST:
                return Interval(self.value, None)
            case Approximation.UNDER | Approximation.NEARLY:
                return Interval(None, self.value, high_open=True)
            case Approximation.AT_MOST:
                return Interval(None, self.value)
            case Approximation.ABOUT:
                return Interval(None, None)
            case Approximation.EXACT:
                return Interval(self.value, self.value)

    def to(self, unit: str) -> Quantity:
        """The same quantity in another unit of its kind; a magnitude may stand before it: `to("亿元")`.

        Raises:
            UnitError: the kinds differ (a 百分点 is no %), or no factor is exact.

        >>> from govparse import quantity
        >>> quantity.parse("12500万元").to("亿元").value, quantity.parse("3公顷").to("亩").value
        (Decimal('1.25'), Decimal('45'))
        """
        if self.unit is None:
            raise UnitError(f"{self.text or self.value!r} has no unit to convert from")
        factor = self.registry.factor(self.unit, unit)

        def converted(number: Decimal | Fraction | None) -> Decimal | Fraction | None:
            return None if number is None else _exact(Fraction(number) * factor)

        value = self.value if isinstance(self.value, Proportion) else converted(self.value)
        return attrs.evolve(self, value=value, low=converted(self.low), high=converted(self.high), unit=unit)

    @property
    def si(self) -> Quantity:
        """The quantity in the base of its kind, the SI unit where there is one.

        >>> from govparse import quantity
        >>> quantity.parse("3公里").si.value, quantity.parse("3公里").si.unit
        (Decimal('3000'), '米')
        """
        if self.unit is None:
            return self
        known = self.registry[magnitude_of(self.unit, self.registry.spellings)[1]]
        return self.to(known.base or known.name)

    def to_pint(self, registry: PintRegistry[P]) -> P:
        """The quantity for the library pint, in the SI unit of its kind; `registry` is a `pint.UnitRegistry`.

        Raises:
            UnitError: pint knows no such unit, as of money and of counts, or there is no single number.

        >>> import pint
        >>> from govparse import quantity
        >>> quantity.parse("3公里").to_pint(pint.UnitRegistry(non_int_type=Fraction)).to("mile").magnitude > 1
        True
        """
        base = self.si
        name = _PINT.get(base.unit or "")
        if name is None or not isinstance(base.value, Decimal | Fraction):
            raise UnitError(f"pint has no unit for {self.unit!r}")
        return registry.Quantity(Fraction(base.value), name)

    def __add__(self, other: Quantity) -> Quantity:
        if not isinstance(other, Quantity):
            return NotImplemented
        converted = self._comparable(other)
        return attrs.evolve(
            self,
            value=_exact(self._number + converted),
            approximation=_of_sum(self.approximation, other.approximation),
            span=NOWHERE,
            text="",
        )

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Quantity):
            return NotImplemented
        return self._meaning == other._meaning

    def __hash__(self) -> int:
        return hash(self._meaning)

    def __lt__(self, other: Quantity) -> bool:
        return self._number < self._comparable(other)

    def __le__(self, other: Quantity) -> bool:
        return self._number <= self._comparable(other)

    def __gt__(self, other: Quantity) -> bool:
        return self._number > self._comparable(other)

    def __ge__(self, other: Quantity) -> bool:
        return self._number >= self._comparable(other)

    @property
    def _meaning(self) -> tuple[object, ...]:
        """What two equal quantities have in common: all numbers in the base of the unit.

        The units are the shipped ones, so that a quantity that was written down and read again, when nobody knows any
        more what was added to them, equals what it was.
        """
        unit, factor = self.unit, Fraction(1)
        if unit is not None:
            power, name = magnitude_of(unit, units.spellings)
            known = units.find(name)
            if known is not None:
                unit, factor = known.base or known.name, known.factor * 10**power
        numbers = tuple(
            Fraction(number) * factor if isinstance(number, Decimal | Fraction) else number
            for number in (self.value, self.low, self.high)
        )
        return unit, self.approximation, *numbers

    @property
    def _number(self) -> Fraction:
        if not isinstance(self.value, Decimal | Fraction):
            raise UnitError(f"{self.text or self.value!r} is no single number")
        return Fraction(self.value)

    def _comparable(self, other: Quantity) -> Fraction:
        """The other's number in this unit."""
        if self.unit == other.unit:
            return other._number
        if self.unit is None or other.unit is None:
            one, two = (f"{each.unit or 'a bare number'} ({each.kind.value})" for each in (self, other))
            raise UnitError(f"{one} does not go with {two}")
        return other._number * self.registry.factor(other.unit, self.unit)


_PINT = {
    "平方米": "meter ** 2",
    "米": "meter",
    "千克": "kilogram",
    "焦耳": "joule",
    "瓦": "watt",
    "立方米": "meter ** 3",
    "秒": "second",
    "伏": "volt",
    "赫兹": "hertz",
    "帕": "pascal",
    "牛顿": "newton",
    "安培": "ampere",
    "伏安": "volt * ampere",
    "欧姆": "ohm",
    "开尔文": "kelvin",
    "流明": "lumen",
    "勒克斯": "lux",
    "贝可": "becquerel",
    "希沃特": "sievert",
    "摩尔": "mole",
    "字节": "byte",
    "比特/秒": "bit / second",
}


def _of_sum(one: Approximation, other: Approximation) -> Approximation:
    """What is known of a sum: 超过3亿元 and 2亿元 are over 5亿元; of 超过 and 不足 nothing follows but 约."""
    if one == other or other is Approximation.EXACT:
        return one
    return other if one is Approximation.EXACT else Approximation.ABOUT


def _exact(number: Fraction) -> Decimal | Fraction:
    """A decimal where the number has a finite one."""
    denominator = number.denominator
    for prime in (2, 5):
        while denominator % prime == 0:
            denominator //= prime
    if denominator != 1:
        return number
    with localcontext() as context:
        context.prec = 100
        return Decimal(f"{Decimal(number.numerator) / Decimal(number.denominator):f}")


quantity_of = maker(Quantity)
"""Makes a quantity, as its class does, in a third of the time."""
