"""How an object becomes JSON and comes back: one table a class, read in both directions.

shape = class { key attribute field }
field = those of `fields` | a shape | a shape that many values in a row name
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Generic, TypeVar, cast

import attrs

from govparse.text import Source, Span
from govparse.writers.fields import Field, Json, SchemaError, json_kind

__all__ = ["Shape", "repeated", "shaped"]

T = TypeVar("T")


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
            raise SchemaError(f": expected an object, found {json_kind(data)}")
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
