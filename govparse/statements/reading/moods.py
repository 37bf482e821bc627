"""Whether a number is a fact, a forecast or a wish.

mood = "预计" … "。" | … "力争" part [ ";" ] | target of a plan chapter [ unless "已" | "了" ]

A word that opens a sentence holds for all of it, one further on for its part of it.
"""

from __future__ import annotations

from govparse.expressions.periods import Period, PeriodKind
from govparse.statements.modality import Chapter, is_done, is_planned, is_stated, modal_word
from govparse.statements.reading.said import Place, Said
from govparse.statements.values import Modality
from govparse.text import Span

__all__ = ["Mood", "Spoken"]

Spoken = tuple[Modality, Span | None]
"""A modality, and the words that say it."""


class Mood:
    """What the words of a sentence have said so far."""

    __slots__ = (
        "_passing",
        "_period",
        "_sentence",
        "_usual",
        "chapter",
        "done",
        "modality",
        "planned",
        "reviewed",
        "span",
        "text",
    )

    def __init__(self, text: str, chapter: Chapter, reviewed: int | None = None) -> None:
        self.text = text
        self.reviewed = reviewed
        """The year that the document reports on: what ends with it is over, a later year is to come."""
        self.modality: Modality | None = None
        self.span: Span | None = None
        self.done = False
        """Whether a sentence of a plan tells of the past."""
        self.chapter = chapter
        self.planned = chapter.modality is Modality.TARGET
        """Whether the chapter is one of a plan."""
        self._passing = False
        self._sentence = 0
        self._period: Period | None = None
        self._usual = self._usually(None)
        """What the chapter makes of the time that was asked for last: mostly the same is asked for again."""

    def next_sentence(self, start: int) -> None:
        """Forgets what the sentence before said; the new one begins at `start`."""
        self.modality = self.span = None
        self.done = False
        self._sentence = start
        if self.planned and self._period is not None:
            self._period, self._usual = None, self._usually(None)

    def next_chapter(self, chapter: Chapter) -> None:
        """Goes by what another chapter says."""
        self.chapter = chapter
        self.planned = chapter.modality is Modality.TARGET
        self._period, self._usual = None, self._usually(None)

    def hear(self, low: int, start: int, stated: bool) -> None:
        """Hears a word between two numbers; `stated` says whether the sentence has stated anything before."""
        word = modal_word(self.text, low, start, self.chapter.modality)
        if word is not None and (word[0] is not self.modality or self._passing):
            self.modality, self.span = word
            self._passing = stated

    def soften(self, low: int, start: int) -> None:
        """Ends what holds for a part of a sentence only, and sees what a plan tells of the past."""
        if self._passing and self.text.find(";", low, start) >= 0:
            self.modality = self.span = None
        if self.planned and not self.done:
            self.done = is_done(self.text, low, start)

    def of(self, name: str, place: Place, end: int, said: Said, period: Period | None) -> Spoken:
        """The modality of a measure whose words go up to `end`: its own, else that of its sentence or its chapter."""
        lead = said.lead
        if self.text.startswith(_NAMED_GOALS, end):
            return Modality.TARGET, Span(end, self.text.index("目标", end) + 2)
        if lead.modality is not None:
            return lead.modality, said.span(lead.modality_at)
        if self.modality is None and not is_stated(name):
            return (Modality.TARGET, Span(*place)) if is_planned(name) else (Modality.ACTUAL, None)
        return self.of_all(period)

    def of_all(self, period: Period | None) -> Spoken:
        """The modality of whatever the sentence states of that time, where nothing else says one."""
        if self.modality is not None:
            return self.modality, self.span
        if self.done:
            return Modality.ACTUAL, None
        if period is not self._period:
            self._period, self._usual = period, self._usually(period)
        return self._usual

    def _usually(self, period: Period | None) -> Spoken:
        """What the chapter makes of a measure of that time, and the words that say so beside the chapter."""
        chapter = self.chapter
        if _is_as_of(period):
            return Modality.ACTUAL, None
        if chapter.modality is None and self._is_to_come(period):
            return Modality.TARGET, None if period is None else period.span
        if chapter.modality is None or (self.planned and self._is_over(period, chapter.period)):
            return Modality.ACTUAL, None
        return chapter.modality, None

    def _is_over(self, period: Period | None, context: Period | None) -> bool:
        """Whether a time lies before the one that its chapter plans for, or ends with the year under review."""
        if period is None or period.end is None or not (_is_named(period) or self._is_last_year(period)):
            # 全年 and 上年 are the plan's own there: 上年结转收入.
            return False
        if self.reviewed is not None and period.end.year <= self.reviewed:
            return True
        return context is not None and context.start is not None and period.end < context.start

    def _is_last_year(self, period: Period) -> bool:
        """Whether a time is 去年 in the sentence itself: the next one is of the plan again."""
        return period.span.start >= self._sentence and period.text.startswith("去年")

    def _is_to_come(self, period: Period | None) -> bool:
        """Whether a time ends with a year behind the one under review."""
        if period is None or period.end is None or self.reviewed is None or period.kind not in _LONG:
            return False
        after = period.start is None or period.start.year > self.reviewed
        return after and period.end.year > self.reviewed and period.end.month == 12 and _is_named(period)


_NAMED_GOALS = ("目标", "的目标", "的预期目标", "的年度目标")
_LONG = frozenset((PeriodKind.YEAR, PeriodKind.YEARS, PeriodKind.PLAN, PeriodKind.UNTIL))


def _is_named(period: Period) -> bool:
    """Whether a time says which year or plan it is, or how many years."""
    return not _YEARS.isdisjoint(period.text) or period.kind is PeriodKind.PLAN


def _is_as_of(period: Period | None) -> bool:
    """Whether a time is the day up to which something has been counted: 截至2026年2月4日."""
    return period is not None and period.text.startswith(("截至", "截止")) and period.text.endswith("日")


_YEARS = frozenset("0123456789０１２３４５６７８９〇三五十")
