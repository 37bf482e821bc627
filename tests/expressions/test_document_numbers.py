"""Document numbers: every spelling of the corpus file, and what must not be one."""

import time
import tomllib
from pathlib import Path

import pytest

from govparse.expressions.document_numbers import DocumentNumber, document_number
from govparse.text import ParseError

CORPUS = tomllib.loads((Path(__file__).parents[1] / "corpora" / "document_numbers.toml").read_text(encoding="utf-8"))
SPELLINGS = [(entry, written) for entry in CORPUS["number"] for written in entry["written"]]


class TestSpellings:
    """A number means organ, year and serial, however it is written."""

    @pytest.mark.parametrize(("entry", "written"), SPELLINGS, ids=[written for _, written in SPELLINGS])
    def test_every_spelling_means_the_same(self, entry: dict[str, str | int], written: str) -> None:
        year = entry.get("year")
        expected = DocumentNumber(str(entry["organ"]), None if year is None else int(year), str(entry["serial"]))
        number = document_number.parse(written)
        assert number == expected
        assert hash(number) == hash(expected)
        assert number.text == written

    def test_the_usual_spelling(self) -> None:
        assert str(document_number.parse("云政办发[2024]第07号")) == "云政办发〔2024〕7号"
        assert str(document_number.parse("国务院令第706号")) == "国务院令第706号"
        assert str(document_number.parse("云溪区统计局公告2022年第14号")) == "云溪区统计局公告2022年第14号"

    def test_as_written_with_the_year_in_its_brackets(self) -> None:
        assert document_number.parse("云政办发[2024] 第７号").canonical == "云政办发〔2024〕第7号"
        assert document_number.parse("云政办发〔2024]7号").canonical == "云政办发〔2024〕7号"
        assert document_number.parse("中华人民共和国国务院令\n第706号").canonical == "中华人民共和国国务院令第706号"
        assert DocumentNumber("云政发", 2024, "7").canonical == "云政发〔2024〕7号"


class TestRunningText:
    """A number is found with its organ's code and without the words before it."""

    @pytest.mark.parametrize("entry", CORPUS["found"], ids=lambda entry: entry["text"])
    def test_found(self, entry: dict[str, str | list[str]]) -> None:
        assert [found.text for found in document_number.find_all(str(entry["text"]))] == entry["numbers"]

    @pytest.mark.parametrize("text", CORPUS["none"]["texts"])
    def test_not_a_number(self, text: str) -> None:
        assert document_number.find(text) is None
        with pytest.raises(ParseError):
            document_number.parse(text)

    def test_it_composes(self) -> None:
        cited = document_number.separated_by("、")
        assert len(cited.parse("云政发〔2023〕12号、云政办发〔2024〕7号")) == 2

    def test_the_error_names_what_was_expected(self) -> None:
        with pytest.raises(ParseError, match="expected a document number"):
            document_number.parse("云溪区")


@pytest.mark.parametrize("unit", ["一", "(", "〔2018", "令", "〔2018〕", "号", "云政发〔2018〕1号", "第", "A"])
def test_time_is_linear(unit: str) -> None:
    """Four times the text costs no more than a generous multiple of the time."""

    def cost(count: int) -> float:
        text = unit * count
        start = time.perf_counter()
        for _ in document_number.find_all(text):
            pass
        return time.perf_counter() - start

    cost(100)
    assert cost(40_000) < 12 * cost(10_000) + 0.1
