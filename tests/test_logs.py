"""The log tells where the program failed, never what was typed."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING

from app import logs

if TYPE_CHECKING:
    from pathlib import Path

NAME = "株式会社みなと食堂"


def _fail() -> None:
    try:
        dict[str, str]()[NAME]
    except KeyError as error:
        raise ValueError(f"duplicate {NAME}") from error


def test_the_log_names_places_but_no_values(tmp_path: Path) -> None:
    handler = logs.start(tmp_path / "logs")
    try:
        _fail()
    except ValueError:
        logging.getLogger("test").exception("could not save")
    logs.stop(handler)
    text = (tmp_path / "logs" / logs.FILE).read_text(encoding="utf-8")
    assert "could not save" in text
    assert "ValueError" in text
    assert "KeyError" in text
    assert "test_logs.py" in text
    assert NAME not in text


def test_each_line_is_json_without_arguments(tmp_path: Path) -> None:
    handler = logs.start(tmp_path)
    logging.getLogger("test").warning("could not save %s", NAME)
    error = ValueError(NAME)
    error.__context__ = error
    logging.getLogger("test").error("again", exc_info=error)
    logging.getLogger("test").error("no error", exc_info=(None, None, None))
    logs.stop(handler)
    lines = (tmp_path / logs.FILE).read_text(encoding="utf-8").splitlines()
    found = [json.loads(line) for line in lines]
    assert [line["message"] for line in found] == ["could not save %s", "again", "no error"]
    assert found[1]["errors"] == [{"kind": "ValueError", "where": []}]
    assert {line["level"] for line in found} == {"WARNING", "ERROR"}
    assert NAME not in "".join(lines)


def test_chatter_is_not_kept(tmp_path: Path) -> None:
    handler = logs.start(tmp_path)
    logging.getLogger("test").info("hello")
    logs.stop(handler)
    assert not (tmp_path / logs.FILE).exists()


def test_a_folder_that_cannot_be_written_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert logs.start(tmp_path / "file") is None
    logs.stop(None)
