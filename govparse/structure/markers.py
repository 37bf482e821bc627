"""Every place where a section might begin, before anything is decided.

candidate = line-start marker | punctuation marker      marker: a shape of `data/numbering.toml`

One match a paragraph finds the markers at line starts, one scan of the text those inside paragraphs. What is a
look-alike by its own letters (2.2亿元, 第三条第二款) is refused by the shapes; all else is judged in `nesting`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from operator import itemgetter

import attrs

from govparse.expressions.numbering import (
    Family,
    families,
    inline_expression,
    line_expression,
    marker_number,
    written_number,
)
from govparse.structure.nodes import Kind, Node, in_order
from govparse.structure.paragraphs import Block

__all__ = ["find_candidates", "is_marker", "numbered"]


def find_candidates(normal: str, blocks: list[Block], begin: int) -> list[Node]:
    """The markers of all paragraphs from `begin` on, in the order of the text."""
    by_group = _families_by_group()
    match = _line().match
    found: list[Node] = []
    for at, (start, end, _) in enumerate(blocks):
        if normal[start] in _FIRST and (hit := match(normal, start)):
            group = hit.lastindex or 1
            number = marker_number(hit[group + 1])
            family = by_group[hit.lastgroup]
            # A marker alone on its line belongs to the paragraph below, with whatever list that goes on to.
            block = at + 1 if hit.end() >= end and at + 1 < len(blocks) else at
            # What a box is called belongs to its title, as of all headings that are told by their words.
            behind = start if family.style == "plain" else hit.end()
            candidate = Node(Kind.MARKER, start, behind, family, number, block, False)
            if family.rank == _CHAPTERS and number < 10 and (tens := _tens().search(normal, max(0, start - 6), start)):
                # …增长。 十 / 一、教育: the line ended in the middle of 十一.
                candidate.start, candidate.number = tens.start(1), marker_number(tens[1]) + number
            if family.rank in _NUMBERED_THROUGH:
                written = hit[0].split(".")
                candidate.path = tuple(map(int, written))
                candidate.family = _level(family, len(written))
            found.append(candidate)
            # 1、（1）: the second marker opens the line as much as the first. Behind 第一， it is one in the paragraph.
            second = (
                normal[candidate.behind : candidate.behind + 1] in _SECOND
                and normal[candidate.behind - 1] not in _BEFORE
            )
            if second and (hit := match(normal, candidate.behind)):
                number = marker_number(hit[(hit.lastindex or 1) + 1])
                found.append(Node(Kind.MARKER, hit.start(), hit.end(), by_group[hit.lastgroup], number, at, False))
    inside = _inside(normal, blocks, begin)
    if inside:
        found = in_order([*found, *inside])
    lost = [*_lost(normal, blocks, found), *_passed_over(normal, blocks, found)]
    return in_order([*found, *lost]) if lost else found


def is_marker(normal: str, start: int) -> bool:
    """Whether what stands at `start` looks like a marker."""
    return normal[start] in _FIRST and _line().match(normal, start) is not None


def _inside(normal: str, blocks: list[Block], begin: int) -> list[Node]:
    by_group = _families_by_group()
    found: list[Node] = []
    at, last = 0, len(blocks) - 1
    if not blocks:
        return found
    wrapped = any(lines > 1 for _, _, lines in blocks)
    for hit in _inline(wrapped).finditer(normal, begin):
        start = hit.start() + 1
        while at < last and blocks[at + 1][0] <= start:
            at += 1
        if not blocks[at][0] < start < blocks[at][1]:
            continue
        group = hit.lastindex or 1
        number = marker_number(hit[group + 1])
        before = normal[start - 1]
        if before == " " or before == "\n":
            before = normal[max(blocks[at][0], start - 4) : start].strip()[-1:]
        found.append(Node(Kind.MARKER, start, hit.end(), by_group[hit.lastgroup], number, at, True, before))
    return found


@cache
def _families_by_group() -> dict[str | None, Family]:
    return {entry.name: entry for entry in families()}


_FIRST = (
    frozenset("-第专一二三四五六七八九十百千首其再最另0123456789([〔㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩")
    | frozenset("甲乙丙丁戊己庚辛壬癸ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
    | frozenset(map(chr, range(0x2460, 0x249C)))
)


_BEFORE = "。;:!?, |…"
"""What stands before a marker inside a paragraph."""
_SECOND = frozenset("(①②③④⑤⑥⑦⑧⑨⑩⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽")


# The standard library's engine takes a third of the time of `regex` on these alternations, which need no more of it.
@cache
def _line() -> re.Pattern[str]:
    return re.compile(line_expression())


@cache
def _inline(wrapped: bool) -> re.Pattern[str]:
    """A marker inside a paragraph; in hard-wrapped text it may be the first of a line."""
    before = _BEFORE + "\n" if wrapped else _BEFORE
    return re.compile(rf"[{before}](?=[一二三四五六七八九十第首其再最另0-9(〔①-⒛㈠-㈩])(?:{inline_expression()})")


def _lost(normal: str, blocks: list[Block], found: list[Node]) -> list[Node]:
    """Markers inside paragraphs that lost the stop before them: the number that a list of the paragraph wants next."""
    lost: list[Node] = []
    latest: dict[int, Node] = {}
    block = -1
    for candidate in [*found, None]:
        if candidate is None or candidate.block != block:
            for opened in latest.values():
                lost.extend(_successors(normal, opened, blocks[block][1], 0))
            latest.clear()
            block = -1 if candidate is None else candidate.block
        family = None if candidate is None else candidate.family
        if candidate is None or family is None or family.style not in _SEARCHED:
            continue
        before = latest.get(family.rank)
        if before is not None and candidate.number > before.number + 1:
            lost.extend(_successors(normal, before, candidate.start, candidate.number))
        if candidate.inline or family.rank >= _SPOKEN:
            latest[family.rank] = candidate
    return lost


def _passed_over(normal: str, blocks: list[Block], found: list[Node]) -> Iterator[Node]:
    """Chapters that stand behind a full stop: 八、 where 七、 and 十一、 are at the starts of their lines."""
    chapters = [candidate for candidate in found if candidate.family is not None and candidate.family.rank == _CHAPTERS]
    for before, after in pairwise(chapters):
        at = before.behind
        if not 1 < after.number - before.number <= _MOST_PASSED_OVER:
            continue
        for number in range(before.number + 1, after.number):
            wanted = numbered(normal[before.start : before.behind], number) or "\n"
            place = _behind_stop(wanted).search(normal, at, after.start)
            if place is not None:
                at = place.end()
                block = bisect_right(blocks, place.start(1), key=_start_of_block) - 1
                yield Node(Kind.MARKER, place.start(1), at, before.family, number, block, True, "。", sought=True)


def _successors(normal: str, opened: Node, end: int, until: int) -> list[Node]:
    """What follows `opened` before `end`, in its own form, up to the number before `until`."""
    at, number, missed = opened.behind, opened.number + 1, 0
    patience = _PATIENCE if opened.family is not None and opened.family.rank >= _SPOKEN else 0
    form = normal[opened.start : opened.behind]
    found: list[Node] = []
    while number != until and (wanted := numbered(form, number)):
        # Most are not there, and a plain search says so fastest.
        place = _as_marker(wanted).search(normal, at, end) if normal.find(wanted, at, end) >= 0 else None
        if place is not None:
            start, at = place.span()
            before = normal[start - 1]
            found.append(Node(Kind.MARKER, start, at, opened.family, number, opened.block, True, before, sought=True))
        elif missed == patience:
            break
        else:
            missed += 1
        number += 1
    return found


@lru_cache(maxsize=1024)
def numbered(form: str, number: int) -> str | None:
    """The marker that has this number where `form` has its own."""
    hit = _line().match(form)
    if hit is None or not hit.lastindex:
        return None
    first, last = hit.span(hit.lastindex + 1)
    numeral = written_number(number, form[first:last])
    return form[:first] + numeral + form[last:] if numeral else None


@lru_cache(maxsize=256)
def _as_marker(wanted: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![{_NOT_BEFORE}]){re.escape(wanted)}(?![{_NOT_BEHIND}])")


@lru_cache(maxsize=256)
def _behind_stop(wanted: str) -> re.Pattern[str]:
    # The number of a page may stand between: 。 10 十、
    return re.compile(rf"[。;!?] ?(?:[0-9]{{1,3}} )?({re.escape(wanted)})")


@cache
def _tens() -> re.Pattern[str]:
    return re.compile(r"(?<=[。 \n])([二三四五六七八九]?十) ?\n$")


_start_of_block = itemgetter(0)
_CHAPTERS = 40
"""The rank of 一、 and its kin."""
_MOST_PASSED_OVER = 5
_NUMBERED_THROUGH = frozenset((54, 55))


@cache
def _level(family: Family, numbers: int) -> Family:
    """The family of decimal markers with so many numbers: each ranks below the one that is shorter."""
    return attrs.evolve(family, rank=53 + numbers)


_PATIENCE = 2
"""How many spoken numbers in a row may be lost with their stops: 一要 … 四要."""
_SEARCHED = frozenset(("cn_is", "cn_want", "arabic", "circled", "arabic_paren"))
_SPOKEN = 80
_NOT_BEFORE = "0-9.第统十一二三四五六七八九不和、及或至与款条"
_NOT_BEHIND = "0-9素务件点害求是项"
