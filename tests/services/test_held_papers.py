"""What was changed and thrown away, for the one whose it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import update

from app.domain.consents import Request
from app.domain.entries.simple import Note
from app.models.entries import VersionRecord
from app.reports.change_log import UNSEEN
from app.services import clients, data_requests, documents, entries, held_papers, merging
from tests.reports import papers
from tests.services import making

if TYPE_CHECKING:
    from app.services.store import Store

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _clock(store: Store) -> None:
    store.clock = lambda: NOW


def _said(store: Store, client_id: str) -> str:
    found = held_papers.versions(store, client_id)
    return papers.flat(held_papers.changes_pdf(store, client_id, found))


def test_nothing_changed_says_so(store: Store) -> None:
    client_id = making.client(store)
    entries.create(store, client_id, Note("はじめの話"))
    words = _said(store, client_id)
    assert "変更した記録はありません。" in words
    assert "はじめの話" not in words  # it stands in the record


def test_the_profile_and_the_requests_say_what_they_were(store: Store) -> None:
    client_id = making.client(store, "古い名の店")
    fields = replace(
        clients.get(store, client_id).fields, name="新しい名の店", phone="0536-22-0000"
    )
    clients.update(store, client_id, fields)
    day = date(2026, 11, 22)
    request = Request("disclose", day, day)
    made, _ = data_requests.add(store, client_id, request)
    done = replace(request, state="done", answered_on=day, answer="お渡しした")
    data_requests.change(store, made.id, done)
    words = _said(store, client_id)
    assert "名前古い名の店新しい名の店" in words
    assert "電話（なし）0536-22-0000" in words
    assert "したこと・お伝えした理由（なし）お渡しした" in words


def test_a_trash_and_back_and_a_new_file_are_changes_too(store: Store) -> None:
    client_id = making.client(store)
    note, _ = entries.create(store, client_id, Note("駐車場は裏"))
    entries.trash(store, note.id)
    entries.restore(store, note.id)
    paper, _ = documents.add(store, client_id, "覚え.txt", b"1")
    documents.new_version(store, paper.id, b"2")
    words = _said(store, client_id)
    assert "メモをゴミ箱に入れる操作駐車場は裏" in words
    assert "メモを戻す操作" in words
    assert "ファイル前の版新しい版" in words
    assert UNSEEN not in words


def test_every_earlier_file_once_with_the_day_it_was_replaced(store: Store) -> None:
    client_id = making.client(store)
    paper, _ = documents.add(store, client_id, "覚え.txt", b"1")
    store.clock = lambda: NOW + timedelta(days=1)
    documents.new_version(store, paper.id, b"2")
    store.clock = lambda: NOW + timedelta(days=2)
    documents.new_version(store, paper.id, b"3")
    found = held_papers.versions(store, client_id)
    earlier = held_papers.earlier_files(found, entries.of_client(store, client_id))
    told = [(each.until.day, documents.content(store, each.value)) for each in earlier]
    assert told == [(24, b"2"), (23, b"1")]


def test_what_cannot_be_read_is_left_to_the_file_for_machines(store: Store) -> None:
    client_id = making.client(store)
    paper, _ = documents.add(store, client_id, "覚え.txt", b"1")
    documents.new_version(store, paper.id, b"2")
    with store.writing() as session:
        torn = update(VersionRecord).where(VersionRecord.before.is_not(None))
        session.execute(torn.values(before='{"deleted":null,"value":{"size":"x"}}'))
    assert UNSEEN.replace(" ", "") in _said(store, client_id)
    found = held_papers.versions(store, client_id)
    (earlier,) = held_papers.earlier_files(found, entries.of_client(store, client_id))
    assert documents.content(store, earlier.value) == b"1"  # another version names it too


def test_the_history_of_one_that_was_joined_comes_along(store: Store) -> None:
    kept, other = making.client(store, "残る店"), making.client(store, "入る店")
    clients.update(store, other, replace(clients.get(store, other).fields, phone="0536-22-0000"))
    merging.merge(store, kept, other, {})
    words = _said(store, kept)
    assert "電話（なし）0536-22-0000" in words
    assert "入る店" not in _said(store, making.client(store, "別の店"))
