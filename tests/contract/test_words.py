"""One thing has one name, on every screen and in the guide."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
GUIDE = sorted((ROOT / "docs/guide").glob("*.md"))
# What nobody says any more, and what is said instead.
GONE = {
    "削除": "ゴミ箱に入れる",
    "この道具": "伴走カルテ",
    "画面に落と": "ここに置",
    "請求を受け": "申し出を受けた",
}


def literals(file: Path) -> Iterator[str]:
    """The texts of a source file, but for what explains the source itself."""
    tree = ast.parse(file.read_text("utf-8"))
    explaining = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in explaining:
            yield str(node.value)


@cache
def said() -> tuple[tuple[str, str], ...]:
    """Everything that screens, services and errors may say, and the guide, with their files."""
    files = [ROOT / "app/errors.py"]
    files += [file for part in ("ui", "services") for file in (ROOT / "app" / part).rglob("*.py")]
    found = [(file.name, text) for file in files for text in literals(file)]
    return (*found, *((page.name, page.read_text("utf-8")) for page in GUIDE))


@pytest.mark.parametrize("gone", sorted(GONE))
def test_one_thing_has_one_name(gone: str) -> None:
    assert [(name, text) for name, text in said() if gone in text] == [], GONE[gone]


@pytest.mark.parametrize("word", sorted(GONE.values()))
def test_the_name_that_was_chosen_is_in_use(word: str) -> None:
    assert [name for name, text in said() if word in text]
