"""Numbers whose unit is not written, and what they count all the same.

    bare  = digits magnitude                             3300万; 元 where its sentence speaks of money: 资金各100万
          | [ scored ] [ verb ] digits, end of a clause    指数为96.7, 比上年缩小0.04, 死亡率降至0.35以下
          | scored "由" digits verb digits                 收入比由上年的2.12缩小到2.08: the second of the two
          | digits noun                                    21项目
    parts = digits { ":" digits } | digits "/" digits      48.5:42.8, 占全国1/3

The words are those of [scores], [nouns] and [amounts] in `data/units.toml`; a number that none of them speaks of is
left out. Source: the corpus.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache

import regex

from govparse.data import words
from govparse.expressions.proportions import Proportion, match_proportion
from govparse.expressions.quantity_lexicon import Lexicon
from govparse.expressions.units import Kind, Unit

__all__ = ["match_parts", "meaning_of_bare"]


def meaning_of_bare(
    lexicon: Lexicon, normal: str, start: int, end: int, number: str, magnitude: str
) -> tuple[Unit | None, Kind] | None:
    """Unit and kind of a number that stands from `start` to `end` without a unit; None where it means nothing."""
    if magnitude:
        # 3项目 is not 3万 with its unit left out; and 2000万股 is of shares, which have no unit here.
        # 2万万元 and 3亿万元 go on with another magnitude.
        if normal[end : end + 1] in _NO_BARE or lexicon.pattern("any unit").match(normal, end):
            return None
        return (lexicon.spellings["元"], Kind.MONEY) if _is_money(normal, start, end) else (None, Kind.COUNT)
    if _clause_end().match(normal, end):
        scored, moved, reached = _score_words()
        at = max(0, start - 10)
        if scored.search(normal, at, start) or ("." in number and moved.search(normal, at, start)):
            return None, Kind.SCORE
        if normal[start - 1 : start] in _REACHING and reached.search(normal, max(0, start - 80), start):
            return None, Kind.SCORE
    return (None, Kind.COUNT) if lexicon.pattern("noun").match(normal, end) else None


def match_parts(normal: str, start: int, end: int, number: str) -> tuple[Proportion | Fraction, int] | None:
    """The proportion or the share whose first number stands from `start` to `end`, and where it ends.

    >>> match_parts("占全国1/3", 3, 4, "1"), match_parts("10/31", 0, 2, "10")
    ((Fraction(1, 3), 6), None)
    """
    if normal[end] == ":":
        return match_proportion(normal, start, end) if "," not in number else None
    stroke = _stroke().match(normal, end)
    if stroke is None or not number.isdigit() or not 0 < int(number) < int(stroke[1]):
        return None
    # A share has a word before it; 表1/2 and a date have none, or another.
    if not start or normal[start - 1] < "一" or normal[start - 1] in _LABELS:
        return None
    return Fraction(int(number), int(stroke[1])), stroke.end()


_NO_BARE = frozenset("股十百千万亿萬億")
_REACHING = frozenset("到至为")
_LABELS = frozenset("第表图件附页")


def _is_money(normal: str, start: int, end: int) -> bool:
    """What follows a number says what it is, or else its sentence before."""
    if normal[end : end + 1] >= "一":
        return _money_words().search(normal, end, end + 8) is not None
    at = max(0, start - 24)
    return _money_words().search(normal, max(normal.rfind("。", at, start), at), start) is not None


@cache
def _money_words() -> regex.Pattern[str]:
    return regex.compile(r"\L<words>", words=words("units.toml", "amounts")["words"])


@cache
def _score_words() -> tuple[regex.Pattern[str], regex.Pattern[str], regex.Pattern[str]]:
    lists = words("units.toml", "scores")
    reaching = [verb for verb in lists["verbs"] if len(verb) > 1 and verb[-1] in _REACHING]
    return (
        regex.compile(r"\L<scored>\p{Han}{0,2}(?:\L<verbs>)?\ ?\Z", scored=lists["scored"], verbs=lists["verbs"]),
        regex.compile(r"\L<moved>了?\Z", moved=lists["moved"]),
        regex.compile(
            r"\L<scored>(?:\([^()。]{0,40}\))?[由从][^,;。]{0,14}?[0-9.]++\L<reaching>\ ?\Z",
            scored=lists["scored"],
            reaching=reaching,
        ),
    )


@cache
def _clause_end() -> regex.Pattern[str]:
    return regex.compile(r"\ {0,3}+(?:[,。;、)\n]|以[上下内]|左右|\Z)")


@cache
def _stroke() -> regex.Pattern[str]:
    return regex.compile(r"/([1-9][0-9]{0,2})(?![0-9/.:])")
