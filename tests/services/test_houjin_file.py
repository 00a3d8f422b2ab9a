"""Reading files of the 国税庁: encodings, zips, broken ones, bombs; every fault with its line."""

from __future__ import annotations

import contextlib
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors import Faults
from app.services import houjin_file
from app.services.houjin_file import Part
from tests.campaign import times
from tests.services import houjin_files

if TYPE_CHECKING:
    from pathlib import Path

    from app.services.houjin_file import Read

NAMES = ["みかん堂", "茶畑", "髙木"]
LINES = [houjin_files.line(base, name=name) for base, name in enumerate(NAMES)]
SIGNS = [b'"', b'""', b"\x00", b"\xf0\x40", b"\x1a", b"\xff\xfe", b","]
CUTS = st.integers(0, len(LINES[1]))
JUNK = st.binary(max_size=99) | st.sampled_from(SIGNS) | st.just(b"\r\n")


def _read(path: Path) -> list[Read]:
    return [line for part in houjin_file.parts(path) for line in houjin_file.read(part)]


def _names(path: Path) -> list[str]:
    return [line.row.houjin.name for line in _read(path) if line.row is not None]


def _faults(path: Path) -> list[str]:
    return [str(line.fault) for line in _read(path) if line.fault is not None]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_both_encodings_are_read_plain_and_zipped(encoding: str, tmp_path: Path) -> None:
    plain = houjin_files.write(tmp_path / "a.csv", *LINES, encoding=encoding)
    packed = houjin_files.zipped(tmp_path / "a.zip", plain.read_bytes())
    for path in (plain, packed):
        assert _names(path) == NAMES
        assert _faults(path) == []
    (part,) = houjin_file.parts(packed)
    houjin_file.check(part)
    assert part.size == plain.stat().st_size == _read(packed)[-1].done


def test_line_ends_empty_lines_and_a_missing_last_end(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(f"{LINES[0]}\n\r\n{LINES[1]}\r\n{LINES[2]}".encode())
    assert _names(path) == NAMES


def test_letters_of_old_computers_become_a_mark(tmp_path: Path) -> None:
    line = LINES[0].encode("cp932").replace("みかん".encode("cp932"), b"\xf0\x40")
    path = tmp_path / "a.csv"
    path.write_bytes(line)
    assert _names(path) == ["〓堂"]


def test_every_fault_names_its_line(tmp_path: Path) -> None:
    path = houjin_files.write(
        tmp_path / "a.csv",
        LINES[0],
        "a,b,c",
        LINES[1][:-7],
        houjin_files.line(3, name='"山田'),
        LINES[1].replace("茶畑", '"茶畑'),
        LINES[1] + "," * 70_000,
        LINES[1] + '"' * 140_000,
        LINES[2] + "\x00",
    )
    assert _names(path) == ["みかん堂", '"山田']
    found = _faults(path)
    assert [fault.partition(": ")[0] for fault in found] == [
        f"{path}:{number}" for number in (2, 3, 5, 6, 7, 8)
    ]
    assert "列の数" in found[0]
    assert "引用符" in found[2]
    assert "長すぎる" in found[3]
    assert "長すぎる" in found[4]
    assert "制御文字" in found[5]


def test_a_last_line_without_an_end_may_be_too_long_too(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(LINES[0].encode() + b"\n" + b"x" * 100_000)
    assert _names(path) == NAMES[:1]
    assert "長すぎる" in _faults(path)[0]
    assert _read(path)[-1].done == path.stat().st_size


def test_a_letter_that_cannot_be_read_is_a_fault_of_its_line(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    bad = LINES[1].encode().replace("茶".encode(), b"\xff")
    path.write_bytes(b"\xef\xbb\xbf" + b"\n".join([LINES[0].encode(), bad, LINES[2].encode()]))
    assert _names(path) == ["みかん堂", "髙木"]
    assert "文字が読めません" in _faults(path)[0]
    assert _faults(path)[0].startswith(f"{path}:2: ")


def test_a_fault_in_a_zip_names_the_member(tmp_path: Path) -> None:
    path = houjin_files.zipped(tmp_path / "a.zip", b"a,b\n", member="22.csv")
    assert _faults(path)[0].startswith(f"{path}/22.csv:1: ")


@pytest.mark.parametrize("keep", [0.3, 0.9])
def test_a_zip_that_was_cut_is_explained(keep: float, tmp_path: Path) -> None:
    path = houjin_files.zipped(tmp_path / "a.zip", houjin_files.data(50))
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * keep)])
    with pytest.raises(Faults) as caught:
        houjin_file.parts(path)
    assert "壊れている" in caught.value.faults[0].sentence


