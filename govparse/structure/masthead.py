"""The masthead: what stands between the title and the text.

    occasion   = "--" | "(", [ date ], "在", meeting, "上", [ ")" ]          on up to three lines
    speaker    = post, blank, name | post, line break, name | name, line break, post | name
    units      = organ, { blank, organ }                                    see govparse.structure.organs
    adoption   = [ "(" ], date, …, "通过" | "修订" | "公布" | …, [ ")" ]
    effect     = date, "施行"
    written on = [ "(" ], date, [ ")" ]
    salutation = "各位代表" | "同志们" | …, ":" | "!"
    addressee  = organ, { "、" | ",", organ }, ":"                           up to 260 characters

Source: GB/T 9704-2012, 7.3.2 (主送机关); the corpus.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import regex

from govparse.data import words
from govparse.structure.dates import is_date, match_date
from govparse.structure.header_fields import HeaderField, field_at
from govparse.structure.lines import Line
from govparse.structure.organs import is_organ, organs_of
from govparse.text import Source, joined

__all__ = [
    "is_salutation",
    "match_addressee",
    "match_adoption",
    "match_name",
    "match_occasion",
    "match_page_date",
    "match_salutation",
    "match_speaker",
    "match_units",
    "match_written_on",
]

Match = tuple[list[HeaderField], int]


def match_occasion(source: Source, rows: Sequence[Line], at: int) -> Match | None:
    """The meeting at which a report was delivered, and the day."""
    text = rows[at].text
    if text[0] not in "-(0123456789" or "在" not in text:
        return None
    start = rows[at].text_start
    for end in range(at, min(at + 3, len(rows))):
        line = rows[end].text
        if line.endswith(("上", "上)")):
            break
        if "。" in line or len(line) > 80:
            return None
    else:
        end = at
        if not text.endswith(("会议", "会议)", "大会")):
            return None
    match = _patterns().occasion.fullmatch(source.normal, start, rows[end].text_end)
    if match is None:
        return None
    fields: list[HeaderField] = []
    if match["date"] is not None:
        dated = match_date(match["date"].replace("\n", ""))
        if dated is not None:
            fields.append(field_at(source, "delivered_on", *match.span("date"), dated[0]))
    first, last = match.span("meeting")
    fields.append(field_at(source, "occasion", first, last, joined(source.text[first:last])))
    return fields, end + 1


def match_speaker(source: Source, rows: Sequence[Line], at: int) -> Match | None:
    """The post and the name of who delivered the report."""
    row = rows[at]
    match = _patterns().speaker.fullmatch(row.text) if " " in row.text else None
    if match is not None:
        return _speaker(
            source,
            row.text_start + match.start("post"),
            row.text_start + match.end("post"),
            row.text_start + match.start("name"),
            row.text_end,
        ), at + 1
    if at + 1 >= len(rows):
        return None
    name = rows[at + 1]
    if _is_post(name.text) and _patterns().name.fullmatch(row.text):
        # 陆　明 / 财政经济委员会副主任委员: the table of a page gave the name first.
        post, speaker = _speaker(source, name.text_start, name.text_end, row.text_start, row.text_end)
        return [speaker, post], at + 2
    if not _is_post(row.text):
        return None
    if _patterns().name.fullmatch(name.text):
        return _speaker(source, row.text_start, row.text_end, name.text_start, name.text_end), at + 2
    if len(name.text) == 1 and at + 2 < len(rows) and len(rows[at + 2].text) <= 2:
        return _speaker(source, row.text_start, row.text_end, name.text_start, rows[at + 2].text_end), at + 3
    return None


def _is_post(text: str) -> bool:
    return text.endswith(_patterns().posts) and _patterns().post.fullmatch(text) is not None


def match_name(source: Source, rows: Sequence[Line], at: int) -> Match | None:
    """The name of who speaks, alone on its line: 陆　明 above 同志们：."""
    row = rows[at]
    if _patterns().name.fullmatch(row.text) is None or is_organ(row.text.replace(" ", "")):
        return None
    return [
        field_at(source, "speaker", row.text_start, row.text_end, joined(source.text[row.text_start : row.text_end]))
    ], at + 1


def _speaker(source: Source, start: int, end: int, name: int, stop: int) -> list[HeaderField]:
    post = field_at(source, "speaker_post", start, end, joined(source.text[start:end]))
    return [post, field_at(source, "speaker", name, stop, joined(source.text[name:stop]))]


def match_units(source: Source, rows: Sequence[Line], at: int) -> Match | None:
    """The units under a title, one field each."""
    row = rows[at]
    start, text = row.text_start, row.text
    if text[0] == "(" and text[-1] == ")":
        start, text = start + 1, text[1:-1]
    organs = organs_of(text)
    if not organs:
        return None
    fields = [
        field_at(source, "author_unit", start + first, start + last, joined(source.text[start + first : start + last]))
        for first, last in organs
    ]
    return fields, at + 1


def match_adoption(source: Source, rows: Sequence[Line], at: int) -> Match | None:
    """A note of adoption, promulgation or amendment; in brackets it may take several lines."""
    text = rows[at].text
    opened = text[0] == "("
    dated = match_date(text, 1 if opened else 0)
    if dated is None and not (opened and _patterns().dated.search(text)):
        return None
    # 2021年1月1日 施行 says when a law takes effect, not how it came to be.
    if dated is not None and not opened and text[dated[1] :].strip() in ("施行", "起施行", "实施", "起实施"):
        return [field_at(source, "effective_on", rows[at].text_start, rows[at].text_start + dated[1], dated[0])], at + 1
    end = at
    if opened:
        while not rows[end].text.endswith(")"):
            end += 1
            if end >= len(rows) or end > at + 8:
                return None
    start, stop = rows[at].text_start, rows[end].text_end
    if not _patterns().adopted.search(source.normal, start, stop):
        return None
    # Without a bracket, or with something before the date, only a note that ends with what was done is one.
    if (not opened or dated is None) and (text[-1] == "。" or not _patterns().adopted_end.search(rows[end].text)):
        return None
    value = "".join(line.strip() for line in source.text[start:stop].splitlines())
    return [field_at(source, "adoption", start, stop, _patterns().set_apart.sub("", value))], end + 1


def match_written_on(source: Source, rows: Sequence[Line], at: int) -> Match | None:
    """A date alone under the title, perhaps in brackets."""
    row = rows[at]
    # 2023-07-12 alone is the page's, not the document's.
    if not is_date(row.text) or "月" not in row.text:
        return None
    opened = row.text[0] == "("
    found = match_date(row.text, 1 if opened else 0)
    if found is None or "T" in found[0]:
        return None
    start = row.text_start + (1 if opened else 0)
    return [field_at(source, "written_on", start, row.text_start + found[1], found[0])], at + 1


def match_page_date(source: Source, rows: Sequence[Line], at: int) -> Match | None:
    """The page's own date line: a date with the clock, perhaps with labels behind it."""
    row = rows[at]
    found = match_date(row.text)
    if found is None:
        return None
    name = "published_at"
    if "T" not in found[0]:
        # A date without the clock is the page's where a label follows it.
        if ":" not in row.text[found[1] :] or "-" not in row.text[:10]:
            return None
        name = "published_on"
    return [field_at(source, name, row.text_start, row.text_start + found[1], found[0])], at + 1


