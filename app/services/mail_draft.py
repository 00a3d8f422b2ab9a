"""A draft of a mail to the client with a PDF attached, as a file for the system's mail program.

The file (.eml, RFC 5322; `X-Unsent: 1` opens it for writing) lies outside the encrypted store: in
a folder for its owner only, and it is wiped like the documents that are open in other programs.
Nothing is sent from here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from typing import TYPE_CHECKING

from app.domain import japanese
from app.domain.consents import Handing
from app.services import clients, files, handing, opened_files, profile
from app.services.border import border
from app.services.opened_files import OpenedFile
from app.services.store import new_id

if TYPE_CHECKING:
    from datetime import date

    from app.domain.changes import Changes
    from app.domain.records import Advisor, ClientFields
    from app.services.store import Store

_ADDRESS = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+@[\w.-]*\w", re.ASCII)  # the first of several
FILE = "メールの下書き.eml"
SUBJECT = "{what}をお送りします"
BODY = """\
{name} {honorific}

いつもお世話になっております。{sender}です。

{yours}の「{what}」をお送りします。添付のPDFをご覧ください。
ご不明なことがありましたら、お気軽にお知らせください。

--
{signature}
"""
_COMPANY = "御中"


@dataclass(frozen=True, slots=True)
class Attached:
    """What is sent: in words, as items of the ledger, and the PDF with its name."""

    what: str
    items: tuple[str, ...]
    file_name: str
    data: bytes


def make(
    store: Store, client_id: str, attached: Attached, today: date
) -> tuple[OpenedFile, Changes]:
    """Lay out a draft to the client, and note in the ledger that it was handed to them.

    Raises NotFound, DiskFull, StoreReadOnly.
    """
    fields = clients.get(store, client_id).fields
    content = letter(fields, profile.advisor(store), attached)
    path = store.folder.opened / new_id() / FILE
    with border():
        files.make_folder(store.folder.opened)
        files.make_folder(path.parent)
        files.write_whole(path, content)
    given = Handing(fields.name, attached.items, attached.what, "mail", today, "client")
    _, changes = handing.hand_out(store, client_id, given)
    return OpenedFile("", path, ""), changes


def wipe(draft: OpenedFile) -> bool:
    """Overwrite and delete a draft; False while a program holds it."""
    return opened_files.wipe(draft)


def letter(fields: ClientFields, advisor: Advisor, attached: Attached) -> bytes:
    """The draft as bytes, addressed as a letter is: 御中 and 貴社, or 様."""
    honorific = japanese.honorific(fields.kind, fields.name)
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    address = _ADDRESS.search(fields.email)
    if address is not None:
        message["To"] = address[0]
    message["Subject"] = SUBJECT.format(what=attached.what)
    message.set_content(
        BODY.format(
            name=fields.name,
            honorific=honorific,
            sender="の".join(filter(None, (advisor.organisation, advisor.name))),
            yours="貴社" if honorific == _COMPANY else f"{fields.name}様",
            what=attached.what,
            signature="\n".join(filter(None, (advisor.organisation, advisor.name, advisor.phone))),
        )
    )
    message.add_attachment(
        attached.data, maintype="application", subtype="pdf", filename=attached.file_name
    )
    return message.as_bytes()
