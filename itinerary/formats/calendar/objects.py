"""Calendar objects (RFC 4791, 4.1): one event each, as a calendar server keeps them.

A server may write what it was given anew, and calendar programs note in it that a reminder was
seen. What an object says is what is left of it without all that.
"""

import re
from collections.abc import Iterator

from itinerary.formats.calendar.ics import EventBytes, write_calendar

_FOLD = re.compile(r"\r?\n[ \t]")
_HEAD = re.compile(r'(?:[^":]|"[^"]*")*')
_PARAMETER = re.compile(r';([^=;:"]*)=("[^"]*"|[^;:"]*)')
_ESCAPED = re.compile(r"\\(.)")
# Which version it is; what was added by who keeps it.
_BOOKKEEPING = frozenset({"DTSTAMP", "LAST-MODIFIED", "CREATED", "SEQUENCE"})
_OF_ALARMS = frozenset({"ACTION", "TRIGGER"})

Said = tuple[str, ...]


def write_object(event: EventBytes) -> bytes:
    """An event with the zones that it needs."""
    return write_calendar("", (event,))


def said(data: bytes) -> Said:
    """What an object says, to be compared with what another does: its events, line by line.

    Nothing of their versions, of zones, or of what only one program has a use for.
    """
    return tuple(sorted(_lines(_FOLD.sub("", data.decode("utf-8", "replace")))))


def _lines(text: str) -> Iterator[str]:
    within: list[str] = []
    for line in text.splitlines():
        match = _HEAD.match(line)
        head = match[0] if match else line
        value = line[len(head) + 1 :].strip()
        name = head.partition(";")[0].strip().upper()
        if name == "BEGIN":
            within.append(value.upper())
        if _is_said(name, within):
            yield f"{within[-1]} {name}{_parameters(head)}:{_plain(value)}"
        if name == "END" and within:
            within.pop()


def _is_said(name: str, within: list[str]) -> bool:
    """Whether a property of a component is something that people could have written."""
    if name == "END" or "VTIMEZONE" in within or len(within) < 2:
        return False
    if within[-1] == "VALARM":
        return name in _OF_ALARMS
    return not (name in _BOOKKEEPING or name.startswith("X-"))


def _parameters(head: str) -> str:
    found = ((name.upper(), value.strip('"')) for name, value in _PARAMETER.findall(head))
    return "".join(f";{name}={value}" for name, value in sorted(found) if not name.startswith("X-"))


def _plain(value: str) -> str:
    """A value without what escapes a part of it, which one program does and another does not."""
    return _ESCAPED.sub(lambda match: "\n" if match[1] in "nN" else match[1], value)
