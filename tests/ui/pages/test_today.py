"""今日: beginning, resuming, discarding, and whether we are safe."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget

from app.domain.changes import Changes, Kind
from app.domain.records import CheckContext, ClientFields
from app.services import backup, checks, clients
from app.ui.pages.today import TodayPage
from app.ui.widgets.basic import column
from tests.ui import looking
from tests.ui.audit import audit
from tests.ui.fixtures import TODAY, RecordingNavigator

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from app.domain.records import Client
    from app.ui.desk import Desk


def _open(qtbot: QtBot, desk: Desk, size: tuple[int, int] = (1060, 680)) -> TodayPage:
    page = TodayPage(desk)
    qtbot.addWidget(page)
    page.resize(*size)
    page.reload()
    page.show()
    qtbot.waitExposed(page)
    QApplication.processEvents()
    return page


def _words(page: TodayPage) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def _button(page: TodayPage, name: str) -> QPushButton:
    QApplication.processEvents()
    return next(
        b for b in page.findChildren(QPushButton) if b.accessibleName() == name and b.isVisible()
    )


def test_an_empty_list_teaches(qtbot: QtBot, desk: Desk, navigator: RecordingNavigator) -> None:
    page = _open(qtbot, desk)
    assert "はじめてのチェック" in _words(page)
    page.start.click()
    assert navigator.last == ("new_check", (None,))


def test_recent_clients_can_be_checked_and_opened(
    qtbot: QtBot, desk: Desk, client: Client, navigator: RecordingNavigator
) -> None:
    page = _open(qtbot, desk)
    _button(page, f"{client.fields.name}のチェックを始める").click()
    _button(page, f"{client.fields.name}のカルテを開く").click()
    assert navigator.calls == [("new_check", (client.id,)), ("karte", (client.id,))]
    assert "チェックはまだです" in _words(page)


def test_a_draft_says_how_far_it_is(
    qtbot: QtBot, desk: Desk, client: Client, navigator: RecordingNavigator
) -> None:
    draft, _ = checks.start(desk.store, client.id, context=CheckContext(TODAY))
    checks.answer(desk.store, draft.id, "q2.finance", "now")
    page = _open(qtbot, desk)
    assert "途中のチェック\n株式会社みなと食堂" in _words(page)
    assert "1/41問" in _words(page)
    _button(page, "株式会社みなと食堂のチェックを続ける").click()
    assert navigator.last == ("resume", (draft.id,))


def test_a_short_draft_counts_its_own_questions(qtbot: QtBot, desk: Desk, client: Client) -> None:
    checks.start(desk.store, client.id, item_set="short", context=CheckContext(TODAY))
    assert "0/15問" in _words(_open(qtbot, desk))


def test_a_discarded_draft_can_be_taken_back(
    qtbot: QtBot, desk: Desk, client: Client, navigator: RecordingNavigator
) -> None:
    draft, _ = checks.start(desk.store, client.id, context=CheckContext(TODAY))
    page = _open(qtbot, desk)
    _button(page, "株式会社みなと食堂の途中のチェックを破棄する").click()
    QApplication.processEvents()
    assert "途中のチェック" not in _words(page)
    assert navigator.undo is not None
    navigator.undo()
    assert [each.id for each in checks.drafts(desk.store)] == [draft.id]


def test_it_says_when_the_last_backup_was_made(qtbot: QtBot, desk: Desk, client: Client) -> None:
    assert "控えは、まだありません。" in _words(_open(qtbot, desk))
    backup.make(desk.store)
    assert "最後の控え：" in _words(_open(qtbot, desk))


@pytest.mark.parametrize(
    ("scale", "size"), [(1.0, (804, 700)), (1.5, (950, 640)), (1.5, (694, 700))]
)
def test_nothing_is_clipped(
    qtbot: QtBot,
    desk: Desk,
    client: Client,
    text_size: Callable[[float], None],
    scale: float,
    size: tuple[int, int],
) -> None:
    checks.start(desk.store, client.id, context=CheckContext(TODAY))
    text_size(scale)
    audit(_open(qtbot, desk, size))


def test_a_copy_elsewhere_is_recalled_when_it_is_due(
    qtbot: QtBot,
    desk: Desk,
    client: Client,
    navigator: RecordingNavigator,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert "USBなど別の場所にも" not in _words(_open(qtbot, desk))
    monkeypatch.setattr(backup, "copy_due", lambda _store, _settings: True)
    page = _open(qtbot, desk)
    assert "USBなど別の場所にも" in _words(page)
    _button(page, "設定の控えの項目を開く").click()
    assert navigator.last == ("settings", ("backup",))


def test_a_draft_that_is_gone_meanwhile_is_said(qtbot: QtBot, desk: Desk, client: Client) -> None:
    draft, _ = checks.start(desk.store, client.id, context=CheckContext(TODAY))
    page = _open(qtbot, desk)
    pressed = _button(page, "株式会社みなと食堂の途中のチェックを破棄する")
    checks.discard(desk.store, draft.id)
    with qtbot.waitSignal(desk.failures.shown):
        pressed.click()


def test_three_drafts_show_and_the_rest_on_wish(qtbot: QtBot, desk: Desk, client: Client) -> None:
    for _ in range(5):
        checks.start(desk.store, client.id, context=CheckContext(TODAY))
    page = _open(qtbot, desk)
    assert _words(page).count("0/41問") == 3
    _button(page, "すべて見る（5件）").click()
    QApplication.processEvents()
    assert _words(page).count("0/41問") == 5


def test_the_keyboard_stays_with_its_record_when_something_changes_by_itself(
    qtbot: QtBot, desk: Desk, client: Client
) -> None:
    draft, _ = checks.start(desk.store, client.id, context=CheckContext(TODAY))
    page = _open(qtbot, desk)
    qtbot.waitActive(page)
    name = client.fields.name
    _button(page, f"{name}のカルテを開く").setFocus()
    _, changes = clients.create(desk.store, ClientFields("あとから来た人"))
    clients.update(desk.store, client.id, replace(client.fields, name="新しい名前"))
    desk.refresh.publish(changes)
    assert _button(page, "新しい名前のカルテを開く").hasFocus()
    assert _button(page, "あとから来た人のカルテを開く").isVisible()
    _button(page, "新しい名前のチェックを続ける").setFocus()
    desk.refresh.publish(checks.discard(desk.store, draft.id))
    assert page.start.hasFocus(), "the draft is gone"


def test_a_backup_in_the_background_leaves_all_but_its_own_words(
    qtbot: QtBot, desk: Desk, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "copy_due", lambda _store, _settings: True)
    page = _open(qtbot, desk)
    qtbot.waitActive(page)
    pressed = _button(page, f"{client.fields.name}のカルテを開く")
    pressed.setFocus()
    backup.make(desk.store)
    done = Changes(frozenset({Kind.BACKUP}))
    desk.refresh.publish(done)
    assert "最後の控え：" in _words(page)
    assert _button(page, f"{client.fields.name}のカルテを開く") is pressed
    assert pressed.hasFocus()
    _button(page, "設定の控えの項目を開く").setFocus()
    desk.refresh.publish(done)
    assert _button(page, "設定の控えの項目を開く").hasFocus()


def test_a_keyboard_outside_of_the_page_is_left_alone(
    qtbot: QtBot, desk: Desk, client: Client
) -> None:
    window, field, page = QWidget(), QLineEdit(), TodayPage(desk)
    window.setLayout(column(field, page))
    page.reload()
    looking.show(qtbot, window, 1068, 760)
    qtbot.waitActive(window)
    field.setFocus()
    _, changes = clients.create(desk.store, ClientFields("あとから来た人"))
    desk.refresh.publish(changes)
    assert "あとから来た人" in _words(page)
    assert field.hasFocus()


def test_the_last_backup_is_in_the_first_view(qtbot: QtBot, desk: Desk, client: Client) -> None:
    for _ in range(5):
        checks.start(desk.store, client.id, context=CheckContext(TODAY))
    page = _open(qtbot, desk, (1068, 720))
    said = next(shown for shown in page.findChildren(QLabel) if "控えは" in shown.text())
    assert said.visibleRegion().boundingRect() == said.rect()
