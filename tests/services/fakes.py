"""A keyring of our own for tests: a real store of secrets, only in memory."""

from __future__ import annotations

from typing_extensions import override

from app.services.keychain import Secrets


class MemorySecrets(Secrets):
    """Secrets in a dictionary; `refuses` makes it a keyring that keeps nothing."""

    def __init__(self, *, refuses: bool = False) -> None:
        self.kept: dict[str, bytes] = {}
        self.refuses = refuses

    @override
    def get(self, name: str) -> bytes | None:
        return self.kept.get(name)

    @override
    def set(self, name: str, secret: bytes) -> bool:
        if not self.refuses:
            self.kept[name] = secret
        return not self.refuses

    @override
    def delete(self, name: str) -> None:
        self.kept.pop(name, None)
