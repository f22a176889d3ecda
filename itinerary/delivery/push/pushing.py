"""Pushing: calendars are made, and removed, and what is planned for their objects is done."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from itinerary.delivery.exports import Calendar
from itinerary.delivery.push.calendars import Calendars, Wanted, names
from itinerary.delivery.push.connection import Answer, BrokenError, Connection, RefusedError
from itinerary.delivery.push.dav import XML, new_calendar
from itinerary.delivery.push.discovery import Home, is_calendar, tags
from itinerary.delivery.push.objects import Done, Objects, Trouble
from itinerary.delivery.push.plan import Step, steps
from itinerary.delivery.push.pushed import Kept, Pushed, Url
from itinerary.delivery.push.server import Path
from itinerary.errors import SendingError
from itinerary.releases.tellings import ALL
from itinerary.values import replace

_MOST_BROKEN = 2  # answers in a row that do not come, before the server is given up
_WITHOUT_COLOURS = frozenset({207, 400, 403, 409, 415, 422})  # what such a server may say of them

Watch = Callable[[Sequence[Step]], Iterable[Step]]


class Pushing:
    """Brings the calendars of a programme to a server; without `writes`, finds out what to do.

    SendingError where the server is lost, or refuses us.
    """

    def __init__(
        self,
        connection: Connection,
        home: Home,
        calendars: Calendars,
        pushed: Pushed,
        *,
        writes: bool,
    ) -> None:
        self._connection = connection
        self._home = home
        self._calendars = calendars
        self._pushed = pushed
        self._writes = writes
        self._objects = Objects(connection, calendars, pushed, writes=writes)
        self._broken = 0

    @property
    def done(self) -> Done:
        """What was done, or would be."""
        return self._objects.done

    def planned(self, wanted: Iterable[Wanted], overwritten: Collection[str] = ()) -> list[Step]:
        """What is to be done with the objects of all these calendars, which are made if need be.

        `overwritten` are the UIDs of what is written over whatever somebody has made of it.
        """
        planned: list[Step] = []
        for each in wanted:
            with self._patience(each.title):
                planned += self._planned(each)
        return [_overwriting(step) if step.uid in overwritten else step for step in planned]

    def carry_out(self, planned: Sequence[Step], watch: Watch) -> None:
        """Does it, object by object."""
        for step in watch(planned):
            with self._patience(step.calendar.title, step.uid):
                self._objects.do(step)

    def remove(self, wanted: Iterable[Wanted], is_chosen: Callable[[Kept], bool]) -> None:
        """Removes what we made: calendars with nothing in them but what is ours, else that alone.

        `wanted` are the calendars that are known by now; they tell what was ever ours.
        """
        known = {each.whose: each for each in wanted}
        for url, kept in [*self._pushed.calendars.items()]:
            if url.startswith(self._url(self._home.path)) and is_chosen(kept):
                with self._patience(kept.title):
                    self._remove(url, replace(known.get(kept.whose) or _unknown(kept), events={}))

    def _remove(self, url: Url, calendar: Wanted) -> None:
        name = url.rstrip("/").rpartition("/")[2]
        if not self._home.names.get(name):
            self._leave(url)
            return
        path = f"{self._home.path}{name}/"
        there = tags(self._connection, path)
        planned = [
            self._objects.looked_at(step) if step.deed == "look" else step
            for step in steps(calendar, url, self._pushed.objects(url), there, self._calendars)
        ]
        ours = [step for step in planned if step.deed == "delete"]
        if len(ours) < len(there):  # the rest is somebody's, or was made somebody's
            before = len(self.done.troubles)
            self.carry_out(ours, iter)
            if len(self.done.troubles) == before:
                self._leave(url)
            self.done.kept.append(calendar.title)
            return
        answer = self._connection.ask("DELETE", path) if self._writes else None
        if answer and not answer.is_done:
            self.done.troubles.append(Trouble(calendar.title, "", self._objects.said(answer)))
            return
        self._leave(url)
        self.done.removed.append(calendar.title)

    def _leave(self, url: Url) -> None:
        if self._writes:
            self._pushed.leave(url)

    def _planned(self, wanted: Wanted) -> list[Step]:
        """What is to be done in a calendar."""
        there = self._home.names
        possible = names(self._calendars.programme, wanted.whose)
        name = next(each for each in possible if there.get(each, True))
        path = f"{self._home.path}{name}/"
        url = self._url(path)
        noted = self._pushed.objects(url)
        tagged: Mapping[str, str] = {}
        if name in there:
            tagged = tags(self._connection, path)
            if self._writes and url not in self._pushed.calendars:
                self._pushed.keep(url, wanted.whose, wanted.title)
        elif wanted.is_made and self._made(wanted, path):
            noted = {}  # what was in one that is gone went with it
        else:
            return []
        return list(steps(wanted, url, noted, tagged, self._calendars))

    def _made(self, wanted: Wanted, path: Path) -> bool:
        """Makes a calendar; whether it is there then, or would be."""
        if self._writes:
            answer = self._make(wanted, path)
            if not answer.is_done and not is_calendar(self._connection, path):
                self.done.troubles.append(Trouble(wanted.title, "", self._objects.said(answer)))
                return False
            self._pushed.keep(self._url(path), wanted.whose, wanted.title)
        self.done.made.append(wanted.title)
        return True

    def _make(self, wanted: Wanted, path: Path) -> Answer:
        whole = new_calendar(wanted.title, self._calendars.colour, self._calendars.zone)
        answer = self._connection.ask("MKCALENDAR", path, whole, XML)
        if answer.status in _WITHOUT_COLOURS:
            plain = self._connection.ask("MKCALENDAR", path, new_calendar(wanted.title), XML)
            return plain if plain.is_done else answer
        return answer

    def _url(self, path: Path) -> Url:
        return f"{self._connection.server}{path}"

    @contextmanager
    def _patience(self, calendar: str, uid: str = "") -> Iterator[None]:
        """Goes on after an answer that did not come; SendingError after several in a row."""
        try:
            yield
        except BrokenError as error:
            self._broken += 1
            if self._broken >= _MOST_BROKEN:
                raise SendingError(str(error)) from error
            self.done.troubles.append(Trouble(calendar, uid, error.reason))
        except RefusedError as error:
            self.done.troubles.append(Trouble(calendar, uid, error.reason))
        else:
            self._broken = 0


def _overwriting(step: Step) -> Step:
    """What is to be done with an object whatever somebody has made of it."""
    if step.deed not in {"look", "deleted"}:
        return step
    return step._replace(deed="put" if step.uid in step.calendar.events else "delete")


def _unknown(kept: Kept) -> Wanted:
    """A calendar of which only the notes tell."""
    calendar = Calendar(kept.whose, "", kept.title, None, (), ALL)
    return Wanted(kept.whose, kept.title, {}, False, calendar)
