"""Whether what is on a paper is still true: found in the record of releases by its code alone."""

from collections.abc import Callable, Iterable, Sequence

from itinerary.releases.accounts import Account
from itinerary.releases.codes import Listing
from itinerary.values import Value

Codes = Iterable[tuple[Listing, str]]


class Found(Value, frozen=True):
    """A list that had a code, and the number of the last release that left it so."""

    listing: Listing
    number: int


def found(
    code: str, released: Sequence[Account], codes: Callable[[Account], Codes]
) -> Found | None:
    """Which list had a code, after which release at last; None where none of them left any so."""
    for number in range(len(released), 0, -1):
        listing = listed(code, codes(released[number - 1]))
        if listing:
            return Found(listing, number)
    return None


def listed(code: str, codes: Codes) -> Listing | None:
    """The list that has a code, of these."""
    return next((listing for listing, each in codes if each == code), None)
