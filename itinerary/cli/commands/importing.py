"""`import`: a spreadsheet, a calendar or a conference schedule as a programme."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from itinerary.cli.boundary import say
from itinerary.cli.session import Session
from itinerary.cli.typed.declarations import option
from itinerary.disk.files import write
from itinerary.errors import FileError, UsageError
from itinerary.languages import _, plural, plural_p, together
from itinerary.languages import deferred as d
from itinerary.names import nearest
from itinerary.programme.mistakes import quoted
from itinerary.values import Value
from itinerary.when import zone, zones_of_places

if TYPE_CHECKING:
    from itinerary.imports.asked import Asked, Ids
    from itinerary.imports.drafts import Remark
    from itinerary.imports.making.assembly import Given, Imported

_SAID = 50  # sentences of remarks; most of them stand in the programme, too
_LISTED = 10  # addresses of one remark, before they stop being a help
_WHERE = d("Where it is written")
_WHAT = d("What the file does not say")
_PART = d("Which part of it")


class Target(Value, frozen=True):
    """Where the programme goes, as typed."""

    output: Annotated[
        str,
        option(
            "--output -o", d("The file to write; by default standard output."), d("OUT"), _WHERE
        ),
    ] = "-"
    force: Annotated[
        bool, option("--force", d("Write over a file that is there."), panel=_WHERE)
    ] = False
    report: Annotated[
        str, option("--report", d("A file for all that was not understood."), d("OUT"), _WHERE)
    ] = ""
    dry_run: Annotated[
        bool,
        option(
            "--dry-run", d("Only say what would be read and made; write nothing."), panel=_WHERE
        ),
    ] = False

    def path(self) -> Path | None:
        """The file to write, if any; FileError when one is in the way."""
        return None if self.output == "-" else self._free(self.output)

    def report_path(self) -> Path | None:
        """The file for the report, if any; FileError when one is in the way."""
        return self._free(self.report) if self.report else None

    def _free(self, typed: str) -> Path:
        path = Path(typed)
        if path.exists() and not self.force:
            raise FileError(
                _("{file} is there already. Choose another name, or add --force.").format(file=path)
            )
        return path


class Extent(Value, frozen=True):
    """Which part of the file is wanted, as typed."""

    first: Annotated[
        str,
        option("--from", d("The first day that is wanted, such as 2025-04-12."), d("DAY"), _PART),
    ] = ""
    last: Annotated[str, option("--to", d("The last day that is wanted."), d("DAY"), _PART)] = ""
    sheet: Annotated[
        str, option("--sheet", d("The sheet that is wanted, hidden or not."), d("NAME"), _PART)
    ] = ""

    def asked(self, mapping: dict[str, str], ids: "Ids") -> "Asked":
        """The same, with what the columns hold and what is called how; UsageError when a day is
        none."""
        from itinerary.imports.asked import Asked

        first, last = (_day(typed) if typed else None for typed in (self.first, self.last))
        if first and last and last < first:
            raise UsageError(_("`--to` comes before `--from`."))
        return Asked(mapping, self.sheet.strip(), first, last, ids)


class Knowledge(Value, frozen=True):
    """What the user knows and the file does not say, as typed."""

    map: Annotated[
        list[str] | None,
        option(
            "--map",
            d("What a column holds, such as “Salle=place”; “Column=ignore” for nothing."),
            d("COLUMN=KEY"),
            _WHAT,
        ),
    ] = None
    zone: Annotated[
        list[str] | None,
        option(
            "--zone",
            d("The time zone of a city, such as “Beaune=Europe/Paris”."),
            d("CITY=ZONE"),
            _WHAT,
        ),
    ] = None
    inside: Annotated[
        str, option("--in", d("The city of the events that name none."), d("CITY"), _WHAT)
    ] = ""
    home: Annotated[
        str,
        option("--home", d("The city whose clock is shown beside local time."), d("CITY"), _WHAT),
    ] = ""

    people: Annotated[
        list[str] | None,
        option(
            "--people",
            d("Who is of the delegation: a file of yours, or a name; others are hosts, or words."),
            d("FILE|NAME"),
            _WHAT,
        ),
    ] = None

    def mapping(self) -> dict[str, str]:
        """The keys of columns by the columns' names."""
        return dict(_pair(typed, "--map " + _("COLUMN=KEY")) for typed in self.map or ())

    def given(self, language: str, asked: "Asked") -> "Given":
        """The zones, cities and people, checked; UsageError when a zone is none."""
        from itinerary.imports.making.assembly import Given
        from itinerary.imports.people import people_of

        zones = dict(_pair(typed, "--zone " + _("CITY=ZONE")) for typed in self.zone or ())
        for name in zones.values():
            _check_zone(name)
        return Given(
            zones=zones,
            city=self.inside.strip(),
            home=self.home.strip(),
            language=language,
            days=asked.days,
            people=people_of(self.people) if self.people else None,
        )


