"""iCalendar, down to the octet: what every reader needs, for any text and any zone."""

import re
from datetime import UTC, date, datetime, timedelta
from textwrap import dedent
from unicodedata import category
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from readers import READERS

from itinerary.formats.calendar.ics import (
    Method,
    addressed,
    read_events,
    unversioned,
    write_calendar,
    write_event,
)
from itinerary.formats.directions import isolated
from itinerary.formats.mailboxes import Mailbox
from itinerary.releases.identity import Version
from itinerary.views.calendars import CalendarEvent
from itinerary.when import Days

REVISED = datetime(2025, 4, 7, 16, tzinfo=UTC)
TOKYO, PARIS = ZoneInfo("Asia/Tokyo"), ZoneInfo("Europe/Paris")
DAY = date(2025, 4, 15)
NAMES = re.compile(rb"^([A-Z-]+)[:;]")
TEXT_PROPERTIES = ("SUMMARY", "LOCATION", "DESCRIPTION")

FORUM = CalendarEvent(
    uid="8dca9b36-1a00-54c0-b5e6-e92dc2464978",
    version=Version(0, REVISED),
    start=datetime(2025, 4, 15, 9, 30, tzinfo=TOKYO),
    end=datetime(2025, 4, 15, 12, 0, tzinfo=TOKYO),
    days=Days(DAY, DAY),
    summary="Mobility forum",
    description="Tuesday\nTwo; three, and more",
    location="Minamo",
    coordinates=(34.69, 135.486),
    url="https://example.org/forum?a=1&b=%20",
    category="conference",
    status="CONFIRMED",
    transparent=False,
    confidential=False,
    reminder=timedelta(minutes=20),
)

# Whatever a file may hold: any script, emoji, and what iCalendar gives a meaning to.
texts = st.text(
    st.one_of(
        st.characters(codec="utf-8"),
        st.sampled_from("\\;,:\"'^\n 大阪é👩‍👧☃️"),
        st.sampled_from("\r\t\x00\x0b\x1b\x7f\x85\u2028\u2029\ufffe\uffff\ufeff"),
    ),
    min_size=1,
    max_size=120,
).filter(
    lambda value: "\\N" not in allowed(value)
)  # icalendar reads that as a line break, escaped or not
thorough = settings(derandomize=True, max_examples=75, deadline=None)


def text(data: bytes) -> str:
    return data.decode().replace("\r\n", "\n")


def unfolded(data: bytes) -> list[bytes]:
    return data.replace(b"\r\n ", b"").split(b"\r\n")[:-1]


def test_an_event_with_hours_is_written_in_this_form() -> None:
    """The whole of an event: its properties in a fixed order, its alarm last."""
    assert text(write_event(FORUM).data) == dedent("""\
        BEGIN:VEVENT
        UID:8dca9b36-1a00-54c0-b5e6-e92dc2464978
        DTSTAMP:20250407T160000Z
        LAST-MODIFIED:20250407T160000Z
        SEQUENCE:0
        DTSTART;TZID=Asia/Tokyo:20250415T093000
        DTEND;TZID=Asia/Tokyo:20250415T120000
        SUMMARY:Mobility forum
        STATUS:CONFIRMED
        TRANSP:OPAQUE
        CLASS:PUBLIC
        LOCATION:Minamo
        GEO:34.69;135.486
        X-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-APPLE-RADIUS=100;X-TITLE="Minamo":
         geo:34.69,135.486
        DESCRIPTION:Tuesday\\nTwo\\; three\\, and more
        URL:https://example.org/forum?a=1&b=%20
        CATEGORIES:conference
        X-MICROSOFT-CDO-BUSYSTATUS:BUSY
        BEGIN:VALARM
        ACTION:DISPLAY
        TRIGGER:-PT20M
        DESCRIPTION:Tuesday\\nTwo\\; three\\, and more
        END:VALARM
        END:VEVENT
        """)


def test_a_whole_day_ends_before_the_next_and_has_no_alarm() -> None:
    """Whole days: the end is the day after the last, Microsoft is told, and nothing rings."""
    event = FORUM._replace(
        start=None,
        end=None,
        days=Days(DAY, date(2025, 4, 17)),
        status="TENTATIVE",
        transparent=True,
        confidential=True,
        coordinates=None,
        url=None,
        description="",
        location="",
    )
    assert text(write_event(event).data) == dedent("""\
        BEGIN:VEVENT
        UID:8dca9b36-1a00-54c0-b5e6-e92dc2464978
        DTSTAMP:20250407T160000Z
        LAST-MODIFIED:20250407T160000Z
        SEQUENCE:0
        DTSTART;VALUE=DATE:20250415
        DTEND;VALUE=DATE:20250418
        SUMMARY:Mobility forum
        STATUS:TENTATIVE
        TRANSP:TRANSPARENT
        CLASS:CONFIDENTIAL
        CATEGORIES:conference
        X-MICROSOFT-CDO-BUSYSTATUS:FREE
        X-MICROSOFT-CDO-ALLDAYEVENT:TRUE
        END:VEVENT
        """)


