"""Pointers: places in a law or a rule.

    pointer = place, { ( "、" | "和" | "至" | … ), place }
    place   = { "第", numbers, unit }                第四条第一款第二项; a later place leaves out what it shares
    numbers = number, { ( "、" | "至" | … ), [ "第" ], number }      第一、二款; 第(一)、(三)项
    unit    = "编" | "章" | "节" | "条" | "款" | "项" | "目"
    within  = "本", kind | "前", [ number ], unit     本办法第三条, 前款, 前两款

Source: 立法技术规范（试行）(一), 全国人大常委会法制工作委员会 2009, 8.1 to 8.4; 立法法, article 61.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import cache

import attrs
import regex

from govparse.expressions.chinese_numerals import chinese_integer
from govparse.grammar import Found
from govparse.grammar.parser import Furthest, Parser, Scan
from govparse.text import NOWHERE, Source, Span

__all__ = ["Place", "Pointer", "Unit", "match_pointer", "pointer"]


class Unit(StrEnum):
    """The levels of a law, the largest first."""

    PART = "编"
    CHAPTER = "章"
    SECTION = "节"
    ARTICLE = "条"
    PARAGRAPH = "款"
    ITEM = "项"
    SUBITEM = "目"


@attrs.frozen(slots=True)
class Place:
    """One place: the numbers of its levels, the largest level first."""

    levels: tuple[tuple[Unit, int], ...]

    def __str__(self) -> str:
        return "".join(f"第{number}{unit}" for unit, number in self.levels)


@attrs.frozen(slots=True)
class Pointer:
    """A place in a text, several, or a run of them; equal to another that points to the same.

    >>> found = pointer.parse("第三条、第五条至第八条")
    >>> [f"{first}-{last}" if first != last else str(first) for first, last in found.runs]
    ['第3条', '第5条-第8条']
    """

    runs: tuple[tuple[Place, Place], ...]
    """First and last place of each run; the same twice where one place stands alone."""
    within: str | None = None
    """The words for the text that is pointed into: 本办法, 前款; None behind a title."""
    span: Span = attrs.field(default=NOWHERE, eq=False, kw_only=True)
    text: str = attrs.field(default="", eq=False, kw_only=True)

    def __str__(self) -> str:
        return (self.within or "") + "、".join(
            str(first) if first == last else f"{first}至{last}" for first, last in self.runs
        )


def match_pointer(source: Source, pos: int) -> Pointer | None:
    """The pointer that begins at `pos`, such as the 第四条 behind a title, or None."""
    found = _pattern().match(source.normal, pos)
    return None if found is None else _built(source, found)


def _built(source: Source, found: regex.Match[str]) -> Pointer | None:
    runs: list[tuple[Place, Place]] = []
    before: Place | None = None
    joined = False
    for piece in _piece().finditer(found["places"] or ""):
        if piece["join"] is not None:
            joined = piece["join"] in _RUNS
            continue
        places = _places(piece["place"])
        if places is None:
            return None
        for levels, runs_on in places:
            joined = joined or runs_on
            if before is not None:
                # 第一款第二项、第三项: the later one shares what is larger than its own largest level.
                largest = _ORDER.index(levels[0][0])
                levels = (*(level for level in before.levels if _ORDER.index(level[0]) < largest), *levels)
            place = Place(levels)
            if joined and runs:
                runs[-1] = (runs[-1][0], place)
            else:
                runs.append((place, place))
            before, joined = place, False
    within = found["within"]
    if not runs and within is None:
        return None
    span = Span(*found.span())
    return Pointer(tuple(runs), "".join(within.split()) if within else None, span=span, text=source[span])


def _places(written: str) -> list[tuple[tuple[tuple[Unit, int], ...], bool]] | None:
    """The levels of a place, then those that its last level adds, each with whether a run ends with it.

    None where one is no number: 第十百条.
    """
    levels: tuple[tuple[Unit, int], ...] = ()
    further: list[tuple[tuple[tuple[Unit, int], ...], bool]] = []
    for level in _level().finditer(written):
        unit = Unit(level["unit"])
        found = [
            (_number(number["number"]), number["join"] in _RUNS) for number in _numbers().finditer(level["numbers"])
        ]
        numbers = [(number, runs_on) for number, runs_on in found if number is not None]
        if len(numbers) < len(found):
            return None
        levels = (*levels, (unit, numbers[0][0]))
        further = [(((unit, number),), runs_on) for number, runs_on in numbers[1:]]
    return [(levels, False), *further]


def _number(written: str) -> int | None:
    return int(written) if written.isascii() else chinese_integer(written)


_ORDER = tuple(Unit)
_N = r"(?:[0-9]{1,4}|[〇零一二两三四五六七八九十百千]{1,7}|\([一二三四五六七八九十]{1,3}\))"
_B = r"[ ]{0,2}+(?:\n[ ]{0,2}+)?+"
# 第三、四季度 has no unit behind it and stays out.
_NUMBERS = rf"{_N}(?:(?:[、和至到~]|-{{1,2}})第?{_N}){{0,9}}"
# 第一款（三）项 may leave its second 第 out.
_PLACE = rf"(?:(?:第{_B}|(?<=[条款])(?=\()){_NUMBERS}{_B}[编章节条款项目](?:之[一二三四五六七八九十])?){{1,4}}"
# A comma joins only where another article follows: 第三条，第五条.
_JOIN = rf"(?:[、和或及与至到~]|-{{1,2}}|以及|或者|,(?=第{_B}{_N}{_B}条))"
_RUNS = ("至", "到", "-", "--", "~")


@cache
def _pattern() -> regex.Pattern[str]:
    return regex.compile(
        rf"""(?x)
        (?: (?<within> 本(?:法|条例|办法|规定|细则|规则|章程|规程|决定|意见|通知|方案|解释|条|款|章|节)
              | 前[两二三四五]?[条款项](?!目) | 上(?:述|列)?[条款项](?![款目件]) )      # 上述条款, 上项目
            {_B} (?<places>{_PLACE}(?:{_JOIN}{_PLACE}){{0,12}})?
          | (?<places>{_PLACE}(?:{_JOIN}{_PLACE}){{0,12}}) )
        """
    )


@cache
def _piece() -> regex.Pattern[str]:
    return regex.compile(rf"(?<place>{_PLACE})|(?<join>{_JOIN})")


@cache
def _level() -> regex.Pattern[str]:
    return regex.compile(rf"第?{_B}(?<numbers>{_NUMBERS}){_B}(?<unit>[编章节条款项目])")


@cache
def _numbers() -> regex.Pattern[str]:
    return regex.compile(
        r"(?<join>[、和至到~]|-{1,2})?第?\(?(?<number>[0-9]{1,4}|[〇零一二两三四五六七八九十百千]{1,7})\)?"
    )


class _Pointers(Parser[Pointer]):
    """Pointers with their 本办法 or 前款, or without."""

    __slots__ = ()

    def find_all(self, text: str | Source, pos: int = 0) -> Iterator[Found[Pointer]]:
        source = Source.of(text)
        for found in _pattern().finditer(source.normal, pos):
            made = _built(source, found)
            # 本法 and 本条 name a text, and point to no place in it.
            if made is not None and (made.runs or (made.within or "").startswith(("前", "上"))):
                yield Found(made, made.span, made.text)

    def _read(self, source: Source, pos: int, furthest: Furthest | None) -> tuple[Pointer, int] | None:
        made = match_pointer(source, pos)
        if made is not None:
            return made, made.span.end
        if furthest is not None:
            furthest.expect(pos, "a place such as 第四条第一款")
        return None

    def _scan(self, scan: Scan) -> tuple[str, bool]:
        return "(?=[本前上第])", False


pointer: Parser[Pointer] = _Pointers()
"""A place in a law or a rule.

>>> [str(found.value) for found in pointer.find_all("依照本办法第四条第一款第二项和前款的规定")]
['本办法第4条第1款第2项', '前款']
"""
