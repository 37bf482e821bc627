"""The structure of the nastiest texts, at their full size: four times the text costs about four times the time."""

import time

import pytest

import govparse
from govparse.structure.diagnostics import find_diagnostics

RATIO = 9.0
"""Four, and room for a busy machine; what grows with the square shows sixteen."""
SHORT = 0.1
"""Seconds under which a ratio says more about the clock than about the library."""

NASTY = {
    "（一）": ("（一）", 50_000),
    "一是": ("一是", 80_000),
    "第一条": ("第一条", 50_000),
    "1.1.1.1": ("1.1.1.1", 30_000),
    "（一）⏎": ("（一）\n", 50_000),
    "第一条⏎": ("第一条\n", 50_000),
    "1.1.1.1⏎": ("1.1.1.1\n", 30_000),
    "●": ("●甲乙。丙丁\n", 30_000),
    "tabs": ("甲\t\t1\n", 50_000),
    "wide blanks": ("甲        12\n", 50_000),
    "——在": ("——2024年1月9日在云溪上\n", 20_000),
    "one line of five million characters": ("全年完成投资12.5亿元，其中（一）工业增长8%；", 200_000),
}


def structure(text: str) -> float:
    """Seconds for every layer of the structure, and the outline."""
    start = time.perf_counter()
    doc = govparse.parse(text)
    find_diagnostics(doc.source, doc.lines, doc.header, doc.sections, doc.furniture)
    assert isinstance(doc.outline(), str)
    assert doc.leaves or not text
    assert doc.notes is not None
    return time.perf_counter() - start


def check(small: str, large: str) -> None:
    structure(small[:1000])
    once = min(structure(small), structure(small))
    four_times = structure(large)
    print(f"\n{once * 1000:.0f} ms at {len(small)}, {four_times * 1000:.0f} ms at {len(large)} characters")
    assert four_times < RATIO * max(once, SHORT)


@pytest.mark.parametrize("name", NASTY)
def test_repeated(name: str) -> None:
    piece, times = NASTY[name]
    check(piece * (times // 4), piece * times)


@pytest.mark.parametrize(("opening", "closing"), ["（）", "“”", "《》", "【】"])
def test_nested(opening: str, closing: str) -> None:
    check(opening * 25_000 + closing * 25_000, opening * 100_000 + closing * 100_000)


def test_a_line_of_bars() -> None:
    small, large = (f"一、甲\n正文。\n{'|' * count}\n二、乙\n正文。\n" for count in (20_000, 80_000))
    check(small, large)
