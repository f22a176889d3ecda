"""`now` and `clock`: this moment, in the programme and on every clock."""

import gc
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Annotated

import typer

from itinerary.cli.output import give, give_page, give_records
from itinerary.cli.session import Session, exact_moment
from itinerary.cli.terminal.terminal import is_drawn_on, is_redrawn, shown, terminal
from itinerary.cli.typed.declarations import option
from itinerary.cli.typed.meanings import one_record
from itinerary.cli.typed.options import AtMoment, Filters, OnDay, Output, View
from itinerary.errors import UsageError
from itinerary.languages import _
from itinerary.languages import deferred as d
from itinerary.queries.selection import is_one_of, selected
from itinerary.queries.tracks import whereabouts
from itinerary.views.clocks import CLOCK_COLUMNS, clock_page, clock_records
from itinerary.views.now import STATES, Moment, moment_of, moment_page, moment_record
from itinerary.views.pages import NowPage, each_text
from itinerary.views.presence import now_page
from itinerary.views.records import COLUMNS


def now(
    session: Session,
    filters: Filters,
    view: View,
    at: AtMoment,
    follow: Annotated[
        bool,
        option("--follow", d("Stay open, and show each minute what is on then; Ctrl-C ends it.")),
    ] = False,
) -> None:
    """What is on at this moment, what is next, where everybody is, and who is free."""
    if follow:
        _follow(session, filters, view, at)
        return
    programme = session.programme
    moment = _moment(session, filters, at.now(programme))
    record = moment_record(moment, programme, session.language)
    if view.format == "json":
        session.write_json(record)
    elif view.format == "csv":
        rows = [{"state": state, **each} for state in STATES for each in record[state]]
        give_records(session, rows, view.format, ("state", *COLUMNS))
    elif view.format == "table" and is_drawn_on():
        from itinerary.formats.screen.moments import write_moment

        page = each_text(now_page(moment, programme, view.reader(session)), shown)
        session.write(write_moment(page, terminal()))
    else:
        give_page(session, moment_page(moment, programme, view.reader(session)), view.format)


def _moment(session: Session, filters: Filters, instant: datetime) -> Moment:
    """What is on at an instant, of what the filters select."""
    programme = session.programme
    selection = filters.selection(programme)
    people = [
        each
        for each in whereabouts(programme, instant)
        if not selection.parties or is_one_of(each.delegate, selection.parties)
        if not selection.cities or each.city in selection.cities
    ]
    return moment_of(selected(programme.events, selection), people, instant)


def _follow(session: Session, filters: Filters, view: View, at: AtMoment) -> None:
    """Keeps the page open; a pretended moment goes on from when it was typed."""
    from itinerary.cli.commands.now import following  # heavier than one answer needs
    from itinerary.cli.terminal.screen import Screen

    if view.format != "table":
        raise UsageError(_("--follow draws on a terminal. Leave out --format."))
    if not is_redrawn():
        raise UsageError(_("--follow needs a terminal to draw on. Leave it out on a pipe."))

    def page_at(session: Session, instant: datetime) -> NowPage:
        moment = _moment(session, filters, instant)
        return now_page(moment, session.programme, view.reader(session))

    pretended = at.now(session.programme) - exact_moment() if at.at else timedelta()
    page_at(session, exact_moment())  # what is wrong from the start ends it before it begins
    gc.enable()  # since this run does not live for a moment
    with suppress(KeyboardInterrupt), Screen().taken() as screen:
        following.follow(session, page_at, lambda: exact_moment() + pretended, screen)


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
        str | None, option("--city -c", d("The city whose clock shows it; else home."), d("CITY"))
    ] = None,
) -> None:
    """What time it is on every clock of the mission, side by side."""
    programme = session.programme
    where = one_record(city, _("city"), programme.cities) if city else programme.home
    instant = at.now(programme)
    if time or day.pretended:
        from itinerary.cli.typed.times import typed_hour  # few ask for another hour

        today = day.day(programme) or instant.astimezone(where.zone).date()
        hour = time or f"{instant.astimezone(where.zone):%H:%M}"
        instant = typed_hour(hour, where, today, programme.days)
    give(
        session,
        output.format,
        lambda: clock_page(programme, instant, where, session.language),
        lambda: clock_records(programme, instant),
        CLOCK_COLUMNS,
    )
