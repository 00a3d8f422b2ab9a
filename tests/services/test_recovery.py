"""The recovery code: random, tolerant when read, strict about slips of the pen."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services import recovery

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def test_a_code_has_seven_groups_of_four_and_never_comes_twice() -> None:
    codes = {recovery.new_code() for _ in range(200)}
    assert len(codes) == 200
    for code in codes:
        groups = code.split("-")
        assert [len(group) for group in groups] == [4] * 7
        assert set("".join(groups)) <= set(ALPHABET)


def test_a_code_carries_more_than_128_bits() -> None:
    found = recovery.material(recovery.new_code())
    assert found is not None
    assert len(found) * 5 >= 128
    assert max(found) < 32


@pytest.mark.parametrize(
    "spelling",
    [
        str.lower,
        lambda code: code.replace("-", ""),
        lambda code: code.replace("-", " "),
        lambda code: code.replace("-", "ー"),
        lambda code: code.replace("-", "－"),
        lambda code: "".join(chr(ord(char) + 0xFEE0) for char in code),
        lambda code: code.replace("0", "O").replace("1", "l"),
        lambda code: code.replace("0", "o").replace("1", "I"),
        lambda code: f"  {code}\n",
    ],
)
def test_usual_spellings_are_read(spelling: object) -> None:
    assert callable(spelling)
    code = recovery.new_code()
    assert recovery.material(spelling(code)) == recovery.material(code) is not None


def test_every_single_slip_and_every_swap_of_neighbours_is_noticed() -> None:
    plain = recovery.new_code().replace("-", "")
    for at, char in itertools.product(range(len(plain)), ALPHABET):
        if plain[at] != char:
            assert recovery.material(plain[:at] + char + plain[at + 1 :]) is None
    for at in range(len(plain) - 1):
        swapped = plain[:at] + plain[at + 1] + plain[at] + plain[at + 2 :]
        assert (recovery.material(swapped) is None) == (swapped != plain)


@pytest.mark.parametrize("text", ["", "ABCD", "U" * 28, "あいうえ" * 7, "0" * 27, "0" * 29])
def test_what_is_no_code_is_no_code(text: str) -> None:
    assert recovery.material(text) is None


@given(st.text())
def test_no_text_makes_it_stumble(text: str) -> None:
    found = recovery.material(text)
    assert found is None or len(found) == 27
