"""The workspace: ways between pages, keys, hand-over, bands, toast and strip."""

from __future__ import annotations

import importlib.util
import os
import threading
import time
from dataclasses import dataclass
from functools import partial
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from app.errors import NotFound
from app.reports.calculation import Calculation, packed
from app.services import documents, entries, profile
from app.ui import navigation, qt
from app.ui.codes.read import ReadCode
from app.ui.dialogs.calculate import CalculateDialog
from app.ui.dialogs.keys import KeysDialog
from app.ui.dialogs.pin import PinDialog
from app.ui.dialogs.read import ReadDialog
from app.ui.navigation import Pages, Place
from app.ui.opened_copies import WIPE_AFTER_S
from app.ui.widgets.basic import column, label
from app.ui.widgets.fields import Field
from app.ui.workspace import NOT_HERE, Workspace
from tests.ui.audit import audit

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from app.domain.records import Client
    from app.ui.desk import Desk

PIN = "2468"
SCREENS = [(1280, 720, 1.0), (1024, 700, 1.0), (1280, 720, 1.5), (1024, 700, 1.5)]


class ListPage(QWidget):
    """A page without a record."""

    heading = "一覧"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.reloads = 0
        self.search = Field(name="さがす")
        self.setLayout(column(label("一覧"), self.search))

    def reload(self) -> None:
        """Count."""
        self.reloads += 1


CALCULATION = Calculation("試算", "", "約4か月", ())


class RecordPage(QWidget):
    """A page of one record; `missing` is not there."""

    heading = "記録"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.shown: list[str] = []
        self.handed: list[bool] = []
        self.setFocusPolicy(qt.STRONG_FOCUS)
        self.setAccessibleName("記録")

    def open(self, record: str) -> None:
        """Show."""
        if record == "missing":
            raise NotFound("記録")
        self.shown.append(record)

    def open_page(self, record: str) -> None:
        """Show."""
        self.open(record)

    def open_evaluation(self, record: str) -> None:
        """Show."""
        self.open(record)

    def open_takeaway(self, record: str) -> None:
        """Show."""
        self.open(record)

    def open_calculation(self, record: str) -> None:
        """Show."""
        self.open(record)

    def hand_over(self, on: bool) -> None:  # noqa: FBT001 - the contract of pages
        """Remember."""
        self.handed.append(on)


class WidePage(RecordPage):
    """A page that needs the whole width."""

    full_width = True

    @override
    def open(self, record: str) -> None:
        """Show."""
        super().open(record)


@dataclass
class FakeModule:
    """Stands for the module of a page."""

    page: type[QWidget]

    def __getattr__(self, name: str) -> type[QWidget]:
        return self.page


@pytest.fixture(autouse=True)
def pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """The workspace is tested with plain pages, so that it does not hang on the real ones."""

    def find(name: str) -> FakeModule:
        last = name.rpartition(".")[2]
        kinds: dict[str, type[QWidget]] = {"today": ListPage, "clients": ListPage}
        kinds["consultations"] = ListPage
        kinds |= {"settings": ListPage, "check": WidePage}
        return FakeModule(kinds.get(last, RecordPage))

    # Only what the workspace imports: whatever else loads late meanwhile finds what it needs.
    loader = SimpleNamespace(import_module=find, util=importlib.util)
    monkeypatch.setattr("app.ui.navigation.importlib", loader)


@pytest.fixture
def work(desk: Desk, qtbot: QtBot) -> Workspace:
    profile.set_pin(desk.store, PIN)
    made = Workspace(desk)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    made.today()
    qtbot.waitActive(made)
    return made


def place(work: Workspace) -> Place:
    found = work.pages.place
    assert found is not None
    return found


def held(work: Workspace) -> bool:
    return work.handed_over


def shown(work: Workspace) -> QWidget:
    page = work.pages.page
    assert page is not None
    return page


def record(work: Workspace, name: str) -> RecordPage:
    page = work.pages.page_of(name)
    assert isinstance(page, RecordPage)
    return page


def in_dialog(kind: type[QWidget], act: Callable[[QWidget], None], qtbot: QtBot) -> None:
    """Do something with the dialog that the next call will open."""
    tries = iter(range(500))

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind):
            act(dialog)
        elif dialog is not None:
            dialog.close()  # not the one that was expected: the test fails instead of hanging
        elif next(tries, None) is not None:
            QTimer.singleShot(20, look)

    QTimer.singleShot(0, look)


def test_the_words_lead_to_their_pages(work: Workspace) -> None:
    for word in work.nav.findChildren(QWidget):
        if word.property("key") in ("clients", "consultations", "settings", "today"):
            QTest.mouseClick(word, qt.LEFT_BUTTON)
            assert place(work).name == word.property("key")
            assert not work.back_button.isVisible()


