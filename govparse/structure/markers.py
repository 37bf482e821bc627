"""Every place where a section might begin, before anything is decided.

candidate = line-start marker | punctuation marker      marker: a shape of `data/numbering.toml`

One match a paragraph finds the markers at line starts, one scan of the text those inside paragraphs. What is a
look-alike by its own letters (2.2亿元, 第三条第二款) is refused by the shapes; all else is judged in `nesting`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import attrs

from govparse.expressions.numbering import Family, families, inline_expression, line_expression, marker_number
from govparse.structure.paragraphs import Block

__all__ = ["Candidate", "Kind", "find_candidates"]


class Kind:
    """What a candidate is."""

    MARKER = 0
    """A numbered marker."""
    CLOSER = 1
    """An unmarked paragraph that closes the lists above it."""
    STOP = 2
    """The signature, the attachments list or whatever else ends the text proper."""
    PLAIN = 3
    """An unnumbered heading over a list of notes."""
    ENCLOSURE = 4
    """The head of an enclosed document."""
    ENTRY = 5
    """A bracketed number at the head of a note entry."""


@attrs.define(slots=True, eq=False)
class Candidate:
    """A place where a section might begin, or where one might end."""

    kind: int
    start: int
    """Where the marker begins."""
    end: int
    """Behind the marker."""
    family: Family | None
    number: int
    block: int
    """Which paragraph it stands in."""
    inline: bool
    """Whether it stands inside its paragraph."""
    before: str = ""
    """The character before an inline marker."""
    title: tuple[int, int] | None = None
    """Where the title stands, of kinds that know it already."""


def find_candidates(normal: str, blocks: list[Block], begin: int) -> list[Candidate]:
    """The markers of all paragraphs from `begin` on, in the order of the text."""
    by_group = _families_by_group()
    match = _line().match
    found: list[Candidate] = []
    starts: list[int] = []
    for at, (start, _, _) in enumerate(blocks):
        starts.append(start)
        if normal[start] in _FIRST and (hit := match(normal, start)):
            group = hit.lastindex or 1
            number = marker_number(hit[group + 1])
            found.append(Candidate(Kind.MARKER, start, hit.end(), by_group[hit.lastgroup], number, at, False))
    inside = _inside(normal, blocks, begin)
    if inside:
        found = sorted([*found, *inside], key=_start)
    return found


def _start(candidate: Candidate) -> int:
    return candidate.start


def _inside(normal: str, blocks: list[Block], begin: int) -> list[Candidate]:
    by_group = _families_by_group()
    found: list[Candidate] = []
    at, last = 0, len(blocks) - 1
    for hit in _inline().finditer(normal, begin):
        start = hit.start() + 1
        while at < last and blocks[at + 1][0] <= start:
            at += 1
        if not blocks or not blocks[at][0] < start < blocks[at][1]:
            continue
        group = hit.lastindex or 1
        number = marker_number(hit[group + 1])
        before = normal[start - 1]
        if before == " ":
            before = normal[max(blocks[at][0], start - 3) : start].strip()[-1:]
        found.append(Candidate(Kind.MARKER, start, hit.end(), by_group[hit.lastgroup], number, at, True, before))
    return found


@cache
def _families_by_group() -> dict[str | None, Family]:
    return {entry.name: entry for entry in families()}


_FIRST = frozenset("第一二三四五六七八九十百千首其再最另0123456789([〔㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩") | frozenset(
    "甲乙丙丁戊己庚辛壬癸ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
) | frozenset(map(chr, range(0x2460, 0x249C)))


# The standard library's engine takes a third of the time of `regex` on these alternations; they need nothing else of it.
@cache
def _line() -> re.Pattern[str]:
    return re.compile(line_expression())


@cache
def _inline() -> re.Pattern[str]:
    return re.compile(rf"[。;:!?,\ |…](?=[一二三四五六七八九十第首其再最另0-9(〔①-⒛㈠-㈩])(?:{inline_expression()})")


def in_order(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates in the order of the text."""
    return sorted(candidates, key=_start)
