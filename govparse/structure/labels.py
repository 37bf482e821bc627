"""Labelled fields: 索引号：…, in every layout that pages have for them.

    row   = [ bullet ], pair, { blank, pair }          索 引 号： 0000 主题分类： 财政
          | cell, { "|", cell }                        索引号 | 0000 | 公开方式 | 主动公开 |
    pair  = label, ":", [ value ]                      the value may stand on the next line
    cell  = label, [ ":" ] | value | pair
    label = one of data/header_fields.toml, its characters spaced as they may be

An empty value is normal; the next line is its value only where it reads like one. Source: the corpus.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

import attrs

from govparse.data import entries
from govparse.expressions.document_numbers import document_number
from govparse.structure.dates import match_date
from govparse.structure.header_fields import HeaderField, field_at
from govparse.structure.lines import Line
from govparse.text import Source, joined

__all__ = ["FieldKind", "Labels", "field_kinds", "is_labelled", "labelled_field", "labels_with"]


@attrs.frozen(slots=True)
class FieldKind:
    """A field of the header, as data/header_fields.toml describes it."""

    name: str
    """Its name; empty for a label of the page that says nothing about the document."""
    term: str
    """What the profession calls it."""
    value: str = attrs.field(validator=attrs.validators.in_(("text", "words", "date", "instant", "number", "none")))
    """How its value is read."""
    labels: tuple[str, ...]
    """What stands before the value."""


@cache
def field_kinds() -> tuple[FieldKind, ...]:
    """Every kind of labelled field, in the order of the data file."""
    return entries("header_fields.toml", "field", FieldKind)


class Labels:
    """The labels that a parser knows: those of the data file, and further ones of the caller's."""

    __slots__ = ("_first", "_kinds", "_longest")

    def __init__(self, further: Mapping[str, str]) -> None:
        self._kinds = {label: kind for kind in field_kinds() for label in kind.labels}
        by_name = {kind.name: kind for kind in field_kinds()}
        for label, name in further.items():
            plain = label.replace(" ", "").rstrip(":：")
            self._kinds[plain] = by_name.get(name) or FieldKind(name, plain, "text", (plain,))
        self._first = frozenset(label[0] for label in self._kinds)
        self._longest = max(map(len, self._kinds))

    def open(self, text: str) -> bool:
        """Whether a line begins with a label."""
        return self._start(text) is not None

    def field_of(self, text: str) -> str:
        """The name of the field whose label a line begins with; empty of a label of the page's own, and of none."""
        found = self._start(text)
        return found[0].name if found is not None else ""

    def _start(self, text: str) -> tuple[FieldKind, int] | None:
        """The kind of the label that a line begins with, and where its value begins: behind a colon or a bar."""
        if text[0] not in self._first and text[0] not in _BULLETS:
            return None
        end = text.find(":")
        if end < 0 or "|" in text[:end]:
            end = text.find("|")
        kind = self._named(text[:end]) if end > 0 else None
        return None if kind is None else (kind, end + 1)

    def _cell(self, text: str) -> FieldKind | None:
        """The kind of a label that is all of a line or of a table's cell, with or without its colon."""
        return self._named(text[:-1] if text[-1:] == ":" else text)

    def _named(self, written: str) -> FieldKind | None:
        """The kind of a label as it is written: bullets before it, up to four blanks between its characters."""
        kind = self._kinds.get(written)
        if kind is None and not (written.isalpha() or _WIDE in written):
            bare = written.lstrip(_BULLETS + " ")
            kind = self._kinds.get(bare.replace(" ", "")) if len(written) - len(bare) <= _MOST_BLANKS else None
        return kind

    def _anywhere(self, text: str) -> Iterator[tuple[FieldKind, int, int]]:
        """Every label of a line, with its place, colon included: of those that end at a colon the longest."""
        begin = 0
        while (colon := text.find(":", begin)) >= 0:
            end = len(text[begin:colon].rstrip(" ")) + begin
            label, found = "", None
            for at in range(end - 1, begin - 1, -1) if colon - end <= _MOST_BLANKS else ():
                if text[at] == " ":
                    if text.startswith(_WIDE, at):
                        break
                    continue
                label = text[at] + label
                if len(label) > self._longest:
                    break
                if (kind := self._kinds.get(label)) is not None:
                    found = kind, at, colon + 1
            if found is not None:
                yield found
            begin = colon + 1

    def read(self, source: Source, rows: Sequence[Line], at: int) -> tuple[list[HeaderField], int] | None:
        """The fields of the line at `at` where it begins with a label, and the first line behind them."""
        row = rows[at]
        fields: list[HeaderField] = []
        first = self._start(row.text)
        if first is None:
            kind = self._bare(rows, at)
            if kind is None:
                return None
            # 索引号 / 0000 / 发文机关 / …: labels without colons, each with its value on the next line.
            if not self._is_value(kind, rows, at + 1) or self._cell(rows[at + 1].text) is not None:
                return fields, at + 1
            return _read(source, kind, rows[at + 1].text_start, rows[at + 1].text_end), at + 2
        if "|" in row.text and self._is_table(row.text):
            for kind, start, end in self._cells(row):
                fields += _read(source, kind, start, end)
            return fields, at + 1
        used = at + 1
        for kind, start, end in self._pairs(row.text, first):
            if row.text[start:end].strip(_AROUND):
                fields += _read(source, kind, row.text_start + start, row.text_start + end)
            elif end == len(row.text) and used == at + 1 and self._is_value(kind, rows, at + 1):
                value = rows[at + 1]
                fields += _read(source, kind, value.text_start, value.text_end)
                used = at + 2
        return fields, used

    def pairs(self, text: str) -> list[tuple[FieldKind, int, int]]:
        """Kind and place of every value of a line of pairs, empty ones too."""
        return self._pairs(text, self._start(text))

    def _pairs(self, text: str, first: tuple[FieldKind, int] | None) -> list[tuple[FieldKind, int, int]]:
        if first is not None and text.count(":") < 2:
            return [(*first, len(text))]
        # The long search for more labels is for lines with more colons.
        found = list(self._anywhere(text))
        if first is not None and (not found or found[0][1] >= first[1]):
            found.insert(0, (first[0], 0, first[1]))
        ends = [*(at for _, at, _ in found[1:]), len(text)]
        return [(kind, behind, end) for (kind, _, behind), end in zip(found, ends, strict=False)]

    def value(self, source: Source, kind: FieldKind, start: int, end: int) -> list[HeaderField]:
        """The field of a value that stands from `start` to `end`, or nothing where it is not one of its kind."""
        return _read(source, kind, start, end)

    def _bare(self, rows: Sequence[Line], at: int) -> FieldKind | None:
        """The kind of a label that is a line of its own without a colon, where its neighbours are labels too."""
        text = rows[at].text
        if text[0] not in self._first or len(text) > 24:
            return None
        kind = self._cell(text)
        if kind is None:
            return None
        beside = [rows[other].text for other in (at - 2, at - 1, at + 1, at + 2) if 0 <= other < len(rows)]
        return kind if any(len(other) <= 24 and self._cell(other) is not None for other in beside) else None

    def _is_table(self, text: str) -> bool:
        return any(self._cell(cell.strip()) is not None for cell in text.split("|", 2)[:2])

    def _cells(self, row: Line) -> Iterator[tuple[FieldKind, int, int]]:
        kind: FieldKind | None = None
        start = row.text_start
        for cell in row.text.split("|"):
            end = start + len(cell)
            text = cell.strip()
            label = self._cell(text)
            if label is not None:
                kind = label
            elif text and kind is not None:
                yield kind, start, end
                kind = None
            elif text and ":" in text:
                for paired, first, last in self.pairs(cell):
                    yield paired, start + first, start + last
            start = end + 1

    def _is_value(self, kind: FieldKind, rows: Sequence[Line], at: int) -> bool:
        """Whether the line at `at` reads like the value of a label that stands alone on the line before."""
        if at >= len(rows) or self.open(rows[at].text):
            return False
        text = rows[at].text
        if kind.value in ("date", "instant"):
            return match_date(text) is not None
        if kind.value == "number":
            return document_number.match(text) is not None and len(text) < 40
        if kind.value == "none":
            return text.replace(",", "").isdigit()
        if "。" in text:
            return False
        if not kind.name:
            return len(text) <= 14
        if kind.value == "words":
            return len(text) < 60 and " " in text and not text.endswith((")", ":"))
        if kind.name == "labelled_title":
            return len(text) < 120
        # A short value is one where the line behind it is a label again, or ends the table.
        return len(text) <= 40 and text[-1] not in ":,;"


