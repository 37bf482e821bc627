"""Reads Chinese government documents into typed objects.

`parse` turns the text of a report, a bulletin, a notice or a regulation into a `Document`; the parsers it is made of
can be used and composed alone. See the documentation for a tour.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from govparse._version import __version__

if TYPE_CHECKING:
    from govparse.document import Document
    from govparse.expressions.citations import Citation, citation
    from govparse.expressions.document_numbers import document_number
    from govparse.expressions.headings import heading
    from govparse.expressions.numerals import numeral
    from govparse.expressions.ordinals import ordinal
    from govparse.expressions.periods import Period, period
    from govparse.expressions.quantities import Quantity, quantity
    from govparse.expressions.units import units
    from govparse.parsing import DocumentParser, parse
    from govparse.readers.files import read
    from govparse.statements.indicators import Indicator
    from govparse.structure.header import Header, header
    from govparse.structure.sections import Section, sections
    from govparse.text import Diagnostic, ParseError, Span

__all__ = [
    "Citation",
    "Diagnostic",
    "Document",
    "DocumentParser",
    "Header",
    "Indicator",
    "ParseError",
    "Period",
    "Quantity",
    "Section",
    "Span",
    "__version__",
    "citation",
    "document_number",
    "header",
    "heading",
    "numeral",
    "ordinal",
    "parse",
    "period",
    "quantity",
    "read",
    "sections",
    "units",
]

_HOMES = {
    # from text to Document
    "parse": "parsing",
    "read": "readers.files",
    "Document": "document",
    "DocumentParser": "parsing",
    # values
    "Citation": "expressions.citations",
    "Diagnostic": "text",
    "Header": "structure.header",
    "Indicator": "statements.indicators",
    "ParseError": "text",
    "Period": "expressions.periods",
    "Quantity": "expressions.quantities",
    "Section": "structure.sections",
    "Span": "text",
    # building blocks, each a Parser
    "citation": "expressions.citations",
    "document_number": "expressions.document_numbers",
    "header": "structure.header",
    "heading": "expressions.headings",
    "numeral": "expressions.numerals",
    "ordinal": "expressions.ordinals",
    "period": "expressions.periods",
    "quantity": "expressions.quantities",
    "sections": "structure.sections",
    # units
    "units": "expressions.units",
}


def __getattr__(name: str) -> object:
    """A public name, imported when it is first asked for: who imports the package pays for what is used."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
