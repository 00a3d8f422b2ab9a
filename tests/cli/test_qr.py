"""`banso qr encode` and `banso qr decode`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from app.cli.parser import main
from app.services import qr
from app.services.claiming import NOBODY
from tests.reports import samples

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

FILE = samples.EXAMPLES / "tofu-shop.json"


def test_a_check_goes_out_and_comes_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    picture = tmp_path / "code.png"
    assert main(["qr", "encode", str(FILE), "--png", str(picture)]) == 0
    assert main(["qr", "decode", str(picture), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    given = json.loads(FILE.read_text("utf-8"))
    assert found["business"]["name"] == NOBODY
    given["answers"].pop("q1.vision", None)
    assert found["answers"] == given["answers"]
    assert found["conducted_on"] == given["conducted_on"]
    back = tmp_path / "back.json"
    back.write_text(json.dumps(found), "utf-8")
    assert main(["check", "score", str(back)]) == 0
    scored = json.loads(capsys.readouterr().out)
    assert main(["check", "score", str(FILE)]) == 0
    assert scored == json.loads(capsys.readouterr().out)


def test_the_text_says_what_was_read_and_what_it_proves(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    picture = tmp_path / "code.png"
    main(["qr", "encode", str(FILE), "--png", str(picture)])
    assert main(["qr", "decode", str(picture)]) == 0
    said = capsys.readouterr().out
    assert "41問" in said
    assert "だれが作ったかは示しません" in said


def test_what_cannot_be_used_ends_with_two(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.png"
    other.write_bytes(qr.png("https://example.jp/"))
    assert main(["qr", "decode", str(other)]) == 2
    assert "結果ではありません" in capsys.readouterr().err
    assert main(["qr", "decode", str(tmp_path / "none.png")]) == 2
    lines = tmp_path / "two.jsonl"
    line = json.dumps(json.loads(FILE.read_text("utf-8")))
    lines.write_text(f"{line}\n{line}\n", "utf-8")
    assert main(["qr", "encode", str(lines), "--png", str(tmp_path / "x.png")]) == 2
    assert "2件あります" in capsys.readouterr().err
    assert main(["qr", "encode", str(FILE), "--png", str(tmp_path)]) == 1
