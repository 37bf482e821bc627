"""The header and the foot (contract; the owner completes this module)."""

from __future__ import annotations

import attrs

from govparse.text import NOWHERE, Span

__all__ = ["Header", "HeaderField"]


@attrs.frozen(slots=True)
class HeaderField:
    """One thing that the document says about itself."""

    name: str
    """Such as index_number, title, occasion: the names of gold/README.md."""
    value: str
    """The normalised form: dates ISO, inner blanks of titles removed, lines joined."""
    span: Span = attrs.field(default=NOWHERE, eq=False, kw_only=True)
    text: str = attrs.field(default="", eq=False, kw_only=True)


@attrs.frozen(slots=True)
class Header:
    """All fields in document order, and where the text proper begins (contract: the owner adds properties)."""

    fields: tuple[HeaderField, ...] = ()
    body_start: int = 0

    def __getitem__(self, name: str) -> HeaderField:
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(name)

    def get(self, name: str) -> str | None:
        """The value of the first field of that name, or None."""
        return next((field.value for field in self.fields if field.name == name), None)

    @property
    def title(self) -> str | None:
        """The document's own title."""
        return self.get("title")
