"""Frozen classes whose values are made by the thousand.

value = open twin, field { field }, frozen class
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

import attrs

__all__ = ["filled_then_frozen"]

C = TypeVar("C", bound=type)


def filled_then_frozen(made: C) -> C:
    """Give a frozen attrs class a constructor that fills its fields while they are still open.

    The constructor that attrs writes for a frozen class sets each field with a call, and of a class with a dozen fields
    these calls are most of what a value costs. This one turns the new object into an open twin with the same slots,
    stores the fields, and turns it back. Signature and meaning stay.

    Raises:
        TypeError: the class has weak references, or a field with a converter, a validator or a factory.

    >>> @filled_then_frozen
    ... @attrs.frozen(slots=True, weakref_slot=False)
    ... class Street:
    ...     name: str
    ...     length: int = 0
    >>> Street("云溪路", length=300)
    Street(name='云溪路', length=300)
    """
    fields = attrs.fields(made)
    asked = [field.name for field in fields if field.converter or field.validator or _has_factory(field)]
    slots = vars(made)["__slots__"]
    if asked or "__weakref__" in slots:
        raise TypeError(f"{made.__name__}: {', '.join(asked) or 'weak references'} cannot be filled plainly")
    written = cast("Callable[..., None]", vars(made)["__init__"])
    names: dict[str, object] = {
        "Open": type(made.__name__, made.__bases__, {"__slots__": slots}),
        "Frozen": made,
        "attrs_init": written,
        "turn": vars(object)["__class__"].__set__,
    }
    names.update((f"default_{field.name}", field.default) for field in fields)
    alone = ["*"] if any(field.kw_only for field in fields) else []
    given = [
        *(_parameter(field) for field in fields if not field.kw_only),
        *alone,
        *(_parameter(field) for field in fields if field.kw_only),
    ]
    passed = (f"{field.alias}={field.alias}" for field in fields)
    exec(
        "\n".join(
            (
                f"def __init__(self, {', '.join(given)}):",
                "    if self.__class__ is not Frozen:",
                f"        return attrs_init(self, {', '.join(passed)})",
                "    turn(self, Open)",
                *(f"    self.{field.name} = {field.alias}" for field in fields),
                "    self.__class__ = Frozen",
            )
        ),
        names,
    )
    init = cast("Callable[..., None]", names["__init__"])
    init.__annotations__ = written.__annotations__
    init.__module__, init.__qualname__ = made.__module__, f"{made.__qualname__}.__init__"
    made.__init__ = init  # type: ignore[misc]
    return made


def _parameter(field: attrs.Attribute[object]) -> str:
    return f"{field.alias}" if field.default is attrs.NOTHING else f"{field.alias}=default_{field.name}"


def _has_factory(field: attrs.Attribute[object]) -> bool:
    return isinstance(field.default, attrs.Factory)  # type: ignore[arg-type]
