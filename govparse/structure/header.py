"""The header and the foot: everything that a document says about itself.

    header = head, foot             see govparse.structure.head and govparse.structure.signature

Nothing found is null, never the first sentence. Source: GB/T 9704-2012, 7; the corpus.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from datetime import date
from operator import attrgetter

import attrs

from govparse.expressions.document_numbers import DocumentNumber, document_number
from govparse.grammar.parser import Furthest, Parser, Scan
from govparse.structure.furniture import Furniture, find_furniture
from govparse.structure.head import find_enclosed_head, find_later_head, read_head
from govparse.structure.header_fields import HeaderField, field_at
from govparse.structure.labels import labels_with
from govparse.structure.lines import Line, find_lines
from govparse.structure.signature import find_foot
from govparse.structure.titles import DocumentKind, match_kind
from govparse.text import Source, Span, joined

__all__ = ["DocumentKind", "Header", "HeaderField", "find_enclosed_header", "find_header", "header"]


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
    rows = [line for line in lines if line.text_start not in taken]
    known = labels_with(labels)
    fields, first = read_head(source, rows, known)
    names = {field.name for field in fields}
    if names.isdisjoint(("occasion", "salutation")):
        later, behind = find_later_head(source, rows, first, known)
        # Below the tail of another document it is the head of this one; below a whole document, of one more.
        first = first if "title" in names else behind
        fields += later
    fields += find_foot(source, rows, first, known, signed="signatory" in names)
    start = rows[first].text_start if first < len(rows) else len(source)
    signed = max((field.span.end for field in fields if field.name in _SIGNED and field.span.start >= start), default=0)
    if signed:
        enclosed = find_enclosed_head(source, rows, bisect_right(rows, signed, key=_text_start))
        fields += [field for field in enclosed if field.name != "title" or "title" not in names]
    fields.sort(key=lambda field: field.span)
    return Header(tuple(fields), start)


_SIGNED = frozenset(("written_on", "disclosure_note"))
_text_start = attrgetter("text_start")


def find_enclosed_header(source: Source, lines: Sequence[Line], title: Span | None, within: Span) -> Header:
    """The header of a document that another one encloses, from the lines of `within` behind its `title`."""
    begin = title.end if title else within.start
    rows = [line for line in lines if begin <= line.text_start < within.end]
    fields = [field_at(source, "title", title.start, title.end, joined(source[title]))] if title else []
    labels = labels_with(None)
    head, first = read_head(source, rows, labels, title=title is None)
    foot = find_foot(source, rows, first, labels)
    start = rows[first].text_start if first < len(rows) else within.end
    return Header(tuple(sorted((*fields, *head, *foot), key=lambda field: field.span)), start)


class _HeaderParser(Parser[Header]):
    """Reads the header of any text: the parser behind `govparse.header`."""

    __slots__ = ()

    def _read(self, source: Source, pos: int, furthest: Furthest | None) -> tuple[Header, int] | None:
        lines = find_lines(source)
        if pos:
            lines = tuple(line for line in lines if line.start >= pos)
        return find_header(source, lines, find_furniture(source, lines)), len(source)

    def _scan(self, scan: Scan) -> tuple[str, bool]:
        return r"(?s:.*)", False


header: Parser[Header] = _HeaderParser()
"""The header of a document; every text has one, if an empty one.

>>> header.parse("为推进绿色出行，制定本方案。").title is None
True
"""
