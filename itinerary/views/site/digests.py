"""Digests: by them it is known that something is made of the same, without making it."""

from hashlib import sha256


def digest(*parts: str) -> str:
    """The digest of several texts in their order."""
    return sha256("\0".join(parts).encode()).hexdigest()
