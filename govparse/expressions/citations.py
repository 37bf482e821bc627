"""Citations: other documents that a text names.

    citation = title, [ "(", document number, ")" ], [ pointer ]
             | document number
             title may be followed by a remark: (试行), (2023年修订)
    title    = "《", characters, "》"          《》 inside it are balanced; 〈〉 and <> may stand there
             | "<<", characters, ">>" | "<", characters that end as an official title does, ">"

The document number belongs to the citation and its span; the pointer behind it has a span of its own. What kind of
thing is cited is told by how its title ends and by what stands around it. Source: GB/T 15834-2011, 4.16 (书名号);
党政机关公文处理工作条例 (a document is cited by its title, then its number); the corpus.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import attrs
import regex

from govparse.expressions.cited_kinds import CitationKind, ends_officially, kind_of
from govparse.expressions.document_numbers import DocumentNumber, document_number, find_further
from govparse.expressions.pointers import Pointer, match_pointer
from govparse.grammar import Found
from govparse.grammar.found import as_found
from govparse.grammar.parser import Furthest, Parser, Scan
from govparse.text import NOWHERE, Source, Span, joined, maker, normalise

__all__ = ["Citation", "CitationKind", "citation", "citation_of", "find_titles_and_numbers", "identity_of"]


@attrs.frozen(slots=True, weakref_slot=False)
class Citation:
    """A named document, with its number when one stands behind it; equal to another
    of the same title and number. `identity` joins different spellings of a title.

    >>> found = citation.parse("《云溪区公园管理办法》（云政发〔2024〕3号）")
    >>> found.title, found.number_text, found.kind.value
    ('云溪区公园管理办法', '云政发〔2024〕3号', 'law')
    """

    title: str | None
    """What stands between 《 and 》, line breaks removed; None of a document number that stands alone."""
    number: DocumentNumber | None = None
    """The document's number."""
    kind: CitationKind = attrs.field(default=CitationKind.WORK, eq=False, kw_only=True)
    """What is cited."""
    pointer: Pointer | None = attrs.field(default=None, eq=False, kw_only=True)
    """The place in it that is meant: 第四条第一款."""
    refers_to: str | None = attrs.field(default=None, eq=False, kw_only=True)
    """The full title, where this one is a short form that the document has introduced."""
    short_form: str | None = attrs.field(default=None, eq=False, kw_only=True)
    """The short form that is introduced here: 以下简称《办法》."""
    span: Span = attrs.field(default=NOWHERE, eq=False, kw_only=True)
    """The title with its brackets, and the number; not the pointer."""
    text: str = attrs.field(default="", eq=False, kw_only=True)

    @property
    def number_text(self) -> str | None:
        """The number as written, with 〔〕 around its year, such as 云发〔2024〕3号; or None."""
        return None if self.number is None else self.number.canonical

    @property
    def identity(self) -> str:
        """The same for all citations of one document: its title in a plain form, else its number.

        >>> citation.parse("《中华人民共和国预算法》").identity == citation.parse("《预算法》").identity
        True
        """
        title = self.refers_to or self.title
        return identity_of(title) if title is not None else str(self.number or "")


citation_of = maker(Citation)
"""Makes a citation, as its class does, in a third of the time."""


def identity_of(title: str) -> str:
    """A title without what may differ between two ways of writing it: blanks, kinds of brackets, 中华人民共和国."""
    plain = title if _han().fullmatch(title) else "".join(normalise(title).split()).translate(_BRACKETS)
    return plain.removeprefix("中华人民共和国")


_BRACKETS = str.maketrans("《》〈〉“”‘’", "<><>\"\"''")


class _Citations(Parser[Citation]):
    """Finds 《 first; numbers that stand alone are found between the titles."""

    __slots__ = ()

    def find_all(self, text: str | Source, pos: int = 0) -> Iterator[Found[Citation]]:
        return map(as_found, find_titles_and_numbers(Source.of(text), pos))

    def _read(self, source: Source, pos: int, furthest: Furthest | None) -> tuple[Citation, int] | None:
        brackets = _brackets(source.normal, pos)
        made = None if brackets is None else _at(source, pos, *brackets)
        if made is not None:
            return made, made.span.end
        number = document_number.match(source, pos)
        if number is not None:
            return _of_number(number), number.span.end
        if furthest is not None:
            furthest.expect(pos, "a title in 《》 or a document number")
        return None

    def _scan(self, scan: Scan) -> tuple[str, bool]:
        number, _ = document_number._scan(scan)
        return f"(?:《|<|{number})", False


