"""Taking in finished checks from answer files."""

from __future__ import annotations

import json
import os
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from app.domain.records import ClientFields, ImportOutcome
from app.domain.search import Search
from app.errors import Faults
from app.services import checks, client_fields, clients, finding, importing
from tests.services import making

if TYPE_CHECKING:
    from pathlib import Path

    from app.services.store import Store


def _line(name: str = "株式会社みほん", day: str = "2026-10-01", **more: Any) -> dict[str, Any]:
    business = {"name": name, "prefecture": "23"} | more.pop("business", {})
    return {
        "questionnaire": "keiei-check",
        "version": "1",
        "business": {key: value for key, value in business.items() if value is not None},
        "conducted_on": day,
        "answers": making.answers(),
    } | more


def _file(folder: Path, *lines: dict[str, Any]) -> Path:
    path = folder / "checks.jsonl"
    text = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines)
    path.write_text(text + "\n", encoding="utf-8")
    return path


def test_businesses_and_checks_are_taken_in(store: Store, tmp_path: Path) -> None:
    business = {
        "kana": "ミホン",
        "industry": "E24",
        "employees": 12,
        "corporate_number": "7000012050002",
    }
    path = _file(
        tmp_path,
        _line(business=business),
        _line(business=business, day="2025-10-01"),
        _line("みほん商店", day="2026-09-01"),
    )
    assert importing.import_checks(store, path) == ImportOutcome(2, 3, 0)
    row = finding.find(store, Search("ミホン")).rows[0]
    assert (row.name, row.checks, row.last_check_on) == ("株式会社みほん", 2, date(2026, 10, 1))
    assert clients.get(store, row.id).fields.employees == 12
    found = checks.history(store, row.id)
    assert [check.context.conducted_on for check in found] == [date(2026, 10, 1), date(2025, 10, 1)]
    for check in found:
        assert check.context.source == "import"
        assert (check.industry, check.answers) == ("E24", making.answers())
        assert checks.find_code(store, check.code) == check


def test_what_may_be_a_my_number_is_left_out_and_named(store: Store, tmp_path: Path) -> None:
    number = "621498320257"
    business = {"name": f"みほん {number}", "kana": f"ミホン{number}"}
    answers = making.answers() | {"q1.vision": f"店を続けたい {number}"}
    path = _file(tmp_path, _line(business=business, answers=answers), _line())
    kept, left = importing.leave_out(importing.read(path))
    assert [fault.place for fault in left] == [
        f"{path}:1: $.answers.q1.vision",
        f"{path}:1: $.business.name",
        f"{path}:1: $.business.kana",
    ]
    assert "q1.vision" not in kept[0].answers
    assert (kept[0].business.name, kept[0].business.kana) == ("みほん ●●●●●●●●●●●●", "")
    assert importing.import_checks(store, path) == ImportOutcome(2, 2, 0)
    assert number not in str(finding.find(store, Search()).rows)


def test_the_same_again_is_skipped(store: Store, tmp_path: Path) -> None:
    path = _file(tmp_path, _line(), _line("みほん商店"), _line())
    assert importing.import_checks(store, path) == ImportOutcome(2, 2, 1)
    assert importing.import_checks(store, path) == ImportOutcome(0, 0, 3)
    other = making.answers() | {"q2.finance": "none"}
    changed = _file(tmp_path, _line(answers=other), _line(day="2026-10-02"))
    assert importing.import_checks(store, changed) == ImportOutcome(0, 2, 0)


def test_a_check_that_was_corrected_or_moved_is_not_taken_in_again(
    store: Store, tmp_path: Path
) -> None:
    path = _file(tmp_path, _line())
    importing.import_checks(store, path)
    row = finding.find(store, Search()).rows[0]
    draft, _ = checks.correct(store, checks.history(store, row.id)[0].id)
    checks.answer(store, draft.id, "q2.finance", "none")
    checks.finish(store, draft.id)
    assert importing.import_checks(store, path) == ImportOutcome(0, 0, 1)