def test_every_way_shows_its_page(work: Workspace) -> None:
    ways: list[tuple[Callable[[], None], str, str | None]] = [
        (partial(work.karte, "k1"), "karte", "k1"),
        (partial(work.new_check, None), "start", None),
        (partial(work.resume, "d1"), "check", "d1"),
        (partial(work.result, "c1"), "result", "c1"),
        (partial(work.preview, "c1"), "preview", "c1"),
        (partial(work.page_paper, "term.cloud"), "preview", "term.cloud"),
        (partial(work.calculation_paper, CALCULATION), "preview", packed(CALCULATION)),
        (partial(work.paper, "k1"), "paper", "k1"),
        (partial(work.settings, "pin"), "settings", "pin"),
        (work.consultations, "consultations", None),
        (work.clients, "clients", None),
    ]
    for way, name, argument in ways:
        way()
        assert (place(work).name, place(work).argument) == (name, argument)


def test_a_record_opens_in_its_section(work: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[object] = []
    page = record(work, "karte")
    monkeypatch.setattr(page, "open", lambda *given: told.append(given))
    monkeypatch.setattr(page, "part", SimpleNamespace(show_entry=told.append), raising=False)
    work.record("k1", "documents", "d1")
    assert told == [("k1", "documents"), "d1"]
    assert place(work) == Place("karte", "k1", part="documents")


def test_back_returns_and_fills_the_page_again(work: Workspace) -> None:
    work.clients()
    work.karte("k1")
    work.result("c1")
    work.back_button.click()
    assert place(work) == Place("karte", "k1")
    assert record(work, "karte").shown == ["k1", "k1"]
    QTest.keyClick(shown(work), qt.KEY.Key_Escape)
    assert place(work).name == "clients"
    work.back()
    assert place(work).name == "clients"


def test_a_finished_check_is_no_place_to_go_back_to(work: Workspace) -> None:
    work.new_check()
    work.resume("d1")
    work.result("c1")
    work.back()
    assert place(work).name == "today"


def test_a_missing_record_is_told_and_nothing_moves(work: Workspace, qtbot: QtBot) -> None:
    with qtbot.waitSignal(work.desk.failures.shown) as shown:
        work.karte("missing")
    assert "見つかりません" in str(shown.args)
    assert place(work).name == "today"


def test_ctrl_f_goes_to_the_search(work: Workspace) -> None:
    QTest.keyClick(shown(work), qt.KEY.Key_F, qt.CTRL)
    assert place(work).name == "clients"
    page = work.pages.page
    assert isinstance(page, ListPage)
    assert page.search.hasFocus()


def test_ctrl_p_previews_the_result(work: Workspace) -> None:
    QTest.keyClick(shown(work), qt.KEY.Key_P, qt.CTRL)
    assert place(work).name == "today"
    work.result("c1")
    QTest.keyClick(shown(work), qt.KEY.Key_P, qt.CTRL)
    assert place(work) == Place("preview", "c1")


def test_the_calculators_open_over_the_page_and_print(work: Workspace) -> None:
    work.calculate("c1", "レジ")
    (dialog,) = work.findChildren(CalculateDialog)
    assert dialog.about.text() == "レジ"
    assert not dialog.keep.isHidden()
    dialog.reject()
    dialog.deleteLater()


def test_a_code_is_read_over_the_page_by_the_advisor_only(work: Workspace) -> None:
    work.read_code()
    (dialog,) = work.findChildren(ReadCode)
    dialog.reject()
    dialog.deleteLater()
    work.result("c1")
    work.hand_over()
    work.read_code()
    assert not [each for each in work.findChildren(ReadCode) if each.isVisible()]


def test_the_evaluation_sheet_is_previewed(work: Workspace) -> None:
    work.evaluation("c1")
    assert place(work) == Place("preview", "c1", "open_evaluation")


def test_the_paper_of_a_code_is_previewed(work: Workspace) -> None:
    work.takeaway_paper("BANSO1:AA")
    assert place(work) == Place("preview", "BANSO1:AA", "open_takeaway")


def test_a_page_of_the_library_is_read_over_the_page(work: Workspace) -> None:
    work.read("term.cloud")
    (dialog,) = work.findChildren(ReadDialog)
    assert list(dialog.way) == ["term.cloud"]
    dialog.reject()
    dialog.deleteLater()


def test_f5_reads_again_and_f6_is_left_to_the_input_method(work: Workspace) -> None:
    page = work.pages.page
    assert isinstance(page, ListPage)
    before = page.reloads
    QTest.keyClick(page, qt.KEY.Key_F5)
    for key in (qt.KEY.Key_F6, qt.KEY.Key_F7, qt.KEY.Key_F8, qt.KEY.Key_F9, qt.KEY.Key_F10):
        QTest.keyClick(page, key)
    assert page.reloads == before + 1


def test_ctrl_l_asks_for_the_lock(work: Workspace, qtbot: QtBot) -> None:
    with qtbot.waitSignal(work.lock_wanted):
        QTest.keyClick(shown(work), qt.KEY.Key_L, qt.CTRL)


def test_f1_lists_the_keys(work: Workspace, qtbot: QtBot) -> None:
    seen: list[bool] = []

    def read(dialog: QWidget) -> None:
        audit(dialog)
        seen.append(True)
        dialog.close()

    in_dialog(KeysDialog, read, qtbot)
    QTest.keyClick(shown(work), qt.KEY.Key_F1)
    assert seen == [True]


def test_hand_over_needs_a_page_for_the_owner(work: Workspace) -> None:
    QTest.keyClick(shown(work), qt.KEY.Key_F11)
    assert not work.handed_over
    assert work.toast_view.text == NOT_HERE


def test_the_word_for_hand_over_shows_where_it_works(work: Workspace) -> None:
    hand = work.nav._tools["hand"]
    assert hand.isHidden()
    work.result("c1")
    assert not hand.isHidden()
    work.today()
    assert hand.isHidden()


def test_hand_over_hides_everything_else(work: Workspace) -> None:
    work.clients()
    work.result("c1")
    QTest.keyClick(shown(work), qt.KEY.Key_F11)
    assert record(work, "result").handed == [True]
    assert not work.nav.isVisible()
    assert not work.back_button.isVisible()
    for way in (work.today, work.clients, work.settings, work.back, partial(work.karte, "k1")):
        way()
        assert place(work) == Place("result", "c1")
    QTest.keyClick(shown(work), qt.KEY.Key_F, qt.CTRL)
    assert place(work) == Place("result", "c1")
    work.toast("株式会社みなと食堂を直しました。")
    assert work.toast_view.text == ""


def test_a_check_in_the_owners_hands_ends_in_its_result(work: Workspace) -> None:
    work.resume("d1")
    work.hand_over()
    work.result("c1")
    assert place(work) == Place("result", "c1")
    assert record(work, "result").handed == [True]
    assert not work.nav.isVisible()


def test_leaving_the_hand_over_takes_the_pin(work: Workspace, qtbot: QtBot) -> None:
    work.result("c1")
    work.hand_over()
    assert held(work)

    def give_up(dialog: QWidget) -> None:
        assert isinstance(dialog, PinDialog)
        dialog.reject()

    in_dialog(PinDialog, give_up, qtbot)
    work.hand_over()
    assert held(work)

    def know(dialog: QWidget) -> None:
        assert isinstance(dialog, PinDialog)
        audit(dialog)
        dialog.proof.pin.field.setText(PIN)
        dialog.proof.check()

    in_dialog(PinDialog, know, qtbot)
    work.hand_over()
    assert not held(work)
    assert work.nav.isVisible()
    assert record(work, "result").handed == [True, False]


def test_a_page_may_take_the_whole_width(work: Workspace) -> None:
    work.resume("d1")
    assert not work.nav.isVisible()
    work.result("c1")
    assert work.nav.isVisible()


def test_a_toast_can_be_taken_back(work: Workspace) -> None:
    undone: list[int] = []
    work.toast("ゴミ箱に入れました。", lambda: undone.append(1))
    assert work.toast_view.text == "ゴミ箱に入れました。"
    work.toast_view._undo_button.click()
    assert undone == [1]
    assert work.toast_view.text == ""


def test_esc_closes_a_warning_before_it_leaves_the_page(work: Workspace) -> None:
    work.clients()
    work.result("c1")
    work.warn("まだ保存していません。")
    QTest.keyClick(shown(work), qt.KEY.Key_Escape)
    assert (work.toast_view.text, place(work).name) == ("", "result")
    work.toast("直しました。")
    QTest.keyClick(shown(work), qt.KEY.Key_Escape)
    assert place(work).name == "clients"


def test_a_warning_waits_while_the_owner_holds_the_device(work: Workspace) -> None:
    work.result("c1")
    work.hand_over()
    work.warn("まだ保存していません。")
    assert held(work)
    assert work.toast_view.text == ""
    work._set_handed_over(on=False)
    assert work.toast_view.text == "まだ保存していません。"


def test_a_long_toast_stays_inside(work: Workspace) -> None:
    work.toast("「" + "とても長い名前の株式会社" * 12 + "」をゴミ箱に入れました。", lambda: None)
    assert work.rect().contains(work.toast_view.geometry())
    work.resize(1024, 700)
    assert work.rect().contains(work.toast_view.geometry())


def test_a_toast_leaves_the_way_to_other_pages_free(work: Workspace) -> None:
    work.clients()
    work.warn("「" + "とても長い名前の株式会社" * 12 + "」は、まだ保存していません。")
    shown(work)
    work.toast_view.place()
    assert not work.toast_view.geometry().intersects(work.nav.geometry())


def test_slow_work_shows_in_the_strip_and_can_be_left(work: Workspace, qtbot: QtBot) -> None:
    gate, arrived = threading.Event(), list[object]()
    job = work.desk.tasks.run(
        lambda: gate.wait(20), arrived.append, owner=work, text="控えを取っています…"
    )
    work.strip.look()
    assert work.strip.text == ""
    job.started = time.monotonic() - 1.5
    work.strip.look()
    assert work.strip.text == "控えを取っています…"
    assert not work.strip._stop.isVisible()
    job.started = time.monotonic() - 4
    work.strip.look()
    work.strip._stop.click()
    assert work.strip.text == ""
    gate.set()
    qtbot.waitUntil(lambda: work.desk.tasks.idle)
    assert arrived == []


def test_sample_data_wear_a_band(desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.store.demo = True
    work = Workspace(desk)
    qtbot.addWidget(work)
    work.resize(1024, 700)
    work.show()
    work.today()
    audit(work)
    assert work.band.isVisible()
    buttons = [child for child in work.band.findChildren(QWidget) if child.property("role")]
    work.result("c1")
    work.hand_over()
    assert not any(way.isVisible() for way in work._ways_out)
    work._set_handed_over(on=False)
    with qtbot.waitSignal(work.demo_over):
        next(b for b in buttons if b.accessibleName() == "サンプルを終える").click()  # type: ignore[attr-defined]


@pytest.mark.parametrize(("width", "height", "scale"), SCREENS)
def test_nothing_is_clipped(
    width: int,
    height: int,
    scale: float,
    desk: Desk,
    qtbot: QtBot,
    text_size: Callable[[float], None],
) -> None:
    text_size(scale)
    work = Workspace(desk)
    qtbot.addWidget(work)
    work.resize(width, height)
    work.show()
    work.clients()
    work.karte("k1")
    audit(work)


def test_pages_take_up_another_look_unless_they_hold_something(
    work: Workspace, desk: Desk, qtbot: QtBot
) -> None:
    kept, waiting, plain = (record(work, name) for name in ("karte", "result", "trash"))
    typed = Field(name="メモ")
    typed.unsaved = True  # type: ignore[attr-defined]
    kept.setLayout(column(typed))
    part = QWidget(waiting)
    gate, done = threading.Event(), threading.Event()
    desk.tasks.run(lambda: gate.wait(20), lambda _: done.set(), owner=part)
    current = shown(work)
    work.fit()
    assert shown(work) is current
    assert record(work, "karte") is kept
    assert record(work, "result") is waiting
    assert record(work, "trash") is not plain
    gate.set()
    qtbot.waitUntil(done.is_set, timeout=20_000)
    assert desk.tasks.idle
    work.fit()
    assert record(work, "result") is not waiting


def test_open_copies_are_looked_after_whichever_page_shows(
    work: Workspace, client: Client, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    store = work.desk.store
    entry, _ = documents.add(store, client.id, "話.txt", "きょうの話".encode())
    work.desk.copies.open(entry.id, lambda: True)
    qtbot.waitUntil(lambda: work.desk.copies.open_ones == (entry.id,))
    (path,) = store.folder.opened.glob("*/[!.]*")
    written = path.stat().st_mtime
    path.write_bytes("直した話".encode())
    os.utime(path, (written + 10, written + 10))
    work.fit()
    work.desk.copies.look(written + 20)
    qtbot.waitUntil(lambda: work.desk.tasks.idle)
    value = documents.value_of(entries.get(store, entry.id))
    assert documents.content(store, value) == "直した話".encode()
    assert "新しい版を取り込みました" in work.toast_view.text
    work.desk.copies.look(written + 20 + WIPE_AFTER_S)
    qtbot.waitUntil(lambda: work.desk.tasks.idle)
    assert not path.exists()


def test_pages_that_do_not_exist_have_no_word() -> None:
    assert navigation.exists("settings")
    assert not navigation.exists("nowhere")


def test_a_page_is_made_once(desk: Desk, qtbot: QtBot) -> None:
    pages = Pages(desk)
    qtbot.addWidget(pages)
    assert pages.page_of("karte") is pages.page_of("karte")
