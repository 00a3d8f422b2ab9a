"""Stores of every schema there has been still open, with all that is in them."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from app.domain.records import Advisor, CheckContext
from app.domain.search import Search
from app.models import schema
from app.paths import DataFolder
from app.services import checks, clients, finding, health, profile
from app.services import store as stores
from tests.services import fixture_karte, fixture_store, making
from tests.services.conftest import PASSPHRASE
from tests.services.fixture_store import FULL, LOGO, NOW, PIN

KEPT = Path(__file__).parent.parent / "fixtures" / "stores"
CODES = {
    "0001": "84FF-SY6Y-699Q-XSCC-ABDX-9ZQJ-SGWG",
    "0002": "9WDA-F7FJ-KM9A-D6HR-QTFT-S5N9-ZHJN",
    "0003": "PNB6-PKJF-A7WF-3SQR-24B6-Z4AQ-SAJE",
}


def test_every_schema_there_has_been_has_a_kept_store() -> None:
    assert set(schema.KNOWN) == set(CODES)


@pytest.mark.parametrize("revision", CODES)
def test_a_kept_store_opens_with_all_that_is_in_it(revision: str, tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "data")
    shutil.copytree(KEPT / revision, folder.root)
    for path in (folder.store, folder.header):
        path.chmod(0o600)  # as it was made; a checkout forgets it
    store = stores.unlock(folder, PASSPHRASE, secrets=None)
    with store.raw() as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [
            (schema.HEAD,)
        ]
    assert profile.advisor(store) == Advisor("指導員 みほん", "みほん商工会", "052-123-4567", LOGO)
    profile.check_pin(store, PIN)
    rows = {row.name: row for row in finding.find(store, Search()).rows}
    newer = {} if revision == "0001" else {"合同会社みほん食堂": 0}
    assert {name: row.checks for name, row in rows.items()} == {
        "株式会社みほん製作所": 2,
        "みほん商店": 1,
        **newer,
    }
    if newer:
        fixture_karte.check(store, own=revision != "0002")
    assert [row.name for row in clients.trashed(store)] == ["すてた商店"]
    assert finding.find(store, Search("みほん製作")).total == 1
    client = clients.get(store, rows["株式会社みほん製作所"].id)
    assert client.fields == FULL
    assert client.created_at == NOW
    newest, corrected, moved = checks.history(store, client.id)
    assert newest.answers == making.answers() | {"q1.vision": "孫に店をゆずりたい"}
    assert (newest.supersedes, corrected.superseded_by) == (corrected.id, newest.id)
    assert moved.context.conducted_on == date(2025, 5, 1)
    assert moved.moved_from == rows["みほん商店"].id
    (draft,) = checks.drafts(store)
    assert draft.answers == {"q1.vision": "つづけたい", "q2.finance": "now"}
    assert draft.context == CheckContext(date(2026, 11, 1), "店先", "奥さま", "paper")
    assert draft.memo == "長男が来春もどる"
    finished, _ = checks.finish(store, draft.id)
    assert finished.memo == draft.memo
    store.close()
    assert [each for each in health.diagnose(folder, PASSPHRASE, secrets=None) if not each.ok] == []
    stores.reset_passphrase(folder, CODES[revision], PASSPHRASE, secrets=None).close()


def test_the_store_that_is_kept_next_holds_every_kind_of_record(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "data")
    fixture_store.make(folder)
    store = stores.unlock(folder, PASSPHRASE, secrets=None)
    fixture_karte.check(store)
    store.close()
