"""The header: every layout of tests/corpora/headers.toml, the typed properties, the promises."""

import pickle
import time
import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govparse.data import words
from govparse.structure.furniture import find_furniture
from govparse.structure.header import Header, HeaderField, find_enclosed_header, find_header, header
from govparse.structure.labels import FieldKind, field_kinds
from govparse.structure.lines import find_lines
from govparse.text import Source, Span, uncollected

CASES = tomllib.loads((Path(__file__).parents[1] / "corpora" / "headers.toml").read_text(encoding="utf-8"))["case"]
CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
HURTFUL = "一二第条章（）()【】“”《》：:|>-— \n\f0123年月日号〔〕各位代表附件来源索引局"


def read(text: str) -> Header:
    source = Source(text)
    lines = find_lines(source)
    return find_header(source, lines, find_furniture(source, lines))


class TestLayouts:
    """What a careful reader finds at the head and the foot, the library finds."""

    @pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
    def test_fields(self, case: dict[str, str | list[list[str]]]) -> None:
        found = read(str(case["text"]))
        assert [[field.name, field.value] for field in found.fields] == case["fields"]
        assert str(case["text"])[found.body_start :].startswith(str(case["body"]))

    @pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
    def test_full_width_and_half_width_mean_the_same(self, case: dict[str, str]) -> None:
        text = case["text"]
        names = [field.name for field in read(text).fields]
        for narrow, wide in (("：", ":"), ("（", "("), ("）", ")"), ("，", ",")):
            assert [field.name for field in read(text.replace(narrow, wide)).fields] == names

    @pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
    def test_line_breaks_of_windows_mean_the_same(self, case: dict[str, str]) -> None:
        found = read(case["text"].replace("\n", "\r\n"))
        assert [field.name for field in found.fields] == [field.name for field in read(case["text"]).fields]


class TestProperties:
    """The commonest facts are properties with types."""

    def test_of_a_notice(self) -> None:
        found = header.parse(next(str(case["text"]) for case in CASES if "letterhead" in case["name"]))
        assert found.title == "云溪区人民政府关于印发绿色出行方案的通知"
        assert found.issuer == "云溪区人民政府"
        assert found.addressee == "各镇人民政府，区政府各部门"
        assert found.document_number is not None
        assert (found.document_number.organ, found.document_number.year, found.document_number.serial) == (
            "云政发",
            2024,
            "7",
        )
        assert found.document_number.text == "云政发〔2024〕7号"
        assert found.written_on == date(2024, 5, 6)
        assert found.published_on is None
        assert found.kind is not None
        assert (found.kind.name, found.kind.family) == ("通知", "official")
        assert [field.value for field in found.all("attachment")] == ["绿色出行方案", "任务分工表"]

    def test_the_evidence_of_a_kind(self) -> None:
        text = "政 府 工 作 报 告\n各位代表：\n开会。"
        kind = header.parse(text).kind
        assert kind is not None
        assert text[slice(*kind.span)].replace(" ", "").endswith("报告")

    def test_of_an_empty_header(self) -> None:
        found = header.parse("")
        assert found == Header()
        assert (found.title, found.issuer, found.document_number, found.written_on, found.kind) == (None,) * 5
        with pytest.raises(KeyError):
            found["title"]

    def test_a_month_is_no_day(self) -> None:
        assert Header((HeaderField("written_on", "2024-05"),)).written_on is None
        assert Header((HeaderField("written_on", "2024-02-31"),)).written_on is None

    def test_a_number_without_a_code(self) -> None:
        number = Header((HeaderField("document_number", "2024年第3号"),)).document_number
        assert number is not None
        assert (number.organ, number.year, number.serial) == ("", 2024, "3")
        assert Header((HeaderField("document_number", "云溪"),)).document_number is None

    def test_places_take_no_part_in_equality_of_fields(self) -> None:
        assert (
            header.parse("云溪区工作报告\n各位代表：").fields == header.parse("\n云溪区工作报告\n\n各位代表：").fields
        )


class TestLabels:
    """A caller's labels are the parser's own, and nobody else's."""

    TEXT = "签发单位：云溪区人民政府\n云溪编号：7\n一、总则"

    def test_a_further_label(self) -> None:
        source = Source(self.TEXT)
        lines = find_lines(source)
        found = find_header(source, lines, (), labels={"签发单位": "issuer", "云溪编号：": "local_number"})
        assert found.issuer == "云溪区人民政府"
        assert found["local_number"].value == "7"
        assert find_header(source, lines, ()).fields == ()

    def test_every_label_of_the_data_file_is_read(self) -> None:
        values = {"date": "2024-05-06", "instant": "2024-05-06 09:30", "number": "云政发〔2024〕3号"}
        for kind in field_kinds():
            if not kind.name:
                continue
            for label in kind.labels:
                found = read(f"{label}：{values.get(kind.value, '云溪甲乙')}\n一、总则")
                assert [field.name for field in found.fields] == [kind.name], label


