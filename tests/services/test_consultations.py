"""Consultations over all clients, and what a check suggests for one."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from app.errors import NotFound
from app.services import checks, consultations
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
