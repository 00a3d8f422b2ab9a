"""「同じお客様を1つにまとめる」."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from app.domain.records import ClientFields
from app.domain.search import Search
from app.services import clients, finding, twins
from app.ui.dialogs import merge
from app.ui.dialogs.merge import MergeDialog
from app.ui.dialogs.pick_client import PickClient
from tests.ui.audit import audit

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.ui.desk import Desk
    from tests.ui.fixtures import RecordingNavigator


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    """What the dialog stands over."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


def _two(desk: Desk) -> tuple[str, str]:
    given = (
        ClientFields("みかん園", phone="0532-22-0123", employees=3),
        ClientFields("みかん園", phone="0532-22-0199", employees=5, email="a@example.jp"),
    )
    one, two = (clients.create(desk.store, each)[0].id for each in given)
    return one, two


def test_the_values_stand_side_by_side(desk: Desk, qtbot: QtBot) -> None:
    one, two = _two(desk)
    clients.create(desk.store, ClientFields("まる屋"))
    clients.create(desk.store, ClientFields("まる屋"))
    dialog = MergeDialog(desk, twins.pairs(desk.store), None)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    audit(dialog)
    assert (dialog.kept.id, dialog.other.id) == (one, two)
    assert dialog.chosen == {"employees": "kept", "phone": "kept"}
    dialog.choices["phone"][1].setChecked(True)
    assert dialog.chosen["phone"] == "other"
    dialog.swap.click()
    assert (dialog.kept.id, dialog.other.id) == (two, one)
    dialog.box.setCurrentIndex(1)
    assert dialog.kept.fields.name == "まる屋"
    assert dialog.chosen == {}


def test_what_goes_together_is_one_choice(desk: Desk, qtbot: QtBot) -> None:
    given = (
        ClientFields(
            "みかん園",
            postal_code="4380078",
            representative="山田太郎",
            representative_age="60s",
            corporate_number="7000012050002",
        ),
        ClientFields(
            "みかん園",
            prefecture="22",
            municipality="22138",
            town="浜松市中央区元城町",
            street="103-2",
            representative="山田花子",
            representative_kana="ヤマダハナコ",
            kind="sole_proprietor",
        ),
    )
    for each in given:
        clients.create(desk.store, each)
    dialog = MergeDialog(desk, twins.pairs(desk.store), None)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    audit(dialog)
    assert list(dialog.choices) == ["kind", "postal_code", "representative"]
    kept, other = dialog.choices["postal_code"]
    assert kept.text() == "438-0078"
    assert other.text() == "静岡県\n市区町村の番号 22138\n浜松市中央区元城町\n103-2"
    assert other.accessibleName().startswith("所在地 静岡県")
    assert dialog.choices["representative"][1].text() == "山田花子\nヤマダハナコ"
    assert [each.text() for each in dialog.choices["kind"]] == ["7000012050002", "個人事業"]


def test_they_are_merged_and_it_can_be_taken_back(
    desk: Desk, qtbot: QtBot, owner: QWidget, navigator: RecordingNavigator,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    merge.ask(desk, owner)
    qtbot.waitUntil(lambda: navigator.calls == [("toast", (merge.NONE,))], timeout=20_000)
    one, two = _two(desk)
    monkeypatch.setattr(MergeDialog, "exec", lambda _: 0)
    merge.ask(desk, owner)
    qtbot.waitUntil(lambda: desk.tasks.idle, timeout=20_000)
    assert clients.count(desk.store) == 2
    monkeypatch.setattr(MergeDialog, "exec", lambda _: 1)
    merge.ask(desk, owner)
    qtbot.waitUntil(lambda: navigator.names()[-1] == "done", timeout=20_000)
    assert navigator.last[1][0].undo
    assert clients.get(desk.store, one).fields.email == "a@example.jp"
    assert clients.get(desk.store, two).deleted_at is not None


def test_any_two_clients_can_be_chosen(
    desk: Desk, qtbot: QtBot, owner: QWidget, navigator: RecordingNavigator,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    one, _ = clients.create(desk.store, ClientFields("みかん園", employees=3))
    two, _ = clients.create(desk.store, ClientFields("蜜柑園", email="a@example.jp"))
    rows = {row.id: row for row in finding.find(desk.store, Search()).rows}
    pick: dict[str, object] = {}

    def take(dialog: PickClient) -> int:
        dialog.chosen = rows.get(str(pick.get("id")))
        return 1

    monkeypatch.setattr(PickClient, "exec", take)
    monkeypatch.setattr(MergeDialog, "exec", lambda _: 1)
    merge.choose(desk, None, owner)
    for same in ("", one.id):
        pick["id"] = same
        merge.choose(desk, rows[one.id], owner)
        assert clients.count(desk.store) == 2
    pick["id"] = two.id
    merge.choose(desk, rows[one.id], owner)
    qtbot.waitUntil(lambda: navigator.names()[-1:] == ["done"], timeout=20_000)
    assert clients.get(desk.store, one.id).fields.email == "a@example.jp"
    assert [row.id for row in clients.trashed(desk.store)] == [two.id]
