"""What is said when there is nothing to list: why not, and what comes instead."""

from collections.abc import Iterable
from datetime import date

from itinerary.languages import _
from itinerary.languages import deferred as d
from itinerary.languages.dates import full_day, long_day, number_of_days, range_of_days
from itinerary.programme.model import Event, Programme
from itinerary.queries.lookup import title
from itinerary.queries.selection import Selection, by_start
from itinerary.views.hours import briefly
from itinerary.views.readers import Reader
from itinerary.views.words import kind_words, name, status_words
from itinerary.when import Days

_NONE = {
    "delegates": d("There are no delegates{whom}."),
    "organisations": d("There are no organisations{whom}."),
    "groups": d("There are no groups{whom}."),
    "cities": d("There are no cities{whom}."),
    "places": d("There are no places{whom}."),
    "themes": d("There are no themes{whom}."),
    "events": d("There are no events{whom}{when}."),
    "contacts": d("There are no contacts{whom}{when}."),
}


def nothing(
    selection: Selection, events: Iterable[Event], days: Days | None, reader: Reader
) -> str:
    """That a selection has nothing on some days, and what it has next.

    `events` are all that the selection has.
    """
    sentence = _("Nothing{whom}{when}").format(whom=_whom(selection, reader), when=_on(days))
    after = [
        event
        for event in by_start(events)
        if days and event.when.held and event.when.days and event.when.days.first > days.last
    ]
    if not after:
        return _("{sentence}.").format(sentence=sentence)
    return _("{sentence}; next: {event}.").format(
        sentence=sentence, event=_briefly(after[0], reader)
    )


def none_in(register: str, selection: Selection, reader: Reader, days: Days | None = None) -> str:
    """That a register has no records, or none of those that a selection has on some days."""
    return _(_NONE[register]).format(whom=_whom(selection, reader), when=_on(days))


def no_news(selection: Selection, reader: Reader) -> str:
    """That there is no news for those, or of what, a selection has."""
    return _("There is no news{whom}.").format(whom=_whom(selection, reader))


def outside(programme: Programme, today: date, command: str, reader: Reader) -> str | None:
    """When the mission is or was, how far away, and which command to type; None on a day of it."""
    days = programme.days
    if today in days:
        return None
    facts = {
        "title": programme.title.read(reader.language),
        "days": range_of_days(days),
        "first": full_day(days.first),
        "last": full_day(days.last),
    }
    if today < days.first:
        facts["away"] = number_of_days((days.first - today).days)
        when = _("{title} begins in {away}, on {first}.")
    else:
        facts["away"] = number_of_days((today - days.last).days)
        when = _("{title} ended {away} ago, on {last}.")
    return "\n".join(
        [when.format(**facts), _("To see all of it: {command}").format(command=command)]
    )


def _whom(selection: Selection, reader: Reader) -> str:
    """For whom, where and on what, as the filters say."""
    said = ""
    if selection.parties:
        said += _(" for {names}").format(
            names=_or(name(each, reader) for each in selection.parties)
        )
    if selection.cities:
        said += _(" in {names}").format(
            names=_or(title(each).read(reader.language) for each in selection.cities)
        )
    if selection.themes:
        said += _(" on {names}").format(
            names=_or(title(each).read(reader.language) for each in selection.themes)
        )
    kinds = [*map(status_words, selection.statuses), *map(kind_words, selection.kinds)]
    if kinds:
        said += _(" of kind {kinds}").format(kinds=_or(kinds))
    if selection.texts:
        said += _(" with {texts}").format(
            texts=_or(_("“{name}”").format(name=each) for each in selection.texts)
        )
    return said


def _on(days: Days | None) -> str:
    if days is None:
        return ""
    if days.first == days.last:
        return _(" on {day}").format(day=long_day(days.first))
    return _(" on {days}").format(days=range_of_days(days, prose=True))


def _or(names: Iterable[str]) -> str:
    return _(" or ").join(names)


def _briefly(event: Event, reader: Reader) -> str:
    """Thursday 17 April, 10:00–12:00 Osaka, Round table."""
    words = event.title.read(reader.language)
    if event.when.days is None:
        return words
    return _("{when}, {title}").format(when=briefly(event, reader), title=words)
