"""The header beside a store (`store.key`): wrapped keys as versioned JSON.

It is useless without the passphrase (and the keyring secret) or the recovery code. A copy of it
goes with every backup, since without any header a backup could never be opened.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from app.errors import StoreDamaged, StoreTooNew
from app.services import files, keys
from app.services.keys import Kdf, Wrapped

if TYPE_CHECKING:
    from pathlib import Path

FORMAT = "banso-store-key"
VERSION = 1
_MAX_BYTES = 65_536


@dataclass(frozen=True, slots=True)
class Header:
    """What a header file says; `keyring` = a secret in the OS keyring is part of W1."""

    store_id: str
    keyring: bool
    kdf: Kdf
    passphrase: Wrapped
    recovery: Wrapped

    def open_with_passphrase(self, passphrase: str, secret: bytes) -> bytes | None:
        """The key of the database, None when it does not fit."""
        about = _about(self.store_id, "passphrase", keyring=self.keyring)
        return keys.unwrap_passphrase(self.passphrase, passphrase, secret, self.kdf, about)

    def open_with_recovery(self, material: bytes) -> bytes | None:
        """The key of the database, None when the code does not fit."""
        return keys.unwrap_recovery(self.recovery, material, _about(self.store_id, "recovery"))

    def with_passphrase(self, key: bytes, passphrase: str, secret: bytes | None) -> Header:
        """The header with a new W1; a `secret` of None means: made without a keyring."""
        about = _about(self.store_id, "passphrase", keyring=secret is not None)
        wrapped = keys.wrap_passphrase(key, passphrase, secret or b"", self.kdf, about)
        return replace(self, keyring=secret is not None, passphrase=wrapped)


def make(
    store_id: str, key: bytes, passphrase: str, secret: bytes | None, *, material: bytes, kdf: Kdf
) -> Header:
    """A new header; `material` are the bits of the recovery code."""
    recovery = keys.wrap_recovery(key, material, _about(store_id, "recovery"))
    blank = Header(store_id, keyring=False, kdf=kdf, passphrase=recovery, recovery=recovery)
    return blank.with_passphrase(key, passphrase, secret)


def read(path: Path) -> Header:
    """The header in the file.

    Raises StoreDamaged when it cannot be understood, StoreTooNew for a later version of the
    format, OSError when it cannot be read.
    """
    with path.open("rb") as file:
        data = file.read(_MAX_BYTES + 1)
    try:
        raw = json.loads(data)
        if raw["format"] != FORMAT or type(raw["version"]) is not int or raw["version"] < 1:
            raise StoreDamaged
        if raw["version"] > VERSION:
            raise StoreTooNew
        return _of_json(raw)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise StoreDamaged from error


def write(path: Path, header: Header) -> None:
    """Write the header in one step, for its owner only. OSError."""
    raw = {
        "format": FORMAT,
        "version": VERSION,
        "store": header.store_id,
        "keyring": header.keyring,
        "kdf": {
            "name": "argon2id",
            "memory_kib": header.kdf.memory_kib,
            "time": header.kdf.time,
            "lanes": header.kdf.lanes,
        },
        "passphrase": header.passphrase.as_json(),
        "recovery": header.recovery.as_json(),
    }
    files.write_whole(path, (json.dumps(raw, indent=2) + "\n").encode())


def _of_json(raw: Any) -> Header:
    costs = raw["kdf"]
    if not isinstance(raw["store"], str) or not isinstance(raw["keyring"], bool):
        raise TypeError("store or keyring")
    return Header(
        store_id=raw["store"],
        keyring=raw["keyring"],
        kdf=Kdf(costs["memory_kib"], costs["time"], costs["lanes"]),
        passphrase=Wrapped.of_json(raw["passphrase"]),
        recovery=Wrapped.of_json(raw["recovery"]),
    )


def _about(store_id: str, purpose: str, *, keyring: bool = False) -> bytes:
    # Authenticated with the wrapped key, so that no part of another header can be put in.
    return json.dumps([FORMAT, VERSION, store_id, purpose, keyring]).encode()
