"""Which part the number behind a lead plays: every kind of lead, asked in order.

lead = share | to | from | distance | change | level         of a number with a unit
     | rank                                                  of 第二
     | flat                                                  of 持平

A lead is read from its right end: words are taken off while they are in the lexicon, and what is left names the
measure. The kinds have a module each.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import cache

import attrs
import regex

from govparse.expressions.qualifiers import Approximation, match_before
from govparse.statements.leads import name_patterns as patterns
from govparse.statements.leads.aspects import pace_of
from govparse.statements.leads.distance import read_distance
from govparse.statements.leads.growth import read_change, read_flat, read_from, read_to
from govparse.statements.leads.lead import NO_NAME, Lead, Role, lead_of
from govparse.statements.leads.name_lists import is_list
from govparse.statements.leads.names import read_name
from govparse.statements.leads.share import read_rank, read_share
from govparse.statements.leads.stripping import strip_words
from govparse.statements.lexicon import lexicon
from govparse.statements.modality import is_stated

__all__ = ["Leads", "Sort", "read_lead"]

_REMEMBERED = 8192


class Sort(StrEnum):
    """What sort of number stands behind a lead."""

    RANK = "rank"
    RATE = "rate"
    """A percentage, percentage points or a ratio: the only numbers that a share can be."""
    FLAT = "flat"
    OTHER = "other"


class Leads(dict[str, Lead]):
    """The leads of numbers of one sort by their text, each read when it is first asked for.

    Documents of one kind share many of their leads, and those of one document come again: 同比增长, 总投资.

    >>> leads = Leads(Sort.RATE)
    >>> leads["规上工业增加值同比增长"] is leads["规上工业增加值同比增长"]
    True
    """

    def __init__(self, sort: Sort) -> None:
        super().__init__()
        self.sort = sort

    def __missing__(self, text: str) -> Lead:
        if len(self) >= _REMEMBERED:
            self.clear()
        lead = read_lead(text, self.sort)
        name = text[lead.name.start : lead.name.end]
        if (
            name
            and lead.role is Role.LEVEL
            and not (lead.apart or lead.each or lead.modality or lead.bound)
            and is_stated(name)
            and pace_of(name) is None
        ):
            lead = attrs.evolve(lead, plain=name, several=is_list(name))
        self[text] = lead
        return lead


def read_lead(text: str, sort: Sort) -> Lead:
    """Reads a lead.

    >>> lead = read_lead("规上工业增加值同比增长", Sort.RATE)
    >>> lead.role.value, lead.direction.value, "规上工业增加值"[lead.name.start : lead.name.end]
    ('change', 'up', '规上工业增加值')
    """
    end = len(text.rstrip(" \"'“”"))
    if _rule().search(text) is not None:
        return Lead(Role.NONE, NO_NAME)
    bound: tuple[Approximation, int] | None = None
    if (tail := _per().match(text, 0, end)) is not None:
        end = tail.start()
        # 床位数超每千人6张: what bounds the number stands before what it is per.
        bound = match_before(text, end)
    for kind in _KINDS[sort]:
        found = kind(text, end)
        if found is not None:
            return found if bound is None else attrs.evolve(found, bound=bound[0])
    return Lead(Role.NONE, NO_NAME)


def _read_level(text: str, end: int) -> Lead:
    stripped = strip_words(text, end, lexicon().light)
    if stripped.start < end and (change := read_change(text, stripped.start)) is not None and change.name:
        # 增长均超20%: the words stand behind the verb.
        return attrs.evolve(change, apart=change.apart or stripped.apart, each=change.each or stripped.each)
    name = read_name(text, stripped.start)
    if text.endswith("安排", stripped.start, end) and patterns.agent().search(text, name.start, name.end) is not None:
        # 区财政安排5亿元 says who gives, and not for what.
        return Lead(Role.NONE, NO_NAME)
    role = Role.LEVEL if name.grown is None else Role.CHANGE
    return lead_of(role, name, stripped.start, stripped, direction=name.grown)


_AMOUNT: tuple[Callable[[str, int], Lead | None], ...] = (
    read_to,
    read_from,
    read_distance,
    read_change,
    _read_level,
)
_KINDS: dict[Sort, tuple[Callable[[str, int], Lead | None], ...]] = {
    Sort.RANK: (read_rank,),
    Sort.FLAT: (read_flat,),
    Sort.RATE: (read_share, *_AMOUNT),
    Sort.OTHER: _AMOUNT,
}


@cache
def _rule() -> regex.Pattern[str]:
    # What a rule grants, asks or forbids is no statement: 给予二孩家庭2万元, 每增加1岁减2分.
    return regex.compile(
        r"×$|一式|[东西南北]距|给予|处以|罚款|罚金|每增加|每减少|每超过|每满|只能|不得|应当|享受|[未已年]满|周岁"
        r"|(?<!多)扣除(?!价格|物价)|上限|下限|最高额|(?<!债务|债券)限额为"
        # Per head of what, the lead does not say.
        r"|^[又再也均]?[人户亩]均(?:提高|增加|增长|下降|减少)?(?:达到?|约|为|近|超)?$"
    )


@cache
def _per() -> regex.Pattern[str]:
    return regex.compile(
        r"(?r)(?:\ *\[\d{1,3}\])|(?:每(?:人|户|亩|年|月|日|天|周|生|床|吨|学期|学年|公斤|餐|次|村|个|千克|位)){1,3}"
        r"|每[十百千万]+(?:名|户籍|常住)*(?:人口?|户|儿童|老人|老年人口?)"
    )
