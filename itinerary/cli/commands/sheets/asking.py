"""What of a list is asked for, from what was typed."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from itinerary.cli.session import Session
from itinerary.cli.typed.meanings import one_record
from itinerary.cli.typed.options import AtMoment
from itinerary.cli.typed.times import typed_day
from itinerary.errors import UsageError
from itinerary.languages import _
from itinerary.languages.meanings.relative_days import RELATIVE_DAYS
from itinerary.names import folded
from itinerary.programme.model import Delegate, Programme
from itinerary.queries.selection import Selection, is_one_of, selected
from itinerary.values import replace
from itinerary.views.sheets.catalogue import OF_A_CITY, OF_A_DAY, OF_AN_EVENT
from itinerary.views.sheets.records import Asked, SheetName
from itinerary.when import DAY

if TYPE_CHECKING:
    from itinerary.cli.commands.sheets.sheets import Content, List

_NAMED = frozenset({"rooms", "heads"})
# Of these, people are lines; of others, those whose events they are.
_OF_PEOPLE = frozenset({"day", "rooms", "contacts", "tables"})
_OF_NO_EVENTS = frozenset({"rooms", "tables"})


def asked(
    session: Session, typed: "List", content: "Content", selection: Selection, at: AtMoment
) -> Asked:
    """What is asked of a list; UsageError for what it cannot be asked."""
    programme, which, subject = session.programme, typed.which, typed.subject
    _refuse_strangers(which, subject, content)
    events = replace(selection, parties=()) if which in _OF_PEOPLE else selection
    if events and which in _OF_NO_EVENTS and not subject:
        sentence = _("`sheets {list}` takes no filter but `--delegate`: it is not of events.")
        raise UsageError(sentence.format(list=which))
    people = _people(programme, selection)
    return Asked(
        day=_day(subject, programme, at.now(programme)) if which in OF_A_DAY else None,
        event=_event(subject, programme) if which in OF_AN_EVENT else None,
        city=_city(content.stay, programme),
        delegate=_reader(selection) if which == "briefing" else None,
        people=people if which in _OF_PEOPLE else None,
        events=frozenset(each.id for each in selected(programme.events, events))
        if events
        else None,
        named=content.named,
    )


def _refuse_strangers(which: SheetName, subject: str | None, content: "Content") -> None:
    """UsageError for words that mean nothing of this list."""
    if subject is not None and which not in (*OF_A_DAY, *OF_AN_EVENT):
        sentence = _("`sheets {list}` is of the whole mission: “{word}” means nothing here.")
        raise UsageError(sentence.format(list=which, word=subject))
    if content.stay is not None and which not in OF_A_CITY:
        raise UsageError(_("Only `sheets rooms` takes `--stay`."))
    if content.named and which not in _NAMED:
        raise UsageError(_("Only `sheets rooms` and `sheets heads` take `--named`."))
    if content.named and content.since is not None:
        raise UsageError(
            _("No release says who has which diet: `--named` and `--since` do not go together.")
        )


def _people(programme: Programme, selection: Selection) -> frozenset[str] | None:
    if not selection.parties:
        return None
    everybody = programme.delegates.values()
    return frozenset(each.id for each in everybody if is_one_of(each, selection.parties))


def _reader(selection: Selection) -> str | None:
    """The one delegate who reads it; several read what all may."""
    match selection.parties:
        case (Delegate(id=id),):
            return id
    return None


def _day(typed: str | None, programme: Programme, now: datetime) -> date:
    """The day that is typed; else tomorrow, or the first day of a mission that is yet to come."""
    today = now.astimezone(programme.home.zone).date()
    if typed is None:
        return min(max(today + DAY, programme.days.first), programme.days.last)
    later = RELATIVE_DAYS.get(folded(typed))
    return today + later * DAY if later is not None else typed_day(typed, programme, today)


def _event(typed: str | None, programme: Programme) -> str | None:
    if typed is None:
        return None
    advice = _("Write a part of its title, as `itinerary agenda` prints it.")
    events = {each.id: each for each in programme.events}
    return one_record(typed, _("event"), events, advice).id


def _city(typed: str | None, programme: Programme) -> str | None:
    """The city of a stay; UsageError for one in which nobody sleeps."""
    if typed is None:
        return None
    cities = {stay.city.id: stay.city for stay in programme.stays}
    return one_record(typed, _("city with a stay"), cities).id
