"""What fits the beginning of a word: commands, options, codes, days, and the programme's names."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple, get_args

from itinerary.cli.completion.lines import Line, Parameter
from itinerary.languages import LANGUAGES, _
from itinerary.languages.dates import long_day
from itinerary.names import folded
from itinerary.programme.missions import SHIPPED
from itinerary.programme.model import Programme
from itinerary.programme.shape.document import Kind, Status
from itinerary.queries.lookup import Referable, begun, title

SHELLS = ("bash", "zsh", "fish", "powershell")

_UNSAFE = frozenset('!"')  # in a name: a shell's history, and what PowerShell 5 passes on wrongly


class Offer(NamedTuple):
    """A word that could be meant, and what it is."""

    word: str
    meaning: str = ""


def _zones() -> list[str]:
    from itinerary.when import zone_names  # reads a folder of files

    return zone_names()


def _codes() -> Iterable[str]:
    from itinerary.checks import CODES  # imports every check

    return CODES


def _records() -> Iterable[str]:
    from itinerary.programme.shape.keys import records

    return records()


def _parts() -> Iterable[str]:
    from itinerary.cli.commands.booklet.booklet import Part  # loads what commands load

    return get_args(Part)


# By the id of an option or argument, which means the same in every command.
RECORDS: dict[str, Callable[[Programme], Mapping[str, Referable]]] = {
    "city": lambda programme: programme.cities,
    "company": lambda programme: programme.delegates,
    "delegate": lambda programme: programme.parties,
    "event": lambda programme: {event.id: event for event in programme.events},
    "overwrite": lambda programme: {event.id: event for event in programme.events},
    "stay": lambda programme: programme.cities,
    "subject": lambda programme: {event.id: event for event in programme.events},
    "theme": lambda programme: programme.themes,
}
WORDS: dict[str, Callable[[], Iterable[str]]] = {
    "clock": lambda: ("both", "local", "home", *_zones()),
    "copied": lambda: SHIPPED,
    "install_completion": lambda: SHELLS,
    "kind": lambda: get_args(Kind),
    "lang": lambda: LANGUAGES,
    "only": _codes,
    "programme": lambda: SHIPPED,
    "record": _records,
    "show_completion": lambda: SHELLS,
    "status": lambda: get_args(Status),
    "without": _parts,
}
DAYS = frozenset({"days", "pretended", "subject"})
FILES = frozenset({"continues", "file", "old", "only_changed", "output", "people", "report"})
PROGRAMMES = frozenset({"files", "programme"})


def command_offers(typed: str, commands: Mapping[str, str]) -> list[Offer]:
    """The commands that begin so, with what they do."""
    return [Offer(name, does) for name, does in commands.items() if name.startswith(typed)]


def option_offers(line: Line) -> list[Offer]:
    """The options of which a name begins so, and that may still follow, by their long names."""
    return [
        Offer(max(each.names, key=len), _(each.help) if each.help else "")
        for each in line.offered
        if any(name.startswith(line.typed) for name in each.names)
    ]


def value_offers(
    line: Line, programme: Callable[[], Programme | None], language: str, *, filtered: bool
) -> list[Offer]:
    """The values that begin so, of the parameter whose value is being typed.

    The programme is loaded when its names are needed; without one there is nothing to offer. A
    shell by which offers are `filtered` drops those that have not in them what was typed.
    """
    parameter = line.value_of
    if parameter is None:
        return []
    if parameter.id in RECORDS:
        read = programme()
        records = begun(line.typed, RECORDS[parameter.id](read)) if read else ()
        found = _record_offers(records, line.typed, language, filtered=filtered)
        return found if parameter.id not in DAYS else [*_begun_days(line, programme), *found]
    words = list(_words(parameter, programme))
    return [each for each in words if folded(each.word).startswith(folded(line.typed))]


def _begun_days(line: Line, programme: Callable[[], Programme | None]) -> list[Offer]:
    """The days of the mission that begin as typed."""
    read = programme()
    days = read.days if read and line.typed else ()
    return [
        Offer(day.isoformat(), long_day(day))
        for day in days
        if day.isoformat().startswith(line.typed)
    ]


def _words(parameter: Parameter, programme: Callable[[], Programme | None]) -> Iterator[Offer]:
    if parameter.choices:
        yield from map(Offer, parameter.choices)
    elif parameter.id in WORDS:
        yield from map(Offer, WORDS[parameter.id]())
    elif parameter.id in DAYS and (read := programme()):
        yield from (Offer(day.isoformat(), long_day(day)) for day in read.days)


def _record_offers(
    records: Iterable[Referable], typed: str, language: str, *, filtered: bool
) -> list[Offer]:
    """An id each, with the name; a name instead where that is what was begun."""
    offers = []
    for record in records:
        name = title(record).read(language)
        instead = None if folded(typed) in folded(record.id) else _begun_name(record, typed, name)
        if instead is None and filtered and typed not in record.id:
            instead = next((each for each in _names(record, name) if typed in each), None)
        offers.append(Offer(instead, record.id) if instead else Offer(record.id, name))
    taken = Counter(offer.word for offer in offers)
    return [
        offer if taken[offer.word] == 1 else Offer(offer.meaning, offer.word) for offer in offers
    ]


def _begun_name(record: Referable, typed: str, name: str) -> str | None:
    """A name of a record that begins as typed, in the reader's language if it can be."""
    wanted = folded(typed)
    return next((each for each in _names(record, name) if folded(each).startswith(wanted)), None)


def _names(record: Referable, first: str) -> list[str]:
    """The names of a record that every shell takes as one word; the reader's own comes first."""
    names = dict.fromkeys((first, *title(record).by_language.values()))
    return [
        name
        for name in names
        if name.isprintable() and not name.startswith("-") and not _UNSAFE & set(name)
    ]
