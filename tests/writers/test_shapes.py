"""A shape writes what it reads and says where a reading fails."""

from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govparse.text import Source, Span
from govparse.writers.fields import (
    DAY,
    FLAG,
    INTEGER,
    NUMBER,
    SPAN,
    WORD,
    Json,
    SchemaError,
    derived,
    one_of,
    optional,
    several,
)
from govparse.writers.shapes import Shape, shaped


class Colour(StrEnum):
    RED = "red"


@attrs.frozen(slots=True)
class Thing:
    name: str
    colour: Colour
    amount: Decimal | Fraction | str | None
    day: date | None
    flag: bool
    several: tuple[int, ...]
    span: Span
    text: str = ""

    @property
    def length(self) -> int:
        return len(self.name)


THING = Shape(
    Thing,
    name=WORD,
    colour=one_of(Colour),
    amount=optional(NUMBER),
    day=optional(DAY),
    flag=FLAG,
    items=("several", several(INTEGER)),
    span=SPAN,
    length=derived(INTEGER),
)
SOURCE = Source("abcdef")

things = st.builds(
    Thing,
    st.text(max_size=5),
    st.just(Colour.RED),
    st.none() | st.decimals(allow_nan=False, allow_infinity=False) | st.fractions(),
    st.none() | st.dates(),
    st.booleans(),
    st.lists(st.integers(), max_size=3).map(tuple),
    st.just(Span(1, 3)),
    st.just("bc"),
)


@given(things)
def test_reading_gives_back_what_was_written(thing: Thing) -> None:
    assert THING.read(THING.write(thing), SOURCE) == thing


def test_a_decimal_is_written_without_an_exponent() -> None:
    assert THING.write(attrs.evolve(GIVEN, amount=Decimal("1.2E+11")))["amount"] == "120000000000"
    assert THING.write(attrs.evolve(GIVEN, amount=Decimal("5.0")))["amount"] == "5.0"


GIVEN = Thing("n", Colour.RED, Decimal("1.5"), date(2024, 2, 29), True, (1, 2), Span(1, 3), "bc")


def test_every_day_is_written_however_many_there_are() -> None:
    days = [date(2000, 1, 1) + timedelta(days=passed) for passed in range(5000)]
    assert DAY.write is not None
    for _ in range(2):
        assert [DAY.write(day) for day in days] == [day.isoformat() for day in days]


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("name", 3, ".name: expected a string, found an integer"),
        ("colour", "blue", ".colour: 'blue' is not a valid Colour"),
        ("amount", "many", ".amount: "),
        ("amount", "1/0", ".amount: "),
        ("day", "2023-02-30", ".day: day"),
        ("flag", 1, ".flag: expected true or false, found an integer"),
        ("items", [1, True], ".items[1]: expected an integer, found true or false"),
        ("items", "12", ".items: expected a list, found a string"),
        ("span", [3, 1], ".span: expected [start, end] within 6 characters, found [3, 1]"),
        ("span", [0, 7], ".span: expected [start, end] within 6 characters, found [0, 7]"),
    ],
)
def test_a_wrong_value_is_named_with_its_place(key: str, value: Json, message: str) -> None:
    with pytest.raises(SchemaError) as caught:
        THING.read({**THING.write(GIVEN), key: value}, SOURCE)
    assert str(caught.value).startswith(message)


def test_a_missing_key_is_named() -> None:
    written = THING.write(GIVEN)
    del written["flag"]
    with pytest.raises(SchemaError, match="no key 'flag'"):
        THING.read(written, SOURCE)


def test_a_text_that_does_not_stand_there_is_refused() -> None:
    shape = Shape(Thing, **{key: field for key, field in THING.fields.items() if key != "items"}, text=WORD)
    written = {**THING.write(GIVEN), "text": "xy"}
    with pytest.raises(SchemaError, match="'xy' is not what stands at"):
        shape.read(written, SOURCE)


def test_an_object_of_another_kind_is_refused() -> None:
    with pytest.raises(SchemaError, match="expected an object, found a list"):
        shaped(THING).read([], SOURCE)  # type: ignore[misc]


def test_the_schema_says_what_is_written() -> None:
    schema = THING.schema()
    assert schema["required"] == list(THING.fields)
    assert isinstance(schema["properties"], dict)
    assert schema["properties"]["colour"] == {"enum": ["red"]}
