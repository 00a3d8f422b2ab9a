"""`banso demo`: makes a store of invented businesses, the same for the same arguments."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

from app.cli import access
from app.cli.terminal import say
from app.domain.wareki import parse_date
from app.errors import BadArgument, StoreExists

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import date

    from app.cli.command import Subparsers

_JAPAN = timezone(timedelta(hours=9))


def register(subparsers: Subparsers) -> None:
    """Add the command `demo`."""
    text = "つくりもののお客様とチェックが入った、新しいデータを作ります"
    demo = subparsers.add_parser("demo", help=text, description=text)
    demo.add_argument("--clients", type=int, required=True, metavar="N", help="お客様の数")
    demo.add_argument("--seed", type=int, required=True, metavar="S", help="同じ数なら同じ中身です")
    demo.add_argument("--until", metavar="DATE", help="この日より前の2年間（書かなければ今日）")
    demo.set_defaults(run=run_demo)


def run_demo(args: Namespace) -> int:
    """Make the store and print how much is in it; raises StoreExists when one is there."""
    from app.services import demo, store

    until = _until(args.until)
    demo.demand_range(args.clients, until)
    folder = access.folder(args)
    if store.exists(folder):
        raise StoreExists
    passphrase = access.passphrase(args, "新しい合言葉：")
    sample = demo.make(folder, passphrase, clients=args.clients, seed=args.seed, until=until)
    say(json.dumps({"clients": sample.clients, "checks": sample.checks}))
    return 0


def _until(text: str | None) -> date:
    today = datetime.now(_JAPAN).date()
    if text is None:
        return today
    found = parse_date(text, today)
    if found is None:
        raise BadArgument(
            f"「{text}」は日付として読めません。", "2026-11-22 のように書いてください。"
        )
    return found
