"""Where clauses and sentences begin and end, as far as numbers care.

sentence = { clause ( "," | ";" | ":" ) } ( "。" | "!" | "?" | line break | end of a heading )
lead     = what stands in a clause before a number, back to a mark, an open bracket or the number before
terminal = a number that closes its phrase: what follows is a mark, a comparison, a joining word or the end
           (22家企业 is none: that number counts the noun behind it)

Line breaks inside a sentence are blanks here: see `running_text`.
"""

from __future__ import annotations

import re
from functools import cache

import regex

from govparse.statements.lexicon import alternation, lexicon

__all__ = ["PLAIN_ENDS", "Clauses", "Pattern", "closes_phrase"]

Pattern = regex.Pattern[str]


class Clauses:
    """Where the clauses and sentences of a text begin, asked number by number in the order of the text.

    >>> clauses = Clauses("就业5人。年末,户籍人口(含暂住)共9人")
    >>> clauses.find(0, 2), clauses.find(4, 17)
    ((0, -1), (8, 5))
    """

    __slots__ = ("_backwards", "_size", "_text", "_title", "_to_marks")

    def __init__(self, text: str) -> None:
        self._text = text
        self._size = len(text)
        self._backwards = text[::-1]
        self._to_marks = _to_marks().match
        self._title = -1
        """Where a title ends for the first time behind the comma that was looked at last."""

    def find(self, low: int, start: int) -> tuple[int, int]:
        """Where the lead of a number at `start` begins, and where its sentence does: -1 where that began before `low`.

        `low` is where the number before ends.
        """
        size = self._size
        marks = self._to_marks(self._backwards, size - start, size - low)
        assert marks is not None
        mark, stop = marks.span(1)
        opening, sentence = size - mark, size - stop
        if sentence == low:
            sentence = -1
        if mark == stop or opening <= start - _LONGEST_LEAD:
            return max(opening, start - _LONGEST_LEAD), sentence
        written = self._text[opening - 1]
        if written in ";(" or (written == "," and not self._is_inner(opening - 1, start)):
            return opening, sentence
        found = _lead().match(self._text, max(low, start - _LONGEST_LEAD), start)
        opening = start if found is None else found.start()
        return opening, sentence if sentence <= opening else self._last_stop(low, opening)

    def _last_stop(self, low: int, start: int) -> int:
        """Where the last sentence begins that begins between the two, -1 where none does."""
        marks = self._to_marks(self._backwards, self._size - start, self._size - low)
        assert marks is not None
        sentence = self._size - marks.end()
        return sentence if sentence > low else -1

    def _is_inner(self, comma: int, start: int) -> bool:
        """Whether the last comma before a number may stand in another number, 1,200, or in a title."""
        text = self._text
        if self._title < comma:
            title = text.find("》", comma)
            self._title = self._size if title < 0 else title
        return self._title < start or (text[comma - 1].isdigit() and text[comma + 1].isdigit())


@cache
def _to_marks() -> re.Pattern[str]:
    # Of the text backwards: the last marks are near, and from the left a pattern would have to pass all of the others.
    return re.compile(r"[^。!?\n|,;:()]*+([^。!?\n|]*+)")


@cache
def _lead() -> Pattern:
    # A closed bracket is no border, nor is a comma in a title or a number.
    return regex.compile(
        r"""(?r)
        (?:[^,;。:!?\n()|]{1,160}+
          | \([^()\n|]{0,60}\)
          | (?<=《[^》\n]{0,40}),
          | (?<=\d):(?=\d)
          | (?<=\d),(?=\d{3})
          | (?<=\p{Han}):(?=共|合计|总计|约|达|人民币|\Z)
        ){0,24}+
        """,
        regex.VERBOSE,
    )


_LONGEST_LEAD = 600
"""A longer lead names nothing; and leads are searched many times over."""


