"""Reads what an expression of time means from its words.

    reader = form of the expression → meaning          one for each form that `period_patterns` finds
    point  = [ year ], [ part of it ]                  2023年, 上年末, 9月, 第二、第三季度

A text is read once: the meanings of the same words are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, lru_cache

import attrs
import regex

from govparse.expressions.meanings import Meaning, PeriodKind, Precision
from govparse.expressions.moments import LAST, Moment, small_number, year_number
from govparse.expressions.period_patterns import fragment_patterns
from govparse.expressions.time_words import Base, holidays, plans, year_words

__all__ = ["further_days", "read_meaning"]


@lru_cache(maxsize=8192)
def read_meaning(form: str, text: str) -> Meaning | None:
    """What the normalised `text`, which the scan found as `form`, means.

    None: the calendar has no such month, quarter or day in any year, or in the year that it names.

    >>> read_meaning("calendar", "上年末").last
    Moment(year=None, shift=-1, month=12, day=0)
    """
    meaning = _READERS[form](text)
    return meaning if meaning is not None and _exists(meaning) else None


def further_days(text: str, at: int, day: Meaning) -> Iterator[tuple[int, int, Meaning]]:
    """The days of the same month that are listed behind a day: 12月18日、19日和20日.

    >>> [day.last.day for _, _, day in further_days("、19日和20日", 0, read_meaning("calendar", "12月18日"))]
    [19, 20]
    """
    while day.last is not None and day.last.day and (found := _match("further_day", text, at)):
        at = found.end()
        number = small_number(found["day"]) or 99
        moment = attrs.evolve(day.last, day=number)
        day = Meaning(PeriodKind.DATE, Precision.DAY, moment, moment, day.base)
        if not _exists(day):
            return
        yield found.start("day"), at, day


def _exists(meaning: Meaning) -> bool:
    # Of a day without a year, a leap year decides whether it can exist at all.
    try:
        meaning.bounds(2024)
    except ValueError:
        return False
    return True


@attrs.frozen(slots=True)
class _Point:
    """One end of a calendar expression, a stretch itself."""

    kind: PeriodKind
    precision: Precision
    first: Moment
    last: Moment
    base: Base | None
    dated: bool
    """Whether it names its year."""


def _calendar(text: str) -> Meaning | None:
    read = _point(text, 0, None)
    if read is None:
        return None
    point, at = read
    run = _match("run", text, at)
    after = None if run is None else _point(text, run.end(), point)
    if after is not None:
        return _run(point, after[0])
    rest = text[at:].strip()
    if not rest or rest == "止":
        return Meaning(point.kind, point.precision, point.first, point.last, point.base)
    if rest.endswith("后"):
        return Meaning(PeriodKind.SINCE, point.precision, point.first, None, point.base)
    if rest.endswith("前"):
        return Meaning(PeriodKind.UNTIL, point.precision, None, point.last, point.base)
    return _since(point, rest)


def _since(point: _Point, words: str) -> Meaning:
    # 2023年以来 counts the year up to now, 2023年起 goes on.
    kind = PeriodKind.YTD if point.kind is PeriodKind.YEAR and words.endswith("来") else PeriodKind.SINCE
    return Meaning(kind, point.precision, point.first, None, point.base)


def _run(start: _Point, end: _Point) -> Meaning:
    kind = end.kind
    if start.kind is PeriodKind.YEAR or end.kind is PeriodKind.YEAR:
        kind = PeriodKind.YEARS
    elif kind is PeriodKind.YTD:
        kind = PeriodKind.MONTH
    last, base = end.last, start.base or end.base
    if not end.dated and start.first.month and last.month and last.month < start.first.month:
        # 12月20日至1月10日 ends in the next year.
        last = _a_year_later(last)
    if start.base is None and end.base is Base.ANTECEDENT and start.last.year is not None:
        # 次年 is the year behind the one that the run begins in: 2024年11月至次年3月.
        last, base = attrs.evolve(last, year=start.last.year + last.shift, shift=0), None
    return Meaning(kind, end.precision, start.first, last, base)


def _a_year_later(moment: Moment) -> Moment:
    if moment.year is None:
        return attrs.evolve(moment, shift=moment.shift + 1)
    return attrs.evolve(moment, year=moment.year + 1)


def _until(text: str) -> Meaning | None:
    if text[1:2] in _QUOTES:
        # 到“十四五”末
        plan = _plan(text[1:])
        return None if plan is None else Meaning(PeriodKind.UNTIL, Precision.YEAR, None, plan.last)
    prefix = _match("until", text, 0)
    read = None if prefix is None else _point(text, prefix.end(), None)
    if read is None:
        return None
    point = read[0]
    if text[0] == "截" and not point.dated and "月" in text:
        # 截至12月20日 counts from the first day of the year; 截至年底 and 截至2023年 name no beginning.
        first = Moment(point.last.year, point.last.shift)
        return Meaning(PeriodKind.YTD, point.precision, first, point.last, point.base)
    return Meaning(PeriodKind.UNTIL, point.precision, None, point.last, point.base)


def _from(text: str) -> Meaning | None:
    prefix = _match("from", text, 0)
    read = None if prefix is None else _point(text, prefix.end(), None)
    if read is None:
        return None
    point, at = read
    run = _match("run", text, at)
    after = None if run is None else _point(text, run.end(), point)
    if after is not None:
        return _run(point, after[0])
    return _since(point, text)


def _point(text: str, at: int, before: _Point | None) -> tuple[_Point, int] | None:
    """The point at `at`; without a year of its own it has that of the point before it."""
    iso = _match("iso", text, at)
    if iso is not None:
        day = Moment(int(iso["year"]), 0, int(iso["month"]), int(iso["day"]))
        return _Point(PeriodKind.DATE, Precision.DAY, day, day, None, True), iso.end()
    year = _match("year", text, at)
    base: Base | None = Base.SCOPE
    moment = Moment()
    if year is not None:
        at = year.end()
        if year["number"] is not None:
            base, moment = None, Moment(year_number(year["number"]))
        else:
            word = year_words()["".join(year["word"].split())]
            base, moment = word.base, Moment(shift=word.shift)
    elif before is not None:
        base, moment = before.base, Moment(before.last.year, before.last.shift)
    cut = text.startswith(("截至", "截止"), at)
    part = _part(text, at + 2 if cut else at + text.startswith("的", at), moment)
    if part is None:
        if year is None:
            return None
        return _Point(PeriodKind.YEAR, Precision.YEAR, moment, moment, base, True), at
    kind, precision, first, last, end = part
    if cut:
        kind, first = PeriodKind.YTD, moment
    if kind is PeriodKind.RELATIVE:
        # 2019年同期 has its year, whatever governs the sentence.
        base = None if base is None else Base.GOVERNING
    return _Point(kind, precision, first, last, base, year is not None), end


_Part = tuple[PeriodKind, Precision, Moment, Moment, int]


def _part(text: str, at: int, year: Moment) -> _Part | None:
    """The part of `year` that stands at `at`, and where it ends."""

    def of(month: int | None, day: int | None = None) -> Moment:
        return Moment(year.year, year.shift, month, day)

    if found := _match("months", text, at):
        first, last = small_number(found["from"]), small_number(found["to"])
        kind = PeriodKind.YTD if first == 1 else PeriodKind.MONTH
        end = of(last) if first <= last else _a_year_later(of(last))
        return kind, Precision.MONTH, of(first), end, found.end()
    if found := _match("quarters", text, at):
        last = small_number(found["to"])
        first = small_number(found["from"]) if found["from"] else last
        if found["last"]:
            return PeriodKind.DATE, Precision.DAY, of(3 * last, LAST), of(3 * last, LAST), found.end()
        return PeriodKind.QUARTER, Precision.QUARTER, of(3 * first - 2), of(3 * last), found.end()
    if found := _match("leading_quarters", text, at):
        return PeriodKind.YTD, Precision.QUARTER, of(1), of(3 * small_number(found["number"])), found.end()
    if found := _match("leading_months", text, at):
        return PeriodKind.YTD, Precision.MONTH, of(1), of(small_number(found["number"])), found.end()
    if found := _match("half", text, at):
        first, last = (1, 6) if found["first"] else (7, 12)
        return PeriodKind.HALF, Precision.HALF, of(first), of(last), found.end()
    if found := _match("month", text, at):
        return _month(found, of)
    if found := _match("edge", text, at):
        if found["first"]:
            return PeriodKind.DATE, Precision.DAY, of(1, 1), of(1, 1), found.end()
        if found["last"]:
            return PeriodKind.DATE, Precision.DAY, of(12, LAST), of(12, LAST), found.end()
        return PeriodKind.YEAR, Precision.YEAR, of(None), of(None), found.end()
    if found := _match("whole", text, at):
        return PeriodKind.YEAR, Precision.YEAR, of(None), of(None), found.end()
    if found := _match("same", text, at):
        return PeriodKind.RELATIVE, Precision.YEAR, of(None), of(None), found.end()
    if found := _match("holiday", text, at):
        day = holidays()[found[0]]
        return PeriodKind.DATE, Precision.DAY, of(day.month, day.day), of(day.month, day.day), found.end()
    return None


def _month(found: regex.Match[str], of: Callable[[int | None, int | None], Moment]) -> _Part:
    # 0月 and 0日 would be read as none and as the last day of the month.
    month = small_number(found["month"]) or 99
    if found["day"]:
        first = small_number(found["day"])
        last = small_number(found["to"]) if found["to"] else first
        return PeriodKind.DATE, Precision.DAY, of(month, first or 99), of(month, last or 99), found.end()
    if found["ten"]:
        first, last = {"上": (1, 10), "中": (11, 20), "下": (21, LAST)}[found["ten"]]
        return PeriodKind.MONTH, Precision.TEN_DAYS, of(month, first), of(month, last), found.end()
    if found["first"]:
        return PeriodKind.DATE, Precision.DAY, of(month, 1), of(month, 1), found.end()
    if found["last"]:
        return PeriodKind.DATE, Precision.DAY, of(month, LAST), of(month, LAST), found.end()
    return PeriodKind.MONTH, Precision.MONTH, of(month, None), of(month, None), found.end()


def _plan(text: str) -> Meaning | None:
    found = _match("plan", "".join(text.split()), 0)
    assert found is not None
    number = small_number(found["short"] or found["long"])
    plan = plans().get(number)
    if plan is None:
        return None
    if text[-1] in "末初":
        edge = Moment(plan.last, 0, 12, LAST) if text[-1] == "末" else Moment(plan.first, 0, 1, 1)
        return Meaning(PeriodKind.DATE, Precision.YEAR, edge, edge)
    return Meaning(PeriodKind.PLAN, Precision.YEAR, Moment(plan.first), Moment(plan.last))


def _numbers(text: str) -> Meaning | None:
    found = _match("numbers", text, 0)
    assert found is not None
    first = year_number(found["from"])
    if found["century"] is not None:
        return Meaning(PeriodKind.YEARS, Precision.YEAR, Moment(first), Moment(first // 100 * 100 + 100))
    if found["to"] is None:
        return Meaning(PeriodKind.YEAR, Precision.YEAR, Moment(first), Moment(first))
    return Meaning(PeriodKind.YEARS, Precision.YEAR, Moment(first), Moment(year_number(found["to"])))


def _years(text: str) -> Meaning | None:
    if text == "新的一年":
        return Meaning(PeriodKind.YEAR, Precision.YEAR, Moment(shift=1), Moment(shift=1), Base.REVIEW)
    found = _match("years", text, 0)
    short = _match("short_year", text, 0)
    if short is not None:
        # 23年以来 is a year, 20年来 a length of time, and 10年以来 may be either.
        if int(short[1]) % 5 == 0:
            return Meaning(PeriodKind.RELATIVE, Precision.YEAR, None, None)
        return Meaning(PeriodKind.YTD, Precision.YEAR, Moment(2000 + int(short[1])), None, Base.RECENT)
    # 近年来 names no number; what is longer than a plan or two is counted from an event that is not told.
    number = None if found is None or _vague().search(text) else small_number(found["number"])
    if found is None or number is None or not 0 < number <= 10:
        return Meaning(PeriodKind.RELATIVE, Precision.YEAR, None, None)
    first, last = (1, number) if found["next"] else (1 - number, 0)
    kind = PeriodKind.YEAR if number == 1 else PeriodKind.YEARS
    return Meaning(kind, Precision.YEAR, Moment(shift=first), Moment(shift=last), Base.REVIEW)


@cache
def _vague() -> regex.Pattern[str]:
    # 几十年来, 十多年来
    return regex.compile("[几数多]")


def _decade(text: str) -> Meaning | None:
    found = _match("decade", text, 0)
    assert found is not None
    hundreds = {"十九": 18, "19": 18, "二十一": 20, "21": 20}.get(found["century"] or "", 19)
    # 20年代 without its century is one of two.
    if found["century"] == "本" or (found["century"] is None and small_number(found["ten"]) <= 20):
        return Meaning(PeriodKind.RELATIVE, Precision.DECADE, None, None)
    year = hundreds * 100 + small_number(found["ten"])
    # Where 八十年代初 ends and 八十年代末 begins, no two would agree on.
    first = Moment(year) if found["part"] in (None, "初", "前") else None
    last = Moment(year + 9) if found["part"] in (None, "末", "后") else None
    if found["since"] is not None:
        return Meaning(PeriodKind.SINCE, Precision.DECADE, first, None)
    return Meaning(PeriodKind.YEARS, Precision.DECADE, first, last)


def _open(text: str) -> Meaning:
    if text.endswith("世纪末"):
        end = Moment(month=12, day=LAST)
        if text[0] in "到至":
            return Meaning(PeriodKind.UNTIL, Precision.YEAR, None, end, Base.CENTURY)
        return Meaning(PeriodKind.DATE, Precision.YEAR, end, end, Base.CENTURY)
    if text[0] in "上下":
        # 上一季度 counts from a quarter that the text rarely names.
        if text.endswith("季度"):
            return Meaning(PeriodKind.QUARTER, Precision.QUARTER, None, None)
        return Meaning(PeriodKind.MONTH, Precision.MONTH, None, None)
    return Meaning(PeriodKind.UNTIL, Precision.DAY, None, None)


def _match(name: str, text: str, at: int) -> regex.Match[str] | None:
    return fragment_patterns()[name].match(text, at)


_QUOTES = frozenset('“"‘「')
_READERS: dict[str, Callable[[str], Meaning | None]] = {
    "calendar": _calendar,
    "until": _until,
    "from": _from,
    "plan": _plan,
    "numbers": _numbers,
    "years": _years,
    "decade": _decade,
    "open": _open,
}
