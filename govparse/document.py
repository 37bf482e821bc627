"""Floor 7: a document as a value, whose layers are found when they are asked for.

document = source, layers          layer = header | furniture | sections | … , found once by a step
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, TypeVar, cast

import attrs

from govparse.statements.grounding import Grounding, ground
from govparse.statements.measures import Measures
from govparse.statements.targets import Answer, find_statements, results, targets
from govparse.structure.header import Header, find_enclosed_header
from govparse.structure.lines import Line, find_lines
from govparse.structure.paragraphs import Paragraph, find_paragraphs, join_within
from govparse.structure.references import CitedDocument, find_pointers, merge_citations
from govparse.structure.regions import Regions
from govparse.structure.report_year import ReportYear, find_report_year
from govparse.structure.scopes import PeriodScope, find_scopes
from govparse.structure.sections import Section, SectionStyle
from govparse.structure.tables import Table, find_tables
from govparse.structure.terms import Term, find_terms
from govparse.structure.tiling import Leaf, find_leaves
from govparse.text import Diagnostic, Source, Span, uncollected
from govparse.writers import json_text, outline, schema

if TYPE_CHECKING:
    from govparse.expressions.citations import Citation
    from govparse.expressions.periods import Period
    from govparse.expressions.pointers import Pointer
    from govparse.expressions.quantities import Quantity
    from govparse.grammar import Found, Parser
    from govparse.statements.checks import Check
    from govparse.statements.indicators import Indicator
    from govparse.structure.furniture import Furniture
    from govparse.structure.notes import Note
    from govparse.structure.regions import Placed

__all__ = ["Document", "Excerpt", "Steps"]

T = TypeVar("T")


@attrs.frozen(slots=True, kw_only=True)
class Steps:
    """How each layer is found, from the source and the layers below it; `govparse.parsing` fills it in."""

    furniture: Callable[[Document], tuple[Furniture, ...]]
    header: Callable[[Document], Header]
    sections: Callable[[Document], tuple[Section, ...]]
    notes: Callable[[Document], tuple[Note, ...]]
    quantities: Callable[[Document], tuple[Quantity, ...]]
    periods: Callable[[Document], tuple[Period, ...]]
    citations: Callable[[Document], tuple[Citation, ...]]
    indicators: Callable[[Document], tuple[Indicator, ...]]
    checks: Callable[[Document], tuple[Check, ...]]
    diagnostics: Callable[[Document], tuple[Diagnostic, ...]]
    expressions: Callable[[Document], tuple[Found[object], ...]]
    report_year: Callable[[Document], ReportYear]


class Document:
    """A document with what was found in it. Made by `govparse.parse` or `Document.from_dict`.

    It does not change. Each layer is found on first use and kept; threads may share a document. Two documents are equal
    when their texts and all their layers are.

    >>> import govparse
    >>> doc = govparse.parse("一、2024年工作回顾\\n全年完成投资12.5亿元。\\n二、2025年工作安排\\n")
    >>> print(doc.outline())
    一、2024年工作回顾
    二、2025年工作安排
    >>> doc.quantities[0].text, doc.section("1").title
    ('12.5亿元', '2024年工作回顾')
    """

    __slots__ = ("_layers", "_measures", "_steps", "source")

    def __init__(
        self,
        source: Source,
        steps: Steps | None = None,
        layers: Mapping[str, object] | None = None,
        known: Measures | None = None,
    ) -> None:
        self.source = source
        """The caller's text with its normalised twin."""
        self._measures = known
        self._steps = steps
        self._layers: dict[str, object] = dict(layers or {})

    # --- layers ----------------------------------------------------------------------------------------------------
    @property
    def text(self) -> str:
        """The text as it was given."""
        return self.source.text

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every line that has text."""
        return self._kept("lines", lambda: find_lines(self.source))

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs as their author wrote them: hard-wrapped lines joined, page numbers stepped over."""
        return self._kept("paragraphs", lambda: find_paragraphs(self.source, self.lines, self.furniture))

    @property
    def tables(self) -> tuple[Table, ...]:
        """Blocks of text that were tables; no section and no indicator is looked for in them."""
        return self._kept("tables", lambda: find_tables(self.source, self.lines))

    @property
    def terms(self) -> tuple[Term, ...]:
        """What the document defines: 以下简称 and 是指, each with the stretch in which it holds."""
        return self._kept("terms", lambda: find_terms(self.source, self.sections))

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        """The whole text as a row of leaves, each of one kind; joined, they are the text, character for character."""
        return self._kept("leaves", lambda: find_leaves(self.source, self.header, self.sections, self.furniture))

    @property
    def report_year(self) -> ReportYear:
        """The years that 今年 and 去年 count from, chapter by chapter, each with what says so."""
        if self._steps is None:
            return self._kept("report_year", lambda: find_report_year(self.source, self.header, self.sections))
        return self._once("report_year", lambda steps: steps.report_year)

    @property
    def furniture(self) -> tuple[Furniture, ...]:
        """What the web page or the PDF added: menus, share rows, page numbers. No other layer looks into it."""
        return self._once("furniture", lambda steps: steps.furniture)

    @property
    def header(self) -> Header:
        """What the document says about itself, at its head and at its foot."""
        return self._once("header", lambda steps: steps.header)

    @property
    def sections(self) -> tuple[Section, ...]:
        """The roots of the hierarchy, each with its children; `walk` goes through all."""
        return self._once("sections", lambda steps: steps.sections)

    @property
    def notes(self) -> tuple[Note, ...]:
        """Note marks in running text, joined to the entries that explain them."""
        return self._once("notes", lambda steps: steps.notes)

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """Every number with its unit, in the order of the text."""
        return self._once("quantities", lambda steps: steps.quantities)

    @property
    def periods(self) -> tuple[Period, ...]:
        """Every time expression, resolved as far as the document itself says what it means."""
        return self._once("periods", lambda steps: steps.periods)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Other documents, and places in them, that the text names."""
        return self._once("citations", lambda steps: steps.citations)

    @property
    def pointers(self) -> tuple[Pointer, ...]:
        """Places in this document that its own text points to: 本办法第三条, 前款."""
        return self._kept("pointers", lambda: find_pointers(self.source))

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """Measures with their levels and growths."""
        return self._once("indicators", lambda steps: steps.indicators)

    @property
    def checks(self) -> tuple[Check, ...]:
        """Sums, growths and counts that the document states, each with its verdict."""
        return self._once("checks", lambda steps: steps.checks)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is wrong with the document."""
        return self._once("diagnostics", lambda steps: steps.diagnostics)

    @property
    def expressions(self) -> tuple[Found[object], ...]:
        """What the further parsers of a `DocumentParser(expressions=[…])` found, in the order of the text.

        They are not written to the JSON: their values are the caller's.
        """
        return self._once("expressions", lambda steps: steps.expressions)

    # --- going through it ------------------------------------------------------------------------------------------
    def walk(self) -> Iterator[Section]:
        """Every section, parents before children, in the order of the text."""
        for section in self.sections:
            yield from section.walk()

    def section(self, path: str) -> Section:
        """The section with this id (`2.1.3`), or with these markers from the root (`二/(一)/三是`).

        Raises:
            KeyError: there is none; the message names the ones that are there.
        """
        by_path = self._kept("sections by path", lambda: _by_path(self.sections))
        try:
            return by_path[_path(path)]
        except KeyError:
            known = [section.id for section in self.walk()]
            some = ", ".join(known[:8]) + ("" if len(known) <= 8 else f" and {len(known) - 8} more")
            raise KeyError(f"no section {path!r}; there are {some or 'none'}") from None

    def within(self, place: Section | Span) -> Excerpt:
        """The layers narrowed to a section or a span."""
        return Excerpt(self, place if isinstance(place, Span) else place.span)

    def find_all(self, parser: Parser[T]) -> tuple[Found[T], ...]:
        """What a parser of the caller's finds in the text, furniture left out."""
        furniture = Regions(item.span for item in self.furniture)
        return tuple(furniture.outside(parser.find_all(self.source)))

    def text_of(self, place: Section | Span) -> str:
        """The text of a section or a span as its author wrote it: paragraphs joined over hard line breaks, one a line.

        >>> import govparse
        >>> doc = govparse.parse("一、回顾\\n投资12亿元。\\n")
        >>> doc.text_of(doc.section("1"))
        '一、回顾\\n投资12亿元。'
        """
        return join_within(self.source, self.paragraphs, place if isinstance(place, Span) else place.span)

    def period_at(self, offset: int) -> PeriodScope | None:
        """The period that governs a place, and how far it reaches; None where none does.

        >>> import govparse
        >>> doc = govparse.parse("一、2024年工作回顾\\n新增学位900个。\\n")
        >>> doc.period_at(doc.text.index("学位")).period.text
        '2024年'
        """
        scopes = self._kept("scopes", lambda: find_scopes(self.source, self.periods, self.sections, self.paragraphs))
        return scopes.at(offset)

    # --- asking it -------------------------------------------------------------------------------------------------
    def cited_documents(self) -> tuple[CitedDocument, ...]:
        """The documents that are cited, each once, with all its citations; the nodes of a citation graph."""
        return merge_citations(self.citations)

    def targets(self) -> Mapping[str, tuple[Indicator, ...]]:
        """What the document wants to reach, by canonical measure; by the name as written where no measure is known."""
        return targets(self.indicators)

    def results(self) -> Mapping[str, tuple[Indicator, ...]]:
        """What the document says was reached, or is expected to have been, by canonical measure."""
        return results(self.indicators)

    def state(self, *names: str) -> tuple[Answer, ...]:
        """What the document says of each measure asked for: stated, mentioned without a number, or not stated.

        >>> import govparse
        >>> doc = govparse.parse("全年实现地区生产总值412亿元。城镇登记失业率保持稳定。")
        >>> [answer.statement.value for answer in doc.state("GDP", "城镇登记失业率", "粮食产量")]
        ['stated', 'mentioned', 'not_stated']
        """
        return find_statements(self.source, self.indicators, names, known=self._measures)

    def ground(self, records: Iterable[Mapping[str, object]]) -> tuple[Grounding, ...]:
        """Whether the text bears out records as a language model or a person wrote them, field by field.

        >>> import govparse
        >>> doc = govparse.parse("全年实现地区生产总值412亿元，增长5.2%。")
        >>> grounding = doc.ground([{"name": "GDP", "value": "412亿元", "growth": 5.6}])[0]
        >>> grounding["value"].support.value, grounding["growth"].support.value
        ('exact', 'contradicted')
        """
        return ground(self.source, self.indicators, records, known=self._measures)

    # --- writing ---------------------------------------------------------------------------------------------------
    def outline(self) -> str:
        """The title and the section tree, a line each, indented by depth."""
        return outline.write(self.source, self.header, self.sections)

    def to_dict(self) -> dict[str, schema.Json]:
        """The whole document as JSON-ready values, schema `govparse/1` (`govparse.writers.schema`)."""
        return uncollected(lambda: schema.document_to_dict(self))

    def to_json(self, *, indent: int | None = None) -> str:
        """`to_dict` as JSON text; characters are written as they are, not escaped."""
        return json_text.write(self.to_dict(), indent=indent)

    @classmethod
    def from_dict(cls, data: Mapping[str, schema.Json]) -> Document:
        """The document that `to_dict` wrote.

        Raises:
            SchemaError: the data is not of schema `govparse/1`; the message names the place.
        """
        source, layers = schema.document_from_dict(data)
        return cls(source, layers=layers)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Document):
            return NotImplemented
        return self is other or (self.source == other.source and self.to_dict() == other.to_dict())

    def __hash__(self) -> int:
        return hash(self.source)

    def __reduce__(self) -> tuple[object, ...]:
        return Document.from_dict, (self.to_dict(),)

    def __repr__(self) -> str:
        return f"<Document {self.header.title or 'without a title'!r}, {len(self.text)} characters>"

    def _once(self, name: str, step: Callable[[Steps], Callable[[Document], T]]) -> T:
        """The layer, found now if it was not yet; threads that race find the same one twice."""
        if name not in self._layers:
            self._layers[name] = self._found(step)
        return cast("T", self._layers[name])

    def _found(self, step: Callable[[Steps], Callable[[Document], T]]) -> T:
        steps = self._steps
        # What a document read back from JSON does not hold, such as the caller's expressions, it never had.
        return cast("T", ()) if steps is None else uncollected(lambda: step(steps)(self))

    def _kept(self, name: str, find: Callable[[], T]) -> T:
        if name not in self._layers:
            self._layers[name] = uncollected(find)
        return cast("T", self._layers[name])


