"""ical.js, by which Thunderbird reads calendars, and node-ical: where Node is on the machine.

`make test` installs them, where npm can, and says with NODE_PATH where they are.
"""

import json
import os
import shutil
import subprocess
from datetime import UTC, date, datetime

import pytest
from exported import MISSIONS, exported
from readers import Seen

_ICAL_JS = """
const ICAL = require("ical.js").default || require("ical.js");
const word = (event, name) => event.getFirstPropertyValue(name) || "";
const seen = (text) => {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const zones = {};
  for (const each of calendar.getAllSubcomponents("vtimezone")) {
    const zone = new ICAL.Timezone(each);
    zones[zone.tzid] = zone;
  }
  const moment = (event, name) => {
    const property = event.getFirstProperty(name);
    const time = property.getFirstValue().clone();
    if (time.isDate) return time.toString();
    time.zone = zones[property.getParameter("tzid")] || time.zone;
    return time.toUnixTime();
  };
  return calendar.getAllSubcomponents("vevent").map((event) => [
    word(event, "uid"), moment(event, "dtstart"), moment(event, "dtend"), word(event, "summary"),
    word(event, "status"), word(event, "location"), word(event, "description"),
  ]);
};
"""


_NODE_ICAL = """
const parse = require("node-ical").sync.parseICS;
const moment = (time) =>
  time.dateOnly ? time.toISOString().slice(0, 10) : time.getTime() / 1000;
const isEvent = (each) => each.type === "VEVENT";
const seen = (text) => Object.values(parse(text)).filter(isEvent).map((event) => [
  event.uid, moment(event.start), moment(event.end), event.summary,
  event.status, event.location || "", event.description || "",
]);
"""
# All calendars of a mission in one process: its start costs more than they do.
_ANSWER = """
const calendars = JSON.parse(require("fs").readFileSync(0, "utf8"));
console.log(JSON.stringify(calendars.map(seen)));
"""
_READERS = {"ical.js": _ICAL_JS, "node-ical": _NODE_ICAL}


def _run(program: str, data: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        ["node", "-e", program],
        input=data,
        capture_output=True,
        check=False,
        env={**os.environ, "TZ": "UTC"},  # node-ical reads a day as midnight on the machine's clock
    )


def _lacks(reader: str) -> bool:
    return not shutil.which("node") or _run(f'require("{reader}")').returncode != 0


@pytest.mark.parametrize("mission", MISSIONS)
@pytest.mark.parametrize(
    "reader",
    [
        pytest.param(reader, marks=pytest.mark.skipif(_lacks(reader), reason=f"needs {reader}"))
        for reader in _READERS
    ],
)
def test_a_reader_on_node_sees_what_the_agenda_says(reader: str, mission: str) -> None:
    """For each delegate: the same events, instants or days, status, titles and texts."""
    calendars = exported(mission)
    texts = json.dumps([calendar.data.decode() for calendar in calendars])
    done = _run(_READERS[reader] + _ANSWER, texts.encode())
    assert done.stderr == b""
    for calendar, events in zip(calendars, json.loads(done.stdout), strict=True):
        seen = [
            Seen(uid, _moment(start), _moment(end), *words) for uid, start, end, *words in events
        ]
        assert tuple(sorted(seen)) == calendar.expected, calendar.delegate


def _moment(seen: str | float) -> date:
    return date.fromisoformat(seen) if isinstance(seen, str) else datetime.fromtimestamp(seen, UTC)
