"""A programme that leaves as CSV comes back as it was, whatever is in it."""

import re
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from conftest import loaded
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from itinerary.formats.csv import write_csv
from itinerary.imports.asked import Asked
from itinerary.imports.making.assembly import Given, programme_of
from itinerary.imports.reading import read_drafts
from itinerary.programme.loader import load
from itinerary.programme.model import Programme
from itinerary.programme.text.writing import Block, Plain, Written, write_yaml
from itinerary.views.records import COLUMNS, event_record

_CITIES = {
    "paris": "Europe/Paris",
    "tokyo": "Asia/Tokyo",
    "apia": "Pacific/Apia",
    "lord-howe": "Australia/Lord_Howe",
    "ombreval": "Europe/Paris",
}
_PLACES = {f"hall-{city}": city for city in _CITIES}
_DELEGATES = ("anne-durand", "paul-petit", "zoe")
_ORGANISATIONS = ("region", "vitagora")

# Around two changes of clocks, and the day that Apia's side of the date line makes another.
_DAYS = st.one_of(
    st.dates(date(2025, 10, 24), date(2025, 10, 28)), st.dates(date(2025, 4, 1), date(2025, 4, 9))
)
_TEXTS = st.text(min_size=1, max_size=30).map(str.strip).filter(bool)


def _one_line(text: str) -> bool:
    """Whether the loader takes a text as a title, and CSV gives it back: it has no line ends, and
    no part of it begins as the guard of a formula does."""
    return not set(text) & set("\n\r\t\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029") and not re.search(
        r"(^|[;|])'", text
    )


_TITLES = st.one_of(
    _TEXTS.filter(_one_line),
    st.sampled_from(
        ["=1+1", "- a", "no", "12:30", "a: b", "# a", "{a}", "会議　東京", "null", "@a;b"]
    ),
)


@st.composite
def _events(draw: st.DrawFn) -> Block:
    journey = draw(st.booleans())
    values: dict[str, Written] = {"title": draw(_TITLES)}
    values["status"] = draw(st.sampled_from(["confirmed", "tentative", "cancelled"]))
    if journey:
        values |= draw(_journeys())
    else:
        values["kind"] = draw(st.sampled_from(["visit", "meeting", "other", "b2b"]))
        values |= draw(
            st.sampled_from(
                [{"city": city} for city in _CITIES]
                + [{"place": place} for place in _PLACES]
                + [{"city": city, "place": "tbc"} for city in _CITIES]
            )
        )
        values |= draw(_times())
        if "meet" in values and draw(st.booleans()):
            city = str(values["city"] if "city" in values else values["place"]).removeprefix(
                "hall-"
            )
            meet = {"at": values["meet"], "place": f"hall-{city}", "note": draw(_TITLES)}
            values["meet"] = Block(meet, on_one_line=True)
        if draw(st.booleans()):
            values["room"] = draw(_TITLES)
    values |= draw(
        st.fixed_dictionaries(
            {},
            optional={
                "press": st.sampled_from(["open", "photo", "closed"]),
                "optional": st.just(Plain("true")),
                "seats": st.integers(0, 99999).map(Plain),
                "guests": st.integers(0, 99999).map(Plain),
            },
        )
    )
    if who := draw(
        st.lists(st.sampled_from([*_DELEGATES, *_ORGANISATIONS, "everyone"]), unique=True)
    ):
        values["who"] = who
    if speakers := draw(st.lists(st.sampled_from(_DELEGATES), unique=True, max_size=2)):
        values["speakers"] = speakers
    if draw(st.booleans()):
        values |= {
            "confidential": Plain("true"),
            "theme": "mobility",
            "url": "https://example.org/a?b=c",
        }
    if draw(st.booleans()):
        papers = [
            {"title": draw(_TITLES), "url": "https://example.org/b"},
            {"title": "=1|2;'3", "url": "https://example.org/b"},
        ]
        values["documents"] = [Block({**each}, on_one_line=True) for each in papers]
    if draw(st.booleans()):
        values["description"] = draw(_TEXTS.filter(lambda text: not text.startswith("'")))
    return Block(values)


