"""Indicators: what a document states about its measures.

indicator = name [ level ] { change } { ratio } [ rank ]      with period, modality, total

`find_indicators` is the step; the grammar of sentences is that of `reading`, of what stands before a number that of
`leads`.
"""

from __future__ import annotations

from govparse.expressions.periods import Period
from govparse.expressions.quantities import Quantity
from govparse.statements.measures import Measures, measures
from govparse.statements.reading.drafts import finished
from govparse.statements.reading.reader import Reader
from govparse.statements.values import Change, Direction, Indicator, Modality, Rank, Ratio
from govparse.structure.furniture import Furniture
from govparse.structure.notes import Note
from govparse.structure.sections import Section
from govparse.text import Source

__all__ = ["Change", "Direction", "Indicator", "Modality", "Rank", "Ratio", "find_indicators"]


def find_indicators(
    source: Source,
    sections: tuple[Section, ...],
    quantities: tuple[Quantity, ...],
    periods: tuple[Period, ...],
    *,
    notes: tuple[Note, ...] = (),
    furniture: tuple[Furniture, ...] = (),
    known: Measures | None = None,
    modality: Modality | None = None,
    reviewed: int | None = None,
    width: int = 0,
) -> tuple[Indicator, ...]:
    """Every indicator, in the order of the text.

    `modality` holds where neither sentence nor chapter says one; `reviewed` is the year that the document reports on:
    what ends with it is no target, whatever the chapter; `known` are the canonical measures, those of the
    package where none are given; `width` is that of a full line, where the text is hard-wrapped.
    """
    if not quantities and "持平" not in source.normal:
        return ()
    catalogue = known or measures()
    reader = Reader(
        source,
        sections,
        quantities,
        periods,
        notes=notes,
        furniture=furniture,
        modality=modality,
        reviewed=reviewed,
        known=catalogue,
        width=width,
    )
    return finished(source, reader.written, reader.read(), catalogue)
