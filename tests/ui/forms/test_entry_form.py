"""The form of an entry: made with the first edit, followed when it changes elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from app.domain.entries.simple import Note
from app.services import entries, undo
from app.ui.forms import parts
from app.ui.forms.autosave import AT_FAULT
from app.ui.forms.entry_form import EntryForm
from tests.ui.fixtures import TODAY
from tests.ui.looking import show
from tests.ui.stores import read_only, refused

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.domain.changes import Changes
    from app.domain.records import Client
    from app.ui.desk import Desk
    from tests.ui.fixtures import RecordingNavigator

ASKED = (parts.section("", parts.day("on", "日付"), parts.lines("text", "メモ")),)


@pytest.fixture
def form(qtbot: QtBot, desk: Desk) -> EntryForm[Note]:
    made: EntryForm[Note] = EntryForm(desk, ASKED)
    show(qtbot, made, 600, 400)
    return made


def notes(desk: Desk, client: Client) -> list[str]:
    """The notes of the client."""
    found = entries.of_client(desk.store, client.id)
    return [each.value.text for each in found if isinstance(each.value, Note)]


def write(form: EntryForm[Note], text: str) -> bool:
    """Type a text and save."""
    editor: Any = form.form.editor("text")
    editor.field.setPlainText(text)
    return form.saving.flush()


def test_before_anything_is_opened_nothing_is_written(form: EntryForm[Note]) -> None:
    assert form.entry is None
    assert form.write()
    form.reload()


def test_a_new_one_is_made_with_the_first_edit(
    form: EntryForm[Note], desk: Desk, client: Client, qtbot: QtBot
) -> None:
    form.begin(client.id, Note(on=TODAY))
    assert form.saving.flush()
    assert notes(desk, client) == []
    with qtbot.waitSignals([form.made, form.kept]):
        write(form, "電話がほしいとのこと。")
    with qtbot.assertNotEmitted(form.made), qtbot.waitSignal(form.kept):
        write(form, "夕方に電話がほしいとのこと。")
    assert notes(desk, client) == ["夕方に電話がほしいとのこと。"]


def test_a_new_one_may_be_written_as_it_stands(
    form: EntryForm[Note], desk: Desk, client: Client
) -> None:
    form.begin(client.id, Note(on=TODAY))
    assert not form.write()
    form.begin(client.id, Note(text="訪問した。", on=TODAY))
    assert form.write()
    assert form.write()
    assert notes(desk, client) == ["訪問した。"]


def test_what_the_kind_finds_at_fault_is_not_written(
    form: EntryForm[Note], desk: Desk, client: Client
) -> None:
    entry, _ = entries.create(desk.store, client.id, Note(text="a", on=TODAY))
    form.open(entry)
    assert not write(form, "")
    assert form.saving.words.text() == AT_FAULT
    assert form.form.boxes["text"].faulty
    assert notes(desk, client) == ["a"]


def test_a_write_elsewhere_shows_and_an_undone_one_is_gone(
    form: EntryForm[Note], desk: Desk, client: Client, qtbot: QtBot
) -> None:
    told: list[Changes] = []
    desk.refresh.changed.connect(told.append)
    form.begin(client.id, Note(on=TODAY))
    write(form, "a")
    made = told[-1]
    assert form.entry is not None
    _, changes = entries.update(desk.store, form.entry.id, Note(text="b", on=TODAY))
    desk.refresh.publish(changes)
    assert form.form.value.text == "b"
    _, other = entries.create(desk.store, client.id, Note(text="c", on=TODAY))
    desk.refresh.publish(other)
    assert form.form.value.text == "b"
    with qtbot.waitSignal(form.gone):
        desk.refresh.publish(undo.undo(desk.store, made.undo))


def test_what_is_written_after_the_creation_was_undone_makes_a_new_one(
    form: EntryForm[Note], desk: Desk, client: Client
) -> None:
    told: list[Changes] = []
    desk.refresh.changed.connect(told.append)
    form.begin(client.id, Note(on=TODAY))
    write(form, "a")
    desk.refresh.publish(undo.undo(desk.store, told[-1].undo))
    assert form.entry is None
    assert form.write(), "nothing is open any more"
    assert notes(desk, client) == []
    form.begin(client.id, Note(on=TODAY))
    write(form, "b")
    assert notes(desk, client) == ["b"]


def test_what_is_being_typed_while_the_creation_is_undone_makes_a_new_one(
    form: EntryForm[Note], desk: Desk, client: Client, qtbot: QtBot
) -> None:
    told: list[Changes] = []
    desk.refresh.changed.connect(told.append)
    form.begin(client.id, Note(on=TODAY))
    write(form, "a")
    editor: Any = form.form.editor("text")
    editor.field.setPlainText("ab")
    with qtbot.assertNotEmitted(form.gone):
        desk.refresh.publish(undo.undo(desk.store, told[-1].undo))
    with qtbot.waitSignal(form.made):
        form.saving.flush()
    assert notes(desk, client) == ["ab"]


def test_an_entry_is_thrown_away_with_what_cannot_be_kept(
    form: EntryForm[Note], desk: Desk, client: Client, navigator: RecordingNavigator
) -> None:
    assert not form.throw("ゴミ箱に入れました。")
    entry, _ = entries.create(desk.store, client.id, Note(text="a", on=TODAY))
    form.open(entry)
    with refused(desk):
        assert not form.throw("ゴミ箱に入れました。")
    assert form.entry == entry
    write(form, "")
    assert form.throw("ゴミ箱に入れました。")
    assert navigator.last[0] == "done"
    form.begin(client.id, Note(on=TODAY))
    assert form.saving.words.text() == ""
    assert notes(desk, client) == []


def test_what_could_not_be_written_goes_to_its_own_entry(
    form: EntryForm[Note], desk: Desk, client: Client
) -> None:
    first, _ = entries.create(desk.store, client.id, Note(text="a", on=TODAY))
    second, _ = entries.create(desk.store, client.id, Note(text="b", on=TODAY))
    form.open(first)
    with read_only(desk.store):
        assert not write(form, "a2")
        form.open(second)
    assert write(form, "b2")
    assert sorted(notes(desk, client)) == ["a2", "b2"]


def test_the_word_may_stand_elsewhere(qtbot: QtBot, desk: Desk) -> None:
    form: EntryForm[Note] = EntryForm(desk, ASKED, word=False)
    qtbot.addWidget(form)
    assert not form.isAncestorOf(form.saving)
    form.saving.setParent(form)
