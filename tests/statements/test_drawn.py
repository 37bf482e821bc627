"""Documents drawn with known indicators and sums, rendered in many wordings, and parsed back."""

from __future__ import annotations

from decimal import Decimal

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

import govparse
from govparse.statements.checks import CheckKind, Verdict
from govparse.statements.values import Direction

MEASURES = ("固定资产投资", "财政总收入", "旅游总收入", "工业投资", "税收收入", "社会消费品零售总额", "出口总额")
TOTALS = ("项目总投资", "重点产业产值", "专项资金")
PARTS = ("农业", "工业", "商贸", "林业", "物流")


@attrs.frozen
class Statement:
    """What a sentence says: a level, what it came from, how much it grew."""

    name: str
    level: Decimal
    before: Decimal | None
    rate: Decimal | None
    direction: Direction
    basis: str | None


@attrs.frozen
class Sum:
    """A total and its parts, in 亿元."""

    name: str
    parts: tuple[Decimal, ...]
    total: Decimal


tenths = st.integers(min_value=10, max_value=9999).map(lambda tenth: Decimal(tenth) / 10)


@st.composite
def statements(draw: st.DrawFn, name: str) -> tuple[Statement, str]:
    """A statement and a sentence that says it."""
    level = draw(tenths)
    down = draw(st.booleans())
    direction = Direction.DOWN if down else Direction.UP
    if draw(st.booleans()):
        before = draw(tenths.filter(lambda other: other != level))
        rising = level > before
        verb = draw(st.sampled_from(["增加到", "提高到", "增至"] if rising else ["减少到", "下降到", "降至"]))
        source = draw(st.sampled_from(["从", "由"]))
        text = f"{name}{source}{before}亿元{verb}{level}亿元"
        said = Statement(name, level, before, None, Direction.UP if rising else Direction.DOWN, None)
    else:
        rate = draw(tenths)
        basis = draw(st.sampled_from([None, "同比", "比上年", "较上年", "环比"]))
        verb = draw(st.sampled_from(["", "完成", "达", "达到", "为", "实现", "共计"]))
        grew = draw(st.sampled_from(["下降", "减少", "降低"] if down else ["增长", "提高", "增加"]))
        mark = draw(st.sampled_from([",", "、", "，"]))
        text = f"{name}{verb}{level}亿元{mark}{basis or ''}{grew}{rate}%"
        said = Statement(name, level, None, rate, direction, basis)
    opening = draw(st.sampled_from(["", "全年", "2025年,", "全区", "全年实现", "一是"]))
    return said, opening + text + "。"


@st.composite
def sums(draw: st.DrawFn, name: str) -> tuple[Sum, str]:
    """A sum that holds and a sentence with a place for its total."""
    parts = tuple(draw(st.lists(tenths, min_size=2, max_size=4)))
    names = [f"{part}{name[-2:]}" for part in PARTS]
    items = [f"{names[at]}{amount}亿元" for at, amount in enumerate(parts)]
    listed = draw(
        st.sampled_from(
            [
                ",其中" + "、".join(items) + "。",
                "。其中," + ",".join(items) + "。",
                "。其中:" + ";".join(f"{chr(0x2474 + at)}{item}" for at, item in enumerate(items)) + "。",
                "(含" + "、".join(items) + ")。",
                "。按行业分," + ";".join(items) + "。",
            ]
        )
    )
    return Sum(name, parts, sum(parts, Decimal(0))), f"{name}{{}}亿元{listed}"


@st.composite
def documents(draw: st.DrawFn) -> tuple[list[Statement], str]:
    """Statements, and a text of as many sentences in one or several paragraphs."""
    names = draw(st.lists(st.sampled_from(MEASURES), min_size=1, max_size=5, unique=True))
    drawn = [draw(statements(name)) for name in names]
    between = draw(st.sampled_from(["", "\n", "\n\n"]))
    return [said for said, _ in drawn], between.join(text for _, text in drawn) + "\n"


class TestDrawn:
    """Rendering what a strategy drew and parsing it gives what was drawn."""

    @given(documents())
    def test_statements(self, drawn: tuple[list[Statement], str]) -> None:
        said, text = drawn
        found = govparse.parse(text).indicators
        assert [item.name for item in found] == [statement.name for statement in said]
        for item, statement in zip(found, said, strict=True):
            assert item.value == statement.level * 10**8
            (change,) = item.changes
            assert (change.direction, change.value, change.basis) == (
                statement.direction,
                statement.rate,
                statement.basis,
            )
            assert change.from_value == (None if statement.before is None else statement.before * 10**8)

    @given(st.data())
    def test_sums(self, data: st.DataObject) -> None:
        drawn = [data.draw(sums(name)) for name in TOTALS]
        text = "\n".join(sentence.format(one.total) for one, sentence in drawn) + "\n"
        document = govparse.parse(text)
        totals = [item for item in document.indicators if item.parent is None]
        assert [item.name for item in totals] == list(TOTALS)
        for one, total in zip((one for one, _ in drawn), totals, strict=True):
            place = document.indicators.index(total)
            parts = [item.value for item in document.indicators if item.parent == place]
            assert parts == [part * 10**8 for part in one.parts]
        checks = [check for check in document.checks if check.kind is CheckKind.PARTS]
        assert [check.verdict for check in checks] == [Verdict.HOLDS] * len(TOTALS)

    @settings(deadline=None)
    @given(st.data())
    def test_a_perturbed_total_makes_its_own_check_fail(self, data: st.DataObject) -> None:
        drawn = [data.draw(sums(name).filter(lambda one: one[0].total > 100)) for name in TOTALS]
        wrong = data.draw(st.integers(min_value=0, max_value=len(TOTALS) - 1))
        totals = [one.total for one, _ in drawn]
        totals[wrong] -= (totals[wrong] / 100).quantize(Decimal("0.1"))
        sentences = [sentence.format(total) for (_, sentence), total in zip(drawn, totals, strict=True)]
        document = govparse.parse("\n".join(sentences) + "\n")
        failing = [check for check in document.checks if check.verdict is Verdict.FAILS]
        assert [check.stated for check in failing] == [totals[wrong] * 10**8]
