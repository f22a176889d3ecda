"""What of a paper is another now: as data, and in words."""

from itinerary.languages import _
from itinerary.programme.model import Programme
from itinerary.releases.accounts import Account
from itinerary.releases.change_sheets import ChangeSheet
from itinerary.releases.changes import Change, Contents, changes
from itinerary.releases.identities import id_in_file
from itinerary.releases.membership import Delegation, Membership
from itinerary.releases.part_changes import part_changes
from itinerary.releases.readings import Reading
from itinerary.releases.snapshot import Off, off
from itinerary.values import replace
from itinerary.views.changes.differences import differences
from itinerary.views.pages import Agenda, Block
from itinerary.views.readers import Reader


def sheet_of(
    before: Reading | None, after: Reading | None, reader: str, now: Contents
) -> ChangeSheet:
    """What is another, of a reader's by their key, or everybody's, with all that is told `now`.

    Nothing where there was, or is, no such paper.
    """
    if before is None or after is None:
        return ChangeSheet(None, ())
    found = changes(before.events, after.events)
    if reader:
        id = id_in_file(reader)
        found = tuple(replace(each, to=id, off=_off(each, id, now)) for each in found)
    return ChangeSheet(None, found, part_changes(before.all_parts, after.all_parts))


def _off(change: Change, reader: str, now: Contents) -> Off | None:
    """How an event that somebody has no more is off for them."""
    if change.change != "removed":
        return None
    then = now.get(change.id)
    return off(then, is_theirs=then is not None and reader in then.delegates)


def page_of(
    title: str,
    sheet: ChangeSheet,
    accounts: tuple[Account, Account],
    programme: Programme,
    reader: Reader,
) -> Agenda:
    """The same in words; where none of it can be named, that there is something."""
    membership = Membership(_delegation(accounts[0]), _delegation(accounts[1]))
    page = differences(title, sheet, membership, programme, reader)
    if page.blocks:
        return page
    line = _("What it is made of is another, such as an order or how a city is called.")
    return replace(page, blocks=(Block(_("In the mission"), (line,), ()),))


def _delegation(account: Account) -> Delegation:
    people = (id_in_file(key) for kind, key in account.parts if kind in {"people", "organisations"})
    return Delegation(frozenset(people), account.events)
