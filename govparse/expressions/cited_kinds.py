"""What kind of thing is cited: told by how its title ends, and by what stands around it.

    law      = title, "条例" | "办法" | …
    document = title, "通知" | "方案" | … | "关于", …, "的", …
    work     = "话剧" | …, title | title, "日报" | … | title, "等剧目" | … | any other

Source: 行政法规制定程序条例, article 5, and 规章制定程序条例, article 7 (what laws and rules are called);
党政机关公文处理工作条例, article 8 (the kinds 文种); the corpus.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from govparse.data import words

__all__ = ["CitationKind", "ends_officially", "kind_of"]


class CitationKind(StrEnum):
    """What is cited, as far as the text tells."""

    LAW = "law"
    """A law, a regulation or a rule."""
    DOCUMENT = "document"
    """Another official document, or a form."""
    WORK = "work"
    """A newspaper, a book, an award, an article; or nothing tells."""


def kind_of(tail: str, numbered: bool, text: str, start: int, end: int) -> CitationKind:
    """What is cited; `tail` is the title without （试行） and the year that may stand at its end."""
    law = tail.endswith(_ends("law"))
    if numbered:
        return _LAW if law else _DOCUMENT
    if tail.endswith(_ends("work")) and not tail.endswith(_ends("work_but")):
        return _WORK
    if text.endswith(_work_before(), 0, start) or (
        text[end : end + 1] in _work_behind_begins() and _work_behind().match(text, end)
    ):
        return _WORK
    if law:
        return _LAW
    # 关于…的函 and all that begins like it is written by an office, whatever it is called.
    official = tail.endswith(_ends("document")) or (tail.startswith("关于") and "的" in tail)
    return _DOCUMENT if official else _WORK


def ends_officially(tail: str) -> bool:
    """Whether a title ends as that of a law or of an official document does.

    >>> ends_officially("云溪区公园管理办法"), ends_officially("春到云溪")
    (True, False)
    """
    return tail.endswith(_ends("law") + _ends("document"))


# A name of the module is found eight times as fast as a member of its enum.
_LAW, _DOCUMENT, _WORK = CitationKind.LAW, CitationKind.DOCUMENT, CitationKind.WORK


@cache
def _ends(kind: str) -> tuple[str, ...]:
    return words("citations.toml", "kinds")[kind]


@cache
def _work_before() -> tuple[str, ...]:
    return words("citations.toml", "around")["work_before"]


@cache
def _work_behind() -> re.Pattern[str]:
    """Words that tell it of several works in a row too: 《…》《…》等剧目."""
    behind = "|".join(map(re.escape, words("citations.toml", "around")["work_behind"]))
    return re.compile(f"(?:《[^》\n]{{1,60}}》){{0,4}}(?:{behind})")


@cache
def _work_behind_begins() -> frozenset[str]:
    """What that may begin with: who sees another character need not look further."""
    return frozenset(word[0] for word in words("citations.toml", "around")["work_behind"]) | {"《"}
