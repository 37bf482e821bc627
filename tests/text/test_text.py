"""Places, sources, errors: what every other floor stands on."""

import copy
import pickle
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from govparse.text import Diagnostic, ParseError, Severity, Source, Span, normalise

anything = st.text(st.characters(), max_size=40)
broken = st.text("ab１（）—～ \t　\r\n\f\v\x85\u2028○Ｏ\U001001b0", max_size=30)


class TestNormalise:
    """One character for one character; what is plain stays."""

    @given(anything | broken)
    @example("\r\n\r")
    def test_the_length_stays(self, text: str) -> None:
        assert len(normalise(text)) == len(text)

    @given(anything | broken)
    def test_it_is_done_once(self, text: str) -> None:
        assert normalise(normalise(text)) == normalise(text)

    @given(st.text(st.characters(min_codepoint=32, max_codepoint=126)))
    def test_plain_stays(self, text: str) -> None:
        assert normalise(text) == text

    @given(broken)
    def test_lines_are_those_of_the_text(self, text: str) -> None:
        assert len(normalise(text).split("\n")) == len((text + "x").splitlines())

    @pytest.mark.parametrize("code", [*range(0xFF01, 0xFF5F)])
    def test_full_width(self, code: int) -> None:
        """As Unicode says, but for Ｏ, which is typed for 〇."""
        expected = "〇" if chr(code) == "Ｏ" else unicodedata.normalize("NFKC", chr(code))
        assert normalise(chr(code)) == expected

    @pytest.mark.parametrize("kept", "、。《》“”‘’〔〕【】〈〉①⑴Ⅱ℃㎡…／".removesuffix("／"))
    def test_kept(self, kept: str) -> None:
        assert normalise(kept) == kept

    @pytest.mark.parametrize(
        ("written", "plain"),
        [
            ("——", "--"),
            ("１０―１２", "10-12"),
            ("５～７％", "5~7%"),
            ("二○二五", "二〇二五"),
            ("二ＯＯ五", "二〇〇五"),
            ("７６\U001001b01％", "76.1%"),
            ("１∶１．６８", "1:1.68"),
            ("索　引\xa0号\t：", "索 引 号 :"),
            ("﹝2025﹞", "〔2025〕"),
            ("a\r\nb\rc\fd", "a \nb\nc\nd"),
        ],
    )
    def test_groups(self, written: str, plain: str) -> None:
        assert normalise(written) == plain


offsets = st.tuples(st.integers(0, 12), st.integers(0, 12)).map(sorted)
spans = offsets.map(lambda pair: Span(*pair))


class TestSpan:
    """A span is the set of its offsets."""

    @given(spans, spans)
    def test_as_sets(self, one: Span, other: Span) -> None:
        these, those = set(range(*one)), set(range(*other))
        assert len(one) == len(these)
        assert one.overlaps(other) == bool(these & those) == other.overlaps(one)
        assert all((offset in one) == (offset in these) for offset in range(14))
        if those:
            assert (other in one) == (those <= these)

    @given(spans, spans)
    def test_order(self, one: Span, other: Span) -> None:
        assert (one < other) == ((one.start, one.end) < (other.start, other.end))

    def test_an_empty_span_is_something(self) -> None:
        assert Span(3, 3)
        assert Span(3, 3) in Span(3, 4)
        assert Span(3, 3) not in Span(4, 5)

    def test_it_is_a_value(self) -> None:
        assert {Span(1, 2): "x"}[Span(1, 2)] == "x"
        assert pickle.loads(pickle.dumps(Span(1, 2))) == copy.copy(Span(1, 2)) == Span(1, 2)
        with pytest.raises(AttributeError):
            Span(1, 2).start = 3  # type: ignore[misc]


class TestSource:
    """Lines and columns are those that a reader counts."""

    @given(anything | broken)
    def test_positions(self, text: str) -> None:
        source = Source(text)
        line, column = 1, 1
        for offset, character in enumerate(source.normal):
            assert source.position(offset) == (line, column)
            assert source.line(line).start + column - 1 == offset
            line, column = (line + 1, 1) if character == "\n" else (line, column + 1)
        assert source.position(len(text)) == (line, column)
        assert source.line(line).end == len(text)

    @pytest.mark.parametrize("offset", [-1, 4])
    def test_outside(self, offset: int) -> None:
        with pytest.raises(ValueError, match="outside a text of 3 characters"):
            Source("abc").position(offset)
        with pytest.raises(ValueError, match="outside a text of 1 lines"):
            Source("abc").line(offset)

    @given(anything | broken)
    def test_stripped(self, text: str) -> None:
        source = Source(text)
        span = source.stripped(0, len(text))
        assert source.normal[span.start : span.end] == source.normal.strip()
        assert span in source.span

    def test_it_is_a_value(self) -> None:
        assert Source("a") == Source.of("a") == pickle.loads(pickle.dumps(Source("a")))
        assert Source("a") != Source("ａ")
        assert Source.of(source := Source("a")) is source
        assert len({Source("a"), Source("a")}) == 1


class TestParseError:
    """The message names place, expectation and finding, and shows the line."""

    @given(anything | broken, offsets)
    def test_any_place_can_be_shown(self, text: str, offsets: list[int]) -> None:
        start, end = (min(offset, len(text)) for offset in offsets)
        lines = str(ParseError(Source(text), Span(start, end), ("a", "b", "c"))).split("\n")
        assert len(lines) == 3
        assert "expected a, b or c, found" in lines[0]
        assert lines[2].lstrip(" ").strip("^") == ""
        assert lines[2].endswith("^")

    def test_a_long_line_is_cut(self) -> None:
        shown = str(ParseError(Source("一" * 500), Span(200, 203), ("x",))).split("\n")[1]
        assert shown == "…" + "一" * 63 + "…"

    def test_the_end_of_the_text(self) -> None:
        assert "found the end of the text" in str(ParseError(Source("ab"), Span(2, 2), ("x",)))


def test_a_diagnostic_is_a_value() -> None:
    one = Diagnostic("unbalanced", Span(1, 2), "a quote is never closed")
    assert one == Diagnostic("unbalanced", Span(1, 2), "a quote is never closed", Severity.WARNING)
    assert pickle.loads(pickle.dumps(one)) == one
