"""Try the frozen bundle as a user would: score a check, make a store, open the window.

Usage: test_dist.py BUNDLE. Exits 1 with a sentence at the first thing that does not work.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Run every trial."""
    program = Path(sys.argv[1]).resolve() / ("banso.exe" if os.name == "nt" else "banso")
    with tempfile.TemporaryDirectory() as folder:
        _scores(program)
        _keeps(program, Path(folder))
        _prints(program, Path(folder))
        _opens(program, Path(folder))
    sys.stdout.write("bundle: scores, keeps, prints and opens\n")
    return 0


def _scores(program: Path) -> None:
    for example in sorted((ROOT / "examples").glob("*.json")):
        result = json.loads(_run(program, "check", "score", str(example)))
        if result["incomplete"] or result["literacy"] is None:
            sys.exit(f"bundle: {example.name} was not scored completely")


def _keeps(program: Path, folder: Path) -> None:
    phrase = folder / "phrase"
    phrase.write_text("a phrase for trials\n")
    where = ("--data", str(folder / "data"), "--passphrase-file", str(phrase))
    _run(program, *where, "demo", "--clients", "5", "--seed", "1")
    clients = json.loads(_run(program, *where, "karte", "list", "--json"))
    if len(clients) != 5:  # noqa: PLR2004 - five were asked for
        sys.exit(f"bundle: {len(clients)} clients instead of 5")
    _run(program, *where, "doctor")


def _prints(program: Path, folder: Path) -> None:
    example = next((ROOT / "examples").glob("*.json"))
    out = folder / "report.pdf"
    _run(program, "check", "report", str(example), "--pdf", str(out))
    if not out.read_bytes().startswith(b"%PDF"):
        sys.exit("bundle: the report is no PDF")


def _opens(program: Path, folder: Path) -> None:
    figures = json.loads(_run(program, "--data", str(folder / "new"), "gui", "--measure-start"))
    sys.stdout.write(f"bundle: first paint after {figures['first_paint_ms']} ms\n")


def _run(program: Path, *arguments: str) -> str:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [str(program), *arguments],
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    if done.returncode != 0:
        sys.exit(f"bundle: {' '.join(arguments)} ended with {done.returncode}\n{done.stderr}")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
