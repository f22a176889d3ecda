"""`diff`: what has changed, since a release or another file; and for whom."""

from collections.abc import Sequence
from typing import Annotated, Literal, NamedTuple

import typer

from itinerary.cli.output import give_page, give_records
from itinerary.cli.releasing import (
    say_who_is_another,
    typed_release,
    unreleased_moment,
    versions_of,
)
from itinerary.cli.session import Session, programme_path
from itinerary.cli.typed.declarations import option
from itinerary.cli.typed.options import Filters
from itinerary.errors import ProblemsError, UsageError
from itinerary.formats.measures import cut, one_line, steady
from itinerary.languages import _, _p
from itinerary.languages import deferred as d
from itinerary.languages.dates import full_day, hour
from itinerary.programme.loader import load
from itinerary.programme.mistakes import MAX_SHOWN
from itinerary.programme.model import Delegate, Programme
from itinerary.queries.selection import Selection
from itinerary.releases.change_sheets import (
    ChangeSheet,
    sheet_of_all,
    sheets_by_delegate,
    with_former,
)
from itinerary.releases.changes import Change, Contents, different
from itinerary.releases.history import former_ids, told_by
from itinerary.releases.listings import Listings
from itinerary.releases.membership import Membership, delegation, delegation_of
from itinerary.releases.part_changes import PartChange, part_changes
from itinerary.releases.parts import Parts
from itinerary.releases.record import Release
from itinerary.releases.versions import Versions, with_release
from itinerary.values import Value
from itinerary.views.changes.differences import differences
from itinerary.views.changes.records import change_record, part_record
from itinerary.views.pages import Agenda
from itinerary.views.records import Row
from itinerary.views.words import name, programme_title

CHANGES_FOUND = 3


class Answer(Value, frozen=True):
    """How to say what has changed, as typed."""

    by: Annotated[
        Literal["event", "delegate"],
        option("--by", d("Event by event, or for each delegate what concerns them alone.")),
    ] = "event"
    format: Annotated[
        Literal["table", "json", "markdown"],
        option("--format -f", d("For people, or for programs.")),
    ] = "table"
    exit_code: Annotated[
        bool, option("--exit-code", d("End with status 3 when something has changed."))
    ] = False


class Earlier(NamedTuple):
    """What the programme is compared with, what that is called, and when people were told it."""

    contents: Contents
    parts: Parts
    versions: Versions  # how the programme stands to it
    number: int  # of its release there
    called: str
    listings: Listings
    told: str | None = None


def diff(
    session: Session,
    filters: Filters,
    answer: Answer,
    old: Annotated[
        str | None,
        typer.Argument(
            metavar=d("OLD"), help=d("The number of a release, or a file; else the last release.")
        ),
    ] = None,
) -> None:
    """What has changed since the last release, since another one, or since another file."""
    versions = versions_of(session)
    earlier = _earlier(old, session, versions)
    known = with_former(session.programme, earlier.contents)
    selection = filters.selection(known)
    found = [
        each
        for sheet in _sheets(earlier, versions.contents, selection, known, answer.by)
        for each in [sheet._replace(parts=_parts(sheet.to, earlier, selection))]
        if each.changes or each.parts
    ]
    if answer.format == "json":
        give_records(session, _records(found, session, versions, answer.by), "json", ())
    elif found:
        say_who_is_another(session, earlier.versions)
        asked = frozenset(each.id for each in selection.parties)
        then = delegation_of(earlier.versions, earlier.number)
        now = delegation(session.programme, versions.contents)
        membership = Membership(then, now, asked)
        for number, page in enumerate(_pages(found, earlier, membership, session)):
            session.write("\n" if number else "")
            give_page(session, page, answer.format)
    else:
        session.write(f"{_nothing(selection, earlier)}\n")
    if found and answer.exit_code:
        raise typer.Exit(CHANGES_FOUND)


def _earlier(old: str | None, session: Session, versions: Versions) -> Earlier:
    """What is meant by a number, a file, or nothing; UsageError when there is no such release."""
    if old is None or (old.isascii() and old.isdigit()):
        release = _release(old, session, versions)
        told = told_by(versions.history, release.number)
        parts = versions.record.parts(release.number) if versions.record else {}
        return Earlier(
            told,
            parts,
            versions,
            release.number,
            _called(release),
            Listings(versions),
            _moment(release),
        )
    loaded = load(programme_path(old)[0])
    if isinstance(loaded, tuple):
        raise ProblemsError(loaded)
    moment = unreleased_moment(loaded)
    record = with_release(Versions(loaded, None, moment), moment, "")
    since = Versions(session.programme, record, moment)
    return Earlier(told_by(since.history, 1), record.parts(1), since, 1, old, Listings(since))


