"""Notes and their callers (contract; the owner completes this module)."""

from __future__ import annotations

import attrs

from govparse.text import Span

__all__ = ["Note"]


@attrs.frozen(slots=True)
class Note:
    """A note mark in running text with the entry that explains it."""

    number: int
    marker_span: Span
    """The mark in the running text."""
    term: str | None
    """Before the entry's first colon."""
    definition: str
    definition_span: Span
