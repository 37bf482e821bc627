"""The names of organs that a line consists of: who signed, who published, who reports.

organs = organ, { blank, organ }          云溪区统计局  国家统计局云溪调查队; the blank may be lost
organ  = words that end as organs do      `organs` of data/header_fields.toml

Source: GB/T 9704-2012, 7.3.5 (发文机关署名), and the corpus.
"""

from __future__ import annotations

import re
from functools import cache

from govparse.data import words

__all__ = ["is_organ", "organs_of"]


def organs_of(text: str) -> list[tuple[int, int]]:
    """The places of the organs that a line names and nothing else; empty where it says anything else.

    >>> organs_of("云溪区统计局  国家统计局云溪调查队")
    [(0, 6), (8, 18)]
    >>> organs_of("云 溪 区 统 计 局"), organs_of("加强区统计局建设工作")
    ([(0, 11)], [])
    """
    if len(text) > 120 or any(mark in text for mark in "。,:;!?《"):
        return []
    if is_organ(text.replace(" ", "")) and all(len(word) <= 2 for word in text.split()):
        return [(0, len(text))]
    places: list[tuple[int, int]] = []
    for word in _word().finditer(text):
        start, end = word.span()
        # 云溪市财政局云溪市民政局: where the place's name comes again, another organ begins.
        again = text.find(text[start : start + 2], start + 4, end) if end - start > 8 else -1
        while again > 0 and is_organ(text[start:again]) and is_organ(text[again:end]):
            places.append((start, again))
            start = again
            again = text.find(text[start : start + 2], start + 4, end)
        if not is_organ(text[start:end]):
            return []
        places.append((start, end))
    return places


def is_organ(text: str) -> bool:
    """Whether a text reads as the name of an organ."""
    return 2 < len(text) <= 30 and text.endswith(_organs()) and text[0] not in "-(各" and not _verb().search(text)


@cache
def _organs() -> tuple[str, ...]:
    return words("header_fields.toml", "words")["organs"]


@cache
def _word() -> re.Pattern[str]:
    return re.compile("[^ ]+")


@cache
def _verb() -> re.Pattern[str]:
    # 听取了区统计局 says what somebody did, and names nobody.
    return re.compile(r"[了是将由向]|听取|审议|关于|印发|代表[^大]")
