"""The year that a document reports on, and the year that each of its chapters is about.

    report  = reviewed year, planned year, spoken year       2025 reviewed, 2026 planned, spoken in January 2026
    chapter = section whose heading names a year, or looks back or forward

It is read from the header and the headings alone. A report delivered in January is spoken in the year that it plans
and reviews the one before; one delivered in December is spoken in the year that it reviews. A law rules for every year
and has none. Source: the corpus.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

import attrs
import regex

from govparse.data import words
from govparse.expressions.moments import year_number
from govparse.expressions.periods import Evidence, Reason
from govparse.structure.dates import match_date
from govparse.structure.header import Header, HeaderField
from govparse.structure.sections import Section, SectionStyle
from govparse.text import Source, Span, normalise

__all__ = ["ChapterYear", "ReportYear", "find_report_year"]


@attrs.frozen(slots=True)
class ChapterYear:
    """From an offset on, the document is about this year."""

    start: int
    evidence: Evidence


@attrs.frozen(slots=True)
class ReportYear:
    """Whose year is meant: of the review, of the plan, of the speaker, and of each chapter."""

    reviewed: Evidence | None = None
    """The year under review: 过去五年 ends with it."""
    planned: Evidence | None = None
    """The year planned for, where the document plans."""
    spoken: Evidence | None = None
    """The year of 今年, where a date of delivery or of writing says it."""
    frequent: Evidence | None = None
    """The year that the text names most often, where nothing else says what it is about."""
    chapters: tuple[ChapterYear, ...] = ()
    """In the order of the text; each holds up to the next."""

    @property
    def year(self) -> int | None:
        """The year that the document is about in the first place."""
        first = self.reviewed or self.planned or self.spoken
        return None if first is None else first.year

    def at(self, offset: int) -> Evidence | None:
        """The year that the text at an offset is about, by its chapter; None where nothing says so."""
        at = bisect_right(self.chapters, offset, key=lambda chapter: chapter.start) - 1
        return self.chapters[at].evidence if at >= 0 else self.reviewed or self.planned or self.spoken

    def chapter_start(self, offset: int) -> int:
        """Where the chapter around an offset begins; 0 before the first."""
        at = bisect_right(self.chapters, offset, key=lambda chapter: chapter.start) - 1
        return self.chapters[at].start if at >= 0 else 0

    def this_year(self, offset: int) -> Evidence | None:
        """The year of 今年 at an offset."""
        return self.spoken or self.at(offset)

    def last_year(self, offset: int) -> Evidence | None:
        """The year from which 去年 counts: in the plan of a report spoken in December it is the year of the plan."""
        scope = self.at(offset)
        if self.spoken is None or (scope is not None and scope.year > self.spoken.year):
            return scope
        return self.spoken

    def next_year(self, offset: int) -> Evidence | None:
        """The year from which 明年 counts: that of the review, unless it is told when the text was spoken."""
        return self.spoken or self.reviewed or self.at(offset)


def find_report_year(
    source: Source, header: Header, sections: Sequence[Section], *, year: int | None = None
) -> ReportYear:
    """The years of a document; `year` is the year under review where the caller knows it.

    >>> from govparse.structure.header import header
    >>> text = "云溪区人民政府工作报告\\n——2024年1月9日在云溪区第九届人民代表大会第三次会议上\\n各位代表：\\n现在报告。"
    >>> found = find_report_year(Source(text), header.parse(text), ())
    >>> found.reviewed.year, found.reviewed.reason.value, found.spoken.year
    (2023, 'year before the meeting', 2024)
    """
    report, frequent = _report(source, header, sections), None
    if year is not None:
        given = Evidence(Reason.CALLER, year)
        spoken = None
        if report.spoken is not None and report.year is not None:
            spoken = Evidence(Reason.CALLER, year + report.spoken.year - report.year)
        planned = (
            Evidence(Reason.CALLER, year + 1) if report.reviewed is not None and report.planned is not None else None
        )
        report = ReportYear(given, planned, spoken)
    elif report.reviewed is None and report.planned is None and not header.title and not _has_articles(sections):
        frequent = _frequent(source)
    chapters = _chapters(source, sections, report)
    return ReportYear(report.reviewed, report.planned, report.spoken, frequent, chapters)


def _report(source: Source, header: Header, sections: Sequence[Section]) -> ReportYear:
    titles = [field for field in header.fields if field.name in ("title", "labelled_title")]
    title = normalise(titles[0].value) if titles else ""
    adopted = _adopted(header) if header.delivered_on is None else None
    meeting = header.delivered_on or adopted
    written = meeting or header.written_on or _day(header, "generated_on") or header.published_on
    at = None if written is None else _where(header, ("adoption",) if adopted else _DAYS)
    spoken = None if written is None else Evidence(Reason.MEETING if meeting else Reason.WRITTEN, written.year, at)
    years = _years_in(title)
    reports = _words("title").search(title) is not None and (bool(years) or not _passing_on().search(title))
    if not reports and (_has_articles(sections) or _lasts(header)):
        return ReportYear()
    if years and reports:
        return _titled(source, sections, titles[0], meeting, spoken if meeting else None)
    if years and _words("plan").search(title):
        return ReportYear(None, Evidence(Reason.TITLE, years[0], titles[0].span), spoken)
    back = _review(source, sections)
    if back is not None and (written is None or abs(written.year - back.year) <= 1):
        reviewed, evidence = back.year, back
        assert back.span is not None
        heading = source.normal[back.span.start : back.span.end]
        planned = evidence if _words("part").search(heading) else _of_year(evidence, reviewed + 1)
        if meeting is None and any(field.value.startswith("各位代表") for field in header.all("salutation")):
            # An assembly meets at the beginning of the year behind the one under review.
            spoken, meeting = _of_year(evidence, reviewed + 1), date(reviewed + 1, 1, 1)
        return ReportYear(evidence, planned, spoken if meeting else None)
    opened = _opening().match(source.normal, header.body_start) if reports or not titles else None
    if opened is not None and (written is None or -1 <= written.year - year_number(opened[1]) <= 1):
        # Without a title that says it, the year that the text opens with: 2023年以来, …
        evidence = Evidence(Reason.OPENING, year_number(opened[1]), Span(*opened.span(1)))
        return ReportYear(evidence, _of_year(evidence, evidence.year + 1), spoken if meeting else None)
    if spoken is not None and written is not None and reports:
        if written.month >= 10:
            return ReportYear(spoken, _of_year(spoken, written.year + 1), spoken)
        before = Evidence(Reason.BEFORE_MEETING if meeting else Reason.BEFORE_WRITTEN, written.year - 1, at)
        # A report at the turn of the half-year is on the year itself.
        if meeting is None and written.month > 5:
            return ReportYear(spoken, spoken, spoken)
        return ReportYear(before, spoken, spoken)
    if (
        written is not None
        and not titles
        and written.month <= 6
        and _annual().search(source.normal, header.body_start, header.body_start + 400)
    ):
        # A bulletin without its title: 全年…比上年增长.
        before = Evidence(Reason.BEFORE_WRITTEN, written.year - 1, at)
        return ReportYear(before, _of_year(before, written.year))
    return ReportYear(None, None, spoken)


def _titled(
    source: Source, sections: Sequence[Section], field: HeaderField, meeting: date | None, spoken: Evidence | None
) -> ReportYear:
    """The years of a report whose title names one."""
    title, place = normalise(field.value), field.span
    years = _years_in(title)
    first, evidence = years[0], Evidence(Reason.TITLE, years[0], place)
    if len(years) > 1 and years[1] == first + 1:
        return ReportYear(evidence, Evidence(Reason.TITLE, years[1], place), spoken)
    if _words("review").search(title) is None:
        ahead = meeting is not None and (meeting.year == first or (meeting.year == first - 1 and meeting.month >= 10))
        if "工作报告" in title and meeting is None:
            leading = next((found[0] for section in sections if (found := _years_in(_heading(source, section)))), None)
            ahead = leading == first - 1 or (leading is None and "政府工作报告" in title)
        if ahead:
            return ReportYear(Evidence(Reason.BEFORE_MEETING, first - 1, place), evidence, spoken)
    planned = evidence if _words("part").search(title) else Evidence(Reason.TITLE, first + 1, place)
    return ReportYear(evidence, planned, spoken)


def _review(source: Source, sections: Sequence[Section]) -> Evidence | None:
    """The year of the first heading that names one and looks back."""
    for section in sections:
        named = _heading(source, section)
        years = _years_in(named)
        if years and _words("review").search(named):
            return Evidence(Reason.HEADING, years[0], section.title_span)
    return None


def _frequent(source: Source) -> Evidence | None:
    """The year that more than half of all years in the text are: of a page torn out of a bulletin it is the subject."""
    text = source.normal
    if not _annual().search(text):
        return None
    counted = Counter(_arabic_year().findall(text)).most_common(1)
    if not counted or counted[0][1] < _OFTEN:
        return None
    year, times = counted[0]
    if 2 * times <= len(_arabic_year().findall(text)):
        return None
    at = text.find(year)
    return Evidence(Reason.FREQUENT, int(year), Span(at, at + 4))


_OFTEN = 3


@cache
def _arabic_year() -> re.Pattern[str]:
    return re.compile("(?:19|20)[0-9]{2}(?= ?年)")


@cache
def _passing_on() -> re.Pattern[str]:
    """A notice with somebody else's report, of the day on which the notice was written: 转发《…的报告》的通知."""
    return re.compile("(?:转发|批转|印发).*报告》?的(?:通知|函)$")


