"""`today`: what is on today."""

from itinerary.cli.commands.agenda.chosen import Present, chosen_events
from itinerary.cli.commands.agenda.layouts import give_agenda
from itinerary.cli.session import Session
from itinerary.cli.typed.options import AtMoment, Filters, OnDay, View


def today(session: Session, filters: Filters, view: View, at: AtMoment, on: OnDay) -> None:
    """What is on today, each event by the calendar of the place where it is."""
    reader = view.reader(session)
    selection = filters.selection(session.programme)
    chosen, otherwise = chosen_events(session, selection, reader, Present(at, on), "today")
    give_agenda(session, chosen, reader, view.format, otherwise)
