"""Recording to whom something goes: the client at once, others only with a consent."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.domain.consents import Handing, Terms
from app.services import consenting, handing
from app.ui import qt
from app.ui.dialogs import hand_out
from app.ui.dialogs.hand_out import HandOutDialog
from app.ui.pages.preview import PreviewPage
from tests.ui import finished
from tests.ui.audit import audit
from tests.ui.fixtures import NOW, TODAY
from tests.ui.looking import visible_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from app.domain.records import Client
    from app.ui.desk import Desk
    from tests.ui.fixtures import RecordingNavigator

BANK = "みなと信用金庫"
VALUE = Handing("", ("checks",), "経営チェックの結果（PDF）", "paper", TODAY, "client")


@pytest.fixture(autouse=True)
def _clock(desk: Desk) -> None:
    desk.store.clock = lambda: NOW


@pytest.fixture
def dialog(qtbot: QtBot, desk: Desk, client: Client) -> HandOutDialog:
    """The dialog about the result of a check."""
    made = HandOutDialog(desk, client.id, VALUE)
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_client_gets_their_own_with_one_tap(
    dialog: HandOutDialog, desk: Desk, client: Client
) -> None:
    dialog.save.click()
    assert dialog.result() == qt.ACCEPTED
    (line,) = handing.log(desk.store, client.id)
    assert line.handing.direction == "client"
    assert line.handing.party == client.fields.name


def test_others_get_nothing_without_a_consent(
    dialog: HandOutDialog, desk: Desk, client: Client
) -> None:
    dialog.form.show_value(replace(VALUE, direction="out"))
    dialog.save.click()
    assert "相手の名前を入れてください" in visible_text(dialog)
    dialog.form.show_value(replace(VALUE, direction="out", party=BANK))
    dialog.save.click()
    assert f"「{BANK}」に渡す同意を、まだいただいていません。" in visible_text(dialog)
    assert "相手の住所を入れてください" in visible_text(dialog)
    assert dialog.isVisible()
    dialog.form.saved.emit(replace(VALUE, direction="out", party=BANK))
    assert handing.log(desk.store, client.id) == ()


def test_those_with_a_consent_are_offered(qtbot: QtBot, desk: Desk, client: Client) -> None:
    terms = Terms("share", TODAY, BANK, ("checks",))
    for each in (terms, terms, replace(terms, recipient="別の会", items=("figures",))):
        consenting.agree(desk.store, client.id, each)
    dialog = HandOutDialog(desk, client.id, replace(VALUE, direction="out"))
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog._allowed() == (BANK,)
    assert BANK in visible_text(dialog)
    audit(dialog)
    dialog.form.show_value(replace(VALUE, direction="out", party=BANK))
    dialog.save.click()
    assert "代表者の名前を入れてください" in visible_text(dialog)
    audit(dialog)
    for name, text in (("address", "港町1"), ("representative", "港 一郎")):
        editor: Any = dialog.form.editor(name)
        editor.field.setText(text)
    dialog.save.click()
    assert handing.log(desk.store, client.id)[0].consent_id
    again = HandOutDialog(desk, client.id, replace(VALUE, direction="out"))
    qtbot.addWidget(again)
    party: Any = again.form.editor("party")
    party.field.setText(BANK)
    assert (again.form.value.address, again.form.value.representative) == ("港町1", "港 一郎")


def test_it_fits_in_the_largest_text(
    qtbot: QtBot, desk: Desk, client: Client, text_size: Callable[[float], None]
) -> None:
    text_size(1.5)
    dialog = HandOutDialog(desk, client.id, replace(VALUE, direction="out"))
    qtbot.addWidget(dialog)
    dialog.show()
    audit(dialog)
    assert dialog.height() < 700


def _answer(word: str) -> None:
    """Press a button of the dialog that is about to open."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, HandOutDialog):
            (dialog.save.click if word == "記録する" else dialog.reject)()
        else:
            QTimer.singleShot(10, look)

    QTimer.singleShot(0, look)


def test_from_the_preview_with_a_way_back(
    qtbot: QtBot, desk: Desk, client: Client, navigator: RecordingNavigator
) -> None:
    check = finished.finish(desk.store, client.id)
    page = PreviewPage(desk)
    qtbot.addWidget(page)
    page.open(check.id)
    qtbot.waitUntil(lambda: desk.tasks.idle, timeout=20_000)
    _answer("やめる")
    page.handed.trigger()
    assert handing.log(desk.store, client.id) == ()
    _answer("記録する")
    page.handed.trigger()
    assert len(handing.log(desk.store, client.id)) == 1
    assert navigator.last == ("toast", ("渡したことを記録しました。",))
    assert navigator.undo is not None
    navigator.undo()
    assert handing.log(desk.store, client.id) == ()


def test_nothing_is_recorded_when_it_is_left(desk: Desk, client: Client, qtbot: QtBot) -> None:
    parent = PreviewPage(desk)
    qtbot.addWidget(parent)
    _answer("やめる")
    assert not hand_out.record(desk, client.id, parent, items=("checks",), what="結果")
