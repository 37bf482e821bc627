"""Tables that lost their lines on the way into text.

table = row { row }                        with bars:      a cell " | " a cell …, or tabs between them
      | cell line-break { cell line-break }     flattened: one cell a line, of which many are bare numbers

The columns of a flattened table cannot be had back, because its empty cells left no trace: the block is recognised and
kept out of the section layer, and nothing more. Source: the corpus.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import cache

import attrs

from govparse.structure.lines import Line
from govparse.text import Source, Span

__all__ = ["Table", "TableKind", "find_tables"]


class TableKind(StrEnum):
    """What is left of a table."""

    BARS = "bars"
    """One row a line, bars or tabs between the cells."""
    FLATTENED = "flattened"
    """One cell a line."""


@attrs.frozen(slots=True)
class Table:
    """A block of text that was a table."""

    span: Span
    """From the first cell to the last."""
    kind: TableKind
    """What is left of it."""


def find_tables(source: Source, lines: Sequence[Line]) -> tuple[Table, ...]:
    """Every table block, in the order of the text.

    >>> from govparse.structure.lines import find_lines
    >>> source = Source("指标\\n绝对数\\n棉花\\n12.5\\n-3.1\\n粮食\\n88\\n4.0\\n甘蔗\\n5\\n6\\n以上为主要产品。")
    >>> [(table.kind.value, source[table.span][:2]) for table in find_tables(source, find_lines(source))]
    [('flattened', '指标')]
    """
    normal = source.normal
    match = _number().fullmatch
    numbers = {line.text_start for line in lines if line.text[-1:] in _LAST and match(line.text)}
    bars = " |" in normal or "| " in normal
    if len(numbers) < _FEWEST and not bars and "\t" not in source.text:
        return ()
    written = [line for line in lines if line.text]
    found = _flattened(written, numbers) if len(numbers) >= _FEWEST else []
    if bars:
        found += _rows(written, _is_barred)
    if "\t\t" in source.text or source.text.count("\t") > _FEWEST:
        tabs = source.text.count
        found += _rows(written, lambda line: tabs("\t", line.text_start, line.text_end) > 1)
    if len(found) > 1:
        found.sort(key=lambda table: table.span)
    return tuple(found)


_LAST = frozenset("0123456789%")
_FEWEST = 5
_LONGEST_CELL = 22
_LARGEST_GAP = 7
"""How many cells without a number may stand between two numbers of one table."""


def _is_barred(line: Line) -> bool:
    # A menu has one bar or two, and the bare bars of a page's layout have nothing between them.
    return "|" in line.text and ("| " in line.text or line.text[-1] == "|")


def _rows(lines: list[Line], is_row: Callable[[Line], bool]) -> list[Table]:
    tables: list[Table] = []
    rows: list[Line] = []
    for line in [*lines, None]:
        if line is not None and is_row(line):
            rows.append(line)
            continue
        if any(row.text.strip("| ") and row.text.count("|") != 1 for row in rows):
            tables.append(Table(Span(rows[0].text_start, rows[-1].text_end), TableKind.BARS))
        rows = []
    return tables


def _flattened(lines: list[Line], numbers: set[int]) -> list[Table]:
    tables: list[Table] = []
    run: list[Line] = []
    for line in [*lines, None]:
        if line is not None and (line.text_start in numbers or _is_cell(line)):
            run.append(line)
            continue
        if len(run) > _FEWEST:
            tables.extend(_in_run(run, numbers))
        run = []
    return tables


def _is_cell(line: Line) -> bool:
    return len(line.text) <= _LONGEST_CELL and not _sentence().search(line.text)


def _in_run(run: list[Line], numbers: set[int]) -> list[Table]:
    """The stretches of a run of cells in which numbers are dense."""
    places = [at for at, line in enumerate(run) if line.text_start in numbers]
    stretches: list[list[int]] = []
    for at in places:
        if stretches and at - stretches[-1][-1] <= _LARGEST_GAP:
            stretches[-1].append(at)
        else:
            stretches.append([at])
    tables: list[Table] = []
    reached = 0
    for stretch in stretches:
        if len(stretch) < _FEWEST:
            continue
        first, last = stretch[0], stretch[-1]
        # Back over the head of the table, as far as the heading that stands over it.
        while first > reached and stretch[0] - first < _LARGEST_GAP:
            before = run[first - 1]
            if _marked().match(before.text) and first != stretch[0]:
                break
            first -= 1
        # The label of a last row whose numbers are not there.
        while (
            last + 1 < len(run)
            and last - stretch[-1] < 2
            and _marked().match(run[last + 1].text)
            and last + 2 < len(run)
        ):
            last += 1
        reached = last + 1
        tables.append(Table(Span(run[first].text_start, run[last].text_end), TableKind.FLATTENED))
    return tables


@cache
def _number() -> re.Pattern[str]:
    return re.compile(r"[-+]?[0-9][0-9,.]{0,20}%?")


@cache
def _sentence() -> re.Pattern[str]:
    return re.compile(r"[。;!?]|[^)]:$")


@cache
def _marked() -> re.Pattern[str]:
    return re.compile(
        r"[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十]{1,3}\)|[0-9]{1,2}[.、](?![0-9])|第[一二三四五六七八九十]{1,3}[部章节条]"
    )
