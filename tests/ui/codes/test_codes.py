"""A result goes out as a code on the screen, and comes in from a picture, a paste or a drop."""

from __future__ import annotations

import io
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget

from app.services import checks, claiming, clients, ledger, qr, takeaway
from app.ui.codes.read import OWN, TAKEN, THERE, UNKNOWN, ReadCode
from app.ui.codes.show import HOW, ShowCode
from app.ui.dialogs.name import NameDialog
from app.ui.dialogs.pick_client import PickClient
from tests.ui import finished, looking
from tests.ui.audit import audit
from tests.ui.fixtures import TODAY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.domain.records import Check, Client
    from app.ui.desk import Desk
    from tests.ui.fixtures import RecordingNavigator


PLACE = QPointF(20, 20)
COPY, NO_KEYS = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier


def settle(qtbot: QtBot, desk: Desk) -> None:
    qtbot.waitUntil(lambda: desk.tasks.idle, timeout=20_000)
    for _ in range(3):
        QApplication.processEvents()


@pytest.fixture
def check(desk: Desk, client: Client) -> Check:
    return finished.finish(desk.store, client.id)


@pytest.fixture
def code(desk: Desk, check: Check) -> bytes:
    return qr.png(takeaway.for_check(desk.store, check.id))


@pytest.fixture
def reading(desk: Desk, window: QWidget) -> ReadCode:
    dialog = ReadCode(desk, window)
    dialog.show()
    return dialog


def test_the_code_on_the_screen_is_read_by_a_camera(
    qtbot: QtBot, desk: Desk, check: Check, window: QWidget, text_size: Callable[[float], None]
) -> None:
    text_size(1.5)
    dialog = ShowCode(desk, check.id, window)
    dialog.show()
    settle(qtbot, desk)
    assert HOW in looking.visible_text(dialog)
    seen = dialog.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    file = io.BytesIO()
    Image.frombuffer(
        "RGB", (seen.width(), seen.height()), bytes(seen.constBits()), "raw", "BGRX"
    ).save(file, "PNG")
    received = takeaway.read_picture(file.getvalue(), desk.store, TODAY)
    assert received.check.code == check.code
    assert check.code in dialog.view.accessibleDescription()
    assert dialog.height() <= 768
    audit(dialog)


def test_a_file_is_read_and_says_what_it_proves(  # noqa: PLR0913, PLR0917 - all that is read
    reading: ReadCode, qtbot: QtBot, desk: Desk, code: bytes, check: Check, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    picture = tmp_path / "code.png"
    picture.write_bytes(code)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(picture), ""))
    reading.choose.click()
    settle(qtbot, desk)
    said = looking.visible_text(reading)
    assert "経営チェック（41問）" in said
    assert check.code in said
    assert OWN in said
    audit(reading)


def test_another_key_proves_only_that_nothing_was_changed(
    reading: ReadCode, qtbot: QtBot, desk: Desk, code: bytes
) -> None:
    given = takeaway.read_picture(code, None, TODAY).check
    reading.read_text(takeaway.text(given, (), None))
    settle(qtbot, desk)
    assert UNKNOWN in looking.visible_text(reading)


def test_a_picture_is_pasted_by_keys(
    reading: ReadCode, qtbot: QtBot, desk: Desk, code: bytes
) -> None:
    QGuiApplication.clipboard().setImage(QImage.fromData(code))
    QTest.keySequence(reading, "Ctrl+V")
    settle(qtbot, desk)
    assert reading.received is not None


def test_the_text_that_a_telephone_read_is_pasted(
    reading: ReadCode, qtbot: QtBot, desk: Desk, check: Check
) -> None:
    QGuiApplication.clipboard().setText(takeaway.for_check(desk.store, check.id))
    reading.paste.click()
    settle(qtbot, desk)
    assert reading.received is not None


