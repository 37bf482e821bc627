"""Stretches of a text that a layer leaves out.

regions = { span }          in the order of the text, none overlapping another
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import chain, repeat
from operator import attrgetter
from sys import maxsize
from typing import Protocol, TypeVar

from govparse.text import Span

__all__ = ["Placed", "Regions"]


class Placed(Protocol):
    """Anything that stands somewhere."""

    @property
    def span(self) -> Span:
        """Where it stands."""


P = TypeVar("P", bound=Placed)
_start = attrgetter("start")


class Regions:
    """Spans, merged where they touch, that answer quickly what lies in them.

    >>> regions = Regions([Span(8, 9), Span(2, 4), Span(3, 6)])
    >>> regions.spans, regions.touch(Span(5, 8)), regions.touch(Span(6, 8))
    ((Span(2, 6), Span(8, 9)), True, False)
    """

    __slots__ = ("_starts", "spans")

    def __init__(self, spans: Iterable[Span]) -> None:
        merged: list[Span] = []
        reached = -1
        for span in sorted(spans, key=_start):
            start, end = span.start, span.end
            if end <= reached or start == end:
                continue
            if start <= reached:
                merged[-1] = Span(merged[-1].start, end)
            else:
                merged.append(span)
            reached = end
        self.spans = tuple(merged)
        """In order; none touches another."""
        self._starts = [span.start for span in merged]

    def touch(self, span: Span) -> bool:
        """Whether any character of `span` lies in a region."""
        at = bisect_right(self._starts, span.end - 1 if span.end > span.start else span.start) - 1
        return at >= 0 and self.spans[at].end > span.start

    def at(self, offset: int) -> Span | None:
        """The region that has the character at `offset`, or None.

        >>> Regions([Span(2, 4)]).at(3)
        Span(2, 4)
        """
        found = bisect_right(self._starts, offset) - 1
        return self.spans[found] if found >= 0 and self.spans[found].end > offset else None

    def outside(self, placed: Iterable[P]) -> Iterator[P]:
        """Those of `placed` that neither begin nor end in a region, in their order; a page number may stand inside.

        >>> from govparse.grammar import pattern
        >>> regions = Regions([Span(0, 2), Span(4, 5)])
        >>> [found.text for found in regions.outside(pattern("[0-9]-?[0-9]?").find_all("1a23-4"))]
        ['23', '4']
        >>> [found.text for found in regions.outside(pattern("[0-9]+-[0-9]").find_all("1a23-4"))]
        ['23-4']
        """
        nowhere = Span(maxsize, maxsize)
        regions = chain(self.spans, repeat(nowhere))
        region = next(regions)
        first, behind = region.start, region.end
        for item in placed:
            span = item.span
            start = span.start
            while behind <= start:
                region = next(regions)
                first, behind = region.start, region.end
            # The region is the first that ends behind the beginning of the item.
            if first >= span.end or (first > start and self.at(span.end - 1) is None):
                yield item
