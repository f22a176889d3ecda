"""E-mail (RFC 5322): a letter as text and HTML, with an invitation (RFC 6047) or a calendar.

Headers are ours, addresses that were checked, or encoded words (RFC 2047): nothing of a programme
can act as one. The same input gives the same bytes.
"""

import re
from base64 import b64decode
from datetime import datetime
from email.header import Header
from email.message import EmailMessage, MIMEPart
from email.policy import SMTP
from email.utils import format_datetime
from hashlib import sha256
from typing import NamedTuple
from uuid import UUID, uuid5

from itinerary.formats.calendar.ics import Method
from itinerary.formats.directions import isolated
from itinerary.formats.mail.html import write_letter as write_html
from itinerary.formats.mail.text import write_letter as write_text
from itinerary.formats.mailboxes import Mailbox
from itinerary.views.pages import Letter

# RFC 9562, 5: the same message has the same identity for ever. Never change this.
_NAMESPACE = UUID("b6f0a1f4-32c5-5b7e-8f0c-7d0f5a5f3a10")
# The first header: what a message of ours begins with, in whatever folder it is found.
_OURS = "X-Mailer: itinerary"
_POLICY = SMTP.clone(cte_type="7bit")  # no server on the way has to know of eight bits
_PLAIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9 ',.:()-]*[A-Za-z0-9.)])?")
_PLAIN_NAME = re.compile(r"[A-Za-z0-9]+(?: [A-Za-z0-9]+)*")
_CALENDAR = re.compile(
    rb"^Content-Type: text/calendar;(?:[^\r\n]+\r?\n)+\r?\n([A-Za-z0-9+/=\r\n]*)", re.MULTILINE
)
_LONGEST = 60  # characters of a value on the line of its header; longer ones are encoded, folded


class Envelope(NamedTuple):
    """Who writes to whom, and when; `key` tells people apart who have one mailbox."""

    sender: Mailbox
    to: Mailbox
    date: datetime
    key: str


def write_invitation(envelope: Envelope, letter: Letter, calendar: bytes, method: Method) -> bytes:
    """A letter with the event that it is about, last and in one of three forms of the same."""
    message = _alternatives(letter)
    message.add_alternative(
        calendar.decode(),
        subtype="calendar",
        charset="UTF-8",
        cte="base64",
        params={"method": method},
    )
    return _written(envelope, letter, message, calendar)


def write_summary(
    envelope: Envelope, letter: Letter, filename: str, calendar: bytes | None
) -> bytes:
    """A letter, and a calendar attached to it, if there is one; its name is an ASCII one."""
    message = _alternatives(letter)
    if calendar is not None:
        message.make_mixed()
        message.add_attachment(
            calendar.decode(), subtype="calendar", charset="UTF-8", cte="base64", filename=filename
        )
    return _written(envelope, letter, message, calendar or b"")


def is_our_message(data: bytes) -> bool:
    """Whether bytes begin as our messages do."""
    return data.startswith(f"{_OURS}\r\n".encode())


def read_calendar(data: bytes) -> bytes:
    """The calendar of a message that was written here; nothing where it has none."""
    found = _CALENDAR.search(data)
    try:
        return b64decode(found[1]) if found else b""
    except ValueError:  # somebody saved it otherwise
        return b""


def _alternatives(letter: Letter) -> EmailMessage:
    message = EmailMessage(policy=_POLICY)
    message.set_content(write_text(letter), charset="UTF-8")
    message.add_alternative(write_html(letter), subtype="html", charset="UTF-8")
    return message


def _written(envelope: Envelope, letter: Letter, message: EmailMessage, calendar: bytes) -> bytes:
    """The headers, which the standard library would decode and fold once more, and the body."""
    said = (envelope.sender, envelope.to, envelope.key, letter, sha256(calendar).hexdigest())
    identity = uuid5(_NAMESPACE, repr(said))
    for number, part in enumerate(part for part in message.walk() if part.is_multipart()):
        part.set_boundary(f"=_{identity.hex}_{number}")
    for part in message.walk():
        if part is not message and isinstance(part, MIMEPart):
            del part["MIME-Version"]
    head = (
        _OURS,
        f"From: {_mailbox(envelope.sender, 'From')}",
        f"To: {_mailbox(envelope.to, 'To')}",
        f"Subject: {_text(letter.subject, 'Subject')}",
        f"Date: {format_datetime(envelope.date)}",
        f"Message-ID: <{identity}@{envelope.sender.domain}>",
    )
    return "".join(f"{line}\r\n" for line in head).encode("ascii") + message.as_bytes()


def _mailbox(who: Mailbox, header: str) -> str:
    """A name and an address; on a line of its own where the first is long."""
    name = " ".join(who.name.split())
    if not name:
        return who.address
    said = name if _is_short(name, _PLAIN_NAME) else _encoded(name, header)
    space = " " if len(said) + len(who.address) < _LONGEST else "\r\n "
    return f"{said}{space}<{who.address}>"


def _text(text: str, header: str) -> str:
    words = isolated(" ".join(text.split()))
    return words if _is_short(words, _PLAIN) else _encoded(words, header)


def _is_short(words: str, pattern: re.Pattern[str]) -> bool:
    return len(words) <= _LONGEST and pattern.fullmatch(words) is not None


def _encoded(words: str, header: str) -> str:
    return Header(words, "utf-8", header_name=header, maxlinelen=75).encode(linesep="\r\n")
