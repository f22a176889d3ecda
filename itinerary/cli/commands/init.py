"""`init`: a new programme to start from."""

import re
import sys
from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer

from itinerary.cli.boundary import say
from itinerary.cli.session import Session, command, current_moment
from itinerary.cli.typed.declarations import option
from itinerary.disk.files import make_folder, write
from itinerary.errors import FileError, UsageError
from itinerary.languages import _, together
from itinerary.languages import deferred as d
from itinerary.languages.city_names import zone_city
from itinerary.programme.beginnings import Beginning, NewCity, new_programme
from itinerary.programme.city_zones import CityZone, cities_near, zone_of
from itinerary.programme.examples import full_programme
from itinerary.programme.missions import SHIPPED, whole
from itinerary.programme.mistakes import Wrong
from itinerary.programme.shape.time_forms import Day
from itinerary.programme.text.writing import visible
from itinerary.when import Days, zone

_LEAD = timedelta(days=30)  # a mission is prepared a month ahead
_LENGTH = timedelta(days=3)
_COMMAS = re.compile("[,、，]")


def init(
    session: Session,
    file: Annotated[Path, typer.Argument(metavar=d("FILE"), help=d("The file to write."))] = Path(
        "programme.yaml"
    ),
    force: Annotated[bool, option("--force", d("Write over a file that is there."))] = False,
    full: Annotated[bool, option("--full", d("With every key, each with a remark."))] = False,
    copied: Annotated[
        str | None,
        option(
            "--copy", d("A copy of a mission that ships with the tool: rehearsal."), d("MISSION")
        ),
    ] = None,
) -> None:
    """A new programme to start from; asks for its frame on a terminal, and nothing elsewhere."""
    if full and copied:
        raise UsageError(_("Say either --full or --copy."))
    files = _copies(copied, file) if copied else {file: None}
    for each in files:
        if each.exists() and not force:
            raise FileError(
                _("{file} is there already. Choose another name, or add --force.").format(file=each)
            )
    for path, original in files.items():
        if path != file:
            make_folder(path.parent)
        write(path, original.read_bytes() if original else _text(session, full=full).encode())
    say(
        _("{file} is written. Next: {command}").format(
            file=file, command=command("agenda", str(file))
        )
    )
    if not copied:
        say(
            _("An example to read: {command}").format(
                command="itinerary init --copy rehearsal rehearsal.yaml"
            ),
            dim=True,
        )


def _text(session: Session, *, full: bool) -> str:
    """The text of the new file: with every key, or with the usual ones."""
    if full:
        return full_programme()
    first = current_moment().date() + _LEAD
    beginning = Beginning(
        _("Mission"),
        Days(first, first + _LENGTH),
        tuple(NewCity(zone_city(name), name) for name in ("Europe/Paris", "Asia/Tokyo")),
    )
    if sys.stdin.isatty() and sys.stderr.isatty():
        beginning = _asked(beginning)
    return new_programme(beginning, session.language)


def _copies(name: str, file: Path) -> dict[Path, Path | None]:
    """The files of a shipped mission, by where they go: those that it names lie beside it again."""
    if name not in SHIPPED:
        sentence = _("There is no mission “{name}” with the tool. There are: {names}.")
        raise UsageError(sentence.format(name=name, names=_(", ").join(SHIPPED)))
    main, *others = whole(name)
    beside = {file.parent / each.relative_to(main.parent): each for each in others}
    return {file: main, **beside}


def _asked(default: Beginning) -> Beginning:
    """What the user answers, question by question; Enter takes what stands in brackets."""
    title = _ask(_("Title of the mission"), default.title)
    first = _ask_day(_("First day"), default.days.first.isoformat())
    last = _ask_day(_("Last day"), (first.value + _LENGTH).isoformat())
    while last.value < first.value:
        say(_("That is before the first day."))
        last = _ask_day(_("Last day"), (first.value + _LENGTH).isoformat())
    home = _ask(_("City at home"), default.cities[0].name)
    others = _ask(_("Cities of the mission, with commas between them"), default.cities[-1].name)
    names = [home, *(name.strip() for name in _COMMAS.split(others) if name.strip())]
    cities = tuple(NewCity(name, _ask_zone(name)) for name in dict.fromkeys(names))
    return Beginning(title, Days(first.value, last.value), cities)


def _ask(question: str, default: str) -> str:
    """What is typed, without what no programme takes; Ctrl-D leaves as Ctrl-C does.

    Enter alone is the default: nothing where that is empty, for no answer would be a safe guess.
    """
    try:
        # translators: what stands between a question and its answer
        suffix = _(": ")
        answer: str = typer.prompt(
            question, default=default, show_default=bool(default), prompt_suffix=suffix, err=True
        )
    except typer.Abort:
        raise KeyboardInterrupt from None
    return visible(answer).strip() or default


def _ask_day(question: str, default: str) -> Day:
    while True:
        try:
            return Day(_ask(question, default))
        except Wrong:
            say(_("Write year, month and day, such as {example}.").format(example=default))


def _ask_zone(city: str) -> str:
    """The zone of a city: found by its name, or asked for until it is one."""
    if found := zone_of(city):
        return found
    wrong, near = "", cities_near(city)
    while True:
        say(together(wrong, _advice(near)))
        answer = _ask(_("Time zone of {city}").format(city=city), near[0].zone if near else "")
        if found := zone_of(answer):
            return found
        try:
            return zone(answer).key
        except ValueError:
            near = cities_near(answer)
            wrong = _("“{name}” is not a time zone.").format(name=answer) if answer else ""


def _advice(near: tuple[CityZone, ...]) -> str:
    if not near:
        return _("Name a large city nearby, or a zone such as Asia/Tokyo.")
    offered = _(", ").join(f"{each.city} ({each.zone})" for each in near)
    return _("Perhaps {cities}?").format(cities=offered)
