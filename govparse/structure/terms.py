"""Terms that the document defines: a short name for a long one, and what a word means in it.

short    = long "(" "以下" [ "简" ] "称" [ ":" ] name { ("、" | "或") name } ")"
meaning  = ( "本" kind "所称" | "所称" ) name [ "," ] "是指" definition "。"
name     = "“" words "”" | "《" words "》" | words

A short name holds from its definition to the end of the document that it stands in: of the enclosure, where it is in
one. Source: 行政法规制定程序 and 立法技术规范 (简称), and the corpus.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cache

import attrs

from govparse.structure.sections import Section, SectionStyle
from govparse.text import Source, Span

__all__ = ["Term", "TermKind", "find_terms"]


class TermKind(StrEnum):
    """How a term is defined."""

    SHORT_NAME = "short_name"
    """以下简称: it stands for a longer name."""
    MEANING = "meaning"
    """是指: the document says what it means by it."""


@attrs.frozen(slots=True)
class Term:
    """A term with its definition and the stretch of text in which it holds."""

    name: str
    """The term, without quotation marks."""
    kind: TermKind
    """How it is defined."""
    definition: str
    """The long name, or what the word means."""
    span: Span
    """Where the term stands in its definition."""
    definition_span: Span
    """Where the definition stands."""
    scope: Span
    """Where it holds: from its definition to the end of its document."""


def find_terms(source: Source, sections: Sequence[Section] = ()) -> tuple[Term, ...]:
    """Every term that the document defines, in the order of the text.

    >>> source = Source("根据《云溪区国土空间总体规划》（以下简称《规划》）执行。本办法所称房源，是指存量住房。")
    >>> [(term.name, term.kind.value, term.definition) for term in find_terms(source)]
    [('规划', 'short_name', '《云溪区国土空间总体规划》'), ('房源', 'meaning', '存量住房')]
    """
    ends = [section.span for section in sections if section.style is SectionStyle.ENCLOSURE]
    found = [*_short_names(source, ends), *_meanings(source, ends)]
    return tuple(sorted(found, key=lambda term: term.span))


def _scope(source: Source, start: int, enclosures: list[Span]) -> Span:
    for span in enclosures:
        if start < span.start:
            return Span(start, span.start)
        if start in span:
            return Span(start, span.end)
    return Span(start, len(source))


def _short_names(source: Source, enclosures: list[Span]) -> Iterator[Term]:
    for hit in _short().finditer(source.normal):
        begin = max(0, hit.start() - _FURTHEST)
        long = _long().search(source.normal[begin : hit.start()])
        if long is None:
            continue
        preface = _preface().match(long[1])
        definition = Span(long.start(1) + (preface.end() if preface else 0), long.end(1)).shifted(begin)
        for name in _name().finditer(source.normal, hit.start(1), hit.end(1)):
            span = source.stripped(*name.span(name.lastindex or 0))
            if len(span):
                kind = TermKind.SHORT_NAME
                scope = _scope(source, span.start, enclosures)
                yield Term(source[span], kind, source[definition], span, definition, scope)


def _meanings(source: Source, enclosures: list[Span]) -> Iterator[Term]:
    for hit in _meaning().finditer(source.normal):
        span, definition = Span(*hit.span(1)), Span(*hit.span(2))
        scope = _scope(source, span.start, enclosures)
        yield Term(source[span], TermKind.MEANING, source[definition], span, definition, scope)


_FURTHEST = 80


@cache
def _short() -> re.Pattern[str]:
    return re.compile(r"\((?:以下|下文|下)(?:统|简|合)?称为?[:,]? ?([^()\n]{1,60})\)")


@cache
def _long() -> re.Pattern[str]:
    # A title in 《》, else the words behind the last mark or preposition.
    return re.compile(
        r"(《[^《》\n]{1,78}》(?:\([^()\n]{1,30}\))?|“[^“”\n]{1,40}”|(?:(?<=[,、。;:(对由经向为与和])|(?<=\n))[^,、。;:()\n《》“”]{2,40})$"
    )


@cache
def _preface() -> re.Pattern[str]:
    return re.compile(
        r"(?: *第[一二三四五六七八九十百]{1,5}条 *|现就|是指|为了|为|并|对|由|向|经|将|其|建立|成立|委托|保障)+(?=..)"
    )


@cache
def _name() -> re.Pattern[str]:
    return re.compile(r"“([^”\n]{1,30})”|《([^》\n]{1,30})》|([^“”《》、或,]{1,30})")


@cache
def _meaning() -> re.Pattern[str]:
    return re.compile(r"所称的?“?([^,。“”\n是]{1,24})”?(?:\([^()\n]{1,40}\))?,?是?指[:,]?([^。;\n]{2,300})")
