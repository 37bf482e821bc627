"""What a parser says when it fails: the furthest place, and everything expected there."""

import pickle

import pytest

from govparse.grammar import Parser, one_of, pattern, rule, seq, text
from govparse.text import ParseError

digits = pattern("[0-9]++", "digits")
even = digits.map(int).where(lambda n: n % 2 == 0, "an even number")


def failure(parser: Parser[object], written: str) -> ParseError:
    with pytest.raises(ParseError) as caught:
        parser.parse(written)
    return caught.value


@pytest.mark.parametrize(
    ("parser", "written", "expected", "start", "found"),
    [
        (text("a"), "b", ("'a'",), 0, "b"),
        (text("a"), "", ("'a'",), 0, ""),
        (text("a") | text("b"), "c", ("'a'", "'b'"), 0, "c"),
        # Of two alternatives the one that came further speaks.
        (text("a") + text("b") | text("a"), "ac", ("'b'", "the end of the text"), 1, "c"),
        (digits, "12月", ("the end of the text",), 2, "月"),
        (digits.optional() + text("元"), "角", ("digits", "'元'"), 0, "角"),
        (digits.separated_by(","), "1,2;3", ("','", "the end of the text"), 3, ";"),
        (digits.separated_by(","), "1,x", ("digits",), 2, "x"),
        (text("ab").many(2), "ab", ("'ab'",), 2, ""),
        # A refusal tells the whole of what was refused.
        (even, "17", ("an even number",), 0, "17"),
        (even | text("x"), "17", ("an even number", "'x'"), 0, "17"),
        (digits.separated_by(",").where(lambda several: len(several) > 2, "three"), "1,2", ("three",), 0, "1,2"),
        (rule("[0-9]+", lambda match, _: None, "a date"), "2025", ("a date",), 0, "2025"),
        # A name covers what fails at its beginning, and no more.
        (seq(y=digits, _="年").described("a year"), "x", ("a year",), 0, "x"),
        (seq(y=digits, _="年").described("a year"), "12月", ("'年'",), 2, "月"),
        (digits.optional().described("a sign") + text("b"), "c", ("a sign", "'b'"), 0, "c"),
        ((text("a") | text("b")).described("a letter") + text("c"), "bd", ("'c'",), 1, "d"),
        (one_of("a", "b", "c", "d", "e", "f"), "x", ("'a' or 'b' or 'c' or 'd' or 2 more",), 0, "x"),
    ],
)
def test_furthest(parser: Parser[object], written: str, expected: tuple[str, ...], start: int, found: str) -> None:
    error = failure(parser, written)
    assert (error.expected, error.span.start, error.found) == (expected, start, found)


def test_the_line_is_shown_with_a_caret() -> None:
    parser = (digits + text("元")).separated_by("\n")
    assert str(failure(parser, "12元\n7元\n３４角")) == ("line 3, column 3: expected '元', found '角'\n３４角\n    ^^")


def test_an_error_is_a_value_error_and_is_pickled() -> None:
    error = failure(digits, "x")
    assert isinstance(error, ValueError)
    assert str(pickle.loads(pickle.dumps(error))) == str(error)
