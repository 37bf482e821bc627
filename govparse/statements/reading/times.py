"""Which time a number is of.

time    = period of the sentence | period that opens the paragraph
against = ( "比" | "较" | "从" | … ) period | period "相比"         what something is compared with: no time of its own

A period holds from where it stands to the end of its sentence, one that opens a paragraph to the end of that.
"""

from __future__ import annotations

import re
from functools import cache

from govparse.expressions.periods import Period, PeriodKind
from govparse.text import Span

__all__ = ["Times"]

_LONGEST_LIST = 32
"""How many periods of a list, 比2023年、2024年, are looked back over."""
_LONGEST_ASIDE = 60
_COMPARING = "比较与同和从由占按"
_BEFORE_COMPARED = f"{_COMPARING}、及 "
_OPENING = 16
"""How far from the head of a sentence a period may stand that opens it, in characters."""


class Times:
    """The periods that a reading has passed, and those that hold where it stands."""

    __slots__ = ("_at", "_opening", "_paragraph", "_starts", "current", "next", "periods", "text")

    def __init__(self, text: str, periods: tuple[Period, ...]) -> None:
        self.text = text
        self.periods = periods
        self.current: Period | None = None
        """The one that holds: the last in the sentence that stands by itself, else the one that opens the paragraph."""
        self._starts = [*(period.span.start for period in periods), len(text)]
        self.next = self._starts[0]
        """Where the first one stands that has not been passed."""
        self._at = 0
        self._paragraph = 0
        self._opening: Period | None = None

    @property
    def nearest(self) -> Period | None:
        """The last one that has been passed, whatever it says."""
        return self.periods[self._at - 1] if self._at else None

    def next_sentence(self) -> None:
        """Forgets the period of the sentence before."""
        self.current = self._opening

    def next_paragraph(self, start: int) -> None:
        """Forgets the period that opened the paragraph before."""
        self._paragraph = start
        self.current = self._opening = None

    def since(self, start: int) -> tuple[Period, ...]:
        """The periods that have been passed since an offset, in order."""
        at = self._at
        while at and self.periods[at - 1].span.start >= start:
            at -= 1
        return self.periods[at : self._at]

    def pass_to(self, sentence: int, start: int) -> Period | None:
        """Passes the periods before `start`; answers the last of them that stands by itself in the sentence."""
        text, periods, paragraph = self.text, self.periods, self._paragraph
        alone: Period | None = None
        while self.next < start:
            at, begin = self._at, self.next
            period = periods[at]
            self._at = at + 1
            self.next = self._starts[at + 1]
            if (
                begin < paragraph
                or _is_compared(text, periods, at, start)
                or _is_vague(period)
                or _is_aside(text, period.span, start)
            ):
                continue
            if begin >= sentence:
                self.current = alone = period
            first = self._opening is None
            opening = paragraph if first else sentence
            if (
                begin - opening < _OPENING
                and (first or sentence > paragraph)
                and _said_before().search(text, opening, begin) is None
            ):
                self._opening = self.current = period
        return alone


@cache
def _said_before() -> re.Pattern[str]:
    # 森林覆盖率37.7%。全年完成造林5公顷。: behind a number the time opens nothing; the 1、 of an item is none.
    return re.compile("《|[0-9](?<!(?:19|20)[0-9]{2}) ?[%‰一-鿿]")


def _is_aside(text: str, span: Span, start: int) -> bool:
    """Whether a time stands in a bracket, with other words, that closes before the number: (2023年是普查年份,下同)."""
    close = text.find(")", span.end, min(start, span.end + _LONGEST_ASIDE))
    if close < 0 or text.find("(", span.end, close) >= 0:
        return False
    low = max(0, span.start - _LONGEST_ASIDE)
    opening = text.rfind("(", low, span.start)
    return opening > text.rfind(")", low, span.start) and (opening + 1, close) != (span.start, span.end)


def _is_vague(period: Period) -> bool:
    """年度, and what is counted from a day that is not said."""
    return (period.start is None and period.end is None and period.kind is PeriodKind.RELATIVE) or period.text == "年度"


def _begins_comparison(text: str, start: int) -> bool:
    """Whether what starts there is compared with: 比上年, 从2015年; a page may break a line between."""
    while start and text[start - 1] == " ":
        start -= 1
    return start > 0 and text[start - 1] in _COMPARING and not text.startswith(("合同", "占比"), start - 2)


def _is_compared(text: str, periods: tuple[Period, ...], at: int, start: int) -> bool:
    """Whether a period is what something is compared with, or tells one level of several, and so holds for no more."""
    span = periods[at].span
    if text[span.start - 1] in _BEFORE_COMPARED or (at and periods[at - 1].span.end == span.start):
        for last in range(at, max(at - _LONGEST_LIST, -1), -1):
            span = periods[last].span
            if _begins_comparison(text, span.start):
                return True
            joined = last > 0 and periods[last - 1].span.end == span.start
            if joined and _begins_comparison(text, periods[last - 1].span.start):
                return True
            if not (last and text[span.start - 1] in "、及" and periods[last - 1].span.end == span.start - 1):
                break
    after = text[span.end : span.end + 1]
    if after == "的" and not text[span.end + 1 : start].strip(" "):
        return True
    if after in "为仅是只" and text.endswith("同期", span.start, span.end):
        # 去年同期为5亿元: what it was before.
        return True
    if after in "以相同" and text.startswith(("以来最", "相比", "同期相比"), span.end):
        return True
    return not text[span.start].isdigit() and _is_attribute(text, span)


def _is_attribute(text: str, span: Span) -> bool:
    """Whether a time only says which plan or which money is meant: 年初预算, 上年结转收入, 结转下年支出."""
    if text.endswith("转", 0, span.start) or _attribute().match(text, span.end) is not None:
        return True
    return text.startswith(("计划", "任务"), span.end) and text.endswith(("完成", "为", "占", "达"), 0, span.start)


@cache
def _attribute() -> re.Pattern[str]:
    return re.compile(
        r"""\ *+(?:
            (?<=当年)价 | 预\ *算 | 计划数 | 目标 | 预期 | 结\ *转 | 结\ *余 | 滚存 | 财力结
          | [一-鿿]{0,6}(?:确定|发布|结转|提出|安排|下达|批准|印发|出台|制定|部署)的
        )""",
        re.VERBOSE,
    )
