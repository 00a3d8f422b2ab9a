"""The profile of a client in words: who it is, where, whom to speak to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain import industry, postal, prefectures
from app.domain.people import AGES, REGISTRATIONS, STAGES, SUCCESSORS, SUPPORTERS
from app.domain.tables import words
from app.reports.phrases import joined

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.records import ClientFields, Contact, Supporter
    from app.reports.phrases import Lines


def lines(fields: ClientFields, names: Mapping[str, str]) -> Lines:
    """Everything that is known; `names` are those of colleagues by their ids."""
    code = postal.written(fields.postal_code or "")
    prefecture = prefectures.prefecture_name(fields.prefecture)
    people = _count(fields.employees, "人")
    found = (
        ("フリガナ", fields.kana),
        ("種別", words.word_of("kind", fields.kind)),
        ("業種", industry.industry_name(fields.industry)),
        ("法人番号", fields.corporate_number or ""),
        ("登録番号", fields.invoice_number or ""),
        ("代表者", _representative(fields)),
        ("後継者", SUCCESSORS.get(fields.successor or "", "")),
        ("住所", joined(f"〒{code}" if code else "", f"{prefecture}{fields.town}{fields.street}")),
        ("電話", fields.phone),
        ("メール", fields.email),
        ("従業員数", people or words.word_of("employees_band", fields.employees_band)),
        ("資本金", _count(fields.capital_yen, "円")),
        ("決算月", _count(fields.closing_month, "月")),
        ("デジタル化の段階", stage(fields.stage)),
        ("登録の状態", REGISTRATIONS.get(fields.registration or "", "")),
        ("出会ったきっかけ", words.word_of("channel", fields.channel)),
        ("担当", names.get(fields.owner or "", "")),
        ("連絡する方", "\n".join(map(contact, fields.contacts))),
        ("支援している機関", "\n".join(map(supporter, fields.supporters))),
        ("タグ", "、".join(fields.tags)),
        ("覚え書き", fields.note),
    )
    return tuple((label, text) for label, text in found if text.strip())


def stage(number: int | None) -> str:
    """The stage with its name; "" when it is not known."""
    return f"段階{number}　{STAGES.get(number, '')}" if number else ""


def contact(who: Contact) -> str:
    """A person with role and ways to reach them, in one line."""
    head = f"{who.name}（{who.role}）" if who.role else who.name
    return joined(head, who.phone, who.email, who.note)


def supporter(who: Supporter) -> str:
    """Another organisation with its kind and the person there, in one line."""
    kind = SUPPORTERS.get(who.kind, "")
    head = f"{who.name}（{kind}）" if kind else who.name
    return joined(head, who.person, who.note)


def _representative(fields: ClientFields) -> str:
    kana = f"（{fields.representative_kana}）" if fields.representative_kana else ""
    age = AGES.get(fields.representative_age or "", "")
    return joined(f"{fields.representative}{kana}", age)


def _count(number: int | None, unit: str) -> str:
    return "" if number is None else f"{number:,}{unit}"
