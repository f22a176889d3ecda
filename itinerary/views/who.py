"""What `who` says: who is free over a span, and who is with somebody at a moment."""

from collections.abc import Iterable
from datetime import datetime, time

from itinerary.languages import _, _p
from itinerary.languages.dates import hour, long_day, range_of_days, weekday_and_hour
from itinerary.programme.model import City, Delegate, Event, Programme
from itinerary.queries.selection import coming
from itinerary.queries.tracks import Track, is_booked, is_there, tracks, whereabouts_on
from itinerary.views.hours import about_hour, hours, under
from itinerary.views.pages import Register
from itinerary.views.readers import Reader
from itinerary.views.records import Row
from itinerary.views.words import notice
from itinerary.when import DAY, Days, Span

WHO_COLUMNS = ("delegate", "city", "journey", "events")


def free_over(programme: Programme, wanted: Span, cities: Iterable[City]) -> list[Track]:
    """The tracks of those who are there and have nothing over the whole of a span.

    As for `now`, what has no hours takes its whole day.
    With cities, only of those who are in one of them when it begins, or may be: who are nowhere
    that is known.
    """
    places: set[City | None] = {*cities, None}
    return [
        track
        for track in tracks(programme)
        if is_there(track.delegate, programme, wanted.start)
        and not any(
            track.span(event).overlaps(wanted)
            for event in (*track.timed, *track.dated)
            if is_booked(event)
        )
        and (len(places) == 1 or whereabouts_on(track, wanted.start).city in places)
    ]


def free_title(wanted: Span, clock: City, language: str) -> str:
    """Over which span people are free, and on which city's clock that is."""
    start, end = (at.astimezone(clock.zone) for at in (wanted.start, wanted.end))
    if start.time() == end.time() == time():
        return _free_days(Days(start.date(), end.date() - DAY), clock.name.read(language))
    return _("Free on {day}, {hours} in {city}").format(
        day=long_day(start.date()),
        hours=hours(start, end, under(start.date())),
        city=clock.name.read(language),
    )


def _free_days(days: Days, city: str) -> str:
    if days.first == days.last:
        return _("Free on {day} in {city}").format(day=long_day(days.first), city=city)
    return _("Free {days} in {city}").format(days=range_of_days(days, prose=True), city=city)


def company_of(
    programme: Programme, delegate: Delegate, now: datetime, cities: Iterable[City]
) -> list[Track]:
    """The tracks of those who are where a delegate is: at their event, else in their city.

    With cities, only of those who are in one of them.
    """
    places = set(cities)
    everybody = tracks(programme)
    theirs = {track.delegate: whereabouts_on(track, now) for track in everybody}
    wanted = theirs[delegate]
    return [
        track
        for track in everybody
        if track.delegate is not delegate
        and is_there(track.delegate, programme, now)
        and (not places or theirs[track.delegate].city in places)
        and (
            not set(wanted.events).isdisjoint(theirs[track.delegate].events)
            if wanted.events
            else wanted.city is not None and theirs[track.delegate].city is wanted.city
        )
    ]


def left_out(programme: Programme, delegate: Delegate, now: datetime) -> list[Delegate]:
    """Who may be where a delegate is, or that delegate, whose place is not known at a moment.

    Where they are at an event together, no place is asked for.
    """
    known = {track.delegate: whereabouts_on(track, now) for track in tracks(programme)}
    return [
        each
        for each, here in known.items()
        if is_there(each, programme, now)
        and not known[delegate].events
        and here.city is None
        and here.journey is None
    ]


def company_title(delegate: Delegate, now: datetime, clock: City, language: str) -> str:
    """With whom somebody is at which moment, and on which city's clock that is."""
    local = now.astimezone(clock.zone)
    return _("With {name} on {day}, {hour} in {city}").format(
        name=delegate.name.read(language),
        day=long_day(local.date()),
        hour=hour(local),
        city=clock.name.read(language),
    )


def who_records(found: Iterable[Track], now: datetime) -> list[Row]:
    """People as programs read them: where they are at a moment, and in which events."""
    return [
        {
            "delegate": track.delegate.id,
            "city": here.city.id if here.city else None,
            "journey": here.journey.id if here.journey else None,
            "events": [event.id for event in here.events],
        }
        for track in found
        for here in [whereabouts_on(track, now)]
    ]


def who_page(
    title: str, found: Iterable[Track], now: datetime, programme: Programme, reader: Reader
) -> Register:
    """People in words, with where they are and what they come next to."""
    rows = tuple(_row(track, now, reader) for track in found)
    columns = (_p("person", "Name"), _("Role"), _("Where"), _("Next"))
    return Register(title, columns, rows, notice=notice(programme, reader))


def _row(track: Track, now: datetime, reader: Reader) -> tuple[str, ...]:
    delegate = track.delegate
    here = whereabouts_on(track, now)
    where = here.journey.title if here.journey else here.city.name if here.city else None
    return (
        delegate.name.read(reader.language),
        delegate.role.read(reader.language) if delegate.role else "",
        where.read(reader.language) if where else _("not known"),
        _next(track.timed, now, reader),
    )


def _next(events: Iterable[Event], now: datetime, reader: Reader) -> str:
    """The next event with hours, and when it begins where it is."""
    event = next((event for event in coming(events, now) if is_booked(event)), None)
    if event is None or event.when.at is None:
        return ""
    time = weekday_and_hour(event.when.at)
    if event.when.about:
        time = about_hour(time)
    if event.when.start is None:
        time = _("arr. {hour}").format(hour=time)
    words = {"time": time, "title": event.title.read(reader.language)}
    return _("{time}, {title}").format(**words)
