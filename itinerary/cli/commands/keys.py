"""`keys`: every key of the programme file, what it means, what it takes, and an example."""

from typing import Annotated

import typer

from itinerary.cli.output import give
from itinerary.cli.session import Session
from itinerary.cli.typed.options import Output
from itinerary.errors import UsageError
from itinerary.languages import _, together
from itinerary.languages import deferred as d
from itinerary.names import nearest
from itinerary.programme.mistakes import quoted
from itinerary.programme.shape import keys as shape_keys
from itinerary.views.keys import KEY_COLUMNS, key_page, key_records, record_page


def keys(
    session: Session,
    output: Output,
    record: Annotated[
        str | None,
        typer.Argument(
            metavar=d("RECORD"), help=d("Whose keys, or which, such as event or event.hosts.")
        ),
    ] = None,
) -> None:
    """Every key of the file: what it means, what it takes, and an example."""
    records = shape_keys.records()
    if record is None:
        give(
            session,
            output.format,
            lambda: record_page(records),
            lambda: key_records(records),
            KEY_COLUMNS,
        )
        return
    path, only = _meant(record.strip().lower())
    shape = records[path]
    give(
        session,
        output.format,
        lambda: key_page(path, shape, only),
        lambda: key_records({path: shape}, only),
        KEY_COLUMNS,
    )


def _meant(typed: str) -> tuple[str, str | None]:
    """The record that is meant, and which of its keys if that is no record itself."""
    records = shape_keys.records()
    for path in (typed, typed.removesuffix("s"), f"{typed.removesuffix('ies')}y"):
        if path in records:
            return path, None
    before, _dot, key = typed.rpartition(".")
    before = before or "programme"
    if before in records and key in {each.name for each in shape_keys.keys(records[before])}:
        return before, key
    sentence = _("There is no key or record “{typed}”.").format(typed=typed)
    known = [*records, *(f"event.{each.name}" for each in shape_keys.keys(records["event"]))]
    near = nearest(typed, known)
    if near:
        raise UsageError(together(sentence, _("Did you mean {names}?").format(names=quoted(near))))
    listed = _(", ").join(records)
    raise UsageError(together(sentence, _("There are: {names}.").format(names=listed)))
