"""What every entry says of itself unless its kind says otherwise, and its words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import ClassVar

from app.domain.entries.base import Entry, Part, Value, rearranged

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)


@dataclass(frozen=True)
class _Guest(Part):
    codes: ClassVar[frozenset[str]] = frozenset({"side"})

    side: str = "us"
    name: str = ""


@dataclass(frozen=True)
class _Party(Value):
    kind: ClassVar[str] = "party"
    codes: ClassVar[frozenset[str]] = frozenset({"state"})

    state: str = "planned"
    place: str = ""
    count: int = 0
    guests: tuple[_Guest, ...] = ()


def test_a_plain_value_asks_for_nothing() -> None:
    value = _Party()
    assert (value.when(), value.due(), value.contact_on()) == (None, None, None)
    assert (value.state_code(), value.owner_id(), value.facet()) == ("", "", "")
    assert value.faults() == ()
    assert value.on_timeline


def test_words_are_all_texts_but_codes_and_blanks() -> None:
    guests = (_Guest("expert", "山田"), _Guest("us", " "), _Guest(name="鈴木"))
    assert _Party("held", "お店", 3, guests).words() == ("お店", "山田", "鈴木")


def test_an_entry_is_of_the_kind_of_its_value() -> None:
    entry = Entry("id", "client", _Party(), "author", "見本 花子", NOW, NOW)
    assert entry.kind == "party"
    assert entry.deleted_at is None


def test_another_order_of_the_same_is_told_from_a_change() -> None:
    ann, bob = _Guest(name="安"), _Guest(name="坊")
    before = _Party(guests=(ann, bob, bob))
    assert rearranged(before, _Party(guests=(bob, ann, bob)))
    assert not rearranged(before, before)
    assert not rearranged(before, _Party(guests=(bob, ann, ann)))
    assert not rearranged(before, _Party(guests=(bob, ann, bob), count=3))
