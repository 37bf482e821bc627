"""Titles of documents, and the kind 文种 that a title names.

    title = line, { line }              at most six lines, the last of which ends with a kind
          | motto, line break, "——", line
    line  = text without 。：；，
    kind  = one of data/document_kinds.toml, behind which brackets and note marks may stand

A first line that ends with no kind is a title only where the page itself says so, by a date line under it. Nothing
else is: many pasted documents begin with their first sentence. Source: GB/T 9704-2012, 7.3.1, and the corpus.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import attrs
import regex

from govparse.data import words
from govparse.expressions.document_numbers import document_number
from govparse.structure.dates import match_date
from govparse.structure.header_fields import HeaderField, field_at
from govparse.structure.labels import is_labelled
from govparse.structure.lines import Line
from govparse.text import NOWHERE, Source, Span, joined

__all__ = ["DocumentKind", "is_body", "match_kind", "match_title", "split_occasion"]


@attrs.frozen(slots=True)
class DocumentKind:
    """The kind of a document 文种, with the place in its title that says so."""

    name: str
    """Such as 通知, 报告, 条例."""
    family: str
    """official, law, report or plan: see data/document_kinds.toml."""
    span: Span = attrs.field(default=NOWHERE, eq=False, kw_only=True)
    """The evidence: where the title says it."""


def match_kind(title: str) -> tuple[str, str, int] | None:
    """Kind, family and offset of the kind that a title ends with, or None.

    >>> match_kind("云溪区人民政府关于印发绿色出行方案的通知")
    ('通知', 'official', 18)
    >>> match_kind("云溪区公园管理办法(试行)"), match_kind("云溪区")
    (('办法', 'law', 7), None)
    """
    # A look at the last character: most lines end with no kind, and need no pattern for it.
    if len(title) > _LONGEST or title.rstrip(" ")[-1:] not in _last_characters():
        return None
    match = _patterns().kind.search(title)
    if match is None:
        return None
    name = match["kind"].replace(" ", "")
    return name, _families()[name], match.start("kind")


_LONGEST = 240


@cache
def _last_characters() -> frozenset[str]:
    """Of kinds, and of the brackets that stand behind them."""
    return frozenset(word[-1] for word in (*_families(), ")", "]"))


def match_title(
    source: Source, rows: Sequence[Line], at: int, known: str | None = None
) -> tuple[list[HeaderField], int] | None:
    """The title that begins with the line at `at`, and the first line behind it; `known` is a labelled title."""
    end = _title_end(rows, at, known)
    if end is None:
        return None
    start, stop = rows[at].text_start, rows[end - 1].text_end
    page = _patterns().page.match(source.normal, start, stop) if source.normal[start].isdigit() else None
    if page is not None:
        start = page.end()
    if end < len(rows) and rows[end].text[0] == "(" and _patterns().version.fullmatch(rows[end].text):
        # （征求意见稿） on a line of its own is the title's.
        stop = rows[end].text_end
        end += 1
    fields: list[HeaderField] = []
    # 关于…的通知(云政发〔2024〕7号): the number is a field of its own.
    number = _patterns().number.search(source.normal, start, stop) if source.normal[stop - 1] == ")" else None
    if number is not None:
        found = document_number.find(source.normal[number.start() : stop])
        if found is not None:
            first = number.start() + found.span.start
            fields.append(
                field_at(source, "document_number", first, number.start() + found.span.end, found.value.canonical)
            )
        stop = number.start()
    span = source.stripped(start, stop)
    if source.normal[span.end - 1] == "]" and (mark := _patterns().mark.search(source.normal, start, span.end)):
        span = source.stripped(start, mark.start())
    return [field_at(source, "title", span.start, span.end, joined(source[span])), *fields], end


def split_occasion(row: Line) -> tuple[Line, Line] | None:
    """A line that holds a title and the meeting behind it, as two lines."""
    occasion = _patterns().occasion.search(row.text, 8) if len(row.text) >= 30 and "--" in row.text else None
    if occasion is None:
        return None
    at = row.text_start + occasion.start()
    before = row.text[: occasion.start()].rstrip()
    return (
        attrs.evolve(row, text=before, text_end=row.text_start + len(before), end=at),
        attrs.evolve(row, text=row.text[occasion.start() :], text_start=at, start=at),
    )


def is_body(text: str) -> bool:
    """Whether a line is running text or opens with a marker: where a header ends.

    >>> is_body("一、总则"), is_body("为推进绿色出行,制定本方案。"), is_body("云溪区工作报告")
    (True, True, False)
    """
    if len(text) > 8 and (text[-1] == ";" or "。" in text or ("," in text and len(text) > 20)):
        return True
    return _patterns().marker.match(text) is not None


_LINES = 6


def _title_end(rows: Sequence[Line], at: int, known: str | None) -> int | None:
    if _has_subtitle(rows, at):
        return at + 2
    text = ""
    found = None
    for end in range(at, min(at + _LINES, len(rows))):
        line = rows[end].text
        if end > at and not _goes_on(text, line, rows, end):
            break
        if not _may_be_title(line, known):
            break
        text += line
        if known is not None and _plain(text) == _plain(known):
            return end + 1
        kind = match_kind(text)
        if kind is not None and len(text) >= (7 if kind[1] == "plan" else 5):
            found = end + 1
            if not _is_open(text, kind[1], rows, end + 1):
                break
    if found is None and _has_date_line(rows, at):
        return at + 1
    return found


def _has_subtitle(rows: Sequence[Line], at: int) -> bool:
    """Whether the line is a motto, and its kind stands below: 凝心聚力谋发展 / ——在全县干部会议上的讲话."""
    if at + 1 >= len(rows) or not rows[at + 1].text.startswith("--"):
        return False
    motto, below = rows[at].text, rows[at + 1].text.lstrip("- ")
    if not _SHORTEST_MOTTO <= len(motto) <= _LONGEST_MOTTO or match_kind(motto) is not None:
        return False
    return bool(below) and match_kind(below) is not None and _may_be_title(motto, None) and _may_be_title(below, None)


_SHORTEST_MOTTO, _LONGEST_MOTTO = 4, 40


def _may_be_title(line: str, known: str | None) -> bool:
    if (len(line) > 90 and known is None) or line[-1] in ":;,!" or "。" in line:
        return False
    if ":" in line and known is None and not ("《" in line or "“" in line):
        return False
    if line.startswith(("(", "-", "附件")) or (line[0] == "《" and line[-1] == "》" and known is None):
        return False
    if is_labelled(line) or (len(line) < 26 and match_date(line) is not None and match_kind(line) is None):
        return False
    return _patterns().marker.match(line) is None and _patterns().no_title.match(line) is None


def _goes_on(text: str, line: str, rows: Sequence[Line], end: int) -> bool:
    """Whether `line` may be a further line of a title of which `text` are the lines before it."""
    if line.startswith("(") and match_kind(text) is not None:
        return False
    return len(text) + len(line) < 160


def _is_open(text: str, family: str, rows: Sequence[Line], following: int) -> bool:
    """Whether a title that ends with a kind of this family must go on: 关于…规划 / 纲要的报告."""
    if following >= len(rows):
        return False
    line = rows[following].text
    if not _may_be_title(line, None):
        return False
    opened = (
        text.count("《") > text.count("》") or text.count("“") > text.count("”") or text.count("(") > text.count(")")
    )
    if opened or (line.startswith(("的", "和", "与", "及", "暨")) and match_kind(line) is not None):
        return True
    if text.endswith("法典") and line.endswith("编"):
        return True
    # 关于 asks for a 通知 or a 报告: a 规划 or a 办法 at the line's end is what it is about.
    return family in ("plan", "law") and "关于" in text and match_kind(line) is not None


def _has_date_line(rows: Sequence[Line], at: int) -> bool:
    """Whether the page dates the line: then it is its headline, whatever it ends with."""
    if at + 1 >= len(rows) or at > 3 or not 6 <= len(rows[at].text) <= 80:
        return False
    following = rows[at + 1].text
    if rows[at].text[-1] in ":;。" or match_date(rows[at].text) is not None or rows[at].text.startswith("("):
        return False
    found = match_date(following)
    dated = found is not None and "T" in found[0]
    return dated or following.startswith(("来源", "发布时间", "发布日期", "时间:", "信息来源", "日期:", "文章来源"))


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, text))


@cache
def _families() -> dict[str, str]:
    return {word: family for family, several in words("document_kinds.toml", "kinds").items() for word in several}


class _Patterns:
    """Compiled together on first use."""

    __slots__ = ("kind", "mark", "marker", "no_title", "number", "occasion", "page", "version")

    def __init__(self) -> None:
        kinds = "|".join(" {0,3}".join(word) for word in sorted(_families(), key=len, reverse=True))
        self.kind = regex.compile(
            rf"""(?xr) (?<!^) (?<kind>{kinds.replace(" ", "[ ]")})
            (?: [ ]?\( [^()]{{1,40}} \) )?+     # （草案）
            (?: [ ]?\[ [0-9]{{1,2}} \] )?+      # a note mark
            [ ]?$"""
        )
        self.mark = re.compile(r"\s*\[[0-9]{1,2}\]\s*$")
        self.marker = re.compile(
            r"""(?x) [一二三四五六七八九十]{1,3} [、.]
            | \( [一二三四五六七八九十]{1,3} \)
            | 第 [一二三四五六七八九十百]{1,4} [章条编节] (?! .{0,20}(?:通过|会议) )   # 第十届…会议 is an assembly
            | 第一部分 | 第一分编
            | [0-9]{1,2} [、.] (?![0-9])     # 2.2亿元 is a number
            | 目 [ ]{0,4} 录 $
            | 一是"""
        )
        self.occasion = re.compile(r"-{2,4} ?(?=(?:19|20)[0-9]{2}[^-]{4,30}在)")
        # 关于…的通知(云政发〔2024〕7号)
        self.number = re.compile(r"\((?=[^()]{1,12}[〔\[(](?:19|20)[0-9]{2}[〕\])][0-9]{1,4}号\)\s*$)")
        # （2024年5月6日…通过） is a note of adoption, not a version.
        self.version = re.compile(
            r"\((?!(?:19|20)[0-9]{2} ?年 ?[0-9]{1,2} ?月)[^()]{0,30}(?:稿|试行|草案|修订版|修订|摘要|书面|暂行)\)"
        )
        # The number of a page or a table before a table's title: 36 云溪区…情况表.
        self.page = regex.compile(r"[0-9]{1,3} +(?=\p{Han})")
        # 表1 is a table's number, 新华社…电 a newspaper's line.
        self.no_title = re.compile(
            r"(?:附?表|图) ?[0-9一二三四五六七八九十]{1,2}(?:-[0-9]{1,2})?$|.{2,14}月 ?[0-9]{1,2} ?日[电讯]"
        )


@cache
def _patterns() -> _Patterns:
    return _Patterns()
