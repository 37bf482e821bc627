"""What a maker makes is what its class makes."""

from __future__ import annotations

import copy
import inspect
import pickle
import weakref

import attrs
import pytest

from govparse.text import maker


@attrs.frozen(slots=True, weakref_slot=False)
class Street:
    value: str
    length: int = 0
    _code: str = attrs.field(default="", kw_only=True, eq=False)
    initial: str = attrs.field(default="", init=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "initial", self.value[:1])


make_street = maker(Street)


def test_its_fields_are_those_of_the_class() -> None:
    made, street = make_street("云溪路", 300, code="A"), Street("云溪路", 300, code="A")
    assert made == street
    assert attrs.asdict(made) == attrs.asdict(street)
    assert made.initial == "云"
    assert attrs.evolve(made, length=5) == make_street("云溪路", 5)
    assert copy.copy(made) == pickle.loads(pickle.dumps(made)) == street
    assert hash(made) == hash(street)


def test_what_it_makes_is_frozen() -> None:
    made = make_street("云溪路")
    assert type(made) is Street
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        made.length = 3  # type: ignore[misc]


def test_its_parameters_are_those_of_the_class() -> None:
    made, written = (inspect.signature(each).parameters.values() for each in (make_street, Street))
    assert [(one.name, one.kind, one.default) for one in made] == [(one.name, one.kind, one.default) for one in written]
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'value'"):
        make_street()  # type: ignore[call-arg]


def test_a_class_may_have_weak_references_and_a_base() -> None:
    @attrs.frozen(slots=True)
    class Avenue(Street):
        trees: int = 0

    made = maker(Avenue)("云溪路", 300, 12)
    assert made == Avenue("云溪路", 300, 12)
    assert made.initial == "云"
    assert weakref.ref(made)() is made


def test_what_needs_more_than_a_plain_store_is_refused() -> None:
    @attrs.frozen(slots=True)
    class Listed:
        items: list[int] = attrs.field(factory=list)

    @attrs.frozen(slots=True, cache_hash=True)
    class Hashed:
        name: str

    with pytest.raises(TypeError, match="Listed: items cannot be set plainly"):
        maker(Listed)
    with pytest.raises(TypeError, match="Hashed: _attrs_cached_hash cannot be set plainly"):
        maker(Hashed)
