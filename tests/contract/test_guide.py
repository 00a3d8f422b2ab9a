"""The guide says what is there: its pictures, links, buttons, sentences and keys exist."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import pytest

from app.ui.dialogs.keys import KEYS
from tools import pictures

ROOT = Path(__file__).parents[2]
GUIDE = sorted((ROOT / "docs/guide").glob("*.md"))
PAGES = pictures.pages()
KEY_PAGE = ROOT / "docs/guide/09-keys.md"
CODE = re.compile(r"```.*?```|^ {4}.*?$|`[^`]*`", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
BUTTON = re.compile(r"\[([^\]]+)\](?!\()")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
DRAWN = re.compile(r'f?"[a-z][\w.{} +-]*"')
# How a key of the guide stands in the source; all others stand there as `Key_…`.
SPELLED = {
    "Enter": "Key_Return",
    "Shift+Enter": "qt.SHIFT",
    "Ctrl+Enter": "qt.CTRL",
    "Esc": "Key_Escape",
    "Tab": "setTabChangesFocus",
    "Space": "Space or a tap chooses",
    "←": "Key_Left",
    "→": "Key_Right",
    "↑": "Key_Up",
    "↓": "Key_Down",
    "?": '"?"',
    "0": 'SKIP = "0"',
    "1": "DIGITS",
    "5": "DIGITS",
    "6": 'SIZE_KEYS = "123456"',
    "A": 'TRADE_KEYS = "ABCDEFGHIJKL"',
    "L": 'TRADE_KEYS = "ABCDEFGHIJKL"',
    "Alt+1": "Alt+{number}",
    "Alt+9": "MOST_KEYS = 9",
    "Alt+N": "Alt+N",
    "Alt+↑": '"Alt+↑", qt.KEY.Key_Up',
    "Alt+↓": '"Alt+↓", qt.KEY.Key_Down',
}


@cache
def source(*folders: str) -> str:
    """The program text below these folders, in one spelling of widths, without mnemonics."""
    files = [file for folder in folders for file in sorted((ROOT / folder).rglob("*"))]
    texts = [file.read_text("utf-8") for file in files if file.suffix in {".py", ".json"}]
    return plain("\n".join(texts)).replace("(&N)", "(N)")


def plain(text: str) -> str:
    """Full-width and half-width as one."""
    return unicodedata.normalize("NFKC", text)


def prose(page: Path) -> str:
    """The page without code."""
    return CODE.sub("", page.read_text("utf-8"))


def anchor(heading: str) -> str:
    """The anchor that a Markdown reader gives a heading."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def drawn(name: str) -> bool:
    """Whether `make screens` makes a picture of this name."""
    text = "".join(f.read_text("utf-8") for f in sorted((ROOT / "tools/screens").glob("*.py")))
    for literal in DRAWN.findall(text):
        pattern = re.sub(r"\\\{.*?\\\}", ".+", re.escape(literal.removeprefix("f").strip('"')))
        if re.search(r"[a-z]", pattern) and re.fullmatch(f"{pattern}(-\\d)?", name):
            return True
    return False


def keys_of(text: str) -> set[str]:
    """The keys named in code spans, pairs and ranges as their ends."""
    return {key for span in re.findall(r"`([^`]+)`", text) for key in span.split()}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_and_pictures_lead_somewhere(page: Path) -> None:
    for target in LINK.findall(page.read_text("utf-8")):
        if target.startswith(("https:", "http:")):
            continue
        path, _, part = unquote(target).partition("#")
        file = page.parent / path if path else page
        assert file.exists(), target
        if part:
            assert part in {anchor(h) for h in HEADING.findall(file.read_text("utf-8"))}, target


def test_every_picture_is_drawn_by_the_tool_and_small() -> None:
    wanted = pictures.shown()
    assert len(wanted) > len(GUIDE)
    for name in wanted:
        assert drawn(name), name
    files = sorted((ROOT / "docs/pictures").glob("*.png"))
    assert {file.stem for file in files} == wanted
    for file in files:
        assert file.stat().st_size < pictures.MOST_BYTES, file.name


def test_an_invented_picture_would_be_noticed() -> None:
    assert not drawn("no-such-screen")


@pytest.mark.parametrize("page", GUIDE, ids=lambda page: page.name)
def test_buttons_have_the_words_of_the_program(page: Path) -> None:
    words = source("app/ui", "resources")
    for button in BUTTON.findall(prose(page)):
        if button.strip():
            assert f'"{plain(button)}"' in words, button


def test_sentences_of_the_help_page_are_those_of_the_program() -> None:
    page = ROOT / "docs/guide/07-komatta.md"
    cells = re.findall(r"^\| ([^|]+。) \|", page.read_text("utf-8"), re.MULTILINE)
    said = source("app")
    assert len(cells) > 10
    for sentence in cells:
        assert plain(sentence) in said, sentence


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_files_of_the_examples_exist(page: Path) -> None:
    for name in re.findall(r"examples/[\w.-]+", page.read_text("utf-8")):
        assert (ROOT / name).is_file(), name


def test_every_command_is_explained() -> None:
    page = (ROOT / "docs/guide/08-meirei.md").read_text("utf-8")
    for name in re.findall(r'add_parser\(\s*"([\w-]+)"', source("app/cli")):
        assert name in page, name
    for name in re.findall(r"^(BANSO_\w+|QT_\w+)", source("app/cli"), re.MULTILINE):
        assert name in page, name


def test_every_key_of_the_guide_is_handled() -> None:
    program = source("app/ui")
    for key in keys_of(KEY_PAGE.read_text("utf-8")):
        if key in {"F6", "F10"}:  # named because the program leaves them to the input method
            assert f"Key_{key}" not in program
            continue
        wanted = SPELLED.get(key, f"Key_{key.rpartition('+')[2]}")
        assert plain(wanted) in program, key


def test_every_key_that_the_program_lists_is_in_the_guide() -> None:
    explained = keys_of(plain(KEY_PAGE.read_text("utf-8")))
    for names, meaning in KEYS:
        for key in re.split(r" / |[ ~〜]", plain(names)):
            assert key in explained, meaning
