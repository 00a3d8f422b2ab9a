"""A check goes into a few bytes and comes back the same; anything else is refused with a reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import answers as rules
from app.domain import takeaway
from app.domain.bands import EMPLOYEE_BANDS
from app.domain.check_code import check_code
from app.domain.takeaway import Takeaway
from app.errors import UnreadableCode
from tests.domain import making

if TYPE_CHECKING:
    from app.domain.questionnaire import ItemSet, Questionnaire

QUESTIONNAIRE = making.QUESTIONNAIRE
TODAY = date(2026, 11, 27)
BANDS = [None, *(band.code for band in EMPLOYEE_BANDS)]


def questionnaires(name: str, version: str) -> Questionnaire:
    if (name, version) != (QUESTIONNAIRE.id, QUESTIONNAIRE.version):
        raise KeyError(name)
    return QUESTIONNAIRE


def made(
    answers: dict[str, str], item_set: ItemSet = "full", *, whole: bool = True, day: date = TODAY
) -> Takeaway:
    counted = rules.effective(QUESTIONNAIRE, answers, item_set)
    said = counted if whole else {**counted, "q1.vision": "店を継いでもらう"}
    code = check_code(QUESTIONNAIRE.id, QUESTIONNAIRE.version, conducted_on=day, answers=said)
    return Takeaway(
        QUESTIONNAIRE.id, QUESTIONNAIRE.version, item_set, day, "E09", "0-5", counted, code, whole
    )


def unpacked(data: bytes) -> Takeaway:
    return takeaway.unpack(data, questionnaires, TODAY)


@given(
    st.one_of(making.answers(), making.answers(complete=True)),
    making.SETS,
    st.booleans(),
    st.dates(date(2000, 1, 1), TODAY),
    st.sampled_from([None, "E", "E09", "G411"]),
    st.sampled_from(BANDS),
)
def test_what_was_packed_comes_back(
    answers: dict[str, str],
    item_set: ItemSet,
    whole: bool,  # noqa: FBT001 - drawn
    day: date,
    industry: str | None,
    band: str | None,
) -> None:
    check = replace(
        made(answers, item_set, whole=whole, day=day), industry=industry, employees_band=band
    )
    data = takeaway.pack(check, QUESTIONNAIRE)
    assert unpacked(data) == check
    assert list(unpacked(data).answers) == list(check.answers)
    assert len(data) < 70


@given(st.binary(max_size=90))
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(UnreadableCode):
        unpacked(data)


@given(making.answers(complete=True), st.data())
def test_no_changed_byte_gives_other_answers(answers: dict[str, str], data: st.DataObject) -> None:
    """Without any text left out the code of the check finds it, signature or not."""
    check = made(answers)
    packed = bytearray(takeaway.pack(check, QUESTIONNAIRE))
    packed[data.draw(st.integers(0, len(packed) - 1))] ^= data.draw(st.integers(1, 255))
    try:
        found = unpacked(bytes(packed))
    except UnreadableCode:
        return
    same = (found.answers, found.conducted_on) == (check.answers, check.conducted_on)
    assert same or not found.whole


def test_what_is_newer_and_what_is_damaged_are_told_apart() -> None:
    check = made({"q2.finance": "now"}, "short")
    packed = takeaway.pack(check, QUESTIONNAIRE)
    newer = "新しい版の伴走カルテ"
    for wrong in (b"\2" + packed[1:], packed[:1] + b"\4" + packed[2:]):
        with pytest.raises(UnreadableCode, match=newer):
            unpacked(wrong)
    with pytest.raises(UnreadableCode, match=newer):
        unpacked(takeaway.pack(replace(check, version="99"), QUESTIONNAIRE))
    tomorrow = made({"q2.finance": "now"}, "short", day=TODAY + timedelta(1))
    wrong_ones = (
        takeaway.pack(tomorrow, QUESTIONNAIRE),
        takeaway.pack(replace(check, industry="Z99"), QUESTIONNAIRE),
        takeaway.pack(replace(check, employees_band="7"), QUESTIONNAIRE),
        takeaway.pack(replace(check, code="0000-0000-000"), QUESTIONNAIRE),
        takeaway.pack(replace(check, code="0000-0000-001"), QUESTIONNAIRE),
        packed[:-1] + bytes((packed[-1],)) + b"\0",
        packed[:-1],
    )
    for wrong in wrong_ones:
        with pytest.raises(UnreadableCode, match="壊れています"):
            unpacked(wrong)


def test_answers_of_the_hidden_branch_make_no_sense() -> None:
    check = made({item.id: "yes" for item in QUESTIONNAIRE.section("q4").items})
    both = {**check.answers, "q5.effect": "a", "q6.fit": "a"}
    with pytest.raises(UnreadableCode, match="壊れています"):
        unpacked(takeaway.pack(replace(check, answers=both, whole=False), QUESTIONNAIRE))


def test_too_great_a_number_of_answers_is_damaged() -> None:
    packed = takeaway.pack(made({}, "short"), QUESTIONNAIRE)
    assert packed[-1] == 0
    with pytest.raises(UnreadableCode, match="壊れています"):
        unpacked(packed[:-1] + b"\x40" + b"\xff" * 64)


def test_lines_for_a_person_stand_before_the_data_as_far_as_there_is_room() -> None:
    text = takeaway.text_around(b"\1" * 100, ["ひとこと", "つぎ", "長" * 200, "短い"])
    assert text.split("\n")[:2] == ["ひとこと", "つぎ"]
    assert len(text.encode()) <= takeaway.LARGEST
    assert "短い" not in text
    assert takeaway.data_in(f"はじめに\n{text}\nおわり") == b"\1" * 100


@given(st.binary(min_size=1, max_size=200))
def test_the_data_come_out_of_the_text(data: bytes) -> None:
    assert takeaway.data_in(takeaway.text_around(data, [])) == data


@pytest.mark.parametrize("text", ["", "https://example.jp/", "BANSO1:", "banso1:AAAA"])
def test_another_code_is_no_result(text: str) -> None:
    with pytest.raises(UnreadableCode, match="結果ではありません"):
        takeaway.data_in(text)


def test_a_code_that_ends_too_soon_is_damaged() -> None:
    with pytest.raises(UnreadableCode, match="壊れています"):
        takeaway.data_in("BANSO1:AAAAA")
