"""Finds quantities in a text and reads those in Arabic digits.

    quantity = number [ "多" | "余" | "来" ] [ magnitude ] unit [ "/" unit ]
             | number [ unit ] ( "至" | "到" | dash ) number unit       3%-5%, 30至40亿元
             | number { "、" number } unit                            4.5、2.4个百分点
             | number magnitude [ number magnitude unit ]             3300万; 1亿5000万元
             | number { ":" number }                                  48.5:42.8

One expression finds the numbers, each with the unit right behind it; what else follows a number, and what stands before
it, is looked at only where one was found. A number that is refused (a year, a code, a slogan) is not looked into again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache

import attrs
import regex

from govparse.data import words
from govparse.expressions.arabic_numerals import arabic_number
from govparse.expressions.intervals import Interval
from govparse.expressions.ordinals import match_ordinal
from govparse.expressions.proportions import match_proportion
from govparse.expressions.qualifiers import Approximation, match_before
from govparse.expressions.quantity_bounds import bounded
from govparse.expressions.quantity_chinese import chinese_quantity, half, is_half
from govparse.expressions.quantity_dates import is_out_of_place
from govparse.expressions.quantity_lexicon import PLAIN, Lexicon
from govparse.expressions.quantity_values import Kind, Quantity
from govparse.expressions.units import Unit, UnitRegistry
from govparse.grammar import Found
from govparse.text import Source, Span

__all__ = ["Reader"]


class Reader:
    """Reads quantities with the units of one registry."""

    __slots__ = ("lexicon", "registry")

    def __init__(self, registry: UnitRegistry) -> None:
        self.registry = registry
        self.lexicon = Lexicon(registry)

    def find_all(self, source: Source, pos: int = 0) -> Iterator[Found[Quantity]]:
        """Every quantity from `pos` on."""
        normal, text, registry = source.normal, source.text, self.registry
        lexicon = self.lexicon
        standing, naming, bounding = lexicon.standing, lexicon.naming, lexicon.bounding
        reached, plain, exact = pos, PLAIN, _EXACT
        for match in lexicon.scan.finditer(normal, pos):
            start, end = match.span()
            if start < reached:
                continue  # What a range or a list has taken is not read again.
            if match.lastindex == plain and (before := normal[start - 1]) not in naming:
                number, magnitude, spelling = match.group(1, 2, 3)
                unit = standing.get(spelling)
                if unit is not None:
                    # Nothing follows most numbers that would change them; this is `bounded` without what there is not.
                    approximation, reached = exact, end
                    if before in bounding and start and (bound := match_before(normal, start)):
                        approximation, start = bound
                    span, written = Span(start, end), text[start:end]
                    value = arabic_number(number, magnitude) if magnitude or "," in number else Decimal(number)
                    quantity = Quantity(
                        value, unit.name, approximation, kind=unit.kind, span=span, text=written, registry=registry
                    )
                    yield Found(quantity, span, written)
                    continue
            elif match.lastindex is None and normal[start] <= "9":
                continue  # A date is passed over whole.
            found = self._quantity(source, match)
            if found is None:
                continue
            if found.approximation is _AT_LEAST:
                found = self._closed(source, found)
            reached = found.span.end
            yield Found(found, found.span, found.text)

    def at(self, source: Source, pos: int) -> Quantity | None:
        """The quantity that begins exactly at `pos`, with the word that bounds it."""
        match = self.lexicon.scan.search(source.normal, pos, min(len(source), pos + 120))
        while match is not None and match.start() <= pos + 12:
            found = self._quantity(source, match)
            if found is not None:
                if found.approximation is _AT_LEAST:
                    found = self._closed(source, found)
                return found if found.span.start == pos else None
            match = self.lexicon.scan.search(source.normal, match.end(), min(len(source), pos + 120))
        return None

    def _closed(self, source: Source, low: Quantity) -> Quantity:
        """五日以上十日以下: one range, where the law's two ends touch."""
        end = low.span.end
        # 五万元以上、二十万元以下
        end += source.normal[end : end + 1] in ("、", ",")
        match = self.lexicon.scan.match(source.normal, end)
        high = None if match is None else self._quantity(source, match)
        if (
            high is None
            or high.approximation is not Approximation.AT_MOST
            or high.span.start != end
            or low.unit != high.unit
            or not isinstance(low.value, Number)
            or not isinstance(high.value, Number)
        ):
            return low
        span = Span(low.span.start, high.span.end)
        return attrs.evolve(
            low, value=None, low=low.value, high=high.value, approximation=_EXACT, span=span, text=source[span]
        )

    def _quantity(self, source: Source, match: re.Match[str]) -> Quantity | None:
        number, magnitude, spelling, _, han, han_spelling = match.groups()
        start, end = match.span()
        if number is not None:
            return self._arabic(source, start, end, number, magnitude or "", spelling)
        if han is not None:
            return chinese_quantity(self.lexicon, source, start, end, han, han_spelling)
        match source.normal[start]:
            case "“":
                return self._quoted(source, start)
            case "半":
                return half(self.lexicon, source, start)
            case "第" | "前" | "首" | "榜":
                return match_ordinal(source, start)
            case _:
                return None

    def _arabic(
        self, source: Source, start: int, end: int, number: str, magnitude: str, spelling: str | None
    ) -> Quantity | None:
        """The quantity whose number, with the unit right behind it, stands from `start` to `end`."""
        normal, lexicon = source.normal, self.lexicon
        following = normal[end : end + 1]
        if spelling is None and following in _BLANK:
            spaced = lexicon.pattern("spaced").match(normal, end)
            if spaced is not None and spaced.lastgroup is not None and not (magnitude and spaced["magnitude"]):
                reached = spaced.end(spaced.lastgroup)
                gap = normal[end : spaced.start(spaced.lastgroup)]
                if spaced["unit"] is None or _joins(normal, start, gap, number, lexicon.spellings[spaced["unit"]]):
                    magnitude, spelling, end = magnitude or spaced["magnitude"] or "", spaced["unit"], reached
                    following = normal[end : end + 1]
        approximation = _EXACT
        value: Decimal | None = None
        if spelling is None:
            if not magnitude and following in _PARTS:
                return self._parts(source, start, end, number)
            if following in _MORE_SIGNS and (more := lexicon.pattern("more").match(normal, end)):
                if more["unit"] is None and more["magnitude"] is None and not magnitude:
                    return None
                magnitude, spelling, end = magnitude + (more["magnitude"] or ""), more["unit"], more.end()
                approximation = Approximation.OVER
            elif magnitude and following.isdigit() and (lower := lexicon.pattern("lower").match(normal, end)):
                value = arabic_number(number, magnitude) + arabic_number(lower["number"], lower["magnitude"] or "")
                spelling, end = lower["unit"], lower.end()
            following = normal[end : end + 1]
        if following in _TO_SIGNS and (to := lexicon.pattern("range").match(normal, end)):
            ranged = self._range(source, start, to, number, magnitude, spelling)
            if ranged is not None:
                return ranged
        unit: Unit | None
        if spelling is not None:
            unit = lexicon.spellings[spelling]
            if is_out_of_place(normal, start, end, number, unit):
                return None
            if unit.kind in _NAMED and not magnitude and start and normal[start - 1] in lexicon.naming:
                return None  # C919大型客机, PM2.5等; but GDP1724.2亿元
        elif following in _LIST_SIGNS and (listed := lexicon.pattern("list").match(normal, end)):
            unit = lexicon.spellings[listed["unit"]]
            if unit.kind is Kind.TIME:
                return None
            magnitude = magnitude or listed["magnitude"] or ""
        elif magnitude and following != "股" and not lexicon.pattern("any unit").match(normal, end):
            unit = self._money(normal, start, end)
        elif not magnitude and self._is_score(normal, start, end, number):
            return bounded(self.registry, source, start, end, arabic_number(number), None, kind=Kind.SCORE)
        elif lexicon.pattern("noun").match(normal, end):
            unit = None  # 21项目开工: what is counted has no measure word.
        else:
            return None
        if spelling == "个" and following in _BETWEEN and (rest := lexicon.pattern("between").match(normal, end)):
            # 1个半百分点, 3个多月
            unit, end = lexicon.spellings["个" + rest["unit"]], rest.end()
            if rest["word"] == "半":
                value = arabic_number(number, magnitude) + Decimal("0.5")
            else:
                approximation = Approximation.OVER
        elif following == "半" and unit is not None and is_half(normal, unit, end):
            value, end = arabic_number(number, magnitude) + Decimal("0.5"), end + 1
        elif following == "/" and unit is not None and (rate := lexicon.pattern("rate").match(normal, end)):
            unit, end = self.registry[unit.name + rate[0].replace("每", "")], rate.end()
        if value is None:
            value = arabic_number(number, magnitude)
        return bounded(self.registry, source, start, end, value, unit, approximation)

    def _is_score(self, normal: str, start: int, end: int, number: str) -> bool:
        """Whether a bare number at the end of a clause is the value of a measure without a unit."""
        if not _clause_end().match(normal, end):
            return False
        scored, moved = _score_words()
        at = max(0, start - 10)
        return bool(scored.search(normal, at, start) or ("." in number and moved.search(normal, at, start)))

    def _parts(self, source: Source, start: int, end: int, number: str) -> Quantity | None:
        """48.5:42.8, and 1/3 behind a word that says it is a share."""
        normal = source.normal
        if normal[end] == ":":
            proportion = match_proportion(normal, start, end) if "," not in number else None
            if proportion is None:
                return None
            return bounded(self.registry, source, start, proportion[1], proportion[0], None, kind=Kind.RATIO)
        stroke = _stroke().match(normal, end)
        if stroke is None or not number.isdigit() or not 0 < int(number) < int(stroke[1]):
            return None
        if not start or normal[start - 1] < "一" or normal[start - 1] in _LABELS:
            return None
        share = Fraction(int(number), int(stroke[1]))
        return bounded(self.registry, source, start, stroke.end(), share, None, kind=Kind.RATIO)

    def _range(
        self, source: Source, start: int, to: re.Match[str], number: str, magnitude: str, spelling: str | None
    ) -> Quantity | None:
        """30至40亿元; None where the two numbers are no range."""
        normal, spellings = source.normal, self.lexicon.spellings
        unit = spellings[to["unit"]]
        if spelling is not None and spellings[spelling].name != unit.name:
            return None
        lead = normal[max(0, start - 8) : start].rstrip("约近 ")[-1:]
        if to["dash"] in "至到" and spelling is not None and lead and lead in "从由自":
            return None
        if unit.dates and (len(number) == 4 or is_out_of_place(normal, start, to.end(), to["number"], unit)):
            return None
        higher = to["magnitude"] or ""
        low = arabic_number(number, magnitude if magnitude or spelling is not None else higher)
        high = arabic_number(to["number"], higher)
        if low >= high:
            return None
        return bounded(self.registry, source, start, to.end(), Interval(low, high), unit)

    def _quoted(self, source: Source, start: int) -> Quantity | None:
        """“3”个实施办法: a number that only its author put in quotes."""
        found = self.lexicon.pattern("quoted").match(source.normal, start)
        if found is None:
            return None
        unit = self.lexicon.spellings[found[2]]
        return bounded(self.registry, source, start, found.end(), Decimal(found[1]), unit)

    def _money(self, normal: str, start: int, end: int) -> Unit | None:
        """元 where an amount leaves it out: 资金各100万; what follows says so, or else its sentence before."""
        if normal[end : end + 1] >= "一":
            money = _money_words().search(normal, end, end + 8)
        else:
            money = _money_words().search(normal, max(normal.rfind("。", 0, start), start - 24, 0), start)
        return self.lexicon.spellings["元"] if money else None


