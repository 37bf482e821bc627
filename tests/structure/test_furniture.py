"""Furniture: what the page added, and that the document's own lines stay."""

import tomllib
from pathlib import Path

import pytest

from govparse.structure.furniture import find_furniture
from govparse.structure.lines import find_lines
from govparse.text import Source

CASES = tomllib.loads((Path(__file__).parents[1] / "corpora" / "headers.toml").read_text(encoding="utf-8"))["case"]
CORPUS = Path(__file__).parents[3] / "shared" / "corpus"


def furniture(text: str) -> list[str]:
    source = Source(text)
    return [item.text for item in find_furniture(source, find_lines(source))]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_of_the_corpus_of_headers(case: dict[str, str | list[str]]) -> None:
    """A page's lines are found, and no other."""
    assert furniture(str(case["text"])) == case.get("furniture", [])


class TestPageNumbers:
    """A page number is known by its dashes; in mid-sentence also by its neighbours."""

    @pytest.mark.parametrize("number", ["— 2 —", "- 2 -", "—— 2 ——", "─ 2 ─", "－２－", "—\n2\n—", "—\n1\n2\n—"])
    def test_on_lines(self, number: str) -> None:
        assert furniture(f"一、总则\n持续加\n{number}\n强建设。") == [number]

    @pytest.mark.parametrize(
        "text", ["一、增长-1.0%至-2-的区间。", "2012—2016—年", "电话0000-12-3456。", "一、文化— 3 —事业。"]
    )
    def test_not_one(self, text: str) -> None:
        assert furniture(text) == []


class TestRunningHeads:
    """What pages repeat beside their breaks is the page's; a table's caption is not."""

    def test_repeated(self) -> None:
        text = "\f".join(
            f"云溪区人民政府公报\n2026 年第10 期\n{page}\n第{page}页的正文在这里。\n" for page in range(59, 64)
        )
        assert furniture(text) == [
            line for page in range(59, 64) for line in ("云溪区人民政府公报", "2026 年第10 期", str(page))
        ]

    def test_captions_stay(self) -> None:
        text = "\f".join(f"表{page}\n单位：万元\n{page * 7}.5\n" for page in range(1, 7))
        assert furniture(text) == []


class TestBodyStays:
    """A notice's own lines are never taken for the page's."""

    TEXT = """云溪区财政局关于报送材料的通知
各单位：
一、报送内容
分享经验，打印材料。
二、联系方式
联系人：陆明
附件：1.报送表
云溪区财政局
2024年5月6日
（此件公开发布）
扫一扫在手机打开当前页
"""

    def test_only_the_last_line(self) -> None:
        assert furniture(self.TEXT) == ["扫一扫在手机打开当前页"]

    @pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not beside the project")
    def test_no_sentence_in_the_middle(self) -> None:
        for path in sorted(CORPUS.glob("law*.txt")):
            assert furniture(path.read_text(encoding="utf-8")) == []

    def test_empty(self) -> None:
        assert furniture("") == []
        assert furniture("\n \n") == []


class TestCaptions:
    """What a newspaper's picture shows ends with who took it."""

    @pytest.mark.parametrize(
        "line", ["1月8日，某某代表区政府向大会作政府工作报告。清河日报记者李某某摄", "云溪日报记者 王某 摄"]
    )
    def test_with_a_credit(self, line: str) -> None:
        assert furniture(f"政府工作报告\n{line}\n各位代表：\n") == [line]

    @pytest.mark.parametrize("line", ["未经批准，严禁记者擅自拍摄", "这些照片由云溪日报记者李某摄。"])
    def test_not_a_sentence(self, line: str) -> None:
        assert furniture(f"一、总则\n{line}\n二、要求\n") == []


def test_no_item_stands_in_another() -> None:
    assert furniture("—\n８\n—\n一、甲\n正文。\n") == ["—\n８\n—"]
