"""The order of business in a cell: as `agenda --format csv` writes it, or a line each."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime

from itinerary.imports.drafts import Person, Step
from itinerary.imports.meanings.texts import one_line
from itinerary.languages import _
from itinerary.languages.meanings.unclear import Unclear, shown


def steps(text: str) -> tuple[Step, ...]:
    """The lines of an order of business; Unclear for what only begins as one of ours."""
    if not text.startswith("["):
        return tuple(Step(said) for line in text.splitlines() if (said := one_line(line)))
    try:
        return tuple(map(_step, _records(json.loads(text))))
    except (ValueError, RecursionError):
        sentence = _("{name} is no order of business.").format(name=shown(text))
        raise Unclear(sentence) from None


def _records(found: object) -> Iterator[Mapping[str, object]]:
    for each in found if isinstance(found, list) else ():
        if not isinstance(each, dict):
            raise ValueError(each)
        yield each


def _step(record: Mapping[str, object]) -> Step:
    """A line, with the hour of its moment on the clock on which that is said."""
    what, at, names = record.get("what"), record.get("at"), record.get("who")
    if not isinstance(what, str) or not one_line(what):
        raise ValueError(record)
    who = map(one_line, map(str, names if isinstance(names, list) else ()))
    hour = f"{datetime.fromisoformat(str(at)):%H:%M}" if at else ""
    return Step(one_line(what), hour, tuple(Person(name) for name in who if name))
