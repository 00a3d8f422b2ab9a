"""Tags and who is in charge, for several clients at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.records import ClientFields, Colleague
from app.services import clients, colleagues, undo
from app.services import several as services
from app.ui.dialogs import several
from app.ui.dialogs.several import MOST, SeveralDialog
from app.ui.forms.choices import Chips
from tests.ui.audit import audit
from tests.ui.looking import leave
from tests.ui.stores import read_only

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from app.ui.desk import Desk
    from tests.ui.fixtures import RecordingNavigator

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    """What the dialogs belong to."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def picks(desk: Desk) -> frozenset[str]:
    """Two clients, one of them with a tag."""
    given = (ClientFields("あおば", tags=("組合",)), ClientFields("いろは"))
    return frozenset(clients.create(desk.store, each)[0].id for each in given)


def _answer(job: Callable[[Any], object]) -> None:
    def press() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, SeveralDialog)
        try:
            audit(dialog)
            job(dialog)
        except BaseException:
            dialog.reject()  # or the test would wait for ever
            raise

    QTimer.singleShot(0, press)


def _said(desk: Desk, navigator: RecordingNavigator, qtbot: QtBot) -> str:
    qtbot.waitUntil(lambda: desk.tasks.idle and bool(navigator.calls), timeout=20_000)
    name, given = navigator.calls.pop()
    if name == "done":
        undo.undo(desk.store, given[0].undo)
    return str(given[-1])


def test_a_typed_tag_is_put_on_all_and_taken_back_in_one_step(
    desk: Desk, picks: frozenset[str], owner: QWidget, navigator: RecordingNavigator, qtbot: QtBot
) -> None:
    def type_it(dialog: SeveralDialog) -> None:
        assert not dialog.take.isEnabled()
        QTest.keyClick(dialog, Qt.Key.Key_Return, CTRL)
        assert dialog.isVisible(), "without a tag it goes nowhere"
        dialog.editor.field.setText("酒蔵、組合")  # type: ignore[union-attr]
        QTest.keyClick(dialog, Qt.Key.Key_Return, CTRL)

    _answer(type_it)
    several.give_tags(desk, picks, owner)
    qtbot.waitUntil(lambda: desk.tasks.idle, timeout=20_000)
    assert services.tags_of(desk.store, picks) == {"組合": 2, "酒蔵": 2}
    assert _said(desk, navigator, qtbot) == "2件にタグを付けました。"
    assert services.tags_of(desk.store, picks) == {"組合": 1}


def test_tags_in_use_are_offered_and_one_that_is_there_changes_nothing(
    desk: Desk, picks: frozenset[str], owner: QWidget, navigator: RecordingNavigator, qtbot: QtBot
) -> None:
    def pick(dialog: Any) -> None:
        dialog.editor.offered.itemAt(0).widget().click()
        assert dialog.take.isEnabled()
        dialog.take.click()

    having = frozenset(each for each in picks if services.tags_of(desk.store, {each}))
    _answer(pick)
    several.give_tags(desk, having, owner)
    assert _said(desk, navigator, qtbot) == "そのタグは、もう付いています。"


def test_tags_are_taken_off(
    desk: Desk, picks: frozenset[str], owner: QWidget, navigator: RecordingNavigator, qtbot: QtBot
) -> None:
    def pick(dialog: Any) -> None:
        (chip,) = dialog.editor.chips.values()
        assert chip.text() == "組合（1件）"
        chip.click()
        chip.click()
        assert not dialog.take.isEnabled()
        chip.click()
        dialog.take.click()

    _answer(pick)
    several.take_tags(desk, picks, owner)
    assert _said(desk, navigator, qtbot) == "1件からタグを外しました。"
    services.take_tags(desk.store, picks, ("組合",))
    several.take_tags(desk, picks, owner)
    assert _said(desk, navigator, qtbot) == "選んだお客様に、タグは付いていません。"


def test_who_is_in_charge_is_changed_and_left_alone(
    desk: Desk, picks: frozenset[str], owner: QWidget, navigator: RecordingNavigator, qtbot: QtBot
) -> None:
    taker = colleagues.save(desk.store, Colleague("", "見本 さくら"))[0].id

    def take(dialog: Any) -> None:
        dialog.editor.chips[taker].click()
        dialog.take.click()

    _answer(lambda _dialog: leave())
    several.assign(desk, picks, owner)
    assert desk.tasks.idle
    _answer(take)
    several.assign(desk, picks, owner)
    qtbot.waitUntil(lambda: desk.tasks.idle, timeout=20_000)
    assert {clients.get(desk.store, each).fields.owner for each in picks} == {taker}
    assert _said(desk, navigator, qtbot) == "2件の担当を変えました。"


def test_what_cannot_be_written_is_shown(
    desk: Desk, picks: frozenset[str], owner: QWidget, qtbot: QtBot
) -> None:
    def nobody(dialog: Any) -> None:
        dialog.editor.chips[several.NOBODY].click()
        dialog.take.click()

    services.assign(desk.store, picks, colleagues.save(desk.store, Colleague("", "さくら"))[0].id)
    with read_only(desk.store):
        _answer(nobody)
        several.assign(desk, picks, owner)
        qtbot.waitUntil(lambda: desk.failures._open is not None, timeout=20_000)
    assert desk.failures._open is not None
    desk.failures._open.accept()


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_many_chips_scroll(
    owner: QWidget, scale: float, text_size: Callable[[float], None]
) -> None:
    text_size(scale)
    chips = Chips("担当", {str(number): f"見本 花子{number}" for number in range(MOST * 5)})
    dialog = SeveralDialog("60件の担当を変える", chips, "変える", owner)
    dialog.open()
    audit(dialog)
    assert dialog.height() < 720
    dialog.reject()
