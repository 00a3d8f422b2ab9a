"""`banso knowledge`: searches the packaged 知恵袋 and checks its links and dates."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING

from app import library
from app.cli.command import group
from app.cli.terminal import complain, say
from app.domain.knowledge import links, titles
from app.domain.strict_json import raise_faults

if TYPE_CHECKING:
    from argparse import Namespace

    from app.cli.command import Subparsers

_EXPIRED = 1


def register(subparsers: Subparsers) -> None:
    """Add the commands below `knowledge`."""
    commands = group(subparsers, "knowledge", help="知恵袋（課題・道具・事例・支援策・用語）")
    finding = commands.add_parser("search", help="知恵袋を言葉で探します")
    finding.add_argument("text", metavar="TEXT", help="探す言葉")
    finding.add_argument("--json", action="store_true", help="JSONの配列で出します")
    finding.set_defaults(run=run_search)
    checking = commands.add_parser("check", help="知恵袋のつながりと期限を確かめます")
    checking.set_defaults(run=run_check)


def run_search(args: Namespace) -> int:
    """Print what holds all the words, best first."""
    hits = library.knowledge_index().search(args.text)
    if args.json:
        say(json.dumps([asdict(hit) for hit in hits], ensure_ascii=False))
        return 0
    for hit in hits:
        text = f"{hit.before}{hit.hit}{hit.after}"
        say(f"{hit.id}\t{titles.KINDS[hit.kind]}\t{hit.title}\t{text}")
    return 0


def run_check(_: Namespace) -> int:
    """Print how much there is; raises Faults for gaps and dead links, 1 when dates have passed."""
    questionnaire, known = library.questionnaire(), library.knowledge()
    tools_of = {item.id: item.tools for item in questionnaire.section("q2").items}
    raise_faults(list(links.faults(known, tools_of, questionnaire.items)))
    today = datetime.now().astimezone().date()
    expired = [item.id for item in known.dated if item.is_expired(today)]
    counts: dict[str, int] = {}
    for item in known.items.values():
        counts[titles.kind(item)] = counts.get(titles.kind(item), 0) + 1
    packs = [f"{pack.id} {pack.version}" for pack in known.packs]
    say(json.dumps({"packs": packs, "items": counts, "expired": expired}, ensure_ascii=False))
    for name in expired:
        complain(f"{name}: 期限が過ぎました。内容を確かめて、日付を新しくしてください。")
    return _EXPIRED if expired else 0
