"""Document numbers 发文字号 (GB/T 9704-2012, 7.2.5; 党政机关公文处理工作条例, article 9).

    document number = organ, opening, year, closing, [ kind ], [ "第" ], serial, "号"      国办发〔2018〕126号
                    | organ, year, "年第", serial, "号"              公告2022年第14号
                    | organ, "令", [ "第" ], serial, "号"                        国务院令第707号
                    | organ, [ year ], "第", serial, "号令"          国务院第493号令
                    | opening, year, closing, code, [ "第" ], serial, "号"    (94)财税字第020号
    opening         = "〔" | "[" | "(" | "【"
    kind            = Han character, { Han character }       at most 6: 〔1996〕武司字第82号
    code            = Han character, { Han character }, "字" | that of a court, as 云02刑初
    year            = four digits | two digits              before 1995: 云政发（92）31号
    organ           = Han character or letter, { Han character or letter }       at most 16

The bracket with its year is what a text is searched for; the organ's code is read backwards from it, so that a page
without numbers costs one pass. The codes of courts are those of `data/courts.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import attrs
import regex

from govparse.data import words
from govparse.expressions.chinese_numerals import chinese_integer
from govparse.grammar import Found
from govparse.grammar.parser import Furthest, Parser, Scan
from govparse.text import NOWHERE, Source, Span, normalise

__all__ = ["DocumentNumber", "document_number", "find_further"]


def _organ_key(organ: str) -> str:
    """国务院令, 国令 and 中华人民共和国国务院令 are one organ; 字 at the end of a code says nothing."""
    plain = organ.replace(" ", "").removeprefix("中华人民共和国").removesuffix("字")
    return "国令" if plain == "国务院令" else plain


@attrs.frozen(slots=True)
class DocumentNumber:
    """The number of an official document; equal to another that means the same, however its brackets are written.

    >>> number = document_number.parse("云政办发〔2024〕7号")
    >>> number.organ, number.year, number.serial, str(number)
    ('云政办发', 2024, '7', '云政办发〔2024〕7号')
    >>> number == document_number.parse("云政办发[2024]第７号")
    True
    """

    organ: str = attrs.field(eq=_organ_key)
    """The organ's code as written, without blanks: 国办发, 厦湖委办; of an order 国令; empty where none is written."""
    year: int | None
    """The year in the brackets; None of an order."""
    serial: str
    """The number in its year, without leading zeros."""
    span: Span = attrs.field(default=NOWHERE, eq=False, kw_only=True)
    """Where it stands, the organ's code included."""
    text: str = attrs.field(default="", eq=False, kw_only=True)
    """As written."""

    @property
    def canonical(self) -> str:
        """As written, but with 〔〕 around the year and without blanks: how a header gives it.

        >>> document_number.parse("云政办发[2024] 第７号").canonical
        '云政办发〔2024〕第7号'
        """
        if not self.text:
            return str(self)
        plain = "".join(normalise(self.text).split())
        if plain[0] in "第0123456789" and (self.organ or "年" not in plain):
            return str(self)  # 5号, listed behind 云政发〔2024〕3号
        return plain if "〔" in plain and "〕" in plain else _year().sub(r"〔\1〕", plain)

    def __str__(self) -> str:
        """The usual spelling: 〔〕 around the year, no 第 behind it."""
        if self.year is None:
            return f"{self.organ}第{self.serial}号"
        if self.organ.endswith(_YEARLY):
            return f"{self.organ}{self.year}年第{self.serial}号"
        return f"{self.organ}〔{self.year}〕{self.serial}号"


