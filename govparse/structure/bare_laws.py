"""Laws that are named without 《》, where something leaves no doubt that a law is named.

    bare law = lead, [ "中华人民共和国" ], known law, { ( "、" | "和" ), known law }      根据预算法和审计法
             | known law, article                                                 属于刑法第一百一十五条规定的
             | lead, Han characters, "法" | "条例" | "细则", article               依照渡口安全管理条例第九条
             | "中华人民共和国", Han characters, "法"
    lead     = "根据" | "依照" | "按照" | …

Source: the corpus; the known laws are in `data/citations.toml`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache

import regex

from govparse.data import words
from govparse.text import Span

__all__ = ["find_bare_laws", "find_names"]


def find_bare_laws(text: str) -> list[Span]:
    """Every law without brackets in a normalised text.

    >>> find_bare_laws("依法行政，根据预算法和审计法。")
    [Span(7, 10), Span(11, 14)]
    """
    spans = sorted(
        [*_known_laws(text), *_full_names(text), *_pointed_laws(text)], key=lambda span: (span.start, -span.end)
    )
    # The long form takes in the short one at its end.
    kept: list[Span] = []
    for span in spans:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _known_laws(text: str) -> Iterator[Span]:
    """Laws of the list: behind 根据 and its like, behind another of them, or before 第…条."""
    endings, last = _endings(), 0
    at = text.find("法")
    while at >= 0:
        # 办法, 依法, 执法: the character before tells most of them from a law.
        if text[at - 1 : at] in endings and _no_law().match(text, at + 1) is None:
            end = at + 2 if text.startswith("典", at + 1) else at + 1
            name = _law().match(text, last, end)
            if name is not None:
                start = name.start("name")
                if (
                    name["lead"]
                    or (last and _joins().fullmatch(text, last, start))
                    or (
                        _before_article().match(text, end) is not None
                        and _alone().search(text, max(0, start - 3), start)
                    )
                ):
                    yield Span(start, end)
                    last = end
        at = text.find("法", at + 1)


def _full_names(text: str) -> Iterator[Span]:
    """中华人民共和国…法."""
    at = text.find("中华人民共和国")
    while at >= 0:
        full = _full_law().match(text, at)
        # Alone at the head of a line it is the title of the law itself.
        if full is not None and at > 0 and text[at - 1] not in "\n ":
            yield Span(*full.span())
        at = text.find("中华人民共和国", at + 7)


def _pointed_laws(text: str) -> Iterator[Span]:
    """Any law or regulation between 根据 and 第…条: 依照渡口管理条例第九条."""
    for at in _articles(text):
        if text.endswith(_POINTED, 0, at):
            found = _led().match(text, 0, at)
            if found is not None:
                yield Span(found.start("name"), at)


def _articles(text: str) -> Iterator[int]:
    """Where 第…条 stands: it is searched by its rarer end."""
    at = text.find("条")
    while at >= 0:
        found = _before_end_of_article().match(text, 0, at) if text[at - 1 : at] in _ENDS_NUMBER else None
        if found is not None:
            yield found.start()
        at = text.find("条", at + 1)


def find_names(text: str, named: Collection[str]) -> Iterator[Span]:
    """Where one of the names stands behind 根据 or its like, or before 第…条; not in the order of the text.

    >>> [span.start for span in find_names("绿化条例第五条和公园办法", {"绿化条例", "公园办法"})]
    [0]
    """
    lengths = sorted({len(name) for name in named}, reverse=True)
    begins, ends = {name[0] for name in named}, {name[-1] for name in named}
    # One character is found a dozen times faster than two.
    for last, leads in _leads_by_last().items():
        at = text.find(last)
        while at >= 0:
            if text[at + 1 : at + 2] in begins and text.endswith(leads, 0, at + 1):
                yield from (
                    Span(at + 1, at + 1 + length) for length in lengths if text[at + 1 : at + 1 + length] in named
                )
            at = text.find(last, at + 1)
    for at in _articles(text):
        if text[at - 1 : at] in ends:
            for length in lengths:
                start = at - length
                if text[max(0, start) : at] in named and _alone().search(text, max(0, start - 3), start):
                    yield Span(start, at)


_LONGEST_LAW = 22
_NO_LAW = "[律治制院官人案庭学令纪理警]|规(?!定|范)|定(?!期)|实施(?:条例|细则|办法)"
_ENDS_NUMBER = frozenset("0123456789一二三四五六七八九十百零〇 ")
_POINTED = ("法", "法典", "条例", "细则")
"""What the laws end with that may stand without brackets between 根据 and 第…条."""


@cache
def _endings() -> frozenset[str]:
    """The characters before 法 in the names of the known laws."""
    return frozenset(law.removesuffix("典")[-2] for law in words("citations.toml", "bare")["laws"])


@cache
def _law() -> regex.Pattern[str]:
    bare = words("citations.toml", "bare")
    laws = "|".join(map(regex.escape, sorted(bare["laws"], key=len, reverse=True)))
    before = "|".join(map(regex.escape, bare["before"]))
    return regex.compile(rf"(?r)(?<lead>{before})?(?<name>{laws})")


@cache
def _full_law() -> regex.Pattern[str]:
    # 中华人民共和国成立以来依法… is none.
    return regex.compile(
        rf"中华人民共和国(?!成立|政府|主席|领)(?:(?!依法|合法|非法|办法|执法|司法|立法|[的是在])\p{{Han}}){{1,{_LONGEST_LAW}}}?法(?!{_NO_LAW})"
    )


@cache
def _no_law() -> regex.Pattern[str]:
    # 预算法律, 宪法学; 统计法治, 刑法院; 审计法规
    return regex.compile(_NO_LAW)


@cache
def _before_article() -> regex.Pattern[str]:
    return regex.compile(r"第[ ]?[0-9一二三四五六七八九十百零〇]{1,7}[ ]?条")


@cache
def _before_end_of_article() -> regex.Pattern[str]:
    return regex.compile(r"(?r)第[ ]?[0-9一二三四五六七八九十百零〇]{1,7}[ ]?")


@cache
def _leads() -> tuple[str, ...]:
    return words("citations.toml", "bare")["before"]


@cache
def _leads_by_last() -> dict[str, tuple[str, ...]]:
    leads = _leads()
    return {last: tuple(lead for lead in leads if lead[-1] == last) for last in {lead[-1]: None for lead in leads}}


@cache
def _alone() -> regex.Pattern[str]:
    # 海洋环境保护法 ends with the name of another law: what stands before a name must be none of a longer one.
    return regex.compile(r"(?:^|[^\p{Han}]|属于|构成|符合|适用|触犯|违反|[与和及或对依按照据以是的在犯于])$")


@cache
def _led() -> regex.Pattern[str]:
    before = "|".join(map(regex.escape, _leads()))
    return regex.compile(
        rf"(?r)(?:{before})(?<name>(?![本该其此]|国家|上述|有关|相关|以下|下列|现行)\p{{Han}}{{2,{_LONGEST_LAW}}})"
    )


@cache
def _joins() -> regex.Pattern[str]:
    # 根据预算法第四条和统计法
    return regex.compile(r"(?:第[^,。;、]{1,24}[条款项目])?(?:[、和及与或]|以及|或者)")
