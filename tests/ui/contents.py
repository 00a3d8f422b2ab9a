"""Results of invented businesses, as plain values, for the tests of the screens."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.domain.records import Advisor
from app.reports.content import AnswerGroup, AnswerLine, Axis, Chart, Content, Thing

ISSUES = (
    ("q2.management", "経営の改善", "もうけの仕組みを見直す", 25.0, 22.5),
    ("q2.sales_channels", "新たな販売先の拡大", "新しいお客様・売り先を増やす", 30.25, 26.0),
    ("q2.finance", "財務の改善", "お金まわりを良くする", 0.0, 14.0),
    ("q2.recruitment", "人材の確保", "働く人を確保する", 12.5, 20.0),
    ("q2.work_style", "働き方の改善", "働きやすくする", 10.0, 0.0),
    ("q2.back_office", "事務業務の効率化", "事務の手間を減らす", 22.25, 17.5),
    ("q2.succession", "事業の引き継ぎ", "次の代に引き継ぐ", 0.0, 0.0),
)
CATEGORIES = (
    ("environment", "環境", 77.777, 66.6),
    ("awareness", "意識", 55.555, 44.4),
    ("budget", "予算", 16.666, 33.3),
    ("people", "人材", 33.333, 33.3),
    ("practice", "活用", 50.0, 16.6),
)


def todo(*, previous: bool = True) -> Chart:
    """「いま力を入れたいことの割合」 with seven axes."""
    axes = tuple(
        Axis(
            id=axis_id,
            label=label,
            long=long,
            value=value,
            previous=before if previous else None,
            why=(
                f"「{long}」に「とても大事。すぐ取りかかりたい」とお答えです。",
                "まだ試していない手だてが3つあります。",
            ),
        )
        for axis_id, label, long, value, before in ISSUES
    )
    return Chart(
        id="todo",
        title="いま力を入れたいことの割合",
        subtitle="取組むべきことの占有率／経営課題",
        caption=(
            "『すぐ』は2、『いずれ』は1。まだ試していない手だてが多い課題は、"
            "最大で1.5倍に重くしました。全部を足すと100です。"
        ),
        axes=axes,
        maximum=50.0,
        twin="いちばん大きいのは「新たな販売先の拡大」30.3%、次は「経営の改善」25.0%です。",
        has_previous=previous,
    )


def balance(*, previous: bool = True) -> Chart:
    """「備えのバランス」 with five axes."""
    axes = tuple(
        Axis(
            id=axis_id,
            label=label,
            long=f"{label}の備え",
            value=value,
            previous=before if previous else None,
            why=(f"{label}の3つの問いのお答えから出した数字です。",),
        )
        for axis_id, label, value, before in CATEGORIES
    )
    return Chart(
        id="balance",
        title="備えのバランス",
        subtitle="デジタル化推進バランス",
        caption="5つの備えを100点満点にしました。へこんだところが、いちばんの伸びしろです。",
        axes=axes,
        maximum=100.0,
        twin="環境 77.8、意識 55.6、活用 50.0、人材 33.3、予算 16.7です。",
        has_previous=previous,
    )


THINGS = (
    Thing(
        id="q2.sales_channels",
        source="issue",
        title="新しいお客様・売り先を増やす",
        why="いちばん力を入れたいとお答えです。ホームページや地図の店舗情報は、まだ使っていません。",
        step="12月10日までに、ご本人が、地図の店舗情報に営業時間と写真を3枚のせる。",
        other_step="お得意様10軒に、はがきで冬の品を知らせる。",
        indicator="新しいお客様からの電話の数",
    ),
    Thing(
        id="q2.management",
        source="issue",
        title="もうけの仕組みを見直す",
        why="「すぐ取りかかりたい」とお答えです。原価の見える仕組みがまだありません。",
        step="今月中に、よく出る品を5つ選び、一つ作るのにいくらかかるかを書き出す。",
        other_step="値段の見直し表を作る。",
        indicator="利益が残る品の数",
    ),
    Thing(
        id="q2.back_office",
        source="issue",
        title="事務の手間を減らす",
        why="請求書を手書きし、帳簿にもう一度書き写しています。",
        step="12月10日までに、事務の方が、請求書10枚をお試し版で作る。",
        other_step="",
        indicator="1枚にかかる分数",
    ),
)

GROUPS = (
    AnswerGroup(
        "いまの経営の課題",
        tuple(
            AnswerLine(axis_id, long, "とても大事。すぐ取りかかりたい", "2")
            for axis_id, _, long, _, _ in ISSUES
        ),
    ),
    AnswerGroup(
        "デジタルへの備え",
        (
            AnswerLine(
                "q4.internet_ready",
                "仕事をする場所で、インターネットが不自由なく使えます",
                "あてはまる",
                "4点",
            ),
        ),
    ),
)

FULL = Content(
    client_name="山田酒造株式会社",
    honorific="御中",
    conducted_on=date(2026, 11, 22),
    date_text="2026年11月22日(令和8年)",
    previous_date_text="2025年11月20日",
    advisor=Advisor(name="鈴木 一郎", organisation="中央商工会", phone="03-0000-0000"),
    code="7K3M-Q2XW-9AB",
    item_set="full",
    vision="地元の米と水で、お客様に喜ばれる酒を長く続けたい。息子の代に、胸を張って渡せる蔵にしたい。",
    todo=todo(),
    balance=balance(),
    things=THINGS,
    foundation="情報を守る備え(ウイルス対策、更新、控え)を、まず土台として整えましょう。",
    unsure=("財務の改善", "事業の引き継ぎ"),
    changes=("「ネットで振込・残高の確認」を使い始めました。", "「人材の確保」が軽くなりました。"),
    comparison="前回の宿題を100とすると、今回は73です（27軽くなりました）。",
    owner_segment="小さな一歩から、となりで一緒に進めましょう",
    owner_reason="いっしょに確かめながら進めたい、というお答えが多くありました。",
    advisor_segment="備えはこれから・いっしょに進めたい",
    advisor_reason=(
        "備えの合計は28点です(境目は30点。あと2点)。",
        "A(いっしょに)6、B(自分のやり方で)2。差は4です。",
    ),
    groups=GROUPS,
    workings=("経営の改善：2 ×(1 + 0.5 × 3/5)= 2.6", "合計 10.4 のうち 2.6 なので 25.0%です。"),
    memo="奥様が帳簿を担当。年明けに設備の更新を考えている。",
    gaps=("事業の引き継ぎ",),
    limits="",
)

FIRST = replace(
    FULL,
    previous_date_text="",
    todo=todo(previous=False),
    balance=balance(previous=False),
    changes=(),
    comparison="",
    gaps=(),
    unsure=(),
)

SHORT = replace(
    FIRST,
    item_set="short",
    balance=None,
    owner_segment="",
    owner_reason="",
    advisor_segment="",
    advisor_reason=(),
    limits="短い版のため、備えのバランスと、進め方の向きは出していません。全41問のチェックでわかります。",
)


def overlaid(chart: Chart, *means: float) -> Chart:
    """The chart with the means of 42 businesses."""
    axes = tuple(replace(axis, peers=mean) for axis, mean in zip(chart.axes, means, strict=True))
    return replace(chart, axes=axes, peers_label=PEERS)


PEERS = "同じ業種・規模の42社の平均（2026年11月まで）"
PEERS_TODO = overlaid(todo(previous=False), 22.4, 19.8, 12.3, 15.1, 9.7, 14.5, 6.2)
PEERS_BALANCE = overlaid(balance(), 61.2, 58.3, 41.6, 37.5, 44.9)
# A first check beside others, and a later one, whose shares stand beside the earlier ones only.
BESIDE_PEERS = replace(
    FIRST,
    todo=PEERS_TODO,
    balance=overlaid(balance(previous=False), 61.2, 58.3, 41.6, 37.5, 44.9),
)
LATER_BESIDE_PEERS = replace(FULL, balance=PEERS_BALANCE)

EMPTY = replace(
    FIRST,
    vision="",
    todo=replace(
        todo(previous=False),
        axes=tuple(replace(axis, value=0.0) for axis in todo(previous=False).axes),
        note="「すぐ」「いずれ」と答えた課題はありませんでした。",
    ),
)