def labels_with(further: Mapping[str, str] | None) -> Labels:
    """The labels of the data file and, where a caller has some, further ones: {"签发单位": "issuer"}."""
    return _labels(tuple(sorted(further.items())) if further else ())


def is_labelled(text: str) -> bool:
    """Whether a line begins with a label of the data file that names a field of the document.

    >>> is_labelled("索 引 号: 000"), is_labelled("索引号的编制"), is_labelled("浏览次数: 25")
    (True, False, False)
    """
    return bool(labelled_field(text))


def labelled_field(text: str) -> str:
    """The name of the field whose label a line begins with, by the data file; empty where there is none.

    >>> labelled_field("标题: 云溪区工作报告")
    'labelled_title'
    """
    return _labels(()).field_of(text)


@lru_cache(maxsize=32)
def _labels(further: tuple[tuple[str, str], ...]) -> Labels:
    return Labels(dict(further))


@cache
def _dated() -> re.Pattern[str]:
    return re.compile(r"(?:19|20)[0-9]{2}[-年/.][0-9]{1,2}[-月/.][0-9]{1,2} {0,3}日? {0,3}(?:[0-9]{1,2}:[0-9]{2})?.*")


_AROUND = " 【】[]|;,"
_BULLETS = "-·*【[("
_MOST_BLANKS = 4
_WIDE = " " * (_MOST_BLANKS + 1)


