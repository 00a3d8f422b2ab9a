"""The pane of 設定 for published data: their months, and taking in files about 法人番号."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QProgressBar, QWidget
from typing_extensions import override

from app import postal
from app.domain.houjin import HoujinOutcome
from app.domain.local_time import day_of
from app.domain.prefectures import prefecture_name
from app.errors import Fault, Faults
from app.services import reference
from app.ui import theme
from app.ui.widgets.basic import button, card, clear, column, label, line, row
from app.ui.widgets.setting import Item, Pane, breakable, note, pane_layout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.changes import Changes
    from app.domain.houjin import HoujinSource
    from app.services.store import Store
    from app.ui.desk import Desk
    from app.ui.tasks import Job

POSTAL = "住所を入れるときに使います。日本郵便が公表している一覧を、伴走カルテに入れてあります。"
HOUJIN = (
    "番号や名前から、会社の正しい名前と所在地をさがせます。\n"
    "① ふだんのブラウザーで、国税庁の「法人番号公表サイト」を開きます。\n"
    "② 「基本3情報ダウンロード」から、都道府県のzipを保存します。\n"
    "③ そのファイルを、下のボタンで選びます（20万件で約1分）。"
)
AGAIN = "途中までです。同じファイルをもう一度選ぶと、続きから入ります。"
REMOVE_HINT = "消しても、お客様の記録は変わりません。同じファイルを、また取り込めます。"
DONE = "法人番号を取り込みました。"
STOPPED = "取り込みを止めました。"
REMOVED = "取り込んだ法人番号を消しました。"
KINDS = "法人番号のファイル (*.zip *.csv)"
MOST_FAULTS = 8  # are shown; the first ones tell what is wrong with a file
TICK_MS = 200


@dataclass(eq=False)
class Work:
    """An import under way: written by the worker, read by the pane; nothing of Qt crosses."""

    paths: tuple[Path, ...]
    rows: int = 0
    share: float = 0.0
    file: int = 0
    stop: bool = False
    job: Job | None = field(default=None, repr=False)

    def cancelled(self) -> bool:
        """Whether to stop: asked here, or because the store is being closed."""
        return self.stop or (self.job is not None and self.job.cancelled)

    def tell(self, before: int, rows: int, share: float) -> None:
        """Note how far it is."""
        self.rows, self.share = before + rows, (self.file + share) / len(self.paths)


class DataPane(Pane):
    """Months of the data, and the files of the 国税庁 that were taken in."""

    title = "データの版"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._work: Work | None = None
        self.month = label("", "strong")
        self.take = button("法人番号のファイルを取り込む", "primary")
        self.take.clicked.connect(self._pick)
        self.said = column(spacing=theme.tokens().space_2)
        self.taken = column(spacing=theme.tokens().space_2)
        pane_layout(
            self,
            Item("郵便番号", POSTAL, self.month, resettable=False),
            Item(
                "法人番号",
                HOUJIN,
                row(self.take, None),
                self._build_progress(),
                self.said,
                self.taken,
                resettable=False,
            ),
        )
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self.look)
        desk.refresh.changed.connect(self._changed)
        self.reload()

    def _build_progress(self) -> QWidget:
        self.progress = QWidget()
        self.far = label("", wrap=False)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 1000)
        self.bar.setAccessibleName("進みぐあい")
        self.stop = button("止める", name="取り込みを止める")
        self.stop.clicked.connect(self._stop)
        self.progress.setLayout(
            column(self.bar, row(self.far, None, self.stop), spacing=theme.tokens().space_2)
        )
        self.progress.hide()
        return self.progress

    @override
    def reload(self) -> None:
        """Show what is there now."""
        year, month = postal.month().split("-")
        self.month.setText(f"{year}年{int(month)}月の一覧です。")
        clear(self.taken)
        found = reference.sources(self._desk.store)
        for source in found:
            self.taken.addWidget(line())
            self.taken.addWidget(_source(source))
        if found:
            self.taken.addWidget(line())
            self.taken.addWidget(self._remover())

    def take_in(self, paths: Sequence[str]) -> None:
        """Take in these files, one after the other, while work goes on."""
        if self._work is not None or not paths:
            return
        work = self._work = Work(tuple(map(Path, paths)))
        clear(self.said)
        self.take.setEnabled(False)
        self.progress.show()
        self.look()
        self._timer.start()
        work.job = self._desk.tasks.run(
            partial(_take_in, self._desk.store, work),
            self._is_taken,
            self._failed,
            owner=self,
            text="法人番号を取り込んでいます…",
        )

    def look(self) -> None:
        """Show how far the import is; one that was stopped elsewhere is over."""
        work = self._work
        if work is None:
            return
        if work.job is not None and work.job.cancelled:
            self._end()
            self._say(note(f"{STOPPED}{AGAIN}"))
            self.reload()
            return
        self.bar.setValue(round(work.share * 1000))
        self.far.setText(f"{work.rows:,}件まで取り込みました。" if work.rows else "読んでいます…")

    def _pick(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, "法人番号のファイルを選ぶ", "", KINDS)
        self.take_in(names)

    def _stop(self) -> None:
        if self._work is not None:
            self._work.stop = True
            self.stop.setEnabled(False)
            self.far.setText("止めています…")

    def _is_taken(self, outcome: HoujinOutcome) -> None:
        self._end()
        if outcome.rows:
            self._say(note(_words(outcome), "success" if outcome.finished else "note"))
        if outcome.faults:
            self._say(_faults(outcome.faults, left_out=bool(outcome.rows)))
        if outcome.rows:
            self._desk.go.done(reference.CHANGED, DONE if outcome.finished else STOPPED)
        self.reload()

    def _failed(self, error: BaseException) -> None:
        self._end()
        self.reload()
        self._desk.failures.show(error, self)

    def _end(self) -> None:
        self._work = None
        self._timer.stop()
        self.progress.hide()
        self.stop.setEnabled(True)
        self.take.setEnabled(True)

    def _say(self, widget: QWidget) -> None:
        self.said.addWidget(widget)

    def _remover(self) -> QWidget:
        """A small button; what it would do is said before it can be done."""
        frame = QWidget()
        ask = button("取り込んだものを消す", "quiet")
        sure = card(
            label(REMOVE_HINT),
            row(
                yes := button("消す", "danger", name="取り込んだ法人番号を消す"),
                no := button("やめる", "quiet", name="消すのをやめる"),
                None,
            ),
            role="note",
        )
        sure.hide()
        ask.clicked.connect(sure.show)
        ask.clicked.connect(yes.setFocus)
        no.clicked.connect(sure.hide)
        no.clicked.connect(ask.setFocus)
        yes.clicked.connect(self._remove)
        frame.setLayout(column(row(ask, None), sure, spacing=theme.tokens().space_2))
        return frame

    def _remove(self) -> None:
        if self._work is not None:
            return
        clear(self.said)
        clear(self.taken)
        self.take.setEnabled(False)
        self._desk.tasks.run(
            partial(reference.remove, self._desk.store),
            self._is_removed,
            self._failed,
            owner=self,
            lane="store",
            text="取り込んだものを消しています…",
        )

    def _is_removed(self, changes: Changes) -> None:
        self._end()
        self.take.setFocus()
        self._desk.go.done(changes, REMOVED)
        self.reload()

    def _changed(self, changes: Changes) -> None:
        if changes.concerns(*reference.CHANGED.kinds) and self.isVisible():
            self.reload()


def _take_in(store: Store, work: Work) -> HoujinOutcome:
    """Take in all files; a file that cannot be used does not keep the others out."""
    done = HoujinOutcome()
    for number, path in enumerate(work.paths):
        work.file = number
        try:
            one = reference.import_file(
                store,
                path,
                progress=partial(work.tell, done.rows),
                cancelled=work.cancelled,
            )
        except Faults as error:
            one = HoujinOutcome(faults=error.faults)
        done = HoujinOutcome(
            rows=done.rows + one.rows,
            new=done.new + one.new,
            changed=done.changed + one.changed,
            closed=done.closed + one.closed,
            faults=done.faults + one.faults,
            finished=one.finished,
        )
        if not one.finished:
            break
    return done


def _source(source: HoujinSource) -> QWidget:
    """One file that was taken in."""
    where = "・".join(map(prefecture_name, source.prefectures)) or "都道府県なし"
    when = f"{day_of(source.taken_at):%Y/%m/%d}に取り込み"
    newest = source.newest.replace("-", "/")
    words = QWidget()
    parts = [
        label(f"{where}　{source.rows:,}件", "strong"),
        label(f"{newest}までの内容　{when}", "sub"),
        label(breakable(source.file), "hint"),
    ]
    if not source.finished:
        parts.append(label(AGAIN, "strong"))
    words.setLayout(column(*parts, spacing=2))
    return words


def _words(outcome: HoujinOutcome) -> str:
    head = DONE if outcome.finished else f"{STOPPED}{AGAIN}"
    counts = [
        f"{count:,}件は{words}"
        for count, words in (
            (outcome.new, "新しい法人"),
            (outcome.changed, "内容の変更"),
            (outcome.closed, "閉鎖した法人"),
        )
        if count
    ]
    rest = f"うち{'、'.join(counts)}です。" if counts else "新しいことはありませんでした。"
    return f"{head}\n{outcome.rows:,}件を読みました。{rest}"


def _faults(faults: Sequence[Fault], *, left_out: bool) -> QWidget:
    head = f"読めないところが{len(faults):,}か所ありました。"
    tail = "読めない行のほかは、取り込みました。" if left_out else "何も取り込んでいません。"
    lines = [label(_fault(fault), "sub") for fault in faults[:MOST_FAULTS]]
    if len(faults) > MOST_FAULTS:
        lines.append(label(f"ほかに{len(faults) - MOST_FAULTS:,}か所あります。", "sub"))
    return card(label(head, "strong"), *lines, label(tail), role="caution", spacing=4)


def _fault(fault: Fault) -> str:
    """The name of the file and the line instead of the whole path."""
    place, _, number = fault.place.rpartition(":")
    if number.isdecimal() and place:
        return breakable(f"{Path(place).name}　{number}行目：{fault.sentence}")
    return breakable(f"{Path(fault.place.removesuffix(': $')).name}：{fault.sentence}")
