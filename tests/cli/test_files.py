"""Reading a file that somebody names on the command line, and writing one."""

import os
from pathlib import Path

import click
import pytest

from web.cli import files


def message(name: object, **options: bool) -> str:
    with pytest.raises(click.ClickException) as refused:
        files.read_text(str(name), **options)
    return refused.value.message


def write(folder: Path, content: bytes) -> Path:
    path = folder / "draft.txt"
    path.write_bytes(content)
    return path


def test_text_is_read_to_the_character_but_for_the_byte_order_mark(tmp_path: Path) -> None:
    path = write(tmp_path, b"\xef\xbb\xbf1. Agradecer a M\xc3\xa9xico\r\n\xc2\xa0(ACNUR)\r\n")
    assert files.read_text(str(path)) == "1. Agradecer a México\r\n\xa0(ACNUR)\r\n"


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert message(tmp_path / "no.txt") == f"{tmp_path}/no.txt: there is no such file"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert message(tmp_path) == f"{tmp_path} is a folder; name a file in it"


def test_a_name_that_no_file_can_have_is_refused() -> None:
    assert "cannot be read" in message("a\0b")


def test_a_file_that_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:  # root may read everything, so the refusal is played
        raise PermissionError

    monkeypatch.setattr("builtins.open", refuse)
    assert "may not be read by this user" in message(tmp_path / "draft.txt")


@pytest.mark.parametrize("content", [b"", b" \r\n\t\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_refused_where_a_paper_is_expected(tmp_path: Path, content: bytes) -> None:
    assert message(write(tmp_path, content)).endswith("is empty; there is nothing to read in it")


def test_an_empty_file_is_a_text_where_any_text_will_do(tmp_path: Path) -> None:
    assert files.read_text(str(write(tmp_path, b"")), may_be_empty=True) == ""


def test_another_encoding_is_named_with_its_place(tmp_path: Path) -> None:
    path = write(tmp_path, "Conclusiones\nMéxico".encode("latin-1"))
    assert message(path) == f"{path} is not UTF-8: byte 14 (line 2) is 0xe9; save it as UTF-8"


def test_the_place_counts_the_byte_order_mark(tmp_path: Path) -> None:
    assert "byte 4 (line 1) is 0xff" in message(write(tmp_path, b"\xef\xbb\xbfa\xff"))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_wide_encodings_are_recognised(tmp_path: Path, encoding: str) -> None:
    assert "is encoded as UTF-16 or UTF-32; save it as UTF-8" in message(
        write(tmp_path, "a".encode(encoding))
    )


def test_a_word_file_is_recognised(tmp_path: Path) -> None:
    assert "is a Word file or another archive" in message(write(tmp_path, b"PK\x03\x04rest"))


def test_a_binary_file_is_recognised(tmp_path: Path) -> None:
    assert message(write(tmp_path, b"ELF\0rest")).endswith("is binary, not text (byte 3 is 0)")


def test_fifty_megabytes_are_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with open(path, "wb") as file:
        file.truncate(50_000_000)
    assert message(path) == f"{path} is 50.0 MB; a text of at most 5 MB is read"


def test_what_has_no_size_is_read_up_to_the_limit() -> None:
    assert message("/dev/zero") == "/dev/zero is too large; a text of at most 5 MB is read"


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    target = tmp_path / "paper.docx"
    target.write_bytes(b"old")
    files.write_whole(str(target), b"new")
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_that_cannot_be_renamed_into_place_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    target = tmp_path / "paper.docx"
    target.write_bytes(b"old")
    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(click.ClickException, match="cannot be written: No space left on device"):
        files.write_whole(str(target), b"new")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_nothing_is_written_over_a_folder_or_into_one_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(click.ClickException, match="is a folder; name a file in it"):
        files.write_whole(str(tmp_path), b"")
    with pytest.raises(click.ClickException, match="there is no folder"):
        files.write_whole(str(tmp_path / "no" / "paper.docx"), b"")


def test_a_pipe_or_a_device_is_not_put_away_for_a_file(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(click.ClickException, match="is no file but a device or a pipe"):
        files.write_whole(str(pipe), b"new")
    assert pipe.is_fifo()


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("", "the name of the file to write is empty"),
        ("m" * 300, "cannot be written: File name too long"),
        ("/proc/paper.docx", "/proc/paper.docx cannot be written: /proc takes no files"),
    ],
)
def test_a_name_that_cannot_be_written_is_said(name: str, sentence: str) -> None:
    with pytest.raises(click.ClickException, match=sentence):
        files.write_whole(name, b"new")


def test_an_empty_name_names_no_file_to_read() -> None:
    assert message("") == "the name of a file to read is empty"
