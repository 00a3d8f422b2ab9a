"""The search indexes are put together without losing a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from app.domain.records import ClientFields
from app.domain.search import Search
from app.services import backup, clients, finding, tidying

if TYPE_CHECKING:
    from app.services.store import Store

NAMES = tuple(f"見本{number}号店" for number in range(9))


def _parts(store: Store, index: str = "entry_search") -> int:
    with store.reading() as session:
        query = text(f"SELECT count(DISTINCT segid) FROM {index}_idx")
        return int(session.execute(query).scalar_one())


@pytest.fixture
def filled(store: Store) -> Store:
    for name in NAMES:
        clients.create(store, ClientFields(name))
    assert _parts(store) > 1
    assert _parts(store, "client_search") > 1
    return store


def _found(store: Store) -> set[str]:
    return {row.name for row in finding.find(store, Search("号店")).rows}


@pytest.mark.parametrize("step", [1, 64])
def test_all_parts_become_one_and_all_is_found(
    filled: Store, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    monkeypatch.setattr(tidying, "_STEP", step)
    tidying.tidy(filled)
    assert {_parts(filled, index) for index in tidying.INDEXES} <= {0, 1}
    assert _found(filled) == set(NAMES)
    tidying.tidy(filled)
    assert _found(filled) == set(NAMES)


def test_at_once_inside_a_transaction(filled: Store) -> None:
    with filled.writing() as session:
        tidying.settle(session)
    assert _parts(filled) == 1
    assert _found(filled) == set(NAMES)


def test_it_is_done_once_a_day(filled: Store) -> None:
    assert backup.daily(filled) is not None
    assert _parts(filled) == 1
