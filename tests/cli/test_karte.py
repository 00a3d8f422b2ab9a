"""`banso karte`: the list and the import."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from app.cli import parser
from app.services import store as stores
from tests.cli.conftest import PASSPHRASE, answer_line
from tests.services import making

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from app.paths import DataFolder
    from tests.cli.conftest import Banso


def test_an_import_makes_the_store_and_tells_the_code(
    banso: Banso, data: DataFolder, file: Path
) -> None:
    code, out, err = banso("karte", "import-checks", file)
    assert code == 0
    assert json.loads(out) == {"businesses": 2, "checks": 3, "skipped": 0}
    found = re.search(r"([0-9A-Z]{4}-){6}[0-9A-Z]{4}", err)
    assert found is not None
    stores.reset_passphrase(data, found[0], PASSPHRASE, secrets=None).close()
    code, out, err = banso("karte", "import-checks", file)
    assert (code, err) == (0, "")
    assert json.loads(out) == {"businesses": 0, "checks": 0, "skipped": 3}


def test_what_may_be_a_my_number_is_named_and_left_out(
    banso: Banso, file: Path, data: DataFolder
) -> None:
    text = answer_line({"name": "みほん"}, "2026-10-01", **{"q1.vision": "621498320257"})
    file.write_text(text, encoding="utf-8")
    stores.create(data, PASSPHRASE, secrets=None)[0].close()
    code, out, err = banso("karte", "import-checks", file)
    assert code == 0
    assert json.loads(out) == {"businesses": 1, "checks": 1, "skipped": 0}
    assert err.startswith(f"{file}:1: $.answers.q1.vision: マイナンバーかもしれない")


def test_faults_make_no_store(banso: Banso, data: DataFolder, file: Path) -> None:
    with file.open("a", encoding="utf-8") as handle:
        handle.write("\n" + answer_line({"name": ""}, "2026-10-01") + "\n{")
    code, out, err = banso("karte", "import-checks", file)
    assert (code, out) == (2, "")
    assert f"{file}:4: " in err
    assert f"{file}:5: " in err
    assert not stores.exists(data)


def test_without_a_passphrase_file_no_store_is_made(
    data: DataFolder, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert parser.main(["karte", "import-checks", str(file), "--data", str(data.root)]) == 1
    assert "まだデータがありません" in capsys.readouterr().err
    assert not stores.exists(data)


def test_an_unusable_passphrase_makes_no_store(
    banso: Banso, data: DataFolder, file: Path, tmp_path: Path
) -> None:
    (tmp_path / "passphrase").write_text("short\n", encoding="utf-8")
    code, _, err = banso("karte", "import-checks", file)
    assert code == 2
    assert "8文字以上" in err
    assert not stores.exists(data)


def test_the_list_is_sorted_by_reading(banso: Banso, data: DataFolder, file: Path) -> None:
    banso("karte", "import-checks", file)
    code, out, _ = banso("karte", "list", "--json")
    assert code == 0
    found = json.loads(out)
    assert [list(row) for row in found] == [["id", "name", "kana", "industry", "checks"]] * 2
    assert [(row["name"], row["checks"]) for row in found] == [
        ("あおぞら工務店", 1),
        ("みほん商店", 2),
    ]
    assert found[0]["industry"] is None
    code, out, _ = banso("karte", "list")
    assert code == 0
    assert out.splitlines() == [
        "あおぞら工務店\tアオゾラコウムテン\t-\t1回\t2026-09-01",
        "みほん商店\tミホンショウテン\tI58\t2回\t2026-10-01",
    ]
    opened = stores.unlock(data, PASSPHRASE, secrets=None)
    making.client(opened, "まだの商店")
    assert "まだの商店\t-\tE24\t0回\t-" in banso("karte", "list")[1]
    opened.close()


def test_an_empty_store_is_an_empty_list(banso: Banso, data: DataFolder) -> None:
    stores.create(data, PASSPHRASE, secrets=None)[0].close()
    assert banso("karte", "list", "--json")[1] == "[]\n"


def test_a_wrong_passphrase_is_one_failure(banso: Banso, file: Path, tmp_path: Path) -> None:
    banso("karte", "import-checks", file)
    (tmp_path / "passphrase").write_text("まちがった合言葉\n", encoding="utf-8")
    code, out, err = banso("karte", "list")
    assert (code, out) == (1, "")
    assert "合言葉が違うようです" in err
