"""The parser as a value, and the combinators that make new ones.

Every parser has two readings. `_read` walks the tree of combinators from a given place and builds the value; it is the
meaning. `_scan` writes the tree as one regular expression that matches wherever the parser might begin, so that a text
is searched in C and Python runs only where there is something. A parser whose outcome hangs on a Python function
(`where`, or a `rule` that refuses) is written down only as far as that function: behind it the expression would have to
guess, and a guess that is possessive could miss what the walk would find.

    parser   = choice
    choice   = sequence { "|" sequence }         ordered: the first that succeeds
    sequence = item { "+" item }
    item     = leaf | "(" parser ")" [ optional | many | separated_by | map | where | described ]
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Generic, TypeVar, TypeVarTuple, cast, overload

import regex

from govparse.grammar.found import Found, Record
from govparse.text import ParseError, Source, Span, normalise

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Furthest", "Literal", "Parser", "Scan", "seq"]

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
U = TypeVar("U")
Ts = TypeVarTuple("Ts")


class Parser(Generic[T_co]):
    """A description of texts, each of which means a value.

    Parsers are immutable; threads may share them. Text goes in as a `str`, or as a `Source` where many parsers run
    over the same one. Patterns see the normalised twin of the text (`govparse.text.normalise`): write them half-width.
    """

    __slots__ = ("_compiled",)
    _compiled: tuple[regex.Pattern[str], bool] | None

    def __init__(self) -> None:
        self._compiled = None

    # --- reading ---------------------------------------------------------------------------------------------------
    def parse(self, text: str | Source) -> T_co:
        """The value of the whole text.

        Raises:
            ParseError: the text, from its first to its last character, is not what the parser describes. The error
                names the furthest place that was reached and everything expected there.

        >>> from govparse.grammar import pattern
        >>> pattern("[0-9]+").map(int).parse("25")
        25
        """
        source = Source.of(text)
        read = self._read(source, 0, None)
        if read is not None and read[1] == len(source):
            return read[0]
        furthest = Furthest()
        read = self._read(source, 0, furthest)
        if read is not None:
            furthest.expect(read[1], "the end of the text")
        raise furthest.error(source)

    def match(self, text: str | Source, pos: int = 0) -> Found[T_co] | None:
        """What begins exactly at `pos`, or None.

        >>> from govparse.grammar import pattern
        >>> pattern("[0-9]+").match("a25", 1)
        Found(value='25', span=Span(1, 3), text='25')
        """
        source = Source.of(text)
        read = self._read(source, pos, None)
        return None if read is None else _found(source, pos, read)

    def find(self, text: str | Source, pos: int = 0) -> Found[T_co] | None:
        """The first that begins at `pos` or later, or None.

        >>> from govparse.grammar import pattern
        >>> pattern("[0-9]+").find("a25 b7").span
        Span(1, 3)
        """
        return next(self.find_all(text, pos), None)

    def find_all(self, text: str | Source, pos: int = 0) -> Iterator[Found[T_co]]:
        """All, from left to right; none overlaps another, none is empty.

        >>> from govparse.grammar import pattern
        >>> [found.text for found in pattern("[0-9]+").find_all("a25 b7")]
        ['25', '7']
        """
        source = Source.of(text)
        search = self._scanner()[0].search
        # Nothing begins at the very end but what is empty; and `regex` takes a place behind the end for the end.
        while pos < len(source) and (candidate := search(source.normal, pos)):
            start = candidate.start()
            read = self._read(source, start, None)
            if read is not None and read[1] > start:
                yield _found(source, start, read)
                pos = read[1]
            else:
                pos = start + 1

    # --- composing -------------------------------------------------------------------------------------------------
    def __or__(self, other: Parser[U]) -> Parser[T_co | U]:
        return _Choice((*_alternatives(self), *_alternatives(other)))

    # A chain grows by one; mypy takes the narrower self of an overload for a mistake.
    @overload
    def __add__(self: _Chain[*Ts], other: Parser[U]) -> _Chain[*Ts, U]: ...  # type: ignore[misc]
    @overload
    def __add__(self, other: Parser[U]) -> _Chain[T_co, U]: ...
    def __add__(self, other: Parser[U]) -> object:
        return _Chain((self, other))

    def optional(self) -> Parser[T_co | None]:
        """This, or nothing: then the value is None.

        >>> from govparse.grammar import text
        >>> (text("a").optional() + text("b")).parse("b")
        (None, 'b')
        """
        return _Choice((self, _NOTHING))

    def many(self, at_least: int = 0) -> Parser[tuple[T_co, ...]]:
        """As often as it succeeds, `at_least` times or more; the value is a tuple.

        >>> from govparse.grammar import pattern
        >>> pattern("[0-9]").map(int).many().parse("204")
        (2, 0, 4)
        """
        return _Many(self, None, at_least)

    def separated_by(self, separator: Parser[object] | str, at_least: int = 1) -> Parser[tuple[T_co, ...]]:
        """Several of this with a separator between each two; the separators are dropped.

        >>> from govparse.grammar import pattern
        >>> pattern("[0-9]+").separated_by(", ").parse("1, 22, 3")
        ('1', '22', '3')
        """
        return _Many(self, _parser(separator), at_least)

    def map(self, function: Callable[[T_co], U]) -> Parser[U]:
        """What `function` makes of the value.

        >>> from govparse.grammar import pattern
        >>> pattern("[0-9]+").map(int).parse("25")
        25
        """
        return _Map(self, function)

    def into(self: Parser[Record], factory: Callable[..., U]) -> Parser[U]:
        """Make a record's fields the keyword arguments of `factory`: a record of a class, with types.

        >>> from fractions import Fraction
        >>> from govparse.grammar import pattern, seq
        >>> number = pattern("[0-9]+").map(int)
        >>> seq(numerator=number, _="/", denominator=number).into(Fraction).parse("2/4")
        Fraction(1, 2)
        """
        return _Map(self, lambda record: factory(**dict(record)))

    def where(self, test: Callable[[T_co], bool], expected: str = "another value") -> Parser[T_co]:
        """Only what passes `test`; a choice goes on to its next alternative where it does not.

        >>> from govparse.grammar import pattern
        >>> even = pattern("[0-9]+").map(int).where(lambda n: n % 2 == 0, "an even number")
        >>> [found.value for found in even.find_all("7 8 9 10")]
        [8, 10]
        """
        return _Where(self, test, expected)

    def described(self, expected: str) -> Parser[T_co]:
        """The same parser, called `expected` in errors.

        >>> from govparse.grammar import pattern
        >>> pattern("[0-9]+").described("a page number").parse("x")
        Traceback (most recent call last):
            ...
        govparse.text.errors.ParseError: line 1, column 1: expected a page number, found 'x'
        x
        ^
        """
        return _Described(self, expected)

    # --- for parsers ----------------------------------------------------------------------------------------------
    def _read(self, source: Source, pos: int, furthest: Furthest | None) -> tuple[T_co, int] | None:
        """Value and end of what begins at `pos`, or None; tells `furthest` what it looked for in vain."""
        raise NotImplementedError

    def _scan(self, scan: Scan) -> tuple[str, bool]:
        """A regular expression for where this may begin, and whether it says all there is to say."""
        raise NotImplementedError

    def _scanner(self) -> tuple[regex.Pattern[str], bool]:
        """Compiled on first use; threads that race compile the same pattern twice, which `regex` caches."""
        if self._compiled is None:
            scan = Scan()
            expression, exact = self._scan(scan)
            self._compiled = scan.compiled(expression), exact
        return self._compiled


class Furthest:
    """The furthest place that a failing parser reached, and what it expected there."""

    __slots__ = ("end", "expected", "pos")

    def __init__(self) -> None:
        self.pos = 0
        self.end = 0
        self.expected: dict[str, None] = {}

    def expect(self, pos: int, expected: str, end: int = 0) -> None:
        """Note that `expected` was looked for at `pos`; what stood there up to `end` was refused."""
        if pos > self.pos:
            self.pos, self.end, self.expected = pos, 0, {}
        if pos == self.pos:
            self.end = max(self.end, end)
            self.expected[expected] = None

    def join(self, other: Furthest) -> None:
        """Note everything that another one noted."""
        for expected in other.expected:
            self.expect(other.pos, expected, other.end)

    def error(self, source: Source) -> ParseError:
        """The error that tells it."""
        end = max(self.end, self.pos)
        if end == self.pos:
            word = regex.match(r"\w{1,12}", source.normal, pos=self.pos)
            end = word.end() if word else min(self.pos + 1, len(source))
        return ParseError(source, Span(self.pos, end), tuple(self.expected))


class Scan:
    """The word lists of a regular expression while it is put together."""

    __slots__ = ("lists",)

    def __init__(self) -> None:
        self.lists: dict[str, frozenset[str]] = {}

    def words(self, words: frozenset[str]) -> str:
        """An expression for the longest of `words`."""
        name = next((name for name, known in self.lists.items() if known == words), f"words{len(self.lists)}")
        self.lists[name] = words
        return rf"\L<{name}>"

    def compiled(self, expression: str) -> regex.Pattern[str]:
        """The compiled expression."""
        # What stands behind a function is not in the expression, but its lists may be here.
        # The stubs of regex know word lists as keyword arguments of no particular type.
        lists = cast("Mapping[str, regex.Pattern[str]]", self.lists)
        return regex.compile(expression, ignore_unused=True, **lists)  # type: ignore[arg-type]


class _Choice(Parser[T_co]):
    __slots__ = ("alternatives",)

    def __init__(self, alternatives: tuple[Parser[T_co], ...]) -> None:
        super().__init__()
        self.alternatives = alternatives

    def _read(self, source: Source, pos: int, furthest: Furthest | None) -> tuple[T_co, int] | None:
        for alternative in self.alternatives:
            read = alternative._read(source, pos, furthest)
            if read is not None:
                return read
        return None

    def _scan(self, scan: Scan) -> tuple[str, bool]:
        written = [alternative._scan(scan) for alternative in self.alternatives]
        exact = all(exact for _, exact in written)
        return f"({'?>' if exact else '?:'}{'|'.join(expression for expression, _ in written)})", exact


class _Sequence(Parser[T]):
    """What `+` and `seq` share: parts, one behind the other, and what becomes of their values."""

    __slots__ = ("build", "parts")

    def __init__(self, parts: tuple[Parser[object], ...], build: Callable[[list[object]], T]) -> None:
        super().__init__()
        self.parts = parts
        self.build = build

    def _read(self, source: Source, pos: int, furthest: Furthest | None) -> tuple[T, int] | None:
        values: list[object] = []
        for part in self.parts:
            read = part._read(source, pos, furthest)
            if read is None:
                return None
            values.append(read[0])
            pos = read[1]
        return self.build(values), pos

    def _scan(self, scan: Scan) -> tuple[str, bool]:
        expression = ""
        for part in self.parts:
            written, exact = part._scan(scan)
            expression += written
            if not exact:
                return expression, False
        return expression, True


class _Chain(_Sequence[tuple[*Ts]]):
    __slots__ = ()

    def __init__(self, pair: tuple[Parser[object], Parser[object]]) -> None:
        first, last = pair
        parts = (*first.parts, last) if isinstance(first, _Chain) else (first, last)
        super().__init__(parts, lambda values: cast("tuple[*Ts]", tuple(values)))


class _Many(Parser[tuple[T, ...]]):
    __slots__ = ("at_least", "item", "separator")

    def __init__(self, item: Parser[T], separator: Parser[object] | None, at_least: int) -> None:
        super().__init__()
        self.item = item
        self.separator = separator
        self.at_least = at_least

    def _read(self, source: Source, pos: int, furthest: Furthest | None) -> tuple[tuple[T, ...], int] | None:
        values: list[T] = []
        start = pos
        while True:
            if values and self.separator is not None:
                between = self.separator._read(source, pos, furthest)
                if between is None:
                    break
                start = between[1]
            read = self.item._read(source, start, furthest)
            if read is None:
                break
            # What takes nothing, its separator neither, would be found for ever.
            first = self.separator is not None and not values
            if read[1] == pos and not first and len(values) >= self.at_least:
                break
            values.append(read[0])
            start = pos = read[1]
        return (tuple(values), pos) if len(values) >= self.at_least else None

    def _scan(self, scan: Scan) -> tuple[str, bool]:
        item, exact = self.item._scan(scan)
        between, between_exact = self.separator._scan(scan) if self.separator else ("", True)
        if not (exact and between_exact):
            return (item if self.at_least else ""), False
        if self.separator is None:
            return f"(?:{item}){{{self.at_least},}}+", True
        rest = f"(?:{between}{item}){{{max(0, self.at_least - 1)},}}+"
        return (f"(?>{item}{rest})" if self.at_least else f"(?>{item}{rest})?+"), True


class _Map(Parser[U], Generic[T, U]):
    __slots__ = ("function", "inner")

    def __init__(self, inner: Parser[T], function: Callable[[T], U]) -> None:
        super().__init__()
        self.inner = inner
        self.function = function

    def _read(self, source: Source, pos: int, furthest: Furthest | None) -> tuple[U, int] | None:
        read = self.inner._read(source, pos, furthest)
        return None if read is None else (self.function(read[0]), read[1])

    def _scan(self, scan: Scan) -> tuple[str, bool]:
        return self.inner._scan(scan)


class _Where(Parser[T]):
    __slots__ = ("expected", "inner", "test")

    def __init__(self, inner: Parser[T], test: Callable[[T], bool], expected: str) -> None:
        super().__init__()
        self.inner = inner
        self.test = test
        self.expected = expected

    def _read(self, source: Source, pos: int, furthest: Furthest | None) -> tuple[T, int] | None:
        within = None if furthest is None else Furthest()
        read = self.inner._read(source, pos, within)
        passed = read is not None and self.test(read[0])
        if furthest is not None and within is not None:
            if read is None or passed:
                furthest.join(within)
            else:
                # What might have followed does not matter any more: the whole of it was refused.
                furthest.expect(pos, self.expected, read[1])
        return read if passed else None

    def _scan(self, scan: Scan) -> tuple[str, bool]:
        return self.inner._scan(scan)[0], False


class _Described(Parser[T]):
    __slots__ = ("expected", "inner")

    def __init__(self, inner: Parser[T], expected: str) -> None:
        super().__init__()
        self.inner = inner
        self.expected = expected

    def _read(self, source: Source, pos: int, furthest: Furthest | None) -> tuple[T, int] | None:
        if furthest is None:
            return self.inner._read(source, pos, None)
        within = Furthest()
        read = self.inner._read(source, pos, within)
        # What failed at the very start is called by this name; what failed further on says more by its own.
        if within.pos > pos:
            furthest.join(within)
        elif read is None or (read[1] == pos and within.expected):
            furthest.expect(pos, self.expected, within.end)
        return read

    def _scan(self, scan: Scan) -> tuple[str, bool]:
        return self.inner._scan(scan)


class _Nothing(Parser[None]):
    __slots__ = ()

    def _read(self, source: Source, pos: int, furthest: Furthest | None) -> tuple[None, int]:
        return None, pos

    def _scan(self, scan: Scan) -> tuple[str, bool]:
        return "", True


class Literal(Parser[str]):
    """A leaf that is exactly these characters, in any width."""

    __slots__ = ("literal", "twin")

    def __init__(self, literal: str) -> None:
        super().__init__()
        self.literal = literal
        self.twin = normalise(literal)

    def _read(self, source: Source, pos: int, furthest: Furthest | None) -> tuple[str, int] | None:
        if source.normal.startswith(self.twin, pos):
            return self.literal, pos + len(self.twin)
        if furthest is not None:
            furthest.expect(pos, repr(self.literal))
        return None

    def _scan(self, scan: Scan) -> tuple[str, bool]:
        return regex.escape(self.twin, special_only=True), True


def seq(**fields: Parser[object] | str) -> Parser[Record]:
    """One parser behind the other, in the order of the call; the value has a field for each.

    A string stands for itself. A field whose name starts with `_` is matched and dropped.

    >>> from govparse.grammar import pattern
    >>> seq(hour=pattern("[0-9]+"), _=":", minute=pattern("[0-9]+")).parse("9:05")
    Record(hour='9', minute='05')
    """
    kept = [(at, name) for at, name in enumerate(fields) if not name.startswith("_")]

    def build(values: list[object]) -> Record:
        return Record(**{name: values[at] for at, name in kept})

    return _Sequence(tuple(_parser(field) for field in fields.values()), build)


def _parser(given: Parser[T] | str) -> Parser[T | str]:
    return Literal(given) if isinstance(given, str) else given


def _alternatives(parser: Parser[T]) -> tuple[Parser[T], ...]:
    """Of a choice its alternatives, so that `a | b | c` is one choice of three."""
    return parser.alternatives if type(parser) is _Choice else (parser,)


def _found(source: Source, start: int, read: tuple[T, int]) -> Found[T]:
    value, end = read
    return Found(value, Span(start, end), source.text[start:end])


_NOTHING = _Nothing()
