"""Results of invented businesses for the tests of paper: the examples and their extremes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app import library
from app.domain import answer_file
from app.domain.peers import Means, Peers
from app.domain.records import Advisor, Check, CheckContext, ClientFields
from app.reports.compose import Beside, compose
from tests.domain import making

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.reports.content import Content

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = ("garden-inn", "precision-parts", "tofu-shop")
DAY = date(2026, 11, 22)
BEFORE = date(2025, 11, 10)
ADVISOR = Advisor("田中 実", "みずほ台商工会", "029-123-4567")
CODE = "7K3M-9QPW-X2D"
ISSUES = tuple(item.id for item in library.questionnaire().section("q2").items)
CATEGORIES = tuple(category.id for category in library.questionnaire().categories)
LONG_NAME = "特定非営利活動法人東北地方農林水産業及び地域観光振興支援ネットワーク協議会連合会本部"
LONG_VISION = "お客様に喜ばれる品を、長く続けたい（できれば娘と）。" * 30
LONG_MEMO = "「通帳を見ながら、毎月末に表を作る」とのこと。奥様も、水曜なら時間がとれる。\n" * 75


def example(name: str) -> answer_file.AnswerFile:
    """A packaged example."""
    data = (EXAMPLES / f"{name}.json").read_bytes()
    return answer_file.parse(data, name, library.questionnaire, date(2030, 1, 1))


def check(
    answers: Mapping[str, str],
    *,
    day: date = DAY,
    industry: str | None = None,
    item_set: str = "full",
    memo: str = "",
) -> Check:
    """A finished check with these answers."""
    return Check(
        id="a",
        client_id="b",
        questionnaire="keiei-check",
        version="1",
        item_set=item_set,
        answers=answers,
        industry=industry,
        context=CheckContext(day),
        memo=memo,
        advisor=ADVISOR.name,
        code=CODE,
        finished_at=datetime(2026, 11, 22, 5, tzinfo=UTC),
    )


def content(
    now: Check,
    *,
    client: ClientFields | None = None,
    previous: Check | None = None,
    advisor: Advisor = ADVISOR,
    peers: Peers | None = None,
) -> Content:
    """The result of a check."""
    return compose(
        library.questionnaire(),
        now,
        client=client or ClientFields("有限会社はまなす堂", kind="corporation"),
        advisor=advisor,
        previous=previous,
        texts=library.result_texts(),
        knowledge=library.knowledge(),
        beside=Beside(library.reference_values(), peers),
    )


def of_example(name: str, *, memo: str = "") -> Content:
    """The result of an example without an earlier check."""
    found = example(name)
    now = check(found.answers, industry=found.business.industry, memo=memo)
    return content(now, client=found.business)


def peers(**changed: Any) -> Peers:
    """What 42 businesses of the same trade and size have on average."""
    day = date(2026, 11, 20)
    shares = dict(zip(ISSUES, (22.4, 19.8, 12.3, 15.1, 9.7, 14.5, 6.2), strict=True))
    balance = dict(zip(CATEGORIES, (71.2, 58.3, 41.6, 37.5, 44.9), strict=True))
    found = Peers(
        width="division_size",
        n=43,
        newest=day,
        todo_share=Means(42, day, shares),
        balance=Means(40, day, balance),
        concerned={},
        adopted={},
    )
    return replace(found, **changed)


def with_peers(*, previous: bool = False) -> Content:
    """An example beside the means of its peers."""
    found = example("precision-parts")
    before = check(earlier(found.answers, q2__finance="now"), day=BEFORE)
    return content(
        check(found.answers, industry=found.business.industry),
        client=found.business,
        previous=before if previous else None,
        peers=peers(),
    )


def earlier(answers: Mapping[str, str], **changed: str) -> dict[str, str]:
    """The same answers a year before, some of them different."""
    return {**answers, **{key.replace("__", "."): code for key, code in changed.items()}}


def usual() -> Content:
    """The usual check: an example with an earlier check and a short memo."""
    found = example("precision-parts")
    before = earlier(
        found.answers,
        q2__finance="now",
        q3__accounting="not_using",
        q4__budget="no",
        q4__staff_devices="no",
    )
    industry = found.business.industry
    return content(
        check(found.answers, industry=industry, memo="12月に請求書の控えを見せていただく。"),
        client=found.business,
        previous=check(before, day=BEFORE, industry=industry),
    )


def one_issue() -> Content:
    """Only one issue is flagged: its share is 100, beyond the rim."""
    return content(check({**making.check(30), "q2.finance": "now"}))


def nothing_flagged() -> Content:
    """No issue is flagged and all readiness is there."""
    return content(check(making.check(52, tool="using")))


def nothing_answered() -> Content:
    """A check that was finished without any answer."""
    return content(check({}))


def everything_long() -> Content:
    """The longest of everything, with an earlier check in which all was different."""
    now = {**making.check(40, issue="unknown", tool="using"), "q1.vision": LONG_VISION}
    now |= {"q2.finance": "now", "q3.security": "not_using"}
    before = making.check(13, issue="now", tool="not_using")
    advisor = Advisor(
        "長谷川小百合子アレクサンドラ",
        "東北地方信用保証協会連合会地域経済活性化支援センター中央推進本部",
        "0120-000-000（代表・内線1234）",
    )
    return content(
        check(now, memo=LONG_MEMO),
        client=ClientFields(LONG_NAME, kind="other_corporation"),
        previous=check(before, day=BEFORE),
        advisor=advisor,
    )


def rare_name() -> Content:
    """A name with kanji that only the second font has, and a variation selector."""
    return replace(of_example("garden-inn"), client_name="𠮷野家旅館 髙﨑邊\U000e0101")


def short() -> Content:
    """The short set."""
    answers = making.short_check(issue="later")
    return content(check({**answers, "q2.finance": "unknown"}, item_set="short", memo="15分。"))


ALL = {
    "usual": usual,
    "one_issue": one_issue,
    "nothing_flagged": nothing_flagged,
    "nothing_answered": nothing_answered,
    "everything_long": everything_long,
    "rare_name": rare_name,
    "short": short,
}
