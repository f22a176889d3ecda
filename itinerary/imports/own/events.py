"""The words of an event in a calendar of ours: who, where, how, and what is arranged.

What they do not tell apart stays words.
"""

from collections.abc import Iterable, Mapping, Sequence

from itinerary.imports.asked import Ids
from itinerary.imports.drafts import Draft, Link, Person, Remark, Timing
from itinerary.imports.own.phrases import (
    Clock,
    clock,
    common,
    day_headings,
    first_day,
    labelled,
    meet,
    parted,
    remarked,
    step,
    unsaid,
    vehicle,
)
from itinerary.languages import _, _p
from itinerary.languages import deferred as d
from itinerary.languages.meanings import codes
from itinerary.values import replace

_ARROW = " → "
_MAP = "https://www.openstreetmap.org/"
# The labels of what is arranged, by the keys of an event.
_ARRANGED: Mapping[str, str] = {
    "with": d("With"),
    "table": d("Table"),
    "interpreter": d("Interpreter"),
    "language": d("Language"),
    "dress": d("Dress"),
    "gift": d("Gift"),
}
_VAGUE = (d("to be scheduled"), d("time to be confirmed"))  # of events without hours
_OPEN = (d("end not known"), d("arrival not known"))


class Words:
    """The words of one event of a calendar, whose hours are said on the clocks of some cities."""

    def __init__(self, said: Draft, notice: str, ids: Ids, cities: Sequence[str]) -> None:
        self._said = said
        self._cities = cities
        self._ids = ids
        self._paragraphs = said.texts.get("description", "").split("\n\n")
        if notice and self._paragraphs[-1] == notice:
            self._paragraphs.pop()
        self.home = ""

    def draft(self) -> Draft | None:
        """The event; None where it is not for its reader any more."""
        said = self._said
        if unsaid(_("Not for you any more: {title}"), said.title):
            return None
        when, *others = self._paragraphs or [""]
        who = labelled("Who")
        around = next((n for n, each in enumerate(others) if each.startswith(who)), len(others))
        people = others[around].splitlines() if around < len(others) else []
        behind = others[around + 1 :]
        place = behind.pop(0).splitlines() if behind and said.place else []
        url = said.texts.get("url")
        said = replace(
            said,
            id=self._ids.events.get(said.uid, ""),
            texts={"url": url} if url else {},
        )
        said = _with_description(said, others[:around])
        said = _arranged(said, [line for each in behind for line in each.splitlines()])
        said = _titled(_with_people(said, people))
        said = self._timed(said, when.splitlines(), place)
        return replace(
            said,
            who=tuple(self._ids.person(each.name) for each in said.who),
            speakers=tuple(self._ids.person(each.name) for each in said.speakers),
        )

    def _timed(self, said: Draft, lines: Sequence[str], place: Sequence[str]) -> Draft:
        """The event with its cities, by the hours of each of its clocks, and how one gets there."""
        day = first_day(said.timing)
        headings = day_headings(day, said.timing.days) if day else set()
        at = next((n for n, line in enumerate(lines) if line in headings), 0)
        rest = lines[at + 1 :]
        clocks = list(filter(None, map(clock, rest))) if said.timing.start else []
        said = replace(said, meet=meet(lines[:at]))
        if clocks and clocks[0].hours and clocks[0].hours.about:
            said = replace(said, forms={**said.forms, "about": "true"})
        if any(_(each) in map(str.lower, rest) for each in _OPEN):
            said = replace(said, timing=replace(said.timing, end=None, duration=None))
        ends = self._ends(said, clocks, place)
        if ends:
            self._learn_home(clocks[2:] if said.timing.end else clocks[1:])
            return _journey(said, ends, next(filter(None, map(vehicle, rest)), ("", "")))
        self._learn_home(clocks[1:])
        if said.kind == "travel" and _ARROW in said.place:
            return _with_words(replace(said, place=""), [said.place])
        return _placed(said, clocks[0].city if clocks else "", place)

    def _learn_home(self, clocks: Sequence[Clock]) -> None:
        """Whose clock is shown beside those of the event."""
        if clocks:
            self.home = unsaid(_p("clock", "{city}"), clocks[0].city) or clocks[0].city

    def _ends(
        self, said: Draft, clocks: Sequence[Clock], place: Sequence[str]
    ) -> tuple[str, str] | None:
        """The cities between which a journey goes; None where it is none, or they are not known."""
        stations = said.place.split(_ARROW)
        if said.kind != "travel" or len(stations) != 2:
            return None
        origin, destination = (self._city_of(station, place) for station in stations)
        titled = said.title.split(_ARROW)
        if not clocks and len(titled) == 2:
            return titled[0], titled[1]
        if len(clocks) > 1 and said.timing.end and clocks[0].is_lone:
            return clocks[0].city, clocks[1].city
        origin = clocks[0].city if clocks else origin
        return (origin, destination) if origin and destination else None

    def _city_of(self, station: str, lines: Iterable[str]) -> str:
        """The city of a station or airport, among those that the calendar has hours in."""
        line = next((each for each in lines if each.startswith(station)), station)
        return next((each for each in self._cities if each in line), "")


