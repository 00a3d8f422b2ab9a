"""The check code: stable, typed any way, no slip unnoticed."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.check_code import ALPHABET, check_code, normalise, well_formed

DAY = date(2026, 11, 22)
CODES = st.builds(
    lambda days: check_code(
        "keiei-check", "1", conducted_on=DAY + timedelta(days), answers={"q2.finance": "now"}
    ),
    st.integers(0, 3000),
)


def test_the_first_50_bits_of_the_canonical_json() -> None:
    code = check_code(
        "keiei-check", "1", conducted_on=DAY, answers={"q2.finance": "now", "q1.vision": "続ける"}
    )
    canonical = (
        '{"answers":{"q1.vision":"続ける","q2.finance":"now"},"conducted_on":"2026-11-22",'
        '"questionnaire":"keiei-check","version":"1"}'
    )
    digest = hashlib.sha256(canonical.encode()).hexdigest()
    bits = f"{int(digest, 16):0256b}"[:50]
    wanted = "".join(ALPHABET[int(bits[at : at + 5], 2)] for at in range(0, 50, 5))
    assert code.replace("-", "")[:10] == wanted
    assert [len(group) for group in code.split("-")] == [4, 4, 3]
    assert well_formed(code)


def test_order_of_answers_does_not_matter_but_every_part_does() -> None:
    def code(**change: object) -> str:
        parts: dict[str, object] = {
            "questionnaire": "keiei-check",
            "version": "1",
            "conducted_on": DAY,
            "answers": {"q2.finance": "now", "q2.succession": "later"},
        }
        return check_code(**(parts | change))  # type: ignore[arg-type]

    assert code(answers={"q2.succession": "later", "q2.finance": "now"}) == code()
    changed = {
        code(),
        code(questionnaire="other"),
        code(version="2"),
        code(conducted_on=DAY - timedelta(1)),
        code(answers={"q2.finance": "now"}),
    }
    assert len(changed) == 5


def test_a_known_code_stays_what_it_was() -> None:
    assert check_code("keiei-check", "1", conducted_on=date(2026, 1, 1), answers={}) == (
        "XANX-88WH-RMH"
    )


@given(CODES)
def test_any_usual_spelling_is_accepted(code: str) -> None:
    wide = "".join(chr(ord(char) + 0xFEE0) for char in code)
    alike = code.replace("0", "o").replace("1", "l")
    for spelling in (
        code.lower(),
        code.replace("-", ""),
        code.replace("-", " "),
        code.replace("-", "ー"),
        wide,
        alike,
        alike.upper(),
        code.replace("1", "I"),
        f" {code}\n",
    ):
        assert normalise(spelling) == code
        assert well_formed(spelling)


@given(CODES, st.integers(0, 10), st.sampled_from(ALPHABET))
def test_no_single_slip_passes(code: str, place: int, char: str) -> None:
    plain = code.replace("-", "")
    slipped = plain[:place] + char + plain[place + 1 :]
    assert well_formed(slipped) is (slipped == plain)


@given(CODES, st.integers(0, 10), st.integers(0, 10))
def test_no_exchange_of_two_characters_passes(code: str, first: int, second: int) -> None:
    chars = list(code.replace("-", ""))
    chars[first], chars[second] = chars[second], chars[first]
    exchanged = "".join(chars)
    assert well_formed(exchanged) is (exchanged == code.replace("-", ""))


@pytest.mark.parametrize(
    "text", ["", "-", "XANX-88WH-RM", "XANX-88WH-RMHH", "XANX-88WH-RMU", "XANX_88WHRMH", "あ" * 11]
)
def test_what_is_no_code(text: str) -> None:
    assert not well_formed(text)


@given(st.text())
def test_any_text_can_be_checked(text: str) -> None:
    assert well_formed(normalise(text)) is well_formed(text)
