"""Checks: what adds up, what does not, and what cannot be compared."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import govparse
from govparse.statements.checks import Check, CheckKind, Verdict, find_sum_mismatches


def checks(text: str) -> list[tuple[str, str]]:
    return [(check.kind.value, check.verdict.value) for check in govparse.parse(text + "\n").checks]


def only(text: str) -> Check:
    (check,) = govparse.parse(text + "\n").checks
    return check


@pytest.mark.parametrize(
    ("text", "kind", "verdict"),
    [
        ("低保标准从520元增加到760元，增长46.2%。", "growth", "holds_by_rounding"),
        ("低保标准从500元增加到800元，增长60%。", "growth", "holds"),
        ("低保标准从500元增加到800元，增长160%。", "growth", "fails"),
        ("从2021年的164亿元到2025年的246亿元，投资增长了150%。", "growth", "fails"),
        ("财政收入20亿元，比上年增加2亿元，增长11.1%。", "growth", "holds_by_rounding"),
        ("财政收入20亿元，比上年增加2亿元，增长21.1%。", "growth", "fails"),
        ("工业增加值从281.6亿元增长至362亿元，增长20.1%。", "growth", "not_comparable"),
        ("税收从10亿元增长至15亿元，同口径增长30%。", "growth", "not_comparable"),
        ("从2020年到2025年，出口从10亿元增长至20亿元。", None, None),
        ("税收收入20亿元，为年初预算16亿元的125%。", "completion", "holds"),
        ("税收收入20亿元，为年初预算16亿元的115%。", "completion", "fails"),
        ("常住人口45.8万人，其中城镇人口29.9万人、乡村人口15.9万人。", "parts", "holds"),
        ("总投资30.1亿元，其中工业投资20.04亿元、农业投资10.04亿元。", "parts", "holds_by_rounding"),
        ("居民人均可支配收入4万元，其中城镇收入5万元、农村收入3万元。", None, None),
        ("常住人口45.8万人，其中城镇人口29.9万人。", None, None),
        ("人员经费12亿元，较上年增加15000万元，增长10.2%。", "growth", "fails"),
        ("人员经费12.0亿元，较上年增加1.0亿元，增长9.1%。", "growth", "holds_by_rounding"),
        ("收入12亿元，加上补助收入8亿元、上年结余3亿元，收入总计23亿元。", "parts", "holds"),
        ("收入12.0亿元，加上补助收入8.0亿元、上年结余3.0亿元，收入总计23.3亿元。", "parts", "fails"),
        ("基层机构40个，其中卫生院17个，诊所23个。", "parts", "holds"),
        ("做好“四稳”工作：稳就业、稳投资、稳外贸和稳预期。", "list", "holds"),
        ("落实“四稳”任务：稳就业、稳投资、稳外贸。", "list", "fails"),
        ("2025年，全区税收收入20.5亿元。2025年，全区税收收入20.5亿元。", "repeated", "holds"),
        ("2025年，全区税收收入20.5亿元。2025年，全区税收收入20.53亿元。", "repeated", "holds_by_rounding"),
        ("2025年，全区税收收入20.5亿元。2025年，全区税收收入20.9亿元。", "repeated", "fails"),
        ("2025年，税收收入20.5亿元。2025年，税收收入20.9亿元。", "repeated", "not_comparable"),
    ],
)
def test_verdicts(text: str, kind: str | None, verdict: str | None) -> None:
    assert checks(text) == ([] if kind is None else [(kind, verdict)])


def test_a_failing_check_shows_what_it_computed() -> None:
    check = only("低保标准从500元增加到800元，增长160%。")
    assert check.computed == 60
    assert check.low <= check.computed <= check.high
    assert [operand.role for operand in check.operands] == ["before", "after"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("投资从20亿元增加到30亿元，增长150%。", "the level after in per cent of the level before may be meant"),
        ("罚没收入98505万元，减少16158元，下降14.1%。", "the difference may be meant in 万"),
        ("投资从20.0亿元增加到30.0亿元，增长35%。", "the growth may be of a revised or comparable base"),
        (
            "收入30万元，其中税收收入10万元、补助收入15万元、其他收入5元。",
            "one part may be meant in 万: then the sum holds to the last digit",
        ),
    ],
)
def test_a_failing_check_names_an_innocent_cause(text: str, reason: str) -> None:
    check = only(text)
    assert (check.verdict, check.reason) == (Verdict.FAILS, reason)


def test_a_list_that_goes_on_behind_its_sentence_does_not_fail() -> None:
    schools = "学校6所，学生6.1万人。其中，中学2所，学生3.1万人；小学3所，学生2.9万人。特殊教育学校1所。"
    assert "fails" not in [verdict for _, verdict in checks(schools)]


def test_numbered_parts_must_add_up() -> None:
    text = "项目:共10个。其中:⑴工业项目4个;⑵农业项目3个;⑶旅游项目2个。"
    document = govparse.parse(text + "\n")
    (check,) = document.checks
    assert (check.kind, check.verdict, check.computed) == (CheckKind.PARTS, Verdict.FAILS, Fraction(9))
    (diagnostic,) = find_sum_mismatches(document.checks)
    assert (diagnostic.code, diagnostic.message) == ("sum_mismatch", "the parts add up to 9个, the total says 10个")


def test_announced_lists() -> None:
    listed = "一、就业\n做好工作。\n二、住房\n做好工作。\n三、教育\n做好工作。\n"
    assert checks("重点抓好三方面工作:\n" + listed) == [("list", "holds")]
    assert checks("重点抓好四方面工作:\n" + listed) == [("list", "fails")]


class TestSums:
    """Parts drawn at random add up to their total; a total that is off by a whole unit makes exactly its check fail."""

    @given(
        parts=st.lists(st.integers(min_value=1, max_value=500), min_size=3, max_size=6),
        error=st.integers(min_value=1, max_value=20),
    )
    def test_perturbed(self, parts: list[int], error: int) -> None:
        items = ";".join(
            f"{chr(0x2474 + place)}{name}项目{part}个"
            for place, (name, part) in enumerate(zip("农工商林牧渔", parts, strict=False))
        )
        right, wrong = (f"项目:共{sum(parts) + off}个。其中:{items}。\n" for off in (0, error))
        assert [check.verdict for check in govparse.parse(right).checks] == [Verdict.HOLDS]
        assert [check.verdict for check in govparse.parse(wrong).checks] == [Verdict.FAILS]

    @given(
        before=st.decimals(min_value=10, max_value=1000, places=2),
        after=st.decimals(min_value=10, max_value=1000, places=2),
    )
    def test_growth_that_was_rounded_holds(self, before: Decimal, after: Decimal) -> None:
        if before == after:
            return
        rate = round((after / before - 1) * 100, 1)
        if rate == 0:
            return
        verb = "增加" if rate > 0 else "减少"
        text = f"出口从{before}亿元{verb}到{after}亿元，{'增长' if rate > 0 else '下降'}{abs(rate)}%。\n"
        (check,) = govparse.parse(text).checks
        assert check.verdict in (Verdict.HOLDS, Verdict.HOLDS_BY_ROUNDING)


FULL_WIDTH = str.maketrans("0123456789.,%-", "０１２３４５６７８９．，％－")


@pytest.mark.parametrize(
    "text",
    [
        "支出28亿元，为年初预算27.5亿元的101.8%。",
        "投资从20.0亿元增加到30.0亿元，增长50.0%。",
        "收入30.5亿元，其中税收收入10.2亿元、非税收入20.3亿元。",
    ],
)
def test_the_width_of_digits_changes_no_verdict(text: str) -> None:
    narrow, wide = (govparse.parse(written).checks for written in (text, text.translate(FULL_WIDTH)))
    assert [(check.kind, check.verdict) for check in narrow] == [(check.kind, check.verdict) for check in wide]
    assert narrow


def test_a_question_without_words_has_an_answer() -> None:
    doc = govparse.parse("全年ＧＤＰ保持稳定，投资3亿元。")
    assert [answer.statement.value for answer in doc.state("", "ＧＤＰ")] == ["not_stated", "mentioned"]
