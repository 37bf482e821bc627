"""Quantities in a text: numbers with their units, their bounds, and the ranges, lists and ranks they stand in.

    quantity = [ before ] measure [ behind ]            before = 约 | 不低于 | …   behind = 以上 | 左右 | …
    measure  = number [ "多" | "余" | "来" ] [ magnitude ] unit [ tail ]
             | number [ unit ] dash number unit              3%-5%, 30至40亿元, 三至五年
             | number { "、" number } unit                    4.5、2.4个百分点
             | number ":" number { ":" number }              48.5:42.8, 0:30:70
             | number "分之" number | "一半"                   百分之五, 三分之一
             | "第" number [ unit ] | "前" number [ unit ]     第2位, 第十一批, 前十

Each phenomenon has a room of its own: the scan `quantity_lexicon`, Arabic digits `quantity_reader`, Chinese numerals
`quantity_chinese`, numbers without a unit `quantity_bare`, what follows a unit `quantity_tails`, the words that bound
`qualifiers` and `quantity_bounds`, dates that look alike `quantity_dates`, ranks `ordinals`. Sources: GB/T 15835-2011,
GB 3100-1993, and the corpus.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from govparse.expressions.intervals import Interval
from govparse.expressions.qualifiers import Approximation
from govparse.expressions.quantity_reader import Reader
from govparse.expressions.quantity_values import Kind, Quantity
from govparse.expressions.units import UnitRegistry, units
from govparse.grammar import Found, Parser
from govparse.grammar.found import as_found
from govparse.grammar.parser import Furthest, Scan
from govparse.text import Source

__all__ = ["Approximation", "Interval", "Kind", "Quantity", "QuantityParser", "quantity", "quantity_parser"]


def quantity_parser(registry: UnitRegistry = units) -> QuantityParser:
    """A parser of quantities that knows the units of `registry`.

    >>> quantity_parser(units.with_units("桶 = 158.987294928 升")).parse("300桶").unit
    '桶'
    """
    return QuantityParser(registry)


class QuantityParser(Parser[Quantity]):
    """Finds quantities; see the grammar of this module."""

    __slots__ = ("_reader", "registry")

    def __init__(self, registry: UnitRegistry) -> None:
        super().__init__()
        self.registry = registry
        """The units that it knows."""
        self._reader: Reader | None = None

    def find_all(self, text: str | Source, pos: int = 0) -> Iterator[Found[Quantity]]:
        """All, from left to right; none overlaps another."""
        return map(as_found, self.values(text, pos))

    def values(self, text: str | Source, pos: int = 0) -> Iterator[Quantity]:
        """The quantities that `find_all` finds, each as it is: it says itself where it stands.

        >>> [found.text for found in QuantityParser(units).values("投资3亿元，增长5%")]
        ['3亿元', '5%']
        """
        return self._read_with().find_all(Source.of(text), pos)

    def _read(self, source: Source, pos: int, furthest: Furthest | None) -> tuple[Quantity, int] | None:
        found = self._read_with().at(source, pos)
        if found is not None:
            return found, found.span.end
        if furthest is not None:
            furthest.expect(pos, "a quantity")
        return None

    def _scan(self, scan: Scan) -> tuple[str, bool]:
        return f"(?=[{re.escape(''.join(sorted(self._read_with().lexicon.beginning)))}])", False

    def _read_with(self) -> Reader:
        if self._reader is None:
            self._reader = Reader(self.registry)
        return self._reader


quantity: Parser[Quantity] = quantity_parser()
"""A quantity in the units that the library ships.

>>> [(found.text, found.value.unit) for found in quantity.find_all("投资约12.5亿元，增长4.5、2.4个百分点")]
[('约12.5亿元', '元'), ('4.5', '百分点'), ('2.4个百分点', '百分点')]
"""
