"""The organisation's own measures and cases in a real store."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from app import library
from app.domain.changes import Kind
from app.domain.own_knowledge import CASE_KIND, MEASURE
from app.domain.records import ClientFields
from app.errors import Faults, NotFound
from app.models.own_knowledge import OwnKnowledgeRecord
from app.services import clients, history, own_knowledge, reporting, undo
from tests.domain import own_items
from tests.services import making

if TYPE_CHECKING:
    from app.services.store import Store

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
LONGER = {**own_items.MEASURE, "name": "市のレジ補助金"}


@pytest.fixture(autouse=True)
def _clock(store: Store) -> None:
    store.clock = lambda: NOW


def test_written_changed_and_found_again(store: Store) -> None:
    made, changes = own_knowledge.create(store, MEASURE, own_items.MEASURE)
    assert changes.concerns(Kind.KNOWLEDGE)
    assert own_knowledge.get(store, made.id) == made
    own_knowledge.update(store, made.id, LONGER)
    case, _ = own_knowledge.create(store, CASE_KIND, own_items.CASE)
    assert [each.title for each in own_knowledge.all_of_them(store)] == [
        own_items.CASE["title"], "市のレジ補助金",
    ]  # fmt: skip
    assert own_knowledge.all_of_them(store, CASE_KIND) == (case,)


def test_every_write_can_be_taken_back(store: Store) -> None:
    made, added = own_knowledge.create(store, MEASURE, own_items.MEASURE)
    _, changed = own_knowledge.update(store, made.id, LONGER)
    assert undo.undo(store, changed.undo).concerns(Kind.KNOWLEDGE)
    assert own_knowledge.get(store, made.id).body == own_items.MEASURE
    thrown = own_knowledge.trash(store, made.id)
    assert own_knowledge.all_of_them(store) == ()
    assert [each.id for each in own_knowledge.all_of_them(store, trashed=True)] == [made.id]
    with pytest.raises(NotFound):
        own_knowledge.update(store, made.id, LONGER)
    undo.undo(store, thrown.undo)
    own_knowledge.trash(store, made.id)
    own_knowledge.restore(store, made.id)
    assert len(own_knowledge.all_of_them(store)) == 1
    undo.undo(store, added.undo)
    assert own_knowledge.all_of_them(store) == ()
    assert len(history.of_record(store, made.id)) == 8


def test_edits_that_go_on_are_one_step(store: Store) -> None:
    made, _ = own_knowledge.create(store, MEASURE, own_items.MEASURE)
    _, first = own_knowledge.update(store, made.id, LONGER)
    _, second = own_knowledge.update(store, made.id, {**LONGER, "note": "先着順です。"})
    assert first.undo == second.undo
    undo.undo(store, second.undo)
    assert own_knowledge.get(store, made.id).body == own_items.MEASURE


def test_every_fault_at_once_and_nothing_is_written(store: Store) -> None:
    making.client(store, "株式会社みほん製作所")
    clients.create(store, ClientFields("丸屋", representative="見本 花"))
    wrong = {
        **own_items.CASE,
        "title": "",
        "background": "(株)みほん製作所と丸屋の見本花さんの例です。",
        "lesson": "番号621498320257",
    }
    with pytest.raises(Faults) as caught:
        own_knowledge.create(store, CASE_KIND, wrong)
    said = {(fault.place, fault.sentence.partition("」")[0]) for fault in caught.value.faults}
    assert said == {
        ("title", "空です。文字を書いてください。"),
        ("lesson", "「●●●●●●●●●●●●"),
        ("background", "「株式会社みほん製作所"),
        ("background", "「丸屋"),
        ("background", "「見本 花"),
    }
    assert own_knowledge.all_of_them(store) == ()


def test_a_measure_may_name_who_is_asked(store: Store) -> None:
    making.client(store, "みほん商工会")
    assert own_knowledge.create(store, MEASURE, own_items.MEASURE)[0].title


def test_own_items_join_the_knowledge_in_front(store: Store) -> None:
    assert own_knowledge.knowledge(store) is library.knowledge()
    made, _ = own_knowledge.create(store, MEASURE, own_items.MEASURE)
    case, _ = own_knowledge.create(store, CASE_KIND, own_items.CASE)
    known = own_knowledge.knowledge(store)
    assert next(iter(known.measures)) == f"measure.own-{made.id}"
    assert next(iter(known.cases)) == f"case.own-{case.id}"
    assert set(library.knowledge().measures) < set(known.measures)


def test_advice_for_a_client_leaves_out_what_is_over_or_for_another_town(store: Store) -> None:
    made, _ = own_knowledge.create(store, MEASURE, own_items.MEASURE)
    here = ClientFields("みほん", town="浜松市中央区")
    name = f"measure.own-{made.id}"
    assert name in own_knowledge.knowledge(store, here).measures
    assert name not in own_knowledge.knowledge(store, replace(here, town="磐田市")).measures
    store.clock = lambda: NOW + timedelta(days=90)
    assert name not in own_knowledge.knowledge(store, here).measures
    assert name in own_knowledge.knowledge(store).measures


def test_the_result_of_a_check_names_an_own_measure(store: Store) -> None:
    check = making.check(store)
    before = reporting.content(store, check.id)
    everything = {
        "kind": "consultation",
        "issues": list(library.knowledge().issues),
        "tools": list(library.knowledge().tools),
        "fits": {**own_items.MEASURE["fits"], "prefectures": [], "industries": []},
    }
    own_knowledge.create(store, MEASURE, {**own_items.MEASURE, **everything})
    after = reporting.content(store, check.id)
    assert "市のキャッシュレス補助金" not in repr(before)
    assert "市のキャッシュレス補助金" in repr(after)


def test_the_trash_is_emptied_with_its_history(store: Store) -> None:
    made, _ = own_knowledge.create(store, MEASURE, own_items.MEASURE)
    own_knowledge.trash(store, made.id)
    store.clock = lambda: NOW + timedelta(days=31)
    assert made.id in clients.purge(store).ids
    assert own_knowledge.all_of_them(store, trashed=True) == ()
    assert history.of_record(store, made.id) == ()


def test_a_kind_of_a_newer_version_stays_unseen(store: Store) -> None:
    made, _ = own_knowledge.create(store, MEASURE, own_items.MEASURE)
    with store.writing() as session:
        row = session.get_one(OwnKnowledgeRecord, made.id)
        row.kind = "song"
    assert own_knowledge.all_of_them(store) == ()
