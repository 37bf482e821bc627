"""The lines of a document, as all of its structure sees them.

document = { blank | line "\\n" }
line     = [ blank ] text [ blank ]          blank space of any kind, which the normalised twin turns into spaces

Lines that have nothing but blanks are left out: how many of them a page puts between two others says nothing.
"""

import attrs

from govparse.text import Source, Span, maker

__all__ = ["Line", "find_lines"]


@attrs.frozen(slots=True, weakref_slot=False)
class Line:
    """One line: where it stands, and its text without the blank space around it; there is always some."""

    start: int
    """Offset of the line's first character, blank or not."""
    end: int
    """Offset of its line break, or of the end of the text."""
    text_start: int
    """Offset of the first character that is not blank."""
    text_end: int
    """Offset behind the last character that is not blank."""
    text: str
    """The normalised twin from `text_start` to `text_end`."""

    @property
    def span(self) -> Span:
        """Where the text stands, without the blanks around it."""
        return Span(self.text_start, self.text_end)

    @property
    def indent(self) -> int:
        """How many blank characters stand before the text."""
        return self.text_start - self.start


_make_line = maker(Line)


def find_lines(source: Source) -> tuple[Line, ...]:
    """Every line that has text.

    >>> [line.span for line in find_lines(Source("  一、总则\\n\\n第一条"))]
    [Span(2, 6), Span(8, 11)]
    """
    lines: list[Line] = []
    start = 0
    for written in source.normal.split("\n"):
        if written:
            end = start + len(written)
            text = written.strip()
            if text:
                text_start = start if text is written else start + written.find(text[0])
                lines.append(_make_line(start, end, text_start, text_start + len(text), text))
            start = end
        start += 1
    return tuple(lines)
