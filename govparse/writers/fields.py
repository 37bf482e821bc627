"""How one kind of value becomes JSON and comes back.

    field = word | integer | flag | number | day | span | one of an enumeration | a list of a field

A field is a pair of functions and the JSON Schema of what they write, so that writing, reading and the published schema
cannot differ.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias, TypeVar, cast

import attrs

from govparse.expressions.proportions import Proportion
from govparse.text import Source, Span

__all__ = [
    "DAY",
    "FLAG",
    "FRACTION",
    "INTEGER",
    "NUMBER",
    "SPAN",
    "WORD",
    "Field",
    "Json",
    "SchemaError",
    "derived",
    "json_kind",
    "one_of",
    "optional",
    "several",
]

Json: TypeAlias = bool | int | str | Sequence["Json"] | Mapping[str, "Json"] | None
T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


class SchemaError(ValueError):
    """JSON that is not of the schema; the message begins with the path to the place."""


@attrs.frozen(slots=True)
class Field:
    """How one kind of value is written and read."""

    write: Callable[[object], Json] | None
    """None where the value is JSON already."""
    read: Callable[[Json, Source], object] | None
    """Raises ValueError, saying what was expected; None where the value follows from others."""
    schema: Mapping[str, Json]
    """The JSON Schema of what `write` gives."""
    inline: str = "write({0})"
    """What `write` does, as an expression of the value `{0}`; for the function that a shape writes for itself."""
    called: Callable[[object], Json] | None = None
    """What `write` means in that expression, where it is not the function of this field: that of a list's items."""
    usual: tuple[object, Json] | None = None
    """The value that most have, and what it is in JSON, which is in place beforehand: null where a value may lack."""
    changeable: bool = False
    """Whether it writes a list or an object, which no two places may share."""


def optional(field: Field) -> Field:
    """The same, or null."""
    reader = _reader(field)
    return attrs.evolve(
        field,
        read=lambda data, source: None if data is None else reader(data, source),
        schema={"anyOf": [field.schema, {"type": "null"}]},
        usual=(None, None),
    )


def derived(field: Field) -> Field:
    """The same, written for readers of the JSON and not read back: it follows from the other keys."""
    return attrs.evolve(field, read=None)


def one_of(values: type[E], *, usual: E | None = None) -> Field:
    """A member of an enumeration, by its word; most often the usual one."""

    def read(data: Json, source: Source) -> E:
        return values(_a(str, data))

    schema = {"enum": [member.value for member in values]}
    return Field(_word, read, schema, "{0}._value_", usual=None if usual is None else (usual, usual.value))


def several(field: Field) -> Field:
    """A list, in order; a tuple in Python."""
    write, reader = field.write, _reader(field)

    def written(value: object) -> Json:
        items = cast("tuple[object, ...]", value)
        return cast("Json", list(items)) if write is None else [write(item) for item in items]

    def read(data: Json, source: Source) -> tuple[object, ...]:
        if not isinstance(data, Sequence) or isinstance(data, str):
            raise SchemaError(f": expected a list, found {json_kind(data)}")
        made: list[object] = []
        for at, item in enumerate(data):
            try:
                made.append(reader(item, source))
            except SchemaError as error:
                raise SchemaError(f"[{at}]{error}") from None
        return tuple(made)

    inline = f"[{field.inline.format('item')} for item in {{0}}] if {{0}} else []"
    return Field(
        written, read, {"type": "array", "items": field.schema}, inline, field.called or field.write, changeable=True
    )


def _reader(field: Field) -> Callable[[Json, Source], object]:
    assert field.read is not None, "what is derived stands alone"
    return field.read


def _word(value: object) -> Json:
    return cast("StrEnum", value).value


def _number(value: object) -> Json:
    written = str(value)
    return f"{value:f}" if "E" in written and isinstance(value, Decimal) else written


def _read_number(data: Json, source: Source) -> Decimal | Fraction | Proportion:
    written = _a(str, data)
    if ":" in written:
        return Proportion.of(written)
    return Fraction(written) if "/" in written else Decimal(written)


def _span(value: object) -> Json:
    span = cast("Span", value)
    return [span.start, span.end]


def _read_span(data: Json, source: Source) -> Span:
    match data:
        case [int(start), int(end)] if 0 <= start <= end <= len(source):
            return Span(start, end)
    raise SchemaError(f": expected [start, end] within {len(source)} characters, found {data!r}")


class _WrittenDays(dict[object, Json]):
    """Days in ISO 8601, each written once: the periods of a document begin and end on a few of them."""

    def __missing__(self, day: object) -> Json:
        if len(self) == _REMEMBERED:
            self.clear()
        written = self[day] = cast("date", day).isoformat()
        return written


_REMEMBERED = 4096


def _a(kind: type[T], data: Json) -> T:
    """The value, if it is of that kind; a flag is no integer."""
    if not isinstance(data, kind) or (kind is int and isinstance(data, bool)):
        raise SchemaError(f": expected {_NAMES[kind]}, found {json_kind(data)}")
    return data


def json_kind(data: Json) -> str:
    """What a value is called in a message: a list, null."""
    return "null" if data is None else _NAMES.get(type(data), type(data).__name__)


_NAMES: Mapping[type, str] = {
    str: "a string",
    int: "an integer",
    bool: "true or false",
    dict: "an object",
    list: "a list",
}

WORD = Field(None, lambda data, source: _a(str, data), {"type": "string"}, "{0}")
INTEGER = Field(None, lambda data, source: _a(int, data), {"type": "integer"}, "{0}")
FLAG = Field(None, lambda data, source: _a(bool, data), {"type": "boolean"}, "{0}", usual=(False, False))
NUMBER = Field(
    _number,
    _read_number,
    {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?([/:].+)?$"},
    # Nearly every number is written without an exponent, and needs no call.
    'written if "E" not in (written := str({0})) else write({0})',
)
FRACTION = Field(
    str,
    lambda data, source: Fraction(_a(str, data)),
    {"type": "string", "pattern": r"^-?[0-9]+(/[0-9]+)?$"},
)
DAY = Field(
    _WrittenDays().__getitem__,
    lambda data, source: date.fromisoformat(_a(str, data)),
    {"type": "string", "format": "date"},
)
SPAN = Field(
    _span,
    _read_span,
    {"type": "array", "items": {"type": "integer", "minimum": 0}, "minItems": 2, "maxItems": 2},
    "[{0}.start, {0}.end]",
    changeable=True,
)
