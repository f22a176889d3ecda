"""Messages, down to the octet: what any mail program reads back, and what no text can do."""

import re
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import EmailMessage
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from itinerary.formats.directions import isolated
from itinerary.formats.mail.eml import Envelope, is_our_message, write_invitation, write_summary
from itinerary.formats.mailboxes import Mailbox
from itinerary.views.pages import Item, Letter

SENDER = Mailbox("Secretariat", "protocol@example.org")
ANNE = Mailbox("Anne Durand", "anne@example.org")
ENVELOPE = Envelope(SENDER, ANNE, datetime(2025, 4, 7, 16, tzinfo=UTC), "anne")
ITEM = Item("New", "Forum", (("Tuesday 15 April 2025", "09:30–12:00 Osaka"), ("Who: Anne",)))
LETTER = Letter("en", "Invitation: Forum", "Mission", "This is new.", (ITEM,), "Draft")
CALENDAR = b"BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:\xe5\xa4\xa7\r\nEND:VCALENDAR\r\n"

# Whatever a programme may hold, and what the syntax of headers gives a meaning to.
texts = st.lists(
    st.one_of(
        st.text(st.characters(codec="utf-8"), min_size=1),
        st.sampled_from(" =?_.,;:@<>()[]\\\"'\r\n\t"),
        st.sampled_from(["=?utf-8?q?=0ABcc:_x?=", "大阪", "é", "\r\nBcc: x@example.org", "a" * 80]),
    ),
    min_size=1,
).map("".join)


def parsed(data: bytes) -> EmailMessage:
    return message_from_bytes(data, policy=policy.default)


def one_line(text: str) -> str:
    return " ".join(text.split())


def test_a_message_is_headers_and_three_forms_of_the_same() -> None:
    """Text, HTML, and last the calendar with its method: RFC 6047, as it is written."""
    data = write_invitation(ENVELOPE, LETTER, CALENDAR, "REQUEST").decode()
    html = re.search(r"<!DOCTYPE html>.*?</html>\r\n", data, re.DOTALL)
    assert html
    identity = "e3a8fd2f-8a20-5de0-9d66-1f0b3d8db4c4"
    boundary = re.search(r'boundary="(.*?)"', data)
    assert boundary
    said = data.replace(html[0], "(HTML)\r\n").replace(boundary[1], "(boundary)")
    said = re.sub("<[0-9a-f-]{36}@", f"<{identity}@", said)
    assert said.replace("\r\n", "\n") == dedent(f"""\
        X-Mailer: itinerary
        From: Secretariat <protocol@example.org>
        To: Anne Durand <anne@example.org>
        Subject: Invitation: Forum
        Date: Mon, 07 Apr 2025 16:00:00 +0000
        Message-ID: <{identity}@example.org>
        MIME-Version: 1.0
        Content-Type: multipart/alternative;
         boundary="(boundary)"

        --(boundary)
        Content-Type: text/plain; charset="UTF-8"
        Content-Transfer-Encoding: quoted-printable

        Mission

        This is new.

        New: Forum
        Tuesday 15 April 2025
        09:30=E2=80=9312:00 Osaka

        Who: Anne

        Draft

        --(boundary)
        Content-Type: text/html; charset="UTF-8"
        Content-Transfer-Encoding: quoted-printable

        (HTML)

        --(boundary)
        Content-Transfer-Encoding: base64
        Content-Type: text/calendar; charset="UTF-8"; method="REQUEST"

        QkVHSU46VkNBTEVOREFSDQpNRVRIT0Q6UkVRVUVTVA0KU1VNTUFSWTrlpKcNCkVORDpWQ0FMRU5E
        QVINCg==

        --(boundary)--
        """)


def test_the_calendar_comes_back_as_it_was() -> None:
    """Octet by octet, in an invitation and as an attachment."""
    invitation = parsed(write_invitation(ENVELOPE, LETTER, CALENDAR, "CANCEL"))
    part = list(invitation.iter_parts())[-1]
    assert part.get_payload(decode=True) == CALENDAR
    assert part["Content-Type"].params == {"charset": "UTF-8", "method": "CANCEL"}
    (attached,) = parsed(write_summary(ENVELOPE, LETTER, "a.ics", CALENDAR)).iter_attachments()
    assert attached.get_payload(decode=True) == CALENDAR
    assert (attached.get_filename(), attached["Content-Type"].params["charset"]) == (
        "a.ics", "UTF-8",
    )  # fmt: skip
    alone = parsed(write_summary(ENVELOPE, LETTER, "", None))
    assert alone.get_content_type() == "multipart/alternative"


