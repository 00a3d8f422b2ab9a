"""The one place that reads Excel: rows of texts, row by row, from a workbook of anybody.

openpyxl parses its XML through defusedxml when that is installed, which is demanded here; what
the zip promises is checked before a byte of it is unpacked.
"""

from __future__ import annotations

import warnings
import zipfile
from contextlib import closing
from datetime import date, datetime, time
from itertools import islice
from typing import IO, TYPE_CHECKING, Any

from app.errors import Fault, Faults
from app.services import files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.services.table_file import Line

MOST_BYTES = 2_000_000_000  # unpacked: 10^6 rows of 30 cells are about 1.5 GB of XML
MOST_SHARED = 400_000_000  # openpyxl holds the shared texts in memory
MOST_RATIO = 200
_SMALL = 20_000_000  # below this a high ratio does no harm
_AT_ONCE = 500
_SHARED = "xl/sharedStrings.xml"
_BROKEN = "Excelのファイルが開けません。壊れているか、パスワードがかかっています。"
_TOO_LARGE = "Excelのファイルの中身が大きすぎます。いくつかに分けてください。"


def lines(path: Path) -> Iterator[Line]:
    """Every row of the first sheet that is not empty, as texts. Raises Faults."""
    from app.services.table_file import MOST_COLUMNS, Line, trimmed

    with _file(path) as file, closing(_opened(file, path)) as book:
        sheet = _sheet(book, path)
        sheet.reset_dimensions()  # what the sheet says of its size may be wrong
        for number, row in enumerate(_rows(sheet, path), 1):
            cells = trimmed([_text(value) for value in row])
            if len(cells) > MOST_COLUMNS:
                yield Line(number, (), broken=True)
            elif cells:
                yield Line(number, cells)


def _demand_bounded(file: IO[bytes], path: Path) -> None:
    try:
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
    except Exception as error:  # a foreign file may break the reader of zips anyhow
        raise _fault(path, _BROKEN) from error
    whole = sum(each.file_size for each in members)
    if whole > MOST_BYTES or any(_is_bomb(each) for each in members):
        raise _fault(path, _TOO_LARGE)


def _is_bomb(member: zipfile.ZipInfo) -> bool:
    if member.filename == _SHARED and member.file_size > MOST_SHARED:
        return True
    return member.file_size > max(_SMALL, member.compress_size * MOST_RATIO)


def _file(path: Path) -> IO[bytes]:
    """Openpyxl goes by the name of a file, we by what it holds: so it gets no name."""
    try:
        return path.open("rb")
    except OSError as error:
        raise files.unreadable(str(path), error) from error


def _opened(file: IO[bytes], path: Path) -> Any:
    import openpyxl
    from openpyxl.xml import DEFUSEDXML

    assert DEFUSEDXML, "defusedxml is not installed"
    _demand_bounded(file, path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
    except Exception as error:  # openpyxl raises anything on a file that is none
        raise _fault(path, _BROKEN) from error


def _sheet(book: Any, path: Path) -> Any:
    shown = [each for each in book.worksheets if each.sheet_state == "visible"]
    if not shown:
        raise _fault(path, "Excelのファイルに、表のシートがありません。")
    return shown[0]


def _rows(sheet: Any, path: Path) -> Iterator[tuple[Any, ...]]:
    source = sheet.iter_rows(values_only=True)
    while batch := _some(source, path):
        yield from batch


def _some(source: Iterator[tuple[Any, ...]], path: Path) -> list[tuple[Any, ...]]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return list(islice(source, _AT_ONCE))
    except Exception as error:  # as above: a broken sheet shows while it is read
        raise _fault(path, _BROKEN) from error


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, (date, time)):
        return value.isoformat()
    return str(value)


def _fault(path: Path, sentence: str) -> Faults:
    return Faults((Fault(str(path), sentence),))
