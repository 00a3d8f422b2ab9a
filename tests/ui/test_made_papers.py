"""The papers of the preview: what is on them and what their files are called."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from app.domain.records import ClientFields
from app.services import clients
from app.ui import made_papers
from app.ui.printing import ShownDocument
from tests.ui import finished

if TYPE_CHECKING:
    from app.domain.records import Client
    from app.ui.desk import Desk


def words(data: bytes) -> str:
    """The text on all pages."""
    document = ShownDocument()
    document.show(data)
    return document.words.replace("\r\n", "")


@pytest.mark.usefixtures("qtbot")
def test_the_report_has_the_memo_only_when_asked_for(desk: Desk, client: Client) -> None:
    check = finished.finish(desk.store, client.id, on=date(2026, 11, 20))
    usual = made_papers.report(desk.store, check.id)
    assert usual.file_name == "20261120_株式会社みなと食堂_経営チェック.pdf"
    assert usual.title == "株式会社みなと食堂 御中"
    assert usual.has_memo
    assert "奥様が帳簿を担当" not in words(usual.data)
    assert "奥様が帳簿を担当" in words(
        made_papers.report(desk.store, check.id, with_memo=True).data
    )


def test_the_sheet_has_no_memo(desk: Desk, client: Client) -> None:
    made = made_papers.sheet(desk.store, client.id, today=date(2026, 11, 22))
    assert made.file_name == "20261122_株式会社みなと食堂_回答用紙.pdf"
    assert made.title == "株式会社みなと食堂 回答用紙"
    assert not made.has_memo


@pytest.mark.usefixtures("qtbot")
def test_the_report_shows_others_only_when_asked_for(desk: Desk, client: Client) -> None:
    for number in range(10):
        other, _ = clients.create(desk.store, ClientFields(f"店{number}"))
        finished.finish(desk.store, other.id, on=date(2026, 10, 1))
    check = finished.finish(desk.store, client.id)
    whose = "10社の平均（2026年10月まで）"
    assert whose not in words(made_papers.report(desk.store, check.id).data)
    asked = made_papers.of_check(
        desk.store, check.id, confirmation_boxes=False, with_peers=True
    ).made(with_memo=False)
    assert whose in words(asked.data).replace("(", "（").replace(")", "）")
