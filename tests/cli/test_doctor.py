"""`banso doctor`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from app.paths import DataFolder
    from tests.cli.conftest import Banso


def test_the_doctor_is_content(banso: Banso, file: Path) -> None:
    banso("karte", "import-checks", file)
    code, out, err = banso("doctor")
    assert code == 0
    assert "チェック3件" in out
    assert "問題はありません" in err


def test_the_doctor_finds_faults_and_says_what_to_do(
    banso: Banso, data: DataFolder, file: Path
) -> None:
    code, out, _ = banso("doctor")
    assert code == 1
    assert "まだデータがありません" in out
    banso("karte", "import-checks", file)
    banso("backup", "now")
    data.store.write_bytes(b"broken" * 1000)
    code, out, err = banso("doctor")
    assert code == 1
    assert "banso backup restore" in out
    assert "1か所" in err
