"""`sheets`: lists for other people's desks."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from itinerary.cli.session import Session
from itinerary.cli.typed.declarations import option
from itinerary.cli.typed.options import AtMoment, Filters
from itinerary.errors import UsageError
from itinerary.languages import _
from itinerary.languages import deferred as d
from itinerary.values import Value

# As `itinerary.views.sheets.records.SheetName`, which is loaded by what makes them.
Which = Literal[
    "day", "rooms", "journeys", "heads", "contacts", "briefing", "interpreters", "press", "tables"
]
Format = Literal["table", "json", "csv", "markdown", "vcard", "xlsx", "pdf"]

_WHAT = d("What is on it")
_HOW = d("Where it goes")
_ENDINGS: dict[str, Format] = {
    ".csv": "csv", ".json": "json", ".md": "markdown", ".pdf": "pdf", ".vcf": "vcard",
    ".xlsx": "xlsx",
}  # fmt: skip

EPILOG = d("""\
\b
  day           for everybody, the evening before: a page a person
  rooms         for the hotel: who, which nights, which room, when they come
  journeys      for drivers and escorts: who is on which journey
  heads         for the caterer and the venue: how many come, and what they eat
  contacts      for the secretariat: everybody’s numbers, and the hosts’
  briefing      for who sits at the table: who receives, who comes, what for
  interpreters  for them: their hours
  press         for the press: what is open to it, and when it gathers
  tables        the names that stand on tables, in both scripts

What is confidential is on no list for others, unless you name that very EVENT;
interpreters and the press are never told of it. Diets are counts.
""")


class List(Value, frozen=True):
    """Which list, and of which day or event, as typed."""

    which: Annotated[Which, typer.Argument(metavar=d("LIST"), help=d("Which list: see below."))]
    subject: Annotated[
        str | None,
        typer.Argument(
            metavar=d("DAY|EVENT"),
            help=d(
                "`day`: which, else tomorrow. "
                "`journeys`, `heads`, `briefing`, `tables`: which event."
            ),
            show_default=False,
        ),
    ] = None


class Content(Value, frozen=True):
    """What is wanted on a list, as typed."""

    stay: Annotated[
        str | None, option("--stay", d("`rooms`: only of this city."), d("CITY"), _WHAT)
    ] = None
    since: Annotated[
        str | None,
        option("--since", d("Only what is different since this release."), d("NUMBER"), _WHAT),
    ] = None
    named: Annotated[
        bool,
        option(
            "--named",
            d("`rooms` and `heads`: also who has which diet or need, by name."),
            panel=_WHAT,
        ),
    ] = False


class Destination(Value, frozen=True):
    """In which format, and into which file, as typed."""

    format: Annotated[
        Literal["table", "json", "csv", "markdown", "vcard"] | None,
        option("--format -f", d("For people, or for programs; vcard for contacts."), panel=_HOW),
    ] = None
    output: Annotated[
        Path | None,
        option(
            "--output -o",
            d("A file; its ending says the format: .xlsx, .pdf, .csv, .json, .md or .vcf."),
            d("FILE"),
            _HOW,
        ),
    ] = None

    @property
    def file(self) -> Path | None:
        """The file to write; None for standard output."""
        return None if self.output is None or str(self.output) == "-" else self.output

    @property
    def chosen(self) -> Format:
        """The format that is meant; UsageError where a file says none, or another."""
        if self.file is None:
            return self.format or "table"
        ending = _ENDINGS.get(self.file.suffix.lower())
        if ending and self.format not in {None, ending}:
            raise UsageError(
                _("{path} is not {format}. Leave out `--format`, or name another file.").format(
                    path=self.file, format=self.format
                )
            )
        chosen = ending or self.format
        if chosen is None or chosen == "table":
            sentence = _("What should {path} be? Let it end with {endings}.")
            endings = _(", ").join(_ENDINGS)
            raise UsageError(sentence.format(path=self.file, endings=endings))
        return chosen


def sheets(
    session: Session,
    list_: List,
    content: Content,
    destination: Destination,
    filters: Filters,
    at: AtMoment,
) -> None:
    """Lists for the hotel, the driver, the caterer, the press, and for everybody’s evening."""
    format = destination.chosen
    if format == "vcard" and list_.which != "contacts":
        raise UsageError(_("Only `sheets contacts` can be cards for address books."))
    selection = filters.selection(session.programme)
    # What makes lists is loaded only now: whoever typed something wrong has not waited for it.
    from itinerary.cli.commands.sheets.asking import asked
    from itinerary.cli.commands.sheets.giving import Request, give_sheet

    wanted = asked(session, list_, content, selection, at)
    give_sheet(session, Request(list_.which, wanted, format, destination.file, content.since))
