"""The list of clients as a file: Excel first, CSV for other programs; row by row."""

from __future__ import annotations

import csv
import traceback
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal
from zipfile import ZipFile

from sqlalchemy import select

from app.domain import local_time
from app.domain.search import Search
from app.domain.tables import rows_out
from app.errors import Fault, Faults
from app.models.tables import ClientRecord
from app.services import colleagues, finding, handing, rows
from app.services.leaving import Leaving, leave
from app.services.portions import portions

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from app.domain.records import ClientFields
    from app.domain.tables.columns import Column
    from app.services.store import Store

Format = Literal["xlsx", "csv", "csv-cp932"]
FORMATS: Mapping[Format, str] = {"xlsx": ".xlsx", "csv": ".csv", "csv-cp932": ".csv"}
SHEET = "お客様"
_GROUND = "#EFF5FC"
_UNFIT = "シフトJISにない文字「{letters}」があります。ExcelかUTF-8のCSVなら書き出せます。"


_EVERYBODY = Search()
_ITEMS = ("profile",)  # what a list says of a client, as consents name it


@dataclass(frozen=True, slots=True)
class Choice:
    """What is exported: whom `wanted` finds, of them those of `only` if given (ids of clients).

    `whole` for every column. What goes to a `recipient` holds the basic columns only: no consent
    covers tags and notes, which are the office's own. `address` and `representative` are those of a
    recipient who is not in the log yet.
    """

    fmt: Format = "xlsx"
    wanted: Search = _EVERYBODY
    only: Collection[str] | None = None
    whole: bool = True
    recipient: str = ""
    address: str = ""
    representative: str = ""

    def ids(self, store: Store) -> tuple[str, ...]:
        """The clients that are exported, in the order of the list."""
        found = finding.ids(store, self.wanted)
        return found if self.only is None else tuple(each for each in found if each in self.only)


