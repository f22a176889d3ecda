"""Missions as people were told them: what lists are made of at a release, and compared by."""

from itinerary.releases.changes import Contents
from itinerary.releases.history import told_by
from itinerary.releases.parts import Parts
from itinerary.releases.restoring_programme import Ids, restored_needs, restored_programme
from itinerary.releases.versions import Versions
from itinerary.views.sheets.records import Mission


def mission_told(id: str, events: Contents, parts: Parts, ids: Ids) -> Mission:
    """A mission of what is told of its events and of all else; `ids` are what keys are called."""
    return Mission(restored_programme(id, events, parts, ids), *restored_needs(parts))


def mission_at(versions: Versions, number: int | None = None) -> Mission:
    """A mission as it was told after the release of a number; else as it would be told now.

    The two are made in the same way, so that only what is told can be another.
    """
    ids = versions.identities.id_of
    if number is None:
        return mission_told(versions.programme.id, versions.contents, versions.whole_parts, ids)
    record = versions.record
    parts = record.parts(number) if record else {}
    return mission_told(versions.programme.id, told_by(versions.history, number), parts, ids)
