"""書類: taken in by every way, looked at, opened elsewhere, and thrown away."""

from __future__ import annotations

import os
import threading
import warnings
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from app.domain.entries.document import Document
from app.domain.records import ClientFields
from app.errors import NotFound
from app.services import clients, documents, entries, opened_files, rescued, undo
from app.ui.karte.documents import DocumentsSection
from app.ui.opened_copies import STABLE_S, WIPE_AFTER_S
from tests.pictures import PDF, PROGRAM, photo, position_of
from tests.ui.audit import audit
from tests.ui.fixtures import NOW
from tests.ui.looking import show, visible_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.domain.changes import Changes
    from app.domain.records import Client
    from app.ui.desk import Desk
    from tests.ui.fixtures import RecordingNavigator


@pytest.fixture
def section(
    qtbot: QtBot, desk: Desk, client: Client, monkeypatch: pytest.MonkeyPatch
) -> DocumentsSection:
    """The section of a client without documents; nothing opens in other programs."""
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    desk.store.clock = lambda: NOW
    made = DocumentsSection(desk)
    made.open(client.id)
    show(qtbot, made, 1040, 560)
    return made


@pytest.fixture
def shown(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What failures were shown."""
    said: list[str] = []
    monkeypatch.setattr(
        type(desk.failures), "show", lambda _self, error, *_more: said.append(str(error))
    )
    return said


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """A photo with a position, and a PDF."""
    photo_file, paper = tmp_path / "店.jpg", tmp_path / "見積.pdf"
    photo_file.write_bytes(photo((300, 200)))
    paper.write_bytes(PDF)
    return [photo_file, paper]


def names(desk: Desk, client: Client) -> set[str]:
    found = documents.of_client(desk.store, client.id)
    return {documents.value_of(each).name for each in found}


def dropped(paths: list[Path]) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drop(section: DocumentsSection, data: QMimeData, shape: Any, at: object) -> bool:
    """Whether the section takes what a person drags there."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # Qt has no other way to make one
        event = shape(
            at,
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    event.ignore()
    QApplication.sendEvent(section, event)
    return bool(event.isAccepted())


def wait_for(qtbot: QtBot, section: DocumentsSection, count: int) -> None:
    qtbot.waitUntil(lambda: len(section.grid.tiles) == count, timeout=10_000)


def test_dropped_files_are_taken_in_as_one_step(
    qtbot: QtBot,
    section: DocumentsSection,
    desk: Desk,
    client: Client,
    files: list[Path],
    navigator: RecordingNavigator,
) -> None:
    assert "まだ書類がありません" in visible_text(section)
    data = dropped(files)
    assert drop(section, data, QDragEnterEvent, QPoint(9, 9))
    assert drop(section, data, QDropEvent, QPointF(9, 9))
    wait_for(qtbot, section, 2)
    assert names(desk, client) == {"店.jpg", "見積.pdf"}
    name, given = navigator.last
    changes: Changes = given[0]
    assert (name, given[1]) == ("done", "書類を2件取り込みました。")
    undo.undo(desk.store, changes.undo)
    assert names(desk, client) == set()


def test_words_that_are_dropped_are_no_file(section: DocumentsSection) -> None:
    data = QMimeData()
    data.setText("ただの文")
    assert not drop(section, data, QDragEnterEvent, QPoint(9, 9))
    assert not drop(section, data, QDropEvent, QPointF(9, 9))


def test_a_thumbnail_shows(
    qtbot: QtBot, section: DocumentsSection, desk: Desk, files: list[Path]
) -> None:
    section.take_in(files[:1])
    wait_for(qtbot, section, 1)
    qtbot.waitUntil(lambda: not section.grid.tiles[0]._picture.isNull())
    value = documents.value_of(section.grid.tiles[0].entry)
    assert position_of(documents.content(desk.store, value)) == {}


def test_what_is_refused_is_named_and_the_rest_is_taken_in(
    qtbot: QtBot,
    section: DocumentsSection,
    files: list[Path],
    tmp_path: Path,
    shown: list[str],
) -> None:
    bad = tmp_path / "写真.jpg"
    bad.write_bytes(PROGRAM)
    section.take_in([bad, files[1]])
    wait_for(qtbot, section, 1)
    assert "写真.jpg" in shown[0]
    section.take_in([bad])
    qtbot.waitUntil(lambda: len(shown) == 2)


def test_all_that_is_refused_is_named_with_its_reason(
    qtbot: QtBot,
    section: DocumentsSection,
    desk: Desk,
    tmp_path: Path,
    text_size: Callable[[float], None],
) -> None:
    text_size(1.5)
    said: list[str] = []
    desk.failures.shown.connect(lambda title, _hint: said.append(title))
    bad = [tmp_path / f"道具{number}.exe" for number in range(30)]
    for path in bad:
        path.write_bytes(PROGRAM)
    empty = tmp_path / "空.txt"
    empty.write_bytes(b"")
    section.take_in([*bad, empty])
    qtbot.waitUntil(lambda: desk.tasks.idle, timeout=20_000)
    dialog = desk.failures._open
    assert dialog is not None
    assert dialog.title == "ファイル31件は、取り込めませんでした。"
    assert all(path.name in dialog.hint for path in (*bad, empty))
    assert dialog.hint.count("取り込めるのは") == 1
    assert "中身のあるファイル" in dialog.hint
    assert dialog.height() <= 700
    audit(dialog)
    dialog.accept()
    QApplication.processEvents()
    assert said == [dialog.title]


def test_chosen_in_the_dialog(
    qtbot: QtBot, section: DocumentsSection, files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter([[], [str(files[1])]])
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (next(answers), ""))
    section.choose.click()
    section.choose.click()
    wait_for(qtbot, section, 1)


def test_pasted_from_the_clipboard(
    qtbot: QtBot,
    section: DocumentsSection,
    desk: Desk,
    client: Client,
    files: list[Path],
    navigator: RecordingNavigator,
) -> None:
    QGuiApplication.clipboard().clear()
    section.pasting.click()
    assert "コピーされていません" in str(navigator.last)
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    QGuiApplication.clipboard().setImage(image)
    QTest.keyClick(section, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    wait_for(qtbot, section, 1)
    assert next(iter(names(desk, client))).startswith("貼り付けた画像_2026-11-22")
    kept = documents.value_of(section.grid.tiles[0].entry)
    assert (
        QImage.fromData(documents.content(desk.store, kept)).pixelColor(39, 29).name() == "#336699"
    )
    QGuiApplication.clipboard().setMimeData(dropped(files[1:]))
    section.paste()
    wait_for(qtbot, section, 2)
    QGuiApplication.clipboard().clear()


@pytest.fixture
def copied_picture() -> Iterator[QImage]:
    """A picture in the clipboard."""
    image = QImage(41, 30, QImage.Format.Format_ARGB32)
    image.fill(0x80336699)
    QGuiApplication.clipboard().setImage(image)
    yield image
    QGuiApplication.clipboard().clear()


def held(desk: Desk, owner: QWidget) -> threading.Event:
    """The worker of the store is busy with something else until this is set."""
    gate = threading.Event()
    desk.tasks.run(lambda: gate.wait(30), lambda _: None, owner=owner, lane="store")
    return gate


@pytest.mark.usefixtures("copied_picture")
def test_a_picture_is_pasted_once_and_a_word_shows_meanwhile(
    qtbot: QtBot, section: DocumentsSection, desk: Desk, client: Client
) -> None:
    section.pasting.setFocus()
    gate = held(desk, section)
    section.pasting.click()
    assert "貼り付けています" in visible_text(section)
    assert not section.pasting.isEnabled()
    QTest.keyClick(section, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    gate.set()
    qtbot.waitUntil(lambda: desk.tasks.idle)
    assert "貼り付けています" not in visible_text(section)
    assert section.pasting.isEnabled()
    assert len(names(desk, client)) == 1


@pytest.mark.usefixtures("copied_picture")
def test_a_pasted_picture_belongs_to_the_client_who_showed(
    qtbot: QtBot,
    section: DocumentsSection,
    desk: Desk,
    client: Client,
    navigator: RecordingNavigator,
) -> None:
    other, _ = clients.create(desk.store, ClientFields("別の店"))
    gate = held(desk, section)
    section.pasting.click()
    section.open(other.id)
    assert section.pasting.isEnabled(), "the other one has none taken in"
    gate.set()
    qtbot.waitUntil(lambda: desk.tasks.idle)
    assert (len(names(desk, client)), names(desk, other)) == (1, set())
    assert section.detail.entry_id == ""
    assert navigator.last[1][1] == "前に開いていたお客様：書類を取り込みました。"


@pytest.mark.usefixtures("copied_picture")
def test_a_picture_that_cannot_be_kept_says_why(
    qtbot: QtBot, section: DocumentsSection, desk: Desk, client: Client, shown: list[str]
) -> None:
    desk.store.folder.documents.write_bytes(b"in the way")
    section.pasting.click()
    qtbot.waitUntil(lambda: desk.tasks.idle)
    assert len(shown) == 1
    assert names(desk, client) == set()
    assert section.pasting.isEnabled()


@pytest.fixture
def chosen(qtbot: QtBot, section: DocumentsSection, desk: Desk, client: Client) -> DocumentsSection:
    """The section with two documents, one of them chosen."""
    documents.add(desk.store, client.id, "見積.pdf", PDF)
    documents.add(desk.store, client.id, "メモ.txt", "きょうの話".encode())
    section.reload()
    QApplication.processEvents()
    section.grid.tiles[0].click()
    assert section.detail.isVisible()
    return section


def value(desk: Desk, section: DocumentsSection) -> Document:
    return documents.value_of(entries.get(desk.store, section.detail.entry_id))


def test_name_day_and_note_save_themselves(chosen: DocumentsSection, desk: Desk) -> None:
    form = chosen.detail.form
    form.show_value(Document(name="話し合い", media="txt", note="大事"))
    form.changed.emit()
    chosen.settle()
    assert (value(desk, chosen).name, value(desk, chosen).note) == ("話し合い.txt", "大事")
    assert documents.content(desk.store, value(desk, chosen)) == "きょうの話".encode()


def test_with_the_keyboard_from_tile_to_tile(chosen: DocumentsSection) -> None:
    first, second = chosen.grid.tiles
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert second.hasFocus()
    QTest.keyClick(second, Qt.Key.Key_Return)
    assert chosen.detail.entry_id == second.entry.id
    assert not first.isChecked()
    QTest.keyClick(second, Qt.Key.Key_Right)
    assert first.hasFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert first.hasFocus()
    second.move(first.x(), 400)
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    QTest.keyClick(second, Qt.Key.Key_Up)
    assert first.hasFocus()


def test_a_document_opens_from_elsewhere(chosen: DocumentsSection) -> None:
    first, second = (tile.entry.id for tile in chosen.grid.tiles)
    assert chosen.detail.entry_id == first
    chosen.show_entry(second)
    QApplication.processEvents()
    assert chosen.detail.entry_id == second
    assert [tile.isChecked() for tile in chosen.grid.tiles] == [False, True]
    assert chosen.grid.tiles[1].hasFocus()
    with pytest.raises(NotFound):
        chosen.show_entry("nothing")


def test_thrown_away_with_a_way_back(
    chosen: DocumentsSection, desk: Desk, client: Client, navigator: RecordingNavigator
) -> None:
    QTest.keyClick(chosen, Qt.Key.Key_Delete)
    assert names(desk, client) == {"見積.pdf"}
    assert navigator.last[1][1] == "書類をゴミ箱に入れました。"
    assert not chosen.detail.isVisible()
    QTest.keyClick(chosen, Qt.Key.Key_Delete)
    assert names(desk, client) == {"見積.pdf"}


def test_a_document_thrown_away_elsewhere_leaves_the_detail(
    chosen: DocumentsSection, desk: Desk, shown: list[str]
) -> None:
    gone = chosen.detail.entry_id
    desk.refresh.publish(entries.trash(desk.store, gone))
    assert chosen.detail.entry_id == ""
    chosen._throw(gone)
    assert len(shown) == 1


def test_taken_out_as_a_file(
    qtbot: QtBot,
    chosen: DocumentsSection,
    tmp_path: Path,
    navigator: RecordingNavigator,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answers = iter(["", str(tmp_path / "out.txt")])
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (next(answers), ""))
    chosen.detail.take_out.click()
    chosen.detail.take_out.click()
    qtbot.waitUntil(lambda: "warn" in navigator.names())
    assert (tmp_path / "out.txt").read_bytes() == "きょうの話".encode()
    assert "暗号になっていません" in str(navigator.last)


def settle(qtbot: QtBot, desk: Desk) -> None:
    """Let the workers end, and what comes of it."""
    qtbot.waitUntil(lambda: desk.tasks.idle)


def copy_of(qtbot: QtBot, chosen: DocumentsSection) -> Path:
    chosen.detail.show_it.click()
    settle(qtbot, chosen._desk)
    (path,) = chosen._desk.store.folder.opened.glob("*/[!.]*")
    return path


def test_opened_elsewhere_says_so_and_is_wiped(qtbot: QtBot, chosen: DocumentsSection) -> None:
    path = copy_of(qtbot, chosen)
    assert "暗号でない写し" in visible_text(chosen)
    written = path.stat().st_mtime
    chosen.opened.look(written + WIPE_AFTER_S - 1)
    settle(qtbot, chosen._desk)
    assert path.exists()
    chosen.opened.look(written + WIPE_AFTER_S + 1)
    settle(qtbot, chosen._desk)
    assert not path.exists()
    assert chosen.opened.open_ones == ()
    assert "暗号でない写し" not in visible_text(chosen)


def test_what_was_changed_elsewhere_becomes_a_new_version(
    qtbot: QtBot, chosen: DocumentsSection, desk: Desk, navigator: RecordingNavigator
) -> None:
    path = copy_of(qtbot, chosen)
    written = path.stat().st_mtime
    path.write_bytes("直した話".encode())
    os.utime(path, (written + 10, written + 10))
    chosen.opened.look(written + 10 + STABLE_S / 2)
    settle(qtbot, chosen._desk)
    assert documents.content(desk.store, value(desk, chosen)) == "きょうの話".encode()
    chosen.opened.look(written + 20)
    settle(qtbot, chosen._desk)
    assert documents.content(desk.store, value(desk, chosen)) == "直した話".encode()
    assert "新しい版を取り込みました" in str(navigator.last)
    os.utime(path, (written + 30, written + 30))
    count = len(navigator.calls)
    chosen.opened.look(written + 40)
    settle(qtbot, chosen._desk)
    assert len(navigator.calls) == count


def test_a_change_that_cannot_be_taken_in_is_said_once(
    qtbot: QtBot, chosen: DocumentsSection, shown: list[str]
) -> None:
    path = copy_of(qtbot, chosen)
    written = path.stat().st_mtime
    path.write_bytes(PROGRAM)
    os.utime(path, (written + 10, written + 10))
    for second in (20, 30):
        chosen.opened.look(written + second)
        settle(qtbot, chosen._desk)
    assert len(shown) == 1


def test_wiped_at_once_when_asked(
    qtbot: QtBot, chosen: DocumentsSection, desk: Desk, navigator: RecordingNavigator
) -> None:
    path = copy_of(qtbot, chosen)
    path.write_bytes("直した話".encode())
    chosen.detail.wipe.click()
    settle(qtbot, chosen._desk)
    assert not path.exists()
    assert documents.content(desk.store, value(desk, chosen)) == "直した話".encode()
    assert "新しい版" in str(navigator.last)
    chosen.opened.close("not open")
    settle(qtbot, chosen._desk)


def test_a_document_that_cannot_be_read_says_so(
    qtbot: QtBot, chosen: DocumentsSection, desk: Desk, shown: list[str]
) -> None:
    (desk.store.folder.documents / value(desk, chosen).blob).unlink()
    chosen.detail.show_it.click()
    settle(qtbot, chosen._desk)
    assert "見つかりません" in shown[0]
    assert opened_files.all_of_them(desk.store) == ()


def test_work_on_a_document_that_is_gone_is_kept_and_said(
    qtbot: QtBot, chosen: DocumentsSection, desk: Desk, shown: list[str]
) -> None:
    path = copy_of(qtbot, chosen)
    entry_id = chosen.detail.entry_id
    entries.trash(desk.store, entry_id)
    path.write_bytes("直した話".encode())
    chosen.opened.close(entry_id)
    settle(qtbot, chosen._desk)
    (said,) = shown
    assert "今日" in said
    assert not path.exists()
    assert chosen.opened.open_ones == ()
    assert [each.name for each in rescued.all_of_them(desk.store)] == [path.name]


def test_what_was_refused_is_kept_before_it_is_wiped(
    qtbot: QtBot, chosen: DocumentsSection, desk: Desk, shown: list[str]
) -> None:
    path = copy_of(qtbot, chosen)
    path.write_bytes(PROGRAM)
    written = path.stat().st_mtime
    chosen.opened.look(written + WIPE_AFTER_S + 1)
    settle(qtbot, chosen._desk)
    assert not path.exists()
    assert len(rescued.all_of_them(desk.store)) == 1
    assert len(shown) == 2  # that it is refused, and that it is kept


def test_where_nothing_can_be_written_the_copy_stays(
    qtbot: QtBot, chosen: DocumentsSection, desk: Desk, shown: list[str]
) -> None:
    path = copy_of(qtbot, chosen)
    path.write_bytes("直した話".encode())
    written = path.stat().st_mtime
    desk.store.folder.documents.rename(desk.store.folder.root / "elsewhere")
    desk.store.folder.documents.write_bytes(b"in the way")
    for second in (1, 6):
        chosen.opened.look(written + WIPE_AFTER_S + second)
        settle(qtbot, chosen._desk)
    assert len(shown) == 1
    assert path.read_bytes() == "直した話".encode()
    chosen.opened.close(chosen.detail.entry_id)
    settle(qtbot, chosen._desk)
    assert len(shown) == 2
    desk.store.folder.documents.unlink()
    (desk.store.folder.root / "elsewhere").rename(desk.store.folder.documents)
    chosen.opened.close(chosen.detail.entry_id)
    settle(qtbot, chosen._desk)
    assert documents.content(desk.store, value(desk, chosen)) == "直した話".encode()


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_it_can_be_read_and_reached(
    chosen: DocumentsSection,
    text_size: Callable[[float], None],
    desk: Desk,
    scale: float,
    qtbot: QtBot,
    client: Client,
) -> None:
    text_size(scale)
    section = DocumentsSection(desk)
    section.open(client.id)
    show(qtbot, section, 800, 560)
    section.grid.tiles[0].click()
    audit(section)
