"""The notes that two records made one leave: what does not stand in the record any more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.domain import postal
from app.domain.entries.base import LONGEST
from app.domain.entries.nouns import noun
from app.domain.industry import industry_name
from app.domain.people import STAGES
from app.domain.prefectures import prefecture_name
from app.domain.tables import words
from app.domain.tables.columns import BY_KEY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from app.domain.merging import Lost


def merged(name: str, left: Lost, names: Mapping[str, str]) -> str:
    """What to say of a client that became part of another; `names` are those of colleagues."""
    lines = [f"「{name}」の記録を、ここに1つにまとめました。"]
    if left:
        lines += ["使わなかった値：", *_lines(left, names)]
    return "\n".join(lines)


def joined(left: Lost, names: Mapping[str, str]) -> str:
    """What to say of the row of a list that joined a client."""
    return "\n".join(("一覧の取り込みで、使わなかった値：", *_lines(left, names)))


def of_plan(name: str, kind: str, told: Sequence[str]) -> Iterator[str]:
    """What to say of the sheet or the process of a client for which there was no room.

    As many texts as it takes, each short enough for a note.
    """
    head = f"「{name}」の{noun(kind)}のうち、1つにまとめられなかった内容：\n"
    text, room = "\n".join(told), LONGEST - len(head)
    yield from (head + text[at : at + room] for at in range(0, len(text), room))


def _lines(left: Lost, names: Mapping[str, str]) -> list[str]:
    return [f"{BY_KEY[field].heading}：{_words(field, value, names)}" for field, value in left]


def _words(field: str, value: Any, names: Mapping[str, str]) -> str:
    if field in words.CODED:
        return words.word_of(field, value)
    if field == "owner":
        return names.get(value, value)
    return _SPEAK.get(field, str)(value)


_SPEAK: Mapping[str, Callable[[Any], str]] = {
    "industry": industry_name,
    "prefecture": prefecture_name,
    "postal_code": postal.written,
    "stage": lambda stage: STAGES[stage],
    "employees": lambda number: f"{number:,}人",
    "capital_yen": lambda number: f"{number:,}円",
    "closing_month": lambda month: f"{month}月",
}
