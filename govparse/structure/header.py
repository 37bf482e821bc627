"""The header and the foot: everything that a document says about itself.

    header = { labelled field | title | number | masthead line }, [ salutation | addressee ]
    foot   = { attachment | signature | note | record }

The lines of the head are tried against the table HEAD, the first rule that knows a line takes it; the head ends at the
first line of running text. What no rule knows is left out: nothing found is null, never the first sentence.
Source: GB/T 9704-2012, 7; the corpus.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

import attrs

from govparse.expressions.document_numbers import DocumentNumber, document_number
from govparse.grammar.parser import Furthest, Parser, Scan
from govparse.structure import letterhead, masthead
from govparse.structure.dates import is_date
from govparse.structure.furniture import Furniture, find_furniture
from govparse.structure.header_fields import HeaderField
from govparse.structure.labels import Labels, labels_with
from govparse.structure.lines import Line, find_lines
from govparse.structure.signature import find_foot, match_signature
from govparse.structure.titles import DocumentKind, is_body, match_kind, match_title, split_occasion
from govparse.text import Source, Span

__all__ = ["DocumentKind", "Header", "HeaderField", "find_header", "find_header_fields", "header"]


@attrs.frozen(slots=True)
class Header:
    """All fields in document order, and where the text proper begins.

    >>> found = header.parse('''云溪区人民政府工作报告
    ... ——2024年1月9日在云溪区第九届人民代表大会第三次会议上
    ... 各位代表：
    ... 现在报告工作。''')
    >>> found.title, found["delivered_on"].value, found.get("speaker")
    ('云溪区人民政府工作报告', '2024-01-09', None)
    """

    fields: tuple[HeaderField, ...] = ()
    """In document order; a fact that the document states twice is two fields."""
    body_start: int = 0
    """The offset behind the header block; a salutation or an addressee is still header."""

    def __getitem__(self, name: str) -> HeaderField:
        """The first field of that name; KeyError where there is none."""
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(name)

    def get(self, name: str) -> str | None:
        """The value of the first field of that name, or None."""
        return next((field.value for field in self.fields if field.name == name), None)

    def all(self, name: str) -> tuple[HeaderField, ...]:
        """Every field of that name, in document order."""
        return tuple(field for field in self.fields if field.name == name)

    @property
    def title(self) -> str | None:
        """The document's own title, or what a label calls its title."""
        return self.get("title") or self.get("labelled_title")

    @property
    def issuer(self) -> str | None:
        """Who issued the document: a labelled 发文机关, else who signed it, else the unit under the title."""
        return self.get("issuer") or self.get("signatory") or self.get("author_unit")

    @property
    def document_number(self) -> DocumentNumber | None:
        """The document's number 发文字号."""
        field = next((field for field in self.fields if field.name == "document_number"), None)
        if field is None:
            return None
        found = document_number.find(field.value)
        if found is not None:
            return attrs.evolve(found.value, span=field.span, text=field.text)
        year, _, serial = field.value.partition("年第")
        if not (year.isdigit() and serial[:-1].isdigit()):
            return None
        return DocumentNumber("", int(year), serial[:-1], span=field.span, text=field.text)

    @property
    def written_on(self) -> date | None:
        """The day on which the document was written 成文日期."""
        return self._date("written_on")

    @property
    def published_on(self) -> date | None:
        """The day on which the document was published, from 发布日期 or the page's date line."""
        return self._date("published_on") or self._date("published_at")

    @property
    def delivered_on(self) -> date | None:
        """The day on which a report was delivered."""
        return self._date("delivered_on")

    @property
    def addressee(self) -> str | None:
        """To whom a letter or a notice is sent 主送机关."""
        return self.get("addressee")

    @property
    def kind(self) -> DocumentKind | None:
        """The kind of the document 文种 that its title names, with the evidence.

        >>> header.parse("云溪区公园管理办法（试行）\\n第一条 为加强公园管理，制定本办法。").kind.name
        '办法'
        """
        for field in (*self.all("title"), *self.all("labelled_title")):
            found = match_kind(field.value.replace("（", "(").replace("）", ")"))
            if found is not None:
                name, family, _ = found
                at = field.text.rfind(name)
                span = Span(field.span.start + at, field.span.start + at + len(name)) if at >= 0 else field.span
                return DocumentKind(name, family, span=span)
        return None

    def _date(self, name: str) -> date | None:
        for field in self.all(name):
            if len(field.value) >= 10:
                try:
                    return date.fromisoformat(field.value[:10])
                except ValueError:
                    continue
        return None


def find_header(
    source: Source,
    lines: Sequence[Line],
    furniture: Sequence[Furniture],
    *,
    labels: Mapping[str, str] | None = None,
) -> Header:
    """The header of a document, foot included.

    `labels` are further labels and the names of their fields: {"签发单位": "issuer"}.
    """
    taken = {item.span.start for item in furniture}
    rows = [line for line in lines if line.text and line.text_start not in taken]
    known = labels_with(labels)
    fields, first = _read_head(source, rows, known)
    fields += find_foot(source, rows, first, known, signed=any(field.name == "signatory" for field in fields))
    fields.sort(key=lambda field: field.span)
    start = rows[first].text_start if first < len(rows) else len(source)
    return Header(tuple(fields), start)


def find_header_fields(source: Source, lines: Sequence[Line], *, title: bool = True) -> Header:
    """The header of a document that another one encloses, from the lines of it alone.

    `lines` are its own; with `title` False they begin behind its title. Its foot is not looked for.
    """
    rows = [line for line in lines if line.text]
    fields, first = _read_head(source, rows, labels_with(None), title=title)
    start = rows[first].text_start if first < len(rows) else (lines[-1].end if lines else 0)
    return Header(tuple(fields), start)


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
        """Whether the number of an order was found: 令第7号."""
        return any(field.name == "document_number" and "令第" in field.value for field in self.fields)

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
    if number is None or not head.labels.open(row.text[number.span.end - row.text_start :].lstrip() or "·"):
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
    return masthead.match_speaker(head.source, head.rows, at)


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


def _read_head(
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


class _HeaderParser(Parser[Header]):
    """Reads the header of any text: the parser behind `govparse.header`."""

    __slots__ = ("_labels",)

    def __init__(self, labels: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self._labels = dict(labels or {})

    def with_labels(self, labels: Mapping[str, str]) -> _HeaderParser:
        """A parser that knows further labels: {"签发单位": "issuer"}."""
        return _HeaderParser({**self._labels, **labels})

    def _read(self, source: Source, pos: int, furthest: Furthest | None) -> tuple[Header, int] | None:
        lines = find_lines(source)
        if pos:
            lines = tuple(line for line in lines if line.start >= pos)
        return find_header(source, lines, find_furniture(source, lines), labels=self._labels), len(source)

    def _scan(self, scan: Scan) -> tuple[str, bool]:
        return r"(?s:.*)", False


header: Parser[Header] = _HeaderParser()
"""The header of a document; every text has one, if an empty one.

>>> header.parse("为推进绿色出行，制定本方案。").title is None
True
"""
