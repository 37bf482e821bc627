"""The leaves: parsers that look at the text themselves.

leaf = text("…") | one_of("…", "…") | pattern(r"…") | rule(r"…", build)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import regex

from govparse.grammar.found import Found
from govparse.grammar.parser import Furthest, Literal, Parser, Scan
from govparse.text import Source, Span, normalise

__all__ = ["Rule", "one_of", "pattern", "rule", "text"]

T = TypeVar("T")


def text(literal: str) -> Parser[str]:
    """Exactly these characters, in any width; the value is `literal` as it was given.

    >>> text("(试行)").parse("（试行）")
    '(试行)'
    """
    return Literal(literal)


def one_of(*words: str) -> Parser[str]:
    """The longest of the words that stands there; the value is the word as it was given.

    >>> one_of("亿", "亿元", "万元").parse("亿元")
    '亿元'
    """
    by_twin = {normalise(word): word for word in words}
    if "" in by_twin or not words:
        raise ValueError("one_of needs words, none of them empty")
    named = " or ".join(map(repr, words[:4])) + (f" or {len(words) - 4} more" if len(words) > 4 else "")
    return Rule(
        r"(?>\L<words>)",
        lambda match, _: by_twin[match[0]],
        expected=named,
        words={"words": frozenset(by_twin)},
        refuses=False,
    )


def pattern(expression: str, expected: str | None = None) -> Parser[str]:
    """What a regular expression of the `regex` module matches; the value is the text as written.

    The expression sees the normalised twin: write its digits, letters and punctuation half-width. It may look around,
    and may not refer back to its groups. What it takes it keeps, as all parsers do.

    >>> pattern(r"[A-Z]+").parse("ＧＤＰ")
    'ＧＤＰ'
    """
    return Rule(
        expression,
        lambda match, source: source.text[match.start() : match.end()],
        expected=expected or f"/{expression}/",
        words={},
        refuses=False,
    )


def rule(
    expression: str,
    build: Callable[[regex.Match[str], Source], T | None],
    expected: str,
    **words: Iterable[str],
) -> Parser[T]:
    r"""A pattern and what to make of its match; `build` refuses by returning None.

    `words` are the lists that the expression names as `\L<name>`: one set, of which the longest that fits is taken.
    Verbose expressions (`(?x)` at their head) may be used.

    Raises:
        ValueError: the expression does not name one of the lists.

    >>> worth = {"元": 10, "角": 1}
    >>> coin = rule(r"([0-9]+)(\L<unit>)", lambda match, _: int(match[1]) * worth[match[2]], "a coin", unit=worth)
    >>> coin.parse("3元")
    30
    """
    lists = {name: frozenset(map(normalise, several)) for name, several in words.items()}
    for name in lists:
        if rf"\L<{name}>" not in expression:
            raise ValueError(f"the expression of {expected} names no list {name!r}")
    return Rule(expression, build, expected=expected, words=lists, refuses=True)


class Rule(Parser[T]):
    """A leaf made of one expression and a function of its match."""

    __slots__ = ("_alone", "build", "expected", "expression", "refuses", "words")
    _alone: regex.Pattern[str] | None

    def __init__(
        self,
        expression: str,
        build: Callable[[regex.Match[str], Source], T | None],
        *,
        expected: str,
        words: dict[str, frozenset[str]],
        refuses: bool,
    ) -> None:
        super().__init__()
        self.expression = _scoped(expression)
        self.build = build
        self.expected = expected
        self.words = words
        self.refuses = refuses
        self._alone = None

    def find_all(self, text: str | Source, pos: int = 0) -> Iterator[Found[T]]:
        """All, from left to right, as `Parser.find_all`: one scan that is begun anew only behind a refusal."""
        source = Source.of(text)
        finditer, build = self._pattern().finditer, self.build
        written = source.text
        while pos < len(source):
            for match in finditer(source.normal, pos):
                value = build(match, source)
                start, end = match.span()
                if value is None:
                    # Another may begin inside the refused stretch.
                    pos = start + 1
                    break
                if start < end:
                    yield Found(value, Span(start, end), written[start:end])
            else:
                return

    def _read(self, source: Source, pos: int, furthest: Furthest | None) -> tuple[T, int] | None:
        match = self._pattern().match(source.normal, pos)
        value = None if match is None else self.build(match, source)
        if match is not None and value is not None:
            return value, match.end()
        if furthest is not None:
            furthest.expect(pos, self.expected, 0 if match is None else match.end())
        return None

    def _scan(self, scan: Scan) -> tuple[str, bool]:
        expression = self.expression
        if self.words:
            expression = regex.sub(_NAMED_LIST, lambda named: scan.words(self.words[named[1]]), expression)
        return f"(?>{expression})", not self.refuses

    def _pattern(self) -> regex.Pattern[str]:
        if self._alone is None:
            scan = Scan()
            self._alone = scan.compiled(self._scan(scan)[0])
        return self._alone


def _scoped(expression: str) -> str:
    """The expression as a group, its leading flags for itself alone and not for its neighbours in a larger one."""
    flags, closed, rest = expression.lstrip().removeprefix("(?").partition(")")
    if not (closed and flags and set(flags) <= set("imsx") and expression.lstrip().startswith("(?")):
        return f"(?:{expression})"
    # A comment on the last line of a verbose expression must not take the bracket in.
    return f"(?{flags}:{rest}" + ("\n)" if "x" in flags else ")")


_NAMED_LIST = r"\\L<(\w+)>"
