"""Who asks, said in the way that a server wants: Basic (RFC 7617) or Digest (RFC 7616)."""

import hashlib
import re
import secrets
from base64 import b64encode
from typing import NamedTuple

from itinerary.delivery.logins import Login

_CHALLENGE = re.compile(r"(?:^|[\s,])(Basic|Digest)(?=$|[\s,])", re.IGNORECASE)
_PARAMETER = re.compile(r'([a-z-]+)\s*=\s*(?:"([^"]*)"|([^\s,"]+))', re.IGNORECASE)
_ALGORITHMS = {"MD5": "md5", "SHA-256": "sha256"}
_MOST_CHARACTERS = 4_000


class _Digest(NamedTuple):
    realm: str
    nonce: str
    opaque: str
    algorithm: str
    is_stale: bool


class Credentials:
    """What is said to a server of who asks: nothing before it wants to know."""

    def __init__(self, login: Login | None) -> None:
        self._login = login
        self._is_basic = False
        self._digest: _Digest | None = None
        self._count = 0

    def answers(self, challenge: str) -> bool:
        """Takes in how a server wants it said; whether that is another way than it was said."""
        digest = _digest(challenge)
        if digest and (self._digest is None or (digest.is_stale and self._digest != digest)):
            self._digest, self._is_basic, self._count = digest, False, 0
            return True
        if not digest and not self._is_basic and _offers(challenge, "basic"):
            self._is_basic = True
            return True
        return False

    def header(self, method: str, path: str) -> dict[str, str]:
        """The header that says it of one request; none before it is wanted."""
        if self._login is None:
            return {}
        if self._digest:
            return {"Authorization": self._digested(self._login, self._digest, method, path)}
        if self._is_basic:
            pair = b64encode(f"{self._login.user}:{self._login.password}".encode()).decode()
            return {"Authorization": f"Basic {pair}"}
        return {}

    def _digested(self, login: Login, digest: _Digest, method: str, path: str) -> str:
        """A proof that one knows the password, without it."""
        self._count += 1
        count, own = f"{self._count:08x}", secrets.token_hex(16)

        def hashed(*parts: str) -> str:
            name = _ALGORITHMS[digest.algorithm.upper()]
            return hashlib.new(name, ":".join(parts).encode(), usedforsecurity=False).hexdigest()

        secret = hashed(login.user, digest.realm, login.password)
        proof = hashed(secret, digest.nonce, count, own, "auth", hashed(method, path))
        said = {
            "username": login.user.replace("\\", "\\\\").replace('"', '\\"'),
            "realm": digest.realm,
            "nonce": digest.nonce,
            "uri": path,
            "response": proof,
            "cnonce": own,
            **({"opaque": digest.opaque} if digest.opaque else {}),
        }
        quoted = ", ".join(f'{name}="{value}"' for name, value in said.items())
        return f"Digest {quoted}, algorithm={digest.algorithm}, qop=auth, nc={count}"


def _offers(challenge: str, way: str) -> bool:
    return way in {each.lower() for each in _CHALLENGE.findall(challenge[:_MOST_CHARACTERS])}


def _digest(challenge: str) -> _Digest | None:
    """How a server wants a digest; None where it does not, or in a way that is not known."""
    challenge = challenge[:_MOST_CHARACTERS]
    begun = re.search(r"(?:^|[\s,])Digest\s", challenge, re.IGNORECASE)
    if not begun:
        return None
    found: dict[str, str] = {}
    for name, quoted, plain in _PARAMETER.findall(challenge[begun.end() :]):
        found.setdefault(name.lower(), quoted or plain)
    ways = {each.strip() for each in found.get("qop", "").lower().split(",")}
    algorithm = found.get("algorithm", "MD5")
    texts = (found.get("realm", ""), found.get("nonce", ""), found.get("opaque", ""))
    is_known = "auth" in ways and algorithm.upper() in _ALGORITHMS and bool(texts[1])
    if not is_known or not all(each.isascii() and each.isprintable() for each in texts):
        return None
    return _Digest(*texts, algorithm, found.get("stale", "").lower() == "true")
