"""紙から入力: digits alone, Backspace, a date of the past, and what the sheet says."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from app.domain.records import CheckContext
from app.errors import DiskFull
from app.services import checks
from app.ui.pages.paper import PaperPage
from app.ui.widgets.sheet_list import legend
from tests.ui.audit import audit
from tests.ui.looking import show
from tests.ui.stores import refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from app.domain.records import Client
    from app.ui.desk import Desk
    from tests.ui.fixtures import RecordingNavigator


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, client: Client) -> PaperPage:
    """An empty sheet of the client."""
    page = PaperPage(desk)
    page.open(client.id)
    show(qtbot, page, 1280, 720)
    return page


def _type(page: PaperPage, keys: str) -> None:
    for key in keys:
        QTest.keyClick(page.sheet, getattr(Qt.Key, f"Key_{key}"))


def test_digits_answer_line_by_line(page: PaperPage, desk: Desk) -> None:
    assert checks.drafts(desk.store) == ()
    _type(page, "123")
    (draft,) = checks.drafts(desk.store)
    assert dict(draft.answers) == {
        "q2.management": "now",
        "q2.sales_channels": "later",
        "q2.finance": "solved",
    }
    assert draft.context.source == "paper"
    assert page.sheet.line == 3
    assert page.hint.text() == "3/41問"


def test_a_wrong_digit_is_passed_over_with_a_word(page: PaperPage, desk: Desk) -> None:
    _type(page, "9")
    assert page.sheet.line == 0
    assert checks.drafts(desk.store) == ()
    assert page.hint.text() == "この質問は 1〜5 で答えます。空欄は 0 です。"
    _type(page, "1")
    assert page.hint.text() == "1/41問"


def test_backspace_goes_back_and_a_digit_answers_anew(page: PaperPage, desk: Desk) -> None:
    _type(page, "11")
    QTest.keyClick(page.sheet, Qt.Key.Key_Backspace)
    _type(page, "4")
    (draft,) = checks.drafts(desk.store)
    assert draft.answers["q2.sales_channels"] == "none"
    assert page.sheet.line == 2


def test_nought_leaves_a_line_open(page: PaperPage, desk: Desk) -> None:
    _type(page, "10")
    QTest.keyClick(page.sheet, Qt.Key.Key_Backspace)
    QTest.keyClick(page.sheet, Qt.Key.Key_Backspace)
    _type(page, "0")
    (draft,) = checks.drafts(desk.store)
    assert dict(draft.answers) == {}


def test_the_order_is_that_of_the_sheet_and_the_branch_follows(page: PaperPage) -> None:
    assert len(page._lines()) == 36
    _type(page, "1" * 36)
    assert [item.id for _s, item in page._lines()][36:] == [
        "q6.introduction",
        "q6.fit",
        "q6.merit_effect",
        "q6.information",
        "q6.review_introduced",
    ]
    assert page.sheet.line == 36
    assert "37　イ　" in str(page.sheet.sheet.index(36).data())


def test_a_whole_sheet_is_taken_in_with_date_place_and_person(
    page: PaperPage, desk: Desk, client: Client, navigator: RecordingNavigator
) -> None:
    page.date.setText("11/3")
    page.place.setText("講習会")
    page.person.setText("奥様")
    page.vision.setPlainText("店を続けたい")
    _type(page, "1" * 23 + "4" * 13 + "2" * 5)
    assert page.hint.text() == "全部入りました。Enter で仕上げます。"
    QTest.keyClick(page.sheet, Qt.Key.Key_Return)
    (check,) = checks.history(desk.store, client.id)
    assert navigator.last == ("result", (check.id,))
    assert check.context == CheckContext(date(2026, 11, 3), "講習会", "奥様", "paper")
    assert len(check.answers) == 42
    assert check.answers["q5.effect"] == "rather_a"


def test_a_my_number_stops_the_end(page: PaperPage, desk: Desk, client: Client) -> None:
    page.vision.setPlainText("621498320257")
    _type(page, "1" * 41)
    page.finish()
    assert page.guard.isVisible()
    assert checks.history(desk.store, client.id) == ()
    page.guard.hide_digits()
    page.finish()
    (check,) = checks.history(desk.store, client.id)
    assert check.answers["q1.vision"] == "●" * 12


@pytest.mark.parametrize("at", [0, 1])
def test_a_my_number_in_place_or_person_is_never_kept(
    page: PaperPage, desk: Desk, client: Client, at: int
) -> None:
    (page.place, page.person)[at].setText("621498320257")
    _type(page, "1" * 41)
    (draft,) = checks.drafts(desk.store)
    begun = (draft.context.place, draft.context.person)
    assert begun[at] == "●" * 12  # the draft begins with the first answer
    page.finish()
    guard = page.guards[at]
    assert guard.isVisible()
    assert ("「場所」に、", "「答えた方」に、")[at] in guard.accessibleName()
    assert QApplication.focusWidget() is (page.place, page.person)[at]
    assert checks.history(desk.store, client.id) == ()
    guard.allow()
    page.finish()
    (check,) = checks.history(desk.store, client.id)
    assert (check.context.place, check.context.person)[at] == "621498320257"


def test_gaps_are_counted_and_do_not_hinder(page: PaperPage, desk: Desk, client: Client) -> None:
    _type(page, "0" + "1" * 40)
    assert page.hint.text() == "空欄が1つあります。Enter で仕上げます。"
    page.settle()
    (check,) = checks.history(desk.store, client.id)
    assert len(check.answers) == 40


def test_nothing_typed_is_no_check(page: PaperPage, desk: Desk, client: Client) -> None:
    page.done.click()
    assert page.hint.text() == "まだ答えが入っていません。"
    assert checks.history(desk.store, client.id) == ()


@pytest.mark.parametrize("text", ["そのうち", "2030/1/1"])
def test_a_date_that_cannot_be_stops_the_end(
    page: PaperPage, desk: Desk, client: Client, text: str
) -> None:
    page.date.setText(text)
    _type(page, "1")
    page.finish()
    assert checks.history(desk.store, client.id) == ()
    assert "日付" in page._date_box.hint.text()


def test_a_failure_keeps_the_line(
    page: PaperPage, desk: Desk, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    _type(page, "1")

    def full(*_args: object) -> None:
        raise DiskFull

    with monkeypatch.context() as patch:
        patch.setattr(checks, "answer_many", full)
        with qtbot.waitSignal(desk.failures.shown):
            _type(page, "2")
    assert page.sheet.line == 1
    _type(page, "3")
    (draft,) = checks.drafts(desk.store)
    assert draft.answers["q2.sales_channels"] == "solved"


def test_one_can_go_back_to_the_karte(
    page: PaperPage, client: Client, navigator: RecordingNavigator
) -> None:
    page.later.click()
    assert navigator.last == ("karte", (client.id,))


def test_the_model_keeps_the_rules_of_models(page: PaperPage) -> None:
    model = page.sheet.sheet
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, page)
    _type(page, "1" * 41)
    assert model.rowCount() == 41
    assert not page.sheet.grab().isNull()


@pytest.mark.parametrize(
    ("scale", "size"),
    [(1.0, (1280, 720)), (1.0, (1024, 768)), (1.5, (1280, 720)), (1.5, (1024, 768))],
)
def test_nothing_is_clipped(
    page: PaperPage,
    client: Client,
    text_size: Callable[[float], None],
    scale: float,
    size: tuple[int, int],
) -> None:
    text_size(scale)
    fresh = PaperPage(page._desk)
    fresh.resize(*size)
    fresh.open(client.id)
    fresh.show()
    _type(fresh, "1234")
    for _ in range(3):
        QApplication.processEvents()
    audit(fresh)
    fresh.close()
    fresh.deleteLater()


def test_the_meaning_of_the_digits_is_always_in_sight(page: PaperPage) -> None:
    sheet = page.sheet
    assert not sheet.headed
    tall, plain = (sheet.visualRect(sheet.sheet.index(row)).height() for row in (0, 1))
    assert tall == 2 * plain
    assert legend(page._lines()[7][0], full=False).startswith("1 使っている　2 考え中")
    for line in (*range(36), *reversed(range(36))):
        sheet.go(line)
        QApplication.processEvents()
        strip = plain if sheet.headed else 0
        assert sheet.visualRect(sheet.currentIndex()).bottom() <= sheet.viewport().height()
        assert sheet.visualRect(sheet.currentIndex()).top() >= strip
    sheet.go(20)
    assert sheet.headed is page._lines()[20][0]
    assert not sheet.grab().isNull()


def test_what_cannot_be_written_is_said_and_can_be_tried_again(
    page: PaperPage, desk: Desk, client: Client
) -> None:
    with refused(desk):
        _type(page, "1")
    assert page.sheet.line == 0
    assert checks.drafts(desk.store) == ()
    _type(page, "12")
    with refused(desk):
        _type(page, "3")
    assert page.sheet.line == 2
    page.done.click()
    (check,) = checks.history(desk.store, client.id)
    assert dict(check.answers)["q2.finance"] == "solved"


def test_a_finish_that_fails_leaves_the_draft(page: PaperPage, desk: Desk, client: Client) -> None:
    _type(page, "1")
    with refused(desk):
        page.finish()
    assert checks.history(desk.store, client.id) == ()
    assert len(checks.drafts(desk.store)) == 1
    page.finish()
    assert len(checks.history(desk.store, client.id)) == 1
