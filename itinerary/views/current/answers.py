"""What is answered of a code: in words for people, and as a record for programs."""

from collections.abc import Mapping
from typing import Literal

from itinerary.languages import _, _p
from itinerary.languages.dates import full_day, hour
from itinerary.releases.change_sheets import ChangeSheet
from itinerary.releases.codes import Listing
from itinerary.releases.identities import id_in_file
from itinerary.releases.identity import uid_of
from itinerary.releases.record import Release
from itinerary.views.changes.records import change_record, part_record
from itinerary.views.records import Row

Answer = Literal["current", "outdated", "unknown"]


def still_true(paper: str) -> str:
    """That it is."""
    return _("Still true: {paper}.").format(paper=paper)


def no_longer_true(paper: str, since: Release, *, is_own: bool) -> str:
    """That it is not, since a release; of somebody's own paper its number says too much."""
    words = {"day": full_day(since.time.date()), "hour": hour(since.time)}
    moment = _p("since", "{day}, {hour}").format(**words)
    if is_own:
        return _("No longer true: {paper}, since {moment}").format(paper=paper, moment=moment)
    return _("No longer true: {paper}, since release {number} ({moment})").format(
        paper=paper, number=since.number, moment=moment
    )


def where_it_is_said(command: str) -> str:
    """That a list says itself what of it is different."""
    return _("What is different on it: `{command}`.").format(command=command)


def nobody_has_it(name: str) -> str:
    """That there is no such paper any more: who had it left the delegation."""
    return _("{name} is no longer in the delegation.").format(name=name)


def cannot_say(code: str, draft: str | None) -> str:
    """That no release has a code; `draft` is the paper that the file would give it now."""
    if draft is None:
        return _(
            "Cannot say: no release of this programme has the code {code}. "
            "It may be of a draft, or of another programme."
        ).format(code=code)
    return _(
        "Cannot say: {code} is of a draft, {paper}. It is as the file has it now; "
        "nobody was told so yet."
    ).format(code=code, paper=draft)


def answer_record(
    answer: Answer, code: str, listing: Listing | None, until: int | None, changes: list[Row]
) -> Row:
    """What programs read: every key always there; `until` is the release that made it untrue."""
    return {
        "code": code,
        "answer": answer,
        "list": listing.kind if listing else None,
        "delegate": id_in_file(listing.reader) or None if listing else None,
        "of": listing.scope or None if listing else None,
        "untrue_since": until,
        "changes": changes,
    }


def change_records(
    sheet: ChangeSheet, programme: str, called: Mapping[str, str], language: str
) -> list[Row]:
    """What is another, as `diff` gives it; no calendar is asked, so without its number.

    `called` are the ids of events by their keys.
    """
    return [
        *(
            {
                **change_record(each, uid_of(programme, each.id), None, language),
                "id": called.get(each.id, each.id),
            }
            for each in sheet.changes
        ),
        *(part_record(each, each.part.id, language) for each in sheet.parts),
    ]
