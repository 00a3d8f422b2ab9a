"""The call list as a workbook."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from app.domain.knowledge.items import Fits
from app.domain.records import ClientFields
from app.domain.seeking import Wanted
from app.services import clients, handing, seeking_list
from tests.services.test_seeking import ISSUE, TODAY, check

if TYPE_CHECKING:
    from pathlib import Path

    from app.services.store import Store

WANTED = Wanted("補助金 A&B", (ISSUE,), fits=Fits(industries=("I",)), deadline=TODAY)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the list goes."""
    return tmp_path / "list.xlsx"


def test_everybody_with_the_reasons_for_a_hand_to_write_on(store: Store, path: Path) -> None:
    first = clients.create(store, ClientFields("=丸屋", phone="053-1", town="浜松市"))[0].id
    clients.create(store, ClientFields("まだの店", owner="other"))
    check(store, first, date(2026, 11, 1), **{ISSUE: "now"})
    assert seeking_list.export(store, path, WANTED) == 2
    sheet = openpyxl.load_workbook(path).worksheets[0]
    lines: list[Any] = [tuple(row) for row in sheet.iter_rows(values_only=True)]
    head, one, two = lines
    assert head[:3] == ("順", "お客様", "電話")
    assert one[:5] == (1, "=丸屋", "053-1", "浜松市", "2026/11/01")
    assert "すぐ取りかかりたい" in one[5]
    assert one[6:] == ("業種がまだ未登録です", "", "")
    assert two[1] == "まだの店"
    footer: Any = sheet.oddFooter
    assert "＆" in footer.left.text
    assert handing.log(store, first) == ()
    assert seeking_list.export(store, path, WANTED, owner="other") == 1


def test_nobody_is_a_list_with_a_head(store: Store, path: Path) -> None:
    assert seeking_list.export(store, path, Wanted("交流会")) == 0
    assert openpyxl.load_workbook(path).worksheets[0].max_row == 1
