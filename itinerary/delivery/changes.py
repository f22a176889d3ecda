"""What of a calendar has changed since a release: for its owner, or for any who take part."""

from itinerary.delivery.exports import Calendar
from itinerary.releases.news import news, told_by
from itinerary.releases.snapshot import told_to
from itinerary.releases.versions import Versions


class Changes:
    """What each delegate would have to hear who knows what was said by a release."""

    def __init__(self, versions: Versions, release: int) -> None:
        self._known = told_by(versions.history, release)
        self._delegates = frozenset(versions.programme.delegates)
        self._of: dict[str, set[str]] = {}
        for each in news(versions, lambda _delegate: self._known):
            self._of.setdefault(each.to.id, set()).add(each.event.id)

    def of(self, calendar: Calendar) -> Calendar:
        """A calendar with only the events that its owner, or anybody, has to hear of."""
        if calendar.to is None:
            wanted = set().union(*self._of.values())
        elif calendar.to.id in self._delegates:
            wanted = self._of.get(calendar.to.id, set())
        else:  # who left meanwhile has heard of nothing since
            gone = calendar.to.id
            wanted = {id for id, known in self._known.items() if told_to(gone, known)}
        events = tuple(event for event in calendar.events if event.id in wanted)
        return calendar._replace(events=events)
