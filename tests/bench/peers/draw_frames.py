"""Draws what `now --follow` draws, so many times over: at noon of the mission's third day."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from itinerary.formats.screen.wall import write_wall
from itinerary.formats.terminals import Terminal
from itinerary.programme.loader import load
from itinerary.programme.model import Programme
from itinerary.queries.tracks import whereabouts
from itinerary.views.now import moment_of
from itinerary.views.presence import now_page
from itinerary.views.readers import reader_in

path, day, times = sys.argv[1:]
mission = load(Path(path))
if not isinstance(mission, Programme):
    raise SystemExit(f"There are mistakes in {path}.")
instant = datetime.fromisoformat(day).replace(hour=10, tzinfo=UTC)
reader = reader_in("en", mission)
screen = Terminal(160, 48, styled=True, coloured=True, lines=True)
for _frame in range(int(times)):
    moment = moment_of(mission.events, whereabouts(mission, instant), instant)
    print(write_wall(now_page(moment, mission, reader), screen))
