"""Quantities against a corpus of forms, and the promises of their values."""

import pickle
import tomllib
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from govparse import Document, DocumentParser, ParseError, Quantity, quantity, units
from govparse.expressions.proportions import Proportion
from govparse.expressions.quantities import Approximation
from govparse.expressions.units import Unit, UnitError
from govparse.grammar import one_of, pattern, seq

CORPORA = Path(__file__).parent.parent / "corpora"
POSITIVE = tomllib.loads((CORPORA / "quantities.toml").read_text(encoding="utf-8"))["quantity"]
NEGATIVE = tomllib.loads((CORPORA / "quantities_negative.toml").read_text(encoding="utf-8"))["texts"]


def number(written: str) -> Decimal | Fraction | Proportion | None:
    if not written:
        return None
    if ":" in written:
        return Proportion.of(written)
    return Fraction(written) if "/" in written else Decimal(written)


@pytest.mark.parametrize(
    ("entry", "form"),
    [(entry, form) for entry in POSITIVE for form in entry["forms"]],
    ids=lambda given: str(given)[:20],
)
def test_every_form_means_its_quantity(entry: dict[str, str], form: str) -> None:
    found = quantity.parse(form)
    assert (found.value, found.unit, found.approximation.value) == (
        number(entry.get("value", "")), entry.get("unit"), entry.get("approx", "exact")
    )  # fmt: skip
    assert (found.low, found.high) == (number(entry.get("low", "")), number(entry.get("high", "")))
    assert found.text == form


@pytest.mark.parametrize("text", NEGATIVE)
def test_no_quantity_is_found(text: str) -> None:
    assert [found.text for found in quantity.find_all(text)] == []


@pytest.mark.parametrize("text", ["", "亿元", "约", "12", "二〇二四年", "12亿元吧"])
def test_what_is_no_quantity_is_an_error(text: str) -> None:
    with pytest.raises(ParseError, match="expected"):
        quantity.parse(text)


def test_lists_take_the_unit_of_the_last() -> None:
    text = "提升4.5、2.4个百分点，投入10、20万元"
    found = [(item.text, item.value.unit) for item in quantity.find_all(text)]
    assert found == [("4.5", "百分点"), ("2.4个百分点", "百分点"), ("10", "元"), ("20万元", "元")]


def test_a_range_is_not_a_growth_from_one_level_to_another() -> None:
    found = [item.text for item in quantity.find_all("由10%到20%，从3万元至5万元，由2元/吨到3元/吨")]
    assert found == ["10%", "20%", "3万元", "5万元", "2元/吨", "3元/吨"]


def test_two_rates_are_a_range_where_they_are_of_one_unit_and_rise() -> None:
    found = [item.text for item in quantity.find_all("2元/吨-3元/吨，5元/吨至3元/吨，2元/吨至3元/亩，2元/吨至今")]
    assert found == ["2元/吨-3元/吨", "5元/吨", "3元/吨", "2元/吨", "3元/亩", "2元/吨"]


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("注册资本不少于人民币300万元", "at_least"),
        ("价款不低于大写叁佰万元", "at_least"),
        ("投資不得少於人民幣300萬元", "at_least"),
        ("税额不足人民币300万元", "under"),
        ("缴纳人民币300万元", "exact"),
    ],
)
def test_a_word_bounds_over_the_name_of_the_money(text: str, meaning: str) -> None:
    (found,) = quantity.find_all(text)
    assert (found.value.value, found.value.approximation.value) == (Decimal(3000000), meaning)


@pytest.mark.parametrize("text", ["有效期届满前30日提出", "会议举行前三十日通知", "合同期满前30日"])
def test_days_before_the_end_of_something_are_a_length(text: str) -> None:
    (found,) = quantity.find_all(text)
    assert (found.value.value, found.value.unit) == (Decimal(30), "日")


def test_a_point_between_sentences_is_none_of_a_share() -> None:
    assert [item.value.value for item in quantity.find_all("占百分之三.二、加强管理")] == [Decimal(3)]


def test_a_word_may_say_that_a_number_is_below_zero() -> None:
    text = "增速为负1.5%，由负2.3%转正，误差正负5%，个人自负20%，税负3%"
    assert [item.value.value for item in quantity.find_all(text)] == [
        Decimal("-1.5"), Decimal("-2.3"), Decimal(5), Decimal(20), Decimal(3)
    ]  # fmt: skip


