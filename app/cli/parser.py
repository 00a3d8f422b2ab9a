"""The command `banso`: reads the arguments, runs the command, turns errors into exit codes.

0 done, 1 failed, 2 bad input, 130 stopped by Ctrl-C.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from app.cli import terminal
from app.cli.command import Parser
from app.errors import AppError

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Mapping, Sequence

    from app.cli.command import Subparsers

FAILED = 1
STOPPED = 130
_DISTRIBUTION = "banso-karte"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command in `argv` (default: of this process) and return its exit code."""
    terminal.use_utf8()
    try:
        code = _run(_parse(sys.argv[1:] if argv is None else argv))
        sys.stdout.flush()
    except SystemExit as stop:  # argparse, after --help
        return int(stop.code or 0)
    except AppError as error:
        terminal.explain(error)
        return error.exit_code
    except KeyboardInterrupt:
        terminal.complain("中断しました。")
        return STOPPED
    except BrokenPipeError:
        terminal.silence()
        return FAILED
    except OSError as error:
        terminal.silence()
        terminal.complain(
            f"読み書きができませんでした（{error.strerror or type(error).__name__}）。"
        )
        terminal.complain("空き容量と、書き込みの許可を確かめて、もう一度お試しください。")
        return FAILED
    except Exception as error:  # noqa: BLE001 - the last border: a person reads a sentence, not a stack
        terminal.confess(error)
        return FAILED
    return code


def build(argv: Sequence[str] = ()) -> Parser:
    """The parser of the commands that `argv` names; of all of them when it names none.

    A command is imported only when it is named: the window must not wait for the others.
    """
    parser = Parser(prog="banso", description="伴走カルテ：経営チェックと、お客様ごとの記録")
    parser.add_argument("--version", action="store_true", help="版を出します")
    commands = parser.add_subparsers(
        dest="command", metavar="命令", help="書かなければ gui（画面を開く）です"
    )
    for name in [name for name in _COMMANDS if name in argv] or _COMMANDS:
        _COMMANDS[name](commands)
    return parser


def _parse(argv: Sequence[str]) -> Namespace:
    parser = build(() if _HELP.intersection(argv) else [*argv, "gui"])
    args = parser.parse_args(argv)
    if args.command is None and not args.version:
        return parser.parse_args([*argv, "gui"])
    return args


def _check(commands: Subparsers) -> None:
    from app.cli import check, report

    report.register(check.register(commands))


def _karte(commands: Subparsers) -> None:
    from app.cli import karte, karte_find, karte_lists

    karte_find.register(karte_lists.register(karte.register(commands)))


def _reference(commands: Subparsers) -> None:
    from app.cli import reference

    reference.register(commands)


def _advise(commands: Subparsers) -> None:
    from app.cli import advise

    advise.register(commands)


def _knowledge(commands: Subparsers) -> None:
    from app.cli import knowledge

    knowledge.register(commands)


def _qr(commands: Subparsers) -> None:
    from app.cli import qr

    qr.register(commands)


def _backup(commands: Subparsers) -> None:
    from app.cli import backup

    backup.register(commands)


def _doctor(commands: Subparsers) -> None:
    from app.cli import doctor

    doctor.register(commands)


def _demo(commands: Subparsers) -> None:
    from app.cli import demo

    demo.register(commands)


def _gui(commands: Subparsers) -> None:
    from app.cli import gui

    gui.register(commands)


_HELP = frozenset({"-h", "--help"})
_COMMANDS: Mapping[str, Callable[[Subparsers], None]] = {
    "check": _check,
    "karte": _karte,
    "reference": _reference,
    "advise": _advise,
    "knowledge": _knowledge,
    "qr": _qr,
    "backup": _backup,
    "doctor": _doctor,
    "demo": _demo,
    "gui": _gui,
}


def _run(args: Namespace) -> int:
    if args.version:
        terminal.say(f"banso {_version()}")
        return 0
    code: int = args.run(args)
    return code


def _version() -> str:
    from importlib import metadata

    try:
        return metadata.version(_DISTRIBUTION)
    except metadata.PackageNotFoundError:
        return "（開発中）"
