"""The secretariat's page: everybody, everything that is theirs to know, and no note."""

from conftest import READER, programme

from itinerary.problems import Problem, Where
from itinerary.views.site.office import OfficePage, office_page
from itinerary.views.site.pages import Edition

MISSION = """\
id: mission
title: Mission to Japan
start: 2025-04-15
end: 2025-04-16
home: dijon
language: en
cities:
  dijon: {name: Dijon, timezone: Europe/Paris}
  tokyo: {name: Tokyo, timezone: Asia/Tokyo}
  osaka: {name: Osaka, timezone: Asia/Tokyo}
delegates:
  anne: {name: Anne Durand}
  basile: {name: Basile Petit, present: 2025-04-16..2025-04-16}
contacts: [{name: Claire Roux, phone: +33 6 39 98 10 99}]
events:
  forum:
    {title: Forum, city: osaka, start: 2025-04-15 09:30, end: 12:00, who: [anne], note: Order it}
  dinner:
    {title: Secret dinner, city: osaka, start: 2025-04-16 19:00, end: 21:00, who: everyone,
     confidential: true}
  train:
    kind: travel
    from: {city: tokyo, at: 2025-04-16 08:54}
    to: {city: osaka, at: 2025-04-16 11:45}
    who: [basile]
  gone: {title: Gone, city: osaka, start: 2025-04-15 14:00, who: [anne], status: cancelled}
"""


def _page() -> OfficePage:
    found = Problem(
        where=Where("mission.yaml", 1, 1),
        severity="info",
        code="unused",
        message="Nobody uses this.",
        hint="",
    )
    return office_page(programme(MISSION), READER, Edition("Edition 1"), (found,))


def test_it_has_everybody_and_what_is_confidential() -> None:
    """Each event with its people by their places in the list; what is cancelled is left out."""
    page = _page()
    assert [member.name for member in page.members] == ["Anne Durand", "Basile Petit"]
    assert [(event.title.text, event.people) for event in page.events] == [
        ("Forum", (0,)),
        ("Tokyo → Osaka", (1,)),
        ("Secret dinner", (0, 1)),
    ]
    assert "Order it" not in repr(page)


def test_the_clock_of_most_events_comes_first() -> None:
    """It is called after the city that has most of them; then home's."""
    assert _page().clocks == (("Asia/Tokyo", "Osaka"), ("Europe/Paris", "Paris"))


def test_it_counts_what_a_check_has_found() -> None:
    """Errors, warnings and remarks, each with its sentence."""
    page = _page()
    assert page.found == (0, 0, 1)
    assert page.findings == ("Nobody uses this.",)


def test_a_day_of_everybody_each() -> None:
    """Each day of the mission that has events, on the clock on which it is drawn."""
    assert [(day.day, day.zone) for day in _page().days] == [
        ("2025-04-15", "Asia/Tokyo"),
        ("2025-04-16", "Asia/Tokyo"),
    ]
