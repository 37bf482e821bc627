"""Bytes to characters: UTF-8, GB 18030, and nothing else."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govparse.readers.text import ReadError, decode, read_text

SENTENCE = "云溪区全年完成固定资产投资12.5亿元，增长8％——比上年提高2个百分点。\r\n"


class TestDecode:
    """What was encoded is read back, character for character."""

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk"])
    def test_encodings(self, encoding: str) -> None:
        assert decode(SENTENCE.encode(encoding)) == SENTENCE

    def test_a_mark_of_gb18030(self) -> None:
        assert decode(("\ufeff" + SENTENCE).encode("gb18030")) == SENTENCE

    def test_rare_characters(self) -> None:
        written = SENTENCE + "书记：喆㛃𠮷"
        assert decode(written.encode("gb18030")) == written

    def test_samples(self, example_path: Path) -> None:
        text = example_path.read_bytes().decode("utf-8")
        assert decode(text.encode("gb18030")) == text

    @pytest.mark.parametrize(
        "data",
        [
            SENTENCE.encode("utf-16"),
            SENTENCE.encode("utf-32"),
            "雲溪區全年完成固定資產投資，比上年提高。".encode("big5"),
            "これは日本語の文章です。カタカナと漢字".encode("shift_jis"),
            SENTENCE.encode("utf-8")[:-6],
            SENTENCE.encode("utf-8") + b"\xff",
            "Überprüfung der Lösung".encode("latin-1"),
            bytes(range(256)),
            b"\x80",
        ],
    )
    def test_neither(self, data: bytes) -> None:
        with pytest.raises(ReadError, match=r"neither UTF-8 nor GB 18030: byte 0x.. at offset [0-9]+"):
            decode(data)

    @pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b" \r\n\t", "　".encode()])
    def test_empty(self, data: bytes) -> None:
        with pytest.raises(ReadError, match=r"^empty$"):
            decode(data)

    @given(st.binary(max_size=60))
    def test_any_bytes(self, data: bytes) -> None:
        try:
            text = decode(data)
        except ReadError:
            return
        assert data.removeprefix(b"\xef\xbb\xbf") in {text.encode("utf-8"), text.encode("gb18030")}


class TestReadText:
    """A file that is not there says so as any file does."""

    def test_a_file(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_bytes(SENTENCE.encode("gb18030"))
        assert read_text(tmp_path / "a.txt") == read_text(str(tmp_path / "a.txt")) == SENTENCE

    def test_missing(self, tmp_path: Path) -> None:
        with pytest.raises(FileNotFoundError):
            read_text(tmp_path / "a.txt")

    def test_a_directory(self, tmp_path: Path) -> None:
        with pytest.raises(IsADirectoryError):
            read_text(tmp_path)
