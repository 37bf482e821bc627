"""What must always hold of a document, whatever its text: see Invariants in docs/explanation/architecture.md."""

from __future__ import annotations

import json
import pickle
import threading
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import govparse
from govparse import Document, Section, Span
from govparse.text import normalise

EXAMPLES = sorted((Path(__file__).parents[1] / "examples" / "documents").glob("*.txt"))


# --- the promises, each a function of a document -----------------------------------------------------------------
def check_spans(doc: Document) -> None:
    """Spans lie in the text and are what the objects say."""
    whole = doc.source.span
    for name, span, text in stated(doc):
        assert span in whole, name
        assert span.start <= span.end, name
        if text is not None:
            assert doc.text[span.start : span.end] == text, name


def stated(doc: Document) -> Iterator[tuple[str, Span, str | None]]:
    """Every span of a document, with the text that its object gives for it."""
    for field in doc.header.fields:
        yield field.name, field.span, field.text
    for furniture in doc.furniture:
        yield "furniture", furniture.span, furniture.text
    for quantity in doc.quantities:
        yield "quantity", quantity.span, quantity.text
    for period in doc.periods:
        yield "period", period.span, period.text
    for citation in doc.citations:
        yield "citation", citation.span, citation.text
    for section in doc.walk():
        yield "marker", section.marker_span, section.marker
        if section.title_span is not None:
            yield "title", section.title_span, section.title
        yield "section", section.span, section.text or None
    for note in doc.notes:
        yield "note mark", note.marker_span, None
        yield "definition", note.definition_span, note.definition
    for indicator in doc.indicators:
        # A name is whole also where a page cut its line in two.
        assert plain(without_furniture(doc, indicator.name_span)) == plain(indicator.name)
        yield "name", indicator.name_span, None
        yield "indicator", indicator.span, indicator.text
        yield from (("change", change.span, None) for change in indicator.changes)
        yield from (("ratio", ratio.span, None) for ratio in indicator.ratios)
        if indicator.rank is not None:
            yield "rank", indicator.rank.span, None
        if indicator.period is not None:
            yield "indicator's period", indicator.period.span, indicator.period.text
    for diagnostic in doc.diagnostics:
        yield diagnostic.code, diagnostic.span, None
    for check in doc.checks:
        yield "check", check.span, None
    yield "body", Span(doc.header.body_start, len(doc.text)), None


def without_furniture(doc: Document, span: Span) -> str:
    """The text at a span, without what a page put into it."""
    start, kept = span.start, ""
    for furniture in doc.furniture:
        if furniture.span in span:
            kept += doc.text[start : furniture.span.start]
            start = furniture.span.end
    return kept + doc.text[start : span.end]


def check_tree(doc: Document) -> None:
    """Siblings do not overlap, children lie inside their parents, depths and ids are those of the tree."""

    def descend(siblings: Sequence[Section], depth: int, within: Span) -> None:
        end = within.start
        for section in siblings:
            assert section.depth == depth
            assert section.span in within
            assert section.span.start >= end
            assert section.marker_span in section.span
            assert section.title_span is None or section.title_span in section.span
            assert section.span.start < section.span.end
            descend(section.children, depth + 1, Span(section.marker_span.end, section.span.end))
            end = section.span.end

    descend(doc.sections, 0, doc.source.span)
    ids = [section.id for section in doc.walk()]
    assert len(ids) == len(set(ids))
    assert [doc.section(path).id for path in ids] == ids


def check_order(doc: Document) -> None:
    """Layers are in the order of the text, and none of a layer shares its place with another of it."""
    spans = {
        "furniture": [item.span for item in doc.furniture],
        "quantities": [item.span for item in doc.quantities],
        "periods": [item.span for item in doc.periods],
        "citations": [item.span for item in doc.citations],
        "marks": [item.marker_span for item in doc.notes],
    }
    for name, several in spans.items():
        assert several == sorted(several), name
        assert not any(a.overlaps(b) for a, b in pairwise(several)), name
    for name, ordered in (
        ("sections", [section.marker_span.start for section in doc.walk()]),
        ("indicators", [item.name_span.start for item in doc.indicators]),
        ("diagnostics", [item.span.start for item in doc.diagnostics]),
    ):
        assert ordered == sorted(ordered), name
    for at, indicator in enumerate(doc.indicators):
        assert indicator.parent is None or (0 <= indicator.parent < len(doc.indicators) and indicator.parent != at)


def check_leaves(doc: Document) -> None:
    """Concatenating the leaves of the structure gives back the source."""

    def leaves(siblings: Sequence[Section], start: int, end: int) -> Iterator[str]:
        for section in siblings:
            yield doc.text[start : section.span.start]
            yield doc.source[section.marker_span]
            yield from leaves(section.children, section.marker_span.end, section.span.end)
            start = section.span.end
        yield doc.text[start:end]

    assert "".join(leaves(doc.sections, 0, len(doc.text))) == doc.text


def check_journeys(doc: Document) -> None:
    """JSON and back, pickling, and parsing twice give an equal document."""
    data = doc.to_dict()
    written = json.dumps(data, ensure_ascii=False, allow_nan=False)
    again = Document.from_dict(json.loads(written))
    assert again == doc
    assert again.to_dict() == data
    assert again.header == doc.header
    assert again.quantities == doc.quantities
    assert pickle.loads(pickle.dumps(doc)) == doc
    assert govparse.parse(doc.text).to_dict() == data


