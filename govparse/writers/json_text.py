"""JSON text of JSON-ready values."""

import json

from govparse.writers.schema import Json

__all__ = ["write"]


def write(data: Json, *, indent: int | None = None) -> str:
    """JSON with Chinese characters as they are; without `indent` on one line.

    >>> write({"title": "工作报告"})
    '{"title": "工作报告"}'
    """
    return json.dumps(data, ensure_ascii=False, indent=indent, allow_nan=False)
