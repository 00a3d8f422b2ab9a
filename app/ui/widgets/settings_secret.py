"""Panes of 設定: passphrase, PIN, idle lock."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from typing_extensions import override

from app.services import keychain, profile, store
from app.settings import DEFAULTS
from app.ui import failures
from app.ui.widgets.basic import button, label, row
from app.ui.widgets.fields import Secret
from app.ui.widgets.recovery_form import NewPassphrase
from app.ui.widgets.setting import Chips, Item, Pane, pane_layout

if TYPE_CHECKING:
    from app.domain.changes import Changes
    from app.services.store import Store
    from app.ui.desk import Desk

IDLE = ((1, "1分"), (5, "5分"), (10, "10分"), (30, "30分"), (0, "しない"))


class PassphrasePane(Pane):
    """Changes the passphrase."""

    title = "合言葉"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.old = Secret("いまの合言葉")
        self.new = NewPassphrase()
        self.change = button("合言葉を変える", "primary")
        self.done = label("", "hint", wrap=False)
        item = Item(
            "合言葉を変える",
            "回復コードは、前のものがそのまま使えます。",
            self.old,
            self.new,
            row(self.change, self.done, None, spacing=16),
            resettable=False,
        )
        pane_layout(self, item)
        self.change.clicked.connect(self._change)
        self.new.finished.connect(self._change)

    @override
    def reload(self) -> None:
        """Empty the fields."""
        self.old.clear()
        self.new.clear()
        self.done.setText("")

    @override
    def settle(self) -> None:
        """Change it."""
        self._change()

    def _change(self) -> None:
        old = self.old.field.text()
        self.old.fault("" if old else "いまの合言葉を入力してください。")
        if not self.change.isEnabled() or not self.new.check() or not old:
            return
        self.change.setEnabled(False)
        job = partial(_change_passphrase, self._desk.store, old, self.new.text)
        self._desk.tasks.run(job, self._changed, self._failed, owner=self, lane="store")

    def _changed(self, _nothing: None) -> None:
        self.change.setEnabled(True)
        self.reload()
        self.done.setText("合言葉を変えました。")

    def _failed(self, error: BaseException) -> None:
        self.change.setEnabled(True)
        self.old.fault("".join(failures.words(error)))
        self.old.field.setFocus()


class PinPane(Pane):
    """Sets another PIN."""

    title = "PIN"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.secret = Secret("合言葉")
        self.pin = Secret("新しいPIN", "数字4〜6桁です。", digits=True)
        self.pin.field.setMaxLength(6)
        self.change = button("PINを変える", "primary")
        self.done = label("", "hint", wrap=False)
        item = Item(
            "PINを変える",
            "席を外したあとのロックと、手渡しから戻るときに使います。",
            self.secret,
            self.pin,
            row(self.change, self.done, None, spacing=16),
            resettable=False,
        )
        pane_layout(self, item)
        self.change.clicked.connect(self._change)
        self.pin.field.returnPressed.connect(self._change)

    @override
    def reload(self) -> None:
        """Empty the fields."""
        for part in (self.secret, self.pin):
            part.clear()
        self.done.setText("")

    @override
    def settle(self) -> None:
        """Change it."""
        self._change()

    def _change(self) -> None:
        secret, pin = self.secret.field.text(), self.pin.field.text()
        fault = profile.pin_fault(pin)
        self.secret.fault("" if secret else "合言葉を入力してください。")
        self.pin.fault(fault)
        if not self.change.isEnabled() or fault or not secret:
            return
        self.change.setEnabled(False)
        job = partial(_change_pin, self._desk.store, secret, pin)
        self._desk.tasks.run(job, self._changed, self._failed, owner=self, lane="store")

    def _changed(self, changes: Changes) -> None:
        self.change.setEnabled(True)
        self.reload()
        self.done.setText("PINを変えました。")
        self._desk.refresh.publish(changes)

    def _failed(self, error: BaseException) -> None:
        self.change.setEnabled(True)
        self.secret.fault("".join(failures.words(error)))
        self.secret.field.setFocus()


class IdlePane(Pane):
    """After how many idle minutes the application locks."""

    title = "自動ロック"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._preferences = desk.preferences
        self.minutes: Chips[int] = Chips("自動ロック", IDLE)
        self.item = Item(
            "操作がないとき",
            "この時間、操作がないと画面を隠し、PINをたずねます。",
            self.minutes,
        )
        pane_layout(self, self.item)
        self.minutes.chosen.connect(self._chosen)
        self.item.reset.connect(self._reset)
        desk.preferences.changed.connect(self.reload)
        self.reload()

    @override
    def reload(self) -> None:
        """Show the values as they are now."""
        minutes = self._preferences.value.idle_lock_minutes
        self.minutes.show_value(minutes)
        self.item.show_default(default=minutes == DEFAULTS.idle_lock_minutes)

    def _chosen(self) -> None:
        self._preferences.update(idle_lock_minutes=self.minutes.value)

    def _reset(self) -> None:
        self._preferences.update(idle_lock_minutes=DEFAULTS.idle_lock_minutes)


def _change_passphrase(open_store: Store, old: str, new: str) -> None:
    store.change_passphrase(open_store, old, new, secrets=keychain.available())


def _change_pin(open_store: Store, passphrase: str, pin: str) -> Changes:
    profile.check_passphrase(open_store, passphrase, secrets=keychain.available())
    return profile.set_pin(open_store, pin)
