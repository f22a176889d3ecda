"""ical.js, by which Thunderbird reads calendars: where Node and the package are on the machine."""

import json
import shutil
import subprocess
from datetime import UTC, date, datetime

import pytest
from exported import exported
from readers import Seen

from itinerary.programme.missions import SHIPPED

_PROGRAM = """
const ICAL = require("ical.js").default || require("ical.js");
const calendar = new ICAL.Component(ICAL.parse(require("fs").readFileSync(0, "utf8")));
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
const word = (event, name) => event.getFirstPropertyValue(name) || "";
const seen = calendar.getAllSubcomponents("vevent").map((event) => [
  word(event, "uid"), moment(event, "dtstart"), moment(event, "dtend"), word(event, "summary"),
  word(event, "status"), word(event, "location"), word(event, "description"),
]);
console.log(JSON.stringify(seen));
"""


def _run(program: str, data: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(["node", "-e", program], input=data, capture_output=True, check=False)


pytestmark = pytest.mark.skipif(
    not shutil.which("node") or _run('require("ical.js")').returncode != 0,
    reason="needs Node with ical.js, found by NODE_PATH",
)


@pytest.mark.parametrize("mission", SHIPPED)
def test_ical_js_sees_what_the_agenda_says(mission: str) -> None:
    """For each delegate: the same events, by the VTIMEZONE and not by the zone's name."""
    for calendar in exported(mission):
        done = _run(_PROGRAM, calendar.data)
        assert done.stderr == b""
        seen = [
            Seen(uid, _moment(start), _moment(end), *words)
            for uid, start, end, *words in json.loads(done.stdout)
        ]
        assert tuple(sorted(seen)) == calendar.expected, calendar.delegate


def _moment(seen: str | float) -> date:
    return date.fromisoformat(seen) if isinstance(seen, str) else datetime.fromtimestamp(seen, UTC)
