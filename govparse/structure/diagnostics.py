"""What is wrong with the document itself: a table of small functions over the finished structure.

Each function finds one kind of fault; `data/diagnostics.toml` says what the kinds mean. They are precise rather than
many: what a careful reader would call a matter of style is not reported. Source: the corpus.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

import attrs
import regex

from govparse.data import entries
from govparse.structure.balance import find_unbalanced
from govparse.structure.furniture import Furniture
from govparse.structure.header import Header
from govparse.structure.lines import Line
from govparse.structure.losses import Fault, find_losses, find_lost_stops, find_unreadable
from govparse.structure.markers import numbered
from govparse.structure.nodes import Sequenced
from govparse.structure.regions import Regions
from govparse.structure.sections import Section, SectionStyle
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
    broken = list(find_unreadable(source))
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


def _numbering(seen: _Seen) -> Iterator[Fault]:
    for section, before in seen.walk():
        evidence = section.evidence
        if evidence is None or before is None or section.number is None or before.number is None:
            continue
        marker, previous = ("".join(item.marker.split()) for item in (section, before))
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


def _repeated(seen: _Seen) -> Iterator[Fault]:
    normal = seen.source.normal
    pieces = normal.split("。")
    start = len(pieces[0]) + 1
    for before, piece in pairwise(pieces):
        if len(piece) >= _LEAST_REPEATED and before.endswith(said := piece.strip()) and len(said) >= _LEAST_REPEATED:
            place = Span(start, min(start + len(piece) + 1, len(normal)))
            yield "repeated_text", place, "the sentence stands twice in a row"
        start += len(piece) + 1
    for line, following in pairwise(line for line in seen.lines if len(line.text) >= _LEAST_REPEATED):
        if following.text.count("。") > 1 and line.text.endswith(following.text):
            yield "repeated_text", following.span, "the paragraph says again how the one before it ends"


_LEAST_REPEATED = 10


def _doubled(seen: _Seen) -> Iterator[Fault]:
    for double in _doubles():
        for hit in double.finditer(seen.source.normal, seen.header.body_start):
            place = Span(*hit.span())
            yield "double_punctuation", place, f"{seen.source[place]}: two signs side by side"


_CHECKS: tuple[Callable[[_Seen], Iterator[Fault]], ...] = (
    _numbering,
    lambda seen: find_lost_stops(seen.source, (section for section, _ in seen.walk())),
    lambda seen: find_losses(seen.source),
    _repeated,
    _doubled,
    lambda seen: find_unbalanced(seen.source, seen.lines, seen.header.body_start),
)
"""Every check; the order is that of the faults at one place."""


@cache
def _doubles() -> tuple[regex.Pattern[str], ...]:
    # One by one: a sign that stands in a pattern is searched for as such, a class of signs is tried at every character.
    return tuple(regex.compile(rf"(?<![。,、;]){sign}[。,、;](?![。,、;])") for sign in "。,、;")
