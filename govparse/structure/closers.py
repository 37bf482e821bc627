"""Paragraphs that speak of more than the item they stand behind: 过去一年，全区…… below the last item of a chapter.

closer = a word of `data/closers.toml` at the start of a paragraph
       | "问:" question line-break "答:"                        the answer before it ends, with its lists
       | paper "记者:" question { line-break } speaker ":"      so does it; the first ends what was said before
notes  = a head of `data/closers.toml`, a whole line, below which the entries of a glossary are listed

Some words close whatever is open, but below a heading alone the paragraph is its text. Others (过去一年) stand within
items too: they close only behind a sentence, and only where no list goes on behind them, which `nesting` sees to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from govparse.data import words
from govparse.structure.markers import is_marker
from govparse.structure.nodes import Closes
from govparse.structure.paragraphs import Block

__all__ = ["find_reporters", "is_notes_head", "match_closer", "match_reporter", "opening_characters"]


def match_closer(normal: str, blocks: Sequence[Block], at: int) -> int | None:
    """What the paragraph `at` closes, one of `Closes`; None of one that closes nothing."""
    hit = _closer().match(normal, blocks[at][0], blocks[at][1])
    if hit is None:
        return None
    closes = _CLOSES[hit.lastgroup]
    if closes == Closes.ANSWER:
        return closes if _answered(normal, blocks, at) is not None else None
    if closes in _BEHIND_SENTENCES:
        return closes if _is_behind_text(normal, blocks, at) else None
    return None if at and _is_bare_heading(normal, blocks[at - 1]) else closes


def find_reporters(normal: str, blocks: Sequence[Block]) -> frozenset[int]:
    """Where paragraphs begin in which the reporter of a paper asks: 云溪日报记者:."""
    # Most texts have no question at all, and to look for one character costs next to nothing.
    if "?" not in normal or "记者:" not in normal:
        return frozenset()
    return frozenset(start for start, end, _ in blocks if _reporter().match(normal, start, end))


def match_reporter(normal: str, blocks: Sequence[Block], at: int) -> int | None:
    """What the question of the reporter closes with whom the paragraph `at` begins; None where nobody answers it."""
    answer = _answered(normal, blocks, at)
    if answer is None or normal.find("?", blocks[at][0], answer) < 0:
        return None
    # The heading above is the topic of the question.
    return Closes.ANSWER if at and _is_bare_heading(normal, blocks[at - 1]) else Closes.SPEECH


def _answered(normal: str, blocks: Sequence[Block], at: int) -> int | None:
    """Where somebody answers a question; a speaker alone on a line asks in one of the next paragraphs."""
    end = blocks[at][1]
    alone = normal[end - 1] == ":"
    if not alone and normal[end - 1] not in _ASKS:
        return None
    following = blocks[at + 1 : at + (_LONGEST_QUESTION if alone else 2)]
    return next((first for first, last, _ in following if _answer().match(normal, first, last)), None)


def _is_behind_text(normal: str, blocks: Sequence[Block], at: int) -> bool:
    """Whether the paragraph before is a sentence, and no heading with a full stop: （三）营造良好环境。"""
    if not at:
        return False
    start, end, _ = blocks[at - 1]
    if normal[end - 1] not in _SENTENCE_ENDS:
        return False
    return end - start > _LONGEST_HEADING or normal.find("。", start, end - 1) >= 0 or not is_marker(normal, start)


def _is_bare_heading(normal: str, block: Block) -> bool:
    """Whether a paragraph is a heading alone, whose text comes next: （五）施行时间."""
    start, end, _ = block
    return normal[end - 1] not in _SENTENCE_ENDS and end - start <= _LONGEST_HEADING and is_marker(normal, start)


def is_notes_head(line: str) -> bool:
    """Whether a line is the head of a glossary and nothing more.

    >>> is_notes_head("报告中有关名词释义"), is_notes_head("名 词 解 释:"), is_notes_head("名词解释见附件")
    (True, True, False)
    """
    return _notes_head().fullmatch(line.replace(" ", "")) is not None


@cache
def opening_characters(table: str) -> frozenset[str]:
    """What the words of a table begin with, so that most paragraphs need no closer look."""
    return frozenset(word[0] for listed in words("closers.toml", table).values() for word in listed)


@cache
def _closer() -> re.Pattern[str]:
    lists = words("closers.toml", "closers")
    return re.compile("|".join(f"(?P<{name}>{'|'.join(lists[name])})" for name in _CLOSES if name))


@cache
def _reporter() -> re.Pattern[str]:
    return re.compile(r"[^:。,;!?\n]{2,20}记者:")


@cache
def _answer() -> re.Pattern[str]:
    return re.compile(r"答|[^:。,\n]{1,15}:")


@cache
def _notes_head() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(words('closers.toml', 'notes')['heads'])}):?")


_CLOSES: dict[str | None, int] = {
    "whole": Closes.WHOLE,
    "chapter": Closes.CHAPTER,
    "summary": Closes.SUMMARY,
    "final": Closes.FINAL,
    "foot": Closes.FOOT,
    "list": Closes.LIST,
    "question": Closes.ANSWER,
}
_LONGEST_HEADING = 30
_SENTENCE_ENDS = frozenset("。!?;…)")
_ASKS = frozenset("?。!")
_LONGEST_QUESTION = 5
_BEHIND_SENTENCES = frozenset((Closes.SUMMARY, Closes.FINAL, Closes.LIST))