@given(texts, texts, texts)
@settings(max_examples=100)
def test_no_text_acts_as_a_header(subject: str, sender: str, to: str) -> None:
    """Any subject and names come back as they are, on one line, in seven bits and short lines."""
    envelope = ENVELOPE._replace(sender=SENDER._replace(name=sender), to=ANNE._replace(name=to))
    data = write_invitation(envelope, LETTER._replace(subject=subject), CALENDAR, "REQUEST")
    head, _empty, _body = data.partition(b"\r\n\r\n")
    names = [line.split(b":")[0] for line in head.split(b"\r\n") if not line.startswith(b" ")]
    assert names == [
        b"X-Mailer", b"From", b"To", b"Subject", b"Date", b"Message-ID", b"MIME-Version",
        b"Content-Type",
    ]  # fmt: skip
    assert data.isascii()
    assert max(len(line) for line in data.split(b"\r\n")) <= 78
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert decoded(data, "Subject") == isolated(one_line(subject))
    assert decoded(data, "From") == written(sender, SENDER)
    assert decoded(data, "To") == written(to, ANNE)
    message = parsed(data)
    assert [each.addr_spec for each in message["From"].addresses] == [SENDER.address]
    assert [each.addr_spec for each in message["To"].addresses] == [ANNE.address]


def decoded(data: bytes, header: str) -> str:
    """A header as RFC 2047 has it read: the newer parser puts spaces into long names."""
    return str(make_header(decode_header(message_from_bytes(data)[header])))


def written(name: str, mailbox: Mailbox) -> str:
    words = one_line(name)
    return f"{words} <{mailbox.address}>" if words else mailbox.address


@given(texts, texts)
def test_no_text_acts_in_the_body(title: str, notice: str) -> None:
    """A boundary, a part or a header in a text is text."""
    items = (ITEM._replace(title=title, paragraphs=((title,), (notice,))),)
    letter = LETTER._replace(items=items, notice=notice)
    message = parsed(write_invitation(ENVELOPE, letter, CALENDAR, "REQUEST"))
    kinds = [part.get_content_type() for part in message.walk()]
    assert kinds == ["multipart/alternative", "text/plain", "text/html", "text/calendar"]
    assert not any(part.defects for part in message.walk())


def test_names_from_right_to_left_stay_apart_from_hours() -> None:
    """In the subject, in plain text and in HTML; an address of the web is as it was."""
    item = Item("New", "قاعة", (("09:00 قاعة 10:30", "https://example.org/قاعة"),))
    letter = LETTER._replace(subject="Invitation: قاعة, 09:30", items=(item,))
    message = parsed(write_summary(ENVELOPE, letter, "", None))
    assert message["Subject"] == "Invitation: \u2068قاعة\u2069, 09:30"
    for kind in ("plain", "html"):
        body = message.get_body((kind,))
        assert body
        assert "09:00 \u2068قاعة\u2069 10:30" in body.get_content()
        assert "https://example.org/قاعة" in body.get_content()


def test_the_same_message_is_the_same_bytes_and_another_another() -> None:
    """The Message-ID changes with what is said and to whom, and not with the date."""

    def identity(envelope: Envelope, letter: Letter, calendar: bytes) -> str:
        message_id: str = parsed(write_invitation(envelope, letter, calendar, "REQUEST"))[
            "Message-ID"
        ]
        return message_id

    first = identity(ENVELOPE, LETTER, CALENDAR)
    assert first == identity(ENVELOPE, LETTER, CALENDAR)
    assert first == identity(ENVELOPE._replace(date=datetime(2026, 1, 1)), LETTER, CALENDAR)
    others = {
        identity(ENVELOPE._replace(key="twin"), LETTER, CALENDAR),
        identity(ENVELOPE._replace(to=SENDER), LETTER, CALENDAR),
        identity(ENVELOPE, LETTER._replace(lead="Changed."), CALENDAR),
        identity(ENVELOPE, LETTER, CALENDAR + b"\r\n"),
    }
    assert len(others - {first}) == 4


def test_a_message_of_ours_is_known_by_its_first_line() -> None:
    """So that one that was changed by hand is not taken for somebody else's."""
    assert is_our_message(write_invitation(ENVELOPE, LETTER, CALENDAR, "REQUEST"))
    assert not is_our_message(b"From: me\r\n")


@pytest.mark.parametrize("name", ["", " ", "\n"])
def test_without_a_name_the_address_stands_alone(name: str) -> None:
    """As a mail program writes it."""
    data = write_invitation(
        ENVELOPE._replace(to=ANNE._replace(name=name)), LETTER, CALENDAR, "REQUEST"
    )
    assert b"\r\nTo: anne@example.org\r\n" in data
