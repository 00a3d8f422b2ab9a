"""The notice of a measure on paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.domain.knowledge.items import Rates
from app.domain.offer import Offer
from app.domain.records import Advisor
from app.reports.notice import Addressee, notices
from tests.reports import papers

TODAY = date(2026, 11, 22)
ADVISOR = Advisor("見本 花子", "みほん商工会", "053-000-0000")
WHOLE = Offer(
    "市のキャッシュレス補助金", "機械の費用の一部です。", "市内の店です。", "市の商工課",
    ("見積書",), "先着順です。", date(2027, 1, 31),
    Rates("2分の1まで", "募集要領", "2026-10"), rated=True, as_of="2026-11",
    expires=date(2027, 3, 31),
)  # fmt: skip
FIRST = Addressee("株式会社みなと食堂", "御中", ("「売り先」にすぐ取りかかりたいとお答え",))
SECOND = Addressee("丸屋", "様")


def flat(offer: Offer, *to: Addressee, today: date = TODAY) -> list[str]:
    data = notices(offer, to or (FIRST,), ADVISOR, today)
    return ["".join(text.split()) for text in papers.texts(data)]


def test_a_page_for_each_with_nothing_of_another() -> None:
    first, second = flat(WHOLE, FIRST, SECOND)
    assert "株式会社みなと食堂御中" in first
    assert "「売り先」にすぐ取りかかりたいとお答えいただいています。" in first
    assert "丸屋様" in second
    assert "みなと" not in second
    assert "売り先" not in second
    assert first.endswith("2026/11/22(日)"), "the number of notices is nobody's business"


def test_what_it_is_by_when_where_to_ask_and_how_sure() -> None:
    (text,) = flat(WHOLE)
    for words in (
        "締切2027/01/31(日)", "機械の費用の一部です。", "市内の店です。", "□見積書", "先着順です。",
        "2分の1まで(出どころ:募集要領、2026年10月)", "申し込み先:市の商工課", "電話053-000-0000",
        "2026年11月時点", "要確認",
    ):  # fmt: skip
        assert words in text.translate(str.maketrans("（）：", "():")), words
    assert "内容を確認してください" not in text
    (late,) = flat(WHOLE, today=date(2027, 4, 1))
    assert "内容を確認してください" in late


def test_rates_that_nobody_knows_are_to_be_confirmed() -> None:
    (text,) = flat(replace(WHOLE, rates=None, rated=True))
    assert "割合・上限要確認" in text
    assert "割合・上限" not in flat(replace(WHOLE, rates=None, rated=False))[0]


def test_little_is_told_in_little() -> None:
    (text,) = flat(Offer("交流会"), SECOND)
    assert "どんな支援か" not in text
    assert "用意するもの" not in text
    data = notices(Offer("交流会"), (SECOND,), Advisor("", "", ""), TODAY)
    assert "お渡しした担当者" in "".join(papers.texts(data)[0].split())


def test_the_longest_texts_stay_on_one_page() -> None:
    long = Offer(
        "あ" * 40, "い" * 120, "う" * 120, "え" * 80, ("お" * 60,) * 4, "か" * 120, TODAY,
        Rates("き" * 80, "く" * 60, "2026-10"), as_of="2026-11", expires=date(2026, 1, 1),
    )  # fmt: skip
    reasons = ("「新しいお客様・売り先を増やす」にすぐ取りかかりたいとお答え",) * 23
    assert len(flat(long, Addressee("け" * 60, "御中", reasons))) == 1
