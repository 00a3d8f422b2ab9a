"""`banso qr encode` and `banso qr decode`: a check as a QR code, and the check in a picture of one.

Neither needs a store: the code is then signed by a key made for this once.
"""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli import advise, check
from app.cli.command import group
from app.cli.report import demand_place, write
from app.cli.terminal import say
from app.domain import advice, recommending
from app.errors import BadArgument
from app.reports.phrases import SETS
from app.services import claiming, qr, takeaway

if TYPE_CHECKING:
    from argparse import Namespace

    from app.cli.command import Subparsers
    from app.domain.answer_file import AnswerFile
    from app.services.takeaway import Received

PROOF = "中身は、作られたときのままです。だれが作ったかは示しません"


def register(subparsers: Subparsers) -> None:
    """Add the commands below `qr`."""
    commands = group(subparsers, "qr", help="持ち帰り用QRコードを作る・読む")
    encode = commands.add_parser("encode", help="答えのファイルから、QRコードを作ります")
    encode.add_argument("file", metavar="FILE", help="答えのファイル（.json、- は標準入力）")
    encode.add_argument("--png", metavar="OUT", type=Path, required=True, help="作る画像の場所")
    encode.set_defaults(run=run_encode)
    decode = commands.add_parser("decode", help="QRコードの画像から、答えを読みます")
    decode.add_argument("image", metavar="IMAGE", type=Path, help="QRコードの写った画像")
    decode.add_argument("--json", action="store_true", help="答えのファイルの形で出します")
    decode.set_defaults(run=run_decode)


def run_encode(args: Namespace) -> int:
    """Write the code of the one check in a file; raises Faults, BadArgument or ReportError."""
    found = check.read(args.file)
    if len(found) != 1:
        raise BadArgument(
            f"一度に作れるQRコードは一件です。このファイルには{len(found)}件あります。",
            "一件だけのファイルを示してください。",
        )
    demand_place(args.png)
    given = found[0]
    made = takeaway.of_check(
        given.answers,
        given.business,
        version=(given.questionnaire, given.version),
        item_set=given.item_set,
        conducted_on=given.conducted_on,
        code=given.code,
    )
    write(args.png, qr.png(takeaway.text(made, titles(given), None)))
    return 0


def run_decode(args: Namespace) -> int:
    """Print the check in a picture; raises UnreadableCode with the reason, or Faults."""
    today = datetime.now().astimezone().date()
    picture = qr.file_of_picture(args.image, str(args.image))
    received = takeaway.read_picture(picture, None, today)
    if args.json:
        say(json.dumps(as_json(received), ensure_ascii=False, indent=2))
    else:
        say(_text(received))
    return 0


def as_json(received: Received) -> dict[str, Any]:
    """The check as an answer file (domain.md §2); without a name it says so."""
    given = received.check
    business = {"industry": given.industry, "employees_band": given.employees_band}
    kept = {name: value for name, value in business.items() if value is not None}
    return {
        "questionnaire": given.questionnaire,
        "version": given.version,
        "set": given.item_set,
        "business": {"name": claiming.NOBODY, **kept},
        "conducted_on": given.conducted_on.isoformat(),
        "answers": dict(given.answers),
    }


def titles(given: AnswerFile) -> tuple[str, ...]:
    """What the check says to do next, in a few words each."""
    case = advise.case_of(given)
    chosen = {choice.id for choice in advice.three_things(case.score)}
    steps = (each for each in recommending.recommend(case) if each.kind == "step")
    return tuple(each.title for each in steps if each.subject in chosen)


def _text(received: Received) -> str:
    given = received.check
    return "\n".join(
        (
            f"経営チェック（{SETS[given.item_set]}）{given.conducted_on.isoformat()}",
            f"確認コード {given.code}",
            f"答え {len(given.answers)}問",
            f"作った端末の鍵 {received.maker}（{PROOF}）",
        )
    )