def find_titles_and_numbers(source: Source, pos: int = 0) -> list[Citation]:
    """What `citation` finds, each as it is: it says itself where it stands.

    >>> [found.text for found in find_titles_and_numbers(Source("按照《管理办法》,参照云政发〔2024〕3号"))]
    ['《管理办法》', '云政发〔2024〕3号']
    """
    titled = list(_titled(source, pos))
    numbered = [_of_number(found) for found in _numbers(source, pos)]
    return _merged(titled, numbered) if numbered or "<" in source.normal else titled


def _of_number(found: Found[DocumentNumber]) -> Citation:
    return citation_of(None, found.value, kind=CitationKind.DOCUMENT, span=found.span, text=found.text)


def _numbers(source: Source, pos: int) -> Iterator[Found[DocumentNumber]]:
    """The document numbers: each ends in 号, which is quicker to look for than its beginning."""
    text, end = source.normal, pos
    at = text.find("号", pos)
    while at >= 0:
        before = text[at - 1 : at]
        core = _core().match(text, end, at) if at >= end and (before in _ENDS_SERIAL or before.isspace()) else None
        if core is not None:
            # 号楼 and 号令人 are told by the characters behind; a look further would take in every number that follows.
            found = next(document_number.find_within(source, max(end, core.start() - 20), at + 3), None)
            if found is not None and found.span.end <= at + 2:
                yield found
                end = found.span.end
                for further in find_further(source, found.value, end):
                    yield Found(further, further.span, further.text)
                    end = further.span.end
        at = text.find("号", at + 1)


def _titled(source: Source, pos: int) -> Iterator[Citation]:
    text = source.normal
    for opening in ("《", "<") if "<" in text else ("《",):
        at = text.find(opening, pos)
        while at >= 0:
            brackets = _brackets(text, at)
            made = None if brackets is None else _at(source, at, *brackets)
            if made is not None:
                yield made
            at = text.find(opening, at + 1 if made is None else made.span.end)


def _merged(titled: list[Citation], numbered: list[Citation]) -> list[Citation]:
    """Both kinds in the order of the text, without numbers that a title has taken in or that stand inside one."""
    merged = sorted([*titled, *numbered], key=lambda made: (made.span.start, -made.span.end))
    kept: list[Citation] = []
    end = 0
    for made in merged:
        if made.span.start >= end:
            kept.append(made)
            end = made.span.end
        elif made.title is not None and kept[-1].title is None:
            # A number whose code was read into a title: the title is surer.
            kept[-1] = made
            end = made.span.end
    return kept


def _at(source: Source, at: int, opening: str, closing: str) -> Citation | None:
    """The citation whose title opens at `at` with `opening`."""
    text = source.normal
    start, end = at + len(opening), _closing(text, at, opening, closing)
    if end < 0:
        return None
    stop, inside = end + len(closing), text[start:end]
    title, tail, breaks = source.text[start:end], inside, inside.count("\n")
    # An opening that was never closed runs into the next paragraph, or past a sentence into another title.
    if "。" in inside or breaks > 3 or "\n\n" in inside or not inside.strip():
        return None
    if breaks or " " in inside:
        title, tail = joined(title), inside.replace("\n", "")
    if tail[-1] in _ENDS_REMARK:
        tail = _remark().sub("", tail).strip()
    if opening == "<" and not ends_officially(tail):
        # 浓度<30微克, <br>: a lone ASCII bracket is mostly a sign.
        return None
    remark = _version().match(text, stop) if text.startswith("(", stop) else None
    behind = stop if remark is None else remark.end()
    number = None
    # A look for 号 is a tenth of the cost of the pattern.
    if text.find("号", behind, behind + _LONGEST_NUMBER) >= 0 and (found := _number_behind(source, behind)) is not None:
        number, stop = found
        behind = stop
        if text[stop : stop + 1] != "第" and (rest := _rest().match(text, stop)) is not None:
            behind = rest.end()
    return citation_of(
        title,
        number,
        kind=kind_of(tail, number is not None, text, at, stop),
        pointer=match_pointer(source, behind) if text.startswith("第", behind) else None,
        span=Span(at, stop),
        text=source.text[at:stop],
    )


def _brackets(text: str, at: int) -> tuple[str, str] | None:
    """The brackets of which one opens at `at`."""
    for brackets in _PAIRS:
        if text.startswith(brackets[0], at):
            return brackets
    return None


