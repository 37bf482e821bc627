"""Documents enclosed in a document: an annex with its own title, its numbering starting afresh.

enclosure = "附件" [ number ] [ ":" | "." ] line-break title { line-break title }
title     = a line without a full stop, until the attachments list of the document has them as one of its names, or
            the last of them ends with a word for a kind of document
titled    = "附件" number ( ":" | "." | blank ) title | ( "附件" | "附" ) ":" title
            below a signature; without a number right below it, or its title is in the attachments list

second    = title { line-break title } line-break "为" … "制定本" kind "。" line-break first marker
tables    = "附表" [ number ] table { label table }   behind the last sentence of the text, and nothing else behind them
          | "表" number table "表" number table …    three of them at least: one may belong to the last section

A second document may stand in the text with its title alone; what is above ends there.
A line `附件：1.……` is no enclosure but a line of the attachments list, which belongs to the header.
Source: 党政机关公文处理工作条例 article 9 (附件), GB/T 9704-2012, 7.4.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from govparse.expressions.numbering import marker_number
from govparse.structure.markers import is_marker
from govparse.structure.nodes import Kind, Node
from govparse.structure.paragraphs import Block
from govparse.structure.tables import Table

__all__ = [
    "find_annexed_tables",
    "find_second_title",
    "is_enclosure_head",
    "is_file_name",
    "match_enclosure",
    "match_titled_enclosure",
]

_LONGEST_TITLE, _MOST_LINES = 60, 4
_OPEN = frozenset("的和与及、")


def is_enclosure_head(text: str) -> bool:
    """Whether a line is the head of an enclosed document and nothing more.

    >>> is_enclosure_head("附件2:"), is_enclosure_head("附  件"), is_enclosure_head("附件: 名单")
    (True, True, False)
    """
    return _head().fullmatch(text) is not None


def is_file_name(text: str) -> bool:
    """Whether a name is that of a file: a link of the page, and no document that follows.

    >>> is_file_name("申报表.docx"), is_file_name("申报表")
    (True, False)
    """
    return _file().search(text) is not None


def match_enclosure(normal: str, blocks: list[Block], at: int, listed: frozenset[str] = frozenset()) -> Node | None:
    """The enclosure whose head is the paragraph `at`, or None; `listed` are the names in the attachments list."""
    start, end, _ = blocks[at]
    hit = _head().fullmatch(normal, start, end)
    if hit is None:
        return None
    number = marker_number(hit[1]) if hit[1] else 1
    marker_end = hit.end(1) if hit[1] else start + len(hit[0].rstrip(":. "))
    if at + 1 == len(blocks):
        return None
    title = _title(normal, blocks, at + 1, listed)
    return Node(Kind.ENCLOSURE, start, marker_end, None, number, at, False, title=title)


def match_titled_enclosure(
    normal: str, blocks: list[Block], at: int, listed: frozenset[str], signed: bool
) -> Node | None:
    """The enclosure whose head and title share the paragraph `at`, which is `signed` right above: 附件2：任务分解表."""
    start, end, _ = blocks[at]
    hit = _titled().fullmatch(normal, start, end)
    # Where the next line, or the one before, is of the same kind, they are the links of a page.
    if (
        hit is None
        or is_file_name(hit["title"])
        or any(
            _titled().fullmatch(normal, *block[:2])
            for block in (*blocks[max(at - 1, 0) : at], *blocks[at + 1 : at + 2])
        )
    ):
        return None
    number = hit["number"]
    if at + 1 == len(blocks) or not (number or signed or "".join(hit["title"].split()) in listed):
        return None
    marker_end = hit.end("number") if number else hit.end("label")
    counted = marker_number(number) if number else 1
    return Node(Kind.ENCLOSURE, start, marker_end, None, counted, at, False, title=hit.span("title"))


def find_annexed_tables(normal: str, blocks: list[Block], tables: Sequence[Table]) -> int | None:
    """Where the tables begin that stand behind the whole text, or None."""
    if not tables or not blocks:
        return None
    at = len(blocks) - 1
    while at >= 0 and normal[blocks[at][1] - 1] not in _SENTENCE_ENDS and not is_marker(normal, blocks[at][0]):
        at -= 1
    behind = blocks[at][1] if at >= 0 else 0
    annexed = [table.span.start for table in tables if table.span.start >= behind]
    if at < 0 or not annexed:
        return None
    above = [start for start, end, _ in blocks[at + 1 :] if start < annexed[0]]
    hit = next(filter(None, (_label().match(normal, start) for start in (*above, annexed[0]))), None)
    return hit.start() if hit is not None and (hit["annexed"] or len(annexed) >= _ENOUGH_TABLES) else None


_SENTENCE_ENDS = frozenset("。!?;…:")
_ENOUGH_TABLES = 3


def find_second_title(normal: str, blocks: list[Block], at: int) -> int | None:
    """The first line of the title of another document, whose purpose the paragraph `at` states; or None."""
    if not at or at + 1 == len(blocks) or not _purpose().match(normal, *blocks[at][:2]):
        return None
    if not _first().match(normal, blocks[at + 1][0]):
        return None
    first = at
    while first and at - first < _MOST_LINES:
        start, end, _ = blocks[first - 1]
        if end - start > _LONGEST_TITLE or _sentence().search(normal, start, end) or is_marker(normal, start):
            break
        if _head().fullmatch(normal, start, end):
            return None
        first -= 1
    return first if first < at and _kind().search(normal, *blocks[at - 1][:2]) else None


def _title(normal: str, blocks: list[Block], at: int, listed: frozenset[str]) -> tuple[int, int] | None:
    """The first line, or as many as it takes to come to a listed name, or to a word for a kind of document."""
    place: tuple[int, int] | None = None
    first: tuple[int, int] | None = None
    for start, end, _ in blocks[at : at + _MOST_LINES]:
        if _head().fullmatch(normal, start, end):
            break
        if end - start > _LONGEST_TITLE or _sentence().search(normal, start, end) or is_marker(normal, start):
            break
        ended = place is not None and _kind().search(normal, *place) is not None
        if ended and not _version().match(normal, start, end):
            return place
        place = (place[0] if place else start, end)
        if listed and "".join(normal[place[0] : end].split()) in listed:
            return place
        if first is None or normal[first[1] - 1] in _OPEN:
            first = place
    return place if place is not None and (_kind().search(normal, *place) or _version_end(normal, *place)) else first


def _version_end(normal: str, start: int, end: int) -> bool:
    return _version().search(normal, start, end) is not None


@cache
def _head() -> re.Pattern[str]:
    return re.compile(r"附 {0,4}件 ?([0-9]{1,2}|[一二三四五六七八九十]{1,3})? ?[:.]?")


@cache
def _file() -> re.Pattern[str]:
    return re.compile(r"\.(?:xlsx?|docx?|pdf|zip|rar|wps|et|ofd|jpg|png)$")


@cache
def _titled() -> re.Pattern[str]:
    return re.compile(
        r"(?P<label>附 {0,4}件?) ?(?:(?P<number>[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?: ?[:.] *| +)|: *)"
        r"(?P<title>[一-鿿《“A-Za-z0-9][^。;!?|\n]{1,58}[^。;!?:|,\n])"
    )


@cache
def _purpose() -> re.Pattern[str]:
    return re.compile(r"(?:为|根据|按照|依据)[^。\n]{4,240}制定(?:本|以下|如下)[^,。]{2,8}。")


@cache
def _first() -> re.Pattern[str]:
    return re.compile(r"一、|第一[章条]|1[.、](?![0-9])|\(一\)")


@cache
def _label() -> re.Pattern[str]:
    # 附表1说明 is a sentence about the table, 表明 no label at all.
    number = "[0-9一二三四五六七八九十]{1,3}(?:-[0-9]{1,2})?"
    return re.compile(rf"(?:(?P<annexed>附 ?表)(?: ?{number})?|表 ?{number}) ?:?(?=[ \t\n|]|$)")


@cache
def _sentence() -> re.Pattern[str]:
    return re.compile(r"[。;!?|]|:$")


@cache
def _version() -> re.Pattern[str]:
    # （2024年版） is a version, （2024年5月6日通过） a note of adoption.
    return re.compile(
        r"\((?:试行|暂行|征求意见|草案|修订|送审|[0-9]{4}(?! ?年 ?[0-9]{1,2} ?月))(?![^)\n]*通过)[^)\n]{0,12}\)$"
    )


@cache
def _kind() -> re.Pattern[str]:
    return re.compile(
        r"(?:方案|办法|规定|细则|意见|计划|规划|标准|指南|目录|名单|清单|分工|要点|条例|通知|措施|指引|表|规则|制度|规程|规范"
        r"|协议|章程|公约|纲要|预案|说明|报告|流程图?|书|样式|模板|安排|任务|指标|简介|须知|实施)(?:\([^()\n]{1,12}\))?$"
    )
