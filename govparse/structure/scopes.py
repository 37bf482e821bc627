"""Scopes of periods: how far a period that is named once holds.

    chapter   = heading with a period                       一、2023年工作成效 … to the end of its section
    list      = sentence with a period, ":", { section }    2023年主要做了以下工作：… to the end of the list
    paragraph = period, rest of the paragraph               the period opens it, or "(下同)" stands behind the period
    sentence  = period, rest of the sentence                the period opens the sentence or a clause of it

Where several hold, the one with the shortest reach governs. 下同 means the statements that go on in parallel, which are
those of its paragraph; it never means the whole document. Source: the corpus.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cache

import attrs
import regex

from govparse.expressions.meanings import PeriodKind
from govparse.expressions.periods import Period
from govparse.structure.paragraphs import Paragraph
from govparse.structure.sections import Section
from govparse.text import Source, Span

__all__ = ["PeriodScope", "PeriodScopes", "Reach", "find_scopes"]


class Reach(StrEnum):
    """How far a period holds."""

    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    LIST = "list"
    CHAPTER = "chapter"


@attrs.frozen(slots=True)
class PeriodScope:
    """A period and the stretch of text that it governs."""

    period: Period
    """The period; its span says where it is named."""
    reach: Reach
    """Why it holds that far."""
    span: Span
    """From the period to the end of what it governs; of a chapter, the whole section."""


class PeriodScopes:
    """All scopes of a text; `at` answers which period governs a place."""

    __slots__ = ("_rows", "scopes")

    def __init__(self, scopes: Sequence[PeriodScope]) -> None:
        self.scopes = tuple(sorted(scopes, key=lambda scope: (scope.span.start, -scope.span.end)))
        """In the order of the text, wider ones first."""
        self._rows = [_Row([scope for scope in self.scopes if scope.reach is reach]) for reach in Reach]

    def at(self, offset: int) -> PeriodScope | None:
        """The scope with the shortest reach at an offset; None where no period governs."""
        found = [scope for row in self._rows if (scope := row.at(offset)) is not None]
        return min(found, key=lambda scope: len(scope.span), default=None)


class _Row:
    """Scopes of one reach: nested or apart, as sections are."""

    __slots__ = ("outer", "scopes", "starts")

    def __init__(self, scopes: list[PeriodScope]) -> None:
        self.scopes = scopes
        self.starts = [scope.span.start for scope in scopes]
        # The scope around each one, so that what is behind an inner one finds the outer one again.
        self.outer: list[int] = []
        open_ones: list[int] = []
        for index, scope in enumerate(scopes):
            while open_ones and scopes[open_ones[-1]].span.end <= scope.span.start:
                open_ones.pop()
            self.outer.append(open_ones[-1] if open_ones else -1)
            open_ones.append(index)

    def at(self, offset: int) -> PeriodScope | None:
        index = bisect_right(self.starts, offset) - 1
        while index >= 0 and self.scopes[index].span.end <= offset:
            index = self.outer[index]
        return self.scopes[index] if index >= 0 else None


def find_scopes(
    source: Source, periods: Sequence[Period], sections: Sequence[Section], paragraphs: Sequence[Paragraph]
) -> PeriodScopes:
    """How far each period of a text holds.

    >>> import govparse
    >>> doc = govparse.parse("截至12月20日（下同），接待游客3万人次。完成投资2亿元。\\n新增学位900个。\\n", year=2024)
    >>> for word in ("游客", "投资", "学位"):
    ...     scope = doc.period_at(doc.text.index(word))
    ...     print(word, scope and (scope.period.end.isoformat(), scope.reach.value))
    游客 ('2024-12-20', 'sentence')
    投资 ('2024-12-20', 'paragraph')
    学位 None
    """
    governing = [period for period in periods if period.kind is not PeriodKind.RELATIVE or period.start or period.end]
    starts = [period.span.start for period in governing]
    walked = [section for root in sections for section in root.walk()]
    found = [*_chapters(walked, governing, starts)]
    ends = _list_ends(sections)
    heads = [section.span.start for section in walked]
    for paragraph in paragraphs:
        first = bisect_right(starts, paragraph.span.start - 1)
        last = bisect_right(starts, paragraph.span.end - 1)
        if first < last:
            at = bisect_right(heads, paragraph.span.end - 1)
            list_end = ends[walked[at].span.start] if at < len(walked) else None
            found += _in_paragraph(source.normal, paragraph.span, governing[first:last], list_end)
    return PeriodScopes(found)


def _chapters(walked: Sequence[Section], periods: Sequence[Period], starts: Sequence[int]) -> Iterator[PeriodScope]:
    for section in walked:
        title = section.title_span
        if title is None or section.run_in:
            continue
        at = bisect_right(starts, title.start - 1)
        if at < len(periods) and periods[at].span.end <= title.end:
            yield PeriodScope(periods[at], Reach.CHAPTER, section.span)


def _list_ends(sections: Sequence[Section]) -> dict[int, int]:
    """Where the list ends that the section at an offset belongs to."""
    ends: dict[int, int] = {}
    pending = [sections]
    while pending:
        siblings = pending.pop()
        for section in siblings:
            ends[section.span.start] = siblings[-1].span.end
            if section.children:
                pending.append(section.children)
    return ends


def _in_paragraph(text: str, paragraph: Span, periods: Sequence[Period], list_end: int | None) -> Iterator[PeriodScope]:
    ends = [*(stop.end() for stop in _stop().finditer(text, paragraph.start, paragraph.end)), paragraph.end]
    start, here = paragraph.start, 0
    for end in ends:
        inside = []
        while here < len(periods) and periods[here].span.start < end:
            inside.append(periods[here])
            here += 1
        leading = [period for period in inside if _opens(text, start, period.span.start)]
        following = [*(later.span.start for later in leading[1:]), end]
        for period, until in zip(leading, following, strict=False):
            # A clause with a period of its own ends the one before: 2022年增长3%,2023年增长5%.
            yield PeriodScope(period, Reach.SENTENCE, Span(period.span.start, until))
        below = next((period for period in inside if _same_below().match(text, period.span.end, end)), None)
        if below is None and start == paragraph.start and leading:
            below = leading[0]
        if below is not None:
            yield PeriodScope(below, Reach.PARAGRAPH, Span(below.span.start, paragraph.end))
        if inside and list_end is not None and end == paragraph.end and text[start:end].rstrip().endswith(":"):
            yield PeriodScope(inside[0], Reach.LIST, Span(inside[0].span.start, list_end))
        start = end


def _opens(text: str, start: int, at: int) -> bool:
    """Whether a sentence that begins at `start`, or a clause of it, begins with what stands at `at`."""
    comma = text.rfind(",", max(start, at - _LEAD), at)
    begin = comma + 1 if comma >= 0 else start
    return at - begin <= _LEAD and _lead().fullmatch(text, begin, at) is not None


_LEAD = 12


@cache
def _stop() -> regex.Pattern[str]:
    return regex.compile("[。!?;]")


@cache
def _lead() -> regex.Pattern[str]:
    # A marker and little else: （一）在2023年, 其中:
    return regex.compile(r"\s*+(?:\(?[一二三四五六七八九十0-9]{1,3}[)、.是]\s*)?(?:截至|到|自|在|预计|其中)?[:,]?\s*")


@cache
def _same_below() -> regex.Pattern[str]:
    return regex.compile(r"\s?\([^()]{0,12}下同\)")
