"""The least that could do: reads the events of a mission, and prints a day's on two clocks."""

import sys
from datetime import date, datetime
from zoneinfo import ZoneInfo

import yaml

file, day = sys.argv[1:]
with open(file, "rb") as opened:
    mission = yaml.load(opened, Loader=yaml.CSafeLoader)
cities, places, wanted = mission["cities"], mission["places"], date.fromisoformat(day)
home = ZoneInfo(cities[mission["home"]]["timezone"])
for event in mission["events"].values():
    city = cities[places[event["place"]]["city"]]
    start = datetime.fromisoformat(event["start"]).replace(tzinfo=ZoneInfo(city["timezone"]))
    if start.date() == wanted:
        print(f"{start:%H:%M} {start.astimezone(home):%H:%M} {event['title']['en']}")
