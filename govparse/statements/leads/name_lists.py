"""Lists of names in front of 分别 or 各.

names = name { ( "、" | "和" | "及" | "与" | "以及" ) name } [ number ( "大" | "个" | "类" | … ) noun ]
"""

from __future__ import annotations

import re
from functools import cache

import regex

__all__ = ["each_name", "is_list", "split_names"]


def split_names(text: str, count: int) -> list[tuple[int, int]] | None:
    """The parts of a list of names for 分别 or 各, or None where it has not `count` of them.

    >>> split_names("生产安全事故起数和死亡人数", 2), split_names("第一、二、三产业增加值", 3)
    ([(0, 8), (9, 13)], [(0, 2), (3, 4), (5, 11)])
    """
    if (counted := _counted().search(text)) is not None:
        # 电子、食品两大产业增加值: the list is before its count.
        size = counted["size"]
        stated = int(size) if size.isdigit() else _SIZES.index(size)
        return split_names(text[: counted.start()], count) if stated == count else None
    plain = _aside().sub(lambda found: "x" * len(found[0]), text) if "(" in text or "（" in text else text
    for separators in (r"、|以及|和|及|与", r"、|和(?!\p{Han}{1,3}(?:业|服务))|以及", r"、", r"和|及|与|以及"):
        parts: list[tuple[int, int]] = []
        start = 0
        for found in _separator(separators).finditer(plain):
            parts.append((start, found.start()))
            start = found.end()
        parts.append((start, len(text)))
        parts = [(a, b) for a, b in parts if b > a]
        if len(parts) == count:
            return parts
    return None


def is_list(text: str) -> bool:
    """Whether a name may be several.

    >>> is_list("毛入园率、毛入学率"), is_list("毛入学率")
    (True, False)
    """
    return "、" in text or "和" in text or "及" in text or "与" in text[1:]


def each_name(text: str) -> list[tuple[int, int]]:
    """The names in front of 各.

    >>> each_name("商圈、街区和商业街")
    [(0, 2), (3, 5), (6, 9)]
    """
    count = 1 + sum(1 for _ in _joint().finditer(_aside().sub("", text)))
    return split_names(text, count) or [(0, len(text))]


_SIZES = "零一两三四五六七八九十"


@cache
def _counted() -> regex.Pattern[str]:
    return regex.compile(
        r"(?<=、.{1,60})(?<![、和及与第])(?P<size>[两三四五六七八九十]|(?<!\d)\d{1,2})(?:[大个类项种家县市区省镇乡州])(?=\p{Han}{2,}$)"
    )


@cache
def _aside() -> re.Pattern[str]:
    # 养老(含机关、事业单位)、医疗保险 are two.
    return re.compile(r"\([^()]*\)|（[^（）]*）")


@cache
def _separator(pattern: str) -> regex.Pattern[str]:
    return regex.compile(pattern)


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(r"、|以及|和|及|与")
