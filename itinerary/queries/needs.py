"""How many of some people have a diet or a need, without who: all that a hotel or caterer gets."""

from collections.abc import Iterable, Mapping

from itinerary.programme.model import Delegate, Programme, Stay, Text
from itinerary.values import Value


class Counted(Value, frozen=True):
    """What several people eat, or need, and how many they are."""

    what: Text
    number: int


class Needs(Value, frozen=True):
    """The diets and the needs of some people, each in the order in which it is met first."""

    diets: tuple[Counted, ...] = ()
    needs: tuple[Counted, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.diets or self.needs)


NO_NEEDS = Needs()


def needs_of(people: Iterable[Delegate]) -> Needs:
    """The diets and needs of some people."""
    known = [each for each in people if each.diet or each.needs]
    return Needs(_counted(each.diet for each in known), _counted(each.needs for each in known))


def needs_at_events(programme: Programme) -> Mapping[str, Needs]:
    """The diets and needs at each event that has any, by its id."""
    special = {each for each in programme.delegates.values() if each.diet or each.needs}
    found = (
        (event.id, [each for each in event.delegates if each in special])
        for event in programme.events
        if special
    )
    return {id: needs_of(people) for id, people in found if people}


def needs_in_hotels(programme: Programme) -> Mapping[str, Needs]:
    """The same of each hotel, by its id."""
    found = ((id, needs_of(sleepers(stays))) for id, stays in hotels(programme).items())
    return {id: needs for id, needs in found if needs}


def hotels(programme: Programme) -> Mapping[str, tuple[Stay, ...]]:
    """The stays in each hotel, by an id that is made of its city and its name."""
    found: dict[str, tuple[Stay, ...]] = {}
    for stay in programme.stays:
        name = next(iter(stay.hotel.by_language.values())) if stay.hotel else ""
        id = f"{stay.city.id}/{name}"
        found[id] = (*found.get(id, ()), stay)
    return found


def sleepers(stays: Iterable[Stay]) -> tuple[Delegate, ...]:
    """Who sleeps there on any of the nights, once each."""
    return tuple(dict.fromkeys(each for stay in stays for each in stay.delegates))


def _counted(texts: Iterable[Text | None]) -> tuple[Counted, ...]:
    """Texts that say the same in every language, once each."""
    found: dict[tuple[tuple[str, str], ...], Counted] = {}
    for text in texts:
        if text:
            key = tuple(sorted(text.by_language.items()))
            number = found[key].number if key in found else 0
            found[key] = Counted(text, number + 1)
    return tuple(found.values())
