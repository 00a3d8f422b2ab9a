"""The pictures of 書類 and 同意, on papers and consents of an invented client."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from PIL import Image, ImageDraw

from app.domain.consents import Handing, Request, Terms
from app.services import consenting, data_requests, documents, handing
from tools.screens.camera import settle

if TYPE_CHECKING:
    from app.services.store import Store
    from tools.screens.camera import Camera

BANK = "みほん信用金庫"
_PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
_SKY, _WALL, _DOOR = "#BFD7EA", "#D9C7A8", "#6B4F3A"


def draw(go: Any, camera: Camera, client_id: str) -> None:
    """Take the pictures of both sections."""
    go.karte(client_id, "documents")
    section: Any = go.pages.page.part
    settle()
    section.grid.choose(section.grid.tiles[0].entry.id)
    camera.take("karte-documents")
    go.karte(client_id, "consents")
    camera.take("karte-consents")
    section = go.pages.page.part
    section.begin.click()
    camera.take("karte-consent-purpose")
    section.ask.tiles["share"].click()
    camera.take("karte-consent-details")
    section.ask.onward.click()
    camera.take("karte-consent-text")
    section.open(client_id)


def fill(store: Store, client_id: str, today: date) -> None:
    """Consents, the log, a request and documents of a client."""
    ends = today + timedelta(days=130)
    terms = Terms("share", today, BANK, ("profile", "checks", "consultations"), "written")
    consenting.agree_at_start(store, client_id)
    consenting.agree(store, client_id, replace(terms, until=ends))
    for value in (
        Handing(
            BANK,
            ("checks",),
            "経営チェックの結果（PDF）",
            "mail",
            today,
            address="愛知県新城市見本町1-2",
            representative="見本 一郎",
        ),
        Handing("", ("checks",), "経営チェックの結果", "paper", today, "client"),
    ):
        handing.hand_out(store, client_id, value)
    data_requests.add(store, client_id, Request("disclose", today, today + timedelta(days=14)))
    for name, data in (
        ("券売機の見積書.pdf", _PDF),
        ("打ち合わせのメモ.txt", "つぎは11月".encode()),
        ("店の前.jpg", _photo()),
    ):
        documents.add(store, client_id, name, data, note="建て替える前" if "店" in name else "")


def _photo() -> bytes:
    """A shop drawn in a few strokes."""
    image = Image.new("RGB", (640, 440), _SKY)
    pen = ImageDraw.Draw(image)
    pen.rectangle((90, 150, 550, 440), fill=_WALL)
    pen.polygon(((60, 150), (320, 50), (580, 150)), fill=_DOOR)
    pen.rectangle((270, 270, 370, 440), fill=_DOOR)
    pen.rectangle((130, 210, 230, 290), fill="white")
    pen.rectangle((410, 210, 510, 290), fill="white")
    out = io.BytesIO()
    image.save(out, "JPEG", quality=85)
    return out.getvalue()
