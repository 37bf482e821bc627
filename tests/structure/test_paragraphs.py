"""Paragraphs and tables: what a page made of lines, and what the author did."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import govparse
from govparse.structure.furniture import Furniture
from govparse.structure.lines import find_lines
from govparse.structure.paragraphs import find_paragraphs
from govparse.structure.tables import TableKind, find_tables
from govparse.text import Source, Span

SENTENCE = "深入实施优化营商环境专项行动，全年新登记经营主体一万二千三百户，总量突破六万户大关，同比增长百分之八。"


def wrapped(sentence: str, width: int) -> str:
    return "\n".join(sentence[at : at + width] for at in range(0, len(sentence), width))


class TestParagraphs:
    """Hard-wrapped lines are joined; lines that their author ended are not."""

    def test_wrapped(self) -> None:
        text = "一、经营主体\n" + "\n".join(wrapped(SENTENCE, 20) for _ in range(12))
        source = Source(text)
        found = find_paragraphs(source, find_lines(source))
        assert [paragraph.text for paragraph in found] == ["一、经营主体", *[SENTENCE] * 12]
        assert [len(paragraph.lines) for paragraph in found] == [1, *[3] * 12]

    def test_a_page_number_is_stepped_over(self) -> None:
        lines = wrapped(SENTENCE, 20).split("\n")
        page = "\n".join([lines[0], "- 3 -", *lines[1:]])
        text = "\n".join([page, *[wrapped(SENTENCE, 20)] * 10])
        source = Source(text)
        number = Furniture(Span(text.index("- 3"), text.index("- 3") + 5), "- 3 -")
        found = find_paragraphs(source, find_lines(source), (number,))
        assert found[0].text == SENTENCE
        assert source[found[0].span].count("- 3 -") == 1

    def test_not_wrapped(self) -> None:
        text = "一、回顾\n" + f"{SENTENCE}\n" * 30
        source = Source(text)
        assert len(find_paragraphs(source, find_lines(source))) == 31

    def test_a_stop_at_the_edge_ends_no_paragraph(self) -> None:
        said = "一是支持教育事业发展。全年投入资金三亿元，新建学校四所。二是落实就业优先战略，新增就业一万人。"
        pad = "".join("\n" + wrapped(SENTENCE, 11) for _ in range(12))
        source = Source(wrapped(said, 11) + pad)
        found = find_paragraphs(source, find_lines(source))
        assert found[0].text == said

    @pytest.mark.parametrize("heading", ["（一）聚焦研产贯通，促进融合发展", "附件1", "1．投资情况", "[3]指标口径说明"])
    def test_a_heading_stands_alone(self, heading: str) -> None:
        text = "\n".join([wrapped(SENTENCE, 20)] * 10 + [heading, wrapped(SENTENCE, 20)])
        source = Source(text)
        found = [paragraph.text for paragraph in find_paragraphs(source, find_lines(source))]
        assert found[-2:] == [heading, SENTENCE]

    def test_a_numeral_behind_its_prefix_is_no_marker(self) -> None:
        said = "全年争取资金二十三亿元，项目数和资金额分居全市第一、第二，增长百分之六，创历史新高。"
        text = "\n".join([wrapped(SENTENCE, 20)] * 10) + "\n" + said[:24] + "\n" + said[24:]
        source = Source(text)
        assert said[24] == "一"
        assert [paragraph.text for paragraph in find_paragraphs(source, find_lines(source))][-1] == said

    @given(st.lists(st.sampled_from(["一、", "全年投资增长", "\n", "。", "  ", "12", "GDP"]), max_size=80).map("".join))
    def test_nothing_is_lost(self, text: str) -> None:
        source = Source(text)
        said = "".join(paragraph.text for paragraph in find_paragraphs(source, find_lines(source)))
        assert "".join(said.split()) == "".join(text.split())


class TestJoined:
    """A section knows its text without the breaks that the page put into it."""

    def test_in_a_hard_wrapped_document(self) -> None:
        body = "\n".join([wrapped(SENTENCE, 20)] * 10)
        text = f"一、回顾\n{body}\n二、安排\n{wrapped(SENTENCE, 20)}\n"
        doc = govparse.parse(text)
        section = doc.section("2")
        assert section.text_joined == doc.text_of(section) == f"二、安排\n{SENTENCE}"
        assert section.text == text[slice(*section.span)]

    def test_of_a_part_of_a_line(self) -> None:
        doc = govparse.parse("一、回顾\n一是增产。二是提质。\n")
        assert [section.text_joined for section in doc.walk()] == [
            "一、回顾\n一是增产。二是提质。",
            "一是增产。",
            "二是提质。",
        ]

    def test_of_one_read_back(self) -> None:
        doc = govparse.parse("一、回顾\n  全年增长。\n")
        again = govparse.Document.from_dict(doc.to_dict())
        assert again.section("1").text_joined == doc.section("1").text_joined == "一、回顾\n全年增长。"


class TestTables:
    """A table is a block of cells, not a list of headings."""

    def test_flattened(self) -> None:
        cells = "指标\n产量\n增长\n粮食\n120\n3.5\n油料\n8.1\n-1.2\n蔬菜\n60\n4.0\n"
        text = f"二、农业\n全年平稳。\n{cells}三、工业\n增长8%。\n"
        source = Source(text)
        (table,) = find_tables(source, find_lines(source))
        assert table.kind is TableKind.FLATTENED
        assert (source[table.span][:2], source[table.span][-3:]) == ("指标", "4.0")

    def test_bars(self) -> None:
        text = "一、清单\n序号 | 事项 | 单位\n1 | 审批 | 住建局\n2 | 备案 | 发改局\n二、要求\n"
        source = Source(text)
        (table,) = find_tables(source, find_lines(source))
        assert table.kind is TableKind.BARS
        assert source[table.span].count("\n") == 2

    def test_below_a_unit_to_the_last_number(self) -> None:
        rows = "一、科技\n \n \n二、文化\n12\n3\n三、社会保障和就业\n \n \n四、农林水\n7\n8\n五、交通\n5\n6\n"
        text = f"情况如下。\n单位：万元\n项目\n执行数\n决算数\n{rows}以上为全部支出。\n一、说明\n"
        source = Source(text)
        (table,) = find_tables(source, find_lines(source))
        assert (source[table.span][:2], source[table.span][-3:]) == ("单位", "5\n6")

    def test_wide_blanks(self) -> None:
        text = "一、收入数                  3,765.41\n\n二、支出数        756.48\n\n三、结余数          12.00\n以上。\n"
        source = Source(text)
        (table,) = find_tables(source, find_lines(source))
        assert source[table.span].endswith("12.00")

    def test_a_row_of_empty_cells(self) -> None:
        text = "一、科技\t12\t3\n二、卫生\t\t\n三、交通\t4\t5\n"
        source = Source(text)
        (table,) = find_tables(source, find_lines(source))
        assert table.kind is TableKind.BARS
        assert "卫生" in source[table.span]

    @pytest.mark.parametrize(
        "rows",
        [
            "序号 姓名 性别 单位\n1 张某 男 云溪镇\n2 李某 女 路口镇\n合计 2 人",
            "序号 项目 单位\n1 道路 云溪镇\n人民政府\n2 桥梁 路口镇",
            "日期\t时间\t科目\n6月6日\t8:00\t报到\n6月7日\t9:00\t语文\n15:00\t数学",
            "指标\t单位\t人口\n\t\t\t2020年\t2010年\n总数\t人\t5\t6",
        ],
    )
    def test_rows(self, rows: str) -> None:
        source = Source(f"一、名单\n{rows}\n二、其他\n无。\n")
        (table,) = find_tables(source, find_lines(source))
        assert source[table.span] == rows

    def test_a_heading_with_a_tab_below_a_table(self) -> None:
        source = Source("日期\t时间\t科目\n6月6日\t8:00\t报到\n6月7日\t9:00\t语文\n1.\t准备\n")
        (table,) = find_tables(source, find_lines(source))
        assert source[table.span].endswith("语文")

    def test_none(self) -> None:
        for text in (
            "登录 | 注册\n一、回顾\n",
            "一、1\n2025\n二、2\n",
            "序号 要 按次序\n1 写明\n2 盖章\n",
            "一、\t总则\n\t(一)\t原则\n",
            "",
        ):
            source = Source(text)
            assert find_tables(source, find_lines(source)) == ()
