"""The papers of an event: where each can be read, and who gets it."""

from collections.abc import Iterable, Iterator

from itinerary.programme.model import Delegate, Document, File
from itinerary.programme.resolving.participants import Named, Roster
from itinerary.programme.resolving.registers import Registers
from itinerary.programme.resolving.timing import EventEntry
from itinerary.programme.shape import document
from itinerary.programme.text.source import Key
from itinerary.values import Value


class Paper(Value, frozen=True):
    """A document as an event's record has it, with what it refers to.

    `named` is None where all who take part get it, and `path` where it says who does.
    """

    written: document.Document
    file: File | None
    named: Named | None
    path: tuple[Key, ...]


def papers(entry: EventEntry, registers: Registers, roster: Roster) -> tuple[Paper, ...]:
    """The documents of an event's record."""
    return tuple(_papers(entry, registers, roster))


def _papers(entry: EventEntry, registers: Registers, roster: Roster) -> Iterator[Paper]:
    for inner in entry.inner("documents", entry.record.documents or ()):
        written = inner.record
        named = roster.named(inner, "for", written.for_) if written.for_ else None
        yield Paper(
            written=written,
            file=registers.files.find(inner, written.file, "file"),
            named=None if named and named.everyone else named,
            path=inner.path[len(entry.path) :],
        )


def documents(
    found: Iterable[Paper], registers: Registers, roster: Roster, present: Iterable[Delegate]
) -> tuple[Document, ...]:
    """The same for those who take part on some day."""
    there = frozenset(present)
    return tuple(
        Document(
            title=registers.needed_text(paper.written.title),
            url=paper.written.url.value if paper.written.url else None,
            file=paper.file,
            parties=paper.named.who if paper.named else None,
            delegates=there & roster.delegates_of(paper.named.who) if paper.named else there,
        )
        for paper in found
    )
