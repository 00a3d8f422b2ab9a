"""Consents given and withdrawn, what they let out, and how long they are kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from app.domain.changes import Kind
from app.domain.consents import Handing, Party, Terms
from app.errors import Faults, NoConsent, NotFound
from app.models.ledger import DisclosureRecord
from app.services import clients, handing, ledger
from tests.services import making

if TYPE_CHECKING:
    from app.services.store import Store

DAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
BANK = "みほん銀行"
TERMS = Terms("share", DAY, BANK, ("profile", "checks"), "written", "見本 太郎")
PARTY: dict[str, Any] = {"address": "名古屋市港区1-2", "representative": "港 一郎"}
HANDED = Handing(BANK, ("checks",), "経営チェックの結果（PDF）", "mail", DAY, **PARTY)


@pytest.fixture(autouse=True)
def _clock(store: Store) -> None:
    store.clock = lambda: NOW


def given(store: Store, client_id: str, terms: Terms = TERMS) -> str:
    return ledger.grant(store, client_id, terms, text="読みあげた文", version="1")[0].id


def test_a_consent_is_kept_with_its_very_text(store: Store) -> None:
    client_id = making.client(store)
    made, changes = ledger.grant(store, client_id, TERMS, text="読みあげた文", version="1")
    assert changes.concerns(Kind.LEDGER)
    assert made.id in changes.ids
    assert ledger.of_client(store, client_id) == (made,)
    assert ledger.get(store, made.id) == made
    assert made.terms == TERMS
    assert made.text == "読みあげた文"
    assert made.client_name == "株式会社みほん製作所"
    assert len(made.text_hash) == 64


def test_a_faulty_consent_leaves_nothing(store: Store) -> None:
    client_id = making.client(store)
    with pytest.raises(Faults):
        given(store, client_id, Terms("share", DAY))
    with pytest.raises(NotFound):
        given(store, "nobody")
    assert ledger.of_client(store, client_id) == ()


def test_withdrawn_and_the_withdrawal_taken_back(store: Store) -> None:
    client_id = making.client(store)
    consent_id = given(store, client_id)
    ledger.withdraw(store, consent_id, DAY, note="電話で")
    found = ledger.get(store, consent_id)
    assert found.withdrawn_on == DAY
    ledger.void(store, found.withdrawal)
    assert ledger.get(store, consent_id).withdrawn_on is None
    with pytest.raises(Faults):
        ledger.withdraw(store, consent_id, DAY + timedelta(days=1))
    with pytest.raises(NotFound):
        ledger.withdraw(store, found.withdrawal, DAY)


def test_the_first_withdrawal_counts(store: Store) -> None:
    consent_id = given(
        store, making.client(store), Terms("share", date(2026, 1, 1), BANK, ("checks",))
    )
    for day in (3, 2, 4):
        ledger.withdraw(store, consent_id, date(2026, 2, day))
    assert ledger.get(store, consent_id).withdrawn_on == date(2026, 2, 2)


def test_a_consent_recorded_by_mistake_counts_no_more(store: Store) -> None:
    client_id = making.client(store)
    consent_id = given(store, client_id)
    ledger.void(store, consent_id)
    assert ledger.of_client(store, client_id) == ()
    for use in (ledger.get, ledger.void):
        with pytest.raises(NotFound):
            use(store, "no such thing")
    with pytest.raises(NotFound):
        ledger.get(store, consent_id)


def test_nothing_leaves_without_a_consent(store: Store) -> None:
    client_id = making.client(store)
    with pytest.raises(NoConsent, match="まだいただいていません"):
        handing.hand_out(store, client_id, HANDED)
    assert handing.log(store, client_id) == ()
    consent_id = given(store, client_id)
    line, changes = handing.hand_out(store, client_id, HANDED)
    assert changes.concerns(Kind.LEDGER)
    assert line.consent_id == consent_id
    assert line.handing.purpose == "share"
    assert handing.log(store, client_id) == (line,)
    ledger.withdraw(store, consent_id, DAY)
    with pytest.raises(NoConsent, match="取り下げられて"):
        handing.hand_out(store, client_id, HANDED)


def test_the_client_gets_their_own_and_what_comes_in_is_recorded(store: Store) -> None:
    client_id = making.client(store)
    own = Handing("", ("checks",), "結果", "paper", DAY, "client")
    received = Handing(
        BANK, ("figures",), "試算表", "mail", DAY, "in", obtained="本人から預かった", **PARTY
    )
    handing.hand_out(store, client_id, own)
    handing.hand_out(store, client_id, received)
    assert [line.handing.direction for line in handing.log(store, client_id)] == ["in", "client"]
    with pytest.raises(Faults):
        handing.hand_out(store, client_id, Handing("", (), "", "", DAY, "client"))


def test_a_party_is_typed_once_and_known_from_then_on(store: Store) -> None:
    client_id, other = making.client(store), making.client(store, "ほかの店")
    for each in (client_id, other):
        given(store, each)
    bare = replace(HANDED, address="", representative="")
    with pytest.raises(Faults) as caught:
        handing.hand_out(store, client_id, bare)
    assert [each.place for each in caught.value.faults] == ["address", "representative"]
    with pytest.raises(Faults):
        handing.hand_out(store, client_id, replace(bare, party=""))
    handing.hand_out(store, client_id, HANDED)
    assert handing.parties(store) == (Party(BANK, **PARTY),)
    line, _ = handing.hand_out(store, other, bare)
    assert (line.handing.address, line.handing.representative) == tuple(PARTY.values())
    assert handing.log(store, other) == (line,)
    moved, _ = handing.hand_out(store, other, replace(HANDED, address="豊橋市\n3"))
    assert handing.parties(store) == (Party(BANK, "豊橋市 3", "港 一郎"),)
    handing.void(store, moved.id)
    assert handing.parties(store) == (Party(BANK, **PARTY),)
    lone = replace(HANDED, party="見本 太郎", direction="in", obtained="本人", representative="")
    handing.hand_out(store, client_id, lone)
    assert handing.log(store, client_id)[0].handing == lone
    assert handing.parties(store)[0] == Party("見本 太郎", PARTY["address"])


def test_a_line_of_an_older_version_has_only_the_name(store: Store) -> None:
    client_id = making.client(store)
    with store.writing() as session:
        row = DisclosureRecord(
            direction="out",
            party=BANK,
            items='["checks"]',
            way="mail",
            on_day=DAY,
            **ledger.about(session, NOW, client_id),
        )
        session.add(row)
    (line,) = handing.log(store, client_id)
    assert (line.handing.party, line.handing.address, line.handing.representative) == (BANK, "", "")
    assert handing.parties(store) == ()


def test_a_line_recorded_by_mistake_is_cancelled_and_stays(store: Store) -> None:
    client_id = making.client(store)
    line, _ = handing.hand_out(
        store, client_id, Handing("", ("checks",), "", "paper", DAY, "client")
    )
    handing.void(store, line.id)
    assert handing.log(store, client_id) == ()
    with store.reading() as session:
        assert session.execute(text("SELECT count(*) FROM disclosure")).scalar() == 2
    with pytest.raises(NotFound):
        handing.void(store, "no such line")


def test_permission_says_why_not(store: Store) -> None:
    client_id = making.client(store)
    consent_id = given(store, client_id)

    def ask(*items: str, recipient: str = BANK, purpose: str = "") -> handing.Permission:
        return handing.permission(
            store, client_id, recipient=recipient, items=items, on=DAY, purpose=purpose
        )

    fine = ask("checks")
    assert fine.given
    assert fine.why_not == ""
    assert fine.consent is not None
    assert fine.consent.id == consent_id
    assert not ask("checks", recipient="ほかの会").given
    assert ask("figures").why_not == f"「{BANK}」に渡す同意に、決算の数字が入っていません。"
    assert "目的" in ask("checks", purpose="refer").why_not


def test_a_group_goes_out_together_or_not_at_all(store: Store) -> None:
    one, other = making.client(store), making.client(store, "ほかの店")
    given(store, one)
    lacking = handing.lacking(store, (one, other), recipient=BANK, items=("checks",), on=DAY)
    assert list(lacking) == [other]
    clients.trash(store, one)
    with store.writing() as session:
        clients.find(session, one, trashed=True).merged_into = other
    assert handing.lacking(store, (other,), recipient=BANK, items=("checks",), on=DAY) == {}
    clients.restore(store, one)
    with pytest.raises(NoConsent):
        handing.hand_out_many(store, {one: HANDED, other: HANDED})
    assert handing.log(store, one) == ()


def test_a_large_group_is_weighed_as_a_small_one(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = making.client(store), making.client(store, "ほかの店")
    consent_id = given(store, one)
    monkeypatch.setattr(handing, "_FEW", 1)
    with pytest.raises(NoConsent):
        handing.hand_out_many(store, {one: HANDED, other: HANDED})
    assert handing.log(store, one) == ()
    given(store, other)
    handing.hand_out_many(store, {one: HANDED, other: HANDED})
    (line,) = handing.log(store, one)
    assert (line.consent_id, line.handing.purpose) == (consent_id, "share")


def test_recipients_are_named_with_how_many_clients_they_may_get(store: Store) -> None:
    one, other, third = (making.client(store, name) for name in ("あ", "い", "う"))
    for client_id, party in (
        (one, BANK), (one, "みほん銀行 "), (other, "みほん 銀行"), (other, "商工会"), (third, BANK),
    ):  # fmt: skip
        given(store, client_id, Terms("share", DAY, party, ("profile", "checks")))
    ended = Terms("refer", date(2026, 1, 5), "専門家", ("checks",), until=date(2026, 2, 1))
    given(store, one, ended)
    given(store, third, Terms("share", DAY, "商工会", ("figures",)))
    given(store, third, Terms("keep", DAY, "", ("checks",)))
    found = handing.recipients(store, (one, other, third), items=("checks",), on=DAY)
    assert list(found.items()) == [(BANK, 3), ("商工会", 1)]
    assert handing.recipients(store, (third,), items=("checks", "profile"), on=DAY) == {BANK: 1}


@pytest.mark.parametrize("table", ["consent", "disclosure"])
def test_a_line_of_the_ledger_never_changes(store: Store, table: str) -> None:
    client_id = making.client(store)
    given(store, client_id)
    handing.hand_out(store, client_id, HANDED)
    again = f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}"
    for statement in (f"UPDATE {table} SET note = 'x'", f"DELETE FROM {table}", again):
        with (
            pytest.raises(IntegrityError, match="never changes"),
            store.writing() as session,
        ):
            session.execute(text(statement))


def purge(store: Store, client_id: str) -> None:
    clients.trash(store, client_id)
    now = store.clock()
    store.clock = lambda: now + timedelta(days=31)
    clients.purge(store)


def test_the_ledger_outlives_the_client_by_three_years(store: Store) -> None:
    # The triggers ask the clock of the system: so this happens some years ago.
    store.clock = lambda: datetime(2020, 3, 1, tzinfo=UTC)
    client_id = making.client(store)
    day = date(2020, 2, 1)
    given(store, client_id, Terms("share", day, BANK, ("checks",)))
    handing.hand_out(store, client_id, Handing(BANK, ("checks",), "結果", "mail", day, **PARTY))
    purge(store, client_id)
    with pytest.raises(NotFound):
        clients.get(store, client_id)
    store.clock = lambda: datetime(2023, 2, 28, 12, tzinfo=UTC)
    ledger.expire(store)
    assert len(ledger.of_client(store, client_id)) == 1
    store.clock = lambda: datetime(2023, 3, 2, tzinfo=UTC)
    changes = ledger.expire(store)
    assert client_id in changes.ids
    assert ledger.of_client(store, client_id) == ()
    assert handing.log(store, client_id) == ()


def test_the_ledger_of_a_client_who_is_here_is_kept(store: Store) -> None:
    store.clock = lambda: datetime(2015, 3, 1, tzinfo=UTC)
    client_id = making.client(store)
    given(store, client_id, Terms("keep", date(2015, 2, 1), items=("checks",)))
    store.clock = lambda: NOW
    ledger.expire(store)
    assert len(ledger.of_client(store, client_id)) == 1


def test_before_three_years_no_delete_at_all(store: Store) -> None:
    client_id = making.client(store)
    given(store, client_id)
    purge(store, client_id)
    with pytest.raises(IntegrityError), store.writing() as session:
        session.execute(text("DELETE FROM consent"))


def test_the_ledger_of_a_merged_client_is_its_heirs(store: Store) -> None:
    store.clock = lambda: datetime(2020, 3, 1, tzinfo=UTC)
    one, other = making.client(store), making.client(store, "ほかの店")
    consent_id = given(store, one, Terms("share", date(2020, 1, 1), BANK, ("checks",)))
    clients.trash(store, one)
    with store.writing() as session:
        clients.find(session, one, trashed=True).merged_into = other
    assert [each.id for each in ledger.of_client(store, other)] == [consent_id]
    store.clock = lambda: datetime(2020, 5, 1, tzinfo=UTC)
    clients.purge(store)
    store.clock = lambda: NOW
    ledger.expire(store)
    assert [each.id for each in ledger.of_client(store, other)] == [consent_id]