def test_an_empty_clipboard_and_a_wrong_file_are_told(
    reading: ReadCode, qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    QGuiApplication.clipboard().clear()
    wrong = tmp_path / "wrong.png"
    wrong.write_bytes(b"nothing")
    acts = (
        reading.paste.click,
        partial(reading._open, tmp_path / "none.png"),
        partial(reading._open, wrong),
    )
    for act in acts:
        with qtbot.waitSignal(desk.failures.shown):
            act()
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        dialog.reject()
    assert reading.found.isHidden()


def test_a_file_is_dropped(
    reading: ReadCode, qtbot: QtBot, desk: Desk, code: bytes, tmp_path: Path
) -> None:
    picture = tmp_path / "code.png"
    picture.write_bytes(code)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(picture))])
    assert _enters(reading, mime)
    drop = QDropEvent(PLACE, COPY, mime, Qt.MouseButton.LeftButton, NO_KEYS)
    reading.dropEvent(drop)
    settle(qtbot, desk)
    assert reading.received is not None
    assert not _enters(reading, QMimeData())


def _enters(reading: ReadCode, mime: QMimeData) -> bool:
    event = _Enter(mime)
    reading.dragEnterEvent(event)  # type: ignore[arg-type]
    return event.accepted


class _Enter:
    """A drag that comes in; Qt offers no constructor for one that is not deprecated."""

    def __init__(self, mime: QMimeData) -> None:
        self._mime = mime
        self.accepted = False

    def mimeData(self) -> QMimeData:  # noqa: N802 - as Qt names it
        return self._mime

    def acceptProposedAction(self) -> None:  # noqa: N802 - as Qt names it
        self.accepted = True


def _read(reading: ReadCode, qtbot: QtBot, desk: Desk, code: bytes) -> None:
    reading.read(code)
    settle(qtbot, desk)


def test_it_becomes_a_new_clients_check_with_the_same_code(  # noqa: PLR0913, PLR0917 - all that is read
    reading: ReadCode, qtbot: QtBot, desk: Desk, code: bytes, check: Check,
    navigator: RecordingNavigator, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    _read(reading, qtbot, desk, code)
    monkeypatch.setattr(NameDialog, "exec", lambda _: 1)
    monkeypatch.setattr(NameDialog, "given", property(lambda _: "あたらしい商店"))
    reading.new.click()
    settle(qtbot, desk)
    name, (check_id,) = navigator.last
    assert name == "result"
    made = checks.get(desk.store, check_id)
    assert made.code == check.code
    assert made.answers == {k: v for k, v in check.answers.items() if k != "q1.vision"}
    owner = clients.get(desk.store, made.client_id)
    assert owner.fields.name == "あたらしい商店"
    assert owner.fields.industry == check.industry
    with desk.store.reading() as session:
        assert [each.terms.purpose for each in ledger.read(session, owner.id)] == ["keep"]
    assert ("toast", (TAKEN,)) in navigator.calls


def test_it_goes_to_a_known_client_once(  # noqa: PLR0913, PLR0917 - all that is read
    reading: ReadCode, qtbot: QtBot, desk: Desk, code: bytes, check: Check, client: Client,
    navigator: RecordingNavigator, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    def choose(dialog: PickClient) -> int:
        dialog.chosen = next(iter(clients.recent(desk.store, limit=1)))
        return 1

    monkeypatch.setattr(PickClient, "exec", choose)
    _read(reading, qtbot, desk, code)
    reading.give.click()
    settle(qtbot, desk)
    assert navigator.last == ("result", (check.id,))
    assert ("toast", (THERE,)) in navigator.calls
    assert len(checks.history(desk.store, client.id)) == 1


def test_leaving_the_choice_writes_nothing(
    reading: ReadCode, qtbot: QtBot, desk: Desk, code: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    for dialog in (PickClient, NameDialog):
        monkeypatch.setattr(dialog, "exec", lambda _: 0)
    for ask in (reading._give, reading._new, reading._look):
        ask()  # before anything was read
    _read(reading, qtbot, desk, code)
    before = clients.count(desk.store)
    reading.give.click()
    reading.new.click()
    assert clients.count(desk.store) == before


def test_the_whole_paper_can_be_seen_without_a_client(
    reading: ReadCode, qtbot: QtBot, desk: Desk, code: bytes, navigator: RecordingNavigator
) -> None:
    _read(reading, qtbot, desk, code)
    reading.look.click()
    name, (text,) = navigator.last
    assert name == "takeaway_paper"
    given = takeaway.read_text(text, None, TODAY).check
    content = claiming.content(desk.store, given)
    assert content.client_name == claiming.NOBODY
    assert content.code == given.code
    assert len(content.things) == 3
