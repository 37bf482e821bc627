"""What a text is searched for: numbers with the units of one registry, and what may stand around them.

number = arabic [ magnitude ] [ unit ] | chinese unit | "第" … | "前" … | "首" … | “digits”

One expression finds all of them, each with its unit, in one scan; it is put together from the spellings of the
registry, as a tree of their characters, so that a unit more costs next to nothing. What may follow a number is looked
at with the further expressions, only where there is something of the kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from govparse.data import words
from govparse.expressions.arabic_numerals import ARABIC, ARABIC_BEHIND_FIRST, MAGNITUDE, MAGNITUDE_OR_NONE
from govparse.expressions.chinese_numerals import CAPITALS, DIGITS
from govparse.expressions.ordinals import ORDINAL_START
from govparse.expressions.qualifiers import first_before, first_behind, last_before
from govparse.expressions.units import Kind, Unit, UnitRegistry

__all__ = ["DATE", "FROM", "HAN", "HAN_NUMBER", "HAN_UNIT", "LED", "PLAIN", "TO_SIGNS", "Lexicon", "counts_nothing"]

HAN = DIGITS + "十百千万亿廿卅拾佰仟萬億几幾"
"""What a number in Chinese numerals that measures something is made of."""

TO_SIGNS = frozenset("-~至到")
"""What joins the two numbers of a range."""
FROM = frozenset("从由自")
"""Behind one of these 至 and 到 tell of a growth from one level to another."""

PLAIN = 7
"""The last group of a match of `Lexicon.scan` where a number in digits and its unit stand alone."""
LED = 8
"""The same where what stands before the number may bound it, or turn it."""
HAN_UNIT = 9
"""The last group of a match of `Lexicon.scan` where a unit follows a Chinese numeral."""
DATE = 10
"""The last group of a match of `Lexicon.scan` that is a date, and passed over whole."""

_NUMBER = rf"(?P<number>{ARABIC})\ ?(?P<magnitude>{MAGNITUDE})?+"
_HAN_PLACES = rf"(?:[点點][{HAN}]{{1,20}}+)?+"
HAN_NUMBER = rf"[{HAN}]{{1,40}}+{_HAN_PLACES}"
"""A number in Chinese numerals, as an expression."""
_NUMBERING = r"/\#+_*=&~^第.·点时,\ -"
"""Behind most of these a number is no quantity, but part of another number or of a name."""
# A set at the very beginning is what `re` skips to, so that the first character is read before what stands in front of
# it is looked at: the dot that ends each look back is that character. A look around costs more than the characters that
# it looks at, and so does an alternative, unless it begins with a character that the text has not: what most numbers
# need is said with as few of them as can be.
_SCAN = rf"""
    (                                                                               # 1: the number
      [0-9第前首榜数半{HAN}]
      (?: (?<=[0-9]) (?<![0-9].)
          (?: (?<!\..) [0-9]?+                                                      # a date is passed over
              (?: 月[0-9]{{1,2}}日(?![以之]?内)
                | [0-9]{{2}}年(?<=[12]....)(?:[0-9]{{1,2}}月)?+(?:[0-9]{{1,2}}日)?+ )
            | (?: (?<![LEADING{_NUMBERING}].) ()                                    # 2: nothing before it
                | (?<=[LEADING{_NUMBERING}].)
                  (?! (?<=[{_NUMBERING}].)
                      (?: (?<=[/\#+_*=&~^第].) | (?<=[0-9A-Za-z\\]-.)                # 研发+2, XM02102-0200, 第3条
                        | (?<=[0-9\\][.·点时].)                                       # 3.2.1, 8时40分, 5\.5
                        | (?<=[0-9][,\ ].)(?=[0-9]{{2}}(?![0-9])) ) ) )             # never in 1,234 and 12 345
              (?<!0(?=[0-9])) {ARABIC_BEHIND_FIRST}
              (?!\+[0-9N一-鿿、]|\ [+\#][0-9N一-鿿、]|[\#^])                              # 3+2, 6+N, 8#地块
              () )                                                                  # 3: in digits
        | (?<=[数{HAN}]) (?:(?=[{HAN}点點、FOLLOWING])|(?<=[万亿萬億]))                     # most count nothing
          (?<![0-9第双“‘{HAN}].)                                                      # 第三产业, 双千兆, “三高”, 30几
          (?> 、(?<=[一-鿿][二两三四五六七八].)(?=[三四五六七八九]){HAN_NUMBER}
            | (?<!数)[{HAN}]{{0,39}}+(?:[点點][{HAN}]{{1,20}}+|)
            | (?<=数)(?=[十百千万亿](?!分之)){HAN_NUMBER} )
          ()                                                                        # 4: in Chinese numerals
        | (?<=[第前首榜半])
          (?: (?<=第)\ ?[0-9]{{1,5}}(?:[至到~、-]+第?[0-9]{{1,5}})++                     # 第3至5条
            | (?<=(?={ORDINAL_START}).) | (?<=半)(?=个百分点|倍) ) )
    )
    (?(3) ({MAGNITUDE_OR_NONE})                                                     # 5
          (?: (UNIT) (?:(?![FURTHER])(?(2)()|())|)                                  # 6; 7, 8: nothing behind it
            | (?<=[十百千万萬亿億])
            | (?=[\ \n:/。多余餘来至到~、,和与及以左。;)-]|\Z|NOUN|”UNIT) )                   # in lists, ranges, scores
      | (?(4) (?: (?=[FOLLOWING])
                  (?: (CHINESE_UNIT|(?!级)(?<=[万亿萬億])UNIT                            # 9
                      |(?!级)(?=.{{1,4}}[以左])UNIT(?=[及或]?以[上下内]|左右))
                    | (?=[分半多余餘来至到~-]) )
                | (?<=[万亿萬億])(?=[一-鿿,。;、)]) )
        | (?:(?<=[年月日])()|) ))                                                      # 10: a date
"""

# A line may end between a number and its unit, and a page with it: 12⏎- 3 -⏎万元.
_GAP = r"\ {0,3}+(?:\n(?:[\ \n]{0,8}+-{1,3}\ ?[0-9]{1,3}\ ?-{1,3}[\ \n]{0,8}+)?+\ {0,3}+(?=[一-鿿]))?+"
_FURTHER = {
    # 30至40亿元, 3%-5%
    "range": rf"(?P<dash>-{{1,6}}+|~|至|到)\ ?{_NUMBER}\ ?(?P<unit>UNIT)(?:(?<=[一-鿿])|(?![0-9.]))",
    # 700余万元, 3400多亩, 1.5万多
    "more": r"[\ \n]{0,3}+[多余餘来](?P<magnitude>[万亿萬億])?+\ ?(?P<unit>UNIT)?+",
    # 1亿5000万元
    "lower": rf"{_NUMBER}\ ?(?P<unit>UNIT)",
    # 4.5、2.4个百分点; not 3、4月, 2022、2023年
    "list": rf"""
        (?:\ ?[、,和与及]\ ?[0-9.]{{1,20}}+(?![0-9.%]*-?月|年)){{1,12}}+
        \ ?(?P<magnitude>{MAGNITUDE})?+(?P<unit>UNIT)""",
    # 26.3微克/立方米, 2.5元/平方米·月, 0.21吨标准煤/万元
    "rate": rf"(?:/每?(?:{MAGNITUDE})?(?:BELOW)(?:·(?:BELOW))*+)++",
    # 13类(个), 8辆(架)
    "second": r"\((?:ANY)\)",
    "spaced": rf"{_GAP}(?:(?P<magnitude>{MAGNITUDE}){_GAP})?(?P<unit>UNIT)?+",
    "quoted": r"“([0-9]{1,4}+)”(UNIT)",
    "any unit": r"(?:ANY)",
    "noun": r"(?:NOUN)",
    # 三个半月, 一个半百分点, 三个多小时
    "between": r"(?P<word>[半多])(?P<unit>OF_GE)",
    # 三至五年, 百分之三到百分之五
    "chinese range": rf"(?:-{{1,6}}+|~|至|到)(?P<percent>百分之)?+(?P<number>{HAN_NUMBER})(?P<unit>CHINESE_UNIT)?+",
    # 112元8角, 二元三角四分
    "change": r"(?P<jiao>[1-9一二三四五六七八九])角(?![度色落膜逐])(?:(?P<fen>[1-9一二三四五六七八九])分(?![之别]))?+",
    # 壹佰元零伍分
    "coins": rf"(?:零?[{CAPITALS[1:10]}]角)?+(?:零?[{CAPITALS[1:10]}]分)?+[整正]?+",
}


class Lexicon:
    """The units of a registry, ready to be searched for."""

    __slots__ = (
        "_compiled",
        "_expressions",
        "beginning",
        "behind",
        "bounding",
        "extending",
        "loose",
        "naming",
        "registry",
        "scan",
        "spellings",
        "standing",
        "turning",
    )

    def __init__(self, registry: UnitRegistry) -> None:
        self.registry = registry
        self.spellings = registry.spellings
        """Every spelling with its unit."""
        self.standing = {s: unit for s, unit in self.spellings.items() if not unit.after and not unit.dates}
        """Those that make no date and no name of a number: with one of these it is a quantity, whatever it is."""
        self.beginning = first_before() | frozenset(f"0123456789第前首榜“数半负¥￥-{HAN}")
        """What every quantity begins with."""
        self.bounding = last_before()
        """Before a number, these may bound it."""
        self.naming = _LETTERS
        """Before a number, these make a name of it."""
        self.turning = _LETTERS | {"-", "下", "负"}
        """Before a number, these make a name of it, or turn it negative: 零下5℃."""
        standing = {s: unit for s, unit in self.spellings.items() if not unit.below}
        chinese = {
            s: u for s, u in standing.items() if u.classifier or (u.kind is not Kind.COUNT and not u.arabic_only)
        }
        self.loose = frozenset(
            sign + s for s, unit in standing.items() for sign in "一百千万亿" if counts_nothing(sign, unit)
        )
        """The numerals of one sign that count nothing with their unit, unless a word bounds them."""
        self.behind = first_behind()
        """Behind a unit, these may bound the number."""
        self.extending = self.behind - {"\n"} | frozenset("来餘~至到-/(半123456789一二三四五六七八九")
        """Behind a unit, these may bound the number, or go on with it."""
        self._expressions = {
            "CHINESE_UNIT": _longest(chinese, chinese),
            "OF_GE": _longest((s[1:] for s in standing if s[0] == "个" and len(s) > 1), {}),
            "UNIT": _longest(standing, standing),
            "BELOW": _longest(self.spellings, self.spellings),
            "ANY": _longest(standing, {}),
            "FURTHER": re.escape("".join(sorted(self.extending | self.behind))),
            "LEADING": re.escape("".join(sorted(self.bounding | self.turning))),
            "FOLLOWING": re.escape("".join(sorted({s[0] for s in standing} | set("分半多余餘来至到~-")))),
            "NOUN": "|".join(words("units.toml", "nouns")["counted"]),
        }
        self.scan = re.compile("(?x)" + self._filled(_SCAN))
        """Finds the numbers. The standard library's `re` scans this twice as fast as `regex`."""
        self._compiled: dict[str, re.Pattern[str]] = {}

    def pattern(self, name: str) -> re.Pattern[str]:
        """One of the further expressions."""
        compiled = self._compiled.get(name)
        if compiled is None:
            compiled = self._compiled[name] = re.compile("(?x)" + self._filled(_FURTHER[name]))
        return compiled

    def scan_unit(self, normal: str, at: int) -> str | None:
        """The longest spelling of a unit that begins at `at`."""
        found = self.pattern("any unit").match(normal, at)
        return None if found is None else found[0]

    def _filled(self, expression: str) -> str:
        for name, tree in self._expressions.items():
            expression = expression.replace(name, tree)
        return expression


def counts_nothing(written: str, unit: Unit) -> bool:
    """Whether 一, 百, 千, 万 or 亿 alone counts nothing with the unit: 一家, 千家, 单位：万元; but 千亿元, 超百万元."""
    if unit.kind in (Kind.COUNT, Kind.TIME):
        return len(written) == 1 or not unit.classifier or len(unit.name) > 1
    return len(written) == 1 and written not in "百千一"


_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")


def _longest(spellings: Iterable[str], units: Mapping[str, Unit]) -> str:
    """An expression for the longest of the spellings, as a tree; what a unit is unlike ends it."""
    common: list[str] = []
    rest: list[str] = []
    for spelling in spellings:
        (common if spelling[0] in _COMMONEST else rest).append(spelling)
    # One look at the first character spares most places the two hundred branches of the rest.
    firsts = re.escape("".join({spelling[0]: None for spelling in rest}))
    looked_at = f"(?=[{firsts}])(?:{'|'.join(_branches(rest, units))})"
    return f"(?:{'|'.join((*_branches(common, units), looked_at))})"


_COMMONEST = frozenset("元个%家人平亩件项公次名吨条宗")
"""The units of nine numbers in ten begin with one of these."""


def _branches(spellings: Iterable[str], units: Mapping[str, Unit], before: str = "") -> list[str]:
    """The spellings behind `before`, each first character with what goes on from it; one that ends here is the last."""
    branches: dict[str, list[str]] = {}
    for spelling in spellings:
        branches.setdefault(spelling[:1], []).append(spelling[1:])
    ends = branches.pop("", None)
    alternatives = [re.escape(first) + _tree(rest, units, before + first) for first, rest in branches.items()]
    unit = units.get(before)
    if ends is not None:
        # A unit in Latin letters ends with them: 36.0PTA is no computing power.
        letters = "(?![A-Za-z])" if before and before[-1].isascii() and before[-1].isalpha() else ""
        alternatives.append(letters + (f"(?!{unit.unlike})" if unit is not None and unit.unlike else ""))
    return alternatives


def _tree(spellings: Iterable[str], units: Mapping[str, Unit], before: str) -> str:
    """The branches as an expression: the longest spelling that is there, and no shorter one in its place."""
    alternatives = _branches(spellings, units, before)
    if len(alternatives) == 1:
        return alternatives[0]
    return "(?>" + "|".join(alternatives) + ")"
