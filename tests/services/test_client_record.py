"""One client's whole record as a file."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pypdfium2

from app.domain.entries.consultation import Consultation
from app.domain.entries.figures import YearFigures
from app.domain.entries.simple import Action, Note, Visit
from app.domain.records import ClientFields, Contact, Supporter
from app.services import client_record, clients, entries
from tests.services import making

if TYPE_CHECKING:
    from pathlib import Path

    from app.services.store import Store

AT = datetime(2026, 11, 4, 1, 0, tzinfo=UTC)


def _client(store: Store) -> str:
    fields = ClientFields(
        "株式会社みかん", postal_code="4411374", prefecture="23", employees=12,
        contacts=(Contact("鈴木", "経理"),), supporters=(Supporter("三河銀行"),), tags=("酒蔵",),
    )  # fmt: skip
    client_id = clients.create(store, fields)[0].id
    making.check(store, client_id)
    making.check(store, client_id, item_set="short")
    entries.create(store, client_id, Visit(state="held", starts_at=AT, purpose="新しい帳簿"))
    entries.create(store, client_id, Action("見積もりを送る", date(2026, 12, 1)))
    entries.create(store, client_id, Action("期限のない約束"))
    entries.create(store, client_id, Action("済んだ約束", state="done"))
    entries.create(store, client_id, YearFigures(date(2026, 3, 31), sales=12_000_000))
    value = Consultation(state="held", held_at=AT, issue="在庫が合わない")
    entries.create(store, client_id, value)
    return client_id


def _text(data: bytes) -> str:
    pages = pypdfium2.PdfDocument(data)
    return "".join(page.get_textpage().get_text_range() for page in pages).replace("\r\n", "")


def test_the_json_holds_everything_and_its_history(store: Store) -> None:
    client_id = _client(store)
    clients.update(store, client_id, ClientFields("株式会社みかん園"))
    found = json.loads(client_record.as_json(store, client_id))
    assert found["client"]["fields"]["name"] == "株式会社みかん園"
    assert len(found["checks"]) == 2
    assert {each["kind"] for each in found["entries"]} == {
        "visit", "action", "consultation", "figures",
    }  # fmt: skip
    assert any(each["before"] for each in found["history"])


def test_the_paper_tells_what_is_open_and_what_was_done(store: Store, tmp_path: Path) -> None:
    client_id = _client(store)
    path = client_record.save(store, client_id, tmp_path / "a.pdf", "pdf")
    text = _text(path.read_bytes())
    for words in (
        "株式会社みかん",
        "見積もりを送る",
        "在庫が合わない",
        "新しい帳簿",
        "経理",
        "三河銀行",
        "12,000,000",
    ):
        assert words in text
    assert client_record.save(store, client_id, tmp_path / "a.json", "json").exists()


def test_a_new_client_makes_a_paper_too(store: Store, tmp_path: Path) -> None:
    client_id = clients.create(store, ClientFields("丸屋"))[0].id
    path = client_record.save(store, client_id, tmp_path / "a.pdf", "pdf")
    assert "記録はまだありません" in _text(path.read_bytes())


def test_an_entry_as_lines_for_pasting(store: Store) -> None:
    client_id = clients.create(store, ClientFields("丸屋"))[0].id
    entry, _ = entries.create(store, client_id, Note("一行目"))
    text = client_record.paste_text(store, entry.id)
    assert text.startswith("事業者名：丸屋\n")
    assert "一行目" in text