def is_salutation(text: str) -> bool:
    """Whether a line greets those who listen.

    >>> is_salutation("各位代表:"), is_salutation("各位代表,现在开会。")
    (True, False)
    """
    return text[-1:] in _GREETED and _patterns().salutation.fullmatch(text) is not None


_GREETED = frozenset(":!")


def match_salutation(source: Source, rows: Sequence[Line], at: int) -> Match | None:
    """各位代表 and its kin, without the colon."""
    row = rows[at]
    if not is_salutation(row.text):
        return None
    return [field_at(source, "salutation", row.text_start, row.text_end - 1)], at + 1


def match_addressee(source: Source, rows: Sequence[Line], at: int) -> Match | None:
    """The organs that a letter or notice is sent to 主送机关, without the colon."""
    text = rows[at].text
    end = at
    if text[-1] != ":":
        if "。" in text or not _patterns().addressed.match(text):
            return None
        while end < len(rows) and rows[end].text[-1] != ":" and "。" not in rows[end].text and end < at + 8:
            end += 1
        if end >= len(rows) or rows[end].text[-1] != ":":
            return None
    start, stop = rows[at].text_start, rows[end].text_end - 1
    if stop - start > 400 or not _patterns().addressee.fullmatch(source.normal, start, stop):
        return None
    value = "".join(source.text[start:stop].splitlines()) if end > at else None
    return [field_at(source, "addressee", start, stop, value)], end + 1


