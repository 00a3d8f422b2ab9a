"""Pictures of the guide: what is shown is copied small, what is not goes away."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from tools import pictures

if TYPE_CHECKING:
    from pathlib import Path


def _screen(folder: Path, name: str, size: tuple[int, int] = (1920, 1080)) -> None:
    folder.mkdir(exist_ok=True)
    Image.new("RGB", size, "#0017C1").save(folder / f"{name}.png")


def test_wanted_pictures_are_copied_and_others_removed(tmp_path: Path) -> None:
    screens, target = tmp_path / "screens", tmp_path / "pictures"
    _screen(screens, "today")
    _screen(screens, "karte")
    _screen(target, "old")
    pictures.copy(screens, target, {"today"})
    assert [file.name for file in target.iterdir()] == ["today.png"]
    with Image.open(target / "today.png") as picture:
        assert picture.size == (pictures.WIDEST, 720)


def test_a_missing_picture_leaves_everything_as_it_was(tmp_path: Path) -> None:
    screens, target = tmp_path / "screens", tmp_path / "pictures"
    _screen(screens, "today")
    _screen(target, "old")
    with pytest.raises(FileNotFoundError):
        pictures.copy(screens, target, {"today", "karte"})
    assert [file.name for file in target.iterdir()] == ["old.png"]


def test_a_picture_of_many_colours_loses_some_of_them() -> None:
    noise = random.Random(1).randbytes(3 * 400 * 300)
    picture = Image.frombytes("RGB", (400, 300), noise)
    data = pictures.small(picture)
    assert len(data) < pictures.MOST_BYTES


def test_a_picture_that_stays_too_large_is_refused() -> None:
    noise = random.Random(1).randbytes(3 * 1200 * 900)
    with pytest.raises(ValueError, match="stays above"):
        pictures.small(Image.frombytes("RGB", (1200, 900), noise))


def test_the_guide_shows_pictures() -> None:
    assert {"result", "today", "check-q4"} <= pictures.shown()
