"""What leaves 「同意」 as files: the form to sign, the log, and everything held on a person."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain import japanese
from app.services import clients, holdings, ledger_papers
from app.ui import saving

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.consents import Consent, Terms
    from app.ui.desk import Desk

CHOOSE = "どのフォルダーにまとめますか（USBメモリーなど、お渡しする先を選びます）"
WARNING = "まとめたフォルダーは暗号になっていません。お渡ししたあと、消してください。"


def save_form(desk: Desk, consent: Consent, parent: QWidget) -> None:
    """Save the form of a consent as a PDF, and say where."""
    name = f"{desk.today():%Y%m%d}_{japanese.safe_file_name(consent.client_name)}_同意書.pdf"
    job = partial(ledger_papers.form_pdf, desk.store, consent, desk.today())
    _save(desk, job, name, parent)


def save_blank_form(desk: Desk, client_id: str, terms: Terms, parent: QWidget) -> None:
    """Save the form that is to be signed as a PDF, and say where."""
    client = clients.get(desk.store, client_id).fields.name
    name = f"{desk.today():%Y%m%d}_{japanese.safe_file_name(client)}_同意書.pdf"
    job = partial(ledger_papers.blank_form_pdf, desk.store, client_id, terms)
    _save(desk, job, name, parent)


def save_log(desk: Desk, client_id: str, parent: QWidget) -> None:
    """Save the log of a client as a PDF, and say where."""
    client = clients.get(desk.store, client_id).fields.name
    job = partial(ledger_papers.log_pdf, desk.store, client_id, desk.today())
    _save(desk, job, _log_name(desk, client), parent)


def save_kept_log(desk: Desk, client_id: str, client: str, parent: QWidget) -> None:
    """Save the log that is kept of a client who is gone as a PDF, and say where."""
    job = partial(ledger_papers.kept_log_pdf, desk.store, client_id, desk.today())
    _save(desk, job, _log_name(desk, client), parent)


def _log_name(desk: Desk, client: str) -> str:
    return f"{desk.today():%Y%m%d}_{japanese.safe_file_name(client)}_提供と受領の記録.pdf"


def gather(desk: Desk, client_id: str, parent: QWidget) -> None:
    """Ask for a folder, and put everything held on a person there, plain."""
    chosen = QFileDialog.getExistingDirectory(parent, CHOOSE)
    if chosen:
        gather_into(desk, client_id, Path(chosen), parent)


def gather_into(desk: Desk, client_id: str, folder: Path, parent: QWidget) -> None:
    """Put everything held on a person into a new folder inside this one."""
    desk.tasks.run(
        partial(holdings.gather, desk.store, client_id, folder),
        partial(_gathered, desk),
        partial(desk.failures.show, parent=parent),
        owner=parent,
        text="まとめています…",
    )


def _gathered(desk: Desk, folder: Path) -> None:
    desk.go.warn(f"「{folder}」にまとめました。{WARNING}")
    saving.open_folder(folder / "a")


def _save(desk: Desk, make: Callable[[], bytes], name: str, parent: QWidget) -> None:
    path = saving.free_name(saving.folder_for_files(desk.preferences.value) / name)

    def write() -> Path:
        return saving.write_whole(path, make())

    desk.tasks.run(
        write,
        partial(_saved, desk),
        partial(desk.failures.show, parent=parent),
        owner=parent,
        text="PDFを作っています…",
    )


def _saved(desk: Desk, path: Path) -> None:
    desk.go.toast(f"保存しました：{path}")
    saving.open_file(path)
