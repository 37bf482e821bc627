"""Scopes: how far a period holds that is named once, and that 下同 ends with its paragraph."""

import time

import pytest

import govparse
from govparse.structure.scopes import Reach

REPORT = """云溪区2024年工作情况
一、2024年工作成效
（一）经济运行。2023年增长3%，2024年增长5%；就业稳定。
截至12月20日（下同），接待游客3万人次。完成投资2亿元。
新增学位900个。
二、2025年工作计划
2025年，重点做好以下工作：
（一）扩大投资。
（二）改善民生。
修缮渡口三处。
三、保障措施
加强领导。
"""


def _governing(word: str, text: str = REPORT) -> tuple[str, str] | None:
    scope = govparse.parse(text).period_at(text.index(word))
    return None if scope is None else (scope.period.text, scope.reach.value)


class TestReach:
    """The period with the shortest reach governs: sentence, paragraph, list, chapter."""

    @pytest.mark.parametrize(
        ("word", "period", "reach"),
        [
            ("3%", "2023年", Reach.SENTENCE),
            ("5%", "2024年", Reach.SENTENCE),
            ("游客", "截至12月20日", Reach.SENTENCE),
            ("投资2亿元", "截至12月20日", Reach.PARAGRAPH),
            ("学位", "2024年", Reach.CHAPTER),
            ("扩大投资", "2025年", Reach.LIST),
            ("渡口", "2025年", Reach.CHAPTER),
        ],
    )
    def test_governing(self, word: str, period: str, reach: Reach) -> None:
        assert _governing(word) == (period, reach.value)

    def test_nothing_governs_behind_the_last_chapter(self) -> None:
        assert _governing("加强领导") is None

    def test_a_period_that_is_compared_with_governs_nothing(self) -> None:
        assert _governing("税收", "投资比2023年增长5%，税收持平。") is None

    def test_the_scope_knows_its_span(self) -> None:
        scope = govparse.parse(REPORT).period_at(REPORT.index("投资2亿元"))
        assert scope is not None
        assert REPORT[scope.span.start : scope.span.end] == "截至12月20日（下同），接待游客3万人次。完成投资2亿元。"


@pytest.mark.parametrize("unit", ["2023年", "2023年，", "2023年。", "2023年（下同）", "一、2023年\n", "2023年：\n"])
def test_time_is_linear(unit: str) -> None:
    """Four times the text costs no more than a generous multiple of the time."""

    def cost(count: int) -> float:
        doc = govparse.parse(unit * count)
        assert doc.periods
        assert doc.sections is not None
        assert doc.paragraphs
        start = time.perf_counter()
        doc.period_at(len(doc.text) - 1)
        return time.perf_counter() - start

    cost(10)
    assert cost(8_000) < 8 * cost(2_000) + 0.5
