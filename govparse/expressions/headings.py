"""A heading: a marker of some family with its number, and the title on the rest of the line.

heading = marker [ blank ] [ title ]
marker  = a shape of `data/numbering.toml`
title   = the rest of the line, without a full stop at its end

This reads one line on its own. Whether a line of a document is a heading hangs on what stands around it: that is
`govparse.structure.sections`. Source: GB/T 9704-2012, 7.3.3, and the corpus.
"""

from __future__ import annotations

import attrs
import regex

from govparse.expressions.numbering import Family, families, line_expression, marker_number
from govparse.grammar import Parser
from govparse.grammar.parser import Furthest, Scan
from govparse.text import NOWHERE, Source, Span

__all__ = ["Heading", "heading"]


@attrs.frozen(slots=True)
class Heading:
    """A marker with its title; equal to another of the same family, number and title."""

    family: str
    """The family of the marker, such as `cn_paren`: see `data/numbering.toml`."""
    style: str
    """The style of a section with this marker, such as `arabic`."""
    number: int
    """The number of the marker; 0 where it only says that it is the last (最后)."""
    title: str | None
    """The rest of the line as written, without a full stop at its end; None where nothing follows."""
    marker: str = attrs.field(default="", eq=False, kw_only=True)
    """The marker as written."""
    span: Span = attrs.field(default=NOWHERE, eq=False, kw_only=True)
    """Where the whole stands."""
    text: str = attrs.field(default="", eq=False, kw_only=True)
    """The characters at `span`."""


class _HeadingParser(Parser[Heading]):
    """Searches the starts of lines; matches anywhere it is asked to."""

    __slots__ = ("_by_name", "_expression")

    def __init__(self) -> None:
        super().__init__()
        self._expression: regex.Pattern[str] | None = None
        self._by_name: dict[str | None, Family] = {}

    def _pattern(self) -> regex.Pattern[str]:
        if self._expression is None:
            self._by_name = {family.name: family for family in families()}
            self._expression = regex.compile(rf"(?:{line_expression()})(?<rest>[^\n]*+)")
        return self._expression

    def _read(self, source: Source, pos: int, furthest: Furthest | None) -> tuple[Heading, int] | None:
        match = self._pattern().match(source.normal, pos)
        if match is None:
            if furthest is not None:
                furthest.expect(pos, "a heading such as 一、 or （一） or 第一条")
            return None
        family = next(self._by_name[name] for name in self._by_name if name and match[name] is not None)
        number = match[match.re.groupindex[family.name] + 1]
        marker_end, end = match.span("rest")
        title = source.stripped(marker_end, end)
        shown = source[title].rstrip("。.")
        text = source.text[pos:end]
        return Heading(
            family.name,
            family.style,
            marker_number(number),
            shown or None,
            marker=source.text[pos:marker_end],
            span=Span(pos, end),
            text=text,
        ), end

    def _scan(self, scan: Scan) -> tuple[str, bool]:
        # Groups would clash with those of other parsers, and a heading begins a line wherever it is searched.
        plain = regex.sub(r"\(\?P<\w+>", "(?:", line_expression())
        return rf"(?<=(?m:^) {{0,40}})(?:{plain})", False


heading: Parser[Heading] = _HeadingParser()
"""One heading.

>>> heading.parse("（二）优化服务。").title
'优化服务'
>>> heading.parse("第十二条　政府应当公开信息").number
12
>>> [found.value.marker for found in heading.find_all("一、回顾\\n2.2亿元\\n二、安排")]
['一、', '二、']
"""
