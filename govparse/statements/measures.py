"""The canonical measures of reports and bulletins.

measure = canonical name, English name, aliases, kind        `data/indicators.toml`
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

import attrs
import regex

from govparse.data import entries
from govparse.text import normalise

__all__ = ["Measure", "Measures", "measures"]

_REMEMBERED = 20_000


@attrs.frozen(slots=True)
class Measure:
    """A measure that many documents state, by whatever name.

    >>> gdp = measures().by_name("GDP")
    >>> gdp.name, gdp.english, gdp.kind
    ('地区生产总值', 'gross regional product', 'money')
    """

    name: str
    english: str
    kind: str
    """What its level is measured in: a word of `Kind`, or index."""
    aliases: tuple[str, ...] = ()
    growth: str = "nominal"
    """`real` where its growth is at constant prices, which two levels at current ones do not give; `nominal` else."""


class Measures:
    """Measures by their names and aliases.

    >>> mine = measures().including(Measure("海铁联运量", "rail-sea freight", "mass", ("海铁联运",)))
    >>> mine.by_name("海铁联运").english
    'rail-sea freight'
    """

    __slots__ = ("_asked", "_by_name", "every")

    def __init__(self, every: Iterable[Measure]) -> None:
        self.every = tuple(every)
        """In the order of the file."""
        by_name: dict[str, Measure] = {}
        for measure in self.every:
            for name in (measure.name, *measure.aliases):
                by_name.setdefault(name, measure)
                by_name.setdefault(_aside().sub("", name), measure)
        self._by_name: Mapping[str, Measure] = by_name
        self._asked: dict[str, Measure | None] = {}

    def by_name(self, name: str) -> Measure | None:
        """The measure of a name as a text writes it: marks, brackets, a place in front or 预算 behind do not matter.

        >>> measures().by_name("全市固定资产投资(不含农户)").name
        '固定资产投资'
        """
        try:
            return self._asked[name]
        except KeyError:
            found = self._find(name)
        if len(self._asked) < _REMEMBERED:
            self._asked[name] = found
        return found

    def _find(self, name: str) -> Measure | None:
        found = self._by_name.get(name)
        if found is not None:
            return found
        plain = _aside().sub("", normalise(name))
        found = self._by_name.get(plain)
        if found is None and (place := _place().match(plain)) is not None:
            plain = plain[place.end() :]
            found = self._by_name.get(plain)
        if found is None and (planned := _planned().search(plain)) is not None:
            found = self._by_name.get(plain[: planned.start()])
        return found

    def including(self, *more: Measure) -> Measures:
        """These and more; a name that both have goes to the new one."""
        return Measures((*more, *self.every))


@cache
def measures() -> Measures:
    """The measures of the package's own data."""
    return Measures(entries("indicators.toml", "measure", Measure))


@cache
def _aside() -> regex.Pattern[str]:
    return regex.compile(r"\([^()]*\)|（[^（）]*）|[“”\"\s‘’]|\[\d+\]|［\d+］")


@cache
def _planned() -> regex.Pattern[str]:
    # 一般公共预算收入年初预算: what is planned is the measure, that it is planned the modality.
    return regex.compile(r"(?:年初|调整后?|调整后的)?预算数?$|(?:年度)?计划数$")


@cache
def _place() -> regex.Pattern[str]:
    return regex.compile(r"(?:全(?:国|省|市|区|县|州|社会|年)|[我本](?:国|省|市|区|县)|\p{Han}{2,3}[省市区县])的?")
