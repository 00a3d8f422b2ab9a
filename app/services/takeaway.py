"""The result that goes along in a QR code: made and signed here, read and proved there.

An Ed25519 signature stands behind the packed check, with the key it is proved by. As long as nobody
vouches for keys this shows only that nothing was changed since it was signed, not by whom.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

from app import library
from app.domain import takeaway
from app.domain.answers import effective
from app.domain.bands import employees_band
from app.domain.check_code import normalise
from app.domain.records import Advisor
from app.domain.takeaway import Takeaway
from app.errors import UnreadableCode
from app.reports.compose import alone
from app.services import checks, clients, kept, qr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from app.domain.questionnaire import ItemSet
    from app.domain.records import ClientFields
    from app.services.store import Store

_KEY: Final = "device_key"
_KEY_BYTES, _SIGNATURE_BYTES = 32, 64
_SIGNED: Final = b"banso takeaway 1\0"  # a signature for this is one for nothing else
_FINGERPRINT: Final = 8
HEAD = "経営チェックの結果 {day}"
CODE = "確認コード {code}"
NEXT = "つぎの一歩：{title}"
HOW = "伴走カルテで読むと全部見られます。お名前は入っていません。"


@dataclass(frozen=True, slots=True)
class Received:
    """A check that was read from a code; `maker` is the short name of the key that signed it.

    `text` is that of the code. `origin`: "own" when this store signed it, else "unknown".
    """

    text: str
    check: Takeaway
    maker: str
    origin: Literal["own", "unknown"]


def of_check(
    answers: Mapping[str, str],
    fields: ClientFields,
    *,
    version: tuple[str, str],
    item_set: ItemSet,
    conducted_on: date,
    code: str,
) -> Takeaway:
    """What goes along of a check: its answers without texts, industry and band of employees."""
    questionnaire = library.questionnaire(*version)
    codes = {name: each for name, each in answers.items() if each in questionnaire.codes_of[name]}
    counted = effective(questionnaire, codes, item_set)
    return Takeaway(
        questionnaire=questionnaire.id,
        version=questionnaire.version,
        item_set=item_set,
        conducted_on=conducted_on,
        industry=fields.industry,
        employees_band=fields.employees_band or employees_band(fields.employees),
        answers=counted,
        code=normalise(code),
        whole=len(counted) == len(answers),
    )


def text(check: Takeaway, titles: Sequence[str], store: Store | None) -> str:
    """The text of the QR code, at most 500 bytes, with as many titles of things to do as fit.

    Signed by the key of the store, or without a store by one made for this once.
    """
    packed = takeaway.pack(check, library.questionnaire(check.questionnaire, check.version))
    key = _new_key() if store is None else _key(store)
    public = key.public_key().public_bytes_raw()
    data = packed + public + key.sign(_SIGNED + packed)
    day = f"{check.conducted_on:%Y/%m/%d}"
    lines = [HEAD.format(day=day), CODE.format(code=check.code), HOW]
    return takeaway.text_around(data, [*lines, *(NEXT.format(title=each) for each in titles)])


def for_check(store: Store, check_id: str) -> str:
    """The text of the QR code of a finished check. Raises NotFound."""
    check = checks.get(store, check_id)
    client = clients.get(store, check.client_id).fields
    given = of_check(
        check.answers,
        replace(client, industry=check.industry),
        version=(check.questionnaire, check.version),
        item_set="short" if check.item_set == "short" else "full",
        conducted_on=check.context.conducted_on,
        code=check.code,
    )
    titles = [thing.title for thing in alone(check, client, Advisor()).things]
    return text(given, titles, store)


def read_text(given: str, store: Store | None, today: date) -> Received:
    """The check in the text of a code; raises UnreadableCode with the reason."""
    data = takeaway.data_in(given)
    ends = _KEY_BYTES + _SIGNATURE_BYTES
    if len(data) <= ends:
        raise UnreadableCode.damaged()
    packed, public = data[:-ends], data[-ends:-_SIGNATURE_BYTES]
    signature = data[-_SIGNATURE_BYTES:]
    _prove(packed, public, signature)
    check = takeaway.unpack(packed, library.questionnaire, today)
    own = store is not None and public == _known_key(store)
    return Received(given, check, fingerprint(public), "own" if own else "unknown")


def read_picture(picture: bytes, store: Store | None, today: date) -> Received:
    """The check in a picture of a code; raises UnreadableCode with the reason."""
    refused: UnreadableCode | None = None
    for found in qr.texts_in(picture):
        try:
            return read_text(found, store, today)
        except UnreadableCode as error:  # another code may be beside it
            refused = refused or error
    raise refused or UnreadableCode.missing()


def fingerprint(public: bytes) -> str:
    """A short name of a key, to be compared by eye."""
    return hashlib.sha256(public).hexdigest()[:_FINGERPRINT].upper()


def _prove(packed: bytes, public: bytes, signature: bytes) -> None:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, _SIGNED + packed)
    except (InvalidSignature, ValueError) as error:
        raise UnreadableCode.tampered() from error


def _new_key() -> Ed25519PrivateKey:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.generate()


def _key(store: Store) -> Ed25519PrivateKey:
    """The key of this store; made when it is first asked for, if the store can be written."""
    known = kept.get(store, _KEY)
    if known is None:
        made = {"private": _new_key().private_bytes_raw().hex()}
        known = made if store.read_only else kept.put_first(store, _KEY, made)
    return _private(known)


def _private(known: Mapping[str, str]) -> Ed25519PrivateKey:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(known["private"]))


def _known_key(store: Store) -> bytes | None:
    known = kept.get(store, _KEY)
    return None if known is None else _private(known).public_key().public_bytes_raw()
