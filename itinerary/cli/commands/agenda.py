"""`today` and `agenda`: what is on, day by day."""

from collections.abc import Callable
from typing import Annotated

import typer

from itinerary.answers import nothing, outside
from itinerary.cli.layouts import Chosen, Layout, give_groups, give_week
from itinerary.cli.meanings import RELATIVE_DAYS, typed_days
from itinerary.cli.options import AtMoment, Filters, OnDay, View
from itinerary.cli.output import give_events
from itinerary.cli.session import Session
from itinerary.errors import UsageError
from itinerary.languages import _
from itinerary.languages import deferred as d
from itinerary.programme.model import Event
from itinerary.queries import Selection, day_at, on_days, on_today, selected
from itinerary.when import Days
from itinerary.words import Reader, days_on


def today(session: Session, filters: Filters, view: View, at: AtMoment, on: OnDay) -> None:
    """What is on today, each event by the calendar of the place where it is."""
    _give(session, filters, Layout(clock=view.clock, format=view.format), (at, on), "today")


def agenda(
    session: Session,
    filters: Filters,
    layout: Layout,
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
    layout.refuse_contradictions()
    _give(session, filters, layout, (at, on), days)


def _give(
    session: Session,
    filters: Filters,
    layout: Layout,
    when: tuple[AtMoment, OnDay],
    typed: str | None,
) -> None:
    reader = layout.reader(session)
    selection = filters.selection(session.programme)
    chosen, otherwise = _chosen(session, selection, reader, when, typed)
    if layout.by != "day" and chosen.events:
        give_groups(session, chosen, layout, reader)
        return
    is_drawn = layout.week and chosen.events and layout.format in {"table", "markdown"}
    if is_drawn and give_week(session, chosen, layout, reader):
        return
    give_events(session, chosen.events, reader, layout.format, otherwise, chosen.wanted)


def _chosen(
    session: Session,
    selection: Selection,
    reader: Reader,
    when: tuple[AtMoment, OnDay],
    typed: str | None,
) -> tuple[Chosen, Callable[[], str]]:
    """The events of a selection on the days that were typed, and what is said if there are none."""
    programme = session.programme
    events = selected(programme.events, selection)
    if typed is None:
        return Chosen(events, selection, None, None), lambda: nothing(selection, (), None, reader)
    if when[0].at and when[1].pretended:
        raise UsageError(_("Say either --at or --date."))
    now, pretended = when[0].now(programme), when[1].day(programme)
    today_at_home = pretended or now.astimezone(programme.home.zone).date()
    days = typed_days(typed, programme, today_at_home)

    def otherwise() -> str:
        command = session.command("agenda")
        away = outside(programme, today_at_home, command, reader) if typed == "today" else None
        return away or nothing(selection, events, days, reader)

    later = RELATIVE_DAYS.get(typed.strip().lower())
    if pretended or later is None:
        on_them = on_days(events, lambda event: days_on(event, reader.clock), lambda _event: days)
        return Chosen(on_them, selection, lambda _event: days, days), otherwise

    def wanted(event: Event) -> Days | None:
        return day_at(event, now, later or 0)

    on_it = on_today(events, now, later)
    theirs = [each for event in on_it if (each := wanted(event))]
    across = Days(min(e.first for e in theirs), max(e.last for e in theirs)) if theirs else days
    return Chosen(on_it, selection, wanted, across), otherwise
