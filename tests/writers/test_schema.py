"""The schema file that the package ships is what the writer writes."""

import json
from importlib.resources import files

from govparse.writers.schema import LAYERS, json_schema


def test_the_file_says_what_is_written() -> None:
    shipped = (files("govparse.writers") / "govparse-1.schema.json").read_text(encoding="utf-8")
    assert json.loads(shipped) == json.loads(json.dumps(json_schema()))


def test_every_layer_is_required() -> None:
    assert json_schema()["required"] == ["schema", "text", *LAYERS]
