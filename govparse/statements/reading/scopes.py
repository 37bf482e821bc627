"""One list of parts: which totals it may be of, and whether a measure is one of it.

list = total { total } "其中" part { mark part }

Of several totals a part has the nearest of its unit that has room for it, and the rest of the list the same one; a
measure in a unit of another kind is part of nothing.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from govparse.statements.reading.drafts import Draft
from govparse.statements.values import RATES
from govparse.text import Span

__all__ = ["Scope", "are_of_one_class", "average", "common_end", "parent_of"]

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
_KINDS = frozenset("类业")
"""The last characters of names that stand side by side."""
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
        fused = not self.apart and not self.divides
        if fused and draft.unit is None and self.parts and self.parts[-1].unit is not None:
            # 收入20亿元,其中区级收入9亿元,投资增长5%: behind a part with a level, a growth alone is of something else.
            return False
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
            common = common_end(name, last)
            return common >= _LIKE and all(common >= common_end(name, total.name) for total in self.totals)
        if any(_is_twin(name, total.name) and not _is_twin(last, total.name) for total in self.totals):
            # 房屋施工面积9万平方米,其中新开工面积2万平方米;房屋竣工面积5万平方米: named like the total at both ends.
            return False
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


def parent_of(part: Draft, scope: Scope) -> Draft | None:
    """The total that a part belongs to: that of the same name if there is one, else one of its unit."""
    name, unit, totals = part.name, part.unit, scope.totals
    if unit in RATES:
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


def common_end(one: str, other: str) -> int:
    """How many last characters two names have in common."""
    count = 0
    for left, right in zip(reversed(one), reversed(other), strict=False):
        if left != right:
            break
        count += 1
    return count


def _is_twin(one: str, other: str) -> bool:
    return one[:_LIKE] == other[:_LIKE] and one[-_LIKE:] == other[-_LIKE:]


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
def average() -> re.Pattern[str]:
    """What names an average: those of parts do not add up to that of the whole, and one of them is above it."""
    return re.compile(r"人均|户均|平均|均价|每[人户亩百千万]|得分|评分|价格|指数|标准|强度|密度|浓度|顺差|逆差")
