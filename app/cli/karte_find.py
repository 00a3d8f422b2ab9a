"""`banso karte find-for`: the clients whom a measure, a seminar or a tool fits."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli import access
from app.cli.terminal import say
from app.services import files

if TYPE_CHECKING:
    from argparse import Namespace

    from app.cli.command import Subparsers
    from app.domain.seeking import Wanted
    from app.services.seeking import Fitting


def register(commands: Subparsers) -> Subparsers:
    """Add the command below `karte`; returns the place for further ones."""
    finding = commands.add_parser("find-for", help="施策が合いそうなお客様を、合う順に出します")
    finding.add_argument("file", metavar="MEASURE.json", type=Path, help="施策のファイル")
    finding.add_argument("--json", action="store_true", help="JSONの配列で出します")
    finding.set_defaults(run=run_find)
    return commands


def run_find(args: Namespace) -> int:
    """Print the clients, the most fitting first. Raises Faults."""
    from app.services import seeking

    wanted = _read(args.file)
    store = access.open_store(args, read_only=True)
    try:
        found = seeking.find_for(store, wanted, limit=None)
    finally:
        store.close()
    if args.json:
        say(json.dumps([_as_json(each) for each in found.rows], ensure_ascii=False))
    else:
        for each in found.rows:
            say(f"{each.id}\t{each.name}\t{'、'.join((*each.reasons, *each.asks)) or '-'}")
    return 0


def _as_json(one: Fitting) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": one.name,
        "points": one.match.points,
        "reasons": one.reasons,
        "open": one.asks,
    }


def _read(path: Path) -> Wanted:
    from app.domain import wanted_file

    try:
        data = path.read_bytes()
    except OSError as error:
        raise files.unreadable(str(path), error) from error
    return wanted_file.load(data, f"{path}: ")
