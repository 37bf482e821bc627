"""How far a reading has come: what has been stated, and what the sentence, the paragraph and the chapter carry along.

state = drafts, sentence, current [ pending ], time, mood, reach, chapter
"""

from __future__ import annotations

import attrs

from govparse.expressions.periods import Period
from govparse.expressions.quantities import Quantity
from govparse.statements.modality import Chapter, Chapters
from govparse.statements.reading.drafts import Draft
from govparse.statements.reading.moods import Mood
from govparse.statements.reading.parents import Reach
from govparse.statements.reading.said import Place, Said
from govparse.statements.reading.times import Times
from govparse.text import Span

__all__ = ["Pending", "State"]


@attrs.frozen(slots=True)
class Pending:
    """A level that something comes from, before it is said where to: 从218亿元 … 到370亿元."""

    name: Place | None
    subject: Span | None
    quantity: Quantity


class State:
    """What the rules of a reading look at, and what they add to."""

    __slots__ = (
        "against",
        "before",
        "chapter",
        "chapters",
        "current",
        "drafts",
        "mood",
        "nameless",
        "outer",
        "pending",
        "quantities",
        "reach",
        "sentence",
        "share",
        "text",
        "times",
        "until",
    )

    def __init__(
        self,
        text: str,
        quantities: tuple[Quantity, ...],
        periods: tuple[Period, ...],
        chapters: Chapters,
        reviewed: int | None = None,
    ) -> None:
        self.text = text
        self.quantities = quantities
        self.times = Times(text, periods)
        self.chapters = chapters
        self.chapter: Chapter
        self.chapter, self.until = chapters.at(0)
        """The chapter, and where the next one begins."""
        self.mood = Mood(text, self.chapter, reviewed)
        self.reach = Reach(text)
        self.drafts: list[Draft] = []
        """All of the document."""
        self.sentence: list[Draft] = []
        """Those of the sentence."""
        self.before: list[Draft] = []
        """Those of the last sentence that stated anything, while 其中 may still refer to them."""
        self.current: Draft | None = None
        """The one that a growth without a name belongs to."""
        self.share: Draft | None = None
        """占就业人员比重 of the current one: what grows by percentage points behind it is the share."""
        self.outer: Draft | None = None
        """The one that was current where a bracket opened."""
        self.pending: tuple[Pending, ...] = ()
        """The levels that something comes from, until it is said where to; several behind 分别."""
        self.against: Span | None = None
        """与上年决算数相比 in a clause of its own: the basis of every growth of the sentence."""
        self.nameless: tuple[Quantity, Quantity] | None = None
        """从A到B before the measure is named: 从218亿元到370亿元,投资增长了70%."""

    def written(self, place: Place) -> str:
        """The text at a place."""
        return self.text[place[0] : place[1]]

    def clause(self, said: Said) -> str:
        """All that stands in the clause before a number, without blanks."""
        return self.text[said.opening : said.quantity.span.start].replace(" ", "")

    def words(self, place: Place) -> str:
        """The text at a place, without the blanks that a page put in."""
        return self.text[place[0] : place[1]].replace(" ", "")

    def level(self, name: Place, said: Said, quantity: Quantity) -> Draft:
        """A new measure with its level."""
        return self.draft(name, said, quantity.span.end, quantity)

    def draft(self, name: Place, said: Said, end: int, quantity: Quantity | None = None) -> Draft:
        """A new measure, with everything that the state carries for it."""
        words, period = self.words(name), self._period()
        subject = said.span(said.lead.name.subject)
        mood = self.mood.of(words, name, end, said, period)
        return self._add(Draft(name, words, end, quantity, subject, period, self.chapter.period, mood))

    def plain_level(self, name: Place, words: str, subject: Span | None, quantity: Quantity) -> Draft:
        """A new measure with its level, of which its lead gives the name and the subject and says no more."""
        period = self._period()
        mood, end = self.mood.of_all(period), quantity.span.end
        return self._add(Draft(name, words, end, quantity, subject, period, self.chapter.period, mood))

    def _period(self) -> Period | None:
        """The time that holds for what is stated next: a part without one has that of its total."""
        period = self.times.current
        if period is None and self.reach.scope is not None:
            return self.reach.scope.totals[-1].period
        return period

    def _add(self, draft: Draft) -> Draft:
        if self.reach.scope is not None:
            self.reach.take_in(draft, self.reach.scope)
        elif not self.sentence:
            self.reach.filling.take(draft)
        self.drafts.append(draft)
        self.sentence.append(draft)
        self.current = draft
        return draft
