"""What is to be done with each object: by what is wanted, what was noted, and what is there.

Never over somebody's work: what is there is ours when it is the version that we noted, or says what
we say, or once said. All else is left.
"""

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

from itinerary.delivery.push.calendars import Calendars, Wanted
from itinerary.delivery.push.pushed import Note, Url
from itinerary.delivery.push.server import Path
from itinerary.formats.calendar.objects import Said, said, write_object
from itinerary.releases.identity import digest_of_bytes

# put or delete it; look at what is there before that; note that it is as it should be, or no more;
# leave it, because it was changed or deleted there, or because its version cannot be asked for.
Deed = Literal["put", "delete", "look", "note", "forget", "changed", "deleted", "unversioned"]
ENDING = ".ics"


class Item(NamedTuple):
    """An object of a calendar: as it is wanted, as we noted it, and its version there.

    None where it is not wanted, not noted, or not there.
    """

    wanted: bytes | None
    noted: Note | None
    there: str | None


class Step(NamedTuple):
    """What is to be done with an object of a calendar, whose address is `url`.

    `there` is the version that it has there.
    """

    calendar: Wanted
    url: Url
    uid: str
    deed: Deed
    there: str | None

    @property
    def path(self) -> Path:
        """Where it is on the server."""
        return f"{urlsplit(self.url).path}{self.uid}{ENDING}"


def steps(
    wanted: Wanted,
    url: Url,
    noted: Mapping[str, Note],
    there: Mapping[str, str],
    calendars: Calendars,
) -> Iterator[Step]:
    """What is to be done in a calendar; nothing with what is as it should be, or is none of ours.

    `noted` are by UIDs; `there` are versions by the names of objects.
    """
    known = {uid: there.get(f"{uid}{ENDING}") for uid in (*wanted.events, *noted)}
    lost = {
        uid: tag
        for name, tag in there.items()
        if (uid := name.removesuffix(ENDING)) in calendars.ids and name.endswith(ENDING)
    }
    for uid, tag in {**known, **lost}.items():
        item = Item(object_of(wanted, uid), noted.get(uid), tag)
        deed = first_deed(item)
        if deed:
            yield Step(wanted, url, uid, deed, tag)


def object_of(wanted: Wanted, uid: str) -> bytes | None:
    """The bytes of an object, if it is wanted."""
    event = wanted.events.get(uid)
    return write_object(event) if event else None


def first_deed(item: Item) -> Deed | None:
    """What is to be done with an object, before anybody has looked at it; None for nothing."""
    if item.there is None:
        return _of_absent(item)
    if not item.there:
        return "unversioned"
    if item.noted is None or item.noted.tag != item.there:
        return "look"
    if item.wanted is None:
        return "delete"
    return None if item.noted.digest == digest_of_bytes(item.wanted) else "put"


def _of_absent(item: Item) -> Deed | None:
    if item.wanted is None:
        return "forget" if item.noted else None
    return "deleted" if item.noted else "put"


def looked_deed(wanted: bytes | None, there: bytes, ever: Iterator[Said]) -> Deed:
    """What is to be done with an object that was looked at; `ever` is what it can have said."""
    says = said(there)
    if wanted is not None and says == said(wanted):
        return "note"
    if any(says == each for each in ever):
        return "delete" if wanted is None else "put"
    return "changed"
