"""Notes, calls, visits and next actions: when they stand, what is due, what cannot be kept."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from app.domain.entries.base import LONGEST
from app.domain.entries.simple import Action, Call, Note, Visit

EVENING = datetime(2026, 11, 22, 15, 30, tzinfo=UTC)  # the 23rd in Japan
DAY = date(2026, 11, 23)


def _places(value: Note | Call | Visit | Action) -> list[str]:
    return [fault.place for fault in value.faults()]


def test_a_note_stands_on_its_day_and_needs_a_text() -> None:
    assert Note("駐車場は裏", DAY).when() == DAY
    assert Note("駐車場は裏").faults() == ()
    assert _places(Note(" ")) == ["text"]
    assert _places(Note("あ" * (LONGEST + 1))) == ["text"]


@pytest.mark.parametrize(
    ("result", "reached"),
    [("reached", True), ("booked", True), ("declined", True), ("no_answer", False), ("", False)],
)
def test_a_call_is_a_contact_when_somebody_answered(result: str, reached: bool) -> None:  # noqa: FBT001
    call = Call(called_at=EVENING, result=result)
    assert call.contact_on() == (DAY if reached else None)
    assert (call.when(), call.state_code(), call.faults()) == (EVENING, result, ())


def test_a_call_at_no_time_is_no_contact() -> None:
    assert Call().contact_on() is None
    assert _places(Call(memo="あ" * (LONGEST + 1), person="い" * (LONGEST + 1))) == [
        "person",
        "memo",
    ]


def test_only_a_visit_that_was_held_is_a_contact() -> None:
    held = Visit(state="held", starts_at=EVENING, owner="me")
    assert held.contact_on() == DAY
    assert (held.when(), held.state_code(), held.owner_id()) == (EVENING, "held", "me")
    assert Visit(starts_at=EVENING).contact_on() is None
    assert Visit(state="held").contact_on() is None


def test_a_visit_says_all_that_is_wrong_at_once() -> None:
    assert Visit(starts_at=EVENING).faults() == ()
    assert Visit(starts_at=EVENING, minutes=None).faults() == ()
    assert _places(Visit(minutes=0, memo="あ" * (LONGEST + 1))) == ["memo", "starts_at", "minutes"]
    assert _places(Visit(starts_at=EVENING, minutes=24 * 60 + 1)) == ["minutes"]


def test_an_action_is_due_while_it_is_open() -> None:
    action = Action("電話する", due_on=DAY, owner="me")
    assert (action.due(), action.when(), action.owner_id()) == (DAY, DAY, "me")
    done = Action("電話する", due_on=DAY, state="done", done_on=date(2026, 11, 20))
    assert (done.due(), done.when(), done.state_code()) == (None, date(2026, 11, 20), "done")
    assert Action("電話する").faults() == ()
    assert _places(Action("")) == ["text"]
    assert _places(Action("あ", note="い" * (LONGEST + 1))) == ["note"]
