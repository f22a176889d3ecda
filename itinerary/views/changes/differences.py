"""What has changed, in words: each event under its day, and below it what is different."""

from collections.abc import Iterable, Sequence
from datetime import date

from itinerary.languages import _, capitalised
from itinerary.languages import deferred as d
from itinerary.languages.dates import full_day, long_day
from itinerary.programme.model import Programme, Text
from itinerary.releases.change_sheets import ChangeSheet
from itinerary.releases.changes import PEOPLE, Change
from itinerary.releases.membership import (
    EVERYWHERE,
    Membership,
    is_of_one_event,
    joined,
    left,
    renamed,
)
from itinerary.releases.snapshot import Texts
from itinerary.values import replace
from itinerary.views.agenda import row
from itinerary.views.changes.parts import mission, people
from itinerary.views.changes.remarks import remarks
from itinerary.views.hours import under
from itinerary.views.pages import Agenda, Block, Row
from itinerary.views.readers import Reader
from itinerary.views.words import notice

_MARKS = {"added": d("new"), "removed": d("removed")}
_OFF = {"postponed": d("postponed"), "left": d("taken out")}


def differences(
    title: str,
    sheet: ChangeSheet,
    membership: Membership,
    programme: Programme,
    reader: Reader,
) -> Agenda:
    """The changes in words, by the day of each event; what has no day comes last.

    What changed in the whole programme is said once.
    """
    changes = sheet.changes
    days: dict[date | None, list[Change]] = {}
    for change in changes:
        if is_of_one_event(change, membership):
            days.setdefault(_day(change), []).append(change)
    whole = [each for each in changes if not is_of_one_event(each, membership)]
    blocks = (
        _block_of_lines(
            _("In the delegation"),
            (*_delegation(whole, membership, reader), *people(sheet.parts, whole, reader)),
        ),
        _block_of_lines(_("In the mission"), tuple(mission(sheet.parts, reader))),
        _block_of_lines(_("In every event"), _everywhere(changes)),
        *(_block(day, days[day], programme, reader) for day in days),
    )
    return Agenda(title, tuple(each for each in blocks if each), notice(programme, reader))


def _block_of_lines(heading: str, lines: Sequence[str]) -> Block | None:
    return Block(heading, tuple(lines), ()) if lines else None


def _delegation(changes: Sequence[Change], membership: Membership, reader: Reader) -> Iterable[str]:
    """Who joined, who left and who is called otherwise, once for all events."""

    def names(texts: Iterable[Texts]) -> list[str]:
        return [Text(each, next(iter(each))).read(reader.language) for each in texts]

    came, gone, called = joined(changes), left(changes), renamed(changes)
    for sentence, found in (
        (_("new in it: {names}"), came.keys() & membership.joined),
        (_("no longer in it: {names}"), gone.keys() & membership.left),
        (_("now represented: {names}"), came.keys() - membership.joined),
        (_("no longer represented: {names}"), gone.keys() - membership.left),
    ):
        if found:
            texts = (text for id, text in {**came, **gone}.items() if id in found)
            yield sentence.format(names=_(", ").join(names(texts)))
    for before, after in map(names, called.values()):
        yield _("{after} (was: {before})").format(before=before, after=after)
    if not (came or gone or called) and any(each.differs_in(PEOPLE) for each in changes):
        yield _("They are named in another order.")


def _everywhere(changes: Iterable[Change]) -> list[str]:
    # An event that gets a day, or loses it, has the mission's days no longer, or again.
    fields = {
        each.field
        for change in changes
        for each in change.differences
        if each.field in EVERYWHERE and (each.field != "mission" or (each.before and each.after))
    }
    words = {
        "notice": _("The notice under every event is another."),
        "home": _("The clock at home is another."),
        "mission": _("The days of the mission are others."),
    }
    return [words[each] for each in sorted(fields)]


def _day(change: Change) -> date | None:
    when = change.event.when
    return when.days.first if when.held and when.days else None


def _block(day: date | None, changes: list[Change], programme: Programme, reader: Reader) -> Block:
    heading = _("To be scheduled")
    if day:
        heading = capitalised(long_day(day) if day in programme.days else full_day(day))
    return Block(heading, (), tuple(_row(each, day, reader) for each in changes))


def _marks(change: Change, said: Row) -> tuple[str, ...]:
    """The marks of an event, without its status where a remark says that this is new."""
    is_new = change.change == "changed" and change.differs_in({"status"})
    return said.marks[1:] if is_new and change.event.status != "confirmed" else said.marks


def _row(change: Change, day: date | None, reader: Reader) -> Row:
    event = change.event
    said = row(event, reader, under(day or date.min))
    mark = _OFF.get(change.off or "", _MARKS.get(change.change))
    is_whole = change.change != "changed"
    return replace(
        said,
        clocks=said.clocks if day else (),
        marks=(*([_(mark)] if mark else []), *_marks(change, said)),
        place=said.place if is_whole else "",
        who=said.who if change.change == "added" else "",
        remarks=(
            *(said.remarks if is_whole else ()),
            *remarks(change, reader),
        ),
        cancelled=event.status == "cancelled" or change.change == "removed",
    )
