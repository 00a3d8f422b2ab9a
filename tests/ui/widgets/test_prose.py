"""Running text: markup is only how it looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QLabel

from app.ui.widgets.basic import label
from app.ui.widgets.prose import prose
from tests.ui import looking

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_what_looks_like_markup_is_shown_as_typed(qtbot: QtBot) -> None:
    text = "<b>太字</b> & 「5 < 6」\n次の行"
    widget = prose(text)
    qtbot.addWidget(widget)
    assert widget.text() == text
    assert looking.spoken(widget)[0] == text
    shown = QTextDocument()
    shown.setHtml(QLabel.text(widget))
    assert shown.toPlainText() == text


def test_lines_stand_further_apart_than_in_a_label(qtbot: QtBot) -> None:
    text = "あいうえお" * 20
    spaced, plain = prose(text), label(text)
    qtbot.addWidget(spaced)
    qtbot.addWidget(plain)
    assert spaced.heightForWidth(200) > plain.heightForWidth(200)
