"""Who uses this device, and the PIN that ends an idle lock, the hand-over and the booth."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from app.domain import japanese
from app.domain.changes import Changes, Kind
from app.domain.records import Advisor
from app.errors import BadArgument, WrongPin
from app.models.tables import ProfileRecord
from app.services import colleagues, unwrap
from app.services.check_input import storable

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.services.keychain import Secrets
    from app.services.store import Store

MAX_MISSES = 5
_SHORTEST, _LONGEST = 4, 6
MAX_LOGO_BYTES = 2_000_000
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_CHANGES = Changes(frozenset({Kind.PROFILE, Kind.COLLEAGUE}))


def advisor(store: Store) -> Advisor:
    """Who uses this device; empty texts before the first run is over."""
    with store.reading() as session:
        row = _row(session)
        return Advisor(row.name, row.organisation, row.phone, row.logo)


def save_advisor(store: Store, value: Advisor) -> Changes:
    """Keep who uses this device. Raises BadArgument for a logo that is no small PNG or JPEG."""
    if value.logo and not value.logo.startswith(_PICTURES):
        raise BadArgument("ロゴはPNGかJPEGの画像にしてください。", "別の画像を選んでください。")
    if len(value.logo) > MAX_LOGO_BYTES:
        raise BadArgument("ロゴの画像が大きすぎます。", "2MBより小さい画像を選んでください。")
    with store.writing() as session:
        row = _row(session)
        row.name = japanese.stored_name(storable(value.name))
        row.organisation = japanese.stored_name(storable(value.organisation))
        row.phone = japanese.narrow(storable(value.phone))
        row.logo = value.logo
        colleagues.follow_profile(session, row)
    return _CHANGES


def pin_fault(text: str) -> str:
    """What is wrong with a new PIN, in one sentence; "" when it can be used."""
    pin = _digits(text)
    if not (pin.isascii() and pin.isdigit() and _SHORTEST <= len(pin) <= _LONGEST):
        return f"PINは{_SHORTEST}〜{_LONGEST}桁の数字にしてください。"
    return ""


def set_pin(store: Store, pin: str) -> Changes:
    """Set the PIN; misses are forgotten. Raises BadArgument."""
    fault = pin_fault(pin)
    if fault:
        raise BadArgument(fault, "数字だけで入力してください。")
    hashed = _hasher(store).hash(_digits(pin))
    with store.writing() as session:
        row = _row(session)
        row.pin_hash, row.pin_misses = hashed, 0
    return _CHANGES


def has_pin(store: Store) -> bool:
    """Whether a PIN was set."""
    with store.reading() as session:
        return _row(session).pin_hash is not None


def check_pin(store: Store, pin: str) -> None:
    """Nothing when the PIN is right.

    Raises WrongPin with the tries that are left; after five misses, or without a PIN, none are
    left and only the passphrase helps.
    """
    with store.writing() as session:
        row = _row(session)
        left = _check(store, row, pin)
    if left is not None:
        raise WrongPin(left)


def check_passphrase(store: Store, passphrase: str, *, secrets: Secrets | None) -> None:
    """Nothing when the passphrase is right; then the misses of the PIN are forgotten.

    Raises WrongPassphrase, NoKeyring.
    """
    head = unwrap.read_header(store.folder)
    unwrap.by_passphrase([head], store.folder, passphrase, secrets=secrets, clock=store.clock)
    with store.writing() as session:
        _row(session).pin_misses = 0


def _check(store: Store, row: ProfileRecord, pin: str) -> int | None:
    """The tries left after a wrong PIN, None after the right one."""
    if row.pin_hash is None or row.pin_misses >= MAX_MISSES:
        return 0
    try:
        _hasher(store).verify(row.pin_hash, _digits(pin))
    except (VerificationError, InvalidHashError):
        row.pin_misses += 1
        return MAX_MISSES - row.pin_misses
    row.pin_misses = 0
    return None


def _row(session: Session) -> ProfileRecord:
    return session.get_one(ProfileRecord, 1)


def _hasher(store: Store) -> PasswordHasher:
    costs = store.kdf
    return PasswordHasher(costs.time, costs.memory_kib, costs.lanes)


def _digits(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()
