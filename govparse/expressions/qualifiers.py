"""Words that bound a number: before it, or behind its unit.

    before = word [ filler ]         约, 不低于, 约达; a filler parts the word from the number
    behind = [ "(" … ")" ] word      以上, 左右; 45万平方米(建筑面积)以上
           | "内"                     behind a length of time or of way: 5日内

The words are those of `data/qualifiers.toml`, from the corpus. A direction is never guessed: a word that is not there
bounds nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache

import regex

from govparse.data import words

__all__ = ["Approximation", "behind_pattern", "first_behind", "last_before", "match_before", "match_behind"]


class Approximation(StrEnum):
    """How the written number bounds the true one."""

    EXACT = "exact"
    """As written."""
    ABOUT = "about"
    """约, 左右: near it, on either side."""
    OVER = "over"
    """余, 多, 超过: more than it."""
    AT_LEAST = "at_least"
    """以上, 不低于: it or more."""
    NEARLY = "nearly"
    """近, 接近: a little less than it."""
    UNDER = "under"
    """不足, 低于: less than it."""
    AT_MOST = "at_most"
    """以内, 不超过: it or less."""


def match_before(normal: str, start: int) -> tuple[Approximation, int] | None:
    """What the words right before `start` say, and where a quantity with them begins: behind a filler it is `start`.

    >>> match_before("增长不超过5%", 5), match_before("总额约达3亿元", 4), match_before("节约3亿元", 2)
    ((<Approximation.AT_MOST: 'at_most'>, 2), (<Approximation.ABOUT: 'about'>, 4), None)
    """
    piece = normal[max(0, start - _FURTHEST) : start]
    text = piece.rstrip(" ")
    for filler in ("", *_fillers()):
        if filler and not text.endswith(filler):
            continue
        head = text[: len(text) - len(filler)]
        for word in _by_last().get(head[-1:], ()):
            if head.endswith(word) and not head.endswith(_inside()):
                begin = start - len(piece) + len(head) - len(word)
                return _meanings("before")[word], start if filler else begin
    return None


def match_behind(normal: str, end: int) -> tuple[Approximation, int] | None:
    """What the words behind `end` say, and where they end.

    >>> match_behind("30%以上", 3), match_behind("45万平方米(建筑面积)以上", 6), match_behind("3条以下简称", 2)
    ((<Approximation.AT_LEAST: 'at_least'>, 5), (<Approximation.AT_LEAST: 'at_least'>, 14), None)
    """
    found = behind_pattern().match(normal, end)
    return None if found is None else (_meanings("behind")[found["word"]], found.end())


@cache
def last_before() -> frozenset[str]:
    """Every character that a word before a number may end with: who sees another need not look further."""
    return frozenset(word[-1] for word in (*_meanings("before"), *_fillers())) | {" "}


@cache
def first_behind() -> frozenset[str]:
    """Every character that a word behind a unit may begin with."""
    return frozenset(word[0] for word in _meanings("behind")) | frozenset("( ")


@cache
def behind_pattern() -> regex.Pattern[str]:
    """The words behind a unit; not 以下简称, 以下三个方面."""
    return regex.compile(
        r"(?:\ ?\([^()\n]{1,12}+\))?+\ ?(?P<word>\L<words>)(?!简称|几|[0-9一二三四五六七八九十]个?[方内条项点])",
        words=list(_meanings("behind")),
    )


_FURTHEST = 12


@cache
def _meanings(table: str) -> Mapping[str, Approximation]:
    return {word: Approximation(name) for name, several in words("qualifiers.toml", table).items() for word in several}


@cache
def _fillers() -> tuple[str, ...]:
    return words("qualifiers.toml", "between")["fillers"]


@cache
def _inside() -> tuple[str, ...]:
    return words("qualifiers.toml", "inside")["words"]


@cache
def _by_last() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for word in sorted(_meanings("before"), key=len, reverse=True):
        found.setdefault(word[-1], []).append(word)
    return {last: tuple(several) for last, several in found.items()}
