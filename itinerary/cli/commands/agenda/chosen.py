"""Which events `today` and `agenda` list, and on which days."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import NamedTuple

from itinerary.cli.session import Session
from itinerary.cli.typed.options import AtMoment, OnDay
from itinerary.errors import UsageError
from itinerary.languages import _
from itinerary.languages.meanings.relative_days import RELATIVE_DAYS
from itinerary.names import folded
from itinerary.programme.model import Event, Programme
from itinerary.queries.selection import DaysOf, Selection, day_at, on_days, on_today, selected
from itinerary.values import Value
from itinerary.views.empty_answers import nothing, outside
from itinerary.views.hours import days_on
from itinerary.views.readers import Reader
from itinerary.when import DAY, Days


class Present(NamedTuple):
    """The moment and the day that are taken for the present ones, as typed."""

    moment: AtMoment
    day: OnDay

    def now(self, programme: Programme) -> datetime | None:
        """The present moment; None where only its day is pretended."""
        return None if self.day.pretended else self.moment.now(programme)


class Chosen(Value, frozen=True):
    """Events to be listed: by which filters, in which days of theirs, and in which of all."""

    events: Sequence[Event]
    selection: Selection
    wanted: DaysOf | None
    days: Days | None
    now: datetime | None = None

    def named(self, programme: Programme) -> Days | None:
        """The days whose names are said even of those without events: none, of chosen events."""
        is_whole = self.selection == Selection(parties=self.selection.parties)
        return (self.days or programme.days) if is_whole else None


def chosen_events(
    session: Session,
    selection: Selection,
    reader: Reader,
    present: Present,
    typed: str | None,
) -> tuple[Chosen, Callable[[], str]]:
    """The events of a selection on the days that were typed, and what is said if there are none."""
    programme = session.programme
    events = selected(programme.events, selection)
    moment = present.now(programme)
    if typed is None:
        return Chosen(events, selection, None, None, moment), lambda: nothing(
            selection, (), None, reader
        )
    if present.moment.at and present.day.pretended:
        raise UsageError(_("Say either --at or --date."))
    now, pretended = present.moment.now(programme), present.day.day(programme)
    today_at_home = pretended or now.astimezone(programme.home.zone).date()
    later = RELATIVE_DAYS.get(folded(typed))
    days = _days(typed, programme, today_at_home, later)

    def otherwise() -> str:
        command = session.command("agenda")
        away = outside(programme, today_at_home, command, reader) if later == 0 else None
        return away or nothing(selection, events, days, reader)

    if pretended or later is None:
        on_them = on_days(events, lambda event: days_on(event, reader.clock), lambda _event: days)
        return Chosen(on_them, selection, lambda _event: days, days, moment), otherwise

    def wanted(event: Event) -> Days | None:
        days, theirs = day_at(event, now, later or 0), event.when.days
        if days is None or theirs is None or days.first == days.last:
            return days
        # While it is one day where a journey starts and another where it ends, it is listed once.
        day = max(days.first, min(theirs.first, theirs.last))
        return Days(day, day)

    on_it = on_today(events, now, later)
    theirs = [each for event in on_it if (each := day_at(event, now, later or 0))]
    across = Days(min(e.first for e in theirs), max(e.last for e in theirs)) if theirs else days
    return Chosen(on_it, selection, wanted, across, moment), otherwise


def _days(typed: str, programme: Programme, today: date, later: int | None) -> Days:
    """The days that are meant; those of `today` take no reading."""
    if later is not None:
        return Days(today + later * DAY, today + later * DAY)
    from itinerary.cli.typed.times import typed_days

    return typed_days(typed, programme, today)
