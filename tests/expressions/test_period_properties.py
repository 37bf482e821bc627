"""What holds for every period that can be drawn: a model is drawn, rendered, and parsed back.

model    = kind, first day, last day, the year that it leaves out or None
rendered = year, part of the year          digits in ASCII, in full width or in Chinese; blanks as PDF has them
"""

from calendar import monthrange
from collections.abc import Callable
from datetime import date

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import govparse
from govparse.expressions.periods import Period, PeriodKind, Reason, period
from govparse.structure.timeline import find_impossible_dates
from govparse.text import Source

YEARS = st.integers(1900, 2060)
MONTHS = st.integers(1, 12)


@attrs.frozen
class Drawn:
    """A period and one way to write it."""

    kind: PeriodKind
    start: date | None
    end: date | None
    text: str
    reference: int | None = None
    """The year that it counts from, where it names none."""


@attrs.frozen
class Hand:
    """How somebody writes numbers: years, and numbers up to 31."""

    year: Callable[[int], str]
    small: Callable[[int], str]
    gap: str


def _chinese(number: int) -> str:
    tens, ones = number // 10, number % 10
    digits = "一二三四五六七八九"
    return ("", "十", "二十", "三十")[tens] + (digits[ones - 1] if ones else "")


def _digits(table: str) -> Callable[[int], str]:
    return lambda number: "".join(table[int(digit)] for digit in str(number))


HANDS = st.sampled_from(
    [
        Hand(str, str, ""),
        Hand(str, str, " "),
        Hand(_digits("０１２３４５６７８９"), _digits("０１２３４５６７８９"), ""),
        Hand(_digits("〇一二三四五六七八九"), _chinese, ""),
        Hand(_digits("零一二三四五六七八九"), _chinese, ""),
        Hand(_digits("○一二三四五六七八九"), _chinese, ""),
    ]
)
SUFFIXES = st.sampled_from(["月", "月份"])
RUNS = st.sampled_from(["-", "—", "——", "－", "至", "～"])


