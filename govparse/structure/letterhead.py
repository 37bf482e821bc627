"""The letterhead: what stands above the title of an official document, or under it as its number.

    letterhead = [ copy number ], [ secrecy ], [ urgency ], [ organ, "文件" | joint ], [ number ]
    joint      = organ, { line break, organ }             "文件" behind one of them, and a number below them
    issued     = organ, wide blank, date                  under the number of minutes 纪要
    number     = document number alone on its line, in brackets, or below the name of an order or announcement
    paper      = meeting, line break, "文件", "(", number, ")"               云溪市…七次会议文件（19）: known, no field

Source: GB/T 9704-2012, 7.2 (版头): 份号, 密级和保密期限, 紧急程度, 发文机关标志, 发文字号; the corpus.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex

from govparse.expressions.document_numbers import document_number
from govparse.structure.dates import match_date
from govparse.structure.header_fields import HeaderField, field_at
from govparse.structure.lines import Line
from govparse.structure.organs import is_organ
from govparse.text import Source, joined

__all__ = ["match_issued", "match_letterhead", "match_meeting_file", "match_number"]

Match = tuple[list[HeaderField], int]


def match_letterhead(source: Source, rows: Sequence[Line], at: int) -> Match | None:
    """What stands above the red line of GB/T 9704-2012, 7.2: 份号, 密级, 紧急程度, the organ with 文件."""
    row = rows[at]
    text = row.text
    if at == 0 and len(text) == 6 and text.isdigit():
        return [field_at(source, "copy_number", row.text_start, row.text_end)], at + 1
    if len(text) > 40 or at > 6:
        return None
    if (joint := _match_joint(source, rows, at)) is not None:
        return joint
    match = _patterns().letterhead.fullmatch(text) if text[-1] == "件" or text[0] in _STAMPED else None
    if match is None:
        return None
    name = str(match.lastgroup)
    value = joined(match[name])
    if name == "issuer" and not is_organ(value):
        return None
    return [field_at(source, name, row.text_start + match.start(name), row.text_start + match.end(name), value)], at + 1


_STAMPED = frozenset("绝机秘特加平")
"""How secrecy and urgency begin."""


def _match_joint(source: Source, rows: Sequence[Line], at: int) -> Match | None:
    """The organs that issue a document together, one a line, 文件 behind one of them: GB/T 9704-2012, 7.2.4."""
    fields: list[HeaderField] = []
    named = False
    end = at
    while end < min(len(rows), at + _MOST_ORGANS):
        row = rows[end]
        match = _patterns().letterhead.fullmatch(row.text) if row.text[-1] == "件" else None
        marked = match is not None and match["issuer"] is not None
        start, stop = match.span("issuer") if match is not None and marked else (0, len(row.text))
        name = joined(row.text[start:stop])
        if not is_organ(name):
            break
        named = named or marked
        fields.append(field_at(source, "issuer", row.text_start + start, row.text_start + stop, name))
        end += 1
    if not named or len(fields) < 2 or end == len(rows) or match_number(source, rows, end) is None:
        return None
    return fields, end


_MOST_ORGANS = 12


def match_issued(source: Source, rows: Sequence[Line], at: int) -> Match | None:
    """Who issues minutes, and when: 云溪区人民政府办公室      2025年4月8日."""
    row = rows[at]
    organ, blank, dated = row.text.rpartition("  ")
    day = match_date(dated) if blank and dated[-1:] == "日" else None
    if day is None or day[1] != len(dated) or not is_organ(name := joined(organ)):
        return None
    start = row.text_start + len(organ) + len(blank)
    return [
        field_at(source, "issuer", row.text_start, row.text_start + len(organ.rstrip()), name),
        field_at(source, "written_on", start, row.text_end, day[0]),
    ], at + 1


def match_number(source: Source, rows: Sequence[Line], at: int) -> Match | None:
    """A document number alone on its line, or on two: 中华人民共和国国务院令 / 第706号, …公告 / 2024年第3号."""
    row = rows[at]
    text = row.text
    if at > 0 and text[-1] in "号)" and (serial := _match_serial(source, row, rows[at - 1].text)):
        return [serial], at + 1
    if "令" in text and (order := _order(source, rows, at)):
        return order
    if text.endswith(("号", "號", "号令")):
        start, end, following = row.text_start, row.text_end, at + 1
    elif text[-1] == "令" and at + 1 < len(rows) and rows[at + 1].text[0] == "第" and rows[at + 1].text[-1] == "号":
        start, end, following = row.text_start, rows[at + 1].text_end, at + 2
    elif text[0] == "(" and text.endswith(("号)", "号令)")):
        start, end, following = row.text_start + 1, row.text_end - 1, at + 1
    else:
        return None
    if end - start > 45:
        return None
    organs = _announcing_with(text)
    found = document_number.match(source, start + organs)
    if found is None or found.span.end != end:
        return None
    value = text if organs else found.value.canonical
    return [field_at(source, "document_number", start, end, value)], following


def _match_serial(source: Source, row: Line, above: str) -> HeaderField | None:
    """The number of the announcement above it: 2024年第3号; 〔十五届〕第三十一号 of an assembly, （第12号）."""
    if row.text[0] in "12":
        hit = _patterns().yearly.fullmatch(row.text)
    else:
        hit = _patterns().serial.fullmatch(row.text) if above.endswith(("公告", "通告")) else None
    if hit is None:
        return None
    start, end = (row.text_start + offset for offset in hit.span("number"))
    return field_at(source, "document_number", start, end, joined(source.text[start:end]))


def _announcing_with(text: str) -> int:
    """How many characters the organs have before the one with the number: 财政部 税务总局公告2023年第1号."""
    organs, blank, last = text.rpartition(" ")
    announced = blank and "公告" in last and all(is_organ(name) for name in organs.split())
    return len(organs) + 1 if announced else 0


def _order(source: Source, rows: Sequence[Line], at: int) -> Match | None:
    """The number of an order in brackets or with a year: …令 / （第35号）, …令 / 2019年第12号, …令（第35号）."""
    hit = _patterns().order.fullmatch(rows[at].text)
    if hit is None or not is_organ(joined(hit["organ"])):
        return None
    number, last = hit["number"], at
    if number is None and at + 1 < len(rows):
        number, last = rows[at + 1].text, at + 1
    if number is None or _patterns().ordered.fullmatch(number) is None:
        return None
    value = f"{joined(hit['organ'])}令{joined(number.strip('()'))}"
    return [field_at(source, "document_number", rows[at].text_start, rows[last].text_end, value)], last + 1


def match_meeting_file(source: Source, rows: Sequence[Line], at: int) -> Match | None:
    """The running number of a meeting's papers, and a gazette's issue: known, and no field."""
    text = rows[at].text
    for row in rows[at : at + 2]:
        numbered = len(row.text) < 30 and "件" in row.text and _patterns().meeting_file.search(row.text) is not None
        if numbered and (row is rows[at] or _patterns().assembly.search(text)):
            return [], at + (1 if row is rows[at] else 2)
    if text.endswith("公报") and at + 1 < len(rows) and _patterns().issue.fullmatch(rows[at + 1].text):
        following = at + 2
        if following < len(rows) and rows[following].text.isdigit():
            following += 1
        return [], following
    return None


class _Patterns:
    """Compiled together on first use."""

    __slots__ = ("assembly", "issue", "letterhead", "meeting_file", "order", "ordered", "serial", "yearly")

    def __init__(self) -> None:
        self.letterhead = regex.compile(
            r"""(?x) (?<secrecy>(?:绝密|机密|秘密)(?:[ ]?[★☆][ ]?[0-9一二三四五六七八九十长期年月]{0,6})?)
            | (?<urgency>特急|加急|特提|平急|急件)
            | (?<issuer>\p{Han}(?:[ ]{0,3}\p{Han}){2,24}?) [ ]{0,3} 文 [ ]{0,3} 件"""
        )
        figures = "[0-9一二三四五六七八九十百]{1,5}"
        serial, year = f"第 ?{figures} ?号", "(?:19|20)[0-9]{2}"
        self.serial = regex.compile(
            rf"(?<number>[〔(\[][一二三四五六七八九十0-9]{{1,3}} ?届[〕)\]] ?{serial})|\(?(?<number>{serial})\)?"
        )
        # （总第15号） counts the issues of all years, and is no number of this one.
        self.yearly = regex.compile(
            rf"(?<number>{year} ?年 ?第 ?[0-9]{{1,4}} ?号)(?: ?\(总第 ?[0-9]{{1,4}} ?[号期]\))?"
        )
        self.order = regex.compile(r"(?<organ>\p{Han}(?: ?\p{Han}){3,30}?) ?令 ?(?<number>\([^()]{3,16}\))?")
        self.ordered = regex.compile(rf"(?:{year} ?年|[〔\[]{year}[〕\]]) ?{serial}|\((?:{year} ?年 ?)?{serial}\)")
        number = "[0-9一二三四五六七八九十]{1,4}"
        self.meeting_file = regex.compile(
            rf"(?:会 ?议 ?)?文 ?件 ?(?:[(之] ?{number} ?\)?|[一二三四五六七八九十]{{1,4}})$"
        )
        self.assembly = regex.compile(r"届|人大|会议|政协")
        self.issue = regex.compile(r"[0-9]{4} ?年 ?第 ?[0-9]{1,3} ?[期号].{0,12}")


@cache
def _patterns() -> _Patterns:
    return _Patterns()
