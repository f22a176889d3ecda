"""A programme under another file name: which record goes on, and what is left behind."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from itinerary.cli.boundary import say
from itinerary.cli.releasing import which_continues
from itinerary.cli.session import Session
from itinerary.delivery.mail.sent import sent_path
from itinerary.delivery.push.pushed import pushed_path
from itinerary.disk.files import is_there, read, write
from itinerary.disk.locks import alone
from itinerary.errors import RecordError, UsageError
from itinerary.languages import _
from itinerary.releases.record import Record
from itinerary.releases.record_file import (
    ENDING,
    MOST_BYTES,
    is_continued_in,
    others_of,
    read_record,
    record_path,
    write_record,
)
from itinerary.values import replace

_NEARLY_FULL = 0.8  # of what is read again


@contextmanager
def continued(session: Session, typed: Path | None) -> Iterator[None]:
    """Goes on from the record that is named, for as long as a release is made.

    Records that know the programme too say afterwards where they are continued. RecordError when
    there are such, and none was named: two that count for themselves would give one number twice.
    """
    own = record_path(session.path)
    others = others_of(own, session.programme.id)
    if typed is None:
        if others:
            read_record(own, session.programme)  # which may be continued in one of them
            raise RecordError(which_continues(session, own, others))
        yield
        return
    if is_continued_in(_there(typed), own):  # by a run that was stopped before its release
        typed = own
    named = [each for each in (own, *others) if is_there(each) and each.samefile(typed)]
    if not named:
        raise UsageError(
            _("{path} is no record of “{programme}” in this folder.").format(
                path=typed, programme=session.programme.id
            )
        )
    with ExitStack() as locks:
        for each in others:
            locks.enter_context(alone(each.with_suffix(".lock")))
        records = {each: _record(each, session) for each in others}
        if named[0] != own:
            # In this order: what one is stopped after, the same command does once more.
            _follow_notes(named[0], own, session)
            write_record(own, records[named[0]])
        for each, record in records.items():
            write_record(each, replace(record, continued=own.name))
        yield


def say_how_much_room(path: Path, size: int) -> None:
    """Says that a record will soon be larger than one that is read, and what to do then."""
    if size > MOST_BYTES * _NEARLY_FULL:
        sentence = _(
            "{path} has {size} MB, and {most} MB is the most. Before it is full, write another "
            "`id` in the programme: phones then get all events anew."
        )
        words = {"path": path, "size": size // 1_000_000, "most": MOST_BYTES // 1_000_000}
        say(sentence.format(**words))


def _there(path: Path) -> Path:
    if not path.exists():
        raise UsageError(_("There is no file {path}.").format(path=path))
    return path


def _record(path: Path, session: Session) -> Record:
    record = read_record(path, session.programme)
    if record is None:
        raise RecordError(_("There is no file {path}.").format(path=path))
    return record


def _follow_notes(record: Path, own: Path, session: Session) -> None:
    """Copies the notes of what was sent and pushed; FileError when that cannot be.

    Notes without a record are those of a run that was stopped here, and may be old.
    """
    before = record.with_name(f"{record.name.removesuffix(ENDING)}.yaml")
    for path_of, private in ((sent_path, False), (pushed_path, True)):
        noted, target = path_of(before), path_of(session.path)
        if is_there(noted) and not (is_there(target) and is_there(own)):
            write(target, read(noted, MOST_BYTES), private=private)
