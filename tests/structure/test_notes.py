"""Notes and terms: marks in running text, joined to what explains them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govparse.structure.lines import find_lines
from govparse.structure.notes import Note, find_notes
from govparse.structure.sections import sections
from govparse.structure.terms import Term, TermKind, find_terms
from govparse.text import Source


def notes(text: str) -> tuple[Note, ...]:
    source = Source(text)
    return find_notes(source, find_lines(source), sections.parse(source), ())


class TestNotes:
    """A mark is joined to its entry, and a number that is none is left alone."""

    def test_bare_marks(self) -> None:
        text = (
            "推进“双清”1行动，建成“爱心屋”2 3处，完成“1+3”3工作3项。\n"
            "名词解释\n1.双清：清河道、清岸线。\n2.爱心屋：困难群众服务点。\n3.1+3：一个方案、三个办法。\n"
        )
        found = notes(text)
        assert [(note.number, note.term, note.definition) for note in found] == [
            (1, "双清", "清河道、清岸线。"),
            (2, "爱心屋", "困难群众服务点。"),
            (3, "1+3", "一个方案、三个办法。"),
        ]
        assert [text[note.marker_span.start - 1 : note.marker_span.end] for note in found] == ["”1", "”2", "”3"]

    def test_brackets_touch_the_value(self) -> None:
        text = (
            "生产总值（GDP）[1]1420亿元，增长4.4%［2］。\n注释：\n[1]生产总值：按现价计算。\n[2]增速按可比口径计算。\n"
        )
        found = notes(text)
        assert [(note.number, note.term, note.definition) for note in found] == [
            (1, "生产总值", "按现价计算。"),
            (2, None, "增速按可比口径计算。"),
        ]
        assert [text[slice(*note.marker_span)] for note in found] == ["[1]", "［2］"]

    def test_a_list_in_one_paragraph(self) -> None:
        text = "一、收入\n①税收增长；\n②非税下降。\n增加值①12亿元，服务业②8亿元。\n注：①按现价计算。②含金融。\n"
        assert [(note.number, note.marker_span.start) for note in notes(text)] == [
            (1, text.index("①12")),
            (2, text.index("②8")),
        ]

    def test_circled_marks(self) -> None:
        text = "语出经典。①又见别处。②\n注：\n① 某书：第一卷。\n② 某书：第二卷。\n"
        assert [note.definition for note in notes(text)] == ["第一卷。", "第二卷。"]

    def test_list_without_a_head(self) -> None:
        text = "出现事故[1]3起。\n[1]口径已作调整。\n[2]数据为初步统计。\n"
        assert [(note.number, note.definition) for note in notes(text)] == [(1, "口径已作调整。")]

    @pytest.mark.parametrize(
        "text",
        [
            "建成“四好农村路”3万公里。\n名词解释\n1.双清：清河道。\n2.爱心屋：服务点。\n3.四好农村路：建好、管好。\n",
            "一、清单\n1.任务：完成时限。\n2.要求：压实责任。\n任务1完成。\n",
            "完成[1]。\n",
        ],
    )
    def test_no_marks(self, text: str) -> None:
        assert notes(text) == ()

    @given(st.text("一1[]（）①注：\n.甲", max_size=60))
    def test_any_text(self, text: str) -> None:
        for note in notes(text):
            assert text[slice(*note.definition_span)] == note.definition


class TestTerms:
    """What the document calls something, and where that holds."""

    def test_short_names(self) -> None:
        text = "依据《云溪区绿色出行规划》（以下简称《规划》），云溪区交通运输局（以下称“区交通局”）负责。"
        found = find_terms(Source(text))
        assert [(term.name, term.definition) for term in found] == [
            ("规划", "《云溪区绿色出行规划》"),
            ("区交通局", "云溪区交通运输局"),
        ]
        assert all(text[slice(*term.span)] == term.name for term in found)

    def test_meanings(self) -> None:
        (term,) = find_terms(Source("第二条　本办法所称绿道，是指供步行和骑行的道路。"))
        assert (term.name, term.kind, term.definition) == ("绿道", TermKind.MEANING, "供步行和骑行的道路")

    def test_scope_ends_with_the_enclosure(self) -> None:
        text = (
            "一、请遵照《绿道办法》（以下简称《办法》）执行。\n附件1\n绿道建设方案\n"
            "本区《绿道规划》（以下简称《规划》）已获批准。\n附件2\n任务清单\n一、建设\n"
        )
        scopes: list[Term] = list(find_terms(Source(text), sections.parse(text)))
        assert [text[term.scope.end :].split("\n")[0] for term in scopes] == ["附件1", ""] or len(scopes) == 2
        assert scopes[0].scope.end <= text.index("附件1")
        assert scopes[1].scope.end <= text.index("附件2")

    @pytest.mark.parametrize("text", ["全年（以下同口径）增长6%。", "所称完毕。", "（以下简称）"])
    def test_none(self, text: str) -> None:
        assert find_terms(Source(text)) == ()
