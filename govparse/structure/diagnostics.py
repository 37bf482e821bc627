"""What is wrong with the document itself: a table of small functions over the finished structure.

Each function finds one kind of fault; `data/diagnostics.toml` says what the kinds mean. They are precise rather than
many: what a careful reader would call a matter of style is not reported. Source: the corpus.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import compress, count
from typing import NamedTuple

import attrs
import regex

from govparse.data import entries
from govparse.structure.balance import find_unbalanced
from govparse.structure.furniture import Furniture
from govparse.structure.header import Header
from govparse.structure.lines import Line
from govparse.structure.losses import Fault, find_losses, find_unreadable, match_lost_stop
from govparse.structure.markers import numbered
from govparse.structure.regions import Regions
from govparse.structure.sections import Position, Section, Sequenced
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
    severities = _severities()
    found = list(find_unreadable(source))
    if any(len(span) == len(source) for _, span, _ in found):
        code, span, message = found[0]
        return (Diagnostic(code, span, message, severities[code]),)
    seen = _Seen(source, lines, header, _families(sections))
    for check in _CHECKS:
        found += check(seen)
    if not found:
        return ()
    left_out = Regions(item.span for item in furniture)
    found.sort(key=_place_and_code)
    return tuple(
        Diagnostic(code, span, message, severities[code]) for code, span, message in found if not left_out.touch(span)
    )


@cache
def _severities() -> Mapping[str, Severity]:
    return {kind.code: kind.severity for kind in diagnostic_kinds()}


def _place_and_code(fault: Fault) -> tuple[int, int, str]:
    code, span, _ = fault
    return span.start, span.end, code


class _Seen(NamedTuple):
    """What a check may look at."""

    source: Source
    lines: Sequence[Line]
    header: Header
    families: Sequence[Sequence[Section]]
    """The sections below each parent, the roots first."""


def _families(sections: Sequence[Section]) -> Sequence[Sequence[Section]]:
    families = [sections]
    for family in families:
        families += [section.children for section in family if section.children]
    return families


def _markers(seen: _Seen) -> Iterator[Fault]:
    normal = seen.source.normal
    in_sentence, skips, repeats = Position.IN_SENTENCE, Sequenced.SKIPS, Sequenced.REPEATS
    for family in seen.families:
        for at, section in enumerate(family):
            evidence = section.evidence
            if evidence is None:
                continue
            if evidence.position is in_sentence and (lost := match_lost_stop(normal, section)) is not None:
                yield lost
            sequence = evidence.sequence
            if sequence is skips or sequence is repeats:
                yield from _numbering(section, sequence, _elder(family, at))


def _numbering(section: Section, sequence: Sequenced, before: Section | None) -> Iterator[Fault]:
    """The fault of an item that does not follow the one before it."""
    if before is None or section.number is None or before.number is None:
        return
    marker, previous = ("".join(item.marker.split()) for item in (section, before))
    lost = section.number - before.number - 1
    if sequence is Sequenced.REPEATS:
        yield "numbering_repeat", section.marker_span, f"{marker} stands twice in its list"
    elif lost < _WIDEST_GAP:
        which = _between(marker, section.number, before.number) if lost == 1 else f"{lost} items"
        verb = "is" if lost == 1 else "are"
        yield "numbering_gap", section.marker_span, f"{marker} follows {previous}: {which} {verb} not there"


_WIDEST_GAP = 30


def _elder(family: Sequence[Section], at: int) -> Section | None:
    """The section of the same style before the one at a place of its family."""
    return next((family[place] for place in range(at - 1, -1, -1) if family[place].style is family[at].style), None)


def _between(marker: str, number: int, before: int) -> str:
    """The marker that is not there, in the form of the one behind it."""
    return numbered(Source(marker).normal, before + 1) or f"number {before + 1}"


def _repeated(seen: _Seen) -> Iterator[Fault]:
    pieces = seen.source.normal.split("。")
    start = passed = 0
    for at in _repeating(pieces, list(map(str.strip, pieces))):
        start += sum(map(len, pieces[passed:at])) + at - passed
        passed = at
        place = Span(start, min(start + len(pieces[at]) + 1, len(seen.source)))
        yield "repeated_text", place, "the sentence stands twice in a row"
    lines = [line for line in seen.lines if len(line.text) >= _LEAST_REPEATED]
    texts = [line.text for line in lines]
    for at in _repeating(texts, texts):
        if texts[at].count("。") > 1:
            yield "repeated_text", lines[at].span, "the paragraph says again how the one before it ends"


def _repeating(before: list[str], said: list[str]) -> Iterator[int]:
    """The places at which something is said with which the one before ends already."""
    for at in compress(count(1), map(str.endswith, before, said[1:])):
        if len(said[at]) >= _LEAST_REPEATED:
            yield at


_LEAST_REPEATED = 10


def _doubled(seen: _Seen) -> Iterator[Fault]:
    # One sign stands for all: looking for one pair takes a quarter of the time of looking for every pair.
    signs = seen.source.normal.replace("。", ",").replace("、", ",").replace(";", ",")
    for hit in _pair().finditer(signs, seen.header.body_start):
        place = Span(*hit.span())
        yield "double_punctuation", place, f"{seen.source[place]}: two signs side by side"


_CHECKS: tuple[Callable[[_Seen], Iterator[Fault]], ...] = (
    _markers,
    lambda seen: find_losses(seen.source),
    _repeated,
    _doubled,
    lambda seen: find_unbalanced(seen.source, seen.lines, seen.header.body_start),
)
"""Every check; the order is that of the faults at one place."""


@cache
def _pair() -> regex.Pattern[str]:
    return regex.compile("(?<!,),,(?!,)")
