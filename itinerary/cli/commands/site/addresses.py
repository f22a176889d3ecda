"""Who has which addresses: listed, printed on cards, asked to be withdrawn."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from itinerary.cli.boundary import say
from itinerary.cli.commands.site.publishing import needs_base_url
from itinerary.cli.output import give
from itinerary.cli.releasing import versions_of
from itinerary.cli.session import Session
from itinerary.cli.typed.meanings import one_record
from itinerary.cli.typed.options import Format
from itinerary.delivery.site.addresses import OFFICE, Site, leads, read_site, site_path
from itinerary.delivery.site.renewal import Wish, language_of
from itinerary.disk.files import write
from itinerary.errors import UsageError
from itinerary.languages import _
from itinerary.names import folded
from itinerary.releases.listings import Listings
from itinerary.releases.versions import Versions
from itinerary.views.pages import Register
from itinerary.views.readers import reader_for, reader_in
from itinerary.views.words import name, notice

if TYPE_CHECKING:
    from itinerary.cli.commands.site.site import Addressing
    from itinerary.views.site.cards import Card

COLUMNS = ("id", "name", "email", "page", "feed")
ALL, SECRETARIAT = "all", "secretariat"


def wish(session: Session, addressing: "Addressing") -> Wish:
    """What is asked for of addresses; UsageError for somebody who is not in the programme."""
    typed = addressing.renew or []
    programme = session.programme
    people = [each for each in typed if folded(each) not in {ALL, SECRETARIAT}]
    found = [one_record(each, _("delegate"), programme.delegates) for each in people]
    identities = versions_of(session).identities if found else None  # which reads the record
    keys = {identities.key_of(each.id) for each in found} if identities else set()
    if any(folded(each) == SECRETARIAT for each in typed):
        keys.add(OFFICE)
    return Wish(
        renewed=frozenset(keys),
        renews_all=any(folded(each) == ALL for each in typed),
        closes=addressing.close,
        reopens=addressing.reopen,
    )


def show(session: Session, format: Format) -> None:
    """Prints who has which page and feed; UsageError where nobody has any."""
    known = read_site(site_path(session.path), session.programme.id)
    found = leads(known)
    if known.is_closed:
        raise UsageError(_("No address is in use any more; `--reopen` gives new ones."))
    if known.people and not found:
        raise UsageError(needs_base_url())
    if not found:
        raise UsageError(
            _("Nobody has an address yet; `{command}` gives them.").format(
                command=session.command("site DIR --base-url URL")
            )
        )
    records = [*_records(session, found)]
    give(session, format, lambda: _page(session, records), lambda: records, COLUMNS)


def _records(session: Session, found: dict[str, tuple[str, str]]) -> Iterator[dict[str, object]]:
    identities = versions_of(session).identities
    for delegate in session.programme.delegates.values():
        if lead := found.get(identities.key_of(delegate.id)):
            said = (delegate.id, name(delegate, session.reader), delegate.email, *lead)
            yield dict(zip(COLUMNS, said, strict=True))


def _page(session: Session, records: list[dict[str, object]]) -> Register:
    return Register(
        title=_("Addresses: each is for one person alone"),
        columns=(_("Name"), _("E-mail"), _("Page"), _("Feed")),
        rows=tuple(
            tuple(str(record[key] or "") for key in ("name", "email", "page", "feed"))
            for record in records
        ),
        notice=notice(session.programme, session.reader),
    )


def write_cards(session: Session, site: Site, path: Path) -> None:
    """Writes cards with everybody's code, for nobody but their owner to read."""
    from itinerary.views.site.cards import card

    found, programme = leads(site), session.programme
    if not found:
        raise UsageError(_("Cards need to know where the site will be: add `--base-url URL`."))
    otherwise = reader_in(language_of(programme), programme)
    versions = versions_of(session)
    identities, listings = versions.identities, Listings(versions)
    cards = [
        card(
            to,
            programme,
            reader_for(to, programme, otherwise),
            found[key][0],
            listings.code("card", to.id),
        )
        for to in programme.delegates.values()
        if (key := identities.key_of(to.id)) in found
    ]
    write(path, _written(cards, path, versions), private=True)
    say(_("Cards for {number} people in {path}.").format(number=len(cards), path=path))


def _written(cards: "list[Card]", path: Path, versions: Versions) -> bytes:
    """The cards as the ending of their file says: PDF, else a page to print."""
    programme, releases = versions.programme, versions.history.releases
    if path.suffix.lower() == ".pdf":
        from itinerary.formats.print import cards as paper

        at = releases[-1].time if releases else versions.moment
        return paper.write_cards(cards, at, programme.accent)
    from itinerary.formats.site.cards import write_cards as write_page

    return write_page(cards, programme.accent)
