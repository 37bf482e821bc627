"""A text with its normalised twin and its lines."""

from bisect import bisect_right
from functools import partial

from govparse.text.markup import without_markup
from govparse.text.normalisation import normalise
from govparse.text.spans import Span, span_of

__all__ = ["Source"]


class Source:
    """The caller's text, its twin for matching, and the place of an offset in lines and columns.

    Equal to another source of the same text. Patterns run over `normal`; what they find is cut from `text`.

    >>> source = Source("增长６％\\n下降")
    >>> source.normal[2:4], source[Span(2, 4)], source.position(6)
    ('6%', '６％', (2, 2))
    >>> Source("**增长**", markup=True).normal
    '  增长  '
    """

    __slots__ = ("_line_starts", "_markup", "normal", "text")

    def __init__(self, text: str, *, markup: bool = False) -> None:
        self.text = text
        """The string as the caller gave it."""
        self.normal = without_markup(normalise(text)) if markup else normalise(text)
        """The twin of the same length, see `govparse.text.normalisation`; with `markup`, that of a whole document, the
        marks of Markdown and HTML are blanks in it."""
        self._markup = markup
        self._line_starts: list[int] | None = None

    @classmethod
    def of(cls, text: "str | Source") -> "Source":
        """The source itself, or one made of a string: so that parsers can take either."""
        return text if isinstance(text, Source) else cls(text)

    def __repr__(self) -> str:
        start = self.text if len(self.text) <= 20 else self.text[:20] + "…"
        return f"Source({start!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Source) and self.text == other.text

    def __hash__(self) -> int:
        return hash(self.text)

    def __reduce__(self) -> tuple[object, ...]:
        return partial(Source, markup=self._markup), (self.text,)

    def __len__(self) -> int:
        return len(self.text)

    def __getitem__(self, span: Span) -> str:
        """The caller's characters at `span`."""
        return self.text[span.start : span.end]

    @property
    def span(self) -> Span:
        """The whole text."""
        return Span(0, len(self.text))

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both counted from 1.

        >>> Source("a\\nbc").position(3)
        (2, 2)
        """
        if not 0 <= offset <= len(self.text):
            raise ValueError(f"offset {offset} is outside a text of {len(self.text)} characters")
        starts = self._starts()
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    def line(self, number: int) -> Span:
        """The span of line `number`, counted from 1, without its line break.

        >>> Source("a\\nbc").line(2)
        Span(2, 4)
        """
        starts = self._starts()
        if not 1 <= number <= len(starts):
            raise ValueError(f"line {number} is outside a text of {len(starts)} lines")
        end = starts[number] - 1 if number < len(starts) else len(self.text)
        return Span(starts[number - 1], end)

    def stripped(self, start: int, end: int) -> Span:
        """The stretch from `start` to `end` without the blank space at its ends.

        >>> Source("  a b ").stripped(0, 6)
        Span(2, 5)
        """
        piece = self.normal[start:end].rstrip()
        stripped = piece.lstrip()
        if stripped:
            start += len(piece) - len(stripped)
        return span_of(start, start + len(stripped))

    def _starts(self) -> list[int]:
        if self._line_starts is None:
            starts = [0]
            at = self.normal.find("\n")
            while at >= 0:
                starts.append(at + 1)
                at = self.normal.find("\n", at + 1)
            # Assigned whole, so that threads that race build the same list twice and see no half of it.
            self._line_starts = starts
        return self._line_starts
