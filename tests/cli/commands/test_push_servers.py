"""Which calendar server is meant, how it is spoken to, and who logs in."""

from collections.abc import Iterator

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.credentials import SimpleCredential
from keyring.errors import KeyringLocked

from itinerary.cli.commands.push.servers import typed_server
from itinerary.delivery.logins import Login
from itinerary.delivery.push.server import Server
from itinerary.errors import UsageError


class Keys(KeyringBackend):
    """A keyring in memory; one that is locked has none."""

    priority = 1  # type: ignore[assignment]  # a property there

    def __init__(self, secrets: dict[str, tuple[str, str]] | None = None) -> None:
        super().__init__()
        self.secrets = secrets

    def get_password(self, service: str, username: str) -> str | None:
        """The password of a user for a service."""
        if self.secrets is None:
            raise KeyringLocked
        user, password = self.secrets.get(service, ("", ""))
        return password if user == username else None

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keeps it."""
        self.secrets = {**(self.secrets or {}), service: (username, password)}

    def get_credential(self, service: str, username: str | None) -> SimpleCredential | None:
        """The same, of whichever user there is."""
        user = username or (self.secrets or {}).get(service, ("", ""))[0]
        password = self.get_password(service, user)
        return SimpleCredential(user, password) if password else None


@pytest.fixture(autouse=True)
def keys(monkeypatch: pytest.MonkeyPatch) -> Iterator[Keys]:
    """An empty keyring, and no login in the environment."""
    monkeypatch.delenv("ITINERARY_CALDAV_USER", raising=False)
    monkeypatch.delenv("ITINERARY_CALDAV_PASSWORD", raising=False)
    before, keys = keyring.get_keyring(), Keys({})
    keyring.set_keyring(keys)
    yield keys
    keyring.set_keyring(before)


@pytest.mark.parametrize(
    ("typed", "server"),
    [
        ("https://cloud.example.org", Server("https", "cloud.example.org", 443, "/")),
        ("HTTPS://Cloud.org:8443/a b/", Server("https", "cloud.org", 8443, "/a%20b/")),
        ("https://[2001:db8::1]/dav/", Server("https", "2001:db8::1", 443, "/dav/")),
        ("https://straße.de/jane@b.org/", Server("https", "xn--strae-oqa.de", 443, "/jane@b.org/")),
    ],
)  # fmt: skip
def test_a_server_is_spoken_to_with_tls(typed: str, server: Server) -> None:
    """At the path that was typed."""
    assert typed_server(typed, no_tls=False) == server


@pytest.mark.parametrize("host", ["localhost", "127.0.0.2", "[::1]"])
def test_without_tls_only_on_this_machine(host: str) -> None:
    """And only when that is said; a name that could be another's is not this machine."""
    assert typed_server(f"http://{host}:5232/", no_tls=True).scheme == "http"
    with pytest.raises(UsageError, match="add --no-tls"):
        typed_server(f"http://{host}:5232/", no_tls=False)
    with pytest.raises(UsageError, match="https:// is TLS"):
        typed_server(f"https://{host}:5232/", no_tls=True)
    for other in ("cloud.org", "localhost.cloud.org", "10.0.0.1", "127.0.0.1.cloud.org"):
        with pytest.raises(UsageError, match="could be read on the way"):
            typed_server(f"http://{other}/", no_tls=True)


@pytest.mark.parametrize(
    "typed",
    ["https://jane:hunter2@example.org/", "https:jane:hunter2@example.org",
     "jane:hunter2@example.org", "https://:hunter2@", "https://jane@example.org",
     "https://jane:hunter2@[::1", "ftp://x:hunter2@y"],
)  # fmt: skip
def test_a_login_in_the_address_is_refused_and_not_repeated(typed: str) -> None:
    """It would stand in the history of the shell and in the list of processes."""
    with pytest.raises(UsageError) as refused:
        typed_server(typed, no_tls=False)
    assert "ITINERARY_CALDAV_PASSWORD" in str(refused.value)
    assert "hunter2" not in str(refused.value)


@pytest.mark.parametrize(
    "typed",
    ["", "example.org", "https://", "https:example.org", "https://example.org:0", "https://[::1",
     "https://example.org:x", "https://example.org?x", "https://example.org/#x", "https://a\r\nb",
     f"https://{'a' * 70}.org", "caldav://example.org", "https://example.org/%2e%2e/x"],
)  # fmt: skip
def test_what_is_no_server_is_said(typed: str) -> None:
    """With how to write one."""
    with pytest.raises(UsageError, match="is not the address of a calendar server"):
        typed_server(typed, no_tls=False)


def test_who_logs_in_is_read_from_the_environment_else_from_the_keyring(
    monkeypatch: pytest.MonkeyPatch, keys: Keys
) -> None:
    """One half of a login is none; a keyring that is locked or has nothing is none either."""
    keyring.set_password("itinerary@cloud.example.org", "jane", "sesame")

    def login() -> Login | None:
        return typed_server("https://cloud.example.org/", no_tls=False).login

    assert login() == Login("jane", "sesame")
    assert "sesame" not in repr(login())
    monkeypatch.setenv("ITINERARY_CALDAV_USER", "jane")
    assert login() == Login("jane", "sesame")
    monkeypatch.setenv("ITINERARY_CALDAV_USER", "jim")
    with pytest.raises(UsageError, match="are both needed"):
        login()
    keys.secrets = None
    with pytest.raises(UsageError, match="are both needed"):
        login()
    monkeypatch.setenv("ITINERARY_CALDAV_PASSWORD", "open")
    assert login() == Login("jim", "open")
    monkeypatch.delenv("ITINERARY_CALDAV_USER")
    with pytest.raises(UsageError, match="are both needed"):
        login()
    monkeypatch.delenv("ITINERARY_CALDAV_PASSWORD")
    assert login() is None
