"""A calendar for each delegate with icalendar, as most would write it: event by event."""

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import yaml
from icalendar import Calendar, Event

file, folder = Path(sys.argv[1]), Path(sys.argv[2])
mission = yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)
cities, places = mission["cities"], mission["places"]
folder.mkdir()
for delegate, person in mission["delegates"].items():
    calendar = Calendar()
    calendar.add("prodid", "-//bench//")
    calendar.add("version", "2.0")
    calendar.add("name", person["name"])
    for id, each in mission["events"].items():
        if delegate not in each["who"]:
            continue
        place = places[each["place"]]
        zone = ZoneInfo(cities[place["city"]]["timezone"])
        start = datetime.fromisoformat(each["start"]).replace(tzinfo=zone)
        event = Event()
        event.add("uid", f"{id}@bench")
        event.add("dtstamp", datetime(2025, 4, 7, 16, tzinfo=UTC))
        event.add("sequence", 0)
        event.add("dtstart", start)
        event.add("dtend", start + timedelta(hours=1))
        event.add("summary", each["title"]["en"])
        event.add("location", place["name"])
        event.add("status", "CONFIRMED")
        event.add("transp", "OPAQUE")
        event.add("class", "PUBLIC")
        event.add("categories", [each["kind"]])
        event.add("description", f"{each['description']}\n\nWho: {', '.join(each['who'][:25])}")
        calendar.add_component(event)
    (folder / f"{delegate}.ics").write_bytes(calendar.to_ical())
