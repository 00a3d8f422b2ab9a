"""Earlier values of the fields of a client, and the tags in use."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.domain.records import ClientFields, Contact
from app.services import clients, profile_history

if TYPE_CHECKING:
    from app.services.store import Store

FIRST = ClientFields(name="みなと食堂", phone="1", contacts=(Contact("港 太郎", "専務"),))


def test_earlier_values_come_back_as_they_were(store: Store) -> None:
    client, _ = clients.create(store, FIRST)
    changed = replace(FIRST, phone="2", contacts=(), street="1-2")
    clients.update(store, client.id, changed)
    (phone,) = profile_history.earlier(store, client.id, "phone")
    assert phone.value == "1"
    (contacts,) = profile_history.earlier(store, client.id, "contacts")
    assert contacts.value == FIRST.contacts
    assert profile_history.earlier(store, client.id, "email") == ()


def test_each_value_stands_once_the_last_one_first(store: Store) -> None:
    client, _ = clients.create(store, FIRST)
    other, _ = clients.create(store, FIRST)
    for phone in ("2", "1", "3"):
        clients.update(store, client.id, replace(FIRST, phone=phone))
        clients.update(store, other.id, replace(FIRST, phone=phone))
        clients.trash(store, client.id)
        clients.restore(store, client.id)  # nobody goes on with the same sitting
    found = [each.value for each in profile_history.earlier(store, client.id, "phone")]
    assert found == ["1", "2"]


def test_a_field_that_was_only_empty_before_has_no_earlier_value(store: Store) -> None:
    client, _ = clients.create(store, FIRST)
    assert profile_history.names(store, client.id) == frozenset()
    clients.update(store, client.id, replace(FIRST, phone="2", street="1-2"))
    assert profile_history.names(store, client.id) == {"phone"}


def test_the_tags_in_use_the_most_frequent_first(store: Store) -> None:
    for tags in (("朝市", "商店街"), ("商店街",), ("朝市", "商店街", "県の事業")):
        clients.create(store, replace(FIRST, tags=tags))
    assert profile_history.tags(store) == ("商店街", "朝市", "県の事業")


def test_the_prefectures_in_use_from_north_to_south(store: Store) -> None:
    made = [
        clients.create(store, replace(FIRST, prefecture=code))[0].id
        for code in ("22", "01", "22", "47", None)
    ]
    clients.trash(store, made[3])
    assert profile_history.prefectures(store) == ("01", "22")
