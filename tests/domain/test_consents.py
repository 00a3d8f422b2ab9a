"""Which consent holds, and why none does."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from app.domain import consents
from app.domain.consents import Consent, Handing, Lack, Party, Request, Terms

DAY = date(2026, 11, 22)
BANK = "株式会社みほん銀行"
TERMS = Terms("share", DAY, BANK, ("profile", "checks"), "written", "見本 太郎")


def consent(terms: Terms = TERMS, *, withdrawn_on: date | None = None, name: str = "a") -> Consent:
    at = datetime(2026, 11, 22, 3, tzinfo=UTC)
    return Consent(name, "c", "みほん商店", terms, "1", "文", "", "指導員", at, withdrawn_on)


def test_a_consent_without_an_end_holds_until_it_is_withdrawn() -> None:
    given = consent()
    assert consents.status(given, DAY - timedelta(days=1)) == "not_yet"
    assert consents.status(given, DAY) == "valid"
    assert consents.status(given, date(2099, 1, 1)) == "valid"
    withdrawn = consent(withdrawn_on=date(2026, 12, 1))
    assert consents.status(withdrawn, date(2026, 11, 30)) == "valid"
    assert consents.status(withdrawn, date(2026, 12, 1)) == "withdrawn"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2027, 2, 28), "valid"),
        (date(2027, 3, 1), "ends_soon"),
        (date(2027, 3, 31), "ends_soon"),
        (date(2027, 4, 1), "ended"),
    ],
)
def test_a_consent_holds_to_the_end_of_its_last_day(day: date, expected: str) -> None:
    given = consent(replace(TERMS, until=date(2027, 3, 31)))
    assert consents.status(given, day) == expected
    assert consents.is_valid(given, day) is (expected != "ended")


def find(*given: Consent, items: tuple[str, ...] = ("checks",), purpose: str = "") -> object:
    return consents.find(given, recipient="みほん銀行", items=items, on=DAY, purpose=purpose)


def test_the_recipient_is_the_same_without_its_legal_form_and_in_any_width() -> None:
    assert consents.same_party("（株）ミホン銀行", "みほん 銀行")
    assert not consents.same_party("みほん銀行", "みほん信用金庫")
    assert consents.same_party("㈱山田会計", "山田会計　株式会社")
    assert consents.same_party("ＮＰＯ法人みほん", "(NPO)みほん")
    assert consents.same_party("山田会計", "税理士法人山田会計")
    assert not consents.same_party("株式会社山田会計", "税理士法人山田会計")
    given = consent()
    assert find(given) is given
    assert consents.find([given], recipient="ほかの銀行", items=(), on=DAY) == Lack("none")


def test_nobody_is_not_a_recipient() -> None:
    nameless = consent(replace(TERMS, recipient=""))
    assert consents.find([nameless], recipient=" ", items=(), on=DAY) == Lack("none")


def test_a_purpose_within_the_organisation_lets_nothing_out() -> None:
    assert find(consent(replace(TERMS, purpose="keep"))) == Lack("none")
    assert find(consent(replace(TERMS, purpose="statistics"))) == Lack("none")


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (consent(withdrawn_on=DAY), "withdrawn"),
        (
            consent(
                replace(TERMS, given_on=date(2026, 1, 1), until=DAY - timedelta(days=1)),
            ),
            "ended",
        ),
        (consent(replace(TERMS, given_on=DAY + timedelta(days=1))), "not_yet"),
    ],
)
def test_why_a_consent_does_not_hold(given: Consent, reason: str) -> None:
    assert find(given) == Lack(reason, given)  # type: ignore[arg-type]


def test_the_latest_consent_says_why() -> None:
    old = consent(replace(TERMS, given_on=date(2025, 1, 1)), withdrawn_on=date(2025, 2, 1))
    new = consent(replace(TERMS, given_on=date(2026, 1, 1), until=date(2026, 2, 1)), name="b")
    assert find(new, old) == Lack("ended", new)


def test_another_purpose_or_missing_items_are_named() -> None:
    given = consent()
    assert find(given, purpose="refer") == Lack("purpose", given)
    assert find(given, purpose="share") is given
    lack = find(given, items=("documents", "checks", "figures"))
    assert lack == Lack("items", given, ("figures", "documents"))


def test_of_several_the_one_that_holds_longest() -> None:
    short = consent(replace(TERMS, until=date(2027, 1, 1)))
    long = consent(replace(TERMS, until=date(2028, 1, 1)), name="b")
    endless = consent(name="c")
    assert find(short, long) is long
    assert find(endless, long, short) is endless


def test_kept_for_three_years() -> None:
    assert consents.kept_until(date(2026, 11, 22)) == date(2029, 11, 22)
    assert consents.kept_until(date(2028, 2, 29)) == date(2031, 3, 1)


def test_the_text_has_a_fingerprint() -> None:
    assert consents.text_hash("同意します") != consents.text_hash("同意しません")
    assert len(consents.text_hash("")) == 64


def places(found: tuple[object, ...]) -> list[str]:
    return [str(each).partition(":")[0] for each in found]


def test_every_fault_of_a_consent_at_once() -> None:
    assert consents.faults(TERMS, DAY) == ()
    keep = replace(TERMS, purpose="keep", recipient="")
    assert consents.faults(keep, DAY) == ()
    wrong = Terms("share", DAY, "", (), "smoke", until=date(2026, 1, 1))
    assert places(consents.faults(wrong, date(2026, 11, 1))) == [
        "recipient",
        "items",
        "way",
        "given_on",
        "until",
    ]
    assert places(consents.faults(replace(TERMS, purpose="x", items=("x",)), DAY)) == [
        "purpose",
        "items",
    ]


def test_every_fault_of_a_handing_at_once() -> None:
    good = Handing(
        BANK, ("checks",), "チェックの結果", "paper", DAY, address="港町1", representative="港"
    )
    assert consents.handing_faults(good, DAY) == ()
    own = replace(good, party="", direction="client", address="", representative="")
    assert consents.handing_faults(own, DAY) == ()
    received = replace(good, direction="in")
    assert places(consents.handing_faults(received, DAY)) == ["obtained"]
    assert consents.handing_faults(replace(received, obtained="本人から"), DAY) == ()
    wrong = Handing("", (), "", "", DAY)
    assert places(consents.handing_faults(wrong, date(2026, 1, 1))) == [
        "party",
        "items",
        "way",
        "on",
    ]


@pytest.mark.parametrize("direction", ["out", "in"])
def test_the_record_names_the_address_and_who_represents_a_corporation(
    direction: consents.Direction,
) -> None:
    bare = Handing(BANK, ("checks",), "", "mail", DAY, direction, obtained="本人から")
    assert places(consents.handing_faults(bare, DAY)) == ["address", "representative"]
    for name in ("税理士法人山田会計", "㈱みほん", "みほん商工会議所 "):
        given = replace(bare, party=name, address="港町1")
        assert places(consents.handing_faults(given, DAY)) == ["representative"]
    person = replace(bare, party="見本 太郎", address="港町1")
    assert consents.handing_faults(person, DAY) == ()
    nobody = replace(bare, party=" ")
    assert places(consents.handing_faults(nobody, DAY)) == ["party"]


def test_a_party_is_known_again_in_any_spelling_of_its_form() -> None:
    bank = Party("株式会社みほん", "港町1", "港 一郎")
    other = Party("有限会社みほん", "山町2")
    assert consents.known_party("みほん㈱", (other, bank)) is bank
    assert consents.known_party("みほん", (other, bank)) is None
    given = Handing("（株）みほん", ("checks",), "", "mail", DAY)
    whole = consents.completed(given, (other, bank))
    assert (whole.address, whole.representative) == ("港町1", "港 一郎")
    assert consents.completed(replace(given, representative="山"), (bank,)).representative == "山"
    for stays in (
        replace(given, address="川町3"),
        replace(given, direction="client"),
        replace(given, party="別の会"),
    ):
        assert consents.completed(stays, (other, bank)) is stays


def test_every_fault_of_a_request_at_once() -> None:
    good = Request("disclose", DAY, DAY + consents.ANSWER_WITHIN)
    assert consents.request_faults(good) == ()
    done = replace(good, state="done")
    assert places(consents.request_faults(done)) == ["answered_on"]
    assert consents.request_faults(replace(done, answered_on=DAY)) == ()
    wrong = Request("x", DAY, date(2026, 1, 1), state="x", answered_on=DAY)
    assert places(consents.request_faults(wrong)) == ["kind", "state", "due_on"]
