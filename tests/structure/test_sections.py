"""The hierarchy: the outlines of tests/corpora/outlines.toml, the evidence, and what must hold of any tree."""

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import govparse
from govparse.expressions.numbering import families
from govparse.structure.furniture import Furniture, find_furniture
from govparse.structure.header import Header, find_header
from govparse.structure.lines import find_lines
from govparse.structure.sections import Position, Section, SectionStyle, Sequenced, find_sections, sections
from govparse.structure.tiling import LeafKind, find_leaves
from govparse.text import Source, Span

CASES = tomllib.loads((Path(__file__).parents[1] / "corpora" / "outlines.toml").read_text(encoding="utf-8"))["outline"]
PIECES = [
    *(
        "一、",
        "二、",
        "（一）",
        "（二）",
        "1.",
        "2.",
        "(1)",
        "①",
        "一是",
        "二是",
        "四是",
        "一要",
        "第一章",
        "第一条",
        "第二条",
    ),
    *(
        "首先，",
        "其次，",
        "一方面，",
        "另一方面，",
        "1.1 ",
        "1 总",
        "[1]",
        "[2]",
        "附件1\n",
        "注释\n",
        "目录\n",
        "……3\n",
        "12\n",
    ),
    *(
        "\n",
        "\n",
        "\n",
        "　",
        "工作回顾",
        "投资增长。",
        "甲乙丙丁。",
        "：",
        "；",
        "，",
        "“",
        "）",
        "| ",
        "各位代表！",
        "总体来看，",
    ),
    *(
        "第一，",
        "(2)",
        "—、",
        "1、（1）",
        "十\n一、",
        "一\n是",
        "附  件",
        "●甲乙。丙",
        "——甲乙：丙",
        "【甲乙】丙",
        "单位：万元\n",
        "    12\n",
        "\t\t",
        "妥否，请批示。",
        "过去一年，全区奋进。",
        "以上是安排。",
        "各地、各部门要落实。",
        "有关名词说明\n",
        "问：如何落实？\n",
        "答：",
        "附表1\n",
        "为做好工作，制定本方案。\n",
        "云溪区工作方案\n",
        "国民经济的成就和任务\n",
    ),
]
HURTFUL = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


def outline(text: str, roots: Sequence[Section]) -> list[str]:
    def flat(written: str) -> str:
        return " ".join(written.split())

    return [
        f"{'  ' * item.depth}{item.id} {item.style.value} {flat(item.marker)} | "
        f"{flat(item.title) if item.title else '-'} | {text[item.span.start : item.span.end][-6:]}".replace("\n", "/")
        for root in roots
        for item in root.walk()
    ]


def check_tree(text: str, siblings: Sequence[Section], depth: int, within: Span) -> None:
    reached = within.start
    for section in siblings:
        assert section.depth == depth
        assert section.span in within
        assert reached <= section.span.start < section.span.end
        assert section.text == text[section.span.start : section.span.end]
        assert section.marker == text[section.marker_span.start : section.marker_span.end]
        assert section.marker_span in section.span
        if section.title_span is not None:
            assert section.title == text[section.title_span.start : section.title_span.end]
            assert section.title_span in section.span
        check_tree(text, section.children, depth + 1, Span(section.marker_span.end, section.span.end))
        reached = section.span.end


class TestOutlines:
    """The library draws the outline that a reader of the document would draw."""

    @pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
    def test_outline(self, case: dict[str, str | list[str]]) -> None:
        text = str(case["text"])
        assert outline(text, sections.parse(text)) == case["sections"]

    @pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
    def test_width_and_line_ends_do_not_matter(self, case: dict[str, str | list[str]]) -> None:
        """Half-width and full-width punctuation, and CRLF, give the same hierarchy."""

        def shape(text: str) -> list[tuple[str, int, int]]:
            return [(item.id, item.depth, len(item.children)) for root in sections.parse(text) for item in root.walk()]

        text = str(case["text"])
        narrow = text.translate(str.maketrans("（），：；！", "(),:;!"))
        assert shape(narrow) == shape(text) == shape(text.replace("\n", "\r\n"))


