"""Marks of Markdown and HTML are blanks in the twin, and nothing else changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import govparse
from govparse.grammar import pattern, text
from govparse.text.markup import without_markup

REPORT = """# 云溪区政府工作报告

## 一、回顾

**（一）产业提质。** 增加值增长8.1%。

**（二）城乡更新。** 新建公园12个。

### 二、安排

1\\. **培育产业。** 产值达到200亿元。

- 新增学位900个；
"""


@pytest.mark.parametrize(
    ("written", "twin"),
    [
        ("# 报告", "  报告"),
        ("  ### （一）工业", "      （一）工业"),
        ("#1机组", "#1机组"),
        ("8#、9#地块", "8#、9#地块"),
        ("**一、回顾**", "  一、回顾  "),
        ("**工业**增长，**农业**稳定", "  工业  增长，  农业  稳定"),
        ("张**、李**两人", "张**、李**两人"),
        ("证号33**********12", "证号33**********12"),
        ("# 一\n1\\.目标", "  一\n1 .目标"),
        ("1\\.目标", "1\\.目标"),
        ("&nbsp;&emsp;一、回顾", "            一、回顾"),
        ("R&D经费", "R&D经费"),
        ("合同价1**万元，尾款2**万元", "合同价1**万元，尾款2**万元"),
        ("罚款1**3万元，税后1**5万元。", "罚款1**3万元，税后1**5万元。"),
        ("# 一\n5\\.5亿元", "  一\n5\\.5亿元"),
    ],
)
def test_marks(written: str, twin: str) -> None:
    assert without_markup(written) == twin


@given(st.text("#*\\\\&nbsp;. \n一、甲乙", max_size=60))
def test_length_stays_and_what_is_no_blank_stays(written: str) -> None:
    twin = without_markup(written)
    assert len(twin) == len(written)
    assert all(new in (old, " ") for old, new in zip(written, twin, strict=True))


def test_a_document() -> None:
    doc = govparse.parse(REPORT)
    assert doc.header.title == "云溪区政府工作报告"
    assert [(s.depth, s.marker.strip(), s.title) for s in doc.walk()] == [
        (0, "一、", "回顾"),
        (1, "（一）", "产业提质"),
        (1, "（二）", "城乡更新"),
        (0, "二、", "安排"),
        (1, "1\\.", "培育产业"),
    ]
    assert [indicator.name for indicator in doc.indicators] == ["增加值", "新建公园", "产值", "新增学位"]
    assert "".join(doc.text[leaf.span.start : leaf.span.end] for leaf in doc.leaves) == REPORT


def test_parsers_see_what_is_written() -> None:
    assert text("## ").parse("## ") == "## "
    assert pattern(r"\*\*[^*]+\*\*").parse("**甲**") == "**甲**"


@pytest.mark.parametrize(
    ("written", "value", "direction"),
    [("增加值&nbsp;-6.5%", "6.5", "down"), ("增加值**-6.5%**", "6.5", "down"), ("增加值 -6.5%", "6.5", "down")],
)
def test_a_sign_behind_a_mark(written: str, value: str, direction: str) -> None:
    (indicator,) = govparse.parse(f"规模以上工业{written}。").indicators
    assert indicator.name == "规模以上工业增加值"
    assert [(change.direction, str(change.value)) for change in indicator.changes] == [(direction, value)]


def test_titles_have_no_marks() -> None:
    doc = govparse.parse("# 云溪区关于做好**防汛**工作的通知\n各镇：\n按照《云溪区**防汛**条例》，做好工作。\n")
    assert doc.header.title == "云溪区关于做好防汛工作的通知"
    assert doc.citations[0].title == "云溪区防汛条例"
