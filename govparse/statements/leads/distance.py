"""Leads to the distance from another place or level.

distance = [ name ] ( "高于" | "低于" | … ) whole               高于 全市 | 1.6个百分点
         | [ name ] "比" whole ( "高" | "低" | … )              比 全国平均水平 高 | 2.3个百分点
"""

from __future__ import annotations

from functools import cache

import regex

from govparse.statements.leads.gated import Gated
from govparse.statements.leads.lead import Lead, Role, lead_of
from govparse.statements.leads.names import read_name
from govparse.statements.leads.stripping import strip_words
from govparse.statements.lexicon import alternation, lexicon

__all__ = ["read_distance"]


def read_distance(text: str, end: int) -> Lead | None:
    """A distance, None where the lead says none."""
    found = _distance().match(text, 0, end)
    if found is None:
        return None
    words = lexicon()
    verb = found["verb"]
    direction = words.gaps.get(verb) or words.bare[verb[0]]
    whole = found.span("whole") if found["whole"] else found.span("than")
    stripped = strip_words(text, found.start(), words.manner)
    if "分别" in found[0]:
        stripped = stripped.dealing()
    name = read_name(text, stripped.start)
    return lead_of(
        Role.GAP,
        name,
        stripped.start,
        stripped,
        direction=direction,
        basis=found.span(),
        whole=whole,
        verb=found.span("verb"),
    )


@cache
def _distance() -> Gated:
    verbs = alternation(lexicon().gaps)
    return Gated(
        "于高出过先超低快慢后",
        regex.compile(
            rf"""(?r)
        (?:分别)?(?P<verb>{verbs})(?P<whole>(?:全|省|市|区|县|国|预期|年初|时间进度|序时|均衡进度|任务|年度|目标|既定|计划|东部|中部|西部|周边|同期
            |GDP|经济|地区|规|上年|去年|城镇|农村|财政|所|各|平均)[^,;]{{0,14}})
      | (?<![占对同环])比(?P<than>全[^,;比]{{1,12}}
            |[^,;比]{{1,8}}(?:平均水平|平均|目标))(?:分别)?(?P<verb>高出|高|低|快|慢)(?:了)?
        """,
            regex.VERBOSE,
        ),
    )