_YEARLY = ("公告", "令")
"""What is numbered with 年第: 公告2022年第14号, 令2017年第11号."""
_CORE = r"""
    (?: [〔\[(【] \s? (?<year>(?:19|20)[0-9]{2}) \s? [〕\])】] \s?
          (?: (?<kind>\p{Han}{1,6}(?=第))?+ 第?
            | (?<code>(?=PROVINCE)\p{Han}{1,6}(?:[0-9]{2,4}\p{Han}{1,6})?+(?<=CASE)字?) )       # not (2024)预审12号
          \s? (?<serial>[0-9]{1,5}) \s? 号 (?<order>令(?!人))?+
      # (55)采用黑体字3号 is an item of a list: without 第 the year stands in other brackets.
      | (?: \( (?<year>OLD) \) (?<code>\p{Han}{1,8}字) 第 | [〔\[【] (?<year>OLD) [〕\]】] (?<code>\p{Han}{1,8}字) 第? )
          \s? (?<serial>[0-9]{1,5} | [一二三四五六七八九十百零〇]{1,7}) \s? [号號]
      | (?<=[发發字办辦函]) [〔\[(【] (?<year>[5-9][0-9]) [〕\])】] 第? \s? (?<serial>[0-9]{1,5}) \s? 号
      | (?<![0-9]) [ ]? (?<year>(?:19|20)[0-9]{2}) \s? 年 \s? 第 \s? (?<serial>[0-9]{1,5}) \s? 号 (?<order>令(?!人))?+
      | (?<=令) \s{0,4}+ 第? \s? (?<serial>[0-9]{1,5} | [一二三四五六七八九十百零〇]{1,7}) \s? 号
      | (?<=政府|国务院|[部局委署厅行会席长]) \s? 第 \s? (?<serial>[0-9]{1,5} | [一二三四五六七八九十百零〇]{1,7}) \s?
          号 (?<order>令(?!人))
    )
    (?! [楼线院门桌车机地] )     # 令第3号楼 is a house, not an order
"""
_OLD_YEAR = "[4-9][0-9]|[四五六七八九][〇零一二三四五六七八九]"
# A code is written without punctuation; (云政秘)〔2024〕44号 has it in brackets of its own.
_BEHIND = r"(?r) (?: [\p{Han}A-Za-z]{1,16} | \( [\p{Han}A-Za-z]{2,12} \) )"
_FORWARD = r"(?: [\p{Han}A-Za-z]{1,16}? | \( [\p{Han}A-Za-z]{2,12} \) | )"
# What stands before a code in running text and is none of it: 根据云政办发〔2024〕7号.
_LEAD = r"""
    .{0,16} (?: 符合 | 适用 | 违反 | 废止 | 转发 | 印发 | 对照 | 遵照 | 包括 | 涉及
              | 根据 | 按照 | 依据 | 依照 | 按 | 参照 | 执行 | 落实 | 贯彻 | 详见 | 参见 | 以及
              | (?: 文件 | 精神 | 通知 | 要求 ){1,2} 和?
              | 关于 | 规定 | 办法 | 意见 | 见 | 的 | 与 | 及 | 以 | 号 | 由 )
"""


# Who issued a document is none of its code: 国务院国发〔1992〕15号, 市国土局云土资预〔2016〕18号.
_ISSUER = r"""
      国务院 (?: 办公厅 )? (?= 国 )
    | [省市县区州] (?: \p{Han}{0,8}? (?: 政府 (?: 办公[室厅] )? | [局厅] ) | \p{Han}{2,8}? 委 )
      (?= \p{Han}{3,8} \s? \Z )     # 市监局办函 is a code
"""


def _digits(serial: str) -> str:
    """The digits of a serial, as of an order that is numbered 第二十一号; as written where it is no number."""
    number = None if serial.isascii() else chinese_integer(serial)
    return serial if number is None else str(number)


@cache
def _core() -> str:
    """What a number is searched for by: its year, serial and 号."""
    codes = words("courts.toml", "codes")
    core = _CORE.replace("PROVINCE", "|".join(codes["provinces"])).replace("CASE", "|".join(codes["cases"]))
    return core.replace("OLD", _OLD_YEAR)


def _full_year(written: str) -> int:
    """1955 of 55 and of 五五."""
    return int(written) if len(written) == 4 else 1900 + int(written.translate(_FIGURES))


_FIGURES = str.maketrans("〇零一二三四五六七八九", "00123456789")


@cache
def _year() -> regex.Pattern[str]:
    return regex.compile(r"[〔\[(【]((?:19|20)[0-9]{2})[〕\])】]")


