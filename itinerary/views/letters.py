"""What a delegate reads in an e-mail: one event that is new, changed or cancelled, or all of them.

Of a cancelled one they read only what it was and when: no more of it concerns them.
"""

from collections.abc import Iterable, Sequence

from itinerary.languages import _
from itinerary.languages import deferred as d
from itinerary.programme.model import Event, Programme
from itinerary.queries.selection import Selection, is_one_of, selected
from itinerary.releases.news import Kind, News
from itinerary.releases.restoring import rebound
from itinerary.values import replace
from itinerary.views.calendars import Choices, is_held
from itinerary.views.changes.remarks import remarks
from itinerary.views.descriptions import description, location, times
from itinerary.views.hours import briefly
from itinerary.views.pages import Item, Letter
from itinerary.views.readers import Reader
from itinerary.views.words import notice, programme_title, way

_SUBJECTS: dict[Kind, str] = {
    "new": d("Invitation: {title}, {when}"),
    "changed": d("Changed: {title}, {when}"),
    "postponed": d("Postponed: {title}, {when}"),
    "cancelled": d("Cancelled: {title}, {when}"),
    "left": d("Not for you any more: {title}, {when}"),
}
_LEADS: dict[Kind, str] = {
    "new": d("This is new in your programme."),
    "changed": d("This has changed in your programme. What follows replaces what you had."),
    "postponed": d("This does not take place then, and has no other day yet."),
    "cancelled": d("This is no longer in your programme."),
    "left": d("This is no longer in your programme. It takes place without you."),
}
MARKS: dict[Kind, str] = {
    "new": d("New"),
    "changed": d("Changed"),
    "postponed": d("Postponed"),
    "cancelled": d("Cancelled"),
    "left": d("Not for you any more"),
}


def chosen(news: Iterable[News], selection: Selection, programme: Programme) -> tuple[News, ...]:
    """The news of a selection that calendars hold: parties say who hears, the rest says of what.

    What is cancelled for somebody is found as such, and what has changed as what it was, too.
    """
    about = replace(selection, parties=())
    return tuple(
        each
        for each in news
        if is_held(each.event, Choices())
        and selected([rebound(event, programme) for event in _sayings(each)], about)
        and (not selection.parties or is_one_of(each.to, selection.parties))
    )


def _sayings(news: News) -> Iterable[Event]:
    """The event as it is to be seen, and as it was before it changed."""
    yield news.event
    if news.change and news.change.event_before:
        yield news.change.event_before


def invitation(news: News, programme: Programme, reader: Reader) -> Letter:
    """A letter about one event; for one that is not cancelled, with all that its reader needs."""
    event = news.event
    words = {"title": event.title.read(reader.language), "when": briefly(event, reader)}
    # A description ends with the programme's notice.
    text = "" if news.off else description(event, programme, reader, news.to)
    when, *rest = _paragraphs(text) if text else (_short(event, reader),)
    return Letter(
        language=reader.language,
        subject=_(_SUBJECTS[news.kind]).format(**words),
        title=programme_title(programme, reader),
        lead=_(_LEADS[news.kind]),
        items=(
            Item(
                _(MARKS[news.kind]),
                words["title"],
                (when, *rest),
                news.off is not None,
                _different(news, reader),
            ),
        ),
        notice=notice(programme, reader) if news.off else None,
    )


def change_sheet(
    news: Sequence[News], programme: Programme, reader: Reader, *, attached: bool
) -> Letter:
    """A letter about everything that is news to one delegate, their calendar with it or not."""
    lead = _("This is what is new, changed or cancelled in your programme.")
    if attached:
        lead = _(
            "This is what is new, changed or cancelled in your programme. "
            "The calendar that comes with this message has all of your events."
        )
    return Letter(
        language=reader.language,
        subject=_("News of your programme: {mission}").format(
            mission=programme_title(programme, reader)
        ),
        title=programme_title(programme, reader),
        lead=lead,
        items=tuple(
            Item(
                _(MARKS[each.kind]),
                each.event.title.read(reader.language),
                (_short(each.event, reader),),
                each.off is not None,
                _different(each, reader),
            )
            for each in news
        ),
        notice=notice(programme, reader),
    )


def leading(letter: Letter, page: str, feed: str) -> Letter:
    """The letter with where its reader finds their own page, and their calendar kept up to date."""
    lines = (
        _("Your programme, kept up to date: {page}").format(page=page),
        _("The same in your calendar, by subscription: {feed}").format(feed=feed),
    )
    return letter._replace(leads=lines)


def _paragraphs(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(part.splitlines()) for part in text.split("\n\n") if part.strip())


def _different(news: News, reader: Reader) -> tuple[str, ...]:
    """What is different in an event that has changed, a line each under a heading."""
    said = tuple(remarks(news.change, reader)) if news.change else ()
    return (_("What is different:"), *said) if said else ()


def _short(event: Event, reader: Reader) -> tuple[str, ...]:
    """When, by what and where, a line each."""
    lines = [*times(event, reader), way(event), location(event, reader)]
    return tuple(line for line in lines if line)
