"""`current`: whether what is on a paper is still true, by the code at its foot."""

from collections.abc import Callable
from itertools import chain
from typing import Annotated, Literal

import typer

from itinerary.cli.output import give_page
from itinerary.cli.releasing import say_what_is_unreleased, versions_of
from itinerary.cli.session import Session
from itinerary.cli.typed.declarations import option
from itinerary.errors import UsageError
from itinerary.languages import _
from itinerary.languages import deferred as d
from itinerary.releases.accounts import Account
from itinerary.releases.change_sheets import ChangeSheet
from itinerary.releases.codes import Listing, typed_code
from itinerary.releases.currency import Codes, Found, found, listed
from itinerary.releases.listings import Listings
from itinerary.releases.versions import Versions
from itinerary.views.current.answers import (
    answer_record,
    cannot_say,
    change_records,
    no_longer_true,
    nobody_has_it,
    still_true,
    where_it_is_said,
)
from itinerary.views.current.changes import page_of, sheet_of
from itinerary.views.current.papers import is_for_a_desk, paper, reader_name, sheets_command
from itinerary.views.sheets.codes import DeskCodes

NO_LONGER = 3
CANNOT_SAY = 4
_LONGEST = 20  # characters of what was typed that are said again

EPILOG = d("""\
The code stands at the foot of every page of paper, of each card and list, and
of the pages of the site. It is looked up in the record of releases.

\b
- Status 0: what is on it is still true.
- Status 3: it is not, and what is another follows, line by line.
- Status 4: no release has this code.
- Status 2: the code is mistyped.
""")


def current(
    session: Session,
    code: Annotated[
        list[str],
        typer.Argument(
            metavar=d("CODE"), help=d("Nine letters, such as KXTR-MPLQ-W."), show_default=False
        ),
    ],
    format: Annotated[
        Literal["table", "json"], option("--format -f", d("For people, or for programs."))
    ] = "table",
) -> None:
    """Whether what is on a paper is still true, by the code at its foot."""
    typed = _code(" ".join(code))
    versions = versions_of(session)
    listings = Listings(versions)
    codes = _codes(session, listings)
    known = found(typed, listings.released, codes)
    is_json = format == "json"
    if known is None:
        draft = listed(typed, codes(listings.written))
        _say_unknown(session, listings, typed, draft, is_json=is_json)
        raise typer.Exit(CANNOT_SAY)
    if known.number == len(listings.released):
        if is_json:
            session.write_json(answer_record("current", typed, known.listing, None, []))
        else:
            called = paper(known.listing, listings.released[-1], session.reader)
            session.write(f"{still_true(called)}\n")
            say_what_is_unreleased(session, versions)
        return
    _say_what_is_another(session, versions, listings, known, typed if is_json else None)
    raise typer.Exit(NO_LONGER)


def _code(typed: str) -> str:
    """The code that is meant; UsageError for what is none."""
    found = typed_code(typed)
    if found is None:
        raise UsageError(
            _(
                "“{typed}” is mistyped: a code has nine letters, such as KXTR-MPLQ-W, "
                "of which the last one checks the others."
            ).format(typed=typed[:_LONGEST])
        )
    return found


def _codes(session: Session, listings: Listings) -> Callable[[Account], Codes]:
    """What makes the codes of all pages, papers and lists."""
    desks = DeskCodes(session.programme.id)
    return lambda account: chain(listings.codes(account), desks.codes(account))


def _say_unknown(
    session: Session, listings: Listings, code: str, draft: Listing | None, *, is_json: bool
) -> None:
    """Says that no release has a code, and of which list the file gives it now, if it does."""
    if is_json:
        session.write_json(answer_record("unknown", code, draft, None, []))
        return
    called = paper(draft, listings.written, session.reader) if draft else None
    session.write(f"{cannot_say(code, called)}\n")


def _say_what_is_another(
    session: Session, versions: Versions, listings: Listings, known: Found, code: str | None
) -> None:
    """Says since when a paper is no longer true, and what of it is another; of a code, as JSON."""
    listing, since = known.listing, versions.history.releases[known.number]
    accounts = (listings.released[known.number - 1], listings.released[-1])
    is_gone = bool(listing.reader) and not accounts[1].has(listing.reader)
    sheet = ChangeSheet(None, ())
    if not (is_gone or is_for_a_desk(listing)):
        before, after = (listings.reading(listing, each) for each in accounts)
        sheet = sheet_of(before, after, listing.reader, accounts[1].events)
    if code is not None:
        programme, ids = session.programme.id, versions.lineages.labels
        changes = change_records(sheet, programme, ids, session.language)
        session.write_json(answer_record("outdated", code, listing, since.number, changes))
        return
    called = paper(listing, accounts[0], session.reader)
    title = no_longer_true(called, since, is_own=bool(listing.reader))
    if is_gone:
        name = reader_name(listing, accounts[0], session.language) or ""
        session.write(f"{title}.\n{nobody_has_it(name)}\n")
    elif is_for_a_desk(listing):
        command = session.command(f"{sheets_command(listing)} --since {known.number}")
        session.write(f"{title}.\n{where_it_is_said(command)}\n")
    else:
        page = page_of(title, sheet, accounts, session.programme, session.reader)
        give_page(session, page, "table")
    say_what_is_unreleased(session, versions)
