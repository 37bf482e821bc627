"""Where a text names a time.

    scan   = { anchor, [ lead ], expression }
    anchor = "年" | "月" | "季度" | …             nearly all expressions have one of a few characters inside
    lead   = what stands before the anchor and belongs to the same expression, read backwards

A text is searched for the anchors, and read only around them, which is a hundred times cheaper than to try the grammar
of `period_patterns` everywhere. The search for 年 tells a year with nothing around it that goes on: 2023年, 全年.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from operator import itemgetter
from typing import NamedTuple

import regex

from govparse.expressions.meanings import Meaning, PeriodKind
from govparse.expressions.period_patterns import CORE, lead_patterns, match_expression
from govparse.expressions.period_reading import further_days, read_meaning
from govparse.expressions.time_words import guard_words, holidays, year_words

__all__ = ["find_expressions"]


def find_expressions(text: str, pos: int = 0) -> Iterator[tuple[int, int, Meaning | None]]:
    """Start, end and meaning of every expression of time in a normalised text.

    The meaning is None where the calendar has no such day: 2023年2月30日.
    """
    end = pos
    for at, stop, stem, lead in _anchors(text, pos):
        if at < end:
            continue
        length, alone, form = _STEMS[stem]
        start = at - length
        if length and start >= end:
            if alone:
                end = stop
                yield start, end, read_meaning(form, text[start:end])
                continue
            found = match_expression(text, start)
        elif lead is None:
            start = at
            found = match_expression(text, start)
        else:
            before = lead(text, end, at)
            if before is None:
                continue
            start, core = before.start(), before.start(CORE)
            if text[at] == "年" and text[at + 1 : at + 2] not in (
                _BEHIND_BARE if core == at else _BEHIND_NUMBER if at - core < 4 and text[core] in _NUMERALS else _ANY
            ):
                # 3年: no expression begins here.
                continue
            found = match_expression(text, start)
            # 从 in 从2015年的550元 belongs to the sentence, not to the year.
            if (found is None or found[1] <= at) and core > start:
                start = core
                found = match_expression(text, start)
            while found is not None and found[1] <= at and found[0] == "numbers":
                # 2016 in 2016、2017年 is a year too; the anchor is the last one's.
                end = found[1]
                yield start, end, read_meaning("numbers", text[start:end])
                before = lead(text, end, at)
                start = at if before is None else before.start(CORE)
                found = match_expression(text, start)
        if found is not None and found[1] > at:
            form, end = found
            meaning = read_meaning(form, text[start:end])
            yield start, end, meaning
            if text[end : end + 1] in _FURTHER and meaning is not None and meaning.kind is PeriodKind.DATE:
                for further in further_days(text, end, meaning):
                    yield further
                    end = further[1]


class _Any(frozenset[str]):
    def __contains__(self, item: object) -> bool:
        return True


_ANY = _Any()
_BEHIND_BARE = frozenset("底末初内 \n")
_FURTHER = frozenset("、和")
_BEHIND_NUMBER = frozenset("来以代")
_NUMERALS = frozenset("0123456789一二两三四五六七八九十")
_DIGITS = "0-9Oo〇零一二两三四五六七八九十百千数"
# 五年规划, 3年 has no 过去 or 今后 before its number, and no 来 behind it: no expression begins there.
_LENGTH = rf"(?<=[^{_DIGITS}几上下近去后的这来个個第\ \n][0-9一二两三四五六七八九十]年)[^来以代]"


class _Stem(NamedTuple):
    """What stands before an anchor, where it belongs to nothing longer: 2023 before 年, “十四 before 五."""

    length: int
    """How many characters it has."""
    alone: bool
    """Whether nothing goes on with the expression behind the anchor and its 以来 either."""
    form: str


# By the group of `_years` that ends a match; 0 is any other anchor, and the last a plan.
_STEMS = (
    _Stem(0, False, ""),
    _Stem(4, True, "calendar"),
    _Stem(4, False, "calendar"),
    _Stem(1, True, "calendar"),
    _Stem(1, False, "calendar"),
    _Stem(0, False, ""),
    _Stem(3, True, "plan"),
)
_PLAN = len(_STEMS) - 1


@cache
def _years() -> re.Pattern[str]:
    """Every 年 that an expression may have, and in its groups what stands around it; 青年 and 每年 are passed over."""
    joins = r"\-~至到自从、和\ \n截止"
    words = [word for name, word in year_words().items() if len(name) == 2 and name[1] == "年"]
    stems = "".join(word.name[0] for word in words)
    named = "|".join(f"[^{joins}0-9{word.unless_after}]{word.name[0]}" for word in words)
    on = "|".join(
        (
            r"[度底末初内截第以来起至到前头之年\-~\ \n0-9一二三四五六七八九十首上下]|的[0-9]|\Z",
            *("元月", "全年", "同期", "开始", "执行", "实施", "施行", "为止"),
            *holidays(),
            *guard_words("after_year"),
        )
    )
    return re.compile(
        rf"""(?x) 年
        (?: (?<=(?:19|20)[0-9]{{2}}年)
            (?: (?<=[^{joins}0-9].{{5}}) | (?<=\ {{3}}.{{5}}) | (?<=[。;:]\n.{{5}})     # alone at the head of a line
              | (?<=[^{_DIGITS}\ \n]、.{{5}}) | (?<=[^{_DIGITS}][一二三四五六七八九十]、.{{5}}) )
            (?: (?:度|以来)?+ (?!{on}) () | () )
          | (?<=[{stems}]年) (?<=(?:{named})年) (?: (?:以来)?+ (?!{on}) () | () )
          | (?: (?<=[{_DIGITS}几些多近的半个这\ \n{stems}]年) (?!{_LENGTH}) | (?=[底末初内\ \n]) ) () )
        """
    )


def _anchors(text: str, pos: int) -> list[_Anchor]:
    """Where an expression may stand, in order."""
    leads = lead_patterns()
    year = leads["年"].match
    anchors: list[_Anchor] = [
        (found.start(), found.end(), found.lastindex or 0, year) for found in _years().finditer(text, pos)
    ]
    # One character is found a dozen times faster than two, so that what must stand around it is looked at afterwards.
    for anchor, (before, behind) in _ANCHORS.items():
        lead = leads[anchor].match if anchor in leads else None
        at = text.find(anchor, pos)
        while at >= 0:
            if text.startswith(behind, at + 1) and (lead is None or text[at - 1 : at] in before):
                anchors.append((at, at, 0, lead))
            at = text.find(anchor, at + 1)
    plan = leads["五"].match
    anchors += [
        (found.start(), found.end(), _PLAN if found.lastindex else 0, plan) for found in _plans().finditer(text, pos)
    ]
    anchors += [(found.start(), 0, 0, None) for dates in _numeric_dates() for found in dates.finditer(text, pos)]
    anchors.sort(key=itemgetter(0))
    return anchors


@cache
def _plans() -> re.Pattern[str]:
    """Every 五 that the name of a plan ends with; its group where nothing around “十四五” goes on with it."""
    on = "|".join(("[规时期末初]", *guard_words("after_plan")))
    return re.compile(
        rf"""(?x) 五
        (?: (?<=[^到至自从止于\ \n][“"‘「]十[一二三四五六七]五) [”"’」] (?!{on}) ()
          | (?=[”"’」]) | (?<=[六七八九]五) (?=计划|规划|时期|期间)
          | (?<=十[一二三四五六]五) (?=[规时期计以开收末初纲目发重建中]) )
        """
    )


# Of a pattern that begins with plain characters `re` is the quicker for one of them, `regex` for several.
@cache
def _numeric_dates() -> tuple[regex.Pattern[str], ...]:
    """2023-12-19, (2021-2025)."""
    behind = r"[0-9]{2}(?:[-/.][0-9]{1,2}[-/.][0-9]|-{1,3}(?:20|19)[0-9]{2}\)|~20[0-9]{2}\))"
    return regex.compile(f"20{behind}"), regex.compile(f"19{behind}")


_ANCHORS: dict[str, tuple[frozenset[str], str | tuple[str, ...]]] = {
    "月": (_NUMERALS | frozenset("个上下元 \n"), ""),
    "季": (_NUMERALS | frozenset("个上下首 \n"), "度"),
    "世": (frozenset("本个"), "纪"),
    "截": (frozenset(), ("至", "止")),
    "迄": (frozenset(), "今"),
    "止": (frozenset("为"), ""),
}
"""The characters that most other expressions have one of, each with what must stand before it and behind it."""
_Lead = Callable[[str, int, int], "regex.Match[str] | None"]
_Anchor = tuple[int, int, int, _Lead | None]
"""Where it is, where its expression ends if it stands alone, its place in `_STEMS`, what may stand before it."""
