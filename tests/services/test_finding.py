"""Finding clients by words anywhere in their record and by filters, and why they were found."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from app.domain import local_time
from app.domain import search as folding
from app.domain.changes import Kind
from app.domain.consents import Terms
from app.domain.entries.simple import Action, Call, Note, Visit
from app.domain.follow_up import add_months
from app.domain.records import ClientFields, Colleague, Contact, Supporter
from app.domain.search import Search
from app.errors import Faults, NotFound, StoreTooNew
from app.services import (
    agenda,
    aside,
    checks,
    clients,
    colleagues,
    entries,
    finding,
    ledger,
    lookup,
    merging,
    saved_searches,
    undo,
)
from tests.services import making
from tests.services.fixture_store import FULL

if TYPE_CHECKING:
    from app.services.store import Store

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
DAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _clock(store: Store) -> None:
    store.clock = lambda: NOW


def _at(moment: datetime) -> datetime:
    return moment


def _make(store: Store, name: str, **more: Any) -> str:
    return clients.create(store, ClientFields(name, **more))[0].id


def _names(store: Store, words: str = "", **more: Any) -> list[str]:
    page = finding.find(store, Search(words, **more))
    assert page.total == len(page.rows)
    assert finding.ids(store, Search(words, **more)) == tuple(row.id for row in page.rows)
    return [row.name for row in page.rows]


@pytest.mark.parametrize(
    "words",
    ["資金繰り", "資金", "繰", "帳", "浜松", "053-456", "4301234", "経理", "みかん", "info@mihon",
     "見本 花子", "みほん 資金繰り", "静岡県浜松市", "T7000012050002"],
)  # fmt: skip
def test_words_of_every_length_are_found_anywhere(store: Store, words: str) -> None:
    made = _make(
        store,
        "みほん商店",
        town="浜松市",
        prefecture="22",
        phone="053-456-7890",
        postal_code="430-1234",
        email="info@mihon.example.jp",
        contacts=(Contact("見本 花子", "経理"),),
        note="みかん農家",
        invoice_number="T7000012050002",
    )
    entries.create(store, made, Note("来月の資金繰り帳"))
    _make(store, "よその店")
    assert _names(store, words) == ["みほん商店"]


@pytest.mark.parametrize(
    ("words", "place", "hit"),
    [
        ("酒", "industry", "酒"),
        ("製造業", "", ""),
        ("ものづくり 製造", "", ""),
        ("個人事業主", "kind", "個人事業主"),
        ("窓口", "channel", "窓口"),
        ("休んで", "registration", "休んで"),
        ("60代", "representative_age", "60代"),
        ("候補", "successor", "候補"),
        ("金融機関", "supporters", "金融機関"),
        ("飲料", "", ""),
    ],
)
def test_codes_are_found_by_their_words(store: Store, words: str, place: str, hit: str) -> None:
    _make(
        store, "ものづくり本舗", industry="E10", kind="sole_proprietor", channel="counter",
        registration="paused", representative_age="60s", successor="candidate",
        supporters=(Supporter("みほん", "bank"),),
    )  # fmt: skip
    _make(store, "小売の店", industry="I60", kind="corporation", channel="web")
    (row,) = finding.find(store, Search(words)).rows
    assert row.name == "ものづくり本舗"
    assert ((row.why.place, row.why.hit) if row.why else ("", "")) == (place, hit)


@pytest.mark.parametrize("word", ["花子", "見本花", "本", "ハナコ"])
def test_clients_are_found_by_who_is_in_charge_also_after_a_new_name(
    store: Store, word: str
) -> None:
    one, _ = colleagues.save(store, Colleague("", "見本 花子", "みほん はなこ"))
    other, _ = colleagues.save(store, Colleague("", "例 次郎", "れい じろう"))
    made = _make(store, "あの店", owner=one.id)
    _make(store, "その店", owner=other.id)
    _make(store, "どこかの店")
    (row,) = finding.find(store, Search(word)).rows
    assert row.why is not None
    assert (row.id, row.why.place) == (made, "owner")
    assert _names(store, f"あの店 {word}") == ["あの店"]
    assert _names(store, f"その店 {word}") == []
    colleagues.save(store, replace(one, name="鈴木 桜", kana="スズキ サクラ"))
    assert (_names(store, word), _names(store, "鈴木")) == ([], ["あの店"])
    clients.update(store, made, ClientFields("あの店", owner=other.id))
    assert _names(store, "鈴木") == []
    assert sorted(_names(store, "次郎")) == ["あの店", "その店"]


def test_what_is_nowhere_finds_nobody(store: Store) -> None:
    _make(store, "みほん商店")
    assert _names(store, "一輪車") == []
    assert _names(store, "-- ()") == []
    assert _names(store, "株式会社") == ["みほん商店"], "a 法人格 alone is nothing to look for"


@pytest.mark.parametrize(
    "words",
    ["みほん", "ミホン", "製作", "北区", "きたく", "0565", "12-34", "7000012050002", "見本",
     "北区 みほん"],
)  # fmt: skip
def test_names_readings_towns_and_numbers_are_found(store: Store, words: str) -> None:
    clients.create(store, replace(FULL, town="北区きたく町"))
    _make(store, "有限会社ちがう", kana="チガウ", town="南区", phone="052-999-8888")
    assert _names(store, words) == [FULL.name]


def test_one_character_finds_first_what_begins_with_it(store: Store) -> None:
    _make(store, "川山商店", kana="カワヤマショウテン")
    _make(store, "株式会社山川", kana="ヤマカワ", town="谷町")
    for letter in ("山", "や"):
        assert _names(store, letter) == ["株式会社山川", "川山商店"]
    assert _names(store, "谷") == ["株式会社山川"]
    assert _names(store, "株式会社山") == ["株式会社山川", "川山商店"]


@pytest.mark.parametrize("words", ['"', "*", "()", "AND", "col:x", "-", "'; DROP TABLE client"])
def test_signs_do_not_break_the_search(store: Store, words: str) -> None:
    _make(store, "みほん")
    assert _names(store, words) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(st.characters(), max_size=40))
def test_no_text_breaks_the_search(store: Store, words: str) -> None:
    page = finding.find(store, Search())
    if not page.total:
        clients.create(store, replace(FULL, note='「"*%_」（1）\t山\n川'))
    found = finding.find(store, Search(words))
    assert [row.name for row in found.rows] == [FULL.name] * found.total


def test_lists_are_sorted_by_reading_and_paged(store: Store) -> None:
    for name, kana in (("わ", "ワ"), ("が", "ガ"), ("か", "カ"), ("無", ""), ("あ", "ア")):
        _make(store, name, kana=kana)
    assert _names(store) == ["あ", "か", "が", "わ", "無"]
    page = finding.find(store, Search(), offset=1, limit=2)
    assert [row.name for row in page.rows] == ["か", "が"]
    assert finding.find(store, Search(), offset=-1, limit=-1).rows == ()
    assert finding.find(store, Search(), offset=9).total == 5


def test_rows_of_the_syllabary(store: Store) -> None:
    for name, kana in (("が", "ガ"), ("き", "キ"), ("ま", "マ"), ("無", "")):
        _make(store, name, kana=kana)
    assert _names(store, row="か") == ["が", "き"]
    assert _names(store, row="他") == ["無"]
    assert _names(store, row="あ") == []
    assert _names(store, "き", row="か") == ["き"]
    assert _names(store, "き", row="ま") == []


def test_names_come_first_by_reading_then_what_was_written_last(store: Store) -> None:
    late, early = _make(store, "わたなべ桜堂"), _make(store, "あおき桜堂")
    first, second = _make(store, "ほか一"), _make(store, "ほか二")
    for minutes, client_id in enumerate((late, early, second, first)):
        at = NOW + timedelta(minutes=minutes)
        store.clock = partial(_at, at)
        entries.create(store, client_id, Note("桜の絵"))
    assert _names(store, "桜") == ["ほか一", "ほか二", "あおき桜堂", "わたなべ桜堂"]
    clients.update(store, late, ClientFields("桜わたなべ堂", kana="ワ"))
    clients.update(store, early, ClientFields("桜あおき堂", kana="ア"))
    assert _names(store, "桜") == ["桜あおき堂", "桜わたなべ堂", "ほか一", "ほか二"]
    assert _names(store, "桜", sort="recent")[-1] == "ほか二"


def test_why_says_where_it_stands(store: Store) -> None:
    made = _make(store, "みほん商店", note="駐車場は裏")
    call, _ = entries.create(store, made, Call(called_at=NOW, memo="パソコンが古いとのこと"))
    entries.create(store, made, Note("パソコンの話", date(2026, 1, 5)))
    (row,) = finding.find(store, Search("駐車場")).rows
    assert row.why is not None
    assert (row.why.place, row.why.hit, row.why.after, row.why.entry_id) == (
        "note", "駐車場", "は裏", "")  # fmt: skip
    (row,) = finding.find(store, Search("みほん ぱそこん")).rows
    assert row.why is not None
    assert (row.why.place, row.why.hit, row.why.entry_id, row.why.on) == (
        "call", "パソコン", call.id, DAY)  # fmt: skip
    (row,) = finding.find(store, Search("みほん")).rows
    assert row.why is None, "the line shows it"


def test_why_folds_what_is_written_otherwise(store: Store) -> None:
    made = _make(store, "みほん商店")
    entries.create(store, made, Note("ＩＴ 導入 補助金"))
    (row,) = finding.find(store, Search("it導入")).rows
    assert row.why is not None
    assert row.why.hit == "ＩＴ 導入"


def test_words_of_checks_are_found_and_those_of_corrected_ones_are_not(store: Store) -> None:
    made = _make(store, "みほん商店")
    draft = making.draft(store, made)
    checks.answer(store, draft, "q1.vision", "孫に店をゆずりたい")
    checks.set_memo(store, draft, "長男が来春もどる")
    check, _ = checks.finish(store, draft)
    (row,) = finding.find(store, Search("来春")).rows
    assert row.why is not None
    assert (row.why.place, row.why.entry_id, row.why.hit) == ("check", check.id, "来春")
    correction, _ = checks.correct(store, check.id)
    checks.answer(store, correction.id, "q1.vision", "娘にゆずりたい")
    checks.finish(store, correction.id)
    assert _names(store, "孫に") == []
    assert _names(store, "娘に") == ["みほん商店"]
    other = _make(store, "よその店")
    checks.move(store, check.id, other)
    assert _names(store, "娘に") == ["よその店"]


def test_what_is_thrown_away_is_not_found_until_it_comes_back(store: Store) -> None:
    made = _make(store, "みほん商店")
    note, _ = entries.create(store, made, Note("資金繰り"))
    _, changed = entries.update(store, note.id, Note("借り換え"))
    assert (_names(store, "資金"), _names(store, "借り")) == ([], ["みほん商店"])
    undo.undo(store, changed.undo)
    assert (_names(store, "資金"), _names(store, "借り")) == (["みほん商店"], [])
    entries.trash(store, note.id)
    assert _names(store, "資金") == []
    entries.restore(store, note.id)
    assert _names(store, "資金") == ["みほん商店"]
    clients.trash(store, made)
    assert _names(store, "資金") == []
    assert _names(store) == []
    clients.restore(store, made)
    assert _names(store, "資金") == ["みほん商店"]
    clients.trash(store, made)
    store.clock = lambda: NOW + timedelta(days=31)
    clients.purge(store)
    with store.reading() as session:
        assert session.execute(text("SELECT count(*) FROM entry_search")).scalar_one() == 0


def test_a_kind_of_a_newer_version_is_passed_over(store: Store) -> None:
    made = _make(store, "みほん商店")
    note, _ = entries.create(store, made, Note("資金繰り"))
    with store.writing() as session:
        session.execute(text("UPDATE entry SET kind = 'hologram'"))
        aside.refresh(session, made)
    assert _names(store, "資金") == []
    assert entries.of_client(store, made) == ()
    with pytest.raises(StoreTooNew):
        entries.get(store, note.id)


def test_a_check_of_a_newer_questionnaire_has_no_segment(store: Store) -> None:
    made = _make(store, "みほん商店")
    making.check(store, made)
    with store.writing() as session:
        session.execute(text("DROP TRIGGER finished_check_no_update"))
        session.execute(text("UPDATE finished_check SET version = '99'"))
        aside.refresh(session, made)
        assert session.execute(text("SELECT latest_segment FROM client")).scalar_one() is None


@pytest.mark.parametrize(
    ("given", "others"),
    [
        ({"industries": ("E",)}, {"industries": ("G", "E10")}),
        ({"industries": ("E09", "I")}, {"industries": ("I",)}),
        ({"sizes": ("small",)}, {"sizes": ("medium", "large", "unknown")}),
        ({"stages": (1, 2)}, {"stages": (3,)}),
        ({"owners": ("me",)}, {"owners": ("",)}),
        ({"tags": ("組合", "後継者")}, {"tags": ("後継者",)}),
        ({"prefectures": ("22",)}, {"prefectures": ("23",)}),
        ({"registrations": ("met",)}, {"registrations": ("ended",)}),
        ({"row": "ま"}, {"row": "わ"}),
        ({"unseen_months": 3}, {"open_actions": True}),
        ({"consent": "none"}, {"consent": "valid"}),
    ],
)
def test_filters_keep_whom_they_name(
    store: Store, given: dict[str, Any], others: dict[str, Any]
) -> None:
    fields = ClientFields(
        "みほん商店", kana="ミホン", industry="E09", employees=3, kind="corporation",
        capital_yen=1, stage=1, owner="me", tags=("組合",), prefecture="22", registration="met",
    )  # fmt: skip
    made, _ = clients.create(store, fields)
    entries.create(store, made.id, Visit(state="held", starts_at=NOW - timedelta(days=200)))
    assert _names(store, **given) == ["みほん商店"]
    assert _names(store, "みほん", **given) == ["みほん商店"]
    assert _names(store, **others) == []


def test_open_promises_contacts_and_segments_follow_what_is_written(store: Store) -> None:
    made = _make(store, "みほん商店")
    action, _ = entries.create(store, made, Action("電話する"))
    assert _names(store, open_actions=True) == ["みほん商店"]
    entries.update(store, action.id, Action("電話する", state="done"))
    assert _names(store, open_actions=True) == []
    assert _names(store, unseen_months=12) == ["みほん商店"], "never seen"
    making.check(store, made, DAY)
    assert _names(store, unseen_months=12) == []
    assert _names(store, segments=("high-accompany", "high-self")) == ["みほん商店"]
    assert _names(store, segments=("low-self",)) == []
    making.check(store, made, DAY, "short")
    assert _names(store, segments=("high-accompany", "high-self")) == ["みほん商店"]


def test_the_consent_of_a_merged_client_is_its_heirs(store: Store) -> None:
    first, second, third = (_make(store, name) for name in ("一の店", "二の店", "三の店"))
    terms = Terms("keep", DAY, items=("profile",), given_by="代表者")
    ledger.grant(store, first, terms, text="同意します。", version="1")
    merging.merge(store, second, first, {})
    merging.merge(store, third, second, {})
    assert _names(store, consent="valid") == ["三の店"]
    store.clock = lambda: NOW + timedelta(days=40)
    clients.purge(store)
    assert _names(store, consent="valid") == ["三の店"]
    assert _names(store, consent="none") == []


def test_consents_count_while_they_stand(store: Store) -> None:
    made = _make(store, "みほん商店")
    terms = Terms(
        purpose="keep",
        given_on=date(2026, 1, 5),
        way="written",
        items=("profile",),
        given_by="見本 太郎",
    )
    consent, _ = ledger.grant(store, made, terms, text="同意します。", version="1")
    assert _names(store, consent="valid") == ["みほん商店"]
    ledger.withdraw(store, consent.id, DAY)
    assert _names(store, consent="valid") == []
    assert _names(store, consent="none") == ["みほん商店"]
    withdrawal = ledger.get(store, consent.id).withdrawal
    ledger.void(store, withdrawal)
    assert _names(store, consent="valid") == ["みほん商店"]
    ledger.void(store, consent.id)
    assert _names(store, consent="valid") == []


def test_the_last_contact_sorts(store: Store) -> None:
    for name, days in (("あ", 30), ("い", 3), ("う", None)):
        made = _make(store, name)
        if days is not None:
            at = NOW - timedelta(days=days)
            entries.create(store, made, Visit(state="held", starts_at=at))
    assert _names(store, sort="seen") == ["い", "あ", "う"]


def test_a_page_is_a_part_of_the_whole(store: Store) -> None:
    for name in "あいうえお":
        _make(store, name, note="みほん")
    page = finding.find(store, Search("みほん"), offset=1, limit=2)
    assert page.total == 5
    assert len(page.rows) == 2
    assert all(row.why is not None and row.why.place == "note" for row in page.rows)


_TEXTS = st.text(st.sampled_from("山田川のア-ぁカ1 2「」a"), max_size=12)


@settings(max_examples=200)
@given(_TEXTS, _TEXTS)
def test_the_index_holds_exactly_what_the_text_holds(text_: str, typed: str) -> None:
    import sqlite3

    words = lookup.words(typed)
    if not words:
        return
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "CREATE VIRTUAL TABLE t USING "
        "fts5(g, content='', prefix='1', tokenize=\"ascii tokenchars '^'\")"
    )
    grams = lookup.all_grams([text_], ["^^owner01a21b094336764eb2f328528ec0b2c6", "^^stage1"])
    connection.execute("INSERT INTO t(rowid, g) VALUES (1, ?)", (grams,))
    found = connection.execute(
        "SELECT count(*) FROM t WHERE t MATCH ?", (lookup.anywhere(words, {}),)
    )
    wanted = all(word in folding.folded(text_) for word in words)
    assert (found.fetchone() == (1,)) == wanted
    connection.close()


@pytest.mark.parametrize(("months", "found"), [(6, 1), (7, 0), (10**6, 0)])
def test_not_seen_for_months_is_counted_as_on_the_page_of_today(
    store: Store, months: int, found: int
) -> None:
    one = clients.create(store, ClientFields("みなと"))[0].id
    seen = add_months(DAY, -6) - timedelta(days=1)
    entries.create(store, one, Visit(state="held", starts_at=local_time.noon(seen)))
    assert finding.find(store, Search(unseen_months=months)).total == found
    assert len(agenda.unseen(store, DAY, min(months, 99))) == found


def test_searches_are_kept_by_name(store: Store) -> None:
    wanted = Search("資金", tags=("組合",), stages=(1,), unseen_months=6, sort="seen")
    saved, changes = saved_searches.save(store, "  6か月　会っていない ", wanted)
    assert saved.name == "6か月 会っていない"
    assert changes.concerns(Kind.SAVED)
    saved_searches.save(store, "あ", Search())
    assert [each.search for each in saved_searches.all_of_them(store)] == [wanted, Search()]
    saved_searches.save(store, "あ", replace(wanted, text=""))
    assert saved_searches.all_of_them(store)[-1].search == replace(wanted, text="")
    assert saved_searches.get(store, saved.name) == wanted
    assert saved_searches.rename(store, "あ", " い ").concerns(Kind.SAVED)
    saved_searches.rename(store, "い", "い")
    with pytest.raises(Faults):
        saved_searches.rename(store, "い", saved.name)
    with pytest.raises(NotFound):
        saved_searches.rename(store, "あ", "う")
    saved_searches.rename(store, "い", "あ")
    assert saved_searches.get(store, "あ").text == ""
    saved_searches.forget(store, "あ")
    with pytest.raises(NotFound):
        saved_searches.get(store, "あ")
    with pytest.raises(NotFound):
        saved_searches.forget(store, "あ")
    for name in ("", "あ" * 31):
        with pytest.raises(Faults):
            saved_searches.save(store, name, wanted)
    with store.writing() as session:
        session.execute(text("UPDATE kept SET value = '{\"sort\":\"moon\"}' WHERE name LIKE 's%'"))
    assert saved_searches.all_of_them(store) == ()


@pytest.fixture
def many(store: Store, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Six clients of whom 桜 is written, two of them by name; from three on they are many."""
    monkeypatch.setattr(finding, "MOST", 2)
    for minute, name in enumerate("かきくけ"):
        store.clock = partial(_at, NOW + timedelta(minutes=minute))
        made = _make(store, name, kana=name, stage=1 + minute % 2, note="桜")
        seen = NOW - timedelta(days=minute)
        entries.create(store, made, Visit(state="held", starts_at=seen, memo="花見"))
    _make(store, "桜わ堂", kana="わ", stage=1)
    _make(store, "桜あ堂", kana="あ", stage=2)
    return store


