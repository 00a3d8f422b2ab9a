"""マイナンバー: whole runs of twelve digits that pass the check, in any width, in any field."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.jp import in_

from app.domain import my_number
from app.domain.my_number import Finding, Span
from app.domain.records import ClientFields, Contact

GOOD = "621498320257"  # of the documentation of stdnum
BAD = "621498320258"
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
bases = st.text("0123456789", min_size=11, max_size=11)


@given(bases)
def test_one_check_digit_in_ten_passes(base: str) -> None:
    passing = [digit for digit in "0123456789" if my_number.is_my_number(base + digit)]
    assert passing == [in_.calc_check_digit(base)]


@pytest.mark.parametrize(
    "text", ["", GOOD[:-1], f"{GOOD}1", "６２１４９８３２０２５７", "62149832025a"]
)
def test_only_twelve_plain_digits_are_one(text: str) -> None:
    assert not my_number.is_my_number(text)


@pytest.mark.parametrize(
    "written",
    [
        GOOD,
        "6214-9832-0257",
        "6214 9832 0257",
        "６２１４９８３２０２５７",
        "６２１４－９８３２－０２５７",
        "６２１４　９８３２　０２５７",
        "6214ー9832ー0257",
        "62-1498-320257",
        "6214--9832-0257",
        "6214  9832\t0257",
        "6214\r\n9832\r\n0257",
        "6214・9832･0257",
        "6214.9832．0257",
        "6214 - 9832 ー 0257",
        "6214-9832 0257",
        "6214\u200b98320257",
    ],
)
@pytest.mark.parametrize(
    "around",
    [
        "{}",
        "番号は{}です。",
        "({})",
        "{}\n090-1234-5678",
        "電話 {}、",
        "1234、{}",
        "No{}x",
        "番号－{}―本人",
        "メンバー{}",
        "{}ー控え",
        "1.　{}",
    ],
)
def test_every_way_of_writing_is_found(written: str, around: str) -> None:
    text = around.format(written)
    at = text.index(written)
    assert my_number.find(text) == (Span(at, at + len(written), GOOD),)


@pytest.mark.parametrize(
    "text",
    [
        BAD,
        f"{GOOD}1",
        f"1{GOOD}",
        f"1-{GOOD}",
        f"{GOOD}-1",
        "6214 9832 0257 1111",
        "1111 6214 9832 0257",
        "6214,9832,0257",
        "62-1498-3202 57",
        "62.1 498.3 202.5 7",
        "6214\n9832\n0257\n1111",
        "T1180301018771",
        "03-1234-5678",
        "",
    ],
)
def test_what_is_no_whole_run_of_twelve_is_left_alone(text: str) -> None:
    assert my_number.find(text) == ()


def test_a_run_among_other_numbers_is_found() -> None:
    text = f"0312345678 {GOOD} 09012345678"
    assert [span.digits for span in my_number.find(text)] == [GOOD]
    for text in (
        "6214-9832-0257 090-1234-5678",
        "090-1234-5678 6214 9832 0257",
        "0312345678 6214 9832 0257",
        "438-0078\n6214\n9832\n0257\n090-1234-5678",
    ):
        assert [span.digits for span in my_number.find(text)] == [GOOD]


def test_numbers_that_a_person_knows_are_left_alone() -> None:
    other = "12345678901" + in_.calc_check_digit("12345678901")
    text = f"{GOOD}と{other}"
    assert [span.digits for span in my_number.find(text)] == [GOOD, other]
    assert [span.digits for span in my_number.find(text, {GOOD})] == [other]


@given(bases, st.text(max_size=9), st.text(max_size=9), st.sampled_from(["", "-", " ", "－", "　"]))
def test_after_masking_nothing_is_found(base: str, before: str, after: str, between: str) -> None:
    digits = base + in_.calc_check_digit(base)
    number = between.join((digits[:4], digits[4:8], digits[8:]))
    text = f"{before}、{number}、{after}"
    found = my_number.find(text)
    assert digits in {span.digits for span in found}
    masked = my_number.mask(text, found)
    assert my_number.find(masked) == ()
    assert len(masked) == len(text)
    assert masked.startswith(before)
    assert masked.endswith(after)


def test_a_mask_leaves_hyphens() -> None:
    text = "番号 6214-9832-0257 です"
    assert my_number.mask(text, my_number.find(text)) == "番号 ●●●●-●●●●-●●●● です"


@dataclass(frozen=True)
class _Inner:
    note: str
    count: int = 0


@dataclass(frozen=True)
class _Outer:
    title: str
    parts: tuple[_Inner, ...]
    words: dict[str, str]
    lines: list[str]


def test_every_text_of_a_value_is_looked_at() -> None:
    value = _Outer(f"a {GOOD}", (_Inner("b"), _Inner(GOOD, 621498320257)), {"c": GOOD}, [GOOD])
    places = [finding.place for finding in my_number.findings(value)]
    assert places == ["title", "parts[1].note", "words[c]", "lines[0]"]
    assert my_number.findings(value, {GOOD}) == ()
    assert my_number.findings(GOOD) == (Finding("", Span(0, 12, GOOD)),)


def test_fields_for_other_numbers_have_their_own_rules() -> None:
    fields = ClientFields(
        "みかん堂",
        corporate_number=GOOD,
        invoice_number=GOOD,
        contacts=(Contact("母", note=GOOD),),
    )
    assert [finding.place for finding in my_number.findings(fields)] == ["contacts[0].note"]
