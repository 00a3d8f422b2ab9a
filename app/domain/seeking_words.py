"""Why a measure fits a client, and what to ask first, in words for the one who calls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from app.domain.questionnaire import Questionnaire
    from app.domain.seeking import Match

_ANSWERS: Final[Mapping[str, str]] = {
    "now": "「{label}」にすぐ取りかかりたいとお答え",
    "later": "「{label}」は課題だが、いずれでよいとお答え",
    "considering": "「{label}」を使おうか考えているとお答え",
    "not_using": "「{label}」を使っていないとお答え",
    "unknown": "「{label}」は分からないとお答え",
}
_FITS: Final[Mapping[str, str]] = {
    "town": "対象の市町村の方です",
    "prefecture": "対象の都道府県の方です",
    "industry": "対象の業種です",
    "kind": "対象の事業の形です",
    "size": "対象の規模です",
    "employees": "対象の従業員数です",
}
_ASKS: Final[Mapping[str, str]] = {
    "town": "市町村がまだ未登録です",
    "prefecture": "都道府県がまだ未登録です",
    "industry": "業種がまだ未登録です",
    "kind": "事業の形（法人・個人）がまだ未登録です",
    "size": "規模が分かりません（従業員数か資本金が未登録です）",
    "employees": "従業員数がまだ未登録です",
}
_UNCHECKED: Final = "まだチェックをしていません"
_NEVER_SEEN: Final = "まだお会いした記録がありません"
_UNSEEN: Final = "{months}か月お会いしていません"


def reasons(
    match: Match, seen_on: date | None, today: date, questionnaire: Questionnaire
) -> tuple[str, ...]:
    """The reasons of a match as sentences without a full stop, in their order."""
    return tuple(
        _sentence(kind, about, seen_on, today, questionnaire) for kind, about in match.reasons
    )


def for_client(match: Match, questionnaire: Questionnaire) -> tuple[str, ...]:
    """What may be said of it to the client: their own answers, nothing of when we met."""
    return tuple(
        _ANSWERS[kind].format(label=questionnaire.items[about].label)
        for kind, about in match.reasons
        if kind in _ANSWERS
    )


def asks(match: Match) -> tuple[str, ...]:
    """What is not known and should be asked, as sentences without a full stop."""
    return tuple(_ASKS[name] for name in match.open)


def _sentence(
    kind: str, about: str, seen_on: date | None, today: date, questionnaire: Questionnaire
) -> str:
    if kind == "fits":
        return _FITS[about]
    if kind == "unchecked":
        return _UNCHECKED
    if kind == "unseen":
        return _NEVER_SEEN if seen_on is None else _UNSEEN.format(months=_months(seen_on, today))
    return _ANSWERS[kind].format(label=questionnaire.items[about].label)


def _months(first: date, last: date) -> int:
    """The whole months between two days."""
    months = (last.year - first.year) * 12 + last.month - first.month
    return months - (last.day < first.day)
