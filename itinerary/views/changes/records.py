"""A change as a record for programs."""

from itinerary.releases.changes import Change
from itinerary.releases.snapshot import FIELDS, Snapshot, as_data
from itinerary.views.records import Row


def change_record(change: Change, uid: str, sequence: int | None, language: str) -> Row:
    """A change as programs read it: every key always there, values as in the record of releases.

    Of an event that was added or removed, every key that it has is different.
    """
    before, after = _values(change.before), _values(change.after)
    different = {each.field for each in change.differences} or {**before, **after}.keys()
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
    }


def _values(snapshot: Snapshot | None) -> Row:
    return as_data(snapshot) if snapshot else {}
