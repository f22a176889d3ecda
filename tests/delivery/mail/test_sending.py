"""Messages through a real mail server, and what is said when it does not take them."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import AuthResult
from postoffice import Postmaster, certified, listening, serving

from itinerary.delivery.logins import Login
from itinerary.delivery.mail import replies
from itinerary.delivery.mail.sending import Privacy, Server, connected
from itinerary.errors import SendingError
from itinerary.formats.mailboxes import Mailbox

SENDER = Mailbox("Secretariat", "protocol@example.org")
ANNE = Mailbox("Anne Durand", "anne@example.org")
MESSAGE = b"Subject: Forum\r\n\r\n.\r\n..\r\nHello\r\n"
LOGIN = Login("me", "open sesame")


@pytest.fixture
def post() -> Postmaster:
    return Postmaster()


@pytest.fixture
def trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The TLS side of a server at `localhost` that the system trusts."""
    context, authority = certified(tmp_path, "localhost")
    monkeypatch.setenv("SSL_CERT_FILE", str(authority))
    return context


def send(port: int, privacy: Privacy, login: Login | None = None, host: str = "localhost") -> None:
    with connected(Server(host, port, privacy, login), SENDER) as deliver:
        deliver(ANNE, MESSAGE)


def refusal(port: int, privacy: Privacy = "none", login: Login | None = None) -> str:
    """Why nothing was sent, without the server's name."""
    with pytest.raises(SendingError) as stopped:
        send(port, privacy, login)
    return str(stopped.value).replace(f"localhost:{port} ", "")


def test_a_message_arrives_as_it_was(post: Postmaster) -> None:
    """Lines of full stops, too, and to the one recipient."""
    with serving(post) as port:
        send(port, "none")
    (message,) = post.arrived
    assert message.get_content() == ".\r\n..\r\nHello\r\n"
    assert post.recipients == ["anne@example.org"]


def test_a_connection_takes_many_messages(post: Postmaster) -> None:
    """One after the other."""
    with serving(post) as port, connected(Server("localhost", port, "none"), SENDER) as deliver:
        for _number in range(3):
            deliver(ANNE, MESSAGE)
    assert len(post.arrived) == 3


def test_tls_from_the_start_and_by_starttls(post: Postmaster, trusted: Any) -> None:
    """With a certificate that the system trusts, and a login."""
    with serving(post, ssl_context=trusted) as port:
        send(port, "tls")
    account = {"authenticator": post.authenticate, "auth_required": True}
    with serving(post, tls_context=trusted, require_starttls=True, **account) as port:
        send(port, "starttls", LOGIN)
    assert len(post.arrived) == 2
    assert post.logins == [(b"me", b"open sesame")]


@pytest.mark.parametrize("way", ["PLAIN", "LOGIN"])
def test_a_login_goes_in_the_way_that_the_server_knows(
    post: Postmaster, trusted: Any, way: str
) -> None:
    """One of the two that are common over TLS."""
    others = {"PLAIN", "LOGIN"} - {way}
    account = {"authenticator": post.authenticate, "auth_exclude_mechanism": others}
    with serving(post, tls_context=trusted, auth_required=True, **account) as port:
        send(port, "starttls", LOGIN)
    assert post.logins == [(b"me", b"open sesame")]


def test_a_certificate_that_nobody_vouches_for_is_refused(post: Postmaster, tmp_path: Path) -> None:
    """Before anything is said to the server, the login above all."""
    context, _authority = certified(tmp_path, "localhost")
    account = {"authenticator": post.authenticate, "auth_required": True}
    with serving(post, tls_context=context, **account) as port:
        said = refusal(port, "starttls", LOGIN)
    assert said.startswith("cannot be used: its certificate is not trusted (")
    assert (post.arrived, post.logins) == ([], [])


