"""`agenda`: what is on, day by day."""

from typing import Annotated

import typer

from itinerary.cli.commands.agenda.chosen import Present, chosen_events
from itinerary.cli.commands.agenda.layouts import (
    Layout,
    day_of_people,
    give_agenda,
    give_groups,
    give_people,
    give_week,
)
from itinerary.cli.session import Session
from itinerary.cli.typed.options import AtMoment, Filters, OnDay
from itinerary.languages import deferred as d


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
    reader = layout.reader(session)
    selection = filters.selection(session.programme)
    present = Present(at, on)
    if layout.people and days is None:
        days = day_of_people(session, selection, reader, present)
    chosen, otherwise = chosen_events(session, selection, reader, present, days)
    if layout.people and chosen.events and layout.format in {"table", "markdown"}:
        give_people(session, chosen, layout, reader)
        return
    if layout.by != "day" and chosen.events:
        give_groups(session, chosen, layout, reader)
        return
    is_drawn = layout.week and chosen.events and layout.format in {"table", "markdown"}
    if is_drawn and give_week(session, chosen, layout, reader):
        return
    give_agenda(session, chosen, reader, layout.format, otherwise, ids=layout.ids)
