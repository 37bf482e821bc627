"""What numerals written in Arabic digits mean.

arabic    = digits [ "." digits ] [ magnitude { digits magnitude } ]      1,234.5   1.2万亿   1亿5000万
digits    = digit { digit } | digit [ digit [ digit ] ] { "," digit digit digit }
magnitude = [ "十" | "百" | "千" ] ( "万" | "亿" ) | "万亿" | "百" | "千"

Source: GB/T 15835-2011, 5.1 (digits in groups of three, 万 and 亿 behind digits), and the corpus.
"""

from __future__ import annotations

from decimal import Decimal

__all__ = ["ARABIC", "ARABIC_BEHIND_FIRST", "EXPONENTS", "MAGNITUDE", "arabic_number"]

_GROUPS = r"(?:,[0-9]{3}){1,13}+(?![0-9])"
_PLACES = r"(?:\.[0-9]{1,40}+)?+(?![0-9])"
ARABIC = rf"(?:[0-9]{{1,3}}{_GROUPS}|[0-9]{{1,40}}+){_PLACES}"
"""Digits with their point; of 2020,300 only the first number."""
ARABIC_BEHIND_FIRST = rf"(?:[0-9]{{0,2}}{_GROUPS}|[0-9]{{0,39}}+){_PLACES}"
"""The same where the first digit has been read."""
MAGNITUDE = r"(?:[十百千]?(?:[万萬][亿億]?|[亿億])|[百千](?![瓦米克伏卡赫帕焦安分字牛乏]))"
"""What multiplies the digits; 千 in front of 瓦 and its like belongs to the unit."""
EXPONENTS = {"": 0, "百": 2, "千": 3} | {
    lead + power: more + exponent
    for lead, more in (("", 0), ("十", 1), ("百", 2), ("千", 3))
    for power, exponent in {
        **dict.fromkeys("万萬", 4),
        **dict.fromkeys("亿億", 8),
        **dict.fromkeys(("万亿", "萬億", "万億", "萬亿"), 12),
    }.items()
}
"""Magnitude → how many zeros it puts behind the digits."""


def arabic_number(digits: str, magnitude: str = "") -> Decimal:
    """The exact number, however long.

    >>> str(arabic_number("1,724.20", "亿")), str(arabic_number("5.0"))
    ('172420000000', '5.0')
    """
    if "," in digits:
        digits = digits.replace(",", "")
    if not magnitude:
        return Decimal(digits)
    whole, _, places = digits.partition(".")
    zeros = _ZEROS[magnitude]
    exponent = len(zeros)
    if len(places) <= exponent:
        return Decimal(whole + places + zeros[len(places) :])
    return Decimal(f"{whole}{places[:exponent]}.{places[exponent:]}")


_ZEROS = {magnitude: "0" * exponent for magnitude, exponent in EXPONENTS.items()}
