"""Make the environment: system libraries, virtual environment, locked packages.

Runs on a bare python3 with nothing but the standard library. Speaks on stderr only, so that
`make run ARGS="check score FILE"` leaves stdout to the command. A finished environment carries a
stamp: the next start compares the stamp and does nothing else (no network, no delay).
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OLDEST = (3, 11)
PROFILES = {"run": "desktop.txt", "test": "dev.txt", "dist": "dev.txt", "data": "dev.txt"}
MORE = {"data": "data.txt"}  # what only this profile needs on top


@dataclass(frozen=True)
class Need:
    """Something of the system: a shared library, a program or a file, and its Debian package."""

    what: str
    package: str
    kind: str  # "library" | "program" | "file" | "module"

    def present(self) -> bool:
        """Whether the system has it."""
        if self.kind == "library":
            return _loads(self.what)
        if self.kind == "program":
            return shutil.which(self.what) is not None
        if self.kind == "module":
            return _system_python_has(self.what)
        return any(
            Path(base, self.what).exists() for base in ("/usr/libexec", "/usr/lib/at-spi2-core")
        )


SCREEN = (
    Need("libGL.so.1", "libgl1", "library"),
    Need("libEGL.so.1", "libegl1", "library"),
    Need("libxkbcommon.so.0", "libxkbcommon0", "library"),
    Need("libdbus-1.so.3", "libdbus-1-3", "library"),
    Need("libfontconfig.so.1", "libfontconfig1", "library"),
    Need("libglib-2.0.so.0", "libglib2.0-0", "library"),
    Need("libxcb-cursor.so.0", "libxcb-cursor0", "library"),
    Need("libxcb-icccm.so.4", "libxcb-icccm4", "library"),
    Need("libxcb-keysyms.so.1", "libxcb-keysyms1", "library"),
    Need("libxcb-image.so.0", "libxcb-image0", "library"),
    Need("libxcb-render-util.so.0", "libxcb-render-util0", "library"),
    Need("libxcb-shape.so.0", "libxcb-shape0", "library"),
    Need("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "library"),
)
TESTING = (
    Need("Xvfb", "xvfb", "program"),
    Need("pdftoppm", "poppler-utils", "program"),
    Need("calcurse", "calcurse", "program"),
    Need("zbarimg", "zbar-tools", "program"),
    Need("dbus-run-session", "dbus-x11", "program"),
    Need("gdbus", "libglib2.0-bin", "program"),
    Need("gnome-keyring-daemon", "gnome-keyring", "program"),
    Need("secret-tool", "libsecret-tools", "program"),
    Need("at-spi-bus-launcher", "at-spi2-core", "file"),
    Need("pyatspi", "python3-pyatspi", "module"),
    Need("gi", "python3-gi", "module"),
    Need("Atspi", "gir1.2-atspi-2.0", "module"),
)
BUNDLING = (Need("objdump", "binutils", "program"),)
NEEDS: dict[str, tuple[Need, ...]] = {
    "run": SCREEN,
    "test": SCREEN + TESTING,
    "dist": SCREEN + BUNDLING,
    "data": (),
}


def main() -> int:
    """Bring the environment up to date; 0 when it is ready, 1 when a person must help."""
    arguments = _arguments()
    venv = Path(arguments.venv).resolve()
    stamp = venv / f".ready-{arguments.profile}"
    wanted = _fingerprint(arguments.profile)
    if stamp.is_file() and stamp.read_text() == wanted:
        return 0
    if sys.version_info[:2] < OLDEST:
        return _stop(f"Python {OLDEST[0]}.{OLDEST[1]} or newer is needed; this is {sys.version}")
    if not _system_ready(arguments.profile):
        return 1
    _make_venv(venv)
    for old in venv.glob(".ready-*"):  # of another lock or another checkout
        old.unlink()
    _install(venv, *_locks(arguments.profile))
    stamp.write_text(wanted)
    if arguments.profile != "run":
        (venv / ".ready-run").write_text(_fingerprint("run"))
    _say("ready")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--venv", default=str(ROOT / ".venv"))
    parser.add_argument("--profile", choices=sorted(PROFILES), default="run")
    return parser.parse_args()


def _locks(profile: str) -> list[str]:
    return [PROFILES[profile], *([MORE[profile]] if profile in MORE else [])]


def _fingerprint(profile: str) -> str:
    digest = hashlib.sha256(sys.version.encode())
    digest.update(str(ROOT).encode())
    for name in (*_locks(profile), "build.txt"):
        digest.update((ROOT / "requirements" / name).read_bytes())
    digest.update((ROOT / "pyproject.toml").read_bytes())
    digest.update(Path(__file__).read_bytes())
    return digest.hexdigest()


def _system_ready(profile: str) -> bool:
    if not sys.platform.startswith("linux"):
        return True
    missing = [need.package for need in NEEDS[profile] if not need.present()]
    if importlib.util.find_spec("ensurepip") is None:
        missing.append(f"python3.{sys.version_info.minor}-venv")
    if not missing:
        return True
    packages = list(dict.fromkeys(missing))
    line = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    prefix = _rights()
    if prefix is None or shutil.which("apt-get") is None:
        _stop("these packages are missing; install them and try again:")
        _say("sudo " + " ".join(line))
        return False
    _say(f"installing {' '.join(packages)}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-q"], line):
        if _run([*prefix, *command], env=environment) != 0:
            _stop("that did not work; install them yourself and try again:")
            _say("sudo " + " ".join(line))
            return False
    return True


def _rights() -> list[str] | None:
    """The prefix that lets us install: nothing for root, sudo when it asks no password."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and _run(["sudo", "-n", "true"], quiet=True) == 0:
        return ["sudo", "-n", "--preserve-env=DEBIAN_FRONTEND"]
    return None


def _make_venv(venv: Path) -> None:
    if not (venv / "pyvenv.cfg").is_file():
        _say(f"making the environment {venv.name}")
        _must([sys.executable, "-m", "venv", str(venv)])


def _install(venv: Path, *locks: str) -> None:
    python = venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    for lock in ("build.txt", *locks):
        _say(f"installing the packages of requirements/{lock}")
        _must([*pip, "--require-hashes", "-r", str(ROOT / "requirements" / lock)])
    # The plain .pth of the compatible mode starts 10 ms sooner than an import hook.
    ours = ["--no-build-isolation", "--no-deps", "--config-settings", "editable_mode=compat"]
    _must([*pip, *ours, "-e", str(ROOT)])


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _system_python_has(module: str) -> bool:
    """Whether the system's own python3 (not this one) can import it: test tools live there."""
    code = f"import {module}"
    if module == "Atspi":
        code = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
    return _run(["/usr/bin/python3", "-c", code], quiet=True) == 0


def _run(command: list[str], *, quiet: bool = False, env: dict[str, str] | None = None) -> int:
    target = subprocess.DEVNULL if quiet else sys.stderr
    try:
        return subprocess.run(
            command, stdout=target, stderr=target, env=env, check=False
        ).returncode
    except OSError:
        return 127


def _must(command: list[str]) -> None:
    code = _run(command)
    if code != 0:
        sys.exit(_stop(f"failed ({code}): {' '.join(command[:6])} ..."))


def _say(text: str) -> None:
    sys.stderr.write(f"[setup] {text}\n")
    sys.stderr.flush()


def _stop(text: str) -> int:
    _say(text)
    return 1


if __name__ == "__main__":
    sys.exit(main())
