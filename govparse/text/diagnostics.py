"""What is wrong with a document, as data."""

from enum import StrEnum

import attrs

from govparse.text.spans import Span

__all__ = ["Diagnostic", "Severity"]


class Severity(StrEnum):
    """How much a diagnostic matters to a reader of the document."""

    INFO = "info"
    """Worth knowing; nothing is lost."""
    WARNING = "warning"
    """The document has a fault that a reader will see."""
    ERROR = "error"
    """A part of the document could not be read."""


@attrs.frozen(slots=True)
class Diagnostic:
    """A fault of the document itself, with its place.

    >>> Diagnostic("numbering_gap", Span(4, 6), "三是 follows 一是: 二是 is missing").severity
    <Severity.WARNING: 'warning'>
    """

    code: str
    """A stable name of the kind of fault, such as `numbering_gap` or `missing_text`."""
    span: Span
    """Where a reader should look."""
    message: str
    """A sentence for the reader: what was found and what was expected."""
    severity: Severity = Severity.WARNING
    """See `Severity`."""
