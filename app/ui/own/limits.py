"""What a form asks about whom a measure fits; the same for one's own and for one just typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.industry import industry_name, short_name
from app.domain.jsic import DIVISIONS, SECTIONS
from app.domain.prefectures import PREFECTURES
from app.library import questionnaire
from app.ui.forms import parts
from app.ui.forms.named import Named
from app.ui.profile_words import KINDS

if TYPE_CHECKING:
    from app.ui.forms.parts import Part

SIZES = {"small": "小規模な事業者", "medium": "中規模の企業"}


def trades() -> dict[str, str]:
    """The names of sections and divisions by code, short where that tells them apart."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for code in (*SECTIONS, *DIVISIONS):
        words = short_name(code)
        found[code] = industry_name(code) if words in taken else words
        taken.add(found[code])
    return found


def area() -> tuple[Part, ...]:
    """Where it is for."""
    return (
        parts.part(
            "prefectures",
            "都道府県",
            lambda _: Named("都道府県", PREFECTURES, example="例：静岡県"),
            hint="入れないと、全国の方が対象になります。",
        ),
        parts.text("municipality", "市町村", example="例：浜松市"),
    )


def business() -> tuple[Part, ...]:
    """For what kind of business it is."""
    return (
        parts.part(
            "industries", "業種", lambda _: Named("業種", trades(), example="例：小売、飲食")
        ),
        parts.chips("sizes", "規模", SIZES, many=True),
        parts.number("employees_max", "従業員の数（以下）", unit="人"),
    )


def kinds() -> Part:
    """For 法人 or 個人."""
    return parts.chips("kinds", "事業の形", KINDS, many=True)


def about() -> tuple[Part, ...]:
    """Which issues and tools it is about, in the words of the questionnaire."""
    known = questionnaire()
    issues = {item.id: item.label for item in known.section("q2").items}
    tools = {item.id: item.label for item in known.section("q3").items}
    return (
        parts.chips("issues", "課題", issues, many=True),
        parts.chips("tools", "道具", tools, many=True),
    )
