"""Where messages go: to a folder, to a mail server, or nowhere yet; and what is said of it."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from itinerary.cli.boundary import say
from itinerary.cli.interruption import held_back
from itinerary.cli.progress import watched, watched_files
from itinerary.cli.session import Session, current_moment
from itinerary.errors import FileError, SendingError, UsageError
from itinerary.folders import export_to
from itinerary.languages import _, plural
from itinerary.locks import alone
from itinerary.mail.mailboxes import Mailbox, mailbox
from itinerary.mail.outbox import Mail, by_delegate
from itinerary.mail.sending import Server, connected
from itinerary.mail.sent import Sent, read_sent, sent_path
from itinerary.pages import Agenda, Block, Row
from itinerary.programme.missions import is_shipped
from itinerary.programme.model import Delegate, Programme
from itinerary.releases.news import News
from itinerary.words import Reader, name


def say_who_gets_nothing(news: Iterable[News], reader: Reader) -> None:
    """Says who has no address, or one that cannot be written to."""
    people = by_delegate(news)
    without = [each for each in people if not each.email]
    wrong = [each for each in people if each.email and mailbox("", each.email) is None]
    if without:
        sentence = plural(
            "{number} person has no e-mail address, and gets nothing",
            "{number} people have no e-mail address, and get nothing",
            len(without),
        )
        say(_("{sentence}: {names}.").format(sentence=sentence, names=_names(without, reader)))
    if wrong:
        sentence = plural(
            "{number} person has an e-mail address that mail servers do not take; "
            "write its domain as DNS has it, such as xn--…",
            "{number} people have an e-mail address that mail servers do not take; "
            "write its domain as DNS has it, such as xn--…",
            len(wrong),
        )
        say(_("{sentence}: {names}.").format(sentence=sentence, names=_names(wrong, reader)))


def write_folder(
    mails: Sequence[Mail], folder: Path, programme: Programme, *, in_part: bool
) -> None:
    """Writes messages into a folder, beside other files and calendars, and removes older ones."""
    if not mails and (in_part or not folder.is_dir()):
        return
    done = export_to(folder, f"{programme.id} e-mail", mails, _watched, in_part=in_part)
    said = _("{messages} to {people} in {path}").format(
        messages=_messages(len(mails)), people=_people(mails), path=folder
    )
    if done.removed:
        files = plural("{number} file removed", "{number} files removed", len(done.removed))
        said = _("{said}; {files}").format(said=said, files=files)
    say(_("{sentence}.").format(sentence=said))


def show_what_would_go(session: Session, mails: Sequence[Mail]) -> None:
    """Prints which messages would be sent, and to whom; connects nowhere, and writes nothing."""
    left = _unsent(mails, read_sent(sent_path(session.path), session.programme.id))
    if left:
        session.show(_would_be_sent(left))
    _say_sent_before(len(mails) - len(left))
    said = _("{messages} to {people} would be sent; nothing was.")
    say(said.format(messages=_messages(len(left)), people=_people(left)))


def _would_be_sent(mails: Sequence[Mail]) -> Agenda:
    """The subjects of messages under the names of those who get them."""
    theirs: dict[Mailbox, list[Row]] = {}
    for mail in mails:
        theirs.setdefault(mail.to, []).append(Row(mail.subject))
    blocks = (Block(f"{to.name} <{to.address}>", (), tuple(rows)) for to, rows in theirs.items())
    return Agenda(_("Would be sent"), tuple(blocks), None)


def send(session: Session, mails: Sequence[Mail], server: Server, sender: Mailbox) -> None:
    """Sends what was not sent before, and notes each message as soon as the server took it.

    SendingError at the first refusal, RecordError when it is not known what was sent before.
    """
    with _record(session) as record:
        left = _unsent(mails, record)
        _say_sent_before(len(mails) - len(left))
        if not left:
            return
        record.keep()  # what cannot be written is to be known before anything goes
        _deliver(left, server, sender, record)
    said = _("{messages} to {people} sent through {server}.")
    say(said.format(messages=_messages(len(left)), people=_people(left), server=server))


def refuse_shipped(session: Session) -> None:
    """UsageError when the programme is one that ships with the tool: it cannot be noted there."""
    if is_shipped(session.path):
        raise UsageError(
            _(
                "This mission ships with the tool, and nothing is sent from it. "
                "Send from a programme of your own: itinerary -p FILE invite."
            )
        )


@contextmanager
def _record(session: Session) -> Iterator[Sent]:
    """What was sent so far, for one run at a time."""
    path = sent_path(session.path)
    with alone(path.with_suffix(".lock")):
        yield read_sent(path, session.programme.id)


def _deliver(left: Sequence[Mail], server: Server, sender: Mailbox, record: Sent) -> None:
    """Sends message by message; what stops it says how many went, and how many did not."""
    try:
        with connected(server, sender) as deliver:
            for mail in watched(left, _("Messages"), 2):
                with held_back():  # or a message would be sent, and not noted
                    deliver(mail.to, mail.dated(current_moment()))
                    _note(mail, record)
    except SendingError as error:
        raise SendingError(_stopped(str(error), left, record)) from error
    except KeyboardInterrupt:
        say(_stopped(_("Interrupted."), left, record))
        raise


def _note(mail: Mail, record: Sent) -> None:
    try:
        record.add(mail.identity)
    except FileError as error:
        raise FileError(
            _(
                "{reason} The message to {name} was sent, and could not be noted: "
                "the same command would send it again."
            ).format(reason=error, name=mail.to.name or mail.to.address)
        ) from error


def _stopped(reason: str, mails: Sequence[Mail], record: Sent) -> str:
    left = len(_unsent(mails, record))
    sent = len(mails) - left
    return _("{reason} {sent}, {left}; the same command goes on from there.").format(
        reason=reason,
        sent=plural("{number} message was sent", "{number} messages were sent", sent),
        left=plural("{number} was not", "{number} were not", left),
    )


def _unsent(mails: Sequence[Mail], record: Sent) -> list[Mail]:
    return [mail for mail in mails if mail.identity not in record]


def _say_sent_before(number: int) -> None:
    if number:
        say(
            plural(
                "{number} message was sent before, and is not sent again.",
                "{number} messages were sent before, and are not sent again.",
                number,
            )
        )


def _watched(mails: Sequence[Mail]) -> Iterable[Mail]:
    return watched_files(mails, _("Messages"))


def _messages(number: int) -> str:
    return plural("{number} message", "{number} messages", number)


def _people(mails: Sequence[Mail]) -> str:
    number = len({mail.identity.delegate for mail in mails})
    return plural("{number} person", "{number} people", number)


def _names(people: Iterable[Delegate], reader: Reader) -> str:
    return _(", ").join(name(each, reader) for each in people)
