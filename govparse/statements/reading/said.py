"""A number with what its lead says of it, and where in the document the words of the lead stand.

lead = { character | blank }        a blank is where a page broke a line; leads are read without them
"""

from __future__ import annotations

import attrs

from govparse.expressions.periods import Period
from govparse.expressions.quantities import Approximation, Quantity
from govparse.statements.leads.reading import Leads
from govparse.text import Span, span_of

__all__ = ["Place", "Said"]

Place = tuple[int, int]
"""A stretch of the document."""


class Said:
    """A number and its lead, which stands from `start` up to `end`; the stretches that a lead speaks of are its own.

    >>> from govparse import quantity
    >>> from govparse.statements.leads.reading import Sort
    >>> leads = Leads(Sort.OTHER)
    >>> said = Said("2026年 固定资产 投资5亿元", 6, 13, leads, quantity.parse("5亿元"), 6)
    >>> said.text, said.name, said.place((4, 6))
    ('固定资产投资', (6, 13), (11, 13))
    """

    __slots__ = ("_at", "alone", "lead", "name", "opening", "quantity", "start", "text")

    def __init__(
        self,
        text: str,
        start: int,
        end: int,
        leads: Leads,
        quantity: Quantity,
        opening: int,
        alone: Period | None = None,
    ) -> None:
        written = text[start:end]
        self._at: list[int] | None = None
        if " " in written:
            self._at = [start + offset for offset, character in enumerate(written) if character != " "]
            self._at.append(end)
            written = written.replace(" ", "")
        self.text = written
        """The lead without its blanks."""
        self.start = start
        self.quantity = quantity
        self.opening = opening
        """Where the clause begins."""
        self.alone = alone
        """The period that stands by itself since the number before."""
        self.lead = lead = leads[written]
        if lead.bound is not None and quantity.approximation is Approximation.EXACT:
            self.quantity = attrs.evolve(quantity, approximation=lead.bound)
        name = lead.name
        self.name: Place | None = None
        """Where the name stands, None where the lead has none."""
        if name.end > name.start:
            plain = self._at is None
            self.name = (start + name.start, start + name.end) if plain else self.place((name.start, name.end))

    def place(self, stretch: tuple[int, int]) -> Place:
        """Where a stretch of the lead stands in the document."""
        if self._at is None:
            return self.start + stretch[0], self.start + stretch[1]
        return self._at[stretch[0]], self._at[stretch[1] - 1] + 1

    def span(self, stretch: tuple[int, int] | None) -> Span | None:
        """The same as a span."""
        return None if stretch is None else span_of(*self.place(stretch))

    def words(self, stretch: tuple[int, int] | None) -> str | None:
        """The characters at a stretch of the lead."""
        return None if stretch is None else self.text[stretch[0] : stretch[1]]
