"""What the import of a list says of cells, columns and rows that cannot be used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.tables.columns import BY_KEY

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_CELLS: Mapping[str, str] = {
    "formula": "Excelの計算のエラーです。元の表で直してください。",
    "letters": "読めない文字があります。",
    "industry": "この業種が分かりません。業種の名前か番号（E09など）にしてください。",
    "prefecture": "この都道府県はありません。",
    "capital": "金額が読めません。数字にしてください。",
    "employees": "人数が読めません。数字にしてください。",
    "closing_month": "決算月は1から12までです。",
    "stage": "段階は1から4までです。",
    "age": "年齢が読めません。",
    "owner": "この担当者は、設定の担当者の一覧にいません。",
}
_OTHER_CELLS = "「{text}」という選び方はありません。"
HIDDEN = "マイナンバーかもしれない番号があるため、このセルは取り込みません。"
_MANY = "行が読めません。列が多すぎます。"
_QUOTE = '引用符（"）の開きと閉じが合わないので、行が読めません。'
_TAKEN_IN = '引用符（"）が閉じていないので、{last}行目までが1行につながっています。'
CHANGED = "確かめたあとで、ファイルが変わっています。もう一度選んで、確かめてください。"
_LONGEST = 20


def cell(reason: str, text: str) -> str:
    """Why a cell cannot be used, in one sentence."""
    short = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return _CELLS.get(reason) or _OTHER_CELLS.format(text=short)


def broken(number: int, last: int) -> str:
    """Why a row cannot be read; `last` is the line to which a quote took everything in, or 0."""
    if not last:
        return _MANY
    return _TAKEN_IN.format(last=last) if last > number else _QUOTE


def mapping(code: str) -> str:
    """What is wrong with the meaning of columns, in one sentence."""
    reason, _, key = code.partition(":")
    if reason == "no_name":
        return "「会社名・屋号」にあたる列を選んでください。"
    if reason == "twice":
        return f"「{BY_KEY[key].heading}」が2つの列に選ばれています。1つにしてください。"
    return f"「{key}」という項目はありません。"


def column_of(field: str, keys: Sequence[str], headings: Sequence[str]) -> str:
    """The heading of the column that gave a field; our own word when no column did."""
    wanted = _SOURCES.get(field, (field,))
    for heading, key in zip(headings, keys, strict=False):
        if key in wanted:
            return heading
    return BY_KEY[field].heading if field in BY_KEY else field


_SOURCES: Mapping[str, tuple[str, ...]] = {
    "capital_yen": ("capital_yen", "capital_thousand", "capital_man", "capital_million"),
    "town": ("town", "city", "address"),
    "street": ("street", "address"),
    "prefecture": ("prefecture", "address"),
    "contacts": ("contact_name", "contact_role", "contact_phone", "contact_email"),
    "note": ("note", "labelled"),
}
