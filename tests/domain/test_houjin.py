"""Rows of the files of the 国税庁: what is read, what cannot be used and why."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import corporate_number, houjin
from app.domain.houjin import Houjin, HoujinRow, Unusable
from tests.services import houjin_files

BASE = 12050002


def test_a_usual_row() -> None:
    row = houjin.read_row(houjin_files.cells(BASE))
    assert row == HoujinRow(
        Houjin(
            number="7000012050002",
            name="株式会社みかん堂",
            kana="ミカンドウ",
            kind="301",
            prefecture="22",
            municipality="22138",
            city="浜松市中央区",
            street="元城町１０３番地の２",
            postal_code="4308652",
            updated_on="2026-10-02",
        ),
        latest=True,
        deleted=False,
    )
    assert row.houjin.address == "静岡県浜松市中央区元城町１０３番地の２"
    assert not row.houjin.closed


def test_a_closed_corporation_tells_when_why_and_who_follows() -> None:
    given = {
        "process": "21",
        "closeDate": "2026-09-30",
        "closeCause": "11",
        "successorCorporateNumber": "1180301018771",
        "hihyoji": "1",
    }
    found = houjin.read_row(houjin_files.cells(BASE, **given)).houjin
    assert found.closed
    assert (found.closed_on, found.close_cause) == ("2026-09-30", "11")
    assert (found.successor, found.hidden) == ("1180301018771", True)


def test_an_earlier_state_and_a_number_that_should_not_be() -> None:
    assert not houjin.read_row(houjin_files.cells(BASE, latest="0")).latest
    assert houjin.read_row(houjin_files.cells(BASE, process="99")).deleted


def test_a_head_office_abroad_has_its_address_as_the_street() -> None:
    abroad = {"prefectureName": "", "cityName": "", "streetNumber": "", "prefectureCode": ""}
    row = houjin.read_row(houjin_files.cells(BASE, addressOutside="１　Ｓｔｒｅｅｔ", **abroad))
    assert row.houjin.address == "１ Ｓｔｒｅｅｔ"
    assert row.houjin.prefecture == row.houjin.municipality == ""
    row = houjin.read_row(houjin_files.cells(BASE, prefectureCode="99"))
    assert row.houjin.address == "静岡県浜松市中央区元城町１０３番地の２"


def test_codes_of_places_that_are_none_are_left_empty() -> None:
    found = houjin.read_row(houjin_files.cells(BASE, cityCode="", postCode="430-865")).houjin
    assert (found.prefecture, found.municipality, found.postal_code) == ("22", "", "")


def test_letters_without_a_code_of_their_own_become_a_mark() -> None:
    found = houjin.read_row(
        houjin_files.cells(BASE, name="株式会社\ue000田\U000f0001", furigana="")
    )
    assert found.houjin.name == "株式会社〓田〓"


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"corporateNumber": "700001205000"}, "number"),
        ({"corporateNumber": "法人番号"}, "number"),
        ({"corporateNumber": "８000012050002"}, "number"),
        ({"corporateNumber": "8000012050002"}, "check"),
        ({"name": " 　"}, "name"),
        ({"updateDate": ""}, "date"),
        ({"updateDate": "2026-02-30"}, "date"),
        ({"closeDate": "きのう"}, "date"),
        ({"name": "あ" * 1_001}, "long"),
        ({"enName": "a\x00b"}, "sign"),
    ],
)
def test_a_row_that_cannot_be_used_says_why(given: dict[str, str], reason: str) -> None:
    with pytest.raises(Unusable) as caught:
        houjin.read_row(houjin_files.cells(BASE, **given))
    assert caught.value.reason == reason


@pytest.mark.parametrize("count", [0, 1, 29, 31])
def test_thirty_columns_are_asked_for(count: int) -> None:
    with pytest.raises(Unusable, match="columns"):
        houjin.read_row(["1"] * count)


@given(st.lists(st.text(max_size=12), min_size=30, max_size=30), st.booleans())
def test_any_thirty_texts_are_read_or_refused(cells: list[str], good_number: bool) -> None:  # noqa: FBT001
    if good_number:
        cells[1], cells[4] = houjin_files.number(BASE), "2026-10-02"
    reason = ""
    try:
        row = houjin.read_row(cells)
    except Unusable as error:
        reason = error.reason
    else:
        assert row.houjin.name
        assert len(row.houjin.number) == corporate_number.LENGTH
    assert reason in {"", "number", "check", "name", "date", "sign"}
