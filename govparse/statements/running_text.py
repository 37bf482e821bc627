"""The text as it would stand on one endless page.

break = line break { blank } [ page foot { blank } ]       within a sentence
foot  = furniture | form feed | page number

A line of prose goes on where it is long, no caption, ends in a word or a comma, and the next one opens with neither
blank, nor marker, nor a table's cell; a heading goes on where it ends in 的 or 为, or where a number with its unit
follows. Long is what headings and cells seldom are; in a narrow column it is a line that is nearly full. A subscript
that a page put on a line of its own belongs to its formula.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

import regex

from govparse.structure.sections import Section
from govparse.text import Source, Span

__all__ = ["as_written", "running_text", "without_marks"]

_FOOT = "\f"


def running_text(
    source: Source, sections: Iterable[Section] = (), furniture: Iterable[Span] = (), *, width: int = 0
) -> str:
    """The twin with soft line breaks and page feet blanked and every full stop full-width, so that offsets stay.

    `width` is that of a full line in columns, where the text is hard-wrapped: see `paragraphs.wrap_width`.

    >>> running_text(Source("2026年全区地方级一般公共预算收入预期达到\\n12.5亿元。\\n二、下一步"))
    '2026年全区地方级一般公共预算收入预期达到 12.5亿元。\\n二、下一步'
    """
    text = _with_feet(source, furniture)
    lines = text.replace(_FOOT, "\n")
    narrow = width // 2 - _SLACK if width else _LONG
    if narrow < _LONG and not _is_prose(lines):
        narrow = _LONG
    breaks = list(_soft_breaks(text, lines, max(_SHORTEST, min(_LONG, narrow))))
    if not breaks:
        return _with_full_stops(lines)
    hard = {
        section.title_span.end
        for root in sections
        for section in root.walk()
        if section.title_span is not None and not section.run_in
    }
    pieces: list[str] = []
    last = 0
    for start, end in breaks:
        if _behind_blanks(text, start) in hard and _goes_on().match(text, start) is None:
            continue
        if _caption().match(text, text.rfind("\n", 0, start) + 1, start) is not None:
            continue
        pieces += (lines[last:start], " " * (end - start))
        last = end
    pieces.append(lines[last:])
    return _with_full_stops("".join(pieces))


def without_marks(text: str, marks: Iterable[Span]) -> str:
    """The text with the marks of its notes blanked: 规模以上工业[3]增加值.

    >>> without_marks("工业[3]增加值", [Span(2, 5)])
    '工业   增加值'
    """
    pieces: list[str] = []
    last = 0
    for span in marks:
        if span.start >= last:
            pieces += (text[last : span.start], " " * len(span))
            last = span.end
    return "".join((*pieces, text[last:])) if pieces else text


def as_written(source: Source, running: str, start: int, end: int) -> str:
    """What the source writes at a stretch, without the blanks, line breaks and page feet that a page put in.

    >>> source = Source("全市规模以上工业企业实现的\\n- 5 -\\n利润总额")
    >>> as_written(source, "全市规模以上工业企业实现的       利润总额", 4, 24)
    '以上工业企业实现的利润总额'
    """
    written = source.text[start:end]
    stretch = running[start:end]
    if " " not in stretch and "\n" not in stretch:
        return written
    joined = ""
    for found in _words().finditer(stretch):
        word = written[found.start() : found.end()]
        apart = joined[-1:].isascii() and word[0].isascii() and not (word[0].isdecimal() and _formula().search(joined))
        joined += (" " if joined and apart else "") + word
    return joined


_LONG, _SHORTEST, _SLACK = 18, 10, 3
"""How many signs a line of prose has at least; at most; and how far a line of a narrow column may be from full."""


def _soft_breaks(text: str, lines: str, long: int) -> Iterator[tuple[int, int]]:
    """Where a line breaks within a sentence, in order; `lines` is the text with a line break for every foot."""
    soft, may_go_on, end = _soft_break(long).match, _may_go_on().match, 0
    for line in _line_within(long).finditer(lines):
        start = line.start()
        if start >= end and may_go_on(text, start) is not None and (found := soft(text, start)) is not None:
            yield found.span()
            end = found.end()


def _with_full_stops(text: str) -> str:
    """The text with every full stop full-width."""
    return text if _lone_dot().search(text) is None else _full_stop().sub("。", text)


def _is_prose(lines: str) -> bool:
    """Whether clauses end in the middle of lines, as they do not in a list of names of one length."""
    full = [line for line in lines.split("\n") if len(line) >= _SHORTEST]
    return sum(1 for line in full if _inner_stop().search(line, 0, len(line) - 1)) * 4 >= len(full)


@cache
def _inner_stop() -> re.Pattern[str]:
    return re.compile("[,;。、]")


def _with_feet(source: Source, furniture: Iterable[Span]) -> str:
    """The twin, with one sign for whatever a page has at its foot."""
    text = source.normal
    pieces: list[str] = []
    last = 0
    for span in furniture:
        if span.start >= last:
            pieces += (text[last : span.start], _FOOT * len(span))
            last = span.end
    if pieces:
        text = "".join((*pieces, text[last:]))
    if _FOOT not in source.text:
        return text
    pieces, last = [], 0
    feed = source.text.find(_FOOT)
    while feed >= 0:
        pieces += (text[last:feed], _FOOT)
        last = feed + 1
        feed = source.text.find(_FOOT, last)
    return "".join((*pieces, text[last:]))


def _behind_blanks(text: str, at: int) -> int:
    while at and text[at - 1] == " ":
        at -= 1
    return at


@cache
def _line_within(long: int) -> re.Pattern[str]:
    # Most lines end with a sentence or are short, and need no closer look.
    return re.compile(
        rf"\n(?<![。!?]\n)(?:(?<=[^\n]{{{long}}}\n)|(?<=[:;,、 A-Z]\n)|(?<=\n[0-9]\n)|(?<=\n10\n)|(?<=\n2\.5\n))"
    )


@cache
def _soft_break(long: int) -> regex.Pattern[str]:
    return regex.compile(
        r"""(?:
        (?<=(?:其中|按[^\n,;。:]{1,12}):\ {0,8})\n(?=[\p{Han}①-⒇])    # opens what follows, wherever it stands
        | (?<=[;,、]\ {0,8})\n(?=[①-⒇])                          # an item of the same sentence
        | (?<=FORMULA\ {0,8})\n\ {0,8}(?=(?:2\.5|10|\d)\ {0,8}\n\ {0,8}\p{Han})
        | (?<=FORMULA\ {0,8}\n\ {0,8}(?:2\.5|10|\d)\ {0,8})\n\ {0,8}(?=\p{Han})
        | (?<=[^\n\f]{LONG}[\p{Han}\d,、;()%.“”《》"A-Za-z①-⒇]\ {0,8})    # short lines are headings and cells
          (?<![。!?][”》]\ {0,8})                                  # a quoted sentence is over
          (?: \n(?:[\n\ ]{0,40}\f[\f\n\ ]{0,80})?
            | \f++(?:[\n\ ]{0,40}\f++)*+[\n\ ]{0,8}
            | \n[\n\ ]{0,40}-?\ ?\d{1,4}\ ?-?\ {0,8}\n[\n\ ]{0,40})
          (?=[\p{Han}\d)%,。、;:.”》A-Za-z(])                    # no indent, no empty line, no rule
          (?![一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十百]{1,4}[章节条部编]
            |\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、](?!\d)|[^\n\ ]{0,3}\ {0,8}\n))
        """.replace("LONG", str(long - 1)).replace("FORMULA", _FORMULA),
        regex.VERBOSE,
    )


_FORMULA = "(?<![A-Za-z])(?:PM|[SNC]?O|CH)"
"""What has its number as a subscript, which some pages put on a line of its own."""


@cache
def _formula() -> re.Pattern[str]:
    return re.compile(rf"{_FORMULA}$")


@cache
def _may_go_on() -> re.Pattern[str]:
    # Behind half of the lines that are looked at stands an empty one, and no page ends there.
    return re.compile(r"\n(?:\ {0,8}[^\n\ ]|[\n\ ]{0,41}[\f\d-])|\f")


@cache
def _lone_dot() -> re.Pattern[str]:
    # Nearly every dot stands in a number or behind that of an item, and is no full stop.
    return re.compile(r"\.(?<![0-9A-Za-z]\.)")


@cache
def _full_stop() -> regex.Pattern[str]:
    # The fonts of some pages print every full stop half-width; 一. opens an item, 3.5 is a number.
    return regex.compile(
        r"""\.
        (?=\ *+(?:[\p{Han}“《\n]|$))
        (?<=[\p{Han}%)”]\.)
        (?<!(?:^|\n)\ {0,8}[一二三四五六七八九十]{1,3}\.)""",
        regex.VERBOSE,
    )


@cache
def _caption() -> regex.Pattern[str]:
    # 图6 2021-2025年货运量: what a figure shows governs nothing behind it.
    return regex.compile(r"(?:\ *+[图表]\ ?\d{1,3}[^,;。\n\d]|(?<=\n\ {0,8}[图表]\ ?\d{1,3}\ {0,8}\n))[^,;。\n]*+$")


@cache
def _goes_on() -> regex.Pattern[str]:
    # 支出33923万元,为预算的 / 99.9%: no heading ends so, nor is one followed by a number with its unit.
    return regex.compile(r"(?<=[的为达至到、,]\ {0,8})|[\s\f]*+\d[\d,.]*+\ ?+(?:%|[万亿个家人户亩吨元])")


@cache
def _words() -> regex.Pattern[str]:
    return regex.compile(r"[^ \n]++")
