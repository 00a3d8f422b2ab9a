"""Which data a command works on, and the passphrase that opens them."""

from __future__ import annotations

import getpass
import os
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from app import paths
from app.cli.terminal import complain
from app.errors import BadArgument, StoreMissing

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from app.services.store import Store

DATA_VARIABLE = "BANSO_DATA"


def named_folder(args: argparse.Namespace) -> paths.DataFolder | None:
    """The data folder that `--data` or BANSO_DATA names; None when neither does."""
    given: Path | None = getattr(args, "data", None)
    if given is None and os.environ.get(DATA_VARIABLE):
        given = Path(os.environ[DATA_VARIABLE])
    return None if given is None else paths.DataFolder(given.expanduser().absolute())


def folder(args: argparse.Namespace) -> paths.DataFolder:
    """The data folder that is named, else the one of this user."""
    return named_folder(args) or paths.DataFolder(paths.default_data())


def passphrase(args: argparse.Namespace, prompt: str = "合言葉：") -> str:
    """The passphrase from `--passphrase-file` without its last line break, else asked for.

    Raises BadArgument when the file cannot be read or nobody is there to ask.
    """
    file: Path | None = getattr(args, "passphrase_file", None)
    if file is None:
        if not sys.stdin or not sys.stdin.isatty():
            raise BadArgument(
                "合言葉が要ります。",
                "--passphrase-file で、合言葉を書いたファイルを示してください。",
            )
        return getpass.getpass(prompt)
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError, ValueError) as error:
        raise BadArgument(
            f"合言葉のファイル {file} が読めません。",
            "場所と、UTF-8の文字であることを確かめてください。",
        ) from error
    return text.removesuffix("\n").removesuffix("\r")


def open_store(args: argparse.Namespace, *, read_only: bool = False) -> Store:
    """The unlocked store of the data folder; the caller closes it.

    With `read_only` the application may have it open too. A keyring is looked for only when the
    store was made with one. Raises the errors of `app.services.store.unlock`.
    """
    from app.services import keychain, store

    place = folder(args)
    if not store.exists(place):
        raise StoreMissing
    secrets = keychain.SecretsWhenAsked()
    return store.unlock(place, passphrase(args), secrets=secrets, read_only=read_only)


def open_or_make(args: argparse.Namespace) -> Store:
    """The store; with a passphrase file and no store yet, a new one without keyring."""
    from app.services import store

    place = folder(args)
    if store.exists(place) or getattr(args, "passphrase_file", None) is None:
        return open_store(args)
    made, code = store.create(place, passphrase(args), secrets=None)
    complain(f"データを新しく作りました：{place.root}")
    complain(f"回復コード：{code}")
    complain("合言葉を忘れたときに要ります。書き留めて、安全な場所に置いてください。")
    return made


@contextmanager
def open_or_lend(args: argparse.Namespace) -> Iterator[Store]:
    """For trial runs: the store, or where `open_or_make` would make one, one for the while only.

    That one lies, empty and encrypted, among the temporary files; the data folder is not made.
    """
    from app.services import store

    if store.exists(folder(args)) or getattr(args, "passphrase_file", None) is None:
        found = open_store(args)
        try:
            yield found
        finally:
            found.close()
        return
    with tempfile.TemporaryDirectory() as place:
        lent, _ = store.create(paths.DataFolder(Path(place)), passphrase(args), secrets=None)
        try:
            yield lent
        finally:
            lent.close()
