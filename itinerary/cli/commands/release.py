"""`release`: records what people are told from now on."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

from itinerary.cli.boundary import say
from itinerary.cli.commands.export.export import DEFAULT_FOLDER
from itinerary.cli.continuing import continued, say_how_much_room
from itinerary.cli.releasing import say_who_is_another, versions_of
from itinerary.cli.session import Session
from itinerary.cli.soundness import Soundness
from itinerary.cli.typed.declarations import option
from itinerary.cli.typed.options import AtMoment
from itinerary.delivery.mail.knowledge import refuse_unrecorded
from itinerary.delivery.mail.sent import read_sent, sent_path
from itinerary.disk.locks import alone
from itinerary.disk.manifests import MANIFEST
from itinerary.errors import UsageError
from itinerary.languages import _, plural
from itinerary.languages import deferred as d
from itinerary.programme.missions import is_shipped
from itinerary.programme.text.writing import visible
from itinerary.releases.record_file import record_path, write_record
from itinerary.releases.versions import Versions, with_release


def release(
    session: Session,
    at: AtMoment,
    soundness: Soundness,
    message: Annotated[
        str, option("--message -m", d("Why, for those who read the record later."), d("TEXT"))
    ] = "",
    continues: Annotated[
        Path | None,
        option(
            "--record",
            d("Go on from this record, for a programme that has another file name now."),
            d("FILE"),
        ),
    ] = None,
) -> None:
    """Records what people are told from now on, so that calendars are updated, not doubled."""
    _refuse_shipped(session)
    time = at.exactly(session.programme).astimezone(UTC)
    soundness.assure(session)
    path = record_path(session.path)
    with alone(path.with_suffix(".lock")), continued(session, continues):
        sent = read_sent(sent_path(session.path), session.programme.id)
        told = [each for each in (sent.latest, _exported(session, at)) if each]
        versions = versions_of(session, time, told=max(told, default=None))
        refuse_unrecorded(sent, versions.history)
        if not versions.news:
            say(_nothing(versions))
            return
        say_who_is_another(session, versions)
        record = with_release(versions, time, visible(message).strip())
        say_how_much_room(path, write_record(path, record))
    number = record.latest.number
    facts = {"number": number, "path": path, "changes": _changes(versions)}
    say(_("Release {number} is recorded in {path}: {changes}.").format(**facts))
    commands = {"export": session.command("export"), "invite": session.command("invite")}
    say(_("Next: `{export}` for the calendars, or `{invite}` for e-mails.").format(**commands))


def _exported(session: Session, at: AtMoment) -> datetime | None:
    """When the last to change did of what is in the folder that `export` writes to.

    Only a moment that is pretended can lie before that, and only then is it worth the reading.
    """
    if at.at is None or not (Path(DEFAULT_FOLDER) / MANIFEST).exists():
        return None
    from itinerary.delivery.earlier import latest_exported  # which needs icalendar

    return latest_exported(Path(DEFAULT_FOLDER), session.programme.id)


def _refuse_shipped(session: Session) -> None:
    """UsageError for the missions that ship with the tool: their folder is not the user's."""
    if is_shipped(session.path):
        raise UsageError(
            _(
                "{path} belongs to the tool, and is nobody's to release. "
                "Begin your own programme with `itinerary init`, or copy this one."
            ).format(path=session.path)
        )


def _nothing(versions: Versions) -> str:
    if versions.record is None:
        return _("There is nothing to release: the programme has no event.")
    return _("There is nothing to release: nothing has changed since release {number}.").format(
        number=versions.record.latest.number
    )


def _changes(versions: Versions) -> str:
    """How many events are new, changed and withdrawn, and how many other parts are not the same."""
    entries, others = versions.pending, len(versions.other_news)
    gone = sum(entry.withdrawn for entry in entries)
    new = sum(
        entry.id not in versions.state or versions.state[entry.id].withdrawn
        for entry in entries
        if not entry.withdrawn
    )
    counts = (
        (new, plural("{number} new event", "{number} new events", new)),
        (
            len(entries) - new - gone,
            plural("{number} changed", "{number} changed", len(entries) - new - gone),
        ),
        (gone, plural("{number} withdrawn", "{number} withdrawn", gone)),
        (others, plural("{number} other entry", "{number} other entries", others)),
    )
    return _(", ").join(words for number, words in counts if number)
