"""Is everything well? Each fault is found and comes with advice."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.services import backup, checks, health, unwrap
from tests.services import making
from tests.services.conftest import PASSPHRASE

if TYPE_CHECKING:
    from app.domain.records import Finding
    from app.paths import DataFolder
    from app.services.store import Store


def _faults(folder: DataFolder, passphrase: str | None = PASSPHRASE) -> list[Finding]:
    found = health.diagnose(folder, passphrase, secrets=None)
    faults = [finding for finding in found if not finding.ok]
    assert all(fault.sentence and fault.advice for fault in faults)
    return faults


def _change(store: Store, *statements: str) -> None:
    with store.raw() as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        for statement in statements:
            connection.execute(statement)
        connection.execute("PRAGMA foreign_keys = ON")


def test_a_healthy_store_has_no_faults_even_while_it_is_open(store: Store) -> None:
    making.check(store)
    making.check(store, item_set="short")
    checks.finish(store, making.draft(store))
    assert _faults(store.folder) == []
    sentences = " ".join(
        f.sentence for f in health.diagnose(store.folder, PASSPHRASE, secrets=None)
    )
    assert "チェック3件" in sentences
    assert "控えはまだありません" in sentences
    backup.make(store)
    store.close()
    assert _faults(store.folder) == []
    assert _faults(store.folder, None) == []


def test_an_empty_folder_has_no_data(folder: DataFolder) -> None:
    assert len(_faults(folder)) == 1


def test_a_wrong_passphrase_is_a_finding(store: Store) -> None:
    store.close()
    assert [fault.sentence for fault in _faults(store.folder, "まちがい")] == [
        "合言葉が違うようです。"
    ]


@pytest.mark.parametrize("data", [None, b"{"])
def test_a_lost_or_broken_header(store: Store, data: bytes | None) -> None:
    store.close()
    store.folder.header.unlink()
    if data is not None:
        store.folder.header.write_bytes(data)
        store.folder.header.chmod(0o600)
    assert [fault.sentence for fault in _faults(store.folder)] == [
        "鍵のファイルがないか、読めません。"
    ]


def test_a_header_of_a_newer_version_asks_for_the_newer_version(store: Store) -> None:
    store.close()
    text = store.folder.header.read_text(encoding="utf-8")
    store.folder.header.write_text(text.replace('"version": 1', '"version": 2'), encoding="utf-8")
    (fault,) = _faults(store.folder)
    assert "新しい版" in fault.sentence
    assert "入れ替えて" in fault.advice


@pytest.mark.parametrize("data", [None, b""])
def test_a_lost_or_empty_database(store: Store, data: bytes | None) -> None:
    store.close()
    store.folder.store.unlink()
    if data is not None:
        store.folder.store.write_bytes(data)
        store.folder.store.chmod(0o600)
    assert len(_faults(store.folder)) == 2


@pytest.mark.parametrize("start", [0, 30_000])
@pytest.mark.parametrize("saved", [False, True])
def test_damage_names_the_backup_to_go_back_to(store: Store, start: int, *, saved: bool) -> None:
    making.check(store)
    made = backup.make(store) if saved else None
    bad = backup.make(store)
    store.close()
    for path in (store.folder.store, Path(bad.path)):
        data = bytearray(path.read_bytes())
        data[start : start + 8] = b"\x00damage\x00"
        path.write_bytes(data)
    faults = _faults(store.folder)
    assert len(faults) == 1
    if made is None:
        assert "使える控えがここにありません" in faults[0].advice
    else:
        assert made.path in faults[0].advice


def test_files_that_others_can_read(store: Store) -> None:
    store.folder.header.chmod(0o644)
    assert "store.key" in _faults(store.folder)[0].sentence


def test_permissions_mean_nothing_on_windows(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.folder.header.chmod(0o644)
    monkeypatch.setattr("app.services.health.sys.platform", "win32")
    assert _faults(store.folder) == []


def test_little_space_is_a_fault(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(store.folder.root)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage._replace(free=5_000_000))
    assert "5MB" in _faults(store.folder)[0].sentence


def test_links_that_lead_nowhere(store: Store) -> None:
    making.check(store)
    _change(store, "UPDATE check_state SET client_id = 'gone'")
    assert "1件" in _faults(store.folder)[0].sentence


@pytest.mark.parametrize(
    "change",
    [
        "answers = '{}'",
        "answers = '[]'",
        "answers = '{'",
        "answers = replace(answers, '\"now\"', '\"soon\"')",
        "code = 'ABCD-EFGH-JKM'",
        "version = '99'",
        "conducted_on = '2020-01-01'",
    ],
)
def test_a_check_that_was_changed_behind_our_back(store: Store, change: str) -> None:
    making.check(store)
    _change(store, "DROP TRIGGER finished_check_no_update", f"UPDATE finished_check SET {change}")
    assert "答えと確認コードの合わないチェックが1件" in _faults(store.folder)[0].sentence


def test_a_store_of_a_newer_version_is_a_finding(store: Store) -> None:
    _change(store, "UPDATE alembic_version SET version_num = '9999'")
    assert "新しい版" in _faults(store.folder)[0].sentence


def test_an_old_backup_is_advice_and_no_fault(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup.make(store)
    later = unwrap.utc_now() + timedelta(days=8)
    monkeypatch.setattr(unwrap, "utc_now", lambda: later)
    found = health.diagnose(store.folder, PASSPHRASE, secrets=None)[-1]
    assert found.ok
    assert "8日前" in found.sentence
    assert found.advice
