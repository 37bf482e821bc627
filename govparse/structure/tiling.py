"""The leaves of the structure: every character of the document, once, with what it is.

document = { leaf }
leaf     = blank | furniture | header | marker | title | text

Nothing is left over and nothing is there twice: the texts of the leaves, put together, are the document.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

import attrs

from govparse.structure.furniture import Furniture
from govparse.structure.header import Header
from govparse.structure.sections import Section
from govparse.text import Source, Span

__all__ = ["Leaf", "LeafKind", "find_leaves"]


class LeafKind(StrEnum):
    """What a stretch of the document is."""

    BLANK = "blank"
    """Blank space and line breaks between other leaves."""
    FURNITURE = "furniture"
    """What the page added."""
    HEADER = "header"
    """The value of a header field."""
    MARKER = "marker"
    """The marker of a section."""
    TITLE = "title"
    """The title of a section."""
    TEXT = "text"
    """Everything else."""


@attrs.frozen(slots=True)
class Leaf:
    """A stretch of the document that is one thing."""

    kind: LeafKind
    """What it is."""
    span: Span
    """Where it stands."""


def find_leaves(
    source: Source, header: Header, sections: Sequence[Section], furniture: Iterable[Furniture]
) -> tuple[Leaf, ...]:
    """Every leaf, in the order of the text.

    >>> from govparse.structure.sections import sections
    >>> source = Source("一、回顾\\n投资增长。")
    >>> leaves = find_leaves(source, Header(), sections.parse(source), ())
    >>> [(leaf.kind.value, source[leaf.span]) for leaf in leaves]
    [('marker', '一、'), ('title', '回顾'), ('blank', '\\n'), ('text', '投资增长。')]
    """
    named = [(item.span, 0, LeafKind.FURNITURE) for item in furniture]
    named += [(field.span, 1, LeafKind.HEADER) for field in header.fields]
    for section in _walk(sections):
        named.append((section.marker_span, 2, LeafKind.MARKER))
        if section.title_span is not None:
            named.append((section.title_span, 3, LeafKind.TITLE))
    named.sort(key=lambda item: (item[0].start, item[1], -item[0].end))
    leaves: list[Leaf] = []
    reached = 0
    for span, _, kind in named:
        start = max(span.start, reached)
        if span.end <= start:
            continue
        leaves.extend(_between(source, reached, start))
        leaves.append(Leaf(kind, Span(start, span.end)))
        reached = span.end
    leaves.extend(_between(source, reached, len(source)))
    return tuple(leaves)


def _between(source: Source, start: int, end: int) -> Iterator[Leaf]:
    """The leaves of a stretch that has no name: its text, and the blanks before and behind it."""
    if start >= end:
        return
    inner = source.stripped(start, end)
    if not len(inner):
        yield Leaf(LeafKind.BLANK, Span(start, end))
        return
    if start < inner.start:
        yield Leaf(LeafKind.BLANK, Span(start, inner.start))
    yield Leaf(LeafKind.TEXT, inner)
    if inner.end < end:
        yield Leaf(LeafKind.BLANK, Span(inner.end, end))


def _walk(sections: Sequence[Section]) -> Iterator[Section]:
    waiting = list(reversed(sections))
    while waiting:
        section = waiting.pop()
        yield section
        waiting.extend(reversed(section.children))
