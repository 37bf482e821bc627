"""Four times the text costs about four times the time, whatever the text is made of. `pytest -s` prints the times."""

import time
from collections.abc import Callable

import pytest

import govparse

LENGTH = 50_000
RATIO = 9.0
"""Four, and room for a busy machine; what grows with the square shows sixteen."""
SHORT = 0.02
"""Seconds under which a ratio says more about the clock than about the library."""

NASTY = {
    "一": "一",
    "(": "(",
    "1": "1",
    "十万亿": "十万亿",
    "一、⏎": "一、\n",
    "“": "“",
    "《": "《",
    "一是": "一是",
    "1.": "1.",
    "1,234": "1,234",
    "第一条": "第一条\n",
    "附件": "附件1\n",
    "blank": " ",
    "blank lines": "\n",
    "年": "2025年",
    "：": "标题：",
    "|": "| ",
    "其中": "其中",
    "、": "1、",
    "百分之": "百分之",
    "一二三": "一二三",
    "约": "约",
    "约1": "约1",
    "3万": "3万",
    "1:": "1:",
    "1/": "1/",
    "3至": "3至",
    "三至": "三至",
    "5%-": "5%-",
    "元/": "3元/吨/",
    "number blank": "12 ",
    "number blank unit": "12 个",
    "number break": "12\n",
    "个(": "3个(",
    "数": "数",
    "第3、": "第3、",
    "不": "不",
    "[1]": "[1]",
    "——": "——",
    "〔2025〕": "〔2025〕",
    "按": "按",
    "令": "，令3号",
    "第一和": "第一和",
    "form feeds": "投\f",
    "compared years": "比2021年、2022年、",
    "分别": "分别增长1%、2%",
    "增长": "增长",
    "至": "2024年至",
    "sentence": "全年完成投资12.5亿元，增长8%，其中工业投资3亿元；",
}


def seconds(work: Callable[[str], object], text: str) -> float:
    def once() -> float:
        start = time.perf_counter()
        work(text)
        return time.perf_counter() - start

    first = once()
    return first if first > 1 else min(first, once())


def everything(text: str) -> object:
    doc = govparse.parse(text)
    return doc.to_dict(), doc.checks, doc.outline()


@pytest.mark.parametrize("name", NASTY)
def test_four_times_the_text(name: str) -> None:
    piece = NASTY[name]
    everything(piece * 10)
    once = seconds(everything, piece * (LENGTH // len(piece)))
    four_times = seconds(everything, piece * (4 * LENGTH // len(piece)))
    print(f"\n{name}: {once * 1000:.0f} ms at {LENGTH}, {four_times * 1000:.0f} ms at {4 * LENGTH} characters")
    assert four_times < RATIO * max(once, SHORT)


PARSERS = ("numeral", "ordinal", "quantity", "period", "document_number", "citation", "heading")


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize("name", NASTY)
def test_an_expression_alone(parser: str, name: str) -> None:
    def work(text: str) -> object:
        return sum(1 for _ in getattr(govparse, parser).find_all(text))

    piece = NASTY[name]
    work(piece)
    once = seconds(work, piece * (LENGTH // len(piece)))
    assert seconds(work, piece * (4 * LENGTH // len(piece))) < RATIO * max(once, SHORT)
