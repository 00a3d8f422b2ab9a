"""`check score` and `check verify` as a person at a terminal meets them."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from app.cli import parser
from app.cli.check import as_json
from app.domain.records import CheckContext, ClientFields
from app.domain.scoring import score
from app.paths import DataFolder
from app.services import checks, clients
from app.services import store as stores
from app.services.keys import Kdf
from tests.domain import making

if TYPE_CHECKING:
    from datetime import date

EXAMPLES = Path(__file__).parents[2] / "examples"
FILES = sorted(str(file) for file in EXAMPLES.glob("*.json"))
KEYS = [
    "questionnaire",
    "version",
    "literacy",
    "support",
    "segment",
    "todo_share",
    "balance",
    "unsure",
    "incomplete",
]
CODE = "XANX-88WH-RMH"
CHEAP = Kdf(memory_kib=8, time=1, lanes=1)

Output = pytest.CaptureFixture[str]


def document(**changes: object) -> dict[str, Any]:
    return {
        "questionnaire": "keiei-check",
        "version": "1",
        "business": {"name": "豆腐のためし", "industry": "E09"},
        "conducted_on": "2026-01-15",
        "answers": making.check(40, issue="now"),
        **changes,
    }


def written(folder: Path, name: str, *documents: dict[str, Any]) -> str:
    path = folder / name
    path.write_text(
        "\n".join(json.dumps(each, ensure_ascii=False) for each in documents), encoding="utf-8"
    )
    return str(path)


def test_one_file_is_one_indented_object(capsys: Output) -> None:
    assert parser.main(["check", "score", FILES[0]]) == 0
    out, err = capsys.readouterr()
    assert out.startswith('{\n  "questionnaire": "keiei-check",\n')
    assert out.endswith("\n}\n")
    assert list(json.loads(out)) == KEYS
    assert err == ""


def test_several_files_are_lines_in_input_order(capsys: Output, tmp_path: Path) -> None:
    low = document(answers=making.check(20))
    lines = written(tmp_path, "a.jsonl", low, document())
    assert parser.main(["check", "score", lines, FILES[0]]) == 0
    rows = [json.loads(row) for row in capsys.readouterr().out.splitlines()]
    assert [row["literacy"]["points"] for row in rows][:2] == [20, 40]
    assert len(rows) == 3


def test_json_lines_are_compact_even_with_one(capsys: Output, tmp_path: Path) -> None:
    assert parser.main(["check", "score", written(tmp_path, "a.JSONL", document())]) == 0
    out = capsys.readouterr().out
    assert out.count("\n") == 1
    assert ": " not in out


def test_the_numbers_are_those_of_the_engine(capsys: Output, tmp_path: Path) -> None:
    parser.main(["check", "score", written(tmp_path, "a.json", document())])
    wanted = score(making.QUESTIONNAIRE, document()["answers"], industry="E09")
    out = json.loads(capsys.readouterr().out)
    assert out == json.loads(json.dumps(as_json(wanted)))
    assert out["support"] == {"type": "accompany", "accompany": 0, "self": 0, "borderline": True}
    assert out["literacy"] == {
        "points": 40,
        "level": "high",
        "threshold": 30,
        "borderline": False,
    }


def test_gaps_give_null_and_the_missing_ids(capsys: Output, tmp_path: Path) -> None:
    file = written(tmp_path, "a.json", document(answers=making.readiness(30)))
    assert parser.main(["check", "score", file]) == 0
    out = json.loads(capsys.readouterr().out)
    assert (out["support"], out["segment"], out["todo_share"]) == (None, None, None)
    assert len(out["incomplete"]) == 28
    assert out["incomplete"][0] == "q2.management"


def test_the_short_set(capsys: Output, tmp_path: Path) -> None:
    short = document(set="short", answers=making.short_check("now"))
    assert parser.main(["check", "score", written(tmp_path, "a.json", short)]) == 0
    out = json.loads(capsys.readouterr().out)
    assert [out[key] for key in ("literacy", "support", "segment", "balance")] == [None] * 4
    assert out["incomplete"] == []
    assert sum(out["todo_share"].values()) == pytest.approx(100)


def test_any_fault_leaves_stdout_empty(capsys: Output, tmp_path: Path) -> None:
    bad = written(tmp_path, "bad.json", document(conducted_on="2999-01-01"))
    lines = written(tmp_path, "bad.jsonl", document(), document(business={}))
    missing = str(tmp_path / "none.json")
    assert parser.main(["check", "score", FILES[0], bad, lines, missing, str(tmp_path)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    places = [row.split(": ")[:2] for row in err.splitlines()]
    assert places == [
        [bad, "$.conducted_on"],
        [f"{lines}:2", "$.business"],
        [missing, "$"],
        [str(tmp_path), "$"],
    ]


def test_standard_input(capsys: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    data = json.dumps(document()).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert parser.main(["check", "score", "-"]) == 0
    assert json.loads(capsys.readouterr().out)["segment"] == "high-accompany"


def test_a_file_name_that_cannot_be_one(capsys: Output) -> None:
    assert parser.main(["check", "score", "a\0b"]) == 2
    assert "読めません" in capsys.readouterr().err


def test_a_file_that_fails_while_it_is_read(capsys: Output) -> None:
    if not Path("/proc/self/mem").exists():
        pytest.skip("needs a file that opens and cannot be read")
    assert parser.main(["check", "score", "/proc/self/mem"]) == 2
    assert "読めません" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("code", "well_formed", "exit_code"),
    [
        (CODE, True, 0),
        ("xanx88whrmh", True, 0),
        ("ＸＡＮＸ－８８ＷＨ－ＲＭＨ", True, 0),
        ("XANX-88WH-RMJ", False, 2),
        ("", False, 2),
        ("合言葉", False, 2),
    ],
)
def test_verify_without_a_store(
    capsys: Output,
    monkeypatch: pytest.MonkeyPatch,
    code: str,
    well_formed: bool,  # noqa: FBT001
    exit_code: int,
) -> None:
    monkeypatch.delenv("BANSO_DATA", raising=False)
    assert parser.main(["check", "verify", code]) == exit_code
    assert json.loads(capsys.readouterr().out) == {"well_formed": well_formed, "check": None}


@pytest.fixture(name="kept")
def kept_check(tmp_path: Path, today: date) -> tuple[list[str], str, str]:
    """The options for a store with one finished check, its id and its code."""
    store, _ = stores.create(DataFolder(tmp_path), "みかん畑と青い空", secrets=None, _kdf=CHEAP)
    client, _ = clients.create(store, ClientFields(name="豆腐のためし"))
    draft, _ = checks.start(store, client.id, context=CheckContext(today))
    checks.answer_many(store, draft.id, making.check(40))
    check, _ = checks.finish(store, draft.id)
    store.close()
    secret = tmp_path / "secret.txt"
    secret.write_text("みかん畑と青い空\n", encoding="utf-8")
    return ["--data", str(tmp_path), "--passphrase-file", str(secret)], check.id, check.code


def test_verify_finds_the_check_in_the_store(
    capsys: Output, kept: tuple[list[str], str, str]
) -> None:
    options, check_id, code = kept
    assert parser.main([*options, "check", "verify", code.lower()]) == 0
    assert json.loads(capsys.readouterr().out) == {"well_formed": True, "check": check_id}
    assert parser.main(["check", "verify", CODE, *options]) == 1
    assert json.loads(capsys.readouterr().out) == {"well_formed": True, "check": None}
    assert parser.main(["check", "verify", "XXXX", *options]) == 2


def test_verify_does_not_take_a_store_without_its_data_for_none(
    capsys: Output, kept: tuple[list[str], str, str]
) -> None:
    options, _, code = kept
    DataFolder(Path(options[1])).store.unlink()
    assert parser.main([*options, "check", "verify", code]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "傷んでいます" in err


def test_a_file_and_the_store_give_the_same_code(
    kept: tuple[list[str], str, str], today: date
) -> None:
    from app import library
    from app.domain import answer_file

    data = json.dumps(document(conducted_on=today.isoformat(), answers=making.check(40))).encode()
    assert answer_file.parse(data, "a.json", library.questionnaire, today).code == kept[2]


def test_scoring_imports_neither_qt_nor_the_store() -> None:
    heavy = ("PySide6", "sqlalchemy", "reportlab", "matplotlib", "pydantic", "keyring", "numpy")
    code = (
        "import sys; from app.cli import parser; "
        f"parser.main(['check', 'score', {FILES[0]!r}]); parser.main(['check', 'verify', 'X']); "
        f"sys.exit(' '.join(set(sys.modules) & set({heavy!r})))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        cwd=EXAMPLES.parent,
        encoding="utf-8",
    )
    assert run.stderr.strip() == ""