@dataclass(frozen=True, slots=True)
class Held:
    """A client who is left out of what goes to a recipient, and why."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Weighed:
    """Whose line may go to the recipient of a choice, and who is left out."""

    choice: Choice
    count: int
    held: tuple[Held, ...]


def recipients(store: Store, choice: Choice) -> dict[str, int]:
    """To whom lines of this list may go today, and how many of them; most first."""
    today = local_time.day_of(store.clock())
    return handing.recipients(store, choice.ids(store), items=_ITEMS, on=today)


def weigh(store: Store, choice: Choice) -> Weighed:
    """The same choice without those who gave its recipient no valid consent; nothing is written.

    Those left out are named in the order of the list.
    """
    ids = choice.ids(store)
    today = local_time.day_of(store.clock())
    lacking = handing.lacking(store, ids, recipient=choice.recipient, items=_ITEMS, on=today)
    held = [each for each in ids if each in lacking]
    names = {client_id: fields.name for client_id, fields in _clients(store, held)}
    may = frozenset(ids) - lacking.keys()
    return Weighed(
        replace(choice, only=may),
        len(may),
        tuple(Held(names[each], lacking[each].why_not) for each in held if each in names),
    )


def export(store: Store, path: Path, choice: Choice) -> int:
    """Write the list as it is shown, in its order; gives how many clients.

    Raises Faults naming every client that the Shift-JIS of Windows cannot hold, or what the log
    lacks of the recipient; NoConsent.
    """
    columns = rows_out.chosen(whole=choice.whole and not choice.recipient)
    owners = colleagues.names(store)
    found = {
        client_id: rows_out.cells(fields, columns, owners)
        for client_id, fields in _clients(store, choice.ids(store))
    }
    write, lines = _WRITERS[choice.fmt], list(found.values())
    leaving = Leaving(
        tuple(found),
        "お客様の一覧",
        _ITEMS,
        choice.recipient,
        address=choice.address,
        representative=choice.representative,
    )
    leave(store, leaving, path, lambda part: write(part, columns, lines))
    return len(found)


def _clients(store: Store, ids: Sequence[str]) -> Iterator[tuple[str, ClientFields]]:
    """The clients that are still there, in this order."""
    with store.reading() as session:
        for some in portions(ids):
            query = select(ClientRecord).where(
                ClientRecord.id.in_(some), ClientRecord.deleted_at.is_(None)
            )
            records = {each.id: each for each in session.scalars(query)}
            for client_id in some:
                if client_id in records:
                    yield client_id, rows.client(records[client_id]).fields
            session.expunge_all()


def _excel(path: Path, columns: Sequence[Column], lines: Sequence[tuple[Any, ...]]) -> None:
    with workbook(path) as book:
        sheet = book.add_worksheet(SHEET)
        head = book.add_format({"bold": True, "bg_color": _GROUND, "bottom": 1, "text_wrap": True,
                                "valign": "vcenter"})  # fmt: skip
        text = book.add_format({"num_format": "@", "valign": "top", "text_wrap": True})
        number = book.add_format({"num_format": "#,##0", "valign": "top"})
        for at, column in enumerate(columns):
            sheet.set_column(at, at, column.width, number if column.shape == "number" else text)
        sheet.write_row(0, 0, [column.heading for column in columns], head)
        for at, cells in enumerate(lines, 1):
            for place, cell in enumerate(cells):
                if isinstance(cell, int):
                    sheet.write_number(at, place, cell, number)
                elif cell:
                    sheet.write_string(at, place, cell, text)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, max(1, len(lines)), len(columns) - 1)
        printed(sheet, SHEET)


@contextmanager
def workbook(path: Path) -> Iterator[Any]:
    """A new workbook that runs no formula and makes no link of a text; written at the end.

    OSError when the disk takes no more; then no file is held open any longer.
    """
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "tmpdir": str(path.parent),  # beside the file, not where others look
    }
    book = xlsxwriter.Workbook(str(path), options)
    try:
        yield book
        book.close()
    except FileCreateError as error:  # no OSError, though it stands for one
        cause: OSError = error.args[0]
        for each in (error, cause):
            _let_go(each)
        raise cause from None
    finally:
        for sheet in book.worksheets():
            for file in (sheet.row_data_fh, sheet.fh):
                with suppress(OSError):  # what is still to be written is lost anyhow
                    file.close()


def _let_go(error: Exception) -> None:
    """Close the archive and the parts of it that what broke off still holds open.

    Nobody else does: the archive is a local name there, and would be finished when it is collected.
    """
    for frame, _ in traceback.walk_tb(error.__traceback__):
        for value in frame.f_locals.values():
            if isinstance(value, ZipFile):
                with suppress(OSError):  # it is as full as before
                    value.close()
    traceback.clear_frames(error.__traceback__)


def printed(sheet: Any, title: str) -> None:
    """Set a sheet up for A4 landscape: its headings on every page, as wide as one page."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    sheet.set_footer(f"&L{title}&R&P / &N")


def _csv(path: Path, columns: Sequence[Column], lines: Sequence[tuple[Any, ...]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([column.heading for column in columns])
        writer.writerows([rows_out.harmless(cell) for cell in cells] for cells in lines)


def _cp932(path: Path, columns: Sequence[Column], lines: Sequence[tuple[Any, ...]]) -> None:
    folded = [[rows_out.for_cp932(rows_out.harmless(cell)) for cell in cells] for cells in lines]
    faults = [
        Fault(cells[0], _UNFIT.format(letters=letters))
        for cells in folded
        if (letters := _unfit("".join(cells)))
    ]
    if faults:
        raise Faults(tuple(faults))
    with path.open("w", encoding="cp932", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([column.heading for column in columns])
        writer.writerows(folded)


def _unfit(text: str) -> str:
    return "".join(dict.fromkeys(char for char in text if not rows_out.fits_cp932(char)))


_WRITERS: Mapping[Format, Callable[[Path, Sequence[Column], Sequence[tuple[Any, ...]]], None]] = {
    "xlsx": _excel,
    "csv": _csv,
    "csv-cp932": _cp932,
}