class _Patterns:
    """Compiled together on first use."""

    __slots__ = (
        "addressed",
        "addressee",
        "adopted",
        "adopted_end",
        "dated",
        "name",
        "occasion",
        "post",
        "posts",
        "salutation",
        "set_apart",
        "speaker",
    )

    def __init__(self) -> None:
        lists = words("header_fields.toml", "words")
        posts, addressees = ("|".join(sorted(lists[key], key=len, reverse=True)) for key in ("posts", "addressees"))
        name = r"\p{Han}(?: {0,4}\p{Han}){1,3}|\p{Han}{1,8}(?:·\p{Han}{1,8}){1,3}"
        post = rf"[\p{{Han}}()、]{{0,40}}?(?:{posts})"
        self.posts = lists["posts"]
        self.name = regex.compile(name)
        self.post = regex.compile(post)
        self.speaker = regex.compile(rf"\(?(?<post>{post}) {{1,8}}(?<name>{name})\)?")
        self.occasion = regex.compile(
            r"""(?x) [-(]{0,5} \s*+
            (?<date> (?:19|20)[0-9]{2} [0-9年月日 ]{3,12}? | [〇零一二三四五六七八九十年月日]{8,12} )? \s*+
            在 (?<meeting> [^。,;:]{4,80}? ) 上? \)? (?: \s* \(书面\) )?"""
        )
        self.dated = re.compile(r"(?:19|20)[0-9]{2} ?年|[一二][〇零一二三四五六七八九]{3}年")
        self.adopted = re.compile(r"通过|修订|修正|批准|公布|发布|施行|颁布")
        self.adopted_end = re.compile(r"(?:通过|修订|修正|批准|公布|发布|施行|颁布)[)》]?(?:的决定》?修正)?[)]?$")
        # 2026 年2 月11 日: blanks that a PDF puts around the digits of a date.
        self.set_apart = re.compile(r"(?<=[0-9]) (?=[年月日])|(?<=[年月]) (?=[0-9])")
        self.salutation = re.compile(
            r"""(?x) (?: 各位 (?:代表|委员|同志|领导|来宾|常委) [^。,;]{0,40}
              | 同志们
              | (?:尊敬的)? (?:主席|主任|会议主席|主席团|女士们|朋友们|委员长|主任委员) [^。;]{0,60}
              | 会议主席团
              | 尊敬的 [^。;]{2,60}
            ) [:!]"""
        )
        self.addressed = regex.compile(
            r"各|[\p{Han}]{2,6}[省市区县]人民政府|[\p{Han}]{2,3}[省市](?:[、,]|$)|.{2,12}(?:委员会|局|厅|部)[、,]"
        )
        self.addressee = regex.compile(rf"[^。;:!?]{{1,400}}(?:{addressees})(?:\([^()]{{1,60}}\))?\s*+")


@cache
def _patterns() -> _Patterns:
    return _Patterns()
