"""How `agenda` lays events out: by day, delegate or city, or as a week."""

from collections.abc import Callable
from typing import Annotated, Literal

from itinerary.cli.boundary import say
from itinerary.cli.commands.agenda.chosen import Chosen, Present, chosen_events
from itinerary.cli.output import give_events, give_page
from itinerary.cli.session import Session
from itinerary.cli.terminal.terminal import is_drawn_on, shown, terminal
from itinerary.cli.typed.declarations import option
from itinerary.cli.typed.options import Format, View
from itinerary.errors import UsageError
from itinerary.languages import _
from itinerary.languages import deferred as d
from itinerary.queries.selection import Selection, selected
from itinerary.views.agenda import agenda, with_ids
from itinerary.views.pages import Agenda, each_text
from itinerary.views.readers import Reader

_PANEL = d("How they are shown")
NARROWEST = 60  # columns of a terminal on which people stand side by side


class Layout(View, frozen=True):
    """How to show events and to lay them out for people, as typed."""

    by: Annotated[
        Literal["day", "delegate", "city"],
        option(
            "--by",
            d("One agenda for all, for each delegate or for each city; not json or csv."),
            panel=_PANEL,
        ),
    ] = "day"
    week: Annotated[
        bool,
        option(
            "--week",
            d("The days side by side, on a terminal that is wide enough, or in markdown."),
            panel=_PANEL,
        ),
    ] = False

    ids: Annotated[
        bool,
        option("--ids", d("With the id of each event, by which the file has it."), panel=_PANEL),
    ] = False

    people: Annotated[
        bool,
        option(
            "--people",
            d("A day of everybody side by side, on a terminal that is wide enough."),
            panel=_PANEL,
        ),
    ] = False

    def refuse_contradictions(self) -> None:
        """UsageError where the options do not go together."""
        if self.people and self.week:
            raise UsageError(_("Say either --week or --people."))
        if self.people and self.by != "day":
            raise UsageError(_("Say either --people or --by {by}.").format(by=self.by))
        if self.people and self.ids:
            raise UsageError(_("Say either --people or --ids."))
        if self.ids and self.week:
            raise UsageError(_("Say either --week or --ids."))
        if self.by == "day":
            return
        if self.week:
            raise UsageError(_("Say either --week or --by {by}.").format(by=self.by))
        if self.format in {"json", "csv"}:
            raise UsageError(
                _(
                    "--by {by} is for people; {format} has each event once. "
                    "Choose --format table or markdown."
                ).format(by=self.by, format=self.format)
            )


def give_agenda(
    session: Session,
    chosen: Chosen,
    reader: Reader,
    format: Format,
    otherwise: Callable[[], str],
    *,
    ids: bool = False,
) -> None:
    """Prints the events day by day; for people, a sentence when there are none.

    Before it stands what a day is called all the same.
    """

    programme, named = session.programme, chosen.named(session.programme)

    def page() -> Agenda:
        said = agenda(programme, chosen.events, reader, chosen.wanted, chosen.now, named)
        return with_ids(said) if ids else said

    is_named = named is not None and any(day in named for day in programme.named_days)
    if is_named and not chosen.events and format in {"table", "markdown"}:
        give_page(session, page(), format)
        session.write("\n")
    give_events(session, chosen.events, format, page, otherwise)


def give_groups(session: Session, chosen: Chosen, layout: Layout, reader: Reader) -> None:
    """Prints an agenda for each delegate, or for each city, that the filters leave."""
    from itinerary.values import replace
    from itinerary.views.groupings import agendas, for_each_city, for_each_delegate

    programme, parties = session.programme, chosen.selection.parties
    if layout.by == "city" and not layout.people:
        cities = chosen.selection.cities or tuple(programme.cities.values())
        groups, named = for_each_city(cities, chosen.events, reader), None
    else:
        from itinerary.views.people import wanted_people  # which a day does not need

        named = chosen.named(programme)
        delegates = wanted_people(programme, parties)
        groups = for_each_delegate(delegates, chosen.events, reader, rest=not parties)
    page = agendas(programme, groups, reader, chosen.wanted, chosen.now, named)
    if layout.ids:
        page = replace(page, parts=tuple(map(with_ids, page.parts)))
    give_page(session, page, layout.format)


def give_week(session: Session, chosen: Chosen, layout: Layout, reader: Reader) -> bool:
    """Prints the days side by side; False, with a word why, where that cannot be drawn."""
    from itinerary.views.week import days_across, week, week_register

    programme = session.programme
    days = days_across(programme, chosen.events, reader, chosen.days)
    if layout.format == "markdown":
        give_page(session, week_register(programme, chosen.events, reader, days), layout.format)
        return True
    if not is_drawn_on():
        say(_("A week is drawn on a terminal; here is the list. FORCE_COLOR=1 draws it anyway."))
        return False
    from itinerary.formats.week.columns import needed_width
    from itinerary.formats.week.grid import write_week

    page, screen = each_text(week(programme, chosen.events, reader, days), shown), terminal()
    needed = needed_width(page, screen.height)
    if needed > screen.width:
        sentence = _(
            "The week needs a terminal of {needed} columns, and this one has {width}; "
            "here is the list."
        )
        say(sentence.format(needed=needed, width=screen.width))
        return False
    session.write(write_week(page, screen))
    return True


def day_of_people(session: Session, selection: Selection, reader: Reader, present: Present) -> str:
    """Which day of everybody is meant where none is said: today, else the first that has events."""
    if chosen_events(session, selection, reader, present, "today")[0].events:
        return "today"
    from itinerary.views.people import people_days

    events = selected(session.programme.events, selection)
    return people_days(events, session.programme, reader)[0].isoformat()


def give_people(session: Session, chosen: Chosen, layout: Layout, reader: Reader) -> None:
    """Prints a day of everybody side by side; a list by person, with a word why, elsewhere."""
    if layout.format == "markdown":
        give_groups(session, chosen, layout, reader)
        return
    screen = terminal()
    if not is_drawn_on():
        say(_("This is drawn on a terminal; here is the list. FORCE_COLOR=1 draws it anyway."))
    elif screen.width < NARROWEST:
        sentence = _(
            "This needs a terminal of {needed} columns, and this one has {width}; here is the list."
        )
        say(sentence.format(needed=NARROWEST, width=screen.width))
    else:
        from itinerary.formats.screen.people import write_people
        from itinerary.views.people import people, people_days, wanted_people

        programme = session.programme
        whom = wanted_people(programme, chosen.selection.parties)
        days = chosen.days or people_days(chosen.events, programme, reader)[:1]
        page = people(programme, whom, chosen.events, reader, days, chosen.now)
        session.write(write_people(each_text(page, shown), screen))
        return
    give_groups(session, chosen, layout, reader)
