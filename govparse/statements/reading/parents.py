"""Parts and their totals.

parts = total mark "其中" [ "," | ":" ] part { mark part } end of sentence
      | total mark "(" ( "含" | "包括" | "其中" ) part { mark part } ")"
      | total "。" ( "其中" | "按" words "分" | "分" words "看" ) part …
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache

import regex

from govparse.expressions.quantities import Quantity
from govparse.statements.reading.drafts import Draft
from govparse.text import Span

__all__ = ["Reach", "Scope", "find_scope", "parent_of"]

_ROUNDING = Decimal("1.02")


class Reach:
    """Whether a number stands among the parts of something."""

    __slots__ = ("_last", "scope", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.scope: Scope | None = None
        """The one that is open."""
        self._last: Scope | None = None

    def next_sentence(self) -> None:
        """Closes what reaches to the end of a sentence."""
        self.scope = None

    def next_paragraph(self) -> None:
        """Forgets which totals a second 按…分 would divide."""
        self._last = None

    def close_bracket(self) -> None:
        """Closes a scope that a bracket opened."""
        if self.scope is not None and self.scope.bracket:
            self.scope = None

    def follow(self, low: int, start: int, stated: list[Draft], before: list[Draft], opens: bool) -> None:
        """Opens and closes scopes by the words between two numbers.

        `stated` are the drafts of the sentence, `before` those of the sentence before; `opens` says whether any word
        that opens a scope may be there.
        """
        found = find_scope(self.text, low, start) if opens else None
        if found is not None:
            span, bracket = found
            totals = [draft for draft in (stated or before) if draft.parent is None]
            if not totals:
                totals = stated or (self._last.totals if self._last is not None else [])
            divides = self.text[span.start] in "按分从"
            self.scope = Scope(span, totals, bracket, bool(stated), divides) if totals else None
            self._last = self.scope
        elif self.scope is not None and (
            (self.scope.within and self.text.find(";", low, start) >= 0 and self.text[self.scope.span.end] != ":")
            or (opens and self.text.find("加上", low, start) >= 0)
        ):
            self.scope = None


class Scope:
    """The reach of one 其中: the totals that stand before it."""

    __slots__ = ("_sums", "bracket", "divides", "span", "totals", "within")

    def __init__(self, span: Span, totals: list[Draft], bracket: bool, within: bool, divides: bool = False) -> None:
        self.span = span
        self.totals = totals
        self.bracket = bracket
        self.divides = divides
        """Whether it says by what it divides the total: 按经营地分; its parts may overlap."""
        self.within = within
        """Whether it opens in the middle of a sentence, and so ends with its part of it."""
        self._sums: dict[int, Decimal] = {}

    def holds(self, total: Draft, part: Quantity) -> bool:
        """Whether the parts found so far leave room for one more; what has none is no part."""
        value, whole = part.value, total.value
        if not isinstance(value, Decimal) or not isinstance(whole, Decimal) or part.unit != total.unit:
            return True
        if self.divides:
            return True
        summed = self._sums.get(id(total), Decimal(0)) + value
        self._sums[id(total)] = summed
        return summed <= whole * _ROUNDING


def find_scope(text: str, start: int, end: int) -> tuple[Span, bool] | None:
    """The last word between two numbers that opens parts, and whether it opens them inside a bracket.

    >>> find_scope("12亿元,其中出口5亿元", 4, 7)
    (Span(5, 7), False)
    """
    found = None
    for found in _opener().finditer(text, start, end):  # noqa: B007
        pass
    if found is None:
        return None
    return Span(*found.span()), found["bracket"] is not None


def parent_of(name: str, unit: str | None, scope: Scope, text: str) -> Draft | None:
    """The total that a part of this name and unit belongs to: of the same name if there is one, else of its unit."""
    totals = scope.totals
    if unit in ("%", "百分点", "‰"):
        # Rates do not add up: only a rate of the same name has parts.
        for total in reversed(totals):
            if total.unit == unit and name.endswith(text[total.name_start : total.name_end]):
                return total
        return None
    if unit is None:
        # A bare growth is part of a bare growth: 其中制造业增长7%.
        grown = [total for total in totals if total.value is None and total.changes]
        return grown[-1] if grown else None
    same = [total for total in totals if total.unit == unit]
    if len(same) <= 1:
        return same[0] if same else totals[-1] if len(totals) == 1 and totals[0].unit is not None else None
    for total in reversed(same):
        other = text[total.name_start : total.name_end]
        if name == other or name.endswith(other) or other.endswith(name):
            return total
    return same[-1] if scope.within else same[0]


@cache
def _opener() -> regex.Pattern[str]:
    # 按…分 opens parts where it opens a clause; 包括 and 含 only behind a bracket or a comma.
    return regex.compile(
        r"(?P<bracket>\((?:其中|含|包括|包含|其中含))|其中|(?<=[,、;])(?:包括|含|包含)(?!税|氧|量|农|金)"
        r"|(?:(?<=[,;。\n ])|^)(?:按|分|从)[^,;。\n]{1,14}?(?:分|看|划分)(?=[,:])"
    )
