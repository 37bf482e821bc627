"""Floor 8: from text to Document. The table `DocumentParser.steps` is the way through the house.

text ─► lines ─► furniture ─► header ─► sections ─► notes
                                          │
                 quantities · periods · citations ─► indicators ─► checks ─► diagnostics
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

import attrs

from govparse.document import Document, Steps
from govparse.expressions.periods import Reason
from govparse.expressions.quantities import Quantity, QuantityParser, quantity_parser
from govparse.expressions.units import UnitRegistry, units
from govparse.grammar import Found, Parser
from govparse.statements.checks import find_checks, find_sum_mismatches
from govparse.statements.indicators import find_indicators
from govparse.statements.measures import Measures
from govparse.statements.modality import document_modality
from govparse.structure.diagnostics import find_diagnostics
from govparse.structure.furniture import find_furniture
from govparse.structure.header import find_header
from govparse.structure.notes import find_notes
from govparse.structure.paragraphs import wrap_width
from govparse.structure.references import find_citations
from govparse.structure.regions import Regions
from govparse.structure.report_year import find_report_year
from govparse.structure.sections import find_sections
from govparse.structure.timeline import find_impossible_dates, find_periods
from govparse.text import Diagnostic, Source

__all__ = ["DocumentParser", "parse"]


def _as_tuple(parsers: Iterable[Parser[object]]) -> tuple[Parser[object], ...]:
    return tuple(parsers)


@attrs.frozen(kw_only=True)
class DocumentParser:
    """Reads documents, configured once; nothing of it is global, so that two parsers never disturb each other.

    >>> parser = DocumentParser(labels={"签发单位": "issuer"})
    >>> parser.parse("签发单位：云溪区人民政府\\n关于防汛工作的通知\\n").header["issuer"].value
    '云溪区人民政府'
    """

    units: UnitRegistry = units
    """The units that quantities may have; see `govparse.units.with_units`."""
    labels: Mapping[str, str] = attrs.field(factory=dict)
    """Further header labels, each with the name of its field: `{"签发单位": "issuer"}`."""
    expressions: tuple[Parser[object], ...] = attrs.field(default=(), converter=_as_tuple)
    """Further parsers to run over the text; what they find is `Document.expressions`."""

    measures: Measures | None = None
    """The canonical measures that indicators are joined to; those of the package where none are given."""

    def parse(self, text: str, *, year: int | None = None) -> Document:
        """The document in `text`. It never raises for a `str`: faults are `Document.diagnostics`.

        `year` is the year that the document reports on, where the caller knows it better than the text says; periods
        such as 今年 are resolved by it.

        Raises:
            TypeError: `text` is not a string.
        """
        if not isinstance(text, str):
            raise TypeError(f"expected the text of a document as str, found {type(text).__name__}")
        return Document(Source(text, markup=True), self.steps(year), known=self.measures)

    def steps(self, year: int | None = None) -> Steps:
        """How each layer is found: the order of the steps, in one place."""
        return Steps(
            furniture=lambda doc: find_furniture(doc.source, doc.lines),
            header=lambda doc: find_header(doc.source, doc.lines, doc.furniture, labels=self.labels),
            sections=lambda doc: find_sections(doc.source, doc.lines, doc.header, doc.furniture),
            notes=lambda doc: find_notes(doc.source, doc.lines, doc.sections, doc.furniture),
            quantities=self._quantities,
            periods=lambda doc: find_periods(doc.source, doc.header, doc.furniture, doc.report_year),
            citations=lambda doc: find_citations(doc.source, doc.header, doc.sections, doc.furniture),
            indicators=lambda doc: find_indicators(
                doc.source,
                doc.sections,
                doc.quantities,
                doc.periods,
                notes=doc.notes,
                furniture=doc.furniture,
                known=self.measures,
                modality=document_modality(doc.header.title),
                reviewed=_year_under_review(doc),
                width=wrap_width(doc.source, doc.lines),
            ),
            checks=lambda doc: find_checks(
                doc.source, doc.sections, doc.quantities, doc.indicators, known=self.measures
            ),
            diagnostics=_diagnostics,
            expressions=self._expressions,
            report_year=lambda doc: find_report_year(doc.source, doc.header, doc.sections, year=year),
        )

    def _quantities(self, doc: Document) -> tuple[Quantity, ...]:
        silent = _silent(doc)
        return tuple(silent.outside(_quantity_parser(self.units).values(doc.source)))

    def _expressions(self, doc: Document) -> tuple[Found[object], ...]:
        found = [found for parser in self.expressions for found in doc.find_all(parser)]
        return tuple(sorted(found, key=lambda found: found.span))


def parse(text: str, *, year: int | None = None) -> Document:
    """The document in `text`: `DocumentParser().parse(text)`.

    >>> doc = parse("关于做好防汛工作的通知\\n各镇人民政府：\\n现将有关事项通知如下：\\n一、加强值守\\n二、备足物资\\n")
    >>> [section.title for section in doc.sections]
    ['加强值守', '备足物资']
    """
    return _default().parse(text, year=year)


@cache
def _default() -> DocumentParser:
    return DocumentParser()


@cache
def _quantity_parser(registry: UnitRegistry) -> QuantityParser:
    return quantity_parser(registry)


_LABELLED = frozenset(
    {
        "index_number",
        "document_number",
        "generated_on",
        "published_on",
        "published_at",
        "written_on",
        "keywords",
        "topic",
    }
)


def _silent(doc: Document) -> Regions:
    """Where a number measures nothing: furniture, the labelled header, section markers, note marks."""
    return Regions(
        [
            *(item.span for item in doc.furniture),
            *(field.span for field in doc.header.fields if field.name in _LABELLED),
            *(section.marker_span for section in doc.walk()),
            *(note.marker_span for note in doc.notes),
        ]
    )


def _year_under_review(doc: Document) -> int | None:
    """The year that the document reports on, where more than its first words say so."""
    reviewed = doc.report_year.reviewed
    return None if reviewed is None or reviewed.reason is Reason.OPENING else reviewed.year


def _diagnostics(doc: Document) -> tuple[Diagnostic, ...]:
    found: Iterable[Diagnostic] = (
        *find_diagnostics(doc.source, doc.lines, doc.header, doc.sections, doc.furniture),
        *find_impossible_dates(doc.source),
        *find_sum_mismatches(doc.checks),
    )
    return tuple(sorted(found, key=lambda diagnostic: diagnostic.span))
