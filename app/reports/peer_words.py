"""What is said of businesses like this one: counts in sentences, never a verdict.

Where there are not ten of them, the few values that the report tells stand in, marked as such.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.industry import industry_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from app.domain.peers import Peers, Tally
    from app.domain.questionnaire import Questionnaire
    from app.domain.reference_values import ReferenceValues
    from app.reports.content import Thing

MOST = 4
TITLE = "同じような会社では"
COUNTED = "お名前は出しません。この組織で行ったチェックの数だけを数えています。"


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
    until = f"{peers.newest.year}年{peers.newest.month}月まで"
    return PeerWords(f"{_group(peers, industry)}（{until}）", sentences, COUNTED)


def of_report(values: ReferenceValues, answers: Mapping[str, str]) -> PeerWords | None:
    """The values of the report that fit what was answered; None when none does."""
    fitting = [value.text for value in values.values if answers.get(value.item) in value.codes]
    return PeerWords(values.who, tuple(fitting[:2]), values.note) if fitting else None


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