PROMISES: tuple[Callable[[Document], None], ...] = (
    check_spans,
    check_tree,
    check_order,
    check_leaves,
    check_journeys,
)


def check(text: str) -> None:
    doc = govparse.parse(text)
    for promise in PROMISES:
        promise(doc)
    assert isinstance(doc.outline(), str)


def values(doc: Document) -> dict[str, list[object]]:
    """What a document says, without where and in which width it says it."""
    return {
        "header": [(field.name, normalise(field.value)) for field in doc.header.fields],
        "sections": [(s.style, s.number, s.depth, s.run_in, plain(s.title)) for s in doc.walk()],
        "quantities": [(q.value, q.unit, q.approximation, q.low, q.high, q.kind) for q in doc.quantities],
        "periods": [(p.kind, p.start, p.end) for p in doc.periods],
        "citations": [(plain(c.title), plain(c.number_text)) for c in doc.citations],
        "notes": [(note.number, plain(note.term)) for note in doc.notes],
        "indicators": [(plain(i.name), i.value, i.unit, i.modality, i.parent, len(i.changes)) for i in doc.indicators],
        "diagnostics": [diagnostic.code for diagnostic in doc.diagnostics],
    }


def plain(text: str | None) -> str | None:
    return None if text is None else "".join(normalise(text).split())


# --- on documents ------------------------------------------------------------------------------------------------
class TestDocuments:
    """The promises hold on whole documents."""

    def test_samples(self, example_path: Path) -> None:
        check(example_path.read_text(encoding="utf-8"))

    def test_real_documents(self, real_path: Path) -> None:
        check(real_path.read_bytes().decode("utf-8"))


WIDE = str.maketrans({half: chr(ord(half) + 0xFEE0) for half in ",:;()?!%.[]0123456789"})


class TestTypography:
    """Half-width and full-width punctuation, and CRLF, give the same values."""

    def test_width(self, example_path: Path) -> None:
        text = normalise(example_path.read_text(encoding="utf-8"))
        assert values(govparse.parse(text.translate(WIDE))) == values(govparse.parse(text))

    def test_line_ends(self, example_path: Path) -> None:
        text = example_path.read_text(encoding="utf-8")
        assert values(govparse.parse(text.replace("\n", "\r\n"))) == values(govparse.parse(text))

    def test_line_ends_of_real_documents(self, real_path: Path) -> None:
        text = real_path.read_bytes().decode("utf-8").replace("\r\n", "\n")
        assert values(govparse.parse(text.replace("\n", "\r\n"))) == values(govparse.parse(text))


def test_threads_share_a_document(example_path: Path) -> None:
    text = example_path.read_text(encoding="utf-8")
    expected, doc = govparse.parse(text).to_dict(), govparse.parse(text)
    found: list[object] = []
    start = threading.Barrier(4)

    def work() -> None:
        start.wait()
        found.append(doc.to_dict())

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 4


# --- on anything -------------------------------------------------------------------------------------------------
PIECES = (Path(__file__).parent / "corpora" / "pieces.txt").read_text(encoding="utf-8").split()
BLANKS = ["\n", "\n\n", "\n　　", "\r\n", " ", "　", "\t", "\f", "\xa0", "\u200b", "\U001001b0", "\x00", "\u2028"]
hurting = st.lists(st.sampled_from(PIECES + BLANKS * 4), max_size=60).map("".join)
edits = st.lists(
    st.tuples(st.sampled_from(["drop", "double", "swap", "cut", "insert"]), st.floats(0, 1), st.sampled_from(PIECES)),
    min_size=1,
    max_size=12,
)


def edited(text: str, changes: list[tuple[str, float, str]]) -> str:
    for kind, place, piece in changes:
        at = int(place * max(0, len(text) - 2))
        if kind == "drop":
            text = text[:at] + text[at + 1 :]
        elif kind == "double":
            text = text[: at + 1] + text[at : at + 1] + text[at + 1 :]
        elif kind == "swap":
            text = text[:at] + text[at + 1 : at + 2] + text[at : at + 1] + text[at + 2 :]
        elif kind == "cut":
            text = text[:at] + text[at + 40 :]
        else:
            text = text[:at] + piece + text[at:]
    return text


class TestAnything:
    """The promises hold on any string at all."""

    @given(st.text(st.characters(), max_size=200))
    def test_arbitrary_text(self, text: str) -> None:
        check(text)

    @settings(max_examples=250)
    @given(hurting)
    def test_the_alphabet_that_hurts(self, text: str) -> None:
        check(text)

    @settings(max_examples=60)
    @given(st.sampled_from(EXAMPLES), edits)
    def test_mutations(self, path: Path, changes: list[tuple[str, float, str]]) -> None:
        check(edited(path.read_text(encoding="utf-8"), changes))

    @given(hurting)
    def test_width(self, text: str) -> None:
        text = normalise(text)
        assert values(govparse.parse(text.translate(WIDE))) == values(govparse.parse(text))


@pytest.mark.parametrize(
    "text", ["", " ", "\n", "\r\n", "\r", "\f", "\ufeff", "。", "《", "\ud800", "一", "1", "：", "U)", "Ⅱ）"]
)
def test_next_to_nothing(text: str) -> None:
    check(text)
