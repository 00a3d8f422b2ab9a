"""Encrypted files: whole, of the right key, or not at all."""

from __future__ import annotations

import os
import secrets
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from app.errors import DocumentDamaged, DocumentMissing
from app.services import blobs
from app.services.blobs import CHUNK

if TYPE_CHECKING:
    from pathlib import Path

KEY = bytes(range(32))


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])
def test_what_goes_in_comes_out_and_is_nowhere_plain(tmp_path: Path, size: int) -> None:
    data = secrets.token_bytes(size)
    folder = tmp_path / "documents"
    blob = blobs.put(folder, KEY, data)
    assert blobs.get(folder, KEY, blob) == data
    path = folder / blob.id
    sealed = path.read_bytes()
    assert len(sealed) == 4 + size + 16 * max(1, -(-size // CHUNK))
    assert path.stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700
    assert size < CHUNK - 1 or data[:64] not in sealed
    assert blobs.present(folder) == (blob.id,)


def test_two_files_of_the_same_bytes_are_not_alike(tmp_path: Path) -> None:
    one, other = (blobs.put(tmp_path, KEY, b"x" * 100) for _ in range(2))
    assert (tmp_path / one.id).read_bytes() != (tmp_path / other.id).read_bytes()
    assert one.wrapped != other.wrapped


def test_another_key_opens_nothing(tmp_path: Path) -> None:
    blob = blobs.put(tmp_path, KEY, b"abc")
    with pytest.raises(DocumentDamaged):
        blobs.get(tmp_path, bytes(32), blob)
    with pytest.raises(DocumentDamaged):
        blobs.get(tmp_path, KEY, replace(blob, wrapped=blobs.put(tmp_path, KEY, b"x").wrapped))


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    blob = blobs.put(tmp_path, KEY, b"abc")
    blobs.remove(tmp_path, [blob.id, "never there"])
    with pytest.raises(DocumentMissing):
        blobs.get(tmp_path, KEY, blob)
    assert blobs.present(tmp_path / "no folder") == ()


@pytest.mark.parametrize("cut", [1, 16, 17, CHUNK, CHUNK + 16])
def test_a_file_that_was_cut_off(tmp_path: Path, cut: int) -> None:
    blob = blobs.put(tmp_path, KEY, secrets.token_bytes(2 * CHUNK))
    path = tmp_path / blob.id
    path.write_bytes(path.read_bytes()[:-cut])
    with pytest.raises(DocumentDamaged):
        blobs.get(tmp_path, KEY, blob)


def test_chunks_that_changed_their_places_or_files(tmp_path: Path) -> None:
    blob = blobs.put(tmp_path, KEY, secrets.token_bytes(3 * CHUNK))
    path = tmp_path / blob.id
    sealed, step = path.read_bytes(), CHUNK + 16
    head, first, second, rest = (
        sealed[:4],
        sealed[4 : 4 + step],
        sealed[4 + step : 4 + 2 * step],
        b"",
    )
    rest = sealed[4 + 2 * step :]
    for torn in (head + second + first + rest, b"XXXX" + sealed[4:], sealed[:-1] + b"\x00\x00"):
        path.write_bytes(torn)
        with pytest.raises(DocumentDamaged):
            blobs.get(tmp_path, KEY, blob)
    path.write_bytes(sealed)
    with pytest.raises(DocumentDamaged):
        blobs.get(tmp_path, KEY, replace(blob, size=blob.size - 1))


def test_only_what_is_old_and_unknown_is_swept(tmp_path: Path) -> None:
    known, young, old = (blobs.put(tmp_path, KEY, b"x") for _ in range(3))
    (tmp_path / "folder").mkdir()
    for path in (tmp_path / old.id, tmp_path / known.id, tmp_path / "folder"):
        os.utime(path, (0, 0))
    assert blobs.sweep(tmp_path, {known.id}) == 1
    assert set(blobs.present(tmp_path)) == {known.id, young.id}
    assert (tmp_path / "folder").is_dir()
    assert blobs.sweep(tmp_path / "none", ()) == 0


def test_what_others_keep_in_the_folder_is_never_touched(tmp_path: Path) -> None:
    blob = blobs.put(tmp_path, KEY, b"x")
    named = ("家計簿.xlsx", ".hidden", "0198f3f0-0000-7000-8000-000000000000")
    begun_like_ours = (f"{blob.id} のコピー", blob.id.upper())
    for name in (*named, *begun_like_ours):
        (tmp_path / name).write_bytes(b"mine" if name in named else blobs.MAGIC)
    parts = [tmp_path / f".{blob.id}{end}" for end in ("-abcd1234", ".part")]
    for path in parts:
        path.write_bytes(b"")
    for path in tmp_path.iterdir():
        os.utime(path, (0, 0))
    assert blobs.present(tmp_path) == (blob.id,)
    assert blobs.sweep(tmp_path, ()) == len((blob.id, *parts))
    assert {path.name for path in tmp_path.iterdir()} == {*named, *begun_like_ours}


def test_what_cannot_be_read_is_not_taken_for_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise PermissionError

    blob = blobs.put(tmp_path, KEY, b"x")
    monkeypatch.setattr(type(tmp_path), "open", refuse)
    assert blobs.present(tmp_path) == ()
    monkeypatch.undo()
    assert blobs.present(tmp_path) == (blob.id,)


def test_a_file_that_vanishes_meanwhile_is_not_old(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    assert blobs.sweep(tmp_path, ()) == 0
