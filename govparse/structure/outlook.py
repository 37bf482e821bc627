"""What stands ahead among the candidates: whether a list goes on, which number comes next, whether a heading follows.

ahead = the next candidate of a rank, up to a signature or the head of an enclosed document
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TypeAlias

from govparse.structure.nodes import Kind, Node

__all__ = ["Outlook", "is_borne_out"]

_LOOK_AHEAD = 60
_MARKER = Kind.MARKER
_ENDS = frozenset((Kind.STOP, Kind.ENCLOSURE, Kind.PLAIN, Kind.PART))

Path: TypeAlias = tuple[int, ...]


class Outlook:
    """The candidates behind each place; places are numbers of candidates."""

    __slots__ = ("_following", "_headings", "candidates")

    def __init__(self, candidates: Sequence[Node]) -> None:
        self.candidates = candidates
        self._following: list[int | None] | None = None
        self._headings: list[int] | None = None
        """The places of headings, and of what ends the text proper or heads another part of it."""

    def following(self, at: int) -> Node | None:
        """The next candidate of the same rank."""
        if self._following is None:
            self._following = _next_of_rank(self.candidates)
        after = self._following[at]
        return None if after is None else self.candidates[after]

    def is_followed(self, at: int, number: int) -> bool:
        """Whether the next candidate of the same rank has the number behind this one."""
        after = self.following(at)
        return after is not None and after.number in (number + 1, 0)

    def goes_on(self, at: int, rank: int, number: int) -> bool:
        """Whether a list of this rank goes on behind the place, at a line start, with this number."""
        for candidate in self.candidates[at + 1 : at + 1 + _LOOK_AHEAD]:
            if candidate.kind in (Kind.STOP, Kind.ENCLOSURE):
                return False
            if candidate.family is not None and candidate.family.rank == rank and not candidate.inline:
                return candidate.number == number and candidate.start > self.candidates[at].start
        return False

    def next_path(self, at: int) -> Path:
        """The numbers of the next decimal marker, 1.2.1; empty where none is near."""
        for candidate in self.candidates[at + 1 : at + 1 + _LOOK_AHEAD]:
            if candidate.path:
                return candidate.path
        return ()

    def is_last(self, at: int) -> bool:
        """Whether the text proper has no more headings behind the place."""
        if self._headings is None:
            self._headings = [
                place
                for place, candidate in enumerate(self.candidates)
                if candidate.kind in _ENDS or (candidate.kind == _MARKER and not candidate.inline)
            ]
        following = bisect_right(self._headings, at)
        return following == len(self._headings) or self.candidates[self._headings[following]].kind != _MARKER


def is_borne_out(path: Path, opened: Sequence[Path], following: Path) -> bool:
    """Whether a decimal marker follows another of its length, stands below its head, or has one below itself.

    `opened` are the numbers of the decimal markers above it, the innermost first; `following` those of the next.

    >>> is_borne_out((1, 2), [(1, 1), (1,)], ()), is_borne_out((2, 2), [], ()), is_borne_out((1,), [], (1, 1))
    (True, False, True)
    """
    if path == (1,) and following == (1, 1):
        return True
    for before in opened:
        if before == path[: len(before)] and len(path) == len(before) + 1:
            return path[-1] == 1 or following == (*path[:-1], path[-1] + 1)
        if len(before) == len(path):
            if before[:-1] == path[:-1] and before[-1] < path[-1] <= before[-1] + 2:
                return True
            return len(path) == 2 and path == (before[0] + 1, 1)
    return not opened and path[-1] == 1 and following in ((*path, 1), (*path[:-1], 2), (*path[:-1], 1, 1))


def _next_of_rank(candidates: Sequence[Node]) -> list[int | None]:
    """For each candidate the next one of its rank."""
    latest: dict[int, int] = {}
    following: list[int | None] = [None] * len(candidates)
    for at in range(len(candidates) - 1, -1, -1):
        family = candidates[at].family
        if family is not None:
            following[at] = latest.get(family.rank)
            latest[family.rank] = at
        elif candidates[at].kind in (Kind.STOP, Kind.ENCLOSURE):
            latest.clear()
    return following
