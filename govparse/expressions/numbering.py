"""The families of section markers, and the numbers in them.

marker  = one of the shapes of `data/numbering.toml`
chinese = what `chinese_numerals` reads as an integer
arabic  = digit [ digit [ digit ] ]

Source: GB/T 9704-2012, 7.3.3 (一、 （一） 1. （1）), the legislative order 编 章 节 条 项, and the corpus.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

import attrs

from govparse.data import entries
from govparse.expressions.chinese_numerals import chinese_integer

__all__ = [
    "Family",
    "expression_by_opening",
    "families",
    "family",
    "inline_expression",
    "line_expression",
    "marker_number",
    "written_number",
]


@attrs.frozen(slots=True, eq=False)
class Family:
    """One way to number sections, an entry of `data/numbering.toml`."""

    name: str
    """Such as `cn_paren`; unique."""
    style: str
    """The word of the exported schema; several families may share one."""
    rank: int
    """How high it stands by the standard; smaller is higher."""
    opens: str
    """The characters that it begins with, as a set of a regular expression has them."""
    shape: str
    """What the marker looks like, as an expression over the normalised twin."""
    places: tuple[str, ...]
    """`line` and perhaps `inline`."""
    example: str
    """A marker with the text behind it."""
    unlike: str = ""
    """What must not follow."""
    counts: tuple[str, ...] = ()
    """Words or signs for 1, 2, 3 …"""

    def openings(self) -> Iterator[str]:
        """Each character that it begins with."""
        for first, last in re.findall("(.)(?:-(.))?", self.opens):
            yield from map(chr, range(ord(first), ord(last or first) + 1))


@cache
def families() -> tuple[Family, ...]:
    """Every family, in the order in which they are tried at one place.

    >>> [family.name for family in families()][:3]
    ['part', 'sub_part', 'chapter']
    """
    return entries("numbering.toml", "family", Family)


@cache
def family(name: str) -> Family:
    """The family of that name.

    >>> family("cn_is").style
    'cn_is'
    """
    return next(entry for entry in families() if entry.name == name)


def line_expression() -> str:
    """All families, each a group of its name whose first inner group is the number."""
    return "|".join(_group(entry) for entry in families())


def inline_expression() -> str:
    """The families that stand inside paragraphs, in the same form."""
    inline = [entry for entry in families() if "inline" in entry.places]
    begun = "".join(re.escape(first) for entry in inline for first in entry.openings())
    return f"(?=[{begun}])(?:{'|'.join(map(_group, inline))})"


def expression_by_opening() -> Mapping[str, str]:
    """For each character that a marker begins with, the families that begin with it, in the same form.

    >>> len(expression_by_opening()["㈠"]) < 50 < len(expression_by_opening()["一"])
    True
    """
    begun: dict[str, list[str]] = {}
    for entry in families():
        group = _group(entry)
        for first in entry.openings():
            begun.setdefault(first, []).append(group)
    return {first: "|".join(groups) for first, groups in begun.items()}


@lru_cache(maxsize=4096)
def marker_number(written: str) -> int:
    """The number of a marker, given in its own numerals; 0 where it says none, or only that it is the last.

    >>> [marker_number(written) for written in ("二十一", "一百零三", "７", "③", "其次", "一〇")]
    [21, 103, 7, 3, 2, 10]
    """
    if written.isdecimal():
        return int(written)
    counted = _counted().get(written)
    if counted is not None:
        return counted
    return chinese_integer(written) or 0


def written_number(number: int, like: str) -> str | None:
    """The number in the numerals of `like`; None where they do not go so far.

    >>> written_number(12, "三"), written_number(12, "3"), written_number(2, "①"), written_number(2, "其次")
    ('十二', '12', '②', None)
    """
    if like.isdecimal():
        return str(number)
    if chinese_integer(like) is not None:
        tens, units = divmod(number, 10)
        if tens > 9:
            return None
        return ("" if tens < 2 else _CHINESE[tens]) + ("十" if tens else "") + (_CHINESE[units] if units else "")
    for entry in families():
        if like in entry.counts and len(like) == 1:
            return entry.counts[number - 1] if number <= len(entry.counts) else None
    return None


_CHINESE = "〇一二三四五六七八九"
_NUMBER = {"{chinese}": "([一二三四五六七八九十百千零〇]{1,9})", "{arabic}": "([0-9]{1,3})"}


def _group(entry: Family) -> str:
    shape = entry.shape
    if "{chinese}" in shape and "{arabic}" in shape:
        # One number group, whichever numerals it is written in.
        shape = shape.replace("(?:{chinese}|{arabic})", "([一二三四五六七八九十百千零〇]{1,9}|[0-9]{1,4})")
    for name, number in _NUMBER.items():
        shape = shape.replace(name, number)
    if entry.counts:
        shape = f"({shape})"
    return f"(?P<{entry.name}>{shape}{f'(?!{entry.unlike})' if entry.unlike else ''})"


@cache
def _counted() -> dict[str, int]:
    counted: dict[str, int] = {}
    for entry in families():
        for number, sign in enumerate(entry.counts, 1):
            counted[sign] = 0 if sign == "最后" else number
            for end in (".", "、", ")", ",", ":"):
                counted[sign + end] = counted[sign]
                counted[sign.lower() + end] = counted[sign]
    return counted
