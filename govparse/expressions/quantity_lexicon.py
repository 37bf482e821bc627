"""What a text is searched for: numbers with the units of one registry, and what may stand around them.

number = arabic [ magnitude ] [ unit ] | chinese unit | "第" … | "前" … | "首" … | “digits”

One expression finds all of them, each with its unit, in one scan; it is put together from the spellings of the registry,
as a tree of their characters, so that a unit more costs next to nothing. What may follow a number is looked at with the
further expressions, only where there is something of the kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from govparse.expressions.arabic_numerals import ARABIC, MAGNITUDE
from govparse.expressions.chinese_numerals import CAPITALS, DIGITS
from govparse.expressions.ordinals import ORDINAL_START
from govparse.expressions.qualifiers import first_behind, last_before
from govparse.expressions.units import Kind, Unit, UnitRegistry

__all__ = ["ARABIC_UNIT", "HAN", "HAN_UNIT", "PLAIN", "Lexicon"]

HAN = DIGITS + "十百千万亿廿卅拾佰仟萬億几"
"""What a number in Chinese numerals that measures something is made of."""

PLAIN, HAN_NUMBER, HAN_UNIT, ARABIC_UNIT = 4, 5, 6, 3
"""Groups of `Lexicon.scan`, for `lastindex`: the number and its unit stand alone; there is a unit behind it."""

_SCAN = rf"""(?x)
    (?=[0-9第前首榜“数半{HAN}])                      # one look at the character spares the alternatives
    (?: (?<![0-9.]) (?: [12][0-9]{{3}}年(?:[0-9]{{1,2}}月)?+(?:[0-9]{{1,2}}日)?+ | [0-9]{{1,2}}月[0-9]{{1,2}}日(?![以之]?内) )
      | (?<![0-9/\#+_*=&~第]) (?<![0-9A-Za-z]-)       # 研发+2, XM02102-0200, 第3
        (?<![0-9]\.) (?<![0-9],(?=[0-9]{{3}}(?![0-9])))   # 1,234: never inside a longer number
        ({ARABIC}) (?!\ ?[+\#][0-9N一-鿿、]|\#)         # 3+2, 6+N, 8#地块
        ({MAGNITUDE})?+ (?:(UNIT)(?:(?![FURTHER])())?+)?+
        (?(2)|(?(3)|(?=[\ \n:多余来至到~、,和与及-])))      # a bare number is one only in a list, a range or a proportion
      | (?<![第初周期点数“‘{HAN}]) (?<![0-9]\.) (?<![{HAN}]、)        # 周三, “三高”, 12.四个不摘, 一、二、三
        ((?:数(?=[十百千万亿]))?+[{HAN}]{{1,40}}+(?:点[{HAN}]{{1,20}}+)?+)
        (?: (CHINESE_UNIT) | (?=[分半多余来至到~-]) )
      | (?={ORDINAL_START})[第前首榜] | “(?=[0-9]) | 半(?=个百分点|倍)
    )
"""

# A line may end between a number and its unit, and a page with it; a number alone on its line is a cell of a table.
_GAP = r"\ {0,3}+(?:(?<=[^\s0-9.,])\n(?:[\ \n]*+-\ ?[0-9]{1,3}\ ?-[\ \n]*)?\ {0,3}+(?=[一-鿿]))?+"
_FURTHER = {
    # 30至40亿元, 3%-5%
    "range": rf"(?P<dash>-{{1,6}}+|~|至|到)\ ?(?P<number>{ARABIC})\ ?(?P<magnitude>{MAGNITUDE})?+\ ?(?P<unit>UNIT)(?![0-9.])",
    # 700余万元, 3400多亩, 1.5万多
    "more": r"[多余来](?P<magnitude>[万亿])?+\ ?(?P<unit>UNIT)?+",
    # 1亿5000万元
    "lower": rf"(?P<number>{ARABIC})\ ?(?P<magnitude>{MAGNITUDE})?+\ ?(?P<unit>UNIT)",
    # 4.5、2.4个百分点; not 3、4月, 2022、2023年
    "list": (
        r"(?:\ ?[、,和与及]\ ?[0-9.]{1,20}+(?![0-9.%]*-?月|年)){1,12}+"
        rf"\ ?(?P<magnitude>{MAGNITUDE})?+(?P<unit>UNIT)"
    ),
    # 26.3微克/立方米, 2.5元/平方米·月
    "rate": r"(?:/每?(?:UNIT)(?:·(?:UNIT))?+)++",
    "spaced": rf"{_GAP}(?:(?P<magnitude>{MAGNITUDE}){_GAP})?(?P<unit>UNIT)?+",
    "quoted": r"“([0-9]{1,4}+)”(UNIT)",
    "any unit": r"(?:ANY)",
    # 三个半月, 一个半百分点, 三个多小时
    "between": r"(?P<word>[半多])(?P<unit>REST_OF_GE)",
    # 三至五年, 百分之三到百分之五
    "chinese range": rf"(?:-{{1,6}}+|~|至|到)(?P<percent>百分之)?(?P<number>[{HAN}]{{1,20}}+(?:点[{HAN}]{{1,20}}+)?+)(?P<unit>CHINESE_UNIT)?+",
    # 壹佰元零伍分
    "coins": rf"(?:零?[{CAPITALS[1:10]}]角)?+(?:零?[{CAPITALS[1:10]}]分)?+[整正]?+",
}  # fmt: skip


class Lexicon:
    """The units of a registry, ready to be searched for."""

    __slots__ = (
        "_compiled",
        "_expressions",
        "bounding",
        "careful",
        "naming",
        "registry",
        "scan",
        "spellings",
        "standing",
    )

    def __init__(self, registry: UnitRegistry) -> None:
        self.registry = registry
        self.spellings = registry.spellings
        """Every spelling with its unit."""
        self.careful = frozenset(s for s, unit in self.spellings.items() if unit.after or unit.dates)
        """The spellings that make dates or names of some numbers."""
        self.standing = {s: unit for s, unit in self.spellings.items() if s not in self.careful}
        """The others: a number with one of these is a quantity whatever the number is."""
        self.bounding = last_before()
        """Before a number, these may bound it."""
        self.naming = _LETTERS | {"-"}
        """Before a number, these make it negative, or a name of it."""
        chinese = {
            s: u for s, u in self.spellings.items() if u.classifier or (u.kind is not Kind.COUNT and not u.arabic_only)
        }
        further = re.escape("".join(sorted(first_behind() | set("来~至到-/(半"))))
        self._expressions = {
            "CHINESE_UNIT": _tree(chinese, chinese),
            "REST_OF_GE": _tree((s[1:] for s in self.spellings if s[0] == "个" and len(s) > 1), {}),
            "UNIT": _tree(self.spellings, self.spellings),
            "ANY": _tree(self.spellings, {}),
            "FURTHER": further,
        }
        self.scan = re.compile(self._filled(_SCAN))
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


_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")


def _tree(spellings: Iterable[str], units: dict[str, Unit], before: str = "") -> str:
    """An expression for the longest of the spellings, branching at each character; what a unit is unlike ends it."""
    branches: dict[str, list[str]] = {}
    for spelling in spellings:
        branches.setdefault(spelling[:1], []).append(spelling[1:])
    ends = branches.pop("", None)
    alternatives = [re.escape(first) + _tree(rest, units, before + first) for first, rest in branches.items()]
    unit = units.get(before)
    if ends is not None:
        alternatives.append(f"(?!{unit.unlike})" if unit is not None and unit.unlike else "")
    if len(alternatives) == 1:
        return alternatives[0]
    return "(?>" + "|".join(alternatives) + ")"
