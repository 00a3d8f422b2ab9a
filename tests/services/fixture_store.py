"""Makes the store that is kept for the migrations to come: `python -m … FOLDER`.

One folder for each schema under `tests/fixtures/stores/`, named after its revision and never made
again: it stands for the stores out in the field.
"""

from __future__ import annotations

import sys
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path

from app.domain.records import Advisor, CheckContext, ClientFields
from app.paths import DataFolder
from app.services import checks, clients, profile
from app.services import store as stores
from tests.services import fixture_karte, houjin_files, making
from tests.services.conftest import CHEAP, PASSPHRASE

PIN = "2468"
LOGO = b"\x89PNG\r\n\x1a\n" + bytes(range(64))
NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
FULL = ClientFields(
    name="株式会社みほん製作所",
    kana="ミホンセイサクショ",
    industry="E24",
    employees=12,
    employees_band="6-20",
    capital_yen=10_000_000,
    kind="corporation",
    prefecture="23",
    town="豊田市みほん町",
    corporate_number="7000012050002",
    representative="見本 太郎",
    phone="0565-12-3456",
    email="info@example.jp",
    channel="visit",
    note="駐車場は裏",
)


def make(folder: DataFolder) -> str:
    """Every kind of record once; gives the recovery code."""
    store, code = stores.create(folder, PASSPHRASE, secrets=None, _kdf=CHEAP)
    store.clock = lambda: NOW
    profile.save_advisor(store, Advisor("指導員 みほん", "みほん商工会", "052-123-4567", LOGO))
    profile.set_pin(store, PIN)
    client, _ = clients.create(store, FULL)
    other, _ = clients.create(store, ClientFields(name="みほん商店", kana="ミホンショウテン"))
    gone, _ = clients.create(store, ClientFields(name="すてた商店"))
    clients.trash(store, gone.id)
    first = making.check(store, other.id, date(2025, 5, 1))
    checks.move(store, first.id, client.id)
    second = making.check(store, client.id, date(2026, 5, 1))
    correction, _ = checks.correct(store, second.id)
    checks.answer(store, correction.id, "q1.vision", "孫に店をゆずりたい")
    checks.finish(store, correction.id)
    making.check(store, other.id, date(2026, 6, 1), "short")
    context = CheckContext(date(2026, 11, 1), "店先", "奥さま", "paper")
    draft, _ = checks.start(store, client.id, context=context)
    checks.answer_many(store, draft.id, {"q1.vision": "つづけたい", "q2.finance": "now"})
    checks.set_memo(store, draft.id, "長男が来春もどる")
    thrown, _ = checks.start(store, other.id, context=context)
    checks.discard(store, thrown.id)
    with tempfile.TemporaryDirectory() as aside:
        fixture_karte.fill(store, houjin(Path(aside)))
    store.close()
    return code


def houjin(folder: Path) -> Path:
    """A file of the 国税庁 with the corporation of the sample."""
    row = houjin_files.line(1, corporateNumber="7000012050002", name="合同会社みほん食堂")
    return houjin_files.write(folder / "23_aichi.csv", row)


if __name__ == "__main__":
    sys.stdout.write(make(DataFolder(Path(sys.argv[1]))) + "\n")
