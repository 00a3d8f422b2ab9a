"""Values of coded fields as words of a list, and back from what other lists say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain import bands, channels, industry, people
from app.domain.japanese import search_text

if TYPE_CHECKING:
    from collections.abc import Mapping

KINDS: Mapping[str, str] = {
    "corporation": "会社",
    "sole_proprietor": "個人事業",
    "other_corporation": "会社以外の法人（NPO・組合・医療法人など）",
    "startup_planned": "これから創業",
}
_KINDS_OF_OTHERS: Mapping[str, str] = {
    "法人": "corporation",
    "株式会社": "corporation",
    "有限会社": "corporation",
    "合同会社": "corporation",
    "個人": "sole_proprietor",
    "個人事業主": "sole_proprietor",
    "個人事業者": "sole_proprietor",
    "その他の法人": "other_corporation",
    "会社以外の法人": "other_corporation",
    "NPO": "other_corporation",
    "創業予定": "startup_planned",
    "創業前": "startup_planned",
}
_REGISTRATIONS_OF_OTHERS: Mapping[str, str] = {"登録済み": "registered", "登録済": "registered"}
_SUCCESSORS_OF_OTHERS: Mapping[str, str] = {
    "有": "decided",
    "あり": "decided",
    "いる": "decided",
    "無": "none",
    "なし": "none",
}
_BANDS: Mapping[str, str] = {band.code: band.label for band in bands.EMPLOYEE_BANDS}
_TABLES: Mapping[str, tuple[Mapping[str, str], Mapping[str, str]]] = {
    "kind": (KINDS, _KINDS_OF_OTHERS),
    "employees_band": (_BANDS, {}),
    "channel": (channels.CHANNELS, {}),
    "registration": (people.REGISTRATIONS, _REGISTRATIONS_OF_OTHERS),
    "successor": (people.SUCCESSORS, _SUCCESSORS_OF_OTHERS),
    "representative_age": (people.AGES, {}),
}
CODED = frozenset(_TABLES)


def code_of(key: str, text: str) -> str | None:
    """The code that a word of this field stands for, whatever its width; None for none."""
    return _BACK[key].get(search_text(text))


def word_of(key: str, code: str | None) -> str:
    """The word of a code; "" for none."""
    return _TABLES[key][0].get(code or "", "")


def age_of(years: int) -> str:
    """The code of the age group of somebody of so many years."""
    decade = min(max(years // 10, 2), 8)
    return {2: "under_30", 8: "over_80"}.get(decade, f"{decade}0s")


def industry_of(text: str) -> str | None:
    """The code of an industry given by code, by name or by a plain word; None when unclear."""
    plain = text.strip().upper()
    if industry.is_industry(plain):
        return plain
    wanted = search_text(text)
    if wanted in _INDUSTRIES:
        return _INDUSTRIES[wanted]
    found = industry.search(text, limit=2)
    return found[0].code if len(found) == 1 else None


def _industries() -> dict[str, str]:
    found: dict[str, str] = {}
    for tile in industry.TILES:
        if tile.code:
            found[search_text(tile.label)] = tile.code
            found[search_text(f"{tile.label}業")] = tile.code
    for names in (industry.GROUPS, industry.DIVISIONS, industry.SECTIONS):
        for code, name in names.items():
            found[search_text(name)] = code
            found[search_text(industry.short_name(code))] = code
    for division in industry.DIVISIONS:
        found[division[1:]] = division
    return found


_INDUSTRIES = _industries()
_BACK = {
    key: {
        **{search_text(word): code for word, code in others.items()},
        **{search_text(word): code for code, word in own.items()},
        **{search_text(code): code for code in own},
    }
    for key, (own, others) in _TABLES.items()
}
