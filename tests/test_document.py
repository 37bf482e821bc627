"""The document as a value: lazy layers, places in it, equality, round trips, and configuration without global state."""

import pickle
import threading

import pytest

import govparse
from govparse.grammar import one_of, pattern, seq, text
from govparse.writers.schema import SchemaError

REPORT = """\
云溪区2024年工作总结
一、2024年工作回顾
(一)工业经济稳步增长
一是抓项目。全年完成工业投资12.5亿元,增长8.6%。
二是抓服务。走访企业320多家次。
(二)民生持续改善
新增学位1200个。
二、2025年工作安排
(一)扩大投资
力争完成固定资产投资60亿元以上。
"""


@pytest.fixture(scope="module")
def doc() -> govparse.Document:
    return govparse.parse(REPORT)


def test_walk_goes_through_parents_before_children(doc: govparse.Document) -> None:
    assert [section.marker for section in doc.walk()] == ["一、", "(一)", "一是", "二是", "(二)", "二、", "(一)"]


@pytest.mark.parametrize("path", ["1.1.2", "一/(一)/二是", "一、/（一）/二是", "一/ (一) /二是"])
def test_a_section_is_found_by_id_and_by_markers(doc: govparse.Document, path: str) -> None:
    assert doc.section(path).title == "抓服务"


def test_a_section_that_is_not_there_names_those_that_are(doc: govparse.Document) -> None:
    with pytest.raises(KeyError, match=r"no section '9\.9'; there are 1, 1\.1"):
        doc.section("9.9")


def test_layers_narrow_to_a_section(doc: govparse.Document) -> None:
    plan = doc.within(doc.section("2"))
    assert [quantity.text for quantity in plan.quantities] == ["60亿元以上"]
    assert [section.id for section in plan.sections] == ["2", "2.1"]
    assert plan.text == doc.section("2").text
    assert plan.within(govparse.Span(0, 3)).quantities == ()


def test_the_outline_is_the_tree(doc: govparse.Document) -> None:
    assert doc.outline().splitlines() == [
        "云溪区2024年工作总结",
        "一、2024年工作回顾",
        "    (一)工业经济稳步增长",
        "        一是抓项目",
        "        二是抓服务",
        "    (二)民生持续改善",
        "二、2025年工作安排",
        "    (一)扩大投资",
    ]


def test_layers_are_found_once(doc: govparse.Document) -> None:
    assert doc.sections is doc.sections
    assert doc.quantities is doc.quantities


def test_documents_of_the_same_text_are_equal(doc: govparse.Document) -> None:
    again = govparse.parse(REPORT)
    assert again == doc
    assert hash(again) == hash(doc)
    assert govparse.parse(REPORT + "三、其他") != doc
    assert doc != REPORT


def test_json_and_pickle_give_the_document_back(doc: govparse.Document) -> None:
    assert govparse.Document.from_dict(doc.to_dict()) == doc
    assert pickle.loads(pickle.dumps(doc)) == doc


def test_data_of_another_schema_is_refused(doc: govparse.Document) -> None:
    data = doc.to_dict()
    with pytest.raises(SchemaError, match="schema: expected 'govparse/1'"):
        govparse.Document.from_dict({**data, "schema": "other/1"})
    with pytest.raises(SchemaError, match="text: expected the text"):
        govparse.Document.from_dict({**data, "text": None})
    with pytest.raises(SchemaError, match="no key 'quantities'"):
        govparse.Document.from_dict({key: value for key, value in data.items() if key != "quantities"})
    with pytest.raises(SchemaError, match=r"quantities\[0\]: no key 'text'"):
        govparse.Document.from_dict({**data, "quantities": [{}]})


def test_bytes_are_refused_with_a_reason() -> None:
    with pytest.raises(TypeError, match="expected the text of a document as str, found bytes"):
        govparse.parse(b"text")  # type: ignore[arg-type]


def test_parsers_are_configured_without_global_state() -> None:
    barrels = "进口原油300桶。"
    mine = govparse.DocumentParser(
        units=govparse.units.with_units("桶 = 158.987294928 升"), labels={"拟稿单位": "issuer"}
    )
    assert [quantity.unit for quantity in mine.parse(barrels).quantities] == ["桶"]
    assert [quantity.unit for quantity in govparse.parse(barrels).quantities] == []
    head = "拟稿单位：云溪区应急管理局\n关于做好防汛工作的通知\n"
    assert mine.parse(head).header["issuer"].value == "云溪区应急管理局"
    assert govparse.parse(head).header.get("issuer") is None


def test_further_parsers_run_over_the_document() -> None:
    investment = seq(
        name=pattern("固定资产投资|工业投资"), _=one_of("完成", "达", "力争完成").optional(), amount=govparse.quantity
    )
    found = govparse.DocumentParser(expressions=[investment]).parse(REPORT).expressions
    assert [str(item.value.amount.to("亿元").value) for item in found] == ["12.5", "60"]  # type: ignore[attr-defined]
    assert [item.text for item in govparse.parse(REPORT).find_all(text("企业"))] == ["企业"]


def test_threads_share_a_document_and_its_parsers() -> None:
    shared = govparse.parse(REPORT)
    found: list[tuple[govparse.Quantity, ...]] = []
    threads = [threading.Thread(target=lambda: found.append(shared.quantities)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert all(quantities == found[0] for quantities in found)
