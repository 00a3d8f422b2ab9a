"""Checks: answered one by one as drafts, finished once, then never changed.

A finished check has the id of its draft, so that finishing twice gives the same check. What is
wrong with one is corrected by a new check that names it; a check made on the wrong client moves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, func, select

from app import library
from app.domain import answers as counting
from app.domain import check_code
from app.domain.changes import Changes, Kind
from app.domain.records import Check, CheckContext, Draft
from app.errors import Fault, Faults, NotFound
from app.models.tables import (
    CheckMove,
    CheckState,
    ClientRecord,
    DraftAnswer,
    DraftRecord,
    FinishedCheck,
    ProfileRecord,
)
from app.services import aside, check_input, clients, rows
from app.services.store import Store, new_id

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy.orm import Session

    from app.domain.questionnaire import ItemSet, Questionnaire

_CHECK = select(FinishedCheck, CheckState).join(CheckState, CheckState.check_id == FinishedCheck.id)


def start(
    store: Store,
    client_id: str,
    *,
    item_set: ItemSet = "full",
    context: CheckContext,
    supersedes: str | None = None,
) -> tuple[Draft, Changes]:
    """Begin a check. Raises NotFound (client, or the check to be corrected) and Faults."""
    return _begin(store, client_id, item_set, context, supersedes=supersedes)


def answer(store: Store, draft_id: str, item_id: str, code: str | None) -> None:
    """Keep one answer, on the disk when this returns; None erases it.

    The item becomes the draft's position. Raises NotFound, Faults.
    """
    _write_answers(store, draft_id, {item_id: code})


def answer_many(store: Store, draft_id: str, answers: Mapping[str, str | None]) -> None:
    """Keep several answers, all or none; the last one becomes the position."""
    _write_answers(store, draft_id, answers)


def set_memo(store: Store, draft_id: str, memo: str) -> None:
    """Keep the memo. Raises NotFound, Faults when it is longer than 20,000 characters."""
    memo = check_input.tidy_memo(memo)
    with store.writing() as session:
        record = _draft(session, draft_id)
        record.memo, record.updated_at = memo, store.clock()


def set_context(store: Store, draft_id: str, context: CheckContext) -> None:
    """Keep where and by whom the check is made. Raises NotFound, Faults."""
    context = check_input.tidy_context(context)
    with store.writing() as session:
        record = _draft(session, draft_id)
        for name, value in rows.context_columns(context).items():
            setattr(record, name, value)
        record.updated_at = store.clock()


def set_position(store: Store, draft_id: str, item_id: str) -> None:
    """Remember the item that is shown. Raises NotFound, Faults for an unknown item."""
    with store.writing() as session:
        record = _draft(session, draft_id)
        check_input.demand_item(_questionnaire(record), item_id)
        record.position = item_id


def draft(store: Store, draft_id: str) -> Draft:
    """A draft with its answers. Raises NotFound, also for a discarded one."""
    with store.reading() as session:
        return _value(session, _draft(session, draft_id))


def drafts(store: Store, *, discarded: bool = False) -> tuple[Draft, ...]:
    """All drafts to resume, the last one worked on first; or those put away, until they go."""
    away = DraftRecord.discarded_at
    query = (
        select(DraftRecord)
        .join(ClientRecord, ClientRecord.id == DraftRecord.client_id)
        .where(
            away.is_not(None) if discarded else away.is_(None), ClientRecord.deleted_at.is_(None)
        )
        .order_by(DraftRecord.updated_at.desc(), DraftRecord.id)
    )
    with store.reading() as session:
        return tuple(_value(session, record) for record in session.scalars(query).all())


def discard(store: Store, draft_id: str) -> Changes:
    """Put a draft away; `undiscard` brings it back for 30 days. Raises NotFound."""
    with store.writing() as session:
        record = _draft(session, draft_id)
        record.discarded_at = store.clock()
        return _changes(record.client_id, draft_id, Kind.DRAFT)


def undiscard(store: Store, draft_id: str) -> Changes:
    """Bring a discarded draft back. Raises NotFound."""
    with store.writing() as session:
        record = _draft(session, draft_id, discarded=True)
        record.discarded_at = None
        return _changes(record.client_id, draft_id, Kind.DRAFT)


def finish(store: Store, draft_id: str) -> tuple[Check, Changes]:
    """Make the finished check of a draft; gaps stay gaps, answers that do not count are dropped.

    Finishing again gives the same check. Raises NotFound.
    """
    with store.writing() as session:
        done = session.execute(_CHECK.where(FinishedCheck.id == draft_id)).one_or_none()
        if done is not None:
            check = rows.check(*done)
        else:
            check = _finish(session, _draft(session, draft_id), store.clock())
        return check, _changes(check.client_id, check.id, Kind.CHECK, Kind.DRAFT, Kind.CLIENT)


def get(store: Store, check_id: str) -> Check:
    """A finished check. Raises NotFound."""
    with store.reading() as session:
        return rows.check(*_finished(session, check_id))


def history(store: Store, client_id: str) -> tuple[Check, ...]:
    """All checks of a client, newest first, the corrected ones included."""
    query = _CHECK.where(CheckState.client_id == client_id).order_by(
        CheckState.conducted_on.desc(), FinishedCheck.finished_at.desc(), FinishedCheck.id.desc()
    )
    with store.reading() as session:
        return tuple(rows.check(*found) for found in session.execute(query))


def previous(store: Store, check: Check) -> Check | None:
    """The latest earlier full check of the same client that was not corrected."""
    before = (FinishedCheck.conducted_on < check.context.conducted_on) | (
        (FinishedCheck.conducted_on == check.context.conducted_on)
        & (FinishedCheck.finished_at < check.finished_at)
    )
    query = (
        _CHECK.where(
            CheckState.client_id == check.client_id,
            CheckState.superseded_by.is_(None),
            FinishedCheck.item_set == "full",
            FinishedCheck.id != check.id,
            before,
        )
        .order_by(FinishedCheck.conducted_on.desc(), FinishedCheck.finished_at.desc())
        .limit(1)
    )
    with store.reading() as session:
        found = session.execute(query).one_or_none()
        return None if found is None else rows.check(*found)


def correct(store: Store, check_id: str) -> tuple[Draft, Changes]:
    """A draft with the answers of a finished check, which it will replace when finished.

    A correction that was begun already is resumed. Raises NotFound.
    """
    with store.reading() as session:
        record, state = _finished(session, check_id)
        check = rows.check(record, state)
        begun = session.scalars(
            select(DraftRecord.id).where(
                DraftRecord.supersedes == check_id, DraftRecord.discarded_at.is_(None)
            )
        ).first()
    if begun is not None:
        return draft(store, begun), _changes(check.client_id, begun, Kind.DRAFT)
    return _begin(store, check.client_id, check.item_set, check.context, copied=check)


def move(store: Store, check_id: str, client_id: str) -> Changes:
    """Give a check to another client, with all its corrections; each move is recorded.

    A correction that is only begun goes along. Raises NotFound for the check or the client.
    """
    with store.writing() as session:
        ids = give(session, check_id, client_id, store.clock())
        return Changes(frozenset({Kind.CHECK, Kind.CLIENT, Kind.DRAFT}), frozenset(ids))


def give(session: Session, check_id: str, client_id: str, now: datetime) -> set[str]:
    """Move a check inside the caller's transaction; gives the ids of all that changed."""
    _finished(session, check_id)
    target = clients.find(session, client_id)
    ids, left = {client_id}, set()
    chain = _chain(session, check_id)
    for begun in session.scalars(select(DraftRecord).where(DraftRecord.supersedes.in_(chain))):
        ids |= {begun.id, begun.client_id}
        begun.client_id = client_id
    for each in chain:
        _, state = _finished(session, each)
        if state.client_id == client_id:
            continue
        ids |= {each, state.client_id}
        left.add(state.client_id)
        session.add(
            CheckMove(
                id=new_id(),
                check_id=each,
                from_client=state.client_id,
                to_client=client_id,
                moved_at=now,
            )
        )
        state.moved_from, state.moved_at = state.client_id, now
        state.client_id = client_id
    rows.touch(target, now)
    aside.refresh(session, client_id, *left)
    return ids


