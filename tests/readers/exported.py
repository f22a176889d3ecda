"""Every delegate's calendar of a shipped mission, and what the agenda says must be in it."""

import json
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from conftest import ROOT, loaded
from readers import Seen, day_after
from typer.testing import CliRunner

from itinerary.cli.app import app
from itinerary.disk.files import safe_name
from itinerary.formats.directions import isolated
from itinerary.programme.missions import SHIPPED, shipped
from itinerary.programme.model import Delegate, Event, Programme
from itinerary.releases.identity import uid_of
from itinerary.views.calendars import description, location
from itinerary.views.readers import Clock, Reader, zone_label

# What ships with the tool, and a programme with all that readers could take for something else.
AS_KNOWN = str(ROOT / "tests" / "programmes" / "valid" / "as-known.yaml")
MISSIONS = (*SHIPPED, AS_KNOWN)
_ENVIRONMENT = {"LC_ALL": "en_GB.UTF-8", "ITINERARY_LANG": None, "SOURCE_DATE_EPOCH": None}
_REMARKS = {
    ("confirmed", "hours"): "{}",
    ("confirmed", "all-day"): "{}",
    ("confirmed", "day"): "{} (time to be confirmed)",
    ("tentative", "hours"): "{} (tentative)",
    ("cancelled", "hours"): "Cancelled: {}",
}
_STATUSES = {"{}": "CONFIRMED", "Cancelled: {}": "CANCELLED"}


class Exported(NamedTuple):
    """One delegate's calendar, what a reader of it must see, and the names that it must say."""

    delegate: str
    data: bytes
    expected: tuple[Seen, ...]
    names: dict[str, tuple[str, ...]]


@cache
def exported(mission: str) -> tuple[Exported, ...]:
    """The calendars of all delegates of a mission, in the order of protocol, all in English."""
    programme = loaded(shipped(mission) if mission in SHIPPED else Path(mission))
    with TemporaryDirectory() as folder:
        _answer(mission, "export", "-o", folder)
        written = {path.name: path.read_bytes() for path in Path(folder).glob("*.ics")}
    taken: set[str] = set()
    stems = {
        each.id: safe_name(each.name.read("en"), each.id, taken)
        for each in programme.delegates.values()
    }
    calendars = tuple(
        _exported(delegate, written.pop(f"{stems[delegate.id]}.ics"), mission, programme)
        for delegate in programme.delegates.values()
    )
    assert written == {}
    return calendars


def every_third(mission: str) -> tuple[Exported, ...]:
    """Some of them, for readers that take most of a second for each; lighter ones see them all."""
    return exported(mission)[::3]


def _exported(delegate: Delegate, data: bytes, mission: str, programme: Programme) -> Exported:
    agenda = json.loads(_answer(mission, "agenda", "-d", delegate.id, "-f", "json"))
    dated = [record for record in agenda if record["precision"] != "none"]
    uids = {
        event.id: uid_of(programme.id, event.formerly or event.id) for event in programme.events
    }
    return Exported(
        delegate.id,
        data,
        tuple(sorted(_expected(record, programme, delegate) for record in dated)),
        {
            uids[record["id"]]: tuple(
                programme.delegates[id].name.read("en")
                for id in record["participants"]
                if id in programme.delegates
            )
            for record in dated
        },
    )


def _expected(record: dict[str, Any], programme: Programme, to: Delegate) -> Seen:
    """What a calendar must say: times and titles by the agenda, long texts as they went in."""
    event = next(each for each in programme.events if each.id == record["id"])
    label = zone_label(programme.home.timezone, programme.cities.values(), "en")
    reader = Reader("en", Clock("both", programme.home.zone, label), prose=True)
    remark = _REMARKS[record["status"], record["precision"]]
    title = f"{record['title']} (optional)" if record["optional"] else record["title"]
    start, end = _ends(record, event)
    return Seen(
        uid=uid_of(programme.id, event.formerly or event.id),
        start=start,
        end=end,
        summary=_written(remark.format(title)),
        status=_STATUSES.get(remark, "TENTATIVE"),
        location=_written(location(event, reader)),
        description=_written(description(event, programme, reader, to)),
    )


def _written(text: str) -> str:
    """A text as no reader misunderstands it."""
    return isolated(text.replace("\\", "/"))


def _ends(record: dict[str, Any], event: Event) -> tuple[date, date]:
    """The hours of the agenda; what it does not know, by what is held for it."""
    if record["precision"] != "hours":
        return date.fromisoformat(record["date"]), day_after(record["end_date"])
    assert event.when.held
    ends = zip(("start", "end"), (event.when.held.start, event.when.held.end), strict=True)
    start, end = (
        datetime.fromisoformat(record[key]).astimezone(UTC) if record[key] else held
        for key, held in ends
    )
    return start, end


def _answer(mission: str, *arguments: str) -> str:
    result = CliRunner().invoke(app, ["-p", mission, *arguments], env=_ENVIRONMENT)
    assert result.exit_code == 0, result.stderr
    return result.stdout
