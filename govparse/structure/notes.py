"""Notes: a mark in running text, joined to the entry that explains it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs

from govparse.structure.furniture import Furniture
from govparse.structure.lines import Line
from govparse.structure.sections import Section
from govparse.text import Source, Span

__all__ = ["Note", "find_notes"]


@attrs.frozen(slots=True)
class Note:
    """A note mark in running text with the entry that explains it."""

    number: int
    marker_span: Span
    """The mark in the running text."""
    term: str | None
    """Before the entry's first colon."""
    definition: str
    definition_span: Span


def find_notes(
    source: Source, lines: Sequence[Line], sections: Sequence[Section], furniture: Iterable[Furniture]
) -> tuple[Note, ...]:
    """Every note mark that an entry explains, in the order of the text."""
    del source, lines, sections, furniture
    return ()
