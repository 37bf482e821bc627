"""Plain text: a file's bytes to the string that a document is parsed from.

text = [ byte order mark ] characters       in UTF-8, or else in GB 18030, of which GBK and GB 2312 are parts

Nothing but the byte order mark is taken away and no line end is translated, so that offsets are those of the file.
"""

from __future__ import annotations

import re
from pathlib import Path

__all__ = ["ReadError", "decode", "read_text"]


class ReadError(ValueError):
    """The file is there, but it holds no text that could be read; the message says why."""


def read_text(path: str | Path) -> str:
    """The text of a file.

    Raises:
        OSError: the file cannot be opened: FileNotFoundError, IsADirectoryError, PermissionError.
        ReadError: it is empty, or neither UTF-8 nor GB 18030.

    >>> read_text("examples/documents/regulation.txt")[:11]
    '澄江市古井古泉保护条例'
    """
    path = Path(path)
    if path.is_dir():
        # Not every system says so by itself when a directory is opened.
        raise IsADirectoryError(21, "Is a directory", str(path))
    return decode(path.read_bytes())


def decode(data: bytes) -> str:
    """The characters that the bytes stand for.

    Raises:
        ReadError: there are none but blanks, or they are neither UTF-8 nor GB 18030.

    >>> decode("二〇二五年".encode("gb18030"))
    '二〇二五年'
    >>> decode(bytes([0xFF, 0xFE, 0x00]))
    Traceback (most recent call last):
        ...
    govparse.readers.text.ReadError: neither UTF-8 nor GB 18030: byte 0xff at offset 0
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        if not _is_gb18030(data):
            found = f"byte {data[error.start]:#04x} at offset {error.start}"
            raise ReadError(f"neither UTF-8 nor GB 18030: {found}") from None
        text = data.decode("gb18030")
    text = text.removeprefix("\ufeff")
    if not text or text.isspace():
        raise ReadError("empty")
    return text


_CHARACTER = rb"[\x81-\xfe](?:[0-9][\x81-\xfe][0-9]|[\x40-\xfe])"
_COMMON = rb"[\xa1-\xf7][\xa1-\xfe]"
_COMMON_SHARE = 0.8
_NEVER_IN_TEXT = rb"[\x00-\x08\x0e-\x1a]"


def _is_gb18030(data: bytes) -> bool:
    """Whether bytes that are not UTF-8 are likely GB 18030.

    Almost any bytes decode as GB 18030: Big5 and cut UTF-8 come out as rare characters. A real text is made of the
    common ones, which GB 2312 has: both of their bytes are high.
    """
    if re.search(_NEVER_IN_TEXT, data):
        return False
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return False
    characters: list[bytes] = re.findall(_CHARACTER, data)
    common = sum(re.fullmatch(_COMMON, character) is not None for character in characters)
    return common >= _COMMON_SHARE * len(characters)
