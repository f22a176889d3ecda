"""What changed of a day for one person since the last release, in words."""

from collections.abc import Iterable, Iterator
from datetime import date

from itinerary.languages import _
from itinerary.programme.model import Event
from itinerary.releases.news import News
from itinerary.views.changes.remarks import remarks
from itinerary.views.letters import MARKS
from itinerary.views.print.pages import Table
from itinerary.views.readers import Reader
from itinerary.views.sheets import cells
from itinerary.when import Days


def changes_table(news: Iterable[News], day: date, reader: Reader) -> Iterator[Table]:
    """The changes of a day, a line each: what happened to what, and what is different in it."""
    rows = tuple(_row(each, reader) for each in news if _is_of(each, day))
    if rows:
        columns = (_("Change"), _("What"), _("Hours"), _("Different"))
        kept = [number for number in range(len(columns)) if any(row[number] for row in rows)]
        yield Table(
            columns=tuple(columns[number] for number in kept),
            rows=tuple(tuple(row[number] for number in kept) for row in rows),
            heading=_("What changed since the last release"),
        )


def _row(news: News, reader: Reader) -> tuple[str, ...]:
    said = remarks(news.change, reader) if news.change and news.kind == "changed" else ()
    hours = "" if news.off else cells.hours(news.event, reader)
    title = news.event.title.read(reader.language)
    return (_(MARKS[news.kind]), title, hours, "; ".join(said))


def _is_of(news: News, day: date) -> bool:
    """Whether an event is on a day, or was before it changed."""
    before = news.change.event_before if news.change else None
    return any(_is_on(event, day) for event in (news.event, before) if event)


def _is_on(event: Event, day: date) -> bool:
    days = event.when.days
    return days is not None and days.overlaps(Days(day, day))
