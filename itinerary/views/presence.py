"""What a screen says of this moment: every clock, what is left of what is on, who is where."""

from collections import Counter
from datetime import date, datetime, timedelta

from itinerary.languages import _, capitalised
from itinerary.languages.dates import difference, length, long_day
from itinerary.programme.model import City, Event, Programme
from itinerary.views.agenda import row
from itinerary.views.hours import as_of, marked_hour, under
from itinerary.views.now import Moment, be_there_in, on_row, under_way, whole_day
from itinerary.views.pages import Coming, Gathering, NowClock, NowPage, Present, Underway
from itinerary.views.readers import Reader, zone_label
from itinerary.views.words import meeting_point, name, notice, programme_title
from itinerary.when import MINUTE, Span


def now_page(moment: Moment, programme: Programme, reader: Reader) -> NowPage:
    """A moment as it is drawn."""
    counted = Counter(each.city for each in moment.whereabouts if each.city)
    clocks, day = _clocks(moment.now, counted, programme, reader)
    return NowPage(
        title=programme_title(programme, reader),
        day=capitalised(long_day(day)),
        clocks=clocks,
        underway=tuple(_underway(event, moment.now, reader) for event in moment.on),
        whole_day=tuple(whole_day(moment, reader)),
        coming=tuple(_coming(event, moment.now, reader) for event in moment.coming),
        gatherings=_gatherings(moment, reader),
        notice=notice(programme, reader),
    )


def _clocks(
    now: datetime, people: Counter[City], programme: Programme, reader: Reader
) -> tuple[tuple[NowClock, ...], date]:
    """Every clock, that of most people first and then home's; and the day on the first."""
    home = programme.home
    shown: dict[timedelta | None, list[City]] = {}
    cities = [city for city, _number in people.most_common()]
    for city in dict.fromkeys((*cities, home, *programme.cities.values())):
        shown.setdefault(now.astimezone(city.zone).utcoffset(), []).append(city)
    first, *others = shown.values()
    at_home = now.astimezone(home.zone).utcoffset() or timedelta(0)
    day = now.astimezone(first[0].zone).date()
    clocks = []
    for each in (first, *sorted(others, key=lambda theirs: home not in theirs)):
        local = now.astimezone(each[0].zone)
        ahead = (local.utcoffset() or timedelta(0)) - at_home
        names = tuple(city.name.read(reader.language) for city in each if people[city])
        label = zone_label(each[0].timezone, programme.cities.values(), reader.language)
        clocks.append(
            NowClock(
                hour=marked_hour(local, under(day)),
                cities=names or (label,),
                difference=difference(ahead) if ahead else "",
                is_home=home in each,
            )
        )
    return tuple(clocks), day


def _underway(event: Event, now: datetime, reader: Reader) -> Underway:
    said, held = on_row(event, now, reader), event.when.held
    if event.when.is_open or held is None:
        return Underway(said, None, "")
    left = -(-(held.end - now) // MINUTE)
    share = (now - held.start) / held.length if held.length else 1.0
    return Underway(said, share, f"{left // 60}:{left % 60:02d}")


def _coming(event: Event, now: datetime, reader: Reader) -> Coming:
    said = row(event, reader, as_of(now))
    start, city = event.when.at, event.city
    if start is None or event.when.precision != "hours":
        return Coming(said, capitalised(long_day(start.date())) if start else "", "", "", "")
    ahead = _("in {length}").format(length=length(Span.between(now, start).length))
    label = city.name.read(reader.language) if city else ""
    before = [be_there_in(event, now), meeting_point(event, reader)]
    first = _(" · ").join(each for each in before if each) if before[0] else ""
    return Coming(said, ahead, marked_hour(start, as_of(now)), label, first)


def _gatherings(moment: Moment, reader: Reader) -> tuple[Gathering, ...]:
    """Who is where, most first; the order of protocol within."""
    groups: dict[str, list[Present]] = {}
    for each in moment.whereabouts:
        is_free = each.is_free and each.city is not None
        place = under_way(each, reader)
        groups.setdefault(place, []).append(Present(name(each.delegate, reader), is_free))
    most = sorted(groups.items(), key=lambda group: -len(group[1]))
    return tuple(Gathering(place, tuple(people)) for place, people in most)
