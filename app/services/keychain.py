"""The keyring of the operating system, where one 32-byte secret for each store lies.

Only real keyrings count: the `fail` and `null` back ends, and any that keep secrets in plain
files, are treated as none, so that a store is never tied to a secret nobody protects.
"""

from __future__ import annotations

from typing import Protocol

from typing_extensions import override

SERVICE = "banso-karte"
_UNFIT = ("keyring.backends.fail", "keyring.backends.null", "keyrings.alt")


class Secrets(Protocol):
    """Where the secret of a store is kept; `name` is the id of the store."""

    def get(self, name: str) -> bytes | None:
        """The secret, None when there is none or the keyring does not answer."""

    def set(self, name: str, secret: bytes) -> bool:
        """Keep a secret; whether it is there now."""

    def delete(self, name: str) -> None:
        """Forget a secret; nothing happens when there is none."""


class KeyringSecrets(Secrets):
    """The keyring of the operating system through `keyring`, imported when first used."""

    @override
    def get(self, name: str) -> bytes | None:
        import keyring
        from keyring.errors import KeyringError

        try:
            text = keyring.get_password(SERVICE, name)
            return None if text is None else bytes.fromhex(text)
        except (KeyringError, ValueError, RuntimeError, OSError):
            return None

    @override
    def set(self, name: str, secret: bytes) -> bool:
        import keyring
        from keyring.errors import KeyringError

        try:
            keyring.set_password(SERVICE, name, secret.hex())
        except (KeyringError, RuntimeError, OSError):
            return False
        return self.get(name) == secret

    @override
    def delete(self, name: str) -> None:
        import keyring
        from keyring.errors import KeyringError

        try:
            keyring.delete_password(SERVICE, name)
        except (KeyringError, RuntimeError, OSError):
            return


class SecretsWhenAsked(KeyringSecrets):
    """The keyring of this computer, looked for only when a store asks for its secret."""

    @override
    def get(self, name: str) -> bytes | None:
        return super().get(name) if available() is not None else None

    @override
    def set(self, name: str, secret: bytes) -> bool:
        return available() is not None and super().set(name, secret)


def available() -> Secrets | None:
    """The keyring of this computer, None when it has none that protects a secret."""
    try:
        import keyring

        backends = _flat(keyring.get_keyring())
    except (ImportError, RuntimeError, OSError):
        return None
    fit = [name for name in backends if not name.startswith(_UNFIT)]
    return KeyringSecrets() if fit and len(fit) == len(backends) else None


def _flat(backend: object) -> list[str]:
    """Modules of a back end, or of those that a chain of back ends would ask."""
    chained = getattr(backend, "backends", None)
    if chained is None:
        return [type(backend).__module__]
    return [name for part in chained for name in _flat(part)]
