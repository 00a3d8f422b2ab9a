"""One window for one data folder."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from app.errors import StoreBusy
from app.ui import instance
from app.ui.instance import Instance

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from app.ui import instance
app = QCoreApplication([])
instance.TRIES, instance.WAIT_MS = 1, 100
print(instance.Instance(Path(sys.argv[1])).claim())
"""


def second(folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", SECOND, str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_a_second_start_calls_the_first(tmp_path: Path, qtbot: QtBot) -> None:
    first = Instance(tmp_path)
    assert first.claim()
    first.listen()
    with qtbot.waitSignal(first.called, timeout=20_000):
        other = second(tmp_path)
    out, err = other.communicate(timeout=20)
    assert (out.strip(), other.returncode) == ("False", 0), err
    first.release()


def test_another_folder_is_another_window(tmp_path: Path, qtbot: QtBot) -> None:
    first, other = Instance(tmp_path / "a"), Instance(tmp_path / "b")
    assert first.claim()
    assert other.claim()
    first.release()
    other.release()


def test_one_that_does_not_answer_is_busy(
    tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Instance(tmp_path)
    assert first.claim()
    out, err = second(tmp_path).communicate(timeout=30)
    assert out == ""
    assert StoreBusy.__name__ in err
    first.release()


def test_the_place_is_free_after_release(tmp_path: Path, qapp: QApplication) -> None:
    first = Instance(tmp_path)
    assert first.claim()
    first.release()
    again = Instance(tmp_path)
    assert again.claim()
    again.release()


def test_the_first_may_leave_while_the_second_asks(
    tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(instance, "WAIT_MS", 10)
    first, other = Instance(tmp_path), Instance(tmp_path)
    assert first.claim()
    monkeypatch.setattr(Instance, "_call", lambda _self: first.release())
    assert other.claim()
    other.release()


def test_a_second_claim_calls_the_first_and_gets_no_window(tmp_path: Path, qtbot: QtBot) -> None:
    first, other = Instance(tmp_path), Instance(tmp_path)
    assert first.claim()
    first.listen()
    with qtbot.waitSignal(first.called, timeout=20_000):
        assert not other.claim()
    first.release()


def test_the_right_is_taken_when_the_first_one_ends_meanwhile(
    tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, other = Instance(tmp_path), Instance(tmp_path)
    assert first.claim()
    monkeypatch.setattr(instance, "WAIT_MS", 1)

    def end(_self: Instance) -> bool:
        first.release()
        return False

    monkeypatch.setattr(Instance, "_call", end)
    assert other.claim()
    other.release()
