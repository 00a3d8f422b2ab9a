"""Journey: the running window, used by another program over AT-SPI as a screen reader would.

Unlock, a new client, 41 answers, the result: each found by its accessible name alone.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from app import library
from app.domain.bands import SIZE_TILES
from app.domain.industry import TILES
from app.domain.records import Advisor
from app.paths import DataFolder
from app.services import checks, clients, profile, reporting
from app.services import store as stores
from app.ui.widgets.things import LATER
from tests.ui.stores import make_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.reports.content import Content

pytestmark = pytest.mark.outside

PASSPHRASE = "みどりの山と川 2026"
CLIENT = "株式会社あおば板金"
ROOT = Path(__file__).resolve().parents[2]
DRIVER = Path(__file__).with_name("outside_driver.py")
PYTHON = "/usr/bin/python3"  # the bindings belong to the system, not to our environment
LONGEST = 150


@pytest.fixture
def display() -> Iterator[str]:
    """A screen of our own that nobody sees."""
    server = shutil.which("Xvfb")
    if server is None:
        pytest.skip("Xvfb is not installed (make test installs it where it may)")
    with _screen(server) as name:
        yield name


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    """A store with an advisor and a PIN."""
    place = DataFolder(tmp_path / "data")
    store = make_store(place, PASSPHRASE)
    profile.save_advisor(store, Advisor(name="鈴木 一郎", organisation="みなと町商工会"))
    profile.set_pin(store, "2468")
    store.close()
    return place


def test_a_check_from_unlocking_to_the_result_by_accessible_names(
    display: str, folder: DataFolder, tmp_path: Path
) -> None:
    report = drive(plan(folder, tmp_path), display, tmp_path)
    assert len(report["given"]) == 41, report["given"]
    places = [line.split("/", 1)[0] for line in report["given"]]
    assert places[0] == "1"
    said = "\n".join(report["names"])
    content = result_in(folder)
    assert content.client_name == CLIENT
    assert f"{CLIENT} 御中" in said
    first, *later = content.things
    assert first.title in said
    assert LATER.format(len(later)) in said  # folded for this owner until it is opened
    assert content.owner_segment in said
    assert set(report["charts"]) == {"いま力を入れたいことの割合の図", "備えのバランスの図"}
    assert content.todo.twin in report["charts"]["いま力を入れたいことの割合の図"]
    for axis in content.balance.axes if content.balance else ():
        assert axis.label in report["charts"]["備えのバランスの図"]
    assert content.advisor_segment not in said


def plan(folder: DataFolder, tmp_path: Path) -> dict[str, Any]:
    """What to start, what to fill in, and which answers to press."""
    labels = {
        section.id: [option.label for option in section.options]
        for section in library.questionnaire().sections
    }
    return {
        "command": [sys.executable, "-m", "app", "--data", str(folder.root), "gui"],
        "log": str(tmp_path / "gui.log"),
        "report": str(tmp_path / "report.json"),
        "passphrase": PASSPHRASE,
        "begin": "チェックを始める",
        "client": CLIENT,
        "trade": TILES[0].label,
        "size": SIZE_TILES[1].label,
        "answers": [labels["q2"][0], labels["q3"][2], labels["q4"][1], labels["q6"][0]],
    }


def drive(wanted: dict[str, Any], display: str, tmp_path: Path) -> dict[str, Any]:
    """Run the driver in a session of its own; what it read."""
    session = shutil.which("dbus-run-session")
    if session is None or not _has_bindings():
        pytest.skip("a message bus or the AT-SPI bindings are missing (make test installs them)")
    done = subprocess.run(
        [session, "--", PYTHON, "-W", "ignore", str(DRIVER), json.dumps(wanted)],
        env=_environment(display, tmp_path),
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=LONGEST,
        check=False,
    )
    log = Path(wanted["log"])
    told = log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""
    assert done.returncode == 0, f"{done.stderr}\n--- the application said:\n{told}"
    assert "Traceback" not in told, told
    report = json.loads(Path(wanted["report"]).read_text(encoding="utf-8"))
    assert isinstance(report, dict)
    return report


def result_in(folder: DataFolder) -> Content:
    """The result as the store has it, after the window is gone."""
    store = stores.unlock(folder, PASSPHRASE, secrets=None)
    try:
        (row,) = clients.recent(store)
        (check,) = checks.history(store, row.id)
        return reporting.content(store, check.id)
    finally:
        store.close()


def _environment(display: str, tmp_path: Path) -> dict[str, str]:
    runtime = tmp_path / "run"
    runtime.mkdir(mode=0o700)
    return {
        **os.environ,
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "XDG_RUNTIME_DIR": str(runtime),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
    }


def _has_bindings() -> bool:
    check = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
    try:
        done = subprocess.run([PYTHON, "-c", check], capture_output=True, timeout=60, check=False)
    except OSError:
        return False
    return done.returncode == 0


@contextmanager
def _screen(server: str) -> Iterator[str]:
    """An X server on the first free number; it says which once it listens."""
    reading, writing = os.pipe()
    command = [server, "-displayfd", str(writing), "-screen", "0", "1400x900x24"]
    with subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL) as process:
        os.close(writing)
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        assert number, "Xvfb did not start"
        try:
            yield f":{number}"
        finally:
            process.terminate()
