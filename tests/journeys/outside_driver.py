"""Drives the running application as a screen reader would: over AT-SPI, from outside.

Started by `test_outside_client.py` with the Python of the system, which alone has the bindings;
so nothing of the product is imported here. Its one argument is a JSON plan, which also names the
file that what it read goes to.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gi  # type: ignore[import-not-found]

gi.require_version("Atspi", "2.0")

from gi.repository import Atspi, Gio, GLib  # type: ignore[import-not-found]  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PATIENCE = 20.0
PAUSE = 0.02
MOST_ANSWERS = 60
RESULT = "つぎの3つ"
PLACE = re.compile(r"^\d+/\d+")
PRESS = ("Press", "press", "Toggle", "toggle", "click")


def main() -> None:
    """Start the application, walk through it, and report."""
    plan = json.loads(sys.argv[1])
    _switch_on()
    # A busy machine is no fault: 800 ms would be the time in which each call has to be answered.
    Atspi.set_timeout(round(PATIENCE * 1000), round(PATIENCE * 1000))
    began = time.monotonic()
    with Path(plan["log"]).open("wb") as log:
        process = subprocess.Popen(plan["command"], stdout=log, stderr=log)
        try:
            report = walk(plan, process)
        except SystemExit:
            _tell_what_shows(process)
            raise
        finally:
            process.terminate()
            process.wait(20)
    report["seconds"] = round(time.monotonic() - began, 1)
    Path(plan["report"]).write_text(json.dumps(report, ensure_ascii=False), encoding="utf-8")


def walk(plan: dict[str, Any], process: subprocess.Popen[bytes]) -> dict[str, Any]:
    """Unlock, make a client, answer every question, read the result."""
    root = _wait(lambda: _application(process), "the application")
    _fill(root, "合言葉", plan["passphrase"])
    _press(root, "開く")
    _press(root, plan["begin"])
    _press(root, "新しいお客様")
    _fill(root, "会社名・屋号", plan["client"])
    for name in (plan["trade"], plan["size"], "始める"):
        _press(root, name)
    given = _answer_all(root, plan["answers"])
    nodes = list(_showing(root))
    return {
        "given": given,
        "names": [node.get_name() for node in nodes],
        "charts": {
            node.get_name(): node.get_description()
            for node in nodes
            if node.get_name().endswith("の図")
        },
    }


def _answer_all(root: Any, answers: list[str]) -> list[str]:
    """Press the wanted answer of every question until the result shows; where each one stood."""
    given: list[str] = []
    while len(given) < MOST_ANSWERS:
        found = _wait(lambda: _unanswered(root, answers) or _find(root, RESULT), "a question")
        if _name(found) == RESULT:
            return given
        given.append(f"{_place(root)} {_name(found)}")
        _act(found)
    raise SystemExit("the questions do not end")


def _unanswered(root: Any, answers: list[str]) -> Any:
    """A wanted answer that is not chosen yet; in rows the question stands before it, and 「：」."""
    for node in _showing(root):
        if _name(node).split("：")[-1] in answers:
            states = node.get_state_set()
            if states.contains(Atspi.StateType.CHECKABLE) and not states.contains(
                Atspi.StateType.CHECKED
            ):
                return node
    return None


def _place(root: Any) -> str:
    """Where the check stands, such as `7/41　…`; "" on another page."""
    return next((name for name in map(_name, _showing(root)) if PLACE.match(name)), "")


def _press(root: Any, name: str) -> None:
    """Press the button of this name."""
    _act(_wait(lambda: _usable(root, name), f"the button {name}"))


def _act(node: Any) -> None:
    for place in range(Atspi.Action.get_n_actions(node)):
        if Atspi.Action.get_action_name(node, place) in PRESS:
            Atspi.Action.do_action(node, place)
            return
    raise SystemExit(f"{_name(node)} cannot be pressed")


def _fill(root: Any, name: str, text: str) -> None:
    """Put a text into the field of this name."""
    node = _wait(lambda: _find(root, name, "EditableText"), f"the field {name}")
    Atspi.EditableText.set_text_contents(node, text)


def _usable(root: Any, name: str) -> Any:
    node = _find(root, name, "Action")
    enabled = node is not None and node.get_state_set().contains(Atspi.StateType.ENABLED)
    return node if enabled else None


def _find(root: Any, name: str, ability: str = "Accessible") -> Any:
    """The showing node of this name (a hint in brackets may follow), or None."""
    for node in _showing(root):
        if _name(node).split("（")[0] == name and ability in node.get_interfaces():
            return node
    return None


def _showing(root: Any) -> Iterator[Any]:
    """All nodes that show, from the top; what hides is not entered."""
    waiting = deque([root])
    while waiting:
        node = waiting.popleft()
        try:
            children = [node.get_child_at_index(n) for n in range(node.get_child_count())]
            live = [each for each in children if each is not None and _shows(each)]
        except GLib.Error:  # a widget that went away meanwhile
            continue
        yield from live
        waiting.extend(live)


def _shows(node: Any) -> bool:
    states = node.get_state_set()
    window = node.get_role() in (Atspi.Role.FRAME, Atspi.Role.DIALOG)
    return window or bool(states.contains(Atspi.StateType.SHOWING))


def _name(node: Any) -> str:
    try:
        return str(node.get_name())
    except GLib.Error:
        return ""


def _application(process: subprocess.Popen[bytes]) -> Any:
    """The application of this process once it is on the bus and has a window."""
    if process.poll() is not None:
        raise SystemExit(f"the application ended with {process.returncode}")
    desktop = Atspi.get_desktop(0)
    for place in range(desktop.get_child_count()):
        node = desktop.get_child_at_index(place)
        if node is not None and node.get_process_id() == process.pid and node.get_child_count():
            node.set_cache_mask(Atspi.Cache.NONE)
            return node
    return None


def _tell_what_shows(process: subprocess.Popen[bytes]) -> None:
    """Write what is on the screen to stderr, for the report of a failed test."""
    root = _application(process) if process.poll() is None else None
    for node in _showing(root) if root is not None else ():
        sys.stderr.write(f"{node.get_role_name()}: {_name(node)}\n")


def _wait(look: Callable[[], Any], what: str) -> Any:
    """Look again and again until something is there."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            found = look()
        except GLib.Error:
            found = None
        if found:
            return found
        time.sleep(PAUSE)
    raise SystemExit(f"waited in vain for {what}")


def _switch_on() -> None:
    """Tell the session that somebody reads the screen."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    value = GLib.Variant("(ssv)", ("org.a11y.Status", "IsEnabled", GLib.Variant("b", True)))
    bus.call_sync(
        "org.a11y.Bus",
        "/org/a11y/bus",
        "org.freedesktop.DBus.Properties",
        "Set",
        value,
        None,
        Gio.DBusCallFlags.NONE,
        -1,
    )


if __name__ == "__main__":
    os.environ.setdefault("NO_AT_BRIDGE", "1")  # the driver itself is no application to read
    main()
