"""Where a text names a time.

    scan   = { anchor, [ lead ], expression }
    anchor = "年" | "月" | "季度" | …             nearly all expressions have one of a few characters inside
    lead   = what stands before the anchor and belongs to the same expression, read backwards

A text is searched for the anchors, and read only around them, which is a hundred times cheaper than to try the grammar
of `period_patterns` everywhere. A year with nothing around it that goes on, 2023年 or 全年, is told by its neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from operator import itemgetter

import regex

from govparse.expressions.meanings import Meaning, PeriodKind
from govparse.expressions.period_patterns import lead_patterns, match_expression
from govparse.expressions.period_reading import further_days, read_meaning
from govparse.expressions.time_words import guard_words, holidays, year_words

__all__ = ["find_expressions"]


def find_expressions(text: str, pos: int = 0) -> Iterator[tuple[int, int, Meaning | None]]:
    """Start, end and meaning of every expression of time in a normalised text.

    The meaning is None where the calendar has no such day: 2023年2月30日.
    """
    end = pos
    goes_on, stems = _goes_on(), _stems()
    for at, lead in _anchors(text, pos):
        if at < end:
            continue
        start: int | None = at
        if text[at] == "年":
            behind = text[at + 1 : at + 2]
            start = _plain_year(text, end, at, stems)
            if start is not None and text[at + 2 : at + 3] not in goes_on.get(behind, _NOTHING):
                end = at + 1
                yield start, end, read_meaning("calendar", text[start:end])
                continue
            if start is None and text[at - 1 : at] not in _BEFORE_YEAR and behind not in _BEHIND_BARE:
                # 青年, 每年: no expression ends here.
                continue
        elif lead is not None:
            start = None
        if start is not None:
            found = match_expression(text, start)
        else:
            assert lead is not None
            before = lead(text, end, at)
            if before is None:
                continue
            start, core = before.start(), before.start("core")
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
                start = at if before is None else before.start("core")
                found = match_expression(text, start)
        if found is not None and found[1] > at:
            form, end = found
            meaning = read_meaning(form, text[start:end])
            yield start, end, meaning
            if text[end : end + 1] in _FURTHER and meaning is not None and meaning.kind is PeriodKind.DATE:
                for further in further_days(text, end, meaning):
                    yield further
                    end = further[1]


def _plain_year(text: str, end: int, at: int, stems: dict[str, frozenset[str]]) -> int | None:
    """Where the year begins that ends with the 年 at `at`, when what stands before it belongs to nothing longer."""
    number = text[at - 4 : at]
    if number[:2] in ("20", "19") and number.isdigit():
        start = at - 4
        refused: frozenset[str] = _GOES_BEFORE
    else:
        start = at - 1
        refused = stems.get(text[start:at], _ANY)
    return start if start >= end and start > 0 and text[start - 1] not in refused else None


class _Any(frozenset[str]):
    def __contains__(self, item: object) -> bool:
        return True


_ANY = _Any()
_NOTHING: frozenset[str] = frozenset()
_BEHIND_BARE = frozenset("底末初内 \n")
_FURTHER = frozenset("、和")
_BEHIND_NUMBER = frozenset("来以代")
_NUMERALS = frozenset("0123456789一二两三四五六七八九十")
_BEFORE_YEAR = _NUMERALS | frozenset("〇零百几些多数近的半个这 \n") | frozenset("今去前明来本上下当同次翌全")
_GOES_BEFORE = frozenset("-~至到自从、和 \n截止0123456789")


@cache
def _stems() -> dict[str, frozenset[str]]:
    """What stands before 年 in a word of two characters, with what may not stand before that: 今, 全."""
    return {
        name[0]: _GOES_BEFORE | frozenset(word.unless_after)
        for name, word in year_words().items()
        if len(name) == 2 and name[1] == "年"
    }


@cache
def _goes_on() -> dict[str, frozenset[str]]:
    """What may stand behind 年 and go on with the expression, or make it another word: one character, then a second."""
    on: dict[str, frozenset[str]] = dict.fromkeys(
        "度底末初内截第以来起至到前头之年-~、和 \n0123456789一二三四五六七八九十首上下", _ANY
    )
    for word in ("全年", "同期", "开始", "执行", "实施", "施行", "为止", *holidays(), *guard_words("after_year")):
        second = frozenset(word[1]) if len(word) > 1 else _ANY
        before = on.get(word[0], _NOTHING)
        on[word[0]] = _ANY if before is _ANY or second is _ANY else before | second
    on["的"] = frozenset("0123456789")
    on[""] = _ANY
    return on


def _anchors(text: str, pos: int) -> list[tuple[int, _Lead | None]]:
    """Where an expression may stand, in order, each with the pattern of what may stand before."""
    leads = lead_patterns()
    anchors: list[tuple[int, _Lead | None]] = []
    # One character is found a dozen times faster than two, so that what must stand behind it is looked at afterwards.
    for anchor, behind in _ANCHORS.items():
        lead = leads[anchor].match if anchor in leads else None
        at = text.find(anchor, pos)
        while at >= 0:
            if not behind or text.startswith(behind, at + 1):
                anchors.append((at, lead))
            at = text.find(anchor, at + 1)
    for anchor in _SEARCHED:
        lead = leads[anchor].match if anchor in leads else None
        anchors += [(found.start(), lead) for found in _searched(anchor).finditer(text, pos)]
    anchors.sort(key=itemgetter(0))
    return anchors


# The module `re` is the quicker one where a pattern begins with plain characters.
@cache
def _searched(anchor: str) -> re.Pattern[str]:
    return re.compile(_SEARCHED[anchor])


_ANCHORS: dict[str, str | tuple[str, ...]] = {
    "年": "",
    "月": "",
    "季": "度",
    "世": "纪",
    "截": ("至", "止"),
    "迄": "今",
}
"""The characters that nearly all expressions have one of, each with what must stand behind it."""
# 2023-12-19, (2021-2025)
_NUMERIC = r"[0-9]{2}(?:[-/.][0-9]{1,2}[-/.][0-9]|-{1,3}(?:20|19)[0-9]{2}\)|~20[0-9]{2}\))"
_SEARCHED = {
    "五": '五(?=[”"’」])',
    "十": "十[一二三四五六]五(?=[规时期计以开收末初纲目发重建中])",
    "到": "到目前为止",
    "20": f"20{_NUMERIC}",
    "19": f"19{_NUMERIC}",
}
"""Anchors too frequent to be looked at each time: what must stand behind them."""
_Lead = Callable[[str, int, int], "regex.Match[str] | None"]
