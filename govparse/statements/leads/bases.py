"""Against what something is compared: the words in front of a verb of growth.

basis     = word { word } | ( "比" | "较" ) words | ( "与" | "同" | "和" ) words ( "相比" | "比较" ) | years [ "累计" ]
          | "按" year words
word      = "同比" | "环比" | "年均" | "同口径" | …                   `comparisons.toml`
condition = ( "剔除" | "扣除" | "按" ) words ( "后" | "计算" | "因素" | "价格" )   stands before it, no part of it
"""

from __future__ import annotations

from functools import cache

import regex

from govparse.statements.lexicon import lexicon

__all__ = ["find_basis"]

_LONGEST_WORD = 8
_LONGEST_BEFORE_A_WORD = 9


def find_basis(text: str, end: int) -> tuple[tuple[int, int] | None, int]:
    """The basis that ends at `end`, and where what stands before it ends.

    >>> lead = "税收收入剔除退税因素后同口径"
    >>> basis, before = find_basis(lead, len(lead))
    >>> lead[slice(*basis)], lead[:before]
    ('同口径', '税收收入')
    """
    bases = lexicon().bases
    start = end
    while start:
        for size in range(min(_LONGEST_WORD, start), 1, -1):
            if text[start - size : start] in bases:
                start -= size
                break
        else:
            break
        if text.startswith(("同比", "环比"), start):
            break
    against = _against().match(text, 0, start)
    if against is None and start == end and text.endswith(")", 0, end) and (opening := text.rfind("(", 0, end)) > 0:
        # 比2023年末(普查年份,下同): the aside is no part of it.
        basis, before = find_basis(text, opening)
        if basis is not None and text[basis[0]] in "比较与":
            return basis, before
    if against is not None and (start == end or against.end() - against.start() <= _LONGEST_BEFORE_A_WORD):
        start = against.start("basis")
    if start == end and (years := _years().match(text, 0, end)) is not None:
        start = years.start()
    condition = _condition().match(text, 0, start)
    return None if start == end else (start, end), start if condition is None else condition.start()


@cache
def _against() -> regex.Pattern[str]:
    # 占比, 比重, 比例 and 比较 compare nothing.
    return regex.compile(
        r"""(?r)
        (?P<basis>
            (?<![占对评正环同可])比(?![重例值率赛较如由从(])[^,;比较]{1,18}
          | (?<!(?<!占)比)较(?![大小多少高低快慢好强])[^,;比较]{1,18}
          | (?:与|同|和)[^,;与同]{1,14}(?:相比较?|比较)
          | 按(?=上年|去年|上一年|(?:19|20)[0-9]{2}年)[^,;比较按]{1,14}      # 按上年快报数增长2%安排
          | 同比“[^”]{1,12}”
        )
        """,
        regex.VERBOSE,
    )


@cache
def _years() -> regex.Pattern[str]:
    return regex.compile(r"(?r)(?:五年|[两二三四五六七八九十]年)(?:来)?(?:累计|年均|平均)?")


@cache
def _condition() -> regex.Pattern[str]:
    return regex.compile(r"(?r)(?:剔除|扣除|按|不考虑|还原|考虑)[^,;]{2,24}(?:后|计算|因素|口径|(?<=价)格)")
