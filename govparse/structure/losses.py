"""Characters that a document lost on its way into text.

loss       = a shape of `data/diagnostics.toml` [[lost]]        在第届人民代表大会第次会议上
           | word, marker                                       投资增长二是抓招商: the stop, and what it ended
unreadable = { replacement character } | a text of signs        the fonts of a PDF do not say what they show

Nothing is mended: what stood there is not known. Source: the corpus.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TypeAlias

import attrs
import regex

from govparse.data import entries
from govparse.structure.sections import Section
from govparse.text import Source, Span

__all__ = ["Fault", "Loss", "find_losses", "find_unreadable", "losses", "match_lost_stop"]

Fault: TypeAlias = tuple[str, Span, str]
"""Code, place and message of a diagnostic."""


@attrs.frozen(slots=True)
class Loss:
    """One way in which lost characters show, an entry of `data/diagnostics.toml`."""

    shape: str
    """What it looks like, as an expression over the normalised twin."""
    means: str
    """The message of the diagnostic."""
    example: str
    """A text that has it."""
    lookalike: str
    """A text that has it not."""


@cache
def losses() -> tuple[Loss, ...]:
    """Every way that is known.

    >>> losses()[0].means
    'an ordinal without its number'
    """
    return entries("diagnostics.toml", "lost", Loss)


def find_losses(source: Source) -> Iterator[Fault]:
    """Every place where the words on both sides say that something stood between."""
    for shape, means in _shapes():
        for hit in shape.finditer(source.normal):
            yield "missing_text", Span(*hit.span()), means


def match_lost_stop(normal: str, section: Section) -> Fault | None:
    """A marker inside a paragraph, where it touches the word before it."""
    start = section.span.start
    before = normal[start - 1]
    if not section.marker or not ("一" <= before <= "鿿" or before in "%0123456789"):
        return None
    place = Span(start - 1, section.marker_span.end)
    return "missing_text", place, f"no stop before {section.marker}: the end of what is before it may be lost"


def find_unreadable(source: Source) -> Iterator[Fault]:
    """Replacement characters, or the whole text where it has signs and no words."""
    # Four Han characters in a row are words, and nearly every text has them in its first line.
    if not _words().search(source.normal):
        text = source.text
        written = len(text) - text.count(" ") - text.count("\n")
        if written >= _ENOUGH_TEXT and sum(map(text.count, _SIGNS)) * 2 > written:
            yield "unreadable", source.span, "the text has signs and no words: its fonts do not say what they show"
            return
    if "\ufffd" in source.normal:
        for hit in regex.finditer("\ufffd+", source.normal):
            yield "unreadable", Span(*hit.span()), "characters are lost: the decoding or the font was wrong"


_ENOUGH_TEXT = 100
_SIGNS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~\ufffd"


@cache
def _shapes() -> tuple[tuple[regex.Pattern[str], str], ...]:
    # One by one: each is searched by the word it holds, and an alternation of all would be tried at every character.
    return tuple((regex.compile(loss.shape, regex.MULTILINE), loss.means) for loss in losses())


@cache
def _words() -> regex.Pattern[str]:
    return regex.compile("[一-鿿]{4}")
