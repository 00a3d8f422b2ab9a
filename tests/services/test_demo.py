"""Tests of `app.services.demo`: a sample store, the same for the same arguments."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from app.domain.search import Search
from app.errors import BadArgument, DiskFull, StoreExists, WrongPassphrase
from app.services import backup, bulk, checks, clients, demo, finding, profile, today
from app.services import store as stores
from tests.services.conftest import CHEAP, PASSPHRASE

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.records import Check, ClientRow
    from app.paths import DataFolder
    from app.services.store import Store

UNTIL = date(2026, 11, 22)


def content(store: Store) -> list[tuple[ClientRow, tuple[Check, ...]]]:
    rows = finding.find(store, Search(), limit=1000).rows
    return [(row, checks.history(store, row.id)) for row in rows]


def made(folder: DataFolder, *, count: int = 12, seed: int = 5) -> list[tuple[ClientRow, Any]]:
    """What a new sample store holds."""
    sample = demo.make(folder, PASSPHRASE, clients=count, seed=seed, until=UNTIL, _kdf=CHEAP)
    opened = stores.unlock(folder, PASSPHRASE, secrets=None)
    try:
        found = content(opened)
        assert opened.demo
        assert profile.advisor(opened) == demo.ADVISOR
    finally:
        opened.close()
    assert sample.clients == len(found) == count
    assert sample.checks == sum(len(history) for _, history in found)
    return found


def test_the_same_arguments_give_the_same_store(folder: DataFolder, tmp_path: Path) -> None:
    other = type(folder)(tmp_path / "other")
    assert made(folder) == made(other)


def test_another_seed_gives_another_store(folder: DataFolder, tmp_path: Path) -> None:
    other = type(folder)(tmp_path / "other")
    assert made(folder) != made(other, seed=6)


def test_a_longer_sample_begins_with_the_shorter_one(store: Store, folder: DataFolder) -> None:
    demo.fill(store, clients=5, seed=5, until=UNTIL)
    short = {row.id for row, _ in content(store)}
    assert len(short) == 5
    longer = type(folder)(folder.root / "longer")
    assert short < {row.id for row, _ in made(longer)}


def test_large_samples_are_written_in_pieces(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "_CHUNK", 4)
    sample = demo.fill(store, clients=10, seed=1, until=UNTIL)
    assert clients.count(store) == sample.clients == 10
    assert checks.count(store) == sample.checks


def test_none_at_all_is_an_empty_store(store: Store) -> None:
    assert demo.fill(store, clients=0, seed=1, until=UNTIL) == demo.Sample(0, 0)


def test_an_existing_store_is_left_alone(store: Store) -> None:
    before = store.folder.store.read_bytes()
    with pytest.raises(StoreExists):
        demo.make(store.folder, PASSPHRASE, clients=1, seed=1, until=UNTIL)
    assert store.folder.store.read_bytes() == before


@pytest.mark.parametrize(
    ("count", "until"),
    [(-1, UNTIL), (10**6, UNTIL), (1, date(1999, 12, 31)), (1, date(2200, 1, 1))],
)
def test_numbers_out_of_range_make_nothing(folder: DataFolder, count: int, until: date) -> None:
    with pytest.raises(BadArgument):
        demo.make(folder, PASSPHRASE, clients=count, seed=1, until=until)
    assert not stores.exists(folder)


def _full(*_: object) -> None:
    raise DiskFull


def test_nothing_is_left_of_a_sample_that_failed(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "insert_all", _full)
    with pytest.raises(DiskFull):
        demo.make(folder, PASSPHRASE, clients=1, seed=1, until=UNTIL, _kdf=CHEAP)
    assert not stores.exists(folder)
    with pytest.raises(DiskFull):
        demo.open_or_make(folder, _kdf=CHEAP)
    assert list(folder.root.iterdir()) == []


def test_the_sample_of_the_window_is_made_once_and_opened_again(folder: DataFolder) -> None:
    first = demo.open_or_make(folder, today=UNTIL, _kdf=CHEAP)
    shown, before = today.view(first), content(first)
    first.close()
    assert shown.clients == demo.SAMPLE_CLIENTS
    assert len(shown.drafts) == 1
    assert 0 < len(shown.drafts[0].answers) < 41
    assert shown.drafts[0].position in shown.drafts[0].answers
    again = demo.open_or_make(folder)
    try:
        assert again.demo
        assert content(again) == before
        profile.check_pin(again, demo.PIN)
    finally:
        again.close()


def test_a_store_of_somebody_is_not_opened_as_a_sample(store: Store) -> None:
    store.close()
    with pytest.raises(WrongPassphrase):
        demo.open_or_make(store.folder)


def test_a_sample_is_removed_with_its_backups(folder: DataFolder) -> None:
    sample = demo.open_or_make(folder, _kdf=CHEAP)
    backup.make(sample)
    (folder.root / "note.txt").write_text("mine", encoding="utf-8")
    demo.remove(sample)
    assert [file.name for file in folder.root.iterdir()] == ["note.txt"]
    demo.open_or_make(folder, _kdf=CHEAP).close()


def test_real_data_are_never_removed(store: Store) -> None:
    with pytest.raises(BadArgument):
        demo.remove(store)
    assert stores.exists(store.folder)
