"""Values of frozen classes that are filled at once behave as those that attrs fills."""

from __future__ import annotations

import copy
import inspect
import pickle

import attrs
import pytest

from govparse.text import filled_then_frozen


@filled_then_frozen
@attrs.frozen(slots=True, weakref_slot=False)
class Street:
    name: str
    length: int = 0
    _code: str = attrs.field(default="", kw_only=True, eq=False)


class Lane(Street):
    pass


def test_its_fields_are_those_of_attrs() -> None:
    street = Street("云溪路", 300, code="A")
    assert street == Street("云溪路", length=300)
    assert attrs.asdict(street) == {"name": "云溪路", "length": 300, "_code": "A"}
    assert attrs.evolve(street, length=5) == Street("云溪路", 5)
    assert copy.copy(street) == pickle.loads(pickle.dumps(street)) == street
    assert hash(street) == hash(Street("云溪路", 300))


def test_it_is_frozen() -> None:
    street = Street("云溪路")
    assert type(street) is Street
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        street.length = 3  # type: ignore[misc]


def test_its_signature_is_that_of_attrs() -> None:
    signature = inspect.signature(Street, eval_str=True)
    assert str(signature) == "(name: str, length: int = 0, *, code: str = '') -> None"
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'name'"):
        Street()  # type: ignore[call-arg]


def test_a_class_below_it_keeps_its_own() -> None:
    lane = Lane("小巷", 40)
    assert type(lane) is Lane
    assert (lane.name, lane.length) == ("小巷", 40)


def test_what_needs_more_than_a_plain_store_is_refused() -> None:
    with pytest.raises(TypeError, match=r"Listed: items cannot be filled plainly"):

        @filled_then_frozen
        @attrs.frozen(slots=True, weakref_slot=False)
        class Listed:
            items: list[int] = attrs.field(factory=list)

    with pytest.raises(TypeError, match="weak references"):

        @filled_then_frozen
        @attrs.frozen(slots=True)
        class Referred:
            name: str
