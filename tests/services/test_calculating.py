"""Tests of `app.services.calculating`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from app.domain.entries.simple import Note
from app.reports.calculation import Calculation
from app.services import calculating, entries, undo
from tests.services import making

if TYPE_CHECKING:
    from app.services.store import Store

DAY = date(2026, 11, 22)
VALUE = Calculation("費用対効果の試算", "会計/ソフト", "約4か月で元が取れます。", ("週に2時間",))


def test_it_stands_on_the_timeline_and_can_be_taken_back(store: Store) -> None:
    client = making.client(store)
    changes = calculating.keep(store, client, VALUE, DAY)
    (entry,) = entries.of_client(store, client)
    assert isinstance(entry.value, Note)
    assert entry.value.text == VALUE.text
    assert entry.value.on == DAY
    undo.undo(store, changes.undo)
    assert entries.of_client(store, client) == ()


def test_it_becomes_a_file(store: Store) -> None:
    assert calculating.pdf(store, VALUE, DAY).startswith(b"%PDF")
    assert calculating.file_name(VALUE, DAY).startswith("20261122_費用対効果の試算_会計")
    bare = Calculation("価格転嫁の試算", "", "", ())
    assert calculating.file_name(bare, DAY) == "20261122_価格転嫁の試算.pdf"
