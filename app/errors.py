"""Every error that a user may meet: one family, each with what happened and what to do.

AppError
├─ InputError                  what was given cannot be used (exit code 2)
│  ├─ Faults                   several faults at once, each with its place
│  ├─ BadArgument              a command-line argument that makes no sense
│  └─ UnreadableCode           a QR code that no check can be made of
├─ StoreError                  the encrypted store
│  ├─ StoreMissing  StoreExists  StoreBusy
│  ├─ WrongPassphrase  WrongRecoveryCode  WrongPin
│  ├─ NoKeyring                the secret of the OS keyring is gone
│  ├─ StoreReadOnly  DiskFull  StoreTooNew  StoreDamaged
│  └─ NotFound                 a record that is not there (any more)
├─ BackupError
├─ DocumentError               a file of a client
│  ├─ DocumentRefused          it is not taken in: too large, of another kind, with macros
│  ├─ DocumentsRefused         several at once, each with its reason
│  ├─ DocumentMissing  DocumentDamaged
│  └─ CopiesLeft               plain copies whose changes could be kept nowhere
├─ InTheWay                    something else must be done first; the hint says what
│  └─ PlaceTaken  StillInCharge
├─ NoConsent                   something would leave without the consent of the client
├─ ReportError                 a PDF or picture could not be made
└─ DisplayMissing              no screen to draw on
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Sequence


class AppError(Exception):
    """Something a person must hear about: `title` says what happened, `hint` what to do."""

    exit_code: ClassVar[int] = 1

    def __init__(self, title: str, hint: str) -> None:
        super().__init__(f"{title} {hint}")
        self.title = title
        self.hint = hint


class InputError(AppError):
    """What was given cannot be used."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of an input: `place` (such as `a.json:3` or a JSON path) and a sentence."""

    place: str
    sentence: str

    @override
    def __str__(self) -> str:
        return f"{self.place}: {self.sentence}"


class Faults(InputError):
    """All faults of an input at once."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(
            f"直してほしいところが{len(faults)}か所あります。",
            "示した場所を直して、もう一度お試しください。",
        )
        self.faults = faults


class BadArgument(InputError):
    """A command-line argument that makes no sense."""


class UnreadableCode(InputError):
    """A QR code that no check can be made of; says why."""

    @classmethod
    def missing(cls) -> UnreadableCode:
        """There is no code in the picture, or it cannot be read."""
        return cls(
            "QRコードを読み取れませんでした。",
            "コード全体が写るように、明るい所でまっすぐ写して、もう一度お試しください。",
        )

    @classmethod
    def other(cls) -> UnreadableCode:
        """It is a code of something else."""
        return cls(
            "このQRコードは、伴走カルテの結果ではありません。",
            "経営チェックの結果に付いているQRコードか、確かめてください。",
        )

    @classmethod
    def newer(cls) -> UnreadableCode:
        """It was made by a newer version, or with another questionnaire."""
        return cls(
            "このQRコードは、新しい版の伴走カルテで作られています。",
            "伴走カルテを新しくしてから、もう一度お試しください。",
        )

    @classmethod
    def damaged(cls) -> UnreadableCode:
        """Its content makes no sense."""
        return cls(
            "QRコードの中身が壊れています。",
            "元の結果から、QRコードを作り直してもらってください。",
        )

    @classmethod
    def tampered(cls) -> UnreadableCode:
        """It was changed after it was signed."""
        return cls(
            "QRコードの中身が、作られたときと違います。",
            "書き換えられているおそれがあるので、読み込みません。元の結果を見せてもらってください。",
        )


class StoreError(AppError):
    """The encrypted store could not do what was asked."""


class StoreMissing(StoreError):
    """There is no store in the folder."""

    def __init__(self) -> None:
        super().__init__(
            "この場所には、まだデータがありません。",
            "場所を確かめるか、伴走カルテを開いて最初の設定をしてください。",
        )


class StoreExists(StoreError):
    """A store is in the folder already and would be overwritten."""

    def __init__(self) -> None:
        super().__init__(
            "この場所には、すでにデータがあります。",
            "消さずに残しました。別の場所を選んでください。",
        )


class StoreBusy(StoreError):
    """Another process holds the store."""

    def __init__(self) -> None:
        super().__init__(
            "ほかの伴走カルテが、同じデータを使っています。",
            "先に開いている方を閉じてから、もう一度お試しください。",
        )


class WrongPassphrase(StoreError):
    """The passphrase does not open the store; the next try is taken after `wait_s` seconds."""

    def __init__(self, wait_s: float) -> None:
        super().__init__(
            "合言葉が違うようです。",
            "大文字・小文字と、入力の切りかえ（かな・英数）を確かめてください。"
            + (f"次は{wait_s:.0f}秒後に試せます。" if wait_s >= 1 else ""),
        )
        self.wait_s = wait_s


class WrongRecoveryCode(StoreError):
    """The recovery code does not open the store."""

    def __init__(self) -> None:
        super().__init__(
            "回復コードが違うようです。",
            "印刷した紙の文字を、もう一度はじめから確かめてください。",
        )


class WrongPin(StoreError):
    """The PIN does not match; `tries_left` tries remain before the passphrase is asked."""

    def __init__(self, tries_left: int) -> None:
        super().__init__(
            "PINが違うようです。",
            f"あと{tries_left}回試せます。" if tries_left else "合言葉を入力してください。",
        )
        self.tries_left = tries_left


class NoKeyring(StoreError):
    """The store was made with a secret in the OS keyring, and that secret is not there."""

    def __init__(self) -> None:
        super().__init__(
            "このパソコンの鍵の置き場所（キーチェーン）が使えません。",
            "ログインし直して、もう一度お試しください。直らないときは回復コードで開けます。",
        )


class StoreReadOnly(StoreError):
    """The folder or the files of the store cannot be written."""

    def __init__(self) -> None:
        super().__init__(
            "データの場所に書き込めません。",
            "フォルダーの書き込みの許可を確かめてください。入力済みの内容は失われていません。",
        )


class DiskFull(StoreError):
    """The disk is full."""

    def __init__(self) -> None:
        super().__init__(
            "パソコンの空き容量がありません。",
            "不要なファイルを消してから、もう一度お試しください。ここまでの内容は残っています。",
        )


class StoreTooNew(StoreError):
    """The store was written by a newer version of the application."""

    def __init__(self) -> None:
        super().__init__(
            "このデータは、新しい版の伴走カルテで作られています。",
            "伴走カルテを新しい版に入れ替えてから開いてください。データはそのまま残っています。",
        )


class StoreDamaged(StoreError):
    """The store cannot be read although the key is right."""

    def __init__(self) -> None:
        super().__init__(
            "データのファイルが傷んでいます。",
            "「以前のデータを復元する」で、いちばん新しい控えに戻せます。傷んだファイルも残します。",
        )


class NotFound(StoreError):
    """A record is not there (any more)."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what}が見つかりません。", "一覧を開き直して、もう一度お試しください。")


