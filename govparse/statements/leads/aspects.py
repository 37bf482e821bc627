"""Names that say which side of a measure is meant, and those whose level is a length of time.

aspect = "规模" | "增速" | "总量" | …         of the measure before: GDP438.6亿元,增速居全市第二
timed  = … ( "天数" | "时限" | "寿命" | … )    优良天数260天
"""

from __future__ import annotations

from functools import cache

import regex

from govparse.statements.lexicon import alternation, lexicon
from govparse.statements.values import Direction

__all__ = ["is_aspect", "is_length_of_time", "pace_of", "times_something"]


def is_aspect(name: str) -> bool:
    """Whether a name only says which side of the measure before is meant: 增速, 总量."""
    return name in lexicon().aspects


def is_length_of_time(name: str) -> bool:
    """Whether a length of time can be the level of such a measure: 优良天数, 办理时限."""
    return name.endswith(lexicon().timed)


def pace_of(name: str) -> Direction | None:
    """Which way a bare 增速 or 降幅 says that the measure before went."""
    return lexicon().paces.get(name)


def times_something(text: str, start: int) -> bool:
    """Whether a length of time that starts there can be a level: 优良天数260天, 由45天压缩至18天, but not 近五年."""
    return _timed().match(text, max(0, start - 8), start) is not None


@cache
def _timed() -> regex.Pattern[str]:
    led = ("减少", "增加", "提前", "延长", "提高", "稳定在", "保持在", "达标")
    names = alternation((*lexicon().timed, *"由从到至优良", *led))
    return regex.compile(rf"(?r)(?:{names})(?:最[长短多少高低]|一般|原则上)?(?:为|达到?|共|约|了|\[\d+\])?\ ?")
