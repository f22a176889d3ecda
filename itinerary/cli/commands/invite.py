"""`invite`: invitations, changes and cancellations by e-mail."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from itinerary.answers import nothing
from itinerary.cli.boundary import say
from itinerary.cli.meanings import typed_clock
from itinerary.cli.options import Filters
from itinerary.cli.releasing import say_what_is_unreleased, standing_of
from itinerary.cli.session import Session
from itinerary.cli.soundness import Soundness
from itinerary.errors import UsageError
from itinerary.languages import LANGUAGES, _
from itinerary.languages import deferred as d
from itinerary.mail.invitations import chosen
from itinerary.mail.mailboxes import Mailbox, typed_mailbox
from itinerary.releases.news import News, news
from itinerary.values import Value
from itinerary.words import Reader

if TYPE_CHECKING:
    from itinerary.mail.outbox import Mail
    from itinerary.mail.sending import Server
    from itinerary.releases.standing import Standing

DEFAULT_FOLDER = Path("invitations")

_WHICH = d("Which messages")
_SENDING = d("Sending them")

EPILOG = d("""\
Nothing is sent without `--send`: the files open in a mail program, one by one.

\b
- `smtp://HOST` turns to TLS by STARTTLS, at port 587; `smtps://HOST` is TLS
  from the start, at port 465. The certificate must be trusted by the system.
- The user and the password are read from the variables ITINERARY_SMTP_USER
  and ITINERARY_SMTP_PASSWORD.
- What was sent is noted beside the programme, in NAME.sent.json: the same
  command sends nothing twice, and goes on where it was stopped.
""")


class Messages(Value, frozen=True):
    """Which messages to write, from whom, and whether to send them, as typed."""

    sender: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar=d("MAILBOX"),
            help=d("Who invites, such as `Secretariat <protocol@example.org>`."),
            rich_help_panel=_WHICH,
        ),
    ] = None
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar=d("FOLDER"),
            help=d("The folder for the files; without --send, `invitations` if none is named."),
            rich_help_panel=_WHICH,
        ),
    ] = None
    summary: Annotated[
        bool,
        typer.Option(
            "--summary",
            help=d("One message a person, with all of their news and their whole calendar."),
            rich_help_panel=_WHICH,
        ),
    ] = False
    send: Annotated[
        str | None,
        typer.Option(
            "--send",
            metavar=d("SERVER"),
            help=d("Send them through this mail server, such as smtp://mail.example.org:587."),
            rich_help_panel=_SENDING,
        ),
    ] = None
    no_tls: Annotated[
        bool,
        typer.Option(
            "--no-tls",
            help=d("Without TLS, for a mail server on this machine."),
            rich_help_panel=_SENDING,
        ),
    ] = False
    dry_run: Annotated[
        bool,
        typer.Option(
            "--dry-run",
            help=d("Only say what would be sent to whom."),
            rich_help_panel=_SENDING,
        ),
    ] = False

    def mailbox(self) -> Mailbox:
        """Who invites; UsageError when nobody is named, or somebody who cannot be replied to."""
        if self.sender is None:
            raise UsageError(
                _("Say who invites: --from {example}").format(
                    example=_("“{name}”").format(name="Secretariat <protocol@example.org>")
                )
            )
        mailbox = typed_mailbox(self.sender)
        if mailbox is None:
            raise UsageError(
                _(
                    "“{typed}” is not a name and an e-mail address. Write them like "
                    "“Secretariat <protocol@example.org>”, on one line; before the @ there "
                    "can be no letters with accents."
                ).format(typed=self.sender)
            )
        return mailbox

    def server(self) -> "Server | None":
        """The mail server to send through, if any; UsageError when it is none."""
        from itinerary.cli.servers import typed_server

        if self.no_tls and self.send is None:
            raise UsageError(_("--no-tls needs --send, which names the mail server."))
        return typed_server(self.send, no_tls=self.no_tls) if self.send is not None else None


def invite(session: Session, filters: Filters, messages: Messages, soundness: Soundness) -> None:
    """Messages about what is new: as files for a mail program, or sent through a server."""
    from itinerary.cli import mailing

    sender, server = messages.mailbox(), messages.server()
    if server and not messages.dry_run:
        mailing.refuse_shipped(session)
    selection = filters.selection(session.programme)
    standing = standing_of(session)
    wanted = chosen(news(session.programme, standing), selection, session.programme)
    soundness.assure(session)
    say_what_is_unreleased(session, standing)
    if not wanted:
        say(nothing(selection, (), None, session.reader) if selection else _("There is no news."))
    mailing.say_who_gets_nothing(wanted, session.reader)
    mails = _mails(session, wanted, standing, sender, summary=messages.summary)
    if messages.dry_run:
        mailing.show_what_would_go(session, mails)
        return
    folder = messages.output or (None if server else DEFAULT_FOLDER)
    if folder:
        mailing.write_folder(mails, folder, session.programme, in_part=bool(selection))
    if server and mails:
        mailing.send(session, mails, server, sender)


def _mails(
    session: Session,
    wanted: tuple[News, ...],
    standing: "Standing",
    sender: Mailbox,
    *,
    summary: bool,
) -> "tuple[Mail, ...]":
    from itinerary.mail.outbox import Outbox

    programme = session.programme
    readers = {
        language: Reader(language, typed_clock("both", programme, language))
        for language in LANGUAGES
    }
    outbox = Outbox(standing, readers, session.language, sender)
    if summary:
        return outbox.summaries(wanted)
    return outbox.invitations(wanted)
