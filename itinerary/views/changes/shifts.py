"""When an event was before it moved, on both clocks; and by how much it moved, in words."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from itinerary.languages import _
from itinerary.languages import deferred as d
from itinerary.languages.dates import length, long_day, range_of_days
from itinerary.programme.model import Event
from itinerary.views.hours import clock_lines, precision_words, under
from itinerary.views.readers import Reader

# Of an event as a whole, or of one of its ends: it comes later, or earlier.
_SHIFTS = {
    "event": (d("{length} later"), d("{length} earlier")),
    "start": (d("begins {length} later"), d("begins {length} earlier")),
    "end": (d("ends {length} later"), d("ends {length} earlier")),
}


def moved(before: Event, event: Event, day: date | None, reader: Reader) -> str:
    """When it was, and by how much it moved, under the heading of the day on which it is now."""
    words = {"when": _when(before, day, reader), "shift": _shift(before, event)}
    if words["shift"]:
        return _("was {when}: {shift}").format(**words)
    return _("was {when}").format(**words)


def _when(event: Event, day: date | None, reader: Reader) -> str:
    """The old hours, with their day where that was another."""
    days = event.when.days
    if event.when.held is None or days is None:
        window = [_("between {days}").format(days=range_of_days(days))] if days else []
        return _(", ").join([precision_words(event), *window])
    hours = [
        f"{line.text} {line.label}".strip()
        for line in clock_lines(event, reader, under(days.first))
    ]
    said = _(", ").join(hours)
    whole = event.when.precision != "hours" and days.first != days.last
    if days.first == day and not whole:
        return said
    dated = range_of_days(days) if whole else long_day(days.first)
    return _("{day}, {hours}").format(day=dated, hours=said)


def _shift(before: Event, event: Event) -> str:
    """By how much it moved: all of it, or its end only, or both ends on their own."""
    if {before.when.precision, event.when.precision} != {"hours"}:
        return ""
    start = _moved(before.when.start, event.when.start)
    end = _moved(before.when.end, event.when.end)
    if start == end or _known(before) == _known(event) != {"start", "end"}:
        return _shifted("event", start or end)
    same_end = _("ends as before") if end == timedelta(0) else ""
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
