"""The timeline of a client: one list of everything, what is to come on top."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from app.domain.entries.consultation import Consultation
from app.domain.entries.simple import Action, Call, Note, Visit
from app.services import entries, timeline
from app.services.timeline import Page, Wanted
from tests.services import making

if TYPE_CHECKING:
    from app.domain.entries.base import Entry
    from app.models.entries import EntryRecord
    from app.services.store import Store

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
DAY = timedelta(days=1)
EVERYTHING = Wanted()


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
    found = timeline.of_client(store, client_id, EVERYTHING)
    assert [line.kind for line in found] == [
        "consultation", "action", "visit",
        "call", "note", "check", "action", "visit",
    ]  # fmt: skip
    assert [line.to_come for line in found] == [True] * 3 + [False] * 5
    assert found[5].check is not None
    assert found[5].entry is None


def test_kinds_and_words_narrow_it(store: Store, client_id: str) -> None:
    def kinds(wanted: Wanted) -> list[str]:
        return [line.kind for line in timeline.of_client(store, client_id, wanted)]

    assert kinds(Wanted(kinds=("visit", "call"))) == ["visit", "call", "visit"]
    assert kinds(Wanted(kinds=("check",))) == ["check"]
    assert kinds(Wanted(words="ﾃﾞﾝﾜ")) == []
    assert kinds(Wanted(words="請求書　２日")) == ["visit"]
    assert kinds(Wanted(words="請求書 駐車場")) == []
    assert kinds(Wanted(to_come=True)) == ["consultation", "action", "visit"]
    assert kinds(Wanted(kinds=("visit",), words="続き", to_come=True)) == ["visit"]


@pytest.mark.parametrize(
    "wanted", [Wanted(), Wanted(kinds=("visit", "check")), Wanted(words="済んだ")]
)
def test_pages_are_the_beginning_of_it_all(store: Store, client_id: str, wanted: Wanted) -> None:
    whole = timeline.of_client(store, client_id, wanted)
    for limit in range(1, len(whole) + 2):
        page = timeline.page(store, client_id, wanted, limit=limit)
        assert page == Page(whole[:limit], more=limit < len(whole))


def test_a_page_reads_only_what_it_shows(
    store: Store, client_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def reading(row: EntryRecord) -> Entry:
        read.append(row.id)
        return entry(row)

    entry = entries.entry
    monkeypatch.setattr(entries, "entry", reading)
    page = timeline.page(store, client_id, EVERYTHING, limit=2)
    assert [line.id for line in page.lines] == read[:2]
    assert len(read) == 3  # and whether there are more


def test_changes_are_told(store: Store, client_id: str) -> None:
    (note,) = timeline.of_client(store, client_id, Wanted(kinds=("note",)))
    assert note.changed_at is None
    assert timeline.changed(store, [note.id]) == frozenset()
    store.clock = lambda: NOW + DAY
    entries.update(store, note.id, Note("駐車場は表", date(2026, 11, 10)))
    (again,) = timeline.of_client(store, client_id, Wanted(words="表"))
    assert again.changed_at == NOW + DAY
    assert timeline.changed(store, [note.id, "other"]) == {note.id}
