"""The command: what it prints, what it says of files that it cannot read, and its exit codes."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

import govparse
from govparse.cli import main

TEXT = "关于防汛工作的通知\n各镇人民政府：\n一、加强值守\n二、备足物资，安排资金120万元\n"


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    path = tmp_path / "notice.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


class TestOutline:
    """`govparse outline FILE…` prints the title and the section tree."""

    def test_one(self, notice: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["outline", str(notice)]) == 0
        assert capsys.readouterr() == (govparse.parse(TEXT).outline() + "\n", "")

    def test_several_are_named(self, notice: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["outline", str(notice), str(notice)]) == 0
        outline = govparse.parse(TEXT).outline()
        assert capsys.readouterr().out == f"== {notice}\n{outline}\n\n== {notice}\n{outline}\n"

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
    def test_encodings(self, tmp_path: Path, encoding: str, capsys: pytest.CaptureFixture[str]) -> None:
        path = tmp_path / "notice.txt"
        path.write_bytes(TEXT.encode(encoding))
        assert main(["outline", str(path)]) == 0
        assert "加强值守" in capsys.readouterr().out

    def test_standard_input(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode("gb18030"))))
        assert main(["outline", "-"]) == 0
        assert "加强值守" in capsys.readouterr().out


class TestJson:
    """`govparse json FILE… [-o DIR]` writes schema govparse/1."""

    def test_a_line_each(self, notice: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["json", str(notice), str(notice)]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert [json.loads(line) for line in lines] == [govparse.parse(TEXT).to_dict()] * 2

    def test_a_file_each(self, notice: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["json", str(notice), "-o", str(tmp_path / "a" / "b")]) == 0
        assert capsys.readouterr() == ("", "")
        written = json.loads((tmp_path / "a" / "b" / "notice.json").read_text(encoding="utf-8"))
        assert govparse.Document.from_dict(written) == govparse.parse(TEXT)

    def test_no_file_is_written_over(self, notice: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (tmp_path / "other").mkdir()
        other = tmp_path / "other" / "notice.txt"
        other.write_text("一、另一份\n", encoding="utf-8")
        assert main(["json", str(notice), str(other), "-o", str(tmp_path / "out")]) == 2
        assert f"{other}: " in capsys.readouterr().err
        assert json.loads((tmp_path / "out" / "notice.json").read_text(encoding="utf-8"))["text"] == TEXT

    def test_a_directory_that_cannot_be(self, notice: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["json", str(notice), "-o", str(notice)]) == 2
        assert capsys.readouterr().err == f"govparse: {notice}: File exists\n"


class TestFaults:
    """A file that cannot be read: one clear line, exit code 2, the other files still done."""

    @pytest.mark.parametrize("command", ["outline", "json"])
    def test_each_is_one_line(
        self, command: str, notice: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (tmp_path / "empty.txt").touch()
        (tmp_path / "blank.txt").write_text("\ufeff\n　\n", encoding="utf-8")
        (tmp_path / "image.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\xff\xff")
        names = ["nowhere.txt", "", "empty.txt", "blank.txt", "image.txt"]
        files = [str(tmp_path / name) for name in names]
        assert main([command, *files[:3], str(notice), *files[3:]]) == 2
        out, err = capsys.readouterr()
        assert "加强值守" in out
        assert err.splitlines() == [
            f"govparse: {files[0]}: No such file or directory",
            f"govparse: {files[1]}: Is a directory",
            f"govparse: {files[2]}: empty",
            f"govparse: {files[3]}: empty",
            f"govparse: {files[4]}: neither UTF-8 nor GB 18030: byte 0x89 at offset 0",
        ]

    def test_empty_standard_input(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
        assert main(["outline", "-"]) == 2
        assert capsys.readouterr().err == "govparse: standard input: empty\n"

    @pytest.mark.parametrize("arguments", [[], ["outline"], ["json"], ["paint", "x"]])
    def test_usage(self, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(SystemExit) as caught:
            main(arguments)
        assert caught.value.code == 2
        assert "usage: govparse" in capsys.readouterr().err


class TestProcess:
    """As a shell starts it."""

    def test_version(self, capsys: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(SystemExit) as caught:
            main(["--version"])
        assert caught.value.code == 0
        assert capsys.readouterr().out == f"govparse {govparse.__version__}\n"

    def test_as_a_module_on_a_terminal_of_another_encoding(self, root: Path, notice: Path) -> None:
        run = subprocess.run(
            [sys.executable, "-m", "govparse", "outline", notice],
            cwd=root,
            env={"PYTHONIOENCODING": "ascii", "PATH": ""},
            capture_output=True,
            check=True,
        )
        assert "加强值守" in run.stdout.decode("utf-8")

    def test_a_reader_that_goes_away(self, root: Path, tmp_path: Path) -> None:
        """`govparse json … | head` ends without a traceback."""
        path = tmp_path / "long.txt"
        path.write_text("一、投资12亿元\n" * 5_000, encoding="utf-8")
        command = [sys.executable, "-m", "govparse", "outline", *[str(path)] * 3]
        with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.readline()
            process.stdout.close()
            assert process.stderr.read() == b""
        assert process.returncode == 141
