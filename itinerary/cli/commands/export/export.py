"""`export`: calendars for phones."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from itinerary.cli.boundary import say
from itinerary.cli.session import Session
from itinerary.cli.soundness import Soundness
from itinerary.cli.typed.declarations import option
from itinerary.cli.typed.meanings import typed_length
from itinerary.cli.typed.options import Filters
from itinerary.errors import UsageError
from itinerary.languages import _
from itinerary.languages import deferred as d
from itinerary.queries.selection import Selection, selected
from itinerary.values import Value
from itinerary.views.calendars import Choices
from itinerary.views.empty_answers import nothing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from itinerary.delivery.exports import File

DEFAULT_FOLDER = "calendars"
# A part of the calendars is no reason to remove the whole of them.
DEFAULT_FOLDER_OF_CHANGES = "changed-calendars"

_WHICH = d("Which calendars")
_HOW = d("How they are written")

EPILOG = d("""\
Which phone, how:

\b
- iPhone: open the file from Mail or Safari, and choose “Add all”.
- Google Calendar: import it on the web, not in the app. Importing it again
  updates the events; cancelled ones are hidden.
- Outlook: importing it again makes duplicates: give `--only-changed`, and
  delete the old events by hand. Of cancelled ones, only the title says so.
- Samsung Calendar: not tried yet. Try with one event first, as `--split` gives.
- Thunderbird: importing it again changes nothing: remove the old events first.
- Etar: takes the first event of a file only: give `--split`. Importing one
  again makes a duplicate: add `--only-changed`, and delete the old event.
- Fossify Calendar: importing it again updates the events.
""")


class Calendars(Value, frozen=True):
    """Which calendars to write, and how, as typed."""

    output: Annotated[
        str | None,
        option(
            "--output -o",
            d("A folder; with filters or for one calendar, a file; - for standard output."),
            d("PATH"),
            _WHICH,
        ),
    ] = None
    combined: Annotated[
        bool,
        option(
            "--combined",
            d("Also one calendar of all, without what is confidential; alone with -o x.ics."),
            panel=_WHICH,
        ),
    ] = False
    organisations: Annotated[
        bool,
        option(
            "--organisation-calendars",
            d("Also one for each organisation, without what is confidential."),
            panel=_WHICH,
        ),
    ] = False
    include_undated: Annotated[
        bool,
        option(
            "--include-undated",
            d("Also events without a day, over the days held for them."),
            panel=_WHICH,
        ),
    ] = False
    only_changed: Annotated[
        Path | None,
        option(
            "--only-changed",
            d("Only what differs from this earlier export."),
            d("FILE-OR-FOLDER"),
            _WHICH,
        ),
    ] = None
    split: Annotated[
        bool, option("--split", d("A folder of files, each of one event."), panel=_HOW)
    ] = False
    utc: Annotated[
        bool,
        option("--utc", d("All times in UTC, for software that shows them wrong."), panel=_HOW),
    ] = False
    reminder: Annotated[
        str | None,
        option(
            "--reminder",
            d("Remind so long before every event, such as 30m; 0 for never."),
            d("LENGTH"),
            _HOW,
        ),
    ] = None

    def choices(self) -> Choices:
        """What is chosen for all events alike."""
        reminder = None if self.reminder is None else typed_length(self.reminder)
        return Choices(utc=self.utc, undated=self.include_undated, reminder=reminder)

    def target(self, name: str | None) -> Path:
        """Where to write: one file of this name, unless another is asked for; or a folder."""
        folder = DEFAULT_FOLDER_OF_CHANGES if self.only_changed else DEFAULT_FOLDER
        output = self.output or (folder if name is None else ".")
        path = Path(output)
        return path / name if name and (path.is_dir() or output.endswith("/")) else path

    def refuse_contradictions(self, selection: Selection, *, named: bool) -> None:
        """UsageError when the options cannot all be followed; `named` is a file to write to."""
        if named and self.split:
            raise UsageError(
                _("--split writes several files, and {path} is one. Name a folder.").format(
                    path=self.output
                )
            )
        if (named or selection) and self.organisations:
            raise UsageError(
                _(
                    "--organisation-calendars adds to a folder of everybody's calendars. "
                    "Leave out the filters and the name of a file."
                )
            )
        if named and not (selection or self.combined or self.output == "-"):
            raise UsageError(
                _(
                    "{path} is one file, and everybody gets one. Name a folder, add --combined "
                    "for one calendar of all, or choose somebody with -d."
                ).format(path=self.output)
            )
        if not (named or selection) and self.only_changed and self.only_changed.is_file():
            raise UsageError(
                _(
                    "{path} is one calendar, and everybody gets one. Name the folder of an "
                    "earlier export, or choose somebody with -d."
                ).format(path=self.only_changed)
            )


def export(session: Session, filters: Filters, calendars: Calendars, soundness: Soundness) -> None:
    """Calendars for phones: a file for each delegate, or one file of what the filters select."""
    # The one command that needs icalendar, which costs more than everything else together.
    from itinerary.cli.commands.export import exporting

    selection = filters.selection(session.programme)
    named = calendars.output is not None and exporting.is_name_of_file(calendars.output)
    calendars.refuse_contradictions(selection, named=named)
    made = _made(session, selection, calendars, named=named)
    soundness.assure(session)
    if not (selection or named):
        exporting.say_what_nobody_gets(session.programme, calendars.choices())
    if not made and (selection or named):
        say(nothing(selection, (), None, session.reader))
        return
    files = [file for each in made.values() for file in each]
    into_one_file = named or (bool(selection) and not calendars.split)
    target = calendars.target(files[0].name if into_one_file else None)
    if calendars.only_changed:
        files = exporting.only_changed(made, calendars.only_changed, target)
        if not files and not target.is_dir():
            return
    if not into_one_file:
        exporting.write_folder(files, target, session.programme.id, in_part=bool(selection))
    elif files and calendars.output == exporting.STANDARD_OUTPUT:
        session.write_bytes(files[0].data)
    elif files:
        exporting.write_file(files[0], target)


def _made(
    session: Session, selection: Selection, calendars: Calendars, *, named: bool
) -> "dict[str, Sequence[File]]":
    """The files of each calendar that is wanted and has an event, by the calendar's name."""
    from itinerary.cli.releasing import say_what_is_unreleased, versions_of
    from itinerary.delivery.exports import Exporter

    programme = session.programme
    versions = versions_of(session)
    say_what_is_unreleased(session, versions)
    exporter = Exporter(programme, session.reader, versions, calendars.choices())
    combined = calendars.combined
    if selection or named:
        events = selected(programme.events, selection)
        wanted = iter([exporter.of_selection(events, selection, combined=combined)])
    else:
        wanted = exporter.of_each(organisations=calendars.organisations, combined=combined)
    return {
        calendar.stem: exporter.files(calendar, split=calendars.split, apart=not selection)
        for calendar in wanted
        if calendar.events
    }
