"""Finds quantities in a text and reads what they say.

One expression finds the numbers, each with the unit right behind it; what else follows a number, and what stands before
it, is looked at only where one was found. A number that is refused (a year, a code, a slogan) is not looked into again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache

import regex

from govparse.expressions.arabic_numerals import ARABIC, MAGNITUDE, arabic_number
from govparse.expressions.chinese_numerals import DIGITS, chinese_number
from govparse.expressions.intervals import Interval
from govparse.expressions.ordinals import match_ordinal
from govparse.expressions.qualifiers import Approximation, first_behind, last_before, match_before, match_behind
from govparse.expressions.quantity_values import Kind, Quantity
from govparse.expressions.units import Unit, UnitRegistry
from govparse.text import Source, Span

__all__ = ["Reader"]

Number = Decimal | Fraction

_HAN = DIGITS + "十百千万亿廿卅拾佰仟萬億几"

_EXPRESSION = rf"""(?x)
    (?=[0-9第前首榜“数{_HAN}])                       # one look at the character spares four alternatives
    (?: (?<![0-9/\#+_*=&~]) (?<![0-9A-Za-z]-)         # 研发+2, XM02102-0200
        (?<![0-9]\.) (?<![0-9],(?=[0-9]{{3}}(?![0-9])))   # 1,234: never inside a longer number
        ({ARABIC}) (?!\ ?[+\#][0-9N一-鿿、]|\#)         # 3+2, 6+N, 8#地块
        ({MAGNITUDE})?+
      | (?<![第初周期点数“‘{_HAN}]) (?<![0-9]\.) (?<![{_HAN}]、)       # 周三, “三高”, 12.四个不摘, 一、二、三
        ((?:数(?=[十百千万亿]))?+[{_HAN}]{{1,40}}+(?:点[{_HAN}]{{1,20}}+)?) (?=[FIRST])
      | 第(?=\ ?[0-9{_HAN}]) | 前(?=[0-9{_HAN}]) | 首(?=[一-鿿]) | 榜(?=首) | “(?=[0-9])
    )
"""
"""For the standard library's `re`, which scans this twice as fast as `regex`; FIRST is what a unit may begin with."""

# A line may end between a number and its unit, and a page with it; a number alone on its line is a cell of a table.
_GAP = r"\ {0,3}+(?:(?<=[^\s0-9.,].{1,34})\n(?:[\ \n]*+-\ ?[0-9]{1,3}\ ?-[\ \n]*)?\ {0,3}+(?=\p{Han}))?+"

_QUOTED = r"“([0-9]{1,4}+)”(\L<units>)"
_MEASURE = rf"(?P<number>{ARABIC})\ ?(?P<magnitude>{MAGNITUDE})?\ ?(?P<unit>\L<units>)"
_TO = rf"(?P<dash>-{{1,6}}+|~|至|到)\ ?{_MEASURE}(?![0-9.])"
_MORE = r"(?P<more>[多余来])(?P<magnitude>[万亿])?\ ?(?P<unit>\L<units>)?"
_LIST = (
    r"(?:\ ?[、,和与及]\ ?[0-9.]{1,20}+(?![0-9.%]*-?月|年)){1,12}+"
    rf"\ ?(?P<magnitude>{MAGNITUDE})?(?P<unit>\L<units>)"
)
_RATE = r"/(?:每)?\L<units>(?:·\L<units>)?"
_SPACED = rf"{_GAP}(?:(?P<magnitude>{MAGNITUDE}){_GAP})?(?P<unit>\L<units>)?"


class Reader:
    """Reads quantities with the units of one registry."""

    __slots__ = ("_careful", "_han_lengths", "_lengths", "_matters", "_patterns", "_scan", "registry", "spellings")

    def __init__(self, registry: UnitRegistry) -> None:
        self.registry = registry
        self.spellings = registry.spellings
        self._careful = frozenset(
            spelling
            for spelling, unit in self.spellings.items()
            if unit.kind is Kind.TIME or unit.unlike or unit.after or unit.name == "大"
        )
        """The units that make dates, names or slogans of some numbers."""
        self._matters = _LETTERS | last_before() | {"-"}
        """Before a number, these may bound it, make it negative, or make a name of it."""
        self._lengths = _lengths(self.spellings)
        self._han_lengths = _lengths(
            spelling
            for spelling, unit in self.spellings.items()
            if unit.classifier or (unit.kind is not Kind.COUNT and not unit.arabic_only)
        )
        """The units that make a number of a bare Chinese numeral."""
        first = re.escape("".join(sorted({*self._han_lengths, *"分半多余来"})))
        self._scan = re.compile(_EXPRESSION.replace("FIRST", first))
        written = list(self.spellings)
        self._patterns = {
            name: regex.compile(expression, units=written)
            for name, expression in {
                "to": _TO, "more": _MORE, "list": _LIST, "lower": _MEASURE, "rate": _RATE, "quoted": _QUOTED,
                "spaced": _SPACED,
            }.items()
        }  # fmt: skip

    def quantities(self, source: Source, pos: int) -> Iterator[Quantity]:
        """Every quantity from `pos` on."""
        read, reached = self._quantity, pos
        for match in self._scan.finditer(source.normal, pos):
            # What a range or a list has taken is not read again.
            if match.start() >= reached and (found := read(source, match)) is not None:
                reached = found.span.end
                yield found

    def at(self, source: Source, pos: int) -> Quantity | None:
        """The quantity that begins exactly at `pos`, with the word that bounds it."""
        match = self._scan.search(source.normal, pos, min(len(source), pos + 120))
        while match is not None and match.start() <= pos + 12:
            found = self._quantity(source, match)
            if found is not None:
                return found if found.span.start == pos else None
            match = self._scan.search(source.normal, match.end(), min(len(source), pos + 120))
        return None

    def _quantity(self, source: Source, match: re.Match[str]) -> Quantity | None:
        number, magnitude, han = match.groups()
        start, end = match.span()
        if number is not None:
            return self._arabic(source, start, end, number, magnitude or "")
        normal = source.normal
        if han is not None:
            return self._han(source, start, end, han, _unit_at(normal, end, self._han_lengths, self.spellings))
        if normal[start] == "“":
            return self._quoted(source, start)
        return match_ordinal(source, start)

    def _arabic(self, source: Source, start: int, end: int, number: str, magnitude: str) -> Quantity | None:
        normal = source.normal
        spelling = _unit_at(normal, end, self._lengths, self.spellings)
        if spelling is not None:
            end += len(spelling)
        elif (
            normal[end : end + 1] in _BLANK
            and (spaced := self._patterns["spaced"].match(normal, end))
            and not (magnitude and spaced["magnitude"])
        ):
            magnitude, spelling, end = magnitude or spaced["magnitude"] or "", spaced["unit"], spaced.end()
        following = normal[end : end + 1]
        before = normal[start - 1 : start]
        if spelling is not None and following in _PLAIN_BEHIND and before not in self._matters:
            known = self.spellings[spelling]
            if spelling not in self._careful or not self._is_none(normal, start, end, number, magnitude, known):
                return Quantity(
                    arabic_number(number, magnitude),
                    known.name,
                    _EXACT,
                    None,
                    None,
                    known.kind,
                    span=Span(start, end),
                    text=source.text[start:end],
                    registry=self.registry,
                )
            return None
        approximation = _EXACT
        value: Decimal | None = None
        if spelling is None:
            if following == ":" and not magnitude:
                return self._ratio(source, start, end, number)
            if following in _MORE_SIGNS and (more := self._patterns["more"].match(normal, end)):
                if more["unit"] is None and more["magnitude"] is None:
                    return None
                magnitude, spelling, end = magnitude + (more["magnitude"] or ""), more["unit"], more.end()
                approximation = Approximation.OVER
            elif magnitude and following.isdigit() and (lower := self._patterns["lower"].match(normal, end)):
                # 1亿5000万元
                value = arabic_number(number, magnitude) + arabic_number(lower["number"], lower["magnitude"] or "")
                spelling, end = lower["unit"], lower.end()
            following = normal[end : end + 1]
        if following and following in _TO_SIGNS and (to := self._patterns["to"].match(normal, end)):
            ranged = self._range(source, start, to, number, magnitude, spelling)
            if ranged is not None:
                return ranged
        unit = None if spelling is None else self.spellings[spelling]
        if unit is None:
            if following in _LIST_SIGNS and (listed := self._patterns["list"].match(normal, end)):
                unit = self.spellings[listed["unit"]]
                if unit.kind is Kind.TIME:
                    return None
                magnitude = magnitude or listed["magnitude"] or ""
            elif magnitude and following != "股":
                unit = self._money(normal, start, end)
            else:
                return None
            # Blanks between a number and a unit that is not there belong to neither.
            while normal[end - 1] in " \n":
                end -= 1
        elif spelling in self._careful and self._is_none(normal, start, end, number, magnitude, unit):
            return None
        elif start and unit.classifier and not magnitude and normal[start - 1] in _LETTERS:
            return None  # C919大型客机, T3航站楼; but GDP1724.2亿元
        if following == "/" and unit is not None:
            unit, end = self._rate(normal, unit, end)
        if value is None:
            value = arabic_number(number, magnitude)
        if start and normal[start - 1] == "-" and _pattern("is han").match(normal, max(0, start - 2)):
            return self._bounded(source, start - 1, end, -value, unit, approximation)
        return self._bounded(source, start, end, value, unit, approximation)

    def _is_none(self, normal: str, start: int, end: int, number: str, magnitude: str, unit: Unit) -> bool:
        """Whether a number with this unit is a date or a name after all."""
        if unit.unlike and end < len(normal) and normal[end] in unit.unlike:
            return True
        if unit.after and (not start or normal[start - 1] not in unit.after):
            return True
        if unit.name == "大":
            return not _pattern("da").match(normal, end)
        if unit.name == "年":
            positional = len(number) >= 3 and not magnitude and not any(sign in number for sign in "十百千万几.,")
            return positional or bool(_pattern("year not length").match(normal, end))
        return unit.name == "日" and not _pattern("days length").match(normal, end)

    def _range(
        self, source: Source, start: int, to: regex.Match[str], number: str, magnitude: str, spelling: str | None
    ) -> Quantity | None:
        """30至40亿元; None where the two numbers are no range."""
        normal = source.normal
        unit = self.spellings[to["unit"]]
        if spelling is not None and self.spellings[spelling].name != unit.name:
            return None
        lead = normal[max(0, start - 8) : start].rstrip("约近 ")[-1:]
        if to["dash"] in "至到" and spelling is not None and lead and lead in "从由自":
            return None
        if to["unit"] in self._careful and (
            self._is_none(normal, start, to.end(), to["number"], to["magnitude"] or "", unit)
            or (unit.name == "年" and len(number) == 4)
        ):
            return None
        higher = to["magnitude"] or ""
        low = arabic_number(number, magnitude if magnitude or spelling is not None else higher)
        high = arabic_number(to["number"], higher)
        if low >= high:
            return None
        return self._bounded(source, start, to.end(), Interval(low, high), unit, _EXACT)

    def _ratio(self, source: Source, start: int, end: int, number: str) -> Quantity | None:
        found = _pattern("ratio").match(source.normal, end)
        if found is None:
            return None
        written = f"{number}:{found[1]}"
        # 09:34 and 09:02:33 are clocks, unless the words before say that it is a ratio.
        if "." not in written and source.normal[start - 1 : start] not in ("为", "比"):
            parts = written.split(":")
            if all(int(part) < 60 for part in parts):
                return None
        span = Span(start, found.end())
        return Quantity(written, None, kind=Kind.RATIO, span=span, text=source[span], registry=self.registry)

    def _han(self, source: Source, start: int, end: int, written: str, spelling: str | None) -> Quantity | None:
        normal = source.normal
        if _pattern("after ordinal").search(normal, max(0, start - 5), start):
            return None  # 第十四个五年规划
        if spelling is not None:
            end += len(spelling)
        following = normal[end : end + 1]
        approximation = _EXACT
        if spelling is None:
            if following == "分":
                return self._fraction(source, start, end, written)
            if following == "半":
                if written != "一" or _pattern("half of thing").match(normal, end + 1):
                    return None
                return self._bounded(source, start, end + 1, Fraction(1, 2), None, _EXACT, Kind.RATIO)
            more = self._patterns["more"].match(normal, end)
            if more is None or more["unit"] is None:
                return None
            written, spelling, end = written + (more["magnitude"] or ""), more["unit"], more.end()
            approximation = Approximation.OVER
        value = chinese_number(written)
        unit = self.spellings[spelling]
        if value is None or (spelling in self._careful and self._is_none(normal, start, end, written, "", unit)):
            return None
        if unit.name == "大" and len(written) > 1:
            return None
        if isinstance(value, Decimal):
            value, end = self._tail(normal, value, unit, written, end)
        if normal[end : end + 1] == "/":
            unit, end = self._rate(normal, unit, end)
        found = self._bounded(source, start, end, value, unit, approximation)
        if len(written) == 1 and written in _LOOSE and self._is_loose(normal, start, written, unit, found):
            return None
        return found

    def _is_loose(self, normal: str, start: int, written: str, unit: Unit, found: Quantity) -> bool:
        """Whether 一, 百, 千, 万 or 亿 alone counts nothing: 一家, 千家, 单位：万元; but 千亿元, 超百万元, 每万人."""
        if found.approximation is not _EXACT or normal[start - 1 : start] == "每":
            return False
        if unit.kind in (Kind.COUNT, Kind.TIME):
            return True
        return written not in ("百", "千", "一")

    def _tail(self, normal: str, value: Decimal, unit: Unit, written: str, end: int) -> tuple[Decimal, int]:
        """What the number goes on with behind its unit: 三成五, 一倍半, 壹佰元伍角整."""
        following = normal[end : end + 1]
        if unit.name == "成" and following in _PLACES:
            return value + Decimal(_PLACES[following]) / 10, end + 1
        if (
            following == "半"
            and unit.kind in (Kind.RATIO, Kind.TIME)
            and not _pattern("half of thing").match(normal, end + 1)
        ):
            return value + Decimal("0.5"), end + 1
        if unit.name == "元" and written[-1] in _UPPER_SIGNS and (coins := _pattern("upper").match(normal, end)):
            for digit, worth in ((coins[1], Decimal("0.1")), (coins[2], Decimal("0.01"))):
                value += worth * _UPPER_DIGITS.get(digit or "零", 0)
            return value, coins.end()
        return value, end

    def _fraction(self, source: Source, start: int, end: int, written: str) -> Quantity | None:
        found = _pattern("fraction").match(source.normal, end)
        if found is None:
            return None
        below = chinese_number(written)
        above = arabic_number(found[1]) if found[1][0].isascii() else chinese_number(found[1])
        if not isinstance(above, Decimal) or not isinstance(below, Decimal) or not below:
            return None
        end = found.end()
        if found[2]:
            return self._bounded(source, start, end, above, self.spellings["百分点"], _EXACT)
        name = {"百": "%", "千": "‰"}.get(written)
        if name is not None:
            return self._bounded(source, start, end, above, self.spellings[name], _EXACT)
        return self._bounded(source, start, end, Fraction(above) / Fraction(below), None, _EXACT, Kind.RATIO)

    def _quoted(self, source: Source, start: int) -> Quantity | None:
        """“3”个实施办法: a number that only its author put in quotes."""
        found = self._patterns["quoted"].match(source.normal, start)
        if found is None:
            return None
        return self._bounded(source, start, found.end(), Decimal(found[1]), self.spellings[found[2]], _EXACT)

    def _money(self, normal: str, start: int, end: int) -> Unit | None:
        """元 where an amount leaves it out: 资金各100万; what follows says so, or else its sentence before."""
        if _pattern("is han").match(normal, end):
            money = _pattern("money").search(normal, end, end + 8)
        else:
            money = _pattern("money").search(normal, max(normal.rfind("。", 0, start), start - 24, 0), start)
        return self.spellings["元"] if money else None

    def _rate(self, normal: str, unit: Unit, end: int) -> tuple[Unit, int]:
        found = self._patterns["rate"].match(normal, end)
        if found is None or unit.name + found[0] not in self.registry:
            return unit, end
        return self.registry[unit.name + found[0]], found.end()

    def _bounded(
        self,
        source: Source,
        start: int,
        end: int,
        value: Number | Interval,
        unit: Unit | None,
        approximation: Approximation,
        kind: Kind | None = None,
    ) -> Quantity:
        """The quantity with the words that bound it: those behind it, then, outermost, those before it."""
        normal = source.normal
        following = normal[end : end + 1]
        if following in _BEHIND_SIGNS:
            if following in first_behind() and (behind := match_behind(normal, end)):
                approximation, end = behind
            elif (
                following == "内"
                and unit is not None
                and (unit.kind is Kind.TIME or unit.kind is Kind.LENGTH)
                and _pattern("inside").match(normal, end)
            ):
                approximation, end = Approximation.AT_MOST, end + 1
        if start and normal[start - 1] in last_before() and (before := match_before(normal, start)):
            # 近五年 at the head of a clause is a period; 搁置近20年 is a length of time.
            years = unit is not None and unit.name == "年" and before[0] is Approximation.NEARLY
            if not years or _pattern("is han").match(normal, max(0, before[1] - 1)):
                approximation, start = before
        if kind is None:
            kind = _COUNT if unit is None else unit.kind
        if isinstance(value, Interval):
            return Quantity(
                None,
                None if unit is None else unit.name,
                approximation,
                value.low,
                value.high,
                kind,
                span=Span(start, end),
                text=source.text[start:end],
                registry=self.registry,
            )
        return Quantity(
            value,
            None if unit is None else unit.name,
            approximation,
            None,
            None,
            kind,
            span=Span(start, end),
            text=source.text[start:end],
            registry=self.registry,
        )


@cache
def _pattern(name: str) -> regex.Pattern[str]:
    """One of the small patterns that look at what stands around a number."""
    return regex.compile(_AROUND[name])


_AROUND: Mapping[str, str] = {
    "year not length": r"[来代度初底末中终版级份后前起]|以来|\ ?[0-9〇一二三四五六七八九十]{1,2}\ ?月",
    "days length": r"以?之?[内上下](?![午旬])|期限|[的时]间",
    "inside": r"内(?![部外需资容涵在陆阁科审地置蒙])",
    "da": r"(?=\p{Han})(?![会报以召开闭幕精代常主期提作部的是和及、])",
    "is han": r"\p{Han}",
    "money": r"资金|投资|金额|收入|支出|经费|补助|补贴|奖励|奖金|贷款|融资|国债|产值|预算|税|费|款|销售额|元",
    "upper": r"(?:([零壹贰叁肆伍陆柒捌玖])角)?(?:([壹贰叁肆伍陆柒捌玖])分)?[整正]?",
    "ratio": r":([0-9]{1,6}+(?:\.[0-9]{1,6}+)?(?::[0-9]{1,6}+(?:\.[0-9]{1,6}+)?)?)(?![0-9:.])",
    "after ordinal": rf"第[{_HAN}]{{1,3}}个$",
    "half of thing": r"[个年天以期路导径边上下决封数]",
    "fraction": rf"分之([{_HAN}]{{1,20}}+(?:点[{_HAN}]{{1,20}}+)?|[0-9.]{{1,12}}+)(个百分点)?",
}


def _lengths(spellings: Iterable[str]) -> Mapping[str, tuple[int, ...]]:
    """First character → how long a spelling that begins with it may be, the longest first."""
    found: dict[str, set[int]] = {}
    for spelling in spellings:
        found.setdefault(spelling[0], set()).add(len(spelling))
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in found.items()}


def _unit_at(normal: str, at: int, lengths: Mapping[str, tuple[int, ...]], spellings: Mapping[str, Unit]) -> str | None:
    """The longest spelling of a unit that begins at `at`."""
    for length in lengths.get(normal[at : at + 1], ()):
        spelling = normal[at : at + length]
        if spelling in spellings:
            return spelling
    return None


_BLANK = frozenset(" \n")
_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
_PLAIN_BEHIND = frozenset(",。;、)\n:!?”") | {""}
"""Behind a unit, these say that the quantity is over."""
_EXACT, _COUNT = Approximation.EXACT, Kind.COUNT
_LOOSE = frozenset("一百千万亿")
_MORE_SIGNS = frozenset("多余来")
_TO_SIGNS = frozenset("-~至到")
_LIST_SIGNS = frozenset("、,和与及 ")
_BEHIND_SIGNS = frozenset("以左上及或之内( ")
_PLACES: Mapping[str, int] = {digit: value for value, digit in enumerate("〇一二三四五六七八九") if value}
_UPPER_DIGITS: Mapping[str, int] = {digit: value for value, digit in enumerate("零壹贰叁肆伍陆柒捌玖")}
_UPPER_SIGNS = frozenset("壹贰叁肆伍陆柒捌玖拾佰仟萬億")
