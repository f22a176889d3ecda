"""A booklet in words: all that one reader gets, and nothing that is for others."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from itinerary.languages import _, capitalised, speaking
from itinerary.languages.dates import hour, long_day, range_of_days
from itinerary.programme.model import Event, Programme
from itinerary.queries.selection import DaysOf
from itinerary.values import Value
from itinerary.views.booklet.audience import Audience
from itinerary.views.booklet.days import Daybook
from itinerary.views.booklet.labels import labels
from itinerary.views.booklet.pages import Booklet, Cover, Part
from itinerary.views.booklet.people import delegation, receiving
from itinerary.views.booklet.practical import practical
from itinerary.views.print.pages import Foot
from itinerary.views.readers import Reader
from itinerary.views.site.entries import Seen, Setting, entry, seen, seen_by_several
from itinerary.views.site.nights import hotels
from itinerary.views.site.pages import Entry
from itinerary.views.site.personal import Standing, edition
from itinerary.views.site.taxis import taxi, taxi_anchor, taxis
from itinerary.views.site.texts import said
from itinerary.views.words import notice


class Wish(Value, frozen=True):
    """What is wanted of booklets: which events, on which of their days, without which parts."""

    events: Sequence[Event]
    days: DaysOf | None = None
    without: frozenset[Part] = frozenset()


class Booklets:
    """Makes the booklets of a programme, what is said of an event once for all who see the same.

    `moment` is when what is not released was changed.
    """

    def __init__(self, programme: Programme, wish: Wish, moment: datetime) -> None:
        self._programme = programme
        self._wish = wish
        self._moment = moment
        self._hotels = hotels(programme.stays, programme.places.values())
        self._places = {taxi_anchor(place): place for place in programme.places.values()}
        self._several: dict[Event, Seen] = {}
        self._made: dict[object, Entry] = {}

    def events(self, audience: Audience) -> tuple[Event, ...]:
        """The events that are in a booklet."""
        return audience.events(self._wish.events)

    def booklet(self, audience: Audience, reader: Reader, standing: Standing) -> Booklet:
        """The booklet of a delegate, or of several people, as it stands to what was released."""
        with speaking(reader.language):
            return self._booklet(audience, reader, standing)

    def _booklet(self, audience: Audience, reader: Reader, standing: Standing) -> Booklet:
        programme, without = self._programme, self._wish.without
        events = self.events(audience)
        stays = audience.stays(programme.stays)
        beds = [hotel for hotel in self._hotels if hotel.stay in stays]
        entries: list[Entry] = []

        def entry_of(event: Event, setting: Setting) -> Entry:
            entries.append(self._entry(event, setting, audience, reader))
            return entries[-1]

        book = Daybook(programme, reader, stays, entry_of)
        days, undated = book.days(events, self._wish.days), book.undated(events)
        words = _edition(standing, self._moment, reader)
        whose = audience.whose(reader)
        return Booklet(
            language=reader.language,
            words=labels(),
            cover=Cover(
                title=said(programme.title, reader),
                dates=range_of_days(programme.days),
                cities=_cities(events, programme, reader),
                whose=whose,
                about=audience.about(reader),
                edition=words,
                logo=programme.logo.name if programme.logo else "",
            ),
            foot=Foot(
                whose,
                words,
                standing.code or None,
                notice(programme, reader) or "",
                is_draft=standing.number is None,
            ),
            days=days,
            undated=undated,
            practical=None
            if "practical" in without
            else practical(programme, audience, events, beds, reader),
            people=() if "people" in without else delegation(programme, reader),
            hosts=() if "hosts" in without else receiving(days, undated),
            taxis=()
            if "taxi" in without
            else taxis(
                (bed.taxi(reader) for bed in beds),
                entries,
                lambda anchor: taxi(self._places[anchor], reader),
            ),
            has_notes="notes" not in without,
        )

    def _entry(self, event: Event, setting: Setting, audience: Audience, reader: Reader) -> Entry:
        """What a page says of an event to them, made once for all to whom it says the same."""
        shown = seen(event, audience.to) if audience.to else self._shared(event)
        key = (shown, reader.language, setting)
        if key not in self._made:
            self._made[key] = entry(shown, setting, reader)
        return self._made[key]

    def _shared(self, event: Event) -> Seen:
        if event not in self._several:
            self._several[event] = seen_by_several(event)
        return self._several[event]


def _edition(standing: Standing, moment: datetime, reader: Reader) -> str:
    """Of when it is; a draft of when it was changed."""
    words = edition(standing, reader)
    if not words.is_draft:
        return words.words
    at = moment.astimezone(reader.clock.zone)
    return _(" · ").join(
        [
            words.words,
            _("{day}, {hour}").format(day=capitalised(long_day(at.date())), hour=hour(at)),
        ]
    )


def _cities(events: Iterable[Event], programme: Programme, reader: Reader) -> str:
    """Where the mission leads: all cities but those in which one is at home."""
    found = [city for event in events for city in (event.city, event.end_city) if city]
    away = [city for city in found if city.timezone != programme.home.timezone]
    names = dict.fromkeys(city.name.read(reader.language) for city in away or found)
    return _(" · ").join(names)
