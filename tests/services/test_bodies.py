"""Values as JSON and back."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from app.domain.entries.choosing import ToolComparison
from app.domain.entries.simple import Note, Visit
from app.domain.records import ClientFields, Contact
from app.errors import StoreDamaged, StoreTooNew
from app.services import bodies

WHEN = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)


def test_days_and_moments_come_back_as_they_were() -> None:
    visit = Visit(state="held", starts_at=WHEN, memo="奥さまも同席")
    assert bodies.entry("visit", bodies.dump(visit)) == visit
    assert bodies.dump(Note("あ", date(2026, 1, 2)))["on"] == "2026-01-02"


def test_signs_that_no_file_can_hold_go() -> None:
    assert bodies.dump(Note("あ\x00い\ud800"))["text"] == "あい?"
    assert bodies.dump(ClientFields("a", tags=("b\x00",)))["tags"] == ["b"]


def test_marks_of_an_earlier_version_still_read() -> None:
    old = {"title": "会計", "points": [{"name": "a"}, {"name": "b"}],
           "candidates": [{"name": "A", "marks": [3, 1]}]}  # fmt: skip
    table = bodies.entry("tool_comparison", old)
    assert isinstance(table, ToolComparison)
    (candidate,) = table.candidates
    assert [candidate.mark(point) for point in table.points] == [3, 1]
    assert bodies.entry("tool_comparison", bodies.dump(table)) == table


def test_a_client_comes_back_with_its_lists() -> None:
    fields = ClientFields("みほん", tags=("組合",), contacts=(Contact("山田", "経理"),))
    assert bodies.client(bodies.dump(fields)) == fields
    text = bodies.list_text(fields.contacts)
    assert bodies.part(tuple[Contact, ...], text) == fields.contacts
    assert bodies.part(tuple[str, ...], bodies.EMPTY) == ()
    assert bodies.list_text(("組合",)) == '["組合"]'


def test_what_this_version_does_not_know_is_kept() -> None:
    before = {"text": "あ", "colour": "red"}
    assert bodies.kept_unknown(before, {"text": "い"}) == {"text": "い", "colour": "red"}


def test_a_kind_of_a_newer_version_is_said_to_be_so() -> None:
    with pytest.raises(StoreTooNew):
        bodies.entry("hologram", {})


def test_a_body_that_cannot_be_is_damage() -> None:
    with pytest.raises(StoreDamaged):
        bodies.entry("visit", {"starts_at": "yesterday"})
