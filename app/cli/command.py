"""The parser of every subcommand: Japanese messages, `--data` and `--passphrase-file` anywhere."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeAlias

from typing_extensions import override

from app.errors import BadArgument

if TYPE_CHECKING:
    # argparse gives the type of `add_subparsers` no public name.
    Subparsers: TypeAlias = "argparse._SubParsersAction[Parser]"  # noqa: SLF001

_EVERYWHERE = "どの命令でも使えるもの"
_MESSAGES = (
    (r"the following arguments are required: (.+)", "{} を書いてください。"),
    (r"unrecognized arguments: (.+)", "「{}」は使えません。"),
    (r"argument .*?: invalid choice: '(.*?)' .*", "「{}」という命令はありません。"),
    (r"argument (.+?): expected .*", "{} の後に値を書いてください。"),
    (r"argument (.+?): invalid .*", "{} の値が使えません。"),
    (
        r"argument (.+?): not allowed with argument .*",
        "{} は、ほかの指定といっしょには使えません。",
    ),
    (r"argument (.+?): (.+)", "{}：{}"),
)


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks Japanese and knows the options every command has."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs["add_help"] = False
        kwargs["allow_abbrev"] = False
        super().__init__(**kwargs)
        everywhere = self.add_argument_group(_EVERYWHERE)
        everywhere.add_argument("-h", "--help", action="help", help="この説明を出します")
        everywhere.add_argument(
            "--data",
            metavar="DIR",
            type=Path,
            default=argparse.SUPPRESS,
            help="データの場所（書かなければ BANSO_DATA、それもなければいつもの場所）",
        )
        everywhere.add_argument(
            "--passphrase-file",
            metavar="FILE",
            type=Path,
            default=argparse.SUPPRESS,
            help="合言葉を書いたファイル（書かなければ、その場で尋ねます）",
        )

    @override
    def format_help(self) -> str:
        text = super().format_help()
        for english, japanese in (
            ("usage: ", "使い方："),
            ("positional arguments:", "書くもの："),
            ("options:", "選べるもの："),
            (f"{_EVERYWHERE}:", f"{_EVERYWHERE}："),
        ):
            text = text.replace(english, japanese)
        return text

    @override
    def error(self, message: str) -> NoReturn:
        """Raise BadArgument with the message in Japanese."""
        raise BadArgument(
            f"命令の書き方が違います。{_translated(message)}",
            f"「{self.prog} --help」で使い方が出ます。",
        )


def group(subparsers: Subparsers, name: str, *, help: str) -> Subparsers:  # noqa: A002 - as argparse
    """A command that only has further commands below it, such as `check`."""
    parser = subparsers.add_parser(name, help=help, description=help)
    return parser.add_subparsers(dest=f"{name}_command", metavar="命令", required=True)


def _translated(message: str) -> str:
    for pattern, japanese in _MESSAGES:
        if match := re.fullmatch(pattern, message, re.DOTALL):
            return japanese.format(*match.groups())
    return message