def test_businesses_join_by_number_then_by_name_and_prefecture(
    store: Store, tmp_path: Path
) -> None:
    first = {"corporate_number": "7000012050002"}
    second = {"corporate_number": "8000020130001"}
    days = (f"2026-01-{day:02}" for day in range(1, 30))
    lines = [
        ("㈱みほん", {}),
        ("株式会社 みほん", {}),  # the same name
        ("株式会社みほん", first),  # the number is learned
        ("別の名前", first),  # the same number
        ("株式会社みほん", second),  # another number: another business
        ("株式会社みほん", {"prefecture": "27"}),  # another prefecture
        ("株式会社みほん", {"prefecture": None}),  # prefecture unknown
        ("有限会社みほん", {}),  # another form
    ]
    path = _file(tmp_path, *(_line(n, next(days), business=b) for n, b in lines))
    assert importing.import_checks(store, path) == ImportOutcome(5, 8, 0)
    page = finding.find(store, Search("7000012050002"))
    assert [row.checks for row in page.rows] == [4]


def test_a_known_client_is_joined_and_its_number_learned(store: Store, tmp_path: Path) -> None:
    fields = ClientFields(name="（株）みほん", kana="ミホン", prefecture="23", industry="I58")
    made, _ = clients.create(store, fields)
    path = _file(tmp_path, _line(business={"corporate_number": "7000012050002"}))
    assert importing.import_checks(store, path) == ImportOutcome(0, 1, 0)
    kept = clients.get(store, made.id).fields
    assert kept.corporate_number == "7000012050002"
    assert (kept.name, kept.kana) == ("（株）みほん", "ミホン")
    assert checks.history(store, made.id)[0].industry == "I58"
    assert finding.find(store, Search("7000012050002")).total == 1


def test_a_sole_proprietor_does_not_learn_a_number(store: Store, tmp_path: Path) -> None:
    fields = ClientFields(name="みほん", prefecture="23", kind="sole_proprietor")
    made, _ = clients.create(store, fields)
    number = {"corporate_number": "7000012050002"}
    path = _file(
        tmp_path,
        _line("みほん", "2026-01-01"),
        _line("みほん", "2026-01-02", business=number),
        _line("みほん", "2026-01-03", business=number),
    )
    assert importing.import_checks(store, path) == ImportOutcome(1, 3, 0)
    assert clients.get(store, made.id).fields.corporate_number is None
    page = finding.find(store, Search("7000012050002"))
    assert [row.checks for row in page.rows] == [2]


def test_a_client_in_the_trash_is_not_joined(store: Store, tmp_path: Path) -> None:
    path = _file(tmp_path, _line())
    importing.import_checks(store, path)
    clients.trash(store, finding.find(store, Search()).rows[0].id)
    assert importing.import_checks(store, path) == ImportOutcome(1, 1, 0)


def test_the_short_set_is_taken_in(store: Store, tmp_path: Path) -> None:
    path = _file(tmp_path, _line(set="short", answers=making.answers("short")))
    assert importing.import_checks(store, path) == ImportOutcome(1, 1, 0)


def test_all_faults_are_told_and_nothing_is_written(store: Store, tmp_path: Path) -> None:
    gaps = {name: code for name, code in making.answers().items() if name != "q2.finance"}
    path = _file(
        tmp_path,
        _line(),
        _line(answers=gaps),
        _line(answers=making.answers() | {"q3.edi": "no"}),
        _line(business={"prefecture": "99"}),
    )
    with pytest.raises(Faults) as caught:
        importing.import_checks(store, path)
    places = [fault.place for fault in caught.value.faults]
    assert [place.split(": ")[0] for place in places] == [f"{path}:{line}" for line in (2, 3, 4)]
    assert "q2.finance" in caught.value.faults[0].sentence
    assert clients.count(store) == checks.count(store) == 0


def test_fields_that_the_store_refuses_are_faults_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(client_fields._LONGEST, "name", 3)
    path = _file(tmp_path, _line("みほん"), _line("みほん商店"))
    with pytest.raises(Faults) as caught:
        importing.read(path)
    assert [fault.place for fault in caught.value.faults] == [f"{path}:2: $.business.name"]


def test_files_that_cannot_be_read_are_said(store: Store, tmp_path: Path) -> None:
    (tmp_path / "empty.jsonl").write_text("\n")
    for path in (tmp_path / "none.jsonl", tmp_path, tmp_path / "empty.jsonl", "a\x00b"):
        with pytest.raises(Faults) as caught:
            importing.import_checks(store, path)
        assert len(caught.value.faults) == 1
        assert os.fspath(path) in caught.value.faults[0].place
