"""The fields of a client as they are stored: one spelling of codes, every fault at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from app.domain import (
    bands,
    channels,
    company,
    corporate_number,
    industry,
    invoice_number,
    japanese,
    people,
    prefectures,
)
from app.errors import Fault, Faults
from app.services.check_input import storable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from app.domain.records import ClientFields, Contact, Supporter

    Row = TypeVar("Row", Contact, Supporter)

NAMELESS, NAMELESS_SUPPORTER = "ご担当", "支援機関"

_LONGEST = {"name": 200, "kana": 200, "town": 200, "street": 200, "representative": 100,
            "representative_kana": 100, "phone": 40, "email": 254, "note": 10_000}  # fmt: skip
_LONGEST_WORD = 200
_LONGEST_TAG = 40
_MOST_PEOPLE = 9_999_999
_MOST_YEN = 10**15
_MOST_ROWS = 100
_POSTAL = 7
_MUNICIPALITY = 5


def tidy(fields: ClientFields) -> ClientFields:
    """The fields as they are stored. Raises Faults with all that cannot be used."""
    texts: dict[str, Any] = {name: storable(getattr(fields, name)) for name in _LONGEST}
    fields = replace(fields, **texts)
    number = corporate_number.normalise(fields.corporate_number or "")
    tidied = replace(
        fields,
        name=japanese.stored_name(fields.name),
        kana=japanese.stored_name(fields.kana),
        town=japanese.stored_name(fields.town),
        street=japanese.stored_name(fields.street),
        representative=japanese.stored_name(fields.representative),
        representative_kana=japanese.stored_name(fields.representative_kana),
        phone=_one_line(fields.phone),
        email=_one_line(fields.email),
        corporate_number=number or None,
        invoice_number=invoice_number.normalise(fields.invoice_number or "") or None,
        postal_code=japanese.digits(fields.postal_code or "") or None,
        municipality=japanese.digits(fields.municipality or "") or None,
        industry=fields.industry or None,
        employees_band=fields.employees_band or None,
        kind=fields.kind or None,
        prefecture=fields.prefecture or None,
        channel=fields.channel or None,
        representative_age=fields.representative_age or None,
        successor=fields.successor or None,
        registration=fields.registration or None,
        owner=fields.owner or None,
        tags=_tags(fields.tags),
        contacts=_tidy_rows(fields.contacts, lambda _: NAMELESS),
        supporters=_tidy_rows(
            fields.supporters, lambda each: people.SUPPORTERS.get(each.kind, NAMELESS_SUPPORTER)
        ),
    )
    found = (*_code_faults(tidied), *_number_faults(tidied), *_length_faults(tidied))
    if found:
        raise Faults(found)
    return tidied


def tidy_tags(given: Iterable[str]) -> tuple[str, ...]:
    """Tags as they are stored. Raises Faults when one is too long."""
    tidied = _tags(given)
    if wrong := _tag_faults(tidied):
        raise Faults(wrong)
    return tidied


def _tags(given: Iterable[str]) -> tuple[str, ...]:
    tidied = (japanese.stored_name(storable(tag)) for tag in given)
    return tuple(dict.fromkeys(tag for tag in tidied if tag))


def _tidy_rows(given: Iterable[Row], name_for: Callable[[Row], str]) -> tuple[Row, ...]:
    """The rows in which something stands; one without a name is called what stands for it."""
    tidied = (_tidy_row(each) for each in given)
    return tuple(
        each if each.name else replace(each, name=name_for(each))
        for each in tidied
        if any(getattr(each, name) for name in each.__dataclass_fields__)
    )


def _tidy_row(given: Row) -> Row:
    names = tuple(given.__dataclass_fields__)
    texts = {name: japanese.stored_name(storable(getattr(given, name))) for name in names}
    narrow = {name: _one_line(texts[name]) for name in ("phone", "email") if name in texts}
    return replace(given, **(texts | narrow))


def _one_line(text: str) -> str:
    return " ".join(japanese.narrow(text).split())


def _code_faults(fields: ClientFields) -> tuple[Fault, ...]:
    known = (
        ("industry", fields.industry is None or industry.is_industry(fields.industry),
         "この業種はありません。一覧から選んでください。"),
        ("employees_band", fields.employees_band is None
         or bands.is_employees_band(fields.employees_band),
         "この人数の区分はありません。一覧から選んでください。"),
        ("kind", fields.kind is None or fields.kind in company.KINDS,
         "この種別はありません。一覧から選んでください。"),
        ("prefecture", fields.prefecture is None or prefectures.is_prefecture(fields.prefecture),
         "この都道府県はありません。一覧から選んでください。"),
        ("channel", fields.channel is None or channels.is_channel(fields.channel),
         "この流入経路はありません。一覧から選んでください。"),
        ("representative_age", fields.representative_age in (None, *people.AGES),
         "この年代はありません。一覧から選んでください。"),
        ("successor", fields.successor in (None, *people.SUCCESSORS),
         "この答えはありません。一覧から選んでください。"),
        ("registration", fields.registration in (None, *people.REGISTRATIONS),
         "この登録状態はありません。一覧から選んでください。"),
        ("stage", fields.stage in (None, *people.STAGES),
         "段階は1から4までで選んでください。"),
        ("supporters", all(each.kind in ("", *people.SUPPORTERS) for each in fields.supporters),
         "この支援機関の種類はありません。一覧から選んでください。"),
    )  # fmt: skip
    return tuple(Fault(place, sentence) for place, good, sentence in known if not good)


def _number_faults(fields: ClientFields) -> tuple[Fault, ...]:
    known = (
        ("name", bool(fields.name), "会社名・屋号を入力してください。"),
        ("employees", fields.employees is None or 0 <= fields.employees <= _MOST_PEOPLE,
         "従業員数は0以上の数で入力してください。"),
        ("capital_yen", fields.capital_yen is None or 0 <= fields.capital_yen <= _MOST_YEN,
         "資本金は0以上の数で入力してください。"),
        ("closing_month", fields.closing_month in (None, *range(1, 13)),
         "決算月は1から12までで入力してください。"),
        ("postal_code", fields.postal_code is None or len(fields.postal_code) == _POSTAL,
         "郵便番号は7桁の数字で入力してください。"),
        ("municipality", fields.municipality is None or len(fields.municipality) == _MUNICIPALITY,
         "市区町村の番号は5桁です。"),
    )  # fmt: skip
    found = [Fault(place, sentence) for place, good, sentence in known if not good]
    number, invoice = fields.corporate_number, fields.invoice_number
    if number and (wrong := corporate_number.fault(number, fields.kind)):
        found.append(Fault("corporate_number", wrong))
    if invoice and (wrong := invoice_number.fault(invoice, fields.kind)):
        found.append(Fault("invoice_number", wrong))
    return tuple(found)


def _tag_faults(tags: tuple[str, ...]) -> tuple[Fault, ...]:
    if all(len(tag) <= _LONGEST_TAG for tag in tags):
        return ()
    return (Fault("tags", f"タグは{_LONGEST_TAG}文字までにしてください。"),)


def _length_faults(fields: ClientFields) -> tuple[Fault, ...]:
    found = [
        Fault(name, f"{longest:,}文字までにしてください。")
        for name, longest in _LONGEST.items()
        if len(getattr(fields, name)) > longest
    ]
    found += _tag_faults(fields.tags)
    rows: tuple[tuple[str, tuple[Contact, ...] | tuple[Supporter, ...]], ...] = (
        ("contacts", fields.contacts),
        ("supporters", fields.supporters),
    )
    for place, given in rows:
        words = [getattr(each, name) for each in given for name in each.__dataclass_fields__]
        if len(given) > _MOST_ROWS:
            found.append(Fault(place, f"{_MOST_ROWS}件までにしてください。"))
        if any(len(word) > _LONGEST_WORD for word in words):
            found.append(Fault(place, f"1つの欄は{_LONGEST_WORD}文字までにしてください。"))
    return tuple(found)
