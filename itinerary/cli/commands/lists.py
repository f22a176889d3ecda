"""`show` and `list`: one event in full, and the registers of the mission."""

from typing import Annotated

import typer

from itinerary.cli.output import give
from itinerary.cli.session import Session
from itinerary.cli.typed.meanings import one_record
from itinerary.cli.typed.options import Filters, Output, View
from itinerary.languages import _
from itinerary.languages import deferred as d
from itinerary.queries.selection import selected
from itinerary.views.details import event_sheet
from itinerary.views.empty_answers import none_in
from itinerary.views.lists import COLUMNS as REGISTER_COLUMNS
from itinerary.views.lists import RegisterName, register_page, register_records
from itinerary.views.records import COLUMNS, event_record


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
        RegisterName,
        typer.Argument(
            metavar=d("REGISTER"),
            help=d("delegates, organisations, groups, cities, places or themes."),
        ),
    ],
) -> None:
    """The delegates, organisations, groups, cities, places or themes, with their events."""
    programme = session.programme
    selection = filters.selection(programme)
    events = selected(programme.events, selection)
    records = register_records(programme, register, events, session.language)
    if selection:
        records = [record for record in records if record["events"]]
    if not records and output.format in {"table", "markdown"}:
        session.write(f"{none_in(register, selection, session.reader)}\n")
        return
    give(
        session,
        output.format,
        lambda: register_page(programme, register, records, session.language),
        lambda: records,
        REGISTER_COLUMNS[register],
    )
