"""Rows of the store as the frozen values that leave the services, and back."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import TYPE_CHECKING

from app.domain.records import Check, CheckContext, Client, ClientFields, Draft
from app.services import lookup

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from app.models.tables import CheckState, ClientRecord, DraftRecord, FinishedCheck

_FIELDS = tuple(item.name for item in fields(ClientFields))


def client(record: ClientRecord) -> Client:
    """A client as a value."""
    return Client(
        id=record.id,
        fields=ClientFields(**{name: getattr(record, name) for name in _FIELDS}),
        created_at=record.created_at,
        updated_at=record.updated_at,
        deleted_at=record.deleted_at,
    )


def client_columns(given: ClientFields) -> dict[str, object]:
    """The columns that follow from what was typed, the computed ones included."""
    return {
        **{name: getattr(given, name) for name in _FIELDS},
        "sort_key": lookup.sort_key(given),
        "kana_row": lookup.row(given),
        "name_key": lookup.name_key(given.name),
    }


def draft(record: DraftRecord, client_name: str, answers: Mapping[str, str]) -> Draft:
    """A draft as a value."""
    return Draft(
        id=record.id,
        client_id=record.client_id,
        client_name=client_name,
        questionnaire=record.questionnaire,
        version=record.version,
        item_set=record.item_set,
        answers=dict(answers),
        memo=record.memo,
        context=context(record),
        started_at=record.started_at,
        updated_at=record.updated_at,
        position=record.position,
        supersedes=record.supersedes,
    )


def check(record: FinishedCheck, state: CheckState) -> Check:
    """A finished check as a value."""
    return Check(
        id=record.id,
        client_id=state.client_id,
        questionnaire=record.questionnaire,
        version=record.version,
        item_set=record.item_set,
        answers=json.loads(record.answers),
        industry=record.industry,
        context=context(record),
        memo=record.memo,
        advisor=record.advisor,
        code=record.code,
        finished_at=record.finished_at,
        supersedes=record.supersedes,
        superseded_by=state.superseded_by,
        moved_from=state.moved_from,
        moved_at=state.moved_at,
    )


def check_columns(value: Check) -> dict[str, object]:
    """The columns of a finished check."""
    return {
        "id": value.id,
        "made_for": value.moved_from or value.client_id,
        "questionnaire": value.questionnaire,
        "version": value.version,
        "item_set": value.item_set,
        "answers": answers_text(value.answers),
        "industry": value.industry,
        **context_columns(value.context),
        "memo": value.memo,
        "advisor": value.advisor,
        "code": value.code,
        "supersedes": value.supersedes,
        "finished_at": value.finished_at,
    }


def state_columns(value: Check) -> dict[str, object]:
    """The columns of what may change around a finished check."""
    return {
        "check_id": value.id,
        "client_id": value.client_id,
        "conducted_on": value.context.conducted_on,
        "superseded_by": value.superseded_by,
        "moved_from": value.moved_from,
        "moved_at": value.moved_at,
    }


def context(record: DraftRecord | FinishedCheck) -> CheckContext:
    """Where and by whom."""
    return CheckContext(record.conducted_on, record.place, record.person, record.source)


def context_columns(value: CheckContext) -> dict[str, object]:
    """The columns of where and by whom."""
    return {
        "conducted_on": value.conducted_on,
        "place": value.place,
        "person": value.person,
        "source": value.source,
    }


def answers_text(answers: Mapping[str, str]) -> str:
    """Answers as canonical JSON: sorted, without spaces."""
    return json.dumps(dict(answers), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def touch(record: ClientRecord, now: datetime) -> None:
    """Move a client to the front of those worked with most recently."""
    record.touched_at = max(now, record.touched_at)
