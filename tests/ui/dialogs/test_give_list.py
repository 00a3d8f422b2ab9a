"""「書き出す」: the list as a file, for one's own office or for somebody else."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.changes import Changes, Kind
from app.domain.consents import Terms
from app.domain.records import ClientFields
from app.domain.search import Search
from app.services import clients, handing, ledger
from app.services.client_export import Choice
from app.ui import saving
from app.ui.dialogs import give_list
from app.ui.dialogs.fitted import EDGE
from app.ui.dialogs.give_list import GiveListDialog, LeftOutDialog
from tests.ui.audit import audit
from tests.ui.fixtures import TODAY
from tests.ui.looking import leave, show, visible_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.ui.desk import Desk
    from tests.ui.fixtures import RecordingNavigator

PATIENCE_MS = 20_000
BANK = "みほん銀行"


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    """What the dialogs belong to: as large as a small window."""
    made = QWidget()
    show(qtbot, made, 1024, 720)
    return made


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where files are saved."""
    made = tmp_path / "out"
    made.mkdir()
    monkeypatch.setattr(saving, "folder_for_files", lambda _: made)
    return made


@pytest.fixture
def three(desk: Desk) -> list[str]:
    """Three clients, two of whom agreed that the bank may have their profile."""
    names = ("あおば商店", "いろは堂", "うみの家")
    made = [
        clients.create(desk.store, ClientFields(each, kana=each, note="内輪"))[0].id
        for each in names
    ]
    for client_id in made[:2]:
        terms = Terms("share", TODAY, BANK, ("profile",))
        ledger.grant(desk.store, client_id, terms, text="同意します。", version="1")
    return made


def _answer(*jobs: Callable[[Any], object]) -> None:
    """Do these with the dialogs that open, one after another."""

    def press(left: tuple[Callable[[Any], object], ...]) -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(10, lambda: press(left))
            return
        if left[1:]:
            QTimer.singleShot(10, lambda: after(dialog, left[1:]))
        try:
            left[0](dialog)
        except BaseException:
            dialog.close()  # or the test would wait for ever
            raise

    def after(gone: QWidget, left: tuple[Callable[[Any], object], ...]) -> None:
        if QApplication.activeModalWidget() is gone:
            QTimer.singleShot(10, lambda: after(gone, left))
        else:
            press(left)

    QTimer.singleShot(0, lambda: press(jobs))


def _outside(party: str, qtbot: QtBot, desk: Desk) -> Callable[[GiveListDialog], None]:
    def fill(dialog: GiveListDialog) -> None:
        dialog.form.boxes["purpose"].field.chips["outside"].click()  # type: ignore[attr-defined]
        dialog.form.boxes["fmt"].field.chips["csv"].click()  # type: ignore[attr-defined]
        qtbot.waitUntil(lambda: desk.tasks.idle, timeout=PATIENCE_MS)
        for name, words in (("party", party), ("address", "港町1"), ("representative", "港 一郎")):
            dialog.form.boxes[name].field.field.setText(words)  # type: ignore[attr-defined]
        dialog.save.click()

    return fill


def _names(folder: Path) -> list[str]:
    (file,) = folder.glob("*.csv")
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return [line["会社名・屋号"] for line in csv.DictReader(lines)]


