"""What is not understood, and how it is quoted."""

from itinerary.languages import _

_LONGEST_QUOTED = 60
_LONGEST_LOOKED_AT = 1_000


class Unclear(Exception):
    """Something is not understood; the sentence says what."""


class OtherWeekday(Unclear):
    """A day is another day of the week than is said with it."""


def shown(value: object) -> str:
    """A value in quotation marks, on one line and not too long to read."""
    return _("“{name}”").format(name=shortened(value))


def shortened(value: object) -> str:
    """A value on one line and not too long to read."""
    text = " ".join(str(value)[:_LONGEST_LOOKED_AT].split())
    return text if len(text) <= _LONGEST_QUOTED else f"{text[: _LONGEST_QUOTED - 1]}…"
