"""The periods of a document, resolved from the document itself.

    period = expression, [ evidence ]

Absolute expressions have their days. A relative one takes the nearest year that it can count from, in this order:

    上年同期                 the period that governs the sentence, a year earlier
    9月, 一季度, 年底         a year named before in the sentence; the day that opened the paragraph; a day of the
                             header; then as 全年
    全年, 上年, 年末          the year that opened the sentence; the one that opened the paragraph; the table's caption;
                             the chapter's
    当年, 次年               a year named before in the paragraph
    今年, 去年, 明年          the year in which the text was spoken or written; behind 比 or 较, 去年 counts as 上年
    过去五年, 今后五年         the plan that the sentence names; the year under review

Where none is known the period stays without bounds. Source: the corpus.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

import regex

from govparse.expressions.meanings import Meaning, PeriodKind, Precision
from govparse.expressions.period_scan import find_expressions
from govparse.expressions.periods import Evidence, Period, Reason, period_of
from govparse.expressions.time_words import Base
from govparse.structure.furniture import Furniture
from govparse.structure.header import Header
from govparse.structure.regions import Regions
from govparse.structure.report_year import ReportYear
from govparse.structure.surroundings import SENTENCE_STOPS, ends_caption, nothing_between, opens_line, opens_sentence
from govparse.text import Diagnostic, Source, Span, span_of

__all__ = ["find_impossible_dates", "find_periods"]


def find_periods(
    source: Source, header: Header, furniture: tuple[Furniture, ...], years: ReportYear
) -> tuple[Period, ...]:
    """Every period, in the order of the text; `years` are those that the document and its chapters are about.

    >>> source = Source("2023年，投资增长3%，上年增长2%。近年来持续向好。")
    >>> [(found.text, found.start and found.start.year) for found in find_periods(source, Header(), (), ReportYear())]
    [('2023年', 2023), ('上年', 2022), ('近年来', None)]
    """
    timeline = _Timeline(source, years, _header_days(header), header.written_on)
    silent = iter(_silent(header, furniture).spans)
    region = next(silent, None)
    found: list[Period] = []
    # Found first, then resolved: taking turns costs a tenth more.
    for start, end, meaning in list(find_expressions(source.normal)):
        while region is not None and region.end <= start:
            region = next(silent, None)
        if meaning is None or (region is not None and region.start < end):
            continue
        made = timeline.resolved(meaning, span_of(start, end))
        if made is not None:
            found.append(made)
    return tuple(found)


def find_impossible_dates(source: Source) -> tuple[Diagnostic, ...]:
    """A diagnostic for every day that the calendar does not have.

    >>> [found.code for found in find_impossible_dates(Source("于2023年2月30日前报送"))]
    ['impossible_date']
    """
    normal, found, read = source.normal, [], -1
    for at in sorted(hit.start() for doubtful in _doubtful() for hit in doubtful.finditer(normal)):
        if at < read:
            continue
        # Dates are read again only in the lines that have a doubtful one, each once.
        start = normal.rfind("\n", 0, at) + 1
        read = normal.find("\n", at)
        read = len(normal) if read < 0 else read
        found += [
            Diagnostic("impossible_date", span, f"{''.join(source[span].split())}: the calendar has no such day")
            for first, last, meaning in find_expressions(normal[start:read])
            if meaning is None and (span := Span(start + first, start + last))
        ]
    return tuple(found)


@cache
def _doubtful() -> tuple[regex.Pattern[str], ...]:
    """A quick look for any day or month that some year does not have, before every date is read."""
    return (
        regex.compile(
            r"""(?x) 月 (?:
                (?<! 每月 ) [ ]? (?: 3[2-9] | [4-9][0-9] | 0{1,2}[日号] | [四五六七八九]十 | 三十[二三四五六七八九] )
              | (?<= (?: (?<![0-9]) 00? | 1[3-9] | [2-9][0-9] | 十[三四五六七八九] ) 月 )
              | (?<= (?: (?<!1)2 | (?<!十)二 ) 月 ) [ ]? (?: 29 | 30 | 二十九 | 三十 )
              # 12月31日 stands in every report, and every year has it.
              | (?<= (?: (?<!1)2 | (?<!十)二 | [469四六九] | 11 | 十一 ) 月 ) [ ]? (?: 31 | 三十一 )
            )"""
        ),
        # One by one: a number that stands in a pattern is searched for as such.
        *(
            regex.compile(
                rf"""(?x) {century}[0-9]{{2}} [-/.]
                (?: 00? | 1[3-9] | [2-9][0-9] | [0-9]{{1,2}} [-/.] (?: 29 | [3-9][0-9] | 00? ) ) (?![0-9])"""
            )
            for century in (19, 20)
        ),
    )


def _header_days(header: Header) -> dict[tuple[int | None, int | None], Evidence]:
    """The day of delivery and that of writing: 1月27日 in the text is the one of the header, of its year."""
    days: dict[tuple[int | None, int | None], Evidence] = {}
    for day, reason in ((header.written_on, Reason.WRITTEN), (header.delivered_on, Reason.MEETING)):
        if day is not None:
            days[day.month, day.day] = Evidence(reason, day.year)
    return days


def _silent(header: Header, furniture: tuple[Furniture, ...]) -> Regions:
    return Regions(
        [
            *(item.span for item in furniture),
            *(field.span for field in header.fields if field.name in _LABELLED),
        ]
    )


_LABELLED = frozenset(
    {"index_number", "document_number", "generated_on", "published_on", "published_at", "keywords", "topic"}
)


_Resolved = tuple[date | None, date | None, Evidence | None]
"""First and last day, and what they are counted from."""


class _Timeline:
    """Resolves one expression after another, and remembers the years and periods that govern the next."""

    def __init__(
        self,
        source: Source,
        years: ReportYear,
        days: Mapping[tuple[int | None, int | None], Evidence],
        written_on: date | None,
    ) -> None:
        self.written, self.text = source.text, source.normal
        self.years = years
        self.recurring = _RECURRING[0] in source.normal
        self.days = days
        """The days of the header by month and day, each with its year."""
        self.written_on = written_on
        """The day on which the document was written."""
        self.last: Period | None = None
        """The last period that names its year."""
        self.opening: Period | None = None
        """The year that opened a paragraph."""
        self.leading: Period | None = None
        """The year that opened a sentence."""
        self.event: Period | None = None
        """The day or month, with its year, that opened a paragraph."""
        self.plan: Period | None = None
        """The last five-year plan that the text named."""
        self.caption: Period | None = None
        """The year in the caption of the last table."""
        self.governing: Period | None = None
        """The last period that a comparison may refer to."""

    def resolved(self, meaning: Meaning, span: Span) -> Period | None:
        """The period of a meaning; None where the calendar has no such day in the year that it takes."""
        kind, base, evidence = meaning.kind, meaning.base, None
        if base is None and kind is not _RELATIVE:
            start, end = meaning.bounds(None)
            if kind is _YTD and end is None and start is not None and self._is_long_ago(start, span.start):
                kind = _SINCE
        else:
            counted = self._counted(meaning, span)
            if counted is None:
                return None
            start, end, evidence = counted
        made = period_of(
            kind,
            start,
            end,
            precision=meaning.precision,
            evidence=evidence,
            span=span,
            text=self.written[span.start : span.end],
            meaning=meaning,
        )
        if start is not None and self.text[span.start - 1 : span.start] not in _COMPARING:
            # 比2022年增长 names no year that the next words go on from.
            self._remember(made, base)
        return made

    def _is_long_ago(self, day: date, at: int) -> bool:
        """Whether a day is in no year that is told of: 1961年以来 in a text on 2022 is no part of one year."""
        scope = self._scope(at)
        return scope is None or day.year < scope.year - 1

    def _counted(self, meaning: Meaning, span: Span) -> _Resolved | None:
        """First and last day as counted from what says so; None where the calendar has no such day in that year."""
        base = meaning.base
        if meaning.kind is _RELATIVE and (same := self._same(meaning, span)) is not None:
            return same
        if base is _REVIEW and (plan := self._planned(meaning, span)) is not None:
            return plan
        evidence = None if base is None else self._evidence(meaning, span)
        try:
            start, end = meaning.bounds(None if evidence is None else evidence.year)
        except ValueError:
            return None
        if end is not None and meaning.kind is _UNTIL and evidence is not None and evidence.reason is _WRITTEN:
            end = self._yet_to_come(end, span.start)
        return start, end, evidence

    def _yet_to_come(self, end: date, at: int) -> date:
        """A term is not over when it is set: 于1月15日前报送, written in December, is in the next year."""
        written, before = self.written_on, self.text[max(0, at - 2) : at]
        if written is None or end >= written or self.years.reviewed or before[-1:] not in _SETTING or before == "已于":
            return end
        coming = _shifted(end, 1)
        # 于3月底前 of a notice written in June is told, not set.
        return coming if coming - written <= _HALF_A_YEAR else end

    def _evidence(self, meaning: Meaning, span: Span) -> Evidence | None:
        found = self._nearest(meaning, span)
        if (
            found is not None
            and found.reason is _WRITTEN
            and (
                meaning.base is _ANTECEDENT
                or (meaning.base is _SCOPE and (meaning.precision is _OF_YEAR or self.text[span.start] in "上本下"))
            )
        ):
            # In a notice 上年度 is the year before any year, and 全年 is any year: 全年实际占用床日数.
            return None
        return found

    def _nearest(self, meaning: Meaning, span: Span) -> Evidence | None:
        base, at = meaning.base, span.start
        if base is _SPOKEN:
            return self._as_spoken((meaning.first or meaning.last).shift, at)  # type: ignore[union-attr]
        if base is _SCOPE and self.recurring and meaning.precision is not _OF_YEAR and self._recurs(at):
            return None
        if base is _REVIEW:
            return self.years.reviewed
        if base is _RECENT:
            scope, first = self.years.at(at), meaning.first
            if scope is None or first is None or first.year is None:
                return None
            return scope if -1 <= scope.year - first.year <= 3 else None
        if base is _ANTECEDENT:
            if self.last is not None and self._goes_on(self.last, at, "\n"):
                return _year_of(self.last)
            return self._scope(at) if meaning.first is not None and meaning.first.shift == 0 else None
        if meaning.precision is not _OF_YEAR and self.last is not None and self.text[at] not in "上本下":
            if self._goes_on(self.last, at, SENTENCE_STOPS):
                return _year_of(self.last)
            if self.event is not None and self._goes_on(self.event, at, "\n"):
                # Days of one paragraph go on from its first: 2023年3月…。4月2日…
                return _year_of(max(self.event, self.last, key=_first_day))
        if meaning.first is not None and (named := self.days.get((meaning.first.month, meaning.first.day))) is not None:
            return named
        return self._about(at)

    def _as_spoken(self, shift: int, at: int) -> Evidence | None:
        """The year from which 今年, 去年 and 明年 count."""
        if shift == 0:
            return self.years.this_year(at)
        if shift > 0:
            return self.years.next_year(at)
        # What is compared with 去年 is of the year before the one that the sentence is about.
        return self._about(at) if self.text[at - 1 : at] in _COMPARING else self.years.last_year(at)

    def _about(self, at: int) -> Evidence | None:
        """The year that a sentence is about."""
        leading, opening = self.leading, self.opening
        if leading is not None and self._goes_on(leading, at, SENTENCE_STOPS):
            return _year_of(leading)
        if opening is not None and self._goes_on(opening, at, "\n"):
            return _year_of(opening, Reason.PARAGRAPH)
        scope = self._scope(at)
        if scope is not None and scope.reason is _WRITTEN and leading is not None and self._goes_on(leading, at, "\n"):
            # The day of writing says less of a paragraph than a sentence of it does.
            near = _year_of(leading)
            if near is not None and -1 <= near.year - scope.year <= 1:
                return near
        return scope

    def _goes_on(self, named: Period, at: int, stops: str) -> bool:
        return nothing_between(self.text, named.span.end, at, stops)

    def _recurs(self, at: int) -> bool:
        """Whether the sentence says 每年 before: its days and months are of no year in particular."""
        found = self.text.rfind(_RECURRING, max(0, at - 60), at)
        return found >= 0 and nothing_between(self.text, found, at, SENTENCE_STOPS)

    def _scope(self, at: int) -> Evidence | None:
        """The year of the table, where a caption stands nearer than the chapter's heading; else the chapter's."""
        caption = self.caption
        if caption is not None and self.years.chapter_start(at) <= caption.span.start:
            return _year_of(caption, Reason.CAPTION)
        return self.years.at(at) or self.years.frequent

    def _same(self, meaning: Meaning, span: Span) -> _Resolved | None:
        """The governing period, as many years earlier as the words say."""
        governing = self.governing
        if governing is None or governing.start is None or governing.end is None or meaning.first is None:
            return None
        if not nothing_between(self.text, governing.span.end, span.start, SENTENCE_STOPS):
            return None
        year = meaning.first.year
        shift = meaning.first.shift if year is None else year - governing.start.year
        evidence = Evidence(Reason.GOVERNING, governing.start.year, governing.span)
        return _shifted(governing.start, shift), _shifted(governing.end, shift), evidence

    def _planned(self, meaning: Meaning, span: Span) -> _Resolved | None:
        """The years of the plan named before in the sentence, which 今后五年 in it are."""
        plan = self.plan
        if plan is None or plan.start is None or plan.end is None or meaning.first is None or meaning.last is None:
            return None
        if (meaning.first.shift, meaning.last.shift) != (1, 5) or not nothing_between(
            self.text, plan.span.end, span.start, SENTENCE_STOPS
        ):
            return None
        return plan.start, plan.end, Evidence(Reason.PLAN, plan.start.year, plan.span)

    def _remember(self, made: Period, base: Base | None) -> None:
        """Keeps a period that begins on a day, where those behind it may go on from it."""
        kind, span, absolute = made.kind, made.span, base is None
        if absolute or base is _SPOKEN:
            if kind is _YEAR:
                self.last = made
                if absolute:
                    self._open_with(made)
            elif kind is _PLAN:
                self.plan = made
            elif kind in _WITHIN:
                self.last = made
                if absolute and opens_line(self.text, span.start):
                    self.event = made
            elif absolute and (kind is _YTD or kind is _SINCE):
                self.last = made
        if kind in _GOVERNING and made.end is not None:
            self.governing = made

    def _open_with(self, made: Period) -> None:
        """Keeps the year that a paragraph or a sentence is about, or a table by its caption."""
        span = made.span
        if opens_line(self.text, span.start):
            self.opening = made
        elif opens_sentence(self.text, span.start):
            self.leading = made
        if ends_caption(self.text, span.end):
            self.caption = made


def _year_of(named: Period, reason: Reason = Reason.SENTENCE) -> Evidence | None:
    return None if named.start is None else Evidence(reason, named.start.year, named.span)


def _first_day(named: Period) -> date:
    return named.start or date.min


def _shifted(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        # 29 February, the end of a month: the end of that month a year earlier.
        return day.replace(year=day.year + years, day=28)


_COMPARING = frozenset("比较于")
_RECURRING = "每年"
# A name of the module is found eight times as fast as a member of its enum, and these are asked of every period.
_DATE, _MONTH, _QUARTER, _HALF = PeriodKind.DATE, PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF
_YEAR, _PLAN, _YTD = PeriodKind.YEAR, PeriodKind.PLAN, PeriodKind.YTD
_SINCE, _RELATIVE, _UNTIL = PeriodKind.SINCE, PeriodKind.RELATIVE, PeriodKind.UNTIL
_SPOKEN, _SCOPE, _REVIEW = Base.SPOKEN, Base.SCOPE, Base.REVIEW
_ANTECEDENT, _RECENT = Base.ANTECEDENT, Base.RECENT
_OF_YEAR, _WRITTEN = Precision.YEAR, Reason.WRITTEN
_SETTING = ("于", "在")
_HALF_A_YEAR = timedelta(days=183)
_WITHIN = (_DATE, _MONTH, _QUARTER, _HALF)
_GOVERNING = (_YTD, _MONTH, _QUARTER, _HALF)
