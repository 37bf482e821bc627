"""The normalised twin of a text: one character for one character, so that offsets need no map.

    full-width letters, digits, punctuation   → ASCII        （ＧＤＰ） → (GDP)
    every dash, hyphen and minus              → -            — ― ─ － −
    every tilde                               → ~            ～ 〜 ∼
    every blank but the line breaks           → space        U+3000, no-break, zero-width, tab
    every line break, the form feed too       → \\n
    〇 and what is typed in its place         → 〇           ○ ◯ Ｏ
    the private-use decimal points            → .            U+1001B0
    ratio signs, multiplication              → : ×          ∶ ︰ ✕

、 。 《 》 “ ” 〔 〕 【 】 stay: they say more than any ASCII sign would.
"""

import re
from functools import cache
from sys import maxunicode

from govparse.text.markup import without_markup

__all__ = ["joined", "normalise"]


def normalise(text: str) -> str:
    """The twin of `text` that patterns see; it has the same length.

    >>> normalise("增长１０．５％（同比）—完")
    '增长10.5%(同比)-完'
    """
    if "\r" in text:
        # The carriage return of a CRLF is blank at the end of its line; one that stands alone ends a line.
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    # A text has few of these characters, and each of them often: each is replaced everywhere where it is met first.
    plain, at = _plain().match, 0
    while (run := plain(text, at)) is not None and (at := run.end()) < len(text):
        text = text.replace(text[at], _TWINS[text[at]])
    return text


def joined(text: str) -> str:
    """A title or a name without the blanks, line breaks and marks of Markdown that a page put into it.

    Between two letters of the ASCII alphabet one blank stays.

    >>> joined("云 溪 区\\n 工作报告"), joined("APEC China"), joined("关于**防汛**的通知")
    ('云溪区工作报告', 'APEC China', '关于防汛的通知')
    """
    pieces = without_markup(text).split()
    made = ""
    for piece in pieces:
        between = " " if made and _is_latin(made[-1]) and _is_latin(piece[0]) else ""
        made += between + piece
    return made


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalpha()


def _groups() -> dict[str, str]:
    """Plain character → the characters that are written for it."""
    full_width = {chr(code - 0xFEE0): chr(code) for code in range(0xFF01, 0xFF5F)}
    del full_width["O"]
    return {
        **full_width,
        "-": "－—–―─‐‑‒−﹣﹘━ー",
        "~": "～〜∼˜",
        " ": "\t\u3000\xa0\xad\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
        "\u200b\u200c\u200d\u202f\u205f\u2060\ufeff",
        "\n": "\f\v\x85\u2028\u2029\x1c\x1d\x1e",
        "〇": "○◯Ｏ",
        ".": "．\U001001b0",
        ":": "：∶︰﹕",
        "·": "‧・•",
        "×": "✕✖",
        "(": "（﹙",
        ")": "）﹚",
        "<": "＜",
        ">": "＞",
        "〔": "﹝",
        "〕": "﹞",
    }


@cache
def _plain() -> re.Pattern[str]:
    """A run of characters that are their own twins; to say which these are is twice as fast as to say which are not."""
    written = sorted(map(ord, _TWINS))
    between = zip((0, *(code + 1 for code in written)), (*(code - 1 for code in written), maxunicode), strict=True)
    return re.compile("[" + "".join(rf"\U{first:08x}-\U{last:08x}" for first, last in between if first <= last) + "]*+")


_TWINS = {written: plain for plain, several in _groups().items() for written in several}
