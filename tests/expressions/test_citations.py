"""Citations and pointers: every case of the corpus files, and what must not be one."""

import time
import tomllib
from pathlib import Path

import pytest

from govparse.expressions.citations import citation, identity_of
from govparse.expressions.pointers import pointer
from govparse.structure.header import Header
from govparse.structure.references import find_citations, find_pointers, merge_citations
from govparse.text import ParseError, Source

CORPORA = Path(__file__).parents[1] / "corpora"
CITATIONS = tomllib.loads((CORPORA / "citations.toml").read_text(encoding="utf-8"))
POINTERS = tomllib.loads((CORPORA / "pointers.toml").read_text(encoding="utf-8"))


def _cited(text: str) -> list[dict[str, str]]:
    found = []
    for made in find_citations(Source(text), Header(), (), ()):
        fields = {
            "text": made.text,
            "title": made.title,
            "number": made.number_text,
            "pointer": None if made.pointer is None else str(made.pointer),
            "refers_to": made.refers_to,
            "kind": made.kind.value,
        }
        found.append({name: value for name, value in fields.items() if value is not None})
    return found


class TestCitations:
    """A document is cited by its title, then its number; a short form stands for its long one."""

    @pytest.mark.parametrize("case", CITATIONS["case"], ids=lambda case: case["text"])
    def test_cited(self, case: dict[str, object]) -> None:
        assert _cited(str(case["text"])) == case["cites"]

    @pytest.mark.parametrize("text", CITATIONS["none"]["texts"])
    def test_nothing_is_cited(self, text: str) -> None:
        assert _cited(text) == []

    def test_spans_are_true(self) -> None:
        for case in CITATIONS["case"]:
            for made in find_citations(Source(case["text"]), Header(), (), ()):
                assert case["text"][made.span.start : made.span.end] == made.text

    def test_a_number_alone_is_read(self) -> None:
        found = citation.parse("云政发〔2024〕3号")
        assert (found.title, found.number_text, found.identity) == (None, "云政发〔2024〕3号", "云政发〔2024〕3号")

    def test_it_composes(self) -> None:
        assert len(citation.separated_by("和").parse("《云溪区绿化条例》和<云溪区公园管理办法>")) == 2

    def test_the_error_names_what_was_expected(self) -> None:
        with pytest.raises(ParseError, match="expected a title in 《》 or a document number"):
            citation.parse("云溪区公园管理办法")


class TestMerging:
    """Citations are of one document when their titles or their numbers are the same."""

    def test_by_title_and_by_number(self) -> None:
        text = (
            "《云溪区绿化条例》（云人发〔2020〕1号，以下简称《条例》）施行后，云人发[2020]第1号废止，《条例》第三条不再适用。"
            "《中华人民共和国预算法》和预算法无关：依照预算法办理。"
        )
        cited = merge_citations(find_citations(Source(text), Header(), (), ()))
        assert [(document.title, document.number, len(document.citations)) for document in cited] == [
            ("云溪区绿化条例", "云人发〔2020〕1号", 4),
            ("中华人民共和国预算法", None, 2),
        ]

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("中华人民共和国预算法", "预算法"),
            ("云溪区绿化 条例", "云溪区绿化条例"),
            ("关于修改〈绿化条例〉的决定", "关于修改《绿化条例》的决定"),
            ("云溪区规划（2021－2035年）", "云溪区规划(2021-2035年)"),
        ],
    )
    def test_two_ways_to_write_a_title(self, one: str, other: str) -> None:
        assert identity_of(one) == identity_of(other)


class TestPointers:
    """A later place shares with the one before it what it leaves out."""

    @pytest.mark.parametrize("case", POINTERS["case"], ids=lambda case: case["text"])
    def test_pointed_to(self, case: dict[str, object]) -> None:
        assert [str(found.value) for found in pointer.find_all(str(case["text"]))] == case["places"]

    @pytest.mark.parametrize("text", POINTERS["none"]["texts"])
    def test_nothing_is_pointed_to(self, text: str) -> None:
        assert [found.text for found in pointer.find_all(text)] == []

    def test_only_pointers_into_the_document_itself(self) -> None:
        found = find_pointers(Source("依照《云溪区绿化条例》第九条和本办法第三条"))
        assert [str(one) for one in found] == ["本办法第3条"]


@pytest.mark.parametrize(
    "unit",
    [
        "《",
        "》",
        "《一》",
        "<一法",
        "根据预算法、",
        "第一条",
        "第一、",
        "法第一条",
        "《甲办法》（以下简称“乙办法”）",
        "（以下简称《",
        "根据一",
    ],
)
def test_time_is_linear(unit: str) -> None:
    """Four times the text costs no more than a generous multiple of the time."""

    def cost(count: int) -> float:
        source = Source(unit * count)
        start = time.perf_counter()
        find_citations(source, Header(), (), ())
        find_pointers(source)
        return time.perf_counter() - start

    cost(100)
    assert cost(20_000) < 8 * cost(5_000) + 0.1


@pytest.mark.parametrize(("text", "place"), [("《云溪条例》第一二三条", "第123条"), ("《云溪条例》第十百条", "None")])
def test_the_number_of_an_article_is_a_number(text: str, place: str) -> None:
    assert str(next(citation.find_all(text)).value.pointer) == place
