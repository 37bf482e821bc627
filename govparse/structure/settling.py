"""Where sections end, and what their titles are.

end = the next section that is not below it | what closes its list | the end of the text proper

The inner lists are settled before those around them. The last item of a list is the hard case: what follows it may
belong to it or to the whole list again. One sentence among items of one sentence ends with its sentence; items that all
have the same number of paragraphs end with theirs, unless their numbers run through the chapters. Source: the corpus.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import pairwise

from govparse.structure.nodes import Kind, Node, Sequenced
from govparse.structure.paragraphs import Block
from govparse.structure.regions import Regions
from govparse.structure.section_titles import Place, find_title, first_sentence_end
from govparse.text import Span

__all__ = ["settle"]


def settle(normal: str, blocks: list[Block], lists: list[list[Node]], tables: Regions, furniture: Regions) -> None:
    """Give every node its end and its title."""
    through = {items[0].family.rank for items in lists if items[0].family and items[0].sequence == Sequenced.CONTINUES}
    settling = _Settling(normal, blocks, tables, furniture, through)
    for items in reversed(lists):
        settling.one_list(items)


class _Settling:
    """Ends and titles, the inner lists before those around them."""

    __slots__ = ("blocks", "ends", "furniture", "normal", "tables", "through")

    def __init__(
        self, normal: str, blocks: list[Block], tables: Regions, furniture: Regions, through: AbstractSet[int]
    ) -> None:
        self.normal = normal
        self.blocks = blocks
        self.tables = tables
        self.furniture = furniture
        self.through = through
        """Ranks whose numbers run through the chapters, as those of articles do: their items hold all that follows."""
        self.ends = {span.end for span in furniture.spans}

    def one_list(self, items: list[Node]) -> None:
        normal, ends = self.normal, self.ends
        last, parent = items[-1], items[0].parent
        # The entries of a list of notes have no titles.
        listed = last.kind == Kind.ENTRY or (parent is not None and parent.has_list)
        untitled, one_sentence = 0, len(items) > 1
        for node in items:
            # Inside a paragraph most ends are a full stop that no page number follows.
            if normal[node.end - 1] in _TRIMMED or node.end in ends:
                node.end = self.trimmed(node.behind, node.end)
            if node is last:
                self.last(items, one_sentence)
            if node.title is None or node.title[1] > node.end:
                node.title = None if listed or node.family is None else self.title(node)
            if node.title is None:
                untitled += 1
            else:
                one_sentence = False
        if len(items) >= _ENOUGH and untitled * 2 > len(items):
            self.untitle(items)

    def untitle(self, items: list[Node]) -> None:
        """Among items that are sentences, a first sentence with a paragraph behind it is no heading either."""
        for node in items:
            if node.title is not None and not node.run_in and not node.children:
                start, end = node.title
                if end - start > _LONG_HEADING or self.normal.find(",", start, end) >= 0:
                    node.title = None

    def last(self, items: list[Node], one_sentence: bool) -> None:
        """The last item of a list ends before what closes the list."""
        last = items[-1]
        style = last.family.style if last.family else ""
        if last.kind not in _NUMBERED or style in _LONG:
            return
        ends = last.children[-1].end if last.children else 0
        block_end = self.blocks[last.block][1]
        if last.inline or (items[0].inline and style in _TOLD):
            last.end = min(last.end, max(block_end, ends))
            clauses = one_sentence and (len(items) < 2 or self.normal[items[-2].end - 1] != "。")
            last.end = max(min(last.end, self.closing_sentence(last, one_sentence, clauses)), ends, last.behind)
        elif self.tables.spans and self.tables.touch(Span(last.start, last.end)):
            return
        elif one_sentence and not last.children and self.normal[block_end - 1] in _STOPS:
            if not self.is_listed_below(last):
                last.end = min(last.end, block_end)
        elif last.family is not None and last.family.rank in self.through:
            return
        elif (regular := _regular_end(self.blocks, items)) is not None:
            last.end = min(last.end, regular)

    def is_listed_below(self, node: Node) -> bool:
        """Whether the next paragraph is a clause of a list, which then is the item's: 达到75%时，额度为10万元；"""
        following = node.block + 1
        return following < len(self.blocks) and self.normal[self.blocks[following][1] - 1] == ";"

    def closing_sentence(self, last: Node, one_sentence: bool, clauses: bool) -> int:
        """Where in the paragraph of the last item the text turns to the whole list again."""
        if one_sentence:
            sentence = first_sentence_end(self.normal, last.behind, last.end)
            # Behind whole sentences a short one is the topic of an item that has more to say than the others.
            if sentence is not None and (clauses or self.normal.find(",", last.behind, sentence) >= 0):
                return sentence + 1
        hit = _closing().search(self.normal, last.behind, last.end)
        return hit.start(1) if hit else last.end

    def title(self, node: Node) -> Place | None:
        """Where the title of the node stands, without blanks; what is behind it in its paragraph is text of its own."""
        place, node.run_in = find_title(self.normal, node, self.blocks[node.block][1])
        if place is None:
            return None
        start, end = place
        if self.normal[end - 1] in _TRIMMED or end in self.ends:
            place = start, end = start, self.trimmed(start, end)
        return place if end > start else None

    def trimmed(self, start: int, end: int) -> int:
        """The end without blank space, page numbers, and lines that have nothing but a table's bar."""
        normal, ends = self.normal, self.ends
        while True:
            end = start + len(normal[start:end].rstrip(" \n"))
            if end <= start:
                return end
            if end in ends and (region := self.furniture.at(end - 1)) is not None and region.start >= start:
                end = region.start
            elif normal[end - 1] == "|" and not normal[(line := normal.rfind("\n", 0, end) + 1) : end].strip(" |"):
                end = max(start, line)
            else:
                return end


_NUMBERED = (Kind.MARKER, Kind.ENTRY)
_TRIMMED = frozenset(" \n|")


@cache
def _closing() -> re.Pattern[str]:
    return re.compile(r"[。!?…](针对(?:这些|上述|以上)|对(?:此|这些|上述|以上)|这些|以上|上述)")


def _regular_end(blocks: list[Block], items: list[Node]) -> int | None:
    """Where the last item would end if it had as many paragraphs as each of the others, where these agree."""
    if len(items) < _ENOUGH or items[-1].inline or any(node.children for node in items):
        return None
    # A marker alone on its line stands in the paragraph before its own.
    starts = [node.block - (1 if blocks[node.block][0] > node.start else 0) for node in items]
    lengths = {following - start for start, following in pairwise(starts)}
    if len(lengths) != 1:
        return None
    (length,) = lengths
    last = starts[-1] + length - 1
    return blocks[last][1] if 0 < length <= _MOST and last < len(blocks) else None


_STOPS = frozenset("。;!?:…)")
"""What a sentence ends with; a heading alone on its line has its text below."""
_ENOUGH, _MOST = 4, 3
_LONG_HEADING = 24
_TOLD = frozenset(("cn_is", "cn_want", "ordinal_word", "aspect"))
_LONG = frozenset(("part", "chapter", "section", "article"))
