"""What the kept stores hold since revision 0002: the whole profile and every kind of record."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from PIL import Image

from app.domain.consents import Handing, Request, Terms
from app.domain.entries.choosing import (
    Candidate,
    Flow,
    FlowStep,
    Indicator,
    Measured,
    SelectionPoint,
    ToolComparison,
)
from app.domain.entries.consultation import (
    Attendee,
    Consultation,
    PriorMeeting,
    Referral,
    SupportBlock,
)
from app.domain.entries.figures import YearFigures
from app.domain.entries.simple import Action, Call, Note, Visit
from app.domain.entries.tracker import GoalSheet, PlanTask, Process, SheetIssue, Step
from app.domain.own_knowledge import CASE_KIND, MEASURE
from app.domain.records import ClientFields, Colleague, Contact, Supporter
from app.domain.search import Search
from app.services import (
    clients,
    colleagues,
    consenting,
    data_requests,
    documents,
    entries,
    finding,
    handing,
    history,
    ledger,
    own_knowledge,
    reference,
    saved_searches,
    timeline,
    undo,
)
from app.services.timeline import Wanted
from tests.domain import own_items

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.entries.base import Value
    from app.services.store import Store

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
DAY = date(2026, 11, 22)
WHOLE = ClientFields(
    name="合同会社みほん食堂",
    kana="ミホンショクドウ",
    industry="M76",
    employees=4,
    capital_yen=3_000_000,
    kind="corporation",
    prefecture="23",
    town="豊田市みほん町",
    corporate_number="7000012050002",
    representative="見本 花",
    phone="0565-00-0001",
    email="hana@example.jp",
    channel="bank",
    note="午前が話しやすい",
    invoice_number="T7000012050002",
    representative_kana="ミホン ハナ",
    representative_age="50s",
    successor="candidate",
    postal_code="4710001",
    municipality="23211",
    street="1-2-3",
    closing_month=9,
    stage=2,
    registration="registered",
    tags=("商店街", "後継者"),
    contacts=(Contact("見本 一", "店長", "0565-00-0002", "", "火曜休み"),),
    supporters=(Supporter("みほん信用金庫", "bank", "佐藤", ""),),
)
VALUES: tuple[Value, ...] = (
    Note("駐車場は裏", DAY),
    Call(called_at=NOW, result="booked", memo="来週うかがう"),
    Visit(state="held", starts_at=NOW, memo="請求書に2日かかる"),
    Action("資料を送る", date(2026, 12, 7)),
    Consultation(
        state="held", requested_at=NOW, held_at=NOW, categories=("management.cash",),
        attendees=(Attendee("expert", "山田"),), support=(SupportBlock("資金繰り", "表を作った"),),
    ),
    PriorMeeting(NOW, "佐藤", "山田", "資料を確かめた"),
    Referral(state="applied", scheme="専門家派遣事業", applied_on=DAY),
    YearFigures(date(2026, 9, 30), 30_000_000, 1_200_000, 4),
    GoalSheet("土曜は休む", goal_number=15, issues=(SheetIssue("請求書", "q2.back_office"),)),
    Process((Step("goal", "done"),), ("benefit",)),
    PlanTask("試す", due_on=date(2026, 12, 20), cost_yen=0),
    ToolComparison("会計", points=(SelectionPoint("使いやすさ"),), candidates=(Candidate("A"),)),
    Flow("請求書", 20, (FlowStep("社長", "書く", 30),), (FlowStep("社長", "押す", 5),)),
    Indicator("残業", "時間", better="down", before=40, before_on=DAY, target=20,
              measured=(Measured(DAY, 36),)),
)  # fmt: skip
SEARCH = Search("請求書", stages=(2,))
TERMS = Terms("share", DAY, "みほん信用金庫", ("checks",), "oral", "見本 花")


def photo() -> bytes:
    """A small picture."""
    file = io.BytesIO()
    Image.new("RGB", (40, 30), (0, 85, 173)).save(file, "JPEG")
    return file.getvalue()


def fill(store: Store, houjin: Path) -> None:
    """Write every kind of record once, beside what the first revision had."""
    from app.services import houjin_import

    colleague, _ = colleagues.save(store, Colleague("", "同僚 みほん", fields=("q2.finance",)))
    client, _ = clients.create(store, WHOLE)
    for value in VALUES:
        entries.create(store, client.id, value)
    changed, _ = entries.create(store, client.id, Note("消すメモ"))
    undo.undo(store, entries.update(store, changed.id, Note("直したメモ"))[1].undo)
    entries.trash(store, changed.id)
    documents.add(store, client.id, "店.jpg", photo())
    consent, _ = consenting.agree(store, client.id, TERMS)
    handing.hand_out(
        store,
        client.id,
        Handing(
            "みほん信用金庫",
            ("checks",),
            "結果のPDF",
            "paper",
            DAY,
            purpose="share",
            address="名古屋市港区1-2",
            representative="港 一郎",
        ),
    )
    ledger.withdraw(store, consent.id, DAY)
    data_requests.add(store, client.id, Request("disclose", DAY, date(2026, 12, 6), "見本 花"))
    saved_searches.save(store, "請求書の方", SEARCH)
    houjin_import.import_file(store, houjin)
    own_knowledge.create(store, MEASURE, own_items.MEASURE)
    own_knowledge.create(store, CASE_KIND, own_items.CASE)
    assert colleague.id


def check(store: Store, *, own: bool = True) -> None:
    """Everything is there as it was written; `own` measures and cases since revision 0003."""
    (row,) = finding.find(store, Search("みほん食堂")).rows
    assert clients.get(store, row.id).fields == WHOLE
    kept = entries.of_client(store, row.id)
    assert {entry.value for entry in kept if entry.kind != "document"} == set(VALUES)
    (gone,) = entries.of_client(store, row.id, trashed=True)
    assert gone.value == Note("消すメモ")
    assert len(history.of_record(store, gone.id)) == 4
    (document,) = documents.of_client(store, row.id)
    assert documents.content(store, documents.value_of(document)) == photo()
    (consent,) = ledger.of_client(store, row.id)
    assert consent.terms.recipient == "みほん信用金庫"
    assert [each.handing.party for each in handing.log(store, row.id)] == ["みほん信用金庫"]
    assert len(data_requests.of_client(store, row.id)) == 1
    assert [each.search for each in saved_searches.all_of_them(store)] == [SEARCH]
    assert {each.name for each in colleagues.all_of_them(store)} >= {"同僚 みほん"}
    assert reference.lookup(store, "7000012050002") is not None
    assert timeline.of_client(store, row.id, Wanted(words="請求書"))
    kept_own = {each.kind: each.body for each in own_knowledge.all_of_them(store)}
    assert kept_own == ({MEASURE: own_items.MEASURE, CASE_KIND: own_items.CASE} if own else {})
