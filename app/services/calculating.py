"""Keeps a calculation in the カルテ and prints it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain import japanese
from app.domain.entries.simple import Note
from app.services import entries, profile

if TYPE_CHECKING:
    from datetime import date

    from app.domain.changes import Changes
    from app.reports.calculation import Calculation
    from app.services.store import Store


def keep(store: Store, client_id: str, value: Calculation, on: date) -> Changes:
    """Write a calculation on the timeline of a client. Raises NotFound, Faults."""
    note = Note(text=value.text, on=on)
    return entries.create(store, client_id, note, action=f"{value.title}の追加")[1]


def pdf(store: Store, value: Calculation, on: date) -> bytes:
    """A calculation as a PDF of one page. Raises ReportError."""
    from app.reports.calculation_paper import paper

    return paper(value, profile.advisor(store), on)


def file_name(value: Calculation, on: date) -> str:
    """The name of its file."""
    about = f"_{japanese.safe_file_name(value.about)}" if value.about else ""
    return f"{on:%Y%m%d}_{value.title}{about}.pdf"
