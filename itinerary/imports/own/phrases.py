"""Phrases of our calendars, in the language in use: what stands in a text where we say it."""

import re
from collections.abc import Sequence, Set
from datetime import date, datetime, timedelta
from typing import NamedTuple

from itinerary.imports.drafts import Meet, Person, Step, Timing
from itinerary.languages import _, _p, capitalised
from itinerary.languages.dates import full_day, range_of_days
from itinerary.languages.meanings import codes
from itinerary.languages.meanings.hours import Hours, hours_of
from itinerary.languages.meanings.unclear import Unclear
from itinerary.names import folded
from itinerary.when import Days, zone

_LONGEST_HOUR = 3  # words: 9 h 30
_SHIFT = re.compile(r"[+−][0-9]$")


class Clock(NamedTuple):
    """The city whose clock a line is of, and what the line says of hours there, if it is plain."""

    city: str
    hours: Hours | None

    @property
    def is_lone(self) -> bool:
        """Whether it says one hour."""
        return self.hours is not None and self.hours.last is None


def labelled(label: str) -> str:
    """What stands before a text of an event."""
    return _("{label}: {text}").format(label=_(label), text="")


def unsaid(pattern: str, text: str) -> str | None:
    """What stands in a text for the one field of a pattern; None where it does not fit."""
    before, _brace, rest = pattern.partition("{")
    behind = rest.partition("}")[2]
    fits = text.startswith(before) and text.endswith(behind)
    inner = text[len(before) : len(text) - len(behind)]
    return inner if fits and inner else None


def parted(pattern: str, text: str) -> tuple[str, str, str]:
    """A text before and behind what stands between the two fields of a pattern."""
    between = pattern.partition("}")[2].rpartition("{")[0]
    return text.partition(between)


def remarked(text: str, known: Set[str]) -> tuple[str, frozenset[str]]:
    """A title without the remarks that stand before or behind it, and those of them we know."""
    pattern = _p("calendar", "{title} ({remark})")
    before, _brace, rest = pattern.partition("{title}")
    at_front = "{remark}" in before
    frame = (before if at_front else rest).partition("{remark}")
    found: set[str] = set()
    while True:
        if at_front and text.startswith(frame[0]):
            remark, closed, title = text[len(frame[0]) :].partition(frame[2])
        else:
            title, closed, remark = text.removesuffix(frame[2]).rpartition(frame[0])
        remarks = set(remark.split(_(", ")))
        if not closed or not title or not remarks <= known:
            return text, frozenset(found)
        found |= remarks
        text = title


def common(name: str, line: str, comma: str) -> str:
    """How much of a place on one line, from one comma to the next, a line begins with."""
    parts = name.split(comma)
    ways = (comma.join(parts[:number]) for number in range(len(parts), 0, -1))
    return next((each for each in ways if each and line.startswith(each)), name)


def first_day(timing: Timing) -> date | None:
    """The day of the start where it takes place."""
    if timing.start is None:
        return timing.days.first if timing.days else None
    local = timing.start.astimezone(zone(timing.zone)) if timing.zone else timing.start
    return local.date()


def day_headings(day: date, days: Days | None) -> set[str]:
    """How the line begins that says on which day, or days, an event is."""
    said = {full_day(day)}
    if days:
        said |= {range_of_days(days, prose=prose) for prose in (False, True)}
    return set(map(capitalised, said))


def clock(line: str) -> Clock | None:
    """What a line of hours says; None where it is none."""
    at = max(map(line.rfind, "0123456789"))
    if at < 0:
        return None
    frame = _p("sentence", "{hours} {city}").partition("}")[2]
    opening = frame.partition("{")[0]
    before, found, called = line.rpartition(opening)
    framed = unsaid(frame, f"{opening}{called}") if found and opening.strip() else None
    if framed:
        return Clock(framed, _hours(before))
    ending, _space, called = line[at + 1 :].partition(" ")
    return Clock(called, _hours(line[: at + 1] + ending)) if called else None


def vehicle(line: str) -> tuple[str, str] | None:
    """By what a journey goes, and its number; None where a line says neither."""
    word, _space, number = line.partition(" ")
    mode = codes.meaning("modes", line)
    if mode:
        return mode, ""
    mode = codes.meaning("modes", word)
    return (mode, number) if mode else None


def meet(lines: Sequence[str]) -> Meet | None:
    """By when one must be there before, where, and what is to be known of it."""
    first, *others = lines or [""]
    for pattern in (_("be there {hour}"), _("check-in {hour}")):
        at = hour(unsaid(capitalised(pattern), first) or "")
        if at is not None:
            place, *note = others or [""]
            return Meet(at, place.partition(_(", "))[0], "\n".join(note))
    return None


def step(line: str) -> Step | None:
    """A line of an order of business; None where it does not begin with an hour."""
    words = line.split(" ")
    for number in range(min(_LONGEST_HOUR, len(words) - 1), 0, -1):
        at = hour(" ".join(words[:number]))
        if at is not None:
            return _step(" ".join(words[number:]), f"{datetime.min + at:%H:%M}")
    return None


def _step(what: str, at: str) -> Step:
    opening, _field, closing = _p("step", "{what} ({who})").partition("}")[2].partition("{who}")
    before, _mark, names = what.removesuffix(closing).rpartition(opening)
    if not before or not what.endswith(closing):
        return Step(what, at)
    return Step(before, at, tuple(map(Person, names.split(_(", ")))))


def hour(said: str) -> timedelta | None:
    """The hour that a text is; None where it is none."""
    hours = _hours(_SHIFT.sub("", said))
    return hours.first if hours and hours.last is None else None


def _hours(said: str) -> Hours | None:
    first, until, last = parted(_p("sentence", "about {first}–{last}"), said)
    start = _hours(first) if until.strip("–") else None
    if start and start.about:
        end = _hours(last)
        return start._replace(last=end.first) if end else None
    try:
        return hours_of(folded(said))
    except Unclear:
        return None