class TestEnclosed:
    """A document that another encloses has a header of its own."""

    TEXT = "云溪区防洪预案\n（2024年5月6日区政府会议通过）\n第一条 为防洪，制定本预案。\n云溪区水务局\n2024年5月8日"

    @pytest.mark.parametrize("title", [Span(0, 7), None])
    def test_head_and_foot(self, title: Span | None) -> None:
        source = Source(self.TEXT)
        found = find_enclosed_header(source, find_lines(source), title, source.span)
        assert [field.name for field in found.fields] == ["title", "adoption", "signatory", "written_on"]
        assert found.title == "云溪区防洪预案"
        assert source.text[found.body_start :].startswith("第一条")

    def test_nothing(self) -> None:
        assert find_enclosed_header(Source(""), (), None, Span(0, 0)) == Header()

    @pytest.mark.parametrize(
        ("text", "title", "adopted"),
        [
            ("各街道：\n现将办法印发你们，请执行。\n云溪区人民政府\n2024年5月8日\n", "云溪区公园管理办法", 1),
            (
                "云溪区人民政府关于印发公园管理办法的通知\n各街道：\n现印发你们。\n云溪区人民政府\n2024年5月8日\n",
                "云溪区人民政府关于印发公园管理办法的通知",
                1,
            ),
        ],
    )
    def test_below_the_signature_of_its_cover(self, text: str, title: str, adopted: int) -> None:
        rules = "".join(f"第{number}条 公园应当开放。\n" for number in "一二三四五六七")
        found = header.parse(f"{text}云溪区公园管理办法\n（2024年5月6日区政府会议通过）\n{rules}")
        assert [field.value for field in found.all("title")] == [title]
        assert len(found.all("adoption")) == adopted

    def test_below_the_tail_of_another(self) -> None:
        text = (
            "会议决定批准报告，并要求认真落实。\n云溪区2024年财政预算执行情况的报告\n"
            "——2025年1月6日在云溪区第九届\n人民代表大会第四次会议上\n区财政局局长  江一帆\n各位代表：\n现在报告。\n"
        )
        found = header.parse(text)
        assert found.title == "云溪区2024年财政预算执行情况的报告"
        assert found.get("occasion") == "云溪区第九届人民代表大会第四次会议"
        assert text[found.body_start :] == "现在报告。\n"


class TestPromises:
    """Parsing never raises; spans are true; the same text gives the same header."""

    @settings(max_examples=150, deadline=None)
    @given(st.text(HURTFUL, max_size=200))
    def test_hurtful_text(self, text: str) -> None:
        self.check(text)

    @settings(max_examples=100, deadline=None)
    @given(st.sampled_from(CASES), st.integers(0, 300), st.integers(0, 12))
    def test_mutations(self, case: dict[str, str], at: int, length: int) -> None:
        text = case["text"]
        self.check(text[:at] + text[at + length :])

    @pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not beside the project")
    def test_every_text_of_the_corpus(self) -> None:
        for path in sorted(CORPUS.glob("*.txt")):
            with path.open(encoding="utf-8", newline="") as file:
                self.check(file.read())

    @staticmethod
    def check(text: str) -> None:
        found = header.parse(text)
        assert found == header.parse(text)
        assert pickle.loads(pickle.dumps(found)) == found
        assert 0 <= found.body_start <= len(text)
        starts = [field.span.start for field in found.fields]
        assert starts == sorted(starts)
        for field in found.fields:
            assert text[slice(*field.span)] == field.text
            assert field.text == field.text.strip()


@pytest.mark.parametrize(
    "unit",
    [
        "一、\n",
        "附件:\n",
        "2024年5月6日\n",
        "来源:",
        "来源:\n",
        "索引号 | ",
        "关于报告\n",
        "--2024年在",
        "各云溪区、",
        "令第1号\n",
        "(",
    ],
)
def test_time_is_linear(unit: str) -> None:
    """Four times the text costs no more than a generous multiple of the time."""

    def cost(count: int) -> float:
        text = unit * count
        start = time.perf_counter()
        # A pass of the collector over all that the tests hold is no cost of this text.
        uncollected(lambda: header.parse(text))
        return time.perf_counter() - start

    cost(10)
    assert cost(8_000) < 12 * cost(2_000) + 0.2


class TestReferencePage:
    """docs/reference/header-fields.md says what the data files say."""

    PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "header-fields.md").read_text(encoding="utf-8")

    @pytest.mark.parametrize("kind", [kind for kind in field_kinds() if kind.name], ids=lambda kind: kind.name)
    def test_labels(self, kind: FieldKind) -> None:
        assert f"| `{kind.name}` | {kind.term} | {kind.value} | {' '.join(kind.labels)} |" in self.PAGE

    def test_kinds(self) -> None:
        for family, several in words("document_kinds.toml", "kinds").items():
            assert f"| `{family}` | {' '.join(several)} |" in self.PAGE
