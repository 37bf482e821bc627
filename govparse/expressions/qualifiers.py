"""Words that bound a number: before it, or behind its unit.

    before = [ negation ] word [ filler ]    约, 不低于, 不得突破, 约达; a filler parts the word from the number
           | "过" | "破"                      before a numeral of magnitudes alone: 过千亿元
    behind = [ "(" … ")" ] word              以上, 左右; 45万平方米(建筑面积)以上
           | line break word mark            the page breaks the line between the two
           | "多"                             behind a measure, not a count: 三年多
           | "内"                             behind a length of time or of way: 5日内

The words are those of `data/qualifiers.toml`, from the corpus. A direction is never guessed: a word that is not there
bounds nothing, and a negation turns what it negates round: 超过 is over, and 不应超过 at most.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache
from typing import NamedTuple

import regex

from govparse.data import words

__all__ = ["Approximation", "first_before", "first_behind", "last_before", "match_before", "match_behind"]


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
    end, last = start, normal[start - 1 : start]
    while last == " " and start - end < 2:
        end -= 1
        last = normal[end - 1 : end]
    bounding, fillers = _before()
    for filler in fillers.get(last, ()):
        head = end - len(filler)
        words_there = bounding.get(normal[head - 1 : head] if filler else last)
        if words_there is None or (filler and not normal.endswith(filler, 0, end)):
            continue
        for word, approximation, inside in words_there:
            if normal.endswith(word, 0, head) and (word not in _round() or normal[start] in _MAGNITUDES):
                if normal.endswith(inside, 0, head):
                    return None
                turned, begin = _turned(normal, head - len(word), approximation)
                return turned, start if filler else begin
    return None


def match_behind(normal: str, end: int, measure: bool = False) -> tuple[Approximation, int] | None:
    """What the words behind `end` say, and where they end; `measure` says that the unit measures and does not count.

    >>> match_behind("30%以上", 3), match_behind("45万平方米(建筑面积)以上", 6), match_behind("3条以下简称", 2)
    ((<Approximation.AT_LEAST: 'at_least'>, 5), (<Approximation.AT_LEAST: 'at_least'>, 14), None)
    >>> match_behind("三年多", 2, measure=True), match_behind("三个多功能厅", 2)
    ((<Approximation.OVER: 'over'>, 3), None)
    """
    found = _behind().match(normal, end)
    if found is None:
        return None
    word, end = found["word"] or found["below"], found.end()
    if word is not None:
        return _meanings("behind")[word], end
    return (Approximation(found.lastgroup or ""), end) if measure else None


@cache
def first_before() -> frozenset[str]:
    """Every character that the words before a number may begin with."""
    return frozenset(
        word[0] for word in (*_meanings("before"), *_round(), *words("qualifiers.toml", "negation")["words"])
    )


@cache
def last_before() -> frozenset[str]:
    """Every character that a word before a number may end with: who sees another need not look further."""
    return frozenset(_before()[1]) | {" "}


@cache
def first_behind() -> frozenset[str]:
    """Every character that a word behind a unit may begin with."""
    return frozenset(word[0] for word in _meanings("behind")) | frozenset("( \n多余餘内")


@cache
def _behind() -> re.Pattern[str]:
    """The words behind a unit; not 以下简称, 以下三个方面, 三年多层次, 五年内部."""
    several = "|".join(map(re.escape, sorted(_meanings("behind"), key=len, reverse=True)))
    return re.compile(
        rf"""(?x)
          (?:\ ?\([^()\n]{{1,12}}+\))?+\ ?(?P<word>{several})(?!简称|几|[0-9一二三四五六七八九十]个?[方内条项点类])
        | \ ?\n\ ?(?P<below>{several})(?=[,。;、:)的])    # 以上请示 opens a sentence of its own
        | (?P<over>[多余餘](?![于过功元样方层种地数边重次年维党民少发式媒云用能户项个家万亿人额粮缺量]))
        | (?P<at_most>内(?![部外需资容涵陆阁科审地置蒙环存销生设乱战政]))
        """
    )


@cache
def _round() -> Mapping[str, Approximation]:
    return _meanings("round")


@cache
def _meanings(table: str) -> Mapping[str, Approximation]:
    return {word: Approximation(name) for name, several in words("qualifiers.toml", table).items() for word in several}


_MAGNITUDES = frozenset("百千万亿")
_TURNED = {Approximation.OVER: Approximation.AT_MOST, Approximation.UNDER: Approximation.AT_LEAST}


def _turned(normal: str, begin: int, approximation: Approximation) -> tuple[Approximation, int]:
    """What a word that begins at `begin` says with the negation before it, and where both begin."""
    turned = _TURNED.get(approximation)
    if turned is not None and (found := _negation().match(normal, max(0, begin - 8), begin)):
        return turned, found.start()
    return approximation, begin


@cache
def _negation() -> regex.Pattern[str]:
    """Read backwards, from the word that is negated."""
    negation = words("qualifiers.toml", "negation")
    return regex.compile(r"(?r)\L<words>\L<modals>?", words=negation["words"], modals=negation["modals"])


class _Bounding(NamedTuple):
    """A word before a number."""

    word: str
    says: Approximation
    inside: tuple[str, ...]
    """The words that end with it, and are none."""


@cache
def _before() -> tuple[Mapping[str, Sequence[_Bounding]], Mapping[str, Sequence[str]]]:
    """The words before a number, and the fillers: by their last characters, longer ones first.

    Behind a word, no filler is the first of them.
    """
    inside = words("qualifiers.toml", "inside")["words"]
    bounding: dict[str, list[_Bounding]] = {}
    meanings = {**_meanings("before"), **_round()}
    for word, approximation in sorted(meanings.items(), key=lambda item: -len(item[0])):
        longer = tuple(other for other in inside if other.endswith(word))
        bounding.setdefault(word[-1], []).append(_Bounding(word, approximation, longer))
    fillers = {last: [""] for last in bounding}
    for filler in sorted(words("qualifiers.toml", "between")["fillers"], key=len, reverse=True):
        fillers.setdefault(filler[-1], []).append(filler)
    return bounding, fillers
