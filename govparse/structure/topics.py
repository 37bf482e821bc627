"""Topic sentences around spoken lists: headings whose marker was lost, and paragraphs that open behind a list.

topic = "。" sentence "。"          sentence: 4 to 18 Han characters and brackets, no comma, no digit

A heading that lost its marker: 一是 … 四是, and between them two short sentences with what 二是 and 三是 would say.

Looked for only where a list inside a paragraph shows that numbers are missing: a gap of n numbers with n such sentences
in it, or a list that has no second item.

A paragraph behind a list whose items have a line each: it is not of the last item but of the list's parent, if it opens
with a topic and has a list of its own, or stands in a row of such paragraphs.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from itertools import pairwise, zip_longest
from operator import attrgetter

from govparse.structure.nodes import Closes, Kind, Node, Sequenced, in_order
from govparse.structure.paragraphs import Block

__all__ = ["find_topic_breaks", "insert_topics"]


def find_topic_breaks(normal: str, blocks: Sequence[Block], candidates: Sequence[Node]) -> list[Node]:
    """The paragraphs with topics of their own that close the spoken list above them."""
    found: list[Node] = []
    at_lines = [node for node in candidates if not node.inline and node.kind == _MARKER]
    before: Node | None = None
    for node, following in zip_longest(at_lines, at_lines[1:]):
        if node.family is None or node.family.style not in _SPOKEN:
            before = None
            continue
        goes_on = following is not None and following.family is node.family and following.number == node.number + 1
        if goes_on:
            if following.block - node.block == 1:
                before = node
            continue
        at, limit = node.block + 1, len(blocks) if following is None else following.block
        if (
            before is not None
            and before.number == node.number - 1
            and at < limit
            and _opens().match(normal, *blocks[at][:2])
            and (
                _has_list(candidates, at)
                or any(_opens().match(normal, *block[:2]) for block in blocks[at + 1 : min(limit, at + _MOST)])
            )
        ):
            found.append(Node(Kind.CLOSER, blocks[at][0], blocks[at][0], None, Closes.SPOKEN, at, False))
        before = None
    return found


def _has_list(candidates: Sequence[Node], block: int) -> bool:
    """Whether a spoken list opens inside the paragraph."""
    at = bisect_left(candidates, block, key=_block)
    while at < len(candidates) and candidates[at].block == block:
        node = candidates[at]
        if node.inline and node.number == 1 and node.family is not None and node.family.style in _SPOKEN:
            return True
        at += 1
    return False


def insert_topics(normal: str, blocks: list[Block], lists: list[list[Node]]) -> None:
    """Add a heading without a number to each list that lost one; the items before them end there."""
    for items in lists:
        first = items[0]
        if first.family is None or first.family.style not in _SPOKEN:
            continue
        gaps = [pair for pair in pairwise(items) if pair[1].sequence == _SKIPS and pair[1].inline]
        alone = len(items) == 1 and first.number == 1 and first.inline
        if not (gaps or alone) or any(item.children for item in items):
            continue
        added: list[Node] = []
        if alone:
            added = _divided(first, _topics(normal, first, min(first.end, blocks[first.block][1])))
        for item, following in gaps:
            topics = _topics(normal, item, following.start)
            if len(topics) == following.number - item.number - 1:
                added += _divided(item, topics)
        if added:
            items[:] = in_order([*items, *added])
            if first.parent is not None:
                first.parent.children[:] = in_order([*first.parent.children, *added])


def _topics(normal: str, node: Node, end: int) -> list[tuple[int, int]]:
    """The topic sentences of an item behind its own, which must be one too."""
    if not _own().match(normal, node.behind, end):
        return []
    return [hit.span(1) for hit in _topic().finditer(normal, node.behind, end)]


def _divided(item: Node, topics: list[tuple[int, int]]) -> list[Node]:
    """The nodes of the topics, among which the text of the item is divided."""
    made: list[Node] = []
    before, end = item, item.end
    for start, stop in topics:
        before.end = start
        before = Node(Kind.PLAIN, start, start, None, 0, item.block, True, "。", (start, stop), run_in=True, end=end)
        before.sequence, before.parent = _FOLLOWS, item.parent
        made.append(before)
    return made


_MOST = 12
_SKIPS, _FOLLOWS = Sequenced.SKIPS, Sequenced.FOLLOWS
_MARKER = Kind.MARKER
_block = attrgetter("block")
_SPOKEN = frozenset(("cn_is", "cn_want"))


@cache
def _own() -> re.Pattern[str]:
    return re.compile(r"[^。,;:\n0-9]{4,24}。")


@cache
def _topic() -> re.Pattern[str]:
    return re.compile(r"。([一-鿿()]{4,18})(?=。)")


@cache
def _opens() -> re.Pattern[str]:
    return re.compile(r"[一-鿿()]{4,18}。 *[^\s(]")