def _read(source: Source, kind: FieldKind, start: int, end: int) -> list[HeaderField]:
    """The field of a value, or nothing where it is not one of its kind."""
    if not kind.name:
        return []
    written = source.normal[start:end].rstrip(_AROUND)
    text = written.lstrip(_AROUND)
    start += len(written) - len(text)
    if text[-1:] == ")" and text.count("(") < text.count(")"):
        # （信息来源：云溪区统计局）: the bracket is the label's.
        text = text[:-1]
    end = start + len(text)
    if not any(map(str.isalnum, text)):
        return []
    if kind.value in ("date", "instant"):
        found = match_date(text)
        if found is None:
            return []
        value, length = found
        name = kind.name
        if "T" in value and name == "published_on":
            name = "published_at"
        elif "T" in value and name != "published_at":
            value, length = value[:10], len(text[:length].split(" ")[0])
        return [field_at(source, name, start, start + length, value)]
    if kind.value == "number":
        number = document_number.find(text)
        if number is None:
            return []
        return [field_at(source, kind.name, start, start + number.span.end, number.value.canonical)]
    if text in ("无", "暂无"):
        return []
    if kind.name in ("source", "issuer"):
        # 来源：云溪区人民政府2024-05-0609:30: the page's date touches the value before it.
        dated = _dated().search(source.normal, start, end)
        if dated is not None:
            found = match_date(dated[0])
            fields = (
                []
                if found is None
                else [field_at(source, "published_at", dated.start(), dated.start() + found[1], found[0])]
            )
            before = source.stripped(start, dated.start())
            return ([field_at(source, kind.name, *before)] if len(before) else []) + fields
    plain = joined(source.text[start:end]) if kind.name in ("labelled_title", "signed_by") else None
    return [field_at(source, kind.name, start, end, plain)]
