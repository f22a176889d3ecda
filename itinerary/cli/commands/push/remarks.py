"""What is said of what was done on a calendar server, and of what was not."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from itinerary.cli.boundary import say
from itinerary.delivery.push.calendars import Calendars, Wanted
from itinerary.delivery.push.objects import Done, Trouble
from itinerary.delivery.push.plan import Deed
from itinerary.delivery.push.server import Server
from itinerary.errors import SendingError
from itinerary.languages import _, plural
from itinerary.languages import deferred as d
from itinerary.releases.identity import uid_of
from itinerary.releases.versions import Versions
from itinerary.views.pages import Agenda, Block, Mark, Row

if TYPE_CHECKING:
    from itinerary.cli.commands.push.push import Pushes

_LEFT: dict[Deed, str] = {
    "changed": d(
        "“{id}” was changed in “{calendar}” since it was pushed, and is left as it is. "
        "`--overwrite {id}` writes over it."
    ),
    "deleted": d(
        "“{id}” was deleted in “{calendar}” since it was pushed, and is not put back. "
        "`--overwrite {id}` puts it back."
    ),
    "unversioned": d(
        "“{id}” in “{calendar}” is left as it is: the server does not say which version it has."
    ),
}


def say_what_was_done(
    done: Done, wanted: Sequence[Wanted], server: Server, pushes: "Pushes"
) -> None:
    """How many calendars and events there are, and what of that is new."""
    calendars = [each for each in wanted if each.is_made]
    events = sum(len(each.events) for each in calendars)
    said = _("{calendars} with {events} at {server}: {done}.").format(
        calendars=_calendars(len(calendars)),
        events=plural("{number} event", "{number} events", events),
        server=f"{server}{server.path}",
        done=_(", ").join(_parts(done)) or _("nothing has changed"),
    )
    if pushes.dry_run:
        said = _("{sentence} That is what would be; nothing was written.").format(sentence=said)
    say(said)


def say_what_was_removed(done: Done, server: Server, pushes: "Pushes") -> None:
    """How many calendars are no more, and which are kept for what others have in them."""
    said = _("{calendars} removed from {server}.").format(
        calendars=_calendars(len(done.removed)), server=server
    )
    if pushes.dry_run:
        said = _("{sentence} That is what would be; nothing was written.").format(sentence=said)
    say(said)
    for title in done.kept:
        say(_("“{calendar}” remains: there are events of others in it.").format(calendar=title))


def would_be_done(done: Done, versions: Versions, language: str) -> Agenda:
    """What would be done in which calendar, event by event."""
    titles = {
        uid_of(versions.programme.id, id): event.title.read(language)
        for id, event in versions.events.items()
    }
    ids = {uid_of(versions.programme.id, id): id for id in versions.history.histories}
    rows: dict[str, list[Row]] = {title: [] for title in done.made}
    for steps, word in ((done.written, _("written")), (done.deleted, _("deleted"))):
        for step in steps:
            title = titles.get(step.uid) or ids.get(step.uid, step.uid)
            rows.setdefault(step.calendar.title, []).append(Row(title, marks=(Mark(word),)))
    blocks = tuple(Block(title, (), tuple(each)) for title, each in rows.items())
    return Agenda(_("Would be pushed"), blocks, None)


def stopped(reason: str, done: Done) -> str:
    """Why it stopped, how much was done by then, and how it goes on."""
    return _("{reason} {written}; the same command goes on from there.").format(
        reason=reason,
        written=plural(
            "{number} event was written", "{number} events were written", len(done.written)
        ),
    )


def stop_unless_all_is_well(done: Done, calendars: Calendars, server: Server) -> None:
    """Says what was left, and what could not be done; SendingError when there is any of it."""
    for step in done.left:
        id = calendars.ids.get(step.uid, step.uid)
        say(_(_LEFT[step.deed]).format(id=id, calendar=step.calendar.title))
    for trouble in done.troubles:
        say(_trouble(trouble, calendars))
    if done.left or done.troubles:
        raise SendingError(
            _("Not everything at {server} is as the programme has it.").format(server=server)
        )


def _trouble(trouble: Trouble, calendars: Calendars) -> str:
    words = {"calendar": trouble.calendar, "reason": trouble.said}
    if not trouble.uid:
        return _("“{calendar}”: {reason}.").format(**words)
    words["id"] = calendars.ids.get(trouble.uid, trouble.uid)
    if trouble.is_elsewhere:
        return _(
            "“{id}” is not put into “{calendar}”: this server keeps an event in one calendar "
            "alone, and has it in another one ({reason})."
        ).format(**words)
    return _("“{id}” in “{calendar}”: {reason}.").format(**words)


def _parts(done: Done) -> Iterator[str]:
    """What was done, each sort in a few words; nothing of what was not."""
    if done.made:
        yield plural("{number} calendar made", "{number} calendars made", len(done.made))
    if done.written:
        yield plural("{number} event written", "{number} events written", len(done.written))
    if done.deleted:
        yield plural("{number} event deleted", "{number} events deleted", len(done.deleted))


def _calendars(number: int) -> str:
    return plural("{number} calendar", "{number} calendars", number)
