"""Clients: making, changing, finding, throwing away and bringing back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.changes import Kind
from app.domain.records import CheckContext, ClientFields
from app.domain.search import Search
from app.errors import Faults, NotFound
from app.services import checks, clients, finding
from tests.services.fixture_store import FULL

if TYPE_CHECKING:
    from app.services.store import Store


def _make(store: Store, name: str, kana: str = "", **more: Any) -> str:
    return clients.create(store, ClientFields(name=name, kana=kana, **more))[0].id


def _names(store: Store, query: str = "", **more: Any) -> list[str]:
    return [row.name for row in finding.find(store, Search(query, **more)).rows]


def test_every_field_comes_back(store: Store) -> None:
    made, changes = clients.create(store, FULL)
    assert made.fields == FULL
    assert clients.get(store, made.id) == made
    assert made.created_at == made.updated_at
    assert changes.kinds == {Kind.CLIENT}
    assert changes.ids == {made.id}


def test_only_a_name_is_needed(store: Store) -> None:
    made, _ = clients.create(store, ClientFields(name="みほん"))
    assert made.fields == ClientFields(name="みほん")


def test_fields_are_tidied(store: Store) -> None:
    typed = ClientFields(
        name="  みほん\t商店 ",
        kana=" ミホン　ショウテン",
        phone="０５６５－１２－３４５６",
        email="ｉｎｆｏ＠example.jp",
        corporate_number="７０００ ０１２０ ５０００２",
        industry="",
        kind="",
        prefecture="",
        channel="",
        employees_band="",
        note="一行目\n二行目\x00\ud800",
    )
    fields = clients.create(store, typed)[0].fields
    assert fields == ClientFields(
        name="みほん 商店",
        kana="ミホン ショウテン",
        phone="0565-12-3456",
        email="info@example.jp",
        corporate_number="7000012050002",
        note="一行目\n二行目?",
    )


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", " "),
        ("name", "あ" * 201),
        ("industry", "Z99"),
        ("employees", -1),
        ("employees", 10**7),
        ("employees_band", "7-20"),
        ("capital_yen", -1),
        ("capital_yen", 10**16),
        ("kind", "company"),
        ("prefecture", "48"),
        ("corporate_number", "123"),
        ("corporate_number", "8000012050002"),
        ("channel", "pigeon"),
        ("note", "あ" * 10_001),
    ],
)
def test_a_field_that_cannot_be_used_is_named(store: Store, field: str, value: object) -> None:
    changes: dict[str, Any] = {field: value}
    with pytest.raises(Faults) as caught:
        clients.create(store, replace(FULL, **changes))
    assert [fault.place for fault in caught.value.faults] == [field]
    assert clients.count(store) == 0


def test_all_faults_are_told_at_once(store: Store) -> None:
    with pytest.raises(Faults) as caught:
        clients.create(store, ClientFields(name="", industry="?", prefecture="99"))
    assert len(caught.value.faults) == 3


def test_a_change_is_found_afterwards_and_the_old_name_is_not(store: Store) -> None:
    made, _ = clients.create(store, FULL)
    changed, _ = clients.update(store, made.id, replace(FULL, name="株式会社あおぞら"))
    assert changed.fields.name == "株式会社あおぞら"
    assert changed.created_at == made.created_at
    assert changed.updated_at > made.updated_at
    assert _names(store, "あおぞら") == ["株式会社あおぞら"]
    assert _names(store, "製作所") == []


def test_unknown_clients_are_not_found(store: Store) -> None:
    for job in (
        lambda: clients.get(store, "x"),
        lambda: clients.update(store, "x", FULL),
        lambda: clients.trash(store, "x"),
        lambda: clients.restore(store, "x"),
    ):
        with pytest.raises(NotFound):
            job()


def test_rows_tell_the_checks(store: Store) -> None:
    client_id = _make(store, "みほん")
    for day in (date(2026, 1, 5), date(2026, 3, 5)):
        draft, _ = checks.start(store, client_id, context=CheckContext(day))
        check, _ = checks.finish(store, draft.id)
    correction, _ = checks.correct(store, check.id)
    checks.finish(store, correction.id)
    row = finding.find(store, Search()).rows[0]
    assert (row.checks, row.last_check_on) == (2, date(2026, 3, 5))


def test_recent_are_those_worked_with_last(store: Store) -> None:
    first, second, third = (_make(store, name) for name in ("一", "二", "三"))
    assert [row.id for row in clients.recent(store)] == [third, second, first]
    checks.start(store, first, context=CheckContext(date(2026, 1, 5)))
    clients.trash(store, second)
    assert [row.id for row in clients.recent(store)] == [first, third]
    assert [row.id for row in clients.recent(store, limit=1)] == [first]


def test_the_trash_hides_and_gives_back(store: Store) -> None:
    kept, gone = _make(store, "のこる"), _make(store, "すてる")
    draft, _ = checks.start(store, gone, context=CheckContext(date(2026, 1, 5)))
    assert clients.trash(store, gone).concerns(Kind.CLIENT)
    assert _names(store) == ["のこる"]
    assert clients.count(store) == 1
    assert finding.find(store, Search("すてる")).total == 0
    assert checks.drafts(store) == ()
    assert [row.id for row in clients.trashed(store)] == [gone]
    assert clients.get(store, gone).deleted_at is not None
    with pytest.raises(NotFound):
        clients.trash(store, gone)
    with pytest.raises(NotFound):
        clients.update(store, gone, FULL)
    clients.restore(store, gone)
    clients.restore(store, kept)
    assert finding.find(store, Search("すてる")).total == 1
    assert clients.trashed(store) == ()
    assert [each.id for each in checks.drafts(store)] == [draft.id]


def test_after_thirty_days_the_trash_is_emptied(store: Store) -> None:
    now = datetime(2026, 11, 1, tzinfo=UTC)
    store.clock = lambda: now
    gone, fresh, other = (_make(store, name) for name in ("すてる", "あたらしい", "よそ"))
    made = []
    for client_id in (gone, gone, other):
        draft, _ = checks.start(store, client_id, context=CheckContext(date(2026, 1, 5)))
        made.append(checks.finish(store, draft.id)[0].id)
    checks.move(store, made[2], gone)
    checks.start(store, gone, context=CheckContext(date(2026, 1, 5)))
    kept, _ = checks.start(store, other, context=CheckContext(date(2026, 1, 5)))
    thrown, _ = checks.start(store, other, context=CheckContext(date(2026, 1, 5)))
    clients.trash(store, gone)
    checks.discard(store, thrown.id)
    now += timedelta(days=29)
    clients.trash(store, fresh)
    assert clients.purge(store).ids == frozenset()
    now += timedelta(days=2)
    assert clients.purge(store).ids == {gone}
    assert [row.id for row in clients.trashed(store)] == [fresh]
    for check_id in made:
        with pytest.raises(NotFound):
            checks.get(store, check_id)
    assert checks.count(store) == 0
    assert [draft.id for draft in checks.drafts(store)] == [kept.id]
    with pytest.raises(NotFound):
        checks.undiscard(store, thrown.id)
    with store.raw() as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("SELECT count(*) FROM check_move").fetchone() == (0,)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(), max_size=40))
def test_no_text_breaks_a_name(store: Store, text: str) -> None:
    try:
        made, _ = clients.create(store, ClientFields(name=text, note=text))
    except Faults:
        return
    assert clients.get(store, made.id) == made
