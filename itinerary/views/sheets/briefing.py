"""What whoever sits at the table reads before: who receives, who comes, what for, and how."""

from collections.abc import Iterator

from itinerary.programme.model import Delegate, Event, Step
from itinerary.views.sheets.choosing import events_of, organisation, told_apart
from itinerary.views.sheets.records import (
    Asked,
    BriefingPart,
    DeskSheet,
    Mission,
    OurSide,
    Part,
    Reading,
    StepLine,
    Table,
    TheirSide,
)


def briefing(mission: Mission, asked: Asked) -> DeskSheet:
    """A part an event at which somebody receives the delegation; or the one that is named.

    For a delegate it is of theirs, with their notes and papers, and the numbers of the hosts.
    """
    to = mission.programme.delegates.get(asked.delegate or "")
    events = events_of(mission, asked, lambda event: _is_of_it(event, asked, to))
    return DeskSheet("briefing", tuple(_part(event, to) for event in events))


def _is_of_it(event: Event, asked: Asked, to: Delegate | None) -> bool:
    if to and to not in event.delegates:
        return False
    return bool(asked.event or event.hosts or event.arrangements.with_)


def _part(event: Event, to: Delegate | None) -> Part:
    said = event.arrangements
    about = BriefingPart(
        id=event.id,
        event=event,
        purpose=event.description,
        with_=said.with_,
        table=said.table,
        language=said.language,
        interpreter=said.interpreter,
        dress=said.dress,
        gift=said.gift,
        steps=tuple(map(_step, event.steps)),
        notes=tuple(note.text for note in event.notes if to in note.delegates),
        documents=tuple(
            Reading(each.title, each.url) for each in event.documents if each.is_for(to)
        ),
    )
    tables = Table("their_side", tuple(_theirs(event, to))), Table("our_side", tuple(_ours(event)))
    return Part(about, tables)


def _step(step: Step) -> StepLine:
    return StepLine(step.at, step.what, step.everyone, tuple(each.name for each in step.who))


def _theirs(event: Event, to: Delegate | None) -> Iterator[TheirSide]:
    for id, host in told_apart(event.hosts, lambda host: host.name):
        yield TheirSide(
            id=id,
            name=host.name,
            local_name=host.local_name,
            title=host.title,
            organisation=host.organisation,
            phone=host.phone if to else None,
        )


def _ours(event: Event) -> Iterator[OurSide]:
    for each in event.delegates:
        yield OurSide(
            id=each.id,
            name=each.name,
            role=each.role,
            organisation=organisation(each),
            speaks=each in event.speakers,
            biography=each.biography,
        )
