"""Where in its line, its sentence and its paragraph an expression stands.

line     = [ marker ], expression          a marker before the expression, （一）2023年, does not count
sentence = "。" | ";" | "!", expression
"""

from __future__ import annotations

__all__ = ["SENTENCE_STOPS", "ends_caption", "nothing_between", "opens_line", "opens_sentence"]

SENTENCE_STOPS = "。!?\n"
"""What ends a sentence in a normalised text."""


def opens_line(text: str, at: int) -> bool:
    """Whether the expression at `at` of a normalised text is the first of its line.

    >>> [opens_line("（一）甲。乙,丙", at) for at in (3, 5)]
    [True, False]
    """
    before = text[at - 1 : at]
    # Before most expressions stands a character of the same clause.
    if before.isalpha() and before not in _NUMERALS:
        return False
    start = text.rfind("\n", max(0, at - _LONGEST_LEAD), at) + 1
    if not start and at > _LONGEST_LEAD:
        return False
    lead = text[start:at].strip()
    return len(lead) < 6 and not any(character.isalpha() and character not in _NUMERALS for character in lead)


def opens_sentence(text: str, at: int) -> bool:
    """Whether a sentence, or a part of it behind a semicolon, begins with the expression at `at`.

    >>> [opens_sentence("甲。乙,丙", at) for at in (2, 4)]
    [True, False]
    """
    return text[max(0, at - 3) : at].rstrip()[-1:] in _OPENERS


def ends_caption(text: str, at: int) -> bool:
    """Whether what follows is the short rest of a line that ends as the caption of a table: 收入完成情况表.

    >>> ends_caption("2025年收入完成情况表\\n", 5)
    True
    """
    end = text.find("\n", at, at + _LONGEST_CAPTION)
    return end >= 0 and text[at:end].rstrip().endswith("表")


def nothing_between(text: str, start: int, end: int, stops: str) -> bool:
    """Whether none of the stops stands between; what is very far away is another paragraph.

    >>> nothing_between("2023年,投资增长。全年", 5, 11, SENTENCE_STOPS), nothing_between("2023年,全年", 5, 6, "。")
    (False, True)
    """
    if not 0 <= end - start < _FAR:
        return False
    for stop in stops:  # noqa: SIM110 – a generator would take three times as long, and this is asked of every period
        if text.find(stop, start, end) >= 0:
            return False
    return True


_NUMERALS = "一二三四五六七八九十是"
_OPENERS = frozenset("。;!")
_LONGEST_LEAD, _LONGEST_CAPTION, _FAR = 24, 40, 2000
