"""Periods: stretches of time as a text names them.

    period = an expression of `period_patterns`          2023年1-11月, “十四五”, 上年末, 自2019年3月1日起
    bounds = [ first day ], [ last day ]                 a closed interval; None where open or not known

What a text alone can say is read here: 2023年12月19日 has its days, 上年 waits for the year that it counts from.
`govparse.structure.timeline` resolves it from the document. Source: GB/T 15835-2011 (how dates are written),
GB/T 7408.1-2023 (intervals); the corpus.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

import attrs

from govparse.expressions.meanings import Meaning, PeriodKind, Precision
from govparse.expressions.period_patterns import match_expression
from govparse.expressions.period_reading import read_meaning
from govparse.expressions.period_scan import find_expressions
from govparse.grammar import Found
from govparse.grammar.found import as_found
from govparse.grammar.parser import Furthest, Parser, Scan
from govparse.text import NOWHERE, Source, Span, maker, normalise

__all__ = ["Evidence", "Period", "PeriodKind", "Precision", "Reason", "period", "period_of"]


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


@attrs.frozen(slots=True, weakref_slot=False, eq=False)
class Period:
    """A stretch of time as a text names it; equal to another that means the same, wherever it stands.

    >>> period.parse("2023年1—11月").start, period.parse("2023年1—11月").end
    (datetime.date(2023, 1, 1), datetime.date(2023, 11, 30))
    >>> period.parse("上年末").resolve(2024).end
    datetime.date(2023, 12, 31)
    >>> days = period.find_all("9月18日、19日，12月18日、19日")
    >>> [found.value.resolve(2024).start.month for found in days]
    [9, 9, 12, 12]
    """

    kind: PeriodKind
    start: date | None
    """First day; None where open or not known."""
    end: date | None
    """Last day, included; None where open or not known."""
    precision: Precision = attrs.field(default=Precision.DAY, kw_only=True)
    """The unit of the calendar that the text names."""
    evidence: Evidence | None = attrs.field(default=None, kw_only=True)
    """What a relative period was resolved by; None of an absolute one and of one that is not resolved."""
    span: Span = attrs.field(default=NOWHERE, kw_only=True)
    text: str = attrs.field(default="", kw_only=True)
    meaning: Meaning | None = attrs.field(default=None, kw_only=True, repr=False)
    """What the words mean where they lean on others, as 19日 on 9月18日; None of one made by hand or read back."""

    @property
    def wording(self) -> str:
        """The words of a period without any bound, so that 今年 and 去年 differ before they are resolved."""
        return normalise(self.text) if self.start is None and self.end is None else ""

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Period):
            return NotImplemented
        return self._meant() == other._meant()

    def __hash__(self) -> int:
        return hash(self._meant())

    def _meant(self) -> tuple[PeriodKind, date | None, date | None, str]:
        return self.kind, self.start, self.end, self.wording

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
        meaning = self.meaning or next((found[2] for found in find_expressions(Source(self.text).normal)), None)
        if meaning is None or meaning.base is None:
            return self
        year = reference if isinstance(reference, int) else reference.year
        start, end = meaning.bounds(year)
        return attrs.evolve(self, start=start, end=end)


period_of = maker(Period)
"""Makes a period, as its class does, in a third of the time."""


class _Periods(Parser[Period]):
    """Looks for anchors first, and for the whole expression only around them."""

    __slots__ = ()

    def find_all(self, text: str | Source, pos: int = 0) -> Iterator[Found[Period]]:
        source = Source.of(text)
        for start, end, meaning in find_expressions(source.normal, pos):
            if meaning is not None:
                yield as_found(_made(source, Span(start, end), meaning))

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
    return period_of(
        meaning.kind, start, end, precision=meaning.precision, span=span, text=source[span], meaning=meaning
    )


period: Parser[Period] = _Periods()
"""A stretch of time; relative words stay without bounds until they are resolved.

>>> [(found.text, found.value.kind.value) for found in period.find_all("到2025年,较上年末增长5%;“十四五”时期年均3天")]
[('到2025年', 'until'), ('上年末', 'date'), ('“十四五”', 'plan')]
"""
