"""What an interpreter is told: their hours, where, in which language and with whom."""

from itinerary.programme.model import Event
from itinerary.values import replace
from itinerary.views.sheets.choosing import events_of
from itinerary.views.sheets.records import (
    Asked,
    DeskSheet,
    InterpreterPart,
    Mission,
    Part,
    Shift,
    Table,
)


def interpreters(mission: Mission, asked: Asked) -> DeskSheet:
    """A part an interpreter, by the first of their hours; nothing confidential is ever told."""
    found: dict[str, list[Event]] = {}
    for event in events_of(mission, asked, is_to_be_interpreted):
        said = event.arrangements.interpreter
        if said:
            found.setdefault(next(iter(said.by_language.values())), []).append(event)
    return DeskSheet("interpreters", tuple(_part(id, events) for id, events in found.items()))


def is_to_be_interpreted(event: Event) -> bool:
    """Whether an event stands on the list: it has somebody who interprets, and no secret."""
    return bool(event.arrangements.interpreter) and not event.confidential


def _part(id: str, events: list[Event]) -> Part:
    said = next(each.arrangements.interpreter for each in events)
    if said is None:
        raise ValueError(id)
    return Part(InterpreterPart(id, said), (Table("shifts", tuple(map(_shift, events))),))


def _shift(event: Event) -> Shift:
    hosts = (host.organisation or host.name for host in event.hosts)
    others = [each for each in (event.arrangements.with_, *hosts) if each]
    return Shift(
        id=event.id,
        event=replace(event, meet=None),  # which is where the delegation gathers
        language=event.arrangements.language,
        with_=tuple(each for number, each in enumerate(others) if each not in others[:number]),
    )
