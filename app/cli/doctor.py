"""`banso doctor`: is everything well with the data, and what to do if not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.cli import access
from app.cli.terminal import complain, say

if TYPE_CHECKING:
    from argparse import Namespace

    from app.cli.command import Subparsers

HEALTHY = 0
FAULTS = 1


def register(subparsers: Subparsers) -> None:
    """Add the command `doctor`."""
    parser = subparsers.add_parser("doctor", help="データに傷みがないか調べます")
    parser.set_defaults(run=run_doctor)


def run_doctor(args: Namespace) -> int:
    """Print every finding; 0 when all is well, 1 when something is to be done."""
    from app.services import health, keychain, store

    folder = access.folder(args)
    passphrase = access.passphrase(args) if store.exists(folder) else None
    findings = health.diagnose(folder, passphrase, secrets=keychain.SecretsWhenAsked())
    for finding in findings:
        say(f"{'よい' if finding.ok else '注意'}\t{finding.sentence}")
        if finding.advice:
            say(f"\t→ {finding.advice}")
    faults = sum(not finding.ok for finding in findings)
    complain(f"気になるところが{faults}か所あります。" if faults else "問題はありません。")
    return FAULTS if faults else HEALTHY
