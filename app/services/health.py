"""Is everything well with the data? Each question is answered in a plain sentence."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from app import library
from app.domain import answers as counting
from app.domain import check_code, scoring
from app.domain.records import Finding
from app.errors import AppError, DocumentDamaged, StoreDamaged, StoreMissing, StoreTooNew
from app.models.tables import ClientRecord, FinishedCheck
from app.services import backup, backup_files, blob_rows, blobs, store, unwrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.domain.questionnaire import ItemSet
    from app.paths import DataFolder
    from app.services.blobs import Blob
    from app.services.header import Header
    from app.services.keychain import Secrets
    from app.services.store import Store

LEAST_FREE = 100_000_000
OLD_DAYS = 7
_OTHERS = 0o077
_RESTORE = "控えから戻せます：banso backup restore（画面では「以前のデータを復元する」）"
_SHOWN = 5


def diagnose(
    folder: DataFolder, passphrase: str | None, *, secrets: Secrets | None
) -> tuple[Finding, ...]:
    """All findings, faults and good news; without a passphrase only what needs none.

    Changes nothing, and may run while the application is open.
    """
    try:
        head = unwrap.read_header(folder)
    except (StoreMissing, StoreTooNew) as error:
        return (Finding(ok=False, sentence=error.title, advice=error.hint),)
    except AppError:
        advice = f"鍵のファイル（{folder.header.name}）を控えから戻してください。{_RESTORE}"
        return (
            Finding(ok=False, sentence="鍵のファイルがないか、読めません。", advice=advice),
            *_about_files(folder),
            _about_backups(folder),
        )
    found = [Finding(ok=True, sentence="鍵のファイルは読めます。"), *_about_files(folder)]
    if passphrase is not None:
        try:
            _, key = unwrap.by_passphrase([head], folder, passphrase, secrets=secrets)
        except AppError as error:
            found.append(Finding(ok=False, sentence=error.title, advice=error.hint))
        else:
            found.append(Finding(ok=True, sentence="合言葉で鍵が開きます。"))
            found += _inside(folder, head, key)
    return (*found, _about_backups(folder))


def _about_files(folder: DataFolder) -> Iterator[Finding]:
    if not folder.store.is_file() or folder.store.stat().st_size == 0:
        yield Finding(ok=False, sentence="データのファイルがないか、空です。", advice=_RESTORE)
    else:
        yield Finding(ok=True, sentence="データのファイルはあります。")
    yield _about_permissions((folder.store, folder.header))
    free = shutil.disk_usage(folder.root).free
    if free < LEAST_FREE:
        yield Finding(
            ok=False,
            sentence=f"空き容量が残り{free // 1_000_000}MBです。",
            advice="不要なファイルを消して、100MB以上あけてください。",
        )
    else:
        yield Finding(ok=True, sentence="空き容量は足りています。")


def _about_permissions(paths: tuple[Path, ...]) -> Finding:
    if sys.platform != "win32":
        for path in paths:
            if path.exists() and path.stat().st_mode & _OTHERS:
                return Finding(
                    ok=False,
                    sentence=f"{path.name} を、ほかの利用者も読めるようになっています。",
                    advice=f"自分だけが読めるようにしてください：chmod go= {path}",
                )
    return Finding(ok=True, sentence="ファイルを読めるのは、この利用者だけです。")


def _inside(folder: DataFolder, head: Header, key: bytes) -> Iterator[Finding]:
    try:
        opened = store.open_with(folder, head, key, read_only=True)
    except StoreDamaged as error:
        yield Finding(ok=False, sentence=error.title, advice=_advice(folder, key))
        return
    except AppError as error:
        yield Finding(ok=False, sentence=error.title, advice=error.hint)
        return
    try:
        with opened.raw() as connection:
            whole = backup_files.whole(connection)
            orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
        if not whole:
            raise StoreDamaged
        yield Finding(ok=True, sentence="データのファイルに傷みはありません。")
        yield _about_links(len(orphans))
        yield _about_checks(opened)
        yield _about_documents(opened)
    except AppError as error:
        damaged = isinstance(error, StoreDamaged)
        advice = _advice(folder, key) if damaged else error.hint
        yield Finding(ok=False, sentence=error.title, advice=advice)
    finally:
        opened.close()


def _about_links(orphans: int) -> Finding:
    if orphans:
        return Finding(
            ok=False, sentence=f"つながりの切れた記録が{orphans}件あります。", advice=_RESTORE
        )
    return Finding(ok=True, sentence="記録どうしのつながりは合っています。")


def _about_checks(opened: Store) -> Finding:
    """Every finished check: its code belongs to its answers, and the engine can score it."""
    wrong = []
    with opened.reading() as session:
        clients = session.scalars(select(func.count()).select_from(ClientRecord)).one()
        count = 0
        for record in session.scalars(select(FinishedCheck).execution_options(yield_per=500)):
            count += 1
            if not _is_right(record):
                wrong.append(record.code)
    if wrong:
        return Finding(
            ok=False,
            sentence=f"答えと確認コードの合わないチェックが{len(wrong)}件あります"
            f"（{'、'.join(wrong[:_SHOWN])}）。",
            advice=_RESTORE,
        )
    return Finding(ok=True, sentence=f"お客様{clients}件、チェック{count}件を確かめました。")


def _about_documents(opened: Store) -> Finding:
    """Every file of a document is there, whole and authentic."""
    folder = opened.folder.documents
    with opened.reading() as session:
        known = blob_rows.all_of_them(session)
    here = set(blobs.present(folder))
    missing = [each for each in known if each.id not in here]
    damaged = [each for each in known if each.id in here and not _opens(opened, each)]
    if missing or damaged:
        lost = f"見つからない書類のファイルが{len(missing)}個、" if missing else ""
        torn = f"傷んだ書類のファイルが{len(damaged)}個、" if damaged else ""
        return Finding(ok=False, sentence=f"{lost}{torn}あります。", advice=_RESTORE)
    orphans = len(here - {each.id for each in known})
    more = f"使われていないファイルが{orphans}個あり、自動で片づきます。" if orphans else ""
    return Finding(ok=True, sentence=f"書類のファイル{len(known)}個を確かめました。{more}")


def _opens(opened: Store, blob: Blob) -> bool:
    try:
        blobs.get(opened.folder.documents, opened.key, blob)
    except DocumentDamaged:
        return False
    return True


def _is_right(record: FinishedCheck) -> bool:
    try:
        source = library.questionnaire(record.questionnaire, record.version)
        answers = json.loads(record.answers)
    except (KeyError, ValueError):
        return False
    item_set: ItemSet = "short" if record.item_set == "short" else "full"
    if not isinstance(answers, dict) or counting.effective(source, answers, item_set) != answers:
        return False
    scoring.score(source, answers, industry=record.industry, item_set=item_set)
    code = check_code.check_code(
        record.questionnaire, record.version, conducted_on=record.conducted_on, answers=answers
    )
    return code == record.code


def _about_backups(folder: DataFolder) -> Finding:
    """How old the newest backup is: advice, never a fault."""
    made = backup.listing(folder)
    if not made:
        return Finding(
            ok=True, sentence="控えはまだありません。", advice="banso backup now で作れます。"
        )
    days = (unwrap.utc_now() - made[0].made_at).days
    return Finding(
        ok=True,
        sentence=f"いちばん新しい控えは{max(0, days)}日前のものです。",
        advice="banso backup now で新しい控えを作れます。" if days >= OLD_DAYS else "",
    )


def _advice(folder: DataFolder, key: bytes) -> str:
    """Which backup to go back to."""
    for item in backup.listing(folder):
        if item.ok and backup_files.sound(Path(item.path), key):
            return f"いちばん新しい無事な控えに戻せます：banso backup restore {item.path}"
    return "使える控えがここにありません。別の場所（USBメモリーなど）の控えを探してください。"