class TestEvidence:
    """Each section knows why it is one."""

    def test_family_position_sequence(self) -> None:
        text = "一、回顾\n主要做法：一是抓项目。三是抓招商。\n二、安排\n（三）兜底线\n"
        found = {item.marker: item.evidence for root in sections.parse(text) for item in root.walk()}
        said = {marker: (why.family, why.position, why.sequence) for marker, why in found.items() if why is not None}
        assert said == {
            "一、": ("cn", Position.LINE_START, Sequenced.OPENS),
            "一是": ("cn_is", Position.AFTER_SENTENCE, Sequenced.OPENS),
            "三是": ("cn_is", Position.AFTER_SENTENCE, Sequenced.SKIPS),
            "二、": ("cn", Position.LINE_START, Sequenced.FOLLOWS),
            "（三）": ("cn_paren", Position.LINE_START, Sequenced.BEGINS_LATER),
        }

    def test_every_style_is_marked_by_a_family(self) -> None:
        assert {family.style for family in families()} == {*map(str, SectionStyle)} - {"enclosure"}


class TestNeighbours:
    """Header, furniture and tables hold no sections."""

    def test_attachments_and_signature(self) -> None:
        text = "一、按期完成。\n附件：1.任务清单\n2.联系人名单\n云溪区人民政府办公室\n2025年6月18日\n"
        found = sections.parse(text)
        assert [(item.marker, item.text) for item in found] == [("一、", "一、按期完成。")]

    def test_page_numbers(self) -> None:
        text = "一、回顾\n全年投资\n- 3 -\n增长6%。\n- 4 -\n二、安排\n"
        source = Source(text)
        pages = tuple(Furniture(Span(*hit.span()), hit[0]) for hit in re.finditer("- [0-9] -", text))
        found = find_sections(source, find_lines(source), Header(), pages)
        assert [item.text for item in found] == ["一、回顾\n全年投资\n- 3 -\n增长6%。", "二、安排"]

    def test_rows_of_a_table(self) -> None:
        rows = "序号 | 事项 | 单位 |\n二、审批 | 施工许可 | 区住建局 |\n三、备案 | 投资项目 | 区发改局 |\n"
        text = f"一、清单\n{rows}二、要求\n"
        assert [item.title for item in sections.parse(text)] == ["清单", "要求"]

    def test_wrapped_lines(self) -> None:
        """A line that a page broke goes on in the next, whatever that begins with."""
        first = "全区深入推进项目建设年活动，新开工重点项目三十六个，总投资\n"
        body = f"{first}2.2亿元的河道治理工程全线贯通，第二产业保持稳定增长的态势。\n"
        text = "一、工作回顾\n" + body * 12 + "二、工作安排\n"
        assert [item.marker for item in sections.parse(text)] == ["一、", "二、"]


class TestPromises:
    """Spans are true, siblings do not overlap, children lie inside, ids are unique, the leaves are the text."""

    @given(HURTFUL)
    def test_any_text(self, text: str) -> None:
        found = sections.parse(text)
        check_tree(text, found, 0, Span(0, len(text)))
        ids = [item.id for root in found for item in root.walk()]
        assert len(ids) == len(set(ids))
        assert sections.parse(text) == found

    @given(HURTFUL)
    def test_leaves(self, text: str) -> None:
        source = Source(text)
        lines = find_lines(source)
        furniture = find_furniture(source, lines)
        header = find_header(source, lines, furniture)
        leaves = find_leaves(source, header, find_sections(source, lines, header, furniture), furniture)
        assert "".join(source[leaf.span] for leaf in leaves) == text

    def test_real_text(self, real_path: Path) -> None:
        with real_path.open(encoding="utf-8", newline="") as file:
            source = Source(file.read())
        lines = find_lines(source)
        furniture = find_furniture(source, lines)
        header = find_header(source, lines, furniture)
        found = find_sections(source, lines, header, furniture)
        check_tree(source.text, found, 0, source.span)
        leaves = find_leaves(source, header, found, furniture)
        assert "".join(source[leaf.span] for leaf in leaves) == source.text
        assert all(
            source.normal[leaf.span.start : leaf.span.end].strip() for leaf in leaves if leaf.kind is LeafKind.TEXT
        )

    @pytest.mark.parametrize(
        "piece",
        [
            "一、\n",
            "（一）",
            "一是",
            "，一是甲。",
            "第一条",
            "第一条\n",
            "1.1.1.1",
            "。1.甲",
            "①",
            "目录\n一、甲\n",
            "注：\n[1]甲\n",
        ],
    )
    def test_nesting_is_bounded(self, piece: str) -> None:
        found = sections.parse(piece * 5_000)
        assert all(item.depth < 12 for root in found for item in root.walk())


