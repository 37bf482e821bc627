"""The head of a document: what it says about itself above its text.

    head = { labelled field | title | number | masthead line }, [ salutation | addressee ]

The lines are tried against the table HEAD, the first rule that knows a line takes it; the head ends at the first line
of running text. What no rule knows is left out.

Not every head stands above. A gazette prints the end of one document over the head of another, which then shows by its
occasion and salutation; a cover notice without a title has, below its signature, the title of what it encloses.
Source: GB/T 9704-2012, 7; the corpus.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from govparse.expressions.document_numbers import document_number
from govparse.structure import letterhead, masthead
from govparse.structure.dates import is_date
from govparse.structure.header_fields import HeaderField
from govparse.structure.labels import Labels
from govparse.structure.lines import Line
from govparse.structure.signature import match_signature
from govparse.structure.titles import is_body, match_title, split_occasion
from govparse.text import Source

__all__ = ["HEAD", "find_enclosed_head", "find_later_head", "read_head"]


class _Head:
    """What the rules of the head see: the lines, and what was found before."""

    __slots__ = ("fields", "labels", "names", "rows", "source", "title")

    def __init__(self, source: Source, rows: Sequence[Line], labels: Labels, title: bool) -> None:
        self.source = source
        self.rows = rows
        self.labels = labels
        self.fields: list[HeaderField] = []
        self.names: set[str] = set()
        self.title = title

    def has(self, *names: str) -> bool:
        """Whether a field of one of these names was found."""
        return not self.names.isdisjoint(names)

    @property
    def order(self) -> bool:
        """Whether the number of an order was found: 令第7号, 令2019年第7号."""
        return any(field.name == "document_number" and _ordered().search(field.value) for field in self.fields)

    def salutation_follows(self, at: int, within: int) -> bool:
        """Whether one of the next lines greets those who listen."""
        return any(masthead.is_salutation(row.text) for row in self.rows[at + 1 : at + 1 + within])


Rule = Callable[[_Head, int], tuple[list[HeaderField], int] | None]


def _labelled(head: _Head, at: int) -> tuple[list[HeaderField], int] | None:
    return head.labels.read(head.source, head.rows, at)


def _page_date(head: _Head, at: int) -> tuple[list[HeaderField], int] | None:
    found = masthead.match_page_date(head.source, head.rows, at)
    if found is None:
        return None
    # 2022-12-19 07:11 来源: …: labels may follow on the same line.
    row = head.rows[at]
    for kind, start, end in head.labels.pairs(row.text):
        found[0].extend(head.labels.value(head.source, kind, row.text_start + start, row.text_start + end))
    return found


def _title(head: _Head, at: int) -> tuple[list[HeaderField], int] | None:
    if not head.title:
        return None
    known = next((field.value for field in head.fields if field.name == "labelled_title"), None)
    pieces = split_occasion(head.rows[at])
    if pieces is None:
        return match_title(head.source, head.rows, at, known)
    # 关于…的报告——2024年1月9日在…会议上 on one line.
    title = match_title(head.source, pieces[:1], 0, known)
    occasion = masthead.match_occasion(head.source, pieces, 1)
    return None if title is None or occasion is None else ([*title[0], *occasion[0]], at + 1)


def _order(head: _Head, at: int) -> tuple[list[HeaderField], int] | None:
    """The text of an order and its signature: what it promulgates is the document, and its title follows."""
    if not head.order or head.has("signatory") or at > 40:
        return None
    for end in range(at + 1, min(at + 8, len(head.rows))):
        found = match_signature(head.source, head.rows, end, at) if is_date(head.rows[end].text) else []
        if found and found[0].name == "signatory" and end + 1 < len(head.rows):
            following = match_title(head.source, head.rows, end + 1)
            return None if following is None else (found, end + 1)
    return None


def _units(head: _Head, at: int) -> tuple[list[HeaderField], int] | None:
    if not head.has("title", "occasion") and at > 2:
        return None
    return masthead.match_units(head.source, head.rows, at)


def _number(head: _Head, at: int) -> tuple[list[HeaderField], int] | None:
    row = head.rows[at]
    if row.text[-1] in "号)令":
        return letterhead.match_number(head.source, head.rows, at)
    # 云政发〔2024〕7号    签发人：…: the number and a label share the line above the red rule.
    number = document_number.match(head.source, row.text_start) if "号 " in row.text and len(row.text) < 80 else None
    if number is None:
        return None
    beside = row.text[number.span.end - row.text_start :].lstrip()
    # How a proposal was answered, 办理结果：A, is no field, but as good a label.
    if not beside or not (head.labels.open(beside) or _pairs().fullmatch(beside)):
        return None
    fields = [
        HeaderField("document_number", number.value.canonical, span=number.span, text=number.text),
    ]
    for kind, start, end in head.labels.pairs(row.text):
        fields += head.labels.value(head.source, kind, row.text_start + start, row.text_start + end)
    return fields, at + 1


def _speaker(head: _Head, at: int) -> tuple[list[HeaderField], int] | None:
    if not head.has("title", "occasion"):
        return None
    found = masthead.match_speaker(head.source, head.rows, at)
    if found is None and not head.has("speaker") and head.salutation_follows(at, 1):
        return masthead.match_name(head.source, head.rows, at)
    return found


def _on_lines(function: Callable[[Source, Sequence[Line], int], tuple[list[HeaderField], int] | None]) -> Rule:
    return lambda head, at: function(head.source, head.rows, at)


# The order matters: a salutation ends with a colon as an addressee does, a title may begin with an organ.
HEAD: tuple[Rule, ...] = (
    _labelled,
    _on_lines(masthead.match_salutation),
    _on_lines(masthead.match_occasion),
    _on_lines(masthead.match_adoption),
    _page_date,
    _on_lines(masthead.match_written_on),
    _number,
    _on_lines(letterhead.match_letterhead),
    _on_lines(letterhead.match_issued),
    _on_lines(letterhead.match_meeting_file),
    _speaker,
    _title,
    _order,
    _units,
    _on_lines(masthead.match_addressee),
)
_LAST = frozenset({"salutation", "addressee"})
_LINES = 120
_UNKNOWN = 6


def read_head(
    source: Source, rows: Sequence[Line], labels: Labels, *, title: bool = True
) -> tuple[list[HeaderField], int]:
    """The fields of the head, and the number of the first line behind it."""
    head = _Head(source, rows, labels, title)
    at = behind = unknown = 0
    while at < min(len(rows), _LINES) and unknown < _UNKNOWN:
        for rule in HEAD:
            found = rule(head, at)
            if found is not None:
                break
        else:
            if is_body(rows[at].text) and not (head.fields and head.salutation_follows(at, 2)):
                break
            unknown += 1
            at += 1
            continue
        fields, at = found
        behind = at
        unknown = 0
        head.fields += fields
        head.names.update(field.name for field in fields)
        if fields and fields[-1].name in _LAST:
            break
    return head.fields, behind


def find_later_head(source: Source, rows: Sequence[Line], first: int, labels: Labels) -> tuple[list[HeaderField], int]:
    """The fields of a head that stands below other text, and the number of the first line behind it; else none."""
    for at in [at for at in range(first, len(rows)) if rows[at].text[0] == "-"]:
        if masthead.match_occasion(source, rows, at) is None:
            continue
        if not any(masthead.is_salutation(row.text) for row in rows[at + 1 : at + 1 + _UNKNOWN]):
            continue
        for start in range(max(first, at - _TITLE_LINES), at):
            title = match_title(source, rows, start)
            if title is not None and title[1] == at and not is_body(rows[start].text):
                fields, behind = read_head(source, rows[start:], labels)
                return fields, start + behind
    return [], first


def find_enclosed_head(source: Source, rows: Sequence[Line], at: int) -> list[HeaderField]:
    """The title and the notes of adoption of a document that stands from `at` on, below the signature of its cover."""
    while at < len(rows) and rows[at].text[0] == "(" and rows[at].text[-1] == ")":
        at += 1
    if len(rows) - at < _ENCLOSED or rows[at].text[0] == "附":
        return []
    found = match_title(source, rows, at)
    if found is None:
        return []
    fields, at = found
    while at < len(rows) and (adopted := masthead.match_adoption(source, rows, at)) is not None:
        fields += adopted[0]
        at = adopted[1]
    return fields


@cache
def _pairs() -> re.Pattern[str]:
    return re.compile(r"(?:[^ :。,]{2,6} ?: ?[^ :。,]{1,12}(?: +|$))+")


@cache
def _ordered() -> re.Pattern[str]:
    return re.compile("令[第0-9〔]")


_TITLE_LINES = 4
_ENCLOSED = 6
"""How many lines an enclosed document has at least: what follows a signature else is the page's."""
