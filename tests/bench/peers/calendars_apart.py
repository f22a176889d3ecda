"""The calendars of an export with icalendar, each made for itself, as most programs make them.

They hold what those of `itinerary` hold: the same properties, and texts of the same length.
"""

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml
from icalendar import Calendar, Event, Timezone

file, folder = Path(sys.argv[1]), Path(sys.argv[2])
mission = yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)
cities, places, groups = mission["cities"], mission["places"], mission["groups"]
home = ZoneInfo(cities[mission["home"]]["timezone"])
last = mission["end"] + timedelta(days=1)
for each in mission["events"].values():
    zone = ZoneInfo(cities[places[each["place"]]["city"]]["timezone"])
    each["start"] = datetime.fromisoformat(each["start"]).replace(tzinfo=zone)
    each["people"] = {member for group in each["who"] for member in groups[group]["members"]}
folder.mkdir()


def vevent(id: str, each: dict[str, Any]) -> Event:
    place, start, event = places[each["place"]], each["start"], Event()
    end = start + timedelta(hours=1)
    abroad, later = start.astimezone(home), end.astimezone(home)
    event.add("uid", f"{id}@bench.example.org".rjust(36, "0"))
    event.add("dtstamp", datetime(2025, 4, 7, 16, tzinfo=UTC))
    event.add("last-modified", datetime(2025, 4, 7, 16, tzinfo=UTC))
    event.add("sequence", 0)
    event.add("dtstart", start)
    event.add("dtend", end)
    event.add("summary", each["title"]["en"])
    event.add("status", "CONFIRMED")
    event.add("transp", "OPAQUE")
    event.add("class", "PUBLIC")
    event.add("location", f"{place['name']}, Osaka")
    hours = f"{start:%H:%M}–{end:%H:%M} Osaka\n{abroad:%H:%M}–{later:%H:%M} Paris"
    who = ", ".join(groups[group]["name"] for group in each["who"][:25])
    where = f"{place['name']}, Osaka 大阪\nhttps://www.openstreetmap.org/search?query={'%20' * 12}"
    event.add(
        "description",
        f"{start:%A %d %B %Y}\n{hours}\n\n{each['description']}\n\nWho: {who}\n\n{where}",
    )
    event.add("categories", [each["kind"]])
    event.add("x-microsoft-cdo-busystatus", "BUSY")
    return event


for delegate, person in mission["delegates"].items():
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//bench//bench//EN")
    calendar.add("calscale", "GREGORIAN")
    for name in ("name", "x-wr-calname"):
        calendar.add(name, f"{mission['title']['en']} – {person['name']}")
    theirs = [item for item in mission["events"].items() if delegate in item[1]["people"]]
    for zone in {each["start"].tzinfo.key for _id, each in theirs}:
        calendar.add_component(
            Timezone.from_tzid(zone, first_date=mission["start"], last_date=last)
        )
    for id, each in theirs:
        calendar.add_component(vevent(id, each))
    (folder / f"{delegate}.ics").write_bytes(calendar.to_ical())
