"""Try the frozen bundle as a user would: score a check, keep clients, give them out, open it.

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
        _gives_out(program, Path(folder))
        _prints(program, Path(folder))
        _goes_along(program, Path(folder))
        _opens(program, Path(folder))
    sys.stdout.write("bundle: scores, keeps, gives out, prints, goes along and opens\n")
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


def _gives_out(program: Path, folder: Path) -> None:
    """What needs the parts that load late: postal codes, workbooks, the whole record on paper."""
    if not json.loads(_run(program, "reference", "postal", "1000001", "--json")):
        sys.exit("bundle: the table of postal codes has no entry for 1000001")
    where = ("--data", str(folder / "data"), "--passphrase-file", str(folder / "phrase"))
    book = folder / "clients.xlsx"
    _run(program, *where, "karte", "export", "--format", "xlsx", "--out", str(book))
    if not book.read_bytes().startswith(b"PK"):
        sys.exit("bundle: the list of clients is no workbook")
    found = json.loads(_run(program, *where, "karte", "list", "--json"))
    paper = folder / "record.pdf"
    _run(program, *where, "karte", "show", found[0]["id"], "--pdf", str(paper))
    if not paper.read_bytes().startswith(b"%PDF"):
        sys.exit("bundle: the record is no PDF")
    rows = folder / "rows.csv"
    rows.write_text("名称,電話\n見本商店,0532-22-0000\n", encoding="utf-8")
    _run(program, *where, "karte", "import", str(rows))
    if len(json.loads(_run(program, *where, "karte", "search", "見本商店", "--json"))) != 1:
        sys.exit("bundle: an imported client was not found")


def _prints(program: Path, folder: Path) -> None:
    example = next((ROOT / "examples").glob("*.json"))
    out = folder / "report.pdf"
    _run(program, "check", "report", str(example), "--pdf", str(out))
    if not out.read_bytes().startswith(b"%PDF"):
        sys.exit("bundle: the report is no PDF")


def _goes_along(program: Path, folder: Path) -> None:
    """A check as a QR code, and back."""
    given, code = ROOT / "examples/tofu-shop.json", folder / "code.png"
    _run(program, "qr", "encode", str(given), "--png", str(code))
    found = json.loads(_run(program, "qr", "decode", str(code), "--json"))
    if found["conducted_on"] != json.loads(given.read_text("utf-8"))["conducted_on"]:
        sys.exit("bundle: the code of a check holds another one")


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
