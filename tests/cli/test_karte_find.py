"""`banso karte find-for`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Banso

MEASURE = {"name": "市の補助金", "issues": ["q2.finance"], "industries": ["I"]}


def written(tmp_path: Path, value: object) -> Path:
    path = tmp_path / "measure.json"
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    return path


def test_clients_with_their_reasons(banso: Banso, file: Path, tmp_path: Path) -> None:
    banso("karte", "import-checks", file)
    measure = written(tmp_path, MEASURE)
    code, out, err = banso("karte", "find-for", measure, "--json")
    assert (code, err) == (0, "")
    found = json.loads(out)
    assert [list(each) for each in found] == [["id", "name", "points", "reasons", "open"]] * 2
    shop = next(each for each in found if each["name"] == "みほん商店")
    assert (shop["points"], shop["open"]) == (4, [])
    assert "すぐ取りかかりたい" in shop["reasons"][0]
    other = next(each for each in found if each is not shop)
    assert other["open"] == ["業種がまだ未登録です"]
    plain = banso("karte", "find-for", measure)[1]
    assert len(plain.splitlines()) == 2
    assert f"{shop['id']}\tみほん商店\t「" in plain


def test_nobody_is_an_empty_list(banso: Banso, file: Path, tmp_path: Path) -> None:
    banso("karte", "import-checks", file)
    measure = written(tmp_path, {"name": "a", "tools": ["q3.edi"], "prefectures": ["01"]})
    code, out, _ = banso("karte", "find-for", measure, "--json")
    assert code == 0
    assert isinstance(json.loads(out), list)


def test_every_fault_of_the_file(banso: Banso, tmp_path: Path) -> None:
    path = written(tmp_path, {"sizes": ["huge"], "issues": ["q9.x"]})
    code, out, err = banso("karte", "find-for", path, "--json")
    assert (code, out) == (2, "")
    assert all(f"{path}: {place}" in err for place in ("$: ", "$.sizes[0]", "$.issues[0]"))
    code, _, err = banso("karte", "find-for", tmp_path / "gone.json", "--json")
    assert (code, "gone.json" in err) == (2, True)
