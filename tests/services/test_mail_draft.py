"""A draft of a mail: addressed, attached, for its owner only, wiped, and noted in the ledger."""

from __future__ import annotations

import email
from datetime import date
from email.policy import default
from typing import TYPE_CHECKING

import pytest

from app.domain.records import Advisor, ClientFields
from app.services import clients, handing, mail_draft, opened_files
from app.services.mail_draft import Attached

if TYPE_CHECKING:
    from email.message import EmailMessage

    from app.services.store import Store

ATTACHED = Attached("経営チェックの結果", ("checks",), "みほん_経営チェック.pdf", b"%PDF-1.4 x")
ADVISOR = Advisor("見本 花子", "みなと商工会", "000-000-0000")


def _parsed(content: bytes) -> EmailMessage:
    return email.message_from_bytes(content, policy=default)


def test_a_company_is_addressed_as_one_with_the_pdf_attached() -> None:
    fields = ClientFields(name="株式会社みほん製作所", email="info@example.com")
    content = mail_draft.letter(fields, ADVISOR, ATTACHED)
    content.decode("ascii")
    assert b"\r\nSubject: =?utf-8?" in content
    message = _parsed(content)
    assert (message["X-Unsent"], message["To"]) == ("1", "info@example.com")
    assert message["Subject"] == "経営チェックの結果をお送りします"
    body, attachment = message.get_body(), next(message.iter_attachments())
    assert body is not None
    text = body.get_content()
    assert text.startswith("株式会社みほん製作所 御中")
    assert "貴社の「経営チェックの結果」" in text
    assert "みなと商工会の見本 花子です" in text
    assert attachment.get_filename() == ATTACHED.file_name
    assert attachment.get_content() == ATTACHED.data


@pytest.mark.parametrize(
    ("typed", "to"),
    [
        ("a@example.jp b@example.jp", "a@example.jp"),
        ("担当 <a.b+c@example.co.jp>", "a.b+c@example.co.jp"),
        ("まだ聞いていない", None),
    ],
)
def test_it_goes_to_the_first_address_that_is_one(typed: str, to: str | None) -> None:
    fields = ClientFields(name="みほん商店", email=typed)
    assert _parsed(mail_draft.letter(fields, ADVISOR, ATTACHED))["To"] == to


def test_a_person_is_addressed_as_one_and_may_have_no_address() -> None:
    message = _parsed(mail_draft.letter(ClientFields(name="見本 太郎"), ADVISOR, ATTACHED))
    assert message["To"] is None
    body = message.get_body()
    assert body is not None
    assert "見本 太郎 様" in body.get_content()
    assert "貴社" not in body.get_content()


def test_the_draft_is_private_noted_and_wiped(store: Store) -> None:
    made, _ = clients.create(store, ClientFields(name="株式会社みほん製作所"))
    today = store.clock().astimezone().date()
    draft, _ = mail_draft.make(store, made.id, ATTACHED, today)
    assert draft.path.read_bytes().startswith(b"X-Unsent: 1")
    assert draft.path.parent.stat().st_mode & 0o077 == 0
    (line,) = handing.log(store, made.id)
    assert (line.handing.way, line.handing.direction) == ("mail", "client")
    assert mail_draft.wipe(draft)
    assert not draft.path.parent.exists()


def test_a_draft_that_was_left_is_wiped_with_the_next_start(store: Store) -> None:
    made, _ = clients.create(store, ClientFields(name="株式会社みほん製作所"))
    draft, _ = mail_draft.make(store, made.id, ATTACHED, date(2026, 1, 5))
    opened_files.close_all(store)
    assert not draft.path.exists()
