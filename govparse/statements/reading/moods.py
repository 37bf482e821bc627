"""Whether a number is a fact, a forecast or a wish.

mood = "预计" … "。" | … "力争" part [ ";" ] | target of a plan chapter [ unless "已" | "了" ]

A word that opens a sentence holds for all of it, one further on for its part of it.
"""

from __future__ import annotations

from govparse.expressions.periods import Period, PeriodKind
from govparse.statements.modality import Chapter, is_done, is_planned, modal_word
from govparse.statements.reading.drafts import Draft
from govparse.statements.reading.said import Said
from govparse.statements.values import Modality
from govparse.text import Span

__all__ = ["Mood"]


class Mood:
    """What the words of a sentence have said so far."""

    __slots__ = ("_passing", "done", "modality", "reviewed", "span", "text")

    def __init__(self, text: str, reviewed: int | None = None) -> None:
        self.text = text
        self.reviewed = reviewed
        """The year that the document reports on: what ends with it is over, a later year is to come."""
        self.modality: Modality | None = None
        self.span: Span | None = None
        self.done = False
        """Whether a sentence of a plan tells of the past."""
        self._passing = False

    def next_sentence(self) -> None:
        """Forgets what the sentence before said."""
        self.modality = self.span = None
        self.done = False

    def hear(self, low: int, start: int, chapter: Modality | None, stated: bool) -> None:
        """Hears a word between two numbers; `stated` says whether the sentence has stated anything before."""
        word = modal_word(self.text, low, start, chapter)
        if word is not None and (word[0] is not self.modality or self._passing):
            self.modality, self.span = word
            self._passing = stated

    def soften(self, low: int, start: int, chapter: Modality | None) -> None:
        """Ends what holds for a part of a sentence only, and sees what a plan tells of the past."""
        if self._passing and self.text.find(";", low, start) >= 0:
            self.modality = self.span = None
        if chapter is Modality.TARGET and not self.done:
            self.done = is_done(self.text, low, start)

    def give(self, draft: Draft, said: Said, chapter: Chapter) -> None:
        """Gives a draft its modality: that of its own words, else of its sentence, else of its chapter."""
        text, end, lead, period = self.text, draft.span.end, said.lead, draft.period
        if text.startswith(_NAMED_GOALS, end):
            draft.modality = Modality.TARGET
            draft.modality_span = Span(end, text.index("目标", end) + 2)
        elif lead.modality is not None:
            draft.modality = lead.modality
            draft.modality_span = said.span(lead.modality_at)
        elif self.modality is not None:
            draft.modality, draft.modality_span = self.modality, self.span
        elif is_planned(draft.name):
            draft.modality, draft.modality_span = Modality.TARGET, draft.name_span
        elif self.done or draft.name.startswith("每") or _is_as_of(period):
            return
        elif chapter.modality is None:
            if self._is_to_come(period):
                draft.modality, draft.modality_span = Modality.TARGET, None if period is None else period.span
        elif chapter.modality is not Modality.TARGET or not self._is_over(period, chapter.period):
            draft.modality = chapter.modality

    def _is_over(self, period: Period | None, context: Period | None) -> bool:
        """Whether a time lies before the one that its chapter plans for, or ends with the year under review."""
        if period is None or period.end is None or not _is_named(period):
            # 全年 and 上年 are the plan's own there: 上年结转收入.
            return False
        if self.reviewed is not None and period.end.year <= self.reviewed:
            return True
        return context is not None and context.start is not None and period.end < context.start

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
    return period.kind is PeriodKind.PLAN or any(character in _YEARS for character in period.text)


def _is_as_of(period: Period | None) -> bool:
    """Whether a time is the day up to which something has been counted: 截至2026年2月4日."""
    return period is not None and period.text.startswith(("截至", "截止")) and period.text.endswith("日")


_YEARS = frozenset("0123456789０１２３４５６７８９〇三五十")
