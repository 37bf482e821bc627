"""The combinators one by one, and the corners of each."""

import pickle
import threading
from fractions import Fraction
from typing import assert_type

import attrs
import pytest

from govparse.grammar import Found, Parser, Record, one_of, pattern, rule, seq, text
from govparse.text import Source, Span

digits = pattern("[0-9]++")
number = digits.map(int)


class TestReading:
    """`parse` takes the whole text, `match` one place, `find` and `find_all` every place."""

    def test_match_starts_at_its_place_only(self) -> None:
        assert number.match("a25") is None
        assert number.match("a25", 1) == Found(25, Span(1, 3), "25")

    def test_find_starts_at_its_place_or_later(self) -> None:
        found = number.find("1 22 333", 2)
        assert found is not None
        assert found.value == 22
        assert number.find("none") is None

    def test_find_all_is_lazy(self) -> None:
        found = number.find_all("1 2 3")
        assert next(found).value == 1
        assert [item.value for item in found] == [2, 3]

    @pytest.mark.parametrize(
        "parser",
        [
            text(""),
            text("a").optional(),
            text("a").many(),
            pattern("x?"),
            rule("x*", lambda match, _: None, "nothing"),
            pattern("a").where(lambda _: False),
        ],
    )
    def test_nothing_is_found_where_nothing_stands(self, parser: Parser[object]) -> None:
        assert [found.text for found in parser.find_all("bcd")] == []
        assert list(parser.find_all("")) == []

    def test_a_source_is_read_as_its_text(self) -> None:
        source = Source("第２５页")
        found = number.find(source)
        assert found == Found(25, Span(1, 3), "２５")

    def test_text_is_the_callers(self) -> None:
        found = (text("(") + digits + text(")")).find("见（１２）")
        assert found is not None
        assert (found.value, found.text) == (("(", "１２", ")"), "（１２）")

    def test_a_refused_match_may_hide_another(self) -> None:
        long = rule("[0-9]+", lambda match, _: match[0] if len(match[0]) == 2 else None, "two digits")
        assert [found.text for found in long.find_all("12345 67")] == ["45", "67"]


