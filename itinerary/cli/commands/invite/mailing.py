"""Where messages go: to a folder, to a mail server, or nowhere yet; and what is said of it."""

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path

from itinerary.cli.boundary import say
from itinerary.cli.session import Session, current_moment
from itinerary.cli.terminal.interruption import held_back
from itinerary.cli.terminal.progress import watched, watched_files
from itinerary.delivery.earlier import only_later
from itinerary.delivery.mail.outbox import Mail
from itinerary.delivery.mail.sending import Server, connected
from itinerary.delivery.mail.sent import Sent, read_sent, sent_path
from itinerary.disk.folders import Folder, held
from itinerary.disk.locks import alone
from itinerary.errors import FileError, SendingError, UsageError
from itinerary.formats.mailboxes import Mailbox
from itinerary.languages import _, plural
from itinerary.programme.missions import is_shipped
from itinerary.programme.model import Programme
from itinerary.views.pages import Agenda, Block, Row


def kept(folder: Path, programme: Programme) -> Folder:
    """The messages of a programme that are in a folder, beside other files and calendars."""
    return Folder(folder, f"{programme.id} e-mail")


def write_folder(session: Session, mails: Sequence[Mail], folder: Folder, *, in_part: bool) -> None:
    """Writes messages into a folder, and removes older ones."""
    if not _has_work(mails, folder, in_part=in_part):
        return
    with only_later(session.path, session.programme):
        done = folder.export(mails, _watched, in_part=in_part)
    said = _("{messages} to {people} in {path}").format(
        messages=_messages(len(mails)), people=_people(mails), path=folder.path
    )
    if done.removed:
        files = plural("{number} file removed", "{number} files removed", len(done.removed))
        said = _("{said}; {files}").format(said=said, files=files)
    say(_("{sentence}.").format(sentence=said))


def show_what_would_be_written(
    session: Session, mails: Sequence[Mail], folder: Folder, *, in_part: bool
) -> None:
    """Prints which messages would be written for whom, and what would stop that; writes nothing."""
    if not _has_work(mails, folder, in_part=in_part):
        return
    with only_later(session.path, session.programme):
        folder.refuse(mails)
    if mails:
        session.show(_by_person(mails, _("Would be written")))
    gone = () if in_part else folder.unwanted(mails)
    if gone:
        files = plural(
            "{number} file would be removed from {{path}}.",
            "{number} files would be removed from {{path}}.",
            len(gone),
        )
        say(files.format(path=folder.path))
    said = _("{messages} to {people} would be written to {path}; nothing was.")
    people = _people(mails)
    say(said.format(messages=_messages(len(mails)), people=people, path=folder.path))


def _has_work(mails: Sequence[Mail], folder: Folder, *, in_part: bool) -> bool:
    """Whether there is anything to write, or older messages that may have to go."""
    return bool(mails) or (folder.is_known and not in_part)


@contextmanager
def at_work(
    session: Session, folder: Path | None, server: Server | None, *, writes: bool
) -> Iterator[Sent]:
    """What was sent of the programme in use; if anything is to be done, for one run at a time.

    RecordError when it is not known.
    """
    gc.enable()  # each message leaves behind what refers to itself, and there may be thousands
    path = sent_path(session.path)
    with (
        held(folder) if folder and writes else nullcontext(),
        alone(path.with_suffix(".lock")) if server and writes else nullcontext(),
    ):
        yield read_sent(path, session.programme.id)


def show_what_would_go(session: Session, mails: Sequence[Mail], sent: Sent) -> None:
    """Prints which messages would be sent, and to whom; connects nowhere, and writes nothing."""
    left = _unsent(mails, sent)
    if left:
        session.show(_by_person(left, _("Would be sent")))
    said = _("{messages} to {people} would be sent; nothing was.")
    say(said.format(messages=_messages(len(left)), people=_people(left)))


def _by_person(mails: Sequence[Mail], title: str) -> Agenda:
    """The subjects of messages under the names of those who get them."""
    theirs: dict[Mailbox, list[Row]] = {}
    for mail in mails:
        theirs.setdefault(mail.to, []).append(Row(mail.subject))
    blocks = (Block(f"{to.name} <{to.address}>", (), tuple(rows)) for to, rows in theirs.items())
    return Agenda(title, tuple(blocks), None)


def send(mails: Sequence[Mail], server: Server, sender: Mailbox, sent: Sent) -> None:
    """Sends messages, and notes each as soon as the server took it.

    SendingError at the first refusal.
    """
    left = _unsent(mails, sent)
    if not left:
        return
    with sent.growing():
        _deliver(left, server, sender, sent)
    said = _("{messages} to {people} sent through {server}.")
    say(said.format(messages=_messages(len(left)), people=_people(left), server=server))


def _unsent(mails: Sequence[Mail], sent: Sent) -> list[Mail]:
    """The messages that were not sent yet; says how many were."""
    left = [mail for mail in mails if mail.message not in sent]
    if len(left) < len(mails):
        say(
            plural(
                "{number} message was sent before, and is not sent again.",
                "{number} messages were sent before, and are not sent again.",
                len(mails) - len(left),
            )
        )
    return left


def refuse_shipped(session: Session) -> None:
    """UsageError when the programme is one that ships with the tool: it cannot be noted there."""
    if is_shipped(session.path):
        raise UsageError(
            _(
                "This mission ships with the tool, and nothing is sent from it. "
                "Send from a programme of your own: itinerary -p FILE invite."
            )
        )


def _deliver(left: Sequence[Mail], server: Server, sender: Mailbox, sent: Sent) -> None:
    """Sends message by message; what stops it says how many went, and how many did not."""
    try:
        with connected(server, sender) as deliver:
            for mail in watched(left, _("Messages"), 2):
                with held_back(_say_it_waits):  # or a message would be sent, and not noted
                    deliver(mail.to, mail.dated(current_moment()))
                    _note(mail, sent)
    except SendingError as error:
        raise SendingError(_stopped(str(error), left, sent)) from error
    except KeyboardInterrupt:
        say(_stopped(_("Interrupted."), left, sent))
        raise


def _say_it_waits() -> None:
    say(
        _(
            "Waiting for the mail server's word on the message that is under way. "
            "Interrupt once more to stop at once: it may then come twice."
        )
    )


def _note(mail: Mail, sent: Sent) -> None:
    try:
        sent.add(mail.message)
    except FileError as error:
        raise FileError(
            _(
                "{reason} The message to {name} was sent, and could not be noted: "
                "the same command would send it again."
            ).format(reason=error, name=mail.to.name or mail.to.address)
        ) from error


def _stopped(reason: str, mails: Sequence[Mail], sent: Sent) -> str:
    gone = sum(mail.message in sent for mail in mails)
    return _("{reason} {sent}, {left}; the same command goes on from there.").format(
        reason=reason,
        sent=plural("{number} message was sent", "{number} messages were sent", gone),
        left=plural("{number} was not", "{number} were not", len(mails) - gone),
    )


def _watched(mails: Sequence[Mail]) -> Iterable[Mail]:
    return watched_files(mails, _("Messages"))


def _messages(number: int) -> str:
    return plural("{number} message", "{number} messages", number)


def _people(mails: Sequence[Mail]) -> str:
    number = len({mail.message.delegate for mail in mails})
    return plural("{number} person", "{number} people", number)
