"""Floor 7: a document as a value, whose layers are found when they are asked for.

document = source, layers          layer = header | furniture | sections | … , found once by a step
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, TypeVar, cast

import attrs

from govparse.structure.regions import Regions
from govparse.text import Diagnostic, Source, Span
from govparse.writers import json_text, outline, schema

if TYPE_CHECKING:
    from govparse.expressions.citations import Citation
    from govparse.expressions.periods import Period
    from govparse.expressions.quantities import Quantity
    from govparse.grammar import Found, Parser
    from govparse.statements.checks import Check
    from govparse.statements.indicators import Indicator
    from govparse.structure.furniture import Furniture
    from govparse.structure.header import Header
    from govparse.structure.lines import Line
    from govparse.structure.notes import Note
    from govparse.structure.regions import Placed
    from govparse.structure.sections import Section

__all__ = ["Document", "Excerpt", "Steps"]

T = TypeVar("T")


@attrs.frozen(slots=True, kw_only=True)
class Steps:
    """How each layer is found, from the source and the layers below it; `govparse.parsing` fills it in."""

    lines: Callable[[Document], tuple[Line, ...]]
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

    __slots__ = ("_layers", "_steps", "source")

    def __init__(self, source: Source, steps: Steps | None = None, layers: Mapping[str, object] | None = None) -> None:
        self.source = source
        """The caller's text with its normalised twin."""
        self._steps = steps
        self._layers: dict[str, object] = dict(layers or {})

    # --- layers ----------------------------------------------------------------------------------------------------
    @property
    def text(self) -> str:
        """The text as it was given."""
        return self.source.text

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every line of the text."""
        return self._once("lines", lambda steps: steps.lines)

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
        if not self._layers.get("sections by path"):
            self._layers["sections by path"] = _by_path(self.sections)
        by_path = cast("dict[str, Section]", self._layers["sections by path"])
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

    # --- writing ---------------------------------------------------------------------------------------------------
    def outline(self) -> str:
        """The title and the section tree, a line each, indented by depth."""
        return outline.write(self.source, self.header, self.sections)

    def to_dict(self) -> dict[str, schema.Json]:
        """The whole document as JSON-ready values, schema `govparse/1` (`govparse.writers.schema`)."""
        return schema.document_to_dict(self)

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
            # What a document read back from JSON does not hold, such as its lines, it never had.
            self._layers[name] = () if self._steps is None else step(self._steps)(self)
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
