"""A delegate's day runs long from its first event to its last."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from itinerary.checks.inspection import Inspection
from itinerary.checks.wording import day_of, ids, line_of, people, timed
from itinerary.languages import _, together
from itinerary.languages.dates import length
from itinerary.problems import Problem
from itinerary.programme.model import Delegate, Event
from itinerary.queries.tracks import Track, first_day, held, is_booked, is_overnight

CODE = "long-day"

_LONGEST = timedelta(hours=14)


def long_days(mission: Inspection) -> Iterator[Problem]:
    """Each day that is too long for some people, by its first event and the one that ends last."""
    tired: dict[tuple[Event, Event], list[Delegate]] = {}
    for course in mission.courses:
        for first, last in _days(course.track):
            if _lasts(first, last) > _LONGEST:
                tired.setdefault((first, last), []).extend(course.delegates)
    for (first, last), delegates in tired.items():
        yield _problem(first, last, mission.in_order(delegates), mission.language)


def _days(track: Track) -> Iterator[tuple[Event, Event]]:
    """The first event of each local day, and the one that ends last."""
    days: dict[date, tuple[Event, Event]] = {}
    for event in filter(is_booked, track.timed):
        first, last = days.get(first_day(event), (event, event))
        days[first_day(event)] = first, max(last, event, key=_end)
    yield from days.values()


def _end(event: Event) -> datetime:
    """When an event ends somebody's day: on a night journey they rest from its departure on.

    One whose end is not known ends it with its start.
    """
    is_over = is_overnight(event) or event.when.end is None
    return held(event).start if is_over else held(event).end


def _lasts(first: Event, last: Event) -> timedelta:
    """How long a day is by the clocks on the wall: a day on the way west has more hours."""
    start, end = first.when.at, last.when.end or last.when.start
    if is_overnight(last):
        end = last.when.start
    if start is None or end is None:
        raise ValueError(first.id)
    return end.replace(tzinfo=None) - start.replace(tzinfo=None)


def _problem(first: Event, last: Event, delegates: list[Delegate], language: str) -> Problem:
    day = day_of(first)
    sentence = _("{people}: a day of {length}, from {first} to {last}.")
    if first is last:
        sentence = _("{people}: a day of {length}, {first}.")
    message = sentence.format(
        people=people(delegates, language),
        length=length(_lasts(first, last)),
        first=timed(first, language, day),
        last=timed(last, language, day),
    )
    hint = together(
        "" if first is last else line_of(first, last, language),
        _("More than {longest} is a lot.").format(longest=length(_LONGEST)),
    )
    events = ids(dict.fromkeys((first, last)))
    return Problem(last.where, CODE, "warning", message, hint, events, ids(delegates), day)
