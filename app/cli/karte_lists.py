"""`banso karte` `import`, `export`, `show` and `search`: lists and records in and out."""

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
    from app.domain.records import ClientRow
    from app.services.client_import import Examined, Outcome, Plan
    from app.services.store import Store

FORMATS = ("xlsx", "csv", "csv-cp932")
_PAGE = 1_000


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
    giving = commands.add_parser("export", help="お客様の一覧を書き出します")
    giving.add_argument("--format", choices=FORMATS, default=FORMATS[0], help="ファイルの種類")
    giving.add_argument("--out", metavar="FILE", type=Path, required=True, help="書き出す先")
    whom = giving.add_mutually_exclusive_group()
    whom.add_argument("--search", metavar="TEXT", default="", help="この言葉で見つかるお客様だけ")
    whom.add_argument("--saved", metavar="NAME", help="画面で残したさがし方で見つかるお客様だけ")
    giving.set_defaults(run=run_export)
    showing = commands.add_parser("show", help="お客様1件の記録のすべてを出します")
    showing.add_argument("id", metavar="ID", help="お客様のID（karte list --json で分かります）")
    way = showing.add_mutually_exclusive_group(required=True)
    way.add_argument("--json", action="store_true", help="JSONで出します")
    way.add_argument("--pdf", metavar="OUT", type=Path, help="PDFを書く先")
    showing.set_defaults(run=run_show)
    finding = commands.add_parser("search", help="記録のどこかにある言葉から、お客様を探します")
    finding.add_argument("text", metavar="TEXT", help="探す言葉")
    finding.add_argument("--json", action="store_true", help="JSONの配列で出します")
    finding.set_defaults(run=run_search)
    return commands


def run_import(args: Namespace) -> int:
    """Take in a list and print what came of it; with faults nothing is written.

    Cells left out because of a possible マイナンバー are named on stderr, as are faulty rows that
    were to be skipped. A trial run leaves no store behind where there was none.
    """
    if args.dry_run:
        with access.open_or_lend(args) as store:
            return _take_in(store, args)
    store = access.open_or_make(args)
    try:
        return _take_in(store, args)
    finally:
        store.close()


def run_export(args: Namespace) -> int:
    """Write the list of clients, as the screen shows it, and print how many there are."""
    from app.domain.search import Search
    from app.services import client_export, saved_searches

    store = access.open_store(args, read_only=True)
    try:
        saved = saved_searches.get(store, args.saved) if args.saved else Search(args.search)
        choice = client_export.Choice(args.format, saved)
        count = client_export.export(store, args.out, choice)
    finally:
        store.close()
    say(json.dumps({"clients": count}))
    return 0


def run_show(args: Namespace) -> int:
    """Print the whole record of a client as JSON, or write it as a PDF."""
    from app.services import client_record

    store = access.open_store(args, read_only=True)
    try:
        if args.json:
            say(client_record.as_json(store, args.id))
        else:
            client_record.save(store, args.id, args.pdf, "pdf")
    finally:
        store.close()
    return 0


def run_search(args: Namespace) -> int:
    """Print the clients that were found, sorted by reading; 1 when there is none."""
    from app.domain.search import Search
    from app.services import finding

    store = access.open_store(args, read_only=True)
    try:
        found: list[ClientRow] = []
        while page := finding.find(store, Search(args.text), offset=len(found), limit=_PAGE).rows:
            found += page
    finally:
        store.close()
    names = ("id", "name", "kana", "industry", "town", "checks")
    if args.json:
        say(json.dumps([{n: getattr(row, n) for n in names} for row in found], ensure_ascii=False))
    else:
        for row in found:
            say(f"{row.id}\t{row.name}\t{row.town or '-'}")
    return 0 if found else 1


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
        counts["noted"] = outcome.noted
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
