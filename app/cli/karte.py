"""`banso karte list` and `banso karte import-checks`."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli import access
from app.cli.command import group
from app.cli.terminal import complain, say

if TYPE_CHECKING:
    from argparse import Namespace

    from app.cli.command import Subparsers
    from app.domain.records import ClientRow

_PAGE = 1_000


def register(subparsers: Subparsers) -> Subparsers:
    """Add the commands below `karte`; returns the place for further ones."""
    commands = group(subparsers, "karte", help="お客様の一覧と、チェックの取り込み")
    listing = commands.add_parser("list", help="お客様を、よみの順に出します")
    listing.add_argument("--json", action="store_true", help="JSONの配列で出します")
    listing.set_defaults(run=run_list)
    importing = commands.add_parser("import-checks", help="答えのファイル（.jsonl）を取り込みます")
    importing.add_argument("file", metavar="FILE", type=Path, help="1行に1件の答えのファイル")
    importing.set_defaults(run=run_import)
    return commands


def run_list(args: Namespace) -> int:
    """Print every client; the application may be open meanwhile."""
    from app.domain.search import Search
    from app.services import finding

    store = access.open_store(args, read_only=True)
    try:
        found: list[ClientRow] = []
        while page := finding.find(store, Search(), offset=len(found), limit=_PAGE).rows:
            found += page
    finally:
        store.close()
    if args.json:
        names = ("id", "name", "kana", "industry", "checks")
        say(json.dumps([{n: getattr(row, n) for n in names} for row in found], ensure_ascii=False))
        return 0
    for row in found:
        last = row.last_check_on.isoformat() if row.last_check_on else "-"
        say(f"{row.name}\t{row.kana or '-'}\t{row.industry or '-'}\t{row.checks}回\t{last}")
    return 0


def run_import(args: Namespace) -> int:
    """Take in a file of checks and print what was new; with faults nothing is written."""
    from app.services import importing

    checks, left_out = importing.leave_out(importing.read(args.file))
    for place in left_out:
        complain(str(place))
    store = access.open_or_make(args)
    try:
        outcome = importing.take_in(store, checks)
    finally:
        store.close()
    say(json.dumps(asdict(outcome)))
    return 0
