"""Parts and their totals.

parts = total mark "其中" [ "," | ":" ] part { mark part }                  to the end of the sentence
      | total "(" [ "含" | "包括" | "其中" ] part { mark part } ")"
      | total "。" ( "其中" | "按" words "分" | "分" words "看" ) part …
      | total mark "按" words ":" part …
      | total "。" name of the total "中" "," part …
      | total "。" "分" words "看" part … "。" "分" words "看" part …      both of the one total
"""

from __future__ import annotations

import re
from functools import cache

from govparse.statements.reading.drafts import Draft
from govparse.statements.reading.filling import Filling
from govparse.statements.reading.scopes import Scope, parent_of
from govparse.statements.values import RATES
from govparse.text import Span

__all__ = ["Reach", "find_scope"]

_BUDGETS = ("预算", "预算数")
_WHOLE = 4
"""So many characters name a total by themselves, whatever stands before them in its name."""
_MOST = 32
"""How many measures before 其中 are looked at: a sentence may be as long as a document."""


class Reach:
    """Whether a number stands among the parts of something."""

    __slots__ = ("_last", "filling", "scope", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.scope: Scope | None = None
        """The one that is open, to the end of its sentence at most."""
        self._last: Scope | None = None
        self.filling = Filling(text)
        """What goes on with the parts behind their sentence."""

    def next_paragraph(self) -> None:
        """Forgets which totals a second 按…分 would divide."""
        self._last = None
        self.filling.begin(None)

    def open_bracket(self, span: Span, total: Draft) -> None:
        """Opens the scope of a bracket right behind a number: its parts are that number's."""
        scope = Scope(span, [total], True, apart=True, divides=False)
        scope.outer, self.scope = self.scope, scope

    def close_bracket(self) -> None:
        """Closes the scope of a bracket, and opens again what it interrupted."""
        if self.scope is not None and self._is_bracket():
            self.scope = self.scope.outer

    def take_in(self, draft: Draft, scope: Scope) -> None:
        """Makes a measure a part of what is open, unless it stands behind the parts or they leave no room for it."""
        while not scope.goes_on_with(draft):
            self.scope = scope.outer
            if self.scope is None:
                return
            scope = self.scope
        total = parent_of(draft, scope)
        if total is not None and draft.value_span is not None and not scope.holds(total, draft):
            outer = self.scope = scope.outer
            if outer is None:
                return
            scope, total = outer, parent_of(draft, outer)
        if total is not None:
            draft.parent, draft.parent_span = total, scope.span
            scope.parts.append(draft)

    def follow(self, low: int, start: int, stated: list[Draft], before: list[Draft], opens: bool) -> None:
        """Opens and closes scopes by the words between two numbers.

        `stated` are the drafts of the sentence, `before` those of the sentence before; `opens` says whether any word
        that opens a scope may be there.
        """
        span = find_scope(self.text, low, start) if opens else None
        if span is not None:
            self._open(span, low, stated, before)
        elif self.scope is None:
            return
        elif opens and self.text.find("加上", low, start) >= 0:
            self.scope = None
        elif self.scope.within and self.text.find(";", low, start) >= 0:
            if self.scope.nested and not self.scope.apart:
                self.scope = self.scope.outer
            elif self.scope.nested or not self._is_list():
                self.scope.parted = True

    def _open(self, span: Span, low: int, stated: list[Draft], before: list[Draft]) -> None:
        text = self.text
        stated, before = stated[-_MOST:], before[-_MOST:]
        if text[span.end - 1] == "中" and not text[span.start : span.end].startswith("其"):
            self._open_named(span, before + stated)
            return
        totals = [draft for draft in (stated or before) if draft.parent is None]
        divides = text[span.start] in "按分从"
        if divides and not stated and any(draft.parent is not None for draft in before):
            # 分产业看,…。分行业看,…: the second divides what the first does; a share among the parts is no total.
            totals = [draft for draft in totals if draft.unit not in RATES]
        semicolon = text.rfind(";", low, span.start)
        if not stated and text[low : span.start].strip(" ,:-(") and not divides:
            # 24项成果获奖,其中一等奖3项: the sentence has a total of its own, which is no measure.
            totals = before = []
        if semicolon >= 0 and stated and text[semicolon + 1 : span.start].strip():
            # 出口5亿元;消费品类回升,其中…: the clause between has a measure of its own, without a number.
            totals = []
        elif not totals and (stated or before):
            # 分经济类型看,…;分门类看,…: the second divides what the first does, within a sentence too.
            divided = _roots(self._last.totals) if self._last is not None and (divides or not stated) else []
            totals = divided or stated
        # Of a budget and its outcome, it is the outcome that is divided.
        totals = [draft for draft in totals if not draft.name.endswith(_BUDGETS)] or totals
        outer = None
        nested = semicolon < 0 and not divides
        if nested and self.scope is not None and stated and stated[-1].parent_span == self.scope.span:
            # 总收入20亿元,其中:税收12亿元,其中…: a part has parts of its own.
            outer, totals = self.scope, stated[-1:]
        apart = text[span.end : span.end + 1] in (",", ":")
        self.scope = Scope(span, totals, bool(stated), apart=apart, divides=divides) if totals else None
        if self.scope is not None:
            self.scope.outer, self.scope.nested = outer, outer is not None
        self._last = self.scope or self._last
        if outer is None:
            self.filling.begin(self.scope)

    def _open_named(self, span: Span, before: list[Draft]) -> None:
        """住户存款中,活期存款5亿元: the total is a measure stated before whose name begins so."""
        name = self.text[span.start : span.end - 1].removeprefix("在")
        totals = [draft for draft in before if draft.name.startswith(name)]
        if not totals and len(name) >= _WHOLE:
            # 在固定资产投资中 may be said of 地方固定资产投资(不含农户) too.
            totals = [draft for draft in before if draft.name.partition("(")[0].endswith(name)]
        self.scope = Scope(span, totals, False, apart=True, divides=False) if totals else None
        self._last = self.scope or self._last
        self.filling.begin(self.scope)

    def _is_bracket(self) -> bool:
        return self.scope is not None and self.text[self.scope.span.start] == "("

    def _is_list(self) -> bool:
        assert self.scope is not None
        return self.text[self.scope.span.end : self.scope.span.end + 1] == ":"


def find_scope(text: str, start: int, end: int) -> Span | None:
    """The last word between two numbers that opens parts, outside a bracket.

    >>> find_scope("12亿元,其中出口5亿元", 4, 7), find_scope("914所,其中小学", 4, 8)
    (Span(5, 7), Span(5, 7))
    >>> find_scope("3家及其中小企业", 2, 8) is None
    True
    """
    found = None
    for found in _opener().finditer(text, start, end):  # noqa: B007
        pass
    return None if found is None else Span(found.end() - len(found[0].lstrip()), found.end())


def _roots(totals: list[Draft]) -> list[Draft]:
    """The totals of which these are parts, and those of these that are parts of nothing."""
    roots: list[Draft] = []
    for total in totals:
        while total.parent is not None:
            total = total.parent
        if total not in roots:
            roots.append(total)
    return roots


@cache
def _opener() -> re.Pattern[str]:
    # 按…分 opens parts where it opens a clause; 包括 and 含 only behind a comma. A page may break the word. What must
    # stand in front comes first, so that most places need no closer look.
    dividing = r"[按分从][^,;。:\n]{1,14}?(?:分|看|划分|(?<!口径)(?<!标准)统计)(?=[,:])"
    return re.compile(
        rf"""
          (?<=[,;。:、(\n\ ])(?:
              其\ *中(?![心央])                            # ,其中小学641所; not 支持其中小企业
            | (?<=[,;。\n\ ])(?:其|具体)?构\ *成[是为]?(?=:)
            | (?<=[;。\n\ ])在?[^,;。:、其\d\n\ ]{{2,14}}中(?=,)
            | (?<=[,;。\n\ ])(?:{dividing}|按[^,;。:\n]{{1,10}}(?=:))
            | (?<=[,、;])\ *(?:主要)?(?:包\ *[括含]|含)(?![税氧量农金])
            | (?<=[,;。\n\ ])(?:支出|收入|资金)?主要包括(?=:)
          )
        | 其\ *中(?![心央小等部间医国])
        | ^{dividing}
        """,
        re.VERBOSE,
    )
