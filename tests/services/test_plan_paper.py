"""The plan of a client on paper, from the store."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from app.domain.entries.figures import YearFigures
from app.domain.entries.tracker import GoalSheet
from app.errors import NotFound
from app.services import entries, plan_paper
from tests.services import making

if TYPE_CHECKING:
    from app.services.store import Store

DAY = date(2026, 11, 27)


def test_it_is_made_from_what_was_written(store: Store) -> None:
    client_id = making.client(store)
    empty = plan_paper.pdf(store, client_id, DAY)
    entries.create(store, client_id, GoalSheet("孫の代まで"))
    assert plan_paper.pdf(store, client_id, DAY) != empty
    assert plan_paper.items(store, client_id) == ("plans",)
    before = plan_paper.pdf(store, client_id, DAY)
    entries.create(store, client_id, YearFigures(DAY, sales=1))
    assert plan_paper.items(store, client_id) == ("plans", "figures")
    assert plan_paper.pdf(store, client_id, DAY) != before
    name = plan_paper.file_name(store, client_id, DAY)
    assert name == "20261127_株式会社みほん製作所_伴走計画.pdf"
    with pytest.raises(NotFound):
        plan_paper.pdf(store, "nobody", DAY)