def _lasts(header: Header) -> bool:
    """Whether the document is of a kind that rules for every year."""
    kind = header.kind
    return kind is not None and kind.name in words("periods.toml", "report")["lasting"]


def _has_articles(sections: Sequence[Section]) -> bool:
    """Whether it is divided into articles 第一条, or its chapters are."""
    first = [section for root in sections[:3] for section in (root, *root.children[:2])]
    return sum(section.style is SectionStyle.ARTICLE for section in first) >= 2


_LONGEST_HEADING = 60


@cache
def _annual() -> re.Pattern[str]:
    return re.compile(r"全年[^。]{0,60}比上年")


def _chapters(source: Source, sections: Sequence[Section], report: ReportYear) -> tuple[ChapterYear, ...]:
    base = report.year
    found: list[ChapterYear] = []
    # The sections still open that have a year of their own, each with its end and the year that holds behind it.
    stack: list[tuple[int, Evidence | None]] = []
    current = report.reviewed or report.planned or report.spoken

    def close(start: int) -> None:
        """Ends the sections before the one that begins at `start`."""
        nonlocal current
        while stack and start >= stack[-1][0]:
            end, outer = stack.pop()
            if outer is not current and outer is not None:
                found.append(ChapterYear(end, outer))
                current = outer

    after_review = False
    for section, depth in _naming(sections):
        close(section.span.start)
        evidence = _heading_year(source, section, depth, report, base, after_review=after_review)
        if not depth:
            after_review = after_review or "回顾" in _heading(source, section)[-6:]
        if evidence is not None:
            if depth:
                stack.append((section.span.end, current))
            if base is None:
                base = evidence.year
            if current is None or evidence.year != current.year or evidence.span != current.span:
                found.append(ChapterYear(section.span.start, evidence))
                current = evidence
    if stack:
        last = sections[-1]
        while last.children:
            last = last.children[-1]
        close(last.span.start)
    return tuple(found)


