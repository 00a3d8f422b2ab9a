"""お客様の情報: saved while it is typed, with ways to what is missing and to earlier values."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from app.domain.records import CheckContext, ClientFields, Contact, Supporter
from app.services import checks, clients, colleagues, undo
from app.ui import qt
from app.ui.forms.autosave import NOT_KEPT
from app.ui.karte.profile import WHOLE, ProfileSection
from app.ui.profile_words import NOTHING, value_words
from app.ui.widgets.profile_card import ProfileCard
from tests.ui.audit import audit
from tests.ui.fixtures import TODAY
from tests.ui.looking import show, visible_text
from tests.ui.stores import read_only

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from app.domain.changes import Changes
    from app.domain.records import Client
    from app.ui.desk import Desk

FULL = ClientFields(
    name="株式会社みなと食堂",
    kana="ミナトショクドウ",
    industry="M76",
    employees=6,
    capital_yen=10_000_000,
    kind="corporation",
    prefecture="14",
    town="みなと市港町",
    street="1-2-3",
    postal_code="2310001",
    municipality="14104",
    corporate_number="7000012050002",
    invoice_number="T7000012050002",
    representative="港 花子",
    representative_kana="ミナト ハナコ",
    representative_age="60s",
    successor="candidate",
    phone="045-000-0000",
    email="minato@example.jp",
    channel="visit",
    note="夜の営業を見直したい。",
    closing_month=3,
    stage=2,
    registration="registered",
    tags=("商店街", "県の事業"),
    contacts=(Contact("港 太郎", "専務", "090-0000-0000", "taro@example.jp", "火曜は休み"),),
    supporters=(Supporter("みなと信用金庫", "bank", "山田", "月に一度"),),
)


@pytest.fixture
def section(qtbot: QtBot, desk: Desk, client: Client) -> ProfileSection:
    made = ProfileSection(desk)
    made.open(client.id)
    show(qtbot, made, 1000, 640)
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


def stored(desk: Desk, client: Client) -> ClientFields:
    """What the store has of the client."""
    return clients.get(desk.store, client.id).fields


def field(section: ProfileSection, name: str) -> Any:
    """The field of an editor."""
    editor: Any = section.form.editor(name)
    return editor.field


def pressed(section: ProfileSection, name: str) -> QPushButton:
    """A button that shows, by its accessible name."""
    QApplication.processEvents()
    found = section.findChildren(QPushButton)
    return next(one for one in found if one.accessibleName() == name and one.isVisible())


def test_a_whole_profile_is_shown_and_given_back(
    section: ProfileSection, desk: Desk, qtbot: QtBot
) -> None:
    full, _ = clients.create(desk.store, FULL)
    section.open(full.id)
    assert section.form.value == FULL
    assert section.progress.text() == WHOLE
    assert stored(desk, full) == FULL


def test_what_is_typed_is_kept_without_a_button(
    section: ProfileSection, desk: Desk, client: Client
) -> None:
    field(section, "phone").setText("０４５−１２３")
    field(section, "employees").setText("１２")
    assert section.form.save()
    saved = stored(desk, client)
    assert (saved.phone, saved.employees) == ("045-123", 12)
    assert "保存しました" in section.saving.words.text()


def test_one_sitting_is_one_step_back(section: ProfileSection, desk: Desk, client: Client) -> None:
    told: list[Changes] = []
    desk.refresh.changed.connect(told.append)
    field(section, "phone").setText("045")
    section.settle()
    field(section, "street").setText("1-2-3")
    section.settle()
    desk.refresh.publish(undo.undo(desk.store, told[-1].undo))
    assert stored(desk, client) == client.fields
    assert field(section, "street").text() == ""
    assert field(section, "phone").text() == ""


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("corporate_number", "7000012050003", "数字が合いません"),
        ("corporate_number", "123", "13桁です"),
        ("invoice_number", "T123", "13桁です"),
        ("postal_code", "123", "7桁"),
        ("employees", "12人", "読み取れません"),
        ("capital_yen", "たくさん", "読み取れません"),
        ("name", " ", "会社名・屋号を入力"),
    ],
)
def test_what_cannot_be_right_is_said_at_its_field(
    section: ProfileSection, desk: Desk, client: Client, name: str, text: str, sentence: str
) -> None:
    field(section, name).setText(text)
    section.settle()
    assert sentence in section.form.boxes[name].hint.text()
    assert stored(desk, client) == client.fields


def test_codes_are_written_in_one_way_when_left(
    section: ProfileSection, desk: Desk, client: Client
) -> None:
    for name, text, shown in (
        ("corporate_number", "０００012050002", "7000012050002"),
        ("invoice_number", "ｔ7000-0120-50002", "T7000012050002"),
        ("postal_code", "〒２３１０００１", "231-0001"),
    ):
        field(section, name).setFocus()
        field(section, name).setText(text)
        field(section, name).left.emit()
        assert field(section, name).text() == shown
    saved = stored(desk, client)
    assert saved.corporate_number == "7000012050002"
    assert saved.invoice_number == "T7000012050002"
    assert saved.postal_code == "2310001"


def test_what_is_missing_is_a_way_there(section: ProfileSection) -> None:
    assert section.progress.text() == "カルテを整える　3/8"
    pressed(section, "まだ空の「電話」へ進む").click()
    assert field(section, "phone").hasFocus()
    field(section, "phone").setText("045")
    assert section.progress.text() == "カルテを整える　4/8"
    assert "まだ空の「電話」へ進む" not in visible_text(section)


def test_people_need_no_corporate_number(section: ProfileSection) -> None:
    kind: Any = section.form.editor("kind")
    assert section.form.boxes["corporate_number"].isVisible()
    kind.chips["sole_proprietor"].click()
    assert not section.form.boxes["corporate_number"].isVisible()
    assert not section.form.boxes["capital_yen"].isVisible()


def test_a_number_that_stands_shows_and_is_refused_to_a_person(
    section: ProfileSection, desk: Desk, client: Client
) -> None:
    kind: Any = section.form.editor("kind")
    kind.chips["corporation"].click()
    field(section, "corporate_number").setText("7000012050002")
    section.settle()
    assert stored(desk, client).corporate_number == "7000012050002"
    kind.chips["sole_proprietor"].click()
    box = section.form.boxes["corporate_number"]
    assert box.isVisible()
    assert "法人番号はありません" in box.hint.text()
    assert stored(desk, client).kind == "corporation"
    field(section, "corporate_number").setText("")
    section.settle()
    assert not box.isVisible()
    assert stored(desk, client).kind == "sole_proprietor"
    assert stored(desk, client).corporate_number is None


def test_the_size_follows_what_is_typed(section: ProfileSection) -> None:
    kind: Any = section.form.editor("kind")
    kind.chips["corporation"].click()
    field(section, "employees").setText("60")
    capital: Any = section.form.editor("capital_yen")
    capital.field.setText("1億")
    assert "中小企業基本法：" in visible_text(section)
    before = section.form._remarks[0].sizes.text()  # type: ignore[attr-defined]
    field(section, "employees").setText("5")
    assert section.form._remarks[0].sizes.text() != before  # type: ignore[attr-defined]


def test_the_trade_is_found_by_word_or_by_tile_and_made_finer(
    section: ProfileSection, desk: Desk, client: Client
) -> None:
    trade: Any = section.form.editor("industry")
    trade.finder.field.setText("ラーメン")
    trade.finder._look()
    trade.finder.hits[0].click()
    assert stored(desk, client).industry == "M76"
    trade.finder.field.setText("")
    trade.finder.field.left.emit()
    assert stored(desk, client).industry is None
    pressed(section, "業種を「製造」にする").click()
    assert stored(desk, client).industry == "E"
    assert "もう少し細かく選べます。" in visible_text(section)
    pressed(section, "業種を「食料品製造業」にする").click()
    assert stored(desk, client).industry == "E09"
    trade.show_value("G41")
    QApplication.processEvents()
    assert "どの仕事か" in visible_text(section)


def test_an_earlier_value_comes_back(section: ProfileSection, desk: Desk, client: Client) -> None:
    assert "前の値" not in visible_text(section)
    field(section, "name").setText("みなと亭")
    section.settle()
    link = pressed(section, "会社名・屋号の前の値を見る")
    link.click()
    words = visible_text(section)
    assert "株式会社みなと食堂" in words
    assert "が書きかえました" in words
    pressed(section, "株式会社みなと食堂に戻す").click()
    assert stored(desk, client).name == "株式会社みなと食堂"
    assert field(section, "name").text() == "株式会社みなと食堂"
    assert not link.isChecked()


def test_nothing_is_lost_when_the_store_cannot_be_written(
    section: ProfileSection, desk: Desk, client: Client
) -> None:
    other, _ = clients.create(desk.store, ClientFields(name="青木商店"))
    field(section, "phone").setText("045")
    with read_only(desk.store):
        section.settle()
        assert section.saving.words.text().startswith(NOT_KEPT)
        section.open(other.id)
    assert section.form.value.name == "青木商店"
    section.saving.again.click()
    assert stored(desk, client).phone == "045"
    assert stored(desk, other).phone == ""


def test_a_write_elsewhere_shows(section: ProfileSection, desk: Desk, client: Client) -> None:
    _, changes = clients.update(desk.store, client.id, replace(client.fields, phone="099"))
    desk.refresh.publish(changes)
    assert field(section, "phone").text() == "099"
    section.reload()
    assert field(section, "phone").text() == "099"


def test_the_colleagues_are_offered(section: ProfileSection, desk: Desk, client: Client) -> None:
    from app.domain.records import Colleague

    made, _ = colleagues.save(desk.store, Colleague("", "佐藤 次郎"))
    section.reload()
    section.open(client.id)
    owner: Any = section.form.editor("owner")
    assert "佐藤 次郎" in [owner.field.itemText(row) for row in range(owner.field.count())]
    owner.field.show_code(made.id)
    owner.chosen()
    assert stored(desk, client).owner == made.id


def test_the_stage_is_proposed_by_the_latest_check(
    section: ProfileSection, desk: Desk, client: Client
) -> None:
    assert not section.proposal.isVisible()
    draft, _ = checks.start(desk.store, client.id, context=CheckContext(TODAY))
    tools = ("edi", "accounting", "security", "invoicing_ordering")
    checks.answer_many(desk.store, draft.id, {f"q3.{tool}": "using" for tool in tools})
    checks.finish(desk.store, draft.id)
    section.reload()
    assert "4の道具のうち4を使っています。目安は「段階2　道具に移しはじめた」" in (
        section.proposal.text()
    )


def test_ctrl_enter_keeps_at_once(section: ProfileSection, desk: Desk, client: Client) -> None:
    section.form.start()
    QTest.keyClicks(field(section, "name"), "2")
    QTest.keyClick(field(section, "name"), qt.KEY.Key_Return, qt.CTRL)
    assert stored(desk, client).name == "株式会社みなと食堂2"


def test_the_card_says_everything_in_groups(qtbot: QtBot) -> None:
    card = ProfileCard()
    show(qtbot, card, 480, 900)
    card.show_fields(replace(FULL, owner="1"), {"1": "佐藤 次郎"})
    QApplication.processEvents()
    words = visible_text(card)
    for known in (
        "人と連絡先", "〒231-0001 神奈川県みなと市港町1-2-3", "港 花子（60代）", "候補がいる",
        "3月",
        "段階2　道具に移しはじめた", "佐藤 次郎", "商店街・県の事業", "港 太郎（専務）",
        "みなと信用金庫（金融機関・信用保証協会）", "1,000万円", "夜の営業を見直したい。",
    ):  # fmt: skip
        assert known in words
    card.show_fields(ClientFields(name="a", representative_age="40s"), {})
    QApplication.processEvents()
    assert "40代" in visible_text(card)


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("employees", 1234, "1,234人"),
        ("kind", "corporation", "会社"),
        ("owner", "x", NOTHING),
        ("owner", "1", "佐藤"),
        ("phone", "", NOTHING),
        ("capital_yen", 5_000_001, "5,000,001円"),
        ("capital_yen", None, NOTHING),
        ("contacts", (Contact("港"), Contact("浜", phone="1")), "港\n浜　1"),
        ("supporters", (Supporter("よろず"),), "よろず"),
        ("closing_month", 3, "3月"),
        ("note", "覚え", "覚え"),
    ],
)
def test_values_in_words(name: str, value: Any, words: str) -> None:
    assert value_words(name, value, {"1": "佐藤"}) == words


@pytest.mark.parametrize(("width", "scale"), [(1000, 1.0), (760, 1.0), (760, 1.5)])
def test_it_fits(
    width: int, scale: float, text_size: Callable[[float], None], desk: Desk, qtbot: QtBot
) -> None:
    text_size(scale)
    full, _ = clients.create(desk.store, FULL)
    changed = replace(FULL, name="みなと亭", note="a", stage=3, contacts=(Contact("b"),))
    clients.update(desk.store, full.id, changed)
    section = ProfileSection(desk)
    section.open(full.id)
    show(qtbot, section, width, 7000)
    pressed(section, "会社名・屋号の前の値を見る").click()
    audit(section)
