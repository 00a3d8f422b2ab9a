"""Taking in finished checks from answer files, all or none.

A business joins by 法人番号, else by its name (spellings evened out) and prefecture. The same
business, date and answers again are skipped, also when the earlier check was corrected since.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from app import library
from app.domain import answer_file, brought, my_number
from app.domain.records import Check, Client, ClientFields, ImportOutcome
from app.errors import Fault, Faults
from app.models.tables import CheckState, ClientRecord, FinishedCheck, ProfileRecord
from app.services import bulk, client_fields, clients, files, lookup, rows
from app.services.history import Batch
from app.services.store import Store, new_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from app.domain.answer_file import AnswerFile

_STEP = timedelta(microseconds=1)

LEFT_OUT = "マイナンバーかもしれない番号があるので、ここは取り込みません。"


def import_checks(store: Store, path: str | Path) -> ImportOutcome:
    """Take in every check of a file of JSON lines.

    `businesses` and `checks` count what is new. Raises Faults, with all of them, when any line
    cannot be used or leaves questions open; then nothing is written.
    """
    checks, _ = leave_out(read(path))
    return take_in(store, checks)


def read(path: str | Path) -> tuple[AnswerFile, ...]:
    """The complete checks of a file, businesses tidied. Raises Faults."""
    place, today = str(path), datetime.now().astimezone().date()
    try:
        with Path(path).open("rb") as handle:
            found = answer_file.read_lines(
                handle, place, library.questionnaire, today, complete=True
            )
    except (OSError, ValueError) as error:
        raise files.unreadable(place, error) from error
    faults: list[Fault] = []
    tidied = []
    for check in found:
        try:
            tidied.append(replace(check, business=client_fields.tidy(check.business)))
        except Faults as error:
            faults += [
                Fault(f"{check.place}: $.business.{each.place}", each.sentence)
                for each in error.faults
            ]
    if faults:
        raise Faults(tuple(faults))
    return tuple(tidied)


def leave_out(checks: Sequence[AnswerFile]) -> tuple[tuple[AnswerFile, ...], tuple[Fault, ...]]:
    """The checks without texts that may hold a マイナンバー, and where those stood."""
    found = [_without_numbers(check) for check in checks]
    return tuple(kept for kept, _ in found), tuple(each for _, left in found for each in left)


def take_in(store: Store, checks: Sequence[AnswerFile]) -> ImportOutcome:
    """Write checks that were read, in one transaction."""
    with store.writing() as session:
        work = _Import(session, store.clock())
        for check in checks:
            work.add(check)
        bulk.insert_all(session, work.clients, work.checks)
        return ImportOutcome(len(work.clients), len(work.checks), work.skipped)


def _without_numbers(check: AnswerFile) -> tuple[AnswerFile, list[Fault]]:
    hidden = [code for code, words in check.answers.items() if my_number.find(words)]
    answers = {code: words for code, words in check.answers.items() if code not in hidden}
    fields: dict[str, str] = {}
    for finding in my_number.findings(check.business):  # nothing in it lies deeper
        words = getattr(check.business, finding.place)
        # A business must have a name: of that only the number goes.
        named = finding.place == "name"
        fields[finding.place] = my_number.mask(words, my_number.find(words)) if named else ""
    places = [f"answers.{code}" for code in hidden] + [f"business.{name}" for name in fields]
    left = [Fault(f"{check.place}: $.{place}", LEFT_OUT) for place in places]
    business = replace(check.business, **fields)  # type: ignore[arg-type]
    return replace(check, answers=answers, business=business), left


class _Import:
    """One import: which businesses are known, which checks are there already."""

    def __init__(self, session: Session, now: datetime) -> None:
        self._session = session
        self._batch = Batch(session, now, "チェックの取り込み")
        self._now = now
        self._advisor = session.get_one(ProfileRecord, 1).name
        self._by_number: dict[str, str] = {}
        self._by_name: dict[tuple[str, str | None], str] = {}
        self._industries: dict[str, str | None] = {}
        self._settled: set[str] = set()  # a number of theirs is known, or they can have none
        self._seen: dict[str, set[tuple[str, str]]] = {}
        self._new: dict[str, int] = {}
        self.clients: list[Client] = []
        self.checks: list[Check] = []
        self.skipped = 0
        query = select(
            ClientRecord.id,
            ClientRecord.name_key,
            ClientRecord.prefecture,
            ClientRecord.corporate_number,
            ClientRecord.industry,
            ClientRecord.kind,
        ).where(ClientRecord.deleted_at.is_(None))
        for row in session.execute(query.order_by(ClientRecord.number)):
            name = (row.name_key, row.prefecture)
            self._know(row.id, name, row.corporate_number, row.industry, row.kind)

    def add(self, given: AnswerFile) -> None:
        """Keep a check to be written, or skip it."""
        client_id = self._client(given.business)
        same = (given.conducted_on.isoformat(), rows.answers_text(given.answers))
        seen = self._checks_of(client_id)
        if same in seen:
            self.skipped += 1
            return
        seen.add(same)
        self._now += _STEP  # the order of the lines stays the order of the checks
        self.checks.append(
            brought.check_of(
                given,
                check_id=new_id(),
                client_id=client_id,
                industry=given.business.industry or self._industries[client_id],
                advisor=self._advisor,
                finished_at=self._now,
            )
        )

    def _client(self, fields: ClientFields) -> str:
        """The id of the business, which is made when it is not known."""
        number = fields.corporate_number
        name = (lookup.name_key(fields.name), fields.prefecture)
        if number and number in self._by_number:
            return self._by_number[number]
        known = self._by_name.get(name)
        # Two numbers are two businesses, whatever their names; a sole proprietor is a third.
        if known is not None and not (number and known in self._settled):
            self._learn(known, number)
            return known
        client = Client(new_id(), fields, self._now, self._now)
        self._new[client.id] = len(self.clients)
        self.clients.append(client)
        self._know(client.id, name, number, fields.industry, fields.kind)
        return client.id

    def _learn(self, client_id: str, number: str | None) -> None:
        """Keep the 法人番号 of a business that was known by its name only."""
        if not number:
            return
        self._settled.add(client_id)
        self._by_number[number] = client_id
        if client_id in self._new:
            at = self._new[client_id]
            fields = replace(self.clients[at].fields, corporate_number=number)
            self.clients[at] = replace(self.clients[at], fields=fields)
            return
        record = clients.find(self._session, client_id)
        fields = replace(rows.client(record).fields, corporate_number=number)
        clients.rewrite(self._batch, record, fields)

    def _know(
        self,
        client_id: str,
        name: tuple[str, str | None],
        number: str | None,
        industry: str | None,
        kind: str | None,
    ) -> None:
        self._by_name.setdefault(name, client_id)
        if number:
            self._by_number.setdefault(number, client_id)
        if number or kind == "sole_proprietor":
            self._settled.add(client_id)
        self._industries[client_id] = industry

    def _checks_of(self, client_id: str) -> set[tuple[str, str]]:
        """Date and answers of the checks that a client has."""
        if client_id not in self._seen:
            query: Any = (
                select(FinishedCheck.conducted_on, FinishedCheck.answers)
                .join(CheckState, CheckState.check_id == FinishedCheck.id)
                .where(CheckState.client_id == client_id)
            )
            self._seen[client_id] = {
                (row.conducted_on.isoformat(), row.answers) for row in self._session.execute(query)
            }
        return self._seen[client_id]
