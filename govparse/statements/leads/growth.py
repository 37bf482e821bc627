"""Leads to a growth, to the level that it leads to, and to the one that it comes from.

change = name [ basis ] { manner } verb [ "了" | "约" ]           固定资产投资 同比 增长 | 8%
       | name basis bare verb                                    比上年 多 | 3人
flat   = name ( basis | "与" words )                             居住类价格 与上年 | 持平
to     = name [ basis ] verb ( "到" | "至" | "为" | "达" )           床位 增 至 | 620张
from   = name ( "从" | "由" ) [ period "的" ]                     办理时限 由 | 45天
"""

from __future__ import annotations

from functools import cache

import attrs
import regex

from govparse.statements.leads.bases import find_basis
from govparse.statements.leads.gated import Gated
from govparse.statements.leads.lead import Lead, Role, lead_of
from govparse.statements.leads.names import read_name
from govparse.statements.leads.stripping import strip_words
from govparse.statements.lexicon import lexicon
from govparse.statements.values import Direction

__all__ = ["read_change", "read_flat", "read_from", "read_to"]

_LONGEST_VERB = 4


def read_change(text: str, end: int) -> Lead | None:
    """A growth, None where no verb of growth ends the lead."""
    words = lexicon()
    closing = end - 1 if text.startswith(("了", "约"), end - 1) else end
    direction, verb = _verb(text, closing)
    basis = None
    if direction is None:
        for size in (2, 1):
            word = text[closing - size : closing] if closing >= size else ""
            if word in words.bare:
                basis, _ = find_basis(text, closing - size)
                if basis is not None and text[basis[0]] in "比较":
                    direction, verb = words.bare[word], closing - size
                    break
        else:
            return None
    stripped = strip_words(text, verb, words.manner)
    basis, start = find_basis(text, stripped.start)
    if basis is not None and text[basis[1] - 1] == "年" and text.startswith(("累计", "平均"), basis[1]):
        basis = (basis[0], basis[1] + 2)
    if basis is not None and text.endswith("实际", 0, basis[1]) and text.startswith(("完成", "执行"), basis[1]):
        # 较上年实际完成 is the basis as a whole.
        basis = (basis[0], basis[1] + 2)
    stripped = attrs.evolve(stripped, start=start)
    if basis is not None:
        stripped = stripped.before(strip_words(text, start, words.manner))
    name = read_name(text, stripped.start)
    return lead_of(Role.CHANGE, name, stripped.start, stripped, direction=direction, basis=basis, verb=(verb, end))


def read_flat(text: str, end: int) -> Lead:
    """The lead of 持平."""
    words = lexicon()
    basis: tuple[int, int] | None
    end = strip_words(text, end, words.manner).start
    if (found := _with().match(text, 0, end)) is not None:
        start = found.start()
        basis = (start, end)
    else:
        basis, start = find_basis(text, end)
    stripped = strip_words(text, start, words.manner)
    name = read_name(text, stripped.start)
    return lead_of(Role.CHANGE, name, stripped.start, stripped, direction=Direction.FLAT, basis=basis)


def read_to(text: str, end: int) -> Lead | None:
    """The level that a growth leads to."""
    to = _to().match(text, 0, end)
    if to is None:
        return None
    direction, verb = _verb(text, to.start())
    if direction is not None:
        stripped = strip_words(text, verb, lexicon().manner)
        basis, start = find_basis(text, stripped.start)
        if (came := _came().match(text, 0, start)) is not None:
            start = came.start()
        name = read_name(text, start)
        return lead_of(Role.TO, name, start, stripped, direction=direction, basis=basis, verb=(verb, to.start()))
    if to["from"]:
        return Lead(Role.TO, read_name(text, to.start()), to.start(), verb=to.span())
    return None


def read_from(text: str, end: int) -> Lead | None:
    """The level that a growth comes from."""
    source = _from().match(text, 0, end)
    if source is None:
        return None
    stripped = strip_words(text, source.start(), lexicon().manner)
    return lead_of(Role.FROM, read_name(text, stripped.start), stripped.start, stripped)


def _verb(text: str, end: int) -> tuple[Direction | None, int]:
    lex = lexicon()
    for size in range(min(_LONGEST_VERB, end), 0, -1):
        direction = lex.verbs.get(text[end - size : end])
        if direction is not None and text[end - size - 1 : end] not in lex.longer_verbs:
            return direction, end - size
    return None, end


@cache
def _to() -> regex.Pattern[str]:
    return regex.compile(
        r"(?r)(?:(?:达到|達到|到了|到|至|为|爲|达|達)|(?P<from>到|至)(?P<when>[^,、到至]{2,12}的))|(?:到|至)[^,、到至]{2,12}的"
    )


@cache
def _from() -> Gated:
    # 从业人员25万人 is a level, 由于 and 自由 are no 由
    return Gated(
        "从由",
        regex.compile(
            r"(?r)(?:从|從|(?<!自|理|缘)由)(?!业|事|严|于|此|而|重|紧)(?:[^,、从由]{2,14}的|[^,、从由]{0,6})?"
        ),
    )


@cache
def _came() -> Gated:
    # 收入比由上年的2.12缩小到: a bare number is none that was read before.
    return Gated("从由", regex.compile(r"(?r)[从由][^,、从由]{0,14}?\d[\d.]*"))


@cache
def _with() -> regex.Pattern[str]:
    return regex.compile(r"(?r)(?:与|和|同(?!期|比)|跟)(?!比)[^,;与和]{1,14}?")
