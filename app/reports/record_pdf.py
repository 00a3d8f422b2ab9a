"""A client's whole record on paper: who it is, what is open, what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from app.domain import industry, postal, prefectures, wareki
from app.domain.entries.consultation import Consultation
from app.domain.entries.nouns import noun
from app.domain.entries.simple import Action
from app.domain.people import AGES, REGISTRATIONS, STAGES, SUCCESSORS
from app.domain.tables import words
from app.reports import entry_text, ink, phrases
from app.reports.blocks import Block, Columns, Heading, PageTitle, Space, height_of, put
from app.reports.layout import Layout
from app.reports.paragraph import Paragraph
from app.reports.phrases import joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from app.domain.entries.base import Entry
    from app.domain.records import ClientFields
    from app.reports.record_content import CheckLine, RecordContent

TITLE = "お客様の記録"
_LABEL = 110.0
_SETS = {"full": "経営チェック", "short": "経営チェック（短い版）"}
_WHEN = 92.0
_WHAT = 96.0
_CODE = 140.0


class Row(Block):
    """Cells over a thin rule."""

    def __init__(self, cells: Sequence[str], widths: Sequence[float | None]) -> None:
        super().__init__()
        first, *rest = cells
        blocks = [Paragraph(first or " ", ink.CAPTION)]
        blocks += [Paragraph(cell or " ", ink.SMALL) for cell in rest]
        self._columns = Columns(blocks, widths, gap=8)

    @override
    def measure(self, width: float) -> float:
        return height_of(self._columns, width) + 7

    @override
    def draw(self) -> None:
        put(self._columns, self.canv, 0, self.height - 3, self.width)
        self.canv.setStrokeColorRGB(*ink.GRID)
        self.canv.setLineWidth(0.4)
        self.canv.line(0, 0, self.width, 0)


def record_pdf(content: RecordContent) -> bytes:
    """The record as a PDF, the latest first."""
    from app.reports.pdf import finish

    name = content.fields.name
    return finish(
        lambda: _pages(content),
        title=f"{TITLE} {name}",
        advisor=content.advisor,
        running=f"{TITLE}　{name}　{wareki.date_text(content.today)} 現在",
    )


def _pages(content: RecordContent) -> Layout:
    page = Layout()
    page.add(PageTitle("record", TITLE, f"{wareki.date_text(content.today)} 現在"))
    page.add(Paragraph(content.fields.name, ink.HEADING))
    page.add(Space(4))
    page.add_all(_labelled(_profile(content.fields, content.names)))
    _section(page, "これからすること", _actions(content.entries, content.names))
    _section(page, "チェック", (_check(each) for each in content.checks))
    _consultations(page, content)
    _aside(page, content)
    _section(page, "これまでの経過", _timeline(content.entries))
    return page


def _section(page: Layout, title: str, rows: Iterable[Block]) -> None:
    found = list(rows)
    page.add(Heading(title, before=14))
    if not found:
        page.add(Paragraph("記録はまだありません。", ink.SMALL))
    page.add_all(found)


def _labelled(lines: Iterable[tuple[str, str]]) -> list[Block]:
    return [Row((label, text), (_LABEL, None)) for label, text in lines if text.strip()]


def _profile(fields: ClientFields, names: Mapping[str, str]) -> list[tuple[str, str]]:
    prefecture = prefectures.prefecture_name(fields.prefecture)
    code = postal.written(fields.postal_code or "")
    place = f"{prefecture}{fields.town}{fields.street}"
    return [
        ("フリガナ", fields.kana),
        ("種別", words.word_of("kind", fields.kind)),
        ("業種", industry.industry_name(fields.industry)),
        ("法人番号", fields.corporate_number or ""),
        ("登録番号", fields.invoice_number or ""),
        ("代表者", joined(fields.representative, AGES.get(fields.representative_age or "", ""))),
        ("後継者", SUCCESSORS.get(fields.successor or "", "")),
        ("住所", joined(f"〒{code}" if code else "", place)),
        ("電話", fields.phone),
        ("メール", fields.email),
        ("従業員数", _count(fields.employees, "人") or words.word_of("employees_band",
                                                                  fields.employees_band)),
        ("資本金", _count(fields.capital_yen, "円")),
        ("決算月", _count(fields.closing_month, "月")),
        ("デジタル化の段階", STAGES.get(fields.stage or 0, "")),
        ("登録の状態", REGISTRATIONS.get(fields.registration or "", "")),
        ("出会ったきっかけ", words.word_of("channel", fields.channel)),
        ("担当", names.get(fields.owner or "", "")),
        ("連絡する方", "\n".join(joined(each.name, each.role, each.phone, each.email)
                             for each in fields.contacts)),
        ("支援している機関", "、".join(each.name for each in fields.supporters)),
        ("タグ", "、".join(fields.tags)),
        ("覚え書き", fields.note),
    ]  # fmt: skip


def _actions(found: Iterable[Entry], names: Mapping[str, str]) -> list[Block]:
    opened = [each.value for each in found if isinstance(each.value, Action)]
    rows = sorted(
        (value for value in opened if value.state == "open"),
        key=lambda value: (value.due_on is None, value.due_on),
    )
    return [
        Row(
            (phrases.day(value.due_on) or "期限なし", value.text, names.get(value.owner, "")),
            (_WHEN, None, _WHAT),
        )
        for value in rows
    ]


def _check(line: CheckLine) -> Row:
    kind = _SETS.get(line.item_set, _SETS["full"])
    issues = "、".join(line.issues) or "—"
    note = "（あとで訂正したもの）" if line.corrected else ""
    return Row(
        (phrases.day(line.on), f"{kind}{note}\n伸びしろ：{issues}", line.code),
        (_WHEN, None, _CODE),
    )


def _consultations(page: Layout, content: RecordContent) -> None:
    found = [each for each in content.entries if isinstance(each.value, Consultation)]
    if not found:
        return
    page.add(Heading("相談の記録", before=14))
    for each in found:
        page.add(Space(4))
        page.add(Paragraph(_moment(each), ink.STRONG), keep=40)
        page.add_all(_labelled(entry_text.lines(each.value, content.names)))


def _aside(page: Layout, content: RecordContent) -> None:
    """What stands on no timeline: figures of years, the plan and what belongs to it."""
    found = [each for each in content.entries if not each.value.on_timeline]
    if not found:
        return
    page.add(Heading("決算の数字と伴走の記録", before=14))
    for each in found:
        rows = _labelled(entry_text.lines(each.value, content.names))
        if rows:
            page.add(Space(4))
            page.add(Paragraph(noun(each.kind), ink.STRONG), keep=40)
            page.add_all(rows)


def _timeline(found: Iterable[Entry]) -> list[Block]:
    return [
        Row(
            (_moment(each), noun(each.kind), entry_text.summary(each.value), each.author_name),
            (_WHEN, 72, None, 72),
        )
        for each in found
        if each.value.on_timeline and not _is_open(each)
    ]


def _is_open(entry: Entry) -> bool:
    """Whether it stands among what is to be done already."""
    return isinstance(entry.value, Action) and entry.value.state == "open"


def _moment(entry: Entry) -> str:
    return phrases.moment_or_day(entry.value.when() or entry.created_at)


def _count(number: int | None, unit: str) -> str:
    return "" if number is None else f"{number:,}{unit}"
