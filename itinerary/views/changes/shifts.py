"""When an event is and was, on both clocks; and by how much it moved, in words."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from itinerary.languages import _
from itinerary.languages import deferred as d
from itinerary.languages.dates import length, long_day, range_of_days
from itinerary.programme.model import Event
from itinerary.views.changes.values import ValueChange, value_change
from itinerary.views.hours import precision_words, said_clocks, under
from itinerary.views.readers import Reader

# Of an event as a whole, or of one of its ends: it comes later, or earlier.
_SHIFTS = {
    "event": (d("{length} later"), d("{length} earlier")),
    "start": (d("begins {length} later"), d("begins {length} earlier")),
    "end": (d("ends {length} later"), d("ends {length} earlier")),
}


def moved(before: Event, event: Event, reader: Reader) -> ValueChange:
    """When it is and was, and by how much it moved; the days where they are others."""
    days = [_day(each) for each in (before, event)]
    same_day = days[0] is not None and days[0] == days[1]
    was, now = (_when(each, reader, dated=not same_day) for each in (before, event))
    timed = same_day and before.when.precision == event.when.precision == "hours"
    label, shift = _("Time") if timed else _("When"), _shift(before, event)
    said: str = value_change(label, was, now)
    if shift:
        said = _("{change}: {shift}").format(change=said, shift=shift)
    old, new = (_when(each, reader, dated=not same_day, own=True) for each in (before, event))
    return ValueChange.of(said, label, old, new, shift)


def _day(event: Event) -> date | None:
    return event.when.days.first if event.when.held and event.when.days else None


def _when(event: Event, reader: Reader, *, dated: bool, own: bool = False) -> str:
    """The hours in words, with their day where that is asked for; several days always.

    `own` are those on the event's own clock only.
    """
    days = event.when.days
    if event.when.held is None or days is None:
        known = range_of_days(days, prose=reader.prose) if days else ""
        window = [_("between {days}").format(days=known)] if days else []
        return _(", ").join([precision_words(event), *window])
    clocks = said_clocks(event, reader, under(days.first))
    said = _(", ").join(clocks[:1] if own else clocks)
    whole = event.when.precision != "hours" and days.first != days.last
    if not dated and not whole:
        return said
    day = range_of_days(days, prose=reader.prose) if whole else long_day(days.first)
    return _("{day}, {hours}").format(day=day, hours=said)


def _shift(before: Event, event: Event) -> str:
    """By how much it moved: all of it, or its end only, or both ends on their own."""
    if {before.when.precision, event.when.precision} != {"hours"}:
        return ""
    start = _moved(before.when.start, event.when.start)
    end = _moved(before.when.end, event.when.end)
    if start == end or _known(before) == _known(event) != {"start", "end"}:
        return _shifted("event", start or end)
    same_end = _("ends as before") if start and end == timedelta(0) else ""
    ends = (_shifted("start", start), _shifted("end", end) or same_end, *_lost(before, event))
    return _(", ").join(each for each in ends if each)


def _lost(before: Event, event: Event) -> Iterator[str]:
    """Which of its hours are not known any more."""
    lost = _known(before) - _known(event)
    if "start" in lost:
        yield _("its departure is not known any more")
    if "end" in lost and event.journey:
        yield _("its arrival is not known any more")
    elif "end" in lost:
        yield _("its end is not known any more")


def _known(event: Event) -> set[str]:
    """Which of its hours are known."""
    ends = {"start": event.when.start, "end": event.when.end}
    return {name for name, hour in ends.items() if hour}


def _moved(was: datetime | None, now: datetime | None) -> timedelta | None:
    """How much later an hour is; None where it is, or was, not known."""
    return now.astimezone(UTC) - was.astimezone(UTC) if was and now else None


def _shifted(what: str, shift: timedelta | None) -> str:
    if not shift:
        return ""
    later, earlier = _SHIFTS[what]
    words = later if shift > timedelta(0) else earlier
    return _(words).format(length=length(abs(shift)))
