"""How the screens speak of the facts of a client: labels of fields, words of their values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.domain import postal
from app.domain.bands import employees_label
from app.domain.channels import CHANNELS
from app.domain.industry import industry_name
from app.domain.people import AGES, REGISTRATIONS, SUCCESSORS
from app.domain.prefectures import prefecture_name
from app.domain.tables import words
from app.reports import profile_text
from app.ui.client_words import MARK

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from app.domain.records import ClientFields

KINDS = words.KINDS
LABELS = {
    "name": "会社名・屋号",
    "kana": "フリガナ",
    "kind": "種別",
    "corporate_number": "法人番号",
    "invoice_number": "登録番号（インボイス）",
    "representative": "代表者",
    "representative_kana": "代表者のフリガナ",
    "representative_age": "代表者の年代",
    "successor": "後継者",
    "phone": "電話",
    "email": "メール",
    "contacts": "連絡する方",
    "postal_code": "郵便番号",
    "prefecture": "都道府県",
    "town": "市区町村・町名",
    "street": "番地・建物",
    "industry": "業種",
    "employees": "常時使用する従業員の数",
    "employees_band": "従業員数の目安",
    "capital_yen": "資本金",
    "closing_month": "決算月",
    "stage": "デジタル化の段階",
    "registration": "登録の状態",
    "channel": "出会ったきっかけ",
    "owner": "担当者",
    "supporters": "ほかに支援している機関",
    "tags": "タグ",
    "note": "担当者の覚え書き",
}
# Fields of which a merge takes all or none, by the first of them.
_TOGETHER = {
    "kind": "種別と法人番号",
    "postal_code": "所在地",
    "representative": "代表者",
}
MONTHS = {number: f"{number}月" for number in range(1, 13)}
YEN_PER_UNIT = 10_000
NOTHING = "（空でした）"


def capital_words(yen: int | None) -> str:
    """The capital as it is said: 1,000万円, or the very yen when they make no whole unit."""
    if yen is None:
        return ""
    return f"{yen:,}円" if yen % YEN_PER_UNIT else f"{yen // YEN_PER_UNIT:,}万円"


def value_words(name: str, value: Any, colleagues: Mapping[str, str]) -> str:
    """A value of a field in words; 「（空でした）」 when there was none."""
    if value is None or value in ("", ()):
        return NOTHING
    if name == "owner":
        return colleagues.get(value, NOTHING)
    speak = _SPEAK.get(name, str)
    return speak(value)


def unit_label(unit: tuple[str, ...]) -> str:
    """The label of a field, or of several that go together."""
    return _TOGETHER[unit[0]] if len(unit) > 1 else LABELS[unit[0]]


def unit_words(unit: tuple[str, ...], fields: ClientFields, colleagues: Mapping[str, str]) -> str:
    """The values of a field, or of several that go together, one a line."""
    found = (value_words(name, getattr(fields, name), colleagues) for name in unit)
    return "\n".join(words for words in found if words != NOTHING) or NOTHING


_SPEAK: dict[str, Callable[[Any], str]] = {
    "kind": lambda code: KINDS.get(code, code),
    "representative_age": lambda code: AGES.get(code, code),
    "successor": lambda code: SUCCESSORS.get(code, code),
    "registration": lambda code: REGISTRATIONS.get(code, code),
    "channel": lambda code: CHANNELS.get(code, code),
    "prefecture": prefecture_name,
    "industry": industry_name,
    "employees": lambda number: f"{number:,}人",
    "employees_band": employees_label,
    "capital_yen": capital_words,
    "closing_month": MONTHS.__getitem__,
    "stage": profile_text.stage,
    "postal_code": postal.written,
    "municipality": "市区町村の番号 {}".format,
    "tags": MARK.join,
    "contacts": lambda rows: "\n".join(map(profile_text.contact, rows)),
    "supporters": lambda rows: "\n".join(map(profile_text.supporter, rows)),
}
