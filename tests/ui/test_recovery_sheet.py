"""Printing the recovery code."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from app.ui import qt, recovery_sheet

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

DAY = date(2026, 11, 22)


@pytest.mark.parametrize("accepted", [True, False])
def test_it_is_printed_when_the_dialog_is_accepted(
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    accepted: bool,  # noqa: FBT001 - the two answers of a person
) -> None:
    target = tmp_path / "code.pdf"

    def answer(dialog: QPrintDialog) -> int:
        printer = dialog.printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        return int(qt.ACCEPTED) if accepted else 0

    monkeypatch.setattr(QPrintDialog, "exec", answer)
    parent = QWidget()
    qtbot.addWidget(parent)
    assert recovery_sheet.print_code("ABCD-EFGH", DAY, parent) is accepted
    assert target.exists() is accepted
