r"""What a text is searched for, and how the parts of an expression of time look.

    expression = calendar | plan | numbers | years | decade | open
    calendar   = [ "截至" | "自" | "到" ], point, [ run, point ], [ "以来" | "起" | "前" ]
    point      = year, [ part ] | part | "年", edge
    part       = months | month, [ day, [ run, day ] | edge ] | quarters | half | "前三季度"
    run        = "-" | "~" | "至" | "到"
    plan       = “, number of the plan, “五”, ”           “十四五”, 第十四个五年规划
    numbers    = year number, run, year number, "年"
    years      = "过去", number, "年" | number, "年来"
    open       = "截至", "目前"

Blanks and one line break may stand inside, because pages that were made of PDF have them anywhere. Source:
GB/T 15835-2011, 4.1.3 and 5.3 (dates in digits and in Chinese, runs); the corpus.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

import regex

from govparse.data import words
from govparse.expressions.time_words import guard, holidays, not_behind, year_words

__all__ = ["CORE", "fragment_patterns", "lead_patterns", "match_expression"]

_Match = Callable[[str, int], "re.Match[str] | None"]

_DIGITS = frozenset("0123456789")
_YEAR = "year"
CORE = 1
"""A group of a lead pattern; by its number it is found eight times as fast as by a name."""
_B = r"[ ]{0,2}+(?:\n[ ]{0,2}+)?+"
_NUMBER = r"(?:(?:1[89]|20)[0-9]{2}|[一二][八九零〇0Oo][零〇0Oo一二三四五六七八九]{2})"
_ARABIC_YEAR = r"(?:1[89]|20)[0-9]{2}"
_N12 = r"(?:1[0-2]|0?[1-9])"
# 元月 is January; in 300元月租 it is money.
_C12 = r"(?:十[一二]?|[一二三四五六七八九]|(?<![^年于在至到自从、,。;:( \n\-~])元)"
_C31 = r"(?:三十一?|卅一?|廿[一二三四五六七八九]?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
_RUN = r"(?:-{1,3}|~|至|到)"
_SMALL = r"(?:[0-9]{1,2}|[二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九两]{1,2})"
_AND_OR_RUN = rf"{_B}(?:[、和]|{_RUN}){_B}"
_TENS = "(?:[二三四五六七八九]十|[2-9]0)"
_MANY = "(?:(?:[0-9]{1,3}|[一二三四五六七八九十百几]{1,4})?[多几数]|[几数]十|[上数几近]百|千百)"
_W = r"(?:[ ]{0,2}\n[ ]{0,2})?+"
"""A line break of the page inside a word: 上 年 at the end of one line and the head of the next."""
_PLAN_NAME = rf"(?:十{_W}[一二三四五六七]?|[一二三四五六七八九]){_W}"
_PLAN = "(?:规划|计划|規劃|計劃)"
_NTH_PLAN = "(?:[0-9]{1,2}|十[一二三四五六七八九]?|[一二三四五六七八九])"
_OPENING_QUOTE, _CLOSING_QUOTE = '[“"‘「]', '[”"’」]'
_PART_OF_DAY = "(?:凌晨|早上?|上午|中午|下午|晚上?|傍晚)"
_HOUR = "(?:[0-9]{1,2}|零|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
# 9:26, 晚8时40分, 下午5点, (含): what may stand behind a day and changes nothing; a weekday only before 前.
_CLOCK = (
    r"(?:[ ]?\((?:星期|周)[一二三四五六日天]\)(?=[^,。;、()\n]{0,10}前))?"
    rf"(?:[ T]{{0,2}}{_PART_OF_DAY}?[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?时?"
    rf"|{_PART_OF_DAY}?{_HOUR}时(?:[0-9]{{1,2}}分)?|{_PART_OF_DAY}{_HOUR}点(?:[0-9]{{1,2}}分|半|整)?|\(含[^()]{{0,3}}\))?"
)


def match_expression(text: str, at: int) -> tuple[str, int] | None:
    """The form of the expression that begins at `at` of a normalised text, and its end; or None."""
    character = text[at : at + 1]
    # A figure right before 全年 is a mark or a cell; one before digits is a part of the same number.
    if character in _DIGITS:
        if text[at - 1 : at] in _DIGITS:
            return None
        # Four digits are a year, which only two of the forms begin with.
        if text[at + 3 : at + 4] in _DIGITS:
            character = _YEAR
    for form, match in _forms_from(character):
        found = match(text, at)
        if found is not None:
            return form, found.end()
    return None


@cache
def _forms_from(character: str) -> tuple[tuple[str, _Match], ...]:
    """The forms that may begin with a character, or with a year, in the order in which they are tried."""
    if character == _YEAR:
        return tuple((form, _form(form).match) for form in ("numbers", "calendar"))
    return tuple((form, _form(form).match) for form, (first, _) in _forms().items() if first.match(character))


# The module `re` reads an expression from its beginning four times as fast as `regex`; back from an anchor it cannot.
@cache
def _form(form: str) -> re.Pattern[str]:
    return re.compile(f"(?x)(?>{_forms()[form][1]()}\n)")


@cache
def _forms() -> dict[str, tuple[re.Pattern[str], Callable[[], str]]]:
    """Every form in the order in which they are tried: the first characters that it may have, and its pattern."""
    forms = {
        "plan": (f"{_OPENING_QUOTE}|[十第六七八九]", _plan),
        "numbers": ("[12一二]", _numbers),
        "decade": ("[0-9一二三四五六七八九十上本]", _decade),
        "years": ("[过刚最今未接此近这新多几数上千0-9一二三四五六七八九十两]", _years),
        "open": ("[截到迄至本这上下]", _open),
        "until": ("[截到至]", _until),
        "from": ("[自从]", _from),
        "calendar": (f"(?!{_OPENING_QUOTE}|[截到迄至自从])", _calendar),
    }
    return {form: (re.compile(first), pattern) for form, (first, pattern) in forms.items()}


@cache
def lead_patterns() -> dict[str, regex.Pattern[str]]:
    """What stands before an anchor and belongs to the same expression, read backwards from it.

    Nearly all expressions of time have one of a few characters inside. A text is searched for those, which is a
    hundred times cheaper than to try the whole grammar everywhere; the group `CORE` leaves out 自, 从, 到.
    """
    # Backwards, the last character is the first to be looked at.
    until = rf"(?:截[至止]{_B}[到于至]?|自从?|从|[到至]){_B}(?<=[截至止到于自从\ \n])"
    leads = {
        "年": rf"""
            (?:{_NUMBER}{_AND_OR_RUN}){{0,4}}{_NUMBER}{_B} | {_year_stems("")}{_W} | [上下]?半
          | 第{_NTH_PLAN}[个個]五
          | (?:十九|二十|二十一|19|20|21|上|本)世纪{_TENS}
          | (?:(?:刚刚)?过去|最近|今后|未来|接下来|此后|近|这)[ ]?的?这?{_SMALL}{_B}
          | 新的一 | 近[几些]?十? | 这[几些] | {_MANY} | {_SMALL}[ ]{{0,2}}
          | """,
        "月": rf"""
            [前头](?:{_N12}|{_C12}){_B}个?
          | (?:(?:[0-9]{{1,2}}|{_C12})(?:{_B}月份?)?{_B}{_RUN}{_B})?(?:[0-9]{{1,2}}{_B}|{_C12})
          | [上下]一?个? """,
        "季": rf"""前[一二三两23]个? | 首 | [上下]一?
          | (?:第?[一二三四1-4](?:季度)?{_AND_OR_RUN}){{0,3}}第?[一二三四1-4]{_B}""",
        "五": f"{_OPENING_QUOTE}{_PLAN_NAME}|十[一二三四五六]|[六七八九]",
        "止": "到目前为",
        "世": "[到至]?(?:本|这个)",
    }
    return {anchor: regex.compile(rf"(?xr)(?:{until})?({lead})") for anchor, lead in leads.items()}


@cache
def fragment_patterns() -> dict[str, regex.Pattern[str]]:
    """The parts of an expression, with groups, for the reader of its meaning."""
    fragments = {
        "iso": rf"""
            (?<year>{_ARABIC_YEAR})
            (?:-(?<month>[0-9]{{1,2}})-|/(?<month>[0-9]{{1,2}})/|\.(?<month>[0-9]{{1,2}})\.)
            (?<day>[0-9]{{1,2}}){_CLOCK}""",
        "year": rf"(?:(?<number>{_NUMBER}){_B}年度?|(?<word>{_year_words()})){_B}",
        "holiday": "|".join(holidays()),
        "same": "同期",
        "whole": "全年",
        "edge": rf"(?:年{_W})?(?:(?<first>初)|(?<last>[底末])|内)",
        "quarters": rf"""
            (?:第?(?<from>[一二三四1-4])(?:季度)?{_AND_OR_RUN}(?:第?[一二三四1-4](?:季度)?{_AND_OR_RUN}){{0,2}})?
            第?(?<to>[首一二三四1-4]){_B}季度?(?<last>[底末])?""",
        "half": "(?<first>上)半年度?|下半年度?|(?<first>半)年度",
        "leading_quarters": "前(?<number>[一二三两23])个?季度",
        "leading_months": rf"[前头](?<number>{_N12}|{_C12}){_B}个?月",
        "months": rf"""
            (?<from>{_N12}|{_C12})(?:{_B}月份?)?{_B}{_RUN}{_B}(?<to>{_N12}|{_C12}){_B}月份?
            (?!{_B}{_SMALL}{_B}[日号])""",
        "month": rf"""
            (?<month>[0-9]{{1,2}}|{_C12}){_B}月份?{_B}
            (?: (?<day>[0-9]{{1,2}}|{_C31})(?:{_B}[日号])?
                  (?:{_B}(?:{_RUN}|、){_B}(?<to>[0-9]{{1,2}}|{_C31}))?{_B}[日号]{_CLOCK}
              | (?<ten>[上中下])旬 | (?<first>初) | (?<last>[底末]) )?""",
        "further_day": rf"[、和]{_B}(?<day>[0-9]{{1,2}}|{_C31}){_B}[日号](?![线楼院文店内前后]){_CLOCK}",
        "until": rf"截[至止]{_B}(?:[到于至]{_B})?|[到至]{_B}",
        "from": rf"(?:自从?|从){_B}",
        "run": rf"{_B}(?:之日)?(?:起|开始|始)?(?:执行|实施|施行)?{_B}{_RUN}{_B}",
        "plan": f"{_OPENING_QUOTE}?(?<short>{_PLAN_NAME})五|第(?<long>{_NTH_PLAN})[个個]五年",
        "numbers": rf"(?<from>{_NUMBER})(?:年?{_B}{_RUN}{_B}(?:(?<to>{_NUMBER})|(?<century>世纪末|本世纪末)))?",
        "years": rf"(?:(?<next>今后|未来|接下来|此后)|\D*?)[ ]?的?这?(?<number>{_SMALL}){_B}年",
        "short_year": rf"([12][0-9]){_B}年以来",
        "decade": rf"""
            (?<century>十九|二十一|二十|19|20|21|上|本)?(?:世纪)?(?<ten>{_TENS})年代
            (?<part>初|前|中|末|后)?期?(?<since>以来|起|开始)?""",
    }
    return {name: regex.compile(f"(?x){pattern}") for name, pattern in fragments.items()}


def _year_words() -> str:
    return f"(?:{_year_stems('度')}{_W}年度?|{_year_stems('')}{_W}年)"


def _year_stems(ending: str) -> str:
    """今, 上, 上一 and all that may stand before 年 and the ending; each is kept from being a part of another word."""
    stems = {
        name.removesuffix(f"年{ending}"): word.unless_after
        for name, word in year_words().items()
        if name.endswith(f"年{ending}")
    }
    # What stands before a word is looked at only where the word is.
    return "(?:" + "|".join(stem + (f"(?<![{no}]{stem})" if no else "") for stem, no in stems.items()) + ")"


def _point() -> str:
    """A year with or without a part of it, or a part alone."""
    first = f"初(?!{guard('after_beginning')})"
    last = f"(?:底(?!{guard('after_bottom')})|末(?!{guard('after_end')}))"
    edge = f"(?:{first}|{last})"
    # 一月一走访, 三月三歌会
    no_month = f"(?!{guard('after_month')}|[一三](?![日十]))"
    # In 9月8日至10月31日 no run of months ends.
    no_day = rf"(?!{_B}(?:[0-9]{{1,2}}{_B}|{_C31})[日号])"
    months = rf"(?:{_N12}|{_C12})(?:{_B}月份?)?{_B}{_RUN}{_B}(?:{_N12}{_B}|{_C12})月份?{no_month}{no_day}"
    one_day = rf"(?:[0-9]{{1,2}}{_B}[日号](?![线楼院文店])|{_C31}日)"
    day = rf"(?:[0-9]{{1,2}}{_B}(?:{_RUN}|、){_B}[0-9]{{1,2}}{_B}日|{one_day}(?:{_B}{_RUN}{_B}{one_day})?)"
    behind_month = rf"(?:{_B}{day}{_CLOCK}|{_B}[上中下]旬|{_B}{edge})?"
    of_year = "".join(words("units.toml", "lengths")["first"])
    quarters = (
        rf"(?:(?:第?[一二三四1-4](?:季度)?{_AND_OR_RUN}){{0,3}}第?[一二三四1-4]{_B}季度|首季度)(?:{last})?"
        rf"|前[一二三两23]个?季度|[上下]半年度?|(?<![上下每])半年度"
        rf"|(?:(?<![一-鿿])|(?<=[{of_year}]))[前头](?:{_N12}|{_C12}){_B}个?月(?!{guard('after_month')})"
    )
    return rf"""(?>
          {_ARABIC_YEAR}(?:-[0-9]{{1,2}}-|/[0-9]{{1,2}}/|\.[0-9]{{1,2}}\.)[0-9]{{1,2}}(?![0-9]|[-/.][0-9]){_CLOCK}
        | (?:{_NUMBER}{_B}年度?|{_year_words()})
          (?!{_B}第{_B}[0-9]{{1,5}}{_B}号|{guard("after_year")})        # 2018年第3号, 今年轻
          (?: (?=[ \n年初底末内第一二三四五六七八九十前头上下首半截的全同元国0-9]){_B}
              (?: 年?{edge}
                | (?:截[至止]|的(?=[0-9]))?
                  (?:{months}|(?:[0-9]{{1,2}}{_B}|{_C12})月份?{no_month}{behind_month}|{quarters})
                | 全年(?!龄)|年内|同期|{"|".join(holidays())} ) )?
        | (?<![0-9十一二三四五六七八九两几半多余第每上下]) (?<![0-9][ .,]) (?<![0-9每]年) # 上一月; 每年2月底前; 24年1月
          (?:{months}|(?:{_N12}{_B}|{_C12})月份?{no_month}{behind_month})
        | (?<![0-9十每第上下])(?<![0-9]年)(?:{quarters})
        | (?<![一二三四五六七八九十两几半多学少青老历逐丰每干]) (?<!(?<!其)中) (?<!(?<!完)成) (?<!每年)
          (?<!^[0-9]) (?<!^[0-9]{{2}}) (?<![^0-9.,][0-9]) (?<![^0-9.,][0-9]{{2}})
          年{_W}(?:{edge}|内)                                         # 5年末, but 13.7年末人口 in a row of a table
        )"""


def _plan() -> str:
    return rf"""
          {_OPENING_QUOTE}{_PLAN_NAME}五(?:规划|时期|期间|计划)?{_CLOSING_QUOTE}(?!{guard("after_plan")})
          (?:(?:规划|时期|期)?(?:末|初(?!步|期|审|稿)))?
        | (?<![0-9一二三四五六七八九十百千第])十[一二三四五六]五(?={guard("behind_plan")})
        | (?<![0-9一二三四五六七八九十百千第点之])[六七八九]五(?=计划|规划|时期|期间)
        | 第{_NTH_PLAN}[个個]五年{_PLAN}?
    """


def _decade() -> str:
    return rf"""
          (?:(?:十九|二十|二十一|19|20|21|上|本)世纪|(?<![0-9一二三四五六七八九十]))
          {_TENS}年代(?:初期?|中期|末期?|中?后期|前期|中叶)?(?:以来|起(?!{guard("after_from")})|开始)?
    """


def _years() -> str:
    since = f"(?:以来|来(?!{guard('after_since')}))"
    return rf"""
          (?=[过刚最今未接此近这新])(?:
              {not_behind("before_recent")}
              (?:(?:刚刚)?过去|最近|今后|未来|接下来|此后|近|这)[ ]?的?这?{_SMALL}{_B}年
              (?:{since}|间)?(?![级期生代龄])
            | 近年(?:以来|来)?(?!末|底) | 近[几些]十?年(?:以来|来)?
            | 这[几些]年{since} | (?<!每)这[几些]年 | 新的一年 )
        | (?<![0-9一二三四五六七八九十百千几多余]){_SMALL}{_B}年{since}
        | {_MANY}年{since}
    """


def _open() -> str:
    return rf"""
          截[至止]到?{_B}(?:目前|当前|今日|现在)(?:为止)? | [到迄]目前为止 | 迄今(?:为止)?
        | [到至]?(?:本|这个)世纪(?:中叶|末)
        | (?<!以)[上下](?:一?季度|一?个月|一月)
        | (?<![^比较与在于自从,。;:、( \n])[上下]月(?![0-9一二三四五六七八九十份])      # not 线上月均
    """


def _numbers() -> str:
    return rf"""
          (?<=\(){_ARABIC_YEAR}{_RUN}{_ARABIC_YEAR}(?=\))             # (2021-2025) behind a title
        | {_NUMBER}{_B}{_RUN}{_B}{_NUMBER}{_B}年度?
        | {_NUMBER}{_B}年{_B}{_RUN}{_B}本?世纪末
        | {_NUMBER}(?={_B}[、和]{_B}{_NUMBER}{_B}(?:年|[、和]{_B}{_NUMBER}{_B}年))
    """


def _until() -> str:
    return rf"""
          截[至止]{_B}(?:[到于至]{_B})?{_point()}(?:{_B}为?止)?
        | (?<![0-9])(?!(?<=月)[到至]{_B}[次翌]年)                                  # 每年11月至次年3月
          {not_behind("before_until")}[到至]{_B}{_point()}(?:{_B}(?:{_before()}|为?止))?
          (?!{_B}的{_B}[0-9一二三四五六七八九十百两半约近超不])                        # 从2015年的9%到2025年的10%
        | [到至]{_OPENING_QUOTE}{_PLAN_NAME}五{_CLOSING_QUOTE}(?:规划)?(?:时期|期)?末
    """


def _from() -> str:
    return rf"""
          (?:自从?|从){_B}{_point()}{_B}(?:{_start()}|{_since()}|(?=(?:正式)?(?:施行|实施|执行|生效|起算)))
          (?:(?:执行|实施|施行)?{_B}[至到]{_B}{_point()}(?:{_B}止)?)?
    """


def _calendar() -> str:
    return rf"""
          {_point()}
          (?: (?=[ \n起执实施~至到-]){_B}起?(?:执行|实施|施行)?{_B}{_RUN}{_B}{_point()}(?:{_B}止)? )?
          (?: (?=[ \n以来至之起开始前]){_B}(?:{_since()}|{_start()}|{_before()})
            | (?<=[日号]){_B}{_after()} )?
    """


def _since() -> str:
    return f"(?:以来|来(?!{guard('after_since')})|至今)"


def _start() -> str:
    return f"(?:之日)?(?:起(?!{guard('after_from')})|开始(?!的)|始(?!终|建|发|于))"


def _before() -> str:
    return f"(?:之|以)?前(?!{guard('after_before')})"


def _after() -> str:
    # 11月20日后 is left a day: what follows it mostly happened once, not from then on.
    return "及?(?:之|以)后"
