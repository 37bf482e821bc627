"""Headings whose marker was lost: 一是 … 四是, and between them two short sentences with what 二是 and 三是 would say.

topic = "。" sentence "。"          sentence: 4 to 18 Han characters and brackets, no comma, no digit

Looked for only where a list inside a paragraph shows that numbers are missing: a gap of n numbers with n such sentences
in it, or a list that has no second item.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from govparse.structure.nodes import Kind, Node, Sequenced, in_order
from govparse.structure.paragraphs import Block

__all__ = ["insert_topics"]


def insert_topics(normal: str, blocks: list[Block], lists: list[list[Node]]) -> None:
    """Add a heading without a number to each list that lost one; the items before them end there."""
    for items in lists:
        first = items[0]
        if first.family is None or first.family.style not in _SPOKEN or any(item.children for item in items):
            continue
        added: list[Node] = []
        if len(items) == 1:
            if first.number == 1 and first.inline:
                added = _divided(first, _topics(normal, first, min(first.end, blocks[first.block][1])))
        else:
            for item, following in pairwise(items):
                if following.sequence == Sequenced.SKIPS and following.inline:
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
        before.sequence, before.parent, before.depth = Sequenced.FOLLOWS, item.parent, item.depth
        made.append(before)
    return made


_SPOKEN = frozenset(("cn_is", "cn_want"))


@cache
def _own() -> re.Pattern[str]:
    return re.compile(r"[^。,;:\n0-9]{4,24}。")


@cache
def _topic() -> re.Pattern[str]:
    return re.compile(r"(?<=。)([一-鿿()]{4,18})(?=。)")
