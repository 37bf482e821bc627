"""Headings without a number, where a section shows a pattern of them.

heading = [ bullet ] topic ( "。" | ":" ) text        a run-in topic sentence: 生态底色更加亮丽。新增绿地12公顷。
        | "【" topic "】" text                          a label
        | topic line-break text                       a short line with a paragraph below it
topic   = a few words without a comma and without a digit

One such paragraph proves nothing: many a sentence is short. Three of one form in a section are a pattern, where no
other section stands below it; bullets and labels are one also above the lists inside their paragraphs (一是……二是……),
which then hang below them. The last of them ends where a paragraph closes the section (`closers`). Bullets are in
`data/numbering.toml`. Source: the corpus.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import zip_longest

from govparse.data import words
from govparse.structure.closers import match_closer
from govparse.structure.nodes import Kind, Node, Sequenced
from govparse.structure.paragraphs import Block

__all__ = ["insert_plain_headings"]


def insert_plain_headings(normal: str, blocks: Sequence[Block], lists: Sequence[Sequence[Node]]) -> list[Node]:
    """Put headings without a number below the sections that show a pattern of them; those of the root are returned."""
    if not lists:
        return _insert(normal, blocks, 0, len(blocks), None)
    # Before the first number a bullet may tell what the document comes to.
    before = _insert(normal, blocks, 0, lists[0][0].block, None, bullets=True)
    for items in lists:
        family = items[0].family
        if family is None or family.rank > _LOWEST or family.style == "article":
            continue
        for node in items:
            first = node.block + 1
            # Most sections have too few paragraphs, or sections of their own.
            if (
                first + _FEWEST > len(blocks)
                or blocks[first + _FEWEST - 1][1] > node.end
                or not all(map(_is_inline, node.children))
            ):
                continue
            last = first + _FEWEST
            while last < len(blocks) and blocks[last][1] <= node.end:
                last += 1
            _insert(normal, blocks, first, last, node, bullets=bool(node.children))
    return before


_LOWEST = 60
_FEWEST = 3


def _insert(
    normal: str, blocks: Sequence[Block], first: int, last: int, parent: Node | None, *, bullets: bool = False
) -> list[Node]:
    """The headings among the paragraphs from `first` to `last`, put below `parent`; `bullets`: no others than those."""
    if last - first < _FEWEST:
        return []
    by_form: dict[str | None, list[tuple[int, re.Match[str]]]] = {}
    match, opening = _heading().match, _opening()
    for at in range(first, last):
        start, end, _ = blocks[at]
        if bullets and normal[start] not in opening:
            continue
        hit = match(normal, start, end)
        if hit is not None:
            by_form.setdefault(hit.lastgroup, []).append((at, hit))
    form, hits = max(by_form.items(), key=lambda item: len(item[1]), default=(None, []))
    # Topic sentences open most paragraphs of their section; a line of its own has at least one paragraph below it.
    if form is None or len(hits) < _FEWEST or (form == "sentence" and len(hits) * 2 < last - first):
        return []
    if form == "line" and not all(_has_text(normal, blocks, at + 1, last) for at, _ in hits):
        return []
    made: list[Node] = []
    end = blocks[last - 1][1] if parent is None else parent.end
    for at, hit in hits:
        title = start, _ = hit.span(form)
        node = Node(Kind.PLAIN, start, start, None, 0, at, False, "", title)
        if made:
            made[-1].end, node.sequence = blocks[at - 1][1], _FOLLOWS
        node.parent, node.end, node.run_in = parent, end, form != "line"
        made.append(node)
    closer = next((at for at in range(hits[-1][0] + 1, last) if match_closer(normal, blocks, at) is not None), None)
    if closer is not None:
        made[-1].end = blocks[closer - 1][1]
    if parent is not None:
        parent.children = _over_lists(parent.children, made) if parent.children else made
    return made


def _over_lists(children: Sequence[Node], made: Sequence[Node]) -> list[Node]:
    """The headings, and those of the children that stand before the first of them; the others hang below theirs."""
    first = [child for child in children if child.start < made[0].start]
    for heading, following in zip_longest(made, made[1:]):
        end = heading.end if following is None else following.start
        heading.children = [child for child in children if heading.start <= child.start < end]
        for child in heading.children:
            child.parent = heading
            for node in child.walk():
                node.end = min(node.end, heading.end)
    return [*first, *made]


def _is_inline(node: Node) -> bool:
    return node.inline


_FOLLOWS = Sequenced.FOLLOWS


def _has_text(normal: str, blocks: Sequence[Block], at: int, last: int) -> bool:
    return at < last and normal[blocks[at][1] - 1] in "。;" and not _heading().match(normal, *blocks[at][:2])


@cache
def _opening() -> frozenset[str]:
    """What a paragraph begins with that may be a heading above a list: a bullet or the bracket of a label."""
    return frozenset({"【", *(sign[0] for sign in words("numbering.toml", "bullets")["signs"])})


@cache
def _heading() -> re.Pattern[str]:
    bullets = "|".join(map(re.escape, words("numbering.toml", "bullets")["signs"]))
    return re.compile(
        rf"""(?x)
          (?:{bullets})\ * (?P<bullet> [^。:\n]{{2,40}} ) [。:] \ *\S
        | 【 (?P<label> [^】\n]{{2,30}} ) 】 \ *\S
        | (?P<sentence> [^。,;:!?0-9()\n]{{4,20}} ) 。 \ *[^\s(]
        | (?!{bullets}) (?P<line> [^。,;:!?|0-9(\n]{{2,16}} ) $"""
    )
