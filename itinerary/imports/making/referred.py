"""The places, delegates and themes that drafts name, each with an id, and the ids of events."""

from collections.abc import Iterable, Sequence

from itinerary.imports.drafts import Draft, Person, Remark, Step
from itinerary.imports.making.cities import City
from itinerary.imports.making.delegation import Delegation
from itinerary.imports.making.identifiers import Identifiers
from itinerary.imports.meanings.texts import one_line
from itinerary.languages import _
from itinerary.names import folded
from itinerary.programme.resolving.ids import EVERYONE
from itinerary.programme.text.writing import Block, Plain, Written


class Registers:
    """What events refer to, entered as they do."""

    def __init__(
        self,
        drafts: Iterable[Draft],
        ours: Sequence[Person] | None = None,
        people: Sequence[Person] = (),
    ) -> None:
        self._delegation = Delegation(drafts, ours, people)
        self._events = Identifiers("event")
        self._places = Identifiers("place")
        self._themes = Identifiers("theme")
        self._place_records: dict[tuple[str, ...], tuple[str, Block]] = {}
        self._theme_records: dict[str, tuple[str, Block]] = {}

    def records(self) -> dict[str, Written]:
        """The registers that are not empty, as the programme file has them."""
        registers = {
            "places": Block(dict(self._place_records.values())),
            "delegates": self._delegation.record(),
            "themes": Block(dict(self._theme_records.values())),
        }
        return {name: register for name, register in registers.items() if register.values}

    def event(self, draft: Draft) -> str:
        """A new id for an event."""
        return self._events.new(draft.id or draft.title or "-".join(draft.journey or ()))

    def where(self, draft: Draft, city: City) -> dict[str, Written]:
        """The keys that say where in a city an event is: its place, else the city itself."""
        name = one_line(draft.place or draft.address)
        if not name or folded(name) == folded(city.name):
            return {"city": city.id}
        key = (city.id, folded(name), folded(draft.address))
        if key not in self._place_records:
            address = {"address": draft.address} if draft.address else {}
            record = Block({"name": name, "city": city.id, **address}, on_one_line=True)
            self._place_records[key] = (self._places.new(name), record)
        return {"place": self._place_records[key][0]}

    def people(self, draft: Draft) -> dict[str, Written]:
        """The keys that say who takes part in an event."""
        speakers = self._delegation.ids(draft.speakers)
        who = [id for id in self._delegation.ids(draft.who) if id not in speakers]
        if draft.everyone:
            who = [EVERYONE, *who]
        return {
            **({"who": who[0] if who == [EVERYONE] else who} if who else {}),
            **({"speakers": speakers} if speakers else {}),
            **self._hosts(draft),
        }

    def steps(self, steps: Iterable[Step]) -> dict[str, Written]:
        """The order of business of an event."""
        records = [self._step(each) for each in steps]
        return {"steps": records} if records else {}

    def _step(self, step: Step) -> Block:
        hour: dict[str, Written] = {"at": Plain(step.hour)} if step.hour else {}
        who = self._delegation.ids(step.who)
        values = {**hour, "what": step.what, **({"who": who} if who else {})}
        return Block(values, on_one_line=True)

    def others(self, draft: Draft) -> list[Remark]:
        """Whom an event names besides, who are not of the delegation: their names stay words."""
        names = [person.name for person in self._delegation.others(draft.who)]
        return [Remark(draft.where, _(", ").join(names))] if names else []

    def _hosts(self, draft: Draft) -> dict[str, Written]:
        """Who speaks to the delegation, and does not belong to it."""
        others = self._delegation.others(draft.speakers)
        hosts = [Block({"name": person.name}, on_one_line=True) for person in others]
        return {"hosts": hosts} if hosts else {}

    def theme(self, draft: Draft) -> dict[str, Written]:
        """The key that says what an event is about."""
        title = one_line(draft.theme)
        if not title:
            return {}
        key = folded(title)
        if key not in self._theme_records:
            record = Block({"title": title}, on_one_line=True)
            self._theme_records[key] = (self._themes.new(title), record)
        return {"theme": self._theme_records[key][0]}
