"""What opens or closes sections without a marker: signatures, closing paragraphs, note lists, enclosures.

stop    = a field of the header that stands at the foot: signature, date, attachments list
closer  = a word of `data/closers.toml`      the paragraph belongs to the chapter, not to its last item
alone   = a line of 8 to 24 characters without a stop between a sentence and a paragraph, three of them at least:
          a heading without a number where the document numbers none; before it 第一， and 一是 end in any
part    = time words word of a part               2024年工作回顾, two at least: a heading above those with numbers
notes   = a head of `data/closers.toml` [ ":" ] line-break entry { entry }
entry   = "[" number "]" text | number "." text | a list that opens with its first number
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from govparse.data import words
from govparse.expressions.numbering import family, marker_number
from govparse.structure.closers import find_reporters, is_notes_head, match_closer, match_reporter, opening_characters
from govparse.structure.enclosures import find_second_title, is_enclosure_head, match_enclosure, match_titled_enclosure
from govparse.structure.header import Header
from govparse.structure.markers import is_marker
from govparse.structure.nodes import TOLD, Closes, Kind, Node
from govparse.structure.paragraphs import Block
from govparse.text import Span, normalise

__all__ = ["find_breaks", "find_stops", "is_covered"]

_FOOT = frozenset(("signatory", "written_on", "attachment", "disclosure_note", "copied_to"))


def find_stops(header: Header) -> list[Span]:
    """The fields of the foot, where the text proper ends."""
    begin = header.body_start
    return sorted(field.span for field in header.fields if field.span.start >= begin and field.name in _FOOT)


def _line_start(normal: str, span: Span) -> int:
    """Where the line of a field begins, or the line before it that has nothing but its label."""
    start = normal.rfind("\n", 0, span.start) + 1
    label = _label().search(normal, max(0, start - 16), start)
    return label.start(1) if label else start


def is_covered(block: Block, spans: list[Span]) -> bool:
    """Whether the paragraph has one of the spans in it."""
    return any(span.start < block[1] and block[0] < span.end for span in spans)


def _attachments(header: Header) -> frozenset[str]:
    """The names in the attachments list, without blanks: an enclosed document has one of them for its title."""
    return frozenset("".join(normalise(field.value).split()) for field in header.all("attachment"))


def find_breaks(
    normal: str,
    blocks: list[Block],
    candidates: Sequence[Node],
    stops: list[Span],
    header: Header,
) -> list[Node]:
    """All breaks; `candidates` are the markers, which tell whether the document numbers its headings."""
    breaks = [Node(Kind.STOP, _line_start(normal, span), span.end, None, 0, 0, False) for span in stops]
    alone: list[Node] = []
    parts: list[Node] = []
    listed = False
    reporters = find_reporters(normal, blocks)
    closing, heading, timed = opening_characters("closers"), opening_characters("notes"), _times()
    opening = _opening().union(normal[start] for start in reporters)
    for at, (start, end, _) in enumerate(blocks):
        first = normal[start]
        # Most paragraphs are long, and begin with nothing that any break begins with.
        if end - start > _LONGEST_HEAD and not listed and first not in opening:
            continue
        closer = match_reporter if start in reporters else match_closer if first in closing else None
        if closer is not None and (closes := closer(normal, blocks, at)) is not None:
            breaks.append(Node(Kind.CLOSER, start, start, None, closes, at, False))
            continue
        if first in _BRACKETS and not listed:
            listed = _opens_list(normal, blocks, at)
        if listed and (entry := _entry().match(normal, start)):
            breaks += _entry_node(entry, at)
            continue
        if first in _PURPOSES and (title := find_second_title(normal, blocks, at)) is not None:
            breaks.append(Node(Kind.STOP, blocks[title][0], blocks[title][0], None, 0, title, False))
        if first in _ENCLOSED and (found := _enclosure(normal, blocks, at, stops, header)):
            breaks.append(found)
            # An annex that is a list of notes needs no second head inside.
            listed = found.title is not None and is_notes_head(normal[slice(*found.title)])
            found.has_list = listed
            continue
        if end - start > _LONGEST_HEAD:
            continue
        if first in timed and _is_part(normal, blocks, at):
            parts.append(Node(Kind.PART, start, start, None, 0, at, False, title=(start, end)))
        elif _stands_alone(normal, blocks, at):
            alone.append(Node(Kind.CLOSER, start, start, None, Closes.TOLD, at, False, title=(start, end)))
        if first in heading and is_notes_head(normal[start:end]) and (head := _notes(normal, blocks, at)):
            breaks.append(head)
            listed = head.has_list
    if len(parts) >= _FEWEST_PARTS:
        breaks += parts
    return [*breaks, *_as_headings(alone, candidates)] if len(alone) >= _PATTERN else breaks


def _as_headings(alone: list[Node], candidates: Sequence[Node]) -> list[Node]:
    """The lines that stand alone: headings where the document numbers none, else they only end what is told."""
    if not any(node.family is not None and node.family.rank < TOLD and not node.inline for node in candidates):
        for node in alone:
            node.kind = Kind.PLAIN
    return alone


def _entry_node(entry: re.Match[str], at: int) -> Iterator[Node]:
    """The entry of a note list that opens the paragraph `at`; none of one that is a marker by itself."""
    start = entry.start()
    if circled := entry[3]:
        yield Node(Kind.ENTRY, start, start + 1, family("circled"), marker_number(circled), at, False, "[")
    elif number := entry[1] or entry[2]:
        yield Node(Kind.ENTRY, start, entry.end(), None, int(number), at, False, "[" if entry[1] else ".")


def _stands_alone(normal: str, blocks: list[Block], at: int) -> bool:
    """Whether a short line is a heading without a number: no sentence itself, but between one and a paragraph."""
    start, end, _ = blocks[at]
    if not 0 < at < len(blocks) - 1 or normal[blocks[at - 1][1] - 1] not in "。!":
        return False
    below, below_end, _ = blocks[at + 1]
    if normal[below_end - 1] not in "。!?:;" or below_end - below < _PARAGRAPH:
        return False
    return _line().fullmatch(normal, start, end) is not None and not is_marker(normal, start)


def _is_part(normal: str, blocks: list[Block], at: int) -> bool:
    """Whether a line is the heading of a part of a report: no sentence goes on in it, and text stands below it."""
    start, end, _ = blocks[at]
    if at + 1 == len(blocks) or (at and normal[blocks[at - 1][1] - 1] not in "。!"):
        return False
    return _part().fullmatch(normal, start, end) is not None


def _notes(normal: str, blocks: list[Block], at: int) -> Node | None:
    """The glossary whose head is the paragraph `at`, if a list opens below it."""
    start, end, _ = blocks[at]
    following = blocks[at + 1][0] if at + 1 < len(blocks) else len(normal)
    numbered = _entry().match(normal, following) is not None
    if not numbered and not _first().match(normal, following):
        return None
    title = (start, start + len(normal[start:end].rstrip(": ")))
    return Node(Kind.PLAIN, start, start, None, 0, at, False, title=title, has_list=numbered)


def _opens_list(normal: str, blocks: list[Block], at: int) -> bool:
    """Whether a list of bracketed entries begins without a head: [1] and [2] open neighbouring paragraphs."""
    if at + 1 == len(blocks):
        return False
    first, second = _entry().match(normal, blocks[at][0]), _entry().match(normal, blocks[at + 1][0])
    return first is not None and first[1] == "1" and second is not None and second[1] == "2"


def _enclosure(normal: str, blocks: list[Block], at: int, stops: list[Span], header: Header) -> Node | None:
    """The enclosure that begins with the paragraph `at`: 附件 above its title, or 附件2：任务分解表."""
    start, end, _ = blocks[at]
    if is_enclosure_head(normal[start:end]):
        return None if _is_list_head(blocks, at, stops) else match_enclosure(normal, blocks, at, _attachments(header))
    above = [span for span in stops if span.start < end]
    # The line of the list itself is none.
    if not above or above[-1].end > start:
        return None
    signed = at == 0 or above[-1].end > blocks[at - 1][0]
    return match_titled_enclosure(normal, blocks, at, _attachments(header), signed)


def _is_list_head(blocks: list[Block], at: int, stops: list[Span]) -> bool:
    """Whether what comes next is a line of the attachments list."""
    following = blocks[at + 1][0] if at + 1 < len(blocks) else 1 << 62
    return any(blocks[at][1] <= span.start < following for span in stops)


@cache
def _opening() -> frozenset[str]:
    """What a long paragraph begins with that may be a break."""
    return opening_characters("closers") | _BRACKETS | _PURPOSES | _ENCLOSED


_BRACKETS = frozenset("[〔【")
_PURPOSES = frozenset("为根按依")
_ENCLOSED = frozenset("附")
_LONGEST_HEAD, _PARAGRAPH, _PATTERN, _FEWEST_PARTS = 24, 12, 3, 2


@cache
def _line() -> re.Pattern[str]:
    # 各位代表: and 国务院办公厅 are not as long, a line with a digit may be a date or of a table.
    return re.compile(r"(?![(\[-])[^。,;:!?|0-9\n]{8,24}")


@cache
def _times() -> frozenset[str]:
    """What the heading of a part begins with."""
    return frozenset(word[0] for word in words("numbering.toml", "headings")["times"])


@cache
def _part() -> re.Pattern[str]:
    headings = words("numbering.toml", "headings")
    return re.compile(rf"(?:{'|'.join(headings['times'])})[^。,;:!?|\n]{{0,14}}(?:{'|'.join(headings['parts'])})")


@cache
def _label() -> re.Pattern[str]:
    return re.compile(r"\n( *附 ?件 ?:?(?: *\n)? *(?:[0-9]{1,2}[.、])?\s*)$")


@cache
def _entry() -> re.Pattern[str]:
    # A dotted entry whose term begins with a digit (8.5+3+8:) is no marker by itself; the others are found as markers.
    return re.compile(r"[\[〔【(] ?([0-9]{1,3}) ?[\]〕】)]|([0-9]{1,3})[.、](?=[0-9])|([①-⑳])|[0-9]{1,3} ?[.、]")


@cache
def _first() -> re.Pattern[str]:
    # Entries of these numbers are headings as those of any list are: the term stands alone on its line.
    return re.compile(r"一、|\(一\)|第一,")
