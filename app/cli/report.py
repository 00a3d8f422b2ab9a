"""`banso check report` and `banso check sheet`: the result of an answer file and a blank sheet.

Neither needs a store nor a screen; reportlab is imported when something is drawn.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app import library
from app.domain import brought, japanese
from app.domain.records import Advisor
from app.errors import BadArgument, ReportError

if TYPE_CHECKING:
    from argparse import Namespace

    from app.cli.command import Subparsers
    from app.domain.answer_file import AnswerFile


def register(subparsers: Subparsers) -> None:
    """Add the commands to those below `check`."""
    report = subparsers.add_parser("report", help="答えのファイルから、結果のPDFを作ります")
    report.add_argument("file", metavar="FILE", help="答えのファイル（.json、- は標準入力）")
    report.add_argument("--pdf", metavar="OUT", type=Path, required=True, help="作るPDFの場所")
    report.set_defaults(run=run_report)
    sheet = subparsers.add_parser("sheet", help="紙で答えるための回答用紙（A4両面）を作ります")
    sheet.add_argument("--pdf", metavar="OUT", type=Path, required=True, help="作るPDFの場所")
    sheet.add_argument("--name", metavar="NAME", default="", help="用紙に入れるお客様の名前")
    sheet.set_defaults(run=run_sheet)


def run_report(args: Namespace) -> int:
    """Write the report of the one check in a file; raises Faults, BadArgument or ReportError."""
    from app.cli.check import read

    found = read(args.file)
    if len(found) != 1:
        raise BadArgument(
            f"一度に作れる結果は一件です。このファイルには{len(found)}件あります。",
            "一件だけのファイルを示してください。",
        )
    demand_place(args.pdf)
    write(args.pdf, _report(found[0]))
    return 0


def run_sheet(args: Namespace) -> int:
    """Write a blank answer sheet; raises ReportError."""
    from app.reports.sheet import sheet

    demand_place(args.pdf)
    name = japanese.stored_name(args.name)
    data = sheet(
        library.questionnaire(),
        name=name,
        honorific=japanese.honorific(None, name),
        advisor=Advisor(),
    )
    write(args.pdf, data)
    return 0


def demand_place(path: Path) -> None:
    """Raise ReportError when a file cannot be made there, before any work is done."""
    try:
        fault = _fault(path)
    except (OSError, ValueError) as error:  # a name that no file can have
        raise _not_written(path, error) from error
    if fault:
        title, hint = fault
        raise ReportError(f"「{path}」{title}", hint)


def _fault(path: Path) -> tuple[str, str] | None:
    if path.is_dir():
        return "はフォルダーなので、PDFを書けません。", "ファイルの名前まで書いてください。"
    if path.exists() and not path.is_file():
        return (
            "はふつうのファイルではないので、PDFを書けません。",
            "別の場所と名前を書いてください。",
        )
    if not path.parent.is_dir():
        return (
            "を書くフォルダーがありません。",
            "フォルダーを作るか、別の場所を書いてください。",
        )
    return None


def write(path: Path, data: bytes) -> None:
    """Write the file whole or not at all; raises ReportError."""
    from app.services import files

    try:
        files.write_whole(path, data)
    except (OSError, ValueError) as error:
        raise _not_written(path, error) from error


def _not_written(path: Path, error: Exception) -> ReportError:
    reason = getattr(error, "strerror", None) or type(error).__name__
    return ReportError(
        f"「{path}」にPDFを書けませんでした（{reason}）。",
        "ほかで開いていれば閉じ、名前・書き込みの許可・空き容量を確かめてください。",
    )


def _report(found: AnswerFile) -> bytes:
    from app.reports.compose import alone
    from app.reports.pdf import report

    industry = found.business.industry
    check = brought.check_of(found, industry=industry, finished_at=datetime.now(UTC))
    return report(alone(check, found.business, Advisor()))
