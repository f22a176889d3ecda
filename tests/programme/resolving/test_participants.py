"""Who takes part: compared with the rules, said once more and more slowly."""

from conftest import programme
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from itinerary.programme.model import Delegate, Event, Programme

_HEAD = """\
title: Trip
start: 2025-04-12
end: 2025-04-19
home: dijon
cities: {dijon: {name: Dijon, timezone: Europe/Paris}}
"""
_DELEGATES = ("d1", "d2", "d3", "d4")
_ORGANISATIONS = ("o1", "o2", "o3")
_GROUPS = ("g1", "g2")
_DAY = 15

_MEMBERS = st.lists(st.sampled_from(_DELEGATES + _ORGANISATIONS), max_size=4)
_WHO = st.lists(st.sampled_from((*_DELEGATES, *_ORGANISATIONS, *_GROUPS, "everyone")), max_size=4)
_EXCEPT = st.lists(st.sampled_from(_DELEGATES + _ORGANISATIONS + _GROUPS), max_size=2)
_PRESENT = st.sampled_from((None, (12, 14), (14, 15), (15, 19), (16, 19)))


@st.composite
def _files(draw: st.DrawFn) -> str:
    """A delegation, and one event for some of it."""
    lines = ["organisations:", *(f"  {name}: {{name: {name}}}" for name in _ORGANISATIONS)]
    lines.append("delegates:")
    for name in _DELEGATES:
        organisation = draw(st.sampled_from((None, *_ORGANISATIONS)))
        present = draw(_PRESENT)
        lines.append(f"  {name}:\n    name: {name}")
        lines.append(f"    organisation: {organisation or ''}")
        lines.append(f"    present: {'..'.join(f'2025-04-{day}' for day in present or ())}")
    lines.append("groups:")
    lines.extend(
        f"  {name}: {{name: {name}, members: [{', '.join(draw(_MEMBERS))}]}}" for name in _GROUPS
    )
    event = {
        "who": draw(_WHO),
        "except": draw(_EXCEPT),
        "speakers": draw(st.lists(st.sampled_from(_DELEGATES), max_size=2)),
    }
    keys = ", ".join(f"{key}: [{', '.join(names)}]" for key, names in event.items())
    lines.append(f"events: {{a: {{title: A, city: dijon, date: 2025-04-{_DAY}, {keys}}}}}")
    return _HEAD + "\n".join(lines) + "\n"


def _holds(mission: Programme, name: str, delegate: Delegate) -> bool:
    """Whether an id is a delegate's own, their organisation's, or a group's that holds either."""
    own = {delegate.id, delegate.organisation.id if delegate.organisation else None}
    members = mission.groups[name].members if name in mission.groups else ()
    return name in own or any(member.id in own for member in members)


def _takes_part(mission: Programme, event: Event, names: dict[str, list[str]], id_: str) -> bool:
    """The rules of the format, one after the other."""
    delegate = mission.delegates[id_]
    if id_ in names["speakers"]:
        return True
    if any(_holds(mission, name, delegate) for name in names["except"]):
        return False
    if id_ in names["who"]:
        return True
    is_there = delegate.present is None or event.when.days is None
    if delegate.present and event.when.days:
        is_there = event.when.days.first in delegate.present
    named = any(name == "everyone" or _holds(mission, name, delegate) for name in names["who"])
    return named and is_there


@settings(
    derandomize=True,
    max_examples=200,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(text=_files())
def test_who_takes_part_is_who_the_rules_say(text: str) -> None:
    """Any delegation, any event: those who take part are those of the rules, in file order."""
    mission = programme(text)
    (event,) = mission.events
    last = text.splitlines()[-1]
    names = {
        key: [each for each in last.split(f"{key}: [")[1].split("]")[0].split(", ") if each]
        for key in ("who", "except", "speakers")
    }
    assert [each.id for each in event.delegates] == [
        id_ for id_ in _DELEGATES if _takes_part(mission, event, names, id_)
    ]
    represented = {each.organisation.id for each in event.delegates if each.organisation}
    assert represented <= {each.id for each in event.organisations}
    order = [_ORGANISATIONS.index(each.id) for each in event.organisations]
    assert order == sorted(order)


def test_a_stay_is_of_those_who_are_there_for_one_of_its_nights() -> None:
    """Who arrives on the day of departure does not stay; who leaves on that day does."""
    mission = programme(
        f"{_HEAD}"
        "delegates:\n"
        "  early: {name: E, present: 2025-04-12..2025-04-14}\n"
        "  late: {name: L, present: 2025-04-17..2025-04-19}\n"
        "  always: {name: A}\n"
        "stays: [{city: dijon, from: 2025-04-14, to: 2025-04-17, who: everyone}]\n",
    )
    assert [each.id for each in mission.stays[0].delegates] == ["early", "always"]


def test_a_journey_back_over_the_date_line_is_for_those_there_on_either_day() -> None:
    """It ends on the day before the one on which it begins; both are days of it."""
    mission = programme(
        _HEAD.replace("}}\n", "}, h: {name: H, timezone: Pacific/Honolulu}}\n") + "delegates:\n"
        "  first: {name: F, present: 2025-04-12}\n"
        "  other: {name: O, present: 2025-04-13}\n"
        "  gone: {name: G, present: 2025-04-14}\n"
        "events:\n"
        "  back: {kind: travel, from: {city: dijon, at: 2025-04-13 00:30},"
        " to: {city: h, at: 2025-04-12 23:00}, who: everyone}\n",
    )
    assert [each.id for each in mission.events[0].delegates] == ["first", "other"]


def test_an_id_named_twice_takes_part_once() -> None:
    """Whoever is named again, in person or as one of several, is one participant."""
    mission = programme(
        f"{_HEAD}"
        "delegates: {a: {name: A}, b: {name: B}}\n"
        "groups: {g: {name: G, members: [b, a, b]}}\n"
        "events: {e: {title: E, who: [b, g, b, a], speakers: [a, a]}}\n",
    )
    (event,) = mission.events
    assert [each.id for each in event.delegates] == ["a", "b"]
    assert [each.id for each in event.who] == ["b", "g", "a"]
    assert [each.id for each in event.speakers] == ["a"]
