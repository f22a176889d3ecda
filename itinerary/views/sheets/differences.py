"""What is different on a list since a release: the hotel gets that, and not the list again."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from itinerary.languages import _
from itinerary.languages import deferred as d
from itinerary.programme.model import Programme
from itinerary.values import Value
from itinerary.views.changes.values import value_change
from itinerary.views.print.pages import Document, Foot, Table
from itinerary.views.readers import Reader
from itinerary.views.sheets.columns import COLUMNS
from itinerary.views.sheets.records import DeskSheet, Line, Part, TableName, as_told
from itinerary.views.sheets.words import cells_of, subject
from itinerary.views.words import programme_title

_NEW, _CHANGED, _GONE = d("new"), d("changed"), d("removed")

FootOf = Callable[[Part], Foot]


class Sides(Value, frozen=True):
    """A list as it was told, as it would be told, and as it is: with what is kept as digests."""

    before: DeskSheet
    after: DeskSheet
    now: DeskSheet


class _Change(Value, frozen=True):
    """A line that came, is another, or is gone: `line` is the one that is shown."""

    meaning: str
    line: Line
    was: Line | None = None  # as it was told, and
    will: Line | None = None  # as it would be


def differences(
    sides: Sides, since: str, programme: Programme, reader: Reader, foot_of: FootOf
) -> tuple[Document, ...]:
    """A document for each part in which anything is different; `since` is what it is since."""
    before, after, now = (
        {_id(part): part for part in sheet.parts}
        for sheet in (sides.before, sides.after, sides.now)
    )
    found = []
    for id in {**after, **before}:
        shown = now.get(id) or before.get(id)
        if shown is None:
            continue
        was, will = before.get(id), after.get(id)
        title, subtitle, _facts = subject(shown.about, sides.now.name, reader)
        tables = tuple(_tables(was, will, now.get(id), reader))
        facts = tuple(_different_facts(was, will, sides.now, reader))
        if tables or facts:
            found.append(
                Document(
                    language=reader.language,
                    mission=programme_title(programme, reader),
                    title=title,
                    subtitle=subtitle,
                    tables=tables,
                    foot=foot_of(shown),
                    remarks=(_("Only what is different since {release}.").format(release=since),),
                    facts=facts,
                )
            )
    return tuple(found)


def _id(part: Part) -> str:
    return part.about.id if part.about else ""


def _different_facts(
    was: Part | None, will: Part | None, sheet: DeskSheet, reader: Reader
) -> Iterator[tuple[str, str]]:
    """What is to be known of the subject that is another now."""
    if was is None or will is None or as_told(was.about) == as_told(will.about):
        return
    before, after = (dict(subject(part.about, sheet.name, reader)[2]) for part in (was, will))
    for label in {**after, **before}:
        told = [side.get(label, "") for side in (before, after)]
        if told[0] != told[1]:
            said = value_change(label, *told)
            yield "", said if label else (told[1] or _("no longer “{text}”").format(text=told[0]))


def _tables(
    was: Part | None, will: Part | None, now: Part | None, reader: Reader
) -> Iterator[Table]:
    """The tables in which lines are different, with these alone."""
    names = [
        table.name
        for part in (will, was)
        for table in (part.tables if part else ())
        if table.is_told
    ]
    for name in dict.fromkeys(names):
        changes = [*_changes(name, was, will, now)]
        if changes:
            yield _table(name, changes, reader)


def _changes(
    name: TableName, was: Part | None, will: Part | None, now: Part | None
) -> Iterator[_Change]:
    """New lines and other ones in the order of now, and then those that are gone."""
    before, after, shown = (_lines(name, part) for part in (was, will, now))
    for id, line in after.items():
        if id not in before:
            yield _Change(_NEW, shown.get(id, line))
        elif as_told(before[id]) != as_told(line):
            yield _Change(_CHANGED, shown.get(id, line), before[id], line)
    for id, line in before.items():
        if id not in after:
            yield _Change(_GONE, line)


def _lines(name: TableName, part: Part | None) -> Mapping[str, Line]:
    return {line.id: line for line in part.lines(name)} if part else {}


def _table(name: TableName, changes: Sequence[_Change], reader: Reader) -> Table:
    """A table of what is different: what happened to each line, and what it was before."""
    known = COLUMNS[name]
    rows = [
        (_(each.meaning), *_cells(name, each, reader), _before(name, each, reader))
        for each in changes
    ]
    told = [number for number, column in enumerate(zip(*rows, strict=True)) if any(column)]
    labels = (_("Change"), *(_(column.label) for column in known.columns), _("Before that"))
    numbers = {number + 1 for number, column in enumerate(known.columns) if column.is_number}
    return Table(
        columns=tuple(labels[number] for number in told),
        rows=tuple(tuple(row[number] for number in told) for row in rows),
        heading=_(known.heading),
        numbers=frozenset(place for place, number in enumerate(told) if number in numbers),
    )


def _cells(name: TableName, change: _Change, reader: Reader) -> tuple[str, ...]:
    """What stands in the line that is shown; of one that is gone, nothing of digests."""
    said = cells_of(name, change.line, reader)
    if change.meaning != _GONE:
        return said
    columns = COLUMNS[name].columns
    return tuple(
        "" if column.kept_as_digest else cell for column, cell in zip(columns, said, strict=True)
    )


def _before(name: TableName, change: _Change, reader: Reader) -> str:
    """What stood in the cells that are others now; of what is kept as a digest, that it did."""
    if change.was is None or change.will is None:
        return ""
    then, now = (cells_of(name, line, reader) for line in (change.was, change.will))
    found = [
        _("{label}: {text}").format(
            label=_(column.label), text=_("another") if column.kept_as_digest else before or "–"
        )
        for column, before, after in zip(COLUMNS[name].columns, then, now, strict=True)
        if before != after
    ]
    return "; ".join(found)
