"""What the forms of an own measure and of an own case ask."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from app.domain.bands import EMPLOYEE_BANDS
from app.domain.knowledge.labels import MEASURE_KINDS, PROCESSES
from app.ui.forms import parts
from app.ui.forms.trades import Trade
from app.ui.own import limits
from app.ui.own.values import CaseForm, MeasureForm

if TYPE_CHECKING:
    from app.domain.records import Advisor
    from app.ui.forms.parts import Section

APRIL = 4
ANONYMOUS = (
    "お客様の名前や、だれのことか分かることは書きません。登録しているお客様の名前が入っていると、"
    "どの言葉かをお知らせします。"
)
CHANGES = "内容は変わることがあります。申し込む前に、窓口で確かめてください。"


def measure() -> tuple[Section, ...]:
    """The form of a measure."""
    return (
        parts.section(
            "どんな施策か",
            parts.text("name", "名前", example="例：市のキャッシュレス補助金", wide=True),
            parts.choice("kind", "種類", MEASURE_KINDS, needed=True),
            parts.day("deadline", "締切", towards="future"),
            parts.lines("purpose", "何のためか", least=2, hint="お知らせの紙にも入ります。"),
            parts.lines("who", "使える方", least=2),
        ),
        parts.section("だれに合うか", limits.area(), limits.business(), limits.kinds()),
        parts.section("どんなことに役立つか", limits.about()),
        parts.section(
            "申し込むには",
            parts.text("ask", "どこに聞くか", wide=True),
            parts.lines("prepare", "用意するもの", least=2, hint="1行に1つずつ、4つまで。"),
            parts.lines("note", "気をつけること", least=2),
        ),
        parts.section(
            "割合・上限",
            parts.text("rate_text", "割合・上限", example="例：費用の2分の1まで", wide=True),
            parts.text("rate_source", "出どころ", example="例：募集要領"),
            parts.day("rate_date", "出どころの年月", towards="past"),
            text="出どころの分かるものだけを書きます。分からなければ、空けておきます。",
        ),
        parts.section(
            "いつの内容か",
            parts.day("checked_on", "内容を確かめた日", towards="past"),
            parts.day(
                "expires",
                "見直す日",
                towards="future",
                hint="この日を過ぎると「内容を確認してください」と出ます。",
            ),
        ),
    )


def case() -> tuple[Section, ...]:
    """The form of a case: background, issue, support, effect, next."""
    bands = {band.code: band.label for band in EMPLOYEE_BANDS}
    return (
        parts.section(
            "どんな事例か",
            parts.text("title", "題", example="例：レジを入れかえて待ち時間を減らした", wide=True),
            parts.part("industry", "業種", lambda _: Trade("業種")),
            parts.choice("employees", "従業員の数", bands),
            text=ANONYMOUS,
        ),
        parts.section(
            "話の流れ",
            parts.lines("background", "はじめの様子"),
            parts.lines("issue", "課題", least=2),
            parts.lines("support", "支援", hint="1行に1つずつ、4つまで。"),
            parts.lines("effect", "結果", least=2),
            parts.lines("next", "これから", least=2),
            parts.lines("lesson", "学べること", least=2),
        ),
        parts.section(
            "何についての事例か",
            limits.about(),
            parts.chips("processes", "見られる段階", PROCESSES, many=True),
        ),
    )


def new_measure(advisor: Advisor, today: date) -> MeasureForm:
    """A measure to begin with: asked here, looked at today, to be checked at the end of March."""
    phone = f"（{advisor.phone}）" if advisor.phone else ""
    year = today.year + (today.month >= APRIL)
    return MeasureForm(
        ask=f"{advisor.organisation}{phone}" if advisor.organisation else "",
        note=CHANGES,
        checked_on=today,
        expires=date(year, APRIL - 1, 31),
    )


def new_case() -> CaseForm:
    """A case to begin with."""
    return CaseForm()
