"""Dates as a header writes them.

    date  = year, "-" | "/" | "." | "年", month, …, day, [ "日" ], [ clock ]
          | year, month, day, "日"                    20231219日, where the page lost 年 and 月
          | year, "年", month, "月"                    （2023年5月）
    month = one or two digits, ASCII or Chinese | "元"
    clock = hour, ":", minute, [ ":", second ]        the day may touch it: 2023-04-1316:39
    year  = four digits, ASCII or Chinese             二〇〇六年十月十八日; O and 0 are typed for 〇

Source: GB/T 9704-2012, 7.3.5.2 (成文日期), and the corpus.
"""

from __future__ import annotations

import re
from functools import cache

__all__ = ["is_date", "match_date"]


def match_date(text: str, pos: int = 0) -> tuple[str, int] | None:
    """The ISO form of the date that begins at `pos` of a normalised text, and where it ends.

    >>> match_date("2024年5月6日 09:30"), match_date("二〇〇六年十月十八日"), match_date("2024年5月")
    (('2024-05-06T09:30', 15), ('2006-10-18', 10), ('2024-05', 7))
    """
    # One look at the first character spares most lines the pattern.
    match = _date().match(text, pos) if text[pos : pos + 1] in _FIRST else None
    if match is None:
        return None
    *forms, hour, minute, second = match.groups()
    year, written_month, *days = filter(None, forms)
    month, day = _small(written_month), _small(days[0] if days else "0")
    if not (1 <= month <= 12 and day <= 31):
        return None
    value = f"{year.translate(_DIGITS)}-{month:02}"
    if day:
        value += f"-{day:02}"
    if hour is not None:
        value += f"T{hour:0>2}:{minute}" + (f":{second}" if second else "")
    return value, match.end()


def is_date(text: str) -> bool:
    """Whether a line is a date and nothing else, perhaps in brackets.

    >>> is_date("（2024年5月6日）".replace("（", "(").replace("）", ")")), is_date("2024年5月6日起施行")
    (True, False)
    """
    found = match_date(text, 1 if text.startswith("(") else 0)
    return found is not None and text[found[1] :].strip() in ("", ")")


def _small(text: str) -> int:
    """一 to 三十一, and digits; 元月 is January."""
    if text == "元":
        return 1
    if text.isascii():
        return int(text)
    if "十" not in text:
        return int(text.translate(_DIGITS))
    tens, ones = text.split("十", 1)
    return int(tens.translate(_DIGITS) or 1) * 10 + int(ones.translate(_DIGITS) or 0)


_FIRST = frozenset("12一二")
_DIGITS = str.maketrans("〇零Oo一二三四五六七八九", "0000123456789")


@cache
def _date() -> re.Pattern[str]:
    """Year, month and day of each form, the last without a day; hour, minute, second."""
    return re.compile(
        r"""(?x)
            (?: ((?:19|20)[0-9]{2}) [ ]?[-/.年][ ]? ([01]?[0-9]|元) [ ]?[-/.月][ ]? ([0-3]?[0-9]) [ ]?[日/]?
              | ((?:19|20)[0-9]{2}) ([0-9]{2}) ([0-9]{2}) [ ]?日?+ (?![0-9年])
              | ([一二][〇零0Oo一二三四五六七八九]{3}) [ ]?年[ ]? ([一二三四五六七八九十]{1,2}|元)
                [ ]?月[ ]? ([一二三四五六七八九十]{1,3}) [ ]?日
              | ((?:19|20)[0-9]{2}) [ ]?年[ ]? ([01]?[0-9]) [ ]?月 (?! [ ]?[0-9] )
            )
            (?: [ T]{0,4} ([0-2]?[0-9]) [ ]?:[ ]? ([0-5][0-9]) (?: [ ]?:[ ]? ([0-5][0-9]) )? )?
            """
    )
