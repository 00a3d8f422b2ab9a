"""Reading a page of the 知恵袋 over another page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QWidget

from app.ui.dialogs.read import ReadDialog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_links_lead_on_and_back(qtbot: QtBot) -> None:
    dialog = ReadDialog("term.cloud")
    qtbot.addWidget(dialog)
    dialog.show()
    assert "クラウド" in dialog.view.toPlainText()
    assert dialog.back.isHidden()
    dialog.view.anchorClicked.emit(QUrl("term.saas"))
    assert list(dialog.way) == ["term.cloud", "term.saas"]
    assert "SaaS" in dialog.view.toPlainText()
    dialog.back.click()
    assert list(dialog.way) == ["term.cloud"]
    assert dialog.view.accessibleName() == "クラウド"


def test_it_stays_within_the_window(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(500, 400)
    window.show()
    dialog = ReadDialog("q2.finance", window)
    assert dialog.width() < 500
    assert dialog.height() < 400
    dialog.deleteLater()


def test_a_page_that_is_not_there(qtbot: QtBot) -> None:
    dialog = ReadDialog("term.cloud")
    qtbot.addWidget(dialog)
    with pytest.raises(KeyError):
        dialog.go("term.gone")


def test_nothing_is_loaded_from_outside(qtbot: QtBot) -> None:
    dialog = ReadDialog("term.cloud")
    qtbot.addWidget(dialog)
    assert dialog.view.loadResource(2, QUrl("https://example.invalid/a.png")) is None
