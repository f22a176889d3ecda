"""Objects on a server: put, deleted, looked at, each noted as soon as the server has answered."""

from typing import NamedTuple

from itinerary.delivery.push.calendars import Calendars
from itinerary.delivery.push.connection import Answer, Connection
from itinerary.delivery.push.dav import refusal
from itinerary.delivery.push.plan import Deed, Step, looked_deed, object_of
from itinerary.delivery.push.pushed import Note, Pushed
from itinerary.releases.identity import digest_of_bytes

_CALENDAR = {"Content-Type": "text/calendar; charset=utf-8"}
_GONE = frozenset({404, 410})
_CHANGED = 412  # it is not as it was when we asked


class Trouble(NamedTuple):
    """What was not done: in which calendar, with which object, and what the server says of it.

    `uid` is empty where it is the calendar itself.
    """

    calendar: str
    uid: str
    said: str
    is_elsewhere: bool = False  # whether another calendar there has its UID


class Done:
    """What was done, or with nothing written would be.

    `made` and `removed` are titles of calendars, `kept` those that were not removed, for somebody
    has events in them.
    """

    def __init__(self) -> None:
        self.made: list[str] = []
        self.removed: list[str] = []
        self.kept: list[str] = []
        self.written: list[Step] = []
        self.deleted: list[Step] = []
        self.left: list[Step] = []
        self.troubles: list[Trouble] = []


class Objects:
    """Does what is to be done with objects; without `writes`, only finds out what that would be."""

    def __init__(
        self, connection: Connection, calendars: Calendars, pushed: Pushed, *, writes: bool
    ) -> None:
        self._connection = connection
        self._calendars = calendars
        self._pushed = pushed
        self._writes = writes
        self.done = Done()

    def do(self, step: Step) -> None:
        """Does it; BrokenError when the server does not answer."""
        if step.deed == "look":
            step = self.looked_at(step)
        if step.deed == "put":
            self._put(step)
        elif step.deed == "delete":
            self._delete(step)
        elif step.deed == "note":
            self._note(step, step.there or "")
        elif step.deed == "forget":
            self._note(step, None)
        else:
            self.done.left.append(step)

    def looked_at(self, step: Step) -> Step:
        """What is to be done with an object, now that one has looked at it."""
        answer = self._connection.ask("GET", step.path)
        if answer.status in _GONE:
            is_wanted = step.uid in step.calendar.events
            return step._replace(deed="deleted" if is_wanted else "forget")
        deed: Deed = "changed"
        if answer.is_done:
            ever = self._calendars.ever(step.calendar, step.uid)
            deed = looked_deed(object_of(step.calendar, step.uid), answer.body, ever)
        return step._replace(deed=deed, there=answer.tag or step.there)

    def fail(self, step: Step, said: str, *, is_elsewhere: bool = False) -> None:
        """Notes that something was not done."""
        self.done.troubles.append(Trouble(step.calendar.title, step.uid, said, is_elsewhere))

    def said(self, answer: Answer) -> str:
        """The status of a refusal, and the server's own words."""
        words = refusal(answer.body).words
        return self._connection.said(answer._replace(reason=f"{answer.reason} {words}"))

    def _put(self, step: Step) -> None:
        if not self._writes:
            self.done.written.append(step)
            return
        data = object_of(step.calendar, step.uid) or b""
        condition = {"If-Match": step.there} if step.there else {"If-None-Match": "*"}
        answer = self._connection.ask("PUT", step.path, data, {**_CALENDAR, **condition})
        if answer.is_done:
            self._note(step, answer.tag or self._tag_of_ours(step) or "")
            self.done.written.append(step)
        elif answer.status == _CHANGED:
            self._put_in_vain(step, answer)
        else:
            self._refuse(step, answer)

    def _put_in_vain(self, step: Step, answer: Answer) -> None:
        """Something was there before us: perhaps our own, put by a run that got no answer."""
        tag = self._tag_of_ours(step)
        if tag:
            self._note(step, tag)
            self.done.written.append(step)
        elif tag is not None:
            self.done.left.append(step._replace(deed="changed"))
        elif step.there:
            self.done.left.append(step._replace(deed="deleted"))
        else:
            self._refuse(step, answer, is_elsewhere=True)

    def _tag_of_ours(self, step: Step) -> str | None:
        """The version of an object that is there and says what we say.

        Empty where it says something else, None where there is none.
        """
        there = self._connection.ask("GET", step.path)
        if there.status in _GONE:
            return None
        wanted = object_of(step.calendar, step.uid)
        is_ours = there.is_done and looked_deed(wanted, there.body, iter(())) == "note"
        return there.tag if is_ours else ""

    def _delete(self, step: Step) -> None:
        if not self._writes:
            self.done.deleted.append(step)
            return
        answer = self._connection.ask("DELETE", step.path, b"", {"If-Match": step.there or "*"})
        if answer.is_done or answer.status in _GONE:
            self._note(step, None)
            self.done.deleted.append(step)
        elif answer.status == _CHANGED:
            self.done.left.append(step._replace(deed="changed"))
        else:
            self._refuse(step, answer)

    def _note(self, step: Step, tag: str | None) -> None:
        """Notes an object as it is there now; with no tag, that it is no more."""
        if not self._writes:
            return
        wanted = object_of(step.calendar, step.uid)
        note = None if tag is None or wanted is None else Note(digest_of_bytes(wanted), tag)
        self._pushed.note(step.url, step.uid, note)

    def _refuse(self, step: Step, answer: Answer, *, is_elsewhere: bool = False) -> None:
        is_elsewhere = is_elsewhere or refusal(answer.body).is_taken_elsewhere
        self.fail(step, self.said(answer), is_elsewhere=is_elsewhere)
