"""Furniture: what the page added (contract; the owner completes this module)."""

from __future__ import annotations

import attrs

from govparse.text import Span

__all__ = ["Furniture"]


@attrs.frozen(slots=True)
class Furniture:
    """A stretch that the web page or the PDF added and the document does not say."""

    span: Span
    text: str
