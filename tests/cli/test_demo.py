"""Tests of `banso demo`."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from app.cli.parser import main
from app.domain.search import Search
from app.paths import DataFolder
from app.services import finding, store
from app.services.demo_people import business

if TYPE_CHECKING:
    from pathlib import Path

WORDS = "みかん畑と青い空"


@pytest.fixture
def options(tmp_path: Path) -> list[str]:
    """Where to make the store and with which passphrase."""
    file = tmp_path / "passphrase"
    file.write_text(f"{WORDS}\n", encoding="utf-8")
    return ["--data", str(tmp_path / "data"), "--passphrase-file", str(file)]


def test_a_store_is_made_and_counted(
    options: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["--clients", "3", "--seed", "4", "--until", "令和8年11月22日"]
    assert main(["demo", *arguments, *options]) == 0
    told = json.loads(capsys.readouterr().out)
    opened = store.unlock(DataFolder(tmp_path / "data"), WORDS, secrets=None)
    found = {row.id for row in finding.find(opened, Search()).rows}
    opened.close()
    assert told["clients"] == len(found) == 3
    assert told["checks"] >= 3
    until = date(2026, 11, 22)
    assert found == {business(4, place, until).client.id for place in range(3)}


def test_today_is_the_default(options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", "--clients", "1", "--seed", "4", *options]) == 0
    assert json.loads(capsys.readouterr().out)["clients"] == 1


def test_an_existing_store_is_refused_and_kept(
    options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["demo", "--clients", "1", "--seed", "1", *options]
    assert main(arguments) == 0
    capsys.readouterr()
    assert main(arguments) == 1
    streams = capsys.readouterr()
    assert streams.out == ""
    assert "すでにデータがあります" in streams.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["--clients", "-1", "--seed", "1"],
        ["--clients", "x", "--seed", "1"],
        ["--clients", "1"],
        ["--clients", "1", "--seed", "1", "--until", "2026-02-30"],
        ["--clients", "1", "--seed", "1", "--until", "1999-01-01"],
    ],
)
def test_bad_arguments_make_nothing(
    arguments: list[str], options: list[str], tmp_path: Path
) -> None:
    assert main(["demo", *arguments, *options]) == 2
    assert not (tmp_path / "data").exists()


def test_a_short_passphrase_makes_nothing(options: list[str], tmp_path: Path) -> None:
    (tmp_path / "passphrase").write_text("short", encoding="utf-8")
    assert main(["demo", "--clients", "1", "--seed", "1", *options]) == 2
    assert not store.exists(DataFolder(tmp_path / "data"))
