"""Furniture: what the web page or the PDF added to a document, and the document does not say.

    page = head, document, foot
    head = { navigation | tool }                     menus, breadcrumbs, size of the letters, counters
    foot = { closing line }                          扫一扫, 相关解读, imprint, record numbers, a licence box
    page number, running head, caption               see govparse.structure.pages

Source: the corpus. The words are in data/furniture.toml; the rest is place (before the document begins, behind its last
sentence), shape (short lines without punctuation) and repetition. A line of the document's body is never taken: head
and foot end at the first line that reads like a sentence or opens with a marker.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from operator import attrgetter

import attrs
import regex

from govparse.data import words
from govparse.structure.labels import is_labelled, labelled_field
from govparse.structure.lines import Line
from govparse.structure.pages import find_captions, find_page_numbers, find_running_heads
from govparse.structure.titles import match_kind
from govparse.text import Source, Span

__all__ = ["Furniture", "find_furniture"]


@attrs.frozen(slots=True)
class Furniture:
    """A stretch that the web page or the PDF added and the document does not say.

    >>> from govparse.structure.lines import find_lines
    >>> source = Source("当前位置：首页 > 公开\\n一、总则\\n扫一扫在手机打开当前页")
    >>> [item.text for item in find_furniture(source, find_lines(source))]
    ['当前位置：首页 > 公开', '扫一扫在手机打开当前页']
    """

    span: Span
    """A line without the blanks around it, or a page number in a sentence."""
    text: str
    """As written."""


def find_furniture(source: Source, lines: Sequence[Line]) -> tuple[Furniture, ...]:
    """Every stretch of furniture, in the order of the text; an item is a line or less."""
    whole = (*_head(lines), *_foot(source, lines), *find_captions(source, lines), *find_running_heads(source, lines))
    found = {(row.text_start, row.text_end) for row in whole}
    found.update(_tools_behind_labels(lines), find_page_numbers(source))
    items: list[Furniture] = []
    for start, end in sorted(found, key=lambda place: (place[0], -place[1])):
        # A page number may be a line of the page's foot, or of more lines than one.
        if not items or end > items[-1].span.end:
            items.append(Furniture(Span(start, end), source.text[start:end]))
    return tuple(items)


# How many lines at either end are looked at; the longest menu of the corpus has 165.
_HEAD = 400
_CRUMBS, _LONGEST_CRUMB, _LONGEST_NUMBER = 3, 14, 4
_ABOVE = 2
"""The head of a newspaper's page stands below its name, or below the site."""
_FOOT = 160


class _Words:
    """The words of one table, by the first two characters of a head."""

    __slots__ = ("first", "heads", "lines", "whole", "within")

    def __init__(self, table: str) -> None:
        lists = words("furniture.toml", table)
        self.lines = frozenset(lists.get("lines", ()))
        self.whole = self.lines | {f"{line}:" for line in self.lines}
        heads: dict[str, list[str]] = {}
        for head in lists.get("heads", ()):
            heads.setdefault(head[:1], []).append(head)
        self.heads: Mapping[str, tuple[str, ...]] = {first: tuple(several) for first, several in heads.items()}
        within = "|".join(map(re.escape, lists.get("within", ())))
        self.within = re.compile(within) if within else None
        self.first = "".join(heads)
        """What such a line may begin with, of tables that have nothing but heads."""

    def know(self, plain: str) -> bool:
        """Whether a line, written without blanks, is one of these."""
        return (
            plain in self.whole
            or (plain[0] in self.heads and plain.startswith(self.heads[plain[0]]))
            or (self.within is not None and self.within.search(plain) is not None)
        )


@cache
def _words(table: str) -> _Words:
    return _Words(table)


@cache
def _body() -> re.Pattern[str]:
    """How a line of the document's body begins."""
    return re.compile(
        r"""(?x) [一二三四五六七八九十]{1,3} [、.]
        | \( [一二三四五六七八九十]{1,3} \)
        | 第 [一二三四五六七八九十百]{1,4} [章条编]
        | 各位 | 同志们 | 一是 | \[1\]"""
    )


def _is_sentence(text: str) -> bool:
    """Whether a line reads like running text, not like an item of a menu."""
    return len(text) > 24 and ("。" in text or ("," in text and len(text) > 40))


