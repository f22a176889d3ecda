"""What has changed, in words: each event under its day, and below it what is different."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from itinerary.languages import _, capitalised
from itinerary.languages import deferred as d
from itinerary.languages.dates import full_day, long_day, range_of_days
from itinerary.programme.model import Programme, Text
from itinerary.releases.change_sheets import ChangeSheet
from itinerary.releases.changes import PEOPLE, Change
from itinerary.releases.membership import (
    Membership,
    is_of_one_event,
    joined,
    left,
    renamed,
)
from itinerary.releases.restoring import home_city
from itinerary.releases.restoring import notice as then_notice
from itinerary.releases.snapshot import Snapshot, Texts
from itinerary.values import replace
from itinerary.views.agenda import row
from itinerary.views.changes.parts import mission, people
from itinerary.views.changes.remarks import remarks
from itinerary.views.changes.values import ValueChange, value_change
from itinerary.views.hours import under
from itinerary.views.pages import Agenda, Block, Changed, Mark, Row
from itinerary.views.readers import Reader, zone_label
from itinerary.views.words import notice
from itinerary.when import Days

_MARKS: dict[str, Mark] = {
    "added": Mark(d("new"), "new"),
    "removed": Mark(d("removed"), "removed"),
}
_OFF = {"postponed": Mark(d("postponed")), "left": Mark(d("taken out"), "removed")}


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
        _block_of_lines(_("In the mission"), tuple(mission(sheet.parts, programme, reader))),
        _block_of_lines(_("In every event"), _everywhere(changes, reader)),
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


def _everywhere(changes: Sequence[Change], reader: Reader) -> list[str]:
    """What is another now in every event, each once: what it is, and was."""
    lines: dict[str, None] = {}
    for field, (label, value) in _WHOLE.items():
        for each in changes:
            if each.before and each.after and each.differs_in({field}):
                before, after = (value(side, reader) for side in (each.before, each.after))
                # An event that gets a day, or loses it, has the mission's no longer, or again.
                if field != "mission" or (before and after):
                    lines[value_change(_(label), before, after)] = None
    return [*lines]


def _home(event: Snapshot, reader: Reader) -> str:
    city = home_city(event)
    return zone_label(event.home.timezone, [city] if city else [], reader.language)


def _mission(event: Snapshot, _reader: Reader) -> str:
    return range_of_days(Days(*event.mission)) if event.mission else ""


def _notice(event: Snapshot, reader: Reader) -> str:
    text = then_notice(event)
    return text.read(reader.language) if text else ""


# By their keys, what stands in every event: what it is called, and its value.
_WHOLE: dict[str, tuple[str, Callable[[Snapshot, Reader], str]]] = {
    "home": (d("Clock at home"), _home),
    "mission": (d("Days of the mission"), _mission),
    "notice": (d("Notice under every event"), _notice),
}


def _day(change: Change) -> date | None:
    when = change.event.when
    return when.days.first if when.held and when.days else None


def _block(day: date | None, changes: list[Change], programme: Programme, reader: Reader) -> Block:
    heading = _("To be scheduled")
    if day:
        heading = capitalised(long_day(day) if day in programme.days else full_day(day))
    return Block(heading, (), tuple(_row(each, day, reader) for each in changes))


def _marks(change: Change, said: Row) -> tuple[Mark, ...]:
    """The marks of an event, without its status where a remark says that this is new."""
    is_new = change.change == "changed" and change.differs_in({"status"})
    return said.marks[1:] if is_new and change.event.status != "confirmed" else said.marks


def _row(change: Change, day: date | None, reader: Reader) -> Row:
    event = change.event
    said = row(event, reader, under(day or date.min))
    mark = _OFF.get(change.off or "", _MARKS.get(change.change))
    is_whole = change.change != "changed"
    told = tuple(remarks(change, reader))
    return replace(
        said,
        clocks=said.clocks if day else (),
        times=said.times if day else (),
        marks=(*([replace(mark, words=_(mark.words))] if mark else []), *_marks(change, said)),
        place=said.place if is_whole else "",
        venue=said.venue if is_whole else "",
        who=said.who if change.change == "added" else "",
        remarks=(
            *(said.remarks if is_whole else ()),
            *map(str, told),
        ),
        change=change.change,
        changed=tuple(
            Changed(each.label, each.before, each.after, each.more, str(each))
            for each in told
            if isinstance(each, ValueChange) and each.before != each.after
        ),
        cancelled=event.status == "cancelled" or change.change == "removed",
    )
