"""Parts that go on behind a full stop.

rest = total "。" "其中" part … "。" part [ mark … ] { "。" part [ mark … ] }      together exactly the total
"""

from __future__ import annotations

from decimal import Decimal

from govparse.statements.intervals import Interval, printed
from govparse.statements.reading.drafts import Draft
from govparse.statements.reading.scopes import Scope, average, common_end
from govparse.statements.values import RATES

__all__ = ["Filling"]

_MOST = 32
"""How many sentences behind the parts are looked at: a paragraph may be as long as a document."""


class Filling:
    """The last list of parts, while the sentences behind it may go on with it."""

    __slots__ = ("_behind", "_scope", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._scope: Scope | None = None
        self._behind: list[Draft] = []
        """What opened those sentences."""

    def begin(self, scope: Scope | None) -> None:
        """Begins with another list, or with none."""
        self._scope = scope
        self._behind.clear()

    def take(self, draft: Draft) -> None:
        """Makes what opens the sentences behind some parts the rest of them, where it gives the total exactly.

        收入20亿元。其中,税收收入8亿元。非税收入12亿元: both are parts, since they add up. An average lies between
        those of its parts.
        """
        scope, unit = self._scope, draft.unit
        if scope is None or not scope.parts or unit is None or unit in RATES or len(self._behind) == _MOST:
            return
        last = scope.parts[-1]
        total, common = last.parent, common_end(draft.name, last.name)
        if total is None or total.unit != unit or not common:
            return
        mean = average().search(draft.name) is not None
        if mean != (average().search(total.name) is not None):
            return
        if mean:
            rest = [draft]
            fills = average().search(draft.name[-common:]) is not None and _is_between(total, draft, last)
        else:
            parts = [part for part in scope.parts if part.parent is total and part.unit == unit]
            if self._add_up(total, parts):
                self._scope = None
                return
            self._behind.append(draft)
            rest = [other for other in self._behind if other.unit == unit]
            fills = self._add_up(total, parts + rest)
        if fills:
            for other in rest:
                other.parent, other.parent_span = total, scope.span
            self._scope = None

    def _add_up(self, total: Draft, parts: list[Draft]) -> bool:
        low = high = Decimal(0)
        for part in parts:
            interval = self._printed(part)
            if interval is None:
                return False
            low, high = low + interval.low, high + interval.high
        whole = self._printed(total)
        return whole is not None and whole.meets(Interval(low, high))

    def _printed(self, draft: Draft) -> Interval | None:
        value, span = draft.value, draft.value_span
        if not isinstance(value, Decimal) or span is None:
            return None
        return printed(value, self.text[span.start : span.end])


def _is_between(middle: Draft, one: Draft, other: Draft) -> bool:
    value, low, high = middle.value, one.value, other.value
    if not isinstance(value, Decimal) or not isinstance(low, Decimal) or not isinstance(high, Decimal):
        return False
    return low < value < high or high < value < low
