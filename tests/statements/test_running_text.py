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

    def test_not_in_a_list_of_short_lines(self) -> None:
        doc = govparse.parse("一、统计\n" + "全区小麦良种种植面积\n油料种植面积12.5万亩\n" * 12)
        assert {item.name for item in doc.indicators} == {"油料种植面积"}


class TestClosingMarks:
    """A line that ends with a closing quotation mark has not ended its sentence."""

    def test_quotation_over_a_page_number(self) -> None:
        doc = govparse.parse("今年培育科技企业时，全区组织了“云溪英才”\n— 37 —\n等专项招聘活动144场。\n")
        assert [item.name for item in doc.indicators] == ["“云溪英才”等专项招聘活动"]

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
