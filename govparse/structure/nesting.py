"""Which candidates are sections, and under which they stand.

tree = { section }          section = marker text { section }

The candidates are taken in the order of the text, with a stack of the lists that are open. A marker that follows the
last number of an open list continues it, and what stood below that list is closed. A marker that opens a list goes
below the innermost item, unless the standard ranks it higher (GB/T 9704-2012, 7.3.3) and the innermost list does not
go on behind it: the document's own order breaks the standard's wherever it shows one. There is no vote over the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs

from govparse.structure.nodes import TOLD, Closes, Kind, Node, Sequenced
from govparse.structure.outlook import Outlook, is_borne_out

__all__ = ["nest"]

MAXIMUM_DEPTH = 12


@attrs.define(slots=True, eq=False)
class _Open:
    """A list that is open: its family, and its last item."""

    rank: int
    node: Node
    items: list[Node]
    inline: bool


_TOP = {Kind.PLAIN: -10, Kind.ENCLOSURE: -20}
_ENTRIES = 60
_STRUCTURAL = 30
_LOOSE = 60
"""Ranks from here on are those whose markers are easily mistaken: a number out of order is not taken on trust."""
_AFTER_SENTENCE = frozenset("。;:!?…")
_AFTER_CLAUSE = frozenset("。;:!?,…|")


def nest(candidates: Sequence[Node], end: int) -> list[list[Node]]:
    """The lists of sections among the candidates, as they open; `end` is where the text proper ends."""
    return _Nesting(candidates, end).run()


class _Nesting:
    def __init__(self, candidates: Sequence[Node], end: int) -> None:
        self.candidates = candidates
        self.end = end
        self.lists: list[list[Node]] = []
        self.stack: list[_Open] = []
        self.seen: dict[int, int] = {}
        """Rank → the last number that any list of it reached."""
        self.below: set[tuple[int, int]] = set()
        """Which rank this document has put below which, against the standard's order or with it."""
        self.ahead = Outlook(candidates)
        self.asked = end
        """Where the question stands that is being answered; behind all lists where there is none."""

    def run(self) -> list[list[Node]]:
        for at, candidate in enumerate(self.candidates):
            if candidate.kind == _MARKER:
                self.marker(at, candidate)
            elif candidate.kind == Kind.CLOSER:
                self.closer(at, candidate)
            elif candidate.kind == Kind.STOP:
                self.close(1 if self.stack and self.stack[0].rank == _TOP[Kind.ENCLOSURE] else 0, candidate.start)
                self.forget()
            elif candidate.kind != Kind.PART or self.opens_part(at, candidate):
                self.head(candidate)
        self.close(0, self.end)
        return self.lists

    def closer(self, at: int, candidate: Node) -> None:
        """A paragraph that closes lists above it."""
        closes = candidate.number
        levels: Iterable[int]
        if closes in (Closes.ANSWER, Closes.SPEECH):
            levels = self.answered(at, closes)
        elif closes in (Closes.SPOKEN, Closes.TOLD):
            ranks = _SPOKEN if closes == Closes.SPOKEN else _RANKS_TOLD
            levels = (place for place, level in enumerate(self.stack) if level.rank in ranks)
        else:
            levels = self.closed_of_chapter(at, closes)
        self.close(next(iter(levels), len(self.stack)), candidate.start)

    def answered(self, at: int, closes: int) -> Sequence[int]:
        """The lists that a question closes: those of the answer before it, or of the speech before the first one."""
        asked, self.asked = self.asked, self.candidates[at].start
        first = closes == Closes.SPEECH and asked == self.end
        return [
            place
            for place, level in enumerate(self.stack)
            if level.rank > 0 and (not self.goes_on(at, [level]) if first else level.items[0].start > asked)
        ]

    def closed_of_chapter(self, at: int, closes: int) -> Sequence[int]:
        """The lists of the chapter that a paragraph closes; none where they go on."""
        last = closes in (Closes.WHOLE, Closes.FINAL, Closes.FOOT) and self.ahead.is_last(at)
        if closes in (Closes.FINAL, Closes.FOOT) and not last:
            return ()
        outer = self.stack[0].rank if self.stack else 0
        # The chapter stays open: the first level of headings, below the parts of a long text or in an annex. A list
        # that is told (一是) is none.
        depth = 0 if outer >= TOLD or (closes in (Closes.WHOLE, Closes.FOOT) and last) else 1
        parted = outer == _TOP[Kind.PLAIN] and depth == 1 and len(self.stack) > 1 and self.stack[1].rank < TOLD
        if parted or outer == _TOP[Kind.ENCLOSURE] or (0 < outer < _STRUCTURAL):
            depth += 1
        if closes not in (Closes.SUMMARY, Closes.LIST):
            return range(depth, len(self.stack))
        listed = [place for place in range(depth, len(self.stack)) if not self.stack[place].inline]
        if self.goes_on(at, map(self.stack.__getitem__, listed)):
            return ()
        return listed[-1:] if closes == Closes.LIST else listed

    def forget(self) -> None:
        """What comes now is another document, with an order of its own."""
        self.seen.clear()
        self.below.clear()

    def close(self, depth: int, at: int) -> None:
        """Close all lists below `depth`; their items end at `at`."""
        while len(self.stack) > depth:
            self.stack.pop().node.end = at

    def opens_part(self, at: int, candidate: Node) -> bool:
        """Whether a heading without a number opens a part: 一、 of 一、 二、 三、 has 上半年工作任务 inside."""
        candidate.kind = Kind.PLAIN
        return not self.goes_on(at, (level for level in self.stack if not level.inline))

    def goes_on(self, at: int, levels: Iterable[_Open]) -> bool:
        """Whether one of the lists has its next item behind the place."""
        return any(self.ahead.goes_on(at, level.rank, level.node.number + 1) for level in levels)

    def head(self, candidate: Node) -> None:
        """The head of an enclosure or of a note list, or an entry of one."""
        if candidate.kind == Kind.ENTRY:
            self.entry(candidate)
            return
        rank = _TOP[candidate.kind]
        inside = candidate.kind == Kind.PLAIN and self.stack and self.stack[0].rank == _TOP[Kind.ENCLOSURE]
        depth = 1 if inside else 0
        if len(self.stack) > depth and self.stack[depth].rank == rank:
            self.append(depth, candidate, candidate.number, _FOLLOWS)
        else:
            self.open(depth, candidate, rank, _OPENS)
        self.forget()

    def entry(self, candidate: Node) -> None:
        """An entry of a note list; a list without a head stands at the root."""
        depth = next((d for d, level in enumerate(self.stack) if level.node.has_list), -1)
        bracketed = candidate.before == "["
        level = self.stack[depth + 1] if len(self.stack) > depth + 1 else None
        if level is not None and level.rank == _ENTRIES:
            number, last = candidate.number, level.node.number
            if bracketed or number == last + 1:
                self.append(depth + 1, candidate, number, Sequenced.behind(number, last))
        elif depth >= 0 or (bracketed and candidate.number == 1):
            sequence = _OPENS if candidate.number == 1 else Sequenced.BEGINS_LATER
            self.open(depth + 1, candidate, _ENTRIES, sequence)

    def append(self, depth: int, candidate: Node, number: int, sequence: Sequenced) -> None:
        """One more item of the list at `depth`."""
        if len(self.stack) > depth + 1:
            self.close(depth + 1, candidate.start)
        level = self.stack[depth]
        before, level.node = level.node, candidate
        before.end = candidate.start
        parent = before.parent
        candidate.parent, candidate.sequence, candidate.number = parent, sequence, number
        level.items.append(candidate)
        # What is listed in a sentence stays there, even where its items have lines of their own.
        if candidate.inline != level.inline:
            level.inline = level.rank >= (_LISTED if candidate.inline else TOLD)
        if parent is not None:
            parent.children.append(candidate)
        self.seen[level.rank] = number

    def open(self, depth: int, candidate: Node, rank: int, sequence: Sequenced) -> None:
        """A new list at `depth`, below the item above."""
        self.close(depth, candidate.start)
        parent = None
        if self.stack:
            parent = self.stack[-1].node
            self.below.add((self.stack[-1].rank, rank))
            parent.children.append(candidate)
        candidate.parent, candidate.sequence = parent, sequence
        items = [candidate]
        self.lists.append(items)
        self.stack.append(_Open(rank, candidate, items, candidate.inline))
        self.seen[rank] = candidate.number

    def marker(self, at: int, candidate: Node) -> None:
        assert candidate.family is not None
        rank, number, stack = candidate.family.rank, candidate.number, self.stack
        if stack and stack[-1].rank == rank:
            last = stack[-1].node
            # Most of them: the next of the innermost list, at a line start or in the paragraph of the one before.
            if (
                number == last.number + 1
                and (not candidate.inline or (last.block == candidate.block and candidate.before not in _NO_MARKER))
                and not candidate.path
            ):
                self.append(len(stack) - 1, candidate, number, _FOLLOWS)
                return
        if candidate.path:
            opened = [level.node.path for level in reversed(self.stack) if level.node.path]
            if not is_borne_out(candidate.path, opened, self.ahead.next_path(at)):
                return
        if stack and stack[-1].inline:
            self.leave_paragraph(candidate, rank)
        depth = self.continued(candidate, rank)
        if depth is not None:
            before = stack[depth].node.number
            self.append(depth, candidate, number or before + 1, Sequenced.behind(number or before + 1, before))
            return
        if number == 0:
            return
        if candidate.inline:
            if number == 1 and self.opens_inline(at, candidate, rank):
                self.open(self.depth_inline(rank), candidate, rank, _OPENS)
            return
        if number == 1:
            if rank < _LOOSE or self.plausible(at, candidate):
                self.open(self.depth_for(at, rank), candidate, rank, _OPENS)
            return
        numbered_on = self.seen.get(rank) == number - 1
        if numbered_on or rank < _LOOSE or self.ahead.is_followed(at, number):
            sequence = Sequenced.CONTINUES if numbered_on else Sequenced.BEGINS_LATER
            self.open(self.depth_for(at, rank), candidate, rank, sequence)

    def leave_paragraph(self, candidate: Node, rank: int) -> None:
        """Lists inside a paragraph end with it, unless the next paragraph begins with their next number."""
        stack = self.stack
        while stack and stack[-1].inline and stack[-1].node.block < candidate.block:
            level = stack[-1]
            if level.rank == rank and not candidate.inline and candidate.number in (level.node.number + 1, 0):
                return
            stack.pop().node.end = candidate.start

    def continued(self, candidate: Node, rank: int) -> int | None:
        """The depth of the open list that the marker continues, if there is one."""
        number, stack = candidate.number, self.stack
        nearest = None
        for depth in range(len(stack) - 1, -1, -1):
            level = stack[depth]
            if level.rank != rank:
                continue
            if candidate.inline and level.node.block != candidate.block and rank >= _LISTED:
                continue
            if number == level.node.number + 1 or number == 0:
                return depth if not candidate.inline or candidate.before not in _NO_MARKER else None
            if nearest is None:
                nearest = depth
        if nearest is None or number == 1:
            return None
        level = stack[nearest]
        if candidate.inline:
            near = level.node.number < number <= level.node.number + 5 and rank >= 85
            return nearest if near and (candidate.sought or candidate.before in _AFTER_SENTENCE) else None
        if rank < _LOOSE:
            return nearest
        return nearest if level.node.number <= number <= level.node.number + 3 else None

    def opens_inline(self, at: int, candidate: Node, rank: int) -> bool:
        """Whether a first marker inside a paragraph opens a list."""
        if candidate.before not in _AFTER_CLAUSE:
            return False
        if rank in _SPOKEN:
            return True
        following = self.ahead.following(at)
        if following is None or following.number != 2:
            return False
        # Note marks stand behind their words, one a paragraph; items stand together or open their lines.
        return following.block == candidate.block or (not following.inline and following.block - candidate.block <= 3)

    def depth_inline(self, rank: int) -> int:
        """Inside a paragraph a list opens below the innermost item, or again where one of its kind is open."""
        for depth, level in enumerate(self.stack):
            if level.rank == rank:
                return depth
        return min(len(self.stack), MAXIMUM_DEPTH - 1)

    def plausible(self, at: int, candidate: Node) -> bool:
        """Whether a first marker at a line start may open a list."""
        return candidate.family is None or candidate.family.style not in _PAIRED or self.ahead.is_followed(at, 1)

    def depth_for(self, at: int, rank: int) -> int:
        """Where a list that opens at a line start belongs."""
        stack = self.stack
        for depth, level in enumerate(stack):
            if level.rank == rank:
                return depth
        depth = len(stack)
        while depth:
            level = stack[depth - 1]
            if level.rank < rank or (level.rank, rank) in self.below:
                break
            if level.rank > _STRUCTURAL and self.ahead.goes_on(at, level.rank, level.node.number + 1):
                break
            depth -= 1
        return min(depth, MAXIMUM_DEPTH - 1)


_SPOKEN = frozenset((90, 91))
_RANKS_TOLD = frozenset((85, 86, 90, 91, 95))
_LISTED = 50
"""Ranks from here on are those of lists that may stand inside a paragraph; a chapter is one wherever it stands."""
_PAIRED = frozenset(("aspect", "ordinal_word", "alpha"))
_NO_MARKER = frozenset("第和、及或至与款条")
# Looking a member up in its class takes longer than the comparison.
_OPENS, _FOLLOWS, _MARKER = Sequenced.OPENS, Sequenced.FOLLOWS, Kind.MARKER