def _joins(normal: str, start: int, gap: str, number: str, unit: Unit) -> bool:
    """Whether a number and the unit behind a blank or a line break belong together."""
    counts = unit.kind is Kind.COUNT
    opens = not normal[normal.rfind("\n", 0, start) + 1 : start].strip(" 0123456789.,-")
    if "\n" in gap:
        # A number alone on its line is a cell of a table, and 企业 behind 0.9 the first word of the next.
        return not opens and (not counts or (unit.classifier and number.isdigit()))
    # 1.2 等级划分 is a heading with its number.
    return not (opens and counts and not unit.classifier)


Number = Decimal | Fraction
_EXACT, _AT_LEAST = Approximation.EXACT, Approximation.AT_LEAST
_BLANK = frozenset(" \n")
_MORE_SIGNS = frozenset("多余餘来")
_TO_SIGNS = frozenset("-~至到")
_LIST_SIGNS = frozenset("、,和与及 ")
_BETWEEN = frozenset("半多")
_PARTS = frozenset(":/")
_LABELS = frozenset("第表图件附页")
_NAMED = frozenset({Kind.COUNT, Kind.COMPUTING, Kind.SCORE})


@cache
def _money_words() -> regex.Pattern[str]:
    return regex.compile(
        "资金|投资|金额|收入|支出|经费|补助|补贴|奖励|奖金|贷款|融资|国债|产值|预算|税|费|款|销售额|元"
    )


@cache
def _score_words() -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    """What a bare number behind it is the value of: 指数为96.7, and how a score moves: 比上年缩小0.04."""
    lists = words("units.toml", "scores")
    verbs = r"(?:\L<verbs>)?\ ?\Z"
    return (
        regex.compile(rf"\L<scored>\p{{Han}}{{0,2}}{verbs}", scored=lists["scored"], verbs=lists["verbs"]),
        regex.compile(r"\L<moved>了?\Z", moved=lists["moved"]),
    )


@cache
def _clause_end() -> regex.Pattern[str]:
    return regex.compile(r"\ {0,3}+(?:[,。;、)\n]|\Z)")


@cache
def _stroke() -> regex.Pattern[str]:
    return regex.compile(r"/([1-9][0-9]{0,2})(?![0-9/.:])")
