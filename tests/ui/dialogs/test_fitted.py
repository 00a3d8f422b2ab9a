"""A dialog as high as what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.dialogs.fitted import EDGE, FittedDialog, Rolling
from app.ui.widgets.basic import column, label

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_it_grows_with_its_words_and_keeps_its_width(qtbot: QtBot) -> None:
    dialog = FittedDialog("題")
    qtbot.addWidget(dialog)
    words = label("短い文です。")
    dialog.fit(column(words))
    dialog.show()
    qtbot.waitExposed(dialog)
    before = dialog.size()
    words.setText("画面の幅には収まらない、とても長い文です。" * 8)
    qtbot.waitUntil(lambda: dialog.height() > before.height())
    assert words.height() >= words.heightForWidth(words.width())
    assert dialog.width() == before.width()


def test_a_rolling_part_is_as_high_as_it_must_be_and_ends_with_the_window(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    dialog = FittedDialog("題", window)
    words, body = label("短い文です。"), QWidget()
    body.setLayout(column(words))
    part = Rolling(body)
    dialog.fit(column(part, label("ここは、いつも見える。")))
    dialog.show()
    qtbot.waitExposed(dialog)
    assert not part.verticalScrollBar().isVisible()
    before = dialog.height()
    words.setText("長い文です。\n" * 8)
    qtbot.waitUntil(lambda: dialog.height() > before)
    assert not part.verticalScrollBar().isVisible()
    words.setText("とても長い文です。\n" * 80)
    qtbot.waitUntil(lambda: dialog.height() == 600 - EDGE)
    assert part.verticalScrollBar().isVisible()


def test_a_rolling_part_takes_what_has_a_height_of_its_own(qtbot: QtBot) -> None:
    plain = QWidget()
    plain.setFixedHeight(70)
    box = QWidget()
    qtbot.addWidget(box)
    inside = QHBoxLayout(box)
    inside.addWidget(plain)
    part = Rolling(box)
    qtbot.addWidget(part)
    assert part.heightForWidth(300) == box.sizeHint().height() >= 70
