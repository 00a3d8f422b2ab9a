"""Encrypted files beside the store: `documents/ID`, each under a random key of its own.

The key lies in the store, wrapped by one derived from the store's; so a file is worth nothing
without the store, and lost for ever once its row is gone. A file is written once and never changed.

Format: 4 bytes of magic, then chunks of 1 MiB, each AES-256-GCM with its number as nonce and with
the id and "last or not" authenticated: neither cutting nor swapping nor doubling goes unseen.
"""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.errors import DocumentDamaged, DocumentMissing
from app.services import files
from app.services.store import is_id, new_id

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

MAGIC = b"BKD1"
CHUNK = 1 << 20
_TAG = 16
_NONCE = 12
_KEY = 32
_INFO = b"banso-karte documents 1"
_PART = slice(1, 37)  # where the name of what is not whole yet has the id: .ID-…, .ID.part
# What is being written just now has no row yet; nothing takes an hour.
_STALE_S = 3600


@dataclass(frozen=True, slots=True)
class Blob:
    """A file by its id, its wrapped key and the size of what it holds."""

    id: str
    wrapped: bytes
    size: int


def put(folder: Path, store_key: bytes, data: bytes) -> Blob:
    """Write a file, whole and on the disk when this returns. OSError."""
    files.make_folder(folder)
    blob_id, key = new_id(), secrets.token_bytes(_KEY)
    files.write_whole(folder / blob_id, MAGIC + b"".join(_seal(data, key, blob_id)))
    return Blob(blob_id, _wrap(store_key, key, blob_id), len(data))


def get(folder: Path, store_key: bytes, blob: Blob) -> bytes:
    """What a file holds. Raises DocumentMissing, DocumentDamaged, OSError."""
    try:
        sealed = (folder / blob.id).read_bytes()
    except FileNotFoundError as error:
        raise DocumentMissing from error
    try:
        data = b"".join(_open(sealed, _unwrap(store_key, blob), blob.id))
    except InvalidTag as error:
        raise DocumentDamaged from error
    if len(data) != blob.size:
        raise DocumentDamaged
    return data


def present(folder: Path) -> tuple[str, ...]:
    """The ids of the files of ours in a folder; what else lies there is let be."""
    if not folder.is_dir():
        return ()
    return tuple(path.name for path in folder.iterdir() if _is_ours(path))


def remove(folder: Path, ids: Collection[str]) -> None:
    """Delete files; those that are gone already are gone."""
    for blob_id in ids:
        (folder / blob_id).unlink(missing_ok=True)


def sweep(folder: Path, known: Collection[str]) -> int:
    """Delete what a crash left: files without a row and parts, an hour old; gives how many.

    Nothing that others put there is touched.
    """
    if not folder.is_dir():
        return 0
    stale = [path for path in folder.iterdir() if path.name not in known and _is_left(path)]
    for path in stale:
        path.unlink(missing_ok=True)
    return len(stale)


def _is_left(path: Path) -> bool:
    if not path.is_file() or path.stat().st_mtime >= time.time() - _STALE_S:
        return False
    is_part = path.name.startswith(".") and is_id(path.name[_PART])
    return is_part or _is_ours(path)


def _is_ours(path: Path) -> bool:
    """Whether the name and the first bytes are those of a file of ours."""
    if not is_id(path.name) or not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            return file.read(len(MAGIC)) == MAGIC
    except OSError:  # what cannot be read is nothing to delete
        return False


def _seal(data: bytes, key: bytes, blob_id: str) -> Iterator[bytes]:
    cipher = AESGCM(key)
    count = max(1, -(-len(data) // CHUNK))
    for number in range(count):
        chunk = data[number * CHUNK : (number + 1) * CHUNK]
        about = _about(blob_id, last=number == count - 1)
        yield cipher.encrypt(_nonce(number), chunk, about)


def _open(sealed: bytes, key: bytes, blob_id: str) -> Iterator[bytes]:
    if not sealed.startswith(MAGIC):
        raise InvalidTag
    cipher, body, step = AESGCM(key), sealed[len(MAGIC) :], CHUNK + _TAG
    count = max(1, -(-len(body) // step))
    for number in range(count):
        chunk = body[number * step : (number + 1) * step]
        yield cipher.decrypt(_nonce(number), chunk, _about(blob_id, last=number == count - 1))


def _nonce(number: int) -> bytes:
    return number.to_bytes(_NONCE, "big")


def _about(blob_id: str, *, last: bool) -> bytes:
    return blob_id.encode() + (b" last" if last else b" more")


def _wrap(store_key: bytes, key: bytes, blob_id: str) -> bytes:
    nonce = secrets.token_bytes(_NONCE)
    return nonce + AESGCM(_outer(store_key)).encrypt(nonce, key, blob_id.encode())


def _unwrap(store_key: bytes, blob: Blob) -> bytes:
    nonce, text = blob.wrapped[:_NONCE], blob.wrapped[_NONCE:]
    return AESGCM(_outer(store_key)).decrypt(nonce, text, blob.id.encode())


def _outer(store_key: bytes) -> bytes:
    return HKDF(SHA256(), _KEY, None, _INFO).derive(store_key)