def import_(
    session: Session,
    target: Target,
    extent: Extent,
    knowledge: Knowledge,
    file: Annotated[
        Path, typer.Argument(metavar=d("FILE"), help=d("An .xlsx, .ods, .csv, .ics or .xml file."))
    ],
) -> None:
    """The events of another program's file as a programme; what is not understood is listed."""
    from itinerary.imports.making.assembly import programme_of
    from itinerary.imports.reading import read_drafts

    path, report_path = target.path(), target.report_path()
    asked = extent.asked(knowledge.mapping(), _ids(session, file))
    given = knowledge.given(session.language, asked)
    imported = programme_of(file.name, read_drafts(file, asked), given)
    _write(session, target, imported)
    sentences = _sentences(imported.remarks)
    if report_path and not target.dry_run:
        write(report_path, _report(imported, sentences).encode())
    for sentence in sentences[:_SAID]:
        say(sentence)
    if more := len(sentences[_SAID:]):
        say(plural("… and {number} other remark.", "… and {number} other remarks.", more))
    for line in imported.report:
        say(line)
    events = plural("{number} event", "{number} events", imported.events)
    remarks = plural_p("import", "{number} remark", "{number} remarks", len(imported.remarks))
    said = _("{events} from {file} in {path}; {remarks}.") if path else _("{events}; {remarks}.")
    if target.dry_run:
        said = _("{events}; {remarks}. Nothing was written.")
    say(said.format(events=events, file=file, path=path, remarks=remarks))


def _ids(session: Session, file: Path) -> "Ids":
    """What the programme in use calls the events and people of a calendar of ours."""
    from itinerary.imports.asked import Ids
    from itinerary.names import folded
    from itinerary.releases.identity import uid_of

    programme = session.own_programme if file.suffix.lower() == ".ics" else None
    if programme is None:
        return Ids()
    people = programme.delegates.values()
    return Ids(
        {
            uid_of(programme.id, id): event.id
            for event in programme.events
            for id in (event.formerly, event.id)
            if id
        },
        {folded(text): each.id for each in people for text in each.name.by_language.values()},
    )


def _write(session: Session, target: Target, imported: "Imported") -> None:
    """Writes the programme, unless nothing is to be written."""
    if target.dry_run:
        return
    if target.output == "-":
        session.write(imported.text)
    else:
        write(Path(target.output), imported.text.encode())


def _report(imported: "Imported", sentences: Iterable[str]) -> str:
    """All that was not understood, and what else stands in the file, in its own words."""
    said = _("{where}: {message}")
    words = [said.format(where=word.where, message=word.sentence) for word in imported.words]
    heading = [_("What else stands in the file:")] if words else []
    return "".join(f"{line}\n" for line in (*imported.report, *sentences, *heading, *words))


def _sentences(remarks: "Iterable[Remark]") -> list[str]:
    """The remarks, each sentence once, with all the addresses to which it applies."""
    places: dict[str, list[str]] = {}
    for remark in remarks:
        places.setdefault(remark.sentence, []).append(remark.where)
    said = _("{where}: {message}")
    return [
        said.format(where=_places(where), message=sentence) for sentence, where in places.items()
    ]


def _places(where: list[str]) -> str:
    listed = _(", ").join(list(dict.fromkeys(where))[:_LISTED])
    more = len(dict.fromkeys(where)) - _LISTED
    if more <= 0:
        return listed
    others = plural("{number} more", "{number} more", more)
    return _("{names} and {others}").format(names=listed, others=others)


def _pair(typed: str, form: str) -> tuple[str, str]:
    """The two sides of an equals sign; the last one, since a column's name may have others."""
    name, equals, value = typed.rpartition("=")
    if not (equals and name.strip() and value.strip()):
        raise UsageError(_("“{typed}” does not fit `{form}`.").format(typed=typed, form=form))
    return name.strip(), value.strip()


def _day(typed: str) -> date:
    """The day that is typed, with its year."""
    from itinerary.languages.meanings.dates import written_time
    from itinerary.languages.meanings.unclear import Unclear

    try:
        day = written_time(typed).day
    except Unclear as unclear:
        raise UsageError(str(unclear)) from None
    if day is None:
        raise UsageError(_("“{typed}” is not a day such as 2025-04-12.").format(typed=typed))
    return day


def _check_zone(name: str) -> None:
    try:
        zone(name)
    except ValueError:
        advice = _("Use an IANA name such as Europe/Paris or Asia/Tokyo.")
        if near := nearest(name, zones_of_places()):
            advice = _("Did you mean {names}?").format(names=quoted(near))
        sentence = _("“{name}” is not a time zone.").format(name=name)
        raise UsageError(together(sentence, advice)) from None
