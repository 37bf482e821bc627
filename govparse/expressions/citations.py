"""Citations (contract; the owner completes this module)."""

from __future__ import annotations

import attrs

from govparse.expressions.document_numbers import DocumentNumber
from govparse.text import NOWHERE, Span

__all__ = ["Citation"]


@attrs.frozen(slots=True)
class Citation:
    """Another document, or a place in one, named in the text (contract: the owner adds kind, pointer, refers_to)."""

    title: str | None
    number: DocumentNumber | None = None
    span: Span = attrs.field(default=NOWHERE, eq=False, kw_only=True)
    text: str = attrs.field(default="", eq=False, kw_only=True)
