"""A finished check as the words and numbers of its result: one value for screen, paper and text."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from app import library
from app.domain import advice, comparison, japanese, scoring
from app.domain.progress import Progress
from app.reports import (
    answer_lines,
    charts,
    guidance,
    peer_words,
    progress_words,
    readers,
    wordings,
)
from app.reports.charts import Scored
from app.reports.content import Content

if TYPE_CHECKING:
    from app.domain.knowledge.knowledge import Knowledge
    from app.domain.peers import Peers
    from app.domain.questionnaire import ItemSet, Questionnaire
    from app.domain.records import Advisor, Check, ClientFields
    from app.domain.reference_values import ReferenceValues
    from app.domain.result_texts import ResultTexts
    from app.domain.score import Score
    from app.reports.content import Thing


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside the answers: peers, the report's few values, what was done since."""

    reference: ReferenceValues
    peers: Peers | None = None
    progress: Progress = field(default_factory=Progress)


def compose(  # noqa: PLR0913 - a result follows from that many things
    questionnaire: Questionnaire,
    check: Check,
    *,
    client: ClientFields,
    advisor: Advisor,
    previous: Check | None,
    texts: ResultTexts,
    knowledge: Knowledge,
    beside: Beside,
) -> Content:
    """Everything the result of this check shows; `previous` is the latest earlier full check.

    A short check is never compared. The check is scored with `questionnaire`, which must be the
    one it was answered with.
    """
    score = score_of(questionnaire, check)
    compared = _compare(questionnaire, check, score, previous)
    peers = beside.peers if check.item_set == "full" else None
    scored = Scored(questionnaire, texts, score, compared, peers)
    case, found = guidance.recommended(scored, check, client, knowledge)
    things = guidance.things(case, found)
    return Content(
        client_name=client.name,
        honorific=japanese.honorific(client.kind, client.name),
        conducted_on=check.context.conducted_on,
        date_text=japanese.date_text(check.context.conducted_on),
        previous_date_text=_previous_date(previous if compared else None),
        advisor=advisor,
        code=check.code,
        item_set=check.item_set,
        vision=check.answers.get("q1.vision", "").strip(),
        todo=charts.todo_chart(scored),
        balance=charts.balance_chart(scored),
        things=things,
        foundation=_foundation(texts, check),
        unsure=tuple(questionnaire.items[issue].label for issue in score.unsure),
        changes=_changes(scored, beside.progress),
        comparison=wordings.comparison(scored),
        owner_segment=wordings.owner_segment(scored),
        owner_reason=wordings.owner_reason(scored),
        advisor_segment=wordings.advisor_segment(scored),
        advisor_reason=wordings.advisor_reason(scored) + readers.for_advisor(scored, check.answers),
        groups=answer_lines.groups(scored, check.answers),
        workings=wordings.workings(scored),
        memo=check.memo.strip(),
        gaps=tuple(questionnaire.items[item].label for item in score.incomplete),
        limits=texts.captions["short"] if check.item_set == "short" else "",
        manner=wordings.manner(scored),
        data_first=bool(score.support and score.support.type == "self"),
        peers=_peers(questionnaire, check, client, things, beside),
        basics=texts.captions["basics_first"] if advice.basics_first(score) else "",
        reader=readers.reader(scored, check, things),
    )


def alone(check: Check, client: ClientFields, advisor: Advisor) -> Content:
    """The result of a check by itself, from what is packaged: nothing earlier, nobody beside it."""
    return compose(
        library.questionnaire(check.questionnaire, check.version),
        check,
        client=client,
        advisor=advisor,
        previous=None,
        texts=library.result_texts(),
        knowledge=library.knowledge(),
        beside=Beside(library.reference_values()),
    )


def without_peers(content: Content) -> Content:
    """The same result with the charts of this business alone; the sentences stay."""
    balance = content.balance and charts.without_peers(content.balance)
    return replace(content, todo=charts.without_peers(content.todo), balance=balance)


def _changes(scored: Scored, progress: Progress) -> tuple[str, ...]:
    """What was done since the previous check, and which answers changed."""
    if scored.comparison is None:
        return ()
    answers = wordings.changes(scored)
    done = progress_words.sentences(progress)
    nothing = (scored.texts.changes["nothing"],)
    return done if done and answers == nothing else (*done, *answers)


def _peers(
    questionnaire: Questionnaire,
    check: Check,
    client: ClientFields,
    things: tuple[Thing, ...],
    beside: Beside,
) -> peer_words.PeerWords | None:
    """What peers answered; the values of the report stand in where there are not ten of them."""
    if check.item_set == "short":
        return None
    if beside.peers is not None:
        return peer_words.of_peers(beside.peers, things, questionnaire, client.industry)
    return peer_words.of_report(beside.reference, check.answers)


def score_of(questionnaire: Questionnaire, check: Check) -> Score:
    """The score of a check with the rules of its questionnaire."""
    item_set: ItemSet = "short" if check.item_set == "short" else "full"
    return scoring.score(questionnaire, check.answers, industry=check.industry, item_set=item_set)


def _compare(
    questionnaire: Questionnaire, check: Check, score: Score, previous: Check | None
) -> comparison.Comparison | None:
    if previous is None or check.item_set == "short":
        return None
    # Another version's answers are not scored with this one's rules; compare() tells it apart.
    known = (previous.questionnaire, previous.version) == (questionnaire.id, questionnaire.version)
    if not known:
        return None
    return comparison.compare(
        comparison.Answered(score, check.answers),
        comparison.Answered(score_of(questionnaire, previous), previous.answers),
    )


def _previous_date(previous: Check | None) -> str:
    return japanese.date_text(previous.context.conducted_on) if previous else ""


def _foundation(texts: ResultTexts, check: Check) -> str:
    # The short set does not ask about security, so it cannot say that it is lacking.
    if check.item_set == "short" or not advice.needs_foundation(check.answers):
        return ""
    due = advice.first_step_due(check.context.conducted_on)
    return f"{texts.foundation.why}{texts.foundation.step_by(due)}"
