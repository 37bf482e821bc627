"""One thing that a document says about itself, and how its words become a value.

field = name, value, span
"""

from __future__ import annotations

import attrs

from govparse.text import NOWHERE, Source, Span, maker

__all__ = ["HeaderField", "field_at"]


@attrs.frozen(slots=True)
class HeaderField:
    """One thing that the document says about itself; equal to another of the same name and value.

    >>> HeaderField("issuer", "云溪区人民政府") == HeaderField("issuer", "云溪区人民政府", span=Span(3, 10))
    True
    """

    name: str
    """Such as index_number, title, occasion: see docs/reference/header-fields.md."""
    value: str
    """The normalised form: dates ISO, inner blanks of titles and names removed, lines joined."""
    span: Span = attrs.field(default=NOWHERE, eq=False, kw_only=True)
    """Where it stands, without its label."""
    text: str = attrs.field(default="", eq=False, kw_only=True)
    """As written."""


def field_at(source: Source, name: str, start: int, end: int, value: str | None = None) -> HeaderField:
    """The field that stands from `start` to `end`; its value is the text as written where none is given."""
    span = source.stripped(start, end)
    text = source.text[span.start : span.end]
    return _make_field(name, text if value is None else value, span=span, text=text)


_make_field = maker(HeaderField)