@pytest.mark.parametrize(
    ("status", "transparent", "busy"),
    [
        ("CONFIRMED", False, "BUSY"),
        ("TENTATIVE", False, "TENTATIVE"),
        ("TENTATIVE", True, "FREE"),
        ("CANCELLED", True, "FREE"),
    ],
)
def test_microsofts_word_is_in_step(status: str, transparent: bool, busy: str) -> None:
    """What Outlook shows follows from STATUS and TRANSP, which are always there."""
    event = FORUM._replace(status=status, transparent=transparent)  # type: ignore[arg-type]
    lines = unfolded(write_event(event).data)
    assert f"X-MICROSOFT-CDO-BUSYSTATUS:{busy}".encode() in lines
    assert f"STATUS:{status}".encode() in lines
    assert (b"TRANSP:TRANSPARENT" if transparent else b"TRANSP:OPAQUE") in lines


@pytest.mark.parametrize("url", ["https://example.org/a,b?c;d=%20&e", "https://example.org/大阪"])
def test_a_link_is_written_as_it_is(url: str) -> None:
    """A link is no text: nothing in it is escaped, and every reader takes it."""
    data = write_calendar("Mission", [write_event(FORUM._replace(url=url))])
    assert f"URL:{url}".encode() in unfolded(data)
    assert [len([*reader(data.decode())]) for reader in READERS.values()] == [1] * len(READERS)


def test_a_calendar_of_one_event_has_no_name() -> None:
    """Outlook opens a new calendar for a file with a name, so one event comes without."""
    assert text(write_calendar("Mission", [write_event(FORUM._replace(reminder=None))])).startswith(
        dedent("""\
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//delegation-itinerary//itinerary//EN
        CALSCALE:GREGORIAN
        BEGIN:VTIMEZONE
        TZID:Asia/Tokyo
        """)
    )


def test_a_calendar_has_its_events_by_start_and_then_uid() -> None:
    """The order of events depends on nothing but themselves, whole days at their midnight UTC."""
    later = FORUM._replace(uid="b", start=FORUM.end, end=FORUM.end)
    same = FORUM._replace(uid="a")
    whole = FORUM._replace(uid="z", start=None, end=None)
    made = [write_event(each) for each in (later, FORUM, same, whole)]
    data = write_calendar("Mission, part; one", made)
    assert data == write_calendar("Mission, part; one", reversed(made))
    assert [event["UID"] for event in Calendar.from_ical(data).walk("VEVENT")] == [
        "z",
        FORUM.uid,
        "a",
        "b",
    ]
    names = {line for line in unfolded(data) if b"NAME:" in line and not line.startswith(b"TZ")}
    assert names == {b"NAME:Mission\\, part\\; one", b"X-WR-CALNAME:Mission\\, part\\; one"}


@pytest.mark.parametrize(
    ("start", "end", "lines"),
    [
        # The hour that happens twice, and the others of its day
        ("2025-10-26 02:30 1", "2025-10-26 03:30 0", ["20251026T013000Z", "20251026T023000Z"]),
        # Each end for itself
        ("2025-10-25 23:30 0", "2025-10-26 00:30 0", ["Paris:20251025T233000", "20251025T223000Z"]),
        ("2025-03-30 22:00 0", "2025-03-31 01:00 0", ["20250330T200000Z", "Paris:20250331T010000"]),
        (
            "2025-03-29 22:00 0",
            "2025-03-29 23:00 0",
            ["Paris:20250329T220000", "Paris:20250329T230000"],
        ),
    ],
)
def test_hours_on_a_day_of_a_change_of_clocks_are_written_in_utc(
    start: str, end: str, lines: list[str]
) -> None:
    """Readers are an hour off on such a day, so each end that falls on it is said in UTC."""
    ends = [
        datetime.fromisoformat(each[:-2]).replace(tzinfo=PARIS, fold=int(each[-1]))
        for each in (start, end)
    ]
    data = write_event(FORUM._replace(start=ends[0], end=ends[1])).data
    written = [
        line.decode().partition("Europe/")[2] or line.decode().partition(":")[2]
        for line in unfolded(data)[5:7]
    ]
    assert written == lines


def test_every_zone_is_named_and_comes_with_its_rules() -> None:
    """Whichever zone an event is in, its own clock is written, and its rules are beside it."""
    starts = {
        zone: datetime(2025, 7, 1, 10, 0, tzinfo=ZoneInfo(zone))
        for zone in sorted(available_timezones() - {"UTC"})
    }
    made = [
        write_event(
            FORUM._replace(uid=zone, start=start, end=start + timedelta(hours=1), reminder=None)
        )
        for zone, start in starts.items()
    ]
    data = write_calendar("Mission", made)
    defined = re.findall(rb"^TZID:([^\r]+)", data, re.MULTILINE)
    assert [zone.decode() for zone in defined] == list(starts)
    for event in Calendar.from_ical(data).walk("VEVENT"):
        assert event["DTSTART"].params == {"TZID": event["UID"]}
        assert event.decoded("DTSTART").astimezone(UTC) == starts[event["UID"]].astimezone(UTC)


