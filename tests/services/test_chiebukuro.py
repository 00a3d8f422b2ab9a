"""Tests of `app.services.chiebukuro`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from app import library
from app.domain.entries.simple import Note
from app.errors import NotFound
from app.services import chiebukuro, entries, kept, own_knowledge, undo
from tests.domain import own_items
from tests.reports import papers
from tests.services import making

if TYPE_CHECKING:
    from app.services.store import Store

DAY = date(2026, 11, 22)


def test_pages_are_kept_at_hand_the_latest_first(store: Store) -> None:
    assert chiebukuro.favourites(store) == ()
    chiebukuro.keep(store, "term.cloud", on=True)
    chiebukuro.keep(store, "q2.finance", on=True)
    assert chiebukuro.keep(store, "term.cloud", on=True) == ("term.cloud", "q2.finance")
    assert chiebukuro.keep(store, "term.cloud", on=False) == ("q2.finance",)
    assert chiebukuro.favourites(store) == ("q2.finance",)


def test_a_page_that_is_gone_is_kept_no_more(store: Store) -> None:
    kept.put(store, chiebukuro.FAVOURITES, ["term.gone", "term.cloud"])
    assert chiebukuro.favourites(store) == ("term.cloud",)


def test_what_a_client_was_told_stands_on_the_timeline(store: Store) -> None:
    client = making.client(store)
    changes = chiebukuro.introduce(store, client, "measure.jizokuka")
    (entry,) = entries.of_client(store, client)
    assert isinstance(entry.value, Note)
    said = "知恵袋の「小規模事業者持続化補助金」（支援策・相談先）を紹介しました。"
    assert entry.value.text == said
    undo.undo(store, changes.undo)
    assert entries.of_client(store, client) == ()


def test_neither_an_unknown_page_nor_an_unknown_client(store: Store) -> None:
    with pytest.raises(KeyError):
        chiebukuro.introduce(store, making.client(store), "term.gone")
    with pytest.raises(NotFound):
        chiebukuro.introduce(store, "nobody", "term.cloud")


def test_a_page_on_paper(store: Store) -> None:
    text = papers.flat(chiebukuro.pdf(store, "measure.jizokuka", DAY))
    assert "小規模事業者持続化補助金" in text
    assert "要確認" in text
    assert "2026年11月時点" in text
    assert "内容を確認してください" not in text
    late = papers.flat(chiebukuro.pdf(store, "measure.jizokuka", date(2027, 4, 1)))
    assert "内容を確認してください" in late
    model = papers.flat(chiebukuro.pdf(store, "case.model.couple-plumber", DAY))
    assert "モデルケース" in model


def test_its_file_has_the_name_of_the_page(store: Store) -> None:
    assert (
        chiebukuro.file_name(store, "q2.finance", DAY) == "20261122_知恵袋_お金まわりを良くする.pdf"
    )


def test_what_is_our_own_is_searched_read_and_told(store: Store) -> None:
    assert chiebukuro.index(store) is library.knowledge_index()
    own, _ = own_knowledge.create(store, "measure", own_items.MEASURE)
    item_id = f"measure.own-{own.id}"
    hits = chiebukuro.index(store).search("市のキャッシュレス")
    assert [hit.id for hit in hits][:1] == [item_id]
    assert chiebukuro.read(store, item_id, DAY).title == "市のキャッシュレス補助金"
    assert chiebukuro.keep(store, item_id, on=True) == (item_id,)
    chiebukuro.introduce(store, client := making.client(store), item_id)
    assert len(entries.of_client(store, client)) == 1
    own_knowledge.trash(store, own.id)
    assert chiebukuro.favourites(store) == ()
