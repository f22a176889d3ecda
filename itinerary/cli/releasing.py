"""What people have been told of the programme in use, and what they have not been told yet."""

import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from itinerary.cli.boundary import say
from itinerary.cli.session import Session
from itinerary.errors import UsageError
from itinerary.languages import _, plural
from itinerary.programme.model import NOBODY, Programme, Text
from itinerary.releases.record import Record
from itinerary.releases.record_file import others_of, read_record, record_path
from itinerary.releases.versions import Versions

_LONGEST_NUMBER = 6  # characters of what was typed in place of one
# No change was made before the first, or after the last.
_FIRST, _LAST = datetime(1900, 1, 1, tzinfo=UTC), datetime(2199, 12, 31, tzinfo=UTC)


def versions_of(
    session: Session, time: datetime | None = None, told: datetime | None = None
) -> Versions:
    """How the programme in use stands to its record; `time` is that of a release, if one is made.

    Nothing is then given a moment before `told`, when the last that was sent had changed.
    RecordError or FileError when there is a record, and it cannot be used.
    """
    programme = session.programme
    record = read_record(record_path(session.path), programme)
    if time is None:
        return Versions(programme, record, unreleased_moment(programme))
    # Calendars may have what is new already, as of a revision that the file puts later.
    return Versions(programme, record, max(time, programme.revised or time, told or time))


def say_what_is_unreleased(session: Session, versions: Versions) -> None:
    """Says how many changes no release has recorded yet, where there was a release at all."""
    own = record_path(session.path)
    if versions.record is None and (others := others_of(own, session.programme.id)):
        say(which_continues(session, own, others))
    if versions.record and versions.news:
        changes = plural(
            "{number} change is not released yet; `{{command}}` records it.",
            "{number} changes are not released yet; `{{command}}` records them.",
            versions.news,
        )
        say(changes.format(command=session.command("release")))


def refuse_unreleased(session: Session, versions: Versions) -> None:
    """UsageError when people have not been told all, or nothing, of the programme in use."""
    if versions.news:
        changes = plural(
            "{number} change is not released yet, and only what is released is sent. "
            "`{{command}}` records it.",
            "{number} changes are not released yet, and only what is released is sent. "
            "`{{command}}` records them.",
            versions.news,
        )
        raise UsageError(changes.format(command=session.command("release")))


def which_continues(session: Session, own: Path, others: list[Path]) -> str:
    """What is said of a programme that records of other files know."""
    return _(
        "{other} knows the programme “{programme}” already, and {path} is the record of this file. "
        "Say which of them goes on: `{command}`."
    ).format(
        other=others[0],
        programme=session.programme.id,
        path=own,
        command=session.command(f"release --record {others[0]}"),
    )


def say_who_is_another(session: Session, versions: Versions) -> None:
    """Says which ids have passed to somebody else since people were told, and how to deny it."""
    for each in versions.identities.replaced:
        before, now = (
            Text(known.name, next(iter(known.name))).read(session.language)
            for known in (each.before, each.now)
        )
        words = {"id": each.id, "before": before, "now": now}
        if each.now.formerly == NOBODY:
            sentence = _("`{id}` is {now} now, and no longer {before}: somebody else.")
        else:
            sentence = _(
                "`{id}` is {now} now, and was {before}: somebody else. "
                "If that is the same, write `formerly: {before}` there."
            )
        say(sentence.format(**words))


def typed_release(typed: str, record: Record | None) -> int:
    """The number of a release; UsageError when there is none of that number."""
    numbers = [str(release.number) for release in record.releases] if record else []
    if typed.lstrip("0") in numbers:
        return int(typed)
    raise UsageError(_no_release(typed[:_LONGEST_NUMBER], numbers))


def _no_release(typed: str, numbers: list[str]) -> str:
    if not numbers:
        return _("There is no release {typed}; nothing was released yet.").format(typed=typed)
    words = {"typed": typed, "last": numbers[-1]}
    return _("There is no release {typed}; the last one is {last}.").format(**words)


def unreleased_moment(programme: Programme) -> datetime:
    """When what was never released was changed.

    Its moment is when the programme was revised, else SOURCE_DATE_EPOCH, else when the latest of
    its files was written; never the present one.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if programme.revised:
        return programme.revised
    if epoch:
        return _epoch_moment(epoch)
    written = datetime.fromtimestamp(
        max(Path(file).stat().st_mtime for file in programme.files), UTC
    )
    # A machine whose clock is wrong by centuries is no reason to stop.
    return min(max(written, _FIRST), _LAST)


def _epoch_moment(typed: str) -> datetime:
    moment = None
    if typed.isascii() and typed.isdigit():
        with suppress(ValueError, OverflowError, OSError):
            moment = datetime.fromtimestamp(int(typed), UTC)
    if moment is None or not _FIRST <= moment <= _LAST:
        raise UsageError(
            _("SOURCE_DATE_EPOCH is “{typed}”; it takes a number of seconds since 1970.").format(
                typed=typed
            )
        )
    return moment
