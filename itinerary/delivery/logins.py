"""Who logs in to a server, and that nothing which a server says tells the password on."""

from base64 import b64encode
from collections.abc import Iterator
from typing import NamedTuple


class Login(NamedTuple):
    """Who logs in to a server."""

    user: str
    password: str

    def __repr__(self) -> str:
        return f"Login({self.user!r}, …)"

    def hidden_in(self, said: str) -> str:
        """What a server said without the password, in whatever form it repeats it."""
        for secret in self._secrets():
            said = said.replace(secret, "…")
        return said

    def _secrets(self) -> Iterator[str]:
        """The password, and the forms in which it is handed to a server: those of SMTP (RFC 4616,
        and AUTH LOGIN) and of HTTP (RFC 7617)."""
        user, password = self
        for each in (f"\0{user}\0{password}", f"{user}:{password}", password):
            yield b64encode(each.encode()).decode()
        yield password
