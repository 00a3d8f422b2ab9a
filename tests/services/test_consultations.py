"""Consultations over all clients, and what a check suggests for one."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from app.domain.entries.consultation import Consultation, Referral
from app.errors import NotFound
from app.reports.content import Thing
from app.services import checks, clients, consultations, entries
from app.services.consultations import Wanted
from tests.services import making

if TYPE_CHECKING:
    from app.services.store import Store

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)


def test_a_check_suggests_the_issues_and_their_categories(store: Store) -> None:
    draft = making.draft(store)
    given = making.answers() | {"q2.succession": "now", "q2.sales_channels": "later"}
    checks.answer_many(store, draft, given | {"q1.vision": "孫に渡したい"})
    check, _ = checks.finish(store, draft)
    found = consultations.from_check(store, check.id, now=NOW, owner="me")
    assert found.state == "held"
    assert found.held_at == NOW
    assert found.owner == "me"
    assert found.check_id == check.id
    assert found.future == "孫に渡したい"
    assert "management.succession" in found.categories
    assert "・次の代に引き継ぐ" in found.issue.splitlines()
    assert found.faults() == ()


def test_a_check_that_is_not_there_is_said(store: Store) -> None:
    with pytest.raises(NotFound):
        consultations.from_check(store, "nothing", now=NOW, owner="")


def _ids(store: Store, wanted: Wanted) -> list[str]:
    return [found.entry.id for found in consultations.find(store, wanted)]


def test_consultations_are_found_by_what_they_are_about(store: Store) -> None:
    client, other = making.client(store), making.client(store, "さくら商店")
    made = [
        entries.create(store, who, value)[0].id
        for who, value in (
            (
                client,
                Consultation(
                    state="held",
                    held_at=NOW,
                    categories=("management.cash",),
                    asker="supporter",
                    owner="a",
                ),
            ),
            (
                other,
                Consultation(
                    state="held",
                    held_at=NOW - timedelta(days=40),
                    categories=("it",),
                    issue='"asker":"supporter" "management.cash"',
                ),
            ),
            (other, Consultation(requested_at=NOW - timedelta(days=1), categories=("it.dx",))),
        )
    ]
    cash, told, asked = made
    assert _ids(store, Wanted()) == [cash, asked, told]
    assert [each.client_name for each in consultations.find(store, Wanted(), limit=2)] == [
        "株式会社みほん製作所",
        "さくら商店",
    ]
    assert [each.entry.id for each in consultations.find(store, Wanted(), offset=2)] == [told]
    assert _ids(store, Wanted(state="requested")) == [asked]
    assert _ids(store, Wanted(category="management.cash")) == [cash]
    assert _ids(store, Wanted(category="management")) == [cash]
    assert _ids(store, Wanted(category="it")) == [asked, told]
    assert _ids(store, Wanted(category="it.dx")) == [asked]
    assert _ids(store, Wanted(asker="supporter")) == [cash]
    assert _ids(store, Wanted(owner="a")) == [cash]
    assert _ids(store, Wanted(since=date(2026, 11, 22))) == [cash]
    assert _ids(store, Wanted(since=date(2026, 11, 1), until=date(2026, 11, 21))) == [asked]
    clients.trash(store, client)
    assert _ids(store, Wanted(category="management")) == []


def test_referrals_that_wait_come_first(store: Store) -> None:
    client = making.client(store)
    day = date(2026, 11, 2)
    made = {}
    for state in ("done", "considering", "applied", "prior"):
        value = Referral(state, "専門家派遣事業", applied_on=day)
        made[entries.create(store, client, value)[0].id] = state
    states = [made[each] for each in _ids(store, Wanted("referral"))]
    assert states == ["applied", "prior", "considering", "done"]
    assert [made[each] for each in _ids(store, Wanted("referral", state="done"))] == ["done"]


def test_a_thing_is_asked_about_with_its_title(store: Store) -> None:
    draft = making.draft(store)
    checks.answer_many(store, draft, making.answers() | {"q1.vision": "孫に渡したい"})
    check, _ = checks.finish(store, draft)
    thing = Thing("q2.succession", "issue", "次の代に引き継ぐ", "", "", "", "")
    found = consultations.about_thing(store, check.id, thing, now=NOW, owner="me")
    assert (found.state, found.requested_at, found.held_at) == ("requested", NOW, None)
    assert (found.owner, found.check_id) == ("me", check.id)
    assert (found.issue, found.future) == ("次の代に引き継ぐ", "孫に渡したい")
    assert found.categories == ("management.succession",)
    assert found.faults() == ()
    with pytest.raises(NotFound):
        consultations.about_thing(store, "nothing", thing, now=NOW, owner="")
