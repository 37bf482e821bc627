"""Floor 0: the text, places in it, and what can be said about them.

Everything above refers to the caller's own string: a `Span` is a pair of offsets into it, a `Source` holds it together
with its normalised twin, a `ParseError` says what was expected where, a `Diagnostic` what is wrong where.
"""

from govparse.text.collector import uncollected
from govparse.text.diagnostics import Diagnostic, Severity
from govparse.text.errors import ParseError
from govparse.text.frozen import maker
from govparse.text.normalisation import joined, normalise
from govparse.text.source import Source
from govparse.text.spans import NOWHERE, Span, span_of

__all__ = [
    "NOWHERE",
    "Diagnostic",
    "ParseError",
    "Severity",
    "Source",
    "Span",
    "joined",
    "maker",
    "normalise",
    "span_of",
    "uncollected",
]
