"""Cards of people that phones and address books read: vCard 3.0 (RFC 2426), in UTF-8.

Not 4.0: iPhone, Android, Outlook and Google all read 3.0, and some of them nothing newer.
"""

from collections.abc import Iterable, Iterator

from itinerary.views.sheets.address_book import Entry

_LONGEST_LINE = 75  # bytes, without what ends it
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})
_NO_CONTROL = dict.fromkeys((*range(10), *range(11, 32), 127))


def write_vcards(people: Iterable[Entry]) -> str:
    """The people as cards, one after the other."""
    return "".join(f"{_folded(line)}\r\n" for person in people for line in _lines(person))


def _lines(person: Entry) -> Iterator[str]:
    yield "BEGIN:VCARD"
    yield "VERSION:3.0"
    yield f"FN:{_text(person.name)}"
    # Which word of a name is the family's, no file says: it stands whole, where it is not taken
    # apart in the wrong place.
    yield f"N:{_text(person.name)};;;;"
    labelled = (
        ("NICKNAME", person.local_name),
        ("TITLE", person.title),
        ("ORG", person.organisation),
        ("TEL;TYPE=CELL,VOICE", person.phone),
        ("EMAIL;TYPE=INTERNET", person.email),
        ("NOTE", person.note),
    )
    yield from (f"{name}:{_text(said)}" for name, said in labelled if said)
    yield "END:VCARD"


def _text(words: str) -> str:
    """A value in which nothing parts it from others, or ends its line."""
    return words.translate(_NO_CONTROL).translate(_ESCAPED)


def _folded(line: str) -> str:
    """A line as several of which none is too long, folded between characters."""
    parts, room = [""], _LONGEST_LINE
    for letter in line:
        size = len(letter.encode())
        if size > room:
            parts.append("")
            room = _LONGEST_LINE - 1  # behind the space
        parts[-1] += letter
        room -= size
    return "\r\n ".join(parts)
