"""A file into a document, by its kind.

file = name ".txt"          UTF-8, with or without a byte order mark, or GB 18030
"""

from __future__ import annotations

from pathlib import Path

from govparse.document import Document
from govparse.parsing import parse
from govparse.readers.text import read_text

__all__ = ["read"]


def read(path: str | Path, *, year: int | None = None) -> Document:
    """The document in a file of text; `year` as in `govparse.parse`.

    Raises:
        ValueError: the file is of a kind that cannot be read, is empty, or is not text.
        OSError: there is no such file, or it cannot be opened.

    >>> import govparse
    >>> govparse.read("report.xls")
    Traceback (most recent call last):
        ...
    ValueError: report.xls: expected a .txt file; take the text out of other kinds and give it to govparse.parse
    """
    path = Path(path)
    if path.suffix.lower() not in (".txt", ".text", ""):
        raise ValueError(
            f"{path}: expected a .txt file; take the text out of other kinds and give it to govparse.parse"
        )
    return parse(read_text(path), year=year)
