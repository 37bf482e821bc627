"""The error of a text that is not what a parser expected."""

from govparse.text.source import Source
from govparse.text.spans import Span

__all__ = ["ParseError"]


class ParseError(ValueError):
    """What was expected, where, and what stands there instead.

    >>> print(ParseError(Source("约多少亿元"), Span(1, 3), ("a numeral",)))
    line 1, column 2: expected a numeral, found '多少'
    约多少亿元
      ^^^^
    """

    def __init__(self, source: Source, span: Span, expected: tuple[str, ...]) -> None:
        super().__init__(source, span, expected)
        self.source = source
        """The text in which it happened."""
        self.span = span
        """Where it happened: the furthest place that any alternative reached."""
        self.expected = expected
        """Everything that would have been accepted there, in the order of the grammar."""

    @property
    def found(self) -> str:
        """What stands there; empty at the end of the text."""
        return self.source[self.span]

    @property
    def message(self) -> str:
        """The first line of `str(error)`: place, expectation, finding."""
        line, column = self.source.position(self.span.start)
        found = repr(self.found) if self.found else "the end of the text"
        return f"line {line}, column {column}: expected {_listed(self.expected)}, found {found}"

    def __str__(self) -> str:
        number, _ = self.source.position(self.span.start)
        line = self.source.line(number)
        start = max(line.start, self.span.start - _CONTEXT)
        end = min(line.end, max(self.span.end, self.span.start) + _CONTEXT)
        before = ("…" if start > line.start else "") + self.source.text[start : self.span.start]
        shown = before + self.source.text[self.span.start : end] + ("…" if end < line.end else "")
        carets = "^" * max(1, _width(self.source.text[self.span.start : min(self.span.end, end)]))
        return f"{self.message}\n{shown}\n{' ' * _width(before)}{carets}"


_CONTEXT = 30


def _listed(expected: tuple[str, ...]) -> str:
    if len(expected) <= 1:
        return "".join(expected) or "something else"
    return ", ".join(expected[:-1]) + " or " + expected[-1]


def _width(text: str) -> int:
    """Columns on a terminal: a Han character takes two."""
    return sum(2 if ord(character) >= 0x2E80 else 1 for character in text)
