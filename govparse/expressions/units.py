"""Units of measurement, and registries of them.

    definition = name "=" factor unit                                桶 = 158.987294928 升
    rate       = unit "/" below { "/" below }                        元/吨, 微克/立方米
    below      = [ "每" ] [ magnitude ] unit { "·" unit }             元/平方米·月, 吨标准煤/万元

Names, kinds and factors are the lines of `data/units.toml`; statutory units follow GB 3100-1993. A rate is put together
from its two sides. Values name their unit; a registry knows what the name means.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from enum import StrEnum
from fractions import Fraction
from functools import cache

import attrs

from govparse.data import entries, words
from govparse.expressions.arabic_numerals import EXPONENTS
from govparse.text import normalise

__all__ = ["Kind", "Unit", "UnitError", "UnitRegistry", "magnitude_of", "units"]


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
    TRANSPORT = "transport"
    """Goods or passengers by way: 吨公里, 人公里."""
    CURRENT = "current"
    CHARGE = "charge"
    RESISTANCE = "resistance"
    FORCE = "force"
    TEMPERATURE_DIFFERENCE = "temperature_difference"
    ILLUMINANCE = "illuminance"
    LUMINOUS_FLUX = "luminous_flux"
    ACTIVITY = "activity"
    DOSE = "dose"
    AMOUNT_OF_SUBSTANCE = "amount_of_substance"


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
    after: tuple[str, ...] = ()
    """Words of which one must stand before the number: 番 counts behind 翻 only."""
    arabic_only: bool = False
    """Whether it stands behind Arabic digits only: 三角 is a triangle, not thirty fen."""
    dates: bool = False
    """Whether a number before it may be a date and no length of time: 2024年, 20日."""
    below: bool = False
    """Whether it stands below the stroke of a rate only: 月 in 3368元/月."""


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
        unit = self.find(spelling)
        if unit is None:
            raise UnitError(f"no unit {spelling!r}; define it with with_units('{spelling} = … 元')")
        return unit

    def __contains__(self, spelling: object) -> bool:
        return isinstance(spelling, str) and self.find(spelling) is not None

    def find(self, spelling: str) -> Unit | None:
        """The unit of that name or spelling, or the rate or the pair that it says; None where nobody defined it.

        >>> units.find("元/吨").kind, units.find("类(个)").kind, units.find("无此")
        (<Kind.RATE: 'rate'>, <Kind.COUNT: 'count'>, None)
        """
        return self.spellings.get(spelling) or self._rate(spelling) or self._pair(spelling)

    @property
    def spellings(self) -> Mapping[str, Unit]:
        """Every spelling, half-width, with its unit."""
        if self._by_spelling is None:
            found: dict[str, Unit] = {}
            for unit in (*_shipped(), *self._given):
                for spelling in (unit.name, *unit.also):
                    found[normalise(spelling)] = unit
                    # A page of old print has one kind of characters throughout.
                    found.setdefault(normalise(spelling).translate(_traditional()), unit)
            self._by_spelling = found
        return self._by_spelling

    def factor(self, unit: str, to: str) -> Fraction:
        """How many of `to` one of `unit` is.

        Raises:
            UnitError: they are of different kinds, or no factor is exact, as between two currencies.

        >>> units.factor("公顷", "亩"), units.factor("亿元", "万元"), units.factor("吨标准煤/万元", "千克标准煤/元")
        (Fraction(15, 1), Fraction(10000, 1), Fraction(1, 10))
        """
        (power, name), (other_power, other_name) = magnitude_of(unit, self), magnitude_of(to, self)
        one, other = self[name], self[other_name]
        if (one.base or one.name) != (other.base or other.name):
            raise UnitError(f"{one.name} ({one.kind.value}) does not convert into {other.name} ({other.kind.value})")
        return one.factor / other.factor * Fraction(10) ** (power - other_power)

    def _rate(self, spelling: str) -> Unit | None:
        above, *further = spelling.replace("每", "").split("/")
        one = self.spellings.get(above)
        if one is None or not further:
            return None
        name, base, factor = one.name, one.base or one.name, one.factor
        if "/" in base:
            return None  # A rate of a rate has no name that says what is below what.
        for below in further:
            names: list[str] = []
            bases: list[str] = []
            for part in below.split("·"):
                power, bare = magnitude_of(part, self.spellings)
                other = self.spellings.get(bare)
                if other is None or "/" in (other.base or other.name):
                    return None
                names.append(part.removesuffix(bare) + other.name)
                bases.append(other.base or other.name)
                factor /= other.factor * 10**power
            name += "/" + "·".join(names)
            base += "/" + "·".join(bases)
        return Unit(name, Kind.RATE, base, factor)

    def _pair(self, spelling: str) -> Unit | None:
        """Two measure words for one thing, 类(个): a count of its own, for one is not as many as the other."""
        first, bracket, second = spelling.removesuffix(")").partition("(")
        words = self.spellings.get(first), self.spellings.get(second)
        paired = (
            bracket and spelling.endswith(")") and all(word is not None and word.kind is Kind.COUNT for word in words)
        )
        return Unit(spelling, Kind.COUNT, classifier=True) if paired else None

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


def magnitude_of(spelling: str, known: Container[str]) -> tuple[int, str]:
    """Of 亿元 the power of ten and 元; a unit of that very name comes first.

    >>> magnitude_of("亿元", units), magnitude_of("千瓦", units)
    ((8, '元'), (0, '千瓦'))
    """
    if spelling not in known:
        for word in sorted(filter(None, EXPONENTS), key=len, reverse=True):
            if spelling.startswith(word) and spelling[len(word) :] in known:
                return EXPONENTS[word], spelling[len(word) :]
    return 0, spelling


@cache
def _traditional() -> Mapping[int, str]:
    return str.maketrans({plain: old for plain, (old,) in words("units.toml", "traditional").items()})


@cache
def _shipped() -> tuple[Unit, ...]:
    return entries("units.toml", "unit", Unit)


units = UnitRegistry()
"""The units that the library ships."""
