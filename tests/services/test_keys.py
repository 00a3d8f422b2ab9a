"""Wrapping the key of the database."""

from __future__ import annotations

import pytest

from app.services import keys
from app.services.keys import Kdf, Wrapped

CHEAP = Kdf(memory_kib=8, time=1, lanes=1)
ABOUT = b"store 1"


def test_a_key_has_256_random_bits() -> None:
    assert len(keys.new_key()) == 32
    assert keys.new_key() != keys.new_key()


def test_the_passphrase_and_the_secret_unwrap_together() -> None:
    key, secret = keys.new_key(), keys.new_key()
    wrapped = keys.wrap_passphrase(key, "みかん畑と青い空", secret, CHEAP, ABOUT)
    assert keys.unwrap_passphrase(wrapped, "みかん畑と青い空", secret, CHEAP, ABOUT) == key
    assert keys.unwrap_passphrase(wrapped, "みかん畑と青い海", secret, CHEAP, ABOUT) is None
    assert keys.unwrap_passphrase(wrapped, "みかん畑と青い空", b"", CHEAP, ABOUT) is None
    assert keys.unwrap_passphrase(wrapped, "みかん畑と青い空", secret, CHEAP, b"other") is None
    dearer = Kdf(memory_kib=16, time=1, lanes=1)
    assert keys.unwrap_passphrase(wrapped, "みかん畑と青い空", secret, dearer, ABOUT) is None
    assert key not in wrapped.text


def test_full_and_half_width_are_one_passphrase() -> None:
    key = keys.new_key()
    wrapped = keys.wrap_passphrase(key, "Orange-2026", b"", CHEAP, ABOUT)
    assert keys.unwrap_passphrase(wrapped, "Ｏｒａｎｇｅ－２０２６", b"", CHEAP, ABOUT) == key


def test_half_of_a_character_does_not_make_it_stumble() -> None:
    key = keys.new_key()
    wrapped = keys.wrap_passphrase(key, "abcdefg\ud800", b"", CHEAP, ABOUT)
    assert keys.unwrap_passphrase(wrapped, "abcdefg\ud800", b"", CHEAP, ABOUT) == key


def test_the_recovery_code_unwraps_alone() -> None:
    key = keys.new_key()
    wrapped = keys.wrap_recovery(key, b"material", ABOUT)
    assert keys.unwrap_recovery(wrapped, b"material", ABOUT) == key
    assert keys.unwrap_recovery(wrapped, b"Material", ABOUT) is None
    assert keys.unwrap_recovery(wrapped, b"material", b"other") is None


def test_the_same_key_is_never_wrapped_twice_alike() -> None:
    key = keys.new_key()
    first, second = (keys.wrap_recovery(key, b"material", ABOUT) for _ in range(2))
    assert first.salt != second.salt
    assert first.text != second.text


def test_a_wrapped_key_survives_json() -> None:
    wrapped = keys.wrap_recovery(keys.new_key(), b"material", ABOUT)
    assert Wrapped.of_json(wrapped.as_json()) == wrapped


@pytest.mark.parametrize(
    "costs",
    [(8, 0, 1), (8, 33, 1), (7, 1, 1), (2**20 + 1, 1, 1), (2**20, 1, 0), (2**20, 1, 65)],
)
def test_costs_out_of_range_are_refused(costs: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="costs"):
        Kdf(*costs)


def test_the_usual_costs_are_those_of_the_standard() -> None:
    assert Kdf() == Kdf(memory_kib=64 * 1024, time=3, lanes=4)
