"""Draw every screen of the application on a sample store, and every PDF page, as PNG.

`python -m tools.screens --out DIR [--only NAME]`. One file a screen, named after it; the variants
(×1.5, 1024×768, 特大) carry a suffix. Each variant is a process of its own, because Qt reads its
scale once.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Variant:
    """One way of looking at the application: logical size, scale of the screen, text size."""

    suffix: str
    width: int
    height: int
    factor: str
    text_size: str


VARIANTS = (
    Variant("", 1280, 720, "1", "標準"),
    Variant("-x1.5", 1280, 720, "1.5", "標準"),
    Variant("-1024", 1024, 768, "1", "標準"),
    Variant("-large", 1280, 720, "1", "特大"),
    Variant("-1024-large", 1024, 768, "1", "特大"),
)


def main() -> int:
    """Draw all variants; the exit code of the first that fails."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--only", default="", help="only screens whose name starts so")
    parser.add_argument("--variant", default=None, help="only this suffix ('' is the usual one)")
    chosen = parser.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    for variant in VARIANTS:
        if chosen.variant is not None and variant.suffix != chosen.variant:
            continue
        code = _draw(variant, chosen.out, chosen.only)
        if code:
            return code
    print(f"{len(list(chosen.out.glob('*.png')))} pictures in {chosen.out}")
    return 0


def _draw(variant: Variant, out: Path, only: str) -> int:
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "QT_SCALE_FACTOR": variant.factor,
    }
    command = [sys.executable, "-m", "tools.screens.draw", str(out), variant.suffix]
    command += [str(variant.width), str(variant.height), variant.text_size, only]
    return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
