"""The form of a consent and the log, as their readers see them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from app.domain.consents import Consent, Disclosure, Handing, Terms
from app.domain.records import Advisor
from app.reports.consent_form import ConsentSheet, consent_form
from app.reports.layout import BOTTOM, FOOTER, PAGE_HEIGHT
from app.reports.ledger_log import ledger_log
from tests.reports import papers

DAY = date(2026, 11, 22)
AT = datetime(2026, 11, 22, 3, tzinfo=UTC)
ADVISOR = Advisor("指導員 みほん", "みほん商工会")
BANK = "みほん信用金庫"
TERMS = Terms("share", DAY, BANK, ("checks", "figures"), "written", "見本 太郎", date(2027, 3, 31))
PARTY: dict[str, Any] = {"address": "愛知県新城市見本町1-2", "representative": "港一郎"}
PEERS = (199, 71, 0)  # of the bar
SHEET = ConsentSheet(
    "みほん商店", TERMS, ("題", "本文です。", "つづきです。"), "2026-11", signed=False
)


def test_a_form_to_sign_on_one_page() -> None:
    data = consent_form(SHEET, ADVISOR)
    assert papers.page_count(data) == 1
    words = papers.flat(data)
    for part in (
        "みほん商工会御中",
        "本文です。",
        "上のとおり、同意します。",
        "お名前（ご署名）",
        BANK,
    ):
        assert part in words
    assert "チェックの結果、決算の数字" in words
    assert "2027年3月31日（令和9年）" in words
    assert all(embedded for _, embedded in papers.fonts(data))


@pytest.mark.parametrize(("who", "said"), [("見本 太郎", "見本太郎さまから"), ("", "お客様から")])
def test_a_form_of_a_consent_that_was_given(who: str, said: str) -> None:
    terms = replace(TERMS, until=None, given_by=who, recipient="", purpose="keep")
    sheet = replace(SHEET, terms=terms, paragraphs=("一文だけ。",), signed=True, recorded_by="花子")
    words = papers.flat(consent_form(sheet, Advisor()))
    assert said in words
    assert "記録した担当者：花子" in words
    assert "取り下げるまで" in words
    assert "ほかには渡しません" in words
    assert "御中" not in words
    alone = papers.flat(consent_form(replace(sheet, recorded_by=""), Advisor()))
    assert "記録した担当者" not in alone


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"withdrawn_on": date(2026, 12, 1)}, "2026年12月1日（令和8年）に取り下げ"),
        ({"ended": True}, "期限切れ：2027年3月31日（令和9年）まで"),
    ],
)
def test_a_consent_that_holds_no_longer_says_so_on_top(change: dict[str, Any], said: str) -> None:
    signed = replace(SHEET, signed=True)
    assert "ご署名が要るとき" in papers.flat(consent_form(signed, ADVISOR))
    data = consent_form(replace(signed, **change), ADVISOR)
    words = papers.flat(data)
    assert words.startswith("同意書")
    assert words.index(said) < words.index("本文です。")
    assert "ご署名が要るとき" not in words  # nobody signs what holds no longer
    bar = next(run for run in papers.runs(data, 0) if said in run.text)
    at = bar.left * papers.SCALE - 20, (PAGE_HEIGHT - bar.bottom) * papers.SCALE - 4
    assert papers.picture(data, 0).getpixel((round(at[0]), round(at[1]))) == PEERS
    assert said not in papers.flat(consent_form(signed, ADVISOR))


@pytest.mark.parametrize("signed", [True, False])
def test_the_name_of_the_client_stands_in_the_body(signed: bool) -> None:  # noqa: FBT001
    data = consent_form(replace(SHEET, signed=signed), ADVISOR)
    named = [run for run in papers.runs(data, 0) if "みほん商店" in run.text]
    foot = BOTTOM + FOOTER
    assert [run.bottom > foot for run in named].count(True) == 1  # the other one is the footer
    assert len(named) == 2


def consent(terms: Terms = TERMS, withdrawn_on: date | None = None) -> Consent:
    return Consent("a", "c", "みほん商店", terms, "1", "文", "", "花子", AT, withdrawn_on)


def line(handing: Handing, consent_id: str = "") -> Disclosure:
    return Disclosure("l", "c", "みほん商店", handing, consent_id, "花子", AT)


def test_the_log_says_what_went_where_on_which_consent() -> None:
    log = [
        line(Handing(BANK, ("checks",), "結果のPDF", "mail", DAY, **PARTY), "a"),
        line(Handing("", ("checks",), "", "paper", DAY, "client")),
        line(Handing(BANK, ("figures",), "試算表", "post", DAY, "in", obtained="本人から")),
    ]
    given = [consent(), consent(replace(TERMS, until=None)), consent(withdrawn_on=DAY)]
    words = papers.flat(ledger_log("みほん商店", log, given, advisor=ADVISOR, today=DAY))
    for part in (
        "2026/11/22の同意",
        "結果のPDF（チェックの結果）",
        "本人に渡した",
        "愛知県新城市見本町1-2",
        "代表者：港一郎",
        "相手の入手先：本人から",
        "2027/03/31",
        "取り下げまで",
        "2026/11/22に取り下げ",
    ):
        assert part in words.replace("\n", ""), part


def test_an_empty_log_says_so_and_a_long_one_has_pages() -> None:
    empty = ledger_log("みほん商店", (), (), advisor=ADVISOR, today=DAY)
    assert papers.flat(empty).count("記録はありません。") == 2
    many = [line(Handing(BANK, ("checks",), "結果" * 20, "mail", DAY)) for _ in range(40)]
    data = ledger_log("みほん商店", many, (), advisor=ADVISOR, today=DAY)
    assert papers.page_count(data) > 1
