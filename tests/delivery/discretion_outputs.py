"""All that one of a delegation gets of a mission: what printers are handed, and bytes."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from conftest import READER
from discretion_missions import Told

from itinerary.delivery.booklets import Press
from itinerary.delivery.changes import Changes
from itinerary.delivery.exports import Exporter
from itinerary.delivery.mail.knowledge import Knowledge
from itinerary.delivery.mail.outbox import Outbox
from itinerary.delivery.push.calendars import Calendars
from itinerary.delivery.site.addresses import Address, Site
from itinerary.delivery.site.plan import Plan
from itinerary.disk.trees import Planned
from itinerary.formats.calendar.objects import write_object
from itinerary.formats.mailboxes import Mailbox
from itinerary.formats.print.booklet import Look, booklet_data
from itinerary.formats.site.cards import write_cards
from itinerary.programme.model import Delegate
from itinerary.queries.contacts import chosen_contacts
from itinerary.queries.selection import Selection, selected
from itinerary.releases.change_sheets import sheets_by_delegate, with_former
from itinerary.releases.changes import different
from itinerary.releases.codes import Listing
from itinerary.releases.history import told_by
from itinerary.releases.listings import Listings
from itinerary.releases.membership import Membership, delegation, delegation_of
from itinerary.releases.news import news
from itinerary.releases.part_changes import part_changes
from itinerary.releases.versions import Versions
from itinerary.views.agenda import agenda
from itinerary.views.booklet.audience import Audience, audience_of
from itinerary.views.booklet.booklet import Wish
from itinerary.views.changes.differences import differences
from itinerary.views.current.changes import page_of, sheet_of
from itinerary.views.readers import reader_for
from itinerary.views.sheets.catalogue import sheet
from itinerary.views.sheets.codes import DeskCodes
from itinerary.views.sheets.records import Asked, mission_of
from itinerary.views.sheets.records import told as told_on
from itinerary.views.site.cards import card
from itinerary.views.week import week

SENDER = Mailbox("Secretariat", "protocol@example.org")
ADDRESS = Address("p" * 32, "c" * 32)
URL = f"https://example.org/p/{ADDRESS.page}/"


def to(told: Told) -> Delegate:
    """Whose reading it is."""
    return told.versions.programme.delegates[told.reader]


def calendars(told: Told) -> Iterator[object]:
    """Their calendar, in one file and in several, and what of it is new since each chapter."""
    yield from _calendars(told, told.versions, told.chapters)


def draft_calendars(told: Told) -> Iterator[object]:
    """The same of what is not released yet."""
    yield from _calendars(told, told.draft, ())


def _calendars(told: Told, versions: Versions, since: Iterable[int]) -> Iterator[object]:
    exporter = Exporter(versions.programme, READER, versions)
    for calendar in exporter.of_each():
        if calendar.to and calendar.to.id == told.reader:
            later = [Changes(versions, number).of(calendar) for number in since]
            for split, each in ((True, calendar), *((False, each) for each in (calendar, *later))):
                files = exporter.files(each, split=split, apart=True)
                yield [(file.name, file.data) for file in files]


def pushed(told: Told) -> Iterator[object]:
    """Their calendar on a server, object by object."""
    for each in Calendars(told.versions, is_over=False).of_everyone():
        if each.calendar.to and each.calendar.to.id == told.reader:
            objects = [(uid, write_object(event)) for uid, event in each.events.items()]
            yield each.whose, each.title, objects


def messages(told: Told) -> Iterator[object]:
    """What is sent to them, and noted."""
    versions = told.versions
    known = Knowledge(told.sent, versions).of
    heard = news(versions, known)
    mails = Outbox(versions, READER, SENDER).invitations(heard, known)
    theirs = [each for each in heard if each.to.id == told.reader]
    summaries = Outbox(versions, READER, SENDER).summaries(theirs)
    for mail in (*mails, *summaries):
        if mail.message.delegate == told.reader:
            yield mail.name, mail.data
    with told.sent.growing():
        for mail in mails:
            told.sent.add(mail.message)


def change_sheets(told: Told) -> Iterator[object]:
    """What has changed for them since each chapter."""
    versions = told.versions
    programme, now, listings = versions.programme, versions.contents, Listings(versions)
    for number in told.chapters:
        before = told_by(versions.history, number)
        known = with_former(programme, before)
        membership = Membership(delegation_of(versions, number), delegation(programme, now))
        for each in sheets_by_delegate(*different(before, now), Selection(), known):
            if each.to and each.to.id == told.reader:
                then = listings.released[number - 1].own_parts(told.reader)
                theirs = part_changes(then, listings.written.own_parts(told.reader))
                whole = each._replace(parts=theirs)
                yield repr(differences("Changes", whole, membership, programme, READER))


def screens(told: Told) -> Iterator[object]:
    """Their agenda, their week, and whom they can call."""
    programme = told.versions.programme
    chosen = selected(programme.events, Selection(parties=(to(told),)))
    yield repr(agenda(programme, chosen, READER))
    yield repr(week(programme, chosen, READER, programme.days))
    called = chosen_contacts(programme, [to(told)])
    yield [(each.name, each.role, each.phone, each.days) for each in called]


def pages(told: Told) -> Iterator[object]:
    """Their page and feed: the names of the files, and of what each is made."""
    for versions in (told.versions, told.draft):
        for each in _site(told, versions):
            yield each.path, each.made_of


def page_bytes(told: Told) -> Iterator[object]:
    """The bytes of these files, and of their card."""
    for versions in (told.versions, told.draft):
        for each in _site(told, versions):
            yield each.path, each.make()
    theirs = to(told)
    programme = told.versions.programme
    code = Listings(told.versions).code("card", told.reader)
    yield write_cards([card(theirs, programme, reader_for(theirs, programme, READER), URL, code)])


def _site(told: Told, versions: Versions) -> list[Planned]:
    key = versions.identities.key_of(told.reader)
    site = Site(versions.programme.id, people={key: ADDRESS}, base_url="https://example.org/")
    return Plan(versions, site, is_public=False, is_draft=versions.news > 0).files()


def booklets(told: Told) -> Iterator[object]:
    """All that a printer is handed of their booklet, which says who the delegation is."""
    for versions in (told.versions, told.draft) if told.is_met else ():
        press, audience = _press(versions, told)
        yield booklet_data(press.booklet(audience), press.look)


def booklet_bytes(told: Told) -> Iterator[object]:
    """Their booklet."""
    if told.is_met:
        press, audience = _press(told.versions, told)
        yield press.pdf(audience)


def _press(versions: Versions, told: Told) -> tuple[Press, Audience]:
    programme = versions.programme
    wish, look = Wish(programme.events), Look()
    press = Press(versions, wish, look, lambda _audience: reader_for(to(told), programme, READER))
    return press, audience_of(programme, (programme.delegates[told.reader],))


def codes(told: Told) -> Iterator[object]:
    """Their editions and codes; whether earlier ones are still true, and what is another."""
    listings, key = Listings(told.versions), told.versions.identities.key_of(told.reader)
    desk = DeskCodes(told.versions.programme.id)
    for kind in ("page", "card", "booklet") if told.is_met else ("page", "card"):
        yield listings.edition(kind, told.reader)
        listing = Listing(kind, key)
        now = (listings.released[-1], listings.written)
        for number in told.chapters:
            then = listings.released[number - 1]
            yield [listings.code_of(listing, each) for each in (then, *now)]
            before, after = (listings.reading(listing, each) for each in (then, now[0]))
            if before:
                sheet = sheet_of(before, after, key, now[0].events)
                yield repr(page_of("", sheet, (then, now[0]), told.versions.programme, READER))
    for account in (*(listings.released[number - 1] for number in told.chapters), listings.now):
        yield [desk.code(*asked, account) for asked in _asked(told)]


def desks(told: Told) -> Iterator[object]:
    """Their sheets of each day, and, where they are to know who sits at the table, for that."""
    mission = mission_of(told.versions.programme)
    for asked in _asked(told):
        yield told_on(sheet(asked[0], mission, asked[1]))


def _asked(told: Told) -> Iterator[tuple[str, Asked]]:
    programme, reader = told.versions.programme, frozenset({told.reader})
    for day in programme.days:
        yield "day", Asked(day=day, delegate=told.reader, people=reader)
    if told.is_met:
        yield "briefing", Asked(delegate=told.reader)


OUTPUTS: Mapping[str, Callable[[Told], Iterator[object]]] = {
    "calendars": calendars,
    "pushed": pushed,
    "messages": messages,
    "sheets": change_sheets,
    "screens": screens,
    "pages": pages,
    "codes": codes,
    "desks": desks,
    "booklets": booklets,
}
DEEP: Mapping[str, Callable[[Told], Iterator[object]]] = {
    "bytes of pages": page_bytes,
    "drafts": draft_calendars,
    "bytes of booklets": booklet_bytes,
}
