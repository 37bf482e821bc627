"""Sections in the making: what `nesting` puts together, `settling` completes, and `sections` turns into values.

node = candidate, parent, { child }
"""

from __future__ import annotations

from enum import StrEnum

import attrs

from govparse.structure.markers import Candidate

__all__ = ["Node", "Sequenced"]


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


@attrs.define(slots=True, eq=False)
class Node:
    """A section in the making."""

    candidate: Candidate
    parent: Node | None
    depth: int
    siblings: list[Node]
    """The list that it is an item of, itself included."""
    sequence: Sequenced
    number: int
    end: int = -1
    """Where the next section that is not below it begins, or whatever else closes it."""
    children: list[Node] = attrs.field(factory=list)
    title: tuple[int, int] | None = None
    run_in: bool = False
    has_list: bool = False
    """Whether it is the head of a list of notes, whose entries have no titles."""
