"""The screen of questions: what taps, keys and failures do."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app import library
from app.domain.records import CheckContext
from app.errors import DiskFull
from app.services import checks
from app.ui.pages.check import CheckPage
from app.ui.widgets import unsaved
from tests.ui.audit import audit
from tests.ui.fixtures import TODAY, RecordingNavigator
from tests.ui.stores import refused

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.domain.records import Client
    from app.ui.desk import Desk
    from tests.ui.fixtures import Heard

Open = Callable[..., CheckPage]


def _answers(count: int, *, readiness: str = "yes") -> dict[str, str]:
    """The first answers of a high check in definition order."""
    source = library.questionnaire()
    given = {
        item.id: readiness if section.id == "q4" else section.options[0].code
        for section in source.sections
        if section.options and section.when != "low"
        for item in section.items
    }
    return dict(list(given.items())[:count])


@pytest.fixture
def opened(qtbot: QtBot, desk: Desk, client: Client) -> Open:
    """A function that opens a draft with so many answers."""

    def open_page(
        count: int = 0,
        *,
        item_set: str = "full",
        size: tuple[int, int] = (1280, 720),
        advance_ms: int = 0,
    ) -> CheckPage:
        draft, _ = checks.start(
            desk.store,
            client.id,
            item_set="short" if item_set == "short" else "full",
            context=CheckContext(TODAY),
        )
        if count:
            checks.answer_many(desk.store, draft.id, dict(_answers(count)))
        page = CheckPage(desk, advance_ms=advance_ms)
        qtbot.addWidget(page)
        page.resize(*size)
        page.show()
        qtbot.waitExposed(page)
        page.open(draft.id)
        QApplication.processEvents()
        return page

    return open_page


def _saved(desk: Desk) -> dict[str, str]:
    (draft,) = checks.drafts(desk.store)
    return dict(draft.answers)


def _press(page: CheckPage, *keys: Qt.Key, ctrl: bool = False) -> None:
    modifier = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    for key in keys:
        QTest.keyClick(page, key, modifier)


def test_an_answer_is_saved_before_the_next_question_shows(opened: Open, desk: Desk) -> None:
    page = opened(advance_ms=10_000)
    page.question.tiles.tiles[1].click()
    assert page.waiting
    assert page.flow.current == "q2.management"
    assert _saved(desk) == {"q2.management": "later"}


def test_a_question_moves_on_by_itself(opened: Open, qtbot: QtBot) -> None:
    page = opened()
    page.question.tiles.tiles[0].click()
    qtbot.waitUntil(lambda: page.flow.current == "q2.sales_channels")
    assert page.question.words.text() == "新しいお客様・売り先を増やす"
    assert page.bar.place.text() == "2/41　いまの経営の課題"
    assert page.bar.minutes.text() == "約10分"


def test_a_digit_before_the_next_screen_belongs_to_the_next_question(
    opened: Open, desk: Desk
) -> None:
    page = opened(advance_ms=10_000)
    _press(page, Qt.Key.Key_1, Qt.Key.Key_3)
    assert _saved(desk) == {"q2.management": "now", "q2.sales_channels": "solved"}


def test_digits_beyond_the_answers_do_nothing(opened: Open, desk: Desk) -> None:
    page = opened()
    _press(page, Qt.Key.Key_6, Qt.Key.Key_0)
    assert _saved(desk) == {}
    page.flow.go("q4.internet_ready")
    page.reload()
    _press(page, Qt.Key.Key_5)
    assert _saved(desk) == {}


def test_a_matrix_takes_digits_row_by_row_and_then_moves_on(opened: Open, qtbot: QtBot) -> None:
    page = opened(7)
    rows = len(page.flow.screen.items)
    assert rows == 8
    _press(page, *[Qt.Key.Key_2] * (rows - 1))
    assert page.flow.current == page.flow.screen.items[-1].id
    assert not page.waiting
    _press(page, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: page.flow.progress.number == 16)


def test_a_complete_matrix_waits_while_it_is_mended(opened: Open) -> None:
    page = opened(7)
    _press(page, *[Qt.Key.Key_2] * 8)
    QApplication.processEvents()
    page.back()
    first = page.flow.screen.items[0].id
    cell = page.matrix.cell(first, "using")
    assert cell is not None
    cell.click()
    assert not page.waiting
    assert page.flow.answers[first] == "using"
    assert cell.isChecked()


def test_rows_can_be_chosen_with_the_arrows(opened: Open, desk: Desk) -> None:
    page = opened(7)
    second = page.flow.screen.items[1].id
    _press(page, Qt.Key.Key_Down, Qt.Key.Key_1)
    assert second in _saved(desk)
    assert page.flow.screen.items[0].id not in _saved(desk)


def test_arrows_walk_and_an_open_question_may_be_passed(opened: Open) -> None:
    page = opened()
    _press(page, Qt.Key.Key_Right, Qt.Key.Key_PageDown)
    assert page.flow.progress.number == 3
    _press(page, Qt.Key.Key_Left)
    assert page.flow.progress.number == 2
    _press(page, Qt.Key.Key_PageUp, Qt.Key.Key_Left)
    assert page.flow.progress.number == 1
    assert not page.bar.back_button.isEnabled()


def test_undo_takes_back_the_last_answer_and_names_it(
    opened: Open, desk: Desk, navigator: RecordingNavigator
) -> None:
    page = opened(advance_ms=10_000)
    _press(page, Qt.Key.Key_1, Qt.Key.Key_2)
    _press(page, Qt.Key.Key_Z, ctrl=True)
    assert _saved(desk) == {"q2.management": "now"}
    assert page.flow.current == "q2.sales_channels"
    short = library.questionnaire().items["q2.sales_channels"].short
    assert navigator.last == ("toast", (f"「{short}」の答えを取り消しました。",))
    _press(page, Qt.Key.Key_Z, ctrl=True)
    _press(page, Qt.Key.Key_Z, ctrl=True)
    assert _saved(desk) == {}


def test_undo_says_so_in_the_page_while_the_client_holds_it(
    opened: Open, navigator: RecordingNavigator, qtbot: QtBot
) -> None:
    page = opened(10)
    page.hand_over(True)
    page.matrix.rows[3].cells[1].click()
    before = len(navigator.calls)
    _press(page, Qt.Key.Key_Z, ctrl=True)
    assert page._said.isVisible()
    assert page._said.words.endswith("の答えを取り消しました。")
    assert len(navigator.calls) == before
    audit(page)
    _press(page, Qt.Key.Key_1)
    assert not page._said.isVisible()


def test_what_is_left_of_the_time_is_said(opened: Open) -> None:
    found = []
    for count in (0, 2, 7, 40):
        page = opened(count)
        found.append(page.bar.minutes.text())
        page.close()
    assert found == ["約10分", "約10分", "あと約9分", "あと約1分"]


def test_the_explanation_fits_the_trade_and_closes(opened: Open) -> None:
    page = opened()
    QTest.keyClick(page, Qt.Key.Key_Question)
    assert page._help.isVisible()
    assert "もうかる品" in page._help.accessibleDescription()
    _press(page, Qt.Key.Key_Escape)
    assert not page._help.isVisible()
    page.question.help.click()
    assert page._help.words.startswith("商品・値段")
    _press(page, Qt.Key.Key_1)
    assert not page._help.isVisible()


def test_a_row_of_a_matrix_explains_itself(opened: Open) -> None:
    page = opened(7)
    pressed = page.matrix.help_button("q3.accounting")
    assert pressed is not None
    pressed.click()
    assert "帳簿" in page._help.words


@pytest.mark.parametrize("size", [(1280, 720), (1024, 768)])
def test_an_explanation_hides_no_answer_of_its_row(
    opened: Open, text_size: Callable[[float], None], size: tuple[int, int]
) -> None:
    text_size(1.5)
    page = opened(7, size=size)
    row = page.matrix.rows[0]
    row.help.click()
    note = page._help.geometry()
    for cell in row.cells:
        assert not note.intersects(QRect(cell.mapTo(page, QPoint(0, 0)), cell.size()))
    assert page.matrix.note_place("q4.budget") is None


def test_the_memo_is_saved_and_takes_the_keys(opened: Open, desk: Desk) -> None:
    page = opened()
    _press(page, Qt.Key.Key_F4)
    QTest.keyClicks(page._memo.edit, "12 memo")
    QTest.keyClick(page._memo.edit, Qt.Key.Key_F4)
    (draft,) = checks.drafts(desk.store)
    assert draft.memo == "12 memo"
    assert draft.answers == {}
    assert not page._memo.isVisible()


def test_the_last_answer_finishes_and_goes_to_the_result(
    opened: Open, desk: Desk, client: Client, navigator: RecordingNavigator, qtbot: QtBot
) -> None:
    page = opened(40)
    _press(page, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: page.finished)
    (check,) = checks.history(desk.store, client.id)
    assert navigator.last == ("result", (check.id,))
    assert len(check.answers) == 41
    _press(page, Qt.Key.Key_1, Qt.Key.Key_Left)
    assert len(checks.history(desk.store, client.id)) == 1


def test_a_vision_under_way_is_not_jumped_over(
    opened: Open, desk: Desk, client: Client, qtbot: QtBot
) -> None:
    page = opened(40)
    assert page.vision is not None
    assert page.vision.isVisible()
    page.vision.edit.setFocus()
    QTest.keyClicks(page.vision.edit, "5 shops")
    QTest.mouseClick(page.question.tiles.tiles[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.bar.forward_button.hasFocus)
    assert (page.waiting, page.finished) == (False, False)
    assert (page.bar.forward_button.text(), page.bar.forward_button.property("role")) == (
        "結果を見る",
        "primary",
    )
    QTest.keyClick(page.bar.forward_button, Qt.Key.Key_Return)
    assert page.finished
    (check,) = checks.history(desk.store, client.id)
    assert check.answers["q1.vision"] == "5 shops"


def test_a_field_just_entered_is_not_jumped_away_from(
    opened: Open, qtbot: QtBot, desk: Desk
) -> None:
    page = opened(40, advance_ms=30)
    assert page.vision is not None
    page.question.tiles.tiles[0].click()
    assert page.waiting
    page.vision.edit.setFocus()
    qtbot.waitUntil(lambda: not page.waiting)
    assert not page.finished
    assert page.vision.edit.hasFocus()
    page.question.tiles.tiles[1].setFocus()
    page.question.tiles.tiles[1].click()
    qtbot.waitUntil(lambda: page.finished)


def test_with_a_vision_and_gaps_the_way_on_is_lit_too(opened: Open, qtbot: QtBot) -> None:
    page = opened(40)
    page.flow.answers.pop("q2.finance")
    assert page.vision is not None
    page.vision.chips[0].click()
    assert page.vision._hint.text() == "書けたら [結果を見る] を押します。"
    page.question.tiles.tiles[0].click()
    qtbot.waitUntil(lambda: not page.waiting)
    assert not page.listing
    assert page.bar.forward_button.property("role") == "primary"
    page.bar.forward_button.click()
    assert page.listing


def test_a_conversion_under_way_is_kept_by_the_last_answer(
    opened: Open, desk: Desk, client: Client, qtbot: QtBot
) -> None:
    page = opened(40)
    assert page.vision is not None
    commit = QInputMethodEvent()
    commit.setCommitString("店を続けたい")
    QApplication.sendEvent(page.vision.edit, commit)
    page.question.tiles.tiles[0].click()
    qtbot.waitUntil(lambda: not page.waiting)
    page.bar.forward_button.click()
    (check,) = checks.history(desk.store, client.id)
    assert check.answers["q1.vision"] == "店を続けたい"


def test_examples_go_in_and_out_of_the_vision_and_it_ends_at_800(opened: Open, desk: Desk) -> None:
    page = opened(40)
    vision = page.vision
    assert vision is not None
    vision.chips[0].click()
    assert _saved(desk)["q1.vision"] == "お客様に喜ばれる品を、長く続けたい"
    assert vision.chips[0].isChecked()
    vision.chips[0].click()
    assert "q1.vision" not in _saved(desk)
    vision.edit.setPlainText("あ" * 900)
    vision.flush()
    assert _saved(desk)["q1.vision"] == "あ" * 800
    assert vision.counter.text() == "800/800字"


MY_NUMBER = "621498320257"


def test_the_memo_hides_a_my_number_until_one_has_chosen(opened: Open, desk: Desk) -> None:
    page = opened()
    _press(page, Qt.Key.Key_F4)
    page._memo.edit.setPlainText(f"母 {MY_NUMBER}")
    page._memo.flush()
    assert page._memo.guard.isVisible()
    assert checks.drafts(desk.store)[0].memo == "母 ●●●●●●●●●●●●"
    page._memo.guard.allow()
    assert checks.drafts(desk.store)[0].memo == f"母 {MY_NUMBER}"
    page._memo.show_text(f"注文 {MY_NUMBER}")
    assert not page._memo.guard.stopped


def test_the_vision_hides_a_my_number_until_one_has_chosen(opened: Open, desk: Desk) -> None:
    page = opened(40)
    vision = page.vision
    assert vision is not None
    vision.edit.setPlainText(f"店を {MY_NUMBER}")
    vision.flush()
    assert _saved(desk)["q1.vision"] == "店を ●●●●●●●●●●●●"
    vision.show_text(_saved(desk)["q1.vision"])
    assert MY_NUMBER in vision.edit.toPlainText()
    assert not vision.chips[0].isVisible()
    vision.guard.hide_digits()
    assert vision.counter.isVisible()
    assert vision.edit.toPlainText() == "店を ●●●●●●●●●●●●"
    assert not vision.guard.isVisible()


@pytest.mark.parametrize("size", [(1280, 720), (1024, 768)])
def test_the_words_about_a_my_number_are_whole(
    opened: Open, text_size: Callable[[float], None], size: tuple[int, int]
) -> None:
    text_size(1.5)
    page = opened(40, size=size)
    assert page.vision is not None
    page.vision.edit.setPlainText(MY_NUMBER)
    audit(page)


def test_the_vision_can_be_written_earlier(opened: Open, desk: Desk) -> None:
    page = opened(2)
    page.bar.vision_button.click()
    assert page.vision is not None
    QTest.keyClicks(page.vision.edit, "1 more shop")
    assert "きっかけは何ですか" in page._sheet._hints.text()
    page._sheet.shut()
    assert page.bar.vision_button.text() == "ありたい姿を直す"
    assert page.bar.vision_button.property("role") == "quiet"
    assert _saved(desk)["q1.vision"] == "1 more shop"
    assert len(_saved(desk)) == 3


def test_the_short_check_has_no_vision(opened: Open) -> None:
    page = opened(item_set="short")
    assert not page.bar.vision_button.isVisible()
    assert page.bar.minutes.text() == "3〜4分"


def test_gaps_are_listed_once_and_can_be_filled_or_left(
    opened: Open, desk: Desk, client: Client, qtbot: QtBot
) -> None:
    page = opened(40)
    page.flow.answer("q2.finance", None)
    page._book.save("q2.finance", None)
    page.flow.go("q6.review_introduced")
    page.forward()
    assert page.listing
    assert page.gaps.title.text() == "まだ答えていない質問が2つあります"
    page.gaps.wanted.emit("q2.finance")
    assert page.flow.current == "q2.finance"
    _press(page, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: page.flow.current == "q6.review_introduced")
    page.forward()
    assert page.listing
    page.gaps.finished.emit()
    (check,) = checks.history(desk.store, client.id)
    assert len(check.answers) == 40


def test_one_can_come_back_from_the_list_of_gaps(opened: Open) -> None:
    page = opened(40)
    page.forward()
    _press(page, Qt.Key.Key_1)
    listed = page.listing
    _press(page, Qt.Key.Key_Left)
    assert (listed, page.listing) == (True, False)
    assert page.flow.current == "q6.review_introduced"


def test_a_failure_to_save_is_said_and_nothing_is_lost(
    opened: Open, desk: Desk, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, heard: Heard
) -> None:
    page = opened()
    write = checks.answer_many

    def full(*_args: object) -> None:
        raise DiskFull

    monkeypatch.setattr(checks, "answer_many", full)
    with qtbot.waitSignal(desk.failures.shown):
        page.question.tiles.tiles[0].click()
    assert not page.waiting
    assert page._unsaved.isVisible()
    assert page.question.tiles.tiles[0].isChecked()
    page.forward()
    assert page.flow.progress.number == 1
    page._unsaved.button.click()
    assert (heard.urgent, heard.polite) == ([unsaved.WORDS], [])
    monkeypatch.setattr(checks, "answer_many", write)
    page._unsaved.button.click()
    assert (heard.urgent, heard.polite) == ([unsaved.WORDS], [unsaved.SAVED])
    assert _saved(desk) == {"q2.management": "now"}
    assert not page._unsaved.isVisible()


def test_a_finish_or_memo_that_cannot_be_written_is_said_and_done_later(
    opened: Open, desk: Desk, client: Client
) -> None:
    page = opened(41)
    page._memo.edit.setPlainText("あとで")
    with refused(desk):
        page._memo.flush()
    with refused(desk):
        page.finish()
    assert not page.finished
    assert checks.history(desk.store, client.id) == ()
    page.finish()
    (check,) = checks.history(desk.store, client.id)
    assert check.memo == "あとで"


def test_another_draft_brings_its_own_texts(opened: Open, desk: Desk, client: Client) -> None:
    page = opened(3)
    assert page.vision is not None
    page.vision.edit.setPlainText("a first text")
    draft, _ = checks.start(desk.store, client.id, context=CheckContext(TODAY))
    page.open(draft.id)
    assert page.vision is not None
    assert page.vision.text == ""
    kept = {each.answers.get("q1.vision") for each in checks.drafts(desk.store)}
    assert kept == {"a first text", None}


def test_a_changed_readiness_keeps_the_answers_of_the_other_branch(
    opened: Open, desk: Desk
) -> None:
    page = opened(41)
    for item in library.questionnaire().section("q4").items:
        page.answer(item.id, "no")
    assert page.flow.level == "low"
    assert next(item.id for item in page.flow.gaps) == "q5.introduction"
    assert _saved(desk)["q6.fit"] == "a"


def test_tools_of_other_trades_come_last(opened: Open) -> None:
    page = opened()
    tools = [item.id for item in page.flow.items if item.id.startswith("q3.")]
    assert tools[-1] == "q3.edi"


def test_hand_over_hides_the_memo(opened: Open) -> None:
    page = opened()
    page.open_memo()
    page.hand_over(True)
    assert not page._memo.isVisible()
    _press(page, Qt.Key.Key_F4)
    assert not page._memo.isVisible()
    assert not page.bar.later_button.isVisible()
    assert not page.bar.calculate_button.isVisible()
    page.hand_over(False)
    assert page.bar.memo_button.isVisible()


def test_the_calculators_are_at_hand_in_a_check(
    opened: Open, client: Client, navigator: RecordingNavigator
) -> None:
    page = opened()
    page.bar.calculate_button.click()
    assert navigator.last == ("calculate", (client.id, ""))


def test_a_low_room_puts_the_answers_into_columns(
    opened: Open, text_size: Callable[[float], None]
) -> None:
    text_size(1.5)
    page = opened(38, size=(1280, 640))
    tops = {tile.y() for tile in page.question.tiles.tiles}
    assert len(tops) == 3
    audit(page)
    assert page.question.height() <= page._stack.height()
    page.resize(1280, 900)
    for _ in range(3):
        QApplication.processEvents()
    assert len({tile.y() for tile in page.question.tiles.tiles}) == 5


def test_the_second_click_of_a_double_click_is_no_answer(opened: Open, desk: Desk) -> None:
    page = opened(advance_ms=10_000)
    QTest.mouseClick(page.question.tiles.tiles[2], Qt.MouseButton.LeftButton)
    page.forward()
    QTest.mouseDClick(page.question.tiles.tiles[2], Qt.MouseButton.LeftButton)
    assert list(_saved(desk)) == ["q2.management"]


def test_later_goes_to_today(opened: Open, navigator: RecordingNavigator) -> None:
    page = opened()
    page.bar.later_button.click()
    page.bar.hand_button.click()
    assert navigator.names()[-2:] == ["today", "hand_over"]


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("size", [(1280, 720), (1024, 768)])
@pytest.mark.parametrize("count", [3, 8, 26, 38, 40])
def test_nothing_is_clipped(
    opened: Open,
    text_size: Callable[[float], None],
    scale: float,
    size: tuple[int, int],
    count: int,
) -> None:
    text_size(scale)
    page = opened(count, size=size)
    audit(page)
    view = page._views[page._stack.currentIndex()]
    assert not view.verticalScrollBar().isVisible()  # type: ignore[attr-defined]
    if page.flow.screen.matrix:
        assert 2 <= len(page.flow.screen.items) <= 8
