"""Shares, completions of a plan, and places in a ranking.

share      = [ name ] "占" whole percent | [ name ] "为" whole "的" percent
completion = [ name ] "完成" plan percent                   the plan is the measure: 年度投资计划 | 114.4%
rank       = [ name ] "居" whole place | aspect "均居" whole place
"""

from __future__ import annotations

from functools import cache

import regex

from govparse.expressions.proportions import Proportion
from govparse.statements.leads.aspects import is_aspect
from govparse.statements.reading.said import Place, Said
from govparse.statements.reading.state import State
from govparse.statements.values import AMOUNT, Modality, Rank, Ratio
from govparse.text import Span

__all__ = ["add_rank", "add_share"]

_PROPORTIONS = ("比重", "比例", "份额")
_SEVERAL = 12
"""均居全市第二: of how many measures at most."""
_PLANS = ("计划", "任务", "目标", "计划投资", "年度投资", "计划数", "目标任务", "投资计划")


def add_share(state: State, said: Said) -> None:
    """A share of the measure before, or of the one that the lead names."""
    quantity, name, text = said.quantity, said.name, state.text
    whole, tail = said.span(said.lead.whole), said.span(said.lead.basis)
    value = quantity.value
    if whole is None or tail is None:
        return
    proportion = _proportion(text, whole.end, quantity.span.start)
    if isinstance(value, Proportion) and name is not None and proportion is not None:
        # 三次产业增加值占生产总值的比重为10:41:49: each of several has its share.
        state.level((name[0], proportion), said, quantity)
    if not isinstance(value, AMOUNT) or quantity.unit is None:
        return
    to = _without_amount((said.words(said.lead.whole) or "").strip("”“"))
    ratio = Ratio(to, value, quantity.unit, span=Span(tail.start, quantity.span.end))
    current = state.current
    if name is not None and proportion is not None:
        state.level((name[0], proportion), said, quantity)
    elif name is not None and not _is_plan(to):
        draft = state.draft(name, said, quantity.span.end)
        draft.add_ratio(ratio)
        if text.find("至", tail.start, whole.start) >= 0:
            # 时限压缩至法定时限的17%: the share is the level.
            draft.set_level(quantity)
    elif name is None and current is not None:
        between = text[current.span.end : tail.start]
        if ";" in between and between.strip("; "):
            # 销售额下降13%;42户企业停产,占全部企业的5.9%: what is a share stands behind the semicolon, without a name.
            return
        current.add_ratio(ratio)
        current.reach(quantity.span.end)
        if proportion is not None and text.startswith("占", tail.start) and text[proportion - 1] != "比":
            own = state.level((tail.start, proportion), said, quantity)
            own.subject_span = current.name_span
            own.parent = own.parent_span = None
            state.current, state.share = current, own
    elif _is_plan(to):
        _fulfil(state, said, (whole.start, whole.end))


def add_rank(state: State, said: Said) -> None:
    """A place in a ranking, of the measure before or of one that the lead names."""
    value, name = said.quantity.value, said.name
    if not isinstance(value, AMOUNT) or value != int(value):
        return
    whole, end = said.span(said.lead.whole), said.quantity.span.end
    span = said.quantity.span if whole is None else Span(whole.start, end)
    rank = Rank(int(value), _field(said.words(said.lead.whole) or ""), span=span)
    if name is not None and not (is_aspect(state.written(name)) and state.current is not None):
        draft = state.draft(name, said, end)
        draft.rank = rank
        if draft.modality_span is None and "居" in said.text[said.lead.tail :]:
            # 位居全国第三 in a plan tells how things stand; what is wanted says so: 力争, 进入.
            draft.modality = Modality.ACTUAL
        return
    if state.current is None:
        return
    drafts = [state.current]
    if "均" in said.text[said.lead.tail :]:
        drafts += [draft for draft in state.sentence[-_SEVERAL:] if draft is not state.current]
    for draft in drafts:
        if draft.rank is None:
            draft.rank = rank
            draft.reach(end)


def _fulfil(state: State, said: Said, plan: Place) -> None:
    """完成年度计划投资的221%: how much of a plan was done, which is no plan itself."""
    draft = state.level(plan, said, said.quantity)
    if draft.modality_span == Span(*plan):
        draft.modality = state.mood.modality or state.chapter.modality or Modality.ACTUAL
        draft.modality_span = None


def _proportion(text: str, start: int, end: int) -> int | None:
    """Where 比重 or the like ends, which makes a noun of a share."""
    if text.find("比", start, end) < 0:
        return None
    at, word = max((text.rfind(word, start, end), word) for word in (*_PROPORTIONS, "比"))
    return at + len(word)


def _without_amount(whole: str) -> str:
    """年初预算 of 年初预算120亿元, and of 年初预算(下同)."""
    amount = _amount().search(whole)
    return whole if amount is None or amount.start() == 0 else whole[: amount.start()]


@cache
def _amount() -> regex.Pattern[str]:
    return regex.compile(r"\d[\d,. ]*+[万亿]*+\p{Han}{0,2}$|\([^()]*\)$")


def _is_plan(whole: str) -> bool:
    return whole.endswith(_PLANS)


def _field(whole: str) -> str | None:
    """全省 of 全省第: among whom a rank is."""
    return whole.removesuffix("第").removesuffix("的").removesuffix("前").removesuffix("中") or None