def _naming(siblings: Sequence[Section], depth: int = 0) -> Iterator[tuple[Section, int]]:
    """The sections whose headings may say a year, each with its depth: the roots, and those below that have a 年."""
    for section in siblings:
        if not depth or (section.title is not None and "年" in section.title):
            yield section, depth
        if section.children:
            yield from _naming(section.children, depth + 1)


def _heading_year(
    source: Source, section: Section, depth: int, report: ReportYear, base: int | None, *, after_review: bool
) -> Evidence | None:
    title = _heading(source, section)
    if not title:
        return None
    years = [year for year in _years_in(title) if base is None or abs(year - base) <= 1]
    if years:
        return Evidence(Reason.HEADING, years[0], section.title_span)
    if depth or report.reviewed is None:
        return None
    ahead, back = _words("plan").search(title), _words("review").search(title)
    if after_review and report.planned is not None and back is None and _words("told").search(title) is None:
        # What follows a 回顾 looks forward, unless it says what was wrong.
        return _said_at(report.planned, section.title_span)
    if ahead is not None and (back is None or ahead.start() < back.start()) and report.planned is not None:
        return _said_at(report.planned, section.title_span)
    return _said_at(report.reviewed, section.title_span) if back is not None else None


def _of_year(evidence: Evidence, year: int) -> Evidence:
    """The same evidence for another year; `attrs.evolve` takes forty times as long."""
    return Evidence(evidence.reason, year, evidence.span)


