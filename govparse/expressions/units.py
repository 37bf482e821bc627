"""Units of measurement, and registries of them.

    definition = name "=" factor unit        桶 = 158.987294928 升
    rate       = unit "/" unit               元/吨, 微克/立方米

Names, kinds and factors are the lines of `data/units.toml`; statutory units follow GB 3100-1993. A rate is put together
from its two sides. Values name their unit; a registry knows what the name means.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction
from functools import cache

import attrs

from govparse.data import entries
from govparse.text import normalise

__all__ = ["Kind", "Unit", "UnitError", "UnitRegistry", "units"]


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
    RATE = "rate"
    """One unit by another, such as 元/吨."""
    VOLTAGE = "voltage"
    APPARENT_POWER = "apparent_power"
    TEMPERATURE = "temperature"
    SOUND_LEVEL = "sound_level"
    FREQUENCY = "frequency"
    PRESSURE = "pressure"
    ANGLE = "angle"
    DATA = "data"
    DATA_RATE = "data_rate"
    COMPUTING = "computing"


class UnitError(ValueError):
    """Units that do not go together, or that nobody defined; the message names both."""


@attrs.frozen(slots=True)
class Unit:
    """A unit of measurement.

    >>> units["公顷"].factor, units["公顷"].base, units["亩"].factor
    (Fraction(10000, 1), '平方米', Fraction(2000, 3))
    """

    name: str
    """As the field writes it; a quantity's `unit`."""
    kind: Kind = attrs.field(converter=Kind)
    """What it measures."""
    base: str = ""
    """The unit that it converts to; its own name of a base."""
    factor: Fraction = attrs.field(default=Fraction(1), converter=Fraction)
    """Exact: how many of `base` one of it is."""
    ucum: str | None = None
    """Its code in the Unified Code for Units of Measure, where it has one."""
    also: tuple[str, ...] = ()
    """Other spellings."""
    classifier: bool = False
    """Whether it is a measure word 量词, which makes a count of a Chinese numeral."""
    unlike: str = ""
    """What may not follow its name, as an expression over the normalised twin: 项 in 3项目 is none."""
    after: str = ""
    """Characters of which one must stand before the number: 番 counts behind 翻 only."""
    arabic_only: bool = False
    """Whether it stands behind Arabic digits only: 三角 is a triangle, not thirty fen."""
    dates: bool = False
    """Whether four digits before it are a date and no number: 2024年."""


class UnitRegistry:
    """The units that a parser knows. It does not change: `with_units` gives another.

    >>> "亩" in units, units["平米"].name
    (True, '平方米')
    >>> units.with_units("桶 = 158.987294928 升")["桶"].kind
    <Kind.VOLUME: 'volume'>
    """

    __slots__ = ("_by_spelling", "_given")

    def __init__(self, given: tuple[Unit, ...] = ()) -> None:
        self._given = given
        self._by_spelling: dict[str, Unit] | None = None

    def with_units(self, *definitions: str | Unit) -> UnitRegistry:
        """These units and further ones, each a `Unit` or written `name = factor unit`.

        Raises:
            UnitError: a definition that is not written so, or that names a unit that is not there.
        """
        return UnitRegistry((*self._given, *(self._defined(definition) for definition in definitions)))

    def __getitem__(self, spelling: str) -> Unit:
        """The unit of that name or spelling, or the rate that it says.

        Raises:
            UnitError: nobody defined it.
        """
        unit = self.spellings.get(spelling) or self._rate(spelling)
        if unit is None:
            raise UnitError(f"no unit {spelling!r}; define it with with_units('{spelling} = … 元')")
        return unit

    def __contains__(self, spelling: str) -> bool:
        return spelling in self.spellings or self._rate(spelling) is not None

    @property
    def spellings(self) -> Mapping[str, Unit]:
        """Every spelling, half-width, with its unit."""
        if self._by_spelling is None:
            found: dict[str, Unit] = {}
            for unit in (*_shipped(), *self._given):
                for spelling in (unit.name, *unit.also):
                    found[normalise(spelling)] = unit
            self._by_spelling = found
        return self._by_spelling

    def factor(self, unit: str, to: str) -> Fraction:
        """How many of `to` one of `unit` is.

        Raises:
            UnitError: they are of different kinds, or no factor is exact, as between two currencies.

        >>> units.factor("公顷", "亩")
        Fraction(15, 1)
        """
        one, other = self[unit], self[to]
        if (one.base or one.name) != (other.base or other.name):
            raise UnitError(f"{one.name} ({one.kind.value}) does not convert into {other.name} ({other.kind.value})")
        return one.factor / other.factor

    def _rate(self, spelling: str) -> Unit | None:
        above, stroke, below = spelling.partition("/")
        one, other = self.spellings.get(above), self.spellings.get(below)
        if not stroke or one is None or other is None:
            return None
        base = f"{one.base or one.name}/{other.base or other.name}"
        return Unit(spelling, Kind.RATE, base, one.factor / other.factor)

    def _defined(self, definition: str | Unit) -> Unit:
        if isinstance(definition, Unit):
            return definition
        name, equals, meaning = (part.strip() for part in definition.partition("="))
        factor, _, base = meaning.partition(" ")
        try:
            times = Fraction(factor)
        except ValueError:
            times = None
        if not name or not equals or not base or times is None:
            raise UnitError(f"{definition!r}: expected 'name = factor unit', such as '桶 = 158.987294928 升'")
        known = self[base.strip()]
        return Unit(name, known.kind, known.base or known.name, times * known.factor)


@cache
def _shipped() -> tuple[Unit, ...]:
    return entries("units.toml", "unit", Unit)


units = UnitRegistry()
"""The units that the library ships."""
