"""`banso karte import`: a list of clients in, from CSV or Excel."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli import access
from app.cli.terminal import complain, say
from app.errors import BadArgument, Faults

if TYPE_CHECKING:
    from argparse import Namespace

    from app.cli.command import Subparsers
    from app.services.client_import import Examined, Outcome, Plan
    from app.services.store import Store


def register(commands: Subparsers) -> Subparsers:
    """Add the commands for lists below `karte`; returns the place for further ones."""
    taking = commands.add_parser("import", help="お客様の一覧（.csv .xlsx）を取り込みます")
    taking.add_argument("file", metavar="FILE", type=Path, help="お客様の一覧")
    taking.add_argument(
        "--map", metavar="MAP.json", type=Path, help='列の見出しと項目（{"会社名": "name"} の形）'
    )
    taking.add_argument("--dry-run", action="store_true", help="確かめるだけで、書き込みません")
    taking.add_argument(
        "--skip-faulty", action="store_true", help="直すところがある行だけを除いて取り込みます"
    )
    taking.set_defaults(run=run_import)
    return commands


def run_import(args: Namespace) -> int:
    """Take in a list and print what came of it; with faults nothing is written.

    Cells left out because of a possible マイナンバー are named on stderr, as are faulty rows that
    were to be skipped.
    """
    store = access.open_or_make(args)
    try:
        return _take_in(store, args)
    finally:
        store.close()


def _take_in(store: Store, args: Namespace) -> int:
    from app.services import client_import

    found = client_import.look(store, args.file)
    plan = _mapped(found.plan, args.map) if args.map else found.plan
    examined = client_import.examine(store, plan)
    for hidden in examined.hidden:
        complain(str(hidden))
    if examined.faults and not args.skip_faulty:
        raise Faults(examined.faults)
    for fault in examined.faults:
        complain(str(fault))
    if args.dry_run:
        say(_told(examined, None))
        return 0
    outcome, _ = client_import.take_in(store, plan, examined, {})
    if args.map:
        client_import.remember(store, plan)
    say(_told(examined, outcome))
    return 0


def _told(examined: Examined, outcome: Outcome | None) -> str:
    counts = {
        "rows": examined.rows,
        "faulty": examined.rows - examined.good,
        "duplicates": len(examined.twins),
        "hidden": len(examined.hidden),
    }
    if outcome is not None:
        counts |= {"new": outcome.made, "joined": outcome.joined, "skipped": outcome.skipped}
    return json.dumps(counts)


def _mapped(plan: Plan, path: Path) -> Plan:
    from app.services import client_import, files

    try:
        given = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise files.unreadable(str(path), error) from error
    except ValueError as error:
        raise _bad(path, "JSONとして読めません。") from error
    if not isinstance(given, dict) or not all(isinstance(key, str) for key in given.values()):
        raise _bad(path, '{"会社名": "name"} の形にしてください。')
    missing = [heading for heading in given if heading not in plan.headings]
    if missing:
        raise _bad(path, f"表に「{'」「'.join(missing)}」という見出しがありません。")
    return client_import.with_keys(plan, [given.get(heading, "") for heading in plan.headings])


def _bad(path: Path, sentence: str) -> BadArgument:
    return BadArgument(f"{path}：{sentence}", "列の見出しと項目の対応を直してください。")