@pytest.mark.parametrize("limits", [(0, 2, 2), (200, 2, 99), (200, 99, 2)])
@pytest.mark.parametrize(
    ("more", "names"),
    [
        ({}, ["桜あ堂", "桜わ堂", "け", "く", "き", "か"]),
        ({"sort": "seen"}, ["か", "き", "く", "け", "桜あ堂", "桜わ堂"]),
        ({"sort": "recent"}, ["桜あ堂", "桜わ堂", "け", "く", "き", "か"]),
        ({"stages": (2,)}, ["桜あ堂", "け", "き"]),
        ({"stages": (1,), "sort": "seen"}, ["か", "く", "桜わ堂"]),
        ({"unseen_months": 0}, ["桜あ堂", "桜わ堂", "け", "く", "き"]),
        ({"unseen_months": 0, "sort": "recent"}, ["桜あ堂", "桜わ堂", "け", "く", "き"]),
        ({"unseen_months": 0, "stages": (2,)}, ["桜あ堂", "け", "き"]),
    ],
)
def test_among_many_hits_every_page_follows_the_last(
    many: Store,
    monkeypatch: pytest.MonkeyPatch,
    limits: tuple[int, int, int],
    more: dict[str, Any],
    names: list[str],
) -> None:
    for name, limit in zip(("_NEAR", "_SAMPLE", "_READ_FILTERED"), limits, strict=True):
        monkeypatch.setattr(finding, name, limit)
    pages = [
        finding.find(many, Search("桜", **more), offset=offset, limit=2)
        for offset in range(0, 8, 2)
    ]
    assert [row.name for page in pages for row in page.rows] == names
    assert all((page.total, page.more) == (2, True) for page in pages)
    shown = tuple(row.id for page in pages for row in page.rows)
    assert finding.ids(many, Search("桜", **more)) == shown
    assert finding.find(many, Search(sort="seen"), limit=1).rows[0].name == "か"


def test_a_legal_form_left_out_is_no_reason(store: Store) -> None:
    made = _make(store, "みほん商店", representative="株式会社山田")
    entries.create(store, made, Note(text="子会社山本に渡す", on=DAY))
    why = finding.find(store, Search("会社山")).rows[0].why
    assert why is not None
    assert (why.place, why.hit) == ("note", "会社山")


def test_among_many_hits_of_no_name_the_latest_come_first(
    many: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "_READ_FILTERED", 2)
    found = finding.find(many, Search("花見", unseen_months=0))
    assert [row.name for row in found.rows] == ["け", "く", "き"]
