"""Document numbers 发文字号 (contract; the owner completes this module)."""

from __future__ import annotations

import attrs

from govparse.text import NOWHERE, Span

__all__ = ["DocumentNumber"]


@attrs.frozen(slots=True)
class DocumentNumber:
    """The number of an official document (contract: names and meanings stay, the owner adds)."""

    organ: str
    """The organ's code as written: 国办发, 厦湖委办; of an order 国令."""
    year: int | None
    serial: str
    """The number in its year; digits as a rule."""
    span: Span = attrs.field(default=NOWHERE, eq=False, kw_only=True)
    text: str = attrs.field(default="", eq=False, kw_only=True)