@thorough
@given(texts, texts, texts, st.booleans())
def test_any_text_comes_back(summary: str, location: str, description: str, timed: bool) -> None:
    """Any text comes back as it went in, without what no calendar may hold, or not all read."""
    event = FORUM._replace(summary=summary, location=location, description=description)
    if not timed:
        event = event._replace(start=None, end=None)
    data = write_calendar("Mission", [write_event(event)]).decode()
    expected = tuple(map(allowed, (summary, location, description)))
    for name in ("icalendar", "ical", "vobject"):
        [seen] = READERS[name](data)
        assert (seen.summary, seen.location, seen.description) == expected, name


@thorough
@given(texts, texts, texts)
def test_lines_are_short_and_fold_between_characters(
    title: str, summary: str, description: str
) -> None:
    """No line is over 75 octets, and each is whole characters: 11 of 19 readers garble halves."""
    event = FORUM._replace(summary=summary, location=summary, description=description)
    data = write_calendar(title, [write_event(event), write_event(event._replace(uid="b"))])
    assert data.endswith(b"END:VCALENDAR\r\n")
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        assert b"\n" not in line
        assert b"\r" not in line
        line.decode()


@thorough
@given(texts, texts, texts)
def test_no_text_can_start_a_property(title: str, summary: str, description: str) -> None:
    """Whatever a text says, the calendar has the properties that it has with any other text."""
    event = FORUM._replace(
        summary=f"x{summary}", location=f"x{title}", description=f"x{description}"
    )
    plain = FORUM._replace(summary="x", location="x", description="x")
    assert properties(title, event) == properties("x", plain)


def properties(title: str, event: CalendarEvent) -> list[bytes]:
    data = write_calendar(f"x{title}", [write_event(event), write_event(event)])
    found = [NAMES.match(line) for line in unfolded(data)]
    assert all(found)
    return [match[1] for match in found if match]


def allowed(value: str) -> str:
    """A text without controls, non-characters and backslashes, all line breaks alike."""
    lines = re.sub("\r\n?|[\v\f\x85\u2028\u2029]", "\n", value)
    kept = "".join(each for each in lines if each in "\n\t" or is_character(each))
    return isolated(kept.replace("\\", "/"))


def is_character(each: str) -> bool:
    return not (
        category(each) == "Cc" or ord(each) & 0xFFFE == 0xFFFE or "\ufdd0" <= each <= "\ufdef"
    )


def test_a_change_of_version_is_no_change_of_content() -> None:
    """What an event says is compared without the moment and the count of its changes."""
    later = FORUM._replace(version=Version(3, REVISED + timedelta(days=1)))
    assert unversioned(write_event(later).data) == unversioned(write_event(FORUM).data)
    other = FORUM._replace(summary="Other")
    assert unversioned(write_event(other).data) != unversioned(write_event(FORUM).data)


def test_events_are_read_from_a_calendar_by_their_uid() -> None:
    """Each event of a calendar is found, also where a text looks like the end of one."""
    sly = FORUM._replace(uid="b", summary="END:VEVENT\nBEGIN:VEVENT\nUID:c")
    made = [write_event(FORUM), write_event(sly)]
    assert read_events(write_calendar("Mission", made)) == {
        event.uid: unversioned(event.data) for event in made
    }


@settings(max_examples=25)  # each is read six times
@given(texts, st.sampled_from(["REQUEST", "CANCEL"]), st.booleans())
def test_a_message_says_who_invites_whom(name: str, method: Method, asks: bool) -> None:
    """Any name stays one parameter of one line, and the event is otherwise as it was."""
    event = write_event(FORUM)
    sender = Mailbox(name, "a+b%c&d@example.org")
    invited = addressed(event, sender, Mailbox("", "anne@example.org"), asks=asks)
    data = write_calendar("", [invited], method)
    lines = data.split(b"\r\n")
    assert lines[4] == f"METHOD:{method}".encode()
    assert max(len(line) for line in lines) <= 75
    calendar = Calendar.from_ical(data)
    said = calendar.events[0]
    assert str(said["ORGANIZER"]) == "mailto:a+b%25c%26d@example.org"
    asked = {"PARTSTAT": "NEEDS-ACTION", "RSVP": "TRUE"} if asks else {}
    assert dict(said["ATTENDEE"].params) == asked
    del said["ORGANIZER"], said["ATTENDEE"]
    assert said.to_ical() == Calendar.from_ical(write_calendar("", [event])).events[0].to_ical()
    for sees in READERS.values():
        assert len(list(sees(data.decode()))) == 1
