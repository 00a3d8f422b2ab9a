"""経過: one list of everything, forms that save themselves, earlier versions, and ways back."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.entries.document import Document
from app.domain.entries.kinds import KINDS
from app.domain.entries.simple import Action, Call, Note, Visit
from app.domain.entries.tracker import PlanTask
from app.domain.records import CheckContext
from app.services import checks, entries, timeline
from app.ui import qt
from app.ui.dialogs.versions import VersionsDialog
from app.ui.karte import entry_parts
from app.ui.karte.entry_sheet import PLACES
from app.ui.karte.timeline import NOTHING, TimelineSection
from tests.ui.audit import audit
from tests.ui.fixtures import NOW, TODAY
from tests.ui.looking import show

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from app.domain.records import Client
    from app.ui.desk import Desk
    from tests.ui.fixtures import RecordingNavigator


@pytest.fixture
def section(qtbot: QtBot, desk: Desk, client: Client) -> TimelineSection:
    """The section of the client, wide, with some entries."""
    for value in (
        Visit(state="held", starts_at=NOW - timedelta(days=9), memo="請求書に2日かかる"),
        Note("駐車場は裏", date(2026, 11, 1)),
        Action("電話する", due_on=date(2026, 12, 1)),
    ):
        entries.create(desk.store, client.id, value)
    draft, _ = checks.start(desk.store, client.id, context=CheckContext(TODAY))
    checks.finish(desk.store, draft.id)
    made = TimelineSection(desk)
    made.open(client.id)
    show(qtbot, made, 1040, 560)
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


def _kinds(section: TimelineSection) -> list[str]:
    return [section._lines[row.id].kind for row in section.list.rows]


def _open(section: TimelineSection, kind: str) -> None:
    row = next(row for row in section.list.rows if section._lines[row.id].kind == kind)
    section._opened(row.id)
    QApplication.processEvents()


def test_what_is_to_come_is_first_and_chips_narrow(section: TimelineSection) -> None:
    assert _kinds(section) == ["action", "check", "visit", "note"]
    assert section.list.rows[0].mark == "これから：次にすること"
    section.chips["visit"].click()
    assert _kinds(section) == ["visit"]
    section.chips["to_come"].click()
    assert _kinds(section) == ["action"]
    section.chips["action"].click()
    assert _kinds(section) == ["action"]
    section._picked(0)
    assert len(_kinds(section)) == 4


def test_words_narrow_it_and_enter_opens(qtbot: QtBot, section: TimelineSection) -> None:
    QTest.keyClicks(section.search, "2")
    qtbot.waitUntil(lambda: _kinds(section) == ["visit"])
    section.search.setText("裏")
    section.reload()
    assert _kinds(section) == ["note"]
    QTest.keyClick(section.search, qt.KEY.Key_Down)
    QTest.keyClick(section.search, qt.KEY.Key_Return)
    assert section.both.detail_open
    assert section.sheet.title.text() == "メモ"
    section.search.setText("ない言葉")
    section.reload()
    assert section.list.isHidden()
    assert section.empty.isVisible()


def test_a_new_memo_is_kept_while_it_is_typed(
    section: TimelineSection, desk: Desk, client: Client
) -> None:
    section.new["note"].click()
    assert section.sheet.throw.isHidden(), "nothing is written yet"
    typing = QApplication.focusWidget()
    assert typing is not None
    QTest.keyClicks(typing, "abc")
    assert section.sheet.write()
    kept = entries.of_client(desk.store, client.id, kinds=("note",))
    assert [each.value.words() for each in kept] == [("abc",), ("駐車場は裏",)]
    QApplication.processEvents()
    assert _kinds(section).count("note") == 2
    assert section.sheet.throw.isVisible()


def test_a_call_needs_no_typing(section: TimelineSection, desk: Desk, client: Client) -> None:
    section.begin("call")
    section.settle()
    (call,) = entries.of_client(desk.store, client.id, kinds=("call",))
    assert isinstance(call.value, Call)
    assert call.value.called_at == NOW.replace(second=0, microsecond=0)
    assert section.sheet.promises.isVisible()


def test_a_promise_hangs_on_the_visit(section: TimelineSection, desk: Desk) -> None:
    _open(section, "visit")
    promises = section.sheet.promises
    promises.field.setText("資料を送る")
    assert promises.unsaved
    promises.side["client"].click()
    chips = [promises._flow.itemAt(at).widget() for at in range(3, 6)]  # type: ignore[union-attr]
    chips[0].click()  # type: ignore[union-attr]
    QTest.keyClick(promises.field, qt.KEY.Key_Return)
    entry = section.sheet.entry
    assert entry is not None
    (child,) = entries.children(desk.store, entry.id)
    assert isinstance(child.value, Action)
    assert (child.value.text, child.value.side) == ("資料を送る", "client")
    assert child.value.due_on == date(2026, 12, 7)
    promises.turn(child.id, child.value)
    done = entries.get(desk.store, child.id).value
    assert isinstance(done, Action)
    assert (done.state, done.done_on) == ("done", TODAY)
    promises.turn(child.id, done)
    assert entries.get(desk.store, child.id).value.state_code() == "open"
    for words in (" ", "621498320257"):  # nothing, and what may be a マイナンバー
        promises.field.setText(words)
        promises._add()
        assert len(entries.children(desk.store, entry.id)) == 1


def test_an_earlier_version_can_be_seen_and_brought_back(
    section: TimelineSection, desk: Desk
) -> None:
    _open(section, "note")
    entry = section.sheet.entry
    assert entry is not None
    assert section.sheet.versions.isHidden()
    _, changes = entries.update(desk.store, entry.id, Note("駐車場は表", date(2026, 11, 1)))
    desk.refresh.publish(changes)
    section.show_entry(entry.id)
    assert section.sheet.versions.isVisible()

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, VersionsDialog)
        dialog.backs[0].click()  # type: ignore[attr-defined]

    QTimer.singleShot(50, press)
    section.sheet.versions.click()
    assert entries.get(desk.store, entry.id).value == Note("駐車場は裏", date(2026, 11, 1))
    QTimer.singleShot(50, lambda: QApplication.activeModalWidget().close())  # type: ignore[union-attr]
    section.sheet.versions.click()
    assert entries.get(desk.store, entry.id).value == Note("駐車場は裏", date(2026, 11, 1))


def test_what_is_thrown_away_leaves_the_list(
    section: TimelineSection, desk: Desk, client: Client, navigator: RecordingNavigator
) -> None:
    _open(section, "note")
    section.sheet.throw.click()
    assert navigator.last[0] == "done"
    assert not section.both.detail_open
    desk.refresh.publish(navigator.last[1][0])
    assert "note" not in _kinds(section)
    assert entries.of_client(desk.store, client.id, trashed=True)


def test_the_words_of_an_entry_go_to_the_clipboard(section: TimelineSection) -> None:
    _open(section, "note")
    section.sheet.copy.click()
    assert QGuiApplication.clipboard().text().startswith("【メモ】\n日付：2026/11/01")


def test_a_check_shows_its_ways(
    section: TimelineSection, navigator: RecordingNavigator, client: Client
) -> None:
    _open(section, "check")
    section.checks.result.emit("id")
    assert navigator.calls[-1:] == [("result", ("id",))]
    section.checks.moving.emit("id")
    assert navigator.calls[-1:] == [("karte", (client.id, "overview"))]


@pytest.mark.parametrize(
    ("value", "way"),
    [
        (Document(name="見積.pdf", media="pdf"), ("書類を開く", "documents")),
        (PlanTask("在庫を数える"), ("計画を見る", "tracker")),
    ],
)
def test_what_is_written_elsewhere_has_its_way_there_with_the_keyboard(
    section: TimelineSection,
    desk: Desk,
    client: Client,
    navigator: RecordingNavigator,
    value: Document | PlanTask,
    way: tuple[str, str],
) -> None:
    words, place = way
    entry, _ = entries.create(desk.store, client.id, value)
    section.reload()
    section.list.choose(entry.id)
    section.list.setFocus()
    QTest.keyClick(section.list, qt.KEY.Key_Return)
    pressed = section.sheet.place
    assert QApplication.focusWidget() is pressed
    assert (pressed.text(), pressed.accessibleName()) == (words, words)
    QTest.keyClick(pressed, qt.KEY.Key_Space)
    assert navigator.last == ("record", (client.id, place, entry.id))
    audit(section)


def test_every_kind_of_the_list_has_a_form_or_a_place() -> None:
    listed = {name for name, shape in KINDS.items() if shape.on_timeline}
    assert listed == {*entry_parts.FORMS, *PLACES}


def test_what_is_gone_is_said(section: TimelineSection, desk: Desk) -> None:
    section._opened("nothing")
    assert desk.failures._open is not None
    desk.failures._open.accept()


def test_narrow_it_shows_one_at_a_time(section: TimelineSection) -> None:
    section.resize(620, 560)
    QApplication.processEvents()
    _open(section, "note")
    assert section.list.isHidden() or not section.list.isVisible()
    assert not section.new["note"].isVisible()
    QTest.keyClick(section.both, qt.KEY.Key_Escape)
    assert section.list.isVisible()
    assert section.new["note"].isVisible()


def test_back_from_what_stood_alone_the_filters_can_be_pressed(section: TimelineSection) -> None:
    section.resize(780, 560)
    QApplication.processEvents()
    _open(section, "visit")
    assert not section.chips["visit"].isVisible()
    section.both.close_detail()
    QApplication.processEvents()
    seen = section.chips["visit"].visibleRegion().boundingRect()
    assert seen == section.chips["visit"].rect()


def test_a_client_without_anything_is_told_how_to_begin(
    qtbot: QtBot, desk: Desk, client: Client
) -> None:
    made = TimelineSection(desk)
    made.reload()
    made.open(client.id)
    show(qtbot, made, 1040, 560)
    assert made.empty.text() == NOTHING
    assert not made.more.isVisible()


@pytest.fixture
def long_ago(desk: Desk, client: Client) -> list[str]:
    """More notes than two pages hold, the latest first, by their ids; the oldest is a check."""
    draft, _ = checks.start(desk.store, client.id, context=CheckContext(date(2020, 1, 1)))
    check, _ = checks.finish(desk.store, draft.id)
    made = []
    for number in range(2 * timeline.PAGE + 20):
        note = Note(f"メモ{number}", date(2021, 1, 1) + timedelta(days=number))
        made.append(entries.create(desk.store, client.id, note)[0].id)
    return [*reversed(made), check.id]


def _shown(section: TimelineSection) -> list[str]:
    return [row.id for row in section.list.rows]


def test_what_was_long_ago_comes_page_by_page(
    long_ago: list[str], section: TimelineSection
) -> None:
    section.chips["note"].click()
    newest = _shown(section)[0]
    everything = [newest, *long_ago[:-1]]
    assert _shown(section) == everything[: timeline.PAGE]
    section.more.setFocus()
    QTest.keyClick(section.more, qt.KEY.Key_Space)
    assert _shown(section) == everything[: 2 * timeline.PAGE]
    assert section.more.hasFocus()
    QTest.keyClick(section.more, qt.KEY.Key_Space)
    assert _shown(section) == everything
    assert not section.more.isVisible()
    assert section.list.hasFocus()
    section.chips[""].click()
    assert len(_shown(section)) == timeline.PAGE


def test_scrolling_down_reads_on(long_ago: list[str], section: TimelineSection) -> None:
    bar = section.list.verticalScrollBar()
    section.list.choose(_shown(section)[3])
    for pages in (2, 3):
        QApplication.processEvents()
        bar.setValue(bar.maximum())
        assert len(_shown(section)) == min(pages * timeline.PAGE, len(long_ago) + 4)
    assert section.list.chosen == _shown(section)[3]
    assert bar.value() > 0
    section.list.setFocus()
    QTest.keyClick(section.list, qt.KEY.Key_End)
    assert section.list.chosen == long_ago[-1]
    section.chips["note"].click()
    assert (bar.value(), len(_shown(section))) == (0, timeline.PAGE)


def test_what_was_long_ago_opens_at_once(long_ago: list[str], section: TimelineSection) -> None:
    section.show_entry(long_ago[-2])
    assert section.sheet.entry is not None
    assert section.sheet.entry.id == long_ago[-2]
    assert long_ago[-2] in _shown(section)
    section.chips[""].click()
    section.show_entry(long_ago[-1])
    assert section._detail.currentWidget() is section._check_page


def test_words_are_looked_for_on_every_page(
    long_ago: list[str], section: TimelineSection, qtbot: QtBot
) -> None:
    section.search.setText("メモ0")
    qtbot.waitUntil(lambda: _shown(section) == [long_ago[-2]])
    section.search.clear()
    qtbot.waitUntil(lambda: len(_shown(section)) == timeline.PAGE)
    section.more.click()
    section.list.choose(_shown(section)[-1])
    wanted = section.list.chosen
    QTest.keyClick(section.search, qt.KEY.Key_Return)
    assert section.sheet.entry is not None
    assert section.sheet.entry.id == wanted


@pytest.mark.parametrize(
    ("scale", "size"), [(1.0, (1040, 560)), (1.0, (780, 600)), (1.5, (740, 560))]
)
def test_nothing_is_clipped(
    section: TimelineSection,
    desk: Desk,
    client: Client,
    text_size: Callable[[float], None],
    scale: float,
    size: tuple[int, int],
) -> None:
    text_size(scale)
    fresh = TimelineSection(desk)
    fresh.resize(*size)
    fresh.open(client.id)
    fresh.show()
    for act in ("list", "call", "visit"):
        if act != "list":
            fresh.begin(act)
        for _ in range(4):
            QApplication.processEvents()
        audit(fresh)
    fresh.close()
    fresh.deleteLater()
