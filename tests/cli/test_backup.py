"""`banso backup`: now, list and restore."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli import parser
from app.paths import DataFolder
from app.services import backup
from app.services import store as stores
from tests.cli.conftest import PASSPHRASE
from tests.services import making

if TYPE_CHECKING:
    import pytest

    from tests.cli.conftest import Banso


def test_backups_are_made_listed_and_restored(
    banso: Banso, data: DataFolder, file: Path, tmp_path: Path
) -> None:
    banso("karte", "import-checks", file)
    assert banso("backup", "list")[:2] == (0, "")
    code, out, _ = banso("backup", "now")
    assert code == 0
    path = Path(out.strip())
    assert path.parent == data.backups
    elsewhere = tmp_path / "usb"
    elsewhere.mkdir()
    assert Path(banso("backup", "now", "--to", elsewhere)[1].strip()).parent == elsewhere
    path.with_name("store-20200101-000000.db").write_bytes(b"x")
    lines = banso("backup", "list")[1].splitlines()
    assert [line.split("\t")[2] for line in lines] == [
        str(path),
        str(path.with_name("store-20200101-000000.db")),
    ]
    assert "鍵のファイル" in lines[1]
    data.store.write_bytes(b"broken")
    assert banso("karte", "list")[0] == 1
    code, out, err = banso("backup", "restore")
    assert (code, out.strip()) == (0, str(path))
    assert "store-damaged-" in err
    assert len(json.loads(banso("karte", "list", "--json")[1])) == 2


def test_a_backup_restores_into_an_empty_folder_by_code(
    banso: Banso, data: DataFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made, code = stores.create(DataFolder(tmp_path / "old"), PASSPHRASE, secrets=None)
    making.client(made)
    made.close()
    assert (
        parser.main(["backup", "restore", "--data", str(data.root), "--recovery-code", code]) == 2
    )
    assert "使える控え" in capsys.readouterr().err
    old = stores.unlock(made.folder, PASSPHRASE, secrets=None)
    path = backup.make(old).path
    old.close()
    status, out, err = banso("backup", "restore", path, "--recovery-code", code)
    assert (status, out.strip()) == (0, path)
    assert "残してあります" not in err
    assert len(json.loads(banso("karte", "list", "--json")[1])) == 1
