"""What is said of businesses like this one: counts in sentences, never a verdict.

Where there are not ten of them, the few values that the report tells stand in, marked as such.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.domain.industry import industry_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from app.domain.peers import Means, Peers, Tally, Width
    from app.domain.questionnaire import Questionnaire
    from app.domain.reference_values import ReferenceValues
    from app.reports.content import Thing

MOST = 4
TITLE = "同じような会社では"
OVERLAY = "同じような会社の平均"
COUNTED = "お名前は出しません。この組織で行ったチェックの数だけを数えています。"
_LIKE: Final[Mapping[Width, str]] = {
    "division_size": "同じ業種・規模の",
    "section_size": "近い業種・同じ規模の",
    "size": "同じ規模の",
    "all": "この組織の",
}


@dataclass(frozen=True, slots=True)
class PeerWords:
    """Sentences about others; `who` says which they are, how many, and until when."""

    who: str
    sentences: tuple[str, ...]
    note: str


def of_peers(
    peers: Peers, things: Iterable[Thing], questionnaire: Questionnaire, industry: str | None
) -> PeerWords | None:
    """What peers say to these three things; None when nothing can be said."""
    sentences = tuple(_sentences(peers, things, questionnaire))[:MOST]
    if not sentences:
        return None
    return PeerWords(f"{_group(peers, industry)}{_until(peers.newest)}", sentences, COUNTED)


def of_report(values: ReferenceValues, answers: Mapping[str, str]) -> PeerWords | None:
    """The values of the report that fit what was answered; None when none does."""
    fitting = [value.text for value in values.values if answers.get(value.item) in value.codes]
    return PeerWords(values.who, tuple(fitting[:2]), values.note) if fitting else None


def of_means(width: Width, means: Means) -> str:
    """Whose mean a line of a chart is, how many they are, and until when."""
    return f"{_LIKE[width]}{means.n:,}社の平均{_until(means.newest)}"


def _until(newest: date) -> str:
    return f"（{newest.year}年{newest.month}月まで）"


def _group(peers: Peers, industry: str | None) -> str:
    many = f"{peers.n:,}社"
    code = industry or ""
    if peers.width == "division_size":
        return f"同じ業種（{industry_name(code[:3])}）・同じ規模の{many}"
    if peers.width == "section_size":
        return f"近い業種（{industry_name(code[:1])}）・同じ規模の{many}"
    return f"同じ規模の{many}" if peers.width == "size" else f"この組織でチェックをした{many}"


def _sentences(
    peers: Peers, things: Iterable[Thing], questionnaire: Questionnaire
) -> Iterator[str]:
    """Issue and first tool of each thing, in their order."""
    labels = questionnaire.items
    for thing in things:
        if thing.source != "issue":
            continue
        said = peers.concerned.get(thing.id)
        if said:
            yield f"{_count(said)}が「{labels[thing.id].label}」を課題にあげています。"
        for tool in thing.tools[:1]:
            used = peers.adopted.get(tool.id)
            if used and used.yes:
                yield f"{_count(used)}が「{labels[tool.id].label}」を使っています。"


def _count(tally: Tally) -> str:
    return f"{tally.asked:,}社のうち{tally.yes:,}社"
