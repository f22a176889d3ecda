"""`today` and `agenda`: what is on, day by day."""

from typing import Annotated

import typer

from itinerary.answers import nothing, outside
from itinerary.cli.meanings import RELATIVE_DAYS, typed_days
from itinerary.cli.options import AtMoment, Filters, OnDay, View
from itinerary.cli.output import give_events
from itinerary.cli.session import Session
from itinerary.errors import UsageError
from itinerary.languages import _
from itinerary.languages import deferred as d
from itinerary.programme.model import Event
from itinerary.queries import day_at, on_days, on_today, selected
from itinerary.when import Days
from itinerary.words import days_on


def today(session: Session, filters: Filters, view: View, at: AtMoment, on: OnDay) -> None:
    """What is on today, each event by the calendar of the place where it is."""
    _give(session, filters, view, (at, on), "today")


def agenda(
    session: Session,
    filters: Filters,
    view: View,
    at: AtMoment,
    on: OnDay,
    days: Annotated[
        str | None,
        typer.Argument(
            metavar=d("DAYS"), help=d("A day or days: 2025-04-15, 15, 14..16, today, tomorrow.")
        ),
    ] = None,
) -> None:
    """The programme day by day; or some days of it."""
    _give(session, filters, view, (at, on), days)


def _give(
    session: Session, filters: Filters, view: View, when: tuple[AtMoment, OnDay], typed: str | None
) -> None:
    programme, reader = session.programme, view.reader(session)
    selection = filters.selection(programme)
    events = selected(programme.events, selection)
    if typed is None:
        give_events(session, events, reader, view.format, nothing(selection, (), None, reader))
        return
    if when[0].at and when[1].pretended:
        raise UsageError(_("Say either --at or --date."))
    now, pretended = when[0].now(programme), when[1].day(programme)
    today_at_home = pretended or now.astimezone(programme.home.zone).date()
    days = typed_days(typed, programme, today_at_home)

    later = RELATIVE_DAYS.get(typed.strip().lower())

    def wanted(event: Event) -> Days | None:
        return days if pretended or later is None else day_at(event, now, later)

    otherwise = nothing(selection, events, days, reader)
    if typed == "today":
        otherwise = (
            outside(programme, today_at_home, session.command("agenda"), reader) or otherwise
        )
    if pretended or later is None:
        chosen = on_days(events, lambda event: days_on(event, reader.clock), wanted)
    else:
        chosen = on_today(events, now, later)
    give_events(session, chosen, reader, view.format, otherwise, wanted)
