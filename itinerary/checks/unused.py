"""A place, theme or group that nothing refers to."""

from collections.abc import Iterator

from itinerary.checks.inspection import Inspection
from itinerary.languages import _
from itinerary.languages import deferred as d
from itinerary.problems import Problem
from itinerary.programme.model import Group, Place, Programme, Theme
from itinerary.queries.lookup import title
from itinerary.queries.selection import places

CODE = "unused"

_SENTENCES: dict[type, str] = {
    Place: d("Nothing refers to the place “{name}”."),
    Theme: d("Nothing refers to the theme “{name}”."),
    Group: d("Nothing refers to the group “{name}”."),
}


def unused(mission: Inspection) -> Iterator[Problem]:
    """Each place, theme and group that nothing else refers to."""
    programme = mission.programme
    records: tuple[Place | Theme | Group, ...] = (
        *programme.places.values(),
        *programme.themes.values(),
        *programme.groups.values(),
    )
    used = _used(programme)
    for record in records:
        if record not in used:
            message = _(_SENTENCES[type(record)]).format(name=title(record).read(mission.language))
            yield Problem(record.where, CODE, "info", message, _("Remove it, or use it."))


def _used(programme: Programme) -> set[object]:
    used: set[object] = set()
    for event in programme.events:
        used.update(places(event), event.who, event.excepted, (event.theme,))
        used.update(note.party for note in event.notes)
        used.update(party for step in event.steps for party in step.who)
        used.add(event.meet.place if event.meet else None)
        used.update(party for paper in event.documents for party in paper.parties or ())
    for transfer in programme.transfers:
        used.update(transfer.ends)
    for stay in programme.stays:
        used.update(stay.who)
    for contact in programme.contacts:
        used.update(contact.who or ())
    return used
