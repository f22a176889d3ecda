"""What has changed, in words: each event under its day, and below it what it was before."""

from collections.abc import Iterable
from datetime import date

from itinerary.agenda import row
from itinerary.changes import Change
from itinerary.languages import _
from itinerary.languages import deferred as d
from itinerary.languages.dates import full_day, long_day
from itinerary.pages import Agenda, Block, Row
from itinerary.programme.model import Programme
from itinerary.remarks import PLACE, remarks
from itinerary.values import replace
from itinerary.words import Reader, notice, under

_MARKS = {"added": d("new"), "removed": d("removed")}
_EVERYWHERE = frozenset({"notice", "home", "mission"})  # the programme's, in many events


def differences(
    title: str, changes: Iterable[Change], programme: Programme, reader: Reader
) -> Agenda:
    """The changes in words, by the day of each event; what has no day comes last.

    What changed in the text of every event alike is said once.
    """
    found = list(changes)
    days: dict[date | None, list[Change]] = {}
    for change in found:
        if change.change != "changed" or any(
            each.field not in _EVERYWHERE for each in change.differences
        ):
            days.setdefault(_day(change), []).append(change)
    blocks = [_block(day, days[day], programme, reader) for day in days]
    everywhere = _everywhere(found, programme, reader)
    return Agenda(title, (*everywhere, *blocks), notice(programme, reader))


def _everywhere(changes: list[Change], programme: Programme, reader: Reader) -> list[Block]:
    fields = {each.field for change in changes for each in change.differences} & _EVERYWHERE
    if not fields:
        return []
    words = {
        "notice": _("The notice under every event is another."),
        "home": _("The clock at home is another."),
        "mission": _("The days of the mission are others."),
    }
    return [Block(_("In every event"), tuple(words[each] for each in sorted(fields)), ())]


def _day(change: Change) -> date | None:
    when = change.event.when
    return when.days.first if when.span and when.days else None


def _block(day: date | None, changes: list[Change], programme: Programme, reader: Reader) -> Block:
    heading = _("To be scheduled")
    if day:
        heading = long_day(day) if day in programme.days else full_day(day)
    return Block(heading, (), tuple(_row(each, day, reader) for each in changes))


def _row(change: Change, day: date | None, reader: Reader) -> Row:
    event = change.event
    said = row(event, reader, under(day or date.min))
    mark = _MARKS.get(change.change)
    is_whole = change.change != "changed"
    return replace(
        said,
        clocks=said.clocks if day else (),
        marks=(*([_(mark)] if mark else []), *said.marks),
        place=said.place if is_whole or change.differs_in(PLACE) else "",
        who=said.who if change.change == "added" else "",
        remarks=(
            *(said.remarks if is_whole else ()),
            *remarks(change, day, reader),
        ),
        cancelled=event.status == "cancelled" or change.change == "removed",
    )
