"""同意: asked for, withdrawn, handed on, and asked about."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from app.domain.consents import Handing, Request, Terms
from app.domain.records import ClientFields
from app.services import clients, consenting, data_requests, handing, ledger
from app.ui.forms.leftovers import WAITS
from app.ui.karte.consent_ask import DETAILS, PURPOSE, TEXT, AskConsent
from app.ui.karte.consents import CANCELLED, LIST, ConsentsSection
from tests.ui.audit import audit
from tests.ui.fixtures import NOW, TODAY
from tests.ui.looking import show, visible_text
from tests.ui.stores import read_only

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.domain.records import Client
    from app.ui.desk import Desk
    from tests.ui.fixtures import RecordingNavigator

BANK = "みなと信用金庫"
PARTY: dict[str, Any] = {"address": "名古屋市港区1-2", "representative": "港 一郎"}
TERMS = Terms("share", date(2026, 11, 1), BANK, ("checks",), "written", "港 一郎")


@pytest.fixture
def section(qtbot: QtBot, desk: Desk, client: Client) -> ConsentsSection:
    """The section of the client; the store's clock stands where the desk's does."""
    desk.store.clock = lambda: NOW
    made = ConsentsSection(desk)
    made.open(client.id)
    show(qtbot, made, 1040, 560)
    return made


def press(section: ConsentsSection, name: str) -> None:
    QApplication.processEvents()
    found = [
        each
        for each in section.findChildren(QPushButton)
        if each.accessibleName() == name and each.isVisible()
    ]
    assert found, name
    found[0].click()
    QApplication.processEvents()


def words(section: ConsentsSection) -> str:
    QApplication.processEvents()  # new lines of a list show with the next event
    return visible_text(section)


def face(section: ConsentsSection) -> int:
    return section._faces.currentIndex()


def given(desk: Desk, client: Client, terms: Terms = TERMS) -> str:
    made, changes = consenting.agree(desk.store, client.id, terms)
    desk.refresh.publish(changes)
    return made.id


def test_a_consent_on_the_screen_takes_three_taps(
    section: ConsentsSection, desk: Desk, client: Client, navigator: RecordingNavigator
) -> None:
    assert "まだ、いただいた同意はありません" in words(section)
    section.begin.click()
    section.ask.tiles["keep"].click()
    section.ask.onward.click()
    assert section.ask.face == TEXT
    section.ask.agree.click()
    assert face(section) == LIST
    (found,) = ledger.of_client(desk.store, client.id)
    assert (found.terms.purpose, found.terms.way) == ("keep", "screen")
    assert "documents" in found.terms.items
    assert "いまの同意です" in words(section)
    assert navigator.last == ("toast", ("同意を記録しました。",))
    assert navigator.undo is not None
    navigator.undo()
    assert ledger.of_client(desk.store, client.id) == ()


def test_without_a_recipient_nothing_goes_on(section: ConsentsSection) -> None:
    section.begin.click()
    section.ask.tiles["refer"].click()
    section.settle()
    assert section.ask.face == DETAILS
    assert "渡す相手の名前を入れてください" in words(section)


def test_the_text_names_the_recipient_and_can_be_mended(
    section: ConsentsSection, desk: Desk, client: Client
) -> None:
    given(desk, client)
    section.begin.click()
    section.ask.tiles["share"].click()
    section.settle()
    assert BANK in words(section)
    press(section, "内容を直す")
    assert section.ask.face == DETAILS
    press(section, "選び直す")
    assert section.ask.face == PURPOSE
    section.settle()
    assert section.ask.face == PURPOSE
    section.ask.left.emit()
    assert face(section) == LIST
    section.settle()
    assert face(section) == LIST


@pytest.mark.parametrize(("name", "way"), [("oral", "oral"), ("written", "written")])
def test_it_can_be_given_in_other_ways(
    section: ConsentsSection, desk: Desk, client: Client, name: str, way: str
) -> None:
    section.begin.click()
    section.ask.tiles["statistics"].click()
    section.settle()
    getattr(section.ask, name).click()
    assert ledger.of_client(desk.store, client.id)[0].terms.way == way


def test_the_usual_ends_are_offered(desk: Desk) -> None:
    ask = AskConsent(desk)
    assert ask._terms_of_time() == (
        ("年度末まで", date(2027, 3, 31)),
        ("1年", date(2027, 11, 21)),
        ("3年", date(2029, 11, 21)),
    )
    ask.deleteLater()


def test_withdrawn_and_asked_for_again(
    section: ConsentsSection, desk: Desk, client: Client, navigator: RecordingNavigator
) -> None:
    consent_id = given(desk, client)
    press(section, f"{BANK}・支援機関との共有：取り下げを記録する")
    assert ledger.get(desk.store, consent_id).withdrawn_on == TODAY
    assert "取り下げられました" in words(section)
    press(section, f"{BANK}・支援機関との共有：もう一度いただく")
    assert section.ask.face == DETAILS
    assert section.ask.form.value.recipient == BANK
    assert navigator.undo is not None
    navigator.undo()
    assert ledger.get(desk.store, consent_id).withdrawn_on is None


def test_what_was_recorded_by_mistake_is_cancelled_from_its_card(
    section: ConsentsSection, desk: Desk, client: Client, navigator: RecordingNavigator
) -> None:
    consent_id = given(desk, client)
    name = f"{BANK}・支援機関との共有"
    press(section, f"{name}：取り下げを記録する")
    press(section, f"{name}：取り下げの記録を取り消す")
    assert ledger.get(desk.store, consent_id).withdrawn_on is None
    assert navigator.last == ("toast", (CANCELLED,))
    press(section, f"{name}：記録を取り消す")
    assert ledger.of_client(desk.store, client.id) == ()


def test_what_could_not_be_cancelled_is_not_said_to_be(
    section: ConsentsSection,
    desk: Desk,
    client: Client,
    navigator: RecordingNavigator,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown: list[object] = []
    monkeypatch.setattr(type(desk.failures), "show", lambda _self, error, *_: shown.append(error))
    consent_id = given(desk, client)
    with read_only(desk.store):
        press(section, f"{BANK}・支援機関との共有：記録を取り消す")
    assert len(shown) == 1
    assert navigator.calls == []
    assert ledger.get(desk.store, consent_id).id == consent_id


def test_the_very_text_can_be_read(section: ConsentsSection, desk: Desk, client: Client) -> None:
    given(desk, client)
    text = ledger.of_client(desk.store, client.id)[0].text
    assert text not in words(section)
    press(section, f"{BANK}・支援機関との共有：文を見る")
    assert text in words(section)


def test_what_is_handed_on_needs_a_consent(
    section: ConsentsSection,
    desk: Desk,
    client: Client,
    navigator: RecordingNavigator,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown: list[object] = []
    monkeypatch.setattr(type(desk.failures), "show", lambda _self, error, *_: shown.append(error))
    section.hand.click()
    section.settle()
    assert "どの情報かを、1つ以上選んでください" in words(section)
    value = Handing(BANK, ("checks",), "結果", "mail", TODAY, **PARTY)
    section.handing.saved.emit(value)
    assert "まだいただいていません" in str(shown[0])
    given(desk, client)
    section.handing.saved.emit(value)
    assert face(section) == LIST
    assert f"{BANK} に渡した" in words(section)
    assert navigator.undo is not None
    press(section, f"2026/11/22(日)　{BANK} に渡した：記録を取り消す")
    assert handing.log(desk.store, client.id) == ()


def test_what_came_in_and_what_the_client_got(
    section: ConsentsSection, desk: Desk, client: Client
) -> None:
    own = Handing("", ("checks",), "結果", "paper", TODAY, "client")
    received = Handing(
        BANK, ("figures",), "試算表", "mail", TODAY, "in", obtained="本人から", **PARTY
    )
    for each in (own, received):
        handing.hand_out(desk.store, client.id, each)
    section.reload()
    said = words(section)
    assert "本人に渡した" in said
    assert f"{BANK} から受け取った" in said
    assert "相手の入手先：本人から" in said
    assert "相手の住所：名古屋市港区1-2・代表者：港 一郎" in said


def test_a_party_is_offered_again_with_its_details(
    section: ConsentsSection, desk: Desk, client: Client
) -> None:
    given(desk, client)
    handing.hand_out(
        desk.store, client.id, Handing(BANK, ("checks",), "結果", "mail", TODAY, **PARTY)
    )
    section.hand.click()
    section.settle()
    assert "相手の名前を入れてください" in words(section)
    press(section, f"相手の名前を「{BANK}」にする")
    form = section.handing.form
    assert (form.value.party, form.value.address) == (BANK, PARTY["address"])
    assert form.value.representative == PARTY["representative"]
    editors: dict[str, Any] = {name: form.editor(name) for name in ("party", "address")}
    editors["party"].field.setText("見本 太郎")
    assert (form.value.address, form.value.representative) == ("", "")
    editors["address"].field.setText("川町3")
    editors["party"].field.setText(BANK)
    assert form.value.address == "川町3"
    assert form.value.representative == PARTY["representative"]


def test_a_request_is_answered(
    section: ConsentsSection, desk: Desk, client: Client, navigator: RecordingNavigator
) -> None:
    section.claim.click()
    section.settle()
    assert face(section) == LIST
    section.reload()
    assert "2026/12/06(日) までにお答えする" in words(section)
    press(section, "開示・2026/11/22(日) 受付：対応を記録する")
    assert section.request.form.value.state == "done"
    section.settle()
    (found,) = data_requests.of_client(desk.store, client.id)
    assert found.request.state == "done"
    section.reload()
    assert "対応した・2026/11/22(日)" in words(section)
    press(section, "開示・2026/11/22(日) 受付：記録を取り消す")
    assert data_requests.of_client(desk.store, client.id) == ()
    assert navigator.last[0] == "done"


def test_what_was_not_recorded_yet_waits_for_its_client(
    section: ConsentsSection, desk: Desk, client: Client, navigator: RecordingNavigator
) -> None:
    other, _ = clients.create(desk.store, ClientFields(name="やまと商店"))
    section.claim.click()
    due: Any = section.request.form.editor("due_on")
    due.field.setText("2026-13-40")
    section.open(other.id)
    assert navigator.last == ("warn", (WAITS.format("「お答えする期限」"),))
    section.claim.click()
    assert due.field.text() == "2026/12/06(日)"
    section.open(client.id)
    section.claim.click()
    assert due.field.text() == "2026-13-40"
    assert section.request.form.boxes["due_on"].faulty
    press(section, "やめる")
    section.claim.click()
    assert due.field.text() == "2026/12/06(日)", "it was given up"
    section.settle()
    section.hand.click()
    section.handing.form.editor("what").field.setText("試算表")  # type: ignore[attr-defined]
    section.open(client.id)
    section.hand.click()
    assert section.handing.form.value.what == "試算表"
    section.handing.form.editor("what").field.setText("")  # type: ignore[attr-defined]
    section.open(client.id)
    assert list(desk.leftovers) == []


def test_the_end_of_a_consent_that_cannot_be_read_waits(
    section: ConsentsSection, desk: Desk, client: Client
) -> None:
    press(section, "同意をいただく")
    section.ask.tiles["keep"].click()
    until: Any = section.ask.form.editor("until")
    until.field.setText("来年度まで")
    section.open(client.id)
    press(section, "同意をいただく")
    section.ask.tiles["keep"].click()
    assert until.field.text() == "来年度まで"
    until.field.setText("")
    section.settle()
    assert list(desk.leftovers) == []


def test_papers_are_saved(
    section: ConsentsSection,
    desk: Desk,
    client: Client,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[object] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    desk.preferences.update(pdf_folder=str(tmp_path))
    given(desk, client)
    press(section, f"{BANK}・支援機関との共有：同意書を印刷")
    qtbot.waitUntil(lambda: len(opened) == 1)
    section.print_log.click()
    qtbot.waitUntil(lambda: len(opened) == 2)
    section.begin.click()
    section.ask.tiles["keep"].click()
    section.settle()
    section.ask.paper.click()
    qtbot.waitUntil(lambda: len(opened) == 3)
    assert len(list(tmp_path.glob("20261122_*同意書*.pdf"))) == 2
    assert len(list(tmp_path.glob("*提供と受領の記録.pdf"))) == 1


def test_everything_held_is_put_together(
    section: ConsentsSection,
    qtbot: QtBot,
    tmp_path: Path,
    navigator: RecordingNavigator,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    section.gather.click()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "usb"))
    (tmp_path / "usb").mkdir()
    section.gather.click()
    qtbot.waitUntil(lambda: "warn" in navigator.names())
    assert "暗号になっていません" in str(navigator.last)
    assert list((tmp_path / "usb").glob("*/記録.json"))


def test_the_keyboard_reaches_the_consent(section: ConsentsSection) -> None:
    section.begin.setFocus()
    QTest.keyClick(section.begin, Qt.Key.Key_Return)
    QTest.keyClick(section.ask.tiles["keep"], Qt.Key.Key_Return)
    assert section.ask.face == DETAILS
    section.request.left.emit()
    assert face(section) == LIST


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_every_face_can_be_read_and_reached(
    desk: Desk, client: Client, qtbot: QtBot, text_size: Callable[[float], None], scale: float
) -> None:
    text_size(scale)
    desk.store.clock = lambda: NOW
    given(desk, client)
    handing.hand_out(
        desk.store, client.id, Handing(BANK, ("checks",), "結果", "mail", TODAY, **PARTY)
    )
    data_requests.add(desk.store, client.id, Request("disclose", TODAY, TODAY))
    section = ConsentsSection(desk)
    section.open(client.id)
    show(qtbot, section, 800, 560)
    audit(section)
    section.begin.click()
    audit(section)
    section.ask.tiles["case"].click()
    audit(section)
    section.ask.form.saved.emit(TERMS)
    audit(section)
    section.hand.click()
    audit(section)
    section.claim.click()
    audit(section)