class TestValues:
    """Equal means the same; units convert exactly and only within their kind."""

    def test_the_same_amount_is_equal(self) -> None:
        assert quantity.parse("1亿元") == quantity.parse("10000万元")
        assert quantity.parse("1亿元") != quantity.parse("约1亿元")
        assert quantity.parse("5亿元").to("亿元").si == quantity.parse("5亿元").to("万元")
        assert len({quantity.parse("3公顷"), quantity.parse("45亩"), quantity.parse("三公顷")}) == 1
        assert quantity.parse("3个百分点") != quantity.parse("3%")
        assert quantity.parse("3个") != quantity.parse("3家")
        assert quantity.parse("3岁") != quantity.parse("3年")
        assert quantity.parse("3至5公里") == quantity.parse("3000至5000米")
        assert Quantity(Decimal(3), "无此") == Quantity(Decimal(3), "无此")

    def test_a_unit_of_ones_own_survives_the_round_trip(self) -> None:
        doc = DocumentParser(units=units.with_units("桶 = 158.987294928 升")).parse("进口原油300桶。")
        assert Document.from_dict(doc.to_dict()).quantities == doc.quantities

    def test_a_percentage_point_is_no_percentage(self) -> None:
        with pytest.raises(UnitError, match=r"百分点 .point. does not convert into % .percent."):
            quantity.parse("3个百分点").to("%")

    def test_currencies_do_not_convert(self) -> None:
        with pytest.raises(UnitError, match="美元"):
            quantity.parse("3美元").to("元")

    def test_addition_and_order(self) -> None:
        assert (quantity.parse("1公里") + quantity.parse("500米")).value == Decimal("1.5")
        assert quantity.parse("3亩") < quantity.parse("1公顷")
        with pytest.raises(UnitError, match="does not convert"):
            quantity.parse("1公里") + quantity.parse("1吨")

    @pytest.mark.parametrize(
        ("text", "bounds"),
        [("12亿元", "[1200000000, 1200000000]"), ("不超过5%", "(-∞, 5]"), ("超过5%", "(5, ∞)"), ("3-5%", "[3, 5]")],
    )
    def test_bounds(self, text: str, bounds: str) -> None:
        assert str(quantity.parse(text).bounds) == bounds

    def test_a_unit_of_ones_own(self) -> None:
        mine = units.with_units("桶 = 158.987294928 升")
        assert mine["桶"].factor == Fraction("0.158987294928")
        with pytest.raises(UnitError, match="expected 'name = factor unit'"):
            units.with_units("桶")


FORMS = [form for entry in POSITIVE for form in entry["forms"]]
numbers = st.one_of(
    st.integers(0, 10**12).map(str),
    st.builds(lambda digits, places: f"{Decimal(digits).scaleb(-places):f}", st.integers(0, 10**9), st.integers(1, 4)),
    st.integers(1000, 10**9).map(lambda number: f"{number:,}"),
)
CONVERTIBLE = [unit for unit in units.spellings.values() if unit.base]


class TestComposing:
    """What is built on top of quantity finds the same, wherever it stands."""

    @given(st.lists(st.sampled_from(FORMS), min_size=1, max_size=5))
    def test_a_filter_that_lets_all_pass(self, sentences: list[str]) -> None:
        text = "".join(f"{sentence}。" for sentence in sentences)
        everything = quantity.where(lambda found: True)
        assert [found.span for found in everything.find_all(text)] == [found.span for found in quantity.find_all(text)]

    def test_a_sequence(self) -> None:
        amount = seq(name=pattern("总投资|产值"), _=one_of("达", "为").optional(), amount=quantity)
        text = "总投资约3亿元，产值达不超过5万元，产值为-1.5%"
        assert [str(found.value.amount.value) for found in amount.find_all(text)] == ["300000000", "50000", "-1.5"]


class TestObjects:
    """A quantity that was read is the same kind of object as one that was made by hand."""

    def test_it_is_frozen(self) -> None:
        found = quantity.parse("约5万元")
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            found.value = Decimal(1)  # type: ignore[misc]

    def test_it_equals_what_is_made_by_hand(self) -> None:
        found = quantity.parse("约5万元")
        assert found == Quantity(Decimal(50000), "元", Approximation.ABOUT)
        assert hash(found) == hash(Quantity(Decimal(50000), "元", Approximation.ABOUT))
        assert pickle.loads(pickle.dumps(found)) == found

    @pytest.mark.parametrize(
        ("text", "unit", "magnitude"),
        [("3公里", "meter", 3000), ("2千瓦", "watt", 2000), ("50千牛", "newton", 50000), ("2GB", "byte", 2 * 10**9)],
    )
    def test_pint(self, text: str, unit: str, magnitude: int) -> None:
        pint = pytest.importorskip("pint")
        found = quantity.parse(text).to_pint(pint.UnitRegistry(non_int_type=Fraction))
        assert found.to(unit).magnitude == magnitude

    @pytest.mark.parametrize("text", ["3元", "3个", "3至5公里"])
    def test_what_pint_does_not_know(self, text: str) -> None:
        pint = pytest.importorskip("pint")
        with pytest.raises(UnitError, match="pint"):
            quantity.parse(text).to_pint(pint.UnitRegistry())

    def test_a_proportion_says_its_shares(self) -> None:
        parts = Proportion.of("0:30:70")
        assert (str(parts), parts.shares) == ("0:30:70", (Fraction(0), Fraction(3, 10), Fraction(7, 10)))
        with pytest.raises(ValueError, match="numbers with colons"):
            Proportion.of("30")
        with pytest.raises(ValueError, match="no bounds"):
            _ = quantity.parse("0:30:70").bounds


