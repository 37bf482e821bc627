"""What is wrong with the document itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from govparse.structure.furniture import Furniture
from govparse.structure.header import Header
from govparse.structure.lines import Line
from govparse.structure.sections import Section
from govparse.text import Diagnostic, Source

__all__ = ["find_diagnostics"]


def find_diagnostics(
    source: Source, lines: Sequence[Line], header: Header, sections: Sequence[Section], furniture: Iterable[Furniture]
) -> tuple[Diagnostic, ...]:
    """Every fault of the document, in the order of the text."""
    del source, lines, header, sections, furniture
    return ()
