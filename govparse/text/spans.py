"""Places in a text.

span = "[" start "," end ")"        offsets of the caller's string, end not included
"""

from collections.abc import Iterator

import attrs

from govparse.text.frozen import maker

__all__ = ["NOWHERE", "Span", "span_of"]


@attrs.frozen(slots=True, weakref_slot=False, order=False, init=False)
class Span:
    """A stretch of text from `start` up to, not including, `end`; ordered by start, then by end.

    >>> span = Span(2, 5)
    >>> len(span), Span(3, 4) in span, 5 in span
    (3, True, False)
    >>> sorted([Span(3, 9), Span(0, 4), Span(0, 2)])[0]
    Span(0, 2)
    """

    start: int
    """Offset of the first character."""
    end: int
    """Offset behind the last character."""

    def __init__(self, start: int, end: int) -> None:
        # Through the slots: what attrs writes for a frozen class takes half as long again, and no value is as common.
        _set_start(self, start)
        _set_end(self, end)

    def __repr__(self) -> str:
        return f"Span({self.start}, {self.end})"

    # Written out: spans are sorted by the thousand, and what attrs writes builds each tuple in a loop.
    def __lt__(self, other: "Span") -> bool:
        return self.start < other.start or (self.start == other.start and self.end < other.end)

    def __le__(self, other: "Span") -> bool:
        return self.start < other.start or (self.start == other.start and self.end <= other.end)

    def __gt__(self, other: "Span") -> bool:
        return other < self

    def __ge__(self, other: "Span") -> bool:
        return other <= self

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        """A span is something even where it is empty."""
        return True

    def __iter__(self) -> Iterator[int]:
        """Start and end, so that `start, end = span` and `text[slice(*span)]` read well."""
        yield self.start
        yield self.end

    def __contains__(self, other: "Span | int") -> bool:
        """Whether an offset, or the whole of another span, lies inside."""
        if isinstance(other, Span):
            return self.start <= other.start and other.end <= self.end
        return self.start <= other < self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one character.

        >>> Span(0, 3).overlaps(Span(3, 4))
        False
        """
        return max(self.start, other.start) < min(self.end, other.end)

    def shifted(self, by: int) -> "Span":
        """The same stretch, `by` characters further on.

        >>> Span(1, 2).shifted(10)
        Span(11, 12)
        """
        return Span(self.start + by, self.end + by)


_set_start, _set_end = (vars(Span)[slot].__set__ for slot in ("start", "end"))

span_of = maker(Span)
"""Makes a span, as its class does, in half of the time."""

NOWHERE = Span(0, 0)
"""The place of a value that was made by hand."""
