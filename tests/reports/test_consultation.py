"""A consultation on paper: for the client without what is for colleagues, for the file with it."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, date, datetime

import pypdfium2
import pytest

from app.domain.entries.consultation import Attendee, Consultation, Referral, SupportBlock
from app.domain.entries.simple import Action
from app.domain.records import Advisor
from app.reports.consultation import ConsultationSheet, consultation

ADVISOR = Advisor("見本 花子", "みほん商工会")
HELD = datetime(2026, 11, 25, 5, 0, tzinfo=UTC)
VALUE = Consultation(
    state="held",
    requested_at=datetime(2026, 11, 20, 1, 0, tzinfo=UTC),
    held_at=HELD,
    attendees=(Attendee("expert", "山田 一", "みほん会計"),),
    background="紹介で来所。\n\n二度目。",
    support=(SupportBlock("資金繰り", "表を一緒に作った"),),
    note="ご長男の話は次回に",
)


def _pages(sheet: ConsultationSheet) -> list[str]:
    document = pypdfium2.PdfDocument(io.BytesIO(consultation(sheet, ADVISOR)))
    try:
        found = []
        for page in document:
            text = page.get_textpage()
            found.append(text.get_text_range())
            text.close()
        return found
    finally:
        document.close()


def _sheet(value: Consultation = VALUE, *, inside: bool = False) -> ConsultationSheet:
    return ConsultationSheet(
        "有限会社こだま",
        "御中",
        value,
        (
            Action("表を見る", date(2026, 12, 7), side="client"),
            Action("送る", owner="x", state="done"),
            Action("聞く"),
        ),
        (Referral(state="applied", scheme="専門家派遣事業"),),
        (("x", "見本 花子"),),
        count=3,
        for_client=not inside,
        confirmation_boxes=inside,
    )


def test_the_client_reads_what_was_said_and_what_is_next() -> None:
    (page,) = _pages(_sheet())
    for words in (
        "有限会社こだま 御中",
        "3回目のご相談",
        "2026/11/25(水) 14:00",
        "表を一緒に作った",
        "2026/12/07(月)まで",
        "専門家派遣事業",
        "1/1",
    ):
        assert words in page
    for inside in ("ご長男", "実施までの日数", "確認欄"):
        assert inside not in page


@pytest.mark.parametrize("inside", [True, False])
def test_our_side_is_the_organisation_and_never_we(inside: bool) -> None:  # noqa: FBT001
    value = replace(VALUE, asker="own", attendees=(Attendee("own", "見本 花子"),))
    (page,) = _pages(_sheet(value, inside=inside))
    assert "みほん商工会\r\n（見本 花子）" in page
    assert "みほん商工会：見本" in page
    assert "わたしたち" not in page
    assert "自分の組織" not in page


def test_what_was_given_up_is_not_to_be_done_any_more() -> None:
    dropped = Action("席を替える", date(2026, 12, 1), state="dropped")
    done = Action("送る", date(2026, 12, 2), state="done")
    sheet = replace(_sheet(), actions=(dropped, done))
    (page,) = _pages(sheet)
    assert "席を替える" not in page
    assert "済んだ" in page
    assert "まで" not in page
    (inside,) = _pages(replace(sheet, for_client=False))
    assert "席を替える" in inside
    assert "やめた" in inside
    (alone,) = _pages(replace(sheet, actions=(dropped,)))
    assert "次にすること" not in alone


def test_the_file_has_what_is_for_colleagues_too() -> None:
    whole = "".join(_pages(_sheet(inside=True)))
    for words in ("所内用", "ご長男の話は次回に", "3日〜1週間", "確認欄"):
        assert words in whole


@pytest.mark.parametrize("inside", [True, False])
def test_nothing_but_a_state_is_a_page_too(inside: bool) -> None:  # noqa: FBT001
    sheet = ConsultationSheet("みほん", "様", Consultation(), for_client=not inside)
    (page,) = _pages(sheet)
    assert "次にすること" not in page
    assert ("申込みあり" in page) == inside


def test_long_texts_go_on_over_the_page() -> None:
    long = Consultation(state="held", held_at=HELD, present="長い話です。" * 500)
    pages = _pages(_sheet(long))
    assert len(pages) == 2
    assert pages[1].rstrip().endswith("2/2")
