"""`banso backup now`, `list` and `restore`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from app.cli import access
from app.cli.command import group
from app.cli.terminal import complain, say
from app.errors import BadArgument

if TYPE_CHECKING:
    from argparse import Namespace

    from app.cli.command import Subparsers
    from app.domain.records import BackupFile
    from app.paths import DataFolder

_MEGABYTE = 1_000_000


def register(subparsers: Subparsers) -> Subparsers:
    """Add the commands below `backup`; returns the place for further ones."""
    commands = group(subparsers, "backup", help="控え（バックアップ）を作る・並べる・戻す")
    now = commands.add_parser("now", help="控えを1つ作ります（新しい7つを残します）")
    now.add_argument("--to", metavar="DIR", type=Path, help="別の場所（USBメモリーなど）に作ります")
    now.set_defaults(run=run_now)
    commands.add_parser("list", help="控えを、新しい順に並べます").set_defaults(run=run_list)
    restore = commands.add_parser("restore", help="控えのときのデータに戻します")
    restore.add_argument(
        "file",
        nargs="?",
        metavar="FILE",
        type=Path,
        help="控え（書かなければ、いちばん新しいもの）",
    )
    restore.add_argument(
        "--recovery-code", metavar="CODE", default="", help="合言葉の代わりに回復コードで開きます"
    )
    restore.set_defaults(run=run_restore)
    return commands


def run_now(args: Namespace) -> int:
    """Make a backup and print its path; the application may be open meanwhile."""
    from app.services import backup

    store = access.open_store(args, read_only=args.to is None)
    try:
        made = backup.make(store) if args.to is None else backup.copy_to(store, args.to)
    finally:
        store.close()
    say(made.path)
    return 0


def run_list(args: Namespace) -> int:
    """Print when each backup was made, its size and its path."""
    from app.services import backup

    for item in backup.listing(access.folder(args)):
        say(_line(item))
    return 0


def run_restore(args: Namespace) -> int:
    """Put a backup in the place of the data and say where the replaced file is."""
    from app.services import backup, keychain

    folder = access.folder(args)
    secrets = keychain.SecretsWhenAsked()
    passphrase = "" if args.recovery_code else access.passphrase(args)
    opening = {"passphrase": passphrase, "recovery_code": args.recovery_code}
    path = args.file or _newest(folder, opening)
    aside = backup.restore(folder, path, secrets=secrets, **opening)
    say(str(path))
    complain("この控えのときのデータに戻しました。")
    if aside:
        complain(f"それまでのファイルは残してあります：{aside}")
    return 0


def _newest(folder: DataFolder, opening: dict[str, str]) -> str:
    from app.services import backup, keychain

    found = backup.newest_good(folder, secrets=keychain.SecretsWhenAsked(), **opening)
    if found is None:
        raise BadArgument(
            "使える控えがここにありません。",
            "別の場所（USBメモリーなど）の控えを「banso backup restore FILE」で示してください。",
        )
    return found.path


def _line(item: BackupFile) -> str:
    local = item.made_at.astimezone()
    note = "" if item.ok else "\t鍵のファイル（.key）がないか、読めません"
    return f"{local:%Y-%m-%d %H:%M:%S}\t{item.size / _MEGABYTE:.1f}MB\t{item.path}{note}"
