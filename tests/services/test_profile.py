"""The profile of this device and its PIN."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.domain.changes import Kind
from app.domain.records import Advisor
from app.errors import BadArgument, WrongPassphrase, WrongPin
from app.services import profile
from app.services import store as stores
from tests.services.conftest import PASSPHRASE

if TYPE_CHECKING:
    from app.services.store import Store

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


def test_the_advisor_is_kept(store: Store) -> None:
    assert profile.advisor(store) == Advisor()
    value = Advisor("指導員 みほん", "みほん商工会", "０５２－１", PNG)
    assert profile.save_advisor(store, value).concerns(Kind.PROFILE)
    assert profile.advisor(store) == Advisor("指導員 みほん", "みほん商工会", "052-1", PNG)
    profile.save_advisor(store, Advisor("別の人\ud800"))
    assert profile.advisor(store) == Advisor("別の人?")


@pytest.mark.parametrize("logo", [b"GIF89a", b"<svg>", PNG + bytes(2_000_000)])
def test_a_logo_is_a_small_picture(store: Store, logo: bytes) -> None:
    with pytest.raises(BadArgument):
        profile.save_advisor(store, Advisor("みほん", logo=logo))
    assert profile.advisor(store) == Advisor()


@pytest.mark.parametrize(
    ("pin", "good"),
    [("1234", True), ("123456", True), ("１２３４", True), ("123", False), ("1234567", False),
     ("12a4", False), ("", False), ("١٢٣٤", False)],
)  # fmt: skip
def test_a_pin_has_four_to_six_digits(store: Store, pin: str, *, good: bool) -> None:
    assert (profile.pin_fault(pin) == "") is good
    if good:
        profile.set_pin(store, pin)
    else:
        with pytest.raises(BadArgument):
            profile.set_pin(store, pin)
    assert profile.has_pin(store) is good


def test_five_misses_leave_only_the_passphrase(store: Store) -> None:
    profile.set_pin(store, "2468")
    profile.check_pin(store, "２４６８")
    for left in (4, 3, 2, 1, 0, 0):
        with pytest.raises(WrongPin) as caught:
            profile.check_pin(store, "0000")
        assert caught.value.tries_left == left
    with pytest.raises(WrongPin):
        profile.check_pin(store, "2468")
    with pytest.raises(WrongPassphrase):
        profile.check_passphrase(store, "まちがい", secrets=None)
    with pytest.raises(WrongPin):
        profile.check_pin(store, "2468")
    profile.check_passphrase(store, PASSPHRASE, secrets=None)
    profile.check_pin(store, "2468")


def test_the_right_pin_forgets_the_misses(store: Store) -> None:
    profile.set_pin(store, "2468")
    for _ in range(2):
        for _ in range(4):
            with pytest.raises(WrongPin):
                profile.check_pin(store, "0000")
        profile.check_pin(store, "2468")


def test_misses_survive_a_restart(store: Store) -> None:
    profile.set_pin(store, "2468")
    with pytest.raises(WrongPin):
        profile.check_pin(store, "0000")
    store.close()
    again = stores.unlock(store.folder, PASSPHRASE, secrets=None)
    with pytest.raises(WrongPin) as caught:
        profile.check_pin(again, "0000")
    again.close()
    assert caught.value.tries_left == 3


def test_without_a_pin_only_the_passphrase_helps(store: Store) -> None:
    with pytest.raises(WrongPin) as caught:
        profile.check_pin(store, "1234")
    assert caught.value.tries_left == 0


def test_a_new_pin_forgets_the_misses_and_is_not_stored_plain(store: Store) -> None:
    profile.set_pin(store, "2468")
    with pytest.raises(WrongPin):
        profile.check_pin(store, "0000")
    profile.set_pin(store, "135790")
    profile.check_pin(store, "135790")
    with store.raw() as connection:
        kept = connection.execute("SELECT pin_hash FROM profile").fetchone()[0]
    assert "135790" not in kept
    assert kept.startswith("$argon2id$")


def test_a_broken_hash_is_a_wrong_pin(store: Store) -> None:
    profile.set_pin(store, "2468")
    with store.raw() as connection:
        connection.execute("UPDATE profile SET pin_hash = 'broken'")
    with pytest.raises(WrongPin):
        profile.check_pin(store, "2468")
