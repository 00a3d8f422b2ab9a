"""カルテ: what is known, the checks as a timeline, and what can be done with them."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from app import library
from app.domain.entries.figures import YearFigures
from app.domain.records import CheckContext, ClientFields
from app.errors import NotFound
from app.services import checks, clients, entries
from app.ui.dialogs.pick_client import PickClient
from app.ui.forms.leftovers import WAITS
from app.ui.pages.karte import KartePage
from app.ui.undo import UndoStack
from app.ui.widgets.trend import points_of
from tests.ui.audit import audit
from tests.ui.fixtures import TODAY
from tests.ui.looking import show
from tests.ui.stores import refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from app.domain.records import Check, Client
    from app.ui.desk import Desk
    from tests.ui.fixtures import RecordingNavigator


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, client: Client) -> KartePage:
    """The カルテ of the client."""
    page = KartePage(desk)
    page.open(client.id)
    show(qtbot, page, 1060, 640)
    return page


def test_a_client_whose_creation_was_undone_is_left_for_the_list(
    page: KartePage, desk: Desk, client: Client, navigator: RecordingNavigator
) -> None:
    past = UndoStack(desk, desk.refresh)
    made, changes = clients.create(desk.store, ClientFields(name="やまと商店"))
    desk.refresh.publish(changes)
    page.open(made.id, "profile")
    past.undo()
    assert ("clients", ()) in navigator.calls
    page.open(client.id)
    with pytest.raises(NotFound):
        page.open(made.id)
    page.reload()
    assert page.title.text() == client.fields.name
    past.redo()
    page.open(made.id, "profile")
    assert page.title.text() == "やまと商店"


@pytest.fixture
def other(desk: Desk) -> Client:
    """Another client."""
    return clients.create(desk.store, ClientFields(name="やまと商店"))[0]


def _day(page: KartePage, name: str) -> Any:
    """The field of a day in the form of the section that shows."""
    part: Any = page.part
    editor: Any = getattr(part.form, "form", part.form).editor(name)
    return editor.field


def test_a_day_that_cannot_be_read_waits_while_another_client_shows(
    page: KartePage, desk: Desk, client: Client, other: Client, navigator: RecordingNavigator
) -> None:
    march, april = date(2026, 3, 31), date(2026, 4, 30)
    entries.create(desk.store, client.id, YearFigures(march, sales=1))
    entries.create(desk.store, other.id, YearFigures(april))
    page.turn("figures")
    _day(page, "year_end").setText("2026-13-40")
    _day(page, "people").setText("8")
    page.open(other.id, "figures")
    assert _day(page, "year_end").text() == "2026/04/30(木)"
    assert ("warn", (WAITS.format("「決算の日」"),)) in navigator.calls
    page.open(client.id, "figures")
    assert _day(page, "year_end").text() == "2026-13-40"
    part: Any = page.part
    assert part.form.form.boxes["year_end"].faulty
    (kept,) = entries.of_client(desk.store, client.id)
    assert kept.value == YearFigures(march, sales=1, people=8), "the rest is kept"
    _day(page, "year_end").setText("2026/3/20")
    page.settle()
    (kept,) = entries.of_client(desk.store, client.id)
    assert kept.value.when() == date(2026, 3, 20)
    page.open(other.id, "figures")
    page.open(client.id, "figures")
    assert _day(page, "year_end").text() == "2026/03/20(金)"


def test_what_cannot_be_read_of_a_new_record_is_there_when_one_is_begun_again(
    page: KartePage, client: Client, other: Client, desk: Desk
) -> None:
    page.turn("timeline")
    timeline: Any = page.part
    timeline.begin("note")
    form = timeline.sheet.form
    form.form.editor("on").field.setText("きのうの夕方")
    page.open(other.id, "timeline")
    timeline.begin("note")
    assert timeline.sheet.form.form.editor("on").field.text() == "2026/11/22(日)"
    page.open(client.id, "timeline")
    timeline.begin("note")
    assert timeline.sheet.form.form.editor("on").field.text() == "きのうの夕方"
    assert entries.of_client(desk.store, client.id) == ()


def test_a_number_of_the_profile_waits_while_another_client_shows(
    page: KartePage, client: Client, other: Client
) -> None:
    page.turn("profile")
    _day(page, "employees").setText("六人")
    page.open(other.id, "profile")
    assert _day(page, "employees").text() == ""
    page.open(client.id, "profile")
    assert _day(page, "employees").text() == "六人"


def test_a_day_of_a_step_waits_while_another_client_shows(
    page: KartePage, client: Client, other: Client
) -> None:
    page.turn("tracker")
    tracker: Any = page.part
    tracker.turn("steps")
    line = tracker.face.rows["goal"]
    line.open.click()
    line.form.editor("due_on").field.setText("来年")
    page.open(other.id, "tracker")
    tracker.turn("steps")
    assert line.form.editor("due_on").field.text() == ""
    page.open(client.id, "tracker")
    tracker.turn("steps")
    assert line.form.editor("due_on").field.text() == "来年"


def _check(
    desk: Desk, client_id: str, on: date = TODAY, *, readiness: str = "yes", issue: str = "now"
) -> Check:
    draft, _ = checks.start(desk.store, client_id, context=CheckContext(on, place="お店"))
    codes = {"q2": issue, "q3": "using", "q4": readiness, "q5": "a", "q6": "a"}
    branch = "q6" if readiness == "yes" else "q5"
    checks.answer_many(
        desk.store,
        draft.id,
        {
            item.id: codes[section.id]
            for section in library.questionnaire().sections
            if section.id in codes and section.when in (None, "high" if branch == "q6" else "low")
            for item in section.items
        },
    )
    return checks.finish(desk.store, draft.id)[0]


def _words(page: KartePage) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def _button(page: KartePage, name: str) -> QPushButton:
    QApplication.processEvents()
    return next(
        b for b in page.findChildren(QPushButton) if b.accessibleName() == name and b.isVisible()
    )


def test_it_shows_what_is_known_and_what_is_missing(page: KartePage) -> None:
    words = _words(page)
    for known in ("株式会社みなと食堂", "ミナトショクドウ", "飲食店", "神奈川県みなと町"):
        assert known in words
    assert "カルテを整える　3/8" in words
    assert "中小企業基本法" in words
    assert "小規模支援法" in words


def test_the_facts_are_corrected_in_their_own_section(
    page: KartePage, client: Client, navigator: RecordingNavigator
) -> None:
    page.overview.profile.edit.click()
    assert navigator.last == ("karte", (client.id, "profile"))


def test_the_reasons_of_the_sizes_show_on_demand(page: KartePage) -> None:
    assert "業種の区分は" not in _words(page)
    _button(page, "企業の規模のわけを見る").click()
    assert "業種の区分は" in _words(page)


def test_no_check_yet_says_so(
    page: KartePage, navigator: RecordingNavigator, client: Client
) -> None:
    assert "チェックは、まだありません。" in _words(page)
    page.overview.check.click()
    _button(page, "空の回答用紙を印刷する").click()
    _button(page, "紙の回答を入力する").click()
    assert navigator.calls == [
        ("new_check", (client.id,)),
        ("sheet", (client.id,)),
        ("paper", (client.id,)),
    ]


def test_checks_stand_newest_first_with_their_outcome(
    page: KartePage, desk: Desk, client: Client, navigator: RecordingNavigator
) -> None:
    _check(desk, client.id, date(2026, 5, 1), readiness="no")
    newest = _check(desk, client.id)
    page.reload()
    words = _words(page)
    assert words.index("2026/11/22(日)") < words.index("2026/05/01(金)")
    assert "備えは進んでいる・いっしょに進めたい" in words
    assert "備えはこれから・いっしょに進めたい" in words
    _button(page, "2026/11/22(日)のチェック：結果を見る").click()
    _button(page, "2026/11/22(日)のチェック：PDFを見る").click()
    assert navigator.calls == [("result", (newest.id,)), ("preview", (newest.id,))]


def test_a_short_check_and_one_with_gaps_say_so(
    page: KartePage, desk: Desk, client: Client
) -> None:
    for item_set in ("short", "full"):
        draft, _ = checks.start(
            desk.store,
            client.id,
            item_set="short" if item_set == "short" else "full",
            context=CheckContext(TODAY, source="paper", person="奥様"),
        )
        checks.finish(desk.store, draft.id)
    page.reload()
    words = _words(page)
    assert "課題と道具だけのチェックです。" in words
    assert "短いチェック・紙から入力・奥様" in words
    assert "答えていない質問が36つあります。" in words


def test_a_correction_marks_both_checks(
    page: KartePage, desk: Desk, client: Client, navigator: RecordingNavigator
) -> None:
    first = _check(desk, client.id)
    page.reload()
    _button(page, "2026/11/22(日)のチェック：答えを直す").click()
    name, (draft_id,) = navigator.last
    assert name == "resume"
    checks.finish(desk.store, draft_id)
    page.reload()
    words = _words(page)
    assert "訂正したもの" in words
    assert "訂正前（新しいチェックがあります）" in words
    assert checks.get(desk.store, first.id).superseded_by == draft_id


def test_a_check_moves_to_another_client_and_back(
    page: KartePage, desk: Desk, client: Client, navigator: RecordingNavigator
) -> None:
    other, _ = clients.create(desk.store, ClientFields(name="青木商店", kana="アオキ"))
    check = _check(desk, client.id)
    page.reload()

    move = _button(page, "2026/11/22(日)のチェック：別のお客様へ移す")

    def take() -> None:
        dialog = page.findChild(PickClient)
        assert isinstance(dialog, PickClient)
        dialog.finder.field.setText("青木")
        QTest.keyClick(dialog.finder.field, Qt.Key.Key_Return)

    QTimer.singleShot(0, take)
    move.click()
    assert checks.get(desk.store, check.id).client_id == other.id
    assert "チェックは、まだありません。" in _words(page)
    assert navigator.undo is not None
    navigator.undo()
    assert checks.get(desk.store, check.id).client_id == client.id
    assert "別のお客様から移しました" in _words(page)


def test_leaving_the_choice_moves_nothing(page: KartePage, desk: Desk, client: Client) -> None:
    check = _check(desk, client.id)
    page.reload()

    move = _button(page, "2026/11/22(日)のチェック：別のお客様へ移す")

    def leave() -> None:
        dialog = page.findChild(PickClient)
        assert isinstance(dialog, PickClient)
        dialog.reject()

    QTimer.singleShot(0, leave)
    move.click()
    assert checks.get(desk.store, check.id).client_id == client.id


def test_the_trend_takes_full_checks_that_stand(
    page: KartePage, desk: Desk, client: Client
) -> None:
    _check(desk, client.id, date(2026, 1, 10), readiness="no")
    assert page.overview.trend.isHidden()
    _check(desk, client.id, date(2026, 6, 10), issue="later")
    corrected = _check(desk, client.id)
    draft, _ = checks.correct(desk.store, corrected.id)
    checks.finish(desk.store, draft.id)
    history = checks.history(desk.store, client.id)
    points = points_of(history)
    assert [(point.on.month, point.ready, point.todo) for point in points] == [
        (1, 0.0, 100.0),
        (6, 100.0, 50.0),
        (11, 100.0, 100.0),
    ]
    page.reload()
    assert not page.overview.trend.isHidden()
    assert page.overview.trend.accessibleDescription().startswith(
        "2026/01/10、備え0.0、気がかり100.0。"
    )
    assert not page.overview.trend.grab().isNull()


@pytest.mark.parametrize(
    ("scale", "size"),
    [(1.0, (1060, 640)), (1.0, (804, 700)), (1.5, (950, 640)), (1.5, (694, 700))],
)
def test_nothing_is_clipped(
    page: KartePage,
    client: Client,
    text_size: Callable[[float], None],
    scale: float,
    size: tuple[int, int],
) -> None:
    desk = page._desk
    for on in (date(2026, 5, 1), TODAY):
        _check(desk, client.id, on)
    text_size(scale)
    fresh = KartePage(desk)
    fresh.resize(*size)
    fresh.open(client.id)
    fresh.show()
    for act in (fresh.reload, partial(fresh.turn, "profile")):
        act()
        for _ in range(4):
            QApplication.processEvents()
        audit(fresh)
    fresh.close()
    fresh.deleteLater()


def test_in_one_column_the_client_stands_first_in_one_line(
    page: KartePage, desk: Desk, client: Client
) -> None:
    _check(desk, client.id)
    page.reload()
    wide, narrow = (1060, 640), (700, 640)
    for size, first in (
        (wide, page.overview._checks),
        (narrow, page.overview._about),
        (wide, page.overview._checks),
    ):
        page.resize(*size)
        QApplication.processEvents()
        item = page.overview._grid.itemAt(0)
        assert item is not None
        assert item.widget() is first
        assert page.overview.profile.edit.isVisible() is (size == wide)
        assert page.overview.profile.brief.isVisible() is (size == narrow)
    page.resize(*narrow)
    QApplication.processEvents()
    assert page.overview.profile.brief.text() == "飲食店　6人　神奈川県みなと町"
    page.overview.profile.unfold.click()
    assert page.overview.profile.edit.isVisible()


def test_what_cannot_be_written_is_said_and_changes_nothing(
    page: KartePage, desk: Desk, client: Client
) -> None:
    check = _check(desk, client.id)
    other, _ = clients.create(desk.store, ClientFields(name="青木商店", kana="アオキ"))
    for act in (
        partial(page.overview._correct, check.id),
        partial(page.overview._give, check.id, other.id),
    ):
        with refused(desk):
            act()
    assert checks.get(desk.store, check.id).client_id == client.id
    assert checks.drafts(desk.store) == ()
