"""Where the characters of a lead stand in the document.

lead = { character | blank }        a blank is where a page broke a line; leads are read without them
"""

from __future__ import annotations

from govparse.statements.leads.names import Name
from govparse.text import Span

__all__ = ["Place", "Places"]

Place = tuple[int, int]
"""A stretch of the document."""


class Places:
    """A lead without its blanks, and where its characters stand.

    >>> places = Places("2026年 固定资产 投资5亿元", 6, 13)
    >>> places.text, places.place((2, 6))
    ('固定资产投资', (8, 13))
    """

    __slots__ = ("_at", "start", "text")

    def __init__(self, text: str, start: int, end: int) -> None:
        written = text[start:end]
        self.start = start
        self._at: list[int] | None = None
        if " " in written:
            self._at = [start + offset for offset, character in enumerate(written) if character != " "]
            self._at.append(end)
            written = written.replace(" ", "")
        self.text = written

    def place(self, stretch: tuple[int, int]) -> Place:
        """Where a stretch of the lead stands in the document."""
        if self._at is None:
            return self.start + stretch[0], self.start + stretch[1]
        return self._at[stretch[0]], self._at[stretch[1] - 1] + 1

    def span(self, stretch: tuple[int, int] | None) -> Span | None:
        """The same as a span."""
        return None if stretch is None else Span(*self.place(stretch))

    def name(self, name: Name) -> Place | None:
        """Where a name of the lead stands, None of an empty one."""
        if name.end <= name.start:
            return None
        if self._at is None:
            return self.start + name.start, self.start + name.end
        return self.place((name.start, name.end))

    def words(self, stretch: tuple[int, int] | None) -> str | None:
        """The characters at a stretch of the lead."""
        return None if stretch is None else self.text[stretch[0] : stretch[1]]