def test_a_certificate_for_another_name_is_refused(
    post: Postmaster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A trusted authority is not enough."""
    context, authority = certified(tmp_path, "mail.example.org")
    monkeypatch.setenv("SSL_CERT_FILE", str(authority))
    with serving(post, ssl_context=context) as port:
        assert "Hostname mismatch" in refusal(port, "tls")


def test_a_server_without_tls_gets_nothing(post: Postmaster) -> None:
    """Nobody on the way can talk us out of it by taking STARTTLS off the list."""
    with serving(post) as port:
        assert refusal(port, "starttls", LOGIN) == (
            "cannot be used: it does not offer what is needed "
            "(STARTTLS extension not supported by server)."
        )
        assert refusal(port, "tls").startswith("cannot be used: TLS does not come about (")
    assert post.arrived == []


def test_a_wrong_password_is_said_and_not_repeated(post: Postmaster, trusted: Any) -> None:
    """With the server's words, in which the password is hidden."""
    account = {"authenticator": post.authenticate, "auth_required": True}
    with serving(post, tls_context=trusted, require_starttls=True, **account) as port:
        said = refusal(port, "starttls", Login("me", "credentials"))
    assert said == "cannot be used: 535 5.7.8 Authentication … invalid."
    assert "credentials" not in repr(Login("me", "credentials"))


@pytest.mark.parametrize("secret", ["sesame-7", "c2VzYW1lLTc=", "AG1lAHNlc2FtZS03"])
def test_no_form_of_a_password_is_repeated(post: Postmaster, trusted: Any, secret: str) -> None:
    """Neither as it is nor as it was handed over, and no part of it where a reply is cut."""
    account = {"authenticator": lambda *_: AuthResult(success=True), "auth_required": True}
    post.answer = lambda _message: f"550 {'x' * 240} {secret} refused"
    with serving(post, tls_context=trusted, require_starttls=True, **account) as port:
        said = refusal(port, "starttls", Login("me", "sesame-7"))
    assert " … refused" in said
    assert secret[:4] not in said


def test_a_password_that_cannot_be_sent_is_said(post: Postmaster, trusted: Any) -> None:
    """The protocol's common ways to log in have ASCII only."""
    account = {"authenticator": post.authenticate, "auth_required": True}
    with serving(post, tls_context=trusted, require_starttls=True, **account) as port:
        said = refusal(port, "starttls", Login("me", "sésame"))
    assert said == ("cannot be used: the user name and the password must be plain ASCII letters.")


def test_a_login_that_the_server_does_not_know_is_said(post: Postmaster, trusted: Any) -> None:
    """It is not sent without."""
    account = {"authenticator": post.authenticate}
    with serving(
        post, tls_context=trusted, auth_exclude_mechanism={"PLAIN", "LOGIN"}, **account
    ) as port:
        assert refusal(port, "starttls", LOGIN) == (
            "cannot be used: it does not offer what is needed (AUTH PLAIN LOGIN CRAM-MD5)."
        )
    assert post.arrived == []


def test_what_a_server_says_is_printable_and_short(post: Postmaster) -> None:
    """Its lines are one, and its end is cut."""
    post.refused[ANNE.address] = f"550-5.1.1 No\r\n550 5.1.1 \x1b[2Juser{'!' * 400}"
    with serving(post) as port:
        said = refusal(port)
    assert said.startswith(
        "does not take the message to Anne Durand <anne@example.org>: 550 5.1.1 No 5.1.1 [2Juser!!"
    )
    assert len(said) < 400
    assert said.isprintable()


@pytest.mark.parametrize("way", ["PLAIN", "LOGIN", "CRAM-MD5"])
def test_a_question_at_login_that_makes_no_sense_is_said(way: str) -> None:
    """It should be base64."""
    with answering(f"250-hello\r\n250 AUTH {way}\r\n", "334 A\r\n") as port:
        assert refusal(port, login=LOGIN) == "cannot be used: its answer cannot be understood."


def test_a_message_that_is_refused_is_said(post: Postmaster) -> None:
    """After it was read, too."""
    post.answer = lambda _message: "554 5.7.1 Looks like spam"
    with serving(post) as port:
        assert refusal(port).endswith(": 554 5.7.1 Looks like spam.")


def test_a_sender_who_is_refused_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that relays for others only."""

    class Strict(Postmaster):
        async def handle_MAIL(self, *_about: Any) -> str:  # noqa: N802 - aiosmtpd's name
            return "553 5.7.1 Not your address"

    with serving(Strict()) as port:
        assert refusal(port).endswith(": 553 5.7.1 Not your address.")


def test_a_connection_that_breaks_is_said(post: Postmaster) -> None:
    """In the middle of a message: nobody can know whether it went."""
    post.answer = lambda _message: "421 4.3.0 Going home"
    with serving(post) as port:
        assert refusal(port).endswith(": 421 4.3.0 Going home.")
    with listening(b"220 hello\r\n") as port:
        assert refusal(port).endswith(": it closed the connection.")


def test_a_server_that_does_not_answer_is_not_waited_for_for_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It has a minute; here, less."""
    monkeypatch.setattr(replies, "PATIENCE", 0.05)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        assert refusal(silent.getsockname()[1]) == "cannot be used: it does not answer."


def test_a_server_that_says_a_byte_now_and_then_is_not_waited_for_for_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It is the whole reply that has to come in time."""
    monkeypatch.setattr(replies, "PATIENCE", 0.2)
    with listening(b"2", often=True) as port:
        assert refusal(port) == "cannot be used: it does not answer."


def test_a_server_that_does_not_stop_talking_is_not_listened_to() -> None:
    """However fast it talks: memory has an end."""
    with listening(b"220-hello\r\n" * 10_000, often=True) as port:
        assert refusal(port) == "cannot be used: what it says has no end."


def test_a_name_that_nobody_has_is_said() -> None:
    """As the system says it."""
    with pytest.raises(SendingError, match=r"nowhere\.invalid:25 cannot be used: "):
        send(25, "none", host="nowhere.invalid")


@contextmanager
def answering(*answers: str) -> Iterator[int]:
    """The port of a server that greets, and has one answer for each of the first lines it gets."""
    import threading

    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer() -> None:
            client, _address = server.accept()
            with client, client.makefile("rb") as lines:
                client.sendall(b"220 hello\r\n")
                for each in answers:
                    line = lines.readline().decode()
                    client.sendall(each.format(line=line.strip()).encode())
                lines.readline()

        thread = threading.Thread(target=answer)
        thread.start()
        yield server.getsockname()[1]
        thread.join()
