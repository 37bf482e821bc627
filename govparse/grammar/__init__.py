"""Floor 1: parsers as values, and how they compose. It knows no Chinese.

A `Parser[T]` finds a `T` in a text. Small ones are made with `text`, `one_of`, `pattern` and `rule`; larger ones of
smaller ones:

    a | b                     the first that succeeds          Parser[A | B]
    a + b                     one after the other              Parser[tuple[A, B]]
    seq(name=a, amount=b)     the same with named fields       Parser[Record]
    a.optional()              a, or nothing                    Parser[A | None]
    a.many()                  as often as it succeeds          Parser[tuple[A, ...]]
    a.separated_by(",")       the same with a separator        Parser[tuple[A, ...]]
    a.map(f)                  f of what was found              Parser[B]
    a.where(test)             only what passes the test        Parser[A]
    a.described("an amount")  another name in errors           Parser[A]

Choice is ordered and final, as in a parsing expression grammar: what an alternative took is not given back.
"""

from govparse.grammar.found import Found, Record
from govparse.grammar.parser import Parser, seq
from govparse.grammar.primitives import one_of, pattern, rule, text

__all__ = ["Found", "Parser", "Record", "one_of", "pattern", "rule", "seq", "text"]