def find_code(store: Store, code: str) -> Check | None:
    """The newest check with this code, typed in any usual way; None when there is none."""
    wanted = check_input.storable(check_code.normalise(code))
    query = _CHECK.where(FinishedCheck.code == wanted).order_by(FinishedCheck.finished_at.desc())
    with store.reading() as session:
        found = session.execute(query.limit(1)).one_or_none()
        return None if found is None else rows.check(*found)


def _begin(
    store: Store,
    client_id: str,
    item_set: str,
    context: CheckContext,
    *,
    supersedes: str | None = None,
    copied: Check | None = None,
) -> tuple[Draft, Changes]:
    if item_set not in {"full", "short"}:
        raise Faults((Fault("set", "質問の組がありません。"),))
    context = check_input.tidy_context(context)
    now = store.clock()
    source = library.questionnaire()
    with store.writing() as session:
        client = clients.find(session, client_id)
        if supersedes is not None:
            _finished(session, supersedes)
        record = DraftRecord(
            id=new_id(),
            client_id=client_id,
            questionnaire=copied.questionnaire if copied else source.id,
            version=copied.version if copied else source.version,
            item_set=item_set,
            memo=copied.memo if copied else "",
            supersedes=copied.id if copied else supersedes,
            started_at=now,
            updated_at=now,
            **rows.context_columns(context),
        )
        session.add(record)
        session.flush()
        for item, value in (copied.answers if copied else {}).items():
            session.add(DraftAnswer(draft_id=record.id, item=item, value=value))
        rows.touch(client, now)
        session.flush()
        changed = _changes(client_id, record.id, Kind.DRAFT, Kind.CLIENT)
        return _value(session, record), changed


