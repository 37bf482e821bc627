"""Whether records that somebody else extracted are borne out by the text.

record  = name [ value [ unit ] ] [ growth ] [ period ] …        what a model or a person wrote down
verdict = exact | normalised | contradicted | absent             for each field, with the span that decides

A record is held against the indicators of its measure; among several the one that bears out most of it is taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from fractions import Fraction
from functools import cache

import attrs
import regex

from govparse.data import words
from govparse.statements.amounts import conversion, match_amount, split_unit
from govparse.statements.measures import Measures, measures
from govparse.statements.values import AMOUNT, Direction, Indicator
from govparse.text import Source, Span, normalise

__all__ = ["FieldGrounding", "Grounding", "Support", "ground"]


class Support(StrEnum):
    """How the text bears out a field."""

    EXACT = "exact"
    """In these very characters."""
    NORMALISED = "normalised"
    """In other words: 13.6亿元 for 1360000000元, GDP for 地区生产总值."""
    CONTRADICTED = "contradicted"
    """The text says something else; the span shows what."""
    ABSENT = "absent"
    """The text says nothing of it."""


@attrs.frozen(slots=True)
class FieldGrounding:
    """What the text says to one field of a record."""

    field: str
    support: Support
    span: Span | None = None
    """The words that decide; None where there are none."""
    text: str | None = None


@attrs.frozen(slots=True)
class Grounding:
    """What the text says to a record."""

    record: Mapping[str, object]
    fields: tuple[FieldGrounding, ...]
    indicator: Indicator | None = None
    """The statement that the record was held against."""

    def __getitem__(self, field: str) -> FieldGrounding:
        for found in self.fields:
            if found.field == field:
                return found
        raise KeyError(field)

    @property
    def is_grounded(self) -> bool:
        """Whether the text bears out every field."""
        return all(field.support in (Support.EXACT, Support.NORMALISED) for field in self.fields)


def ground(
    source: Source,
    indicators: tuple[Indicator, ...],
    records: Iterable[Mapping[str, object]],
    *,
    known: Measures | None = None,
) -> tuple[Grounding, ...]:
    """What the text says to each record, in their order.

    Fields that are understood: `name`, `value` (a number, or text such as 13.6亿元), `unit`, `growth` (percent,
    negative of a fall), `period`, `modality`, `subject`. Any other is looked for as text.
    """
    catalogue = known or measures()
    return tuple(_ground(source, indicators, record, catalogue) for record in records)


def _ground(
    source: Source, indicators: tuple[Indicator, ...], record: Mapping[str, object], known: Measures
) -> Grounding:
    name = record.get("name")
    candidates = [indicator for indicator in indicators if isinstance(name, str) and _is_named(indicator, name, known)]
    best: Grounding | None = None
    for indicator in candidates:
        fields = tuple(
            _field(source, indicator, field, value, record) for field, value in record.items() if value is not None
        )
        grounding = Grounding(record, fields, indicator)
        if best is None or _score(grounding) > _score(best):
            best = grounding
    if best is not None:
        return best
    return Grounding(
        record, tuple(_loose(source, field, value) for field, value in record.items() if value is not None)
    )


def _score(grounding: Grounding) -> int:
    worth = {Support.EXACT: 3, Support.NORMALISED: 3, Support.ABSENT: 1, Support.CONTRADICTED: 0}
    return sum(worth[field.support] for field in grounding.fields)


def _is_named(indicator: Indicator, name: str, known: Measures) -> bool:
    plain = normalise(name).strip()
    if plain == normalise(indicator.name):
        return True
    measure = known.by_name(plain)
    return measure is not None and measure.name == indicator.measure


def _field(
    source: Source, indicator: Indicator, field: str, value: object, record: Mapping[str, object]
) -> FieldGrounding:
    match field:
        case "name":
            same = str(value).strip() == indicator.name
            return _made(source, field, Support.EXACT if same else Support.NORMALISED, indicator.name_span)
        case "value":
            return _value(source, indicator, value, record.get("unit"))
        case "unit":
            return _unit(source, indicator, str(value))
        case "growth":
            return _growth(source, indicator, value)
        case "period":
            return _period(source, indicator, str(value))
        case "modality":
            same = str(value) == indicator.modality.value
            span = indicator.modality_span or indicator.span
            return _made(source, field, Support.NORMALISED if same else Support.CONTRADICTED, span)
        case "subject":
            if indicator.subject is None:
                return _loose(source, field, value)
            support = Support.EXACT if str(value) == indicator.subject else Support.CONTRADICTED
            return _made(source, field, support, indicator.subject_span)
        case _:
            return _loose(source, field, value)


def _value(source: Source, indicator: Indicator, value: object, unit: object) -> FieldGrounding:
    stated = indicator.value
    span = indicator.value_span
    if stated is None or span is None:
        return FieldGrounding("value", Support.ABSENT)
    if isinstance(value, str) and normalise(value).replace(" ", "") == source.normal[span.start : span.end].replace(
        " ", ""
    ):
        return _made(source, "value", Support.EXACT, span)
    amount = match_amount(value, unit)
    if amount is None or not isinstance(stated, AMOUNT):
        same = str(value) == str(stated)
    else:
        factor = conversion(amount.unit, indicator.unit)
        same = factor is not None and amount.number * factor == Fraction(stated)
    return _made(source, "value", Support.NORMALISED if same else Support.CONTRADICTED, span)


def _unit(source: Source, indicator: Indicator, unit: str) -> FieldGrounding:
    span = indicator.value_span
    if span is None or indicator.unit is None:
        return FieldGrounding("unit", Support.ABSENT)
    name = split_unit(unit)[1]
    if conversion(name, indicator.unit) is None:
        return _made(source, "unit", Support.CONTRADICTED, span)
    plain = normalise(unit).strip()
    if plain and (unit == indicator.unit or source.normal[span.start : span.end].endswith(plain)):
        return _made(source, "unit", Support.EXACT, span)
    return _made(source, "unit", Support.CONTRADICTED if name is None else Support.NORMALISED, span)


def _growth(source: Source, indicator: Indicator, value: object) -> FieldGrounding:
    number = _signed_growth(value)
    first: Span | None = None
    for change in indicator.changes:
        if change.value is None or change.unit != "%":
            continue
        signed = -Fraction(change.value) if change.direction is Direction.DOWN else Fraction(change.value)
        if number == signed:
            written = isinstance(value, str) and normalise(value) in source.normal[change.span.start : change.span.end]
            return _made(source, "growth", Support.EXACT if written else Support.NORMALISED, change.span)
        first = first or change.span
    if first is None:
        return FieldGrounding("growth", Support.ABSENT)
    return _made(source, "growth", Support.CONTRADICTED, first)


def _signed_growth(value: object) -> Fraction | None:
    """The growth in per cent that a record gives, as a number or in words (同比下降2.0%); negative of a fall."""
    turned = _turned().match(normalise(value).strip()) if isinstance(value, str) else None
    amount = match_amount(value if turned is None else turned["number"])
    # 百分点 is not %: a growth of 6.1个百分点 is another one than 6.1%.
    if amount is None or amount.unit not in (None, "%"):
        return None
    return -amount.number if turned is not None and turned["down"] else amount.number


@cache
def _turned() -> regex.Pattern[str]:
    verbs = words("comparisons.toml", "verbs")
    return regex.compile(
        r"[^0-9\-]{0,12}?(?:(?P<down>\L<down>)|\L<up>)[了约]?(?P<number>[0-9].*)", down=verbs["down"], up=verbs["up"]
    )


def _period(source: Source, indicator: Indicator, value: str) -> FieldGrounding:
    period = indicator.period or indicator.period_context
    if period is None:
        return _loose(source, "period", value)
    if value == period.text:
        return _made(source, "period", Support.EXACT, period.span)
    bounds = {str(day) for day in (period.start, period.end) if day is not None}
    year = _year().fullmatch(normalise(value).strip())
    if value in bounds or (year is not None and period.end is not None and str(period.end.year) == year[1]):
        return _made(source, "period", Support.NORMALISED, period.span)
    return _made(source, "period", Support.CONTRADICTED, period.span)


def _loose(source: Source, field: str, value: object) -> FieldGrounding:
    """A field of no known meaning, or of an unknown measure: is it there as text?"""
    written = normalise(str(value)).strip()
    at = source.normal.find(written) if written else -1
    if at < 0:
        return FieldGrounding(field, Support.ABSENT)
    return _made(source, field, Support.EXACT, Span(at, at + len(written)))


def _made(source: Source, field: str, support: Support, span: Span | None) -> FieldGrounding:
    return FieldGrounding(field, support, span, None if span is None else source[span])


@cache
def _year() -> regex.Pattern[str]:
    return regex.compile(r"(\d{4})年?")
