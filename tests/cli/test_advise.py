"""`banso advise` and `banso knowledge`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import time_machine

from app import library
from app.cli.parser import main
from tests.reports import samples

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

FILE = str(samples.EXAMPLES / "tofu-shop.json")
KEYS = {
    "issue", "kind", "tool", "title", "why", "first_step", "effect", "cost_band", "measures",
    "cases", "indicator",
}  # fmt: skip


def advised(capsys: pytest.CaptureFixture[str], *args: str) -> list[dict[str, Any]]:
    assert main(["advise", *args, "--json"]) == 0
    found: dict[str, list[dict[str, Any]]] = json.loads(capsys.readouterr().out)
    assert set(found) == {"recommendations"}
    return found["recommendations"]


def test_advice_as_json_cites_answers_and_content(capsys: pytest.CaptureFixture[str]) -> None:
    found = advised(capsys, FILE)
    items, answers = library.knowledge().items, samples.example("tofu-shop").answers
    for each in found:
        assert set(each) == KEYS
        assert each["kind"] in {"tool", "step", "non_digital"}
        assert (each["tool"] is not None) == (each["kind"] == "tool")
        assert set(each["why"]) <= set(answers)
        assert {*each["measures"], *each["cases"]} <= set(items)
        assert each["issue"] is None or each["issue"] in items
    assert {each["kind"] for each in found} == {"tool", "step", "non_digital"}


def test_advice_as_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["advise", FILE]) == 0
    said = capsys.readouterr().out
    assert said.startswith("1. ")
    assert "とお答えでした。" in said
    assert "うまくいったかの見方：" in said


def test_lines_give_one_object_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line = json.dumps(json.loads((samples.EXAMPLES / "tofu-shop.json").read_bytes()))
    file = tmp_path / "two.jsonl"
    file.write_text(f"{line}\n{line}\n", encoding="utf-8")
    assert main(["advise", str(file), "--json"]) == 0
    one, other = capsys.readouterr().out.splitlines()
    assert one == other
    assert json.loads(one)["recommendations"]


def test_faults_are_told_and_nothing_is_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "wrong.json"
    file.write_text("{}", encoding="utf-8")
    assert main(["advise", str(file), "--json"]) == 2
    said = capsys.readouterr()
    assert not said.out
    assert "questionnaire" in said.err


def test_the_knowledge_is_searched(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["knowledge", "search", "クラウド", "--json"]) == 0
    first = json.loads(capsys.readouterr().out)[0]
    assert (first["id"], first["kind"], first["title"]) == ("term.cloud", "term", "クラウド")
    assert main(["knowledge", "search", "持続化"]) == 0
    assert "measure.jizokuka\t支援策・相談先\t" in capsys.readouterr().out
    assert main(["knowledge", "search", "そんな言葉はない", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_the_knowledge_is_checked(capsys: pytest.CaptureFixture[str]) -> None:
    with time_machine.travel("2026-11-27T12:00:00+09:00"):
        assert main(["knowledge", "check"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["items"]["issue"] == 7
    assert found["expired"] == []


def test_what_is_past_its_date_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with time_machine.travel("2027-04-01T12:00:00+09:00"):
        assert main(["knowledge", "check"]) == 1
    said = capsys.readouterr()
    assert "measure.jizokuka" in json.loads(said.out)["expired"]
    assert "measure.jizokuka: 期限が過ぎました" in said.err