@st.composite
def _missions(draw: st.DrawFn) -> list[Block]:
    """Some events; one without hours may follow the one before it."""
    events = draw(st.lists(_events(), min_size=1, max_size=4))
    for number, event in enumerate(events[1:]):
        values = dict(event.values)
        if values.keys().isdisjoint({"start", "all_day", "between"}) and draw(st.booleans()):
            values.pop("date", None)
            again = events[number].values.get("also_on")
            day = f"@{again[0]}" if isinstance(again, list) and draw(st.booleans()) else ""
            events[number + 1] = Block({**values, "follows": f"event-{number}{day}"})
    return events


@st.composite
def _times(draw: st.DrawFn) -> dict[str, Written]:
    day = draw(_DAYS)
    later = day + timedelta(days=draw(st.integers(0, 2)))
    match draw(st.sampled_from(["hours", "day", "all-day", "window", "none"])):
        case "hours":
            hour = draw(st.times())
            start = f"{day} {hour:%H:%M}"
            again = [Plain(later + timedelta(days=1))] if draw(st.booleans()) else None
            minutes = Plain(f"{draw(st.integers(1, 3000))}m")
            return {
                "start": Plain(start),
                "duration": minutes,
                **({"meet": Plain(f"{hour:%H:%M}")} if draw(st.booleans()) else {}),
                **({"about": Plain("true")} if draw(st.booleans()) else {}),
                **({"also_on": again} if again else {}),
            }
        case "day":
            return {"date": Plain(day)}
        case "all-day":
            return {"date": Plain(f"{day}..{later}"), "all_day": Plain("true")}
        case "window":
            return {"between": Plain(f"{day}..{later}")}
        case _:
            return {}


@st.composite
def _journeys(draw: st.DrawFn) -> dict[str, Written]:
    ends = {key: {"city": draw(st.sampled_from(list(_CITIES)))} for key in ("from", "to")}
    times: dict[str, Written] = {}
    if draw(st.booleans()):
        leaves = datetime.combine(draw(_DAYS), draw(st.times()))
        arrives = leaves + timedelta(hours=draw(st.integers(-20, 40)))
        ends["from"]["at"] = Plain(f"{leaves:%Y-%m-%d %H:%M}")
        ends["to"]["at"] = Plain(f"{arrives:%Y-%m-%d %H:%M}")
    else:
        times = {"date": Plain(draw(_DAYS))}
    stops = {key: Block(end, on_one_line=True) for key, end in ends.items()}
    return {"kind": "travel", "mode": "train", **stops, **times}


def _programme(events: list[Block]) -> str:
    def register(**records: dict[str, Any]) -> dict[str, Block]:
        return {
            name: Block({id: Block(values, on_one_line=True) for id, values in of.items()})
            for name, of in records.items()
        }

    return write_yaml(
        Block(
            {
                "title": "Mission",
                "start": Plain("2025-04-01"),
                "end": Plain("2025-10-30"),
                "home": "paris",
                **register(
                    cities={id: {"name": id, "timezone": zone} for id, zone in _CITIES.items()},
                    places={id: {"name": id, "city": city} for id, city in _PLACES.items()},
                    organisations={id: {"name": id} for id in _ORGANISATIONS},
                    delegates={id: {"name": id} for id in _DELEGATES},
                    themes={"mobility": {"title": "Mobility"}},
                ),
                "events": Block({f"event-{n}": event for n, event in enumerate(events)}),
            }
        )
    )


def _csv(programme: Programme) -> str:
    return write_csv(COLUMNS, [event_record(each, programme, "en") for each in programme.events])


@given(events=_missions())
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.filter_too_much,
        HealthCheck.too_slow,
    ],
)
def test_every_event_comes_back_from_csv(tmp_path: Path, events: list[Block]) -> None:
    """Programme → CSV → import keeps ids, titles, instants, precision, kinds, status and people."""
    original = tmp_path / "original.yaml"
    original.write_text(_programme(events), "utf-8")
    programme = load(original)
    # Hours that a change of clocks skips or repeats, or arrivals before departures.
    assume(isinstance(programme, Programme))
    assert isinstance(programme, Programme)
    assume(any(event.when.days for event in programme.events))
    (tmp_path / "plan.csv").write_text(_csv(programme), "utf-8", newline="")
    given_zones = Given(_CITIES, home="paris")
    imported = programme_of("plan.csv", read_drafts(tmp_path / "plan.csv", Asked()), given_zones)
    assert (imported.remarks, imported.events) == ((), len(programme.events))
    (tmp_path / "again.yaml").write_text(imported.text, "utf-8")
    again = loaded(tmp_path / "again.yaml")
    assert _csv(again) == _csv(programme)