def _said_at(evidence: Evidence, span: Span | None) -> Evidence:
    """The same year, said at another place."""
    return Evidence(evidence.reason, evidence.year, span)


def _heading(source: Source, section: Section) -> str:
    """The normalised title of a section; empty where it has none, or a sentence for one."""
    span = section.title_span
    return "" if span is None or len(span) > _LONGEST_HEADING else source.normal[span.start : span.end]


def _years_in(text: str) -> list[int]:
    """The single years that a title names; 2035年远景目标 and 2021-2025年 are none."""
    if "年" not in text:
        return []
    return [year_number(found[1]) for found in _year().finditer(text)]


def _day(header: Header, name: str) -> date | None:
    return next((day for field in header.all(name) if (day := _read(field.value)) is not None), None)


def _read(value: str) -> date | None:
    """The day that an ISO date begins with; None where it has none, or one that the calendar has not."""
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def _adopted(header: Header) -> date | None:
    """The day on which an assembly adopted what looks at one year: (2021年8月27日云溪区人民代表大会常务委员会…通过)."""
    if header.kind is None or header.kind.name not in words("periods.toml", "report")["adopted"]:
        return None
    for field in header.all("adoption"):
        note = normalise(field.value).strip("()")
        found = match_date(note)
        # With the day of an amendment behind it, it is the note of a law.
        if found is not None and note.count("年") == 1 and note.endswith("通过"):
            return _read(found[0])
    return None


def _where(header: Header, names: Sequence[str]) -> Span | None:
    """Where the first of the names stands that the header has."""
    places = {field.name: field.span for field in reversed(header.fields)}
    return next((places[name] for name in names if name in places), None)


_DAYS = ("delivered_on", "written_on", "generated_on", "published_on", "published_at")
"""The days of a document, the surest first."""


@cache
def _year() -> re.Pattern[str]:
    return re.compile(
        r"""(?x)(?<![0-9〇零一二三四五六七八九~至到-])
            ((?:19|20)[0-9]{2}|[一二][八九零〇][零〇一二三四五六七八九]{2})
            (?=[ ]?年(?!远景|愿景|[-~至到]|[ ]?-[ ]?[0-9一二]))"""
    )


@cache
def _opening() -> regex.Pattern[str]:
    return regex.compile(
        r"\s{0,12}[一二三、(). 0-9]{0,6}?((?:19|20)[0-9]{2})[ ]?年(?:[,、]|以?来|度?(?!末|底)\p{Han}{0,12})"
    )


@cache
def _words(name: str) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words("periods.toml", "report")[name])))
