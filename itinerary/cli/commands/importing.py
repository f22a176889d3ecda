"""`import`: a spreadsheet, a calendar or a conference schedule as a programme."""

from collections.abc import Iterable
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
    from itinerary.imports.drafts import Remark
    from itinerary.imports.making.assembly import Given

_SAID = 50  # sentences of remarks; most of them stand in the programme, too
_LISTED = 10  # addresses of one remark, before they stop being a help
_WHERE = d("Where it is written")
_WHAT = d("What the file does not say")


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

    def path(self) -> Path | None:
        """The file to write, if any; FileError when one is in the way."""
        if self.output == "-":
            return None
        path = Path(self.output)
        if path.exists() and not self.force:
            raise FileError(
                _("{file} is there already. Choose another name, or add --force.").format(file=path)
            )
        return path


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

    def mapping(self) -> dict[str, str]:
        """The keys of columns by the columns' names."""
        return dict(_pair(typed, "--map " + _("COLUMN=KEY")) for typed in self.map or ())

    def given(self, language: str) -> "Given":
        """The zones and cities, checked; UsageError when a zone is none."""
        from itinerary.imports.making.assembly import Given

        zones = dict(_pair(typed, "--zone " + _("CITY=ZONE")) for typed in self.zone or ())
        for name in zones.values():
            _check_zone(name)
        return Given(zones, self.inside.strip(), self.home.strip(), language)


def import_(
    session: Session,
    target: Target,
    knowledge: Knowledge,
    file: Annotated[
        Path, typer.Argument(metavar=d("FILE"), help=d("An .xlsx, .ods, .csv, .ics or .xml file."))
    ],
) -> None:
    """The events of another program's file as a programme; what is not understood is listed."""
    from itinerary.imports.making.assembly import programme_of
    from itinerary.imports.reading import read_drafts

    path = target.path()
    given = knowledge.given(session.language)
    imported = programme_of(file.name, read_drafts(file, knowledge.mapping()), given)
    if path is None:
        session.write(imported.text)
    else:
        write(path, imported.text.encode())
    sentences = _sentences(imported.remarks)
    for sentence in sentences[:_SAID]:
        say(sentence)
    if more := len(sentences[_SAID:]):
        say(plural("… and {number} other remark.", "… and {number} other remarks.", more))
    events = plural("{number} event", "{number} events", imported.events)
    remarks = plural_p("import", "{number} remark", "{number} remarks", len(imported.remarks))
    said = _("{events} from {file} in {path}; {remarks}.") if path else _("{events}; {remarks}.")
    say(said.format(events=events, file=file, path=path, remarks=remarks))


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


def _check_zone(name: str) -> None:
    try:
        zone(name)
    except ValueError:
        advice = _("Use an IANA name such as Europe/Paris or Asia/Tokyo.")
        if near := nearest(name, zones_of_places()):
            advice = _("Did you mean {names}?").format(names=quoted(near))
        sentence = _("“{name}” is not a time zone.").format(name=name)
        raise UsageError(together(sentence, advice)) from None