def closes_phrase(text: str, start: int, end: int) -> bool:
    """Whether what follows a number, or what leads up to it, makes it close its phrase.

    >>> closes_phrase("新增学位5个,其中", 4, 6), closes_phrase("新增5个学位", 2, 4)
    (True, False)
    >>> closes_phrase("建筑面积246万平方米经营性用地", 4, 10)
    True
    """
    after = text[end : end + 1]
    if after in _MARKS or (after in _openings() and _terminal().match(text, end) is not None):
        return True
    before = text[start - 1 : start]
    if before not in _HEAD_ENDS or (text.endswith(("以上", "以下"), start, end) and before not in "达到为"):
        # 投资额百亿元以上重大项目 says which projects.
        return False
    if text.startswith(("给予", "予以"), end):
        # 按购房款总额2%给予补贴 is a rule.
        return False
    if text.startswith(("的", "村", "户", "人", "企", "者", "家", "”"), end):
        return text.startswith("的", end) and _worth().match(text, max(0, start - 12), start) is not None
    return _head().match(text, max(0, start - 12), start) is not None


@cache
def _worth() -> Pattern:
    # 总投资48.56亿元的项目: the number is the project's, and a measure of its own.
    return regex.compile(r"(?r)(?:总投资|投资总?额|高程|海拔|建筑面积|占地面积|用地面积)(?:达到?|为|共|约|超)?")


@cache
def _head() -> Pattern:
    return regex.compile(
        r"(?r)(?:面积|高程|海拔|投资额?|金额|总额|收入|产值|产量|资金|经费|补助|债券|贷款|[\p{Han}]率|总量|占比|比重|增加值|销售额|余额|增长|下降|投资计划)(?:完成|实现|达到?|为|共|约)?"
    )


# The last characters of what _head and _worth match: most numbers have another before them, and need no search.
_HEAD_ENDS = frozenset("积程拔资额入值产量金费助券款率比重长降划成现到达为共约超")
_NUMERALS = "一二三四五六七八九十"
_MARKS = frozenset(("", *',;。:、!?)(]】」”’"\n|〔…<>/'))
PLAIN_ENDS = _MARKS - {"、", "”"}
"""The marks behind a number that stands in no list of numbers and in no slogan."""


@cache
def _openings() -> frozenset[str]:
    """The first characters of what _terminal matches: a noun behind a number mostly begins with another."""
    words = (*lexicon().verbs, *lexicon().gaps, "年均")
    return frozenset(
        (
            *(word[0] for word in words),
            *" -[同环年比较与占为位居排名列到至调分均累其包以和及或用按因已将主上完的元大关台门并是构等",
            *_NUMERALS,
        )
    )


@cache
def _terminal() -> re.Pattern[str]:
    """Matched right behind a number that closes its phrase."""
    verbs = alternation([*lexicon().verbs, *lexicon().gaps, "同比", "环比", "年均"])
    longer = alternation(lexicon().longer_gaps)
    return re.compile(
        rf"""
        \ *+(?:
            $ | [,;。:、!?)(\]】」”’"\n|〔…<>/] | -- | \[\d
          | (?!{longer})(?:{verbs}) | 比(?!例) | 较 | 与(?:上年|去年) | 占
          | 为(?:预算|年初|调整|调整后|计划|年度|上年|全国|全省|全市)
          | 位?居 | 排名 | 排[在全] | 位列 | 名列 | 列全
          | 到(?=\d|[一二][〇九]|今年|去年) | 至(?=\d|[一二][〇九])
          | 调整(?=为|到|至) | 分别 | 均 | 累计
          | 其中 | 包括 | 以及 | 和(?![美谐平睦]) | 及(?!时|格) | 与 | 或(?!许) | 用于 | 按 | 因 | 已 | 将
          | 主要(?=用|是|为|包|由|投|安|支|来|集|分) | 上下 | 完成(?:预算|年度|年初|调整|计划|全年)
          | 并(?![购网列联行轨]) | 是 | 构成
          | 等(?=[,。;、)]|加上|$)         # …支出5亿元等: the list is over; not 5个等级
          | 的[一-鿿]{{0,4}}(?:任务|目标)
          | [{_NUMERALS}]要[^,。]   # a lost full stop before 三要
          | [{_NUMERALS}]是
          | 大关 | 关口 | 台阶 | 门槛
          | 元(?=[,;。、])                  # a page ended between 亿 and 元
        )
        """,
        re.VERBOSE,
    )
