"""Everything held on a person, in one folder; and the ledger on paper."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from app.domain.consents import Handing, Terms
from app.domain.entries.simple import Note
from app.errors import NotFound
from app.services import (
    checks,
    consenting,
    documents,
    entries,
    handing,
    holdings,
    ledger,
    ledger_papers,
)
from tests.pictures import PDF
from tests.reports import papers
from tests.services import making

if TYPE_CHECKING:
    from pathlib import Path

    from app.services.store import Store

DAY = date(2026, 11, 22)
TERMS = Terms("share", DAY, "みほん銀行", ("checks",), "written")


@pytest.fixture(autouse=True)
def _clock(store: Store) -> None:
    store.clock = lambda: datetime(2026, 11, 22, 3, tzinfo=UTC)


def test_everything_is_there(store: Store, tmp_path: Path) -> None:
    client_id = making.client(store)
    making.check(store, client_id)
    making.check(store, client_id)
    draft = making.draft(store, client_id)
    making.draft(store, making.client(store, "別の店"))
    entries.create(store, client_id, Note("駐車場は裏"))
    consenting.agree(store, client_id, TERMS)
    given = Handing(
        "みほん銀行", ("checks",), "結果", "mail", DAY, address="港町1", representative="港"
    )
    handing.hand_out(store, client_id, given)
    for _ in range(2):
        documents.add(store, client_id, "見積.pdf", PDF)
    torn, _ = documents.add(store, client_id, "傷んだ.txt", b"abc")
    (store.folder.documents / documents.value_of(torn).blob).unlink()
    folder = holdings.gather(store, client_id, tmp_path)
    record = json.loads((folder / holdings.RECORD).read_text("utf-8"))
    assert record["client"]["fields"]["name"] == "株式会社みほん製作所"
    assert len(record["checks"]) == 2
    assert [each["id"] for each in record["drafts"]] == [draft]
    plain = papers.flat((folder / holdings.PLAIN).read_bytes())
    assert "駐車場は裏" in plain
    assert "株式会社みほん製作所" in plain
    assert [path.name[9:] for path in sorted((folder / holdings.CHECKS).iterdir())] == [
        "株式会社みほん製作所_経営チェック(2).pdf",
        "株式会社みほん製作所_経営チェック.pdf",
    ]
    assert {each["kind"] for each in record["entries"]} == {"note", "document"}
    assert record["disclosures"][0]["handing"]["party"] == "みほん銀行"
    assert sorted(path.name for path in (folder / holdings.PAPERS).iterdir()) == [
        "見積(2).pdf",
        "見積.pdf",
    ]
    words = (folder / holdings.READ_ME).read_text("utf-8-sig")
    assert [path.name for path in folder.iterdir() if path.name not in words] == [holdings.READ_ME]
    assert "暗号になっていません" in words
    assert "読み出せなかった書類：傷んだ.txt" in words
    assert folder.stat().st_mode & 0o077 == 0
    assert (folder / holdings.LOG).read_bytes().startswith(b"%PDF")
    assert holdings.gather(store, client_id, tmp_path) != folder
    with pytest.raises(NotFound):
        holdings.gather(store, "nobody", tmp_path)


def test_what_was_typed_over_and_thrown_away_is_there_too(store: Store, tmp_path: Path) -> None:
    client_id = making.client(store)
    note, _ = entries.create(store, client_id, Note("駐車場は表"))
    entries.update(store, note.id, Note("駐車場は裏"))
    paper, _ = documents.add(store, client_id, "覚え.txt", "前の版".encode())
    documents.new_version(store, paper.id, "次の版".encode())
    gone, _ = documents.add(store, client_id, "捨てた.txt", "まだある".encode())
    entries.trash(store, gone.id)
    away = making.draft(store, client_id)
    checks.discard(store, away)
    folder = holdings.gather(store, client_id, tmp_path)
    changed = papers.flat((folder / holdings.CHANGES).read_bytes())
    assert "駐車場は表駐車場は裏" in changed
    assert "2026/11/22(日)12:00" in changed
    (before,) = (folder / holdings.EARLIER).iterdir()
    assert before.name == "20261122_覚え.txt"
    assert before.read_text("utf-8") == "前の版"
    assert {path.name for path in (folder / holdings.TRASH).iterdir()} == {
        holdings.THROWN, "捨てた.txt",
    }  # fmt: skip
    assert (folder / holdings.TRASH / "捨てた.txt").read_text("utf-8") == "まだある"
    thrown = papers.flat((folder / holdings.TRASH / holdings.THROWN).read_bytes())
    assert "捨てた.txt" in thrown
    assert "2026/12/22(火)12:00を過ぎると消えます" in thrown
    record = json.loads((folder / holdings.RECORD).read_text("utf-8"))
    assert [each["kind"] for each in record["thrown_away"]] == ["document"]
    assert [each["id"] for each in record["thrown_away_drafts"]] == [away]
    assert record["drafts"] == []
    assert any((each["before"] or {}).get("value", {}).get("text") == "駐車場は表"
               for each in record["history"])  # fmt: skip
    words = (folder / holdings.READ_ME).read_text("utf-8-sig")
    for name in (holdings.CHANGES, holdings.EARLIER, holdings.TRASH):
        assert f"\n{name}　" in words
    assert holdings.CHECKS not in words  # only what is there is named


def test_the_ledger_on_paper(store: Store) -> None:
    client_id = making.client(store)
    consenting.agree(store, client_id, TERMS)
    (given,) = ledger.of_client(store, client_id)
    blank = papers.flat(ledger_papers.blank_form_pdf(store, client_id, TERMS))
    assert "上のとおり、同意します。" in blank
    form = papers.flat(ledger_papers.form_pdf(store, given, DAY))
    assert "2026年11月22日（令和8年）に、お客様から書面で同意をいただきました。" in form
    assert "に取り下げ" not in form


def test_a_consent_that_holds_no_longer_says_so_on_paper(store: Store) -> None:
    client_id = making.client(store)
    consenting.agree(store, client_id, replace(TERMS, until=DAY))
    (given,) = ledger.of_client(store, client_id)
    later = DAY + timedelta(days=1)
    for on, said in ((DAY, False), (later, True)):
        assert ("期限切れ" in papers.flat(ledger_papers.form_pdf(store, given, on))) == said
    ledger.withdraw(store, given.id, DAY)
    (given,) = ledger.of_client(store, client_id)
    gone = papers.flat(ledger_papers.form_pdf(store, given, later))
    assert "2026年11月22日（令和8年）に取り下げ" in gone
    assert "期限切れ" not in gone
