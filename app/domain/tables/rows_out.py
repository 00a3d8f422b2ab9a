"""A client as a row of a list: words for codes, nothing that a spreadsheet would run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain import industry, postal, prefectures
from app.domain.tables import words
from app.domain.tables.columns import COLUMNS, Column

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.domain.records import ClientFields

Cell = str | int
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_DASHES = str.maketrans("—–", "――")
# Windows writes these in cp932 where the standard letters have no place.
_CP932 = str.maketrans(
    {"\u301c": "\uff5e", "\u2212": "\uff0d", "\u2016": "\u2225", "\u00a5": "\uffe5"}
)


def chosen(*, whole: bool) -> tuple[Column, ...]:
    """The columns of a list: the basic ones, or all."""
    return tuple(each for each in COLUMNS if each.written and (whole or each.basic))


def cells(
    fields: ClientFields, columns: Sequence[Column], owners: Mapping[str, str]
) -> tuple[Cell, ...]:
    """The cells of a client; `owners` are names of colleagues by their ids."""
    return tuple(_cell(fields, column.key, owners) for column in columns)


def harmless(cell: Cell) -> str:
    """The cell as text of a CSV: a text that a spreadsheet would run gets an apostrophe."""
    if isinstance(cell, int):
        return str(cell)
    return f"'{cell}" if cell.startswith(DANGEROUS) else cell


def for_cp932(text: str) -> str:
    """The text with the dashes and waves that Windows has under other numbers."""
    return text.translate(_DASHES).translate(_CP932)


def fits_cp932(text: str) -> bool:
    """Whether a text, folded by `for_cp932`, can be written in the Shift-JIS of Windows."""
    try:
        text.encode("cp932")
    except UnicodeEncodeError:
        return False
    return True


def _cell(fields: ClientFields, key: str, owners: Mapping[str, str]) -> Cell:
    if key in words.CODED:
        return words.word_of(key, getattr(fields, key))
    if key.startswith("contact_"):
        part = key.removeprefix("contact_")
        return getattr(fields.contacts[0], part) if fields.contacts else ""
    if key == "industry":
        return industry.industry_name(fields.industry)
    if key == "prefecture":
        return prefectures.prefecture_name(fields.prefecture)
    if key == "postal_code":
        return postal.written(fields.postal_code or "")
    if key == "owner":
        return owners.get(fields.owner or "", "")
    if key == "tags":
        return "、".join(fields.tags)
    if key == "supporters":
        return "、".join(each.name for each in fields.supporters)
    value: Cell | None = getattr(fields, key)
    return "" if value is None else value
