"""The options that mean the same everywhere, and the objects that they become."""

from datetime import date, datetime
from typing import Annotated, Literal, get_args

from itinerary.cli.session import Session, exact_moment, to_the_minute
from itinerary.cli.typed.declarations import option
from itinerary.cli.typed.meanings import (
    each_choice,
    each_record,
    typed_clock,
)
from itinerary.formats.terminals import printable
from itinerary.languages import _
from itinerary.languages import deferred as d
from itinerary.programme.model import Event, Party, Programme
from itinerary.programme.shape.document import Kind, Status
from itinerary.queries.selection import Selection, selected
from itinerary.values import Value
from itinerary.views.readers import Reader

Format = Literal["table", "json", "csv", "markdown"]

_FILTERS = d("Which events")
_VIEW = d("How they are shown")
_TIME = d("Which moment")


def parties(typed: list[str] | None, programme: Programme) -> tuple[Party, ...]:
    """The delegates, organisations and groups that are meant."""
    return each_record(typed, _("delegate, organisation or group"), programme.parties)


class Filters(Value, frozen=True):
    """Which events are wanted, as typed."""

    city: Annotated[
        list[str] | None, option("--city -c", d("Only in this city."), d("CITY"), _FILTERS)
    ] = None
    delegate: Annotated[
        list[str] | None,
        option(
            "--delegate -d",
            d("Only for this delegate, organisation or group."),
            d("NAME"),
            _FILTERS,
        ),
    ] = None
    theme: Annotated[
        list[str] | None, option("--theme", d("Only on this theme."), d("THEME"), _FILTERS)
    ] = None
    kind: Annotated[
        list[str] | None,
        option("--kind", d("Only of this kind, such as visit."), d("KIND"), _FILTERS),
    ] = None
    status: Annotated[
        list[str] | None,
        option(
            "--status", d("Only confirmed, tentative or cancelled events."), d("STATUS"), _FILTERS
        ),
    ] = None
    search: Annotated[
        list[str] | None, option("--search -s", d("Only with this text."), d("TEXT"), _FILTERS)
    ] = None

    def __bool__(self) -> bool:
        return any((self.city, self.delegate, self.theme, self.kind, self.status, self.search))

    def selection(self, programme: Programme) -> Selection:
        """What the options mean in a programme; UsageError when one of them means nothing in it."""
        return Selection(
            cities=each_record(self.city, _("city"), programme.cities),
            parties=parties(self.delegate, programme),
            themes=each_record(self.theme, _("theme"), programme.themes),
            kinds=each_choice(self.kind, _("kind"), get_args(Kind), "kinds"),
            statuses=each_choice(self.status, _("status"), get_args(Status), "statuses"),
            texts=tuple(printable(text) for text in self.search or ()),
        )

    def events(self, programme: Programme) -> tuple[Event, ...]:
        """The events that the options select."""
        return selected(programme.events, self.selection(programme))


class Output(Value, frozen=True):
    """In which format to answer, as typed."""

    format: Annotated[
        Format, option("--format -f", d("For people, or for programs."), panel=_VIEW)
    ] = "table"


class View(Value, frozen=True):
    """How to show events, as typed."""

    clock: Annotated[
        str,
        option(
            "--clock",
            d("Which clocks: both, local, home, or a zone such as Asia/Tokyo."),
            d("CLOCK"),
            _VIEW,
        ),
    ] = "both"
    format: Annotated[
        Format, option("--format -f", d("For people, or for programs."), panel=_VIEW)
    ] = "table"

    def reader(self, session: Session) -> Reader:
        """Who reads: in which language, on which clocks."""
        clock = typed_clock(self.clock, session.programme, session.language)
        return Reader(session.language, clock)


class AtMoment(Value, frozen=True):
    """Which moment to take for the present one, as typed."""

    at: Annotated[
        str | None,
        option(
            "--at",
            d("Pretend it is this moment at home, such as “2025-04-15 08:00” or “08:00”."),
            d("MOMENT"),
            _TIME,
        ),
    ] = None

    def now(self, programme: Programme) -> datetime:
        """The present moment to the minute, or the one that is pretended."""
        return to_the_minute(self.exactly(programme))

    def exactly(self, programme: Programme) -> datetime:
        """The same with its seconds: what is recorded must not lie before what was done by then."""
        now = exact_moment()
        if self.at is None:
            return now
        from itinerary.cli.typed.times import typed_hour  # few type a moment

        today = now.astimezone(programme.home.zone).date()
        return typed_hour(self.at, programme.home, today, programme.days)


class OnDay(Value, frozen=True):
    """Which day to take for today, as typed."""

    pretended: Annotated[
        str | None,
        option("--date", d("Pretend it is this day, such as 2025-04-15."), d("DAY"), _TIME),
    ] = None

    def day(self, programme: Programme) -> date | None:
        """The day that is pretended, if any."""
        if not self.pretended:
            return None
        from itinerary.cli.typed.times import typed_day  # few type a day

        return typed_day(self.pretended, programme)
