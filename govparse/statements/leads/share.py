"""Leads to a share, to the completion of a plan, and to a place in a ranking.

share = [ name ] "占" whole [ "的" ] [ "比重" ] { light verb }         占 全市 的 | 36%
      | [ name ] ( "为" | "完成" | "相当于" | … ) whole "的"            为 预算 的 | 110%
      | [ name ] ( "完成" | "为" ) plan                              完成 年度投资计划 | 114.4%
rank  = [ name ] place [ whole ]                                    居 全市 | 第二
      | [ name ] [ "在" ] whole [ "中" ] place                       全市 排名 | 第二
"""

from __future__ import annotations

from functools import cache

import regex

from govparse.statements.leads.gated import Gated
from govparse.statements.leads.lead import NO_NAME, Lead, Role, lead_of
from govparse.statements.leads.names import read_name
from govparse.statements.leads.stripping import strip_words
from govparse.statements.lexicon import alternation, lexicon

__all__ = ["read_rank", "read_share"]


def read_share(text: str, end: int) -> Lead | None:
    """A share, None where the lead names no whole."""
    found = _share().match(text, 0, end)
    if found is None:
        return None
    whole = found.span("whole") if found["whole"] else found.span("total")
    stripped = strip_words(text, found.start(), lexicon().manner)
    name = read_name(text, stripped.start)
    return lead_of(Role.SHARE, name, stripped.start, stripped, basis=found.span(), whole=whole, verb=found.span())


def read_rank(text: str, end: int) -> Lead:
    """The lead of a number that says which place, of no role where it is none in a ranking."""
    found = _place().match(text, 0, end)
    if found is None:
        return Lead(Role.NONE, NO_NAME)
    whole = found.span("whole") if found["whole"] else None
    words = lexicon()
    stripped = strip_words(text, found.start(), words.manner_and_places)
    start = stripped.start
    for before in (_in_ranking(), _how_often()):
        if (stretch := before.match(text, 0, start)) is not None:
            start = stretch.start()
    if whole is None and (among := _among().match(text, 0, start)) is not None:
        whole, start = among.span("whole"), among.start()
    return Lead(Role.RANK, read_name(text, start), start, stripped.apart, stripped.each, whole=whole)


@cache
def _share() -> Gated:
    return Gated(
        "占佔为是成于於达至过",
        regex.compile(
            r"""(?r)
        占(?P<whole>[^,;占]{1,24}?)的?(?:比重|比例|份额|总量比重)(?:分别)?
            (?:约|为|达|达到|是|超|提高到|提升到|上升到|提升至|提高至|上升至|降至|下降到|保持在)?
      | [占佔](?P<whole>(?:[^,;占佔]|(?<=\d),(?=\d{3})){1,30})的(?:约|近)?
      | (?:(?<![成认因行])为|是|完成|相当于|等于|等於|(?<![下送传])达到?|仅?为|不[超高低][过于]
            |压缩至|压减至|降至|缩短至)
            (?P<whole>(?:[^,;占的()]|(?<=\d),(?=\d{3})|\([^()]{0,20}\)){1,30}?)的(?:比重|比例)?(?:约|为)?
      | 占(?![比达超])(?P<whole>[^,;占比的]{1,10})
      | (?:完成|为)(?P<total>[^,;]{0,10}(?:预算|计划|任务|目标)数?(?:安排)?)
        """,
            regex.VERBOSE,
        ),
    )


@cache
def _place() -> regex.Pattern[str]:
    return regex.compile(
        rf"""(?r)
        (?:分别)?(?:{alternation(lexicon().places)})(?:了)?
        (?P<whole>(?:全|各|省|市|我|国|中|东|西|世|同|长|珠|华|县|区|“|副|福|第|城|其|一|亚|湾|直|设|地|计)[^,;居列]{{0,14}}|)
        """,
        regex.VERBOSE,
    )


@cache
def _among() -> regex.Pattern[str]:
    """Among whom: 满意度全县排名第三, 在13个设区市中排名第八."""
    return regex.compile(
        r"""(?r)
        在(?P<whole>\p{Han}{0,6}\d+[个家]\p{Han}{1,6})
      | 在?(?P<whole>(?:全[国省市区县州旗盟镇乡]|[国省县]内)(?:各\p{Han}{1,4}|\d+[个家]\p{Han}{1,4})?)
        """,
        regex.VERBOSE,
    )


@cache
def _in_ranking() -> regex.Pattern[str]:
    return regex.compile(r"(?r)(?<=\p{Han}{2})(?:排名|名次)?中")


@cache
def _how_often() -> regex.Pattern[str]:
    return regex.compile(
        r"(?r)(?:连续[\d一二三四五六七八九十]{1,3}(?:年|次|个月|个季度)|[\d]{1,2}次|首次|稳定|继续|一直)+"
    )
