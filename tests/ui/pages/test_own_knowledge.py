"""うちの施策・事例: written, kept while typing, thrown away and brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.domain.own_knowledge import CASE_KIND, MEASURE
from app.domain.records import ClientFields
from app.errors import NotFound
from app.services import clients, own_knowledge, undo
from app.ui.own import values
from app.ui.pages.own_knowledge import TRASH, OwnKnowledgePage
from tests.domain import own_items
from tests.ui.audit import audit
from tests.ui.looking import show, visible_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from app.services.own_knowledge import Own
    from app.ui.desk import Desk
    from tests.ui.fixtures import RecordingNavigator


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> OwnKnowledgePage:
    """The page, wide enough for list and form."""
    made = OwnKnowledgePage(desk)
    made.open()
    show(qtbot, made, 1060, 660)
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


@pytest.fixture
def measure(desk: Desk) -> Own:
    """An own measure."""
    return own_knowledge.create(desk.store, MEASURE, own_items.MEASURE)[0]


def titles(page: OwnKnowledgePage) -> list[str]:
    return [row.first for row in page.list.rows]


def fill(page: OwnKnowledgePage, kind: str, body: dict[str, object]) -> None:
    """Type all of it into the form."""
    wanted = values.form(kind, body)
    for name, editor in page.sheet.form._made.items():
        editor.show_value(getattr(wanted, name))


def test_a_new_measure_is_kept_by_its_button(
    page: OwnKnowledgePage, desk: Desk, navigator: RecordingNavigator
) -> None:
    assert page.empty.isVisible()
    page.begin(MEASURE)
    sheet = page.sheet
    sheet.keep.click()
    assert "空です" in visible_text(sheet.form)
    assert own_knowledge.all_of_them(desk.store) == ()
    fill(page, MEASURE, own_items.MEASURE)
    sheet.keep.click()
    (made,) = own_knowledge.all_of_them(desk.store)
    assert made.body == own_items.MEASURE
    assert titles(page) == ["市のキャッシュレス補助金"]
    assert (sheet.keep.isVisible(), sheet.throw.isVisible()) == (False, True)
    assert navigator.last[0] == "done"
    sheet.seek.click()
    assert navigator.last == ("seek", (f"measure.own-{made.id}",))


def test_it_saves_itself_and_follows_an_undo(
    page: OwnKnowledgePage, desk: Desk, measure: Own
) -> None:
    page.open(measure.id)
    sheet = page.sheet
    sheet.form.editor("name").show_value("市のレジ補助金")
    sheet.form.changed.emit()
    assert sheet.saving.flush()
    assert titles(page) == ["市のレジ補助金"]
    assert sheet.title.text() == "市のレジ補助金"
    (version, _) = _history(desk, measure.id)
    desk.refresh.publish(undo.undo(desk.store, version))
    assert sheet.form.value.name == "市のキャッシュレス補助金"
    sheet.form.editor("who").show_value("")
    sheet.form.changed.emit()
    assert not sheet.saving.flush()
    assert own_knowledge.get(desk.store, measure.id).body["who"] == own_items.MEASURE["who"]


def test_a_case_names_no_client(page: OwnKnowledgePage, desk: Desk) -> None:
    clients.create(desk.store, ClientFields("株式会社みほん製作所"))
    page.begin(CASE_KIND)
    fill(page, CASE_KIND, {**own_items.CASE, "background": "みほん製作所の話です。"})
    page.sheet.keep.click()
    assert "「株式会社みほん製作所」はお客様の名前です" in visible_text(page.sheet.form)
    fill(page, CASE_KIND, own_items.CASE)
    page.sheet.keep.click()
    (made,) = own_knowledge.all_of_them(desk.store, CASE_KIND)
    page.sheet.form.editor("effect").show_value("みほん製作所の売上が増えました。")
    page.sheet.form.changed.emit()
    assert not page.sheet.saving.flush()
    assert own_knowledge.get(desk.store, made.id).body == own_items.CASE
    assert titles(page) == [own_items.CASE["title"]]


def test_into_the_trash_and_back(
    page: OwnKnowledgePage, desk: Desk, measure: Own, navigator: RecordingNavigator
) -> None:
    page.open(measure.id)
    page.sheet.throw.click()
    assert (titles(page), page.halves.detail_open) == ([], False)
    assert "ゴミ箱に入れました" in navigator.last[1][1]
    page.chips[TRASH].click()
    assert titles(page) == ["市のキャッシュレス補助金"]
    assert not page.back.isEnabled()
    page.list.choose(measure.id)
    page.list.opened.emit(measure.id)
    assert not page.halves.detail_open
    page.back.click()
    assert page.sheet.own_id == measure.id
    assert titles(page) == ["市のキャッシュレス補助金"]
    desk.refresh.publish(own_knowledge.trash(desk.store, measure.id))
    assert not page.halves.detail_open
    page.open(measure.id)
    assert page.chips[TRASH].isChecked()


def test_what_was_begun_waits_while_another_is_read(page: OwnKnowledgePage, measure: Own) -> None:
    page.begin(MEASURE)
    page.sheet.form.editor("name").show_value("書きかけ")
    page.list.opened.emit(measure.id)
    assert page.sheet.form.value.name == "市のキャッシュレス補助金"
    page.begin(MEASURE)
    assert page.sheet.form.value.name == "書きかけ"


def test_one_that_is_gone_is_not_found(page: OwnKnowledgePage) -> None:
    with pytest.raises(NotFound):
        page.open("gone")


def test_a_measure_that_is_over_says_so(page: OwnKnowledgePage, desk: Desk) -> None:
    late = {**own_items.MEASURE, "deadline": "2026-11-01"}
    own_knowledge.create(desk.store, MEASURE, late)
    own_knowledge.create(desk.store, MEASURE, {**late, "deadline": None})
    page.reload()
    assert [row.mark for row in page.list.rows] == ["", "締切を過ぎました"]
    assert page.list.rows[0].second.startswith("締切なし")


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_it_can_be_seen_and_reached(
    qtbot: QtBot, desk: Desk, measure: Own, text_size: Callable[[float], None], scale: float
) -> None:
    text_size(scale)
    shown = OwnKnowledgePage(desk)
    show(qtbot, shown, round(760 * scale), round(560 * scale))
    shown.reload()
    audit(shown)
    shown.open(measure.id)
    audit(shown)
    shown.begin(CASE_KIND)
    audit(shown)
    shown.halves.back.click()
    assert shown.list.isVisible() or shown.empty.isVisible()


def _history(desk: Desk, own_id: str) -> list[str]:
    from app.services import history

    return [each.batch for each in history.of_record(desk.store, own_id)]
