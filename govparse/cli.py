"""Floor 10: the command `govparse`.

govparse outline FILE…           the title and the section tree of each
govparse json FILE… [-o DIR]     schema govparse/1: a line each, or a file each in DIR

A FILE is UTF-8 or GB 18030 text; `-` is the standard input. What cannot be read is told in one line on the standard
error, the other files are still done, and the exit code is 2.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from govparse._version import __version__
from govparse.parsing import parse
from govparse.readers.text import ReadError, decode, read_text

if TYPE_CHECKING:
    from govparse.document import Document

__all__ = ["main"]

UNREADABLE = 2
"""The exit code when a file could not be read or written."""
BROKEN_PIPE = 141
"""The exit code when the reader of the output went away: what a shell reports of the signal."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command with these arguments, by default those of the process; the result is the exit code.

    >>> main(["outline", "nowhere.txt"])
    2
    """
    arguments = _arguments().parse_args(argv)
    if isinstance(sys.stdout, TextIOWrapper):
        # What is printed is Chinese wherever it is printed.
        sys.stdout.reconfigure(encoding="utf-8")
    try:
        code: int = arguments.run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        # The interpreter flushes once more on its way out: to nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    return code


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="govparse", description="Reads Chinese government documents.")
    parser.add_argument("--version", action="version", version=f"govparse {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    outline = _command(commands.add_parser, "outline", "print the title and the section tree", _outline)
    outline.description = "Prints the title and the section tree of each document."
    json = _command(commands.add_parser, "json", "write everything found as JSON", _json)
    json.description = "Writes all layers of each document as JSON, schema govparse/1: a line for each document."
    json.add_argument("-o", "--output", metavar="DIR", type=Path, help="write DIR/NAME.json for each FILE instead")
    return parser


def _command(
    add: Callable[..., argparse.ArgumentParser], name: str, summary: str, run: Callable[[argparse.Namespace], int]
) -> argparse.ArgumentParser:
    parser = add(name, help=summary)
    parser.set_defaults(run=run)
    parser.add_argument("files", metavar="FILE", nargs="+", help="a text file; - is the standard input")
    return parser


def _outline(arguments: argparse.Namespace) -> int:
    documents = _Documents(arguments.files)
    for at, (name, document) in enumerate(documents):
        if len(arguments.files) > 1:
            print(("\n" if at else "") + f"== {name}")
        print(document.outline())
    return documents.code


def _json(arguments: argparse.Namespace) -> int:
    directory: Path | None = arguments.output
    documents = _Documents(arguments.files)
    if directory is None:
        for _, document in documents:
            print(document.to_json())
        return documents.code
    try:
        directory.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        return _complain(str(directory), error)
    written: dict[Path, str] = {}
    for name, document in documents:
        target = directory / f"{Path('standard input' if name == '-' else name).stem}.json"
        if target in written:
            documents.code = _complain(name, f"{target} is already that of {written[target]}")
            continue
        written[target] = name
        try:
            target.write_text(document.to_json(indent=2) + "\n", encoding="utf-8")
        except OSError as error:
            documents.code = _complain(str(target), error)
    return documents.code


class _Documents:
    """The documents of the files that can be read, each with its name; `code` tells whether all could."""

    def __init__(self, files: Sequence[str]) -> None:
        self.files = files
        self.code = 0

    def __iter__(self) -> Iterator[tuple[str, Document]]:
        for name in self.files:
            try:
                text = decode(sys.stdin.buffer.read()) if name == "-" else read_text(name)
            except (OSError, ReadError) as error:
                self.code = _complain(name, error)
            else:
                yield name, parse(text)


def _complain(name: str, error: Exception | str) -> int:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    print(f"govparse: {'standard input' if name == '-' else name}: {reason}", file=sys.stderr)
    return UNREADABLE
