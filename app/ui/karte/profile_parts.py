"""What the form of the profile asks, in calm groups, over the whole of `ClientFields`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.domain import invoice_number
from app.domain.bands import EMPLOYEE_BANDS, INDIVIDUALS
from app.domain.channels import CHANNELS
from app.domain.company import EMPLOYEES_NOTE
from app.domain.people import AGES, REGISTRATIONS, STAGES, SUCCESSORS, SUPPORTERS
from app.domain.prefectures import PREFECTURES
from app.domain.records import Contact, Supporter
from app.ui.forms import parts
from app.ui.forms.coded import Coded
from app.ui.forms.trades import Trade
from app.ui.karte.addresses import PostalCode
from app.ui.karte.corporations import CorporateNumber
from app.ui.profile_words import KINDS, LABELS, MONTHS
from app.ui.widgets.size_note import SizeNote

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from app.domain.houjin import Houjin
    from app.domain.records import ClientFields
    from app.ui.forms.parts import Section

STAGE_HINTS = {
    1: "予約・帳簿・連絡が、紙と電話と口頭で動いています。",
    2: "表計算や会計ソフトなど、道具を使いはじめています。",
    3: "道具がつながり、数字を見て仕事を進めています。",
    4: "デジタルで、新しい売り方や商いを始めています。",
}


@dataclass(frozen=True)
class Known:
    """What the store knows beside the client: colleagues by id, tags in use, corporations."""

    colleagues: Callable[[], Mapping[str, str]]
    tags: Callable[[], tuple[str, ...]]
    corporation: Callable[[str], Houjin | None]


def sections(known: Known) -> tuple[Section, ...]:
    """The sections of the form; what is known is asked when it is needed."""
    return (_business(known), _people(), _place(), _figures(), _support(known))


def _business(known: Known) -> Section:
    return parts.section(
        "名前",
        parts.name_and_kana("name", LABELS["name"], "kana", hint="株式会社なども、そのまま。"),
        parts.chips("kind", LABELS["kind"], KINDS),
        parts.part(
            "corporate_number",
            LABELS["corporate_number"],
            lambda _: CorporateNumber(known.corporation),
            hint="13桁。登記簿の12桁でも入れられます。",
            when=_may_have_number,
        ),
        parts.part("invoice_number", LABELS["invoice_number"], _invoice, hint="Tと13桁。"),
    )


def _people() -> Section:
    inside = (
        parts.text("name", "名前"),
        parts.text("role", "役割", example="例：奥様、経理"),
        parts.text("phone", "電話", writing="digits"),
        parts.text("email", "メール", writing="latin"),
        parts.text("note", "メモ", wide=True),
    )
    return parts.section(
        "人と連絡先",
        parts.name_and_kana(
            "representative",
            LABELS["representative"],
            "representative_kana",
            kana_words="フリガナ",
        ),
        parts.choice("representative_age", LABELS["representative_age"], AGES),
        parts.choice("successor", LABELS["successor"], SUCCESSORS, wide=True),
        parts.text("phone", LABELS["phone"], writing="digits"),
        parts.text("email", LABELS["email"], writing="latin"),
        parts.rows("contacts", LABELS["contacts"], lambda: Contact(""), inside, thing="連絡する方"),
    )


def _place() -> Section:
    return parts.section(
        "所在地",
        parts.part("postal_code", LABELS["postal_code"], PostalCode),
        parts.choice("prefecture", LABELS["prefecture"], PREFECTURES),
        parts.text("town", LABELS["town"]),
        parts.text("street", LABELS["street"]),
        parts.silent("municipality"),
    )


def _figures() -> Section:
    bands = {band.code: band.label for band in EMPLOYEE_BANDS}
    return parts.section(
        "事業の形",
        parts.part("industry", LABELS["industry"], lambda _: Trade(LABELS["industry"])),
        parts.number("employees", LABELS["employees"], unit="人", hint=EMPLOYEES_NOTE),
        parts.choice(
            "employees_band",
            LABELS["employees_band"],
            bands,
            hint="正確な数がわからないときに選びます。",
            when=lambda fields: fields.employees is None,
        ),
        parts.yen(
            "capital_yen", LABELS["capital_yen"], units=("円", "千円", "万円"), when=_is_corporate
        ),
        parts.choice("closing_month", LABELS["closing_month"], MONTHS),
        remark=SizeNote,
    )


def _support(known: Known) -> Section:
    inside = (
        parts.text("name", "名前"),
        parts.choice("kind", "種類", SUPPORTERS),
        parts.text("person", "担当の方"),
        parts.text("note", "メモ"),
    )
    return parts.section(
        "支援のこと",
        parts.tiles("stage", LABELS["stage"], _stages(), hint="いまの様子に近いものを選びます。"),
        parts.choice("owner", LABELS["owner"], known.colleagues),
        parts.choice("channel", LABELS["channel"], CHANNELS),
        parts.chips("registration", LABELS["registration"], REGISTRATIONS),
        parts.tags("tags", LABELS["tags"], known.tags),
        parts.rows(
            "supporters", LABELS["supporters"], lambda: Supporter(""), inside, thing="支援機関"
        ),
        parts.lines("note", LABELS["note"], hint="お客様にお見せする面には出ません。"),
    )


def _stages() -> tuple[tuple[int, str, str], ...]:
    return tuple((stage, words, STAGE_HINTS[stage]) for stage, words in STAGES.items())


def _is_corporate(fields: ClientFields) -> bool:
    return fields.kind not in INDIVIDUALS


def _may_have_number(fields: ClientFields) -> bool:
    """A number that stands there shows whatever the kind, so that it can be taken away."""
    return _is_corporate(fields) or bool(fields.corporate_number)


def _invoice(_form: Any) -> Coded:
    return Coded(
        LABELS["invoice_number"],
        tidy=invoice_number.normalise,
        fault=invoice_number.fault,
        writing="latin",
    )
