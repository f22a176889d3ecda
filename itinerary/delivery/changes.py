"""What of a calendar has changed since a release: for its owner, or for any who take part."""

from itinerary.delivery.exports import Calendar
from itinerary.releases.history import told_by
from itinerary.releases.news import news
from itinerary.releases.snapshot import told_to
from itinerary.releases.versions import Versions


class Changes:
    """What each delegate would have to hear who knows what was said by a release."""

    def __init__(self, versions: Versions, release: int) -> None:
        self._versions = versions
        self._release = release
        self._known = told_by(versions.history, release)
        self._of: dict[str, set[str]] = {}
        for each in news(versions, lambda _delegate: self._known):
            self._of.setdefault(each.to.id, set()).add(each.event.id)

    def of(self, calendar: Calendar) -> Calendar:
        """A calendar with only the events that its owner, or those who share it, hear of."""
        to = calendar.to
        if to is None:
            wanted = {each.id for each in calendar.events if self._is_told(each.id, calendar)}
        elif to.id in self._versions.programme.delegates:
            wanted = self._of.get(to.id, set())
        else:  # who left meanwhile has heard of nothing since
            wanted = {id for id, known in self._known.items() if told_to(to.id, known)}
        events = tuple(event for event in calendar.events if event.id in wanted)
        return calendar._replace(events=events)

    def _is_told(self, id: str, calendar: Calendar) -> bool:
        """Whether a calendar for several people says something else of an event now."""
        return self._versions.next_telling(id, calendar.audience, self._release) is not None
