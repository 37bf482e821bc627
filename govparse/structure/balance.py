"""Brackets and quotation marks that have no partner in their paragraph.

balanced = { other | opening balanced closing }          opening, closing: ( ) “ ” 《 》 【 】 〔 〕

Speech over several paragraphs opens each of them and closes the last; a number with a half bracket, 1), is a marker;
a stretch of bracketed text may take up to three paragraphs. Source: GB/T 15834-2011, 4.8 and 4.9, and the corpus.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from govparse.structure.lines import Line
from govparse.structure.losses import Fault
from govparse.structure.paragraphs import Block, find_blocks, wrap_width
from govparse.text import Source, Span

__all__ = ["find_unbalanced"]


def find_unbalanced(source: Source, lines: Sequence[Line], begin: int) -> Iterator[Fault]:
    """Every sign without a partner, in the paragraphs from `begin` on."""
    normal = source.normal
    written = [pair for pair in _PAIRS if pair[0] in normal or pair[1] in normal]
    uneven = [pair for pair in written if normal.count(pair[0]) != normal.count(pair[1])]
    # In hard-wrapped text a paragraph's end is a guess, and so would be the fault.
    if not uneven or wrap_width(source, lines):
        return
    blocks = find_blocks(source, lines, (), begin)
    for opening, closing in uneven:
        yield from _uneven_blocks(normal, blocks, opening, closing)


_PAIRS = (("(", ")"), ("“", "”"), ("《", "》"), ("【", "】"), ("〔", "〕"))


def _uneven_blocks(normal: str, blocks: Sequence[Block], opening: str, closing: str) -> Iterator[Fault]:
    for at, (start, end, _) in enumerate(blocks):
        opened = normal.count(opening, start, end)
        closed = normal.count(closing, start, end)
        if opened == closed or normal[end - 1] not in _FINAL:
            continue
        # Speech over several paragraphs opens each and closes the last.
        if opened > closed and at + 1 < len(blocks) and normal[blocks[at + 1][0]] == opening:
            continue
        near = normal[blocks[max(0, at - 2)][0] : blocks[min(len(blocks) - 1, at + 2)][1]]
        if at and near.count(opening) == near.count(closing):
            continue
        place = _without_partner(normal, start, end, opening, closing)
        if place is not None:
            missing, there = (closing, opening) if normal[place] == opening else (opening, closing)
            yield "unbalanced", Span(place, place + 1), f"{there} has no {missing} in its paragraph"


_FINAL = frozenset("。;!?")


def _without_partner(normal: str, start: int, end: int, opening: str, closing: str) -> int | None:
    open_places: list[int] = []
    for hit in _signs(opening + closing).finditer(normal, start, end):
        place = hit.start()
        if hit[0] == opening:
            open_places.append(place)
        elif open_places:
            open_places.pop()
        elif closing != ")" or not _numbered().search(normal, max(start, place - 4), place):
            return place
    return open_places[0] if open_places else None


@cache
def _signs(pair: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(pair)}]")


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile(r"[0-9a-zA-Z一二三四五六七八九十]$")