class TestProperties:
    """What holds for every amount that can be written."""

    @given(
        numbers,
        st.sampled_from(["", "万", "亿", "万亿"]),
        st.sampled_from(["元", "个", "%", "吨", "平方米", "人次", "个百分点"]),
        st.sampled_from(list(Approximation)),
    )
    def test_what_is_written_is_read(
        self, number: str, magnitude: str, unit: str, approximation: Approximation
    ) -> None:
        words = {
            Approximation.EXACT: ("", ""), Approximation.ABOUT: ("约", ""), Approximation.OVER: ("超过", ""),
            Approximation.AT_LEAST: ("", "以上"), Approximation.NEARLY: ("接近", ""),
            Approximation.UNDER: ("不足", ""), Approximation.AT_MOST: ("不超过", ""),
        }[approximation]  # fmt: skip
        found = quantity.parse(f"{words[0]}{number}{magnitude}{unit}{words[1]}")
        worth = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}[magnitude]
        assert found.value == Decimal(number.replace(",", "")) * worth
        assert (found.unit, found.approximation) == (unit.removeprefix("个") or "个", approximation)

    @given(st.lists(st.sampled_from(FORMS), min_size=1, max_size=6))
    def test_sentences_do_not_disturb_each_other(self, sentences: list[str]) -> None:
        alone = [found.value for sentence in sentences for found in quantity.find_all(sentence + "。")]
        assert [found.value for found in quantity.find_all("".join(s + "。" for s in sentences))] == alone

    @given(st.text(alphabet="0123456789.,万亿元个%年约超多至-、:/ 一二十百点分之半\n", max_size=40))
    def test_no_quantity_begins_or_ends_inside_a_longer_number(self, text: str) -> None:
        for found in quantity.find_all(text):
            before, behind = text[: found.span.start][-1:], text[found.span.end :][:1]
            assert not (found.text[:1].isdecimal() and before.isdecimal())
            assert not (found.text[-1:].isdecimal() and behind.isdecimal())
            assert text[found.span.start : found.span.end] == found.text

    @given(st.text(alphabet="0123456789.,万亿元个%年约超多至-、:/ 一二十百点分之半", max_size=40))
    def test_full_width_is_half_width(self, text: str) -> None:
        wide = text.translate({ord(sign): ord(sign) + 0xFEE0 for sign in "0123456789.,%:/"})
        assert [found.value for found in quantity.find_all(wide)] == [found.value for found in quantity.find_all(text)]

    @given(st.lists(st.sampled_from([*FORMS, *units.spellings, *"0123456789.、-至约超多万亿半/（）"]), max_size=8))
    @example(["0", "亿", "多", "亿"])
    @example(["10Gb/s", "/", "街镇"])
    @example(["1,000人", "/", "Gbps"])
    @example(["2分钱", "多于8%"])
    @example(["3300万", "大概500万元"])
    def test_whatever_stands_together_is_read_in_order(self, pieces: list[str]) -> None:
        text, reached = "".join(pieces), 0
        for found in quantity.find_all(text):
            assert found.span.start >= reached
            assert found.text == text[slice(*found.span)]
            assert found.value == found.value.si
            reached = found.span.end

    @pytest.mark.parametrize("form", FORMS)
    def test_bounds_contain_the_value(self, form: str) -> None:
        found = quantity.parse(form)
        if isinstance(found.value, Decimal | Fraction):
            assert found.value in found.bounds.closed

    @given(st.decimals(min_value=0, max_value=10**9, places=3), st.sampled_from(CONVERTIBLE))
    def test_there_and_back_is_exact(self, value: Decimal, unit: Unit) -> None:
        there = Quantity(value, unit.name, kind=unit.kind).si
        assert there.unit == unit.base
        assert there.to(unit.name).value == value

    @pytest.mark.parametrize("digits", ["1" * 41, "一" * 41, "1" * 5000])
    def test_a_number_of_more_than_forty_digits_is_none(self, digits: str) -> None:
        assert list(quantity.find_all(f"共{digits}元")) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("增长两、三倍", "两、三倍"),
        ("参加者七、八百人", "七、八百人"),
        ("约占全国1/10", "1/10"),
        ("收入比值为1.73，比上年缩小0.02。", "1.73 0.02"),
        ("全年重点建设21项目开工", "21"),
        ("支出6.83 亿\n- 7 -\n元", "6.83 亿\n- 7 -\n元"),
        ("年度支出12.05\n\n—— 3 ——\n亿元。", "12.05\n\n—— 3 ——\n亿元"),
        ("第3至5条规定，处3至5万元罚款", "3至5万元"),
        ("1.2　等级划分", ""),
        ("合计-51.4\n城市基础设施", ""),
        ("任期五年，工期三十日，提前十五日公告", "五年 三十日 十五日"),
        ("十亿人口，八亿农民", "十亿 八亿"),
        ("资金各100万，奖励最高50万", "100万 最高50万"),
        ("“3”个实施办法", "“3”个"),
        ("“三年创建、五年争先”行动", ""),
        ("每周三次，周三例会", "三次"),
        ("GDP1724.2亿元，PM2.5浓度26.3微克/立方米", "1724.2亿元 26.3微克/立方米"),
        ("战略—5年内完成", "5年内"),
        ("同比增长-1.0%，气温-5℃", "-1.0% -5℃"),
        ("增长5%\n以上，完成12亿元\n左右。", "5%\n以上 12亿元\n左右"),
        ("安排资金3.2亿元\n以上请示，请予批复", "3.2亿元"),
        ("产值过百亿元，去过3次，线下5家", "过百亿元 3次 5家"),
        ("走过百年，打破千年", ""),
        ("届满前3个月内申请，上市前36个月，合同期满前六个月", "3个月内 36个月 六个月"),
        ("比前11个月快，2025年前9个月", ""),
        ("增长 -6%，5\\.5亿元，3\\-5家", "-6%"),
        ("死亡率降至0.35以下，指数在0.8左右", "0.35以下 0.8左右"),
    ],
)  # fmt: skip
def test_numbers_in_their_sentence(text: str, found: str) -> None:
    assert " ".join(item.text for item in quantity.find_all(text)) == found


