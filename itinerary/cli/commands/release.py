"""`release`: records what people are told from now on."""

from datetime import UTC
from typing import Annotated

from itinerary.cli.boundary import say
from itinerary.cli.releasing import versions_of
from itinerary.cli.session import Session
from itinerary.cli.soundness import Soundness
from itinerary.cli.typed.declarations import option
from itinerary.cli.typed.options import AtMoment
from itinerary.disk.locks import alone
from itinerary.errors import UsageError
from itinerary.languages import _, plural
from itinerary.languages import deferred as d
from itinerary.programme.missions import is_shipped
from itinerary.programme.text.writing import visible
from itinerary.releases.record import Record
from itinerary.releases.record_file import record_path, write_record
from itinerary.releases.versions import Versions, with_release


def release(
    session: Session,
    at: AtMoment,
    soundness: Soundness,
    message: Annotated[
        str, option("--message -m", d("Why, for those who read the record later."), d("TEXT"))
    ] = "",
) -> None:
    """Records what people are told from now on, so that calendars are updated, not doubled."""
    _refuse_shipped(session)
    time = at.exactly(session.programme).astimezone(UTC)
    soundness.assure(session)
    path = record_path(session.path)
    with alone(path.with_suffix(".lock")):
        versions = versions_of(session, time)
        _refuse_unrecorded(session, versions)
        if not versions.pending:
            say(_nothing(versions))
            return
        record = with_release(versions, time, visible(message).strip())
        write_record(path, record)
    number = record.latest.number
    facts = {"number": number, "path": path, "changes": _changes(versions, record)}
    say(_("Release {number} is recorded in {path}: {changes}.").format(**facts))
    commands = {"export": session.command("export"), "invite": session.command("invite")}
    say(_("Next: `{export}` for the calendars, or `{invite}` for e-mails.").format(**commands))


def _refuse_shipped(session: Session) -> None:
    """UsageError for the missions that ship with the tool: their folder is not the user's."""
    if is_shipped(session.path):
        raise UsageError(
            _(
                "{path} belongs to the tool, and is nobody's to release. "
                "Begin your own programme with `itinerary init`, or copy this one."
            ).format(path=session.path)
        )


def _refuse_unrecorded(session: Session, versions: Versions) -> None:
    """RecordError when more was sent than the record has: numbers would be given once more."""
    from itinerary.delivery.mail.knowledge import refuse_unrecorded
    from itinerary.delivery.mail.sent import read_sent, sent_path

    sent = read_sent(sent_path(session.path), session.programme.id)
    refuse_unrecorded(sent, versions.record)


def _nothing(versions: Versions) -> str:
    if versions.record is None:
        return _("There is nothing to release: the programme has no event.")
    return _("There is nothing to release: nothing has changed since release {number}.").format(
        number=versions.record.latest.number
    )


def _changes(versions: Versions, record: Record) -> str:
    """How many events are new, changed and withdrawn, without those of which there is none."""
    entries = record.latest.events
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
    )
    return _(", ").join(words for number, words in counts if number)
