"""`banso check score` and `banso check verify`: nothing of Qt, nothing of the store to score."""

from __future__ import annotations

import json
import sys
from contextlib import ExitStack
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final, cast

from app import library
from app.cli import access
from app.cli.command import group
from app.cli.terminal import say
from app.domain import answer_file, check_code, scoring
from app.errors import Fault, Faults
from app.services import files

if TYPE_CHECKING:
    from argparse import Namespace

    from app.cli.command import Subparsers
    from app.domain.answer_file import AnswerFile
    from app.domain.score import Score

FOUND: Final = 0
NOT_FOUND: Final = 1
MALFORMED: Final = 2
_STDIN: Final = "-"
_LINES: Final = ".jsonl"


def register(subparsers: Subparsers) -> Subparsers:
    """Add the commands below `check`; returns the place for further ones."""
    commands = group(subparsers, "check", help="経営チェックの採点・印刷・確認")
    score = commands.add_parser("score", help="答えのファイルを採点して、JSONで出します")
    score.add_argument(
        "files", nargs="+", metavar="FILE", help="答えのファイル（.json か .jsonl、- は標準入力）"
    )
    score.set_defaults(run=run_score)
    verify = commands.add_parser("verify", help="紙に印刷された確認コードを確かめます")
    verify.add_argument("code", metavar="CODE", help="XXXX-XXXX-XXX の形の確認コード")
    verify.set_defaults(run=run_verify)
    return commands


def run_score(args: Namespace) -> int:
    """Print the score of every check; raises Faults, with nothing printed, when one has faults."""
    checks: list[AnswerFile] = []
    faults: list[Fault] = []
    for name in args.files:
        try:
            checks.extend(read(name))
        except Faults as error:
            faults.extend(error.faults)
    if faults:
        raise Faults(tuple(faults))
    alone = len(args.files) == 1 and not _has_lines(args.files[0])
    say("\n".join(_text(_scored(check), indented=alone) for check in checks))
    return 0


def run_verify(args: Namespace) -> int:
    """Print whether a code is well formed and, with a store, which check it belongs to."""
    well_formed = check_code.well_formed(args.code)
    place = access.named_folder(args)
    given = place is not None and (place.store.exists() or place.header.exists())
    looked_up = well_formed and given
    found = _find(args) if looked_up else None
    say(_text({"well_formed": well_formed, "check": found}, indented=False))
    if not well_formed:
        return MALFORMED
    return NOT_FOUND if looked_up and found is None else FOUND


def read(name: str) -> tuple[AnswerFile, ...]:
    """The checks in a file (`-` = standard input); raises Faults."""
    today = datetime.now().astimezone().date()
    with ExitStack() as stack:
        handle = _opened(name, stack)
        try:
            return _read(handle, name, today)
        except OSError as error:
            raise files.unreadable(name, error) from error


def as_json(score: Score) -> dict[str, Any]:
    """The score as `check score` prints it (domain.md §2, "Answer file")."""
    literacy = score.literacy
    support = score.support
    return {
        "questionnaire": score.questionnaire,
        "version": score.version,
        "literacy": literacy
        and {
            "points": literacy.points,
            "level": literacy.level,
            "threshold": literacy.threshold,
            "borderline": literacy.borderline,
        },
        "support": support
        and {
            "type": support.type,
            "accompany": support.accompany,
            "self": support.independent,
            "borderline": support.borderline,
        },
        "segment": score.segment,
        "todo_share": score.todo_share,
        "balance": score.balance,
        "unsure": score.unsure,
        "incomplete": score.incomplete,
    }


def _opened(name: str, stack: ExitStack) -> BinaryIO:
    if name == _STDIN:
        return sys.stdin.buffer
    try:
        return cast("BinaryIO", stack.enter_context(Path(name).open("rb")))
    except (OSError, ValueError) as error:
        raise files.unreadable(name, error) from error


def _read(handle: BinaryIO, name: str, today: date) -> tuple[AnswerFile, ...]:
    if _has_lines(name):
        return answer_file.read_lines(handle, name, library.questionnaire, today)
    return (answer_file.read(handle, name, library.questionnaire, today),)


def _has_lines(name: str) -> bool:
    return Path(name).suffix.lower() == _LINES


def _scored(check: AnswerFile) -> dict[str, Any]:
    questionnaire = library.questionnaire(check.questionnaire, check.version)
    return as_json(
        scoring.score(
            questionnaire,
            check.answers,
            industry=check.business.industry,
            item_set=check.item_set,
        )
    )


def _find(args: Namespace) -> str | None:
    """The id of the check with the code of `args`, from the store."""
    from app.services import checks

    store = access.open_store(args, read_only=True)
    try:
        found = checks.find_code(store, check_code.normalise(args.code))
    finally:
        store.close()
    return found.id if found else None


def _text(value: dict[str, Any], *, indented: bool) -> str:
    return json.dumps(
        value,
        ensure_ascii=False,
        indent=2 if indented else None,
        separators=None if indented else (",", ":"),
    )
