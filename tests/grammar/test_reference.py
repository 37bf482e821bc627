"""Parsers composed at random, against a reading of the same grammar that is too simple to be wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import attrs
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from govparse.grammar import Parser, one_of, pattern, rule, text
from govparse.text import ParseError, normalise

Read = tuple[object, int] | None


@attrs.frozen
class Composed:
    """A parser, and what it should find at a place of a text."""

    name: str
    parser: Parser[object]
    read: Callable[[str, int], Read]

    def __repr__(self) -> str:
        return self.name


def literal(word: str) -> Composed:
    def read(written: str, pos: int) -> Read:
        return (word, pos + len(word)) if normalise(written).startswith(normalise(word), pos) else None

    return Composed(f"text({word!r})", text(word), read)


def words(several: tuple[str, ...]) -> Composed:
    def read(written: str, pos: int) -> Read:
        fitting = [word for word in several if normalise(written).startswith(word, pos)]
        return (max(fitting, key=len), pos + len(max(fitting, key=len))) if fitting else None

    return Composed(f"one_of{several}", one_of(*several), read)


def run(characters: str, at_least: int) -> Composed:
    """A run of characters, as a possessive pattern."""

    def read(written: str, pos: int) -> Read:
        end = pos
        while end < len(written) and normalise(written)[end] in characters:
            end += 1
        return (written[pos:end], end) if end - pos >= at_least else None

    return Composed(f"[{characters}]{{{at_least},}}", pattern(f"[{characters}]{{{at_least},}}"), read)


def refusing(characters: str) -> Composed:
    """A rule that refuses runs of an even length."""

    def read(written: str, pos: int) -> Read:
        found = run(characters, 1).read(written, pos)
        return (found[1] - pos, found[1]) if found and (found[1] - pos) % 2 else None

    parser: Parser[int] = rule(f"[{characters}]+", lambda m, _: len(m[0]) if len(m[0]) % 2 else None, "an odd run")
    return Composed(f"odd[{characters}]", parser, read)


def choice(first: Composed, second: Composed) -> Composed:
    def read(written: str, pos: int) -> Read:
        return first.read(written, pos) or second.read(written, pos)

    return Composed(f"({first} | {second})", first.parser | second.parser, read)


def both(first: Composed, second: Composed) -> Composed:
    def read(written: str, pos: int) -> Read:
        one = first.read(written, pos)
        two = one and second.read(written, one[1])
        return ((one[0], two[0]), two[1]) if one and two else None

    # A map between, so that a chain of chains stays a pair of pairs.
    return Composed(f"({first} + {second})", (first.parser + second.parser).map(lambda pair: pair), read)


def optional(inner: Composed) -> Composed:
    return Composed(
        f"{inner}.optional()", inner.parser.optional(), lambda written, pos: inner.read(written, pos) or (None, pos)
    )


def many(inner: Composed, at_least: int) -> Composed:
    def read(written: str, pos: int) -> Read:
        values: list[object] = []
        while found := inner.read(written, pos):
            if found[1] == pos and len(values) >= at_least:
                break
            values.append(found[0])
            pos = found[1]
        return (tuple(values), pos) if len(values) >= at_least else None

    return Composed(f"{inner}.many({at_least})", inner.parser.many(at_least), read)


def separated(inner: Composed, separator: Composed, at_least: int) -> Composed:
    def read(written: str, pos: int) -> Read:
        values: list[object] = []
        found = inner.read(written, pos)
        while found:
            values.append(found[0])
            pos = found[1]
            between = separator.read(written, pos)
            found = between and inner.read(written, between[1])
            if found and found[1] == pos and len(values) >= at_least:
                break
        return (tuple(values), pos) if len(values) >= at_least else None

    parser = inner.parser.separated_by(separator.parser, at_least)
    return Composed(f"{inner}.separated_by({separator}, {at_least})", parser, read)


def short(value: object) -> bool:
    return len(repr(value)) % 2 == 0


def passing(inner: Composed) -> Composed:
    def read(written: str, pos: int) -> Read:
        found = inner.read(written, pos)
        return found if found and short(found[0]) else None

    return Composed(f"{inner}.where(short)", inner.parser.where(short), read)


def renamed(inner: Composed) -> Composed:
    return Composed(f"{inner}.described()", inner.parser.map(lambda value: value).described("a thing"), inner.read)


CHARACTERS = "ab1,"
counts = st.integers(0, 2)
leaves = st.one_of(
    st.builds(literal, st.text(CHARACTERS, max_size=2)),
    st.builds(words, st.lists(st.text(CHARACTERS, min_size=1, max_size=3), min_size=1, max_size=3).map(tuple)),
    st.builds(run, st.sampled_from(["a", "ab", "b1"]), counts),
    st.builds(refusing, st.sampled_from(["a", "ab", "1"])),
)
parsers = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.builds(choice, inner, inner),
        st.builds(both, inner, inner),
        st.builds(optional, inner),
        st.builds(many, inner, counts),
        st.builds(separated, inner, inner, counts),
        st.builds(passing, inner),
        st.builds(renamed, inner),
    ),
    max_leaves=6,
)
texts = st.text(CHARACTERS + "ａｂ１，c", max_size=12)


def found_by(composed: Composed, written: str) -> Iterator[tuple[object, int, int]]:
    pos = 0
    while pos <= len(written):
        read = composed.read(written, pos)
        if read and read[1] > pos:
            yield read[0], pos, read[1]
            pos = read[1]
        else:
            pos += 1


class TestAgainstTheReference:
    """A parser means what its combinators say, however the scan for its start is written."""

    @settings(max_examples=400)
    @given(parsers, texts)
    @example(both(separated(run("a", 0), literal(","), 0), literal(",a")), ",a,a")
    def test_match(self, composed: Composed, written: str) -> None:
        for pos in range(len(written) + 1):
            found = composed.parser.match(written, pos)
            read = composed.read(written, pos)
            assert (found and (found.value, found.span.end)) == read

    @settings(max_examples=400)
    @given(parsers, texts)
    @example(both(separated(run("a", 0), literal(","), 0), literal(",a")), ",a,a")
    def test_find_all(self, composed: Composed, written: str) -> None:
        found = [(f.value, f.span.start, f.span.end) for f in composed.parser.find_all(written)]
        assert found == list(found_by(composed, written))
        assert all(f.text == written[f.span.start : f.span.end] for f in composed.parser.find_all(written))

    @settings(max_examples=400)
    @given(parsers, texts)
    def test_parse(self, composed: Composed, written: str) -> None:
        read = composed.read(written, 0)
        if read and read[1] == len(written):
            assert composed.parser.parse(written) == read[0]
        else:
            with pytest.raises(ParseError) as caught:
                composed.parser.parse(written)
            assert caught.value.expected
            assert 0 <= caught.value.span.start <= caught.value.span.end <= len(written)
            assert str(caught.value)
