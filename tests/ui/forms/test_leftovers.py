"""What waits to be mended: every editor gives what was typed, and shows it again as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from app.ui.forms.form import Form
from app.ui.forms.leftovers import WAITS, Leftover, Leftovers, Origin
from app.ui.widgets import number_guard
from tests.ui.forms.sample import SAMPLE, TODAY, Contact, Sample

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

FULL = Sample(name="みなと食堂", people=3, capital=30_000, due=date(2026, 12, 1),
              contacts=(Contact("港"), Contact("岸")))  # fmt: skip


@pytest.fixture
def forms(qtbot: QtBot) -> list[Form[Sample]]:
    """Two forms over the same value."""
    made: list[Form[Sample]] = [Form(SAMPLE, today=lambda: TODAY) for _ in range(2)]
    for form in made:
        qtbot.addWidget(form)
        form.show_value(FULL)
    return made


def _field(form: Form[Sample], name: str) -> Any:
    editor: Any = form.editor(name)
    return editor.field


def test_what_cannot_be_read_is_shown_again_as_it_was_typed(forms: list[Form[Sample]]) -> None:
    one, other = forms
    _field(one, "people").setText("三人くらい")
    _field(one, "due").setText("2026-13-40")
    capital: Any = one.editor("capital")
    capital.unit.show_code("千円")
    capital.field.setText("たくさん")
    moment: Any = one.editor("held_at")
    moment.day.field.setText("12/1")
    moment.time.setText("25:00")
    typed = one.typed(FULL)
    assert set(typed) == {"people", "due", "capital", "held_at"}
    told: list[None] = []
    other.changed.connect(lambda: told.append(None))
    other.show_typed(typed)
    assert told == []
    assert _field(other, "people").text() == "三人くらい"
    assert _field(other, "due").text() == "2026-13-40"
    there: Any = other.editor("capital")
    assert (there.unit.code, there.field.text()) == ("千円", "たくさん")
    then: Any = other.editor("held_at")
    assert then.time.text() == "25:00"
    assert other.troubles() == one.troubles()
    assert other.value == FULL, "the last good values"
    then.time.setText("14:30")
    assert other.value.held_at is not None


def test_what_can_be_read_counts_again(forms: list[Form[Sample]]) -> None:
    one, other = forms
    _field(one, "name").setText("")
    _field(one, "people").setText("12")
    _field(one, "story").setPlainText("二行\nある")
    tags: Any = one.editor("tags")
    tags.take("商店街")
    heir: Any = one.editor("heir")
    heir.chips[True].click()
    _field(one, "heir_name").setText("花子")
    other.show_typed(one.typed(FULL))
    assert other.value == one.value
    assert not other.boxes["heir_name"].isHidden()
    assert other.value == replace(
        FULL, name="", people=12, story="二行\nある", tags=("商店街",), heir=True, heir_name="花子"
    )


def test_rows_come_again_with_all_that_stood_in_them(forms: list[Form[Sample]]) -> None:
    one, other = forms
    rows: Any = one.editor("contacts")
    rows.add.click()
    rows.forms[2].editor("phone").field.setText("1234 5678 9018")
    rows.forms[0].editor("name").field.setText("港 太郎")
    assert one.troubles()[0].sentence == number_guard.FAULT
    other.show_typed(one.typed(FULL))
    there: Any = other.editor("contacts")
    assert [form.editor("name").field.text() for form in there.forms] == ["港 太郎", "岸", ""]
    assert there.forms[2].editor("phone").field.text() == "1234 5678 9018"
    assert other.troubles() == one.troubles(), "a number that may be one is still asked about"
    assert other.value == one.value


def test_what_waits_is_known_by_its_origin() -> None:
    leftovers, mine = Leftovers(), Leftover({"due": "来年"}, ("期限",))
    assert leftovers.get(None) is leftovers.get(Origin("1")) is None
    assert leftovers.put(Origin("1", "a"), mine)
    assert not leftovers.put(Origin("1", "b"), Leftover({"due": "来年"}, ("期限",)))
    assert leftovers.get(Origin("1")) is mine
    assert [(origin.client_id, each) for origin, each in leftovers] == [("a", mine)]
    assert mine.sentence == WAITS.format("「期限」")
    assert Leftover({}, ("名前", "電話", "所属")).sentence == WAITS.format("「名前」「電話」など")
    leftovers.drop(Origin("2"))
    leftovers.drop(None)
    leftovers.drop(Origin("1"))
    assert list(leftovers) == []
