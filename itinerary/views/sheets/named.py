"""Who has which diet or need, by name: on a list only where that was asked for."""

from collections.abc import Iterable

from itinerary.programme.model import Delegate
from itinerary.views.sheets.records import Asked, Mission, NamedNeed, Table


def named_needs(people: Iterable[Delegate], mission: Mission, asked: Asked) -> tuple[Table, ...]:
    """A table of those of some people who have any, in the order of protocol."""
    if not asked.named:
        return ()
    theirs = {each.id for each in people}
    return (
        Table(
            "named",
            tuple(
                NamedNeed(each.id, each.name, each.diet, each.needs)
                for each in mission.programme.delegates.values()
                if each.id in theirs and (each.diet or each.needs)
            ),
        ),
    )
