"""Every place where a section might begin, before anything is decided.

candidate = line-start marker | punctuation marker      marker: a shape of `data/numbering.toml`

One match a paragraph finds the markers at line starts, one scan of the text those inside paragraphs. What is a
look-alike by its own letters (2.2亿元, 第三条第二款) is refused by the shapes; all else is judged in `nesting`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from operator import itemgetter

import attrs

from govparse.expressions.numbering import (
    Family,
    expression_by_opening,
    families,
    inline_expression,
    marker_number,
    written_number,
)
from govparse.structure.nodes import Kind, Node, in_order
from govparse.structure.paragraphs import Block

__all__ = ["find_candidates", "is_marker", "numbered"]


def find_candidates(normal: str, blocks: list[Block], begin: int) -> list[Node]:
    """The markers of all paragraphs from `begin` on, in the order of the text."""
    found = in_order([*_opening(normal, blocks), *_inside(normal, blocks, begin)])
    lost = _lost(normal, blocks, found)
    return in_order([*found, *lost]) if lost else found


def is_marker(normal: str, start: int) -> bool:
    """Whether what stands at `start` looks like a marker."""
    match = _by_opening().get(normal[start])
    return match is not None and match(normal, start) is not None


def _opening(normal: str, blocks: list[Block]) -> list[Node]:
    """The markers that open paragraphs."""
    by_group, by_opening = _families_by_group(), _by_opening()
    found: list[Node] = []
    chapter: Node | None = None
    last = len(blocks) - 1
    for at, (start, end, _) in enumerate(blocks):
        match = by_opening.get(normal[start])
        if match is None or (hit := match(normal, start)) is None:
            continue
        family, number, behind = by_group[hit.lastgroup], marker_number(hit[(hit.lastindex or 1) + 1]), hit.end()
        if family.style == "plain":
            # What a box is called belongs to its title, as of all headings that are told by their words.
            behind = start
        candidate = Node(_MARKER, start, behind, family, number, at, False)
        found.append(candidate)
        if family.rank == _CHAPTERS:
            if number < 10 and (tens := _tens().search(normal, max(0, start - 6), start)):
                # …增长。 十 / 一、教育: the line ended in the middle of 十一.
                candidate.start, candidate.number = tens.start(1), marker_number(tens[1]) + number
            if chapter is not None and 1 < candidate.number - chapter.number <= _MOST_PASSED_OVER:
                found += _passed_over(normal, blocks, chapter, candidate)
            chapter = candidate
        elif family.rank in _NUMBERED_THROUGH:
            written = hit[0].split(".")
            candidate.path = tuple(map(int, written))
            candidate.family = _level(family, len(written))
        if behind >= end:
            # A marker alone on its line belongs to the paragraph below, with whatever list that goes on to.
            candidate.block = min(at + 1, last)
        elif normal[behind] in _SECOND and normal[behind - 1] not in _BEFORE:
            # 1、（1）: the second marker opens the line as much as the first. Behind 第一， it is one in the paragraph.
            hit = by_opening[normal[behind]](normal, behind)
            if hit is not None:
                number = marker_number(hit[(hit.lastindex or 1) + 1])
                found.append(Node(_MARKER, behind, hit.end(), by_group[hit.lastgroup], number, at, False))
    return found


def _inside(normal: str, blocks: list[Block], begin: int) -> list[Node]:
    """The markers behind a stop inside a paragraph."""
    by_group = _families_by_group()
    found: list[Node] = []
    if not blocks:
        return found
    wrapped = any(lines > 1 for _, _, lines in blocks)
    following = iter([*blocks[1:], (len(normal) + 1, 0, 0)])
    at, (first, end, _), (below, below_end, _) = 0, blocks[0], next(following)
    for hit in _inline(wrapped).finditer(normal, begin):
        start = hit.start() + 1
        while below <= start:
            at, first, end = at + 1, below, below_end
            below, below_end, _ = next(following)
        if not first < start < end:
            continue
        number = marker_number(hit[(hit.lastindex or 1) + 1])
        before = normal[start - 1]
        if before == " " or before == "\n":
            before = normal[max(first, start - 4) : start].strip()[-1:]
        found.append(Node(_MARKER, start, hit.end(), by_group[hit.lastgroup], number, at, True, before))
    return found


@cache
def _families_by_group() -> dict[str | None, Family]:
    return {entry.name: entry for entry in families()}


_MARKER = Kind.MARKER
_BEFORE = "。;:!?, |…"
"""What stands before a marker inside a paragraph."""
_SECOND = frozenset("(①②③④⑤⑥⑦⑧⑨⑩⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽")


# The standard library's engine takes a third of the time of `regex` on these alternations, which need no more of it.
@cache
def _by_opening() -> dict[str, Callable[[str, int], re.Match[str] | None]]:
    """What matches a marker, by the character that it begins with."""
    return {first: re.compile(expression).match for first, expression in expression_by_opening().items()}


@cache
def _inline(wrapped: bool) -> re.Pattern[str]:
    """A marker inside a paragraph; in hard-wrapped text it may be the first of a line."""
    before = _BEFORE + "\n" if wrapped else _BEFORE
    return re.compile(f"[{before}]{inline_expression()}")


def _lost(normal: str, blocks: list[Block], found: list[Node]) -> list[Node]:
    """Markers inside paragraphs that lost the stop before them: the number that a list of the paragraph wants next."""
    lost: list[Node] = []
    ahead: dict[int, Node] = {}
    for candidate in reversed(found):
        family = candidate.family
        if family is None or family.style not in _SEARCHED:
            continue
        rank = family.rank
        following = ahead.get(rank)
        ahead[rank] = candidate
        if not candidate.inline and rank < _SPOKEN:
            continue
        if following is None or following.block != candidate.block:
            lost += _successors(normal, candidate, blocks[candidate.block][1], 0)
        elif following.number > candidate.number + 1:
            lost += _successors(normal, candidate, following.start, following.number)
    return lost


def _passed_over(normal: str, blocks: list[Block], before: Node, after: Node) -> Iterator[Node]:
    """Chapters that stand behind a full stop: 八、 where 七、 and 十一、 are at the starts of their lines."""
    at = before.behind
    for number in range(before.number + 1, after.number):
        wanted = numbered(normal[before.start : before.behind], number) or "\n"
        place = _behind_stop(wanted).search(normal, at, after.start)
        if place is not None:
            at = place.end()
            block = bisect_right(blocks, place.start(1), key=_start_of_block) - 1
            yield Node(_MARKER, place.start(1), at, before.family, number, block, True, "。", sought=True)


def _successors(normal: str, opened: Node, end: int, until: int) -> list[Node]:
    """What follows `opened` before `end`, in its own form, up to the number before `until`."""
    at, number, missed = opened.behind, opened.number + 1, 0
    family = opened.family
    found: list[Node] = []
    # Few are there. Where a sign of its own ends the number, as 是 does in 一是, that sign is not there either.
    if family is None or (not family.counts and normal.find(normal[at - 1], at, end) < 0):
        return found
    patience = _PATIENCE if family.rank >= _SPOKEN else 0
    form = normal[opened.start : at]
    while number != until and (wanted := numbered(form, number)):
        # An expression is made only for those that are there.
        place = _as_marker(wanted).search(normal, at, end) if normal.find(wanted, at, end) >= 0 else None
        if place is not None:
            start, at = place.span()
            found.append(Node(_MARKER, start, at, family, number, opened.block, True, normal[start - 1], sought=True))
        elif missed == patience:
            break
        else:
            missed += 1
        number += 1
    return found


@lru_cache(maxsize=1024)
def numbered(form: str, number: int) -> str | None:
    """The marker that has this number where `form` has its own."""
    match = _by_opening().get(form[:1])
    hit = match(form, 0) if match else None
    if hit is None or not hit.lastindex:
        return None
    first, last = hit.span(hit.lastindex + 1)
    numeral = written_number(number, form[first:last])
    return form[:first] + numeral + form[last:] if numeral else None


@lru_cache(maxsize=256)
def _as_marker(wanted: str) -> re.Pattern[str]:
    # The words first: an expression that begins with letters is searched as fast as they are.
    words = re.escape(wanted)
    return re.compile(rf"{words}(?<![{_NOT_BEFORE}]{words})(?![{_NOT_BEHIND}])")


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
