"""The foot of a document: attachments, signature, date, notes, and the record of its printing 版记.

    attachments                                               `attachments` reads them
    signature   = { organ line }, date line                     right-aligned, one organ a line or several; （盖章）
                | organ, { blank, organ }, blank, date          on one of the last lines
                | post, blank | ":", name, date line            of an order
    note        = "(", "此件公开发布" | "本文有删减" | …, ")"
    record      = "抄送", ":", organs, "。", organ, blank, date, "印发"

A cover notice has its signature before the text that it encloses: the first signature is the document's own, and behind
a line 附件 that stands alone only the record is. Source: GB/T 9704-2012, 7.3.4 to 7.4; the corpus.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import regex

from govparse.structure.attachments import is_labelled_name, match_attachments
from govparse.structure.dates import is_date, match_date
from govparse.structure.enclosures import is_enclosure_head
from govparse.structure.header_fields import HeaderField, field_at
from govparse.structure.labels import Labels
from govparse.structure.lines import Line
from govparse.structure.organs import organs_of
from govparse.text import Source, joined

__all__ = ["find_foot", "match_signature"]


def find_foot(
    source: Source, rows: Sequence[Line], first: int, labels: Labels, *, signed: bool = False
) -> list[HeaderField]:
    """The fields behind the line at `first`, where the text begins; in the order of the text."""
    fields: list[HeaderField] = []
    attached = enclosed = False
    last = len(rows) - 6
    for at in range(first, len(rows)):
        text = rows[at].text
        opening = text[0]
        # Most lines are none of these; their first character tells, and of a sentence that it is long.
        if at < last and (opening not in _OPENINGS or (len(text) > _LONGEST_DATE and opening not in _LISTED)):
            continue
        if opening == "附":
            if is_enclosure_head(text) and not _opens_list(rows, at):
                # Behind the documents that it encloses nothing but the record of its printing is the document's own.
                enclosed = True
                continue
            if not attached and not enclosed and (found := match_attachments(source, rows, at, signed)):
                attached = True
                fields += found
            elif signed and is_labelled_name(text):
                # 附件1：任务分解表 below the signature, with more than its name: an enclosed document.
                enclosed = True
        elif opening in "抄送":
            copied = _patterns().copied.match(text)
            if copied is not None and at >= len(rows) - 14:
                fields.append(_copied(source, rows, at, rows[at].text_start + copied.end()))
        elif at >= last and text.endswith("印发"):
            fields += _printed(source, rows[at])
        elif at >= last and not (signed or enclosed) and (found := _on_one_line(source, rows[at])):
            fields += found
            signed = True
        elif enclosed or len(text) > _LONGEST_DATE:
            continue
        elif opening == "(" and text[-1] == ")" and _patterns().note.match(text):
            if signed or at >= last:
                fields.append(field_at(source, "disclosure_note", rows[at].text_start, rows[at].text_end))
        elif (not signed or at >= len(rows) - 2) and _is_day(text):
            # The last lines of a text are signed though another signature stands before: that of the cover.
            found = match_signature(source, rows, at, first)
            if found and (not signed or found[0].name == "signatory"):
                fields += found
                signed = True
    fields += _last_labels(source, rows, first, labels)
    return fields


def _opens_list(rows: Sequence[Line], at: int) -> bool:
    """Whether 附件: stands above the items of the attachments list, not above an enclosed document."""
    return rows[at].text[-1] == ":" and at + 1 < len(rows) and rows[at + 1].text.startswith(("1.", "1、"))


def _on_one_line(source: Source, row: Line) -> list[HeaderField]:
    """The organs and the date beside them: 云溪区人民政府  2024年5月14日."""
    organs, _, dated = row.text.rpartition(" ")
    day = match_date(dated) if dated.endswith("日") else None
    places = organs_of(organs.rstrip()) if day is not None and day[1] == len(dated) else []
    if day is None or not places:
        return []
    return [
        *_signatories(source, row, places),
        field_at(source, "written_on", row.text_end - len(dated), row.text_end, day[0]),
    ]


def _signatories(source: Source, row: Line, places: list[tuple[int, int]]) -> list[HeaderField]:
    """One field for each of the places of a line, the blanks between the characters removed."""
    spans = [(row.text_start + start, row.text_start + end) for start, end in places]
    return [field_at(source, "signatory", start, end, joined(source.text[start:end])) for start, end in spans]


_LISTED = frozenset("附抄送")
_OPENINGS = _LISTED | frozenset("(12一二年")
_LONGEST_DATE = 20
_SEPARATORS = ("-", ".", "/")


def _printed(source: Source, row: Line) -> list[HeaderField]:
    """Who printed the document, and when: 云溪区人民政府办公室  2024年5月7日印发."""
    match = _patterns().record.fullmatch(row.text)
    dated = match_date(match["date"]) if match is not None else None
    if match is None or dated is None:
        return []
    start = row.text_start
    printed = [field_at(source, "printed_on", start + match.start("date"), start + match.end("date"), dated[0])]
    if match["organ"]:
        printed.insert(0, field_at(source, "printed_by", start + match.start("organ"), start + match.end("organ")))
    return printed


def _is_blank_date(text: str) -> bool:
    """Whether a line is the date of a draft, which is not known yet: 2024年 月 日."""
    return _patterns().blank.fullmatch(text) is not None


def _copied(source: Source, rows: Sequence[Line], at: int, start: int) -> HeaderField:
    """Those to whom a copy goes 抄送: up to the line that tells who printed it."""
    end = at
    while end + 1 < len(rows) and not _patterns().printed.search(rows[end + 1].text):
        end += 1
    place = source.stripped(start, rows[end].text_end)
    return field_at(source, "copied_to", place.start, place.end, " ".join(source[place].split()))


def _is_day(text: str) -> bool:
    """Whether a line is a day and nothing else: 2024年5月11日, 2024-5-11, or with blanks for its numbers."""
    # 2024年5月 alone is more often the head of a column.
    return ("日" in text or text[4:5] in _SEPARATORS) and (is_date(text) or _is_blank_date(text))


def match_signature(source: Source, rows: Sequence[Line], at: int, first: int) -> list[HeaderField]:
    """The organs above a date line, and the date; the organs alone where it is left blank."""
    signatories: list[HeaderField] = []
    above = at - 1
    while above >= first and at - above <= 12:
        row = rows[above]
        signer = _patterns().signer.fullmatch(row.text)
        inner = row.text[1:-1] if row.text[0] == "(" and row.text[-1] == ")" else row.text
        shift = 1 if inner is not row.text else 0
        organs = [(start + shift, end + shift) for start, end in organs_of(_patterns().seal.sub("", inner))]
        if signer is not None and not organs:
            organs = [(0, len(row.text))]
        if not organs:
            break
        signatories[:0] = _signatories(source, row, organs)
        above -= 1
    row = rows[at]
    opened = row.text[0] == "("
    found = match_date(row.text, 1 if opened else 0)
    if found is None and _is_blank_date(row.text):
        return signatories
    if found is None or not (signatories or _is_signed_date(rows, at)):
        return []
    start = row.text_start + (1 if opened else 0)
    return [*signatories, field_at(source, "written_on", start, row.text_start + found[1], found[0])]


def _is_signed_date(rows: Sequence[Line], at: int) -> bool:
    """Whether a date line without an organ above it ends a document, or the cover of one."""
    if at >= len(rows) - 3:
        return True
    if rows[at + 1].text.startswith(("(此", "(本文", "附件")):
        return True
    return rows[at].indent > 0 and at > 0 and rows[at - 1].text[-1] == "。"


def _last_labels(source: Source, rows: Sequence[Line], first: int, labels: Labels) -> list[HeaderField]:
    """Labelled fields on the last lines: 公开方式:主动公开."""
    fields: list[HeaderField] = []
    for at in range(max(first, len(rows) - 6), len(rows)):
        # 主题词 stands above the record of the printing.
        if len(rows[at].text) < 40 and (at >= len(rows) - 3 or rows[at].text[0] == "主"):
            read = labels.read(source, rows[: at + 1], at)
            if read is not None:
                fields += [field for field in read[0] if field.name in _LAST]
    return fields


_LAST = frozenset({"source", "disclosure_mode", "disclosure_scope", "disclosure_term", "keywords"})


class _Patterns:
    __slots__ = ("blank", "copied", "note", "printed", "record", "seal", "signer")

    def __init__(self) -> None:
        self.blank = re.compile(r"(?:(?:19|20)[0-9]{2})? {0,8}年 {0,8}[0-9]{0,2} {0,8}月 {0,8}日")
        self.note = re.compile(r"\((?:此件|本文有删减|此文|信息公开)")
        self.copied = re.compile(r"抄 ?[送报] ?:|送:")
        self.record = regex.compile(r"(?<organ>\p{Han}{3,30})? *(?<date>[12一二][^ ]*日) *印发")
        self.printed = re.compile(r"印发?$|[0-9] ?日印")
        self.seal = re.compile(r" ?\((?:盖|公|印|代)?章\)$")
        # The head of a government signs an order himself: 区长  name.
        self.signer = regex.compile(
            r"""(?x) \p{Han}{0,14}?
            (?: 总理 | [省市区县州盟旗镇乡厅][ ]{0,4}长 | 主席 | 部长 | 局长 | 主任 | 院长 | 检察长 | 委员长 )
            (?: [ ]{1,8} | [ ]?:[ ]{0,4} ) \p{Han} (?: [ ]{0,4} \p{Han} ){1,3}"""
        )


@cache
def _patterns() -> _Patterns:
    return _Patterns()
