"""A result as a PDF file: vector charts, embedded subset fonts, real text, an outline."""

from __future__ import annotations

from functools import partial
from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING, Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from app.reports import fonts, ink, layout
from app.reports.compose import without_peers
from app.reports.layout import Layout
from app.reports.page_answers import add_answers
from app.reports.page_guidance import add_guidance
from app.reports.page_memo import MemoExtras, add_memo
from app.reports.page_result import TITLE, add_result_page, vision_is_cut
from app.reports.page_steps import Left, add_steps_page
from app.reports.paragraph import Paragraph

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.records import Advisor
    from app.reports.content import Content

_LOCK = Lock()


def report(
    content: Content,
    *,
    confirmation_boxes: bool = False,
    with_memo: bool = False,
    with_peers: bool = False,
) -> bytes:
    """The report: five pages for the usual check, two for a short one, more for a long memo.

    The memo page is empty lines for the client's copy; the advisor's own notes stand on it only
    `with_memo`, and the charts show the means of other businesses only `with_peers`.
    """
    content = content if with_peers else without_peers(content)
    whose = f"{content.client_name} {content.honorific}"
    return finish(
        lambda: _pages(content, confirmation_boxes=confirmation_boxes, with_memo=with_memo),
        title=f"{TITLE} {whose}",
        advisor=content.advisor,
        running=f"{TITLE}　{whose}　{content.date_text}",
    )


def finish(
    make: Callable[[], Layout],
    *,
    title: str,
    advisor: Advisor,
    running: str,
    numbered: bool = True,
) -> bytes:
    """The pages that `make` lays out, as a PDF; `running` stands at the foot of each of them.

    Pages that go to different people are not `numbered`.

    One document at a time: reportlab's fonts remember which document they are used in.
    """
    author = " ".join(filter(None, (advisor.organisation, advisor.name)))
    with _LOCK:
        fonts.register()
        return write(make(), title=title, author=author, running=running, numbered=numbered)


def _pages(content: Content, *, confirmation_boxes: bool, with_memo: bool) -> Layout:
    pages = Layout()
    add_result_page(pages, content)
    short = content.item_set == "short"
    extras = MemoExtras(
        whole_vision=vision_is_cut(pages),
        left=Left(meeting=True) if short else add_steps_page(pages, content),
        confirmation_boxes=confirmation_boxes,
        memo=content.memo if with_memo else "",
    )
    if not short:
        add_guidance(pages, content)
    pages.new_page()
    add_answers(pages, content)
    if not short:
        pages.new_page()
    add_memo(pages, content, extras)
    return pages


def write(pages: Layout, *, title: str, author: str, running: str, numbered: bool = True) -> bytes:
    """The pages as a PDF; `running` stands at the foot of each beside the page number."""
    file = BytesIO()
    canvas = new_canvas(file, title=title, author=author)
    pages.draw(canvas, partial(_footer, running, numbered))
    canvas.save()
    return file.getvalue()


def new_canvas(file: BytesIO, *, title: str, author: str) -> Any:
    """A canvas in our fonts only: reportlab's own first font would not be embedded."""
    canvas = Canvas(file, pagesize=A4, lang="ja-JP", initialFontName=fonts.BODY, pageCompression=1)
    canvas.setTitle(title)
    canvas.setAuthor(author)
    canvas.setSubject(title)
    canvas.setCreator("伴走カルテ")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


def _footer(running: str, numbered: bool, canvas: Any, number: int, total: int) -> None:  # noqa: FBT001
    y = layout.BOTTOM
    canvas.setStrokeColorRGB(*ink.LINE)
    canvas.setLineWidth(0.5)
    canvas.line(layout.LEFT, y + 13, layout.LEFT + layout.WIDTH, y + 13)
    room = layout.WIDTH - 50
    lines = Paragraph(running, ink.CAPTION).lines(room)
    text = lines[0] + ("…" if len(lines) > 1 else "")
    Paragraph(text, ink.CAPTION).paint(canvas, layout.LEFT, y + 11, room + 20)
    if not numbered:
        return
    page = Paragraph(f"{number}/{total}", ink.CAPTION.but(align=1))
    page.paint(canvas, layout.LEFT + room, y + 11, 50)