class BackupError(AppError):
    """A backup could not be made or restored."""


class DocumentError(AppError):
    """A file of a client could not be handled."""


class DocumentRefused(DocumentError):
    """A file that is not taken in; `hint` says what can be done instead."""


class DocumentsRefused(DocumentError):
    """Several files that are not taken in: every name stands above what can be done."""

    def __init__(self, refused: Sequence[DocumentRefused]) -> None:
        by_hint: dict[str, list[str]] = {}
        for each in refused:
            by_hint.setdefault(each.hint, []).append(each.title)
        blocks = ("\n".join((*titles, hint)) for hint, titles in by_hint.items())
        super().__init__(f"ファイル{len(refused)}件は、取り込めませんでした。", "\n\n".join(blocks))


class DocumentMissing(DocumentError):
    """The encrypted file is not where it should be."""

    def __init__(self) -> None:
        super().__init__(
            "この書類のファイルが見つかりません。",
            "控えに残っていることがあります。「以前のデータを復元する」で戻せるか、お確かめください。",
        )


class DocumentDamaged(DocumentError):
    """The encrypted file is not what was written."""

    def __init__(self) -> None:
        super().__init__(
            "この書類のファイルが傷んでいます。",
            "控えに残っていることがあります。「以前のデータを復元する」で戻せるか、お確かめください。",
        )


class CopiesLeft(DocumentError):
    """Plain copies stay where they are: what was changed in them could be kept nowhere."""

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__(
            f"直した書類「{'」「'.join(names)}」を取り込めず、暗号でない写しが残っています。",
            "パソコンの空きと、データの場所に書き込めるかを確かめてください。"
            "伴走カルテを開き直すと、取り込んでから写しを消します。",
        )


class InTheWay(AppError):
    """Something else must be done first."""


class PlaceTaken(InTheWay):
    """What would come back finds another record in its place; `fault` says which."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(
            f"{fault.sentence.partition('。')[0]}。",
            "いまあるほうをゴミ箱に入れると、こちらを元に戻せます。",
        )


class StillInCharge(InTheWay):
    """A colleague who would leave still has clients or tasks."""

    def __init__(self) -> None:
        super().__init__(
            "まだ、担当しているお客様や約束・予定があります。",
            "引き継ぐ相手を選んで [すべて引き継ぐ] を押すと、異動・退職を記録できます。",
        )


class NoConsent(AppError):
    """Something of a client would go to somebody who has no valid consent for it (法27条)."""


class ReportError(AppError):
    """A PDF or a picture could not be made."""


class DisplayMissing(AppError):
    """There is no screen to draw on."""

    def __init__(self) -> None:
        super().__init__("画面が見つからないので、画面のあるパソコンで開いてください。", "")
