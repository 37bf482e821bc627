"""The list of attachments 附件说明 at the foot of a document.

list     = "附件", ":", item, { line break, item }       1.…, 2.…, their numbers removed
         | "附", ":", item, { line break, item }         on the last lines of a text that nobody has signed yet
labelled = { "附件", number, ":" | "." | blank, name, line break }
           1, 2 …; behind the last of them the text is signed or ends, or every name is that of a file
item     = [ number, "." ], name, [ indented line ]

Source: GB/T 9704-2012, 7.3.4; the corpus.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex

from govparse.expressions.numbering import marker_number
from govparse.structure.dates import is_date
from govparse.structure.enclosures import is_enclosure_head, is_file_name
from govparse.structure.header_fields import HeaderField, field_at
from govparse.structure.lines import Line
from govparse.structure.organs import organs_of
from govparse.text import Source, joined

__all__ = ["is_labelled_name", "match_attachments"]


def match_attachments(source: Source, rows: Sequence[Line], at: int, signed: bool) -> list[HeaderField]:
    """One field for each name of the list whose label begins the line `at`; none where that line opens no list."""
    text = rows[at].text
    if found := _labelled(source, rows, at):
        return found
    label = _patterns().label.match(text)
    if label is None and not signed and at >= len(rows) - _LAST_LINES and _is_name(text):
        label = _patterns().short_label.match(text)
    if label is None or (signed and at < len(rows) - _LAST_SIGNED_LINES):
        return []
    return _listed(source, rows, at, rows[at].text_start + label.end())


def is_labelled_name(text: str) -> bool:
    """Whether a line is a label with its number and a name: 附件1：任务分解表.

    >>> is_labelled_name("附件1:任务分解表"), is_labelled_name("附件1:按任务分解表执行。"), is_labelled_name("附件1")
    (True, False, False)
    """
    return _is_name(text) and _patterns().labelled.match(text) is not None


def _is_name(text: str) -> bool:
    """Whether a line is short enough for a name, and no sentence."""
    return len(text) < _LONGEST and text[-1] not in "。;"


def _labelled(source: Source, rows: Sequence[Line], at: int) -> list[HeaderField]:
    """The list whose lines have the label each: 附件1：申请表 / 附件2：名额分配表."""
    fields: list[HeaderField] = []
    while at < len(rows) and _is_name(rows[at].text):
        row = rows[at]
        hit = _patterns().labelled.match(row.text)
        if hit is not None and marker_number(hit["number"]) == len(fields) + 1:
            fields.append(field_at(source, "attachment", row.text_start + hit.end(), row.text_end))
        elif hit is None and fields and _continues(rows, at, len(fields) + 1):
            fields[-1] = _lengthened(source, fields[-1], row)
        else:
            break
        at += 1
    if at < len(rows) and _is_numbered(rows[at].text):
        # 附件1.申请表 / 2.名额分配表: the label stands once.
        return []
    files = all(is_file_name(field.value) for field in fields)
    return fields if files or _ends_list(rows, at) else []


def _continues(rows: Sequence[Line], at: int, number: int) -> bool:
    """Whether a line goes on with the name above it: it is indented, and the list goes on or ends below it."""
    if rows[at].indent < 2 or _is_numbered(rows[at].text) or _ends_list(rows, at):
        return False
    hit = _patterns().labelled.match(rows[at + 1].text) if at + 1 < len(rows) else None
    return _ends_list(rows, at + 1) if hit is None else marker_number(hit["number"]) == number


def _ends_list(rows: Sequence[Line], at: int) -> bool:
    """Whether the line is what follows a list of attachments: a signature, a date, a note, an annex, the end."""
    if at >= len(rows):
        return True
    text = rows[at].text
    return bool(is_enclosure_head(text) or organs_of(text) or is_date(text) or text.startswith(("(此", "(信息公开")))


def _listed(source: Source, rows: Sequence[Line], at: int, start: int) -> list[HeaderField]:
    """One field a line, the label and the number removed."""
    fields: list[HeaderField] = []
    expected = 1
    for row in rows[at : at + 30]:
        continued = row is not rows[at]
        if continued:
            start = row.text_start
        item = _patterns().item.match(source.normal, start, row.text_end)
        number = None if item is None else item["number"]
        if item is not None and number is not None and int(number) == expected:
            start = item.end()
            expected += 1
        elif continued and not fields:
            break
        elif continued:
            if number is not None or row.indent < 2 or is_date(row.text) or "。" in row.text or organs_of(row.text):
                break
            if expected == 1 and not is_file_name(row.text):
                break
            if expected > 1:
                fields[-1] = _lengthened(source, fields[-1], row)
                continue
        if source.normal[start : row.text_end].strip():
            fields.append(field_at(source, "attachment", start, row.text_end))
    return fields


def _lengthened(source: Source, field: HeaderField, row: Line) -> HeaderField:
    """A long name, / its second line indented."""
    start = field.span.start
    return field_at(source, "attachment", start, row.text_end, joined(source.text[start : row.text_end]))


def _is_numbered(text: str) -> bool:
    item = _patterns().item.match(text)
    return item is not None and item["number"] is not None


_LONGEST = 80
_LAST_LINES, _LAST_SIGNED_LINES = 40, 12
"""How near the end a list stands whose label is short, and one below the signature."""


class _Patterns:
    __slots__ = ("item", "label", "labelled", "short_label")

    def __init__(self) -> None:
        self.label = regex.compile(r"附 ?件 ?: *+|附 ?件(?=1[.、])")
        self.short_label = regex.compile(r"附 ?: *+")
        # 附件1、2 are two of them.
        self.labelled = regex.compile(
            r"附 ?件 ?(?<number>[0-9]{1,2}|[一二三四五六七八九十]{1,2}) ?[:. ] *+(?=[\p{Han}《“A-Za-z0-9])"
        )
        self.item = regex.compile(r"(?:(?<number>[0-9]{1,2}) ?[.、] ?)?")


@cache
def _patterns() -> _Patterns:
    return _Patterns()
