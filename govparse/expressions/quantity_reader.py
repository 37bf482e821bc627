"""Finds quantities in a text and reads those in Arabic digits.

    quantity = number [ "多" | "余" | "来" ] [ magnitude ] unit [ tail ]   tail: see `quantity_tails`
             | number [ unit ] ( "至" | "到" | dash ) number unit       3%-5%, 30至40亿元, 300-500元/亩
             | number rate dash number rate                         250毫克/升-500毫克/升
             | "￥" number                                           ￥70,400.00
             | number { "、" number } unit                            4.5、2.4个百分点
             | number magnitude number magnitude unit                 1亿5000万元
             | number                                                see `quantity_bare`

One expression finds the numbers, each with the unit right behind it; what else follows a number, and what stands before
it, is looked at only where one was found. A number that is refused (a year, a code, a slogan) is not looked into again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

import attrs

from govparse.expressions.arabic_numerals import EXPONENTS, arabic_number
from govparse.expressions.intervals import Interval, Number
from govparse.expressions.ordinals import match_ordinal
from govparse.expressions.qualifiers import Approximation, match_before
from govparse.expressions.quantity_bare import match_parts, meaning_of_bare
from govparse.expressions.quantity_bounds import bounded
from govparse.expressions.quantity_chinese import chinese_quantity, half
from govparse.expressions.quantity_dates import is_out_of_place
from govparse.expressions.quantity_lexicon import DATE, FROM, HAN_UNIT, LED, PLAIN, TO_SIGNS, Lexicon
from govparse.expressions.quantity_tails import TAILS, match_tail
from govparse.expressions.quantity_values import Kind, Quantity, quantity_of
from govparse.expressions.units import Unit, UnitRegistry
from govparse.text import Source, Span, span_of

__all__ = ["Reader"]


class Reader:
    """Reads quantities with the units of one registry."""

    __slots__ = ("lexicon", "registry")

    def __init__(self, registry: UnitRegistry) -> None:
        self.registry = registry
        self.lexicon = Lexicon(registry)

    def find_all(self, source: Source, pos: int = 0) -> Iterator[Quantity]:
        """Every quantity from `pos` on, in the order of the text."""
        normal, text, registry = source.normal, source.text, self.registry
        lexicon = self.lexicon
        standing, turning = lexicon.standing, lexicon.turning
        reached, plain, led, date, exact = pos, PLAIN, LED, DATE, _EXACT
        for match in lexicon.scan.finditer(normal, pos):
            start, end = match.span()
            if start < reached:
                continue  # What a range or a list has taken is not read again.
            group = match.lastindex
            if group == plain or (group == led and normal[start - 1] not in turning):
                number, magnitude, spelling = match.group(1, 5, 6)
                unit = standing.get(spelling)
                if unit is not None:
                    # Nothing follows most numbers that would change them; this is `bounded` without what there is not.
                    approximation = exact
                    if group == led and (bound := match_before(normal, start)) and bound[1] >= reached:
                        approximation, start = bound
                    reached = end
                    yield quantity_of(
                        arabic_number(number, magnitude) if magnitude or "," in number else Decimal(number),
                        unit.name,
                        approximation,
                        kind=unit.kind,
                        span=span_of(start, end),
                        text=text[start:end],
                        registry=registry,
                    )
                    continue
            elif group == date:
                continue
            found = self._quantity(source, match)
            # A word between two numbers bounds the first, and only one of them.
            if found is None or found.span.start < reached:
                continue
            if found.approximation is _AT_LEAST:
                found = self._closed(source, found)
            reached = found.span.end
            yield found

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
            or low.value >= high.value
        ):
            return low
        span = Span(low.span.start, high.span.end)
        return attrs.evolve(
            low, value=None, low=low.value, high=high.value, approximation=_EXACT, span=span, text=source[span]
        )

    def _quantity(self, source: Source, match: re.Match[str]) -> Quantity | None:
        normal, lexicon = source.normal, self.lexicon
        start, end = match.span()
        group = match.lastindex
        if group == HAN_UNIT:
            # The commonest numeral of all counts nothing, and need not be read.
            if (
                match[0] in lexicon.loose
                and normal[end : end + 1] not in lexicon.extending
                and (before := normal[start - 1 : start]) not in lexicon.bounding
                and before != "每"
            ):
                return None
            return chinese_quantity(lexicon, source, start, end, match[1], match[HAN_UNIT])
        if group == DATE:
            return None
        number = match[1]
        if number[0] <= "9":
            magnitude, spelling = match.group(5, 6)
            if spelling is None:
                return self._unmeasured(source, start, end, number, magnitude)
            return self._measured(source, start, end, number, magnitude, spelling)
        if number[0] in _RANKING:
            return match_ordinal(source, start)
        if number == "半":
            return half(lexicon, source, start)
        return chinese_quantity(lexicon, source, start, end, number, None)

    def _measured(
        self,
        source: Source,
        start: int,
        end: int,
        number: str,
        magnitude: str,
        spelling: str,
        approximation: Approximation = Approximation.EXACT,
        value: Decimal | None = None,
    ) -> Quantity | None:
        """The quantity whose number and unit stand from `start` to `end`, with what follows them."""
        normal, lexicon = source.normal, self.lexicon
        following = normal[end : end + 1]
        if following in TO_SIGNS and (ranged := self._range(source, start, end, number, magnitude, spelling)):
            return ranged
        unit = lexicon.standing.get(spelling)
        if unit is None:
            unit = lexicon.spellings[spelling]
            if is_out_of_place(normal, start, end, number, unit):
                return None
        if unit.kind in _NAMED and not magnitude and start and normal[start - 1] in lexicon.naming:
            return None  # C919大型客机, PM2.5等; but GDP1724.2亿元
        if value is None:
            value = arabic_number(number, magnitude)
        if following in TAILS:
            value, unit, end, more_than = match_tail(lexicon, normal, end, value, unit, number)
            if unit.kind is Kind.RATE and normal[end : end + 1] in TO_SIGNS:
                ranged = self._range_of_rates(source, start, end, value, unit)
                if ranged is not None:
                    return ranged
            approximation = Approximation.OVER if more_than else approximation
        return bounded(lexicon, source, start, end, value, unit, approximation)

    def _unmeasured(self, source: Source, start: int, end: int, number: str, magnitude: str) -> Quantity | None:
        """The quantity whose number stands from `start` to `end` without a unit right behind it."""
        normal, lexicon = source.normal, self.lexicon
        following = normal[end : end + 1]
        if following in _BLANK and (spaced := self._spaced(normal, start, end, number, magnitude)):
            magnitude, spelling, end = spaced
            if spelling is not None:
                return self._measured(source, start, end, number, magnitude, spelling)
            following = normal[end : end + 1]
        if not magnitude and following == "”":
            return self._quoted(source, start - 1)
        if not magnitude and following in _PARTS:
            parts = match_parts(normal, start, end, number)
            return None if parts is None else bounded(lexicon, source, start, parts[1], parts[0], None, kind=Kind.RATIO)
        approximation = _EXACT
        if (following in _MORE_SIGNS or following in _BLANK) and (more := lexicon.pattern("more").match(normal, end)):
            further, spelling = more.group("magnitude", "unit")
            if spelling is None and further is None and not magnitude:
                return None
            magnitude, end, approximation = magnitude + (further or ""), more.end(), Approximation.OVER
            if magnitude not in EXPONENTS:
                return None  # 3亿多亿
            if spelling is not None:
                return self._measured(source, start, end, number, magnitude, spelling, approximation)
            following = normal[end : end + 1]
        elif magnitude and following.isdigit() and (lower := lexicon.pattern("lower").match(normal, end)):
            less = lower["magnitude"] or ""
            if EXPONENTS[less] >= EXPONENTS[magnitude]:
                return None  # 5000万1亿元
            value = arabic_number(number, magnitude) + arabic_number(lower["number"], less)
            return self._measured(source, start, lower.end(), number, magnitude, lower["unit"], value=value)
        if following in TO_SIGNS and (ranged := self._range(source, start, end, number, magnitude, None)):
            return ranged
        unit: Unit | None
        kind: Kind | None = None
        if following in _LIST_SIGNS and (listed := lexicon.pattern("list").match(normal, end)):
            unit = lexicon.spellings[listed["unit"]]
            if unit.kind is Kind.TIME or (unit.dates and len(number) == 4):
                return None
            magnitude = magnitude or listed["magnitude"] or ""
        elif start and normal[start - 1] in _YUAN_SIGNS:
            unit, start = lexicon.spellings["元"], start - 1
        elif (bare := meaning_of_bare(lexicon, normal, start, end, number, magnitude)) is not None:
            unit, kind = bare
        else:
            return None
        return bounded(lexicon, source, start, end, arabic_number(number, magnitude), unit, approximation, kind)

    def _spaced(
        self, normal: str, start: int, end: int, number: str, magnitude: str
    ) -> tuple[str, str | None, int] | None:
        """The magnitude, the unit and their end, where a blank or a line break parts them from the number."""
        spaced = self.lexicon.pattern("spaced").match(normal, end)
        if spaced is None or spaced.lastgroup is None or (magnitude and spaced["magnitude"]):
            return None
        magnitude, spelling, last = magnitude or spaced["magnitude"] or "", spaced["unit"], spaced.lastgroup
        if spelling is not None:
            gap, unit = normal[end : spaced.start(last)], self.lexicon.spellings[spelling]
            if not _joins(normal, start, gap, number, bool(magnitude), unit):
                return None
        return magnitude, spelling, spaced.end(last)

    def _range(
        self, source: Source, start: int, end: int, number: str, magnitude: str, spelling: str | None
    ) -> Quantity | None:
        """30至40亿元; None where no number follows, or the two are no range."""
        normal, spellings = source.normal, self.lexicon.spellings
        to = self.lexicon.pattern("range").match(normal, end)
        if to is None:
            return None
        unit = spellings[to["unit"]]
        if spelling is not None and spellings[spelling].name != unit.name:
            return None
        lead = normal[max(0, start - 8) : start].rstrip("约近 ")[-1:]
        if to["dash"] in "至到" and spelling is not None and lead and lead in FROM:
            return None
        if unit.dates and (len(number) == 4 or is_out_of_place(normal, start, to.end(), to["number"], unit)):
            return None
        higher = to["magnitude"] or ""
        low = arabic_number(number, magnitude if magnitude or spelling is not None else higher)
        high = arabic_number(to["number"], higher)
        if low >= high:
            return None
        rated, end = self._rate(normal, to.end(), unit)
        return bounded(self.lexicon, source, start, end, Interval(low, high), rated)

    def _range_of_rates(self, source: Source, start: int, end: int, low: Decimal, rate: Unit) -> Quantity | None:
        """250毫克/升-500毫克/升; None where no number of the same rate follows the first, which ends at `end`."""
        normal = source.normal
        to = self.lexicon.pattern("range").match(normal, end)
        if to is None or normal[max(0, start - 1) : start] in FROM:
            return None
        other, stop = self._rate(normal, to.end(), self.lexicon.spellings[to["unit"]])
        high = arabic_number(to["number"], to["magnitude"] or "")
        if other.name != rate.name or low >= high:
            return None
        return bounded(self.lexicon, source, start, stop, Interval(low, high), rate)

    def _rate(self, normal: str, end: int, unit: Unit) -> tuple[Unit, int]:
        """The unit that ends at `end`, with what it is by, and where that ends."""
        if normal[end : end + 1] != "/":
            return unit, end
        _, rate, end, _ = match_tail(self.lexicon, normal, end, Decimal(0), unit, "")
        return rate, end

    def _quoted(self, source: Source, start: int) -> Quantity | None:
        """“3”个实施办法: a number that only its author put in quotes."""
        found = self.lexicon.pattern("quoted").match(source.normal, start) if start >= 0 else None
        if found is None:
            return None
        unit = self.lexicon.spellings[found[2]]
        return bounded(self.lexicon, source, start, found.end(), Decimal(found[1]), unit)


def _joins(normal: str, start: int, gap: str, number: str, large: bool, unit: Unit) -> bool:
    """Whether a number, perhaps of so many 万, and the unit behind a blank or a line break belong together."""
    counts = unit.kind is Kind.COUNT
    at = max(0, start - _LINE)
    opens = not normal[max(normal.rfind("\n", at, start) + 1, at) : start].strip(" 0123456789.,-")
    if "\n" in gap:
        # A number alone on its line is a cell of a table, and 企业 behind 0.9 the first word of the next.
        sure = large or unit.kind not in _WHOLE or (number.isdigit() and (unit.classifier or not counts))
        return not opens and sure
    # 1.2 等级划分 is a heading with its number.
    return not (opens and counts and not unit.classifier)


_EXACT, _AT_LEAST = Approximation.EXACT, Approximation.AT_LEAST
_LINE = 200
_RANKING = frozenset("第前首榜")
_WHOLE = frozenset({Kind.COUNT, Kind.TIME})
_BLANK = frozenset(" \n")
_MORE_SIGNS = frozenset("多余餘来")
_LIST_SIGNS = frozenset("、,和与及 ")
_PARTS = frozenset(":/")
_YUAN_SIGNS = frozenset("¥￥")
_NAMED = frozenset({Kind.COUNT, Kind.COMPUTING, Kind.SCORE})
