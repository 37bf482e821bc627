"""Marks of Markdown and of HTML in pasted text: what a converter wrote around the words of a document.

markup = line start "#" { "#" } blank          the level of a heading
       | "**" words "**"                       bold
       | "\\\\" ( "." | ")" | "-" | … )           what keeps 1. from being a list, in a text with one of the others
       | "&nbsp;" | "&emsp;" | "&ensp;"        blanks

The twin has blanks where they stand, so that offsets stay and markers, titles and names are seen without them. Lists
and tables of Markdown need nothing: their marks are bullets and bars.
"""

from __future__ import annotations

import re
from functools import cache

__all__ = ["without_markup"]


def without_markup(text: str) -> str:
    """The text with blanks for its markup, of the same length.

    >>> without_markup("## **（一）产业** 1\\\\. 增长"), without_markup("甲**乙")
    ('     （一）产业   1 . 增长', '甲**乙')
    """
    # Most texts have none of these characters; one alone is found ten times as fast as two.
    marked = _level().sub(_blank, text) if "#" in text else text
    if "*" in text:
        marked = _bold().sub(r"  \1  ", marked)
    if marked != text:
        text = _escape().sub(" ", marked)
    if "&" in text:
        text = _entity().sub(_blank, text)
    return text


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


@cache
def _level() -> re.Pattern[str]:
    # 1#楼 and # as the sign of a number have no blank behind them.
    return re.compile(r"(?m)^ {0,3}#{1,6}(?= )")


@cache
def _bold() -> re.Pattern[str]:
    # 张**、李** are names that somebody hid, and 1**万元 a sum.
    return re.compile(r"(?<![0-9A-Za-z*])\*\*(?=[^\s*、,])([^*\n]{1,200}?)(?<![\s*])\*\*(?!\*)")


@cache
def _escape() -> re.Pattern[str]:
    # 5\.5 stays: a blank in a number would make another number of it.
    return re.compile(r"\\(?=[.()\[\]#*_\-+>])(?<![0-9]\\(?=.[0-9]))")


@cache
def _entity() -> re.Pattern[str]:
    return re.compile(r"&(?:nbsp|emsp|ensp|#160|#12288);")
