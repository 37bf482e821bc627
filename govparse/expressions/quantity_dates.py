"""Numbers before 年, 个月 and 日, 级 and 届: dates, or lengths of time and counts.

    date   = four digits "年" | number "年" [ "来" | "初" | "后" | … ] | number "日"
    length = word number ( "年" | "日" )                满五年, 提前十五日: the words of [lengths] in `data/units.toml`
           | number "日" ( "内" | "以内" | "的时间" )     20日内
    cohort = four digits ( "级" | "届" )                2021级学生, the pupils of a year
    first  = [ word ] "前" number "个月"                前11个月, the first of a year; 届满前3个月 is a length

Everything before 年 that is no date is a length; before 日 everything is a date that is not told to be one.
"""

from __future__ import annotations

from functools import cache

import regex

from govparse.data import words
from govparse.expressions.units import Kind, Unit

__all__ = ["is_out_of_place"]


def is_out_of_place(normal: str, start: int, end: int, number: str, unit: Unit) -> bool:
    """Whether the unit does not measure the number that stands with it from `start` to `end`.

    >>> from govparse import units
    >>> [is_out_of_place(text, at, len(text), text[at:-1], units[text[-1]])
    ...  for text, at in (("2024年", 0), ("满5年", 1), ("20日", 0), ("提前20日", 2), ("翻两番", 1), ("两番", 0))]
    [True, False, True, False, False, True]
    >>> is_out_of_place("2021级", 0, 5, "2021", units["级"]), is_out_of_place("1200级", 0, 5, "1200", units["级"])
    (True, False)
    >>> is_out_of_place("前9个月", 1, 4, "9", units["个月"]), is_out_of_place("提前9个月", 2, 5, "9", units["个月"])
    (True, False)
    """
    if unit.after:
        return not normal.endswith(unit.after, 0, start)
    if not unit.dates:
        return False
    if unit.name == "个月":
        inside = normal.startswith(("内", "以内", "之内"), end)
        return not inside and number.isdigit() and int(number) <= 12 and _first().match(normal, 0, start) is not None
    positional = len(number) >= 4 if number.isdigit() and number.isascii() else _is_digits(number)
    if unit.kind is Kind.COUNT:
        # 1000级台阶 are steps, 2021级 the pupils of that year.
        return positional and number[:2] in _CENTURIES
    if unit.name != "日" and positional:
        return True
    if normal.endswith(_before(), max(0, start - 8), start):
        return False
    if unit.name == "日":
        return _behind().match(normal, end) is None
    return _unlike_year().match(normal, end) is not None


_CENTURIES = frozenset(("19", "20", "一九", "二〇", "二零"))


def _is_digits(number: str) -> bool:
    """Whether a number in Chinese is written digit by digit: 二〇三五年, 一九五八年."""
    return len(number) >= 3 and not any(sign in number for sign in "十百千万亿几廿卅点.")


@cache
def _before() -> tuple[str, ...]:
    return words("units.toml", "lengths")["before"]


@cache
def _behind() -> regex.Pattern[str]:
    """Not 15日内部通报, 20日上午."""
    return regex.compile(r"(?:\L<words>|以?[上下](?![午旬]))(?!部)", words=words("units.toml", "lengths")["behind"])


@cache
def _first() -> regex.Pattern[str]:
    """Not 提前3个月, 届满前12个月."""
    return regex.compile(r"(?r)(?:(?<!\p{Han})|(?<=\L<words>))前", words=words("units.toml", "lengths")["first"])


@cache
def _unlike_year() -> regex.Pattern[str]:
    """5年来, 5年底, 5年 3月."""
    return regex.compile(
        r"\L<words>|\ ?[0-9〇一二三四五六七八九十]{1,2}\ ?月", words=words("units.toml", "lengths")["unlike_year"]
    )
