"""The pages of every paper, once: paper knows no text size."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pypdfium2

from app.services import (
    consultation_paper,
    entries,
    ledger,
    ledger_papers,
    plan_paper,
    record_paper,
    reporting,
)
from tools.screens import measures

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from tools.screens.camera import Camera
    from tools.screens.people import Sample

SCALE = 1.4  # pixels to a point


def draw(camera: Camera, sample: Sample, today: date) -> None:
    """Write the pages of all wanted papers."""
    for name, make in _papers(sample, today).items():
        if not camera.wants(name):
            continue
        for number, page in enumerate(pypdfium2.PdfDocument(make()), start=1):
            page.render(scale=SCALE).to_pil().save(camera.out / f"{name}-{number}.png")


def _papers(sample: Sample, today: date) -> Mapping[str, Callable[[], bytes]]:
    store, client_id = sample.store, sample.client_id
    (consultation,) = entries.of_client(store, client_id, kinds=("consultation",))
    consents = ledger.of_client(store, client_id)
    share = next(each for each in consents if each.terms.purpose == "share")
    return {
        "pdf-report": partial(
            reporting.report_pdf, store, sample.check_id, confirmation_boxes=True
        ),
        "pdf-evaluation": lambda: reporting.evaluation_pdf(
            reporting.content(store, sample.check_id), today
        ),
        "pdf-sheet": partial(reporting.sheet_pdf, store, client_id),
        "pdf-notice": partial(measures.notice, sample),
        "pdf-plan": partial(plan_paper.pdf, store, client_id, today),
        "pdf-consultation": partial(consultation_paper.pdf, store, consultation.id),
        "pdf-inside": partial(
            consultation_paper.pdf,
            store,
            consultation.id,
            for_client=False,
            confirmation_boxes=True,
        ),
        "pdf-record": partial(record_paper.pdf, store, client_id),
        "pdf-consent-blank": partial(ledger_papers.blank_form_pdf, store, client_id, share.terms),
        "pdf-consent": partial(ledger_papers.form_pdf, store, share, today),
        "pdf-log": partial(ledger_papers.log_pdf, store, client_id, today),
    }
