"""Parts and their totals.

parts = total mark "其中" [ "," | ":" ] part { mark part }                  to the end of the sentence
      | total "(" [ "含" | "包括" | "其中" ] part { mark part } ")"
      | total "。" ( "其中" | "按" words "分" | "分" words "看" ) part …
      | total mark "按" words ":" part …
      | total "。" "分" words "看" part … "。" "分" words "看" part …      both of the one total

Of several totals that 其中 reaches a part has the nearest of its unit that has room for it, and the rest of the list
the same one; a measure in a unit of another kind is part of nothing.

其中 fused with its part ends at a semicolon, unless what follows is named like the part before.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache

import regex

from govparse.statements.intervals import Interval, printed
from govparse.statements.reading.drafts import Draft
from govparse.text import Span

__all__ = ["Reach", "Scope", "are_of_one_class", "average", "find_scope", "parent_of"]

_ROUNDING = Decimal("1.02")
_COUNTERS: tuple[frozenset[str | None], ...] = (frozenset("个家所处项座件条类种支台辆"), frozenset("名人户"))
_CLASSES: dict[str | None, frozenset[str | None]] = {unit: units for units in _COUNTERS for unit in units}
"""The units that count the same things, things or people."""
_KIN: tuple[frozenset[str | None], ...] = (
    frozenset(("人", "人次")),
    frozenset(("头", "只", "羽", "头(只)")),
    frozenset(("元", "美元")),
)
"""Units of one kind that do not add up; they matter where no total has the unit itself."""
_RATES = frozenset(("%", "百分点", "‰"))
_BUDGETS = ("预算", "预算数")
_KINDS = frozenset("类业")
"""The last characters of names that stand side by side."""
_MOST = 32
"""How many measures before 其中 are looked at: a sentence may be as long as a document."""
_LIKE = 2
"""How many last characters two names of one list have in common: 教育支出, 科技支出."""


class Scope:
    """The reach of one 其中: the totals that stand before it."""

    __slots__ = (
        "_left",
        "apart",
        "divides",
        "last",
        "nested",
        "outer",
        "parted",
        "parts",
        "settled",
        "span",
        "totals",
        "within",
    )

    def __init__(self, span: Span, totals: list[Draft], within: bool, *, apart: bool, divides: bool) -> None:
        self.span = span
        self.totals = totals
        self.within = within
        """Whether it opens in the middle of a sentence."""
        self.apart = apart
        """Whether a mark stands behind it: 其中, rather than 其中出口."""
        self.divides = divides
        """Whether it says by what it divides the total: 按经营地分; its parts may overlap."""
        self.outer: Scope | None = None
        """Of one that opened among the parts of another, or in a bracket: the one that goes on behind it."""
        self.nested = False
        """Whether a total is itself a part of what goes on behind it."""
        self.parts: list[Draft] = []
        """Those that have been found."""
        self.parted = False
        """Whether a semicolon has passed that may have ended it."""
        self.last: str | None = None
        """The name of the part before."""
        self.settled: dict[str | None, Draft] = {}
        """Of several totals of one unit, the one whose parts are listed."""
        self._left: dict[int, Decimal] = {}
        """What the parts found so far leave of each total."""

    def goes_on_with(self, draft: Draft) -> bool:
        """Whether a measure is still a part, behind a semicolon too."""
        last, self.last = self.last, draft.name
        return not self.parted or (last is not None and self._is_like(last, draft.name, draft.unit))

    def _is_like(self, last: str, name: str, unit: str | None) -> bool:
        if not any(are_of_one_class(total.unit, unit) for total in self.totals):
            return False
        kind = name[-1:]
        if kind in _KINDS and kind != last[-1:] and any(kind in total.name for total in self.totals):
            # 通讯类增长5%,其中,手机增长6%;家电类增长7%: named like the total.
            return False
        if self.nested:
            # 城镇收入3万元,其中,工资收入2万元;…;农村收入2万元: the head of the outer list is named like the total.
            common = _common_end(name, last)
            return common >= _LIKE and all(common >= _common_end(name, total.name) for total in self.totals)
        return self.apart or name[-_LIKE:] == last[-_LIKE:]

    def holds(self, total: Draft, part: Draft) -> bool:
        """Whether the parts found so far leave room for one more; what has none is no part."""
        value, whole = part.value, total.value
        if not isinstance(value, Decimal) or not isinstance(whole, Decimal) or part.unit != total.unit:
            return True
        if self.divides or average().search(total.name) is not None:
            return True
        left = self._left.get(id(total))
        self._left[id(total)] = left = (whole * _ROUNDING if left is None else left) - value
        return left >= 0


class Reach:
    """Whether a number stands among the parts of something."""

    __slots__ = ("_behind", "_filling", "_last", "scope", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.scope: Scope | None = None
        """The one that is open."""
        self._last: Scope | None = None
        self._filling: Scope | None = None
        """The one whose parts may go on in the sentences behind it."""
        self._behind: list[Draft] = []
        """What opened those sentences."""

    def next_sentence(self) -> None:
        """Closes what reaches to the end of a sentence."""
        self.scope = None

    def next_paragraph(self) -> None:
        """Forgets which totals a second 按…分 would divide."""
        self._last = self._filling = None

    def fill(self, draft: Draft) -> None:
        """Makes what opens the sentences behind some parts the rest of them, where it gives the total exactly.

        收入20亿元。其中,税收收入8亿元。非税收入12亿元: both are parts, since they add up. An average lies between
        those of its parts.
        """
        scope, unit = self._filling, draft.unit
        if scope is None or not scope.parts or unit is None or unit in _RATES or len(self._behind) == _MOST:
            return
        last = scope.parts[-1]
        total, common = last.parent, _common_end(draft.name, last.name)
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
                self._filling = None
                return
            self._behind.append(draft)
            rest = [other for other in self._behind if other.unit == unit]
            fills = self._add_up(total, parts + rest)
        if fills:
            for other in rest:
                other.parent, other.parent_span = total, scope.span
            self._filling = None

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
        totals = [draft for draft in (stated or before) if draft.parent is None]
        divides = text[span.start] in "按分从"
        if divides and not stated and any(draft.parent is not None for draft in before):
            # 分产业看,…。分行业看,…: the second divides what the first does; a share among the parts is no total.
            totals = [draft for draft in totals if draft.unit not in _RATES]
        semicolon = text.rfind(";", low, span.start)
        if not stated and text[low : span.start].strip(" ,:-(") and not divides:
            # 24项成果获奖,其中一等奖3项: the sentence has a total of its own, which is no measure.
            totals = before = []
        if semicolon >= 0 and stated and text[semicolon + 1 : span.start].strip():
            # 出口5亿元;消费品类回升,其中…: the clause between has a measure of its own, without a number.
            totals = []
        elif not totals and (stated or before):
            totals = stated or _roots(self._last.totals if self._last is not None else [])
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
            self._filling = self.scope
            self._behind.clear()

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
    return None if found is None else Span(*found.span())


def parent_of(part: Draft, scope: Scope) -> Draft | None:
    """The total that a part belongs to: that of the same name if there is one, else one of its unit."""
    name, unit, totals = part.name, part.unit, scope.totals
    if unit in _RATES:
        # Rates do not add up: only a rate of the same name has parts.
        return next((total for total in reversed(totals) if total.unit == unit and name.endswith(total.name)), None)
    if unit is None:
        # A bare growth is part of what grew: of a bare growth, where there is one.
        grown = [total for total in totals if total.changes]
        return next((total for total in reversed(grown) if total.value is None), grown[-1] if grown else None)
    if name.endswith(("支出", "收入")):
        totals = [total for total in totals if not _are_opposite(name, total.name)]
    units = _class_of(unit)
    same = [total for total in totals if total.unit in units]
    if not same:
        # 学校60所,其中小学20所,在校学生9000人: what is measured in another kind of unit is part of nothing.
        return totals[-1] if len(totals) == 1 and _are_kin(unit, totals[0].unit) else None
    if len(same) == 1:
        return same[0]
    for total in reversed(same):
        if name.endswith(total.name) or total.name.endswith(name):
            return total
    settled = scope.settled.get(unit)
    if settled is None:
        # 学校732所(不含教学点9个),其中幼儿园500所: the nearest one that has room; the rest of the list goes with it.
        settled = next((total for total in reversed(same) if _has_room(total, part)), None)
        if settled is not None:
            scope.settled[unit] = settled
    return settled


def _has_room(total: Draft, part: Draft) -> bool:
    whole, value = total.value, part.value
    if not isinstance(value, Decimal) or not isinstance(whole, Decimal):
        return True
    return value <= whole * _ROUNDING or average().search(total.name) is not None


def _roots(totals: list[Draft]) -> list[Draft]:
    """The totals of which these are parts, and those of these that are parts of nothing."""
    roots: list[Draft] = []
    for total in totals:
        while total.parent is not None:
            total = total.parent
        if total not in roots:
            roots.append(total)
    return roots


def _is_between(middle: Draft, one: Draft, other: Draft) -> bool:
    value, low, high = middle.value, one.value, other.value
    if not isinstance(value, Decimal) or not isinstance(low, Decimal) or not isinstance(high, Decimal):
        return False
    return low < value < high or high < value < low


def _common_end(one: str, other: str) -> int:
    """How many last characters two names have in common."""
    count = 0
    for left, right in zip(reversed(one), reversed(other), strict=False):
        if left != right:
            break
        count += 1
    return count


def _are_opposite(one: str, other: str) -> bool:
    """What is paid is no part of what is earned."""
    return (one.endswith("支出") and "收入" in other[-4:]) or (one.endswith("收入") and "支出" in other[-4:])


def are_of_one_class(one: str | None, other: str | None) -> bool:
    """Whether two units may add up: 个 and 家 count the same institutions."""
    return one == other or one in _class_of(other)


def _are_kin(one: str | None, other: str | None) -> bool:
    return any(one in units and other in units for units in _KIN)


def _class_of(unit: str | None) -> frozenset[str | None]:
    return _CLASSES.get(unit) or frozenset((unit,))


@cache
def average() -> regex.Pattern[str]:
    """What names an average: those of parts do not add up to that of the whole, and one of them is above it."""
    return regex.compile(r"人均|户均|平均|均价|每[人户亩百千万]|价格|指数|标准|强度|密度|浓度|顺差|逆差")


@cache
def _opener() -> regex.Pattern[str]:
    # 按…分 opens parts where it opens a clause; 包括 and 含 only behind a comma. A page may break the word.
    return regex.compile(
        r"""
          (?<=[,;。:、(\n\ ])其\ *中(?!心|央)           # ,其中小学641所; not 支持其中小企业
        | 其\ *中(?!心|央|小|等|部|间|医|国)
        | (?<=[,;。\n\ ])(?:其|具体)?构\ *成(?:是|为)?(?=:)
        | (?<=[,、;]\ *)(?:包\ *括|含|包\ *含)(?!税|氧|量|农|金)
        | (?:(?<=[,;。\n\ ])|^)(?:按|分|从)[^,;。:\n]{1,14}?(?:分|看|划分|(?<!口径|标准)统计)(?=[,:])
        | (?<=[,;。\n\ ])按[^,;。:\n]{1,10}(?=:)
        """,
        regex.VERBOSE,
    )