class TestComposing:
    """Choice is ordered and final; sequences build tuples or records."""

    def test_the_first_alternative_wins(self) -> None:
        either = text("亿") | text("亿元")
        assert either.find_all("亿元").__next__().text == "亿"
        # What the first one took it keeps: the whole is refused, though the second would fit.
        assert (either + text("整")).match("亿元整") is None

    def test_where_falls_through_to_the_next(self) -> None:
        either = number.where(lambda n: n < 10) | digits
        assert (either.parse("7"), either.parse("70")) == (7, "70")

    def test_a_chain_grows_by_one(self) -> None:
        chain = text("a") + text("b") + number
        assert_type(chain.parse("ab1"), tuple[str, str, int])
        assert chain.parse("ab1") == ("a", "b", 1)

    def test_types(self) -> None:
        assert_type(number.parse("1"), int)
        assert_type((number | text("x")).parse("1"), int | str)
        assert_type(number.optional().parse(""), int | None)
        assert_type(number.many().parse("1"), tuple[int, ...])
        assert_type(number.separated_by(",").parse("1"), tuple[int, ...])
        assert_type(number.where(bool).parse("1"), int)
        assert_type(seq(a=number).parse("1"), Record)
        assert_type(seq(numerator=number).into(Fraction).parse("1"), Fraction)

    def test_many(self) -> None:
        digit = pattern("[0-9]")
        assert digit.many().parse("") == ()
        assert digit.many(2).match("1") is None
        assert digit.many(2).parse("12") == ("1", "2")

    def test_many_of_nothing_ends(self) -> None:
        assert text("").many().parse("") == ()
        assert text("").many(3).parse("") == ("", "", "")

    def test_separated_by_gives_back_a_trailing_separator(self) -> None:
        found = number.separated_by(",").match("1,2,x")
        assert found is not None
        assert (found.value, found.text) == ((1, 2), "1,2")
        assert number.separated_by(",", at_least=0).parse("") == ()
        assert number.separated_by(",", at_least=3).match("1,2") is None

    def test_an_empty_item_stands_between_separators(self) -> None:
        cell = pattern("[a-z]*")
        for at_least in (0, 1, 2):
            assert cell.separated_by("|", at_least).parse("|b|") == ("", "b", "")

    def test_flags_are_a_parsers_own(self) -> None:
        parser = pattern("(?i)ab") + text("c")
        assert [found.text for found in parser.find_all("ABc abC")] == ["ABc"]
        verbose = pattern(
            """(?xs)
            [0-9]+   # some digits
            .        # and anything
            # the end"""
        )
        assert (verbose + text("b")).parse("12\nb") == ("12\n", "b")

    def test_groups_may_share_a_name(self) -> None:
        double = rule("(?P<n>[0-9])x", lambda match, _: int(match["n"]) * 2, "a double")
        assert [found.value for found in (double + double).find_all("1x2x 3x")] == [(2, 4)]

    def test_word_lists_of_several_parsers_stay_apart(self) -> None:
        money = rule(r"[0-9]+\L<unit>", lambda match, _: match[0], "money", unit=["元", "万元"])
        length = rule(r"[0-9]+\L<unit>", lambda match, _: match[0], "a length", unit=["米"])
        assert [found.text for found in (money | length).find_all("3米 4万元")] == ["3米", "4万元"]

    def test_one_of_takes_the_longest(self) -> None:
        assert one_of("完成", "完成投资").parse("完成投资") == "完成投资"
        assert one_of("(试行)").parse("（试行）") == "(试行)"

    @pytest.mark.parametrize("words", [(), ("",), ("a", "")])
    def test_one_of_needs_words(self, words: tuple[str, ...]) -> None:
        with pytest.raises(ValueError, match="needs words"):
            one_of(*words)

    def test_a_dropped_field_may_be_given_once_only_but_in_any_spelling(self) -> None:
        date = seq(year=number, _="-", month=number, _second="-", day=number)
        assert dict(date.parse("2025-06-18")) == {"year": 2025, "month": 6, "day": 18}

    def test_a_field_may_have_any_name(self) -> None:
        assert seq(self=digits, fields=text("x")).parse("1x").self == "1"

    def test_into_a_class(self) -> None:
        @attrs.frozen
        class Size:
            width: int
            height: int

        assert seq(width=number, _="x", height=number).into(Size).parse("3x4") == Size(3, 4)

    def test_a_word_list_is_named_by_its_expression(self) -> None:
        with pytest.raises(ValueError, match="names no list 'unit'"):
            rule(r"[0-9]+\L<units>", lambda match, _: match[0], "money", unit=["元"])

    def test_word_lists_behind_a_refusal(self) -> None:
        several = number.where(bool).separated_by(one_of("、", "和"), at_least=0)
        assert [found.value for found in several.find_all("1、2和3")] == [(1, 2, 3)]


class TestRecord:
    """A record is a value: equal by its fields, and without change."""

    def test_a_field_that_is_not_there(self) -> None:
        with pytest.raises(AttributeError, match="no field 'b'; there are a"):
            _ = Record(a=1).b

    def test_it_does_not_change(self) -> None:
        with pytest.raises(AttributeError, match="does not change"):
            Record(a=1).a = 2

    def test_it_is_pickled_and_hashed(self) -> None:
        record = Record(a=1, b="x")
        assert pickle.loads(pickle.dumps(record)) == record
        assert hash(record) == hash(Record(a=1, b="x"))
        assert record != Record(a=1)
        assert record != 1


def test_threads_share_a_parser() -> None:
    """A parser that several threads use for the first time at once gives each the same."""
    parser = seq(a=number, _=one_of("至", "到"), b=number)
    results: list[list[str]] = []
    start = threading.Barrier(8)

    def work() -> None:
        start.wait()
        results.append([found.text for found in parser.find_all("1至2，3到4。" * 50)])

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [["1至2", "3到4"] * 50] * 8
