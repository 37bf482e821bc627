"""The exported form of a document: schema `govparse/1`.

    document = { schema, text, header, furniture, sections, quantities, periods, citations, notes, indicators,
                 diagnostics, checks }
    span     = [start, end]           offsets of `text`
    number   = "12.5" | "1/3"         exact, as text; the text of a ratio such as "0:30:70"
    day      = "2024-12-31"           ISO 8601

Keys keep their names and meanings within a version; more may be added. `govparse-1.schema.json` beside this file says
the same as a JSON Schema.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol, cast

from govparse.expressions.citations import Citation, CitationKind
from govparse.expressions.document_numbers import DocumentNumber
from govparse.expressions.periods import Evidence as PeriodEvidence
from govparse.expressions.periods import Period, PeriodKind, Precision, Reason
from govparse.expressions.pointers import Place, Pointer, Unit
from govparse.expressions.quantities import Approximation, Kind, Quantity
from govparse.statements.checks import Check, CheckKind, Operand, Verdict
from govparse.statements.values import Change, Direction, Indicator, Modality, Rank, Ratio
from govparse.structure.furniture import Furniture
from govparse.structure.header import Header, HeaderField
from govparse.structure.notes import Note
from govparse.structure.sections import Evidence as SectionEvidence
from govparse.structure.sections import Position, Section, SectionStyle, Sequenced
from govparse.text import Diagnostic, Severity, Source
from govparse.writers.fields import (
    DAY,
    FLAG,
    FRACTION,
    INTEGER,
    NUMBER,
    SPAN,
    WORD,
    Field,
    Json,
    SchemaError,
    derived,
    one_of,
    optional,
    several,
)
from govparse.writers.shapes import Shape, repeated, shaped

__all__ = ["VERSION", "Json", "Readable", "SchemaError", "document_from_dict", "document_to_dict", "json_schema"]

VERSION = "govparse/1"


class Readable(Protocol):
    """What can be written: anything with the layers of a document."""

    @property
    def source(self) -> Source:
        """The text."""


def document_to_dict(document: Readable) -> dict[str, Json]:
    """Every layer of a document as JSON-ready values.

    No list and no object stands in two places, though a period may: who moves a span in one place moves it there alone.
    """
    written: dict[str, Json] = {"schema": VERSION, "text": document.source.text}
    for name, field in LAYERS.items():
        assert field.write is not None
        written[name] = field.write(getattr(document, name))
    return written


def document_from_dict(data: Mapping[str, Json]) -> tuple[Source, dict[str, object]]:
    """The source and the layers that `document_to_dict` wrote.

    Raises:
        SchemaError: another schema, a missing key, or a value that is not what the schema says; with the path to it.

    >>> document_from_dict({"schema": "govparse/2"})
    Traceback (most recent call last):
        ...
    govparse.writers.fields.SchemaError: schema: expected 'govparse/1', found 'govparse/2'
    """
    if data.get("schema") != VERSION:
        raise SchemaError(f"schema: expected {VERSION!r}, found {data.get('schema')!r}")
    text = data.get("text")
    if not isinstance(text, str):
        raise SchemaError(f"text: expected the text of the document, found {text!r}")
    source = Source(text, markup=True)
    layers: dict[str, object] = {}
    for name, field in LAYERS.items():
        if name not in data:
            raise SchemaError(f"no key {name!r}")
        try:
            assert field.read is not None
            layers[name] = field.read(data[name], source)
        except SchemaError as error:
            raise SchemaError(f"{name}{error}") from None
    return source, layers


def json_schema() -> dict[str, Json]:
    """The JSON Schema of `govparse/1`, as the package ships it."""
    properties: dict[str, Json] = {"schema": {"const": VERSION}, "text": WORD.schema}
    section = _SECTION.schema()
    section_keys = section["properties"]
    assert isinstance(section_keys, dict)
    section_keys["children"] = {"type": "array", "items": {"$ref": "#/$defs/section"}}
    for name, field in LAYERS.items():
        properties[name] = (
            {"type": "array", "items": {"$ref": "#/$defs/section"}} if name == "sections" else field.schema
        )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": VERSION,
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "$defs": {"section": section},
    }


def _place_to_json(value: object) -> Json:
    return [[unit.value, number] for unit, number in cast("Place", value).levels]


def _place_from_json(data: Json, source: Source) -> Place:
    levels = []
    for level in data if isinstance(data, list) else ():
        match level:
            case [str(unit), int(number)]:
                levels.append((Unit(unit), number))
            case _:
                raise SchemaError(f": expected [unit, number], found {level!r}")
    return Place(tuple(levels))


def _run_from_json(data: Json, source: Source) -> tuple[Place, Place]:
    match data:
        case [first, last]:
            return _place_from_json(first, source), _place_from_json(last, source)
    raise SchemaError(f": expected [first place, last place], found {data!r}")


_QUANTITY = Shape(
    Quantity,
    text=WORD,
    span=SPAN,
    value=optional(NUMBER),
    unit=optional(WORD),
    approx=("approximation", one_of(Approximation, usual=Approximation.EXACT)),
    low=optional(NUMBER),
    high=optional(NUMBER),
    kind=one_of(Kind, usual=Kind.COUNT),
)
_PERIOD = Shape(
    Period,
    text=WORD,
    span=SPAN,
    kind=one_of(PeriodKind, usual=PeriodKind.YEAR),
    start=optional(DAY),
    end=optional(DAY),
    precision=one_of(Precision, usual=Precision.YEAR),
    evidence=optional(shaped(Shape(PeriodEvidence, reason=one_of(Reason), year=INTEGER, span=optional(SPAN)))),
)
_HEADER = Shape(
    Header,
    fields=several(shaped(Shape(HeaderField, name=WORD, text=WORD, span=SPAN, value=WORD))),
    body_start=INTEGER,
)
_SECTION: Shape[Section] = Shape(
    Section,
    id=WORD,
    style=one_of(SectionStyle),
    number=optional(INTEGER),
    marker=WORD,
    marker_span=SPAN,
    title=optional(WORD),
    title_span=optional(SPAN),
    run_in=FLAG,
    span=SPAN,
    depth=INTEGER,
    evidence=optional(
        shaped(
            Shape(
                SectionEvidence,
                family=WORD,
                position=one_of(Position, usual=Position.LINE_START),
                sequence=one_of(Sequenced, usual=Sequenced.FOLLOWS),
            )
        )
    ),
    # Sections hold sections: the shape is asked when it is there, and the function that it writes calls itself.
    children=several(
        Field(
            lambda value: _SECTION.write(cast("Section", value)),
            lambda data, source: _SECTION.read(data, source),
            {},
            "write_object({0})",
        )
    ),
)
_NUMBER = Shape(DocumentNumber, organ=WORD, year=optional(INTEGER), serial=WORD, text=WORD, span=SPAN)
_POINTER = Shape(
    Pointer,
    runs=several(
        Field(
            lambda run: [_place_to_json(place) for place in cast("tuple[Place, Place]", run)],
            lambda data, source: _run_from_json(data, source),
            {"type": "array"},
        )
    ),
    within=optional(WORD),
    text=WORD,
    span=SPAN,
)
_CITATION = Shape(
    Citation,
    text=WORD,
    span=SPAN,
    title=optional(WORD),
    number=("number_text", derived(optional(WORD))),
    document_number=("number", optional(shaped(_NUMBER))),
    kind=one_of(CitationKind),
    pointer=optional(shaped(_POINTER)),
    refers_to=optional(WORD),
    short_form=optional(WORD),
)
_NOTE = Shape(Note, number=INTEGER, marker_span=SPAN, term=optional(WORD), definition=WORD, definition_span=SPAN)
_CHANGE = Shape(
    Change,
    direction=one_of(Direction, usual=Direction.UP),
    value=optional(NUMBER),
    unit=optional(WORD),
    basis=optional(WORD),
    approx=("approximation", one_of(Approximation, usual=Approximation.EXACT)),
    **{"from": ("from_value", optional(NUMBER))},
    low=optional(NUMBER),
    high=optional(NUMBER),
    span=SPAN,
    basis_span=optional(SPAN),
)
_INDICATOR = Shape(
    Indicator,
    name=WORD,
    name_span=SPAN,
    text=WORD,
    span=SPAN,
    value=optional(NUMBER),
    unit=optional(WORD),
    approx=("approximation", one_of(Approximation, usual=Approximation.EXACT)),
    changes=several(shaped(_CHANGE)),
    ratios=several(shaped(Shape(Ratio, to=WORD, value=NUMBER, unit=WORD, span=SPAN))),
    rank=optional(shaped(Shape(Rank, value=INTEGER, of=optional(WORD), span=SPAN))),
    period=optional(repeated(_PERIOD)),
    modality=one_of(Modality, usual=Modality.ACTUAL),
    parent=optional(INTEGER),
    low=optional(NUMBER),
    high=optional(NUMBER),
    measure=optional(WORD),
    subject=optional(WORD),
    period_context=optional(repeated(_PERIOD)),
    value_span=optional(SPAN),
    subject_span=optional(SPAN),
    modality_span=optional(SPAN),
    parent_span=optional(SPAN),
)
_CHECK = Shape(
    Check,
    kind=one_of(CheckKind),
    verdict=one_of(Verdict),
    stated=NUMBER,
    computed=FRACTION,
    low=FRACTION,
    high=FRACTION,
    unit=optional(WORD),
    reason=optional(WORD),
    span=SPAN,
    operands=several(shaped(Shape(Operand, role=WORD, value=NUMBER, unit=optional(WORD), span=SPAN))),
)
_DIAGNOSTIC = Shape(Diagnostic, code=WORD, span=SPAN, message=WORD, severity=one_of(Severity))

LAYERS: Mapping[str, Field] = {
    "header": shaped(_HEADER),
    "furniture": several(shaped(Shape(Furniture, text=WORD, span=SPAN))),
    "sections": several(shaped(_SECTION)),
    "quantities": several(shaped(_QUANTITY)),
    "periods": several(shaped(_PERIOD)),
    "citations": several(shaped(_CITATION)),
    "notes": several(shaped(_NOTE)),
    "indicators": several(shaped(_INDICATOR)),
    "diagnostics": several(shaped(_DIAGNOSTIC)),
    "checks": several(shaped(_CHECK)),
}
"""Every layer in the order of the JSON, with how it is written and read."""
