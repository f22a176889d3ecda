"""When a draft takes place, on the clocks of cities whose zones are known."""

from datetime import UTC, date, datetime, time, timedelta

from itinerary.imports.drafts import Timing
from itinerary.languages import _
from itinerary.languages.meanings.unclear import Unclear
from itinerary.values import Value
from itinerary.when import (
    DAY,
    Days,
    RepeatedTime,
    SkippedTime,
    Zone,
    clock_text,
    days_between,
    moment,
    offset_text,
    zone,
)

# The dates that a programme file takes, without those that an offset could move out of them.
_YEARS = range(1901, 2199)
_LONGEST_DURATION = timedelta(days=30)
_LONGEST_NIGHT = timedelta(hours=16)  # of an event that ends on a day that is not written


class Moments(Value, frozen=True):
    """The time of an event: two moments on its cities' clocks, or days; nothing if not known."""

    start: datetime | None = None
    end: datetime | None = None
    days: Days | None = None
    all_day: bool = False
    fixed: bool = True

    @property
    def first(self) -> date | None:
        """Its first day, where it has one."""
        known = self.start or self.end
        if known:
            return known.date()
        return self.days.first if self.days else None

    def on(self, day: date) -> "Moments":
        """The same with this first day, at the same hours."""
        if self.first is None:
            return self
        later = day - self.first
        return Moments(
            start=self.start and self.start + later,
            end=self.end and self.end + later,
            days=self.days and Days(self.days.first + later, self.days.last + later),
            all_day=self.all_day,
            fixed=self.fixed,
        )

    @property
    def is_repeated(self) -> bool:
        """Whether one of its hours is shown twice by the clocks."""
        return any(_is_repeated(moment) for moment in (self.start, self.end) if moment)

    @property
    def span(self) -> Days | None:
        """The days that it reaches over, if it has any."""
        if self.start is None:
            return Days(self.end.date(), self.end.date()) if self.end else self.days
        last = days_between(self.start, self.end).last if self.end else self.start.date()
        return Days(min(self.start.date(), last), max(self.start.date(), last))


def moments(timing: Timing, start_zone: Zone, end_zone: Zone) -> tuple[Moments, list[str]]:
    """The moments of a timing on the clocks where it starts and ends, and what is wrong with it."""
    start, end = timing.start, timing.end
    if start is None and end:
        return _arrival(timing, end, end_zone)
    if start is None:
        several = timing.days and timing.days.first != timing.days.last
        whole = timing.fixed and bool(timing.all_day or several)
        return Moments(days=timing.days, all_day=whole, fixed=timing.fixed), []
    try:
        first = _moment(start, timing.zone, start_zone)
    except Unclear as unclear:
        return Moments(days=Days(start.date(), start.date())), [str(unclear)]
    try:
        last = _last(timing, first, end, end_zone)
    except Unclear as unclear:
        return Moments(start=first), [str(unclear)]
    return Moments(start=first, end=last), []


def _arrival(timing: Timing, end: datetime, where: Zone) -> tuple[Moments, list[str]]:
    """The time of a journey of which only the arrival is known."""
    try:
        return Moments(end=_moment(end, timing.end_zone or timing.zone, where)), []
    except Unclear as unclear:
        return Moments(days=Days(end.date(), end.date())), [str(unclear)]


def days_only(timing: Timing) -> Moments:
    """What is left of a timing where no clock is known: the days on which it can fall."""
    days = timing.days
    if timing.start:
        first = timing.start.date()
        last = timing.end.date() if timing.end else first
        days = Days(first, max(first, last))
    return Moments(days=days, fixed=False)


def written_moment(instant: datetime, day: date | None = None) -> str:
    """A moment as the file writes it, without the day that it is known to be on."""
    text = f"{instant:%H:%M}" if instant.date() == day else clock_text(instant)
    return f"{text} {offset_text(instant)}" if _is_repeated(instant) else text


def _is_repeated(instant: datetime) -> bool:
    """Whether the clocks show this hour twice on its day."""
    other = instant.replace(fold=1 - instant.fold)
    return other.utcoffset() != instant.utcoffset()


def _last(timing: Timing, first: datetime, end: datetime | None, where: Zone) -> datetime | None:
    if end is None and timing.duration and timing.duration <= _LONGEST_DURATION:
        end = first.astimezone(UTC) + timing.duration
    if end is None:
        return None
    where_it_ends = timing.end_zone or timing.zone
    last = _moment(end, where_it_ends, where)
    if _is_after(first, last):
        return last
    if not timing.end_day and _ends_at_night(first, end):
        last = _moment(end + DAY, where_it_ends, where)
        if _is_after(first, last) and _length(first, last) <= _LONGEST_NIGHT:
            return last
    raise Unclear(_("The event ends before it begins; its end is left out."))


def _is_after(first: datetime, last: datetime) -> bool:
    return _length(first, last) > timedelta(0)


def _length(first: datetime, last: datetime) -> timedelta:
    return last.astimezone(UTC) - first.astimezone(UTC)


def _ends_at_night(first: datetime, end: datetime) -> bool:
    """Whether an end at an hour before that of the start is on the next day, beyond doubt.

    9:00 – 1:00 may be meant for the afternoon; 22:00 – 1:00 cannot.
    """
    return first.hour > 12 or end.time() == time()


def _moment(written: datetime, where: str, city: Zone) -> datetime:
    """A moment on a city's clock, of what the clocks of a zone, else of the city, show."""
    if written.year not in _YEARS:
        raise Unclear(_("The year {year} cannot be meant.").format(year=written.year))
    wall = written.replace(second=0, microsecond=0)
    if wall.tzinfo is None:
        return _shown(wall, zone(where) if where else city).astimezone(city)
    return wall.astimezone(city)


def _shown(wall: datetime, where: Zone) -> datetime:
    words = {"moment": clock_text(wall), "zone": where.key}
    try:
        return moment(wall.date(), wall.time(), where)
    except SkippedTime:
        sentence = _("The clocks of {zone} skip {moment}; the hour is left out.")
    except RepeatedTime:
        sentence = _("The clocks of {zone} show {moment} twice; the hour is left out.")
    raise Unclear(sentence.format(**words))
