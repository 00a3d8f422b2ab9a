"""The parser of every command."""

from __future__ import annotations

import pytest

from app.cli.command import Parser, group
from app.errors import BadArgument


@pytest.mark.parametrize(
    ("message", "part"),
    [
        ("the following arguments are required: FILE, --pdf", "FILE, --pdf を書いてください。"),
        ("unrecognized arguments: --fast", "「--fast」は使えません。"),
        ("argument 命令: invalid choice: 'x' (choose from 'a')", "「x」という命令はありません。"),
        ("argument --data: expected one argument", "--data の後に値を書いてください。"),
        ("argument --clients: invalid int value: 'x'", "--clients の値が使えません。"),
        ("argument --a: not allowed with argument --b", "ほかの指定といっしょには使えません。"),
        ("argument --clients: 1から", "--clients：1から"),
        ("something else", "something else"),
    ],
)
def test_messages_are_japanese(message: str, part: str) -> None:
    with pytest.raises(BadArgument) as caught:
        Parser(prog="banso").error(message)
    assert part in caught.value.title
    assert caught.value.hint == "「banso --help」で使い方が出ます。"


def test_options_hold_below_every_group() -> None:
    parser = Parser(prog="banso")
    below = group(parser.add_subparsers(), "outer", help="外")
    group(below, "inner", help="中").add_parser("leaf")
    args = parser.parse_args(["outer", "inner", "leaf", "--passphrase-file", "F"])
    assert str(args.passphrase_file) == "F"
