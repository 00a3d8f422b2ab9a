"""`banso karte` `import`, `export`, `show` and `search`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from app.domain.search import Search
from app.services import saved_searches
from app.services import store as stores
from tests.cli.conftest import PASSPHRASE
from tests.services import tables

if TYPE_CHECKING:
    from pathlib import Path

    from app.paths import DataFolder
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
    assert (code, "回復コード" in err) == (0, True)
    assert json.loads(out)["new"] == 1
    assert json.loads(out)["joined"] == 1


def test_a_trial_run_makes_no_store(banso: Banso, data: DataFolder, tmp_path: Path) -> None:
    good = tables.csv_file(tmp_path / "a.csv", [("会社名",), ("山田商店",), ("山田商店",)])
    bad = tables.excel_file(tmp_path / "b.xlsx", ROWS)
    gone = tmp_path / "gone.csv"
    mapping = ("--map", _map(tmp_path, '{"会社名": "name", "ぎょうしゅ": "industry"}'))
    runs = ((good,), (bad, *mapping), (bad, *mapping, "--skip-faulty"), (gone,))
    tried = [banso("karte", "import", *each, "--dry-run") for each in runs]
    assert not data.root.exists()
    assert [code for code, _, _ in tried] == [0, 2, 0, 2]
    assert (json.loads(tried[0][1])["duplicates"], tried[0][2]) == (1, "")
    assert f"{bad}:4: 会社名: " in tried[1][2]
    stores.create(data, PASSPHRASE, secrets=None)[0].close()
    assert [banso("karte", "import", *each, "--dry-run") for each in runs] == tried


def test_a_trial_run_demands_a_usable_passphrase(
    banso: Banso, data: DataFolder, tmp_path: Path
) -> None:
    good = tables.csv_file(tmp_path / "a.csv", [("会社名",), ("山田商店",)])
    (tmp_path / "passphrase").write_text("\n", encoding="utf-8")
    assert banso("karte", "import", good, "--dry-run")[:2] == banso("karte", "import", good)[:2]
    assert not data.root.exists()


def test_values_that_went_into_a_note_are_counted(banso: Banso, tmp_path: Path) -> None:
    rows = [("会社名", "電話"), ("山田商店", "0532-22-0123"), ("山田商店", "0532-99-9999")]
    code, out, _ = banso("karte", "import", tables.csv_file(tmp_path / "a.csv", rows))
    assert code == 0
    assert json.loads(out)["noted"] == 1


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


def test_lists_and_records_go_out(banso: Banso, tmp_path: Path) -> None:
    file = tables.csv_file(tmp_path / "a.csv", [("会社名", "備考"), ("山田商店", "在庫が多い")])
    banso("karte", "import", file)
    out_file = tmp_path / "out.csv"
    code, out, _ = banso("karte", "export", "--format", "csv", "--out", out_file)
    assert (code, json.loads(out)) == (0, {"clients": 1})
    assert "山田商店" in out_file.read_text(encoding="utf-8-sig")
    code, out, _ = banso("karte", "search", "在庫", "--json")
    found = json.loads(out)
    assert (code, found[0]["name"]) == (0, "山田商店")
    assert found[0]["id"] in banso("karte", "search", "在庫")[1]
    assert banso("karte", "search", "ない言葉")[:2] == (1, "")
    code, out, _ = banso("karte", "show", found[0]["id"], "--json")
    assert json.loads(out)["client"]["fields"]["note"] == "在庫が多い"
    paper = tmp_path / "a.pdf"
    assert banso("karte", "show", found[0]["id"], "--pdf", paper)[0] == 0
    assert paper.read_bytes().startswith(b"%PDF")
    assert banso("karte", "show", "none", "--json")[0] == 1
    assert banso("karte", "export", "--out", tmp_path / "no" / "a.xlsx")[0] == 1


def test_the_list_goes_out_as_it_was_looked_for(
    banso: Banso, tmp_path: Path, data: DataFolder
) -> None:
    rows = [("会社名", "備考"), ("山田商店", "在庫が多い"), ("丸屋", "")]
    banso("karte", "import", tables.csv_file(tmp_path / "a.csv", rows))
    store = stores.unlock(data, PASSPHRASE, secrets=None)
    saved_searches.save(store, "多い在庫", Search("在庫"))
    store.close()
    out_file = tmp_path / "out.csv"
    for given in (("--search", "在庫"), ("--saved", "多い在庫")):
        code, out, _ = banso("karte", "export", *given, "--format", "csv", "--out", out_file)
        assert (code, json.loads(out)) == (0, {"clients": 1})
        assert "丸屋" not in out_file.read_text(encoding="utf-8-sig")
    code, _, err = banso("karte", "export", "--saved", "ない名", "--out", tmp_path / "b.xlsx")
    assert (code, "ない名" in err) == (1, True)
    assert not (tmp_path / "b.xlsx").exists()