def test_a_zip_with_a_broken_middle_is_explained(tmp_path: Path) -> None:
    path = houjin_files.zipped(tmp_path / "a.zip", houjin_files.data(2_000))
    whole = bytearray(path.read_bytes())
    whole[2_000:2_050] = bytes(50)
    path.write_bytes(whole)
    (part,) = houjin_file.parts(path)
    with pytest.raises(Faults) as caught:
        houjin_file.check(part)
    assert "壊れている" in caught.value.faults[0].sentence


def test_a_zip_whose_list_is_broken_is_explained(tmp_path: Path) -> None:
    path = houjin_files.zipped(tmp_path / "a.zip", LINES[0].encode())
    data = path.read_bytes()
    at = data.index(b"PK\x01\x02")
    path.write_bytes(data[:at] + b"XX" + data[at + 2 :])
    with pytest.raises(Faults):
        houjin_file.parts(path)


def test_a_zip_without_csv_is_explained(tmp_path: Path) -> None:
    path = houjin_files.zipped(tmp_path / "a.zip", b"", member="readme.txt")
    with pytest.raises(Faults) as caught:
        houjin_file.parts(path)
    assert "CSVのファイルがありません" in caught.value.faults[0].sentence


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = houjin_files.zipped(tmp_path / "a.zip", bytes(20_000_000))
    with pytest.raises(Faults) as caught:
        houjin_file.parts(path)
    assert "大きすぎます" in caught.value.faults[0].sentence


def test_a_bomb_that_lies_about_its_size_is_not_unpacked(tmp_path: Path) -> None:
    path = houjin_files.zipped(tmp_path / "a.zip", bytes(20_000_000))
    with zipfile.ZipFile(path) as archive:
        size = archive.infolist()[0].file_size
    data = path.read_bytes().replace(size.to_bytes(4, "little"), (1_000).to_bytes(4, "little"))
    path.write_bytes(data)
    (part,) = houjin_file.parts(path)
    with pytest.raises(Faults):
        houjin_file.check(part)


def test_bytes_are_counted_while_they_come_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(houjin_file, "MOST_BYTES", 500)
    plain = houjin_files.write(tmp_path / "a.csv", *LINES)
    with pytest.raises(Faults) as caught:
        _read(plain)
    assert "大きすぎます" in caught.value.faults[0].sentence
    packed = houjin_files.zipped(tmp_path / "a.zip", plain.read_bytes())
    with pytest.raises(Faults):
        houjin_file.check(houjin_file.parts(packed)[0])


def test_a_file_that_is_not_there_is_explained(tmp_path: Path) -> None:
    with pytest.raises(Faults) as caught:
        houjin_file.parts(tmp_path / "no.csv")
    assert "ありません" in caught.value.faults[0].sentence
    gone = Part(tmp_path / "no.csv", "", 1)
    with pytest.raises(Faults):
        list(houjin_file.read(gone))


@settings(
    max_examples=times(60),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(encoding=st.sampled_from(["utf-8", "cp932"]), text=st.text(max_size=60), cut=CUTS, junk=JUNK)
def test_anything_between_good_lines_is_named_or_read(
    encoding: str, text: str, cut: int, junk: bytes, tmp_path: Path
) -> None:
    line = LINES[1].encode(encoding)
    middle = line[:cut] + junk + text.encode(encoding, "replace") + line[cut:]
    path = tmp_path / "fuzz.csv"
    around = [line.encode(encoding) for line in (LINES[0], LINES[0], LINES[2], LINES[2])]
    path.write_bytes(b"\r\n".join([*around[:2], middle, *around[2:], b""]))
    found = _read(path)
    assert all((line.row is None) != (line.fault is None) for line in found)
    assert found[-1].done == path.stat().st_size
    names = [line.row.houjin.name for line in found if line.row is not None]
    assert names[:2] == ["みかん堂"] * 2
    assert names[-2:] == ["髙木"] * 2


@settings(
    max_examples=times(40),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(at=st.integers(0, 10_000), junk=st.binary(min_size=1, max_size=40))
def test_a_zip_with_any_damage_is_read_or_explained(at: int, junk: bytes, tmp_path: Path) -> None:
    path = houjin_files.zipped(tmp_path / "fuzz.zip", houjin_files.data(30))
    data = bytearray(path.read_bytes())
    at %= len(data)
    data[at : at + len(junk)] = junk
    path.write_bytes(data)
    found: list[Read] = []
    with contextlib.suppress(Faults):
        for part in houjin_file.parts(path):
            houjin_file.check(part)
            found += houjin_file.read(part)
    assert all((line.row is None) != (line.fault is None) for line in found)


def _put(line: bytes, sign: bytes, at: int) -> bytes:
    return line[:at] + sign + line[at:]
