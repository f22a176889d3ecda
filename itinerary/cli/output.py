"""Answers on their way out, in the format that was asked for."""

from collections.abc import Callable, Sequence

from itinerary.cli.session import Session
from itinerary.cli.typed.options import Format
from itinerary.programme.model import Event
from itinerary.queries.selection import by_start
from itinerary.views.pages import Page
from itinerary.views.records import COLUMNS, Row, event_record


def give_events(
    session: Session,
    events: Sequence[Event],
    format: Format,
    page: Callable[[], Page],
    otherwise: Callable[[], str],
) -> None:
    """Prints events as a page or as records; for people, a sentence when there are none."""
    if format in {"json", "csv"}:
        programme = session.programme
        records = [event_record(each, programme, session.language) for each in by_start(events)]
        give_records(session, records, format, COLUMNS)
    elif events:
        give_page(session, page(), format)
    else:
        session.write(f"{otherwise()}\n")


def give(
    session: Session,
    format: Format,
    page: Callable[[], Page],
    records: Callable[[], Sequence[Row]],
    columns: Sequence[str],
) -> None:
    """Prints an answer as a page for people or as records for programs."""
    if format in {"json", "csv"}:
        give_records(session, records(), format, columns)
    else:
        give_page(session, page(), format)


def give_page(session: Session, page: Page, format: Format) -> None:
    """Prints a page for people."""
    if format == "markdown":
        from itinerary.formats.markdown import write_markdown

        session.write(write_markdown(page))
    else:
        session.show(page)


def give_records(
    session: Session, records: Sequence[Row], format: Format, columns: Sequence[str]
) -> None:
    """Prints records for programs."""
    if format == "csv":
        from itinerary.formats.csv import write_csv

        session.write_bytes(write_csv(columns, records).encode())
    else:
        session.write_json(list(records))
