"""Values of frozen classes, of which a document has thousands.

value = open kin, field { field }, frozen class
"""

from __future__ import annotations

from collections.abc import Callable
from types import new_class
from typing import ParamSpec, TypeVar, cast

import attrs

__all__ = ["maker"]

P = ParamSpec("P")
T = TypeVar("T")


def maker(made: Callable[P, T]) -> Callable[P, T]:
    """A function that makes what a frozen attrs class makes, in a third of the time for a dozen fields.

    The constructor that attrs writes for a frozen class sets each field with a call, and these calls are most of what a
    value costs. This function sets the fields of an object of a derived class that is not frozen, and then makes it
    one of the class itself. The signature is the same, and so is what is made.

    Raises:
        TypeError: the class has a slot that is no field, or a field has a converter, a validator or a factory.

    >>> @attrs.frozen(slots=True)
    ... class Street:
    ...     name: str
    ...     length: int = 0
    >>> make_street = maker(Street)
    >>> make_street("云溪路", length=300) == Street("云溪路", 300)
    True
    """
    of = cast("type", made)
    fields = attrs.fields(of)
    asked = [field.name for field in fields if field.converter or field.validator or _has_factory(field)]
    known = {"__weakref__", *(field.name for field in fields)}
    asked += [slot for each in of.__mro__ for slot in vars(each).get("__slots__", ()) if slot not in known]
    if asked:
        raise TypeError(f"{of.__name__}: {', '.join(asked)} cannot be set plainly")
    names: dict[str, object] = {
        "Open": new_class(of.__name__, (of,), exec_body=lambda body: body.update(_OPEN)),
        "Frozen": of,
        **{f"default_{field.name}": field.default for field in fields},
    }
    given = [field for field in fields if field.init]
    parameters = [_parameter(field) for field in given if not field.kw_only]
    if len(parameters) < len(given):
        parameters += ["*", *(_parameter(field) for field in given if field.kw_only)]
    lines = [
        f"def make({', '.join(parameters)}):",
        "    self = Open()",
        *(f"    self.{field.name} = {field.alias if field.init else f'default_{field.name}'}" for field in fields),
        "    self.__class__ = Frozen",
        *(["    self.__attrs_post_init__()"] if hasattr(of, "__attrs_post_init__") else []),
        "    return self",
    ]
    exec("\n".join(lines), names)
    function = cast("Callable[P, T]", names["make"])
    function.__doc__ = f"Makes a `{of.__name__}`, as its class does."
    return function


# With no slot of its own a class is laid out as the one above it, so that an object may pass from one to the other.
_OPEN = {
    "__slots__": (),
    "__init__": object.__init__,
    "__setattr__": object.__setattr__,
    "__delattr__": object.__delattr__,
}


def _parameter(field: attrs.Attribute[object]) -> str:
    return f"{field.alias}" if field.default is attrs.NOTHING else f"{field.alias}=default_{field.name}"


def _has_factory(field: attrs.Attribute[object]) -> bool:
    return isinstance(field.default, attrs.Factory)  # type: ignore[arg-type]
