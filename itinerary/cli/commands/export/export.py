"""`export`: calendars for phones."""

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from itinerary.cli.boundary import say
from itinerary.cli.session import Session
from itinerary.cli.soundness import Soundness
from itinerary.cli.typed.declarations import option
from itinerary.cli.typed.options import Filters
from itinerary.cli.typed.times import typed_length
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
    from itinerary.disk.manifests import Names
    from itinerary.releases.versions import Versions

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
    since: Annotated[
        str | None,
        option("--since", d("Only what has changed since this release."), d("RELEASE"), _WHICH),
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

    def folder(self, *, into_one_file: bool) -> Path | None:
        """The folder to write into; None for standard output."""
        if self.output == "-":
            return None
        if into_one_file:
            return self.file.parent if self.file else Path(self.output or ".")
        is_part = self.only_changed or self.since is not None
        folder = DEFAULT_FOLDER_OF_CHANGES if is_part else DEFAULT_FOLDER
        return Path(self.output or folder)

    @property
    def file(self) -> Path | None:
        """The one file to write, where it was given a name."""
        output = self.output or "."
        return None if output.endswith("/") or Path(output).is_dir() else Path(output)

    def release(self, versions: "Versions") -> int:
        """The number of the release since which changes are wanted; 0 is before the first."""
        from itinerary.cli.releasing import typed_release

        typed = self.since or ""
        is_none = typed and not typed.strip("0")
        return 0 if is_none else typed_release(typed, versions.record)

    def refuse_contradictions(self, *, chosen: bool, named: bool) -> None:
        """UsageError when the options cannot all be followed.

        `chosen` is whether there are filters, and `named` whether it is a file to write to.
        """
        if self.since is not None and self.only_changed:
            raise UsageError(_("Say either --since or --only-changed."))
        if named and self.split:
            raise UsageError(
                _("--split writes several files, and {path} is one. Name a folder.").format(
                    path=self.output
                )
            )
        if (named or chosen) and self.organisations:
            raise UsageError(
                _(
                    "--organisation-calendars adds to a folder of everybody's calendars. "
                    "Leave out the filters and the name of a file."
                )
            )
        if named and not (chosen or self.combined or self.output == "-"):
            raise UsageError(
                _(
                    "{path} is one file, and everybody gets one. Name a folder, add --combined "
                    "for one calendar of all, or choose somebody with -d."
                ).format(path=self.output)
            )
        if not (named or chosen) and self.only_changed and self.only_changed.is_file():
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
    from itinerary.delivery.earlier import only_later
    from itinerary.disk.folders import held

    named = calendars.output is not None and exporting.is_name_of_file(calendars.output)
    calendars.refuse_contradictions(chosen=bool(filters), named=named)
    into_one_file = named or (bool(filters) and not calendars.split)
    folder = calendars.folder(into_one_file=into_one_file)
    with held(folder) if folder else nullcontext():
        programme = session.programme  # not read before, or what is older by now could win
        selection = filters.selection(programme)
        target = exporting.Target(folder, calendars.only_changed, programme.id)
        made = _made(session, selection, calendars, target.names, named=named)
        soundness.assure(session)
        if not (selection or named):
            exporting.say_what_nobody_gets(programme, calendars.choices())
        if not made and calendars.since is not None:
            say(_("Nothing has changed."))
            return
        if not made and (selection or named):
            say(nothing(selection, (), None, session.reader))
            return
        place = calendars.file if into_one_file else folder
        files = exporting.wanted(made, target, place)
        with only_later(session.path, programme):
            if not target.folder:
                session.write_bytes(b"".join(file.data for file in files[:1]))
            elif not into_one_file:
                in_part = bool(selection) or calendars.since is not None
                exporting.write_folder(files, target, in_part=in_part)
            elif files:
                exporting.write_file(files[0], target.folder, calendars.file)


def _made(
    session: Session, selection: Selection, calendars: Calendars, names: "Names", *, named: bool
) -> "dict[str, Sequence[File]]":
    """The files of each calendar that is wanted and has an event, by the calendar's name."""
    from itinerary.cli.releasing import (
        say_what_is_unreleased,
        say_who_is_another,
        versions_of,
    )
    from itinerary.delivery.changes import Changes
    from itinerary.delivery.exports import Exporter

    programme = session.programme
    versions = versions_of(session)
    say_what_is_unreleased(session, versions)
    say_who_is_another(session, versions)
    exporter = Exporter(programme, session.reader, versions, calendars.choices(), names)
    combined = calendars.combined
    if selection or named:
        events = selected(programme.events, selection)
        wanted = iter([exporter.of_selection(events, selection, combined=combined)])
    else:
        wanted = exporter.of_each(organisations=calendars.organisations, combined=combined)
    if calendars.since is not None:
        changes = Changes(versions, calendars.release(versions))
        wanted = (changes.of(calendar) for calendar in wanted)
    return {
        calendar.stem: exporter.files(calendar, split=calendars.split, apart=not selection)
        for calendar in wanted
        if calendar.events
    }
