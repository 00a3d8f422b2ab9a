"""Two clients made one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from app.domain.entries.base import LONGEST
from app.domain.entries.simple import Note, Visit
from app.domain.entries.tracker import GoalSheet, Process, SheetIssue, Step
from app.domain.records import CheckContext, ClientFields, Colleague, Contact
from app.domain.search import Search
from app.errors import Faults, NotFound, PlaceTaken
from app.services import (
    aside,
    calendar_file,
    checks,
    clients,
    colleagues,
    documents,
    entries,
    finding,
    history,
    merging,
    tracker,
    trash,
    undo,
)
from app.services import ledger as ledgers
from tests.services import making

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.domain.entries.base import Value
    from app.services.store import Store

ONE = ClientFields(
    "山田商店", phone="1", prefecture="23", industry="I60", stage=1, employees=3, owner="u1",
    capital_yen=1_000, closing_month=3, postal_code="4411374", kind="corporation",
)  # fmt: skip
OTHER = ClientFields(
    "株式会社山田商店", phone="2", prefecture="22", industry="M76", stage=2, employees=5,
    owner="u2", capital_yen=2_000, closing_month=4, postal_code="4411375",
    kind="sole_proprietor", email="a@example.jp", contacts=(Contact("鈴木"),),
)  # fmt: skip


def _two(store: Store) -> tuple[str, str]:
    return clients.create(store, ONE)[0].id, clients.create(store, OTHER)[0].id


def _note(store: Store, client_id: str) -> str:
    found = [each.value for each in entries.of_client(store, client_id, kinds=("note",))]
    return "\n".join(each.text for each in found if isinstance(each, Note))


def test_nothing_is_lost(store: Store) -> None:
    kept, other = _two(store)
    check = making.check(store, other)
    draft = making.draft(store, other)
    note, _ = entries.create(store, other, Note("前の覚え"))
    gone, _ = entries.create(store, other, Note("捨てた覚え"))
    entries.trash(store, gone.id)
    merging.merge(store, kept, other, {"phone": "other"})
    found = clients.get(store, kept).fields
    assert (found.name, found.phone, found.email) == ("山田商店", "2", "a@example.jp")
    assert found.contacts == OTHER.contacts
    assert checks.get(store, check.id).client_id == kept
    assert checks.get(store, check.id).moved_from == other
    assert checks.draft(store, draft).client_id == kept
    assert entries.get(store, note.id).client_id == kept
    assert entries.get(store, gone.id).client_id == kept
    words = _note(store, kept)
    for each in (
        "電話：1", "会社名・屋号：株式会社山田商店", "静岡県", "飲食店", "5人", "2,000円",
        "4月", "441-1375", "個人事業", "道具に移しはじめた", "：u2",
    ):  # fmt: skip
        assert each in words
    assert clients.get(store, other).deleted_at is not None


def test_one_undo_brings_both_back_and_one_redo_merges_again(store: Store) -> None:
    kept, other = _two(store)
    check = making.check(store, other)
    draft = making.draft(store, other)
    note, _ = entries.create(store, other, Note("前の覚え"))
    changes = merging.merge(store, kept, other, {})
    with store.reading() as session:
        assert set(ledgers.same_as(session, kept)) == {kept, other}
    back = undo.undo(store, changes.undo)
    assert clients.get(store, kept).fields == ONE
    assert clients.get(store, other).fields == OTHER
    assert clients.get(store, other).deleted_at is None
    assert checks.get(store, check.id).client_id == other
    assert checks.draft(store, draft).client_id == other
    assert entries.get(store, note.id).client_id == other
    assert _note(store, kept) == ""
    with store.reading() as session:
        assert ledgers.same_as(session, kept) == (kept,)
    undo.undo(store, back.undo)
    assert checks.get(store, check.id).client_id == kept
    assert clients.get(store, other).deleted_at is not None
    with store.reading() as session:
        assert set(ledgers.same_as(session, kept)) == {kept, other}


def test_a_draft_that_was_finished_since_comes_back_as_a_check_stays(store: Store) -> None:
    kept, other = _two(store)
    draft = checks.start(store, other, item_set="short", context=CheckContext(making.DAY))[0].id
    changes = merging.merge(store, kept, other, {})
    checks.answer_many(store, draft, making.answers("short"))
    checks.finish(store, draft)
    undo.undo(store, changes.undo)
    assert checks.history(store, kept)[0].id == draft


def test_equal_records_leave_a_plain_note(store: Store) -> None:
    kept, other = (clients.create(store, ClientFields("丸屋"))[0].id for _ in range(2))
    merging.merge(store, kept, other, {})
    assert _note(store, kept) == "「丸屋」の記録を、ここに1つにまとめました。"


def test_a_client_is_not_merged_with_itself(store: Store) -> None:
    kept, _ = _two(store)
    with pytest.raises(Faults):
        merging.merge(store, kept, kept, {})


@pytest.mark.parametrize("at_once", [True, False])
@pytest.mark.parametrize("again", [True, False])
def test_the_history_of_what_was_merged_outlives_the_merged_client(
    store: Store, *, at_once: bool, again: bool
) -> None:
    now = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
    store.clock = lambda: now
    kept, other = _two(store)
    visit, _ = entries.create(store, other, Visit(starts_at=now))
    entries.update(store, visit.id, Visit(starts_at=now + timedelta(hours=1)))
    paper, _ = documents.add(store, other, "見積.txt", b"one")
    documents.new_version(store, paper.id, b"two")
    merging.merge(store, kept, other, {})
    if again:
        last, _ = clients.create(store, ClientFields("その先"))
        merging.merge(store, last.id, kept, {})
    told = {each: len(history.of_record(store, each)) for each in (visit.id, paper.id)}
    (event,) = calendar_file.events(store, now.date(), now.date())
    if at_once:
        for thrown in trash.contents(store):
            trash.erase(store, thrown)
    now += timedelta(days=31)
    clients.purge(store)
    with pytest.raises(NotFound):
        clients.get(store, other)
    assert {each: len(history.of_record(store, each)) for each in told} == told
    assert calendar_file.events(store, event.starts_at.date(), event.starts_at.date()) == (event,)
    first = history.of_record(store, paper.id)[-1].after
    assert first is not None
    assert documents.read_blob(store, first["value"]["blob"]) == b"one"


def test_the_history_goes_back_with_what_was_merged(store: Store) -> None:
    now = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
    store.clock = lambda: now
    kept, other = _two(store)
    note, _ = entries.create(store, other, Note("前の覚え"))
    undo.undo(store, merging.merge(store, kept, other, {}).undo)
    clients.trash(store, kept)
    now += timedelta(days=31)
    clients.purge(store)
    assert len(history.of_record(store, note.id)) == 3


def test_a_merge_into_a_client_who_is_gone_for_ever_is_not_taken_back_by_half(
    store: Store,
) -> None:
    kept, other = _two(store)
    changes = merging.merge(store, kept, other, {})
    before = clients.get(store, kept)
    trash.erase(store, next(each for each in trash.contents(store) if each.id == other))
    with pytest.raises(NotFound):
        undo.undo(store, changes.undo)
    assert clients.get(store, kept) == before
    assert "1つにまとめました" in _note(store, kept)


def _plan(store: Store, client_id: str, *values: Value) -> None:
    for value in values:
        entries.create(store, client_id, value)


def test_of_two_plans_one_is_made_and_what_has_no_room_is_noted(store: Store) -> None:
    kept, other = _two(store)
    mine, _ = colleagues.save(store, Colleague("", "佐藤 花"))
    process = Process((Step("goal", "done"),), ("benefit",), "月曜に電話")
    _plan(store, kept, GoalSheet("土曜は休む", gap="請求書"), process)
    theirs = Process((Step("goal", "doing", mine.id), Step("gap", "doing")), note="奥さまが詳しい")
    sheet = GoalSheet("孫に継ぐ", "残業を減らす", 15, "時間", issues=(SheetIssue("人手"),))
    _plan(store, other, sheet, theirs)
    changes = merging.merge(store, kept, other, {})
    plan = tracker.plan(store, kept)
    assert plan.sheet == GoalSheet(
        "土曜は休む", "残業を減らす", 15, "時間", gap="請求書", issues=(SheetIssue("人手"),)
    )
    assert plan.process == Process(
        (Step("goal", "done"), Step("gap", "doing")), ("benefit",), "月曜に電話\n奥さまが詳しい"
    )
    words = _note(store, kept)
    for each in ("課題設定シートのうち", "孫に継ぐ", "伴走の段階のうち", "取組み中", "佐藤 花"):
        assert each in words
    for kind in ("goal_sheet", "process"):
        assert len(entries.of_client(store, kept, kinds=(kind,))) == 1
    thrown = next(each for each in trash.contents(store) if each.kind == "process")
    with pytest.raises(PlaceTaken):
        trash.bring_back(store, thrown)
    back = undo.undo(store, changes.undo)
    assert tracker.plan(store, kept).sheet == GoalSheet("土曜は休む", gap="請求書")
    assert tracker.plan(store, other).process == theirs
    undo.undo(store, back.undo)
    assert tracker.plan(store, kept) == plan
    assert tracker.plan(store, other).empty


def test_a_plan_that_only_one_has_moves_as_it_is(store: Store) -> None:
    kept, other = _two(store)
    _plan(store, kept, Process((Step("goal", "done"),)))
    _plan(store, other, GoalSheet("孫に継ぐ"))
    merging.merge(store, kept, other, {})
    plan = tracker.plan(store, kept)
    assert (plan.sheet, plan.process.step("goal").state) == (GoalSheet("孫に継ぐ"), "done")
    assert [each for each in trash.contents(store) if each.kind != "client"] == []


def test_the_longest_texts_have_room_in_notes(store: Store) -> None:
    kept, other = _two(store)
    _plan(store, kept, GoalSheet("あ", gap="あ"), Process(note="あ" * LONGEST))
    _plan(store, other, GoalSheet("ゑ" * LONGEST, gap="ゐ" * LONGEST), Process(note="ゞ" * LONGEST))
    merging.merge(store, kept, other, {})
    words = _note(store, kept)
    assert [words.count(each) for each in "ゑゐゞ"] == [LONGEST] * 3


def test_what_moved_is_found_at_its_new_place_and_computed_once(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, other = _two(store)
    for number in range(8):
        entries.create(store, other, Note(f"おぼえ書き{number}"))
    refreshed: list[str] = []
    really = aside.refresh

    def count(session: Session, *ids: str) -> None:
        refreshed.extend(ids)
        really(session, *ids)

    monkeypatch.setattr(aside, "refresh", count)
    changes = merging.merge(store, kept, other, {})
    merged = refreshed.count(kept)
    refreshed.clear()
    assert _found(store, "おぼえ書き7") == [kept]
    undo.undo(store, changes.undo)
    assert max(merged, refreshed.count(kept), refreshed.count(other)) < 8
    assert _found(store, "おぼえ書き7") == [other]


def _found(store: Store, words: str) -> list[str]:
    return list(finding.ids(store, Search(words)))
