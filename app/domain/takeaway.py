"""The result that goes along in a QR code: the answers alone, packed, in a text a phone can show.

Bytes of the packed check, all numbers big-endian:

    1     version of this packing
    1     1 = the short set, 2 = a text was left out; added up
    n     questionnaire, version, industry, band of employees, each with its length in a byte before
    2     days from 2000-01-01 to the day of the check
    7     the check code: its eleven characters as one number
    n     the answers, with their length in a byte before: one number of mixed radix, the items in
          the order of the questionnaire, 0 = no answer, else the place of the option from 1

Names, places, free text and scores are not in it: scores are derived again. What signs it stands
behind it (`app.services.takeaway`).
"""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from app.domain import answers as rules
from app.domain import check_code
from app.domain.bands import EMPLOYEE_BANDS
from app.domain.industry import is_industry
from app.errors import UnreadableCode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from app.domain.questionnaire import ItemSet, Questionnaire

MARK: Final = "BANSO1:"
LARGEST: Final = 500  # bytes of the whole text: a code of this size is read from paper with ease
_PACKING: Final = 1
_SHORT, _TEXT_LEFT_OUT = 1, 2
_EPOCH: Final = date(2000, 1, 1)
_CODE_BYTES: Final = 7
_DAY_BYTES: Final = 2
_BASE: Final = len(check_code.ALPHABET)
_DATA: Final = re.compile(f"{re.escape(MARK)}([A-Za-z0-9_-]+)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Takeaway:
    """A check without anybody's name: what the scores follow from, and the code on its paper.

    `answers` holds codes only. `whole`: no text of the owner was left out, so that `code` follows
    from the answers.
    """

    questionnaire: str
    version: str
    item_set: ItemSet
    conducted_on: date
    industry: str | None
    employees_band: str | None
    answers: Mapping[str, str]
    code: str
    whole: bool


def pack(check: Takeaway, questionnaire: Questionnaire) -> bytes:
    """The check as bytes."""
    flags = (check.item_set == "short") * _SHORT + (not check.whole) * _TEXT_LEFT_OUT
    texts = (check.questionnaire, check.version, check.industry or "", check.employees_band or "")
    parts = [bytes((_PACKING, flags)), *(_counted(text.encode("ascii")) for text in texts)]
    parts.append((check.conducted_on - _EPOCH).days.to_bytes(_DAY_BYTES, "big"))
    parts.append(_code_number(check.code).to_bytes(_CODE_BYTES, "big"))
    number = _number(check.answers, _radices(questionnaire, check.item_set))
    parts.append(_counted(number.to_bytes((number.bit_length() + 7) // 8, "big")))
    return b"".join(parts)


def unpack(
    data: bytes, questionnaires: Callable[[str, str], Questionnaire], today: date
) -> Takeaway:
    """The check again; raises UnreadableCode when it is of a newer version, or makes no sense.

    `questionnaires` gives a questionnaire by id and version, and raises KeyError.
    """
    source = _Source(data)
    packing, flags = source.take(2)
    if packing != _PACKING or flags & ~(_SHORT | _TEXT_LEFT_OUT):
        raise UnreadableCode.newer()
    texts = [source.counted().decode("ascii", "replace") for _ in range(4)]
    day = _EPOCH + timedelta(int.from_bytes(source.take(_DAY_BYTES), "big"))
    number = int.from_bytes(source.take(_CODE_BYTES), "big")
    packed = int.from_bytes(source.counted(), "big")
    source.end()
    try:
        questionnaire = questionnaires(texts[0], texts[1])
    except KeyError:
        raise UnreadableCode.newer() from None
    item_set: ItemSet = "short" if flags & _SHORT else "full"
    check = Takeaway(
        questionnaire=questionnaire.id,
        version=questionnaire.version,
        item_set=item_set,
        conducted_on=day,
        industry=texts[2] or None,
        employees_band=texts[3] or None,
        answers=_answers(packed, _radices(questionnaire, item_set)),
        code=_code(number),
        whole=not flags & _TEXT_LEFT_OUT,
    )
    if day > today or not _makes_sense(check, questionnaire):
        raise UnreadableCode.damaged()
    return check


def text_around(data: bytes, lines: Sequence[str]) -> str:
    """The text of a QR code: lines for a person, as many as there is room for, then the data."""
    end = MARK + base64.urlsafe_b64encode(data).decode("ascii").rstrip("=")
    left = LARGEST - len(end.encode())
    kept: list[str] = []
    for line in lines:
        left -= len(line.encode()) + 1
        if left < 0:
            break
        kept.append(line)
    return "\n".join([*kept, end])


def data_in(text: str) -> bytes:
    """The bytes in the text of a QR code; raises UnreadableCode when it is another one."""
    found = _DATA.search(text)
    if found is None:
        raise UnreadableCode.other()
    try:
        return base64.urlsafe_b64decode(found[1] + "=" * (-len(found[1]) % 4))
    except (binascii.Error, ValueError):
        raise UnreadableCode.damaged() from None


def _makes_sense(check: Takeaway, questionnaire: Questionnaire) -> bool:
    bands = {None, *(band.code for band in EMPLOYEE_BANDS)}
    if check.employees_band not in bands:
        return False
    if check.industry is not None and not is_industry(check.industry):
        return False
    if rules.effective(questionnaire, check.answers, check.item_set) != check.answers:
        return False
    if not check_code.well_formed(check.code):
        return False
    return not check.whole or check.code == check_code.check_code(
        check.questionnaire,
        check.version,
        conducted_on=check.conducted_on,
        answers=check.answers,
    )


def _radices(questionnaire: Questionnaire, item_set: ItemSet) -> Iterator[tuple[str, list[str]]]:
    """Each item with its codes, the last one first; those of the short set only for it."""
    for section in reversed(questionnaire.sections):
        codes = [option.code for option in section.options]
        for item in reversed(section.items):
            if codes and (item_set == "full" or item.id in questionnaire.short_items):
                yield item.id, codes


def _number(answers: Mapping[str, str], radices: Iterator[tuple[str, list[str]]]) -> int:
    number, weight = 0, 1
    for item, codes in radices:
        code = answers.get(item)
        number += weight * (codes.index(code) + 1 if code in codes else 0)
        weight *= len(codes) + 1
    return number


def _answers(number: int, radices: Iterator[tuple[str, list[str]]]) -> dict[str, str]:
    found: list[tuple[str, str]] = []
    for item, codes in radices:
        number, place = divmod(number, len(codes) + 1)
        if place:
            found.append((item, codes[place - 1]))
    if number:
        raise UnreadableCode.damaged()
    return dict(reversed(found))


def _code_number(code: str) -> int:
    number = 0
    for char in check_code.normalise(code).replace("-", ""):
        number = number * _BASE + check_code.ALPHABET.index(char)
    return number


def _code(number: int) -> str:
    chars = []
    for _ in range(check_code.LENGTH):
        number, value = divmod(number, _BASE)
        chars.append(check_code.ALPHABET[value])
    return check_code.normalise("".join(reversed(chars)))


def _counted(data: bytes) -> bytes:
    return bytes((len(data),)) + data


class _Source:
    """Reads bytes one after the other; raises UnreadableCode when there are too few or many."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def take(self, count: int) -> bytes:
        taken = self._data[self._at : self._at + count]
        self._at += count
        if len(taken) < count:
            raise UnreadableCode.damaged()
        return taken

    def counted(self) -> bytes:
        return self.take(self.take(1)[0])

    def end(self) -> None:
        if self._at != len(self._data):
            raise UnreadableCode.damaged()