def test_the_list_goes_out_for_ones_own_office(
    desk: Desk, three: list[str], owner: QWidget, folder: Path, navigator: RecordingNavigator,
    qtbot: QtBot,
) -> None:  # fmt: skip
    _answer(lambda _dialog: leave())
    give_list.give_out(desk, Search(), owner)
    assert desk.tasks.idle
    assert navigator.calls == []

    def whole(dialog: Any) -> None:
        dialog.form.boxes["columns"].field.chips["whole"].click()
        QTest.keyClick(dialog.form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    _answer(whole)
    give_list.give_out(desk, Search("堂"), owner)
    qtbot.waitUntil(lambda: desk.tasks.idle, timeout=PATIENCE_MS)
    sheet = openpyxl.load_workbook(folder / "お客様の一覧_20261122.xlsx").worksheets[0]
    assert [cell.value for cell in sheet["A"]][1:] == ["いろは堂"]
    assert "内輪" in [cell.value for cell in sheet[2]]
    assert navigator.last[1][0].startswith("書き出しました：")
    assert all(handing.log(desk.store, each) == () for each in three)


def test_those_without_consent_are_named_before_anything_is_written(
    desk: Desk, three: list[str], owner: QWidget, folder: Path, navigator: RecordingNavigator,
    qtbot: QtBot,
) -> None:  # fmt: skip
    told: list[Changes] = []
    desk.refresh.changed.connect(told.append)

    def named(dialog: Any) -> None:
        assert isinstance(dialog, LeftOutDialog)
        audit(dialog)
        said = visible_text(dialog)
        assert "3件のうち2件を書き出します" in said
        assert f"次の1件は、「{BANK}」に渡す同意がないので入れません。" in said
        assert [row.first for row in dialog.names.rows] == ["うみの家"]
        assert list(folder.iterdir()) == []
        dialog.take.click()

    _answer(_outside(BANK, qtbot, desk), named)
    give_list.give_out(desk, Search(), owner)
    qtbot.waitUntil(lambda: bool(navigator.calls), timeout=PATIENCE_MS)
    assert _names(folder) == ["あおば商店", "いろは堂"]
    assert "お客様ごとに記録しました" in navigator.last[1][0]
    assert [len(handing.log(desk.store, each)) for each in three] == [1, 1, 0]
    given = handing.log(desk.store, three[0])[0].handing
    assert (given.party, given.address, given.representative) == (BANK, "港町1", "港 一郎")
    assert any(each.concerns(Kind.LEDGER) for each in told)


def test_nothing_is_written_when_it_is_left_there_or_nobody_agreed(
    desk: Desk, three: list[str], owner: QWidget, folder: Path, qtbot: QtBot
) -> None:
    def nobody(dialog: Any) -> None:
        assert not dialog.take.isVisible()
        assert "書き出せません" in visible_text(dialog)
        assert len(dialog.names.rows) == 3
        dialog.reject()

    seen: list[str] = []
    for party, then in ((BANK, lambda _dialog: leave()), ("ほかの会", nobody)):

        def look(dialog: Any, party: str = party, then: Any = then) -> None:
            seen.append(party)
            then(dialog)

        _answer(_outside(party, qtbot, desk), look)
        give_list.give_out(desk, Search(), owner)
        qtbot.waitUntil(lambda: desk.tasks.idle, timeout=PATIENCE_MS)
        qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None, timeout=PATIENCE_MS)
    assert seen == [BANK, "ほかの会"]
    assert list(folder.iterdir()) == []
    assert all(handing.log(desk.store, each) == () for each in three)


def test_when_all_agreed_it_goes_at_once_and_only_those_chosen(
    desk: Desk, three: list[str], owner: QWidget, folder: Path, navigator: RecordingNavigator,
    qtbot: QtBot,
) -> None:  # fmt: skip
    _answer(_outside(f"　{BANK} ", qtbot, desk))
    give_list.give_out(desk, Search(), owner, only={three[1]})
    qtbot.waitUntil(lambda: bool(navigator.calls), timeout=PATIENCE_MS)
    assert _names(folder) == ["いろは堂"]
    assert [len(handing.log(desk.store, each)) for each in three] == [0, 1, 0]


def _asked(dialog: GiveListDialog) -> set[str]:
    return {name for name, box in dialog.form.boxes.items() if box.shown}


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_the_dialog_asks_for_whom_and_offers_those_who_were_agreed_to(
    desk: Desk, owner: QWidget, folder: Path, qtbot: QtBot, scale: float,
    text_size: Callable[[float], None],
) -> None:  # fmt: skip
    text_size(scale)
    dialog = GiveListDialog(desk, Choice(), folder, owner)
    dialog.open()
    audit(dialog)
    assert _asked(dialog) == {"purpose", "fmt", "columns"}
    before, most = dialog.height(), owner.height() - EDGE
    dialog.form.boxes["purpose"].field.chips["outside"].click()  # type: ignore[attr-defined]
    party_of = {"party", "address", "representative"}
    assert _asked(dialog) == {"purpose", "fmt"} | party_of, "it holds the basic columns only"
    qtbot.waitUntil(lambda: desk.tasks.idle, timeout=PATIENCE_MS)
    party: Any = dialog.form.boxes["party"].field
    assert party.offered.itemAt(0).widget().text() == BANK
    qtbot.waitUntil(lambda: most >= dialog.height() > min(before, most - 1), timeout=PATIENCE_MS)
    audit(dialog)
    dialog.save.click()
    assert dialog.isVisible()
    assert dialog.form.boxes["party"].faulty
    party.offered.itemAt(0).widget().click()
    dialog.save.click()
    assert dialog.form.boxes["address"].faulty, "the log must name it"
    audit(dialog)
    for name, words in (("address", "港町1"), ("representative", "港 一郎")):
        dialog.form.boxes[name].field.field.setText(words)  # type: ignore[attr-defined]
    dialog.save.click()
    assert not dialog.isVisible()
    assert dialog.wish == give_list.Wish("outside", BANK, "港町1", "港 一郎")
    assert dialog.height() <= most
