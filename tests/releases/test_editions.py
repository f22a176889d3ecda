"""Which edition everybody has: a release that tells them nothing leaves them theirs."""

from datetime import UTC, datetime, timedelta

from conftest import programme

from itinerary.releases.editions import Edition, last_told, recent
from itinerary.releases.listings import Listings
from itinerary.releases.record import Record
from itinerary.releases.versions import Versions, with_release

MISSION = """\
id: mission
title: Mission
start: 2025-04-12
end: 2025-04-19
home: dijon
language: en
cities:
  dijon: {name: Dijon, timezone: Europe/Paris}
  osaka: {name: Osaka, timezone: Asia/Tokyo}
delegates:
  anne: {name: Anne Durand}
  basile: {name: Basile Petit}
  celeste: {name: Céleste Roy}
events:
  visit: {title: Visit, city: osaka, start: 2025-04-16 09:30, who: [anne]}
  forum:
    title: Forum
    city: osaka
    start: 2025-04-15 09:30
    who: [anne, basile]
    notes_for: {anne: Speak at ten}
  tour: {title: Tour, who: [celeste]}
stays:
  - {city: osaka, hotel: Inn, from: 2025-04-14, to: 2025-04-17, who: [anne, basile]}
"""
FIRST = datetime(2025, 4, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def released(*texts: str) -> Versions:
    """After a release of each text, a day apart."""
    record: Record | None = None
    for number, text in enumerate(texts):
        time = FIRST + number * DAY
        record = with_release(Versions(programme(text), record, time), time, "")
    return Versions(programme(texts[-1]), record, FIRST)


def editions(versions: Versions) -> dict[str, Edition]:
    """The edition of each, of who has one."""
    found = {id: Listings(versions).edition("page", id) for id in versions.programme.delegates}
    return {id: edition for id, edition in found.items() if edition}


def numbers(*replacements: tuple[str, str]) -> dict[str, int]:
    """The edition of each after a first release, and one more after each replacement."""
    texts = [MISSION]
    for old, new in replacements:
        assert old in texts[-1]
        texts.append(texts[-1].replace(old, new))
    return {id: edition.number for id, edition in editions(released(*texts)).items()}


def test_everybody_has_the_first_one_at_first() -> None:
    """Also who has no event with a day: they know who they are, and when the mission is."""
    assert numbers() == {"anne": 1, "basile": 1, "celeste": 1}


def test_what_concerns_one_alone_is_a_new_edition_for_them_alone() -> None:
    """An event of theirs, a note for them, their role, an event without a day."""
    assert numbers(("title: Visit", "title: Tea")) == {"anne": 2, "basile": 1, "celeste": 1}
    assert numbers(("Speak at ten", "Speak at nine")) == {"anne": 2, "basile": 1, "celeste": 1}
    assert numbers(("{name: Basile Petit}", "{name: Basile Petit, role: Chair}")) == {
        "anne": 1,
        "basile": 2,
        "celeste": 1,
    }
    assert numbers(("title: Tour", "title: Walk")) == {"anne": 1, "basile": 1, "celeste": 2}


def test_what_is_shared_is_a_new_edition_for_those_who_share_it() -> None:
    """The hours of an event, a hotel; who joins one, who is taken out of it."""
    assert numbers(("09:30, who: [anne]", "10:30, who: [anne]")) == {
        "anne": 2,
        "basile": 1,
        "celeste": 1,
    }
    assert numbers(("hotel: Inn", "hotel: Palace")) == {"anne": 2, "basile": 2, "celeste": 1}
    assert numbers(("who: [celeste]", "who: [celeste, basile]")) == {
        "anne": 1,
        "basile": 2,
        "celeste": 2,
    }


def test_what_holds_for_all_is_a_new_edition_for_all() -> None:
    """The mission's title stands on each page."""
    assert numbers(("title: Mission", "title: Voyage")) == {"anne": 2, "basile": 2, "celeste": 2}


def test_an_edition_is_of_the_last_release_that_told_anything() -> None:
    """Its moment is that of the release, and its number counts those before."""
    versions = released(
        MISSION, MISSION.replace("Visit", "Tea"), MISSION.replace("Visit", "Tea and talk")
    )
    found = editions(versions)
    assert (found["anne"].number, found["anne"].at) == (3, FIRST + 2 * DAY)
    assert (found["basile"].number, found["basile"].at) == (1, FIRST)


def test_nothing_is_told_before_the_first_release() -> None:
    """What is not released has no edition."""
    assert editions(Versions(programme(MISSION), None, FIRST)) == {}


def test_what_is_recent_begins_after_a_release_that_is_not() -> None:
    """The first release is never news of what changed."""
    versions = released(*(MISSION.replace("Visit", f"Visit {number}") for number in range(5)))
    history = versions.history
    last = FIRST + 4 * DAY
    assert [recent(history, last - days * DAY) for days in (1, 2, 30)] == [3, 2, 1]
    assert [last_told(versions, id, "anne") for id in ("visit", "forum", "gone")] == [
        last,
        FIRST,
        None,
    ]
    assert last_told(versions, "visit", "basile") is None


def test_another_id_of_an_event_makes_no_other_edition_or_code() -> None:
    """Before that is released and after; what follows it is the same, too."""
    lunch = "  lunch: {title: Lunch, city: osaka, follows: forum, who: everyone}\n"
    before = MISSION.replace("stays:", f"{lunch}stays:")
    after = before.replace("  forum:\n", "  summit:\n    formerly: forum\n")
    after = after.replace("follows: forum", "follows: summit")
    code = Listings(released(before)).code("page", "anne")
    pending = Versions(programme(after), released(before).record, FIRST)
    for versions in (pending, released(before, after)):
        assert versions.lineages.keys["summit"] == "forum"
        assert Listings(versions).code("page", "anne") == code
        assert Listings(versions).edition("page", "anne") == Edition(1, FIRST)
