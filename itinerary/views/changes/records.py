"""A change as a record for programs."""

from itinerary.releases.changes import Change
from itinerary.releases.part_changes import PartChange
from itinerary.releases.snapshot import FIELDS, Snapshot, as_data
from itinerary.views.changes.parts import called
from itinerary.views.records import Row


def change_record(change: Change, uid: str, sequence: int | None, language: str) -> Row:
    """A change as programs read it: every key always there, values as in the record of releases.

    Of an event that was added or removed, every key that it has is different.
    """
    before, after = _values(change.before), _values(change.after)
    different = {each.field for each in change.differences}
    if change.change != "changed":
        different = {*before, *after}
    return {
        "id": change.id,
        "uid": uid,
        "change": change.change,
        "sequence": sequence,
        "title": change.event.title.read(language),
        "was": change.was,
        "joined": list(change.joined),
        "left": list(change.left),
        "fields": [
            {"field": field, "before": before.get(field), "after": after.get(field)}
            for field in FIELDS
            if field in different
        ],
        "part": "events",
    }


def part_record(change: PartChange, id: str, language: str) -> Row:
    """The same of another part than an event: nobody joins it, and no calendar numbers it."""
    kind, _ = change.name
    before, after = (as_data(each) if each else {} for each in (change.before, change.after))
    added = "changed" if change.before and change.after else "added" if change.after else "removed"
    return {
        "id": id,
        "uid": None,
        "change": added,
        "sequence": None,
        "title": called(change.part, language),
        "was": None,
        "joined": [],
        "left": [],
        "fields": [
            {"field": field, "before": before.get(field), "after": after.get(field)}
            for field in change.fields
        ],
        "part": kind,
    }


def _values(snapshot: Snapshot | None) -> Row:
    return as_data(snapshot) if snapshot else {}
