"""The lists of a programme, as each release left them: their codes, and their readers' editions.

A release that tells somebody nothing leaves them the edition and the code that they have: neither
says anything of what others were told. So does another id of an event, which has its key here.
"""

from collections.abc import Iterator
from functools import cached_property

from itinerary.releases.accounts import Account
from itinerary.releases.codes import Listing, code
from itinerary.releases.editions import Edition
from itinerary.releases.history import History, told_by
from itinerary.releases.identities import id_in_file
from itinerary.releases.parts import name_of
from itinerary.releases.readings import Reading, Readings, listings
from itinerary.releases.versions import Versions


class Listings:
    """The lists of a programme, of each release and of now."""

    def __init__(self, versions: Versions) -> None:
        self._versions = versions
        self._readings = Readings()
        self._last: tuple[Listing, Account, object] | None = None

    @cached_property
    def released(self) -> tuple[Account, ...]:
        """What was told, as it stood after each release."""
        record = self._versions.record
        if record is None:
            return ()
        names = [name_of(part) for each in record.releases for part in each.parts]
        people = [key for kind, key in names if kind in {"people", "organisations"}]
        history = History(record, {key: id_in_file(key) for key in people}, {})
        return tuple(
            Account(told_by(history, each.number), record.parts(each.number))
            for each in record.releases
        )

    @cached_property
    def now(self) -> Account:
        """What is told now: by the last release or, where anything is not released, by the file."""
        if self.released and not self._versions.news:
            return self.released[-1]
        return self.written

    @cached_property
    def written(self) -> Account:
        """What the file says now, released or not."""
        return Account(
            self._versions.lineages.by_key(self._versions.contents), self._versions.whole_parts
        )

    def code(self, kind: str, reader: str = "", scope: str = "") -> str:
        """The code of what is told now on a list: to a delegate, by their id, or to all."""
        key = self._versions.identities.key_of(reader) if reader else ""
        return self.code_of(Listing(kind, key, scope), self.now) or ""

    def code_of(self, listing: Listing, account: Account) -> str | None:
        """The code of a list, whose reader is a key; None where there was none."""
        told = self.told(listing, account)
        if told is None:
            return None
        bare = listing._replace(reader=id_in_file(listing.reader))
        return code(self._versions.programme.id, bare, told)

    def reading(self, listing: Listing, account: Account) -> Reading | None:
        """What is read on a list."""
        return self._readings.of(listing, account)

    def is_draft(self, kind: str, reader: str = "") -> bool:
        """Whether anything on a list is not released: what else is not, is nothing to them."""
        key = self._versions.identities.key_of(reader) if reader else ""
        listing = Listing(kind, key)
        if not self.released:
            return True
        if not self._versions.news:
            return False
        told = (self.code_of(listing, each) for each in (self.released[-1], self.written))
        return len({*told}) > 1

    def codes(self, account: Account) -> Iterator[tuple[Listing, str]]:
        """All lists that there were, each with its code."""
        for listing in listings(account):
            if known := self.code_of(listing, account):
                yield listing, known

    def told(self, listing: Listing, account: Account) -> object:
        """What is read on a list, as data that can be compared; None where there was none.

        The last answer is kept: of a reader one asks for the edition, and then for the code.
        """
        if self._last is None or self._last[0] != listing or self._last[1] is not account:
            reading = self.reading(listing, account)
            data = None if reading is None else self._readings.data(reading)
            self._last = (listing, account, data)
        return self._last[2]

    def edition(self, kind: str, reader: str = "") -> Edition | None:
        """How many releases told anything on a list, and when the last did; None where none."""
        key = self._versions.identities.key_of(reader) if reader else ""
        found: Edition | None = None
        before: object = None
        for release, account in zip(self._versions.history.releases, self.released, strict=True):
            told = self.told(Listing(kind, key), account)
            if told is not None and told != before:
                found = Edition(found.number + 1 if found else 1, release.time)
            before = told
        return found
