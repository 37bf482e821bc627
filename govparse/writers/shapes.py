"""How a value becomes JSON and comes back: one table a class, read in both directions.

    shape = class { key attribute field }
    field = word | integer | flag | number | day | span | one of an enumeration | a shape | a list of shapes

A field is a pair of functions and the JSON Schema of what they write, so that writing, reading and the published schema
cannot differ.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Generic, TypeAlias, TypeVar, cast

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
    "Shape",
    "derived",
    "one_of",
    "optional",
    "repeated",
    "several",
    "shaped",
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


class Shape(Generic[T]):
    """The JSON object of a class: its keys, in order, with the attribute and the field of each.

    A class that has `text` beside its `span` has it cut from the source when it is read back.
    """

    def __init__(self, made: Callable[..., T], **keys: Field | tuple[str, Field]) -> None:
        named = {key: (key, given) if isinstance(given, Field) else given for key, given in keys.items()}
        self.made = made
        """The class."""
        self.fields = {key: field for key, (_, field) in named.items()}
        """The field of each key."""
        self._attributes = {key: attribute for key, (attribute, _) in named.items()}
        self._has_text = any(attribute.name == "text" for attribute in attrs.fields(cast("type", made)))
        self.write: Callable[[T], dict[str, Json]] = self._writer("value", "every_key", self.fields)
        """The JSON object of a value."""

    def read(self, data: Json, source: Source) -> T:
        """The value that was written.

        Raises:
            SchemaError: a key is missing or has another kind of value.
        """
        if not isinstance(data, Mapping):
            raise SchemaError(f": expected an object, found {_kind(data)}")
        arguments: dict[str, object] = {}
        for key, field in self.fields.items():
            if field.read is None:
                continue
            if key not in data:
                raise SchemaError(f": no key {key!r}")
            try:
                arguments[self._attributes[key]] = field.read(data[key], source)
            except SchemaError as error:
                raise SchemaError(f".{key}{error}") from None
            except (ValueError, ArithmeticError) as error:
                raise SchemaError(f".{key}: {error}") from None
        span = arguments.get("span")
        if self._has_text and isinstance(span, Span):
            written = arguments.get("text", source[span])
            if written != source[span]:
                raise SchemaError(f".text: {written!r} is not what stands at {list(span)}: {source[span]!r}")
            arguments["text"] = source[span]
        return self.made(**arguments)

    def copier(self) -> Callable[[T, dict[str, Json]], dict[str, Json]]:
        """A function that writes a value once more, from the JSON object that it was written to before."""
        return self._writer(
            "value, written", "written", [key for key, field in self.fields.items() if field.changeable]
        )

    def _writer(self, parameters: str, before: str, keys: Iterable[str]) -> Callable[..., dict[str, Json]]:
        """A function that writes some keys, as attrs writes its own: a loop over the keys takes thrice as long.

        The others are as in the object `before`.
        """
        names: dict[str, object] = {"every_key": self._every_key()}
        lines = [f"made = {before}.copy()"]
        for at, key in enumerate(keys):
            field, part = self.fields[key], f"value.{self._attributes[key]}"
            names[f"write_{at}"] = field.called or field.write
            condition = ""
            if field.usual is not None:
                names[f"usual_{at}"], _ = field.usual
                condition = f"if {part} is not {'None' if names[f'usual_{at}'] is None else f'usual_{at}'}: "
            written = field.inline.format(part).replace("write(", f"write_{at}(")
            lines.append(f"{condition}made[{key!r}] = {written}")
        exec("\n    ".join([f"def write_object({parameters}):", *lines, "return made"]), names)
        return cast("Callable[..., dict[str, Json]]", names["write_object"])

    def _every_key(self) -> dict[str, Json]:
        """What is usual at every key, to copy: as the attributes of an object, whose table of keys the copies share.

        An indicator so made takes a third of the room that it takes key after key, and less time.
        """
        row = type("Row", (), {})()
        for key, field in self.fields.items():
            setattr(row, key, None if field.usual is None else field.usual[1])
        return cast("dict[str, Json]", vars(row))

    def schema(self) -> dict[str, Json]:
        """The JSON Schema of the object."""
        properties: dict[str, Json] = {key: field.schema for key, field in self.fields.items()}
        return {"type": "object", "properties": properties, "required": list(self.fields)}


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


def shaped(shape: Shape[T]) -> Field:
    """An object of a shape."""
    return Field(cast("Callable[[object], Json]", shape.write), shape.read, shape.schema(), changeable=True)


def repeated(shape: Shape[T]) -> Field:
    """An object of a shape that many values in a row name, such as the time of their heading: written once, and copied.

    It is known again as the same object: two that are equal may stand in different places.
    """
    first = cast("Callable[[object], dict[str, Json]]", shape.write)
    again = cast("Callable[[object, dict[str, Json]], dict[str, Json]]", shape.copier())
    last: tuple[object, dict[str, Json]] = (None, {})

    def write(value: object) -> Json:
        nonlocal last
        known, written = last
        if known is not value:
            written = first(value)
            # Both in one step, so that threads never see the one without the other.
            last = value, written
        return again(value, written)

    return attrs.evolve(shaped(shape), write=write)


def several(field: Field) -> Field:
    """A list, in order; a tuple in Python."""
    write, reader = field.write, _reader(field)

    def written(value: object) -> Json:
        items = cast("tuple[object, ...]", value)
        return cast("Json", list(items)) if write is None else [write(item) for item in items]

    def read(data: Json, source: Source) -> tuple[object, ...]:
        if not isinstance(data, Sequence) or isinstance(data, str):
            raise SchemaError(f": expected a list, found {_kind(data)}")
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
        raise SchemaError(f": expected {_NAMES[kind]}, found {_kind(data)}")
    return data


def _kind(data: Json) -> str:
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
