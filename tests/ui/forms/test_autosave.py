"""Autosave: kept without a button, never with faults, nothing lost when it cannot be written."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtTest import QTest

from app.errors import DiskFull, Fault, Faults, NotFound
from app.ui import qt
from app.ui.forms.autosave import (
    AT_FAULT,
    KEPT,
    LEFT_OUT,
    NOT_KEPT,
    Autosave,
    end_all,
    flush_all,
)
from app.ui.forms.form import Form
from app.ui.forms.leftovers import WAITS, Leftovers, Origin
from app.ui.widgets.basic import scroll
from tests.ui.forms.sample import SAMPLE, TODAY, Sample, checked
from tests.ui.looking import show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from tests.ui.fixtures import Heard

FIRST = Sample(name="みなと食堂", people=3)
NOW = datetime(2026, 11, 22, 5, 32, tzinfo=UTC)


class Book:
    """Where values are written; may refuse."""

    def __init__(self) -> None:
        self.written: list[Sample] = []
        self.refusal: Exception | None = None

    def write(self, value: Sample) -> None:
        """Write, or refuse."""
        if self.refusal is not None:
            raise self.refusal
        self.written.append(value)


@pytest.fixture
def book() -> Book:
    return Book()


@pytest.fixture
def saving(book: Book, qtbot: QtBot) -> Iterator[Autosave[Sample]]:
    form: Form[Sample] = Form(SAMPLE, today=lambda: TODAY, check=checked)
    made = Autosave(form, book.write, clock=lambda: NOW)
    qtbot.addWidget(made)
    made.open(FIRST)
    made.show()
    area = scroll(form)
    show(qtbot, area, 900, 600)
    qtbot.waitActive(area)
    yield made
    area.hide()


def field(saving: Autosave[Sample], name: str) -> Any:
    """The field of an editor."""
    editor: Any = saving.form.editor(name)
    return editor.field


def blamed(saving: Autosave[Sample]) -> list[str]:
    """The parts beside which a fault stands."""
    return [name for name, box in saving.form.boxes.items() if box.faulty]


def test_what_was_typed_is_kept_after_a_moment(
    saving: Autosave[Sample], book: Book, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(saving.kept):
        field(saving, "phone").setText("053")
    assert book.written == [replace(FIRST, phone="053")]
    assert saving.words.text() == f"保存しました {NOW.astimezone():%H:%M}"
    assert not saving.dirty


def test_a_choice_is_kept_at_once(saving: Autosave[Sample], book: Book) -> None:
    heir: Any = saving.form.editor("heir")
    heir.chips[True].click()
    assert book.written == [replace(FIRST, heir=True)]


def test_leaving_a_field_keeps_it(saving: Autosave[Sample], book: Book) -> None:
    saving.form.start()
    QTest.keyClicks(field(saving, "name"), "A")
    QTest.keyClick(field(saving, "name"), qt.KEY.Key_Return)
    assert book.written == [replace(FIRST, name="みなと食堂A")]


def test_ctrl_enter_keeps_it_and_the_same_is_not_written_twice(
    saving: Autosave[Sample], book: Book
) -> None:
    saving.form.start()
    QTest.keyClicks(field(saving, "name"), "A")
    QTest.keyClick(field(saving, "name"), qt.KEY.Key_Return, qt.CTRL)
    QTest.keyClick(field(saving, "name"), qt.KEY.Key_Return, qt.CTRL)
    assert len(book.written) == 1


def test_a_value_at_fault_is_not_written(saving: Autosave[Sample], book: Book) -> None:
    before = saving.unsaved
    field(saving, "name").setText("")
    assert (before, saving.unsaved) == (False, True)
    assert not saving.flush()
    assert book.written == []
    assert saving.words.text() == AT_FAULT
    assert saving.form.boxes["name"].faulty
    field(saving, "name").setText("みなと")
    assert saving.flush(), saving.words.text()
    assert book.written == [replace(FIRST, name="みなと")]


def test_a_field_still_being_filled_in_is_not_blamed(
    saving: Autosave[Sample], book: Book, qtbot: QtBot
) -> None:
    saving.form.start()
    field(saving, "name").clear()
    qtbot.waitUntil(lambda: saving.words.text() == AT_FAULT)
    assert blamed(saving) == []
    QTest.keyClick(field(saving, "name"), qt.KEY.Key_Return)
    assert blamed(saving) == ["name"]
    assert book.written == []


def test_nothing_is_lost_when_it_cannot_be_written(saving: Autosave[Sample], book: Book) -> None:
    book.refusal = DiskFull()
    field(saving, "phone").setText("053")
    assert not saving.flush()
    assert saving.words.text().startswith(NOT_KEPT)
    assert saving.again.isVisible()
    assert field(saving, "phone").text() == "053"
    book.refusal = None
    saving.again.click()
    assert book.written == [replace(FIRST, phone="053")]
    assert not saving.again.isVisible()


def test_who_listens_hears_only_that_saving_stopped_and_that_it_goes_on(
    saving: Autosave[Sample], book: Book, heard: Heard
) -> None:
    field(saving, "phone").setText("053")
    assert saving.flush()
    field(saving, "due").setText("来年")
    assert not saving.flush()
    assert saving.words.text() == AT_FAULT
    field(saving, "due").setText("")
    assert (heard.urgent, heard.polite) == ([], [])
    book.refusal = DiskFull()
    for digits in ("0531", "0532"):
        field(saving, "phone").setText(digits)
        assert not saving.flush()
    assert heard.urgent == [f"{NOT_KEPT}。{DiskFull().title}"]
    saving.open(Sample(name="別の店"), book.write)
    field(saving, "phone").setText("045")
    assert not saving.flush()
    assert (len(heard.urgent), heard.polite) == (1, [])
    book.refusal = None
    saving.again.click()
    assert (len(heard.urgent), heard.polite) == (1, [KEPT])


def test_faults_that_only_the_store_knows_are_shown(saving: Autosave[Sample], book: Book) -> None:
    book.refusal = Faults((Fault("phone", "同じ電話のお客様がいます。"),))
    field(saving, "phone").setText("053")
    assert not saving.flush()
    assert saving.form.boxes["phone"].hint.text() == "同じ電話のお客様がいます。"


def test_a_fault_keeps_nothing_else_from_being_written(
    saving: Autosave[Sample], book: Book
) -> None:
    field(saving, "name").setText("")
    field(saving, "phone").setText("053")
    assert not saving.flush()
    assert book.written == [replace(FIRST, phone="053")]
    assert saving.words.text() == AT_FAULT
    assert saving.at_fault() == (saving.form.boxes["name"].part.label,)
    assert not saving.flush()
    assert len(book.written) == 1
    field(saving, "name").setText("みなと")
    assert saving.flush()
    assert book.written[-1] == replace(FIRST, name="みなと", phone="053")
    field(saving, "people").setText("三")
    assert not saving.flush()
    field(saving, "people").setText("3")
    assert saving.flush()
    assert saving.words.text() == ""


def test_what_only_the_store_refuses_keeps_nothing_else_from_being_written(
    saving: Autosave[Sample], book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(value: Sample) -> None:
        if value.phone:
            raise Faults((Fault("phone", "同じ電話のお客様がいます。"),))
        if book.refusal is not None:
            raise book.refusal
        book.written.append(value)

    monkeypatch.setattr(saving, "_save", write)
    field(saving, "phone").setText("053")
    field(saving, "name").setText("みなと")
    book.refusal = DiskFull()
    assert not saving.flush()
    assert saving.words.text().startswith(NOT_KEPT)
    book.refusal = None
    assert not saving.flush()
    assert book.written == [replace(FIRST, name="みなと")]
    assert field(saving, "phone").text() == "053"


def test_going_on_to_another_record_tells_what_is_left_out(
    saving: Autosave[Sample], book: Book
) -> None:
    told: list[str] = []
    saving.told.connect(told.append)
    field(saving, "name").setText("")
    field(saving, "phone").setText("053")
    saving.open(Sample(name="別の店"))
    assert book.written == [replace(FIRST, phone="053")]
    assert told == [LEFT_OUT.format(saving.form.boxes["name"].part.label)]
    assert saving.form.value == Sample(name="別の店")


def test_what_is_at_fault_waits_until_its_record_is_opened_again(
    saving: Autosave[Sample], book: Book
) -> None:
    told: list[str] = []
    saving.told.connect(told.append)
    first, second = Origin("1", "a"), Origin("2", "a")
    saving.open(FIRST, origin=lambda: first)
    field(saving, "phone").setText("053")
    field(saving, "people").setText("三人くらい")
    saving.open(Sample(name="別の店"), origin=lambda: second)
    assert told == [WAITS.format("「従業員数」")]
    assert field(saving, "people").text() == ""
    saving.open(replace(FIRST, phone="053", kana="ミナト"), origin=lambda: first)
    assert field(saving, "people").text() == "三人くらい"
    assert saving.form.value == replace(FIRST, phone="053", kana="ミナト")
    assert blamed(saving) == ["people"]
    assert saving.words.text() == AT_FAULT
    field(saving, "people").setText("4")
    assert saving.flush()
    assert book.written[-1].people == 4
    saving.open(Sample(name="別の店"), origin=lambda: second)
    saving.open(FIRST, origin=lambda: first)
    assert field(saving, "people").text() == "3", "nothing waits any more"
    assert len(told) == 1


def test_what_was_mended_by_emptying_it_waits_no_more(saving: Autosave[Sample]) -> None:
    saving.open(FIRST, origin=lambda: Origin("1"))
    field(saving, "due").setText("2026-13-40")
    saving.form.hide()
    saving.form.show()
    assert field(saving, "due").text() == "2026-13-40"
    field(saving, "due").setText("")
    assert saving.flush()
    assert (saving.words.text(), blamed(saving)) == ("", [])
    saving.open(Sample(name="別の店"), origin=lambda: Origin("2"))
    saving.open(FIRST, origin=lambda: Origin("1"))
    assert field(saving, "due").text() == ""


def test_what_only_the_store_refused_waits_too(saving: Autosave[Sample], book: Book) -> None:
    told: list[str] = []
    saving.told.connect(told.append)
    saving.open(FIRST, origin=lambda: Origin("1"))
    book.refusal = Faults((Fault("phone", "同じ電話のお客様がいます。"),))
    field(saving, "phone").setText("053")
    saving.open(Sample(name="別の店"), origin=lambda: Origin("2"))
    assert told == [WAITS.format("「電話」")]
    saving.open(FIRST, origin=lambda: Origin("1"))
    assert field(saving, "phone").text() == "053"
    book.refusal = None
    assert saving.flush()
    assert book.written == [replace(FIRST, phone="053")]


def test_what_was_mended_in_another_form_is_shown_here(
    saving: Autosave[Sample], book: Book, qtbot: QtBot
) -> None:
    leftovers = Leftovers()
    forms = []
    for _ in range(2):
        form: Form[Sample] = Form(SAMPLE, today=lambda: TODAY, check=checked)
        forms.append(Autosave(form, book.write, leftovers=leftovers))
        show(qtbot, form, 900, 600)
        qtbot.addWidget(forms[-1])
    one, other = forms
    one.open(FIRST, origin=lambda: Origin("1"))
    field(one, "due").setText("来年")
    one.form.hide()
    assert flush_all() == (), "it waits"
    other.open(FIRST, origin=lambda: Origin("1"))
    field(other, "due").setText("来年の春")
    other.form.hide()
    one.form.show()
    assert field(one, "due").text() == "来年の春"
    one.form.hide()
    other.form.show()
    field(other, "due").setText("2027/3/31")
    assert other.flush()
    one.follow(other.form.value)
    one.form.show()
    assert field(one, "due").text() == "2027/03/31(水)"
    assert (blamed(one), one.at_fault(), list(leftovers)) == ([], (), [])


def test_what_is_thrown_away_does_not_wait(saving: Autosave[Sample]) -> None:
    saving.open(FIRST, origin=lambda: Origin("1"))
    field(saving, "due").setText("来年")
    saving.form.hide()
    saving.forget()
    saving.open(FIRST, origin=lambda: Origin("1"))
    assert field(saving, "due").text() == ""


def test_one_record_that_cannot_be_written_holds_up_no_other(
    saving: Autosave[Sample], book: Book
) -> None:
    told: list[str] = []
    saving.told.connect(told.append)
    book.refusal = DiskFull()
    field(saving, "phone").setText("053")
    other: list[Sample] = []
    saving.open(Sample(name="別の店"), other.append)
    assert saving.words.text() == NOT_KEPT
    field(saving, "phone").setText("045")
    assert saving.flush()
    assert other == [Sample(name="別の店", phone="045")]
    assert saving.again.isVisible()
    book.refusal = None
    saving.again.click()
    assert book.written == [replace(FIRST, phone="053")]
    assert not saving.again.isVisible()
    assert told == []


def test_what_can_never_be_written_is_told_and_let_go(saving: Autosave[Sample], book: Book) -> None:
    told: list[str] = []
    saving.told.connect(told.append)
    book.refusal = NotFound("お客様")
    field(saving, "phone").setText("053")
    other: list[Sample] = []
    saving.open(Sample(name="別の店"), other.append)
    field(saving, "phone").setText("045")
    assert saving.flush()
    assert len(told) == 1
    assert told[0].startswith(NOT_KEPT)
    assert not saving.again.isVisible()


def test_after_the_end_nothing_is_written(saving: Autosave[Sample], book: Book) -> None:
    field(saving, "phone").setText("053")
    end_all()
    saving.form.hide()
    assert saving.flush()
    assert book.written == []


def test_hiding_the_form_keeps_what_can_be_kept(saving: Autosave[Sample], book: Book) -> None:
    field(saving, "phone").setText("053")
    field(saving, "people").setText("三")
    saving.form.hide()
    assert book.written == [replace(FIRST, phone="053")]


def test_hiding_the_form_writes_no_value_at_fault(saving: Autosave[Sample], book: Book) -> None:
    field(saving, "name").setText("")
    saving.form.hide()
    assert book.written == []
    assert saving.dirty


def test_another_record_is_shown_after_the_first_is_kept(
    saving: Autosave[Sample], book: Book
) -> None:
    field(saving, "phone").setText("053")
    saving.open(Sample(name="別の店"))
    assert book.written == [replace(FIRST, phone="053")]
    assert saving.form.value == Sample(name="別の店")
    assert saving.words.text() == ""


def test_a_write_from_elsewhere_shows_unless_one_types(saving: Autosave[Sample]) -> None:
    saving.follow(replace(FIRST, phone="1"))
    assert field(saving, "phone").text() == "1"
    field(saving, "phone").setText("12")
    saving.follow(replace(FIRST, phone="3"))
    assert field(saving, "phone").text() == "12"
    saving.follow(replace(FIRST, phone="3", heir=True))
    assert saving.form.value == replace(FIRST, phone="12", heir=True)
    field(saving, "people").setText("三")
    saving.follow(replace(FIRST, phone="3", people=9))
    assert field(saving, "people").text() == "三"


def test_a_write_from_elsewhere_ends_the_word_about_faults(saving: Autosave[Sample]) -> None:
    field(saving, "name").setText("")
    assert not saving.flush()
    field(saving, "name").setText("新しい名")
    saving.follow(replace(FIRST, name="新しい名"))
    assert saving.words.text() == ""
    assert blamed(saving) == []


def test_before_the_lock_everything_is_kept(saving: Autosave[Sample], book: Book) -> None:
    field(saving, "phone").setText("053")
    assert flush_all() == ()
    assert book.written == [replace(FIRST, phone="053")]
    field(saving, "people").setText("三")
    assert flush_all() == (saving.form.boxes["people"].part.label,)


def test_before_it_is_opened_there_is_nothing_to_keep(book: Book, qtbot: QtBot) -> None:
    form: Form[Sample] = Form(SAMPLE, today=lambda: TODAY)
    saving = Autosave(form, book.write)
    qtbot.addWidget(saving)
    qtbot.addWidget(saving.form)
    assert saving.flush()
    assert not saving.dirty


def test_a_save_that_comes_back_to_the_form_writes_once(book: Book, qtbot: QtBot) -> None:
    form: Form[Sample] = Form(SAMPLE, today=lambda: TODAY)

    def write(value: Sample) -> None:
        book.write(value)
        keeping.flush()

    keeping: Autosave[Sample] = Autosave(form, write)
    qtbot.addWidget(keeping)
    qtbot.addWidget(form)
    keeping.open(FIRST)
    field(keeping, "phone").setText("053")
    assert keeping.flush()
    assert len(book.written) == 1