class TestLaws:
    """On every law and regulation every 第X条 is found, in order, under its chapter; 项 under their 条."""

    def test_articles(self, law_path: Path) -> None:
        text = law_path.read_text(encoding="utf-8")
        found = [item for root in sections.parse(text) for item in root.walk()]
        articles = [item for item in found if item.style is SectionStyle.ARTICLE]
        written = re.findall(r"(?m)^[ \u3000]*第[一二三四五六七八九十百零千]+条(?![的第规、和，至或款项])", text)
        assert len(articles) == len(written)
        numbers = [item.number for item in articles if item.number is not None]
        assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))
        chapters = [item for item in found if item.style is SectionStyle.CHAPTER]
        if chapters:
            assert sum(child.style is SectionStyle.ARTICLE for item in found for child in item.children) == len(
                articles
            )
        below = {child.style for item in articles for child in item.children}
        assert below <= {SectionStyle.CN_PAREN, SectionStyle.ARABIC, SectionStyle.CN_IS}


class TestHardWrapped:
    """Where a PDF broke its lines, markers and titles are read over the breaks."""

    SENTENCE = "深入实施优化营商环境专项行动，全年新登记经营主体一万二千户，总量突破六万户，增长百分之八。"

    def wrapped(self, *paragraphs: str) -> str:
        filler = [self.SENTENCE] * 10
        return "\n".join("\n".join(re.findall(".{1,20}", paragraph)) for paragraph in (*filler, *paragraphs)) + "\n"

    def test_a_marker_cut_in_two(self) -> None:
        said = "做法：一是完善制度，严格落实审批规程。二是加强监督，严防风险。三是持续推进绩效改革。压实责任。"
        text = self.wrapped(said)
        assert "。二\n是" in text
        roots = sections.parse(text)
        assert [(section.number, section.marker) for section in roots] == [(1, "一是"), (2, "二\n是"), (3, "三是")]
        assert all(found.code == "repeated_text" for found in govparse.parse(text).diagnostics)

    def test_a_title_behind_the_break(self) -> None:
        text = self.wrapped("做法：一是优化结构，保障重点的需求。二是落实过紧日子要求。严控一般支出。")
        assert "二是\n" in text
        assert [section.title for section in sections.parse(text)] == [None, "落实过紧日子要求"]

    def test_a_list_goes_on_behind_a_stop_at_the_edge(self) -> None:
        said = "一是支持教育事业发展，全年新建学校四所。全年投入资金三亿元。二是落实就业优先战略。新增就业一万。"
        text = self.wrapped(said)
        assert "四所。\n" in text
        assert [(section.marker, section.run_in) for section in sections.parse(text)] == [
            ("一是", True),
            ("二是", True),
        ]


class TestNarrowColumns:
    """A heading as long as a full line ends at its own line, though the text below is joined to it."""

    FILLING = "入支出各二十三亿元，主要用于\n" * 24 + "民生。\n"

    def titles(self, head: str) -> list[str | None]:
        text = f"{head}1. 一般公共预算方面。调增收\n{self.FILLING}"
        return [section.title for section in govparse.parse(text).walk()]

    def test_heading_over_an_opening_sentence(self) -> None:
        head = "（二）2024年预算调整情况\n2024年全区共进行了两次预算调\n整，涉及两个方面：\n"
        assert self.titles(head) == ["2024年预算调整情况", "一般公共预算方面"]

    def test_opening_sentence_without_heading(self) -> None:
        head = "（二）2024年全区共进行预算调\n整两次，涉及两个方面：\n"
        assert self.titles(head) == [None, "一般公共预算方面"]
