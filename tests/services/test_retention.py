"""Who may be reviewed because nobody met them for years."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from app.domain.records import ClientFields
from app.services import clients, retention
from tests.services import making

if TYPE_CHECKING:
    from app.services.store import Store

TODAY = date(2026, 11, 22)


def test_those_not_met_for_years_come_longest_ago_first(store: Store) -> None:
    store.clock = lambda: datetime(2015, 4, 1, tzinfo=UTC)
    never, _ = clients.create(store, ClientFields("会っていない店"))
    old, _ = clients.create(store, ClientFields("むかしの店"))
    kept, _ = clients.create(store, ClientFields("いまの店"))
    gone, _ = clients.create(store, ClientFields("すてた店"))
    clients.trash(store, gone.id)
    making.check(store, old.id, date(2018, 5, 1))
    making.check(store, kept.id, date(2024, 5, 1))
    found = retention.review(store, TODAY, years=7)
    assert [(each.name, each.last_on) for each in found.rows] == [
        ("会っていない店", date(2015, 4, 1)),
        ("むかしの店", date(2018, 5, 1)),
    ]
    assert found.total == 2
    assert retention.review(store, TODAY, years=2, limit=1).total == 3
    assert len(retention.review(store, TODAY, years=2, limit=1).rows) == 1
    assert never.id == found.rows[0].id