def _sheets(
    earlier: Earlier, now: Contents, selection: Selection, programme: Programme, by: str
) -> list[ChangeSheet]:
    """What has changed in events: for the secretariat by whatever ids, or for each delegate."""
    if by == "delegate":
        return sheets_by_delegate(*different(earlier.contents, now), selection, programme)
    former = former_ids(earlier.versions.history, earlier.number)
    sides = different(earlier.contents, now, former)
    return [sheet_of_all(*sides, selection, programme, former)]


def _parts(to: Delegate | None, earlier: Earlier, selection: Selection) -> tuple[PartChange, ...]:
    """What has changed but for events, for all or for one; nothing where events are selected."""
    if selection and not (to and selection == Selection(parties=selection.parties)):
        return ()
    versions = earlier.versions
    if to is None:
        return part_changes(earlier.parts, versions.parts)
    key = versions.identities.key_of(to.id)
    before = earlier.listings.released[earlier.number - 1]
    return part_changes(before.own_parts(key), earlier.listings.written.own_parts(key))


def _release(typed: str | None, session: Session, versions: Versions) -> Release:
    if versions.record is None:
        raise UsageError(
            _(
                "Nothing was released yet, so there is nothing to compare with. "
                "`{command}` records what people have been told."
            ).format(command=session.command("release"))
        )
    releases = versions.record.releases
    return releases[-1 if typed is None else typed_release(typed, versions.record) - 1]


def _called(release: Release) -> str:
    """Release 2 (Monday 7 April 2025, 18:00: “The forum moves”)."""
    words = {
        "number": release.number,
        "moment": _moment(release),
        "message": cut(steady(one_line(release.message)), MAX_SHOWN),
    }
    if release.message:
        return _("release {number} ({moment}: “{message}”)").format(**words)
    return _("release {number} ({moment})").format(**words)


def _moment(release: Release) -> str:
    words = {"day": full_day(release.time.date()), "hour": hour(release.time)}
    return _p("since", "{day}, {hour}").format(**words)


def _records(
    sheets: Sequence[ChangeSheet], session: Session, versions: Versions, by: str
) -> list[Row]:
    records = [
        [
            *(_record(change, session, versions, sheet.to) for change in sheet.changes),
            *(_part_record(change, session, versions) for change in sheet.parts),
        ]
        for sheet in sheets
    ]
    if by == "event":
        return [record for each in records for record in each]
    return [
        {"delegate": sheet.to.id, "name": name(sheet.to, session.reader), "changes": each}
        for sheet, each in zip(sheets, records, strict=True)
        if sheet.to
    ]


def _record(change: Change, session: Session, versions: Versions, to: Delegate | None) -> Row:
    version = versions.version_of(change.id)
    if to and version:
        version = versions.told(change.id, to.id)
    uid = versions.uid(change.id)
    return change_record(change, uid, version.sequence if version else None, session.language)


def _part_record(change: PartChange, session: Session, versions: Versions) -> Row:
    return part_record(change, versions.identities.id_of(change.part.id), session.language)


def _pages(
    sheets: Sequence[ChangeSheet], earlier: Earlier, membership: Membership, session: Session
) -> Sequence[Agenda]:
    programme, reader = session.programme, session.reader
    return [
        differences(_title(sheet, earlier, session), sheet, membership, programme, reader)
        for sheet in sheets
    ]


def _title(sheet: ChangeSheet, earlier: Earlier, session: Session) -> str:
    """What a page is called: with releases for the secretariat, with a day for a delegate."""
    programme, reader = session.programme, session.reader
    if sheet.to is None:
        title = programme_title(programme, reader)
        words = {"title": title, "earlier": earlier.called}
        return _("{title}: changes since {earlier}").format(**words)
    mission = programme.title.read(reader.language)
    title = _("{mission} – {name}").format(mission=mission, name=name(sheet.to, reader))
    if earlier.told is None:
        return _("{title}: changes").format(title=title)
    return _("{title}: changes since {earlier}").format(title=title, earlier=earlier.told)


def _nothing(selection: Selection, earlier: Earlier) -> str:
    if selection:
        return _("Nothing of this has changed since {earlier}.").format(earlier=earlier.called)
    return _("Nothing has changed since {earlier}.").format(earlier=earlier.called)
