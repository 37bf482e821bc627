"""What a chapter makes of its statements: a review tells what was, a plan what is wanted.

chapter = plan | review | neither      by the words of its heading; a heading below may say otherwise for its part
regions = where no statement is looked for: articles of a law, glossaries and notes
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from functools import cache

import attrs
import regex

from govparse.expressions.periods import Period, PeriodKind
from govparse.statements.lexicon import alternation, lexicon
from govparse.statements.values import Modality
from govparse.structure.closers import is_notes_head
from govparse.structure.sections import Section, SectionStyle
from govparse.text import Span

__all__ = [
    "Chapter",
    "Chapters",
    "document_modality",
    "is_done",
    "is_planned",
    "is_stated",
    "modal_word",
    "title_modality",
]


@attrs.frozen(slots=True)
class Chapter:
    """What holds under a heading unless a sentence says otherwise."""

    modality: Modality | None = None
    period: Period | None = None
    silent: bool = False
    """Whether no statements are looked for."""


class Chapters:
    """What holds at each offset.

    >>> chapter, end = Chapters((), ()).at(7)
    >>> chapter.modality is None, end == sys.maxsize
    (True, True)
    """

    __slots__ = ("_chapters", "_starts")

    def __init__(
        self, sections: tuple[Section, ...], periods: tuple[Period, ...], default: Modality | None = None
    ) -> None:
        nothing = Chapter(default)
        self._starts = [0]
        self._chapters = [nothing]
        period_starts = [period.span.start for period in periods]
        for root in sections:
            waiting: list[tuple[Section, Chapter] | Section] = [root]
            outer = [nothing]
            while waiting:
                step = waiting.pop()
                if isinstance(step, tuple):
                    section, before = step
                    outer.pop()
                    self._mark(section.span.end, before)
                    continue
                chapter = _chapter(step, outer[-1], periods, period_starts)
                if chapter is not outer[-1]:
                    self._mark(step.span.start, chapter)
                    waiting.append((step, outer[-1]))
                    outer.append(chapter)
                if step.children:
                    waiting.extend(reversed(step.children))

    def _mark(self, start: int, chapter: Chapter) -> None:
        if start == self._starts[-1]:
            self._chapters[-1] = chapter
        elif start > self._starts[-1]:
            self._starts.append(start)
            self._chapters.append(chapter)

    def at(self, offset: int) -> tuple[Chapter, int]:
        """The chapter of an offset, and where the next one begins."""
        following = bisect_right(self._starts, offset)
        end = self._starts[following] if following < len(self._starts) else sys.maxsize
        return self._chapters[following - 1], end


def title_modality(title: str) -> Modality | None:
    """What a heading says about its text: target of a plan, actual of a review, None of neither.

    >>> title_modality("二、2026年工作安排").value, title_modality("过去五年工作回顾").value, title_modality("农业")
    ('target', 'actual', None)
    """
    if _review().search(title) is not None:
        return None if _plan_strong().search(title) is not None else Modality.ACTUAL
    return Modality.TARGET if _plan().search(title) is not None else None


def _chapter(section: Section, outer: Chapter, periods: tuple[Period, ...], starts: list[int]) -> Chapter:
    title, place = section.title, section.title_span
    if section.style in _WHATEVER_ITS_TITLE:
        if section.style is SectionStyle.ENCLOSURE:
            return Chapter(title_modality(title or ""))
        return outer if outer.silent else Chapter(outer.modality, outer.period, True)
    if title is None or place is None or section.run_in:
        return outer
    if is_notes_head(title) or _explanation().fullmatch(title.strip()) is not None:
        return Chapter(outer.modality, outer.period, True)
    modality = title_modality(title)
    if modality is not None and outer.modality not in (None, modality) and _firm().search(title) is None:
        # 全力以赴强治理 in a review is no plan: below a chapter that says what it is, only plain words turn it.
        modality = None
    period = None
    at = bisect_right(starts, place.start - 1)
    while at < len(periods) and periods[at].span.start < place.end:
        if periods[at].kind in _OF_A_CHAPTER:
            period = periods[at]
        at += 1
    if modality is None and period is None:
        return outer
    return Chapter(modality or outer.modality, period or outer.period, outer.silent)


_WHATEVER_ITS_TITLE = frozenset((SectionStyle.ARTICLE, SectionStyle.ENCLOSURE))
_OF_A_CHAPTER = frozenset((PeriodKind.YEAR, PeriodKind.YEARS, PeriodKind.PLAN, PeriodKind.HALF, PeriodKind.QUARTER))
"""The times that a heading sets for all below it."""


@cache
def _plan() -> re.Pattern[str]:
    # Each alternative begins with a plain character, here and in `_review`: `re` runs past all others then.
    return re.compile(
        r"工作(?:安排|计划|打算|思路|建议|部署|要点|重点|任务|目标)|目标|任务的措施|打算|下一步|下步|下阶段|重点(?:工作|任务)|主要(?:任务|工作|目标|举措|措施|安排)|预算安排|收支安排|支出安排|收入安排"
        r"|草案|远景|奋斗|展望|发展(?:思路|规划)|总体(?:要求|规划|思路|安排)|行动计划|实施方案|工作举措|今年的?工作|明年的?工作|20[2-9]\d年(?:政府)?(?:重点)?工作$|聚力|全力以赴|奋力|实事(?!完成|落实)"
    )


@cache
def _plan_strong() -> re.Pattern[str]:
    return re.compile(r"[和与及、].{0,20}(?:安排|计划|打算|思路|草案|目标|任务)(?!的?(?:执行|完成|落实|实现))|草案")


@cache
def _firm() -> re.Pattern[str]:
    return re.compile(
        r"(?:总体|工作|下步)(?:思路|安排|计划|打算)|下一步|下阶段|草案|目标任务$|(?:预算|收支)安排|回顾|执行情况|完成情况|工作成效|工作总结|成绩"
    )


@cache
def _review() -> re.Pattern[str]:
    return re.compile(
        r"回顾|总结|成效|成绩|成就|发展基础$|工作基础$|执行情况|完成情况|进展|工作情况|运行情况|发展情况|基本情况|主要工作情况|收支情况|决算|综述|开展情况|取得|实现情况"
    )


@cache
def _explanation() -> re.Pattern[str]:
    # The heads of glossaries (`structure.closers`) say so themselves; these explain what the text has said.
    return re.compile(r"(?:解释|说明)(?:和说明)?|附注|(?:报告|有关)?(?:名词|用语)(?:解释|说明|注释).{0,6}|主要指标解释")


def modal_word(text: str, start: int, end: int, chapter: Modality | None) -> tuple[Modality, Span] | None:
    """The last word from `start` to `end` that makes the rest of its sentence a forecast or a wish.

    >>> modal_word("全年预计实现产值5亿元", 0, 8, None)
    (<Modality.ESTIMATE: 'estimate'>, Span(2, 4))
    >>> modal_word("从2012年的2亿元到2016年的3亿元", 0, 19, None) is None
    True
    """
    last: tuple[Modality, Span] | None = None
    for found in _modal().finditer(text, start, end):
        if found["estimate"] is not None:
            last = Modality.ESTIMATE, Span(*found.span())
        elif found["soft"] is None or chapter is not Modality.ACTUAL:
            last = Modality.TARGET, Span(*found.span())
    return last


def is_done(text: str, start: int, end: int) -> bool:
    """Whether what leads up to a number says that it has happened: 梳理了, or 已 in the clause of the number itself.

    >>> is_done("已建成村道5条", 0, 5), is_done("巩固已建成村道,新建5条", 0, 10)
    (True, False)
    """
    if text.find("了", start, end) >= 0 and _done().search(text, start, end) is not None:
        return True
    if text.find("已", start, end) < 0:
        return False
    clause = 1 + max(text.rfind(mark, start, end) for mark in ",;:")
    return _already().search(text, max(start, clause), end) is not None


@cache
def _modal() -> regex.Pattern[str]:
    return regex.compile(
        r"(?P<estimate>(?<!可|的)预计|預計|有望)|力争|预期(?!寿命|目标|收益)(?<!好于预期|高于预期|超预期|符合预期)|目标(?:是|为|:)|(?P<soft>确保(?!了)|争取(?=在|实现|完成|达|新增|全年)|努力(?=实现|完成|达到)|(?<![从由][^。;]{1,24})到20\d\d年)"
        r"|计划草案|(?:按照|根据|接照)[^,。;]{0,12}规划(?=[,规要]|提出)|规划(?:要求|提出|规定)"
    )


@cache
def _done() -> re.Pattern[str]:
    return re.compile(r"[一-鿿]了(?![解然结])")


@cache
def _already() -> regex.Pattern[str]:
    # 推进已开工项目完成投资5亿元 does not say that the investment is there; 推进已梳理的34宗 tells of what is there.
    verbs = alternation((*lexicon().drop, *lexicon().begun))
    return regex.compile(rf"(?<!业|不|早)(?:(?<!{verbs})已(?!经?定|知)|已\p{{Han}}{{1,4}}的)")


def document_modality(title: str | None) -> Modality | None:
    """What holds all over a document of this title: target in a plan or an outline, None in a report on one.

    >>> document_modality("云溪区2026年政府工作要点").value, document_modality("云溪区2025年计划执行情况的报告")
    ('target', None)
    """
    if title is None:
        return None
    planned = _told().search(title) is None and _outline().search(title) is not None
    return Modality.TARGET if planned or _budget().search(title) is not None else None


@cache
def _budget() -> regex.Pattern[str]:
    """The budget of a department, which is published with an explanation and with no report on the year before."""
    return regex.compile(r"(?:部门|单位)预算(?!.*(?:执行|决算|调整))")


@cache
def _told() -> regex.Pattern[str]:
    return regex.compile(r"报告|情况|总结|公报|解读|说明|回顾|办法|通知|意见")


@cache
def _outline() -> regex.Pattern[str]:
    return regex.compile(r"规划(?:纲要)?|行动(?:计划|方案)|工作(?:要点|计划|安排|方案)|实施方案|三年计划|计划$")


def is_stated(name: str) -> bool:
    """Whether a name leaves it to its sentence and chapter whether its level is a fact.

    >>> is_stated("总投资"), is_stated("年度计划投资"), is_stated("每千人口床位")
    (True, False, False)
    """
    return not name.startswith("每") and not is_planned(name)


def is_planned(name: str) -> bool:
    """Whether a name says itself that its level is planned: 年度计划投资.

    >>> is_planned("年度计划投资"), is_planned("年度投资计划")
    (True, False)
    """
    return "计划投资" in name or "计划总投资" in name or name.endswith(_BUDGETS) or "预算安排" in name


_BUDGETS = ("收入预算", "支出预算", "年初预算", "预算数", "计划数", "收支预算")