class _DocumentNumbers(Parser[DocumentNumber]):
    """Finds the bracket first and the organ's code behind it."""

    __slots__ = ()

    def find_all(self, text: str | Source, pos: int = 0) -> Iterator[Found[DocumentNumber]]:
        source = Source.of(text)
        return self.find_within(source, pos, len(source))

    def find_within(self, source: Source, pos: int, end: int) -> Iterator[Found[DocumentNumber]]:
        """Every number from `pos` on, without a look behind `end`."""
        first = pos
        for core in _patterns()[0].finditer(source.normal, pos, end):
            # The whole code of a court stands behind the year: （2023）浙02刑初45号.
            start = core.start() if core["code"] else _organ_start(source.normal, core.start(), first)
            number = _built(source, start, core)
            if number is not None:
                yield Found(number, number.span, number.text)
                first = core.end()

    def _read(self, source: Source, pos: int, furthest: Furthest | None) -> tuple[DocumentNumber, int] | None:
        organ = _patterns()[2].match(source.normal, pos)
        if organ is not None and _patterns()[3].match(source.normal, pos, organ.end()) is None:
            core = _patterns()[0].match(source.normal, organ.end())
            number = None if core is None else _built(source, pos, core)
            if core is not None and number is not None:
                return number, core.end()
        if furthest is not None:
            furthest.expect(pos, "a document number")
        return None

    def _scan(self, scan: Scan) -> tuple[str, bool]:
        return f"(?x:{_FORWARD} (?={_core()})\n)", False


def _organ_start(text: str, end: int, first: int) -> int:
    behind = _patterns()[1].match(text, first, end)
    if behind is None:
        return end
    lead = _patterns()[3].match(text, behind.start(), end)
    start = behind.start() if lead is None else lead.end()
    if (issuer := _patterns()[4].match(text, start, end)) is not None:
        start = issuer.end()
    # The 日 of a date before it is none of the code: 2018年12月18日国务院令第707号.
    if text[start] in "日月年" and text[start - 1 : start].strip().isdigit():
        start += 1
    # Behind another number 和 joins the two; elsewhere it may be a place: 和政办发.
    return start + 1 if start == first > 0 and text[start] == "和" and end - start > 2 else start


def _built(source: Source, start: int, core: regex.Match[str]) -> DocumentNumber | None:
    kind, code, written, serial, order = core.group("kind", "code", "year", "serial", "order")
    organ = source.normal[start : core.start()].strip("()") + (kind or code or "") + (order or "")
    # 2022年第14号 alone says too little; a bracket may stand without a code, as in 〔2018〕126号.
    opening = core[0].lstrip()[0]
    if written is not None and opening.isdigit() and not organ:
        return None
    # (2021)12号 is a number of the kind only behind a code: the bracket may be a year in a sentence.
    if opening == "(" and (not organ or len(organ) > 12):
        return None
    if written is None and len(organ) < 2:
        return None
    span = Span(start, core.end())
    serial = _digits(serial).lstrip("0") or "0"
    year = None if written is None else _full_year(written)
    return DocumentNumber(organ, year, serial, span=span, text=source[span])


def find_further(source: Source, first: DocumentNumber, pos: int) -> Iterator[DocumentNumber]:
    """The numbers that are listed behind one, and take its organ: 云政发〔2024〕3号、5号; 公告2023年第1号、2024年第6号.

    >>> source = Source("云政发〔2024〕3号、5号")
    >>> [str(number) for number in find_further(source, document_number.parse("云政发〔2024〕3号"), 11)]
    ['云政发〔2024〕5号']
    """
    yearly = first.year is not None and first.organ.endswith(_YEARLY)
    while (found := _further().match(source.normal, pos)) is not None and (found["year"] is not None) == yearly:
        place, pos = Span(found.start("number"), found.end()), found.end()
        year = int(found["year"]) if yearly else first.year
        yield DocumentNumber(first.organ, year, found["serial"].lstrip("0"), span=place, text=source[place])


@cache
def _further() -> regex.Pattern[str]:
    return regex.compile(
        r"""(?x) \s? [、和] \s?
        (?<number> (?:(?<year>(?:19|20)[0-9]{2})年)? 第? \s? (?<serial>0*[1-9][0-9]{0,4}) \s? 号 )
        (?! [楼线院门桌车机地令] | 公告 | 通告 | 议案 )        # 和1号公告 is another organ's
        """
    )


@cache
def _patterns() -> tuple[regex.Pattern[str], ...]:
    return (
        regex.compile(f"(?x){_core()}"),
        regex.compile(f"(?x){_BEHIND}"),
        regex.compile(f"(?x){_FORWARD} (?={_core()})"),
        regex.compile(f"(?x){_LEAD}"),
        regex.compile(f"(?x){_ISSUER}"),
    )


document_number = _DocumentNumbers()
"""The number of an official document.

>>> [found.text for found in document_number.find_all("按照云政发〔2023〕12号和云政办发[2024]7号执行")]
['云政发〔2023〕12号', '云政办发[2024]7号']
"""
