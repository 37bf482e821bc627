"""Headings whose marker was lost: 一是 … 四是, and between them two short sentences with what 二是 and 三是 would say.

topic = "。" sentence "。"          sentence: 4 to 18 Han characters and brackets, no comma, no digit

Looked for only where a list inside a paragraph shows that numbers are missing: a gap of n numbers with n such sentences
in it, or a list that has no second item.
"""

from __future__ import annotations

import re
from functools import cache

from govparse.structure.markers import Candidate, Kind
from govparse.structure.nodes import Node, Sequenced
from govparse.structure.paragraphs import Block

__all__ = ["insert_topics"]


def insert_topics(normal: str, blocks: list[Block], nodes: list[Node]) -> list[Node]:
    """Add a heading without a number to each list that lost one, and return them; the items before them end there."""
    added: list[Node] = []
    touched: dict[int, list[Node]] = {}
    for node in nodes:
        if node.siblings[0] is not node or node.candidate.family is None:
            continue
        if node.candidate.family.style not in _SPOKEN or any(item.children for item in node.siblings):
            continue
        if len(node.siblings) == 1:
            if node.number == 1 and node.candidate.inline:
                _insert(node, _topics(normal, node, min(node.end, blocks[node.candidate.block][1])), touched, added)
            continue
        for item, following in zip(list(node.siblings), node.siblings[1:], strict=False):
            if following.sequence == Sequenced.SKIPS and following.candidate.inline:
                topics = _topics(normal, item, following.candidate.start)
                if len(topics) == following.number - item.number - 1:
                    _insert(item, topics, touched, added)
    for several in touched.values():
        several.sort(key=lambda item: item.candidate.start)
    return added


def _topics(normal: str, node: Node, end: int) -> list[tuple[int, int]]:
    """The topic sentences of an item behind its own, which must be one too."""
    if not _own().match(normal, node.candidate.end, end):
        return []
    return [hit.span(1) for hit in _topic().finditer(normal, node.candidate.end, end)]


def _insert(item: Node, topics: list[tuple[int, int]], touched: dict[int, list[Node]], added: list[Node]) -> None:
    end, before = item.end, item
    for start, stop in topics:
        before.end = start
        candidate = Candidate(Kind.PLAIN, start, start, None, 0, item.candidate.block, True, "。", (start, stop))
        node = Node(candidate, item.parent, item.depth, item.siblings, Sequenced.FOLLOWS, 0, end)
        node.title, node.run_in = (start, stop), True
        added.append(node)
        for several in (item.siblings, item.parent.children if item.parent else None):
            if several is not None:
                several.append(node)
                touched[id(several)] = several
        before = node


_SPOKEN = frozenset(("cn_is", "cn_want"))


@cache
def _own() -> re.Pattern[str]:
    return re.compile(r"[^。,;:\n0-9]{4,24}。")


@cache
def _topic() -> re.Pattern[str]:
    return re.compile(r"(?<=。)([一-鿿()]{4,18})(?=。)")
