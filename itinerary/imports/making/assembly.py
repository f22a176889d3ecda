"""Drafts of events to the text of a programme that the loader takes."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from itinerary.errors import FileError, UsageError
from itinerary.imports.drafts import MAX_NAMED, Draft, Drafts, Person, Remark, too_many_named
from itinerary.imports.making.cities import Cities, City
from itinerary.imports.making.events import EventMaker, MadeEvent
from itinerary.imports.making.following import in_order
from itinerary.imports.making.parts import commonest, report, within
from itinerary.imports.making.referred import Registers
from itinerary.imports.making.repetitions import merged
from itinerary.imports.meanings.texts import one_line
from itinerary.languages import _, _p, together
from itinerary.languages.meanings.unclear import Unclear
from itinerary.names import slug
from itinerary.programme.shape.time_forms import MOST_DAYS
from itinerary.programme.text.source import MAX_BYTES
from itinerary.programme.text.writing import MODELINE, Block, Plain, Written, write_yaml
from itinerary.values import Value
from itinerary.when import Days


class Given(Value, frozen=True):
    """What the user says beside the file: zones of cities, the city of events that name none,
    the city whose clock is shown beside local time, which days are wanted, and who is of the
    delegation, if not everybody whom the file names."""

    zones: Mapping[str, str]
    city: str = ""
    home: str = ""
    language: str = "en"
    days: Days | None = None
    people: tuple[Person, ...] | None = None


class Imported(NamedTuple):
    """A programme as text, the number of its events, and all that was not understood.

    `words` are what stands in the file and has no place in a programme; `report` says how much was
    read, a line for each sheet or calendar.
    """

    text: str
    events: int
    remarks: tuple[Remark, ...]
    words: tuple[Remark, ...] = ()
    report: tuple[str, ...] = ()


def programme_of(name: str, all_found: Drafts, given: Given) -> Imported:
    """The programme that the drafts of a file make.

    FileError when no programme can be made of them, UsageError when what is given does not fit.
    """
    found, outside = within(all_found, given.days)
    if not found.drafts or (outside and not any(draft.timing.is_dated for draft in found.drafts)):
        raise FileError(_nothing(name, all_found, outside))
    if sum(len(draft.who) + len(draft.speakers) for draft in found.drafts) > MAX_NAMED:
        raise FileError(too_many_named(name))
    _check_size(name, sum(map(_length, found.drafts)))
    cities = Cities(found.drafts, given.zones)
    home = _city(cities, given.home) if given.home else None
    if given.city:
        _city(cities, given.city)
    registers = Registers(found.drafts, given.people, found.people)
    maker = EventMaker(cities, registers, given.city)
    events = in_order(merged(maker.event(draft) for draft in found.drafts))
    remarks = [*found.remarks, *(remark for event in events for remark in event.remarks)]
    if home is None and found.home:
        home = _known(cities, found.home)
    if home is None:
        home = _first_city(name, cities, remarks)
        said = _("{city} is taken for home; `--home CITY` says another.").format(city=home.name)
        remarks.append(Remark(_p("import", "home"), said))
    days = _days(name, events)
    title = one_line(found.title) or _("Mission")
    values: dict[str, Written] = {
        "id": f"{slug(title) or 'mission'}-{days.first.year}",
        "title": title,
        "start": Plain(days.first),
        "end": Plain(days.last),
        "home": home.id,
        "language": Plain(given.language),
        **({"notice": found.notice} if found.notice else {}),
        "cities": cities.record(),
        **registers.records(),
        "events": Block({event.id: event.record() for event in events}),
    }
    text = write_yaml(Block(values, (*_comments(name, values), *_words(found.words))))
    _check_size(name, len(text.encode()))
    return Imported(
        text=text,
        events=sum(1 + len(event.again) for event in events),
        remarks=tuple(remarks),
        words=(*found.words, *(word for event in events for word in event.words)),
        report=report(name, found, outside),
    )


def _nothing(name: str, found: Drafts, outside: Sequence[Draft]) -> str:
    """That nothing can be made of a file, and the commonest reasons."""
    if outside:
        sentence = _("No event of {path} is within the days that are asked for.")
        return sentence.format(path=name)
    return together(_("No event was found in {path}.").format(path=name), *commonest(found.remarks))


def _length(draft: Draft) -> int:
    """How many characters of a draft its event has at least."""
    return len(draft.title) + sum(map(len, draft.texts.values()))


def _check_size(name: str, size: int) -> None:
    if size > MAX_BYTES:
        raise FileError(_("{path} is too large for one programme. Split it.").format(path=name))


def _city(cities: Cities, name: str) -> City:
    try:
        return cities.named(name)
    except Unclear as unclear:
        raise UsageError(str(unclear)) from None


def _known(cities: Cities, name: str) -> City | None:
    """The city of a name; None where its clock is not known."""
    try:
        return cities.named(name)
    except Unclear:
        return None


def _first_city(name: str, cities: Cities, remarks: Iterable[Remark]) -> City:
    for city in cities.all():
        return city
    sentence = _("No event of {path} is in a city whose time zone is known.").format(path=name)
    reasons = [*commonest(remarks)] or [_("`--in CITY` says where it is.")]
    raise FileError(together(sentence, *reasons))


def _comments(name: str, values: Mapping[str, Written]) -> tuple[str, ...]:
    schema = _("For editors: `itinerary schema > programme.schema.json` makes that file.")
    comments = (
        MODELINE,
        schema,
        "",
        _("Made from {path} by `itinerary import`.").format(path=name),
    )
    if "delegates" not in values:
        return comments
    return (
        *comments,
        _("Organisations stand among the delegates: the file does not tell them apart."),
    )


def _words(words: Iterable[Remark]) -> tuple[str, ...]:
    """What stands in the file and belongs to no event, as it stands there."""
    said = tuple(f"{word.where}: {word.sentence}" for word in words)
    return ("", _("What else stands in the file:"), *said) if said else ()


def _days(name: str, events: Iterable[MadeEvent]) -> Days:
    """The days of the mission: from the first day of its events to the last."""
    spans = [days for event in events for days in event.spans()]
    if not spans:
        raise FileError(_("No event of {path} has a date that is understood.").format(path=name))
    days = Days(min(days.first for days in spans), max(days.last for days in spans))
    if (days.last - days.first).days > MOST_DAYS:
        sentence = _(
            "The events of {path} reach from {first} to {last}, more than {limit} days. "
            "`--from DAY --to DAY` bring in a part."
        )
        words = {"path": name, "first": days.first, "last": days.last, "limit": MOST_DAYS}
        raise FileError(sentence.format(**words))
    return days
