"""Notes: a mark in running text, joined to the entry that explains it.

mark  = "[" number "]" | circled number | number          a bare number only behind the words that its entry explains
entry = ( "[" number "]" | number "." | circled number ) [ term ":" ] definition
list  = head of `data/closers.toml`, entry { entry }             a line each, or 注：①… ②… in one paragraph

A bare number is the hard case: it touches the word before it, and often the value behind it. It is a mark only where
the entry of its number explains that word, and where it follows the mark before it. Source: the corpus.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import attrs

from govparse.expressions.numbering import marker_number
from govparse.structure.closers import is_notes_head
from govparse.structure.furniture import Furniture
from govparse.structure.lines import Line
from govparse.structure.regions import Regions
from govparse.structure.sections import Section, SectionStyle
from govparse.text import Source, Span, normalise, span_of
from govparse.text.frozen import maker

__all__ = ["Note", "find_notes"]


@attrs.frozen(slots=True)
class Note:
    """A note mark in running text with the entry that explains it."""

    number: int
    """The number of mark and entry."""
    marker_span: Span
    """The mark in the running text, brackets included."""
    term: str | None
    """What the entry explains: the words before its first colon; None where it has none."""
    definition: str
    """What the entry says about it."""
    definition_span: Span
    """Where the definition stands."""


_make_note = maker(Note)


@attrs.frozen(slots=True)
class _Entry:
    number: int
    bracketed: bool
    term: str | None
    plain: str
    """The term without quotation marks and blanks, in the normalised twin."""
    definition: Span
    start: int


_make_entry = maker(_Entry)


def find_notes(
    source: Source, lines: Sequence[Line], sections: Sequence[Section], furniture: Iterable[Furniture]
) -> tuple[Note, ...]:
    """Every note mark that an entry explains, in the order of the text.

    >>> from govparse.structure.lines import find_lines
    >>> from govparse.structure.sections import sections
    >>> source = Source("落实“六稳”1工作。\\n名词解释\\n1.六稳：稳就业、稳金融。\\n2.六保：保就业。")
    >>> notes = find_notes(source, find_lines(source), sections.parse(source), ())
    >>> [(note.number, note.term, note.definition, note.marker_span) for note in notes]
    [(1, '六稳', '稳就业、稳金融。', Span(6, 7))]
    """
    del lines
    entries = [entry for listed in _lists(source, sections) for entry in _entries(source, listed)]
    if not entries:
        return ()
    body = min(entry.start for entry in entries)
    left_out = Regions(item.span for item in furniture)
    bracketed: dict[int, _Entry] = {}
    bare: dict[int, _Entry] = {}
    for entry in entries:
        (bracketed if entry.bracketed else bare).setdefault(entry.number, entry)
    marks = list(_bracketed_marks(source, body, bracketed))
    markers = _item_markers(source.normal, sections) if marks else frozenset()
    marks += _bare_marks(source, body, bare)
    marks.sort(key=_place)
    return tuple(
        _make_note(entry.number, span, entry.term, source[entry.definition], entry.definition)
        for span, entry in marks
        if span.start not in markers and not left_out.touch(span)
    )


def _place(mark: tuple[Span, _Entry]) -> int:
    return mark[0].start


def _item_markers(normal: str, sections: Sequence[Section]) -> frozenset[int]:
    """Where ① opens an item and calls no note: first on its line, or behind a colon or a semicolon."""
    circled = (section.span.start for root in sections for section in root.walk() if section.style is _CIRCLED)
    return frozenset(start for start in circled if normal[start - 1 : start] in _BEFORE_ITEM)


_BEFORE_ITEM = frozenset(("", "\n", " ", ":", ";"))


def _lists(source: Source, sections: Sequence[Section]) -> Iterator[tuple[Section, ...]]:
    waiting = list(reversed(sections))
    loose: list[Section] = []
    while waiting:
        section = waiting.pop()
        style, children = section.style, section.children
        if style is _ARABIC:
            if section.marker[:1] in _OPENING:
                loose.append(section)
        elif style is _CIRCLED and (loose or section.number == 1):
            # 注：①… ②…: a list in the paragraph that its head opens.
            start = source.normal.rfind("\n", 0, section.span.start) + 1
            if _opened().match(source.normal, start, section.span.start):
                loose.append(section)
        if not children:
            continue
        if (style is _PLAIN or style is _ENCLOSURE) and _is_headed(section):
            yield children
        else:
            waiting += children[::-1]
    if loose:
        yield tuple(loose)


def _is_headed(section: Section) -> bool:
    """Whether the head of a section is that of a glossary."""
    return section.title is not None and is_notes_head(normalise(section.title))


# A name of the module is found eight times as fast as a member of its enum.
_ARABIC, _CIRCLED = SectionStyle.ARABIC, SectionStyle.CIRCLED
_PLAIN, _ENCLOSURE = SectionStyle.PLAIN, SectionStyle.ENCLOSURE
_OPENING = frozenset("[［〔【")


def _entries(source: Source, listed: Iterable[Section]) -> Iterator[_Entry]:
    normal = source.normal
    for section in listed:
        if section.number is None:
            continue
        start, end = section.marker_span.end, section.span.end
        colon = _colon().match(normal, start, end)
        term, plain = None, ""
        if colon is not None:
            place = source.stripped(start, colon.end() - 1)
            term, plain = source[place] or None, _plain(normal[place.start : place.end])
            start = colon.end()
        definition = source.stripped(start, end)
        marker = normal[section.span.start]
        bracketed = marker in "[〔【" or not marker.isdecimal()
        yield _make_entry(section.number, bracketed, term, plain, definition, section.span.start)


def _bracketed_marks(source: Source, body: int, entries: dict[int, _Entry]) -> Iterator[tuple[Span, _Entry]]:
    if not entries:
        return
    for hit in _mark().finditer(source.normal, 0, body):
        entry = entries.get(marker_number(hit[1] or hit[2]))
        if entry is not None:
            yield span_of(*hit.span()), entry


def _bare_marks(source: Source, body: int, entries: dict[int, _Entry]) -> Iterator[tuple[Span, _Entry]]:
    expected = furthest = 1
    if not entries:
        return
    normal = source.normal
    for hit in _bare().finditer(normal, 0, body):
        number = int(hit[0])
        if number < expected or number > furthest:
            continue
        start, entry = hit.start(), entries.get(number)
        # “3.5”1. may end a sentence; 投资1.2 is a decimal.
        if entry is None or entry.term is None or (normal[hit.end()] == "." and normal[start - 1] not in "”》"):
            continue
        if _explains(entry, normal, start):
            yield span_of(start, hit.end()), entry
            expected = number + 1
            furthest = expected + _MOST_LOST


_MOST_LOST = 3


def _explains(entry: _Entry, normal: str, start: int) -> bool:
    """Whether the words before a mark are those of the entry: their last two characters stand in the term."""
    words = normal[max(0, start - 4) : start].rstrip("”》)")[-2:]
    # Nearly always there is nothing more to leave out.
    words = words.lower() if len(words) == 2 and words.isalnum() else _plain(normal[max(0, start - 12) : start])
    return len(words) >= 2 and words[-2:] in entry.plain


def _plain(words: str) -> str:
    return _quotes().sub("", words).lower()


@cache
def _opened() -> re.Pattern[str]:
    return re.compile(r" *(?:说明|备注|注(?:释)?) *:")


@cache
def _colon() -> re.Pattern[str]:
    return re.compile(r"[^:。;]{1,60}:")


@cache
def _mark() -> re.Pattern[str]:
    return re.compile(r"[\[〔【] ?([0-9]{1,3}) ?[\]〕】]|([①-⑳])")


@cache
def _bare() -> re.Pattern[str]:
    # It is searched by its digit: nearly every character may stand before one.
    return re.compile(r"[0-9](?<=[”》一-鿿A-Za-z)].)[0-9]{0,2}(?![0-9%万亿千百个])")


@cache
def _quotes() -> re.Pattern[str]:
    return re.compile(r"[“”‘’\"'《》()\s]")
