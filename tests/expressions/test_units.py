"""Units: what the data file says of them holds, and everything that documents count in is among them."""

import re
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from govparse import quantity, units
from govparse.expressions.units import Kind, Unit, UnitError, UnitRegistry

SHIPPED = list(dict.fromkeys(units.spellings.values()))
LABELS = {"号", "月", "年度", "A级", "级", "版", "线", "强企", "期", "届", "本", "字"}
"""What stands behind numbers in documents and counts nothing: numbers of documents, names, editions."""


class TestData:
    @pytest.mark.parametrize("unit", SHIPPED, ids=lambda unit: str(unit.name))
    def test_a_unit_is_sound(self, unit: Unit) -> None:
        assert unit.factor > 0
        assert units[unit.name] is unit
        if unit.base:
            base = units[unit.base]
            assert not base.base, "a base converts to nothing"
            assert base.kind is unit.kind
        if unit.unlike:
            re.compile(f"(?x){unit.unlike}")

    def test_every_kind_has_units(self) -> None:
        made_up = {Kind.RATE, Kind.RANK, Kind.ORDINAL}
        assert {unit.kind for unit in SHIPPED} == set(Kind) - made_up

    def test_codes_are_unique(self) -> None:
        codes = [(unit.ucum, unit.factor, unit.base or unit.name) for unit in SHIPPED if unit.ucum]
        by_code: dict[str | None, set[tuple[Fraction, str]]] = {}
        for code, factor, base in codes:
            by_code.setdefault(code, set()).add((factor, base))
        assert [code for code, meanings in by_code.items() if len(meanings) > 1] == []

    def test_every_unit_of_the_survey_is_read(self, shared: Path) -> None:
        rows = (shared / "phenomena" / "units.tsv").read_text(encoding="utf-8").splitlines()[1:]
        missing = []
        for name in (row.split("\t")[0] for row in rows):
            name = name.removesuffix(" (bare multiplier)").removesuffix("以上")
            found = quantity.match(f"满3.5{name}")
            read = [item.text for item in quantity.find_all(f"共35{name}以上")]
            if not read and found is None and name not in LABELS:
                missing.append(name)
        assert missing == []


class TestConversion:
    @pytest.mark.parametrize(
        ("text", "unit", "value"),
        [
            ("12500万元", "亿元", "1.25"),
            ("3公顷", "亩", "45"),
            ("1.2万亿元", "亿元", "12000"),
            ("1吨标准煤", "千瓦时", Fraction(29307600000, 3600000)),
            ("3海里", "公里", "5.556"),
            ("2.5元/平方米", "元/亩", Fraction(5000, 3)),
            ("0.5吨标准煤/万元", "千克标准煤/元", "0.05"),
            ("25个基点", "百分点", "0.25"),
            ("2GB", "字节", "2000000000"),
            ("5分钱", "元", "0.05"),
            ("1海里", "米", "1852"),
        ],
    )
    def test_examples(self, text: str, unit: str, value: str | Fraction) -> None:
        expected = value if isinstance(value, Fraction) else Decimal(value)
        assert quantity.parse(text).to(unit).value == expected

    @pytest.mark.parametrize(
        ("text", "unit"),
        [("3个百分点", "%"), ("3美元", "元"), ("3公里", "吨"), ("3个", "家"), ("3元/吨", "元/亩"), ("3年", "天")],
    )
    def test_kinds_do_not_mix(self, text: str, unit: str) -> None:
        with pytest.raises(UnitError, match=r"does not convert into"):
            quantity.parse(text).to(unit)

    def test_the_error_names_both_kinds(self) -> None:
        with pytest.raises(UnitError, match=r"公里 \(length\).*吨 \(mass\)|吨 \(mass\).*公里 \(length\)"):
            quantity.parse("1公里") + quantity.parse("1吨")
        with pytest.raises(UnitError, match=r"元 \(money\) does not go with a bare number \(ratio\)"):
            quantity.parse("1元") + quantity.parse("三分之一")

    @pytest.mark.parametrize(
        ("one", "two", "said"),
        [
            ("超过3元", "2元", "over"),
            ("2元", "不足3元", "under"),
            ("约3元", "约2元", "about"),
            ("超过3元", "不足2元", "about"),
        ],
    )
    def test_what_is_known_of_a_sum(self, one: str, two: str, said: str) -> None:
        total = quantity.parse(one) + quantity.parse(two)
        assert (total.value, total.approximation.value) == (Decimal(5), said)


class TestRegistries:
    def test_a_unit_of_ones_own_disturbs_nobody(self) -> None:
        mine = units.with_units("桶 = 158.987294928 升", "车皮 = 60 吨", Unit("筐", Kind.COUNT, classifier=True))
        assert [mine[name].kind for name in ("桶", "车皮", "筐")] == [Kind.VOLUME, Kind.MASS, Kind.COUNT]
        assert not {"桶", "车皮", "筐"} & set(units.spellings)
        assert mine.factor("车皮", "千克") == 60000

    @pytest.mark.parametrize("definition", ["桶", "桶 = 升", "= 3 升", "桶 = x 升", "桶 = 3 浬浬"])
    def test_a_definition_that_says_nothing(self, definition: str) -> None:
        with pytest.raises(UnitError):
            units.with_units(definition)

    def test_a_rate_is_put_together(self) -> None:
        assert "元/平方米·月" in units
        assert units["元/平方米·月"].kind is Kind.RATE
        assert "元/无此" not in units
        assert 5 not in units

    def test_a_registry_is_a_value_of_its_own(self) -> None:
        assert isinstance(units.with_units(), UnitRegistry)
        assert units.with_units() is not units
