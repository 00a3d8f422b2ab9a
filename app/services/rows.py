"""Rows of the store as the frozen values that leave the services, and back."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from app.domain import company, japanese, local_time
from app.domain.records import (
    Check,
    CheckContext,
    Client,
    ClientFields,
    ClientRow,
    Contact,
    Draft,
    Supporter,
)
from app.services import bodies, lookup

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from app.domain.entries.base import Entry, Value
    from app.models.tables import CheckState, ClientRecord, DraftRecord, FinishedCheck

_FIELDS = tuple(item.name for item in fields(ClientFields))
# What stands in one column as a JSON array.
_LISTS: Mapping[str, Any] = {
    "tags": tuple[str, ...],
    "contacts": tuple[Contact, ...],
    "supporters": tuple[Supporter, ...],
}
_ROW = tuple(item.name for item in fields(ClientRow) if item.name != "why")
# What stands under the same name in a table and in the value made of it.
_ENTRY = (
    "id", "client_id", "kind", "parent", "author", "author_name",
    "created_at", "updated_at", "deleted_at",
)  # fmt: skip
_BOTH = ("id", "questionnaire", "version", "item_set", "memo", "supersedes")
_DRAFT = (*_BOTH, "client_id", "started_at", "updated_at", "position")
_CHECK = (*_BOTH, "industry", "advisor", "code", "finished_at")
_STATE = ("client_id", "superseded_by", "moved_from", "moved_at")
_CONTEXT = tuple(item.name for item in fields(CheckContext))


def _named(source: object, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(source, name) for name in names}


def client_row(item: object) -> ClientRow:
    """A line of the list, from a row with the columns of the same names."""
    return ClientRow(**_named(item, _ROW))


def client(record: ClientRecord) -> Client:
    """A client as a value."""
    columns = _named(record, _FIELDS)
    lists = {name: bodies.part(shape, columns[name]) for name, shape in _LISTS.items()}
    return Client(
        id=record.id,
        fields=ClientFields(**(columns | lists)),
        created_at=record.created_at,
        updated_at=record.updated_at,
        deleted_at=record.deleted_at,
    )


def client_columns(given: ClientFields) -> dict[str, object]:
    """The columns that follow from what was typed, the computed ones included."""
    lists = {name: bodies.list_text(getattr(given, name)) for name in _LISTS}
    return {
        **_named(given, _FIELDS),
        **lists,
        "phone_key": japanese.digits(given.phone),
        "sort_key": lookup.sort_key(given),
        "kana_row": lookup.row(given),
        "name_key": lookup.name_key(given.name),
        "size_class": _size(given),
    }


def _size(given: ClientFields) -> str:
    """Small when either law says so, else medium, large or unknown."""
    by_law = [each.size for each in company.sizes(company.figures_of(given))]
    return "small" if "small" in by_law else by_law[0]


def told_columns(value: Value, made_at: datetime) -> dict[str, Any]:
    """The columns that say what the value of an entry tells, beside its body."""
    return {
        "at": local_time.instant(value.when() or made_at),
        "due_on": value.due(),
        "contact_on": value.contact_on(),
        "state": value.state_code(),
        "owner": value.owner_id(),
        "facet": value.facet(),
    }


def value_columns(value: Value, made_at: datetime, before: dict[str, Any]) -> dict[str, Any]:
    """The columns that follow from the value of an entry; `before` is the body it replaces."""
    return {
        **told_columns(value, made_at),
        "body": bodies.text(bodies.kept_unknown(before, bodies.dump(value))),
    }


def entry_columns(entry: Entry) -> dict[str, Any]:
    """Every column of an entry but its number."""
    return {
        **_named(entry, _ENTRY),
        **value_columns(entry.value, entry.created_at, {}),
    }


def draft(record: DraftRecord, client_name: str, answers: Mapping[str, str]) -> Draft:
    """A draft as a value."""
    return Draft(
        **_named(record, _DRAFT),
        client_name=client_name,
        answers=dict(answers),
        context=context(record),
    )


def check(record: FinishedCheck, state: CheckState) -> Check:
    """A finished check as a value."""
    return Check(
        **_named(record, _CHECK),
        **_named(state, _STATE),
        answers=json.loads(record.answers),
        context=context(record),
    )


def check_columns(value: Check) -> dict[str, object]:
    """The columns of a finished check."""
    return {
        **_named(value, _CHECK),
        **context_columns(value.context),
        "made_for": value.moved_from or value.client_id,
        "answers": answers_text(value.answers),
    }


def state_columns(value: Check) -> dict[str, object]:
    """The columns of what may change around a finished check."""
    return {
        **_named(value, _STATE),
        "check_id": value.id,
        "conducted_on": value.context.conducted_on,
    }


def context(record: DraftRecord | FinishedCheck) -> CheckContext:
    """Where and by whom."""
    return CheckContext(**_named(record, _CONTEXT))


def context_columns(value: CheckContext) -> dict[str, object]:
    """The columns of where and by whom."""
    return _named(value, _CONTEXT)


def answers_text(answers: Mapping[str, str]) -> str:
    """Answers as canonical JSON: sorted, without spaces."""
    return json.dumps(dict(answers), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def touch(record: ClientRecord, now: datetime) -> None:
    """Move a client to the front of those worked with most recently."""
    record.touched_at = max(now, record.touched_at)
