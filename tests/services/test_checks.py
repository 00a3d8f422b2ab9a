"""Checks: answered, finished, corrected, moved; and never changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlcipher3 import dbapi2

from app import library
from app.domain import check_code, scoring
from app.domain.changes import Kind
from app.domain.records import Advisor, CheckContext, ClientFields
from app.errors import Faults, NotFound
from app.models.engine import connect
from app.services import checks, clients, profile
from app.services import store as stores
from tests.services import making
from tests.services.conftest import PASSPHRASE

if TYPE_CHECKING:
    from app.services.store import Store

DAY = making.DAY


def _started(store: Store) -> str:
    return making.draft(store)


def test_a_draft_begins_empty(store: Store) -> None:
    client_id = making.client(store, "みほん商店")
    context = CheckContext(DAY, place=" 店先 ", person="奥さま", source="paper")
    draft, changes = checks.start(store, client_id, item_set="short", context=context)
    assert (draft.client_id, draft.client_name) == (client_id, "みほん商店")
    assert (draft.questionnaire, draft.version, draft.item_set) == ("keiei-check", "1", "short")
    assert draft.context == replace(context, place="店先")
    assert (dict(draft.answers), draft.memo, draft.position, draft.supersedes) == (
        {},
        "",
        None,
        None,
    )
    assert changes.concerns(Kind.DRAFT)
    assert changes.ids == {client_id, draft.id}
    assert checks.draft(store, draft.id) == draft


def test_what_cannot_be_begun(store: Store) -> None:
    client_id, context = making.client(store), CheckContext(DAY)
    with pytest.raises(NotFound):
        checks.start(store, "x", context=context)
    with pytest.raises(NotFound):
        checks.start(store, client_id, context=context, supersedes="x")
    with pytest.raises(Faults):
        checks.start(store, client_id, item_set="long", context=context)  # type: ignore[arg-type]
    with pytest.raises(Faults):
        checks.start(store, client_id, context=replace(context, source="dream"))
    assert checks.drafts(store) == ()


def test_answers_are_kept_changed_and_erased(store: Store) -> None:
    draft_id = _started(store)
    checks.answer(store, draft_id, "q2.finance", "now")
    checks.answer(store, draft_id, "q1.vision", "孫に店をゆずりたい\n🍊")
    checks.answer(store, draft_id, "q2.finance", "later")
    draft = checks.draft(store, draft_id)
    assert draft.answers == {"q2.finance": "later", "q1.vision": "孫に店をゆずりたい\n🍊"}
    assert draft.position == "q2.finance"
    assert draft.updated_at > draft.started_at
    checks.answer(store, draft_id, "q2.finance", None)
    checks.answer(store, draft_id, "q1.vision", "")
    checks.answer(store, draft_id, "q2.sales_channels", None)
    assert checks.draft(store, draft_id).answers == {}


def test_several_answers_are_kept_together_or_not_at_all(store: Store) -> None:
    draft_id = _started(store)
    checks.answer_many(store, draft_id, {"q2.finance": "now", "q3.edi": "using", "q5.effect": "a"})
    assert len(checks.draft(store, draft_id).answers) == 3
    with pytest.raises(Faults) as caught:
        checks.answer_many(store, draft_id, {"q2.finance": "none", "q3.edi": "no", "q9.x": "a"})
    assert [fault.place for fault in caught.value.faults] == ["q3.edi", "q9.x"]
    assert checks.draft(store, draft_id).answers["q2.finance"] == "now"
    checks.answer_many(store, draft_id, {})


@pytest.mark.parametrize(
    ("item_set", "item", "value"),
    [
        ("full", "q2.unknown", "now"),
        ("full", "q2.finance", "yes"),
        ("full", "q1.vision", "あ" * 801),
        ("short", "q4.budget", "yes"),
        ("short", "q2.finance", "yes"),
    ],
)
def test_answers_that_the_questionnaire_does_not_know(
    store: Store, item_set: str, item: str, value: str
) -> None:
    draft_id = making.draft(store, item_set="short" if item_set == "short" else "full")
    with pytest.raises(Faults):
        checks.answer(store, draft_id, item, value)
    assert checks.draft(store, draft_id).answers == {}


def test_memo_context_and_position_are_kept(store: Store) -> None:
    draft_id = _started(store)
    checks.set_memo(store, draft_id, "長男が来春もどる\x00\ud800")
    checks.set_context(store, draft_id, CheckContext(date(2026, 10, 1), "会議室\x00", "", "paper"))
    checks.set_position(store, draft_id, "q3.edi")
    draft = checks.draft(store, draft_id)
    assert draft.memo == "長男が来春もどる?"
    assert draft.context == CheckContext(date(2026, 10, 1), "会議室", "", "paper")
    assert draft.position == "q3.edi"
    with pytest.raises(Faults):
        checks.set_memo(store, draft_id, "あ" * 20_001)
    with pytest.raises(Faults):
        checks.set_position(store, draft_id, "q9")
    with pytest.raises(Faults):
        checks.set_context(store, draft_id, CheckContext(DAY, source="?"))


def test_unknown_drafts_and_checks_are_not_found(store: Store) -> None:
    for job in (
        lambda: checks.draft(store, "x"),
        lambda: checks.answer(store, "x", "q2.finance", "now"),
        lambda: checks.set_memo(store, "x", ""),
        lambda: checks.set_context(store, "x", CheckContext(DAY)),
        lambda: checks.set_position(store, "x", "q2.finance"),
        lambda: checks.discard(store, "x"),
        lambda: checks.undiscard(store, "x"),
        lambda: checks.finish(store, "x"),
        lambda: checks.get(store, "x"),
        lambda: checks.correct(store, "x"),
        lambda: checks.move(store, "x", "y"),
    ):
        with pytest.raises(NotFound):
            job()


def test_drafts_are_listed_by_the_last_work_on_them(store: Store) -> None:
    client_id = making.client(store)
    first, second = making.draft(store, client_id), making.draft(store, client_id)
    assert [draft.id for draft in checks.drafts(store)] == [second, first]
    checks.answer(store, first, "q2.finance", "now")
    assert [draft.id for draft in checks.drafts(store)] == [first, second]
    assert checks.drafts(store)[0].answers == {"q2.finance": "now"}


def test_a_discarded_draft_comes_back_with_its_answers(store: Store) -> None:
    draft_id = _started(store)
    checks.answer(store, draft_id, "q2.finance", "now")
    assert checks.discard(store, draft_id).concerns(Kind.DRAFT)
    assert checks.drafts(store) == ()
    with pytest.raises(NotFound):
        checks.draft(store, draft_id)
    with pytest.raises(NotFound):
        checks.finish(store, draft_id)
    checks.undiscard(store, draft_id)
    assert checks.draft(store, draft_id).answers == {"q2.finance": "now"}


def test_a_finished_check_keeps_all_and_scores(store: Store) -> None:
    profile.save_advisor(store, Advisor(name="指導員みほん"))
    client_id = making.client(store)
    draft_id = making.draft(store, client_id)
    given = making.answers() | {"q1.vision": "孫に店をゆずりたい"}
    checks.answer_many(store, draft_id, given)
    checks.set_memo(store, draft_id, "話のメモ")
    check, changes = checks.finish(store, draft_id)
    assert check.answers == given
    assert (check.memo, check.advisor, check.industry) == ("話のメモ", "指導員みほん", "E24")
    assert check.code == check_code.check_code("keiei-check", "1", conducted_on=DAY, answers=given)
    assert changes.concerns(Kind.CHECK)
    assert changes.concerns(Kind.DRAFT)
    assert checks.drafts(store) == ()
    assert checks.get(store, check.id) == check
    assert checks.history(store, client_id) == (check,)
    scored = scoring.score(library.questionnaire(), check.answers, industry=check.industry)
    assert scored.segment is not None
    assert scored.incomplete == ()


def test_the_industry_of_a_check_stays_what_it_was(store: Store) -> None:
    check = making.check(store)
    clients.update(store, check.client_id, ClientFields(name="みほん", industry="I58"))
    assert checks.get(store, check.id).industry == "E24"


def test_answers_of_the_hidden_branch_come_back_and_are_dropped_at_the_end(store: Store) -> None:
    draft_id = _started(store)
    checks.answer_many(store, draft_id, making.answers(level="low"))
    checks.answer_many(store, draft_id, making.answers(level="high"))
    kept = checks.draft(store, draft_id).answers
    assert {name[:2] for name in kept} == {"q2", "q3", "q4", "q5", "q6"}
    check, _ = checks.finish(store, draft_id)
    assert {name[:2] for name in check.answers} == {"q2", "q3", "q4", "q6"}


def test_a_check_may_be_finished_with_gaps(store: Store) -> None:
    draft_id = _started(store)
    assert checks.finish(store, draft_id)[0].answers == {}


def test_finishing_twice_gives_the_same_check(store: Store) -> None:
    draft_id = _started(store)
    first, _ = checks.finish(store, draft_id)
    second, _ = checks.finish(store, draft_id)
    assert first == second
    assert checks.count(store) == 1


def test_a_finished_check_takes_no_more_answers(store: Store) -> None:
    check = making.check(store)
    with pytest.raises(NotFound):
        checks.answer(store, check.id, "q2.finance", "none")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE finished_check SET answers = '{}'",
        "UPDATE finished_check SET conducted_on = '2020-01-01'",
        "DELETE FROM finished_check",
        "DELETE FROM check_state",
        "INSERT OR REPLACE INTO finished_check SELECT * FROM finished_check",
        "UPDATE check_move SET to_client = 'x'",
        "DELETE FROM check_move",
    ],
)
def test_the_database_itself_refuses_to_change_a_check(store: Store, statement: str) -> None:
    check = making.check(store)
    checks.move(store, check.id, making.client(store, "みほん商店"))
    before = checks.get(store, check.id)

    def change() -> None:
        with store.writing() as session:
            session.execute(text(statement))

    with pytest.raises(IntegrityError):
        change()
    assert checks.get(store, check.id) == before


REST = (
    "id, made_for, questionnaire, version, item_set, answers, conducted_on, place, person, source, "
    "memo, advisor, code, finished_at"
)
OTHER = REST.replace("id", "'x'", 1)


@pytest.mark.parametrize(
    "statement",
    [
        "REPLACE INTO finished_check SELECT * FROM finished_check",
        "REPLACE INTO check_move SELECT * FROM check_move",
        f"REPLACE INTO finished_check(rowid, {REST}) SELECT rowid, {OTHER} FROM finished_check",
    ],
)
def test_no_check_is_replaced_on_any_connection(store: Store, statement: str) -> None:
    check = making.check(store)
    checks.move(store, check.id, making.client(store, "みほん商店"))
    connection = connect(store.folder.store, store.key, "PRAGMA recursive_triggers = OFF")
    with pytest.raises(dbapi2.IntegrityError, match="never changes"):
        connection.execute(statement)
    connection.close()


def test_history_is_newest_first(store: Store) -> None:
    client_id = making.client(store)
    days = [date(2026, 3, 1), date(2025, 3, 1), date(2026, 9, 1), date(2026, 3, 1)]
    made = [making.check(store, client_id, day) for day in days]
    found = checks.history(store, client_id)
    assert [check.id for check in found] == [made[at].id for at in (2, 3, 0, 1)]
    assert checks.history(store, "x") == ()


def test_the_previous_check_is_full_earlier_and_not_corrected(store: Store) -> None:
    client_id = making.client(store)
    first = making.check(store, client_id, date(2025, 1, 1))
    wrong = making.check(store, client_id, date(2025, 6, 1))
    correction, _ = checks.correct(store, wrong.id)
    right, _ = checks.finish(store, correction.id)
    making.check(store, client_id, date(2025, 7, 1), "short")
    making.check(store, "", date(2025, 8, 1))
    last = making.check(store, client_id, date(2026, 1, 1))
    again = making.check(store, client_id, date(2026, 1, 1))
    assert checks.previous(store, first) is None
    found = checks.previous(store, last)
    assert found is not None
    assert found.id == right.id
    found = checks.previous(store, again)
    assert found is not None
    assert found.id == last.id


def test_a_correction_names_the_old_check_and_leaves_it(store: Store) -> None:
    check = making.check(store)
    draft, changes = checks.correct(store, check.id)
    assert (draft.answers, draft.memo, draft.context) == (check.answers, check.memo, check.context)
    assert draft.supersedes == check.id
    assert changes.concerns(Kind.DRAFT)
    checks.answer(store, draft.id, "q2.finance", "none")
    right, _ = checks.finish(store, draft.id)
    assert right.supersedes == check.id
    assert right.answers["q2.finance"] == "none"
    old = checks.get(store, check.id)
    assert old == replace(check, superseded_by=right.id)
    assert [each.id for each in checks.history(store, check.client_id)] == [right.id, check.id]


def test_a_correction_that_was_begun_is_resumed(store: Store) -> None:
    check = making.check(store)
    draft, _ = checks.correct(store, check.id)
    checks.answer(store, draft.id, "q2.finance", "none")
    again, _ = checks.correct(store, check.id)
    assert again.id == draft.id
    assert again.answers["q2.finance"] == "none"
    checks.discard(store, draft.id)
    other, _ = checks.correct(store, check.id)
    assert other.id != draft.id


def test_two_corrections_of_one_check_stand_in_a_row(store: Store) -> None:
    check = making.check(store)
    client_id, context = check.client_id, check.context
    first, _ = checks.start(store, client_id, context=context, supersedes=check.id)
    second, _ = checks.start(store, client_id, context=context, supersedes=check.id)
    one, _ = checks.finish(store, first.id)
    two, _ = checks.finish(store, second.id)
    assert (one.supersedes, two.supersedes) == (check.id, one.id)
    assert checks.get(store, check.id).superseded_by == one.id
    assert checks.get(store, one.id).superseded_by == two.id
    third, _ = checks.correct(store, check.id)
    three, _ = checks.finish(store, third.id)
    assert three.supersedes == two.id


def test_a_check_moves_with_its_corrections_and_each_move_is_recorded(store: Store) -> None:
    now = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
    wrong_client = making.client(store, "ちがう商店")
    right_client = making.client(store, "ただしい商店")
    check = making.check(store, wrong_client)
    draft, _ = checks.correct(store, check.id)
    newer, _ = checks.finish(store, draft.id)
    store.clock = lambda: now
    changes = checks.move(store, check.id, right_client)
    assert changes.ids == {check.id, newer.id, wrong_client, right_client}
    assert checks.history(store, wrong_client) == ()
    for moved in checks.history(store, right_client):
        assert (moved.client_id, moved.moved_from, moved.moved_at) == (
            right_client,
            wrong_client,
            now,
        )
    now += timedelta(hours=1)
    checks.move(store, newer.id, wrong_client)
    checks.move(store, newer.id, wrong_client)
    assert len(checks.history(store, wrong_client)) == 2
    with store.raw() as connection:
        moves = connection.execute(
            "SELECT check_id, from_client, to_client FROM check_move ORDER BY moved_at, check_id"
        ).fetchall()
    pairs = [(right_client, wrong_client), (wrong_client, right_client)]
    assert sorted(moves) == sorted(
        (check_id, *pair) for check_id in (check.id, newer.id) for pair in pairs
    )
    with pytest.raises(NotFound):
        checks.move(store, check.id, "x")


def test_a_correction_that_is_only_begun_moves_with_its_check(store: Store) -> None:
    wrong_client = making.client(store, "ちがう商店")
    right_client = making.client(store, "ただしい商店")
    check = making.check(store, wrong_client)
    draft, _ = checks.correct(store, check.id)
    thrown = making.draft(store, wrong_client)
    changes = checks.move(store, check.id, right_client)
    assert draft.id in changes.ids
    assert Kind.DRAFT in changes.kinds
    assert checks.draft(store, draft.id).client_name == "ただしい商店"
    assert checks.draft(store, thrown).client_id == wrong_client
    newer, _ = checks.finish(store, draft.id)
    assert newer.client_id == right_client
    assert [each.id for each in checks.history(store, right_client)] == [newer.id, check.id]


def test_a_check_is_found_by_its_code_in_any_spelling(store: Store) -> None:
    check = making.check(store)
    for typed in (check.code, check.code.lower(), check.code.replace("-", ""), f" {check.code} "):
        found = checks.find_code(store, typed)
        assert found is not None
        assert found.id == check.id
    assert checks.find_code(store, "ABCD-EFGH-JKM") is None
    assert checks.find_code(store, "") is None
    assert checks.find_code(store, "\ud800") is None


def test_drafts_survive_a_restart(store: Store) -> None:
    draft_id = _started(store)
    checks.answer(store, draft_id, "q2.finance", "now")
    before = checks.draft(store, draft_id)
    store.close()
    again = stores.unlock(store.folder, PASSPHRASE, secrets=None)
    assert checks.draft(again, draft_id) == before
    again.close()
