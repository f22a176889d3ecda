"""The least that could do: reads the events of a mission, and prints them on two clocks."""

import sys
from datetime import datetime
from zoneinfo import ZoneInfo

import yaml

with open(sys.argv[1], "rb") as opened:
    mission = yaml.load(opened, Loader=yaml.CSafeLoader)
cities, places = mission["cities"], mission["places"]
home = ZoneInfo(cities[mission["home"]]["timezone"])
for event in mission["events"].values():
    city = cities[places[event["place"]]["city"]]
    start = datetime.fromisoformat(event["start"]).replace(tzinfo=ZoneInfo(city["timezone"]))
    print(f"{start:%Y-%m-%d %H:%M} {start.astimezone(home):%H:%M} {event['title']['en']}")
