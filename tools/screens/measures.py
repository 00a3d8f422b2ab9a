"""The pictures of 施策から探す: clients of a measure, its notice, own measures and cases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.domain.own_knowledge import CASE_KIND, MEASURE
from app.services import notices, own_knowledge
from tools.screens.camera import settle, wait_for

if TYPE_CHECKING:
    from app.services.own_knowledge import Own
    from app.services.store import Store
    from app.ui.application import Application
    from tools.screens.camera import Camera
    from tools.screens.people import Sample

NAMES = ("seek", "own")
_MEASURE = {
    "name": "市のキャッシュレス補助金",
    "kind": "subsidy",
    "purpose": "レジやカードの読み取り機を入れる費用の一部を補助します。",
    "who": "市内に店や事務所がある、小規模な事業者の方です。",
    "ask": "みほん市 商工課（025-000-0000）",
    "as_of": "2026-11",
    "expires": "2027-03-31",
    "rates": None,
    "prepare": ["機械の見積書", "市税の納税証明書"],
    "note": "予算がなくなりしだい終わります。",
    "issues": ["q2.sales_channels", "q2.back_office"],
    "tools": ["q3.cashless_pos"],
    "fits": {
        "prefectures": [],
        "industries": ["I", "M", "N"],
        "sizes": ["small"],
        "kinds": [],
        "employees_max": None,
    },
    "municipality": "",
    "deadline": "2027-01-31",
}
_CASE = {
    "title": "レジを入れかえて待ち時間を減らした",
    "industry": "I58",
    "employees": "0-5",
    "issues": ["q2.back_office"],
    "tools": ["q3.cashless_pos"],
    "processes": [1, 2, 3],
    "background": "夫婦で営む食料品の店です。夕方に客が集中します。",
    "issue": "レジの前に列ができ、閉店後の集計にも1時間かかっていました。",
    "support": ["待ち時間を1週間数えました。", "3つの機械を比べる表をいっしょに作りました。"],
    "effect": "待ち時間が半分になり、集計は10分で終わるようになりました。",
    "next": "売れ筋の数字を見て、仕入れを決めます。",
    "lesson": "先に困りごとを数えると、道具を選びやすくなります。",
}


def draw(application: Application, camera: Camera, sample: Sample) -> None:
    """Take them all; what is written for them stays in the sample."""
    if not any(camera.wants(name) or camera.only.startswith(name) for name in NAMES):
        return
    go: Any = application.workspace
    own = _write(sample.store)
    go.seek(f"{own.kind}.own-{own.id}")
    page = go.pages.page
    wait_for(lambda: bool(page.results.rows))
    settle()
    camera.take("seek")
    page.results.call.click()
    settle()
    camera.take("seek-call")
    page.results.stop.click()
    go.own_knowledge(own.id)
    settle()
    camera.take("own-measure")
    go.own_knowledge(own_knowledge.all_of_them(sample.store, CASE_KIND)[0].id)
    settle()
    camera.take("own-case")


def notice(sample: Sample) -> bytes:
    """The notice of a measure for the client of the sample."""
    own = _write(sample.store)
    wanted: Any = own.item
    return notices.pdf(
        sample.store,
        notices.Notices(wanted.wanted(), f"{own.kind}.own-{own.id}", (sample.client_id,)),
    )


def _write(store: Store) -> Own:
    """The own measure of the sample, written when it is not there yet."""
    found = own_knowledge.all_of_them(store, MEASURE)
    if found:
        return found[0]
    own_knowledge.create(store, CASE_KIND, _CASE)
    return own_knowledge.create(store, MEASURE, _MEASURE)[0]