def _with_description(said: Draft, paragraphs: Sequence[str]) -> Draft:
    """The event with what it is about and, where each line begins with an hour, its order."""
    *about, last = paragraphs or [""]
    steps = [each for each in map(step, last.splitlines()) if each]
    if not last or len(steps) < len(last.splitlines()):
        about, steps = [*paragraphs], []
    texts = {**said.texts, "description": "\n\n".join(about)} if about else said.texts
    return replace(said, texts=texts, steps=tuple(steps))


def _arranged(said: Draft, lines: Iterable[str]) -> Draft:
    """The event with what is arranged, the press, and documents; other lines stay words."""
    labels = {labelled(each): key for key, each in _ARRANGED.items()}
    pressed = labelled("Press") + "{press}"
    texts, forms, documents, words = dict(said.texts), dict(said.forms), [], []
    for line in lines:
        label = next((each for each in labels if line.startswith(each)), None)
        press = codes.meaning("press", unsaid(pressed, line) or "")
        title, _space, url = line.rpartition(" ")
        if label:
            texts[labels[label]] = line[len(label) :]
        elif press:
            forms["press"] = press
        elif title and url.startswith(("https://", "http://")):
            documents.append(Link(title, url))
        elif line != said.texts.get("url"):
            words.append(line)
    return _with_words(replace(said, texts=texts, forms=forms, documents=tuple(documents)), words)


def _with_words(said: Draft, lines: Iterable[str]) -> Draft:
    """The event with what has no key of its own."""
    words = (Remark(said.where, " ".join(line.split())) for line in lines)
    return replace(said, words=(*said.words, *words))


def _titled(said: Draft) -> Draft:
    """The event with its title alone, and what stands beside that in a calendar."""
    if postponed := unsaid(_("Postponed: {title}"), said.title):
        return replace(said, title=postponed, status="tentative", timing=Timing())
    if cancelled := unsaid(_("Cancelled: {title}"), said.title):
        return replace(said, title=cancelled)
    vague, tentative, optional = {*map(_, _VAGUE)}, _("tentative"), _("optional")
    title, remarks = remarked(said.title, {*vague, tentative, optional})
    if not remarks:
        return said
    return replace(
        said,
        title=title,
        status="" if remarks & vague and tentative not in remarks else said.status,
        timing=Timing() if _(_VAGUE[0]) in remarks else replace(said.timing, all_day=False),
        forms={**said.forms, **({"optional": "true"} if optional in remarks else {})},
    )


def _with_people(said: Draft, lines: Sequence[str]) -> Draft:
    """The event with whom it names: everybody, or each of a list."""
    if not lines:
        return said
    words, _mark, speaking = parted(_("{who}; {speaking}"), lines[0].removeprefix(labelled("Who")))
    speakers = unsaid(_("speaking: {names}"), speaking or words)
    if speakers and not speaking:
        words = ""
    names = lines[1] if len(lines) > 1 else words
    return replace(
        said,
        everyone=words == _("whole delegation"),
        who=_people("" if names in {_("nobody"), _("whole delegation")} else names),
        speakers=_people(speakers or ""),
    )


def _people(names: str) -> tuple[Person, ...]:
    return tuple(map(Person, filter(None, names.split(_(", ")))))


def _journey(said: Draft, ends: tuple[str, str], way: tuple[str, str]) -> Draft:
    """The event as a journey from one city to another, by what, and from which station."""
    between = _ARROW.join(ends)
    origin, destination = said.place.split(_ARROW) if said.place != between else ("", "")
    return replace(
        said,
        title="" if said.title == between else said.title,
        journey=ends,
        stations=(origin, destination),
        mode=way[0],
        number=way[1],
        place="",
    )


def _placed(said: Draft, city: str, lines: Sequence[str]) -> Draft:
    """The event with its venue, room, address and city; other words of the venue stay words."""
    if vague := unsaid(_("{city}, place to be confirmed"), said.place):
        return replace(said, city=city or vague, place="", place_tbc=True)
    comma = _(", ")
    before, _mark, last = said.place.rpartition(comma)
    city = city or last
    name = before if last == city else said.place
    venue = common(name, lines[0] if lines else "", comma)
    address = name[len(venue) :].removeprefix(comma)
    room, _mark, behind = address.partition(comma)
    texts = said.texts
    if room in lines[1:2] and behind and any(line.startswith(behind) for line in lines[2:3]):
        address, texts = behind, {**texts, "room": room}
    words = [line for line in lines[1:] if line not in said.place and not line.startswith(_MAP)]
    said = replace(said, city=city, place=venue, address=address, texts=texts)
    return _with_words(said, words if venue else [])
