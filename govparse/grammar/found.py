"""What a parser found: the value, and where it stands."""

from collections.abc import Iterator
from typing import Any, Generic, Protocol, TypeVar

import attrs

from govparse.text import Span, maker

__all__ = ["Found", "Placed", "Record", "as_found"]

T_co = TypeVar("T_co", covariant=True)
P = TypeVar("P", bound="Placed")


@attrs.frozen(slots=True, weakref_slot=False)
class Found(Generic[T_co]):
    """A value with its place.

    >>> from govparse.grammar import pattern
    >>> found = pattern("[0-9]+").map(int).find("第25页")
    >>> found.value, found.span, found.text
    (25, Span(1, 3), '25')
    """

    value: T_co
    """What the parser made of the text."""
    span: Span
    """Where the text stands, in the caller's own offsets."""
    text: str
    """The caller's characters at `span`."""


class Placed(Protocol):
    """A value that knows its own place, as a quantity does."""

    @property
    def span(self) -> Span:
        """Where it stands."""

    @property
    def text(self) -> str:
        """The caller's characters at `span`."""


def as_found(value: P) -> Found[P]:
    """What was found where the value says that it stands.

    >>> from govparse import quantity
    >>> as_found(quantity.parse("3元")).span
    Span(0, 2)
    """
    return _make_found(value, value.span, value.text)


_make_found = maker(Found)


class Record:
    """The named fields of a `seq`, in their order; equal to a record of the same fields.

    >>> from govparse.grammar import pattern, seq
    >>> record = seq(key=pattern("[a-z]+"), _="=", value=pattern("[0-9]+").map(int)).parse("size=40")
    >>> record, record.value
    (Record(key='size', value=40), 40)
    """

    __slots__ = ("_fields",)

    def __init__(self, /, **fields: object) -> None:
        object.__setattr__(self, "_fields", fields)

    # The one Any of the library: the fields of a keyword call have no type that Python can write down.
    # `Parser.into` gives a record a class of the caller's, and with it types.
    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        try:
            return object.__getattribute__(self, "_fields")[name]
        except KeyError:
            raise AttributeError(f"no field {name!r}; there are {', '.join(self._fields) or 'none'}") from None

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a record does not change: {name!r} cannot be set")

    def __iter__(self) -> Iterator[tuple[str, object]]:
        """Name and value of every field."""
        return iter(self._fields.items())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Record) and bool(self._fields == other._fields)

    def __hash__(self) -> int:
        return hash(tuple(self._fields.items()))

    def __repr__(self) -> str:
        return f"Record({', '.join(f'{name}={value!r}' for name, value in self)})"

    def __reduce__(self) -> tuple[object, ...]:
        return _record, (dict(self._fields),)


def _record(fields: dict[str, object]) -> Record:
    return Record(**fields)
