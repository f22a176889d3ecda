"""The public programme: titles, hours, places, organisations and speakers, and nothing else."""

import pytest
from conftest import READER, programme

from itinerary.values import Value
from itinerary.views.site.pages import Edition
from itinerary.views.site.public import public_page

MISSION = """\
id: mission
title: Mission to Japan
start: 2025-04-15
end: 2025-04-15
home: dijon
language: en
cities:
  dijon: {name: Dijon, timezone: Europe/Paris}
  osaka: {name: Osaka, timezone: Asia/Tokyo}
places:
  hall: {name: Minamo Hall, city: osaka, address: 8-60-1 Minamo, phone: +81 6 0000 0000}
organisations:
  cluster: {name: Rouage Cluster}
delegates:
  anne: {name: Anne Durand, organisation: cluster}
  basile: {name: Basile Petit, organisation: cluster}
stays:
  - {city: osaka, hotel: Hotel of theirs, from: 2025-04-15, to: 2025-04-16, who: everyone}
days: {2025-04-15: {note: The bus leaves at seven}}
contacts: [{name: Claire Roux, phone: +33 6 39 98 10 99}]
events:
  forum:
    title: Forum
    kind: conference
    place: hall
    start: 2025-04-15 09:30
    end: 12:00
    who: [basile]
    speakers: [anne]
    description: What it is about.
    notes_for: {anne: Speak at ten}
    hosts: [{name: Ren Hoshikage, phone: +33 1 99 00 20 02}]
    dress: Casual
    url: https://example.org/forum
    documents: [{title: Running order, url: https://example.org/order.pdf}]
"""
TEXTS = [
    "Mission to Japan", "15 April 2025", "Europe/Paris", "Paris",
    "d-2025-04-15", "Tue", "15", "Tuesday 15 April", "1 event", "Osaka · +7 h on Paris",
    "e-forum", "public", "conference", "Forum", "09:30", "12:00", "02:30", "05:00", "Paris",
    "Asia/Tokyo", "Osaka", "Asia/Tokyo", "Osaka", "Minamo Hall",
    "Rouage Cluster; speaking: Anne Durand", "Edition 1",
]  # fmt: skip


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value] if value else []
    parts: tuple[object, ...] = value if isinstance(value, tuple) else ()
    if isinstance(value, Value):
        names = (name for name in value.__struct_fields__ if name not in {"digest", "language"})
        parts = tuple(getattr(value, name) for name in names)
    return [text for part in parts for text in _texts(part)]


def test_it_says_no_more_than_anybody_may_know() -> None:
    """No note, host, number, hotel, address, link or paper; of people, who speaks."""
    assert _texts(public_page(programme(MISSION), READER, Edition("Edition 1"))) == TEXTS


@pytest.mark.parametrize("key", ["confidential: true", "status: cancelled", "press: closed"])
def test_what_is_not_for_everybody_is_left_out(key: str) -> None:
    """What is confidential, cancelled or closed to the press is not there at all."""
    mission = programme(MISSION.replace("kind: conference", f"kind: conference\n    {key}"))
    found = public_page(mission, READER, Edition("Edition 1"))
    assert found.days == found.undated == ()
