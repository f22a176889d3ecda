"""`who`: who is free over a span, and who is with somebody."""

from datetime import datetime
from typing import Annotated

from itinerary.cli.boundary import say
from itinerary.cli.output import give
from itinerary.cli.session import Session
from itinerary.cli.typed.declarations import option
from itinerary.cli.typed.meanings import one_record
from itinerary.cli.typed.options import AtMoment, Output
from itinerary.errors import UsageError
from itinerary.languages import _
from itinerary.languages import deferred as d
from itinerary.queries.tracks import Track
from itinerary.views.who import (
    WHO_COLUMNS,
    company_of,
    company_title,
    free_over,
    free_title,
    left_out,
    who_page,
    who_records,
)


def who(
    session: Session,
    output: Output,
    at: AtMoment,
    free: Annotated[
        str | None,
        option(
            "--free",
            d("Who is free, such as “2025-04-15 15:00..17:00”, or all of a day."),
            d("WHEN"),
        ),
    ] = None,
    company: Annotated[
        str | None, option("--with", d("Who is with this delegate."), d("NAME"))
    ] = None,
    city: Annotated[
        str | None, option("--city -c", d("Only there, and on its clock."), d("CITY"))
    ] = None,
) -> None:
    """Who is free over a span, and where; or who is with one person at a moment."""
    programme = session.programme
    where = one_record(city, _("city"), programme.cities) if city else None
    if bool(free) == bool(company):
        raise UsageError(_("Say either --free WHEN or --with NAME."))
    clock, cities = where or programme.home, [where] if where else []
    if free:
        from itinerary.cli.typed.times import typed_span

        today = at.now(programme).astimezone(clock.zone).date()
        wanted = typed_span(free, clock, programme.days, today)
        found = free_over(programme, wanted, cities)
        _give(session, output, free_title(wanted, clock, session.language), found, wanted.start)
    else:
        delegate = one_record(company or "", _("delegate"), programme.delegates)
        now = at.now(programme)
        found = company_of(programme, delegate, now, cities)
        if unknown := left_out(programme, delegate, now):
            names = _(", ").join(each.name.read(session.language) for each in unknown)
            say(_("It is not known where they are: {names}.").format(names=names))
        _give(session, output, company_title(delegate, now, clock, session.language), found, now)


def _give(session: Session, output: Output, title: str, found: list[Track], now: datetime) -> None:
    if not found and output.format in {"table", "markdown"}:
        session.write(_("{title}: nobody.").format(title=title) + "\n")
        return
    give(
        session,
        output.format,
        lambda: who_page(title, found, now, session.programme, session.reader),
        lambda: who_records(found, now),
        WHO_COLUMNS,
    )
