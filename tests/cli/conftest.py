"""A command line of its own for each test: no data folder from outside, real stores."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

import pytest

from app.cli import parser
from app.paths import DataFolder
from tests.services import making

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Banso: TypeAlias = Callable[..., tuple[int, str, str]]

PASSPHRASE = "みかん畑と青い空"


@pytest.fixture(autouse=True)
def no_data_of_the_user(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands see only the folder that the test names."""
    monkeypatch.delenv("BANSO_DATA", raising=False)
    monkeypatch.delenv("BANSO_DEBUG", raising=False)


@pytest.fixture
def today() -> date:
    """A day on which a check was made."""
    return date(2026, 2, 3)


@pytest.fixture
def data(tmp_path: Path) -> DataFolder:
    """The data folder that the commands work on."""
    (tmp_path / "passphrase").write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    return DataFolder(tmp_path / "data")


@pytest.fixture
def banso(data: DataFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Banso:
    """Runs a command and gives its exit code and both of its outputs."""

    def run(*arguments: object) -> tuple[int, str, str]:
        place = ["--data", str(data.root), "--passphrase-file", str(tmp_path / "passphrase")]
        code = parser.main([*map(str, arguments), *place])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Two checks of one business and one of another."""
    path = tmp_path / "checks.jsonl"
    shop = {"name": "みほん商店", "kana": "ミホンショウテン", "industry": "I58"}
    lines = [
        (shop, "2026-10-01"),
        (shop, "2025-10-01"),
        ({"name": "あおぞら工務店", "kana": "アオゾラコウムテン"}, "2026-09-01"),
    ]
    path.write_text("\n".join(answer_line(*each) for each in lines), encoding="utf-8")
    return path


def answer_line(business: dict[str, str], day: str, **answers: str) -> str:
    """One complete check as a line of an answer file."""
    return json.dumps(
        {
            "questionnaire": "keiei-check",
            "version": "1",
            "business": business,
            "conducted_on": day,
            "answers": making.answers() | answers,
        },
        ensure_ascii=False,
    )
