"""`now` and `clock`: this moment, in the programme and on every clock."""

from typing import Annotated

import typer

from itinerary.cli.meanings import one_record, typed_hour
from itinerary.cli.options import AtMoment, Filters, OnDay, Output, View
from itinerary.cli.output import give, give_page, give_records
from itinerary.cli.session import Session
from itinerary.clocks import CLOCK_COLUMNS, clock_page, clock_records
from itinerary.formats.json import write_json
from itinerary.languages import _
from itinerary.languages import deferred as d
from itinerary.moments import STATES, moment_of, moment_page, moment_record
from itinerary.queries import is_one_of, selected
from itinerary.records import COLUMNS
from itinerary.tracks import whereabouts


def now(session: Session, filters: Filters, view: View, at: AtMoment) -> None:
    """What is on at this moment, what is next, where everybody is, and who is free."""
    programme, reader = session.programme, view.reader(session)
    selection = filters.selection(programme)
    instant = at.now(programme)
    people = [
        each
        for each in whereabouts(programme, instant)
        if not selection.parties or is_one_of(each.delegate, selection.parties)
        if not selection.cities or each.city in selection.cities
    ]
    moment = moment_of(selected(programme.events, selection), people, instant)
    record = moment_record(moment, programme, session.language)
    if view.format == "json":
        session.write(write_json(record))
    elif view.format == "csv":
        rows = [{"state": state, **each} for state in STATES for each in record[state]]
        give_records(session, rows, view.format, ("state", *COLUMNS))
    else:
        give_page(session, moment_page(moment, programme, reader), view.format)


def clock(
    session: Session,
    output: Output,
    at: AtMoment,
    day: OnDay,
    time: Annotated[
        str | None,
        typer.Argument(
            metavar=d("TIME"), help=d("An hour, such as 14:00; by default, the present one.")
        ),
    ] = None,
    city: Annotated[
        str | None,
        typer.Option(
            "--city", "-c", metavar=d("CITY"), help=d("The city whose clock shows it; else home.")
        ),
    ] = None,
) -> None:
    """What time it is on every clock of the mission, side by side."""
    programme = session.programme
    where = one_record(city, _("city"), programme.cities) if city else programme.home
    instant = at.now(programme)
    if time or day.pretended:
        today = day.day(programme) or instant.astimezone(where.zone).date()
        hour = time or f"{instant.astimezone(where.zone):%H:%M}"
        instant = typed_hour(hour, where, today)
    give(
        session,
        output.format,
        lambda: clock_page(programme, instant, where, session.language),
        lambda: clock_records(programme, instant),
        CLOCK_COLUMNS,
    )
