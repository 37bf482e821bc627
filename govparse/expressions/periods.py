"""Periods: stretches of time as a text names them.

    period = an expression of `period_patterns`          2023年1-11月, “十四五”, 上年末, 自2019年3月1日起
    bounds = [ first day ], [ last day ]                 a closed interval; None where open or not known

What a text alone can say is read here: 2023年12月19日 has its days, 上年 waits for the year that it counts from.
`govparse.structure.timeline` resolves it from the document. Source: GB/T 15835-2011 (how dates are written),
GB/T 7408.1-2023 (intervals); the corpus.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from enum import StrEnum
from functools import cache

import attrs
import regex

from govparse.expressions.meanings import Meaning, PeriodKind, Precision, further_days, read_meaning
from govparse.expressions.period_patterns import lead_patterns, match_expression
from govparse.grammar import Found
from govparse.grammar.parser import Furthest, Parser, Scan
from govparse.text import NOWHERE, Source, Span, normalise

__all__ = ["Evidence", "Period", "PeriodKind", "Precision", "Reason", "find_expressions", "period"]


class Reason(StrEnum):
    """Why a period is resolved as it is: a reader can weigh it."""

    TITLE = "stated in the title"
    HEADING = "stated in the heading"
    OPENING = "named at the opening of the text"
    CAPTION = "stated in the caption of the table"
    PARAGRAPH = "named at the opening of the paragraph"
    SENTENCE = "named before in the sentence"
    PLAN = "years of the plan named before in the sentence"
    FREQUENT = "named most often in the text"
    MEETING = "year of the meeting"
    BEFORE_MEETING = "year before the meeting"
    WRITTEN = "year in which it was written"
    BEFORE_WRITTEN = "year before it was written"
    GOVERNING = "period that governs the sentence"
    CALLER = "given by the caller"


@attrs.frozen(slots=True)
class Evidence:
    """What a relative period was resolved by."""

    reason: Reason
    """Why."""
    year: int
    """The year from which its words count."""
    span: Span | None = None
    """Where that year is stated; None where the caller gave it."""


@attrs.frozen(slots=True)
class Period:
    """A stretch of time as a text names it; equal to another that means the same, wherever it stands.

    >>> period.parse("2023年1—11月").start, period.parse("2023年1—11月").end
    (datetime.date(2023, 1, 1), datetime.date(2023, 11, 30))
    >>> period.parse("上年末").resolve(2024).end
    datetime.date(2023, 12, 31)
    """

    kind: PeriodKind
    start: date | None
    """First day; None where open or not known."""
    end: date | None
    """Last day, included; None where open or not known."""
    precision: Precision = attrs.field(default=Precision.DAY, eq=False, kw_only=True)
    """The unit of the calendar that the text names."""
    evidence: Evidence | None = attrs.field(default=None, eq=False, kw_only=True)
    """What a relative period was resolved by; None of an absolute one and of one that is not resolved."""
    span: Span = attrs.field(default=NOWHERE, eq=False, kw_only=True)
    text: str = attrs.field(default="", eq=False, kw_only=True)
    wording: str = attrs.field(default="", init=False, repr=False)
    """The words of a period without any bound, so that 今年 and 去年 differ before they are resolved."""

    def __attrs_post_init__(self) -> None:
        if self.start is None and self.end is None:
            object.__setattr__(self, "wording", normalise(self.text))

    def __contains__(self, day: date) -> bool:
        """Whether a day lies in it; an open side has no end, a period without bounds contains nothing.

        >>> date(2023, 5, 1) in period.parse("2023年上半年"), date(2023, 5, 1) in period.parse("近年来")
        (True, False)
        """
        if self.start is None and self.end is None:
            return False
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)

    def resolve(self, reference: int | date) -> Period:
        """The same period with the days that it has in a text of the year `reference`, or of the year of a day.

        A period that has a bound stays as it is: resolving twice is resolving once.

        Raises:
            ValueError: that year has no such day, as of 2月29日.

        >>> period.parse("去年同期").resolve(date(2024, 3, 1)).start
        datetime.date(2023, 1, 1)
        """
        if self.start is not None or self.end is not None or not self.text:
            return self
        meaning = next((found[2] for found in find_expressions(Source(self.text).normal)), None)
        if meaning is None or meaning.base is None:
            return self
        year = reference if isinstance(reference, int) else reference.year
        start, end = meaning.bounds(year)
        return attrs.evolve(self, start=start, end=end)


def find_expressions(text: str, pos: int = 0) -> Iterator[tuple[int, int, Meaning | None]]:
    """Start, end and meaning of every expression of time in a normalised text.

    The meaning is None where the calendar has no such day: 2023年2月30日.
    """
    end, alone = pos, _YEARS_ALONE
    for at, lead in _anchors(text, pos):
        if at < end:
            continue
        start = at
        if lead is None:
            found = match_expression(text, at)
        else:
            if at - 4 >= end and at >= 5:
                # Most are 2023年 or 全年 with nothing around that goes on: they mean the same each time.
                start = at - 4
                meaning = alone.get(text[at - 5 : at + 3])
                if meaning is None:
                    start = at - 1
                    meaning = alone.get(text[at - 2 : at + 3])
                if meaning is not None:
                    end = at + 1
                    yield start, end, meaning
                    continue
            if text[at] == "年" and text[at - 1 : at] not in _BEFORE_YEAR and text[at + 1 : at + 2] not in _BEHIND_BARE:
                # 青年, 每年: no expression ends here.
                continue
            before = lead(text, end, at)
            if before is None:
                continue
            start, core = before.start(), before.start("core")
            if text[at] == "年" and text[at + 1 : at + 2] not in (
                _BEHIND_BARE if core == at else _BEHIND_NUMBER if at - core < 4 and text[core] in _NUMERALS else _ANY
            ):
                # 每年, 3年: no expression begins here.
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
            if form == "calendar" and meaning is not None and _stands_alone(text, start, at, end):
                alone[text[start - 1 : end + 2]] = meaning
            yield start, end, meaning
            if text[end : end + 1] in _FURTHER and meaning is not None and meaning.kind is PeriodKind.DATE:
                for further in further_days(text, end, meaning):
                    yield further
                    end = further[1]


def _stands_alone(text: str, start: int, at: int, end: int) -> bool:
    """Whether a match is a year that the characters right around it tell from everything longer."""
    return (
        end == at + 1
        and at - start in (1, 4)
        and start > 0
        and text[start - 1] not in _GOES_BEFORE
        and text[at] == "年"
        and text[end + 1 : end + 2] not in _GOES_ON.get(text[end : end + 1], _NOTHING)
        and len(_YEARS_ALONE) < _MOST_ALONE
    )


class _Any(frozenset[str]):
    def __contains__(self, item: object) -> bool:
        return True


_ANY = _Any()
_BEHIND_BARE = frozenset("底末初内\n")
_FURTHER = frozenset("、和")
_BEHIND_NUMBER = frozenset("来以代")
_NUMERALS = frozenset("0123456789一二两三四五六七八九十")
_BEFORE_YEAR = _NUMERALS | frozenset("〇零百几些多数近的半个这 \n") | frozenset("今去前明来本上下当同次翌全")
_GOES_BEFORE = frozenset("-~至到自从、和 \n截止0123456789")
_YEARS_ALONE: dict[str, Meaning] = {}
"""What 全年, 2023年 with the characters around them mean; the same for every text."""
_MOST_ALONE = 4096
_NOTHING: frozenset[str] = frozenset()
_GOES_ON: dict[str, frozenset[str]] = {
    **dict.fromkeys("度底末初内截第以来起至到前之年-~、和 \n0123456789一二三四五六七八九十首上下", _ANY),
    **{
        pair[0]: frozenset(pair[1])
        for pair in ("全年", "同期", "国庆", "元旦", "五一", "开始", "执行", "实施", "施行", "为止")
    },
    "的": frozenset("0123456789"),
    "": _ANY,
}
"""What may stand behind 年 and go on with the expression: its first character, then its second."""


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
    anchors.sort(key=lambda anchor: anchor[0])
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


class _Periods(Parser[Period]):
    """Looks for anchors first, and for the whole expression only around them."""

    __slots__ = ()

    def find_all(self, text: str | Source, pos: int = 0) -> Iterator[Found[Period]]:
        source = Source.of(text)
        for start, end, meaning in find_expressions(source.normal, pos):
            if meaning is not None:
                span = Span(start, end)
                made = _made(source, span, meaning)
                yield Found(made, span, made.text)

    def _read(self, source: Source, pos: int, furthest: Furthest | None) -> tuple[Period, int] | None:
        found = match_expression(source.normal, pos)
        if found is not None:
            form, end = found
            meaning = read_meaning(form, source.normal[pos:end])
            if meaning is not None:
                return _made(source, Span(pos, end), meaning), end
            if furthest is not None:
                furthest.expect(pos, "a day that the calendar has", end)
        elif furthest is not None:
            furthest.expect(pos, "a period")
        return None

    def _scan(self, scan: Scan) -> tuple[str, bool]:
        return (
            '(?=[0-9一二三四五六七八九十第前今去明本上下当同次翌来全年首截到至自从近过刚这最未接此新多几数迄“"])',
            False,
        )


def _made(source: Source, span: Span, meaning: Meaning) -> Period:
    start, end = meaning.bounds(None)
    return Period(meaning.kind, start, end, precision=meaning.precision, span=span, text=source[span])


period: Parser[Period] = _Periods()
"""A stretch of time; relative words stay without bounds until they are resolved.

>>> [(found.text, found.value.kind.value) for found in period.find_all("到2025年,较上年末增长5%;“十四五”时期年均3天")]
[('到2025年', 'until'), ('上年末', 'date'), ('“十四五”', 'plan')]
"""
