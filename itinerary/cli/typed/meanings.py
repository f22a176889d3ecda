"""What typed words mean in a programme: names, days, moments, clocks; UsageError when nothing."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta, timezone
from typing import Literal, TypeVar

from itinerary.errors import UsageError
from itinerary.languages import _, language_in_use, together
from itinerary.languages.dates import full_day, range_of_days
from itinerary.names import nearest
from itinerary.programme.mistakes import Wrong, quoted
from itinerary.programme.model import City, Programme
from itinerary.programme.shape.time_forms import Day, Duration, End, Start
from itinerary.queries.lookup import Named, named, title
from itinerary.views.readers import Clock, zone_label
from itinerary.when import (
    DAY,
    Days,
    RepeatedTime,
    SkippedTime,
    Span,
    WallTime,
    clock_text,
    moment,
    offset_text,
    zone,
    zones_of_places,
)

Code = TypeVar("Code", bound=str)

_NIGHT = timedelta(hours=12)  # a longer one is rather a mistake
_LISTED = 12  # names in a message, before they stop being a help
_SAID_HOUR = re.compile(r"\b(\d{1,2}) ?[hH時](?:(\d\d)分?)?(?!\w)")  # 9h30, 9時30分
RELATIVE_DAYS = {
    "yesterday": -1,
    "today": 0,
    "tomorrow": 1,
    "hier": -1,
    "aujourd’hui": 0,
    "aujourd'hui": 0,
    "demain": 1,
    "昨日": -1,
    "今日": 0,
    "本日": 0,
    "明日": 1,
    "明後日": 2,
}
_SAID_DAY = re.compile(r"(?:(\d{1,2})月)?(\d{1,2})日")
_SAID_WEEKDAY = re.compile("([月火水木金土日])曜日?")


def one_record(typed: str, what: str, records: Mapping[str, Named], advice: str = "") -> Named:
    """The record that is meant by an id, a name or an unambiguous part of one.

    `advice` is how to find it, where none is near and there are too many to list.
    """
    found = named(typed, records)
    if len(found) == 1:
        return found[0]
    if found:
        several = _(", ").join(_choice(record) for record in found[:_LISTED])
        raise UsageError(
            _("“{typed}” fits more than one {what}: {several}. Write the id of one.").format(
                typed=typed, what=what, several=several
            )
        )
    raise UsageError(_unknown(typed, what, _ids_near(typed, records), list(records), advice))


def _choice(record: Named) -> str:
    name = title(record).read(language_in_use())
    return _("{name} (“{id}”)").format(name=name, id=record.id)


def each_record(
    typed: Iterable[str] | None, what: str, records: Mapping[str, Named]
) -> tuple[Named, ...]:
    """The records that are meant, in the order typed."""
    return tuple(dict.fromkeys(one_record(each, what, records) for each in typed or ()))


def each_choice(
    typed: Iterable[str] | None, what: str, choices: tuple[Code, ...]
) -> tuple[Code, ...]:
    """The codes that are meant, each of which must be one of the choices."""
    by_code = {str(choice): choice for choice in choices}
    for each in typed or ():
        if each not in by_code:
            raise UsageError(_unknown(each, what, nearest(each, choices), choices))
    return tuple(by_code[each] for each in typed or ())


def typed_day(typed: str, programme: Programme, today: date | None = None) -> date:
    """The day that is meant: a date, a day of the mission by its number, or a word for it."""
    text = typed.strip().lower()
    if today and text in RELATIVE_DAYS:
        return today + RELATIVE_DAYS[text] * DAY
    if re.fullmatch(r"\d{1,2}", text):
        return _numbered_day(int(text), programme)
    if said := _said_day(text, programme):
        return said
    try:
        return Day(text).value
    except Wrong as wrong:
        sentence = _("“{typed}” is not a day. Write {example}, or {number} for that day.")
        if today:
            sentence = _(
                "“{typed}” is not a day. Write yesterday, today or tomorrow, "
                "{example}, or {number} for that day."
            )
        example = programme.days.first
        raise UsageError(
            sentence.format(typed=typed, example=example, number=example.day)
        ) from wrong


def _said_day(text: str, programme: Programme) -> date | None:
    """The day of the mission that Japanese words mean: 15日, 4月15日, 火曜; None for none."""
    if (match := _SAID_DAY.fullmatch(text)) and not match[1]:
        return _numbered_day(int(match[2]), programme)
    name = _SAID_WEEKDAY.fullmatch(text)
    days = [
        day
        for day in programme.days
        if (match and (day.month, day.day) == (int(match[1]), int(match[2])))
        or (name and day.weekday() == "月火水木金土日".index(name[1]))
    ]
    return days[0] if len(days) == 1 else None


def typed_days(typed: str, programme: Programme, today: date) -> Days:
    """The days that are meant: one, or two with `..` between them."""
    first, dots, last = typed.partition("..")
    days = Days(
        typed_day(first, programme, today),
        typed_day(last if dots else first, programme, today),
    )
    if days.last < days.first:
        raise UsageError(_("“{typed}” ends before it begins.").format(typed=typed))
    return days


def typed_hour(typed: str, city: City, today: date) -> datetime:
    """The hour that is meant, today unless a day is typed too, on a city's clock.

    An offset after it says another clock.
    """
    wall = _read(End, typed)
    if wall is None:
        raise UsageError(
            _("“{typed}” is not an hour. Write 14:00, or with its day 2025-04-15 14:00.").format(
                typed=typed
            )
        )
    return _moment(wall._replace(day=wall.day or today), city)


def typed_span(typed: str, city: City) -> Span:
    """The span that is meant on a city's clock: a day and an hour, `..`, and an hour or both.

    An hour alone that is no later than the first is one of the next day, if that makes a night.
    """
    first, _dots, last = (part.strip() for part in typed.partition(".."))
    start, end = _read(Start, first), _read(End, last)
    if start is None or end is None:
        sentence = _("“{typed}” is not a day with its hours. Write it like “{example}”.")
        if start and not last:
            sentence = _("“{typed}” does not say until when. Write it like “{example}”.")
        raise UsageError(sentence.format(typed=typed, example="2025-04-15 15:00..17:00"))
    begins, day = _moment(start, city), end.day or start.day
    wanted = Span.between(begins, _moment(end._replace(day=day), city))
    if wanted.end <= wanted.start and end.day is None and day:
        overnight = Span.between(begins, _moment(end._replace(day=day + DAY), city))
        wanted = overnight if overnight.length <= _NIGHT else wanted
    if wanted.end <= wanted.start:
        raise UsageError(_("“{typed}” ends before it begins.").format(typed=typed))
    return wanted


def typed_length(typed: str) -> timedelta:
    """The length of time that is meant, such as 30m or 1h30; 0 for none."""
    try:
        return Duration(typed.strip().lower()).value
    except Wrong as wrong:
        raise UsageError(
            _("“{typed}” is not a length of time. Write it like 45m, 2h or 2h30.").format(
                typed=typed
            )
        ) from wrong


def typed_clock(typed: str, programme: Programme, language: str) -> Clock:
    """The clocks that are meant: both, local, home, or those of a zone."""
    cities = programme.cities.values()
    if typed in {"both", "local", "home"}:
        label = zone_label(programme.home.timezone, cities, language)
        show: Literal["both", "local", "zone"] = "zone"
        if typed != "home":
            show = "both" if typed == "both" else "local"
        return Clock(show, programme.home.zone, label)
    try:
        return Clock("zone", zone(typed), zone_label(typed, cities, language))
    except ValueError:
        near = nearest(typed, [*zones_of_places(), "both", "local", "home"])
        if near:
            raise UsageError(_unknown(typed, _("clock"), near, ())) from None
        sentence = _(
            "There is no clock “{typed}”. Write both, local, home, or a zone such as Asia/Tokyo."
        )
        raise UsageError(sentence.format(typed=typed)) from None


def _read(form: type[Start] | type[End], typed: str) -> WallTime | None:
    """What a text says of a moment, its hour as a programme has it or as it is said; None if no."""
    try:
        return form(_SAID_HOUR.sub(lambda said: f"{said[1]}:{said[2] or '00'}", typed)).value
    except Wrong:
        return None


def _moment(wall: WallTime, city: City) -> datetime:
    day, hour, offset = wall
    if day is None:
        raise ValueError(wall)
    words = {
        "hour": f"{hour:%H:%M}",
        "day": full_day(day),
        "city": city.name.read(language_in_use()),
    }
    if offset is not None:
        return datetime.combine(day, hour, timezone(offset))
    try:
        return moment(day, hour, city.zone)
    except SkippedTime as skipped:
        clocks = {"before": f"{skipped.before:%H:%M}", "after": f"{skipped.after:%H:%M}"}
        sentence = _(
            "{hour} does not exist on {day} in {city}: the clocks go from {before} to {after}."
        )
        raise UsageError(sentence.format(**words, **clocks)) from None
    except RepeatedTime as repeated:
        readings = quoted(f"{clock_text(each)} {offset_text(each)}" for each in repeated.readings)
        sentence = _("{hour} happens twice on {day} in {city}. Write {readings}.")
        raise UsageError(sentence.format(**words, readings=readings)) from None


def _numbered_day(number: int, programme: Programme) -> date:
    """The day of the mission with this number in its month."""
    days = [day for day in programme.days if day.day == number]
    if len(days) == 1:
        return days[0]
    if days:
        several = quoted(day.isoformat() for day in days)
        raise UsageError(
            _("The mission has more than one day {number}: {several}.").format(
                number=number, several=several
            )
        )
    raise UsageError(
        _("The mission, {days}, has no day {number}.").format(
            days=range_of_days(programme.days, prose=True), number=number
        )
    )


def _ids_near(typed: str, records: Mapping[str, Named]) -> list[str]:
    """The ids of the records whose id, name, or a word of whose name was probably meant."""
    spelt = {id: id for id in records}
    for id, record in records.items():
        for name in title(record).by_language.values():
            spelt.update(dict.fromkeys((name, *name.split()), id))
    return list(dict.fromkeys(spelt[name] for name in nearest(typed, spelt)))


def _unknown(
    typed: str, what: str, near: Sequence[str], known: Sequence[str], advice: str = ""
) -> str:
    sentence = _("There is no {what} “{typed}”.").format(what=what, typed=typed)
    if near:
        return together(sentence, _("Did you mean {names}?").format(names=quoted(near)))
    if known and len(known) <= _LISTED and not advice:
        return together(sentence, _("There are: {names}.").format(names=_(", ").join(known)))
    return together(sentence, advice)
