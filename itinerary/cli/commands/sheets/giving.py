"""Lists on their way out: on screen, in a file, in the format that was asked for."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from itinerary.cli.boundary import say
from itinerary.cli.commands.sheets.sheets import Format
from itinerary.cli.releasing import typed_release, versions_of
from itinerary.cli.session import Session
from itinerary.delivery.sheets import Desk
from itinerary.disk.files import write
from itinerary.errors import UsageError
from itinerary.languages import _, plural, speaking
from itinerary.languages.dates import full_day, hour
from itinerary.values import replace
from itinerary.views.pages import Documents
from itinerary.views.print.pages import Document, Foot
from itinerary.views.readers import Reader, reader_for
from itinerary.views.sheets.differences import differences
from itinerary.views.sheets.empty import nothing_on, nothing_since
from itinerary.views.sheets.news import changes_table
from itinerary.views.sheets.records import Asked, DayPart, Part, SheetName
from itinerary.views.sheets.rows import flat_columns, flat_records, nested_records
from itinerary.views.sheets.words import document
from itinerary.views.site.personal import edition
from itinerary.views.words import notice, programme_title

FootOf = Callable[[Part, Reader], Foot]


class Request(NamedTuple):
    """Which list, what of it, in which format, into which file, and since which release."""

    which: SheetName
    asked: Asked
    format: Format
    file: Path | None
    since: str | None


def give_sheet(session: Session, request: Request) -> None:
    """Prints a list or writes its file; a sentence where there is nothing on it."""
    desk = Desk(versions_of(session), request.which, request.asked)
    if request.since is not None:
        documents, release = _different(session, request, desk)
        otherwise = nothing_since(release)
    else:
        _say_what_is_left_out(desk)
        if request.format in {"json", "csv"}:
            _give_records(session, request, desk)
            return
        documents = _documents(session, desk)
        otherwise = nothing_on(request.which, request.asked)
    if not documents:
        _give_none(session, request, otherwise)
    elif request.format == "vcard":
        _give_cards(session, request, desk)
    else:
        _give_documents(session, request, documents, desk)


def _say_what_is_left_out(desk: Desk) -> None:
    """How many events are confidential, and so not on it: to whoever makes the list alone."""
    number = desk.number_left_out
    if number:
        sentence = plural(
            "{number} confidential event is not on this list.",
            "{number} confidential events are not on this list.",
            number,
        )
        say(sentence)


def _documents(session: Session, desk: Desk) -> Sequence[Document]:
    """A list in words: a day in the language of whose it is, all else in the one in use."""
    foot_of = _feet(session, desk)
    if desk.sheet.is_empty:
        return ()
    found = []
    for part in desk.sheet.parts:
        reader = _reader(session, part)
        with speaking(reader.language):
            made = document(part, desk.sheet, session.programme, reader, foot_of(part, reader))
            found.append(_with_news(made, part, desk, reader))
    return found


def _with_news(made: Document, part: Part, desk: Desk, reader: Reader) -> Document:
    """A day with what changed of it since the last release, before all else."""
    if not isinstance(part.about, DayPart):
        return made
    changed = changes_table(desk.news.get(part.about.id, ()), part.about.day, reader)
    return replace(made, tables=(*changed, *made.tables))


def _reader(session: Session, part: Part) -> Reader:
    """Who reads a part: of a day, the one whose it is, unless a language was typed."""
    if isinstance(part.about, DayPart) and not session.has_typed_language:
        to = session.programme.delegates[part.about.id]
        return reader_for(to, session.programme, session.reader)
    return session.reader


def _feet(session: Session, desk: Desk) -> FootOf:
    """What stands under each part: whose it is, and of when."""

    def foot(part: Part, reader: Reader) -> Foot:
        standing, whose = desk.standing, ""
        if isinstance(part.about, DayPart):
            standing, whose = desk.standing_of(part.about), part.about.name.read(reader.language)
        said = edition(standing, reader)
        return Foot(
            whose=whose,
            edition=said.words,
            code=said.code or None,
            notice=notice(session.programme, reader) or "",
            is_draft=said.is_draft,
        )

    return foot


def _different(session: Session, request: Request, desk: Desk) -> tuple[Sequence[Document], str]:
    """What is different on a list since a release, and what that is called."""
    record = desk.versions.record
    if request.format in {"json", "csv", "vcard"}:
        raise UsageError(
            _("What is different is for people to read: `--since` goes with no {format}.").format(
                format=request.format
            )
        )
    if record is None:
        raise UsageError(
            _(
                "Nothing was released yet, so there is nothing to compare with. "
                "`{command}` records what people have been told."
            ).format(command=session.command("release"))
        )
    release = record.releases[typed_release(request.since or "", record) - 1]
    words = {"number": release.number, "day": full_day(release.time.date())}
    called = _("release {number} ({day}, {hour})").format(**words, hour=hour(release.time))
    foot_of, reader = _feet(session, desk), session.reader
    documents = differences(
        desk.sides(release.number),
        called,
        session.programme,
        reader,
        lambda part: foot_of(part, reader),
    )
    return documents, called


def _give_none(session: Session, request: Request, otherwise: str) -> None:
    """Says why there is nothing; no file is written."""
    if request.file:
        say(otherwise)
    else:
        session.write(f"{otherwise}\n")


def _give_documents(
    session: Session, request: Request, documents: Sequence[Document], desk: Desk
) -> None:
    """Prints documents, or writes their file."""
    if request.format == "pdf":
        from itinerary.formats.print.tables import write_documents
        from itinerary.formats.print.typesetting import unprintable

        accent = session.programme.accent
        _put(session, request, write_documents(documents, desk.versions.moment, accent))
        if missing := unprintable(documents):
            sentence = _(
                "No font here has {characters}. Letters are printed as “?”, other signs not at all."
            )
            say(sentence.format(characters=_(", ").join(missing)))
    elif request.format == "xlsx":
        from itinerary.formats.workbook import write_workbook

        _put(session, request, write_workbook(documents, desk.versions.moment))
    else:
        _give_page(session, request, documents)


def _give_page(session: Session, request: Request, documents: Sequence[Document]) -> None:
    reader = session.reader
    page = Documents(
        programme_title(session.programme, reader),
        tuple(documents),
        notice(session.programme, reader),
    )
    if request.format == "markdown":
        from itinerary.formats.markdown import write_markdown

        _put(session, request, write_markdown(page).encode())
    else:
        session.show(page)


def _give_records(session: Session, request: Request, desk: Desk) -> None:
    programme, language = session.programme, session.language
    if request.format == "csv":
        from itinerary.formats.csv import write_csv

        records = flat_records(desk.sheet, programme, language)
        _put(session, request, write_csv(flat_columns(request.which), records).encode())
        return
    from itinerary.formats.json import write_json

    nested = nested_records(desk.sheet, programme, language)
    if request.file:
        _put(session, request, write_json(nested).encode())
    else:
        session.write_json(nested)


def _give_cards(session: Session, request: Request, desk: Desk) -> None:
    from itinerary.formats.vcard import write_vcards
    from itinerary.views.sheets.address_book import entries

    _put(session, request, write_vcards(entries(desk.sheet, session.reader)).encode())


def _put(session: Session, request: Request, data: bytes) -> None:
    """Writes a file, and says so; or to standard output."""
    if request.file is None:
        session.write_bytes(data)
    else:
        write(request.file, data, derived=True)
        say(_("The list is in {path}.").format(path=request.file))