def _write_answers(store: Store, draft_id: str, answers: Mapping[str, str | None]) -> None:
    with store.writing() as session:
        record = _draft(session, draft_id)
        check_input.demand_answers(_questionnaire(record), record.item_set, answers)
        for item, value in answers.items():
            if not value:
                session.execute(
                    delete(DraftAnswer).where(
                        DraftAnswer.draft_id == draft_id, DraftAnswer.item == item
                    )
                )
            else:
                kept = check_input.storable(value)
                session.merge(DraftAnswer(draft_id=draft_id, item=item, value=kept))
            record.position = item
        record.updated_at = store.clock()


def _finish(session: Session, record: DraftRecord, now: datetime) -> Check:
    source = _questionnaire(record)
    item_set: ItemSet = "short" if record.item_set == "short" else "full"
    kept = counting.effective(source, _answers(session, record.id), item_set)
    client = clients.find(session, record.client_id)
    replaced = _head(session, record.supersedes)
    check = Check(
        id=record.id,
        client_id=record.client_id,
        questionnaire=record.questionnaire,
        version=record.version,
        item_set=record.item_set,
        answers=kept,
        industry=client.industry,
        context=rows.context(record),
        memo=record.memo,
        advisor=session.get_one(ProfileRecord, 1).name,
        code=check_code.check_code(
            record.questionnaire, record.version, conducted_on=record.conducted_on, answers=kept
        ),
        finished_at=now,
        supersedes=replaced.check_id if replaced else None,
    )
    session.add(FinishedCheck(**rows.check_columns(check)))
    session.flush()
    session.add(CheckState(**rows.state_columns(check)))
    if replaced is not None:
        replaced.superseded_by = check.id
    session.delete(record)
    rows.touch(client, now)
    aside.refresh(session, client.id)
    return check


def _head(session: Session, check_id: str | None) -> CheckState | None:
    """The newest correction of a check: what a further correction replaces."""
    state = None if check_id is None else session.get(CheckState, check_id)
    while state is not None and state.superseded_by is not None:
        state = session.get(CheckState, state.superseded_by)
    return state


def _chain(session: Session, check_id: str) -> list[str]:
    """The check, what it corrected and what corrected it."""
    found = [check_id]
    for each in found:
        record, state = _finished(session, each)
        linked = (record.supersedes, state.superseded_by)
        found.extend(item for item in linked if item is not None and item not in found)
    return found


def _finished(session: Session, check_id: str) -> tuple[FinishedCheck, CheckState]:
    found = session.execute(_CHECK.where(FinishedCheck.id == check_id)).one_or_none()
    if found is None:
        raise NotFound("チェック")
    return found[0], found[1]


def _draft(session: Session, draft_id: str, *, discarded: bool = False) -> DraftRecord:
    record = session.get(DraftRecord, draft_id)
    if record is None or (record.discarded_at is not None and not discarded):
        raise NotFound("途中のチェック")
    return record


def _value(session: Session, record: DraftRecord) -> Draft:
    name = session.scalars(
        select(ClientRecord.name).where(ClientRecord.id == record.client_id)
    ).one()
    return rows.draft(record, name, _answers(session, record.id))


def _answers(session: Session, draft_id: str) -> dict[str, str]:
    query = select(DraftAnswer.item, DraftAnswer.value).where(DraftAnswer.draft_id == draft_id)
    return {row.item: row.value for row in session.execute(query)}


def _questionnaire(record: DraftRecord) -> Questionnaire:
    return library.questionnaire(record.questionnaire, record.version)


def _changes(client_id: str, record_id: str, *kinds: Kind) -> Changes:
    return Changes(frozenset(kinds), frozenset({client_id, record_id}))


def count(store: Store) -> int:
    """How many finished checks there are."""
    with store.reading() as session:
        return session.scalars(select(func.count()).select_from(FinishedCheck)).one()