def _closing(text: str, at: int, opening: str, closing: str) -> int:
    """Where the bracket closes that opens at `at`, those inside balanced; -1 where none does."""
    depth, here, limit = 0, at + len(opening), at + _LONGEST
    end = text.find(closing, here, limit)
    while end >= 0:
        depth += text.count(opening, here, end)
        if not depth:
            return end
        depth, here = depth - 1, end + len(closing)
        end = text.find(closing, here, limit)
    return -1


def _number_behind(source: Source, at: int) -> tuple[DocumentNumber, int] | None:
    """The number behind a title, and where its bracket ends."""
    behind = _numbered().match(source.normal, at)
    if behind is None:
        return None
    # A line break of the page may stand anywhere in it: (云政⏎办发〔2024〕3号).
    # 财政部、税务总局公告2019年第71号 is of two organs.
    written = "".join(behind["number"].split()).replace("、", "")
    place = Span(*behind.span("number"))
    found = document_number.match(written)
    if found is not None:
        read = found.value
        return DocumentNumber(read.organ, read.year, read.serial, span=place, text=source[place]), behind.end()
    yearly = _yearly().fullmatch(written)
    if yearly is not None:
        # 2022年第21号 says enough behind the title that it belongs to.
        return DocumentNumber("", int(yearly[1]), yearly[2], span=place, text=source[place]), behind.end()
    return None


_ENDS_REMARK = frozenset(") 年版0123456789")
_ENDS_SERIAL = frozenset("0123456789一二三四五六七八九十百零〇")
_LONGEST_NUMBER = 64
_PAIRS = (("《", "》"), ("<<", ">>"), ("<", ">"))
_LONGEST = 240
"""Longer titles do not occur; an opening without a closing is given up here."""


@cache
def _han() -> re.Pattern[str]:
    """What is written in Han characters alone, as most titles are, and needs no plain form."""
    return re.compile("[\u4e00-\u9fff]+")


@cache
def _core() -> regex.Pattern[str]:
    """The year in its bracket, or 年第, or 令, or who gives orders, read backwards from 号."""
    return regex.compile(
        r"""(?rx)
        (?: [〔\[(【] \s? (?:19|20)[0-9]{2} \s? [〕\])】] \s? (?: \p{Han}{1,6} (?: [0-9]{2,4} \p{Han}{1,6} )? )?
            第? \s?
          | [〔\[(【] [4-9四五六七八九] [0-9〇零一二三四五六七八九] [〕\])】] (?: \p{Han}{1,8} 字 )? 第? \s?
          | (?: 政府 | 国务院 | [部局委署厅行会席长] ) \s? 第 \s?
          | (?:19|20)[0-9]{2} \s? 年 \s? 第 \s?
          | 令 \s? 第? \s? )
        (?: [0-9]{1,5} | [一二三四五六七八九十百零〇]{1,7} ) \s?"""
    )


@cache
def _rest() -> regex.Pattern[str]:
    """What else stands in the bracket of a number, before a pointer: ,2020年修订), ,以下简称《办法》)."""
    return regex.compile(r"[^()。;\n]{1,60}\)(?=第)")


@cache
def _numbered() -> regex.Pattern[str]:
    return regex.compile(
        r"\s{0,3}+[(\[〔【]?\s{0,3}+(?<number>(?:[\p{Han}A-Za-z\s]|(?<=\([^()]{2,24})、|\([\p{Han}]{1,8}\)){0,24}?"
        r"[〔\[(【]?\s?(?:[0-9]{4}|第)[^,;。()《》]{0,20}?号(?:令(?!人))?)(?:\s{0,3}+[)\]〕】])?"
    )


@cache
def _version() -> regex.Pattern[str]:
    """What may stand between a title and its number or its pointer: (试行), (2023年修订)."""
    return regex.compile(r"\((?:试行|暂行|修订版?|修正|节选|[0-9]{4}年(?:修订|修正|版|本)版?)\)")


@cache
def _yearly() -> regex.Pattern[str]:
    return regex.compile(r"((?:19|20)[0-9]{2})年第0*([1-9][0-9]{0,4})号")


@cache
def _remark() -> regex.Pattern[str]:
    return regex.compile(r"(?:\([^()]{1,30}\)|[ ]|[0-9]{4}年?版?|[0-9]{4}-[0-9]{4}年?)+$")


citation: Parser[Citation] = _Citations()
"""A document that the text names.

>>> [found.value.title or found.value.number_text for found in citation.find_all("按照《管理办法》和云政发〔2024〕3号")]
['管理办法', '云政发〔2024〕3号']
"""