class Excerpt:
    """The layers of a document narrowed to a stretch of it; see `Document.within`.

    >>> import govparse
    >>> doc = govparse.parse("一、回顾\\n投资12亿元。\\n二、安排\\n投资15亿元。\\n")
    >>> [quantity.text for quantity in doc.within(doc.section("2")).quantities]
    ['15亿元']
    """

    __slots__ = ("document", "span")

    def __init__(self, document: Document, span: Span) -> None:
        self.document = document
        """The whole document."""
        self.span = span
        """The stretch that this is narrowed to."""

    @property
    def text(self) -> str:
        """The caller's characters of the stretch."""
        return self.document.source[self.span]

    @property
    def header(self) -> Header:
        """What an enclosed document says about itself, at its head and at its foot.

        Empty where the stretch is no enclosure: nothing else has a header of its own.

        >>> import govparse
        >>> enclosure = "附件1\\n云溪区防洪预案\\n（2024年5月6日会议通过）\\n一、总则\\n"
        >>> doc = govparse.parse("现将预案印发你们。\\n" + enclosure)
        >>> enclosed = doc.within(doc.section("A1")).header
        >>> enclosed.title, [field.name for field in enclosed.fields]
        ('云溪区防洪预案', ['title', 'adoption'])
        """
        section = next((section for section in self.document.walk() if section.span == self.span), None)
        if section is None or section.style is not SectionStyle.ENCLOSURE:
            return Header()
        within = Span(section.marker_span.end, self.span.end)
        return find_enclosed_header(self.document.source, self.document.lines, section.title_span, within)

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections that lie inside, parents before children; the section itself is among them."""
        return self._inside(tuple(self.document.walk()))

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """The quantities inside."""
        return self._inside(self.document.quantities)

    @property
    def periods(self) -> tuple[Period, ...]:
        """The periods inside."""
        return self._inside(self.document.periods)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The citations inside."""
        return self._inside(self.document.citations)

    @property
    def notes(self) -> tuple[Note, ...]:
        """The notes whose mark lies inside."""
        return tuple(note for note in self.document.notes if note.marker_span in self.span)

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """The indicators inside."""
        return self._inside(self.document.indicators)

    @property
    def checks(self) -> tuple[Check, ...]:
        """The checks inside."""
        return self._inside(self.document.checks)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """The diagnostics inside."""
        return self._inside(self.document.diagnostics)

    @property
    def furniture(self) -> tuple[Furniture, ...]:
        """The furniture inside."""
        return self._inside(self.document.furniture)

    def within(self, place: Section | Span) -> Excerpt:
        """Narrowed further."""
        return self.document.within(place)

    def __repr__(self) -> str:
        return f"<Excerpt {self.span} of {self.document!r}>"

    def _inside(self, layer: tuple[P, ...]) -> tuple[P, ...]:
        return tuple(item for item in layer if item.span in self.span)


P = TypeVar("P", bound="Placed")


def _path(path: str) -> str:
    """Markers as users write them: 二/(一)/三是 for 二、 （一） 三是."""
    return "/".join(part.strip().rstrip("、.,") for part in Source(path).normal.split("/"))


def _by_path(roots: tuple[Section, ...]) -> dict[str, Section]:
    found: dict[str, Section] = {}
    waiting = [(section, "") for section in reversed(roots)]
    while waiting:
        section, above = waiting.pop()
        path = above + _path(section.marker) if section.marker else above + (section.title or "")
        found.setdefault(section.id, section)
        found.setdefault(path, section)
        waiting.extend((child, path + "/") for child in reversed(section.children))
    return found
