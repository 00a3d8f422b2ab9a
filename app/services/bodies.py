"""Values as JSON in the store and back, checked on the way by pydantic.

What a newer version wrote and this one does not know stays in the JSON: see `kept_unknown`.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from app.domain.entries.kinds import KINDS
from app.errors import StoreDamaged, StoreTooNew
from app.services.check_input import storable

if TYPE_CHECKING:
    from pydantic import TypeAdapter

    from app.domain.entries.base import Value
    from app.domain.records import ClientFields

EMPTY = "[]"


def dump(value: object) -> dict[str, Any]:
    """A frozen value as what JSON can hold, without signs that no file can."""
    made: dict[str, Any] = clean(_adapter(_shape(value)).dump_python(value, mode="json"))
    return made


def entry(kind: str, body: dict[str, Any]) -> Value:
    """The value of an entry. Raises StoreTooNew for a kind that this version does not know."""
    made: Value = load(_kind(kind), _kind(kind).upgraded(body))
    return made


def entry_wholes(kind: str) -> tuple[tuple[str, ...], ...]:
    """The fields of an entry that mean something only together. Raises StoreTooNew."""
    return _kind(kind).wholes


def upgraded(kind: str, state: dict[str, Any]) -> dict[str, Any]:
    """The state of an entry, as the history keeps it, in the shape of this version. StoreTooNew."""
    return state | {"value": _kind(kind).upgraded(state["value"])}


def _kind(kind: str) -> type[Value]:
    if kind not in KINDS:
        raise StoreTooNew
    return KINDS[kind]


def client(body: dict[str, Any]) -> ClientFields:
    """The fields of a client."""
    from app.domain.records import ClientFields

    made: ClientFields = load(ClientFields, body)
    return made


def part(shape: Any, text: str) -> Any:
    """A value of this shape from its JSON text."""
    return () if text == EMPTY else load(shape, json.loads(text))


def list_text(values: tuple[object, ...]) -> str:
    """JSON text of a row of texts or of frozen values."""
    return text([each if isinstance(each, str) else dump(each) for each in values])


def text(body: object) -> str:
    """JSON text: sorted, without spaces, as it is stored."""
    return json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def kept_unknown(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    """The new body with what the old one held under names that this version does not know."""
    return {name: value for name, value in before.items() if name not in after} | after


def clean(body: Any) -> Any:
    """The same without signs that no file can hold."""
    if isinstance(body, str):
        return storable(body)
    if isinstance(body, list):
        return [clean(each) for each in body]
    if isinstance(body, dict):
        return {name: clean(each) for name, each in body.items()}
    return body


def _shape(value: object) -> Any:
    return type(value)


def load(shape: Any, body: object) -> Any:
    """A value of this shape from its body. Raises StoreDamaged when it is none."""
    from pydantic import ValidationError

    try:
        return _adapter(shape).validate_python(body)
    except ValidationError as error:
        raise StoreDamaged from error


@lru_cache(maxsize=128)
def _adapter(shape: Any) -> TypeAdapter[Any]:
    from pydantic import TypeAdapter

    return TypeAdapter(shape)
