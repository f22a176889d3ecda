"""Cards for address books, read by two readers that know nothing of each other."""

import re

import vobject
from icalendar.parser import Contentlines

from itinerary.formats.vcard import write_vcards
from itinerary.views.sheets.address_book import Entry

ENTRIES = (
    Entry(
        name="Ren Hoshikage",
        title="Président, par intérim; honoraire",
        organisation="Maison de la coopération; Ukigumo",
        phone="+81 6 1234 5678",
        email="ren@example.org",
        note="Accueil : visite\nTEL:+33 9 \\n",
        local_name="星影 蓮" * 12,
    ),
    Entry("X\r\nEND:VCARD", note="\x00\x1b[31m"),
)


def test_two_readers_read_the_same() -> None:
    """Names, numbers and notes, whatever stands in them; nothing in one ends a line or a card."""
    text = write_vcards(ENTRIES)
    first, second = vobject.readComponents(text)
    assert (first.fn.value, first.n.value.family, first.title.value) == (
        "Ren Hoshikage", "Ren Hoshikage", ENTRIES[0].title,
    )  # fmt: skip
    assert first.org.value == [ENTRIES[0].organisation]
    assert (first.tel.value, first.email.value) == (ENTRIES[0].phone, ENTRIES[0].email)
    assert (first.note.value, first.nickname.value) == (ENTRIES[0].note, ENTRIES[0].local_name)
    assert (second.fn.value, second.note.value) == ("X\nEND:VCARD", "[31m")
    lines = [line.parts() for line in Contentlines.from_ical(text) if line]
    values = {name: _unescaped(value) for name, _params, value in reversed(lines)}
    keys = ("FN", "TITLE", "ORG", "TEL", "EMAIL", "NICKNAME")
    assert [values[key] for key in keys] == [
        ENTRIES[0].name, ENTRIES[0].title, ENTRIES[0].organisation, ENTRIES[0].phone,
        ENTRIES[0].email, ENTRIES[0].local_name,
    ]  # fmt: skip
    assert [name for name, *_rest in lines].count("END") == len(ENTRIES)


def _unescaped(value: str) -> str:
    """A value as RFC 2426 (4) has it read."""
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


def test_no_line_is_longer_than_readers_take() -> None:
    """Seventy-five bytes at most, broken between characters (RFC 2426, 2.6)."""
    lines = write_vcards(ENTRIES).encode().split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(line.decode() is not None for line in lines)
