"""The timeline of a client: one list of everything, what is to come on top."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from app.domain.entries.consultation import Consultation
from app.domain.entries.simple import Action, Call, Note, Visit
from app.services import entries, timeline
from tests.services import making

if TYPE_CHECKING:
    from app.services.store import Store

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def client_id(store: Store) -> str:
    """A client with one of everything."""
    store.clock = lambda: NOW
    made = making.client(store)
    for value in (
        Visit(state="held", starts_at=NOW - 20 * DAY, memo="請求書に2日かかる"),
        Visit(starts_at=NOW + 5 * DAY, purpose="前回の続き"),
        Call(called_at=NOW - 3 * DAY, memo="試用を始めた"),
        Note("駐車場は裏", date(2026, 11, 10)),
        Action("電話する", due_on=date(2026, 11, 24)),
        Action("済んだこと", due_on=date(2026, 11, 1), state="done", done_on=date(2026, 11, 2)),
        Consultation(requested_at=NOW - DAY, issue="資金繰り"),
    ):
        entries.create(store, made, value)
    making.check(store, made, date(2026, 11, 5))
    return made


def test_what_is_to_come_stands_on_top_then_the_latest(store: Store, client_id: str) -> None:
    found = timeline.of_client(store, client_id)
    assert [line.kind for line in found] == [
        "consultation", "action", "visit",
        "call", "note", "check", "action", "visit",
    ]  # fmt: skip
    assert [line.to_come for line in found] == [True] * 3 + [False] * 5
    assert found[5].check is not None
    assert found[5].entry is None


def test_kinds_and_words_narrow_it(store: Store, client_id: str) -> None:
    visits = timeline.of_client(store, client_id, kinds=("visit", "call"))
    assert [line.kind for line in visits] == ["visit", "call", "visit"]
    assert [line.kind for line in timeline.of_client(store, client_id, kinds=("check",))] == [
        "check"
    ]
    assert [line.kind for line in timeline.of_client(store, client_id, words="ﾃﾞﾝﾜ")] == []
    assert [line.kind for line in timeline.of_client(store, client_id, words="請求書　２日")] == [
        "visit"
    ]
    assert timeline.of_client(store, client_id, words="請求書 駐車場") == ()


def test_changes_are_told(store: Store, client_id: str) -> None:
    note = next(line for line in timeline.of_client(store, client_id) if line.kind == "note")
    assert note.changed_at is None
    assert timeline.changed(store, [note.id]) == frozenset()
    store.clock = lambda: NOW + DAY
    entries.update(store, note.id, Note("駐車場は表", date(2026, 11, 10)))
    (again,) = timeline.of_client(store, client_id, words="表")
    assert again.changed_at == NOW + DAY
    assert timeline.changed(store, [note.id, "other"]) == {note.id}
