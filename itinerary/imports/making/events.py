"""One draft to one event of the programme file."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from itinerary.imports.drafts import Draft, Link, Remark, Step
from itinerary.imports.making.cities import Cities, City
from itinerary.imports.making.referred import Registers
from itinerary.imports.making.timing import Moments, days_only, moments, written_moment
from itinerary.languages import _
from itinerary.languages.meanings.unclear import Unclear, shown
from itinerary.names import slug
from itinerary.programme.resolving.ids import TO_BE_CONFIRMED
from itinerary.programme.text.writing import Block, Plain, Written
from itinerary.values import Value, replace
from itinerary.when import Days, zone


class Ends(NamedTuple):
    """Where an event begins, and where it ends."""

    origin: City
    destination: City


class MadeEvent(Value, frozen=True):
    """A draft as an event of the file, and the days on which it is repeated."""

    id: str
    draft: Draft
    time: Moments
    values: dict[str, Written]
    remarks: tuple[Remark, ...]
    again: tuple[date, ...] = ()
    words: tuple[Remark, ...] = ()  # what the file says besides

    def record(self) -> Block:
        """The event as the programme file has it, with what was left out as comments."""
        again = {"also_on": [Plain(day) for day in self.again]} if self.again else {}
        said = (*self.remarks, *self.words)
        comments = [f"{remark.where}: {remark.sentence}" for remark in said]
        hours = self.draft.timing
        if hours.start and not self.time.start:
            comments.append(" – ".join(str(hour) for hour in (hours.start, hours.end) if hour))
        return Block({**self.values, **again}, tuple(comments))

    def spans(self) -> list[Days]:
        """The days that the event and its repetitions reach over, where it has any."""
        times = (self.time, *(self.time.on(day) for day in self.again))
        return [span for time in times if (span := time.span)]


class EventMaker:
    """Makes events of drafts; `city` is that of the drafts that name none."""

    def __init__(self, cities: Cities, registers: Registers, city: str) -> None:
        self._cities = cities
        self._registers = registers
        self._city = city

    def event(self, draft: Draft) -> MadeEvent:
        """The event that a draft makes; what has no place in a programme becomes a remark."""
        remarks = list(draft.remarks)
        ends = self._ends(draft, remarks)
        time = _time(draft, ends, remarks)
        travels = bool(draft.journey and ends)
        if not travels and (vehicle := draft.number or draft.mode):
            sentence = _("{name} is left out: it belongs to a journey from one city to another.")
            remarks.append(Remark(draft.where, sentence.format(name=shown(vehicle))))
        id = self._registers.event(draft)
        if draft.id and id != slug(draft.id):
            sentence = _("The id {name} cannot be kept; it is {id} here.")
            remarks.append(Remark(draft.where, sentence.format(name=shown(draft.id), id=id)))
        values: dict[str, Written] = {
            "title": draft.title or " → ".join(draft.journey or ()),
            **_codes(draft, travels=travels),
            **self._place(draft, ends, remarks),
            **(self._journey(draft, ends, time) if ends and travels else _when(time)),
            **self._meet(draft, ends, time, remarks, travels=travels),
            **({"number": draft.number} if draft.number and travels else {}),
            **self._registers.people(draft),
            **self._registers.theme(draft),
            **self._texts(draft, remarks, travels=travels),
            **self._registers.steps(draft.steps if time.start else _without_hours(draft.steps)),
            **_documents(draft),
            **{
                key: Plain(form)
                for key, form in draft.forms.items()
                if key != "about" or time.start
            },
            **({"confidential": Plain("true")} if draft.confidential else {}),
            **_source(draft),
        }
        words = (*draft.words, *self._registers.others(draft))
        return MadeEvent(id, draft, time, values, tuple(remarks), words=words)

    def _ends(self, draft: Draft, remarks: list[Remark]) -> Ends | None:
        """The cities of a draft; None, and a remark, where their clocks are not known."""
        try:
            if draft.journey:
                origin, destination = draft.journey
                return Ends(self._cities.named(origin), self._cities.named(destination))
            city = self._city_of(draft)
            if city:
                return Ends(city, city)
            if draft.timing.zone:
                city = self._cities.of_zone(draft.timing.zone)
                return Ends(city, city)
        except Unclear as unclear:
            remarks.append(Remark(draft.where, str(unclear)))
            return None
        if draft.timing.start or (draft.timing.days and draft.timing.fixed):
            sentence = _("No city is named, so that no clock is known. Add `--in CITY`.")
            remarks.append(Remark(draft.where, sentence))
        return None

    def _meet(
        self,
        draft: Draft,
        ends: Ends | None,
        time: Moments,
        remarks: list[Remark],
        *,
        travels: bool,
    ) -> dict[str, Written]:
        """The key that says by when one must be there before."""
        if draft.meet is None:
            return {}
        hour = Plain(f"{datetime.min + draft.meet.hour:%H:%M}")
        if ends is None or time.start is None:
            sentence = _("The hour {name} to be there is left out: no start is known.")
            remarks.append(Remark(draft.where, sentence.format(name=shown(hour))))
            return {}
        if travels:
            return {"check_in": hour}
        place = replace(draft, place=draft.meet.place, address="")
        where = self._registers.where(place, ends.origin) if draft.meet.place else {}
        values: dict[str, Written] = {key: id for key, id in where.items() if key == "place"}
        note = {"note": draft.meet.note} if draft.meet.note else {}
        return {"meet": Block({"at": hour, **values, **note}, on_one_line=True)}

    def _city_of(self, draft: Draft) -> City | None:
        """The city that a draft names, or the one given for those that name none.

        Hours that name a zone are not of a city in another one.
        """
        if draft.city:
            return self._cities.named(draft.city, draft.country)
        given = self._cities.named(self._city) if self._city else None
        start = draft.timing.start
        if given and start and draft.timing.is_zoned:
            wall = start.replace(tzinfo=None)
            own = zone(draft.timing.zone)
            return given if own.utcoffset(wall) == given.zone.utcoffset(wall) else None
        return given

    def _texts(self, draft: Draft, remarks: list[Remark], *, travels: bool) -> dict[str, Written]:
        """The texts that are taken as such; a journey has no room."""
        texts = dict(draft.texts)
        if travels and (room := texts.pop("room", "")):
            sentence = _("The room {name} is left out: a journey has none.")
            remarks.append(Remark(draft.where, sentence.format(name=shown(room))))
        return {**texts}

    def _journey(self, draft: Draft, ends: Ends, time: Moments) -> dict[str, Written]:
        """The keys that say where a journey goes, from which station, and when."""
        hours = (time.start, time.end)
        stops: dict[str, Written] = {}
        for key, city, station, hour in zip(
            ("from", "to"), ends, draft.stations, hours, strict=True
        ):
            where = self._registers.where(replace(draft, place=station, address=""), city)
            at = {"at": Plain(written_moment(hour))} if hour else {}
            stops[key] = Block({**where, **at}, on_one_line=True)
        return {**stops, **({} if any(hours) else _when(time))}

    def _place(self, draft: Draft, ends: Ends | None, remarks: list[Remark]) -> dict[str, Written]:
        if draft.journey:
            return {}
        if ends and draft.place_tbc and not draft.place:
            return {"city": ends.origin.id, "place": TO_BE_CONFIRMED}
        if ends:
            return self._registers.where(draft, ends.origin)
        if draft.place:
            sentence = _("The place {name} is left out: its city is not known.")
            remarks.append(Remark(draft.where, sentence.format(name=shown(draft.place))))
        return {}


def _time(draft: Draft, ends: Ends | None, remarks: list[Remark]) -> Moments:
    if ends is None:
        return days_only(draft.timing)
    time, sentences = moments(draft.timing, ends.origin.zone, ends.destination.zone)
    remarks += [Remark(draft.where, sentence) for sentence in sentences]
    return time


def _without_hours(steps: Iterable[Step]) -> list[Step]:
    """The order of business of an event of which no start is known: its hours are words."""
    return [Step(f"{each.hour} {each.what}".strip(), "", each.who) for each in steps]


def _codes(draft: Draft, *, travels: bool) -> dict[str, Written]:
    codes = {
        "kind": "travel" if travels else draft.kind,
        "status": draft.status,
        "mode": draft.mode if travels else "",
    }
    implied = {"other", "confirmed", ""}
    return {key: Plain(code) for key, code in codes.items() if code not in implied}


def _when(time: Moments) -> dict[str, Written]:
    """The keys that say when an event takes place."""
    if time.start:
        day = time.start.date()
        end = {"end": Plain(written_moment(time.end, day))} if time.end else {}
        return {"start": Plain(written_moment(time.start)), **end}
    if time.days is None:
        return {}
    first, last = time.days.first, time.days.last
    days = Plain(first if first == last else f"{first}..{last}")
    if not time.fixed:
        return {"between": days}
    return {"date": days, **({"all_day": Plain("true")} if time.all_day else {})}


def _documents(draft: Draft) -> dict[str, Written]:
    links = [_link(each) for each in draft.documents]
    return {"documents": links} if links else {}


def _source(draft: Draft) -> dict[str, Written]:
    return {"source": _link(draft.source)} if draft.source else {}


def _link(link: Link) -> Block:
    url = {"url": link.url} if link.url else {}
    return Block({"title": link.title, **url}, on_one_line=True)
