"""A number read, and the words around it that bound it: together a quantity.

quantity = [ before ] [ "-" | "零下" | "负" ] number [ behind ]        the words are those of `qualifiers`

Of two qualifiers the outer one is kept, and of one on either side the one before the number: 约700余条 is about 700.
"""

from __future__ import annotations

from govparse.expressions.intervals import Interval, Number
from govparse.expressions.proportions import Proportion
from govparse.expressions.qualifiers import Approximation, match_before, match_behind
from govparse.expressions.quantity_lexicon import Lexicon
from govparse.expressions.quantity_values import Quantity, quantity_of
from govparse.expressions.units import Kind, Unit
from govparse.text import Source, span_of

__all__ = ["bounded"]

_COUNTS = frozenset({Kind.COUNT, Kind.SCORE})
_NEVER_NEGATIVE = frozenset({Kind.COUNT, Kind.TIME})
_OPENING = frozenset("(:,;。、|=\n") | {""}
_DEGREES = frozenset(("度", "摄氏度"))
_SIGNED = frozenset({Kind.PERCENT, Kind.POINT, Kind.TEMPERATURE})
_BEFORE_NEGATIVE = frozenset("为由从至到是")


def bounded(
    lexicon: Lexicon,
    source: Source,
    start: int,
    end: int,
    value: Number | Interval | Proportion,
    unit: Unit | None,
    approximation: Approximation = Approximation.EXACT,
    kind: Kind | None = None,
) -> Quantity:
    """The quantity that stands from `start` to `end`, with the words that bound it."""
    normal = source.normal
    if kind is None:
        kind = Kind.COUNT if unit is None else unit.kind
    if normal[end : end + 1] in lexicon.behind:
        behind = match_behind(normal, end, kind not in _COUNTS)
        if behind is not None:
            approximation, end = behind
    if start:
        last = normal[start - 1]
        if last in _MINUS_ENDS and isinstance(value, Number) and (signs := _minus(source, start, unit, kind)):
            start, value = start - signs, -value
            last = normal[start - 1 : start]
        if last in lexicon.bounding and (before := match_before(normal, start)):
            # 近五年 at the head of a clause is a period; 搁置近20年 and 接近20年 are lengths of time.
            recent = last == "近" and before[1] == start - 1 and unit is not None and unit.dates
            if not recent or _is_han(normal[max(0, start - 2) : start - 1]):
                approximation, start = before
    single, low, high = (None, value.low, value.high) if isinstance(value, Interval) else (value, None, None)
    return quantity_of(
        single,
        None if unit is None else unit.name,
        approximation,
        low,
        high,
        kind,
        span=span_of(start, end),
        text=source.text[start:end],
        registry=lexicon.registry,
    )


_MINUS_ENDS = frozenset("-下负")


def _minus(source: Source, start: int, unit: Unit | None, kind: Kind) -> int:
    """How many characters before the number at `start` make it negative."""
    last = source.normal[start - 1]
    if last == "-":
        return int(_is_minus(source, start - 1, kind))
    if last == "下":
        return 2 * _is_below_zero(source.normal, start, unit)
    # 由负2.3%转正; but 正负5%, 税负3% and 自负20% are not below zero.
    return int(kind in _SIGNED and source.normal[max(0, start - 2) : start - 1] in _BEFORE_NEGATIVE)


def _is_minus(source: Source, at: int, kind: Kind) -> bool:
    """Whether the dash at `at` makes the number behind it negative: 增长-1.0%, not 战略—5年."""
    # A blank may part the word from its sign: 增长 -1.0%.
    before = source.normal[max(0, at - 4) : at].rstrip(" ")[-1:]
    if source.text[at] in "-−－":
        return kind not in _NEVER_NEGATIVE and (before in _OPENING or _is_han(before))
    # A long dash parts clauses; behind a word, a share may be written with one in old print.
    return kind in _SIGNED and _is_han(before)


def _is_below_zero(normal: str, start: int, unit: Unit | None) -> bool:
    """零下5℃, 零下15度; not 线下5家."""
    return unit is not None and unit.name in _DEGREES and normal.endswith("零下", 0, start)


def _is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"
