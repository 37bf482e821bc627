"""The one pass over the numbers of a document, and what it carries from clause to clause.

sentence  = [ period ] clause { mark clause }
clause    = [ "其中" ] [ period ] name level { mark ( change | share | rank ) }
          | name ( change | rank )
          | names "分别" numbers | names "各" number
          | name "从" level "增加到" level

A period holds for its sentence, one that opens a paragraph for the paragraph; a word of modality holds for its
sentence; 其中 holds for its sentence, in a bracket until the bracket closes.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import attrs

from govparse.expressions.periods import Period, PeriodKind
from govparse.expressions.proportions import Proportion
from govparse.expressions.quantities import Approximation, Kind, Quantity
from govparse.statements.clauses import closes_anyway, lead_pattern, opens_sentence, running_text, terminal_pattern
from govparse.statements.comparisons import Lead, Role, read_lead
from govparse.statements.distribution import each_name, run_of, split_bases, split_names
from govparse.statements.drafts import Draft
from govparse.statements.modality import Chapters, is_done, is_planned, modal_word
from govparse.statements.names import Name, is_aspect, is_length_of_time, pace_of, times_something
from govparse.statements.parents import Scope, find_scope, parent_of
from govparse.statements.values import Change, Direction, Modality, Rank, Ratio
from govparse.structure.notes import Note
from govparse.structure.regions import Regions
from govparse.structure.sections import Section
from govparse.text import Source, Span

__all__ = ["Reader"]

Place = tuple[int, int]


class Reader:
    """The state of one reading: what the sentence, the paragraph and the chapter carry along."""

    def __init__(
        self,
        source: Source,
        sections: tuple[Section, ...],
        quantities: tuple[Quantity, ...],
        periods: tuple[Period, ...],
        notes: tuple[Note, ...] = (),
        modality: Modality | None = None,
    ) -> None:
        self.text = running_text(source, sections)
        self.quantities = _with_states(self.text, quantities)
        self.periods = periods
        self.chapters = Chapters(sections, periods, modality)
        self.notes = Regions(note.definition_span for note in notes)
        self.reaching = _places_of(self.text, _REACHING)
        self.reached = 0
        self.drafts: list[Draft] = []
        self.chapter = self.chapters.at(0)
        self.sentence: list[Draft] = []
        self.before: list[Draft] = []
        self.current: Draft | None = None
        self.outer: Draft | None = None
        self.scope: Scope | None = None
        self.last_scope: Scope | None = None
        self.period: Period | None = None
        self.nearest: Period | None = None
        self.paragraph = -1
        self.paragraph_period: Period | None = None
        self.modality: Modality | None = None
        self.modality_span: Span | None = None
        self.passing = False
        self.done = False
        self.pending: tuple[Place | None, Place | None, Quantity] | None = None
        self.nameless: tuple[Quantity, Quantity] | None = None
        """从A到B before the measure is named: 从218亿元到370亿元,投资增长了70%."""
        self.ratio_base: tuple[int, int] | None = None

    def read(self) -> list[Draft]:
        """All drafts, in the order in which their sentences state them."""
        text, quantities = self.text, self.quantities
        terminal = terminal_pattern().match
        lead_before = lead_pattern().match
        bound = sentence_start = 0
        at = 0
        count = len(quantities)
        for index, quantity in enumerate(quantities):
            start, end = quantity.span.start, quantity.span.end
            if start < bound or quantity.kind is Kind.ORDINAL:
                continue
            if quantity.kind is Kind.TIME and not times_something(text, start):
                continue
            if terminal(text, end) is None:
                if quantity.kind is not Kind.RANK and not closes_anyway(text, start, end):
                    continue
            elif (
                index + 1 < count
                and quantities[index + 1].span.start == end + 1
                and text[end] in "、和及"
                and self._counts_on(index + 1)
            ):
                continue
            if (text[start - 1] in "“续" or text[start] == "一" or quantity.unit in _GROUPS) and _is_quoted(
                text, quantity
            ):
                continue
            border = opens_sentence(text, bound, start)
            if border >= 0 or index == 0:
                sentence_start = border + 1
                self._next_sentence(bound, sentence_start, start)
            at, alone = self._periods(at, sentence_start, start)
            if self.chapter.silent or self.notes.touch(quantity.span):
                bound = end
                continue
            low = max(sentence_start, bound)
            found = lead_before(text, low, start)
            lead_start = start if found is None else found.start()
            self._carry(low, lead_start, start)
            last = self._take(index, lead_start, alone)
            bound = quantities[last].span.end
        return self.drafts

    def _counts_on(self, index: int) -> bool:
        """Whether a number right behind another one counts the noun that follows: 11批次、509位人才."""
        quantity = self.quantities[index]
        text, end = self.text, quantity.span.end
        if quantity.kind is Kind.PERCENT or quantity.kind is Kind.POINT:
            return False
        return terminal_pattern().match(text, end) is None and not closes_anyway(text, quantity.span.start, end)

    def _next_sentence(self, bound: int, sentence_start: int, start: int) -> None:
        """Forgets what ends with a sentence, and what ends with a paragraph."""
        if self.sentence:
            self.before = self.sentence
            self.sentence = []
        line = self.text.rfind("\n", 0, start)
        if line >= bound or self.paragraph < 0:
            self.paragraph = line + 1
            self.paragraph_period = None
            self.last_scope = None
            if self.text.count("\n", bound, start) > 2:
                self.before = []
        self.current = self.outer = self.scope = self.period = self.pending = None
        self.modality = self.modality_span = None
        self.done = False
        self.chapter = self.chapters.at(sentence_start if sentence_start > line else line + 1)
        if self.chapters.at(start) is not self.chapter:
            self.chapter = self.chapters.at(start)

    def _periods(self, at: int, sentence_start: int, start: int) -> tuple[int, Period | None]:
        """Passes the periods before `start`; answers the last of them that stands by itself in the sentence."""
        periods, text = self.periods, self.text
        alone: Period | None = None
        while at < len(periods) and periods[at].span.start < start:
            period = periods[at]
            at += 1
            begin = period.span.start
            self.nearest = period
            if begin < self.paragraph or _is_compared(text, periods, at - 1, start):
                continue
            if period.text == "年度" or (
                period.kind is PeriodKind.RELATIVE and period.start is None and period.end is None
            ):
                continue
            if begin >= sentence_start:
                self.period = alone = period
            first = self.paragraph_period is None
            if begin - (self.paragraph if first else sentence_start) < 16 and (
                first or sentence_start > self.paragraph
            ):
                opening = self.paragraph if first else sentence_start
                if text.find("《", opening, begin) < 0:
                    self.paragraph_period = period
        return at, alone

    def _carry(self, low: int, lead_start: int, start: int) -> None:
        """Reads what stands between the number before and this one for words that reach further than their clause."""
        text = self.text
        if self.outer is not None and text.find(")", low, start) >= 0:
            self.current, self.outer = self.outer, None
            if self.scope is not None and self.scope.bracket:
                self.scope = None
        if start - low < 2:
            return
        reaching = self.reaching
        while reaching[self.reached] < low:
            self.reached += 1
        if reaching[self.reached] >= start:
            if (
                self.scope is not None
                and self.scope.within
                and text.find(";", low, start) >= 0
                and text[self.scope.span.end] != ":"
            ):
                self.scope = None
            self._soften(low, start)
            return
        found = find_scope(text, low, start)
        if found is not None:
            totals = [draft for draft in (self.sentence or self.before) if draft.parent is None]
            if not totals:
                totals = self.sentence or (self.last_scope.totals if self.last_scope is not None else [])
            self.scope = (
                Scope(found[0], totals, found[1], bool(self.sentence), text[found[0].start] in "按分从")
                if totals
                else None
            )
            self.last_scope = self.scope
        elif (
            self.scope is not None
            and self.scope.within
            and text.find(";", low, start) >= 0
            and text[self.scope.span.end] != ":"
        ) or (self.scope is not None and text.find("加上", low, start) >= 0):
            self.scope = None
        if text.startswith("(", lead_start - 1) and self.current is not None:
            self.outer = self.current
        self._soften(low, start)
        word = modal_word(text, low, start, self.chapter.modality)
        if word is not None and (word[0] is not self.modality or self.passing):
            self.modality, self.modality_span = word
            # 预计 that opens a sentence holds for all of it, one further on for its part of it.
            self.passing = bool(self.sentence)

    def _soften(self, low: int, start: int) -> None:
        """Ends what holds for a part of a sentence only, and sees what a plan tells of the past."""
        if self.passing and self.text.find(";", low, start) >= 0:
            self.modality = self.modality_span = None
        if self.chapter.modality is Modality.TARGET and not self.done:
            self.done = is_done(self.text, low, start)

    def _take(self, index: int, lead_start: int, alone: Period | None) -> int:
        """Gives a number to its measure; answers the index of the last number that went with it."""
        quantity = self.quantities[index]
        start = quantity.span.start
        kind = quantity.kind
        sort = "flat" if quantity.unit == _FLAT else _SORTS.get(kind, "other")
        lead, places, before = self._lead(lead_start, start, sort, alone)
        role = lead.role
        if role is not Role.TO and role is not Role.LEVEL:
            self.pending = self.pending if role is Role.FROM else None
        if role is Role.NONE:
            return index
        if role is Role.RANK:
            self._rank(lead, places, quantity)
            return index
        if lead.apart:
            return self._apart(index, lead, places, before)
        name = places.name(lead.name) or before
        if lead.each and name is not None and role is Role.LEVEL and kind is not Kind.MONEY:
            for a, b in each_name(self.text[name[0] : name[1]]):
                self._level((name[0] + a, name[0] + b), quantity, lead, places)
            return index
        if role is Role.CHANGE or role is Role.GAP:
            self._grown(name, (quantity,), lead, places)
        elif role is Role.FROM:
            if name is None and self.current is not None and self.current.value is None and not self.current.changes:
                name = (self.current.name_start, self.current.name_end)
            self.pending = (name, places.subject(lead.name), quantity)
        elif role is Role.SHARE:
            self._share(name, quantity, lead, places)
        elif self.pending is not None and (role is Role.TO or (name is None and "调整" in places.text)):
            self._reached(quantity, lead, places)
        elif name is not None:
            written = self.text[name[0] : name[1]]
            pace = pace_of(written)
            if pace is not None and self.current is not None and quantity.kind is Kind.PERCENT:
                mean = self.text[name[0] - 2 : name[0]] in ("年均", "同比", "环比")
                at = lead.name.start
                paced = attrs.evolve(
                    lead, role=Role.CHANGE, direction=pace, basis=(at - 2, at) if mean and at >= 2 else None
                )
                self._grown(None, (quantity,), paced, places)
            elif _is_level(written, quantity) or self._is_part_of_days(quantity):
                draft = self._level(name, quantity, lead, places)
                if role is Role.TO and lead.basis is not None:
                    draft.start = min(draft.start, draft.name_start)
        elif lead.tail < len(lead_text := self.text[lead_start:start]) and self.current is not None:
            self._unnamed(quantity, lead, places, alone, lead_text)
        return index

    def _is_part_of_days(self, quantity: Quantity) -> bool:
        """环境质量优238天, of 有效监测天数364天."""
        return (
            quantity.unit == "天" and self.scope is not None and any(total.unit == "天" for total in self.scope.totals)
        )

    def _lead(self, lead_start: int, start: int, sort: str, alone: Period | None) -> tuple[Lead, _Places, Place | None]:
        """The lead of a number, read from behind the last period that stands in it by itself."""
        text = self.text
        before: Place | None = None
        cut = lead_start
        if alone is not None and alone.span.end > lead_start and alone.span.start >= lead_start:
            cut = alone.span.end
        places = _Places(text, cut, start)
        lead = read_lead(places.text, sort)
        if cut > lead_start and not lead.name and alone is not None:
            ahead = _Places(text, lead_start, alone.span.start)
            name = read_lead(ahead.text, "other").name
            before = ahead.name(name)
        return lead, places, before

    def _level(self, name: Place, quantity: Quantity, lead: Lead, places: _Places) -> Draft:
        """A new measure with its level."""
        draft = self._draft(name, quantity.span.end, lead, places, quantity.unit)
        _set_level(draft, quantity)
        total = draft.parent
        if total is not None and self.scope is not None and not self.scope.holds(total, quantity):
            draft.parent = draft.parent_span = self.scope = None
        return draft

    def _draft(self, name: Place, end: int, lead: Lead, places: _Places, unit: str | None) -> Draft:
        draft = Draft(name, end)
        draft.subject = places.subject(lead.name)
        draft.period = self.period or self.paragraph_period
        if draft.period is None and self.scope is not None:
            draft.period = self.scope.totals[-1].period
        draft.context = self.chapter.period
        self._give_modality(draft, lead, places)
        if self.scope is not None:
            draft.parent = parent_of(self.text[name[0] : name[1]], unit, self.scope, self.text)
            draft.parent_span = None if draft.parent is None else self.scope.span
        self.drafts.append(draft)
        self.sentence.append(draft)
        self.current = draft
        return draft

    def _give_modality(self, draft: Draft, lead: Lead, places: _Places) -> None:
        if self.text.startswith(("目标", "的目标", "的预期目标", "的年度目标"), draft.end):
            draft.modality, draft.modality_span = (
                Modality.TARGET,
                Span(draft.end, self.text.index("目标", draft.end) + 2),
            )
        elif lead.modality is not None:
            draft.modality = lead.modality
            draft.modality_span = places.span(lead.modality_at)
        elif self.modality is not None:
            draft.modality, draft.modality_span = self.modality, self.modality_span
        elif is_planned(self.text[draft.name_start : draft.name_end]):
            draft.modality, draft.modality_span = Modality.TARGET, Span(draft.name_start, draft.name_end)
        elif self.chapter.modality is not None and not self.done:
            draft.modality = self.chapter.modality
            period, context = self.period, self.chapter.period
            if draft.modality is Modality.TARGET and _is_over(period, context):
                draft.modality = Modality.ACTUAL

    def _grown(self, name: Place | None, several: tuple[Quantity, ...], lead: Lead, places: _Places) -> None:
        """A growth of a new measure, or of the one before."""
        text = self.text
        if name is not None and is_aspect(text[name[0] : name[1]]) and self.current is not None:
            name = None
        if name is None:
            draft = self.current
            if draft is None:
                return
        else:
            draft = self._draft(name, several[-1].span.end, lead, places, None)
            if self.nameless is not None:
                first, second = self.nameless
                self.nameless = None
                if (
                    draft.start - second.span.end <= 8
                    and lead.direction is not None
                    and not isinstance(first.value, Proportion)
                ):
                    _set_level(draft, second)
                    draft.changes.append(
                        Change(
                            lead.direction,
                            None,
                            None,
                            from_value=first.value,
                            span=Span(first.span.start, second.span.end),
                        )
                    )
        for quantity in several:
            change = _change(text, quantity, lead, places)
            if (
                change.basis is None
                and draft.changes
                and draft.changes[-1].basis is not None
                and lead.role is Role.CHANGE
            ):
                last = draft.changes[-1]
                if (
                    last.direction is change.direction
                    and last.unit != change.unit
                    and change.span.start - last.span.end <= 2
                    and change.unit != "百分点"
                ):
                    change = attrs.evolve(change, basis=last.basis, basis_span=last.basis_span)
            draft.changes.append(change)
        draft.end = max(draft.end, several[-1].span.end)

    def _reached(self, quantity: Quantity, lead: Lead, places: _Places) -> None:
        """The second level of 从A增加到B."""
        assert self.pending is not None
        name, subject, first = self.pending
        self.pending = None
        if first.unit != quantity.unit and first.unit is not None:
            return
        if name is None:
            self.nameless = (first, quantity)
            return
        draft = self._level(name, quantity, lead, places)
        draft.subject = subject
        if self.nearest is not None and 0 <= quantity.span.start - self.nearest.span.end <= 2:
            draft.period = self.nearest
        before, after = first.value, quantity.value
        direction = lead.direction
        if (
            direction is None
            and not isinstance(before, Proportion)
            and not isinstance(after, Proportion)
            and before is not None
            and after is not None
        ):
            direction = Direction.UP if after > before else Direction.DOWN if after < before else Direction.FLAT
        if direction is not None and not isinstance(before, Proportion):
            draft.changes.append(
                Change(
                    direction,
                    None,
                    None,
                    places.words(lead.basis),
                    from_value=before,
                    span=Span(first.span.start, quantity.span.end),
                )
            )

    def _share(self, name: Place | None, quantity: Quantity, lead: Lead, places: _Places) -> None:
        """A share of the measure before, or of the one that the lead names."""
        whole = places.span(lead.whole)
        tail = places.span(lead.basis)
        value = quantity.value
        if whole is None or tail is None or value is None or isinstance(value, Proportion) or quantity.unit is None:
            return
        to = _without_amount(self.text[whole.start : whole.end].strip(" ”“"))
        ratio = Ratio(to, value, quantity.unit, span=Span(tail.start, quantity.span.end))
        proportion = "比" in self.text[whole.end : quantity.span.start]
        if name is not None:
            if proportion:
                at = max(
                    self.text.rfind(word, whole.end, quantity.span.start) for word in ("比重", "比例", "份额", "比")
                )
                closing = at + (2 if self.text.startswith(("比重", "比例"), at) else 1)
                self._level((name[0], closing), quantity, lead, places)
            elif _is_plan(to):
                self._fulfilled((whole.start, whole.end), quantity, lead, places)
            else:
                draft = self._draft(name, quantity.span.end, lead, places, None)
                draft.ratios.append(ratio)
                if not to.endswith("预算") and "预算" not in to:
                    _set_level(draft, quantity)
        elif self.current is not None:
            current = self.current
            current.ratios.append(ratio)
            current.end = max(current.end, quantity.span.end)
            if proportion and self.text.startswith("占", tail.start):
                at = max(self.text.rfind(word, whole.end, quantity.span.start) for word in ("比重", "比例", "份额"))
                if at >= 0:
                    own = self._level((tail.start, at + 2), quantity, lead, places)
                    own.subject = (current.name_start, current.name_end)
                    own.parent = own.parent_span = None
                    self.current = current
        elif _is_plan(to):
            self._fulfilled((whole.start, whole.end), quantity, lead, places)

    def _fulfilled(self, name: Place, quantity: Quantity, lead: Lead, places: _Places) -> None:
        """完成年度计划投资的221%: how much of a plan was done, which is no plan itself."""
        draft = self._level(name, quantity, lead, places)
        if draft.modality_span == Span(*name):
            draft.modality, draft.modality_span = self.modality or self.chapter.modality or Modality.ACTUAL, None

    def _unnamed(self, quantity: Quantity, lead: Lead, places: _Places, alone: Period | None, lead_text: str) -> None:
        """A level without a name: of the measure that only grew so far, or of the next year in a series."""
        current = self.current
        if current is None or lead.role is Role.FROM:
            return
        if (
            isinstance(current.value, Decimal)
            and current.value_span is not None
            and current.approximation in (Approximation.OVER, Approximation.NEARLY)
            and current.unit == quantity.unit
            and places.start - current.value_span.end <= 1
            and lead.tail < len(places.text)
            and not current.changes
        ):
            # 突破4000亿元、达到4211亿元: the second number is the level.
            _set_level(current, quantity)
            current.end = quantity.span.end
        elif (
            current.value is None
            and current.low is None
            and current.changes
            and not current.ratios
            and lead.tail < len(places.text)
        ):
            if quantity.unit != "百分点" and lead_text.strip("、 "):
                _set_level(current, quantity)
                current.end = quantity.span.end
        elif (
            alone is not None
            and alone.span.start >= places.start - len(alone.text) - 1
            and current.unit == quantity.unit
        ):
            draft = self._level((current.name_start, current.name_end), quantity, lead, places)
            draft.start = alone.span.start
            draft.modality, draft.modality_span = current.modality, current.modality_span

    def _apart(self, index: int, lead: Lead, places: _Places, before: Place | None) -> int:
        """分别: the numbers of the list go to names, to measures before, or to bases."""
        text = self.text
        count = run_of(text, self.quantities, index)
        several = self.quantities[index : index + count]
        name = places.name(lead.name) or before
        parts: list[Place] | None = None
        if name is not None and count > 1:
            split = split_names(text[name[0] : name[1]], count)
            parts = None if split is None else [(name[0] + a, name[0] + b) for a, b in split]
        bases = places.span(lead.basis) or places.span(lead.whole)
        listed = None if bases is None or count < 2 else split_bases(text[bases.start : bases.end], count)
        if name is not None and is_aspect(text[name[0] : name[1]]) and self.current is not None:
            name = parts = None
        changing = lead.role is Role.CHANGE or lead.role is Role.GAP
        if (
            changing
            and listed is not None
            and parts is None
            and "、和与及"
            and _is_list(text[bases.start : bases.end] if bases else "")
        ):
            if name is not None and is_aspect(text[name[0] : name[1]]) and self.current is not None:
                name = None
            draft = self.current if name is None else self._draft(name, several[-1].span.end, lead, places, None)
            if draft is None or bases is None:
                return index + count - 1
            opening = text[bases.start]
            for (a, b), quantity in zip(listed, several, strict=True):
                written = text[bases.start + a : bases.start + b]
                basis = written if a == 0 else opening + written
                change = _change(text, quantity, lead, places)
                draft.changes.append(
                    Change(
                        change.direction,
                        change.value,
                        change.unit,
                        basis,
                        change.approximation,
                        low=change.low,
                        high=change.high,
                        span=change.span,
                        basis_span=Span(bases.start + a, bases.start + b),
                    )
                )
            draft.end = several[-1].span.end
        elif lead.role is Role.GAP and name is None and self.current is not None:
            self._grown(None, several, lead, places)
        elif changing and name is not None and parts is None and not _is_list(text[name[0] : name[1]]):
            # 三季度月度分别增长5.1%、14.1%: one measure, several times.
            self._grown(name, several, lead, places)
        elif name is None:
            last = self.sentence[-count:]
            if len(last) < count:
                return index + count - 1
            for draft, quantity in zip(last, several, strict=True):
                if changing:
                    draft.changes.append(_change(text, quantity, lead, places))
                    draft.end = max(draft.end, quantity.span.end)
                elif (
                    lead.role is Role.SHARE
                    and lead.whole is not None
                    and not isinstance(quantity.value, Proportion)
                    and quantity.value is not None
                ):
                    draft.ratios.append(
                        Ratio(places.words(lead.whole) or "", quantity.value, quantity.unit or "", span=quantity.span)
                    )
                    draft.end = max(draft.end, quantity.span.end)
        else:
            for part, quantity in zip(parts or [name] * count, several, strict=True):
                if changing:
                    draft = self._draft(part, quantity.span.end, lead, places, None)
                    draft.changes.append(_change(text, quantity, lead, places))
                elif _is_level(text[part[0] : part[1]], quantity) or parts is not None:
                    self._level(part, quantity, lead, places)
        return index + count - 1

    def _rank(self, lead: Lead, places: _Places, quantity: Quantity) -> None:
        """A place in a ranking, of the measure before or of one that the lead names."""
        value = quantity.value
        if isinstance(value, Proportion) or value is None or value != int(value):
            return
        whole = places.span(lead.whole)
        of = (
            None
            if whole is None
            else self.text[whole.start : whole.end]
            .strip(" ")
            .removesuffix("第")
            .removesuffix("的")
            .removesuffix("前")
            .removesuffix("中")
            or None
        )
        rank = Rank(int(value), of, span=quantity.span if whole is None else Span(whole.start, quantity.span.end))
        name = places.name(lead.name)
        if name is not None and not (is_aspect(self.text[name[0] : name[1]]) and self.current is not None):
            self._draft(name, quantity.span.end, lead, places, None).rank = rank
            return
        if self.current is None:
            return
        for draft in [
            self.current,
            *([d for d in self.sentence if d is not self.current] if "均" in places.text[lead.tail :] else []),
        ]:
            if draft.rank is None:
                draft.rank = rank
                draft.end = max(draft.end, quantity.span.end)


class _Places:
    """A lead without its blanks, and where its characters stand in the document."""

    __slots__ = ("_at", "start", "text")

    def __init__(self, text: str, start: int, end: int) -> None:
        written = text[start:end]
        self.start = start
        self._at: list[int] | None = None
        if " " in written:
            self._at = [start + offset for offset, character in enumerate(written) if character != " "]
            self._at.append(end)
            written = written.replace(" ", "")
        self.text = written

    def span(self, place: Place | None) -> Span | None:
        """A stretch of the lead as a span of the document."""
        return None if place is None else Span(*self._place(place))

    def name(self, name: Name) -> Place | None:
        """Where a name of the lead stands in the document, None of an empty one."""
        return self._place((name.start, name.end)) if name.end > name.start else None

    def subject(self, name: Name) -> Place | None:
        return None if name.subject is None else self._place(name.subject)

    def words(self, place: Place | None) -> str | None:
        """The characters at a stretch of the lead."""
        return None if place is None else self.text[place[0] : place[1]]

    def _place(self, place: Place) -> Place:
        if self._at is None:
            return self.start + place[0], self.start + place[1]
        return self._at[place[0]], self._at[place[1] - 1] + 1


# One of these stands in whatever reaches further than its clause; most clauses have none.
_REACHING = (
    "其中",
    "包括",
    "包含",
    "含",
    "分,",
    "分:",
    "看,",
    "看:",
    "划分",
    "预计",
    "有望",
    "力争",
    "预期",
    "目标",
    "确保",
    "争取",
    "努力",
    "到20",
    "加上",
)
_GROUPS = frozenset(("强", "国"))


def _places_of(text: str, words: tuple[str, ...]) -> list[int]:
    """Where any of the words begins, in order, closed by a place that no text reaches."""
    places: list[int] = []
    for word in words:
        at = text.find(word)
        while at >= 0:
            places.append(at)
            at = text.find(word, at + 1)
    places.sort()
    places.append(len(text) + 1)
    return places


_FLAT = "持平"
_SORTS = {Kind.RANK: "rank", Kind.PERCENT: "rate", Kind.POINT: "rate", Kind.RATIO: "rate"}


def _with_states(text: str, quantities: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """The numbers and, in their order, the words that say that nothing changed."""
    at = text.find(_FLAT)
    if at < 0:
        return quantities
    states: list[Quantity] = []
    while at >= 0:
        states.append(Quantity(None, _FLAT, span=Span(at, at + 2), text=_FLAT))
        at = text.find(_FLAT, at + 2)
    return tuple(sorted((*quantities, *states), key=_start))


def _start(quantity: Quantity) -> int:
    return quantity.span.start


def _set_level(draft: Draft, quantity: Quantity) -> None:
    draft.value = quantity.value
    draft.low, draft.high = quantity.low, quantity.high
    draft.unit = quantity.unit
    draft.approximation = quantity.approximation
    draft.value_span = quantity.span


def _change(text: str, quantity: Quantity, lead: Lead, places: _Places) -> Change:
    value = quantity.value
    direction = lead.direction or Direction.UP
    amount: Decimal | Fraction | None = None if isinstance(value, Proportion) else value
    if amount is not None and amount < 0:
        amount = -amount
        direction = Direction.DOWN if direction is Direction.UP else Direction.UP
    basis = places.span(lead.basis)
    verb = places.span(lead.verb)
    opening = basis or verb
    return Change(
        direction,
        amount,
        None if quantity.unit == _FLAT else quantity.unit,
        places.words(lead.basis) if lead.role is Role.CHANGE else _distance(places, lead),
        quantity.approximation,
        low=quantity.low,
        high=quantity.high,
        span=Span(quantity.span.start if opening is None else opening.start, quantity.span.end),
        basis_span=basis,
    )


def _distance(places: _Places, lead: Lead) -> str | None:
    """高于全国, 比全市平均水平: the words of a distance without its 分别 and its 高."""
    words = places.words(lead.basis)
    if words is None:
        return None
    if words.startswith("比") and lead.whole is not None:
        return "比" + (places.words(lead.whole) or "")
    return words.removeprefix("分别")


def begins_comparison(text: str, start: int) -> bool:
    """Whether what starts there is compared with: 比上年, 从2015年."""
    return start > 0 and text[start - 1] in "比较与同和从由" and not text.startswith(("合同", "占比"), start - 2)


def _is_compared(text: str, periods: tuple[Period, ...], at: int, start: int) -> bool:
    """Whether a period is what something is compared with, or tells one level of several, and so holds for no more."""
    span = periods[at].span
    before = text[span.start - 1] if span.start else ""
    if begins_comparison(text, span.start):
        return True
    if at and periods[at - 1].span.end == span.start and begins_comparison(text, periods[at - 1].span.start):
        return True
    if before in "、及" and at and periods[at - 1].span.end == span.start - 1:
        return _is_compared(text, periods, at - 1, start)
    if text.startswith("的", span.end) and span.end + 1 >= start - 1:
        return True
    if text.startswith(("以来最", "相比", "同期相比"), span.end):
        return True
    # 年初预算 names a plan, not a time.
    return periods[at].kind is not PeriodKind.YEAR and text.startswith(("预算", "计划数", "目标", "预期"), span.end)


def _is_quoted(text: str, quantity: Quantity) -> bool:
    """“十佳”, 连续六个月: a number that is a name or says how often."""
    start, end = quantity.span.start, quantity.span.end
    if text.startswith("”", end) and start and text[start - 1] == "“":
        return True
    if quantity.kind is Kind.TIME and text.startswith("连续", start - 2):
        return True
    if quantity.kind is Kind.COUNT and quantity.value == 1 and text[start] == "一":
        return True
    return quantity.unit in _GROUPS


def _without_amount(whole: str) -> str:
    """年初预算 of 年初预算120亿元."""
    short = whole.removesuffix("元").rstrip("万亿0123456789,. ")
    return short if short and len(whole) - len(short) > 1 and any(character.isdigit() for character in whole) else whole


def _is_over(period: Period | None, context: Period | None) -> bool:
    """Whether a time lies before the one that its chapter plans for."""
    if period is None or period.end is None or context is None or context.start is None:
        return False
    if not any(character.isdigit() for character in period.text):
        # 全年 and 上年 are the plan's own there: 上年结转收入.
        return False
    return period.end < context.start


def _is_plan(whole: str) -> bool:
    return whole.endswith(("计划", "任务", "目标", "计划投资", "年度投资", "计划数", "目标任务", "投资计划"))


def _is_list(words: str) -> bool:
    return "、" in words or "和" in words or "及" in words or "与" in words[1:]


def _is_level(name: str, quantity: Quantity) -> bool:
    """Whether a number can be the level of what the name says."""
    if quantity.kind is Kind.TIME:
        return is_length_of_time(name)
    if quantity.kind is Kind.RATIO and isinstance(quantity.value, Proportion):
        return "比" in name or "结构" in name
    return True
