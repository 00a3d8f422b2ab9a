"""The result page: what the owner sees, what only the advisor sees, and what can be done."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from app.domain.records import ClientFields
from app.errors import StoreReadOnly
from app.services import checks, clients, reporting
from app.ui import theme
from app.ui.dialogs.save_chart import SaveChartDialog
from app.ui.pages.result import AdvisorPart, ResultPage
from app.ui.widgets.chart_panel import ChartPanel
from tests.ui import contents, finished, looking
from tests.ui.audit import audit
from tests.ui.pages.results import (
    FORBIDDEN,
    HUNDRED,
    Shown,
    arranged,
    opened,
    press,
    settle,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from app.domain.records import Client
    from app.reports.content import Content
    from app.ui.desk import Desk
    from tests.ui.fixtures import RecordingNavigator

ANSWERS = finished.answers()
BASICS = "まず、機器とネットから"
CONSULT = "この結果で相談を記録する"


def test_the_owner_sees_both_charts_and_what_comes_first_at_first_sight(shown: Shown) -> None:
    page = shown.page
    panels = page.findChildren(ChartPanel)
    assert [panel.title.text() for panel in panels] == [
        "いま力を入れたいことの割合",
        "備えのバランス",
    ]
    bottom = page.height()
    for panel in panels:
        assert panel.radar.mapTo(page, QPoint(0, panel.radar.height())).y() <= bottom
    first = next(each for each in page.findChildren(QLabel) if each.text() == BASICS)
    assert first.mapTo(page, QPoint(0, first.height())).y() <= bottom  # devices are weak here


def test_the_vision_stands_at_the_top_in_own_words(shown: Shown) -> None:
    labels = [label.text() for label in shown.page.findChildren(QLabel)]
    assert f"「{finished.VISION}」" in labels
    assert labels.index(f"「{finished.VISION}」") < labels.index("備えのバランス")


def test_no_forbidden_word_reaches_the_owner(shown: Shown) -> None:
    for panel in shown.page.findChildren(ChartPanel):
        press(panel.toggle)
        for axis in (axis for chart in (shown.page.content,) for axis in _axes(chart)):
            panel.choose(axis)
            said = looking.visible_text(shown.page).replace(HUNDRED, "")
            assert not FORBIDDEN.findall(said)


def test_the_advisor_sees_points_border_and_every_answer(shown: Shown) -> None:
    page, content = shown.page, shown.page.content
    assert content is not None
    press(page.advisor)
    said = looking.visible_text(page)
    assert content.advisor_segment in said
    for reason in (*content.advisor_reason, *content.workings):
        assert reason in said
    for group in content.groups:
        for line in group.lines:
            assert line.question in said
    assert "奥様が帳簿を担当。" in said
    QApplication.processEvents()
    part = page.findChildren(AdvisorPart)[-1]
    assert 0 <= part.mapTo(page, QPoint(0, 0)).y() < page.height() - 100  # brought into sight
    press(page.advisor)
    assert content.advisor_segment not in looking.visible_text(page)


def test_a_strip_says_that_the_advisors_view_is_on_and_leads_back(shown: Shown) -> None:
    page = shown.page
    assert not page.advisor_strip.isVisible()
    press(page.advisor)
    QApplication.processEvents()
    assert "担当者用を表示しています" in looking.visible_text(page)
    assert page.advisor_strip.pos() == QPoint(0, 0)
    assert page.advisor_strip.width() == page.width()
    middle = QPointF(page.advisor_strip.rect().center())
    assert looking.near(looking.picture(page), middle, theme.tokens().warning, within=0)
    press(page.advisor_strip.back)
    assert not page.advisor_strip.isVisible()
    assert not page.advisor.isChecked()
    assert not page.findChildren(AdvisorPart)[-1].isVisible()
    assert page._area.verticalScrollBar().value() == 0


def test_a_calculation_shows_in_the_advisors_view_only(shown: Shown) -> None:
    page, content = shown.page, shown.page.content
    assert content is not None
    axis = next(axis for axis in content.todo.axes if axis.working)
    panel = page.findChildren(ChartPanel)[0]
    panel.choose(axis.id)
    assert axis.working not in looking.visible_text(page)
    press(page.advisor)
    assert axis.working in looking.visible_text(page)
    page.hand_over(True)
    page.findChildren(ChartPanel)[-2].choose(axis.id)
    assert axis.working not in looking.visible_text(page)


def test_opening_another_check_starts_with_the_owners_view(
    shown: Shown, qtbot: QtBot, desk: Desk
) -> None:
    press(shown.page.advisor)
    shown.page.open(shown.check.id)
    settle(qtbot, desk)
    assert not shown.page.advisor.isChecked()


def test_while_handed_over_there_is_no_way_to_the_advisor(shown: Shown) -> None:
    page = shown.page
    press(page.advisor)
    page.hand_over(True)
    assert not page.advisor.isVisible()
    assert not page.advisor.isEnabled()
    assert "担当者" not in looking.visible_text(page)
    assert not page.to_karte.isVisible()
    press(page.advisor)
    assert "奥様が帳簿を担当。" not in looking.visible_text(page)
    page.hand_over(False)
    assert page.advisor.isVisible()
    assert not page.advisor.isChecked()


def test_what_changed_since_last_time_is_said(shown: Shown) -> None:
    content = shown.page.content
    assert content is not None
    assert content.todo.has_previous
    assert content.comparison.startswith("前回の")
    said = looking.visible_text(shown.page)
    assert content.comparison in said
    assert all(change in said for change in content.changes)


def test_the_buttons_lead_on(shown: Shown, navigator: RecordingNavigator) -> None:
    press(shown.page.preview)
    assert navigator.last == ("preview", (shown.check.id,))
    press(shown.page.to_karte)
    assert navigator.last == ("karte", (shown.check.client_id,))


def test_correcting_opens_a_draft_with_the_answers(
    shown: Shown, qtbot: QtBot, desk: Desk, navigator: RecordingNavigator
) -> None:
    with qtbot.waitSignal(desk.refresh.changed):
        press(shown.page.correct)
    name, (draft_id,) = navigator.last
    assert name == "resume"
    draft = checks.draft(desk.store, draft_id)
    assert draft.supersedes == shown.check.id
    assert dict(draft.answers) == dict(shown.check.answers)
    assert shown.page.correct.isEnabled()


def test_the_text_for_pasting_is_on_the_clipboard(
    shown: Shown, navigator: RecordingNavigator
) -> None:
    press(shown.page.copy)
    content = shown.page.content
    assert content is not None
    text = QGuiApplication.clipboard().text()
    assert text == reporting.plain_text(content)
    assert content.client_name in text
    assert all(thing.title in text for thing in content.things)
    name, (said,) = navigator.last
    assert name == "toast"
    assert "コピーしました" in said
    QGuiApplication.clipboard().clear()


def test_a_renamed_client_is_shown_anew(
    shown: Shown, qtbot: QtBot, desk: Desk, client: Client
) -> None:
    _, changes = clients.update(
        desk.store, client.id, replace(client.fields, name="株式会社みなと亭")
    )
    desk.refresh.publish(changes)
    settle(qtbot, desk)
    assert shown.page.title.text().startswith("株式会社みなと亭")


def test_the_whole_result_can_be_read_by_keys(shown: Shown) -> None:
    bar = shown.page._area.verticalScrollBar()
    assert bar.maximum() > 0
    seen = []
    for key in ("PageDown", "Down", "Up", "PageUp", "End", "Home"):
        QTest.keyClick(shown.page, getattr(Qt.Key, f"Key_{key}"))
        seen.append(bar.value())
    page_down, down, up, page_up, end, home = seen
    assert 0 < page_down == up < down <= end == bar.maximum()
    assert page_up == home == 0


def test_a_check_that_is_gone_is_told(qtbot: QtBot, desk: Desk) -> None:
    page = ResultPage(desk)
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitSignal(desk.failures.shown) as caught:
        page.open("no such check")
    assert "見つかりません" in caught.args[0]
    assert "開けません" in page.waiting.text()
    assert page.content is None
    for act in (page.preview, page.copy, page.save, page.correct, page.to_karte):
        press(act)
    page.reload()
    settle(qtbot, desk)


def test_the_short_set_says_what_it_cannot_say(qtbot: QtBot, desk: Desk, client: Client) -> None:
    check = finished.finish(desk.store, client.id, short=True)
    page = opened(qtbot, desk, check)
    assert page.content is not None
    assert page.content.limits
    assert page.content.limits in looking.visible_text(page)
    assert len(page.findChildren(ChartPanel)) == 1
    assert not FORBIDDEN.findall(looking.visible_text(page))


def test_gaps_are_named_with_the_way_to_fill_them(
    shows: Callable[[Content], ResultPage],
) -> None:
    said = looking.visible_text(shows(contents.FULL))
    assert "まだ答えていない問い" in said
    assert "[答えを直す]で答えると" in said


def test_in_the_owners_hands_no_button_is_named_that_is_not_there(
    shows: Callable[[Content], ResultPage],
) -> None:
    page = shows(contents.FULL)
    page.hand_over(True)
    said = looking.visible_text(page)
    assert "まだ答えていない問い" in said
    assert "答えを直す" not in said


def test_a_long_vision_opens_with_a_button(shows: Callable[[Content], ResultPage]) -> None:
    vision = "地元の米と水で酒を造り続けたい。" * 50
    page = shows(replace(contents.FULL, vision=vision))
    note = page.findChildren(ChartPanel)[0]
    assert note.mapTo(page, QPoint(0, 0)).y() < page.height() / 2
    assert vision not in looking.visible_text(page)
    more = next(each for each in _buttons(page) if each.text() == "つづきを読む")
    press(more)
    assert vision in looking.visible_text(page)
    press(more)
    assert vision not in looking.visible_text(page)


def test_nothing_flagged_shows_a_sentence_instead_of_a_chart(
    shows: Callable[[Content], ResultPage],
) -> None:
    page = shows(contents.EMPTY)
    panel = page.findChildren(ChartPanel)[0]
    assert panel.radar.isHidden()
    assert contents.EMPTY.todo.note in looking.visible_text(page)


def test_a_sentence_in_place_of_a_chart_is_a_low_card(
    shows: Callable[[Content], ResultPage],
) -> None:
    full = replace(contents.FIRST, balance=contents.balance(previous=False))
    assert full.balance is not None
    unknown = tuple(replace(axis, value=None) for axis in full.balance.axes)
    empty = replace(full.balance, axes=unknown, note="備えの質問がそろうと、ここに図が出ます。")
    page = shows(replace(full, balance=empty))
    QApplication.processEvents()
    drawn, low = page.body.findChildren(ChartPanel)
    assert low.height() < drawn.height() / 2
    assert low.y() > drawn.y()


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
@pytest.mark.parametrize("width", [1060, 796])
def test_the_buttons_take_one_line_and_the_rest_is_in_a_menu(
    shows: Callable[[Content], ResultPage],
    text_size: Callable[[float], None],
    navigator: RecordingNavigator,
    scale: float,
    width: int,
) -> None:
    text_size(scale)
    page = shows(contents.FULL)
    page.resize(width, 668)
    QApplication.processEvents()
    buttons = [page.preview, page.advisor, page.calculate, page.save, page.copy, page.correct]
    buttons.append(page.to_karte)
    inside = [each for each in buttons if each.isVisible()]
    middles = {each.mapTo(page, each.rect().center()).y() for each in inside}
    assert max(middles) - min(middles) <= 2
    assert page.preview.isVisible()
    assert page.advisor.isVisible()
    entries = [each for each in page.tools.menu.actions() if each.isVisible()]
    assert len(inside) + len(entries) == len(buttons)
    assert page.tools.more.isVisible() == bool(entries)
    assert page.date.y() == page.before.y()  # in one line, neither of them broken
    if entries:
        entries[-1].trigger()
        assert navigator.last[0] == "karte"


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
@pytest.mark.parametrize(("width", "height"), [(1060, 668), (804, 716), (749, 660)])
@pytest.mark.parametrize(("advisor", "one_by_one"), [(False, False), (True, True)])
def test_nothing_is_cut_at_any_size(  # noqa: PLR0913, PLR0917 - the sizes and views
    shows: Callable[[Content], ResultPage],
    text_size: Callable[[float], None],
    scale: float,
    width: int,
    height: int,
    advisor: bool,  # noqa: FBT001 - a parameter of pytest
    one_by_one: bool,  # noqa: FBT001
) -> None:
    text_size(scale)
    long = replace(
        contents.FULL,
        client_name="株式会社ながいなまえのみなとまち水産加工食品製造販売サービス",
        vision=contents.FULL.vision * 6,
    )
    page = shows(arranged(long, one_by_one=one_by_one))
    page.resize(width, height)
    page.advisor.setChecked(advisor)
    audit(page)
    body = page.body
    page.resize(width, page.height() + body.height())
    audit(page)
    assert body.width() <= page._area.viewport().width()


def test_a_new_text_size_is_taken_up(
    shown: Shown, desk: Desk, text_size: Callable[[float], None]
) -> None:
    before = shown.page.findChildren(ChartPanel)[0].radar.minimumSizeHint()
    text_size(1.5)
    desk.preferences.update(text_size="特大")
    after = shown.page.body.findChildren(ChartPanel)[0].radar.minimumSizeHint()
    assert after.width() > before.width()


def test_one_person_shops_are_addressed_as_a_person(qtbot: QtBot, desk: Desk) -> None:
    made, _ = clients.create(desk.store, ClientFields(name="髙橋理容", kind="sole_proprietor"))
    check = finished.finish(desk.store, made.id)
    page = ResultPage(desk)
    qtbot.addWidget(page)
    page.open(check.id)
    settle(qtbot, desk)
    assert page.title.text() == "髙橋理容 様"


def _axes(content: Content | None) -> list[str]:
    assert content is not None
    shown = [chart for chart in (content.todo, content.balance) if chart is not None]
    return [axis.id for chart in shown for axis in chart.axes]


def _buttons(page: ResultPage) -> list[QPushButton]:
    return page.findChildren(QPushButton)


def test_the_charts_can_be_saved_from_here(shown: Shown, desk: Desk) -> None:
    seen: list[str] = []

    def leave() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, SaveChartDialog)
        seen.extend(each.text() for each in dialog.charts)
        press(dialog.stop)

    QTimer.singleShot(50, leave)
    press(shown.page.save)
    assert seen == ["いま力を入れたいことの割合", "備えのバランス"]
    assert desk.tasks.idle


def test_a_correction_that_cannot_begin_is_told(
    shown: Shown,
    qtbot: QtBot,
    desk: Desk,
    navigator: RecordingNavigator,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object) -> None:
        raise StoreReadOnly

    monkeypatch.setattr(checks, "correct", refuse)
    with qtbot.waitSignal(desk.failures.shown) as caught:
        press(shown.page.correct)
    assert "書き込めません" in caught.args[0]
    assert shown.page.correct.isEnabled()
    assert "resume" not in navigator.names()


def test_a_consultation_begins_from_the_advisors_view_only(
    shown: Shown, navigator: RecordingNavigator
) -> None:
    page = shown.page
    assert CONSULT not in looking.visible_text(page)
    press(page.advisor)
    QApplication.processEvents()
    (consult,) = [
        each
        for each in page.findChildren(QPushButton)
        if each.text() == CONSULT and each.isVisible()
    ]
    consult.click()
    assert page._loaded is not None
    check = page._loaded.check
    assert navigator.last == ("consult", (check.client_id, check.id))


def test_the_calculators_open_for_this_client(shown: Shown, navigator: RecordingNavigator) -> None:
    shown.page.calculate.click()
    assert navigator.last == ("calculate", (shown.check.client_id, ""))
