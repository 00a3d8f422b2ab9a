"""Asking for a consent, and the one that goes with the start of a check."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from app import library
from app.domain.consents import Terms
from app.domain.records import Advisor, ClientFields
from app.errors import Faults
from app.services import clients, consenting, ledger, profile
from tests.services import making

if TYPE_CHECKING:
    from app.services.store import Store

DAY = date(2026, 11, 22)
TERMS = Terms("refer", DAY, "見本 花子", ("consultations",), "screen", "見本 太郎")


@pytest.fixture(autouse=True)
def _clock(store: Store) -> None:
    store.clock = lambda: datetime(2026, 11, 22, 3, tzinfo=UTC)


def test_the_text_is_kept_as_it_was_shown(store: Store) -> None:
    profile.save_advisor(store, Advisor("指導員", "みほん商工会"))
    client_id = making.client(store)
    made, _ = consenting.agree(store, client_id, TERMS)
    assert made.text == consenting.text_for(store, TERMS).whole
    assert "みほん商工会" in made.text
    assert made.text_version == library.consent_texts().version
    assert consenting.again(made, date(2027, 1, 1)).given_on == date(2027, 1, 1)
    with pytest.raises(Faults):
        consenting.agree(store, client_id, Terms("", DAY))


def test_the_start_of_a_check_is_a_consent_once(store: Store) -> None:
    fields = ClientFields(name="みほん商店", representative="見本 太郎")
    client_id = clients.create(store, fields)[0].id
    assert consenting.agree_at_start(store, client_id).ids
    assert not consenting.agree_at_start(store, client_id).kinds
    (given,) = ledger.of_client(store, client_id)
    assert given.text == library.consent_texts().start
    assert given.terms.given_by == "見本 太郎"
    assert given.terms.way == "screen"
    ledger.withdraw(store, given.id, DAY)
    assert consenting.agree_at_start(store, client_id).kinds
