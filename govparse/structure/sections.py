"""The hierarchy of a document.

document = { section }
section  = marker [ title ] text { section }

Candidates first, judgement second: `markers` finds every place where a section might begin, `nesting` takes those that
their place, their family and their number bear out, `settling` gives them ends and titles. Each says why it is one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cache

import attrs

from govparse.grammar import Parser
from govparse.grammar.parser import Furthest, Scan
from govparse.structure.breaks import find_breaks, find_stops, is_covered
from govparse.structure.contents import find_contents
from govparse.structure.enclosures import find_annexed_tables
from govparse.structure.furniture import Furniture, find_furniture
from govparse.structure.header import Header, find_header
from govparse.structure.lines import Line, find_lines
from govparse.structure.markers import find_candidates
from govparse.structure.nesting import nest
from govparse.structure.nodes import Kind, Node, Sequenced, in_order
from govparse.structure.paragraphs import Joining, find_blocks
from govparse.structure.plain_headings import insert_plain_headings
from govparse.structure.regions import Regions
from govparse.structure.settling import settle
from govparse.structure.tables import find_tables
from govparse.structure.topics import find_topic_breaks, insert_topics
from govparse.text import Source, Span, maker, span_of

__all__ = ["Evidence", "Position", "Section", "SectionStyle", "Sequenced", "find_sections", "sections"]


class SectionStyle(StrEnum):
    """How a section is marked."""

    ENCLOSURE = "enclosure"
    """附件1: a document enclosed in this one."""
    PART = "part"
    """第一编, 第一部分"""
    CHAPTER = "chapter"
    """第一章"""
    SECTION = "section"
    """第一节"""
    ARTICLE = "article"
    """第一条"""
    CN = "cn"
    """一、"""
    CN_PAREN = "cn_paren"
    """（一）"""
    ARABIC = "arabic"
    """1. or 1、"""
    ARABIC_PAREN = "arabic_paren"
    """（1） or 1）"""
    CIRCLED = "circled"
    """① or ⑴"""
    CN_IS = "cn_is"
    """一是"""
    CN_WANT = "cn_want"
    """一要"""
    ORDINAL_WORD = "ordinal_word"
    """第一， or 首先"""
    ASPECT = "aspect"
    """一方面"""
    ALPHA = "alpha"
    """A. or 甲、"""
    PLAIN = "plain"
    """A heading without a number."""


class Position(StrEnum):
    """Where a marker stands."""

    LINE_START = "line_start"
    """First on its line."""
    AFTER_SENTENCE = "after_sentence"
    """In its paragraph, behind a full stop, semicolon, colon or exclamation mark."""
    IN_SENTENCE = "in_sentence"
    """In its paragraph, behind a comma, or where a stop was lost."""


@attrs.frozen(slots=True)
class Evidence:
    """Why a section is one."""

    family: str
    """The family of its marker in `data/numbering.toml`; empty of a heading without a number."""
    position: Position
    """Where its marker stands."""
    sequence: Sequenced
    """How its number stands to the one before it in its list."""


@attrs.frozen(slots=True, weakref_slot=False)
class Section:
    """A numbered heading or item with everything that belongs to it."""

    id: str
    """Stable and unique: the numbers from the root, such as `2.1.3`. `A1` is an enclosure, `p1` a heading without a
    number; a letter behind a number (`2b`) tells a second list below the same parent from the first."""
    style: SectionStyle
    """How it is marked."""
    number: int | None
    """The number of the marker; None of a heading without one."""
    marker: str
    """As written: 一、 or (一) or 一是; empty of a plain heading."""
    marker_span: Span
    """Where the marker stands; empty, at the start of the title, of a plain heading."""
    title: str | None
    """The heading, as written; None of an item that is one sentence."""
    title_span: Span | None
    """Where the title stands."""
    run_in: bool
    """Whether text goes on behind the title in the same paragraph."""
    span: Span
    """From the marker to the end of all that belongs to it, children included."""
    depth: int
    """0 at the root."""
    children: tuple[Section, ...]
    """The sections below it, in the order of the text."""
    text: str = attrs.field(default="", eq=False, kw_only=True, repr=False)
    """The characters at `span`."""
    evidence: Evidence | None = attrs.field(default=None, eq=False, kw_only=True, repr=False)
    """Why it is a section; None of one that was made by hand or read back."""
    joining: Joining | None = attrs.field(default=None, eq=False, kw_only=True, repr=False)
    """How the lines of its document are joined; None of one that was made by hand or read back."""

    @property
    def text_joined(self) -> str:
        """The text as its author wrote it: hard-wrapped lines joined, page numbers left out, a paragraph a line.

        Of a section that was read back from JSON its own lines alone tell whether they are hard-wrapped; `text_of` of
        its document knows more.
        """
        if self.joining is not None:
            return self.joining.text(self.span)
        source = Source(self.text)
        return Joining(source, find_lines(source)).text(source.span)

    def walk(self) -> Iterator[Section]:
        """This section and all below it, in the order of the text."""
        waiting = [self]
        while waiting:
            section = waiting.pop()
            yield section
            if section.children:
                waiting.extend(reversed(section.children))


def find_sections(
    source: Source, lines: Sequence[Line], header: Header, furniture: Iterable[Furniture]
) -> tuple[Section, ...]:
    """The roots of the hierarchy, in the order of the text, each with its children.

    >>> from govparse.structure.lines import find_lines
    >>> source = Source("一、回顾\\n（一）工业。一是增产。二是提质。\\n二、安排\\n")
    >>> for root in find_sections(source, find_lines(source), Header(), ()):
    ...     for section in root.walk():
    ...         print(section.id, section.marker, section.title)
    1 一、 回顾
    1.1 （一） 工业
    1.1.1 一是 None
    1.1.2 二是 None
    2 二、 安排
    """
    normal = source.normal
    furniture = tuple(furniture)
    stops = find_stops(header)
    blocks = find_blocks(source, lines, furniture, header.body_start)
    end = blocks[-1][1] if blocks else header.body_start
    if tables := find_tables(source, lines):
        blocks = find_blocks(source, lines, (*furniture, *tables), header.body_start)
        if (annexed := find_annexed_tables(normal, blocks, tables)) is not None:
            stops.append(Span(annexed, annexed + 1))
    if stops:
        blocks = [block for block in blocks if not is_covered(block, stops)]
    for first, behind in reversed(find_contents(normal, blocks)):
        del blocks[first:behind]
    candidates = find_candidates(normal, blocks, header.body_start)
    breaks = find_breaks(normal, blocks, candidates, stops, header)
    breaks += find_topic_breaks(normal, blocks, candidates)
    if breaks:
        taken = {found.start for found in breaks if found.kind == Kind.ENTRY}
        candidates = in_order([*breaks, *(found for found in candidates if found.start not in taken)])
    lists = nest(candidates, end)
    insert_topics(normal, blocks, lists)
    settle(normal, blocks, lists, Regions(t.span for t in tables), Regions(f.span for f in furniture))
    plain = insert_plain_headings(normal, blocks, lists)
    roots = [*plain, *(node for items in lists if items[0].parent is None for node in items)]
    return _built(source, roots, Joining(source, lines, furniture))


_make_section = maker(Section)


def _built(source: Source, nodes: list[Node], joining: Joining, above: str = "", depth: int = 0) -> tuple[Section, ...]:
    """The sections with their ids, each unique among its siblings and so in the document."""
    text = source.text
    taken: dict[str | int, int] = {}
    built: list[Section] = []
    for node in nodes:
        family, start, behind, end, children = node.family, node.start, node.behind, node.end, node.children
        if end < behind:
            end = behind
        style = _STYLES[family.style] if family else _KINDS[node.kind]
        number = None if style is _PLAIN else node.number
        base = "p" if number is None else f"A{number}" if style is _ENCLOSURE else number
        name = f"{above}{base}"
        if base in taken or number is None:
            times = taken[base] = taken.get(base, 0) + 1
            name += str(times) if number is None else _letters(times)
        else:
            taken[base] = 1
        title = title_span = None
        if node.title:
            first, last = node.title
            title, title_span = text[first:last], span_of(first, last)
        position = _LINE_START
        if node.inline:
            position = _AFTER_SENTENCE if node.before in _SENTENCE_ENDS else _IN_SENTENCE
        built.append(
            _make_section(
                name,
                style,
                number,
                text[start:behind],
                span_of(start, behind),
                title,
                title_span,
                node.run_in,
                span_of(start, end),
                depth,
                _built(source, children, joining, name + ".", depth + 1) if children else (),
                text=text[start:end],
                evidence=_evidence(family.name if family else "", position, node.sequence),
                joining=joining,
            )
        )
    return tuple(built)


@cache
def _evidence(family: str, position: Position, sequence: Sequenced) -> Evidence:
    """One object for all sections that are there for the same reason: there are not many reasons."""
    return Evidence(family, position, sequence)


def _letters(number: int) -> str:
    """b for 2, … z for 26, aa for 27."""
    letters = ""
    while number:
        number, digit = divmod(number - 1, 26)
        letters = chr(97 + digit) + letters
    return letters


_SENTENCE_ENDS = frozenset("。;:!?")
_PLAIN, _ENCLOSURE = SectionStyle.PLAIN, SectionStyle.ENCLOSURE
_LINE_START, _AFTER_SENTENCE, _IN_SENTENCE = Position.LINE_START, Position.AFTER_SENTENCE, Position.IN_SENTENCE
_STYLES = {str(style): style for style in SectionStyle}
_KINDS = {Kind.PLAIN: SectionStyle.PLAIN, Kind.ENCLOSURE: SectionStyle.ENCLOSURE, Kind.ENTRY: SectionStyle.ARABIC}


class _SectionsParser(Parser[tuple[Section, ...]]):
    """Reads the hierarchy of any text: the parser behind `govparse.sections`."""

    __slots__ = ()

    def _read(self, source: Source, pos: int, furthest: Furthest | None) -> tuple[tuple[Section, ...], int] | None:
        del furthest
        lines = find_lines(source)
        if pos:
            lines = tuple(line for line in lines if line.start >= pos)
        furniture = find_furniture(source, lines)
        header = find_header(source, lines, furniture)
        return find_sections(
            source, lines, attrs.evolve(header, body_start=max(pos, header.body_start)), furniture
        ), len(source)

    def _scan(self, scan: Scan) -> tuple[str, bool]:
        del scan
        return r"(?s:.*)", False


sections: Parser[tuple[Section, ...]] = _SectionsParser()
"""The hierarchy of a document; every text has one, if an empty one.

>>> [section.marker for section in sections.parse("一、回顾\n投资增长。\n二、安排\n")]
['一、', '二、']
>>> sections.parse("本年投资增长。")
()
"""
