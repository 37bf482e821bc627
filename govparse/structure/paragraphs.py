"""Paragraphs: a view of the lines in which hard-wrapped ones are joined.

paragraph = line { line }       more than one only where the text is broken at a fixed width

A text is hard-wrapped where its lines are of one length and most of them end in the middle of a sentence, as in the
text of a PDF. A line goes on in the next one where

    it ends without a stop      and is full, or is nearly so and running text;
    it ends with a stop         and is full to the edge, unless the next line begins a paragraph: with a marker, or
                                two characters short of full, which is how an indented line looks without its indent
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from operator import attrgetter
from typing import TypeAlias

import attrs

from govparse.structure.lines import Line
from govparse.structure.regions import Placed
from govparse.text import Source, Span

__all__ = ["Block", "Joining", "Paragraph", "find_blocks", "find_paragraphs", "join_within", "wrap_width"]

Block: TypeAlias = tuple[int, int, int]
"""Start and end of a paragraph, and how many lines it has: `find_sections` needs no more, and it is quick to make."""


@attrs.frozen(slots=True)
class Paragraph:
    """A paragraph as its author wrote it, whatever lines it stands in."""

    span: Span
    """From its first character to its last, line breaks and page numbers included."""
    lines: tuple[Span, ...]
    """Its lines, without the blanks around them and without page numbers between them."""
    text: str
    """The lines joined as written, without the breaks; a blank stays only between two Latin words."""


def find_paragraphs(source: Source, lines: Sequence[Line], left_out: Iterable[Placed] = ()) -> tuple[Paragraph, ...]:
    """Every paragraph of the text, in order.

    >>> from govparse.structure.lines import find_lines
    >>> source = Source("一、总则\\n全年投资12亿元。")
    >>> [paragraph.text for paragraph in find_paragraphs(source, find_lines(source))]
    ['一、总则', '全年投资12亿元。']
    """
    kept = _kept(lines, left_out)
    width = wrap_width(source, kept)
    found = []
    for group in _groups(source, kept, width):
        spans = tuple(line.span for line in group)
        found.append(Paragraph(Span(spans[0].start, spans[-1].end), spans, _joined(source, spans)))
    return tuple(found)


def join_within(source: Source, paragraphs: Sequence[Paragraph], span: Span) -> str:
    """The text of a stretch, its paragraphs joined over hard line breaks, one a line.

    >>> from govparse.structure.lines import find_lines
    >>> source = Source("一、回顾\\n投资12亿元。\\n二、安排")
    >>> join_within(source, find_paragraphs(source, find_lines(source)), Span(2, 11))
    '回顾\\n投资12亿元'
    """
    written = []
    first = max(0, bisect_right(paragraphs, span.start, key=_start) - 1)
    for paragraph in paragraphs[first:]:
        if paragraph.span.start >= span.end:
            break
        pieces = [Span(max(line.start, span.start), min(line.end, span.end)) for line in paragraph.lines]
        pieces = [piece for piece in pieces if piece.start < piece.end]
        if pieces:
            written.append(_joined(source, pieces))
    return "\n".join(written)


def _start(paragraph: Paragraph) -> int:
    return paragraph.span.start


class Joining:
    """The joined text of any stretch of a document; its paragraphs are found when they are first asked for."""

    __slots__ = ("_paragraphs", "left_out", "lines", "source")

    def __init__(self, source: Source, lines: Sequence[Line], left_out: Iterable[Placed] = ()) -> None:
        self.source = source
        self.lines = lines
        self.left_out = tuple(left_out)
        self._paragraphs: tuple[Paragraph, ...] | None = None

    def text(self, span: Span) -> str:
        """What `join_within` says of `span`."""
        if self._paragraphs is None:
            self._paragraphs = find_paragraphs(self.source, self.lines, self.left_out)
        return join_within(self.source, self._paragraphs, span)


def find_blocks(source: Source, lines: Sequence[Line], left_out: Iterable[Placed], begin: int = 0) -> list[Block]:
    """The paragraphs from `begin` on, as bare offsets."""
    kept = _kept(lines, left_out, begin)
    width = wrap_width(source, kept)
    if width == 0:
        return [(line.text_start, line.text_end, 1) for line in kept]
    return [(group[0].text_start, group[-1].text_end, len(group)) for group in _groups(source, kept, width)]


def wrap_width(source: Source, lines: Sequence[Line]) -> int:
    """How many columns a full line has where the text is hard-wrapped, else 0; a Han character takes two."""
    lengths = [length for line in lines if (length := len(line.text)) >= _SHORT]
    if len(lengths) < _FEW or sum(lengths) > len(lengths) * _WIDEST:
        return 0
    full = [line for line in lines if len(line.text) >= _SHORT]
    if sum(1 for line in full if line.text[-1] not in _ENDS) * 2 < len(full):
        return 0
    widths = Counter(map(_columns, full))
    width = max(widths, key=lambda columns: (widths[columns], columns))
    # Lines that are wrapped are as long as one another; headings in a list are not.
    alike = sum(times for columns, times in widths.items() if abs(columns - width) <= _SLACK)
    return width if alike * 5 > len(full) * 2 else 0


def _columns(line: Line) -> int:
    # By the twin, in which punctuation is half-width: it was two columns wide, whichever the text has.
    written = line.text
    return (len(written) + len(written.encode(errors="replace"))) // 2 + sum(map(written.count, _WIDE))


_text_start = attrgetter("text_start")
_SHORT, _FEW, _WIDEST, _SLACK = 10, 20, 60, 5
_EDGE, _INDENT = 1, 4
_ENDS = frozenset("。;:!?|")
_WIDE = ",;:()!?"
_OPEN = frozenset("的为是达占至约比较及和与由对在从、,(“《0123456789")
"""What no heading ends with."""


@cache
def _marker() -> re.Pattern[str]:
    # 一是 is not among them: it stands in running text more often than at the head of a paragraph.
    return re.compile(
        r"""(?x)
          [一二三四五六七八九十]{1,3} 、
        | \( [一二三四五六七八九十]{1,3} \)
        | 第 [一二三四五六七八九十百]{1,5} (?: [章条]\  | 部分 )
        | [0-9]{1,2} \ ?[.、] (?!\ ?[0-9])      # 2.2亿元 is a number
        | \( [0-9]{1,2} \)
        | [①-⑳]
        | [\[〔【]\ ?[0-9]{1,3}
        | 附\ {0,4}件 | (?: 名\ ?词\ ? )? (?: 注 | [注解]\ ?释 )\ ?:? $"""
    )


@cache
def _number() -> re.Pattern[str]:
    # 预算执行情况 / 2025年 is a heading and the year that its text opens with.
    return re.compile(r"[0-9][0-9.,]*+(?! ?年)")


def _kept(lines: Sequence[Line], left_out: Iterable[Placed], begin: int = 0) -> list[Line]:
    """The lines from `begin` on that do not lie in what is left out."""
    at = bisect_left(lines, begin, key=_text_start)
    kept: list[Line] = []
    for span in sorted(item.span for item in left_out if item.span.end > begin):
        first = bisect_left(lines, span.start, at, key=_text_start)
        kept += lines[at:first]
        at = first
        while at < len(lines) and lines[at].text_end <= span.end:
            at += 1
    kept += lines[at:]
    return kept


def _groups(source: Source, lines: Sequence[Line], width: int) -> Iterable[list[Line]]:
    group: list[Line] = []
    for line in lines:
        if group and not _goes_on(group[-1], line, width, running=len(group) > 1):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _goes_on(line: Line, following: Line, width: int, *, running: bool) -> bool:
    """Whether the paragraph goes on behind the line; `running` says that the line is not its first."""
    if width == 0 or following.indent > line.indent + 1:
        return False
    # 分别居第 / 一、第二: the numeral belongs to what is before it.
    if _marker().match(following.text) and line.text[-1] != "第":
        return False
    columns = _columns(line)
    if line.text[-1] not in _ENDS:
        # Quotation marks and digits leave a line short of its width; a heading is short because it is over.
        open_ended = (
            running
            or line.text[-1] in _OPEN
            or "。" in line.text
            or ("," in line.text and not _marker().match(line.text))
            or _number().match(following.text) is not None
        )
        near = open_ended and columns * 10 >= width * 7
        return columns >= width - _SLACK or near or (running and _is_torn(line, width))
    if line.text[-1] in ":|":
        return False
    if columns < width - (_EDGE if running else _INDENT + _EDGE):
        return running and _is_torn(following, width)
    begun = _columns(following)
    return begun >= width - _EDGE - 1 or (begun < width - _INDENT - _EDGE and following.text[-1] in _ENDS)


def _is_torn(line: Line, width: int) -> bool:
    """Whether a line is neither a heading nor the first line of a paragraph: short, and in the middle of its words."""
    words = line.text
    # 质量较高。 / “六大 / 产业集群”税收: some printers keep a quotation mark from the end of a line.
    open_ended = words[-1] in "、," or words.count("“") > words.count("”")
    return open_ended and _columns(line) * 2 < width


def _joined(source: Source, spans: Sequence[Span]) -> str:
    pieces = [source[spans[0]]]
    for span in spans[1:]:
        piece = source[span]
        if pieces[-1][-1:].isascii() and pieces[-1][-1:].isalpha() and piece[:1].isascii():
            pieces.append(" ")
        pieces.append(piece)
    return "".join(pieces)
