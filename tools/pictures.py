"""Copy the pictures that the guide and the READMEs show into docs/pictures, each made small.

`python -m tools.pictures SCREENS`, where SCREENS is the folder that `make screens` filled. Pictures
that nothing shows any more are removed.
"""

from __future__ import annotations

import argparse
import io
import re
import sys
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs/pictures"
MOST_BYTES = 120_000
WIDEST = 1280
COLOURS = (128, 64, 32, 16)
_SHOWN = re.compile(r"!\[[^\]]*\]\([^)]*pictures/([\w.-]+)\.png\)")


def pages() -> list[Path]:
    """The texts that show pictures: the guide and both READMEs."""
    return sorted([*(ROOT / "docs/guide").glob("*.md"), *ROOT.glob("README*.md")])


def shown() -> set[str]:
    """The names of the pictures that they show."""
    return {name for page in pages() for name in _SHOWN.findall(page.read_text(encoding="utf-8"))}


def small(picture: Image.Image) -> bytes:
    """The picture as PNG below MOST_BYTES, with as many colours as that allows."""
    plain = picture.convert("RGB")
    if plain.width > WIDEST:
        height = round(plain.height * WIDEST / plain.width)
        plain = plain.resize((WIDEST, height), Image.Resampling.LANCZOS)
    for colours in COLOURS:
        target = io.BytesIO()
        few = plain.quantize(colours, dither=Image.Dither.NONE)
        few.save(target, "PNG", optimize=True)
        if target.tell() < MOST_BYTES:
            return target.getvalue()
    raise ValueError(f"the picture stays above {MOST_BYTES} bytes")


def copy(screens: Path, pictures: Path, wanted: set[str]) -> None:
    """Write the wanted pictures and remove all others; raises FileNotFoundError for a missing one.

    Nothing is written unless every picture is there.
    """
    made = {}
    for name in sorted(wanted):
        with Image.open(screens / f"{name}.png") as picture:
            made[f"{name}.png"] = small(picture)
    pictures.mkdir(parents=True, exist_ok=True)
    for old in pictures.glob("*.png"):
        if old.name not in made:
            old.unlink()
    for name, data in made.items():
        (pictures / name).write_bytes(data)


def main() -> int:
    """Copy what is shown; 1 when a picture is missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("screens", type=Path, help="the folder that `make screens` filled")
    try:
        copy(parser.parse_args().screens, PICTURES, shown())
    except FileNotFoundError as error:
        sys.stderr.write(f"missing: {error.filename}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
