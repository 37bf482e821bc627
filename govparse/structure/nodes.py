"""Sections in the making: `markers` and `breaks` find the places, `nesting` puts those it takes together, `settling`
completes them, and `sections` turns them into values.

node = [ marker ], parent, { child }
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from operator import attrgetter

import attrs

from govparse.expressions.numbering import Family

__all__ = ["TOLD", "Closes", "Kind", "Node", "Sequenced", "in_order"]

TOLD = 85
"""Ranks from here on are those of lists that are told, 第一， and 一是."""


class Kind:
    """What a place is."""

    MARKER = 0
    """A numbered marker."""
    CLOSER = 1
    """An unmarked paragraph that closes the lists above it."""
    STOP = 2
    """The signature, the attachments list or whatever else ends the text proper."""
    PLAIN = 3
    """An unnumbered heading."""
    ENCLOSURE = 4
    """The head of an enclosed document."""
    ENTRY = 5
    """A bracketed number at the head of a note entry."""
    PART = 6
    """What heads a part of a report (2024年工作回顾), unless a list goes on behind it; then a PLAIN one."""


class Closes:
    """What a paragraph closes: the number of a node of kind CLOSER."""

    CHAPTER = 0
    """The lists of its chapter."""
    WHOLE = 1
    """The whole text, where no heading follows; else the lists of its chapter."""
    SUMMARY = 2
    """The lists of its chapter, where none of them goes on."""
    FINAL = 3
    """The lists of its chapter, where no heading follows."""
    LIST = 4
    """The innermost list, where none goes on."""
    SPOKEN = 5
    """A list of spoken numbers, 一是, and what is below it."""
    TOLD = 6
    """A list that is told, 第一， or 一是, and what is below it."""
    FOOT = 7
    """The whole text, where no heading follows; else nothing."""
    ANSWER = 8
    """The lists that opened behind the question before."""
    SPEECH = 9
    """The same; where no question came before, every list that does not go on."""


class Sequenced(StrEnum):
    """How a number stands to the one before it in its list."""

    OPENS = "opens"
    """The first of a list, numbered 1."""
    FOLLOWS = "follows"
    """One more than the item before."""
    CONTINUES = "continues"
    """The first below its parent, numbered on from a list below an earlier parent, as the articles of a law are."""
    BEGINS_LATER = "begins_later"
    """The first of a list, but not numbered 1: the text before it is not there."""
    SKIPS = "skips"
    """More than one above the item before."""
    REPEATS = "repeats"
    """The number of the item before, again."""
    RETURNS = "returns"
    """Less than the item before, and not 1."""

    @classmethod
    def behind(cls, number: int, before: int) -> Sequenced:
        """How a number stands to the one before it.

        >>> Sequenced.behind(3, 2).value, Sequenced.behind(5, 2).value, Sequenced.behind(1, 2).value
        ('follows', 'skips', 'returns')
        """
        if number == before + 1:
            return cls.FOLLOWS
        if number == before:
            return cls.REPEATS
        return cls.SKIPS if number > before else cls.RETURNS


@attrs.define(slots=True, eq=False)
class Node:
    """A place where a section might begin, or where one might end; one that is taken is a section in the making."""

    kind: int
    start: int
    """Where the marker begins."""
    behind: int
    """Behind the marker."""
    family: Family | None
    number: int
    block: int
    """Which paragraph it stands in; of one alone on its line, the paragraph below."""
    inline: bool
    """Whether it stands inside its paragraph."""
    before: str = ""
    """The character before an inline marker."""
    title: tuple[int, int] | None = None
    """Where the title stands."""
    path: tuple[int, ...] = ()
    """All numbers of a decimal marker, 1.2.1."""
    sought: bool = False
    """Whether it was found only because a list wants its number there."""

    sequence: Sequenced = Sequenced.OPENS
    """How its number stands to the one before it, once it is taken."""
    parent: Node | None = None
    end: int = -1
    """Where the next section that is not below it begins, or whatever else closes it."""
    children: list[Node] = attrs.field(factory=list)
    run_in: bool = False
    """Whether text goes on behind the title in the same paragraph."""
    has_list: bool = False
    """Whether it is the head of a list of notes, whose entries have no titles."""

    def walk(self) -> Iterator[Node]:
        """This node and all below it."""
        yield self
        for child in self.children:
            yield from child.walk()


def in_order(nodes: Iterable[Node]) -> list[Node]:
    """The nodes in the order of the text."""
    return sorted(nodes, key=_start)


_start = attrgetter("start")
