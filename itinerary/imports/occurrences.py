"""The times at which events of a calendar take place, within the days that are wanted.

Rules, further dates, exclusions, and times that were moved or cancelled (RFC 5545, section 3.8.5)
are reckoned by recurring-ical-events; no more than its work is bounded here.
"""

import warnings
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from icalendar import Calendar
from icalendar.cal.component import Component
from icalendar.prop import vDDDTypes

from itinerary.errors import FileError
from itinerary.imports.drafts import MAX_EVENTS
from itinerary.languages import _
from itinerary.when import DAY, Days

MAX_STEPS = 200_000  # of all rules, from their first day on
_YEAR = timedelta(days=365)
_STEPS = {"DAILY": 1, "WEEKLY": 7, "MONTHLY": 28, "YEARLY": 365}  # days, at least


def is_repeated(event: Component) -> bool:
    """Whether an event takes place more than once, or is one of the times of such an event."""
    return "DTSTART" in event and any(key in event for key in ("RRULE", "RDATE", "RECURRENCE-ID"))


def own_days(events: Sequence[Component]) -> Days | None:
    """The days that the events of a file name themselves: those of events that take place once, and
    of those whose repetition ends; a year, where there are no such; None without any day."""
    starts = [day for event in events if (day := _day(event, "DTSTART"))]
    if not starts:
        return None
    ended = [event for event in events if not event.get("RRULE") or _last(event)]
    firsts = [day for event in ended if (day := _day(event, "DTSTART"))]
    lasts = [day for event in ended for day in (_last(event), _day(event, "DTEND")) if day]
    if not firsts:
        return Days(min(starts), _later(min(starts), _YEAR))
    return Days(min(firsts), max([*firsts, *lasts]))


def occurrences(name: str, events: Sequence[Component], days: Days) -> Iterator[Component]:
    """The times of repeated events within some days, each as an event of its own.

    FileError when there are more than are read.
    """
    steps = sum(_steps(event, days) for event in events)
    if steps > MAX_STEPS:
        raise FileError(_too_often(name))
    for event in events:
        _end_rule(event, days.last)
    series: dict[str, list[Component]] = {}
    for number, event in enumerate(events):
        series.setdefault(str(event.get("UID", number)), []).append(event)
    count = 0
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the number of times and the last day, both in one rule
        for several in series.values():
            readable = [event for event in several if not _is_moved_from_no_day(event)]
            others = [event for event in several if _is_moved_from_no_day(event)]
            for found in (*_of(readable, days), *others):
                count += 1
                if count > MAX_EVENTS:
                    raise FileError(_too_often(name))
                yield found


def _is_moved_from_no_day(event: Component) -> bool:
    """Whether it is the time of another event that nobody can tell, and so stands for itself."""
    moved = event.get("RECURRENCE-ID")
    return moved is not None and not isinstance(moved, vDDDTypes)


def _of(several: Sequence[Component], days: Days) -> list[Component]:
    """What the library finds, by when it begins; the events as they stand where it finds an error
    in them."""
    from recurring_ical_events import of  # type: ignore[import-untyped] # which few need

    calendar = Calendar()
    for event in several:
        calendar.add_component(event)
    try:
        query = of(calendar, components=["VEVENT"])
        found = query.between(days.first, days.last + DAY)
    except Exception:  # whatever it makes of foreign rules
        return [event for event in several if "RECURRENCE-ID" not in event]
    inside = (each for each in found if (day := _day(each, "DTSTART")) and day <= days.last)
    return sorted(inside, key=_instant)


def _too_often(name: str) -> str:
    sentence = _(
        "The events of {path} repeat more often than is read. "
        "`--from DAY --to DAY` bring in a part."
    )
    return sentence.format(path=name)


def _instant(event: Component) -> tuple[date, datetime]:
    start: date = getattr(event["DTSTART"], "dt", date.min)
    if isinstance(start, datetime):
        return start.date(), start.replace(tzinfo=start.tzinfo or UTC).astimezone(UTC)
    return start, datetime.combine(start, datetime.min.time(), UTC)


def _day(event: Component, name: str) -> date | None:
    written = getattr(event.get(name), "dt", None)
    if isinstance(written, datetime):
        return written.date()
    return written if isinstance(written, date) else None


def _rules(event: Component) -> list[Any]:
    found = event.get("RRULE")
    return [] if found is None else found if isinstance(found, list) else [found]


def _last(event: Component) -> date | None:
    """The day after which an event is not repeated, roughly where it is counted; None where it is
    for ever, or not repeated."""
    start = _day(event, "DTSTART")
    lasts = []
    for rule in _rules(event):
        until, count = rule.get("UNTIL"), rule.get("COUNT")
        if until:
            lasts.append(until[0].date() if isinstance(until[0], datetime) else until[0])
        elif count and start:
            step = _STEPS[rule["FREQ"][0]] * int(rule.get("INTERVAL", [1])[0])
            longest = 7 if rule["FREQ"][0] == "DAILY" and "BYDAY" in rule else 1
            lasts.append(_later(start, timedelta(days=step * longest * int(count[0]) * 31 // 28)))
        else:
            return None
    return max(lasts, default=None)


def _later(day: date, length: timedelta) -> date:
    try:
        return day + length
    except OverflowError:
        return date(date.max.year - 1, 1, 1)


def _steps(event: Component, days: Days) -> int:
    """How many days, weeks, months or years the rules of an event are followed."""
    start = _day(event, "DTSTART")
    if start is None:
        return 0
    length = max(0, (days.last - start).days)
    return sum(
        length // (_STEPS[rule["FREQ"][0]] * int(rule.get("INTERVAL", [1])[0])) + 1
        for rule in _rules(event)
    )


def _end_rule(event: Component, last: date) -> None:
    """Ends the rules of an event with the days that are wanted: one that never comes true is
    followed for thousands of years."""
    start = getattr(event.get("DTSTART"), "dt", None)
    end: date = last + DAY
    if isinstance(start, datetime):
        zone = UTC if start.tzinfo else None
        end = datetime.combine(end, datetime.min.time(), zone) + DAY
    for rule in _rules(event):
        until = rule.pop("UNTIL", [None])[0]
        rule["UNTIL"] = [end if until is None or _is_later(until, end) else until]


def _is_later(until: date, end: date) -> bool:
    first, last = (each.date() if isinstance(each, datetime) else each for each in (until, end))
    return first >= last
