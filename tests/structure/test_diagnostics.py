"""Faults of the document: each kind by its example and its look-alike, and no false alarm on clean texts."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govparse.structure.diagnostics import DiagnosticKind, diagnostic_kinds, find_diagnostics
from govparse.structure.furniture import find_furniture
from govparse.structure.header import find_header
from govparse.structure.lines import find_lines
from govparse.structure.losses import Loss, losses
from govparse.structure.sections import find_sections
from govparse.text import Diagnostic, Severity, Source


def diagnose(text: str) -> tuple[Diagnostic, ...]:
    source = Source(text)
    lines = find_lines(source)
    furniture = find_furniture(source, lines)
    header = find_header(source, lines, furniture)
    return find_diagnostics(source, lines, header, find_sections(source, lines, header, furniture), furniture)


class TestKinds:
    """The data file says what each code means, and its examples prove it."""

    @pytest.mark.parametrize("kind", diagnostic_kinds(), ids=lambda kind: kind.code)
    def test_example(self, kind: DiagnosticKind) -> None:
        assert [(found.code, found.severity) for found in diagnose(kind.example)] == [(kind.code, kind.severity)]

    @pytest.mark.parametrize("kind", diagnostic_kinds(), ids=lambda kind: kind.code)
    def test_lookalike(self, kind: DiagnosticKind) -> None:
        assert diagnose(kind.lookalike) == ()


class TestLosses:
    """Each way in which lost characters show, by its example and its look-alike."""

    @pytest.mark.parametrize("loss", losses(), ids=lambda loss: loss.example)
    def test_example(self, loss: Loss) -> None:
        assert [(found.code, found.message) for found in diagnose(loss.example)] == [("missing_text", loss.means)]

    @pytest.mark.parametrize("loss", losses(), ids=lambda loss: loss.lookalike)
    def test_lookalike(self, loss: Loss) -> None:
        assert diagnose(loss.lookalike) == ()


class TestMessages:
    """A message tells a reader what to look at."""

    @pytest.mark.parametrize(
        ("text", "code", "place", "message"),
        [
            ("（一）甲\n（二）乙\n（四）丁\n", "numbering_gap", "（四）", "（四） follows （二）: (三) is not there"),
            ("做法：一是甲乙。五是丙丁。", "numbering_gap", "五是", "五是 follows 一是: 3 items are not there"),
            ("做法：一是抓项目，投资增长二是抓招商。", "missing_text", "长二是", "no stop before 二是"),
            ("——20251219日在云溪区的会议上", "missing_text", "20251219日", "a date without 年 and 月"),
            ("将云溪区计划（草案）请审议。", "missing_text", "）请", "characters are lost between the bracket and 请"),
            ("推动16项目开工建设。", "missing_text", "项目", "a number without its measure word"),
            ("五届人大次会议审议通过。", "missing_text", "次会议", "a session without its number"),
            ("治理河道（12条，新建泵站。", "unbalanced", "（", "( has no ) in its paragraph"),
        ],
    )
    def test_message(self, text: str, code: str, place: str, message: str) -> None:
        (found,) = diagnose(text)
        assert found.code == code
        assert text[slice(*found.span)] == place
        assert found.message.startswith(message)

    def test_a_heading_without_its_marker_does_not_hide_the_gap(self) -> None:
        text = "做法：一是传统产业回升。技改12项。新兴产业成长。新增9家。三是服务业提质。新增80户。"
        assert [found.message for found in diagnose(text)] == ["三是 follows 一是: 二是 is not there"]

    def test_a_paragraph_that_repeats_an_end(self) -> None:
        said = "加强风险管理，提高监管水平。深化改革，保持市场稳定。"
        (found,) = diagnose(f"强化内部控制。{said}\n{said}\n")
        assert found.code == "repeated_text"
        assert found.span.start == len(said) + 8

    def test_a_text_of_signs(self) -> None:
        (found,) = diagnose("!\"#$%&'()*+,-./ :;<=>?@ " * 20)
        assert (found.code, found.severity) == ("unreadable", Severity.ERROR)
        assert found.span.start == 0


class TestFalseAlarms:
    """What is right is not reported."""

    @pytest.mark.parametrize(
        "text",
        [
            "“第一段说。\n“第二段说。”\n",
            "1）申请表；2）承诺书。",
            "完成10项目标任务，覆盖3个项目。",
            "一、甲\n（一）乙\n二、丙\n（一）丁\n",
            "一、甲\n1.乙\n二、丙\n2.丁\n",
            "目标明确……责任落实。",
            "持续推进。\n持续推进。\n",
        ],
    )
    def test_none(self, text: str) -> None:
        assert diagnose(text) == ()

    def test_laws(self, law_path: Path) -> None:
        with law_path.open(encoding="utf-8", newline="") as file:
            assert diagnose(file.read()) == ()

    @given(st.text("一二是、（）“”。，第届次20251219日1.\n �", max_size=80))
    def test_any_text(self, text: str) -> None:
        for found in diagnose(text):
            assert 0 <= found.span.start < found.span.end <= len(text)
