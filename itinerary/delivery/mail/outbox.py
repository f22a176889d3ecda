"""Which messages there are: to whom, about what, in which file; made when they are needed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from functools import cached_property, partial

from itinerary.delivery.exports import Exporter, File
from itinerary.delivery.mail.sent import Message
from itinerary.disk.folders import owned_name
from itinerary.disk.manifests import Names
from itinerary.formats.calendar.ics import (
    EventBytes,
    Method,
    addressed,
    read_versions,
    write_calendar,
)
from itinerary.formats.mail.eml import (
    Envelope,
    is_our_message,
    read_calendar,
    write_invitation,
    write_summary,
)
from itinerary.formats.mailboxes import Mailbox, mailbox
from itinerary.languages import speaking
from itinerary.programme.model import Delegate
from itinerary.releases.identity import Version, digest
from itinerary.releases.news import Known, News, nothing_known
from itinerary.releases.snapshot import told_to
from itinerary.releases.versions import Versions
from itinerary.values import Value
from itinerary.views.calendars import Choices, is_held
from itinerary.views.letters import change_sheet, invitation, leading
from itinerary.views.pages import Letter
from itinerary.views.readers import Reader
from itinerary.views.words import name

Kept = frozenset[tuple[Delegate, str]]  # for whom an event is off that stays in their mailbox


class Mail(Value, frozen=True):
    """A message to one person, and the file that it is written to.

    Its letter and its bytes are made anew: those of thousands of messages are never held at once.
    """

    name: str
    message: Message
    events: tuple[EventBytes, ...]
    envelope: Envelope
    write: Callable[[], Letter]
    make: Callable[[Letter, Envelope], bytes]

    @property
    def subject(self) -> str:
        """What it is about, in the language of who gets it."""
        return self.write().subject

    @property
    def data(self) -> bytes:
        """The bytes, dated by when what they say last changed: they are always the same."""
        return self.make(self.write(), self.envelope)

    def dated(self, now: datetime) -> bytes:
        """The bytes as they are sent, dated then: or they would lie under older messages."""
        return self.make(self.write(), self.envelope._replace(date=now))

    @property
    def to(self) -> Mailbox:
        """Who gets it."""
        return self.envelope.to

    @property
    def parts(self) -> Mapping[str, Version]:
        """The versions of its events, by their UIDs."""
        return {event.uid: event.version for event in self.events}

    def is_like(self, data: bytes) -> bool:
        """Whether bytes are those of one of our messages, by their own words."""
        return is_our_message(data)

    def parts_of(self, data: bytes) -> Mapping[str, Version]:
        """The versions of the events of one of our messages."""
        return read_versions(read_calendar(data))


class Outbox:
    """Makes one sender's messages about a programme, each in the language of who gets it.

    `versions` is how the programme stands to what people were told; `otherwise` is the reader in
    place of those whose entry has no language that the tool speaks. Whoever has no address
    gets nothing. `names` are those that files were given so far, and grow.
    `leads` are the pages and feeds to which messages lead, by the ids of who gets them.
    """

    def __init__(
        self,
        versions: Versions,
        otherwise: Reader,
        sender: Mailbox,
        names: Names | None = None,
        leads: Mapping[str, tuple[str, str]] | None = None,
    ) -> None:
        self._leads = leads or {}
        self._versions = versions
        self._programme = versions.programme
        self._names: Names = {} if names is None else names
        self._exporter = Exporter(versions.programme, otherwise, versions, names=self._names)
        self._sender = sender

    def invitations(self, news: Sequence[News], known: Known = nothing_known) -> tuple[Mail, ...]:
        """A message for each of the news, in a folder for each person; `known` is what they knew.

        Last are those that leave an event in a mailbox for somebody else: who has it by then.
        """
        kept = self._kept(news, known)
        mails: list[Mail] = []
        late: list[Mail] = []
        for to, theirs in by_delegate(news).items():
            if address := self._mailbox(to):
                whose = self._exporter.whose(to)
                folder = owned_name(whose, address.name, to.id, self._names)
                made = self._invitations_to(address, theirs, folder, kept)
                for told, mail in zip(theirs, made, strict=True):
                    (late if (to, told.event.id) in kept else mails).append(mail)
        return (*mails, *late)

    def summaries(self, news: Iterable[News]) -> tuple[Mail, ...]:
        """A message for each person, with all of their news and their whole calendar."""
        mails: list[Mail] = []
        calendars = self._calendars()
        for to, theirs in by_delegate(news).items():
            if address := self._mailbox(to):
                whose = self._exporter.whose(to)
                stem = owned_name(whose, address.name, to.id, self._names)
                mails.append(self._summary(address, theirs, stem, calendars.get(to)))
        return tuple(mails)

    def _invitations_to(
        self, address: Mailbox, news: Sequence[News], folder: str, kept: Kept
    ) -> Iterable[Mail]:
        names: Names = {}
        for told in news:
            event = self._exporter.event(told.event, told.to, told.version, told.off)
            stem = owned_name(told.event.id, f"{event.days.first} {told.event.id}", "", names)
            message = self._message(address, (told,), summary=False)
            envelope = Envelope(self._sender, address, told.version.modified, message.delegate)
            make = partial(_invitation, event, _method(told), _asks(told))
            if (told.to, told.event.id) in kept:
                make = partial(_with_calendar, None)
            write = partial(self._letter, told)
            yield Mail(f"{folder}/{stem}.eml", message, (event,), envelope, write, make)

    def _summary(
        self, address: Mailbox, news: Sequence[News], stem: str, calendar: File | None
    ) -> Mail:
        modified = max(each.version.modified for each in news)
        message = self._message(address, news, summary=True)
        envelope = Envelope(self._sender, address, modified, message.delegate)
        write = partial(self._change_sheet, news, attached=calendar is not None)
        make = partial(_with_calendar, calendar)
        events = calendar.events if calendar else ()
        return Mail(f"{stem}.eml", message, events, envelope, write, make)

    def _letter(self, told: News) -> Letter:
        reader = self._exporter.reader_for(told.to)
        with speaking(reader.language):
            return self._leading(told.to, invitation(told, self._programme, reader))

    def _change_sheet(self, news: Sequence[News], *, attached: bool) -> Letter:
        reader = self._exporter.reader_for(news[0].to)
        with speaking(reader.language):
            letter = change_sheet(news, self._programme, reader, attached=attached)
            return self._leading(news[0].to, letter)

    def _leading(self, to: Delegate, letter: Letter) -> Letter:
        """The letter with where its reader's page and feed are, if it is to say so."""
        found = self._leads.get(to.id)
        return leading(letter, *found) if found else letter

    def _kept(self, news: Iterable[News], known: Known) -> Kept:
        """Whom an event is off for, and must stay in the mailbox for somebody else who reads there.

        Only where they know it already, or hear of it now: sending may stop at any message.
        """
        heard = {(each.to, each.event.id) for each in news if not each.off}

        def has(to: Delegate, id: str) -> bool:
            told = told_to(to.id, known(to).get(id))
            return (told is not None and told.status != "cancelled") or (to, id) in heard

        return frozenset(
            (each.to, each.event.id)
            for each in news
            if each.off and any(has(to, each.event.id) for to in self._others(each))
        )

    def _others(self, cancelled: News) -> list[Delegate]:
        """Those with the same mailbox for whom an event takes place that is off for one."""
        event = self._versions.events.get(cancelled.event.id)
        address = self._mailbox(cancelled.to)
        if not (event and address) or event.status == "cancelled" or not is_held(event, Choices()):
            return []
        readers = self._readers[address.address.lower()]
        return [each for each in readers if each != cancelled.to and each in event.delegates]

    @cached_property
    def _readers(self) -> Mapping[str, list[Delegate]]:
        """Who has which address."""
        readers: dict[str, list[Delegate]] = {}
        for delegate in self._programme.delegates.values():
            if address := self._mailbox(delegate):
                readers.setdefault(address.address.lower(), []).append(delegate)
        return readers

    def _message(self, address: Mailbox, news: Sequence[News], *, summary: bool) -> Message:
        versions, key_of = self._versions, self._versions.lineages.key_of
        noted = ((key_of(each.event.id), versions.version_of(each.event.id)) for each in news)
        events = tuple((key, version) for key, version in noted if version)
        where = digest(self._programme.id, address.address)
        to = self._versions.identities.keys[news[0].to.id]
        return Message(to, where, events, summary)

    def _calendars(self) -> Mapping[Delegate | None, File]:
        """Everybody's calendar, as `export` makes it."""
        return {
            calendar.to: self._exporter.files(calendar, split=False, apart=False)[0]
            for calendar in self._exporter.of_each()
        }

    def _mailbox(self, to: Delegate) -> Mailbox | None:
        return mailbox(name(to, self._exporter.reader_for(to)), to.email) if to.email else None


def by_delegate(news: Iterable[News]) -> dict[Delegate, list[News]]:
    """The news of each delegate, both in their order."""
    theirs: dict[Delegate, list[News]] = {}
    for each in news:
        theirs.setdefault(each.to, []).append(each)
    return theirs


def _method(told: News) -> Method:
    return "CANCEL" if told.off else "REQUEST"


def _asks(told: News) -> bool:
    """Whether they are to answer: what stays at its time and place needs no second answer."""
    return not told.off and (told.change is None or told.change.moves)


def _invitation(
    event: EventBytes, method: Method, asks: bool, letter: Letter, envelope: Envelope
) -> bytes:
    with speaking(letter.language):
        invited = addressed(event, envelope.sender, envelope.to, asks=asks)
        return write_invitation(envelope, letter, write_calendar("", (invited,), method), method)


def _with_calendar(calendar: File | None, letter: Letter, envelope: Envelope) -> bytes:
    with speaking(letter.language):
        name = calendar.name if calendar else ""
        return write_summary(envelope, letter, name, calendar.data if calendar else None)
