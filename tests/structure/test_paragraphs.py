"""Paragraphs and tables: what a page made of lines, and what the author did."""

from hypothesis import given
from hypothesis import strategies as st

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

    @given(st.lists(st.sampled_from(["一、", "全年投资增长", "\n", "。", "  ", "12", "GDP"]), max_size=80).map("".join))
    def test_nothing_is_lost(self, text: str) -> None:
        source = Source(text)
        said = "".join(paragraph.text for paragraph in find_paragraphs(source, find_lines(source)))
        assert "".join(said.split()) == "".join(text.split())


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

    def test_none(self) -> None:
        for text in ("登录 | 注册\n一、回顾\n", "一、1\n2025\n二、2\n", ""):
            source = Source(text)
            assert find_tables(source, find_lines(source)) == ()
