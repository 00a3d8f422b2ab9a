"""A dialog as high as what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui.dialogs.fitted import FittedDialog
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