def _last(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


@st.composite
def _years(draw: st.DrawFn, hand: Hand) -> tuple[int, str, int | None]:
    """A year, what stands for it, and the year it counts from where it does not name itself."""
    year = draw(YEARS)
    word, shift = draw(st.sampled_from([(None, 0), ("今年", 0), ("去年", 1), ("上年", 1), ("明年", -1), ("本年", 0)]))
    if word is None:
        return year, hand.year(year) + hand.gap + "年", None
    return year, word, year + shift


@st.composite
def dates(draw: st.DrawFn) -> Drawn:
    """A day, with its year or with a word for it."""
    hand = draw(HANDS)
    year, written, reference = draw(_years(hand))
    month = draw(MONTHS)
    day = draw(st.integers(1, monthrange(year, month)[1]))
    there = date(year, month, day)
    text = f"{written}{hand.small(month)}{hand.gap}月{hand.gap}{hand.small(day)}{hand.gap}日"
    return Drawn(PeriodKind.DATE, there, there, text, reference)


@st.composite
def iso_dates(draw: st.DrawFn) -> Drawn:
    """A day as pages write it."""
    there = draw(st.dates(date(1900, 1, 1), date(2060, 12, 31)))
    sign = draw(st.sampled_from("-/."))
    text = draw(st.sampled_from([f"{there.year}{sign}{there.month}{sign}{there.day}", f"{there:%Y{sign}%m{sign}%d}"]))
    return Drawn(PeriodKind.DATE, there, there, text)


@st.composite
def day_runs(draw: st.DrawFn) -> Drawn:
    """From a day to a later one of the same year."""
    hand, run = draw(HANDS), draw(RUNS)
    year, written, reference = draw(_years(hand))
    first, last = sorted(draw(st.lists(st.dates(date(year, 1, 1), date(year, 12, 31)), min_size=2, max_size=2)))
    begin, end = (f"{hand.small(day.month)}月{hand.small(day.day)}日" for day in (first, last))
    return Drawn(PeriodKind.DATE, first, last, f"{written}{begin}{run}{end}", reference)


@st.composite
def months(draw: st.DrawFn) -> Drawn:
    """A month, with its year or with a word for it."""
    hand = draw(HANDS)
    year, written, reference = draw(_years(hand))
    month = draw(MONTHS)
    text = f"{written}{hand.gap}{hand.small(month)}{hand.gap}{draw(SUFFIXES)}"
    return Drawn(PeriodKind.MONTH, date(year, month, 1), _last(year, month), text, reference)


@st.composite
def month_runs(draw: st.DrawFn) -> Drawn:
    """A run of months: one from January on is the year up to then."""
    hand, run = draw(HANDS), draw(RUNS)
    year, written, reference = draw(_years(hand))
    first = draw(st.integers(1, 11))
    last = draw(st.integers(first + 1, 12))
    text = f"{written}{hand.gap}{hand.small(first)}{run}{hand.small(last)}{hand.gap}{draw(SUFFIXES)}"
    kind = PeriodKind.YTD if first == 1 else PeriodKind.MONTH
    return Drawn(kind, date(year, first, 1), _last(year, last), text, reference)


@st.composite
def parts_of_the_year(draw: st.DrawFn) -> Drawn:
    """Quarters, halves, the whole year and its last day."""
    hand = draw(HANDS)
    year, written, reference = draw(_years(hand))
    quarter = draw(st.integers(1, 4))
    kind, first, last, text = draw(
        st.sampled_from(
            [
                (PeriodKind.QUARTER, quarter * 3 - 2, quarter * 3, f"第{_chinese(quarter)}季度"),
                (PeriodKind.QUARTER, quarter * 3 - 2, quarter * 3, f"{_chinese(quarter)}季度"),
                (PeriodKind.HALF, 1, 6, "上半年"),
                (PeriodKind.HALF, 7, 12, "下半年"),
                (PeriodKind.YTD, 1, 9, "前三季度"),
                (PeriodKind.YEAR, 1, 12, ""),
            ]
        )
    )
    return Drawn(
        kind, date(year, first, 1), _last(year, last), written + hand.gap + text if text else written, reference
    )


@st.composite
def year_runs(draw: st.DrawFn) -> Drawn:
    """Several years."""
    hand, run = draw(HANDS), draw(RUNS)
    first, last = sorted(draw(st.lists(YEARS, min_size=2, max_size=2)))
    inner = draw(st.sampled_from(["", "年"]))
    text = f"{hand.year(first)}{inner}{run}{hand.year(last)}年"
    return Drawn(PeriodKind.YEARS, date(first, 1, 1), date(last, 12, 31), text)


@st.composite
def recent_years(draw: st.DrawFn) -> Drawn:
    """Years counted back from the one under review, or ahead of it."""
    year, count = draw(YEARS), draw(st.integers(2, 10))
    number = draw(HANDS).small(count)
    if draw(st.booleans()):
        text = draw(st.sampled_from(["过去{}年", "近{}年", "{}年来", "最近{}年"])).format(number)
        return Drawn(PeriodKind.YEARS, date(year - count + 1, 1, 1), date(year, 12, 31), text, year)
    text = draw(st.sampled_from(["今后{}年", "未来{}年"])).format(number)
    return Drawn(PeriodKind.YEARS, date(year + 1, 1, 1), date(year + count, 12, 31), text, year)


@st.composite
def plans(draw: st.DrawFn) -> Drawn:
    """Five-year plans from the sixth on, which follow each other without a gap."""
    number = draw(st.integers(6, 17))
    first = 1981 + (number - 6) * 5
    name = _chinese(number)
    text = draw(st.sampled_from([f"“{name}五”", f'"{name}五"', f"第{name}个五年规划", f"第{number}个五年规划"]))
    return Drawn(PeriodKind.PLAN, date(first, 1, 1), date(first + 4, 12, 31), text)


@st.composite
def open_ones(draw: st.DrawFn) -> Drawn:
    """Up to a day, and from a day on."""
    inner = draw(st.one_of(dates(), months()))
    if draw(st.booleans()):
        text = draw(st.sampled_from(["自{}起", "从{}起", "{}起", "自{}以来"])).format(inner.text)
        return attrs.evolve(inner, kind=PeriodKind.SINCE, end=None, text=text)
    text = inner.text + draw(st.sampled_from(["前", "之前", "以前"]))
    return attrs.evolve(inner, kind=PeriodKind.UNTIL, start=None, text=text)


DRAWN = st.one_of(
    dates(),
    iso_dates(),
    day_runs(),
    months(),
    month_runs(),
    parts_of_the_year(),
    year_runs(),
    recent_years(),
    plans(),
    open_ones(),
)


def _resolved(made: Period, year: int) -> Period:
    """The period in a text of that year, or of a leap year where it is 29 February."""
    try:
        return made.resolve(year)
    except ValueError:
        return made.resolve(2000)


class TestDrawn:
    """A period means the same however it is written."""

    @given(DRAWN)
    def test_what_is_rendered_is_read(self, drawn: Drawn) -> None:
        made = period.parse(drawn.text)
        if drawn.reference is not None:
            assert (made.start, made.end) == (None, None)
            made = made.resolve(drawn.reference)
        assert (made.kind, made.start, made.end, made.text) == (drawn.kind, drawn.start, drawn.end, drawn.text)

    @given(DRAWN)
    def test_it_is_found_whole_in_a_sentence(self, drawn: Drawn) -> None:
        found = [found.text for found in period.find_all(f"全区（{drawn.text}）；")]
        assert found == [drawn.text]

    @given(DRAWN, YEARS, YEARS)
    def test_resolving_twice_is_resolving_once(self, drawn: Drawn, year: int, other: int) -> None:
        once = _resolved(period.parse(drawn.text), year)
        assert once.resolve(other) == once
        assert once.resolve(date(other, 6, 30)) == once
        assert once.start is None or once.end is None or once.start <= once.end

    @given(st.text("年月日季度上下半前截至到自从起以来来末底初0123456789一二三五十-、〇“”今去本近过 \n", max_size=30))
    def test_a_start_is_never_behind_an_end(self, text: str) -> None:
        for found in period.find_all(text):
            made = found.value
            assert made.start is None or made.end is None or made.start <= made.end
            assert found.text == text[found.span.start : found.span.end] == made.text


PIECES = [
    *"年月日十五两个旬初末底前后中头来起至到从自上下半第近几多时号表、和-~“”《》。，；\n",
    *("2023", "2024", "12", "1", "31", "99", "0", "二〇二三", "9:30", "世纪", "年代", "以来", "截至", "季度", "规划"),
    *(
        "今年",
        "去年",
        "次年",
        "当年",
        "同期",
        "全年",
        "过去",
        "今后",
        "每年",
        "（含）",
        "(下同)",
        "工作总结",
        "各位代表：",
    ),
    *("〔2023〕", "根据", "预算法", "第三条", "以下简称"),
]


class TestSoup:
    """Whatever stands side by side: nothing is raised, spans are true and apart, no period ends before it begins."""

    @given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
    @example("今后十十年")
    @example("第十十个五年")
    @example("截至五月末")
    @example("31、2024和2月30日、31日")
    def test_periods_and_citations(self, text: str) -> None:
        doc = govparse.parse(text)
        for layer in (doc.periods, doc.citations):
            end = 0
            for one in layer:
                assert one.span.start >= end
                assert text[one.span.start : one.span.end] == one.text
                end = one.span.end
        for made in doc.periods:
            assert made.start is None or made.end is None or made.start <= made.end
        assert all(text[one.span.start : one.span.end] == one.text for one in doc.pointers)
        find_impossible_dates(doc.source)
        doc.period_at(len(text) // 2)


class TestYearOverride:
    """`parse(text, year=…)` moves relative periods and no absolute one."""

    @given(st.lists(DRAWN, min_size=1, max_size=6), st.integers(2000, 2040))
    def test_only_relative_ones_move(self, drawn: list[Drawn], year: int) -> None:
        text = "云溪区工作情况\n" + "".join(f"{one.text}，投资增长。\n" for one in drawn)
        layers = [govparse.parse(text, year=given).periods for given in (None, year, year + 1)]
        absolute = [
            [(one.span, one.start, one.end) for one in periods if one.evidence is None and (one.start or one.end)]
            for periods in layers
        ]
        assert absolute[0] == absolute[1] == absolute[2]
        later = {one.span: one for one in layers[2]}
        for one in layers[1]:
            if one.evidence is not None and one.evidence.reason is Reason.CALLER:
                moved = later[one.span]
                assert moved.evidence is not None
                assert moved.evidence.year == one.evidence.year + 1
                if one.start is not None and moved.start is not None:
                    assert moved.start.year == one.start.year + 1


class TestImpossibleDates:
    """A day that the calendar does not have is a diagnostic, and no period."""

    @given(YEARS, MONTHS, st.integers(29, 39), HANDS)
    def test_the_calendar_decides(self, year: int, month: int, day: int, hand: Hand) -> None:
        text = f"于{hand.year(year)}年{hand.small(month)}月{hand.small(min(day, 31))}日报送"
        exists = min(day, 31) <= monthrange(year, month)[1]
        assert bool(period.find(text)) is exists
        assert [found.code for found in find_impossible_dates(Source(text))] == ([] if exists else ["impossible_date"])

    @pytest.mark.parametrize(
        "text", ["2023年2月30日", "2023-02-29", "二〇二三年四月三十一日", "2023年13月", "2023年0月", "6月31日前"]
    )
    def test_no_period_and_a_diagnostic(self, text: str) -> None:
        doc = govparse.parse(f"请于{text}，报送。")
        assert doc.periods == ()
        assert [found.code for found in doc.diagnostics] == ["impossible_date"]
