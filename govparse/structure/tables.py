"""Tables that lost their lines on the way into text.

table = row { row }                             one row a line: cells with bars, tabs or wide blanks between them
      | "序号" cells { number cells }           the same with single blanks, as a PDF writes them: 1, 2, 3 …
      | cell line-break { cell line-break }     flattened: one cell a line, of which many are bare numbers

The columns of a flattened table cannot be had back, because its empty cells left no trace: the block is recognised and
kept out of the section layer, and nothing more. Where a line with the unit stands over it (单位：万元), it goes on to
the last number of its block however far apart the numbers are; else only as long as they are dense.
Source: the corpus.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cache
from itertools import zip_longest

import attrs

from govparse.structure.lines import Line
from govparse.text import Source, Span

__all__ = ["Table", "TableKind", "find_tables"]


class TableKind(StrEnum):
    """What is left of a table."""

    BARS = "bars"
    """One row a line, bars, tabs or wide blanks between the cells."""
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
    match = _number().fullmatch
    ending = [at for at, line in enumerate(lines) if line.text[-1] in _LAST]
    numbers = {lines[at].text_start for at in ending if match(lines[at].text)}
    rows = _find_rows(source, lines, ending)
    if len(numbers) < _FEWEST and not rows:
        return ()
    found = _flattened(lines, numbers) if len(numbers) >= _FEWEST else []
    found += _of_rows(lines, rows)
    found.sort(key=lambda table: table.span)
    # A flattened table may hold rows of its own; then it is the table.
    return tuple(table for at, table in enumerate(found) if at == 0 or table.span not in found[at - 1].span)


_LAST = frozenset("0123456789%")
_FEWEST, _FEWEST_ROWS = 5, 3
_TOTALS = ("合计", "总计", "小计", "合 计", "总 计")
_LONGEST_CELL, _LONGEST_LABEL, _LONGEST_BETWEEN = 22, 40, 60
_MOST_FOLDED = 3
"""Into how many lines a row may be folded."""
_LARGEST_GAP = 7
"""How many cells without a number may stand between two numbers of one table."""
_ABOVE = 8
"""Numbers are dense where they are half of so many cells."""


def _find_rows(source: Source, lines: Sequence[Line], ending: Sequence[int]) -> list[int]:
    """Which lines are rows: those with bars, tabs, or a number behind wide blanks; `ending` end with a number."""
    text, normal = source.text, source.normal
    rows: set[int] = set()
    if "|" in normal:
        # A menu has one bar or two, and the bare bars of a page's layout have nothing between them.
        rows.update(
            at for at, line in enumerate(lines) if "|" in line.text and ("| " in line.text or line.text[-1] == "|")
        )
    if "\t" in text and (text.count("\t") > _FEWEST or "\t\t" in text):
        # Tabs behind the text count: a row of empty cells has nothing but its label.
        rows.update(at for at, line in enumerate(lines) if text.count("\t", line.text_start, line.end) > 1)
        rows.update(_short_rows(source, lines, rows))
    if _has_number_column(normal):
        rows.update(_numbered(lines))
    spaced = [at for at in ending if "    " in lines[at].text and _spaced().search(lines[at].text)]
    return sorted(rows.union(spaced) if len(spaced) >= _FEWEST_ROWS else rows)


def _short_rows(source: Source, lines: Sequence[Line], rows: set[int]) -> list[int]:
    """Lines with a single tab right below a row: a cell that spans them left them short."""
    short: list[int] = []
    for row in rows:
        at = row + 1
        while at < len(lines) and at not in rows and "\t" in source.text[lines[at].text_start : lines[at].text_end]:
            # A heading may have a tab behind its marker.
            if _marked().match(lines[at].text):
                break
            short.append(at)
            at += 1
    return short


def _has_number_column(normal: str) -> bool:
    # A search for one character costs less than the pattern does.
    at = normal.find("序")
    while at >= 0 and not _number_column().match(normal, at):
        at = normal.find("序", at + 1)
    return at >= 0


def _numbered(lines: Sequence[Line]) -> Iterator[int]:
    """The rows below a head 序号 with single blanks between their cells."""
    for head, line in enumerate(lines):
        if line.text[0] != "序" or not _numbers_head().fullmatch(line.text):
            continue
        last, number = head, 0
        for at in range(head + 1, len(lines)):
            text = lines[at].text
            if text.startswith(f"{number + 1} ") and " " in text[len(str(number + 1)) + 2 :]:
                last, number = at, number + 1
            elif text.startswith(_TOTALS) and last == at - 1:
                last = at
            elif at - last >= _MOST_FOLDED or _is_no_row(text):
                break
        if number > 1:
            yield from range(head, last + 1)


def _is_no_row(text: str) -> bool:
    """Whether a line is a sentence or a heading, and no further line of a row."""
    return len(text) > _LONGEST_LABEL or bool(_no_cell().search(text) or _marked().match(text))


def _of_rows(lines: Sequence[Line], places: Sequence[int]) -> Iterator[Table]:
    """A table for each stretch of rows that follow one another."""
    first = 0
    for at, place in enumerate(places):
        if at + 1 < len(places) and places[at + 1] == place + 1:
            continue
        rows = [lines[row] for row in places[first : at + 1]]
        if any(row.text.strip("| ") and row.text.count("|") != 1 for row in rows):
            yield Table(Span(rows[0].text_start, rows[-1].text_end), TableKind.BARS)
        first = at + 1


def _flattened(lines: Sequence[Line], numbers: set[int]) -> list[Table]:
    tables: list[Table] = []
    run: list[Line] = []
    longest = _LONGEST_CELL
    for at, line in enumerate([*lines, None]):
        unit = line is not None and _unit().match(line.text) is not None
        if not unit and line is not None and _is_in_run(run, lines, at, numbers, longest):
            run.append(line)
            continue
        if len(run) > _FEWEST:
            tables.extend(_in_run(run, numbers))
        run = [line] if unit and line is not None else []
        longest = _LONGEST_LABEL if unit else _LONGEST_CELL
    return tables


def _is_in_run(run: list[Line], lines: Sequence[Line], at: int, numbers: set[int], longest: int) -> bool:
    """Whether a line goes on with a run of cells: a number, a cell no longer than `longest`, or a long label."""
    line = lines[at]
    if line.text_start in numbers:
        return True
    if len(line.text) > longest and not _is_long_label(run, lines, at, numbers):
        return False
    return not _no_cell().search(line.text)


def _is_long_label(run: list[Line], lines: Sequence[Line], at: int, numbers: set[int]) -> bool:
    """Whether a line longer than cells are is the label of a row: numbers are dense above it, and its own come next."""
    if at + 1 == len(lines) or len(lines[at].text) > _LONGEST_BETWEEN or lines[at + 1].text_start not in numbers:
        return False
    return sum(line.text_start in numbers for line in run[-_ABOVE:]) * 2 >= _ABOVE


def _in_run(run: list[Line], numbers: set[int]) -> list[Table]:
    """The tables in a run of cells: all of it below its unit, else the stretches in which numbers are dense."""
    places = [at for at, line in enumerate(run) if line.text_start in numbers]
    if len(places) < _FEWEST:
        return []
    if _unit().match(run[0].text):
        return [_table(run, 0, _last_label(run, places[-1]))]
    stretches: list[list[int]] = []
    for at in places:
        if stretches and at - stretches[-1][-1] <= _LARGEST_GAP:
            stretches[-1].append(at)
        else:
            stretches.append([at])
    tables: list[Table] = []
    reached = 0
    for stretch, following in zip_longest(stretches, stretches[1:]):
        if len(stretch) < _FEWEST:
            continue
        first = stretch[0]
        # Back over the head of the table, as far as the heading that stands over it.
        while first > reached and stretch[0] - first < _LARGEST_GAP:
            before = run[first - 1]
            if _marked().match(before.text) and first != stretch[0]:
                break
            first -= 1
        # Above another table a marked line is its heading, and no label of a last row.
        last = stretch[-1] if following else _last_label(run, stretch[-1])
        tables.append(_table(run, first, last))
        reached = stretch[-1] + 1
    return tables


def _last_label(run: list[Line], last: int) -> int:
    """The last of the labels behind the last number: rows whose numbers are not there."""
    behind = last
    while behind + 2 < len(run) and behind - last < 2 and _marked().match(run[behind + 1].text):
        behind += 1
    return behind


def _table(run: list[Line], first: int, last: int) -> Table:
    return Table(Span(run[first].text_start, run[last].text_end), TableKind.FLATTENED)


@cache
def _number() -> re.Pattern[str]:
    return re.compile(r"[-+]?[0-9][0-9,.]{0,20}%?")


@cache
def _number_column() -> re.Pattern[str]:
    return re.compile("序 ?号 ")


@cache
def _numbers_head() -> re.Pattern[str]:
    return re.compile(r"序 ?号(?: +[^ 。;:]+){2,}")


@cache
def _no_cell() -> re.Pattern[str]:
    # A sentence, or the heading of a part, which no table has for a label.
    return re.compile(r"[。;!?]|[^)]:$|^第[一二三四五六七八九十]{1,3}(?:部分|[编章])")


@cache
def _unit() -> re.Pattern[str]:
    return re.compile(r"\(?(?:金额)? ?单 ?位 ?: ?[亿万元千百平方公里吨%个人 、/]{1,12}\)?$")


@cache
def _spaced() -> re.Pattern[str]:
    """The number that ends a line, with wide blanks before it."""
    return re.compile(r" {4}[-+]?[0-9][0-9,.]{0,20}%?$")


@cache
def _marked() -> re.Pattern[str]:
    return re.compile(
        r"[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十]{1,3}\)|[0-9]{1,2}[.、](?![0-9])|第[一二三四五六七八九十]{1,3}[部章节条]"
    )
