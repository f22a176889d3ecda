"""`invite`: invitations, changes and cancellations by e-mail."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from itinerary.cli.boundary import say
from itinerary.cli.releasing import (
    refuse_unreleased,
    say_what_is_unreleased,
    typed_release,
    versions_of,
)
from itinerary.cli.session import Session
from itinerary.cli.soundness import Soundness
from itinerary.cli.typed.declarations import option
from itinerary.cli.typed.options import Filters
from itinerary.errors import UsageError
from itinerary.formats.mailboxes import Mailbox, typed_mailbox
from itinerary.languages import _
from itinerary.languages import deferred as d
from itinerary.queries.selection import Selection
from itinerary.releases.history import told_by
from itinerary.releases.news import Known, News, before_latest, news
from itinerary.values import Value
from itinerary.views.empty_answers import no_news
from itinerary.views.letters import chosen

if TYPE_CHECKING:
    from itinerary.delivery.mail.knowledge import Knowledge
    from itinerary.delivery.mail.sending import Server
    from itinerary.releases.versions import Versions

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
- Only what is released is sent. What was sent is noted beside the programme,
  in NAME.sent.json: from then on, each gets what they were not sent yet, and
  the same command goes on where it was stopped.
""")


class Messages(Value, frozen=True):
    """Which messages to write, from whom, and whether to send them, as typed."""

    sender: Annotated[
        str | None,
        option(
            "--from",
            d("Who invites, such as `Secretariat <protocol@example.org>`."),
            d("MAILBOX"),
            _WHICH,
        ),
    ] = None
    output: Annotated[
        Path | None,
        option(
            "--output -o",
            d("The folder for the files; without --send, `invitations` if none is named."),
            d("FOLDER"),
            _WHICH,
        ),
    ] = None
    summary: Annotated[
        bool,
        option(
            "--summary",
            d("One message a person, with all of their news and their whole calendar."),
            panel=_WHICH,
        ),
    ] = False
    with_address: Annotated[
        bool,
        option(
            "--with-address",
            d("Say in each message where its reader’s page and feed are; see `site`."),
            panel=_WHICH,
        ),
    ] = False
    since: Annotated[
        str | None,
        option(
            "--since",
            d(
                "What has changed since this release, such as 2, or 0 for everything; "
                "else what each was not sent yet, or what the last release changed."
            ),
            d("RELEASE"),
            _WHICH,
        ),
    ] = None
    send: Annotated[
        str | None,
        option(
            "--send",
            d("Send them through this mail server, such as smtp://mail.example.org:587."),
            d("SERVER"),
            _SENDING,
        ),
    ] = None
    no_tls: Annotated[
        bool,
        option("--no-tls", d("Without TLS, for a mail server on this machine."), panel=_SENDING),
    ] = False
    dry_run: Annotated[
        bool,
        option("--dry-run", d("Only say what would be written, or sent, to whom."), panel=_SENDING),
    ] = False

    def mailbox(self) -> Mailbox:
        """Who invites; UsageError when nobody is named, or somebody who cannot be replied to."""
        if self.sender is None:
            raise UsageError(
                _("Say who invites: --from {example}").format(
                    # quoted as a shell wants it: this is what people copy
                    example='"{}"'.format(_("Secretariat <protocol@example.org>"))
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

    def release(self, versions: "Versions") -> int | None:
        """The number of the release since which news are wanted, if one was named."""
        if self.since is None:
            return None
        is_none = self.since and not self.since.strip("0")
        return 0 if is_none else typed_release(self.since, versions.record)

    def server(self) -> "Server | None":
        """The mail server to send through, if any; UsageError when it is none."""
        from itinerary.cli.commands.invite.servers import typed_server

        if self.no_tls and self.send is None:
            raise UsageError(_("--no-tls needs --send, which names the mail server."))
        return typed_server(self.send, no_tls=self.no_tls) if self.send is not None else None


def invite(session: Session, filters: Filters, messages: Messages, soundness: Soundness) -> None:
    """Messages about what is new: as files for a mail program, or sent through a server."""
    from itinerary.cli.commands.invite import mailing
    from itinerary.delivery.mail.knowledge import Knowledge, refuse_unrecorded
    from itinerary.delivery.mail.outbox import Outbox

    sender, server = messages.mailbox(), messages.server()
    if server:
        mailing.refuse_shipped(session)
    folder = messages.output or (None if server else DEFAULT_FOLDER)
    with mailing.at_work(session, folder, server, writes=not messages.dry_run) as sent:
        # Not read before, or what is older by now could be written, or sent, over a later release.
        selection = filters.selection(session.programme)
        versions = versions_of(session)
        since = messages.release(versions)
        if server:
            refuse_unrecorded(sent, versions.history)
            refuse_unreleased(session, versions)
        soundness.assure(session)
        say_what_is_unreleased(session, versions)
        knows = since is None and (sent or server)
        knowledge = Knowledge(sent, versions) if knows else None
        known = knowledge.of if knowledge else _since(versions, since)
        wanted = chosen(news(versions, known), selection, session.programme)
        _say_who_gets_what(wanted, selection, knowledge, versions, session)
        kept = mailing.kept(folder, session.programme) if folder else None
        leads = _leads(session, versions) if messages.with_address else None
        outbox = Outbox(versions, session.reader, sender, kept.names if kept else None, leads)
        mails = outbox.summaries(wanted) if messages.summary else outbox.invitations(wanted, known)
        if kept:
            write = mailing.show_what_would_be_written if messages.dry_run else mailing.write_folder
            write(session, mails, kept, in_part=bool(selection))
        if server and messages.dry_run:
            mailing.show_what_would_go(session, mails, sent)
        elif server:
            mailing.send(mails, server, sender, sent)


def _leads(session: Session, versions: "Versions") -> dict[str, tuple[str, str]]:
    """The page and the feed of each who has them; UsageError where nobody does."""
    from itinerary.delivery.site.addresses import leads, read_site, site_path

    found = leads(read_site(site_path(session.path), session.programme.id))
    if not found:
        raise UsageError(
            _("Nobody has an address yet; `{command}` gives them.").format(
                command=session.command("site DIR --base-url URL")
            )
        )
    return {versions.identities.id_of(key): lead for key, lead in found.items()}


def _say_who_gets_what(
    wanted: Sequence[News],
    selection: Selection,
    knowledge: "Knowledge | None",
    versions: "Versions",
    session: Session,
) -> None:
    """Says that there is no news, or who gets nothing of it, who everything, and who is gone."""
    from itinerary.cli.commands.invite import addressees

    if not wanted:
        say(no_news(selection, session.reader))
    addressees.say_who_gets_nothing(wanted, session.reader)
    if not selection:
        addressees.say_what_nobody_gets(session.programme)
    if knowledge:
        addressees.say_who_gets_everything(wanted, knowledge, versions, session.reader)
        if not selection.parties:
            addressees.say_who_is_untold(knowledge, session.reader)


def _since(versions: "Versions", release: int | None) -> Known:
    """What all knew after a release; says after which, where none was asked for."""
    number = before_latest(versions) if release is None else release
    if release is None and number:  # files do not tell whether older ones were ever sent
        words = _("This is what is new since release {number}; `--since 0` says everything.")
        say(words.format(number=number))
    told = told_by(versions.history, number)
    return lambda _to: told
