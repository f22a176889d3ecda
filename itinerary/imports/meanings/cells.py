"""Single values of other files, as a programme takes them; Unclear where it would not."""

import re
from collections.abc import Callable
from datetime import timedelta

from itinerary.imports.drafts import Person
from itinerary.imports.meanings.texts import one_line
from itinerary.languages import _
from itinerary.languages.meanings.unclear import Unclear, shown
from itinerary.names import folded
from itinerary.programme.mistakes import Wrong
from itinerary.programme.shape.forms import Email, Url
from itinerary.when import zone

_SEPARATORS = ";\n；,、，"
_LISTS = re.compile(f"[{_SEPARATORS[:3]}]")
_COMMAS = re.compile(f"[{_SEPARATORS[3:]}]")
_DURATION = re.compile(
    r"(?:(\d{1,2})\s?(?:h|hours?|heures?|時間))?\s?(?:(\d{1,3})\s?(?:m|min|mins|minutes?|分)?)?"
)
_LONGEST_COUNT = 5  # digits
_CLOCK = re.compile(r"(\d{1,2}):([0-5]\d)(?::00)?")


def people(text: str) -> tuple[Person, ...]:
    """The people whom a text names, each once: between semicolons or lines, else commas."""
    separator = _LISTS if _LISTS.search(text) else _COMMAS
    names = (one_line(name) for name in separator.split(text))
    return tuple(Person(name) for name in dict.fromkeys(names) if name)


def separators(text: str) -> int:
    """How many names a text could have, but one: counted at once, before any is read."""
    return sum(map(text.count, _SEPARATORS))


def count(text: str) -> str:
    """A number of people, in digits; Unclear when there is none, or more than one."""
    digits = re.findall(r"\d+", text)
    if len(digits) != 1 or len(digits[0]) > _LONGEST_COUNT:
        raise Unclear(_("{name} is no number of people.").format(name=shown(text)))
    return str(int(digits[0]))


def duration(text: str) -> timedelta:
    """A length of time: 1:30, 1h30, 90 min."""
    words = folded(text)
    match = _CLOCK.fullmatch(words) or _DURATION.fullmatch(words)
    if match and (match.re is _CLOCK or not words.isdigit()):
        length = timedelta(hours=int(match[1] or 0), minutes=int(match[2] or 0))
        if length:
            return length
    raise Unclear(_("{name} is not a duration such as 1h30.").format(name=shown(text)))


def checked_zone(text: str) -> str:
    """The IANA name of a time zone."""
    try:
        return zone(text).key
    except ValueError:
        sentence = _("{name} is not a time zone such as Europe/Paris.")
        raise Unclear(sentence.format(name=shown(text))) from None


def web_address(text: str) -> str:
    """The address of a page."""
    return _formed(text, Url.parse, _("{name} is not a web address."))


def email_address(text: str) -> str:
    """The address of somebody's mail."""
    return _formed(text, Email.parse, _("{name} is not an e-mail address."))


def _formed(text: str, parse: Callable[[str], str], sentence: str) -> str:
    try:
        return parse(text)
    except Wrong:
        raise Unclear(sentence.format(name=shown(text))) from None
