"""The key of the database and its two wrappings (sync.md §2.9).

DEK  random 256 bits, the raw key of SQLCipher; never stored unwrapped
W1   AES-256-GCM under HKDF(Argon2id(passphrase) ‖ keyring secret or nothing)
W2   AES-256-GCM under HKDF(recovery code)
"""

from __future__ import annotations

import secrets
import unicodedata
from base64 import b64decode, b64encode
from dataclasses import dataclass
from typing import Any

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
_SALT_BYTES = 16
_NONCE_BYTES = 12
_TAG_BYTES = 16
_LENGTHS = (_SALT_BYTES, _NONCE_BYTES, KEY_BYTES + _TAG_BYTES)
_MAX_MEMORY_KIB = 1 << 20
_MAX_TIME = 32
_MAX_LANES = 64


@dataclass(frozen=True, slots=True)
class Kdf:
    """Costs of Argon2id: `memory_kib`, passes and lanes (defaults of RFC 9106, second choice)."""

    memory_kib: int = 65536
    time: int = 3
    lanes: int = 4

    def __post_init__(self) -> None:
        """TypeError or ValueError for costs that nobody chose (a header that was tampered with)."""
        if {type(self.memory_kib), type(self.time), type(self.lanes)} != {int}:
            raise TypeError("the costs of the key derivation are whole numbers")
        if not (
            8 * self.lanes <= self.memory_kib <= _MAX_MEMORY_KIB
            and 1 <= self.time <= _MAX_TIME
            and 1 <= self.lanes <= _MAX_LANES
        ):
            raise ValueError("the costs of the key derivation are out of range")


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A wrapped key: what it was salted with, and AES-GCM's nonce and text."""

    salt: bytes
    nonce: bytes
    text: bytes

    def as_json(self) -> dict[str, str]:
        """The three parts in base64."""
        return {
            "salt": b64encode(self.salt).decode(),
            "nonce": b64encode(self.nonce).decode(),
            "text": b64encode(self.text).decode(),
        }

    @classmethod
    def of_json(cls, raw: Any) -> Wrapped:
        """The value that `as_json` gave; ValueError, TypeError or KeyError otherwise."""
        found = cls(*(b64decode(raw[name], validate=True) for name in ("salt", "nonce", "text")))
        if (len(found.salt), len(found.nonce), len(found.text)) != _LENGTHS:
            raise ValueError("a part of a wrapped key has the wrong length")
        return found


def new_key() -> bytes:
    """256 random bits."""
    return secrets.token_bytes(KEY_BYTES)


def wrap_passphrase(key: bytes, passphrase: str, secret: bytes, kdf: Kdf, about: bytes) -> Wrapped:
    """W1: `secret` comes from the keyring (empty without one), `about` is authenticated."""
    salt = secrets.token_bytes(_SALT_BYTES)
    return _wrap(key, _passphrase_key(passphrase, secret, salt, kdf), salt, about)


def unwrap_passphrase(
    wrapped: Wrapped, passphrase: str, secret: bytes, kdf: Kdf, about: bytes
) -> bytes | None:
    """The key of W1, None when passphrase or secret do not fit."""
    return _unwrap(wrapped, _passphrase_key(passphrase, secret, wrapped.salt, kdf), about)


def wrap_recovery(key: bytes, material: bytes, about: bytes) -> Wrapped:
    """W2; `material` are the bits of the recovery code."""
    salt = secrets.token_bytes(_SALT_BYTES)
    return _wrap(key, _derive(material, salt, b"recovery code"), salt, about)


def unwrap_recovery(wrapped: Wrapped, material: bytes, about: bytes) -> bytes | None:
    """The key of W2, None when the code does not fit."""
    return _unwrap(wrapped, _derive(material, wrapped.salt, b"recovery code"), about)


def _passphrase_key(passphrase: str, secret: bytes, salt: bytes, kdf: Kdf) -> bytes:
    # NFKC: the same keys typed in full or half width are the same passphrase.
    typed = unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")
    stretched = hash_secret_raw(
        typed, salt, kdf.time, kdf.memory_kib, kdf.lanes, KEY_BYTES, Type.ID
    )
    return _derive(stretched + secret, salt, b"passphrase")


def _derive(material: bytes, salt: bytes, purpose: bytes) -> bytes:
    info = b"banso-karte store key 1: " + purpose
    return HKDF(SHA256(), KEY_BYTES, salt, info).derive(material)


def _wrap(key: bytes, outer: bytes, salt: bytes, about: bytes) -> Wrapped:
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return Wrapped(salt, nonce, AESGCM(outer).encrypt(nonce, key, about))


def _unwrap(wrapped: Wrapped, outer: bytes, about: bytes) -> bytes | None:
    try:
        return AESGCM(outer).decrypt(wrapped.nonce, wrapped.text, about)
    except InvalidTag:
        return None
