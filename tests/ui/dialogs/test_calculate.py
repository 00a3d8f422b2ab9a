"""The calculators: answers while one types, kept, printed, copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from app.services import entries
from app.ui.dialogs.calculate import COPIED, KEPT, PRICE, UNREAD, CalculateDialog
from tests.ui.audit import audit

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.domain.records import Client
    from app.ui.desk import Desk
    from tests.ui.fixtures import RecordingNavigator


def show(desk: Desk, window: QWidget, client_id: str = "", about: str = "") -> CalculateDialog:
    dialog = CalculateDialog(desk, window, client_id=client_id, about=about)
    dialog.show()
    return dialog


def test_the_answer_follows_what_is_typed(desk: Desk, window: QWidget) -> None:
    dialog = show(desk, window)
    assert dialog.headline.text() == "約4か月で元が取れます。1年で88,800円が残ります。"
    dialog.fields["hours"].setText("４")
    dialog.fields["yearly"].setText("3万6千円")
    assert dialog.headline.text() == "約2か月で元が取れます。1年で213,600円が残ります。"


def test_what_cannot_be_read_is_named(desk: Desk, window: QWidget) -> None:
    dialog = show(desk, window)
    dialog.fields["wage"].setText("たくさん")
    assert dialog.headline.text() == UNREAD.format("時給（円）")
    assert not dialog.print.isEnabled()
    dialog.fields["wage"].setText("1200")
    dialog.fields["hours"].setText("200")
    assert dialog.headline.text().startswith("減らせる時間は、")
    assert dialog.found is None


def test_the_other_calculation_with_its_facts(desk: Desk, window: QWidget) -> None:
    dialog = show(desk, window, about="定食")
    dialog.kinds.chips[PRICE].click()
    assert dialog.headline.text() == "1,060円から1,100円が、お願いする値段の目安です。"
    assert "交渉に持っていくもの" in dialog.lines.text()
    assert dialog.found is not None
    assert dialog.found.about == "定食"


def test_it_is_kept_with_its_client(
    qtbot: QtBot, desk: Desk, window: QWidget, client: Client, navigator: RecordingNavigator
) -> None:
    dialog = show(desk, window, client.id)
    dialog.keep.click()
    qtbot.waitUntil(lambda: desk.tasks.idle)
    assert len(entries.of_client(desk.store, client.id)) == 1
    assert navigator.last[1][1] == KEPT
    assert not dialog.isVisible()


def test_without_a_client_it_can_only_be_printed_and_copied(
    desk: Desk, window: QWidget, navigator: RecordingNavigator
) -> None:
    dialog = show(desk, window)
    assert dialog.keep.isHidden()
    dialog.copy.click()
    assert dialog.found is not None
    assert QGuiApplication.clipboard().text() == dialog.found.text
    assert navigator.last == ("toast", (COPIED,))
    dialog.print.click()
    assert navigator.names()[-1] == "calculation_paper"
    printed: object = navigator.last[1][0]
    assert printed == dialog.found


@pytest.mark.parametrize("text_size", [1.0, 1.5], indirect=True)
def test_every_face_can_be_read_and_reached(desk: Desk, window: QWidget, text_size: float) -> None:
    dialog = show(desk, window, "x", "とても長い名前の道具")
    audit(dialog)
    dialog.turn(PRICE)
    QApplication.processEvents()
    audit(dialog)
    dialog.reject()
