"""The schema file that the package ships is what the writer writes."""

import json
from collections.abc import Iterator
from importlib.resources import files

import govparse
from govparse.writers.schema import LAYERS, Json, json_schema


def test_the_file_says_what_is_written() -> None:
    shipped = (files("govparse.writers") / "govparse-1.schema.json").read_text(encoding="utf-8")
    assert json.loads(shipped) == json.loads(json.dumps(json_schema()))


def test_every_layer_is_required() -> None:
    assert json_schema()["required"] == ["schema", "text", *LAYERS]


def test_no_object_stands_twice_in_the_json() -> None:
    """A caller may move the span of one period; the same time stays where it was in every other place."""
    doc = govparse.parse("一、2024年工作回顾\n全年新增学位900个,新建公园3个。\n")
    assert doc.indicators[0].period is doc.indicators[1].period is not None
    written = [id(value) for value in _containers(doc.to_dict())]
    assert len(written) == len(set(written))


def test_what_a_caller_changes_is_not_written_again() -> None:
    doc = govparse.parse("一、2024年工作回顾\n全年新增学位900个,新建公园3个。\n")
    before = json.dumps(doc.to_dict())
    for value in list(_containers(doc.to_dict())):
        if isinstance(value, list | dict):
            value.clear()
    assert json.dumps(doc.to_dict()) == before


def _containers(value: Json) -> Iterator[Json]:
    if isinstance(value, list | dict):
        yield value
        for item in value.values() if isinstance(value, dict) else value:
            yield from _containers(item)
