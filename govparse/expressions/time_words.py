"""The words of time in `data/periods.toml`, in the shapes in which patterns and readers ask for them.

word    = name, base, shift, characters that make it another word
plan    = number, first year, last year
holiday = name, month, day
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache

import attrs

from govparse.data import entries, words

__all__ = [
    "Base",
    "Holiday",
    "Plan",
    "YearWord",
    "guard",
    "guard_words",
    "holidays",
    "not_behind",
    "plans",
    "year_words",
]


class Base(StrEnum):
    """Which year a relative period counts from."""

    SPOKEN = "spoken"
    """The year in which the text was spoken or written: 今年, 去年, 明年."""
    SCOPE = "scope"
    """The year that the document, the chapter or the sentence is about: 上年, 全年, 年末, 9月."""
    ANTECEDENT = "antecedent"
    """The year named just before: 当年, 次年."""
    REVIEW = "review"
    """The last year of a review: 过去五年 ends with it, 今后五年 begins behind it."""
    RECENT = "recent"
    """A year in two digits, which must be near the year of the text: 23年以来."""
    CENTURY = "century"
    """The last year of the century of the document: 本世纪末."""
    GOVERNING = "governing"
    """The whole period that governs the sentence: 上年同期 is the same a year earlier."""


@attrs.frozen(slots=True)
class YearWord:
    """A word for a year."""

    name: str
    base: Base = attrs.field(converter=Base)
    shift: int
    unless_after: str


@attrs.frozen(slots=True)
class Plan:
    """A five-year plan and its years."""

    number: int
    first: int
    last: int


@attrs.frozen(slots=True)
class Holiday:
    """A day with a fixed date."""

    name: str
    month: int
    day: int


@cache
def year_words() -> Mapping[str, YearWord]:
    """By name, longer ones first."""
    found = sorted(entries("periods.toml", "word", YearWord), key=lambda word: -len(word.name))
    return {word.name: word for word in found}


@cache
def plans() -> Mapping[int, Plan]:
    """By number."""
    return {plan.number: plan for plan in entries("periods.toml", "plan", Plan)}


@cache
def holidays() -> Mapping[str, Holiday]:
    """By name."""
    return {day.name: day for day in entries("periods.toml", "holiday", Holiday)}


def guard_words(name: str) -> tuple[str, ...]:
    """The words of a guard; none where there is no such guard."""
    return words("periods.toml", "guards").get(name, ())


def guard(name: str) -> str:
    """The words of a guard as the alternatives of a pattern; those of `…_but` begin with one and are let through."""
    kept, through = ("|".join(map(re.escape, guard_words(key))) for key in (name, f"{name}_but"))
    return f"(?!{through})(?:{kept})" if through else kept


def not_behind(name: str) -> str:
    """A pattern that refuses what stands behind a word of a guard: one look back for each length of word."""
    by_length: dict[int, list[str]] = {}
    for word in guard_words(name):
        by_length.setdefault(len(word), []).append(re.escape(word))
    return "".join(f"(?<!{'|'.join(several)})" for several in by_length.values())
