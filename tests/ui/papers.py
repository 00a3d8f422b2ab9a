"""Small PDFs with coloured pages, for the tests of preview and print."""

from __future__ import annotations

from io import BytesIO


def paper(*colours: str) -> bytes:
    """One A4 page a colour, with its number as text."""
    from reportlab.lib.colors import HexColor
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfbase.pdfmetrics import stringWidth
    from reportlab.pdfgen.canvas import Canvas

    from app.reports import fonts

    fonts.register()
    file = BytesIO()
    canvas = Canvas(file, pagesize=A4, initialFontName=fonts.BODY)
    for number, colour in enumerate(colours, start=1):
        canvas.setFillColor(HexColor(colour))
        canvas.rect(72, 72, A4[0] - 144, A4[1] - 144, stroke=0, fill=1)
        canvas.setFillColor(HexColor("#000000"))
        canvas.setFont(fonts.BODY, 12)
        text = f"{number}ページ目"
        canvas.drawString(A4[0] - 80 - stringWidth(text, fonts.BODY, 12), 40, text)
        canvas.showPage()
    canvas.save()
    return file.getvalue()
