"""The print dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.ui import printing
from app.ui.dialogs import print as print_dialog
from app.ui.dialogs.print import NO_PRINTER, PrintDialog
from app.ui.printing import PrintChoice
from tests.ui import looking
from tests.ui.audit import audit

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot


def shown(qtbot: QtBot, printers: tuple[str, ...], last: PrintChoice) -> PrintDialog:
    dialog = PrintDialog(printers, last)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_it_starts_with_what_was_chosen_last(qtbot: QtBot) -> None:
    last = PrintChoice("二階", copies=1, mono=True, both_sides=False)
    dialog = shown(qtbot, ("事務所", "二階"), last)
    assert dialog.choice == last
    assert NO_PRINTER not in looking.visible_text(dialog)


def test_a_printer_that_is_gone_is_not_offered(qtbot: QtBot) -> None:
    dialog = shown(qtbot, ("事務所",), PrintChoice("二階"))
    assert dialog.choice.printer == "事務所"


def test_without_a_printer_it_says_what_to_do(qtbot: QtBot) -> None:
    dialog = shown(qtbot, (), PrintChoice(""))
    assert NO_PRINTER in looking.visible_text(dialog)
    assert not dialog.go.isEnabled()
    assert dialog.stop.isEnabled()


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("printers", [(), ("事務所",)])
def test_nothing_is_cut(
    qtbot: QtBot, text_size: Callable[[float], None], scale: float, printers: tuple[str, ...]
) -> None:
    text_size(scale)
    audit(shown(qtbot, printers, PrintChoice("")))


@pytest.mark.parametrize("go", [True, False])
def test_asking_gives_the_choice_or_nothing(
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    go: bool,  # noqa: FBT001 - a parameter of pytest
) -> None:
    monkeypatch.setattr(printing, "printer_names", lambda: ("事務所", "二階"))
    monkeypatch.setattr(printing, "default_printer", lambda: "二階")
    parent = QWidget()
    qtbot.addWidget(parent)

    def reply() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PrintDialog)
        QTest.mouseClick(dialog.go if go else dialog.stop, Qt.MouseButton.LeftButton)

    QTimer.singleShot(50, reply)
    choice = print_dialog.ask(PrintChoice("", mono=True), parent)
    assert choice == (PrintChoice("二階", mono=True) if go else None)
