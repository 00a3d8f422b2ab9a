"""`banso karte import`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.services import tables

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Banso

ROWS = [
    ("会社名", "ぎょうしゅ"),
    ("山田商店", "小売"),
    ("丸屋", "宇宙"),
    ("番号123456789018", "小売"),
]


def _map(tmp_path: Path, content: str) -> Path:
    path = tmp_path / "map.json"
    path.write_text(content, encoding="utf-8")
    return path


def test_a_list_is_taken_in(banso: Banso, tmp_path: Path) -> None:
    file = tables.csv_file(tmp_path / "a.csv", [("会社名",), ("山田商店",), ("山田商店",)])
    code, out, _ = banso("karte", "import", file, "--dry-run")
    assert code == 0
    assert json.loads(out) == {"rows": 2, "faulty": 0, "duplicates": 1, "hidden": 0}
    code, out, err = banso("karte", "import", file)
    assert (code, err) == (0, "")
    assert json.loads(out)["new"] == 1
    assert json.loads(out)["joined"] == 1


def test_with_faults_nothing_is_written_unless_they_are_skipped(
    banso: Banso, tmp_path: Path
) -> None:
    file = tables.excel_file(tmp_path / "a.xlsx", ROWS)
    mapping = _map(tmp_path, '{"会社名": "name", "ぎょうしゅ": "industry"}')
    code, out, err = banso("karte", "import", file, "--map", mapping)
    assert (code, out) == (2, "")
    assert f"{file}:3: ぎょうしゅ: " in err
    assert f"{file}:4: 会社名: " in err
    assert "山田" not in banso("karte", "list")[1]
    code, out, err = banso("karte", "import", file, "--map", mapping, "--skip-faulty")
    assert code == 0
    assert f"{file}:3: ぎょうしゅ: " in err
    assert json.loads(out)["new"] == 1
    assert "山田商店" in banso("karte", "list")[1]


def test_a_mapping_must_fit(banso: Banso, tmp_path: Path) -> None:
    file = tables.csv_file(tmp_path / "a.csv", ROWS)
    for content in ("{", "[]", '{"会社名": 1}', '{"ない": "name"}', '{"会社名": "colour"}'):
        code, out, err = banso("karte", "import", file, "--map", _map(tmp_path, content))
        assert (code, out) == (2, "")
        assert err
    assert banso("karte", "import", file, "--map", tmp_path / "none.json")[0] == 2