def test_a_number_in_a_row_is_an_ordinal() -> None:
    found = [item.value.kind.value for item in quantity.find_all("八届全国人大一次会议，连续举办八届")]
    assert found == ["ordinal", "count"]


NEGATIONS = ["不", "不得", "不应", "不宜", "不能", "未", "没有", "并未", "严禁", "不会"]
OVER, UNDER = ["超过", "突破", "高于", "大于", "多于"], ["低于", "少于", "小于"]


class TestDirections:
    """A bound's direction is never wrong: a negation turns round what it negates."""

    @pytest.mark.parametrize("negation", NEGATIONS)
    @pytest.mark.parametrize("word", [*OVER, *UNDER])
    def test_negations(self, negation: str, word: str) -> None:
        found = quantity.parse(f"{negation}{word}5%")
        assert found.approximation is (Approximation.AT_MOST if word in OVER else Approximation.AT_LEAST)

    @pytest.mark.parametrize("word", ["节约", "签约", "附近", "公约", "赶超", "邻近"])
    def test_words_that_only_end_so(self, word: str) -> None:
        found = [item.value for item in quantity.find_all(f"{word}5万元")]
        assert [(item.approximation, item.text) for item in found] == [(Approximation.EXACT, "5万元")]

    def test_the_outer_of_two_is_kept(self) -> None:
        assert quantity.parse("约700余条").approximation is Approximation.ABOUT
        assert quantity.parse("不超过5%左右").approximation is Approximation.AT_MOST

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("总额约达268亿元", ("268亿元", Approximation.ABOUT)),
            ("控制在4.0%以内", ("4.0%以内", Approximation.AT_MOST)),
            ("达到30%以上", ("30%以上", Approximation.AT_LEAST)),
            ("力争突破8万人次", ("突破8万人次", Approximation.OVER)),
            ("达到15万元", ("15万元", Approximation.EXACT)),
            ("3条以下简称要点", ("3条", Approximation.EXACT)),
            ("建成三个多功能厅", ("三个", Approximation.EXACT)),
        ],
    )
    def test_where_they_stand(self, text: str, found: tuple[str, Approximation]) -> None:
        first = next(quantity.find_all(text))
        assert (first.text, first.value.approximation) == found


def test_a_range_that_runs_backward_is_two_quantities() -> None:
    assert [found.value.low for found in quantity.find_all("十日以上五日以下")] == [None, None]


def test_magnitudes_go_down() -> None:
    assert [found.text for found in quantity.find_all("5000万1亿元")] == ["1亿元"]
