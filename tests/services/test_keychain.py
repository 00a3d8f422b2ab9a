"""The keyring of the operating system: used when it protects a secret, else treated as none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import keyring
import pytest
from keyring import errors
from keyring.backend import KeyringBackend
from keyring.backends import chainer, fail, null
from typing_extensions import override

from app.services import keychain
from app.services.keychain import KeyringSecrets, SecretsWhenAsked

if TYPE_CHECKING:
    from collections.abc import Iterator


class Memory(KeyringBackend):
    """A keyring in memory."""

    priority = 1

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    @override
    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    @override
    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    @override
    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise errors.PasswordDeleteError("none")


class Locked(Memory):
    """A keyring whose owner pressed Cancel."""

    @override
    def get_password(self, service: str, username: str) -> str | None:
        raise errors.KeyringLocked("locked")

    @override
    def set_password(self, service: str, username: str, password: str) -> None:
        raise errors.PasswordSetError("locked")


def _new(kind: type[KeyringBackend]) -> KeyringBackend:
    return kind()


@pytest.fixture
def memory() -> Iterator[Memory]:
    """The keyring in memory as the keyring of this computer."""
    before = keyring.get_keyring()
    made = Memory()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


def test_a_secret_is_kept_found_and_forgotten(memory: Memory) -> None:
    secrets = keychain.available()
    assert secrets is not None
    assert secrets.get("id") is None
    assert secrets.set("id", bytes(range(32)))
    assert secrets.get("id") == bytes(range(32))
    assert memory.kept == {("banso-karte", "id"): bytes(range(32)).hex()}
    secrets.delete("id")
    secrets.delete("id")
    assert secrets.get("id") is None


def test_a_secret_that_was_tampered_with_is_none(memory: Memory) -> None:
    memory.kept["banso-karte", "id"] = "no hex"
    assert KeyringSecrets().get("id") is None


def test_a_locked_keyring_keeps_nothing(memory: Memory) -> None:
    keyring.set_keyring(Locked())
    assert not KeyringSecrets().set("id", b"x")
    assert KeyringSecrets().get("id") is None


@pytest.mark.parametrize("unfit", [fail.Keyring, null.Keyring])
def test_keyrings_that_protect_nothing_are_none(
    memory: Memory, unfit: type[KeyringBackend]
) -> None:
    keyring.set_keyring(unfit())
    assert keychain.available() is None
    assert SecretsWhenAsked().get("id") is None
    assert not SecretsWhenAsked().set("id", b"x")


def test_a_chain_is_fit_when_all_of_it_is(memory: Memory, monkeypatch: pytest.MonkeyPatch) -> None:
    chain: KeyringBackend = _new(chainer.ChainerBackend)
    keyring.set_keyring(chain)
    monkeypatch.setattr(chainer.ChainerBackend, "backends", [memory])
    assert keychain.available() is not None
    monkeypatch.setattr(chainer.ChainerBackend, "backends", [memory, _new(fail.Keyring)])
    assert keychain.available() is None
    monkeypatch.setattr(chainer.ChainerBackend, "backends", [])
    assert keychain.available() is None


def test_a_keyring_that_stumbles_is_none(memory: Memory, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble() -> None:
        raise RuntimeError("no bus")

    monkeypatch.setattr(keyring, "get_keyring", stumble)
    assert keychain.available() is None


def test_the_keyring_is_looked_for_when_a_store_asks(memory: Memory) -> None:
    secrets = SecretsWhenAsked()
    assert secrets.set("id", b"secret")
    assert secrets.get("id") == b"secret"
