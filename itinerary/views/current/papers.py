"""What the paper is that has a code, in words."""

from itinerary.languages import _
from itinerary.languages import deferred as d
from itinerary.programme.model import Text
from itinerary.releases.accounts import Account
from itinerary.releases.codes import Listing
from itinerary.releases.identities import id_in_file
from itinerary.releases.parts import Person
from itinerary.views.readers import Reader
from itinerary.views.sheets.catalogue import OF_A_CITY, SHEETS

_OWN = {
    "page": d("page of {name}"),
    "card": d("card of {name}"),
    "booklet": d("booklet of {name}"),
}
_SHARED = {
    "booklet": d("booklet for everybody"),
    "programme": d("public programme"),
    "office": d("page of the secretariat"),
}


def paper(listing: Listing, account: Account, reader: Reader) -> str:
    """What a list is called: booklet of Anne Durand."""
    name = reader_name(listing, account, reader.language)
    if is_for_a_desk(listing):
        command = f"`{sheets_command(listing)}`"
        return command if name is None else _("{paper} of {name}").format(paper=command, name=name)
    if name is None:
        return _(_SHARED[listing.kind])
    return _(_OWN[listing.kind]).format(name=name)


def is_for_a_desk(listing: Listing) -> bool:
    """Whether it is one of the lists for other people's desks."""
    return listing.kind in SHEETS


def sheets_command(listing: Listing) -> str:
    """What makes such a list anew, as it is typed: sheets rooms --stay osaka."""
    scope = id_in_file(listing.scope)
    asked = ["--stay", scope] if listing.kind in OF_A_CITY else [scope]
    reader = ["-d", id_in_file(listing.reader)] if listing.reader else []
    return " ".join(["sheets", listing.kind, *(asked if scope else []), *reader])


def reader_name(listing: Listing, account: Account, language: str) -> str | None:
    """The name of the one whose list it is, as it was then; None for what is everybody's."""
    person = account.parts.get(("people", listing.reader))
    if not isinstance(person, Person):
        return None
    return Text(person.name, next(iter(person.name))).read(language)
