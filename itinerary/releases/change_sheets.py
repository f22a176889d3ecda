"""Who is shown which changes: everybody all of them, or each delegate what concerns them."""

from collections.abc import Mapping
from typing import NamedTuple

from itinerary.programme.model import Delegate, Programme
from itinerary.queries.selection import Selection, is_one_of
from itinerary.releases.changes import Change, Contents, changes, changes_for, chosen
from itinerary.releases.part_changes import PartChange
from itinerary.releases.restoring import restored
from itinerary.values import replace


class ChangeSheet(NamedTuple):
    """What has changed: for everybody, or for one delegate; in events, and in other parts."""

    to: Delegate | None
    changes: tuple[Change, ...]
    parts: tuple[PartChange, ...] = ()


def sheet_of_all(
    before: Contents,
    after: Contents,
    selection: Selection,
    programme: Programme,
    former: Mapping[str, str],
) -> ChangeSheet:
    """One sheet, of what a selection has or had; `former` are the ids that events had before."""
    return ChangeSheet(None, chosen(changes(before, after, former), selection, programme))


def sheets_by_delegate(
    before: Contents, after: Contents, selection: Selection, programme: Programme
) -> list[ChangeSheet]:
    """A sheet for each delegate of a programme who is meant.

    Parties say for whom, the rest of the selection of which events.
    """
    events = replace(selection, parties=())
    return [
        ChangeSheet(each, chosen(changes_for(each.id, before, after), events, programme))
        for each in programme.delegates.values()
        if not selection.parties or is_one_of(each, selection.parties)
    ]


def with_former(programme: Programme, before: Contents) -> Programme:
    """A programme that has the delegates too who were in events before, and have left it since.

    They come last, by the names that they had then.
    """
    gone: dict[str, Delegate] = {}
    for id, content in before.items():
        if content.delegates.keys() - programme.delegates.keys():
            for delegate in restored(id, content).delegates:
                if delegate.id not in programme.delegates:
                    gone.setdefault(delegate.id, delegate)
    return replace(programme, delegates={**programme.delegates, **gone})
