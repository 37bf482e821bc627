"""The section hierarchy (contract; the owner completes this module)."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

import attrs

from govparse.text import Span

__all__ = ["Section", "SectionStyle"]


class SectionStyle(StrEnum):
    """The styles of gold/README.md."""

    ENCLOSURE = "enclosure"
    PART = "part"
    CHAPTER = "chapter"
    SECTION = "section"
    ARTICLE = "article"
    CN = "cn"
    CN_PAREN = "cn_paren"
    ARABIC = "arabic"
    ARABIC_PAREN = "arabic_paren"
    CIRCLED = "circled"
    CN_IS = "cn_is"
    CN_WANT = "cn_want"
    ORDINAL_WORD = "ordinal_word"
    ASPECT = "aspect"
    ALPHA = "alpha"
    PLAIN = "plain"


@attrs.frozen(slots=True)
class Section:
    """A numbered heading or item with everything that belongs to it (contract: the owner adds evidence)."""

    id: str
    """Stable: the numbers from the root, such as 2.1.3."""
    style: SectionStyle
    number: int | None
    marker: str
    """As written: 一、 or (一) or 一是; empty of a plain heading."""
    marker_span: Span
    title: str | None
    title_span: Span | None
    run_in: bool
    """Whether text goes on behind the title in the same paragraph."""
    span: Span
    """From the marker to the end of all that belongs to it, children included."""
    depth: int
    """0 at the root."""
    children: tuple[Section, ...]
    text: str = attrs.field(default="", eq=False, kw_only=True, repr=False)

    def walk(self) -> Iterator[Section]:
        """This section and all below it, in the order of the text."""
        yield self
        for child in self.children:
            yield from child.walk()
