"""What printed pages leave in a text: their numbers, the lines they repeat beside their breaks, captions of pictures.

    page number  = dash, number, dash       on a line, a digit a line where it stood sideways, or in mid-sentence
                 | "第", number, "页", [ "共", number, "页" ]      on a line
    running head = line                     the same, its numbers aside, beside most form feeds
    caption      = words, credit            what a picture shows, with who took it: 记者…摄 ends its line

Source: the corpus. A page number in mid-sentence is known by its neighbours, a bare one by going up by one; captions of
tables and the column heads that they repeat are the document's.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

import regex

from govparse.structure.lines import Line
from govparse.text import Source

__all__ = ["find_captions", "find_page_numbers", "find_running_heads"]


def find_captions(source: Source, rows: Sequence[Line]) -> list[Line]:
    """The lines under the pictures of a newspaper: they end with a credit, and with no stop behind it."""
    if "摄" not in source.normal:
        return []
    ends = [row for row in rows if row.text[-1] == "摄" and len(row.text) <= _LONGEST_CAPTION]
    return [row for row in ends if _credit().search(row.text)]


_LONGEST_CAPTION = 160


@cache
def _credit() -> regex.Pattern[str]:
    # 严禁记者擅自拍摄 ends with the verb: a name stands between 记者 and 摄, behind a stop or the paper's own name.
    return regex.compile(r"(?:^|[。!” ])[^。,;:]{0,16}(?:记者|通讯员)\ ?\p{Han}(?:[ ·]?\p{Han}){1,7}(?<![拍航]) ?摄$")


def find_page_numbers(source: Source) -> list[tuple[int, int]]:
    """Page numbers, each on its line or in the middle of a sentence."""
    text = source.normal
    alone = list(_in_words(text))
    inside: list[tuple[int, int]] = []
    at = text.find("-")
    while at >= 0:
        match = _page_number().match(text, at)
        if match is None:
            at = text.find("-", at + 1)
            continue
        place = match.span()
        if _is_alone(text, *place):
            alone.append(place)
        elif " " in match[0]:
            inside.append(place)
        at = text.find("-", place[1])
    return alone + (_in_sequence(text, inside) if len(inside) > 1 else [])


def _in_words(text: str) -> Iterator[tuple[int, int]]:
    """Lines that are a page number in words: 第 2 页 共 3 页."""
    # A search for one character costs next to nothing.
    at = text.find("页")
    while at >= 0:
        if text[at + 1 : at + 2] in " \r\n":
            start = text.rfind("\n", max(0, at - _LONGEST_NUMBER), at) + 1
            hit = _page_of().fullmatch(text, start, at + 1) if at - start < _LONGEST_NUMBER else None
            if hit is not None and _is_alone(text, *hit.span(1)):
                yield hit.span(1)
        at = text.find("页", at + 1)


_LONGEST_NUMBER = 60


def find_running_heads(source: Source, rows: Sequence[Line]) -> list[Line]:
    """The lines that pages repeat beside their breaks, with the bare page number next to them."""
    if "\f" not in source.text:
        return []
    breaks = [0, *(match.end() for match in _form_feed().finditer(source.text))]
    if len(breaks) < 4:
        return []
    starts = [row.text_start for row in rows]
    beside: dict[tuple[int, str], list[Line]] = {}
    for at in breaks:
        first = bisect_left(starts, at)
        for offset in range(-2, 3):
            if 0 <= first + offset < len(rows):
                row = rows[first + offset]
                if len(row.text) <= 40 and not _no_head().search(row.text):
                    beside.setdefault((offset, _digit().sub("0", row.text)), []).append(row)
    found: list[Line] = []
    for (_, shape), several in beside.items():
        if len(several) < max(3, len(breaks) // 2):
            continue
        if shape.strip("0"):
            found += several
        else:
            # A column of a table has numbers too; those of pages go up by one.
            numbers = [int(row.text) for row in several]
            rising = sum(1 for one, other in pairwise(numbers) if other == one + 1)
            if rising * 2 >= len(numbers) - 1:
                found += several
    return found


@cache
def _no_head() -> regex.Pattern[str]:
    """What is no running head though tables repeat it on every page: their captions, their columns."""
    return regex.compile(
        r"。|   |^[^0-9]{1,4}$|^(?:续|附)?表|单位|^图|^[^0-9\p{Han}]+$|合 *计|^项 *目|^[0-9.,]+\.[0-9]+$"
    )


@cache
def _form_feed() -> re.Pattern[str]:
    return re.compile(r"\f")


@cache
def _digit() -> re.Pattern[str]:
    return re.compile(r"[0-9]+")


@cache
def _page_number() -> re.Pattern[str]:
    return re.compile(
        r"""(?x) - (?<![-0-9A-Za-z%.]-) -?
        (?: [ ]? [0-9]{1,3} [ ]?
          | [ ]*+\n[ ]*+ [0-9]{1,3} [ ]*+\n (?: [ ]*+ [0-9]{1,2} [ ]*+\n )?+ [ ]*+   # a digit a line
        )
        -{1,2} (?![-0-9A-Za-z])"""
    )


@cache
def _page_of() -> re.Pattern[str]:
    return re.compile(r" *+(第 ?[0-9]{1,3} ?页(?: ?[,/]? ?共 ?[0-9]{1,3} ?页)?)")


def _is_alone(text: str, start: int, end: int) -> bool:
    before = text.rfind("\n", 0, start) + 1
    after = text.find("\n", end)
    return not text[before:start].strip() and not text[end : len(text) if after < 0 else after].strip()


def _in_sequence(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Those whose numbers go up by one: a page number in mid-sentence is known by its neighbours."""
    numbers = [int("".join(filter(str.isdigit, text[slice(*span)]))) for span in spans]
    return [
        span
        for at, span in enumerate(spans)
        if numbers[at] - 1 in numbers[max(0, at - 2) : at] or numbers[at] + 1 in numbers[at + 1 : at + 3]
    ]
