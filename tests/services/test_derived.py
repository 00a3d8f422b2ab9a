"""What follows from the records is computed anew when the rules have changed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import text

from app.domain.entries.simple import Call, Visit
from app.domain.records import ClientFields
from app.domain.search import Search
from app.services import clients, derived, entries, finding
from tests.services import making

if TYPE_CHECKING:
    from app.services.store import Store

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)


def _columns(store: Store) -> list[tuple[object, ...]]:
    with store.reading() as session:
        found = session.execute(
            text("SELECT name, phone_key, seen_on, sort_key FROM client ORDER BY number")
        )
        return [tuple(row) for row in found]


def test_an_older_store_is_brought_up_to_date_once(store: Store) -> None:
    client, _ = clients.create(store, ClientFields("みほん商店", phone="053-111", tags=("組合",)))
    entries.create(store, client.id, Visit(state="held", starts_at=NOW))
    later = NOW + timedelta(days=9)
    entries.create(store, client.id, Call(called_at=later, result="call_back"))
    making.check(store, client.id, date(2026, 1, 5))
    gone, _ = clients.create(store, ClientFields("すてた商店"))
    clients.trash(store, gone.id)
    wanted = _columns(store)
    with store.writing() as session:
        session.execute(text("UPDATE client SET phone_key = '', seen_on = NULL, sort_key = ''"))
        session.execute(text("UPDATE entry SET contact_on = '2026-12-01'"))
        session.execute(text("DELETE FROM client_tag"))
        session.execute(text("DELETE FROM client_search"))
        session.execute(text("DELETE FROM kept"))
    derived.bring_up_to_date(store)
    assert _columns(store) == wanted
    assert [row[2] for row in _columns(store)] == ["2026-11-22", None], "nobody was reached later"
    assert finding.find(store, Search("みほん")).total == 1
    assert finding.find(store, Search("すてた")).total == 0
    with store.writing() as session:
        assert session.execute(text("SELECT count(*) FROM client_tag")).scalar_one() == 1
        session.execute(text("UPDATE client SET phone_key = 'x'"))
    derived.bring_up_to_date(store)
    assert {row[1] for row in _columns(store)} == {"x"}, "by the same rules nothing is done"


def test_an_older_index_learns_the_words_of_the_trade(store: Store) -> None:
    clients.create(store, ClientFields("みほん商店", industry="E10"))
    with store.writing() as session:
        session.execute(text("DELETE FROM entry_search"))
        session.execute(text("UPDATE kept SET value = '5' WHERE name = 'derived'"))
    assert finding.find(store, Search("酒造")).total == 0
    derived.bring_up_to_date(store)
    assert finding.find(store, Search("酒造")).total == 1
