"""The title of a section: what of its first paragraph is its heading.

heading  = marker title line-break              a heading on a line of its own: the rest of the line
         | marker label ":" text                a label
         | marker sentence "。" text             a run-in heading: the first sentence, without its full stop
         | marker line-break title              a marker alone on its line
item     = marker sentence ( "。" | ";" )        one sentence or clause: it has no title
         | marker rule "。" text                 a provision, told by its words (应当, 不得, 之日起): it has none either
article  = marker [ "【" title "】" | title line-break ] text

Source: GB/T 9704-2012, 7.3.3, and the corpus; the text of a law's article is not its title.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TypeAlias

import regex

from govparse.data import words
from govparse.structure.nodes import Node

__all__ = ["Place", "find_title", "first_sentence_end"]

Place: TypeAlias = tuple[int, int]
"""Start and end of a title."""

_LAW_HEADINGS = frozenset(("part", "chapter", "section"))
_SENTENCES = frozenset(("cn_is", "cn_want", "ordinal_word", "aspect"))
_BLANK = frozenset(" \n")
_LONGEST_LABEL, _LONGEST_LINE, _LONGEST_TITLE = 24, 40, 56
_QUOTING = ("规定", "指出", "提出", "明确", "强调", "要求", "写道", "说", "条")
"""第十一条规定:“……” quotes: what stands before the colon is no label."""


def find_title(normal: str, node: Node, block_end: int) -> tuple[Place | None, bool]:
    """Where the title of a node stands, and whether text runs on behind it in the same paragraph.

    `block_end` ends the paragraph of its marker; the node itself ends before any blanks.
    """
    start, end = node.behind, node.end
    # A hard-wrapped line may end behind its marker.
    while start < block_end and normal[start] in _BLANK:
        start += 1
    stop = min(end, block_end)
    inner = node.children[0].start if node.children else end
    if start >= stop:
        # A marker alone on its line: what it marks stands on the next.
        limit = min(end, inner)
        while start < limit and normal[start] in _BLANK:
            start += 1
        if start >= limit:
            return None, False
        stop = normal.find("\n", start, end)
        stop = end if stop < 0 else stop
        while normal[stop - 1] == " ":
            stop -= 1
    if start >= inner:
        return None, False
    style = node.family.style if node.family else ""
    if style not in _SENTENCES:
        if style == "article":
            return _article_title(normal, start, stop, end), False
        if style in _LAW_HEADINGS:
            return (start, stop), False
        return _heading(normal, start, stop, end, node.inline)
    # An item that is told begins with its title where more sentences follow, or has it on a line of its own.
    sentence = first_sentence_end(normal, start, stop)
    if sentence is not None:
        return ((start, sentence), sentence + 1 < stop) if sentence + 1 < end else (None, False)
    if stop < end and not node.inline and stop - start <= _LONGEST_LINE and normal[stop - 1] not in ":;,":
        return (start, stop), False
    return None, False


def first_sentence_end(normal: str, start: int, end: int) -> int | None:
    """Where the first full stop stands that is not inside quotation marks or brackets."""
    # In most sentences nothing is quoted, and most headings have no stop at all.
    first = _stop_or_quote().search(normal, start, end)
    if first is None:
        return None
    at = first.start()
    if normal[at] in _STOPS:
        return at
    found = _unquoted(_stop(), normal, start, end)
    # Some PDFs write every full stop half-width; few texts need that search, and it is slow.
    if found is None and normal.find(".", at, end) >= 0:
        return _unquoted(_half_stop(), normal, start, end)
    return found


def _unquoted(stop: re.Pattern[str], normal: str, start: int, end: int) -> int | None:
    at = start
    for _ in range(_MOST_QUOTED):
        hit = stop.search(normal, at, end)
        if hit is None:
            return None
        at = hit.start()
        # A stop inside quotation marks ends the quotation, not the sentence.
        if normal.find("“", start, at) < 0 and normal.find("《", start, at) < 0:
            return at
        if all(normal.count(opening, start, at) <= normal.count(closing, start, at) for opening, closing in _QUOTES):
            return at
        at += 1
    return None


_STOPS = frozenset("。!?")
_MOST_QUOTED = 8
_QUOTES = (("“", "”"), ("《", "》"))


def _heading(normal: str, start: int, stop: int, end: int, inline: bool) -> tuple[Place | None, bool]:
    sentence = first_sentence_end(normal, start, stop)
    reached = stop if sentence is None else sentence
    label = normal.find(":", start, min(start + _LONGEST_LABEL, reached))
    if label > start and not _clause().search(normal, start, label) and not _is_no_label(normal, start, label):
        if label + 1 < end:
            return (start, label), label + 1 < stop
        return None, False
    length = reached - start
    # The carriage return of a CRLF is a blank, and no part of a length.
    if length > _LONGEST_TITLE and length - normal.count(" \n", start, reached) > _LONGEST_TITLE:
        return _full_line(normal, start, reached), False
    if sentence is None:
        if normal[stop - 1] in ":;" and not inline:
            return _full_line(normal, start, stop), False
        # “……。” is a sentence that somebody said, 《……》 a document that the item names.
        said = normal[stop - 1] in "”’" and normal[stop - 2] in "。!?"
        if inline or said or (normal[start] == "《" and _cited().fullmatch(normal, start, stop)):
            return None, False
        return (start, stop), False
    if sentence + 1 < end and not _tail().fullmatch(normal, sentence + 1, end):
        if _rule().search(normal, start, sentence):
            return None, False
        # A question on a line of its own keeps its mark, which is no full stop.
        asks = sentence + 1 == stop and normal[sentence] == "?"
        return (start, stop if asks else sentence), sentence + 1 < stop
    return None if inline else _full_line(normal, start, sentence), False


def _is_no_label(normal: str, start: int, label: int) -> bool:
    """Whether what stands before a colon is none: it quotes, asks, or breaks off inside brackets (其中：…)."""
    quotes = normal.startswith("“", label + 1) and normal.endswith(_QUOTING, start, label)
    asks = (question := _question().match(normal, start)) is not None and question.end() == label + 1
    return quotes or asks or normal.count("(", start, label) > normal.count(")", start, label)


def _full_line(normal: str, start: int, end: int) -> Place | None:
    """The heading on a line of its own that is as long as a wrapped one, so that the text below was joined to it."""
    line = normal.find("\n", start, end)
    while line > start and normal[line - 1] == " ":
        line -= 1
    # 对应专项债务收入安 / 排的支出236万元 is a line that goes on.
    if line <= start or _clause().search(normal, start, line) or not _heading_end().search(normal, start, line):
        return None
    return start, line


def _article_title(normal: str, start: int, stop: int, end: int) -> Place | None:
    boxed = _boxed().match(normal, start, stop)
    if boxed:
        return boxed.span(boxed.lastindex or 0)
    if stop - start <= _LONGEST_LABEL and end > stop and not _sentence_sign().search(normal, start, stop):
        return start, stop
    return None


@cache
def _stop_or_quote() -> re.Pattern[str]:
    return re.compile("[。!?“《.]")


@cache
def _stop() -> re.Pattern[str]:
    return re.compile("[。!?]")


@cache
def _half_stop() -> re.Pattern[str]:
    return re.compile(r"\.(?<=[一-鿿”)]\.)(?=[一-鿿“《\s]|$)")


@cache
def _tail() -> re.Pattern[str]:
    # （区财政局负责）, 〔责任单位：区财政局〕; not （略）, which stands for the text
    return re.compile(r"\s*[(〔\[【](?!略)[^()〔〕\[\]【】\n]{1,200}[)〕\]】]\s*")


@cache
def _cited() -> re.Pattern[str]:
    return re.compile(r"《[^《》\n]{1,80}(?:[〈《][^〈〉《》\n]{1,60}[〉》][^《》\n]{0,20})?》 ?(?:\([^()\n]{1,40}\))?")


@cache
def _clause() -> re.Pattern[str]:
    return re.compile("[,;。]")


@cache
def _question() -> re.Pattern[str]:
    # 走访慰问: and 法律顾问: are labels.
    return re.compile("|".join(words("closers.toml", "closers")["question"]))


@cache
def _rule() -> re.Pattern[str]:
    """What a sentence rules or lays down, which is no heading: 应当, 不得, 之日起, 购买住房的，"""
    return re.compile("|".join(words("numbering.toml", "headings")["rules"]))


@cache
def _heading_end() -> regex.Pattern[str]:
    return regex.compile(r"\L<ends>[0-9]{0,2}$", ends=words("numbering.toml", "headings")["ends"])


@cache
def _sentence_sign() -> re.Pattern[str]:
    return re.compile("[。;:,]")


@cache
def _boxed() -> re.Pattern[str]:
    return re.compile(r"【([^】\n]{1,30})】|\((?![一二三四五六七八九十]+\))([^)\n]{1,30})\) *(?=[一-鿿])")
