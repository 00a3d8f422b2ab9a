"""Two clients made one: everything goes to the one that stays, the other into the trash.

Values that cannot both stand are written down in a note, so that nothing is lost; the whole merge
is one step back. The ledger stays where it was written and is read through the pointer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from app.domain import merging
from app.domain.changes import Changes, Kind
from app.domain.entries.simple import Note
from app.errors import Fault, Faults
from app.models.entries import EntryRecord
from app.models.tables import CheckState, DraftRecord
from app.services import (
    checks,
    client_fields,
    clients,
    colleagues,
    entries,
    merge_words,
    plan_merging,
    rows,
)
from app.services.history import Batch, Step
from app.services.plan_merging import Merged

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.merging import Side
    from app.services.store import Store

ACTION = "お客様の統合"
CHECK_RECORD = "check"
DRAFT_RECORD = "draft"
_SAME = "同じお客様どうしは、1つにまとめられません。"


def merge(store: Store, kept_id: str, other_id: str, choices: Mapping[str, Side]) -> Changes:
    """Give everything of `other_id` to `kept_id`; `choices` for fields where both differ.

    Without a choice the value of the one that stays wins. Raises NotFound, Faults.
    """
    if kept_id == other_id:
        raise Faults((Fault("$", _SAME),))
    names = colleagues.names(store)
    with store.writing() as session:
        batch = Batch(session, store.clock(), ACTION)
        kept, other = clients.find(session, kept_id), clients.find(session, other_id)
        one, two = rows.client(kept).fields, rows.client(other).fields
        fields = client_fields.tidy(merging.merged(one, two, choices))
        clients.rewrite(batch, kept, fields)
        plan_merging.join(batch, kept_id, Merged(other_id, two.name, names))
        _move_entries(batch, other_id, kept_id)
        _move_checks(batch, other_id, kept_id)
        left = merging.lost(one, two, choices)
        entries.add(batch, kept_id, Note(merge_words.merged(two.name, left, names)))
        clients.throw(batch, other_id, heir=kept_id)
        kinds = frozenset({Kind.CLIENT, Kind.CHECK, Kind.DRAFT, Kind.ENTRY, Kind.LEDGER})
        return Changes(kinds, frozenset({kept_id, other_id}), batch.undo, batch.action)


def put_check_back(
    batch: Batch, check_id: str, before: dict[str, Any] | None, after: dict[str, Any]
) -> None:
    """Undo the move of a check with its client. Raises NotFound."""
    assert before is not None
    checks.give(batch.session, check_id, before["client"], batch.now)
    batch.add(Step(CHECK_RECORD, check_id, None, after, before))


def put_draft_back(
    batch: Batch, draft_id: str, before: dict[str, Any] | None, _after: dict[str, Any]
) -> None:
    """Undo the move of a check that is being answered; one that is finished went before."""
    assert before is not None
    draft = batch.session.get(DraftRecord, draft_id)
    if draft is not None:
        _give_draft(batch, draft, before["client"])


def _move_entries(batch: Batch, other_id: str, kept_id: str) -> None:
    query = select(EntryRecord.id).where(EntryRecord.client_id == other_id)
    with entries.many(batch):
        for entry_id in batch.session.scalars(query.order_by(EntryRecord.number)).all():
            entries.move(batch, entry_id, kept_id)


def _move_checks(batch: Batch, other_id: str, kept_id: str) -> None:
    session = batch.session
    found = session.scalars(
        select(CheckState.check_id).where(CheckState.client_id == other_id)
    ).all()
    for check_id in found:
        checks.give(session, check_id, kept_id, batch.now)
        before, after = ({"client": each, "value": {}} for each in (other_id, kept_id))
        batch.add(Step(CHECK_RECORD, check_id, None, before, after))
    drafts = select(DraftRecord).where(DraftRecord.client_id == other_id)
    for draft in session.scalars(drafts).all():
        _give_draft(batch, draft, kept_id)


def _give_draft(batch: Batch, draft: DraftRecord, client_id: str) -> None:
    before, after = ({"client": each, "value": {}} for each in (draft.client_id, client_id))
    draft.client_id = client_id
    batch.add(Step(DRAFT_RECORD, draft.id, None, before, after))
