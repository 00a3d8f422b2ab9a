"""The header file: what it says, and what happens when it was damaged or tampered with."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from app.errors import StoreDamaged, StoreTooNew
from app.services import header, keys
from app.services.keys import Kdf

if TYPE_CHECKING:
    from pathlib import Path

    from app.services.header import Header

CHEAP = Kdf(memory_kib=8, time=1, lanes=1)
KEY = bytes(range(32))


def _made(secret: bytes | None = None) -> Header:
    return header.make("id-1", KEY, "passphrase", secret, material=b"bits", kdf=CHEAP)


def _changed(path: Path, **changes: Any) -> None:
    raw = json.loads(path.read_text())
    path.write_text(json.dumps({**raw, **changes}))


def test_a_header_survives_the_disk_and_opens_both_ways(tmp_path: Path) -> None:
    path = tmp_path / "store.key"
    header.write(path, _made())
    read = header.read(path)
    assert (read.store_id, read.keyring, read.kdf) == ("id-1", False, CHEAP)
    assert read.open_with_passphrase("passphrase", b"") == KEY
    assert read.open_with_passphrase("Passphrase", b"") is None
    assert read.open_with_recovery(b"bits") == KEY
    assert read.open_with_recovery(b"other") is None
    assert path.stat().st_mode & 0o777 == 0o600


def test_the_file_holds_neither_key_nor_passphrase(tmp_path: Path) -> None:
    path = tmp_path / "store.key"
    header.write(path, _made())
    text = path.read_text()
    assert "passphrase" in json.loads(text)
    assert KEY.hex() not in text
    assert keys.Wrapped(KEY, b"", b"").as_json()["salt"] not in text


def test_a_new_passphrase_wraps_the_same_key_and_leaves_the_recovery_code(tmp_path: Path) -> None:
    first = _made(b"secret")
    second = first.with_passphrase(KEY, "another one", None)
    assert (first.keyring, second.keyring) == (True, False)
    assert second.open_with_passphrase("another one", b"") == KEY
    assert second.open_with_passphrase("passphrase", b"secret") is None
    assert second.recovery == first.recovery


@pytest.mark.parametrize(
    "changes",
    [
        {"format": "other"},
        {"version": "1"},
        {"version": True},
        {"version": 0},
        {"store": 1},
        {"keyring": "yes"},
        {"kdf": {}},
        {"kdf": {"memory_kib": 2**40, "time": 3, "lanes": 4}},
        {"kdf": {"memory_kib": "8", "time": 3, "lanes": 4}},
        {"kdf": {"memory_kib": 64, "time": 1.5, "lanes": 1}},
        {"kdf": {"memory_kib": 64, "time": True, "lanes": 1}},
        {"passphrase": {"salt": "AA==", "nonce": "AA==", "text": "???"}},
        {"recovery": None},
    ],
)
def test_a_header_that_cannot_be_understood_is_damage(
    tmp_path: Path, changes: dict[str, Any]
) -> None:
    path = tmp_path / "store.key"
    header.write(path, _made())
    _changed(path, **changes)
    with pytest.raises(StoreDamaged):
        header.read(path)


@pytest.mark.parametrize("part", ["salt", "nonce", "text"])
@pytest.mark.parametrize("wrapping", ["passphrase", "recovery"])
def test_a_part_of_a_key_that_is_too_short_is_damage(
    tmp_path: Path, wrapping: str, part: str
) -> None:
    path = tmp_path / "store.key"
    header.write(path, _made())
    parts = json.loads(path.read_text())[wrapping]
    _changed(path, **{wrapping: {**parts, part: "AAAA"}})
    with pytest.raises(StoreDamaged):
        header.read(path)


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 60_000])
def test_a_file_that_is_no_header_is_damage(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "store.key"
    path.write_bytes(data)
    with pytest.raises(StoreDamaged):
        header.read(path)


def test_a_later_format_is_said_to_be_newer(tmp_path: Path) -> None:
    path = tmp_path / "store.key"
    header.write(path, _made())
    _changed(path, version=2)
    with pytest.raises(StoreTooNew):
        header.read(path)


@pytest.mark.parametrize("changes", [{"store": "id-2"}, {"keyring": True}])
def test_a_header_that_was_tampered_with_opens_nothing(
    tmp_path: Path, changes: dict[str, Any]
) -> None:
    path = tmp_path / "store.key"
    header.write(path, _made())
    _changed(path, **changes)
    assert header.read(path).open_with_passphrase("passphrase", b"") is None
