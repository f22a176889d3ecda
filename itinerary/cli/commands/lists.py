"""`show` and `list`: one event in full, and the registers of the mission."""

from collections.abc import Callable, Sequence
from typing import Annotated, Literal, NamedTuple

import typer

from itinerary.cli.output import give
from itinerary.cli.session import Session, current_moment
from itinerary.cli.typed.meanings import one_record
from itinerary.cli.typed.options import Filters, Output, View
from itinerary.errors import UsageError
from itinerary.languages import _
from itinerary.languages import deferred as d
from itinerary.queries.contacts import chosen_contacts
from itinerary.queries.selection import Selection, is_one_of, on_days, own_days, selected
from itinerary.views.contacts import CONTACT_COLUMNS, contact_page, contact_records
from itinerary.views.details import event_sheet
from itinerary.views.empty_answers import none_in
from itinerary.views.event_list import event_list
from itinerary.views.lists import COLUMNS as REGISTER_COLUMNS
from itinerary.views.lists import RegisterName, register_page, register_records
from itinerary.views.pages import Register
from itinerary.views.records import COLUMNS, Row, event_record
from itinerary.when import Days

Listed = Literal[
    "delegates", "organisations", "groups", "cities", "places", "themes", "events", "contacts"
]


def show(
    session: Session,
    view: View,
    event: Annotated[
        str,
        typer.Argument(metavar=d("EVENT"), help=d("The id of an event, or a part of its title.")),
    ],
) -> None:
    """One event in full: when on both clocks, where, and who takes part and why."""
    programme, reader = session.programme, view.reader(session)
    events = {each.id: each for each in programme.events}
    advice = _("Write a part of its title, as `itinerary agenda` prints it.")
    found = one_record(event, _("event"), events, advice)
    give(
        session,
        view.format,
        lambda: event_sheet(found, programme, reader),
        lambda: [event_record(found, programme, session.language)],
        COLUMNS,
    )


def list_(
    session: Session,
    filters: Filters,
    output: Output,
    register: Annotated[
        Listed,
        typer.Argument(
            metavar=d("REGISTER"),
            help=d("delegates, organisations, groups, cities, places, themes, events or contacts."),
        ),
    ],
    days: Annotated[
        str | None,
        typer.Argument(
            metavar=d("DAYS"), help=d("Of events and contacts: those of a day or days, such as 15.")
        ),
    ] = None,
) -> None:
    """The delegates, organisations, groups, cities, places, themes, events or contacts."""
    selection = filters.selection(session.programme)
    if register == "events":
        listing = _events(session, selection, _typed(days, session))
    elif register == "contacts":
        listing = _contacts(session, selection, _typed(days, session))
    elif days is None:
        listing = _register(session, register, selection)
    else:
        raise UsageError(_("Only `list events` and `list contacts` take days."))
    if listing.is_empty and output.format in {"table", "markdown"}:
        days_typed = _typed(days, session)
        session.write(f"{none_in(register, selection, session.reader, days_typed)}\n")
        return
    give(session, output.format, listing.page, listing.records, listing.columns)


class _Listing(NamedTuple):
    """What is listed: for people, for programs, with which columns, and whether it is nothing."""

    is_empty: bool
    page: Callable[[], Register]
    records: Callable[[], list[Row]]
    columns: Sequence[str]


def _register(session: Session, register: RegisterName, selection: Selection) -> _Listing:
    programme, language = session.programme, session.language
    events = selected(programme.events, selection)
    records = register_records(programme, register, events, language)
    if selection:
        records = [record for record in records if record["events"]]
    return _Listing(
        not records,
        lambda: register_page(programme, register, records, language),
        lambda: records,
        REGISTER_COLUMNS[register],
    )


def _events(session: Session, selection: Selection, days: Days | None) -> _Listing:
    programme, reader = session.programme, session.reader
    events = selected(programme.events, selection)
    if days:
        events = on_days(events, own_days, lambda _event: days)
    return _Listing(
        not events,
        lambda: event_list(programme, events, reader),
        lambda: [event_record(each, programme, reader.language) for each in events],
        COLUMNS,
    )


def _contacts(session: Session, selection: Selection, days: Days | None) -> _Listing:
    """The contacts; filters of events that say nothing of contacts are wrong here."""
    programme, reader = session.programme, session.reader
    parties, cities = selection.parties, selection.cities
    if selection != Selection(parties=parties, cities=cities):
        raise UsageError(_("`list contacts` takes --delegate and --city alone."))
    people = [each for each in programme.delegates.values() if is_one_of(each, parties)]
    found = chosen_contacts(programme, people if parties else None, cities, days)
    return _Listing(
        not found,
        lambda: contact_page(programme, found, reader),
        lambda: contact_records(found, reader.language),
        CONTACT_COLUMNS,
    )


def _typed(days: str | None, session: Session) -> Days | None:
    if days is None:
        return None
    from itinerary.cli.typed.times import typed_days

    today = current_moment().astimezone(session.programme.home.zone).date()
    return typed_days(days, session.programme, today)
