"""The one pass over the numbers of a document.

sentence  = [ period ] clause { mark clause }
clause    = [ "其中" ] [ period ] name level { mark ( change | share | rank ) }
          | name ( change | rank )
          | names "分别" numbers | names "各" number
          | name "从" level "增加到" level

Every number that closes its phrase is given to its measure by the rule of its role; what the sentence, the paragraph
and the chapter carry along is the `State`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

import regex

from govparse.expressions.periods import Period
from govparse.expressions.quantities import Kind, Quantity
from govparse.statements.clauses import PLAIN_ENDS, Clauses
from govparse.statements.leads.lead import Role
from govparse.statements.leads.reading import Leads, Sort
from govparse.statements.measures import Measures
from govparse.statements.modality import Chapters
from govparse.statements.reading.behind import find_measure_behind, state_behind
from govparse.statements.reading.changes import add_growth, leave_level
from govparse.statements.reading.dealing import deal_out, is_dealt
from govparse.statements.reading.drafts import Draft
from govparse.statements.reading.levels import PARTICULAR, state_level
from govparse.statements.reading.numbers import FLAT, closes, with_states
from govparse.statements.reading.proportions import add_rank, add_share
from govparse.statements.reading.said import Said
from govparse.statements.reading.scopes import are_of_one_class
from govparse.statements.reading.state import State
from govparse.statements.running_text import running_text, without_marks
from govparse.statements.values import Modality
from govparse.structure.furniture import Furniture
from govparse.structure.notes import Note
from govparse.structure.regions import Regions
from govparse.structure.sections import Section
from govparse.text import Source, Span

__all__ = ["RULES", "Reader"]

RULES: dict[Role, Callable[[State, Said], None]] = {
    Role.LEVEL: state_level,
    Role.TO: state_level,
    Role.FROM: leave_level,
    Role.CHANGE: add_growth,
    Role.GAP: add_growth,
    Role.SHARE: add_share,
    Role.RANK: add_rank,
    Role.NONE: lambda state, said: None,
}
"""What becomes of a number, by the part it plays; 分别 goes before all of them."""

_OTHER, _FLAT = Leads(Sort.OTHER), Leads(Sort.FLAT)
_LEADS = {
    **dict.fromkeys(Kind, _OTHER),
    **dict.fromkeys((Kind.PERCENT, Kind.POINT, Kind.RATIO), Leads(Sort.RATE)),
    Kind.RANK: Leads(Sort.RANK),
}
"""The leads that have been read, of all documents, by the kind of their number."""
_PERCENT = Kind.PERCENT
_ON_THE_WAY = frozenset((Role.FROM, Role.TO, Role.LEVEL))
_NEAR = 60
_AHEAD = 14
"""根据…规划: how far before a word that is heard the phrase may begin that makes it a modal one."""


class Reader:
    """One reading of a document."""

    def __init__(
        self,
        source: Source,
        sections: tuple[Section, ...],
        quantities: tuple[Quantity, ...],
        periods: tuple[Period, ...],
        *,
        notes: tuple[Note, ...] = (),
        furniture: tuple[Furniture, ...] = (),
        modality: Modality | None = None,
        reviewed: int | None = None,
        known: Measures,
        width: int = 0,
    ) -> None:
        self.known = known
        self.written = running_text(source, sections, (item.span for item in furniture), width=width)
        self.text = without_marks(self.written, (note.marker_span for note in notes))
        self.clauses = Clauses(self.text)
        self.quantities = with_states(self.text, quantities)
        self.notes = Regions(note.definition_span for note in notes)
        self.paragraph = -1
        self._reaching = _reaching()
        self.state = State(self.text, self.quantities, periods, Chapters(sections, periods, modality), reviewed)

    def read(self) -> list[Draft]:
        """All drafts, in the order in which their sentences state them."""
        text, state, times, quantities = self.text, self.state, self.state.times, self.quantities
        bound = sentence = 0
        find_clause = self.clauses.find
        first_note = self.notes.spans[0].start if self.notes.spans else len(text)
        for index, quantity in enumerate(quantities):
            start = quantity.span.start
            if start < bound:
                continue
            behind = None
            if not closes(text, quantities, index):
                behind = find_measure_behind(text, quantity, self.known)
                if behind is None:
                    continue
            opening, opens = find_clause(bound, start)
            if opens >= 0 or self.paragraph < 0:
                sentence = max(opens, 0)
                self._next_sentence(bound, sentence, start)
            alone = times.pass_to(sentence, start) if times.next < start else None
            if state.chapter.silent or (quantity.span.end > first_note and self.notes.touch(quantity.span)):
                bound = quantity.span.end
                continue
            self._carry(index, max(bound, sentence), start)
            if behind is None:
                bound = self._state(index, quantity, opening, alone)
            else:
                state_behind(state, self._said(quantity, _leads_to(quantity), opening, alone), behind)
                bound = behind[1]
        return state.drafts

    def _next_sentence(self, bound: int, sentence: int, start: int) -> None:
        """Forgets what ends with a sentence, and what ends with a paragraph."""
        state = self.state
        if state.sentence:
            state.before, state.sentence = state.sentence, []
        line = self.text.rfind("\n", bound, start)
        if line >= 0 or self.paragraph < 0:
            self.paragraph = line + 1
            state.times.next_paragraph(line + 1)
            state.reach.next_paragraph()
            if self.text.count("\n", bound, start) > 2:
                state.before = []
        state.current = state.outer = state.against = None
        state.pending = ()
        state.times.next_sentence()
        state.reach.scope = None
        state.mood.next_sentence(sentence)
        if start >= state.until:
            state.chapter, state.until = state.chapters.at(start)
            state.mood.next_chapter(state.chapter)

    def _carry(self, index: int, low: int, start: int) -> None:
        """Reads what stands between the number before and this one for words that reach further than their clause."""
        text, state = self.text, self.state
        if state.outer is not None and text.find(")", low, start) >= 0:
            state.current, state.outer = state.outer, None
            state.reach.close_bracket()
        if start - low < 2:
            return
        opened = text[low] in "( " and text.find(")", low, start) < 0 and self._open_bracket(index, low)
        first = self._reaching.search(text, low, start)
        if first is not None:
            self._hear(low, first.start(), start, opened)
            return
        if state.reach.scope is not None and not opened:
            state.reach.follow(low, start, state.sentence, state.before, False)
        if state.mood.planned or state.mood.modality is not None:
            state.mood.soften(low, start)

    def _hear(self, low: int, first: int, start: int, opened: bool) -> None:
        """Hears the words that reach further, from the first on; `opened` says whether a bracket opened parts."""
        text, state = self.text, self.state
        opens = heard = False
        for found in self._reaching.finditer(text, first, start):
            word = text[found.start()]
            if word in _OPENS_SCOPE:
                opens = True
            elif word not in "相比较":
                heard = True
            elif (against := _against().match(text, low, found.end())) is not None:
                state.against = Span(*against.span())
        if not opened and (opens or state.reach.scope is not None):
            state.reach.follow(low, start, state.sentence, state.before, opens)
        if heard or state.mood.planned or state.mood.modality is not None:
            state.mood.soften(low, start)
        if heard:
            state.mood.hear(max(low, first - _AHEAD), start, bool(state.sentence))

    def _open_bracket(self, index: int, low: int) -> bool:
        """A bracket right behind a number: what it counts are parts of that number, and what it says it includes.

        Money in a bracket is a part where there is more than one sum: 收入4.6亿元(债券2.6亿元、外债2亿元).

        Answers whether it opened parts.
        """
        state = self.state
        total = state.current
        if total is None or total.value_span is None or total.span.end != low:
            return False
        opening = _bracket().match(self.text, low)
        if opening is None:
            return False
        state.outer = total
        if opening["includes"] is None and not self._counts_parts(index, total):
            return False
        state.reach.open_bracket(Span(opening.end("mark") - 1, opening.end()), total)
        return True

    def _counts_parts(self, index: int, total: Draft) -> bool:
        quantity = self.quantities[index]
        if quantity.kind is Kind.COUNT:
            return are_of_one_class(quantity.unit, total.unit)
        if quantity.unit != total.unit or quantity.kind is Kind.PERCENT:
            return False
        close = self.text.find(")", quantity.span.end, quantity.span.end + _NEAR)
        after = self.quantities[index + 1] if index + 1 < len(self.quantities) else quantity
        return after.unit == total.unit and quantity.span.end < after.span.end <= close

    def _state(self, index: int, quantity: Quantity, opening: int, alone: Period | None) -> int:
        """Gives a number to its measure; answers where the last number ends that went with it."""
        text, start, end = self.text, quantity.span.start, quantity.span.end
        kind, after, leads = quantity.kind, text[end : end + 1], _leads_to(quantity)
        listing = after == "、"
        if kind not in PARTICULAR and (listing or after in PLAIN_ENDS):
            low = opening if alone is None or alone.span.start < opening else alone.span.end
            written = text[low:start]
            if (
                " " not in written
                and (lead := leads[written]).plain
                and not (lead.several and (listing or kind is _PERCENT))
            ):
                name, subject = lead.name, lead.name.subject
                whose = None if subject is None else Span(low + subject[0], low + subject[1])
                self.state.plain_level((low + name.start, low + name.end), lead.plain, whose, quantity)
                return end
        count = self._take(self._said(quantity, leads, opening, alone), index)
        return end if count == 1 else self.quantities[index + count - 1].span.end

    def _take(self, said: Said, index: int) -> int:
        """Gives a number to its measure; answers how many numbers went with it."""
        state, lead = self.state, said.lead
        role = lead.role
        if role not in _ON_THE_WAY:
            state.pending = ()
        if (lead.apart or self.text.startswith("、", said.quantity.span.end)) and is_dealt(state, said, index):
            return deal_out(state, said, index)
        RULES[role](state, said)
        return 1

    def _said(self, quantity: Quantity, leads: Leads, opening: int, alone: Period | None) -> Said:
        """The lead of a number, read from behind the last period that stands in it by itself."""
        text, start = self.text, quantity.span.start
        if alone is None or alone.span.start < opening:
            return Said(text, opening, start, leads, quantity, opening, alone)
        said = Said(text, alone.span.end, start, leads, quantity, opening, alone)
        if said.name is None:
            said.name = Said(text, opening, alone.span.start, _OTHER, quantity, opening).name
        return said


def _leads_to(quantity: Quantity) -> Leads:
    return _FLAT if quantity.unit == FLAT else _LEADS[quantity.kind]


@cache
def _bracket() -> regex.Pattern[str]:
    return regex.compile(r"(?P<mark>\ *+\()(?!不)(?P<includes>其\ *中|含|包\ *括|包\ *含)?")


@cache
def _against() -> regex.Pattern[str]:
    return regex.compile(r"(?r)(?<=[,;。\n ]|\A)(?:(?:与|同|和)[^,;。]{2,60}?(?:相\ *)?比较?|较[^,;。]{2,8})")


@cache
def _reaching() -> re.Pattern[str]:
    # One of these stands in whatever reaches further than its clause; most clauses have none. Where each begins with a
    # plain character, as here, the module `re` is three times as quick.
    return re.compile(
        r"其\ *中|构\ *成|包\ *[括含]|含|中,|分[,:]|看[,:]|划分|按|加上"
        r"|相\ *比较?(?=,)|比较(?=,)|较(?:[上去]年|年初|\d{4}年)(?:末|底|同期)?(?=,)"
        r"|预\ *计|預計|有望|力争|预期|目标|确保|争取|努力|到20|草案|规划"
    )


_OPENS_SCOPE = frozenset("其中构包含分看划按加")
"""How those of them begin that open parts."""
