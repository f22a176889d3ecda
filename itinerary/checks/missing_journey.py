"""A delegate's next event is in another city, and no journey takes them there.

Only where the programme lists journeys at all. What happens without known hours is given the
benefit of the doubt: a journey of the same day may be before or after it.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from itinerary.checks.inspection import Inspection
from itinerary.checks.wording import day_of, ids, line_of, people, stop_name, timed
from itinerary.languages import _
from itinerary.problems import Problem
from itinerary.programme.model import City, Delegate, Event
from itinerary.queries.tracks import SpanOf, Track, by_time

CODE = "missing-journey"


def missing_journeys(mission: Inspection) -> Iterator[Problem]:
    """Each event that is not in the city where the one before it left some people."""
    if not any(event.journey for event in mission.events):
        return
    impossible = {(leg.previous, leg.event) for leg in mission.legs if leg.missing > timedelta(0)}
    stranded: dict[tuple[Event, Event], list[Delegate]] = {}
    for course, apart in zip(mission.courses, mission.apart, strict=True):
        # That somebody is in two cities on one day is a finding of its own, and says it better.
        clashing = {later for _earlier, later in apart}
        for pair in _gaps(_whole(course.track), course.track.span):
            if pair not in impossible and pair[1] not in clashing:
                there = pair[1].city  # who lives there comes by themselves
                away = [each for each in course.delegates if each.based_in is not there]
                stranded.setdefault(pair, []).extend(away)
    for (previous, event), delegates in stranded.items():
        if delegates:
            yield _problem(previous, event, mission.in_order(delegates), mission.language)


def _whole(track: Track) -> tuple[Event, ...]:
    return by_time([*track.timed, *track.dated]) if track.dated else track.timed


def _gaps(events: Sequence[Event], span: SpanOf) -> Iterator[tuple[Event, Event]]:
    """Each event in a city where nothing before it, or on the same day, leaves or takes one."""
    active: list[Event] = []
    latest: Event | None = None
    ended: Event | None = None  # the last with hours
    for number, event in enumerate(events):
        start = span(event).start
        for each in active:
            if span(each).end <= start and (not latest or span(each).end >= span(latest).end):
                latest = each
            if _are_timed(each) and span(each).end <= start:
                ended = max(ended or each, each, key=lambda known: span(known).end)
        active = [each for each in active if span(each).end > start]
        if not _is_journey_without_hours(event):
            before = [each for each in active if _vouches(each, event, latest, span)]
            known = [*([latest] if latest else []), *before]
            cities = {each.end_city for each in (*known, *_meanwhile(latest, ended, span))}
            cities |= _on_the_way(event, active, events[number + 1 :], span)
            if known and event.city not in cities:
                yield known[-1], event
        active.append(event)


def _meanwhile(latest: Event | None, ended: Event | None, span: SpanOf) -> tuple[Event, ...]:
    """What ended while something without hours was on: whoever took a train that evening is there.

    A fair that takes a whole day ends at midnight only by the calendar.
    """
    if not latest or not ended or _are_timed(latest):
        return ()
    return (ended,) if span(ended).end > span(latest).start else ()


def _vouches(each: Event, event: Event, latest: Event | None, span: SpanOf) -> bool:
    """Whether something still under way says where one is: it began after all else had ended."""
    if each.journey or _are_timed(each, event):
        return False
    if event.journey and each.city is event.end_city:
        return False  # that is where it brings them
    return latest is None or span(each).start >= span(latest).end


def _on_the_way(
    event: Event, active: Sequence[Event], rest: Sequence[Event], span: SpanOf
) -> set[City | None]:
    """The ends of journeys that may come before an event, as the hours of one are not known."""
    following: list[Event] = []
    for later in rest:
        if span(later).start >= span(event).end:
            break
        following.append(later)
    return {
        city
        for each in (*active, *following)
        if each.journey and not _are_timed(each, event)
        for city in (each.city, each.end_city)
    }


def _are_timed(*events: Event) -> bool:
    return all(event.when.precision == "hours" for event in events)


def _is_journey_without_hours(event: Event) -> bool:
    return event.journey is not None and not _are_timed(event)


def _problem(previous: Event, event: Event, delegates: list[Delegate], language: str) -> Problem:
    day = day_of(event)
    if previous.end_city is None or event.city is None:
        raise ValueError(event.id)
    message = _(
        "{people}: no journey from {origin} to {city}, {previous} and then {event}."
    ).format(
        people=people(delegates, language),
        origin=stop_name(previous.end_city, language),
        city=stop_name(event.city, language),
        previous=timed(previous, language, day),
        event=timed(event, language, day),
    )
    hint = _("{line} Add the journey as an event of kind `travel`.").format(
        line=line_of(previous, event, language)
    )
    events = ids((previous, event))
    return Problem(event.where, CODE, "warning", message, hint, events, ids(delegates), day)
