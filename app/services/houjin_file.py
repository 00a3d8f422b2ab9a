"""Reading the files of the 国税庁: CSV in UTF-8 or Shift-JIS, plain or in a zip.

A file is read line by line and never held whole; each fault names its line. What a zip promises
to hold is not believed: bytes are counted while they come out.
"""

from __future__ import annotations

import codecs
import csv
import io
import lzma
import zipfile
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, cast

from app.domain.houjin import HoujinRow, Unusable, read_row
from app.errors import Fault, Faults
from app.services import files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST_BYTES = 3_000_000_000  # the whole country unpacked is about 1.2 GB
MOST_RATIO = 100  # such rows shrink to about an eighth
_SMALL = 1_000_000  # below this a high ratio does no harm
_LONGEST_LINE = 65_536
_SAMPLE = 1_000_000
_ZIP = b"PK\x03\x04"
_BROKEN = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError, RuntimeError,
    ValueError,
)  # fmt: skip
SENTENCES = {
    "columns": "列の数が30ではありません。途中で切れた行か、別の種類のファイルです。",
    "number": "法人番号が13桁の数字ではありません。",
    "check": "法人番号の数字が合いません。",
    "name": "名称がありません。",
    "date": "日付が読めません。2026-10-30の形で書きます。",
    "long": "長すぎる文字があります。",
    "sign": "使えない文字（制御文字）があります。",
    "quotes": '引用符（"）の開きと閉じが合いません。',
    "letters": "文字が読めません。UTF-8かシフトJISのファイルを選んでください。",
}


@dataclass(frozen=True, slots=True)
class Part:
    """A CSV to read: the file itself or a member of a zip. `size` is in bytes, unpacked."""

    path: Path
    member: str
    size: int

    @property
    def place(self) -> str:
        """How faults name it."""
        return f"{self.path}/{self.member}" if self.member else str(self.path)


@dataclass(frozen=True, slots=True)
class Read:
    """A line that was read: its row or its fault, and the bytes of the part so far."""

    row: HoujinRow | None
    fault: Fault | None
    done: int


def parts(path: Path) -> tuple[Part, ...]:
    """What there is to read in a file. Raises Faults when it cannot be opened or holds no CSV."""
    try:
        with path.open("rb") as file:
            named = file.read(len(_ZIP)) == _ZIP  # also one that was cut
            if not named and not zipfile.is_zipfile(file):
                return (Part(path, "", path.stat().st_size),)
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except _BROKEN as error:
        raise _broken(path) from error
    except OSError as error:
        raise files.unreadable(str(path), error) from error
    found = [each for each in members if each.filename.lower().endswith(".csv")]
    if not found:
        raise _fault(path, "zipの中に、CSVのファイルがありません。")
    return tuple(_part(path, each) for each in found)


def check(part: Part) -> None:
    """Unpack a member once without keeping anything. Raises Faults when it is broken or a bomb."""
    if not part.member:
        return
    with opened(part) as file:
        done = 0
        while chunk := file.read(_SAMPLE):
            done += len(chunk)
            _demand_bounded(part, done)


def read(part: Part) -> Iterator[Read]:
    """Every line of a part, empty ones left out. Raises Faults when it cannot be read at all."""
    with opened(part) as file:
        encoding = _encoding(part)
        done, number = 0, 0
        while line := file.readline(_LONGEST_LINE):
            number += 1
            done += len(line)
            if len(line) == _LONGEST_LINE and not line.endswith(b"\n"):
                done += _skip(file)
                yield Read(None, _of_line(part, number, "long"), done)
                continue
            _demand_bounded(part, done)
            if number == 1:
                line = line.removeprefix(codecs.BOM_UTF8)
            if line.strip(b"\r\n\x1a"):
                yield _read_line(line, part, number, encoding, done)


@contextmanager
def opened(part: Part) -> Iterator[IO[bytes]]:
    """The bytes of a part. Raises Faults for what goes wrong with the file meanwhile."""
    try:
        if not part.member:
            with part.path.open("rb") as file:
                yield file
            return
        with zipfile.ZipFile(part.path) as archive, archive.open(part.member) as member:
            yield io.BufferedReader(cast("io.RawIOBase", member), _LONGEST_LINE)
    except OSError as error:
        raise files.unreadable(str(part.path), error) from error
    except _BROKEN as error:
        raise _broken(part.path) from error


def _read_line(line: bytes, part: Part, number: int, encoding: str, done: int) -> Read:
    try:
        text = line.decode(encoding).rstrip("\r\n")
        cells = next(csv.reader((text,), strict=True))
        return Read(read_row(cells), None, done)
    except UnicodeDecodeError:
        reason = "letters"
    except csv.Error:
        reason = "quotes"
    except Unusable as error:
        reason = error.reason
    return Read(None, _of_line(part, number, reason), done)


def _encoding(part: Part) -> str:
    """UTF-8 when most lines of the beginning can be read so, else the Shift-JIS of Windows.

    One odd letter must not make Shift-JIS of the whole file: that would read, but as nonsense.
    """
    with opened(part) as file:
        sample = file.read(_SAMPLE)
    if sample.startswith(codecs.BOM_UTF8):
        return "utf-8"
    telling = [line for line in sample.split(b"\n") if not line.isascii()]
    good = sum(map(_is_utf8, telling))
    return "utf-8" if good * 2 >= len(telling) else "cp932"


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def _skip(file: IO[bytes]) -> int:
    """Read on to the end of a line that is too long; how many bytes that was."""
    done = 0
    while rest := file.readline(_LONGEST_LINE):
        done += len(rest)
        if rest.endswith(b"\n"):
            break
    return done


def _part(path: Path, info: zipfile.ZipInfo) -> Part:
    if info.file_size > max(_SMALL, info.compress_size * MOST_RATIO):
        raise _too_large(path)
    return Part(path, info.filename, info.file_size)


def _demand_bounded(part: Part, done: int) -> None:
    if done > MOST_BYTES:
        raise _too_large(part.path)


def _of_line(part: Part, number: int, reason: str) -> Fault:
    return Fault(f"{part.place}:{number}", SENTENCES[reason])


def _too_large(path: Path) -> Faults:
    return _fault(path, "中身が大きすぎます。都道府県ごとのファイルを選んでください。")


def _broken(path: Path) -> Faults:
    return _fault(
        path,
        "zipが壊れているようです。もう一度ダウンロードしてお試しください。",
    )


def _fault(path: Path, sentence: str) -> Faults:
    return Faults((Fault(str(path), sentence),))
