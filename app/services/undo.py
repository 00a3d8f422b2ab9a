"""Taking back what a write did, and doing it again: the batches of the history, backwards.

Only what the batch changed is put back: fields that were changed since by another write keep
their newer value. Taking back is itself a batch, so that it can be taken back (redo).
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from app.domain.changes import Changes, Kind
from app.domain.entries.kinds import KINDS
from app.errors import NotFound
from app.services import clients, data_requests, entries, history, merging, own_knowledge
from app.services.history import Batch

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from app.services.history import Version
    from app.services.store import Store

    PutBack = Callable[[Batch, str, dict[str, Any] | None, dict[str, Any]], object]

_CLIENT, _NEW = "client", "new client"
_UNDONE, _REDONE = "（元に戻す）", "（やり直し）"


def undo(store: Store, batch_id: str) -> Changes:
    """Take a batch back, all of it or nothing. Raises NotFound when a record is gone for ever."""
    with store.writing() as session:
        versions = history.of_batch(session, batch_id)
        if not versions:
            raise NotFound("元に戻す操作")
        batch = Batch(session, store.clock(), _back(versions[0].action))
        with entries.many(batch):
            for record, some in groupby(versions, key=_way_back):
                _put_back(batch, record, list(some))
        clients.unmake(batch, [each.record_id for each in versions if _is_new_client(each)])
        kinds = {_kind(version.record) for version in versions} | {Kind.CLIENT}
        ids = {version.record_id for version in versions}
        ids |= {version.client_id for version in versions if version.client_id is not None}
        return Changes(frozenset(kinds), frozenset(ids), batch.undo, _bare(versions[0].action))


def _back(action: str) -> str:
    """Another name than the write has: an edit after it must not widen what took it back."""
    return _bare(action) + (_REDONE if action.endswith(_UNDONE) else _UNDONE)


def _bare(action: str) -> str:
    return action.removesuffix(_UNDONE).removesuffix(_REDONE)


def _is_new_client(version: Version) -> bool:
    """An import makes thousands of them: they are taken back together."""
    return version.record == _CLIENT and version.before is None


def _way_back(version: Version) -> str:
    return _NEW if _is_new_client(version) else version.record


def _put_back(batch: Batch, record: str, versions: list[Version]) -> None:
    """Put back versions that follow each other; thousands of clients may, in one sweep."""
    if record == _CLIENT:
        clients.put_back(batch, versions)
        return
    put = _HANDLERS.get(record, entries.put_back)
    for each in versions if record != _NEW else ():
        assert each.after is not None
        put(batch, each.record_id, each.before, each.after)


def _kind(record: str) -> Kind:
    if record == data_requests.RECORD:
        return Kind.LEDGER
    if record in own_knowledge.RECORDS.values():
        return Kind.KNOWLEDGE
    if record in _OF_CHECKS:
        return _OF_CHECKS[record]
    return Kind.ENTRY if record in KINDS else Kind.CLIENT


_OF_CHECKS = {merging.CHECK_RECORD: Kind.CHECK, merging.DRAFT_RECORD: Kind.DRAFT}
# How each kind of record is put back; kinds of entries all in one way.
_HANDLERS: Mapping[str, PutBack] = {
    merging.CHECK_RECORD: merging.put_check_back,
    merging.DRAFT_RECORD: merging.put_draft_back,
    data_requests.RECORD: data_requests.put_back,
    **dict.fromkeys(own_knowledge.RECORDS.values(), own_knowledge.put_back),
}
