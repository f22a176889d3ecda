"""Time zones as calendar programs name them: by other prefixes, by Windows's names, by cities, by
offsets."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from functools import cache

from itinerary.names import folded
from itinerary.programme.city_zones import zone_of
from itinerary.when import zone, zone_names

_LONGEST = 200
_STANDING = re.compile(r"\((?:utc|gmt)\s?(?:([+-]\d\d):?(\d\d))?\)\s?")
_OFFSET = re.compile(r"(?:(?:utc|gmt)\s?)?([+-])(\d\d):?(\d\d)|utc\s?([+-])(\d{1,2})")
_COUNTED = re.compile(r"\s\d$")  # "Romance Standard Time 1" is what a copy is called
# What Windows and others show for zones that are named after no city.
_SHOWN = {
    "eastern time (us & canada)": "America/New_York",
    "eastern time": "America/New_York",
    "central time (us & canada)": "America/Chicago",
    "central time": "America/Chicago",
    "mountain time (us & canada)": "America/Denver",
    "mountain time": "America/Denver",
    "pacific time (us & canada)": "America/Los_Angeles",
    "pacific time": "America/Los_Angeles",
    "atlantic time (canada)": "America/Halifax",
    "newfoundland": "America/St_Johns",
    "arizona": "America/Phoenix",
    "alaska": "America/Anchorage",
    "hawaii": "Pacific/Honolulu",
    "new caledonia": "Pacific/Noumea",
    "coordinated universal time": "UTC",
    "japan standard time": "Asia/Tokyo",
    "jst": "Asia/Tokyo",
    "tzone://microsoft/utc": "UTC",
    "z": "UTC",
}


def named_zone(name: str) -> str | None:
    """The IANA name that a name is, behind whatever prefix or in whatever spelling; None if none.

    /freeassociation.sourceforge.net/Europe/Paris, asia/tokyo, America/New York.
    """
    if len(name) > _LONGEST:
        return None
    parts = [part for part in name.strip(" \"'").split("/") if part]
    for start in range(len(parts)):
        if start and len(parts) - start < 2:
            break
        if found := _spelt(" ".join(parts[start:])) or _exact("/".join(parts[start:])):
            return found
    return None


def meant_zone(name: str, of_windows: Mapping[str, str]) -> str | timedelta | None:
    """The IANA zone that a name means, or an offset from UTC; None where neither is beyond doubt.

    `of_windows` are the zones that Windows's names mean.
    """
    if found := named_zone(name):
        return found
    if len(name) > _LONGEST:
        return None
    wanted = folded(name.strip(" \"'"))
    for windows in (name.strip(" \"'"), _COUNTED.sub("", name.strip(" \"'"))):
        if windows in of_windows:
            return of_windows[windows]
    if found := _SHOWN.get(wanted):
        return found
    return _fixed(wanted) or _shown(wanted)


def _fixed(wanted: str) -> timedelta | None:
    match = _OFFSET.fullmatch(wanted)
    if not match:
        return None
    hours, minutes = int(match[2] or match[5]), int(match[3] or 0)
    length = timedelta(hours=hours, minutes=minutes)
    if hours > 14 or minutes > 59:
        return None
    return -length if "-" in (match[1], match[4]) else length


def _shown(wanted: str) -> str | None:
    """The zone of what is shown for one: (UTC+01:00) Brussels, Copenhagen, Madrid, Paris."""
    match = _STANDING.match(wanted)
    rest = wanted[match.end() :] if match else wanted
    found = _SHOWN.get(rest) or next(_of_cities(rest), None)
    if found and match and match[1]:
        sign = -1 if match[1].startswith("-") else 1
        said = timedelta(hours=int(match[1]), minutes=sign * int(match[2]))
        return found if said == _standard(found) else None
    return found


def _of_cities(text: str) -> Iterator[str]:
    """The zones of the cities that a text lists."""
    for city in re.split(r"[,;:/&]", text):
        if found := zone_of(city.strip()):
            yield found


def _standard(name: str) -> timedelta | None:
    """How far a zone's clocks are ahead of UTC where it has no summer time."""
    where = zone(name)
    offsets = (datetime(2024, month, 1, tzinfo=where).utcoffset() for month in (1, 7))
    return min(offset for offset in offsets if offset is not None)


def _exact(name: str) -> str | None:
    try:
        return zone(name).key if name else None
    except ValueError:
        return None


def _spelt(name: str) -> str | None:
    return _by_letters().get(_letters(name))


@cache
def _by_letters() -> dict[str, str]:
    """The zones by the letters of their names; those with numbers are told apart by signs."""
    return {_letters(name): name for name in zone_names() if "/" in name and "GMT" not in name}


def _letters(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", folded(name))
