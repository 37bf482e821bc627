"""What is wrong with the document itself: a table of small functions over the finished structure.

Each function finds one kind of fault; `data/diagnostics.toml` says what the kinds mean. They are precise rather than
many: what a careful reader would call a matter of style is not reported. Source: the corpus.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

import attrs

from govparse.data import entries
from govparse.structure.furniture import Furniture
from govparse.structure.header import Header
from govparse.structure.lines import Line
from govparse.structure.markers import numbered
from govparse.structure.nesting import Sequenced
from govparse.structure.paragraphs import Block, find_blocks, wrap_width
from govparse.structure.regions import Regions
from govparse.structure.sections import Position, Section, SectionStyle
from govparse.text import Diagnostic, Severity, Source, Span

__all__ = ["DiagnosticKind", "diagnostic_kinds", "find_diagnostics"]


@attrs.frozen(slots=True)
class DiagnosticKind:
    """A kind of fault, an entry of `data/diagnostics.toml`."""

    code: str
    """The stable name."""
    severity: Severity = attrs.field(converter=Severity)
    """How much it matters."""
    meaning: str
    """When it is reported."""
    example: str
    """A text that has the fault."""
    lookalike: str
    """A text that has it not."""


@cache
def diagnostic_kinds() -> tuple[DiagnosticKind, ...]:
    """Every kind of fault that the structure of a document can show.

    >>> [kind.code for kind in diagnostic_kinds()][:2]
    ['numbering_gap', 'numbering_repeat']
    """
    return entries("diagnostics.toml", "diagnostic", DiagnosticKind)


def find_diagnostics(
    source: Source, lines: Sequence[Line], header: Header, sections: Sequence[Section], furniture: Iterable[Furniture]
) -> tuple[Diagnostic, ...]:
    """Every fault of the document, in the order of the text.

    >>> from govparse.structure.lines import find_lines
    >>> from govparse.structure.sections import sections
    >>> source = Source("主要做法：一是完善制度。三是加强监督。")
    >>> found = find_diagnostics(source, find_lines(source), Header(), sections.parse(source), ())
    >>> print(found[0].message)
    三是 follows 一是: 二是 is not there
    """
    severities = {kind.code: kind.severity for kind in diagnostic_kinds()}
    broken = list(_unreadable(source))
    if any(len(span) == len(source) for _, span, _ in broken):
        code, span, message = broken[0]
        return (Diagnostic(code, span, message, severities[code]),)
    left_out = Regions(item.span for item in furniture)
    seen = _Seen(source, tuple(lines), header, tuple(sections), left_out)
    found = [*broken, *(fault for check in _CHECKS for fault in check(seen))]
    return tuple(
        Diagnostic(code, span, message, severities[code])
        for code, span, message in sorted(found, key=lambda fault: (fault[1], fault[0]))
        if not left_out.touch(span)
    )


_Fault = tuple[str, Span, str]


@attrs.frozen(slots=True)
class _Seen:
    """What a check may look at."""

    source: Source
    lines: tuple[Line, ...]
    header: Header
    sections: tuple[Section, ...]
    left_out: Regions

    def walk(self) -> Iterator[tuple[Section, Section | None]]:
        """Every section with the one of its style before it, below the same parent."""
        waiting = [self.sections]
        while waiting:
            before: dict[SectionStyle, Section] = {}
            for section in waiting.pop():
                yield section, before.get(section.style)
                before[section.style] = section
                if section.children:
                    waiting.append(section.children)


def _numbering(seen: _Seen) -> Iterator[_Fault]:
    for section, before in seen.walk():
        evidence = section.evidence
        if evidence is None or before is None or section.number is None or before.number is None:
            continue
        marker, previous = section.marker.strip(), before.marker.strip()
        if evidence.sequence is Sequenced.SKIPS and section.number - before.number <= _WIDEST_GAP:
            lost = section.number - before.number - 1
            which = _between(marker, section.number, before.number) if lost == 1 else f"{lost} items"
            verb = "is" if lost == 1 else "are"
            yield "numbering_gap", section.marker_span, f"{marker} follows {previous}: {which} {verb} not there"
        elif evidence.sequence is Sequenced.REPEATS:
            yield "numbering_repeat", section.marker_span, f"{marker} stands twice in its list"


_WIDEST_GAP = 30


def _between(marker: str, number: int, before: int) -> str:
    """The marker that is not there, in the form of the one behind it."""
    return numbered(Source(marker).normal, before + 1) or f"number {before + 1}"


def _lost_stops(seen: _Seen) -> Iterator[_Fault]:
    normal = seen.source.normal
    for section, _ in seen.walk():
        evidence, start = section.evidence, section.span.start
        if evidence is None or evidence.position is not Position.IN_SENTENCE or not section.marker:
            continue
        if _word().match(normal, start - 1):
            place = Span(start - 1, section.marker_span.end)
            yield "missing_text", place, f"no stop before {section.marker}: the end of what is before it may be lost"


def _lost_characters(seen: _Seen) -> Iterator[_Fault]:
    for hit in _lost().finditer(seen.source.normal):
        kind = hit.lastgroup or ""
        yield "missing_text", Span(*hit.span(kind)), _LOST[kind]


_LOST = {
    "ordinal": "an ordinal without its number",
    "session": "a session without its number",
    "date": "a date without 年 and 月",
    "measure": "a number without its measure word",
    "bracket": "characters are lost between the bracket and 请",
    "mandate": "受 is lost before the one who mandates",
    "place": "characters are lost before the place",
}


def _repeated(seen: _Seen) -> Iterator[_Fault]:
    normal = seen.source.normal
    pieces = normal.split("。")
    start = len(pieces[0]) + 1
    for before, piece in pairwise(pieces):
        if len(piece) >= _LEAST_REPEATED and before.endswith(said := piece.strip()) and len(said) >= _LEAST_REPEATED:
            place = Span(start, min(start + len(piece) + 1, len(normal)))
            yield "repeated_text", place, "the sentence stands twice in a row"
        start += len(piece) + 1


_LEAST_REPEATED = 10


def _doubled(seen: _Seen) -> Iterator[_Fault]:
    for hit in _double().finditer(seen.source.normal, seen.header.body_start):
        place = Span(*hit.span())
        yield "double_punctuation", place, f"{seen.source[place]}: two signs side by side"


def _unbalanced(seen: _Seen) -> Iterator[_Fault]:
    normal = seen.source.normal
    uneven = [pair for pair in _PAIRS if normal.count(pair[0]) != normal.count(pair[1])]
    if not uneven or wrap_width(seen.source, [line for line in seen.lines if line.text]):
        return
    blocks = find_blocks(seen.source, seen.lines, (), seen.header.body_start)
    for opening, closing in uneven:
        yield from _uneven_blocks(normal, blocks, opening, closing)


_PAIRS = (("(", ")"), ("“", "”"), ("《", "》"), ("【", "】"), ("〔", "〕"))


def _uneven_blocks(normal: str, blocks: list[Block], opening: str, closing: str) -> Iterator[_Fault]:
    for at, (start, end, _) in enumerate(blocks):
        opened = normal.count(opening, start, end)
        closed = normal.count(closing, start, end)
        if opened == closed or normal[end - 1] not in _FINAL:
            continue
        # Speech over several paragraphs opens each and closes the last.
        if opened > closed and at + 1 < len(blocks) and normal[blocks[at + 1][0]] == opening:
            continue
        near = normal[blocks[max(0, at - 2)][0] : blocks[min(len(blocks) - 1, at + 2)][1]]
        if at and near.count(opening) == near.count(closing):
            continue
        place = _without_partner(normal, start, end, opening, closing)
        if place is not None:
            missing, there = (closing, opening) if normal[place] == opening else (opening, closing)
            yield "unbalanced", Span(place, place + 1), f"{there} has no {missing} in its paragraph"


_FINAL = frozenset("。;!?")


def _without_partner(normal: str, start: int, end: int, opening: str, closing: str) -> int | None:
    open_places: list[int] = []
    for hit in re.finditer(f"[{re.escape(opening + closing)}]", normal[start:end]):
        place = start + hit.start()
        if hit[0] == opening:
            open_places.append(place)
        elif open_places:
            open_places.pop()
        elif closing != ")" or not _numbered().search(normal, max(start, place - 4), place):
            return place
    return open_places[0] if open_places else None


def _unreadable(source: Source) -> Iterator[_Fault]:
    text = source.text
    written = len(text) - text.count(" ") - text.count("\n")
    if written >= _ENOUGH_TEXT:
        signs = sum(text.count(sign) for sign in "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~\ufffd")
        if signs * 2 > written and not _han().search(text):
            yield "unreadable", source.span, "the text has signs and no words: its fonts do not say what they show"
            return
    if "\ufffd" in text:
        for hit in re.finditer("\ufffd+", text):
            yield "unreadable", Span(*hit.span()), "characters are lost: the decoding or the font was wrong"


_ENOUGH_TEXT = 100

_CHECKS: tuple[Callable[[_Seen], Iterator[_Fault]], ...] = (
    _numbering,
    _lost_stops,
    _lost_characters,
    _repeated,
    _doubled,
    _unbalanced,
)


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[一-鿿%0-9]")


@cache
def _lost() -> re.Pattern[str]:
    return re.compile(
        r"""(?x)
          (?P<ordinal>第[届次](?=[人全代会党委]))
        | (?P<session>[大届]次(?=会议))            # 五届人大次会议; 九届三次会议 has its number
        | (?<![0-9])(?P<date>(?:19|20)[0-9]{4,6}日)
        | (?P<measure>(?<=[0-9])(?:总投资|项目(?=[开建竣投]工?(?!标))))   # 10项目标 is ten aims
        | (?<=[案告])(?P<bracket>\)请(?=予?审))
        | ^\ *(?P<mandate>(?![^\n]{0,16}受)[一-鿿]{2,12}人民政府委托)(?=,)
        | 现(?P<place>将[区县](?=20[0-9]{2}年))
        """,
        re.MULTILINE,
    )


@cache
def _double() -> re.Pattern[str]:
    return re.compile(r"(?<![。,、;])(?:。[。,、;]|,[,。、;]|、[、,。;]|;[;,。、])(?![。,、;])")


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile(r"[0-9a-zA-Z一二三四五六七八九十]$")


@cache
def _han() -> re.Pattern[str]:
    return re.compile("[一-鿿]{4}")
