"""Reads the TOML files of this folder, each once, on first use.

file  = { table }
table = "[[" name "]]" { key "=" value }      read by `entries`, one object a table
      | "[" name "]" { key "=" words }        read by `words`, one list of words a key
"""

from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from tomllib import TOMLDecodeError, loads
from typing import TypeVar

__all__ = ["DataError", "entries", "words"]

T = TypeVar("T")


class DataError(ValueError):
    """A data file does not say what its reader expects; the message names the file and the entry."""


def entries(file: str, table: str, into: Callable[..., T]) -> tuple[T, ...]:
    """Every `[[table]]` of `file`, made into an object by `into`; lists become tuples.

    Raises:
        DataError: the table is not there, or a key is missing, unknown or of a wrong value.
    """
    made: list[T] = []
    found = _tables(file).get(table)
    if not isinstance(found, list):
        raise DataError(f"{file}: expected an array of tables [[{table}]]")
    for number, entry in enumerate(found, 1):
        try:
            made.append(into(**{key: _frozen(value) for key, value in entry.items()}))
        except (TypeError, ValueError) as error:
            raise DataError(f"{file}: [[{table}]] number {number} {entry!r}: {error}") from error
    return tuple(made)


def words(file: str, table: str) -> Mapping[str, tuple[str, ...]]:
    """The lists of words of `[table]` in `file`, by key.

    Raises:
        DataError: the table is not there, or a key has something other than a list of strings.
    """
    found = _tables(file).get(table)
    if not isinstance(found, dict):
        raise DataError(f"{file}: expected a table [{table}]")
    lists: dict[str, tuple[str, ...]] = {}
    for key, value in found.items():
        if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
            raise DataError(f"{file}: [{table}] {key}: expected a list of words, found {value!r}")
        lists[key] = tuple(value)
    return lists


@cache
def _tables(file: str) -> Mapping[str, object]:
    try:
        return loads((files("govparse.data") / file).read_text(encoding="utf-8"))
    except TOMLDecodeError as error:
        raise DataError(f"{file}: {error}") from error


def _frozen(value: object) -> object:
    if isinstance(value, list):
        return tuple(_frozen(item) for item in value)
    return value
