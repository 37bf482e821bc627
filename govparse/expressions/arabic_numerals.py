"""What numerals written in Arabic digits mean.

arabic    = digits [ "." digits ] [ magnitude { digits magnitude } ]      1,234.5   1.2万亿   1亿5000万
digits    = digit { digit } | digit [ digit [ digit ] ] { "," digit digit digit }
magnitude = [ "十" | "百" | "千" ] ( "万" | "亿" ) | "万亿" | "百" | "千"

Source: GB/T 15835-2011, 5.1 (digits in groups of three, 万 and 亿 behind digits), and the corpus.
"""

from __future__ import annotations

from decimal import MAX_PREC, Context, Decimal

__all__ = ["ARABIC", "ARABIC_BEHIND_FIRST", "EXPONENTS", "MAGNITUDE", "MAGNITUDE_OR_NONE", "arabic_number"]

_GROUPS = r"(?:,[0-9]{3}){1,13}+(?![0-9])"
_PLACES = r"(?:\.[0-9]{1,40}+)?+(?![0-9])"
ARABIC = rf"(?:[0-9]{{1,3}}{_GROUPS}|[0-9]{{1,40}}+){_PLACES}"
"""Digits with their point; of 2020,300 only the first number."""
# The module `re` passes over an alternative that begins with another character than the text, and asks memory for a
# group that repeats: what every number of a text is read with has the one and not the other.
_POINT = r"\.[0-9]{1,40}+(?![0-9])|(?!\.[0-9]|[0-9])"
ARABIC_BEHIND_FIRST = (
    rf"[0-9]{{0,39}}+(?:,(?<![0-9]{{4}},)[0-9]{{3}}(?:,[0-9]{{3}}){{0,12}}+(?![0-9])(?:{_POINT})|{_POINT})"
)
"""The same where the first digit has been read."""
_MAGNITUDES = r"[万萬][亿億]?|[亿億]|[十百千](?:[万萬][亿億]?|[亿億])|[百千](?![瓦米克伏卡赫帕焦安分字牛乏])"
MAGNITUDE = rf"(?:{_MAGNITUDES})"
"""What multiplies the digits; 千 in front of 瓦 and its like belongs to the unit."""
MAGNITUDE_OR_NONE = rf"(?:{_MAGNITUDES}|)"
"""The same, or nothing."""
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
    # A sum has the smaller exponent of its two: 1.2E+8 and 0 are 120000000.
    return _EXACTLY.add(Decimal(digits + _POWERS[magnitude]), _ZERO)


_ZERO = Decimal(0)
_EXACTLY = Context(prec=MAX_PREC)
_POWERS = {magnitude: f"E{exponent}" for magnitude, exponent in EXPONENTS.items()}
