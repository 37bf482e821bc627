"""Quantities in Chinese numerals: 三百二十户, 百分之五, 三成五, 一倍半, 壹佰元零伍分.

    quantity = numeral [ "多" | "余" | "来" ] unit [ tail ]              tail: see `quantity_tails`
             | numeral [ unit ] ( "至" | "到" | dash ) numeral unit       三至五年
             | numeral "分之" numeral [ "个百分点" ]                      百分之五, 三分之一
             | "一半" | "半" ( "个百分点" | "倍" )

A numeral in Han characters is a number only with a unit, or a classifier, behind it. 一, 百, 千, 万 and 亿 alone
mostly count nothing (一家人, 千家万户), and in a short quotation no numeral does (“三年行动”).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache

from govparse.data import words
from govparse.expressions.arabic_numerals import arabic_number
from govparse.expressions.chinese_numerals import chinese_number
from govparse.expressions.intervals import Interval
from govparse.expressions.qualifiers import Approximation
from govparse.expressions.quantity_bounds import bounded
from govparse.expressions.quantity_dates import is_out_of_place
from govparse.expressions.quantity_lexicon import FROM, HAN, HAN_NUMBER, TO_SIGNS, Lexicon, counts_nothing
from govparse.expressions.quantity_tails import TAILS, half_of_thing, match_tail
from govparse.expressions.quantity_values import Quantity
from govparse.expressions.units import Kind
from govparse.text import Source

__all__ = ["chinese_quantity", "half"]


def chinese_quantity(
    lexicon: Lexicon, source: Source, start: int, end: int, written: str, spelling: str | None
) -> Quantity | None:
    """The quantity whose numeral, with the unit right behind it, stands from `start` to `end`."""
    normal = source.normal
    following = normal[end : end + 1]
    if normal[start - 1 : start] in _USING and _stands_free().match(normal, start) is None:
        return None
    unit = None if spelling is None else lexicon.spellings[spelling]
    if unit is not None and unit.kind in _CHANTED and _is_slogan(normal, start, end):
        return None
    if normal.startswith(_idioms().get(written[0], ()), start):
        return None
    if unit is None:
        if following == "分":
            return _fraction(lexicon, source, start, end, written)
        if following == "半":
            if written != "一" or half_of_thing().match(normal, end + 1):
                return None
            return bounded(lexicon, source, start, end + 1, Fraction(1, 2), None, kind=Kind.RATIO)
    written = written.replace("、", "")  # 两、三倍 is 两三倍
    value = chinese_number(written)
    if following in TO_SIGNS and value is not None:
        ranged = _range(lexicon, source, start, end, value, spelling)
        if ranged is not None or spelling is None:
            return ranged
    approximation = _EXACT
    if unit is None or spelling is None:
        more = lexicon.pattern("more").match(normal, end)
        if more is None or more["unit"] is None:
            return _unitless(lexicon, source, start, end if more is None else more.end(), written, more is not None)
        spelling, end = more["unit"], more.end()
        value = chinese_number(written + (more["magnitude"] or ""))
        unit, approximation = lexicon.spellings[spelling], Approximation.OVER
    if value is None or (unit.name == "大" and len(written) > 1):
        return None
    if spelling not in lexicon.standing and is_out_of_place(normal, start, end, written, unit):
        return None
    # 百, 千万 and 一 say little more than their unit.
    counts = written != "一" and not _POWERS.issuperset(written)
    if not counts and written[-1] + spelling in lexicon.spellings:
        return None  # 千米 is a unit, and so is the head of a table.
    if written == "二" and unit.classifier and following not in lexicon.extending:
        return None  # 二套房 is the second: what is counted is 两套, or 二人以上.
    if isinstance(value, Decimal) and normal[end : end + 1] in TAILS:
        value, unit, end, more_than = match_tail(lexicon, normal, end, value, unit, written)
        approximation = Approximation.OVER if more_than else approximation
    kind = Kind.ORDINAL if unit.name in ("届", "次") and _session().match(normal, end) else unit.kind
    found = bounded(lexicon, source, start, end, value, unit, approximation, kind)
    loose = not counts and normal[start - 1 : start] != "每" and counts_nothing(written, unit)
    # A word that bounds it, a tail and a minus make a number of it all the same.
    if loose and found.approximation is _EXACT and found.value == chinese_number(written):
        return None
    return found


def half(lexicon: Lexicon, source: Source, start: int) -> Quantity | None:
    """半个百分点, 半倍: the half that begins at `start`."""
    found = lexicon.scan_unit(source.normal, start + 1)
    if found is None:
        return None
    return bounded(lexicon, source, start, start + 1 + len(found), Decimal("0.5"), lexicon.spellings[found])


def _is_slogan(normal: str, start: int, end: int) -> bool:
    """Whether the numeral stands in a short quotation: “三年创建、五年争先”."""
    opened = normal.rfind("“", max(0, start - _SLOGAN), start)
    if opened < 0 or normal.rfind("”", opened, start) >= 0:
        return False
    return normal.find("”", end, opened + _SLOGAN + 2) >= 0


def _unitless(lexicon: Lexicon, source: Source, start: int, end: int, written: str, more: bool) -> Quantity | None:
    """十亿人口, 八亿多农民: so many 万 or 亿 that the unit is left out; not 亿万人民, 十万火急."""
    value = chinese_number(written)
    if value is None or len(written) < 2 or written[-1] not in "万亿萬億" or not set(written) & _FIGURES:
        return None
    if source.normal[end : end + 1] in _HIDDEN:
        return None
    approximation = Approximation.OVER if more else Approximation.EXACT
    return bounded(lexicon, source, start, end, value, None, approximation)


def _fraction(lexicon: Lexicon, source: Source, start: int, end: int, written: str) -> Quantity | None:
    found = _fraction_pattern().match(source.normal, end)
    if found is None:
        return None
    below, above = chinese_number(written), _number(found[1].replace("、", ""))
    if above is None or not isinstance(below, Decimal) or not below:
        return None
    end = found.end()
    name = "百分点" if found[2] else {"百": "%", "千": "‰"}.get(written)
    if name is None:
        if isinstance(above, Interval):
            return None
        return bounded(lexicon, source, start, end, Fraction(above) / Fraction(below), None, kind=Kind.RATIO)
    unit = lexicon.spellings[name]
    if name == "%" and (to := lexicon.pattern("chinese range").match(source.normal, end)) and not to["unit"]:
        # 百分之三到百分之五; 百分之三至五
        high = chinese_number(to["number"])
        if isinstance(high, Decimal) and isinstance(above, Decimal) and high > above:
            return bounded(lexicon, source, start, to.end(), Interval(above, high), unit)
    return bounded(lexicon, source, start, end, above, unit)


def _number(written: str) -> Decimal | Interval | None:
    if not written[0].isascii():
        return chinese_number(written.replace(".", "点").replace("·", "点"))
    return arabic_number(written) if written.count(".") <= 1 and written[-1] != "." else None


def _range(
    lexicon: Lexicon, source: Source, start: int, end: int, low: Decimal | Interval, spelling: str | None
) -> Quantity | None:
    """三至五年, 三年至五年; None where the two are no range."""
    normal = source.normal
    to = lexicon.pattern("chinese range").match(normal, end)
    if to is None or to["unit"] is None or to["percent"] or not isinstance(low, Decimal):
        return None
    unit, high = lexicon.spellings[to["unit"]], chinese_number(to["number"])
    if not isinstance(high, Decimal) or low >= high or is_out_of_place(normal, start, to.end(), to["number"], unit):
        return None
    if spelling is not None and (lexicon.spellings[spelling] is not unit or normal[start - 1 : start] in FROM):
        return None
    return bounded(lexicon, source, start, to.end(), Interval(low, high), unit)


_EXACT = Approximation.EXACT
_SLOGAN = 14
_CHANTED = frozenset({Kind.COUNT, Kind.TIME, Kind.LENGTH})
_POWERS = frozenset("百千万亿")
_FIGURES = frozenset("一二两兩三四五六七八九十")
_HIDDEN = frozenset("火山里级元级")
_USING = frozenset("个番期周初点数.、")
"""Before a numeral, these may put it to another use: see `_stands_free`."""


@cache
def _stands_free() -> re.Pattern[str]:
    """Matches, at a numeral, unless the characters before it put it to another use."""
    return re.compile(
        rf"""(?x)
        (?<!第[{HAN}]个) (?<!第[{HAN}]{{2}}个) (?<!第[{HAN}]{{3}}个)       # 第十四个五年规划
        (?<!番) (?<!星期) (?<!周(?=[一二三四五六](?![次个年天])))              # 三番五次, 星期三; but 每周三次
        (?<![^年月]初) (?<![0-9{HAN}]点)                            # 初三学生, 十点三刻; but 年初五十万元
        (?<!数(?=[十百千万亿](?!分之)))
        (?<![0-9]\.) (?<![{HAN}]、)                               # 12.四个不摘, 一、二、三
        """
    )


@cache
def _idioms() -> Mapping[str, tuple[str, ...]]:
    """Words in which a numeral counts nothing, by their first characters."""
    idioms: dict[str, tuple[str, ...]] = {}
    for word in words("units.toml", "idioms")["words"]:
        idioms[word[0]] = (*idioms.get(word[0], ()), word)
    return idioms


@cache
def _session() -> re.Pattern[str]:
    """八届全国人大, 二十届三中全会: a number in a row, not how many."""
    return re.compile(
        r"[一二三四五六七八九十]{1,2}中(?:全会|[、和至])|全会|全国人|人大|人民代表|会议|中央|[省市县区]委"
    )


@cache
def _fraction_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"""(?x) 分之
        ( (?:[一二三四五六七八]、(?=[二三四五六七八九]))?+ {HAN_NUMBER}
          (?:[.·][一二三四五六七八九〇零]{{1,4}}+(?![、是要]))?+     # 百分之三十八．六; not 百分之三.二、加强
        | [0-9.]{{1,12}}+ ) (个百分点)?+
        """
    )
