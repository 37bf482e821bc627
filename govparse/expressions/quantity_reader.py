"""Where a quantity stands and what it says: the pattern of `quantities`, and the reading of its matches.

One expression finds the numbers, with what follows each; what stands before a number is looked at only where a number was
found. A number that is refused (a year, a code, a slogan) is not looked into again.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache

import regex

from govparse.data import words
from govparse.expressions.numerals import ARABIC, MAGNITUDES, Number, read_chinese, scaled
from govparse.expressions.quantity_values import Approximation, Kind, Quantity
from govparse.expressions.units import Unit, UnitRegistry, units
from govparse.text import Source, Span

__all__ = ["BEFORE", "CHINESE_DIGITS", "Reader"]

CHINESE_DIGITS = "〇零一二两三四五六七八九十百千万亿廿卅"

# A line may end between a number and its unit, and a page with it.
_GAP = r"\ {0,2}+(?:(?<=[^\s0-9.,].{1,30})\n(?:[\ \n]*+-\ ?[0-9]{1,3}\ ?-[\ \n]*+)?\ {0,2}+(?=\p{Han}))?+"
_EXPRESSION = rf"""(?x)
    (?=[0-9第前首“{CHINESE_DIGITS}-])                    # one look at the character spares six alternatives
    (?:
      (?<![0-9/\#+_*=&] | [0-9A-Za-z]- | [0-9]\. | [0-9],(?=[0-9]{{3}}(?![0-9])))   # XM02102-0200, 研发+2, 1,234
      (?P<sign>-(?<=[\p{{Han}}]-))?+ (?P<number>{ARABIC})
      (?! \ ?[+\#][0-9N\p{{Han}}、] | \#)                  # 3+2, 6+N, 8#地块
      (?: :(?P<ratio>[0-9.]{{1,12}}+(?::[0-9.]{{1,12}}+)?)(?![0-9:])
        | {_GAP}(?:(?P<magnitude>\L<magnitudes>)(?<!千(?=[米瓦克卡伏帕焦赫])){_GAP})?
          (?: (?P<more>[多余来])(?P<further>[万亿])? )?
          (?P<unit>\L<units>)? (?<![A-Za-z](?=[A-Za-z])) (?P<per>/\L<units>(?:·\L<units>)?)?+
          (?: (?P<dash>-{{1,6}}|~|至|到)(?P<to>{ARABIC})\ ?+(?P<to_magnitude>\L<magnitudes>)?
              (?P<to_unit>\L<units>)? (?![0-9.]) )?
      )
    | (?<![第初周期点数{CHINESE_DIGITS}“‘] | [0-9]\. | [{CHINESE_DIGITS}]、 | 第[{CHINESE_DIGITS}]{{1,3}}个)
      (?P<chinese>[{CHINESE_DIGITS}]{{1,40}}+(?:点[{CHINESE_DIGITS}]{{1,20}}+)?)
      (?: 分之(?P<numerator>[{CHINESE_DIGITS}]{{1,20}}+(?:点[{CHINESE_DIGITS}]{{1,20}}+)?) (?P<points>个百分点)?
        | (?P<half>半)(?![个年天以期路导径边上下决封数])
        | (?: (?P<more>[多余来])(?P<further>[万亿])? )? (?P<unit>\L<chinese_units>) (?P<per>/\L<units>)?+
      )
    | 第(?P<ordinal>[0-9]{{1,9}}+|[{CHINESE_DIGITS}]{{1,12}}+)(?P<unit>\L<ordinal_units>)?
    | (?<![以目提从之年此日天前月学]) 前(?P<top>[0-9]{{1,3}}+|[{CHINESE_DIGITS}]{{1,6}}+)(?P<unit>[名位强])?
    | “(?P<quoted>[0-9]{{1,4}}+)”(?P<unit>\L<units>)         # “3”个实施办法
    | (?P<first>首位|榜首|首(?P<unit>\L<first_units>))
    )
"""
_ORDINAL_UNITS = ("批", "届", "次", "轮", "个", "期", "位", "名", "家", "例", "座", "场", "台")
_FIRST_UNITS = ("批", "个", "家", "次", "期", "届", "例", "台", "条", "座", "只", "支", "款")
_RANK_END = regex.compile(r"[,。;、:!?)”’\n]|和|与|及|的|$")
_ORDINAL_LIST = regex.compile(r"(?:[、和]第[一二三四五六七八九十]{1,3})+(?:季度|产业|条|款|项|章)")
_TIME_INSIDE = regex.compile(r"内(?![部外需资容涵在陆阁科审地置蒙])")
_YEAR_NOT_LENGTH = regex.compile(r"[来代度初底末中终版级份后前起]|以来|\ ?[0-9〇一二三四五六七八九十]{1,2}\ ?月")
_DAYS_LENGTH = regex.compile(r"以?之?[内上下](?![午旬])|期限|[的时]间")
_HAN = regex.compile(r"\p{Han}")
_RANKED = regex.compile(r"[位居列]|排名|名次|全[国省市区县州]|各[省市区县州]|跃|获|评")
_DA = regex.compile(r"(?=\p{Han})(?![会报以召开闭幕精代常主期提作部的是和及、])")
_LIST = r"(?:\ ?[、,和与及]\ ?[0-9.]{1,20}+(?![0-9.%]*-?月|年)){1,12}+\ ?(?P<magnitude>\L<magnitudes>)?(?P<unit>\L<units>)"
_MONEY = regex.compile(r"资金|投资|金额|收入|支出|经费|补助|补贴|奖励|奖金|贷款|融资|产值|预算|税|费|款|销售额|元")


@cache
def BEFORE() -> dict[str, Approximation]:  # noqa: N802
    """Every word that bounds the number behind it, half-width."""
    return _words("before")


def _words(table: str) -> dict[str, Approximation]:
    return {word: Approximation(name) for name, several in words("qualifiers.toml", table).items() for word in several}


class Reader:
    """Reads quantities with the units of one registry."""

    __slots__ = ("_before", "_behind", "_behind_first", "_before_last", "_list", "_pattern", "registry", "spellings")

    def __init__(self, registry: UnitRegistry) -> None:
        self.registry = registry
        self.spellings = registry.spellings
        every = list(self.spellings)
        chinese = [
            spelling
            for spelling, unit in self.spellings.items()
            if unit.classifier or (unit.kind is not Kind.COUNT and not unit.arabic_only)
        ]
        before, behind = BEFORE(), _words("behind")
        fillers = words("qualifiers.toml", "between")["fillers"]
        inside = words("qualifiers.toml", "inside")["words"]
        self._pattern = regex.compile(
            _EXPRESSION,
            magnitudes=list(MAGNITUDES),
            units=every,
            chinese_units=chinese,
            ordinal_units=_ORDINAL_UNITS,
            first_units=_FIRST_UNITS,
        )
        self._list = regex.compile(_LIST, magnitudes=list(MAGNITUDES), units=every)
        self._before_last = frozenset(word[-1] for word in (*before, *fillers)) | {" "}
        self._before = regex.compile(
            r"(?<!\L<inside>)(?:\L<inside>(*FAIL))?(?P<word>\L<before>)(?<!\L<inside>)(?P<filler>\L<fillers>|)\ ?$",
            inside=list(inside),
            before=list(before),
            fillers=list(fillers),
        )
        self._behind_first = frozenset(word[0] for word in behind) | frozenset("(内 ")
        self._behind = regex.compile(
            r"(?:\ ?\([^()\n]{1,12}+\))?+\ ?(?P<word>\L<behind>)(?!简称|几|[0-9一二三四五六七八九十]个?[方内])", behind=list(behind)
        )

    def quantities(self, source: Source, pos: int) -> Iterator[Quantity]:
        """Every quantity from `pos` on."""
        normal = source.normal
        finditer, read = self._pattern.finditer, self._quantity
        while True:
            for match in finditer(normal, pos):
                found = read(source, match)
                if found is None:
                    continue
                yield found
                if found.span.end < match.end():
                    pos = found.span.end
                    break
            else:
                return

    def at(self, source: Source, pos: int) -> Quantity | None:
        """The quantity that begins exactly at `pos`, its qualifier included."""
        match = self._pattern.search(source.normal, pos, min(len(source), pos + 80))
        if match is None or match.start() > pos + 6:
            return None
        found = self._quantity(source, match)
        return found if found is not None and found.span.start == pos else None

    def _quantity(self, source: Source, match: regex.Match[str]) -> Quantity | None:
        if match["number"] is not None:
            return self._arabic(source, match)
        if match["chinese"] is not None:
            return self._chinese(source, match)
        if match["quoted"] is not None:
            value, unit = Decimal(match["quoted"]), self.spellings[match["unit"]]
            return self._bounded(source, *match.span(), value, unit, _EXACT)
        return self._rank(source, match)

    def _arabic(self, source: Source, match: regex.Match[str]) -> Quantity | None:
        normal = source.normal
        number, ratio, magnitude, more, spelling, to = match.group("number", "ratio", "magnitude", "more", "unit", "to")
        start, end = match.span()
        if ratio is not None:
            return self._ratio(source, match)
        unit = self.spellings[spelling] if spelling else None
        power = MAGNITUDES[magnitude] if magnitude else 0
        approximation = _EXACT
        if more is not None:
            further = match["further"]
            if unit is None and further is None:
                return None
            power += MAGNITUDES[further] if further else 0
            approximation = Approximation.OVER
        if to is not None:
            ranged = self._range(source, match, unit, power)
            if ranged is not None:
                return ranged
            end = match.start("dash")
        following = normal[end : end + 1]
        if unit is not None:
            if self._is_none(normal, start, end, number, magnitude, unit):
                return None
        else:
            if to is None and following in _LIST_SIGNS and (listed := self._list.match(normal, end)):
                unit = self.spellings[listed["unit"]]
                if unit.kind is Kind.TIME:
                    return None
                power = power or (MAGNITUDES[listed["magnitude"]] if listed["magnitude"] else 0)
            elif magnitude and following != "股":
                unit = self._money(normal, start, end)
            else:
                return None
            # Blanks between a number and a unit that is not there belong to neither.
            while normal[end - 1] in " \n":
                end -= 1
        value = scaled(number, power)
        if match["sign"]:
            value = -value
        if unit is not None and (per := match["per"]) and unit.name + per in self.registry:
            unit = self.registry[unit.name + per]
        return self._bounded(source, start, end, value, unit, approximation)

    def _is_none(
        self, normal: str, start: int, end: int, number: str, magnitude: str | None, unit: Unit
    ) -> bool:
        """Whether a number with this unit is a date or a name after all."""
        if unit.kind is Kind.TIME:
            return self._is_date(normal, unit, number, magnitude, end)
        if unit.unlike and end < len(normal) and normal[end] in unit.unlike:
            return True
        if unit.name == "大":
            return not _DA.match(normal, end)
        # C919大型客机, T3航站楼; but GDP1724.2亿元
        return unit.classifier and not magnitude and start > 0 and normal[start - 1] in _LETTERS

    def _money(self, normal: str, start: int, end: int) -> Unit | None:
        """元 where an amount leaves it out: 资金各100万; what follows it says so, or else what its sentence says before."""
        if _HAN.match(normal, end):
            money = _MONEY.search(normal, end, end + 8)
        else:
            money = _MONEY.search(normal, max(normal.rfind("。", 0, start), start - 24, 0), start)
        return self.spellings["元"] if money else None

    def _range(self, source: Source, match: regex.Match[str], unit: Unit | None, power: int) -> Quantity | None:
        """30至40亿元; None where the two numbers are no range."""
        normal = source.normal
        start, end = match.span()
        to_unit = self.spellings[match["to_unit"]] if match["to_unit"] else None
        if to_unit is None or (unit is not None and unit.name != to_unit.name):
            return None
        if match["dash"] in "至到" and unit is not None and normal[max(0, start - 8) : start].rstrip("约近") [-1:] in "从由自":
            return None
        if to_unit.kind is Kind.TIME and (
            self._is_date(normal, to_unit, match["to"], match["to_magnitude"], end) or len(match["number"]) == 4
        ):
            return None
        to_power = MAGNITUDES[match["to_magnitude"]] if match["to_magnitude"] else 0
        low = scaled(match["number"], power if match["magnitude"] or unit is not None else to_power)
        high = scaled(match["to"], to_power)
        if low >= high:
            return None
        bounded = self._bounded(source, start, end, None, to_unit, _EXACT)
        return Quantity(
            None, bounded.unit, bounded.approximation, low, high, to_unit.kind, span=bounded.span, text=bounded.text
        )

    def _ratio(self, source: Source, match: regex.Match[str]) -> Quantity | None:
        start, end = match.span()
        written = f"{match['number']}:{match['ratio']}"
        parts = written.split(":")
        # 09:34 is a clock.
        if any(part.startswith(".") or part.endswith(".") or part.count(".") > 1 for part in parts) or (
            "." not in written
            and source.normal[start - 1 : start] not in "为比"
            and all(int(part) < 60 for part in parts)
        ):
            return None
        span = Span(start, end)
        return Quantity(written, None, kind=Kind.RATIO, span=span, text=source[span])

    def _chinese(self, source: Source, match: regex.Match[str]) -> Quantity | None:
        normal = source.normal
        written = match["chinese"]
        start, end = match.span()
        if match["numerator"] is not None:
            return self._fraction(source, match)
        if match["half"] is not None:
            if written != "一":
                return None
            return self._bounded(source, start, end, Fraction(1, 2), None, _EXACT, Kind.RATIO)
        value = read_chinese(written)
        unit = self.spellings[match["unit"]]
        if value is None:
            return None
        over = match["more"] is not None
        if match["further"]:
            value = value.scaleb(MAGNITUDES[match["further"]])
        if unit.kind is Kind.TIME and self._is_date(normal, unit, written, None, end):
            return None
        if unit.unlike and end < len(normal) and normal[end] in unit.unlike:
            return None
        if unit.name == "大" and not (len(written) == 1 and _DA.match(normal, end)):
            return None
        found = self._bounded(source, start, end, value, unit, _MORE if over else _EXACT)
        vague = written in "一百千万亿" and (unit.kind in (Kind.COUNT, Kind.TIME) or written != "千")
        if vague and written not in ("百", "千") and found.approximation is _EXACT and normal[start - 1 : start] != "每":
            return None
        if vague and unit.kind is Kind.COUNT and found.approximation is _EXACT and normal[start - 1 : start] != "每":
            return None
        return found

    def _fraction(self, source: Source, match: regex.Match[str]) -> Quantity | None:
        below, above = match["chinese"], read_chinese(match["numerator"])
        start, end = match.span()
        denominator = read_chinese(below)
        if above is None or not denominator:
            return None
        if match["points"]:
            return self._bounded(source, start, end, above, self.spellings["百分点"], _EXACT)
        name = {"百": "%", "千": "‰"}.get(below)
        if name is not None:
            return self._bounded(source, start, end, above, self.spellings[name], _EXACT)
        return self._bounded(source, start, end, Fraction(above) / Fraction(denominator), None, _EXACT, Kind.RATIO)

    def _rank(self, source: Source, match: regex.Match[str]) -> Quantity | None:
        normal = source.normal
        start, end = match.span()
        spelling = match["unit"]
        if match["first"] is not None:
            kind = Kind.ORDINAL if spelling else Kind.RANK
            return self._placed(source, start, end, Decimal(1), spelling, kind)
        written = match["ordinal"] or match["top"]
        value = Decimal(written) if written[0].isascii() else read_chinese(written)
        if value is None:
            return None
        if spelling is None:
            # 第一产业, 第三条, 前三季度 go on; 第一，as a list's word begins its sentence.
            before = normal[start - 1 : start]
            if not _RANKED.search(normal, max(0, start - 14), start):
                return None
            if not _RANK_END.match(normal, end) or _ORDINAL_LIST.match(normal, end) or not before or before in "\n ,。;:、(“":
                return None
        kind = Kind.RANK if spelling in (None, "位", "名", "强") else Kind.ORDINAL
        return self._placed(source, start, end, value, spelling, kind)

    def _placed(
        self, source: Source, start: int, end: int, value: Decimal, unit: str | None, kind: Kind
    ) -> Quantity:
        span = Span(start, end)
        return Quantity(value, unit, kind=kind, span=span, text=source.text[start:end], registry=self.registry)

    def _is_date(self, normal: str, unit: Unit, number: str, magnitude: str | None, end: int) -> bool:
        """Whether 年 or 日 behind a number makes a date of it."""
        if unit.name == "年":
            digits = len(number) >= 3 and not magnitude and not any(sign in number for sign in "十百千万.,")
            return digits or bool(_YEAR_NOT_LENGTH.match(normal, end))
        return unit.name == "日" and not _DAYS_LENGTH.match(normal, end)

    def _bounded(
        self,
        source: Source,
        start: int,
        end: int,
        value: Number | None,
        unit: Unit | None,
        approximation: Approximation,
        kind: Kind | None = None,
    ) -> Quantity:
        """The quantity with the words that bound it: those behind it, then, outermost, those before it."""
        normal = source.normal
        following = normal[end : end + 1]
        if following and following in self._behind_first:
            behind = self._behind.match(normal, end)
            if behind is not None:
                approximation, end = _words_behind()[behind["word"]], behind.end()
            elif unit is not None and unit.kind in _INSIDE and _TIME_INSIDE.match(normal, end):
                approximation, end = Approximation.AT_MOST, end + 1
        if start and normal[start - 1] in self._before_last:
            before = self._before.search(normal, max(0, start - 10), start)
            if before is not None and not (
                before["word"] == "近"
                and unit is not None
                and unit.name == "年"
                and not _HAN.match(normal, max(0, before.start() - 1))
            ):
                approximation = BEFORE()[before["word"]]
                if not before["filler"]:
                    start = before.start("word")
        span = Span(start, end)
        return Quantity(
            value,
            None if unit is None else unit.name,
            approximation,
            kind=kind or (Kind.COUNT if unit is None else unit.kind),
            span=span,
            text=source.text[start:end],
            registry=self.registry,
        )


@cache
def _words_behind() -> dict[str, Approximation]:
    return _words("behind")


_EXACT, _MORE = Approximation.EXACT, Approximation.OVER
_LIST_SIGNS = frozenset("、,和与及 ")
_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
_INSIDE = frozenset((Kind.TIME, Kind.LENGTH))
