"""Forms: they show a value, give the edited one, say faults beside the field."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from app.errors import Fault
from app.ui import qt
from app.ui.forms import parts
from app.ui.forms.choices import Chips, Choice
from app.ui.forms.form import Form
from app.ui.forms.rows import Rows
from app.ui.forms.typed import Lines, Text
from app.ui.widgets.basic import scroll
from tests.ui.audit import audit
from tests.ui.forms.sample import SAMPLE, TODAY, YES_NO, Contact, Sample, checked
from tests.ui.looking import show, visible_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

FILLED = Sample(
    name="株式会社みなと食堂",
    kana="ミナトショクドウ",
    phone="053-123-4567",
    story="夜のお客様が減った。",
    channel="visit",
    topics=("a", "e"),
    tags=("商店街",),
    month=3,
    due=date(2026, 12, 6),
    people=12,
    capital=30_000_000,
    heir=True,
    heir_name="みなと 太郎",
    remember=True,
    stage=2,
    contacts=(Contact("山田 花子", "053-123-4567"),),
)


@pytest.fixture
def form(qtbot: QtBot) -> Iterator[Form[Sample]]:
    made: Form[Sample] = Form(SAMPLE, today=lambda: TODAY, check=checked, cards=True)
    made.show_value(FILLED)
    area = scroll(made)
    area.setAccessibleName("相談")
    show(qtbot, area, 1000, 700)
    qtbot.waitActive(area)
    yield made
    area.hide()


def text(form: Form[Sample], name: str) -> Text:
    """The editor of one line."""
    editor = form.editor(name)
    assert isinstance(editor, Text)
    return editor


def press(key: qt.KEY, modifier: Any = qt.NO_MODIFIER) -> None:
    """Press a key where the keyboard is."""
    here = QApplication.focusWidget()
    assert here is not None
    QTest.keyClick(here, key, modifier)


def write(words: str) -> None:
    """Type where the keyboard is."""
    here = QApplication.focusWidget()
    assert here is not None
    QTest.keyClicks(here, words)


def test_what_is_shown_is_given_back(form: Form[Sample]) -> None:
    assert form.value == FILLED
    form.show_value(Sample())
    assert form.value == Sample()


def test_an_edit_is_in_the_value_and_told(form: Form[Sample], qtbot: QtBot) -> None:
    with qtbot.waitSignal(form.changed):
        text(form, "phone").field.setText("０５３−９")
    text(form, "phone").field.normalise()
    assert form.value == replace(FILLED, phone="053-9")


def test_showing_a_value_tells_nothing(form: Form[Sample], qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(form.changed), qtbot.assertNotEmitted(form.settled):
        form.show_value(Sample(name="別の会社", tags=("県の事業",), heir=False))


def test_showing_the_same_value_leaves_the_cursor(form: Form[Sample]) -> None:
    field = text(form, "name").field
    field.setText("株式会社みなと食堂 ")
    field.setCursorPosition(3)
    form.show_value(FILLED)
    assert field.cursorPosition() == 3
    assert field.text().endswith(" ")


def test_enter_walks_through_every_field_and_back(form: Form[Sample]) -> None:
    form.start()
    seen = []
    for _ in range(9):
        here = QApplication.focusWidget()
        assert here is not None
        seen.append(here.accessibleName())
        press(qt.KEY.Key_Return)
    assert seen == [
        "会社名・屋号", "フリガナ", "電話", "従業員数", "資本金", "決算月",
        "後継者 はい", "後継者の名前", "名前",
    ]  # fmt: skip
    press(qt.KEY.Key_Return, qt.SHIFT)
    here = QApplication.focusWidget()
    assert here is not None
    assert here.accessibleName() == "名前"


def test_the_enter_of_a_conversion_stays_in_the_field(form: Form[Sample]) -> None:
    form.show_value(Sample())
    form.start()
    field = text(form, "name").field
    QApplication.sendEvent(field, QInputMethodEvent("やまだ", []))
    press(qt.KEY.Key_Return)
    assert field.hasFocus()
    commit = QInputMethodEvent("", [])
    commit.setCommitString("山田")
    QApplication.sendEvent(field, commit)
    press(qt.KEY.Key_Return)
    assert field.hasFocus()
    assert (form.value.name, form.value.kana) == ("山田", "ヤマダ")


def test_several_lines_take_enter_and_leave_with_tab(form: Form[Sample]) -> None:
    editor = form.editor("story")
    assert isinstance(editor, Lines)
    before = editor.field.height()
    editor.start()
    for _ in range(5):
        press(qt.KEY.Key_Return)
    QTest.keyClicks(editor.field, "x")
    assert form.value.story == FILLED.story + "\n" * 5 + "x"
    assert editor.field.height() > before
    press(qt.KEY.Key_Tab)
    assert not editor.field.hasFocus()


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (qt.KEY.Key_Return, qt.CTRL),
        (qt.KEY.Key_S, qt.CTRL),
        (qt.KEY.Key_F12, qt.NO_MODIFIER),
    ],
)
@pytest.mark.parametrize("name", ["name", "story", "month", "topics"])
def test_three_keys_save_from_every_editor(
    form: Form[Sample], qtbot: QtBot, name: str, key: qt.KEY, modifier: Any
) -> None:
    form.editor(name).start()
    with qtbot.waitSignal(form.saved) as told:
        press(key, modifier)
    assert told.args == [FILLED]


def test_a_value_at_fault_is_not_saved_and_the_keyboard_goes_there(
    form: Form[Sample], qtbot: QtBot
) -> None:
    text(form, "name").field.clear()
    form.editor("stage").start()
    with qtbot.assertNotEmitted(form.saved):
        assert not form.save()
    assert form.boxes["name"].hint.text() == "名前を入れてください。"
    assert text(form, "name").field.hasFocus()
    assert text(form, "name").field.accessibleDescription() == "名前を入れてください。"
    text(form, "name").field.setText("みなと")
    assert form.save()
    assert form.boxes["name"].hint.text() == ""


def test_a_fault_without_a_place_is_said_above(form: Form[Sample]) -> None:
    form.show_faults((Fault("", "ほかの画面で直されました。"), Fault("none", "もうひとつ。")))
    assert form.note.text() == "ほかの画面で直されました。\nもうひとつ。"
    assert not form.note.isHidden()
    form.clear_faults()
    assert form.note.isHidden()


def test_what_cannot_be_read_keeps_the_last_value_and_says_why(form: Form[Sample]) -> None:
    field: Any = form.editor("people")
    field.field.setText("十二")
    assert form.value.people == 12
    assert [fault.place for fault in form.faults()] == ["people"]


def test_parts_show_only_when_they_are_asked_for(form: Form[Sample]) -> None:
    heir = form.editor("heir")
    assert isinstance(heir, Chips)
    assert form.boxes["heir_name"].isVisible()
    heir.chips[False].click()
    assert not form.boxes["heir_name"].isVisible()
    assert form.value.heir_name == "みなと 太郎"  # kept, in case that はい comes back
    heir.chips[True].click()
    assert form.boxes["heir_name"].isVisible()


def test_a_section_shows_only_when_it_is_asked_for(qtbot: QtBot) -> None:
    sections = (
        parts.section("", parts.chips("heir", "後継者", YES_NO)),
        parts.section("先の話", parts.text("name", "名前"), when=lambda value: value.heir),
    )
    form: Form[Sample] = Form(sections)
    form.show_value(Sample())
    show(qtbot, form, 500, 400)
    assert not form.boxes["name"].isVisible()
    form.show_value(Sample(heir=True))
    assert form.boxes["name"].isVisible()
    assert form.value == Sample(heir=True)


def test_nothing_chosen_is_the_empty_text_where_that_is_the_default(form: Form[Sample]) -> None:
    channel = form.editor("channel")
    assert isinstance(channel, Chips)
    channel.chips["visit"].click()
    assert form.value.channel == ""


def test_rows_come_and_go(form: Form[Sample], qtbot: QtBot) -> None:
    contacts = form.editor("contacts")
    assert isinstance(contacts, Rows)
    contacts.add.click()
    assert form.value.contacts == FILLED.contacts  # a blank row is none
    here = QApplication.focusWidget()
    assert here is contacts.forms[1].editor("name").focusProxy()
    write("Suzuki")
    press(qt.KEY.Key_Return)
    write("099")
    assert form.value.contacts[1] == Contact("Suzuki", "099")
    press(qt.KEY.Key_Tab)
    press(qt.KEY.Key_Tab)
    assert contacts.add.hasFocus()
    with qtbot.waitSignal(form.changed):
        off(contacts, 0).click()
    assert [one.name for one in form.value.contacts] == ["Suzuki"]
    off(contacts, 0).click()
    assert not form.value.contacts
    assert contacts.add.hasFocus()


def test_enter_never_takes_a_row_off(form: Form[Sample]) -> None:
    inside = (parts.text("name", "名前"), parts.chips("phone", "電話", {"a": "家", "b": "店"}))
    rows = parts.rows("contacts", "窓口", Contact, inside).make(form)
    assert isinstance(rows, Rows)
    rows.show_value((Contact("山田", "a"), Contact("鈴木", "b")))
    form.layout().addWidget(rows)  # type: ignore[union-attr]
    rows.start()
    for _ in range(4):
        QApplication.processEvents()
        press(qt.KEY.Key_Return)
    assert rows.add.hasFocus()
    assert len(rows.value()) == 2


def test_tab_goes_once_through_rows_made_later(qtbot: QtBot) -> None:
    sides = {"a": "家", "b": "店", "c": "蔵"}
    inside = (parts.chips("phone", "電話", sides, needed=True), parts.text("name", "名前"))
    many = parts.rows("contacts", "窓口", lambda: Contact(phone="a"), inside)
    form: Form[Sample] = Form((parts.section("", many, parts.lines("story", "経緯")),))
    form.show_value(Sample())
    show(qtbot, form, 500, 700)
    with qtbot.waitActive(form):
        form.activateWindow()
    rows = form.editor("contacts")
    assert isinstance(rows, Rows)
    for steps in (1, 2):
        rows.add.setFocus()
        press(qt.KEY.Key_Return)
        for _ in range(steps):
            press(qt.KEY.Key_Right)
        press(qt.KEY.Key_Space)
    rows.start()
    seen = []
    for _ in range(8):
        here = QApplication.focusWidget()
        assert here is not None
        seen.append(here.accessibleName())
        press(qt.KEY.Key_Tab)
    first, second = (["電話 " + side, "名前", "この窓口を外す"] for side in "店蔵")
    assert seen == [*first, *second, "窓口を足す", "経緯"]


def off(contacts: Rows, place: int) -> Any:
    """The button that takes off a row."""
    return in_row(contacts, place, "この連絡先を外す")


def in_row(contacts: Rows, place: int, name: str) -> Any:
    """A button of a row."""
    frame: Any = contacts.forms[place].parentWidget()
    return next(one for one in frame.findChildren(QWidget) if one.accessibleName() == name)


@pytest.fixture
def contacts(form: Form[Sample]) -> Rows:
    """Three rows of contacts."""
    form.show_value(replace(FILLED, contacts=(Contact("一"), Contact("二"), Contact("三"))))
    editor = form.editor("contacts")
    assert isinstance(editor, Rows)
    return editor


def order(form: Form[Sample]) -> str:
    """The names of the contacts from above to below."""
    return "".join(one.name for one in form.value.contacts)


def test_a_row_goes_up_and_down_with_the_keyboard_in_it(
    form: Form[Sample], contacts: Rows, qtbot: QtBot
) -> None:
    moved = contacts.forms[0]
    moved.editor("phone").start()
    here = QApplication.focusWidget()
    with qtbot.waitSignals([form.changed, form.settled]):
        press(qt.KEY.Key_Down, qt.ALT)
    assert order(form) == "二一三"
    press(qt.KEY.Key_Down, qt.ALT)
    press(qt.KEY.Key_Down, qt.ALT)  # there is nothing below
    assert order(form) == "二三一"
    assert QApplication.focusWidget() is here
    assert contacts.forms[2] is moved
    press(qt.KEY.Key_Up, qt.ALT)
    assert order(form) == "二一三"
    qtbot.waitUntil(lambda: heights(contacts) == sorted(heights(contacts)))


def heights(contacts: Rows) -> list[int]:
    """Where each row stands on the screen."""
    return [form.mapTo(contacts, form.rect().topLeft()).y() for form in contacts.forms]


def test_what_is_typed_settles_before_the_row_goes(form: Form[Sample], contacts: Rows) -> None:
    contacts.forms[1].editor("name").start()
    write("x")
    told: list[str] = []
    form.settled.connect(lambda: told.append(order(form)))
    press(qt.KEY.Key_Up, qt.ALT)
    assert told == ["一二x三", "二x一三"]


def test_the_keyboard_stays_in_the_row_when_its_way_ends(
    form: Form[Sample], contacts: Rows
) -> None:
    up, down = (in_row(contacts, 1, f"この連絡先を{way}へ") for way in "上下")
    up.setFocus()
    press(qt.KEY.Key_Space)
    assert order(form) == "二一三"
    assert not up.isEnabled()
    assert down.hasFocus()
    press(qt.KEY.Key_Space)
    press(qt.KEY.Key_Return)
    assert order(form) == "一三二"
    assert up.hasFocus()


def test_tab_follows_the_new_order(form: Form[Sample], contacts: Rows) -> None:
    contacts.forms[2].editor("name").start()
    press(qt.KEY.Key_Up, qt.ALT)
    for _ in range(3):  # the phone, [外す], and on to the next row
        press(qt.KEY.Key_Tab)
    assert contacts.forms[2].isAncestorOf(QApplication.focusWidget() or contacts)
    assert order(form) == "一三二"


def test_a_row_that_goes_out_of_sight_takes_the_page_along(
    form: Form[Sample], contacts: Rows, qtbot: QtBot
) -> None:
    many = tuple(Contact(str(number)) for number in range(20))
    form.show_value(replace(FILLED, contacts=many))
    form.go_to("contacts")
    moved = contacts.forms[0]
    for _ in range(19):
        press(qt.KEY.Key_Down, qt.ALT)
    assert form.value.contacts[-1] == many[0]
    qtbot.waitUntil(lambda: moved.visibleRegion().contains(moved.rect()))


def test_a_single_row_and_one_with_an_order_of_its_own_show_no_arrows(
    form: Form[Sample], contacts: Rows, qtbot: QtBot
) -> None:
    assert in_row(contacts, 0, "この連絡先を下へ").isVisible()
    form.show_value(FILLED)
    assert not in_row(contacts, 0, "この連絡先を下へ").isVisible()
    days = parts.several_days("days", "派遣日").make(form)
    qtbot.addWidget(days)
    days.show_value((date(2026, 11, 1), date(2026, 11, 2)))
    days.show()
    assert isinstance(days, Rows)
    assert not in_row(days, 0, "この派遣日を下へ").isVisible()


def test_a_fault_in_a_row_stands_in_the_row(form: Form[Sample]) -> None:
    contacts = form.editor("contacts")
    assert isinstance(contacts, Rows)
    contacts.add.click()
    phone: Any = contacts.forms[1].editor("phone")
    phone.field.setText("053")
    assert not form.save()
    assert contacts.forms[1].boxes["name"].hint.text() == "連絡先の名前を入れてください。"
    form.clear_faults()
    assert contacts.forms[1].boxes["name"].hint.text() == ""
    assert not contacts.fault_inside("7.name", "遠い。")
    form.show_faults((Fault("contacts.7.name", "遠い。"),))
    assert form.boxes["contacts"].hint.text() == "遠い。"


def test_a_row_that_cannot_be_read_is_a_fault_of_the_list(qtbot: QtBot) -> None:
    inside = (parts.number("people", "人数"),)
    sections = (parts.section("", parts.rows("contacts", "班", Sample, inside)),)
    form: Form[Sample] = Form(sections)
    qtbot.addWidget(form)
    form.show_value(Sample(contacts=(Sample(people=3),)))  # type: ignore[arg-type]
    rows: Any = form.editor("contacts")
    rows.forms[0].editor("people").field.setText("三")
    assert [fault.place for fault in form.faults()] == ["contacts"]


def test_a_link_can_stand_beside_a_label(form: Form[Sample]) -> None:
    link = QLabel("前の値")
    form.boxes["phone"].put_aside(link)
    QApplication.processEvents()
    assert link.isVisible()
    assert "前の値" in visible_text(form.boxes["phone"])


def test_a_form_without_a_value_says_so(qtbot: QtBot) -> None:
    form: Form[Sample] = Form(SAMPLE)
    qtbot.addWidget(form)
    with pytest.raises(LookupError):
        _ = form.value


def test_enter_stays_when_the_setting_says_so(form: Form[Sample], qapp: QApplication) -> None:
    month = form.editor("month")
    assert isinstance(month, Choice)
    month.start()
    qapp.setProperty("enterMovesOn", False)
    try:
        press(qt.KEY.Key_Return)
        assert month.field.hasFocus()
    finally:
        qapp.setProperty("enterMovesOn", True)


@pytest.mark.parametrize(("width", "scale"), [(1000, 1.0), (760, 1.0), (760, 1.5)])
def test_it_fits(
    width: int, scale: float, text_size: Callable[[float], None], qtbot: QtBot
) -> None:
    text_size(scale)
    form: Form[Sample] = Form(SAMPLE, today=lambda: TODAY, check=checked, cards=True)
    form.show_value(replace(FILLED, contacts=FILLED.contacts * 3))
    form.show_faults((Fault("name", "名前を入れてください。"),))
    area = scroll(form)
    show(qtbot, area, width, 3800)
    audit(area)
