"""The paper of a consultation, from the store."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from app.domain.entries.consultation import Consultation, Referral
from app.domain.entries.simple import Action, Note
from app.errors import NotFound
from app.services import consultation_paper, entries
from tests.services import making

if TYPE_CHECKING:
    from app.domain.entries.base import Entry
    from app.services.store import Store

HELD = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)


def _add(store: Store, client_id: str, at: datetime, state: str = "held") -> Entry:
    value = Consultation(state=state, requested_at=at, held_at=at)  # type: ignore[arg-type]
    return entries.create(store, client_id, value)[0]


def test_it_counts_those_that_were_held(store: Store) -> None:
    client_id = making.client(store)
    second = _add(store, client_id, HELD)
    first = _add(store, client_id, HELD - timedelta(days=30))
    asked = _add(store, client_id, HELD + timedelta(days=1), "requested")
    numbers = [consultation_paper.number_of(store, each) for each in (first, second, asked)]
    assert numbers == [1, 2, 2]
    other = _add(store, making.client(store, "別の店"), HELD, "requested")
    assert consultation_paper.number_of(store, other) == 1


def test_it_is_made_with_what_hangs_on_it(store: Store) -> None:
    client_id = making.client(store)
    made = _add(store, client_id, HELD)
    for value in (Action("送る"), Referral(scheme="派遣"), Note("あ")):
        entries.create(store, client_id, value, parent=made.id)
    plain = consultation_paper.pdf(store, made.id)
    inside = consultation_paper.pdf(store, made.id, for_client=False, confirmation_boxes=True)
    assert plain.startswith(b"%PDF")
    assert plain != inside
    name = consultation_paper.file_name(store, made.id)
    assert name == "20261122_株式会社みほん製作所_相談.pdf"
    with pytest.raises(NotFound):
        consultation_paper.pdf(store, "nothing")


def test_one_without_a_time_is_named_after_its_making(store: Store) -> None:
    store.clock = lambda: HELD
    made, _ = entries.create(store, making.client(store), Consultation())
    assert consultation_paper.file_name(store, made.id).startswith("20261122_")
