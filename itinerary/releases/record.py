"""What people have been told, release by release, as it is kept.

A release holds the parts and the events that changed in it. What people know after one is what this
release and those before it say of each, the latest of them.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cached_property
from itertools import pairwise
from typing import Annotated

from msgspec import Meta, Struct, field

from itinerary.releases.identity import Version, uid_of
from itinerary.releases.parts import Keys, Name, Named, Part, Parts, name_of
from itinerary.releases.snapshot import YEARS, Matter, Structure, Texts
from itinerary.when import SECOND

FORMAT = 2

LAST_NUMBER = 1_000_000  # of a version

_Moment = Annotated[datetime, Meta(tz=True)]


class Stop(Structure, frozen=True):
    """One end of a journey, by the ids of its city and place."""

    city: str
    place: str | None = None
    place_tbc: bool = False


class Meet(Structure, frozen=True):
    """When and where one must be before."""

    at: _Moment
    stop: Stop | None = None
    note: Texts | None = None


class Step(Structure, frozen=True):
    """A line of the order of business."""

    what: Texts
    at: _Moment | None = None
    everyone: bool = False
    who: list[Named] = field(default_factory=list)


class Note(Structure, frozen=True):
    """What only these delegates get."""

    delegates: Keys
    text: Texts


class Document(Structure, frozen=True):
    """A paper, and who gets it where these are not all."""

    title: Texts
    url: str | None = None
    delegates: Keys | None = None


class Content(Matter, frozen=True, kw_only=True, rename={"from_": "from", "except_": "except"}):
    """What is said of an event; whom and what it refers to is said by other parts."""

    city: str | None = None
    place: str | None = None
    from_: Stop | None = None
    to: Stop | None = None
    meet: Meet | None = None
    who: list[Named] = field(default_factory=list)
    except_: list[Named] = field(default_factory=list)
    delegates: Keys = field(default_factory=list)
    organisations: Keys = field(default_factory=list)
    speakers: list[str] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    notes_for: list[Note] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)


class Entry(Structure, frozen=True, kw_only=True):
    """What a release said of an event: its content, or that it is withdrawn.

    `id` is the one that it had then, and `first` the key by which it is known, if that is another.
    """

    id: str
    first: str | None = None
    uid: str
    sequence: Annotated[int, Meta(ge=0, le=LAST_NUMBER)]
    modified: _Moment  # in UTC
    withdrawn: bool = False
    content: Content | None = None

    def __post_init__(self) -> None:
        _refuse_unless(self.withdrawn == (self.content is None), "an event has one content")
        _refuse_unless(self.modified.year in YEARS, "there is no such year")

    @property
    def key(self) -> str:
        """By what an event is known for ever: the id that it had first."""
        return self.first or self.id


class Release(Structure, frozen=True):
    """One occasion on which people were told of what had changed; `gone` is what is no more.

    `moment` is when calendars say that it changed, where that is not the time of the release.
    """

    number: int
    time: _Moment  # on the home clock
    message: str
    moment: _Moment | None = None  # in UTC
    parts: tuple[Part, ...] = ()
    gone: tuple[Name, ...] = ()
    events: tuple[Entry, ...] = ()

    def __post_init__(self) -> None:
        keys = {each.key for each in self.events}
        _refuse_unless(len(keys) == len(self.events), "an event stands once in a release")
        ids = [each.id for each in self.events if not each.withdrawn]
        _refuse_unless(len(ids) == len({*ids}), "an id is that of one event")
        names = {*map(name_of, self.parts), *self.gone}
        _refuse_unless(len(names) == len(self.parts) + len(self.gone), "a part stands once")
        _refuse_unless(bool(keys or names), "a release says something")
        _refuse_unless(self.time.year in YEARS, "there is no such year")
        _refuse_unless(self.changed.year in YEARS, "there is no such year")

    @property
    def changed(self) -> datetime:
        """When calendars say that it changed what people were told, in UTC."""
        return (self.moment or self.time).astimezone(UTC)


class Record(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, dict=True):
    """All releases of a programme, which is named by its id.

    `continued` is the name of the file that goes on from here, once another one does.
    """

    format: Annotated[int, Meta(ge=FORMAT, le=FORMAT)]
    programme: str
    releases: tuple[Release, ...]
    continued: str | None = None

    def __post_init__(self) -> None:
        numbers = [release.number for release in self.releases]
        _refuse_unless(numbers == [*range(1, len(numbers) + 1)] != [], "numbers count from 1")
        for key, entries in self.histories.items():
            names = {entry.uid for _, entry in entries}
            _refuse_unless(names == {uid_of(self.programme, key)}, "this is another event's UID")
            for (_, earlier), (_, later) in pairwise(entries):
                grows = earlier.sequence < later.sequence and earlier.modified < later.modified
                _refuse_unless(grows, "versions only grow")

    @property
    def latest(self) -> Release:
        """The last release."""
        return self.releases[-1]

    @cached_property
    def histories(self) -> Mapping[str, list[tuple[int, Entry]]]:
        """What was said of each event by its key, in the order in which it was, with its release.

        Whatever id it had: it goes on under the next one.
        """
        histories: dict[str, list[tuple[int, Entry]]] = {}
        for release in self.releases:
            for entry in release.events:
                histories.setdefault(entry.key, []).append((release.number, entry))
        return histories

    def parts(self, number: int) -> Parts:
        """The parts that there were after the release of this number; none after none."""
        state: dict[Name, Part] = {}
        for release in self.releases[:number]:
            state |= {name_of(part): part for part in release.parts}
            for name in release.gone:
                state.pop(name, None)
        return state


def version_of(entry: Entry) -> Version:
    """The version that an entry is."""
    return Version(entry.sequence, entry.modified.astimezone(UTC))


def is_last(version: Version) -> bool:
    """Whether no version can follow: there is no next number, or no next second."""
    next_second = version.modified + SECOND
    return version.sequence == LAST_NUMBER or next_second.year not in YEARS


def _refuse_unless(condition: bool, sentence: str) -> None:
    if not condition:
        raise ValueError(sentence)
