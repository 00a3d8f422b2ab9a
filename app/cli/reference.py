"""`banso reference`: taking in published data, and looking up numbers, names and postal codes."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from app.cli import access
from app.cli.command import group
from app.cli.terminal import complain, say
from app.errors import Fault, Faults

if TYPE_CHECKING:
    from argparse import Namespace

    from app.cli.command import Subparsers
    from app.domain.houjin import Houjin, HoujinOutcome
    from app.domain.postal import PostalPlace
    from app.services.store import Store

FOUND: Final = 0
NOT_FOUND: Final = 1
MALFORMED: Final = 2
_MOST: Final = 50
_COUNTS: Final = ("rows", "new", "changed", "closed")


def register(subparsers: Subparsers) -> Subparsers:
    """Add the commands below `reference`; returns the place for further ones."""
    commands = group(subparsers, "reference", help="法人番号と郵便番号を、手元のデータで調べます")
    taking = commands.add_parser(
        "import-houjin", help="国税庁の法人番号のファイル（.csv か .zip）を取り込みます"
    )
    taking.add_argument(
        "files", nargs="+", metavar="FILE", type=Path, help="都道府県ごとか差分のファイル"
    )
    taking.set_defaults(run=run_import)
    looking = commands.add_parser("lookup", help="法人番号か名称から、法人を調べます")
    looking.add_argument("text", metavar="NUMBER|NAME", help="法人番号、名称、フリガナ")
    looking.add_argument("--json", action="store_true", help="JSONで出します")
    looking.set_defaults(run=run_lookup)
    codes = commands.add_parser("postal", help="郵便番号から、住所を調べます")
    codes.add_argument("code", metavar="CODE", help="7桁の郵便番号")
    codes.add_argument("--json", action="store_true", help="JSONで出します")
    codes.set_defaults(run=run_postal)
    return commands


def run_import(args: Namespace) -> int:
    """Take in the files in order and print what was new in all of them.

    Rows with faults are left out and named on stderr; then the exit code is 2. A file that cannot
    be used at all does not keep the others from being taken in; when none can be opened, no store
    is made for them.
    """
    _demand_readable(args.files)
    store = access.open_or_make(args)
    outcomes: list[HoujinOutcome] = []
    faults: list[Fault] = []
    try:
        for path in args.files:
            try:
                outcomes.append(_take_in(store, path))
                faults += outcomes[-1].faults
            except Faults as error:
                faults += error.faults
    finally:
        store.close()
    counts = {name: sum(getattr(each, name) for each in outcomes) for name in _COUNTS}
    say(json.dumps(counts | {"faults": len(faults)}))
    if faults:
        raise Faults(tuple(faults))
    return FOUND


def run_lookup(args: Namespace) -> int:
    """Print the corporation of a number, or those that a name may mean.

    1 when there is none, 2 when a number is none (see `corporate_number.fault`).
    """
    from app.domain import corporate_number
    from app.services import reference

    is_number = corporate_number.is_meant(args.text)
    if is_number and (wrong := corporate_number.fault(args.text)):
        raise Faults((Fault(args.text, wrong),))
    store = access.open_store(args, read_only=True)
    try:
        if is_number:
            found = [each for each in (reference.lookup(store, args.text),) if each]
        else:
            found = [*reference.candidates(store, args.text, _MOST)]
    finally:
        store.close()
    return _print([_houjin(each) for each in found], "name", as_json=args.json)


def run_postal(args: Namespace) -> int:
    """Print every place of a postal code; 1 when there is none, 2 when it is no postal code."""
    from app import postal
    from app.domain import postal as codes

    if not codes.is_postal_code(codes.normalise(args.code)):
        raise Faults((Fault(args.code, "郵便番号は7桁の数字です。"),))
    found = [_place(each) for each in postal.places(args.code)]
    return _print(found, "office", as_json=args.json)


def _demand_readable(paths: list[Path]) -> None:
    """Raise Faults unless one of the files can be opened."""
    from app.services import houjin_file

    faults: list[Fault] = []
    for path in paths:
        try:
            houjin_file.parts(path)
        except Faults as error:
            faults += error.faults
        else:
            return
    raise Faults(tuple(faults))


def _take_in(store: Store, path: Path) -> HoujinOutcome:
    from app.services import reference

    def tell(rows: int, share: float) -> None:
        if rows % 20_000 == 0:
            complain(f"{path.name}：{rows:,}行（{share:.0%}）")

    return reference.import_file(store, path, progress=tell)


def _print(found: list[dict[str, Any]], name: str, *, as_json: bool) -> int:
    if as_json:
        say(json.dumps(found, ensure_ascii=False))
    else:
        for each in found:
            code = each.get("number") or each["code"]
            ended = f"\t{each['closed_on']}に閉鎖" if each.get("closed_on") else ""
            say(f"{code}\t{each[name] or '-'}\t{each['address']}{ended}")
    return FOUND if found else NOT_FOUND


def _houjin(houjin: Houjin) -> dict[str, Any]:
    return asdict(houjin) | {"address": houjin.address, "closed": houjin.closed}


def _place(place: PostalPlace) -> dict[str, Any]:
    from app import postal

    more = {"prefecture": place.prefecture, "address": place.address, "month": postal.month()}
    return asdict(place) | more
