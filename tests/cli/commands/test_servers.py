"""Which mail server is meant, and how it is spoken to."""

import pytest

from itinerary.cli.commands.invite.servers import typed_server
from itinerary.delivery.mail.sending import Login, Server
from itinerary.errors import UsageError


@pytest.fixture(autouse=True)
def nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """No login, whatever the environment has."""
    monkeypatch.delenv("ITINERARY_SMTP_USER", raising=False)
    monkeypatch.delenv("ITINERARY_SMTP_PASSWORD", raising=False)


@pytest.mark.parametrize(
    ("typed", "server"),
    [
        ("smtp://mail.example.org", Server("mail.example.org", 587, "starttls")),
        ("smtp://mail.example.org:2525/", Server("mail.example.org", 2525, "starttls")),
        ("SMTPS://Mail.Example.org", Server("mail.example.org", 465, "tls")),
        ("smtp://[2001:db8::1]:25", Server("2001:db8::1", 25, "starttls")),
        ("smtp://mail.straße.de", Server("mail.xn--strae-oqa.de", 587, "starttls")),
        ("smtp://localhost", Server("localhost", 587, "starttls")),
    ],
)
def test_tls_is_always_asked_for(typed: str, server: Server) -> None:
    """By STARTTLS, or from the start; on this machine too, unless told."""
    assert typed_server(typed, no_tls=False) == server


@pytest.mark.parametrize("address", ["localhost:25", "192.0.2.1:587", "[::1]:2525"])
def test_a_server_is_named_as_it_is_typed(address: str) -> None:
    """A number with colons stands in brackets (RFC 3986, 3.2.2)."""
    assert str(typed_server(f"smtp://{address}", no_tls=False)) == address


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.1.2.3", "[::1]"])
def test_this_machine_can_do_without(host: str) -> None:
    """By a name or number that cannot be another machine's."""
    assert typed_server(f"smtp://{host}:25", no_tls=True).privacy == "none"


@pytest.mark.parametrize(
    "host", ["192.168.0.1", "127.0.0.1.example.org", "localhost.example.org", "[::2]", "10.0.0.1"]
)
def test_no_other_machine_can(host: str) -> None:
    """With a login or without: what people are told is not for everybody on the way."""
    with pytest.raises(UsageError, match="on this machine"):
        typed_server(f"smtp://{host}:25", no_tls=True)


def test_the_login_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both halves of it."""
    monkeypatch.setenv("ITINERARY_SMTP_USER", "me")
    with pytest.raises(UsageError, match="both needed"):
        typed_server("smtp://mail.example.org", no_tls=False)
    monkeypatch.setenv("ITINERARY_SMTP_PASSWORD", "sesame")
    assert typed_server("smtp://mail.example.org", no_tls=False).login == Login("me", "sesame")


@pytest.mark.parametrize(
    "typed",
    ["smtp://me@example.org", "smtp://me:hunter2@example.org", "me:hunter2@example.org", "smtp://:hunter2@"],
)  # fmt: skip
def test_a_login_in_the_address_is_refused_and_not_repeated(typed: str) -> None:
    """It would stand in the history of the shell and in the list of processes."""
    with pytest.raises(UsageError) as refused:
        typed_server(typed, no_tls=False)
    assert "ITINERARY_SMTP_PASSWORD" in str(refused.value)
    assert "hunter2" not in str(refused.value)


@pytest.mark.parametrize(
    "typed",
    ["", "example.org", "smtp://", "smtp:example.org", "smtp://example.org:0", "smtp://[::1",
     "smtp://example.org:x", "smtp://example.org?x", "smtp://example.org#x", "smtp://a\r\nb",
     f"smtp://{'a' * 70}.org", "imap://example.org"],
)  # fmt: skip
def test_what_is_no_server_is_said(typed: str) -> None:
    """With how to write one."""
    with pytest.raises(UsageError, match="is not the address of a mail server"):
        typed_server(typed, no_tls=False)
