"""Tables of contents, which name every heading before it comes.

contents = "目录" line-break entry { entry }
entry    = heading [ leader ] [ page ]           leader: …… or ....; page: 3 or (3)

The table ends where its first entry stands again, as the heading itself. Where it does not, it ends with its last page
number. Source: the corpus.
"""

from __future__ import annotations

import re
from functools import cache

from govparse.structure.paragraphs import Block

__all__ = ["find_contents"]


def find_contents(normal: str, blocks: list[Block]) -> list[tuple[int, int]]:
    """Which paragraphs are tables of contents: first and behind the last, head line included."""
    found: list[tuple[int, int]] = []
    if not _has_word(normal):
        return found
    at = 0
    while at + 2 < len(blocks):
        start, end, _ = blocks[at]
        if normal[start] != "目" or end - start > _LONGEST_HEAD or not _head().fullmatch(normal, start, end):
            at += 1
            continue
        behind = _end(normal, blocks, at + 1)
        if behind > at + 1:
            found.append((at, behind))
        at = max(behind, at + 1)
    return found


_LONGEST_HEAD = 12
_MOST = 600


def _has_word(normal: str) -> bool:
    """Whether 目录 stands anywhere, in whatever sense: its second character is the rarer one, and is found at once."""
    at = normal.find("录")
    while at >= 0 and not normal[max(0, at - _LONGEST_HEAD) : at].rstrip(" ").endswith("目"):
        at = normal.find("录", at + 1)
    return at >= 0


def _end(normal: str, blocks: list[Block], first: int) -> int:
    head = _entry(normal, blocks[first])
    for at in range(first + 2, min(len(blocks), first + _MOST)):
        start, end, _ = blocks[at]
        if normal[start] == head[:1] and _entry(normal, (start, end, 1)) == head:
            return at
    at = first
    while at < len(blocks) and _paged().search(normal, blocks[at][0], blocks[at][1]):
        at += 1
    return at


def _entry(normal: str, block: Block) -> str:
    return _tail().sub("", normal[block[0] : min(block[1], block[0] + 120)]).replace(" ", "")


@cache
def _head() -> re.Pattern[str]:
    return re.compile("目 *(?:录|次)")


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(r"[ .…·-]*(?:\(?[0-9]{1,3}\)?)? *$")


@cache
def _paged() -> re.Pattern[str]:
    return re.compile(r"[.…·]{2} *\(?[0-9]{1,3}\)?$|[一-鿿] +\(?[0-9]{1,3}\)?$")
