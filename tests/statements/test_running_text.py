"""The text without the breaks of its pages: which lines go on in the next one."""

import govparse
from govparse.statements.running_text import running_text
from govparse.text import Source

NARROW = [
    "一、执行情况",
    "全区水利建设基金收入12.34亿",
    "元，完成年初预算的95.5%，加上",
    "上级下达补助资金1.2亿元，上年",
    "滚存结余3.1亿元，当年安排堤防",
    "加固与河道清淤资金2.7亿元。同",
    "时，全区各有关部门和单位密切配",
]
FILLING = "合，认真落实各项要求，扎实做好"
COLUMN = """\
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


class TestNarrowColumns:
    """Lines too short to be long ones are joined where the whole text is wrapped at their width."""

    def test_in_a_wrapped_text(self) -> None:
        doc = govparse.parse("\n".join([*NARROW, *[FILLING] * 16, "各项工作。"]))
        assert [(item.name, str(item.value)) for item in doc.indicators] == [
            ("水利建设基金收入", "1234000000"),
            ("上级下达补助资金", "120000000"),
            ("上年滚存结余", "310000000"),
            ("堤防加固与河道清淤资金", "270000000"),
        ]
        assert all(doc.source[item.name_span].replace("\n", "").endswith(item.name) for item in doc.indicators)

    def test_a_period_reaches_over_them(self) -> None:
        found = [
            (item.name, str(item.value), item.period and item.period.text) for item in govparse.parse(COLUMN).indicators
        ]
        assert found == [
            ("云溪区本级水利基金收入", "1234000000", "2024年"),
            ("上级下达补助资金", "120000000", "2024年"),
            ("上年滚存结余", "310000000", "2024年"),
            ("收入", "1664000000", "2024年"),
            ("水利基金支出", "850000000", "2024年"),
            ("结转下年继续使用的资金", "814000000", "2024年"),
        ]

    def test_not_where_headings_and_cells_are_short(self) -> None:
        doc = govparse.parse("\n".join(f"第{number}项工作\n投资\n12亿元" for number in range(20)))
        assert not any("工作" in item.name for item in doc.indicators)

    def test_not_in_a_list_of_short_lines(self) -> None:
        doc = govparse.parse("一、统计\n" + "全区小麦良种种植面积\n油料种植面积12.5万亩\n" * 12)
        assert {item.name for item in doc.indicators} == {"油料种植面积"}


class TestClosingMarks:
    """A line that ends with a closing quotation mark has not ended its sentence."""

    def test_quotation_over_a_page_number(self) -> None:
        doc = govparse.parse("今年培育科技企业时，全区组织了“云溪英才”\n— 37 —\n等专项招聘活动144场。\n")
        assert [item.name for item in doc.indicators] == ["“云溪英才”等专项招聘活动"]

    def test_quotation_at_a_line_end(self) -> None:
        text = "2025年，惠民工作全面落实到位，市财政统筹推进“春晖计划”“学子回乡”\n等专项活动，安排就业补贴资金2.5亿元。"
        assert [(item.name, item.period and item.period.text) for item in govparse.parse(text).indicators] == [
            ("就业补贴资金", "2025年")
        ]

    def test_a_quoted_sentence_has_ended(self) -> None:
        text = "区长在会上说：“今年全区各项工作都要抓紧抓实。”\n企业24家。\n"
        assert running_text(Source(text)).count("\n") == 2


class TestSubscripts:
    """PM / 2.5 / 浓度: a number on a line of its own belongs to the formula above it."""

    def test_of_a_formula(self) -> None:
        doc = govparse.parse("全年空气质量持续改善，PM\n2.5\n年平均浓度保持在20微克/立方米。\n")
        assert [item.name for item in doc.indicators] == ["PM2.5年平均浓度"]

    def test_not_below_other_letters(self) -> None:
        text = "分管CEO\n3\n浓度下降3%。\n"
        assert running_text(Source(text)).count("\n") == 3
