"""Tables in files of others: CSV in any usual writing, and Excel, read row by row.

A file is never held whole. What it promises of its size is not believed; what a row cannot be
read for is told beside the row, so that the others can be.
"""

from __future__ import annotations

import codecs
import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.errors import Fault, Faults
from app.services import files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST_BYTES = 2_000_000_000
MOST_COLUMNS = 500
_SAMPLE = 1_000_000
_LONGEST_LINE = 1_000_000
_DELIMITERS = (",", "\t", ";")
_ZIP, _OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_HALF = 2
ENCODINGS = {"utf-8-sig": "UTF-8", "cp932": "シフトJIS", "utf-16": "UTF-16"}


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table: its number in the file (from 1), its cells, and whether it is broken.

    `share`: how much of the file is read, 0..1 (0 when nobody can tell). `last`: the line to which
    a quote without an end took everything in; 0 when that is not why the row is broken.
    """

    number: int
    cells: tuple[str, ...]
    broken: bool = False
    share: float = 0.0
    last: int = 0


@dataclass(frozen=True, slots=True)
class TableFile:
    """A file that holds a table; `encoding` is "" for Excel."""

    path: Path
    encoding: str = ""
    delimiter: str = ""

    @property
    def is_excel(self) -> bool:
        """Whether it is a workbook."""
        return not self.encoding

    def lines(self) -> Iterator[Line]:
        """Every row that is not empty. Raises Faults when the file cannot be read (on)."""
        if self.is_excel:
            from app.services import excel_file

            return excel_file.lines(self.path)
        return _csv_lines(self)


def open_table(path: Path) -> TableFile:
    """The table of a file, by what it holds, not by its name. Raises Faults."""
    try:
        with path.open("rb") as file:
            sample = file.read(_SAMPLE)
        size = path.stat().st_size
    except (OSError, ValueError) as error:
        raise files.unreadable(str(path), error) from error
    if size > MOST_BYTES:
        raise fault(path, "ファイルが大きすぎます。いくつかに分けてください。")
    if sample.startswith(_OLD_EXCEL):
        raise fault(
            path, "古い形式のExcel（.xls）です。Excelで「.xlsx」か「CSV」に保存し直してください。"
        )
    if sample.startswith(_ZIP):
        return TableFile(path)
    if not sample.strip():
        raise empty(path)
    encoding = _encoding(sample)
    head = sample.decode(encoding, "replace")
    if "\x00" in head:
        raise fault(path, "表のファイルではないようです。CSVかExcelのファイルを選んでください。")
    return TableFile(path, encoding, _delimiter(head))


def fault(path: Path, sentence: str) -> Faults:
    """What to say of a whole file."""
    return Faults((Fault(str(path), sentence),))


def empty(path: Path) -> Faults:
    """What to say of a file without a row."""
    return fault(path, "ファイルの中に、行がありません。")


def trimmed(cells: list[str]) -> tuple[str, ...]:
    """The cells without empty ones at the end."""
    last = len(cells)
    while last and not cells[last - 1].strip():
        last -= 1
    return tuple(cells[:last])


def _csv_lines(table: TableFile) -> Iterator[Line]:
    try:
        size = max(1, table.path.stat().st_size)
        with table.path.open("rb") as raw:
            text = io.TextIOWrapper(raw, table.encoding, "replace", newline="")
            # Strict: else a quote that was never closed takes in other rows, and nobody is told.
            lines = _physical(text, table.path)
            reader = csv.reader(lines, delimiter=table.delimiter, strict=True)
            while True:
                number = reader.line_num + 1
                try:
                    found = next(reader)
                except StopIteration:
                    return
                except csv.Error:
                    share = min(1.0, raw.tell() / size)
                    yield Line(number, (), broken=True, share=share, last=reader.line_num)
                    continue
                cells = trimmed(found)
                if len(cells) > MOST_COLUMNS:
                    yield Line(number, (), broken=True)
                elif cells:
                    yield Line(number, cells, share=min(1.0, raw.tell() / size))
    except OSError as error:
        raise files.unreadable(str(table.path), error) from error


def _physical(text: io.TextIOWrapper, path: Path) -> Iterator[str]:
    while line := text.readline(_LONGEST_LINE):
        if len(line) == _LONGEST_LINE and not line.endswith(("\n", "\r")):
            raise fault(path, "1行が長すぎます。CSVかExcelのファイルを選んでください。")
        yield line.replace("\x00", "")


def _encoding(sample: bytes) -> str:
    """UTF-8 when most lines can be read so, else the Shift-JIS of Windows.

    One odd letter must not make Shift-JIS of the whole file: that would read, but as nonsense.
    """
    if sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    telling = [line for line in sample.split(b"\n") if not line.isascii()]
    good = sum(map(_is_utf8, telling))
    return "utf-8-sig" if good * _HALF >= len(telling) else "cp932"


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError as error:  # the end of the sample may cut a letter
        return error.reason == "unexpected end of data"
    return True


def _delimiter(head: str) -> str:
    first = "\n".join(head.splitlines()[:5])
    return max(_DELIMITERS, key=first.count)
