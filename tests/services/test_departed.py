"""Clients who are gone for ever, and the log that is kept of them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from app.domain.consents import Handing, Terms
from app.errors import NotFound
from app.services import clients, consenting, departed, handing, ledger_papers, merging
from app.services.departed import Departed
from tests.reports import papers
from tests.services import making

if TYPE_CHECKING:
    from app.services.store import Store

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
DAY = date(2026, 11, 22)
BANK = "みほん信用金庫"


@pytest.fixture(autouse=True)
def _clock(store: Store) -> None:
    store.clock = lambda: NOW


def _handed(store: Store, client_id: str) -> str:
    consenting.agree(store, client_id, Terms("share", DAY, BANK, ("checks",)))
    value = Handing(BANK, ("checks",), "結果", "mail", DAY, address="港町1", representative="港")
    return handing.hand_out(store, client_id, value)[0].id


def _purge(store: Store, *client_ids: str) -> None:
    for client_id in client_ids:
        clients.trash(store, client_id)
    store.clock = lambda: NOW + timedelta(days=31)
    clients.purge(store)
    store.clock = lambda: NOW


def test_who_is_gone_is_told_with_what_the_law_keeps(store: Store) -> None:
    client_id, without = making.client(store, "閉じた店"), making.client(store, "渡さない店")
    _handed(store, client_id)
    handing.void(store, _handed(store, client_id))
    own = Handing("", ("checks",), "控え", "paper", DAY, "client")
    handing.hand_out(store, client_id, own)
    handing.hand_out(store, without, own)
    consenting.agree(store, client_id, Terms("keep", DAY, items=("profile",)))
    _handed(store, making.client(store, "いまの店"))
    assert departed.everyone(store) == ()
    _purge(store, client_id, without)
    assert departed.everyone(store) == (Departed(client_id, "閉じた店", 1, date(2029, 11, 22)),)
    words = papers.flat(ledger_papers.kept_log_pdf(store, client_id, DAY))
    assert "閉じた店" in words
    assert BANK in words
    assert "支援機関との共有" in words
    assert "控え" not in words
    assert "記録の保存・分析" not in words
    for other in (without, "nobody"):
        with pytest.raises(NotFound):
            ledger_papers.kept_log_pdf(store, other, DAY)


def test_one_in_the_trash_is_not_gone_yet(store: Store) -> None:
    client_id = making.client(store)
    _handed(store, client_id)
    clients.trash(store, client_id)
    assert departed.everyone(store) == ()


def test_one_that_was_joined_is_told_by_the_other(store: Store) -> None:
    kept, other = making.client(store, "残った店"), making.client(store, "入った店")
    _handed(store, other)
    merging.merge(store, kept, other, {})
    store.clock = lambda: NOW + timedelta(days=31)
    clients.purge(store)
    assert departed.everyone(store) == ()
    _handed(store, kept)
    clients.trash(store, kept)
    store.clock = lambda: NOW + timedelta(days=62)
    clients.purge(store)
    (found,) = departed.everyone(store)
    assert (found.id, found.name, found.lines) == (kept, "残った店", 2)
    assert found.kept_until == date(2029, 12, 23)
    assert len(departed.log(store, kept)[1]) == 2