def _is_body(text: str) -> bool:
    return _is_sentence(text) or _body().match(text) is not None


def _head(rows: Sequence[Line]) -> list[Line]:
    site, tools = _words("site"), _words("tools")
    last_site = -1
    kept: list[int] = []
    taken: list[int] = []
    crumb = False
    for at, row in enumerate(rows[:_HEAD]):
        text = row.text
        if _is_body(text) and not _is_headline(rows, at):
            break
        plain = text.replace(" ", "")
        if "\ue000" <= plain[0] <= "\uf8ff":
            # A character of an icon font stands before the word of a tool.
            taken.append(at)
            continue
        if site.know(plain) or (" " in text and text.split(" ", 1)[0] in site.lines):
            last_site = at
            crumb = plain[-1] in ">:/"
        elif crumb and len(plain) <= 24 and not is_labelled(text):
            # A breadcrumb one crumb a line: what stands behind a separator is a crumb.
            last_site = at
            crumb = plain[-1] in ">/"
        elif (at - last_site <= _ABOVE and text[0] in _NUMBERED and _newspaper().fullmatch(text)) or (
            0 <= last_site == at - 1 and _ends_site(rows, at)
        ):
            last_site = at
        elif plain in _SEPARATORS or (plain[0] in ">/" and len(plain) < 24) or _is_crumbs(text):
            last_site = at
            crumb = plain[-1] in ">/"
        elif "〔" not in plain and tools.know(plain):
            taken.append(at)
        elif name := labelled_field(text):
            kept.append(at)
            # Between the navigation and a labelled title stands no title, but the rest of the navigation.
            between = rows[last_site + 1 : at] if name == "labelled_title" and last_site >= 0 else ()
            if 0 < len(between) <= _CRUMBS and all(len(crumb.text) <= _LONGEST_CRUMB for crumb in between):
                last_site = at - 1
        elif not any(map(str.isalnum, plain)) and plain[0] not in "(《":
            taken.append(at)
        elif taken and taken[-1] == at - 1 and _listed().fullmatch(plain):
            # The day of a link beside the title, the figure of a counter.
            taken.append(at)
    return [rows[at] for at in sorted({*range(last_site + 1), *taken} - set(kept))]


def _is_headline(rows: Sequence[Line], at: int) -> bool:
    """Whether a long line is the title of the page all the same: its time stands alone below it."""
    return "。" not in rows[at].text and at + 1 < len(rows) and _published().fullmatch(rows[at + 1].text) is not None


def _ends_site(rows: Sequence[Line], at: int) -> bool:
    """Whether a short line behind the navigation is its last: a page's number, or what a title or labels follow."""
    text = rows[at].text
    if text.isdigit() and len(text) <= _LONGEST_NUMBER:
        return True
    if len(text) > 12 or len(text.replace(" ", "")) > 8 or is_labelled(text):
        return False
    kind = match_kind(text)
    if at + 1 >= len(rows) or (kind is not None and kind[1] != "plan"):
        return False
    return is_labelled(rows[at + 1].text) or match_kind(rows[at + 1].text) is not None


def _tools_behind_labels(rows: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Counters and tools on a line that begins with the document's own labels: 来源：…浏览次数：25 字体：大 中 小."""
    for row in rows[:_HEAD]:
        text = row.text
        if len(text) > 160 or text[-1] == "。":
            return
        piece = None if ":" not in text or _TOOLS.isdisjoint(text) else _tools_piece().search(text, 1)
        if piece is None or not (text[0] in "12" or is_labelled(text)):
            continue
        if not is_labelled(piece[0].lstrip("【[( ")):
            lead = len(piece[0]) - len(piece[0].lstrip())
            yield row.text_start + piece.start() + lead, row.text_end


_TOOLS = frozenset("浏阅访点字视打")
"""One of these is in each of the tools that may stand behind labels."""


@cache
def _tools_piece() -> re.Pattern[str]:
    return re.compile(
        r"""(?x) [【\[(]? [ ]?
        (?: 浏览次数 | 浏览量 | 阅读次数 | 阅读量 | 阅读人数 | 访问量 | 点击[数量]? | 点击次数
          | 字体大小 | 字体 | (?<! [发文件] ) 字号 | 视力保护色 | 我要打印 | 打印本页 | 打印 | 分享到
        )
        (?! .{0,40} (?: 来源 | 时间 | 日期 | 〔 ) ) [^。]{0,60} $"""
    )


@cache
def _published() -> re.Pattern[str]:
    return re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2} ?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?")


