"""Rows of the store and the values that leave the services."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from app.domain.records import ClientFields
from app.services import clients, rows
from tests.services import making

if TYPE_CHECKING:
    from app.services.store import Store

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)


def test_answers_are_canonical_json() -> None:
    text = rows.answers_text({"q2.b": "孫に\n", "q2.a": "now"})
    assert text == '{"q2.a":"now","q2.b":"孫に\\n"}'
    assert json.loads(text) == {"q2.a": "now", "q2.b": "孫に\n"}


def test_what_follows_from_a_client_is_computed() -> None:
    columns = rows.client_columns(ClientFields(name="㈱みほん", kana="ガホン"))
    assert columns["kana_row"] == "か"
    assert (
        columns["name_key"] == rows.client_columns(ClientFields(name="株式会社みほん"))["name_key"]
    )
    assert columns["note"] == ""


def test_a_check_goes_there_and_back(store: Store) -> None:
    check = making.check(store)
    columns = rows.check_columns(check)
    assert columns["made_for"] == check.client_id
    assert rows.state_columns(check)["superseded_by"] is None


def test_a_clock_set_back_does_not_move_a_client_back(store: Store) -> None:
    store.clock = lambda: NOW
    first, second = making.client(store, "一"), making.client(store, "二")
    store.clock = lambda: NOW + timedelta(hours=1)
    clients.update(store, first, ClientFields(name="一"))
    store.clock = lambda: NOW - timedelta(days=365)
    clients.update(store, first, ClientFields(name="一"))
    assert [row.id for row in clients.recent(store)] == [first, second]
