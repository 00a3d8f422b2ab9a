"""Consultations, the meetings before them, and referrals."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from app.domain.entries.base import LONGEST
from app.domain.entries.consultation import (
    Attendee,
    Consultation,
    PriorMeeting,
    Referral,
    SupportBlock,
)

ASKED = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
HELD = datetime(2026, 11, 22, 15, 30, tzinfo=UTC)  # the 23rd in Japan
DAY = date(2026, 11, 23)
DONE = Consultation(state="held", requested_at=ASKED, held_at=HELD, owner="me")


def _places(value: Consultation | Referral) -> list[str]:
    return [fault.place for fault in value.faults()]


def test_it_stands_where_it_was_held_else_where_it_was_asked_for() -> None:
    assert (DONE.when(), DONE.contact_on(), DONE.owner_id()) == (HELD, DAY, "me")
    assert DONE.facet() == "business"
    asked = Consultation(requested_at=ASKED)
    assert (asked.when(), asked.contact_on(), asked.state_code()) == (ASKED, None, "requested")
    assert asked.faults() == ()
    assert Consultation(state="held").contact_on() is None


def test_it_is_to_be_held_when_that_was_planned() -> None:
    asked = Consultation(requested_at=ASKED)
    planned = replace(asked, planned_at=HELD)
    assert (asked.meets_at, planned.meets_at, planned.when()) == (None, HELD, HELD)
    assert replace(asked, held_at=ASKED).meets_at is None
    later = HELD + timedelta(days=1)
    held = replace(planned, state="held", held_at=later)
    assert (held.meets_at, held.when()) == (later, later)
    assert replace(held, state="cancelled").meets_at == HELD
    assert replace(DONE, state="cancelled").meets_at == HELD


def test_it_cannot_be_planned_before_it_was_asked_for() -> None:
    early = Consultation(requested_at=ASKED, planned_at=ASKED - timedelta(minutes=1))
    assert _places(early) == ["planned_at"]
    assert _places(replace(early, planned_at=ASKED)) == []
    assert _places(replace(early, state="held", held_at=HELD)) == []


def test_the_lead_time_is_that_of_one_that_was_held() -> None:
    assert DONE.lead_class == "under_3"
    assert replace(DONE, on_the_spot=True).lead_class == "at_once"
    assert replace(DONE, state="cancelled").lead_class == ""


def test_it_says_all_that_is_wrong_at_once() -> None:
    wrong = Consultation(
        state="held",
        minutes=0,
        asker="x",
        trigger="x",
        channel="x",
        categories=("it.magic",),
        attendees=(Attendee("x", "山田"),),
        support=(SupportBlock("会計", "あ" * LONGEST),),
        background="あ" * (LONGEST + 1),
    )
    assert _places(wrong) == [
        "background",
        "held_at",
        "minutes",
        "support",
        "asker",
        "trigger",
        "channel",
        "categories",
        "attendees",
    ]
    late = replace(DONE, requested_at=HELD + timedelta(minutes=1))
    assert _places(late) == ["requested_at"]


def test_words_leave_out_codes_of_all_depths() -> None:
    value = replace(
        DONE,
        categories=("management.cash",),
        attendees=(Attendee("expert", "山田 一", "みほん会計"),),
        support=(SupportBlock("会計", "試用を始める"),),
        present="夜に請求書を書いている",
    )
    assert set(value.words()) == {
        "山田 一", "みほん会計", "会計", "試用を始める", "夜に請求書を書いている",
    }  # fmt: skip


def test_a_meeting_before_it() -> None:
    meeting = PriorMeeting(HELD, "佐藤", "山田 一", "資料を確かめた")
    assert (meeting.when(), meeting.faults()) == (HELD, ())


def test_a_referral_goes_on_with_one_tap_and_remembers_the_days() -> None:
    value = Referral(scheme="専門家派遣事業")
    assert value.when() is None
    for state, day in (
        ("applied", date(2026, 11, 1)),
        ("prior", date(2026, 11, 5)),
        ("dispatched", date(2026, 11, 9)),
        ("done", date(2026, 12, 1)),
    ):
        value = value.step(day)
        assert (value.state_code(), value.when()) == (state, day)
        assert value.faults() == ()
    assert value.dispatched_on == (date(2026, 11, 9),)
    assert value.step(date(2027, 1, 1)) == value
    assert _places(replace(value, applied_on=date(2026, 11, 7))) == ["applied_on"]
    assert _places(Referral()) == ["scheme"]
    assert Referral(theme="会計").faults() == ()
