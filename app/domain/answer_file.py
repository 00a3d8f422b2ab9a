"""Reads answer files (domain.md §2, "Answer file") and reports every fault with its place.

A place is `FILE: $.path`, in JSON lines `FILE:LINE: $.path`. What comes back is ready to be scored
or stored: answers that count, company facts checked.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, BinaryIO, Final, Protocol, cast

from app.domain import answers as rules
from app.domain.answer_business import business
from app.domain.check_code import check_code
from app.domain.strict_json import Node, decode, raise_faults, shown
from app.errors import Fault, Faults

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from app.domain.questionnaire import ItemSet, Questionnaire
    from app.domain.records import ClientFields

LARGEST: Final = 1_000_000
_EARLIEST: Final = date(2000, 1, 1)
_REQUIRED = ("questionnaire", "version", "business", "conducted_on", "answers")
_NAME: Final = 40
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_SETS: Final = ("full", "short")
_STEP: Final = 1 << 16
_MOST_FAULTS: Final = 100_000


class Questionnaires(Protocol):
    """Gives the questionnaire of an id and version, without them the current one."""

    def __call__(self, questionnaire_id: str = ..., version: str = ..., /) -> Questionnaire:
        """The questionnaire; KeyError when it is not known."""


@dataclass(frozen=True, slots=True)
class AnswerFile:
    """One check of an answer file; `answers` are those that count, `place` is `FILE[:LINE]`."""

    questionnaire: str
    version: str
    item_set: ItemSet
    business: ClientFields
    conducted_on: date
    answers: Mapping[str, str]
    place: str

    @property
    def code(self) -> str:
        """The check code, the same as the store gives for this check."""
        return check_code(
            self.questionnaire,
            self.version,
            conducted_on=self.conducted_on,
            answers=self.answers,
        )


def parse(
    data: bytes,
    place: str,
    questionnaires: Questionnaires,
    today: date,
    *,
    complete: bool = False,
) -> AnswerFile:
    """The check in one JSON object; raises Faults with all of its faults.

    `today` is the last possible day of a check. With `complete` open questions are a fault.
    """
    if len(data) > LARGEST:
        raise _too_large(place)
    root = decode(data, f"{place}: ")
    members = root.record(_REQUIRED, ("set",)) or {}
    questionnaire = _questionnaire(members, questionnaires)
    item_set = _item_set(members.get("set"))
    conducted_on = _conducted_on(members.get("conducted_on"), today)
    fields = business(members["business"]) if "business" in members else None
    given: dict[str, str] = {}
    if "answers" in members:
        # Answers to a questionnaire that is not known are most likely meant for the current one.
        meant = questionnaire or questionnaires()
        given = _answers(members["answers"], meant, item_set)
        if complete:
            _note_open_questions(members["answers"], rules.missing(meant, given, item_set))
    raise_faults(root.faults)
    assert questionnaire is not None
    assert conducted_on is not None
    assert fields is not None
    return AnswerFile(
        questionnaire=questionnaire.id,
        version=questionnaire.version,
        item_set=item_set,
        business=fields,
        conducted_on=conducted_on,
        answers=rules.effective(questionnaire, given, item_set),
        place=place,
    )


def read(handle: BinaryIO, place: str, questionnaires: Questionnaires, today: date) -> AnswerFile:
    """The check in an open file of one object, never reading more than the largest size."""
    return parse(handle.read(LARGEST + 1), place, questionnaires, today)


def read_lines(
    handle: BinaryIO,
    place: str,
    questionnaires: Questionnaires,
    today: date,
    *,
    complete: bool = False,
) -> tuple[AnswerFile, ...]:
    """The checks of an open file of JSON lines; raises Faults with those of all lines.

    Blank lines are passed over; a file without any check is a fault, and so is, with `complete`,
    a check that leaves questions open.
    """
    found: list[AnswerFile] = []
    faults: list[Fault] = []
    for number, line in _lines(handle):
        try:
            found.append(parse(line, f"{place}:{number}", questionnaires, today, complete=complete))
        except Faults as error:
            faults.extend(error.faults)
            if len(faults) >= _MOST_FAULTS:
                faults.append(Fault(f"{place}: $", "ほかにもありそうですが、ここで止めました。"))
                break
    if not found and not faults:
        faults.append(Fault(f"{place}: $", "中身がありません。"))
    raise_faults(faults)
    return tuple(found)


def _note_open_questions(node: Node, missing: Collection[str]) -> None:
    """Note in one fault every question without an answer; one with a wrong answer has its own."""
    written = node.members()
    if written is None:
        return
    left = [name for name in missing if name not in written]
    if left:
        node.fault(f"答えていない設問が{len(left)}問あります（{'、'.join(left)}）。")


def _lines(handle: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """The numbered lines that are not blank; of a line that is too long only its beginning."""
    number = 0
    while line := handle.readline(LARGEST + 1):
        number += 1
        rest = line
        while len(rest) > 0 and not rest.endswith(b"\n") and len(line) > LARGEST:
            rest = handle.readline(_STEP)
        if number > 1 and line.startswith(b"\xef\xbb\xbf"):
            line = line[3:]  # files that were joined one after the other
        if line.strip(b" \t\r\n\xef\xbb\xbf" if number == 1 else b" \t\r\n"):
            yield number, line


def _too_large(place: str) -> Faults:
    sentence = "大きすぎます。1件は1MBまでです。別のファイルではないか、確かめてください。"
    return Faults((Fault(f"{place}: $", sentence),))


def _questionnaire(
    members: Mapping[str, Node], questionnaires: Questionnaires
) -> Questionnaire | None:
    names = [
        members[key].text(longest=_NAME) if key in members else ""
        for key in ("questionnaire", "version")
    ]
    if not all(names):
        return None
    try:
        found = questionnaires(names[0], names[1])
    except KeyError:
        found = None
    if found is not None and [found.id, found.version] == names:
        return found
    wrong = "version" if questionnaires().id == names[0] else "questionnaire"
    members[wrong].fault(
        f"設問「{shown(names[0])}」の版「{shown(names[1])}」は、この伴走カルテにはありません。"
    )
    return None


def _item_set(node: Node | None) -> ItemSet:
    return cast("ItemSet", (node.choice(_SETS) if node else None) or "full")


def _conducted_on(node: Node | None, today: date) -> date | None:
    text = node.text(longest=_NAME) if node else ""
    if node is None or not text:
        return None
    try:
        day = date.fromisoformat(text) if _DATE.fullmatch(text) else None
    except ValueError:
        day = None
    if day is None:
        node.fault("ありえない日付です。2026-11-22 の形で書いてください。")
    elif day > today:
        node.fault(f"先の日付です。今日（{today.isoformat()}）までの日付にしてください。")
    elif day < _EARLIEST:
        node.fault(f"古すぎる日付です。{_EARLIEST.isoformat()}からの日付にしてください。")
    else:
        return day
    return None


def _answers(node: Node, questionnaire: Questionnaire, item_set: ItemSet) -> dict[str, str]:
    """The answers with valid ids and codes; faults are noted for all others."""
    members = node.members() or {}
    given: dict[str, str] = {}
    for name, child in members.items():
        section = questionnaire.section_of.get(name)
        if section is None:
            child.fault("この設問はありません。設問の名前を確かめてください。")
        elif item_set == "short" and name not in questionnaire.short_items:
            child.fault("短い版にはない設問です。消すか、set を full にしてください。")
        elif section.kind == "text":
            given[name] = child.text(longest=section.max_length, empty=True, lines=True)
        elif code := child.choice([option.code for option in section.options]):
            given[name] = sys.intern(code)  # thousands of checks share a handful of codes
    if item_set == "full":
        _check_branch(members, questionnaire, given)
    return given


def _check_branch(
    members: Mapping[str, Node], questionnaire: Questionnaire, given: Mapping[str, str]
) -> None:
    """Note answers of q5 or q6 that the level does not ask for, or that no level is known for."""
    level = rules.level_of(questionnaire, given)
    all_there = all(item.id in members for item in questionnaire.section(rules.READINESS).items)
    if level is None and all_there:
        return  # a code of q4 is wrong: the branch shows once that is put right
    for name in members:
        section = questionnaire.section_of.get(name)
        if section is None or section.when in {None, level}:
            continue
        if level is None:
            members[name].fault("q4の13問がそろうまで、q5・q6の答えは書けません。")
        else:
            other = "q6" if level == "high" else "q5"
            members[name].fault(
                f"q4の答えによると、尋ねるのは{other}です。この答えを消すか、q4を確かめてください。"
            )
