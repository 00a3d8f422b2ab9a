"""Reports of checks that lie in a real store."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from app.domain.records import Advisor, CheckContext, ClientFields
from app.errors import NotFound
from app.services import checks, clients, profile, reporting
from tests.domain import making
from tests.reports import papers, samples

if TYPE_CHECKING:
    from app.domain.records import Check, Client
    from app.services.store import Store


@pytest.fixture
def client(store: Store) -> Client:
    """A client."""
    fields = ClientFields("株式会社すぎたに製茶", industry="E10", kind="corporation")
    return clients.create(store, fields)[0]


def finished(store: Store, client: Client, day: date, **answers: str) -> Check:
    """A finished check with answers that differ from the usual ones."""
    draft, _ = checks.start(store, client.id, context=CheckContext(day))
    given = {key.replace("__", "."): code for key, code in answers.items()}
    checks.answer_many(store, draft.id, {**making.check(30), **given})
    return checks.finish(store, draft.id)[0]


def test_a_check_with_its_client_advisor_and_earlier_check(store: Store, client: Client) -> None:
    profile.save_advisor(store, Advisor("森 あおい", "さつき商工会議所", "", b""))
    finished(store, client, date(2025, 10, 1), q2__finance="now")
    now = finished(store, client, date(2026, 10, 1), q2__finance="later")
    content = reporting.content(store, now.id)
    assert content.client_name == "株式会社すぎたに製茶"
    assert content.honorific == "御中"
    assert content.advisor.organisation == "さつき商工会議所"
    assert content.code == now.code
    assert content.previous_date_text == "2025年10月1日（令和7年）"
    assert content.comparison == "前回の宿題を100とすると、今回は50です（50軽くなりました）。"


def test_the_first_check_has_nothing_before(store: Store, client: Client) -> None:
    content = reporting.content(store, finished(store, client, date(2026, 10, 1)).id)
    assert content.previous_date_text == ""
    assert not content.todo.has_previous


def test_a_check_that_is_not_there(store: Store) -> None:
    with pytest.raises(NotFound):
        reporting.content(store, "nobody")
    with pytest.raises(NotFound):
        reporting.sheet_pdf(store, "nobody")


def test_the_report_and_the_sheet_of_a_client(store: Store, client: Client) -> None:
    now = finished(store, client, date(2026, 10, 1), q2__finance="now")
    data = reporting.report_pdf(store, now.id, confirmation_boxes=True)
    assert papers.page_count(data) == 5
    text = papers.flat(data)
    assert now.code in text
    assert "確認欄" in text
    sheet = papers.texts(reporting.sheet_pdf(store, client.id))
    assert "株式会社すぎたに製茶 御中" in sheet[0]


def test_text_and_picture_of_a_content() -> None:
    content = samples.usual()
    assert reporting.plain_text(content).startswith("経営チェックの結果")
    assert reporting.chart_picture(content.todo, "png").startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("株式会社みねと精工", "20261122_株式会社みねと精工_経営チェック.pdf"),
        ("A/B:C*D?商店", "20261122_A／B：C＊D？商店_経営チェック.pdf"),
        ('"か"<き>|\\', "20261122_”か”＜き＞｜＼_経営チェック.pdf"),
        ("山田 商店", "20261122_山田_商店_経営チェック.pdf"),
        ("𠮷野家", "20261122_𠮷野家_経営チェック.pdf"),
        ("...", "20261122_無題_経営チェック.pdf"),
    ],
)
def test_file_names(name: str, file: str) -> None:
    assert reporting.file_name(replace(samples.usual(), client_name=name)) == file


def test_long_names_leave_room_for_date_and_ending() -> None:
    content = replace(samples.usual(), client_name=samples.LONG_NAME * 3)
    name = reporting.file_name(content)
    assert len(name) <= 80
    assert name.startswith("20261122_特定非営利活動法人")
    assert name.endswith("_経営チェック.pdf")
