"""Indicators of text that is broken at a fixed width: a line end within a sentence is no more than a blank."""

from __future__ import annotations

from govparse import Document, parse

NARROW = """\
一、预算执行情况
1.某项基金收支情况。
2024年，云溪区本级水利基金收
入12.34亿元，完成年初预算的
95.5%。加上上级下达补助资金
1.2亿元，上年滚存结余3.1亿
元，收入共计16.64亿元，用于
全区水库除险加固、河道整治
和灌区改造等工程，水利基金支
出完成8.5亿元，增长4.5%，结
转下年继续使用的资金为8.14
亿元，主要是部分工程尚未完工
决算，按照合同约定的进度付款
所致，年末银行存款余额与账面
相符，未发现违规使用的情况，
审计部门对此作了专项检查，认
为资金管理总体规范，拨付较为
及时，项目推进比较顺利，群众
反映良好，同时建议进一步加快
支出进度，提高资金使用效益。
2.下一步，我们将认真研究落实
审计意见，完善管理制度，压实
主管部门责任，把每一分钱都用
在刀刃上。
"""
"""Columns of a newspaper: hardly a line has eighteen signs."""


def statements(document: Document) -> list[tuple[str, str, str | None]]:
    return [
        (found.name, str(found.value), None if found.period is None else found.period.text)
        for found in document.indicators
    ]


def test_a_narrow_column_breaks_no_sentence() -> None:
    assert statements(parse(NARROW)) == [
        ("云溪区本级水利基金收入", "1234000000", "2024年"),
        ("上级下达补助资金", "120000000", "2024年"),
        ("上年滚存结余", "310000000", "2024年"),
        ("收入", "1664000000", "2024年"),
        ("水利基金支出", "850000000", "2024年"),
        ("结转下年继续使用的资金", "814000000", "2024年"),
    ]


def test_short_lines_of_text_that_is_not_wrapped_are_headings_and_cells() -> None:
    lines = "\n".join(f"第{number}项工作\n投资\n12亿元" for number in range(20))
    assert not any("工作" in name for name, *_ in statements(parse(lines)))


def test_a_line_that_ends_with_a_quotation_mark_goes_on() -> None:
    text = "2025年，各类惠民工作全面落实到位，市财政统筹推进“春晖计划”“学子回乡”\n等专项活动，安排就业补贴资金2.5亿元。"
    assert [(found.name, found.period and found.period.text) for found in parse(text).indicators] == [
        ("就业补贴资金", "2025年")
    ]