@cache
def _listed() -> re.Pattern[str]:
    return re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9][0-9,]{0,11}")


@cache
def _newspaper() -> re.Pattern[str]:
    """The head of a page of a newspaper or a gazette: its day, its number."""
    return re.compile(
        r"""(?x) [0-9]{4}[ ]?年[ ]? [0-9]{1,2}[ ]?月[ ]? [0-9]{1,2}[ ]?日 [ ]? (?:星期|周)[一二三四五六日天]
          [ ]? [0-9]{0,3}
        | [0-9]{4}[ ]?年[ ]? 第[ ]?[0-9]{1,3}[ ]?期 [ ]? (?: \( 总第[^()]{1,8}\) )?
        | \( [上下][接转] [ ]? [0-9A-Z]{1,4} [ ]? 版 \)"""
    )


_NUMBERED = frozenset("0123456789(")
_SEPARATORS = frozenset({">", ">>", "»", "›"})


def _foot(source: Source, rows: Sequence[Line]) -> list[Line]:
    foot, contacts, licence = _words("foot"), _words("contacts"), _words("licence")
    end = first = known = _imprint(source, rows)
    for at in range(end - 1, max(end - _FOOT, 0) - 1, -1):
        text = rows[at].text
        plain = text.replace(" ", "")
        if text[0] in licence.first and licence.know(plain):
            return list(rows[at:])
        if foot.know(plain):
            first = known = at
        elif contacts.know(plain):
            first = at
        elif (first == len(rows) and at < len(rows) - 12) or (_ends_document(text) and not _in_box(rows, at)):
            break
    if known == len(rows):
        return []
    return [row for row in rows[first:] if not _is_foot_of_document(row.text)]


def _ends_document(text: str) -> bool:
    """Whether the page's foot, read upwards, ends below a line of this text."""
    return _is_body(text) or (len(text) > 6 and text[-1] in "。;")


def _in_box(rows: Sequence[Line], at: int) -> bool:
    """Whether a sentence near the end is one of a licence box that opened above it."""
    licence = _words("licence")
    return any(
        row.text[0] in licence.first and licence.know(row.text.replace(" ", "")) for row in rows[max(0, at - 24) : at]
    )


def _imprint(source: Source, rows: Sequence[Line]) -> int:
    """The number of the first line of the imprint, behind which nothing is the document's; else of lines in all."""
    words = _words("foot").within
    begin = max(0, len(source) - _IMPRINT)
    first = bisect_right(rows, begin, key=_end)
    # Only a short line is one, and few of the last lines are short.
    short = "\n".join(row.text for row in rows[first:] if _may_be_imprint(row.text))
    if words is None or words.search(short) is None:
        return len(rows)
    found = words.search(source.normal, begin)
    at = len(rows) if found is None else bisect_right(rows, found.start(), key=_start) - 1
    return at if 0 <= at < len(rows) and _may_be_imprint(rows[at].text) else len(rows)


def _may_be_imprint(text: str) -> bool:
    return len(text) < 200 and "。" not in text


_IMPRINT = 6000
_start, _end = attrgetter("start"), attrgetter("end")


def _is_crumbs(text: str) -> bool:
    """Whether a line is a breadcrumb: two names with > or » between them."""
    return (">" in text or "»" in text or "›" in text) and _crumbs().search(text) is not None


@cache
def _crumbs() -> regex.Pattern[str]:
    return regex.compile(r"^[^。;]{0,60}[\p{Han}\]\w] ?(?:>{1,2}|»|›|-->>) ?[\p{Han}\[]")


def _is_foot_of_document(text: str) -> bool:
    """Whether a line behind the first line of the page's foot is the document's all the same."""
    return bool(_document_foot().match(text))


@cache
def _document_foot() -> re.Pattern[str]:
    return re.compile(r"附件 ?[0-9一二三四五六七八九十]{0,3} ?[:.] ?\S|抄送|\(此件|\(?(?:信息|文章|稿件)?来源 ?: ?\S")
