"""What the keys of a programme file mean, and what they take, in words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from itinerary.languages import _
from itinerary.languages import deferred as d
from itinerary.programme.examples import example
from itinerary.programme.shape import files, forms, time_forms
from itinerary.programme.shape.choices import Choice
from itinerary.programme.shape.document import Event, Written
from itinerary.programme.shape.keys import Key, keys
from itinerary.views.pages import Register
from itinerary.views.records import Row

KEY_COLUMNS = ("record", "key", "group", "meaning", "takes", "example", "required")

# By what one wants to say; what stands in none of them is said last.
_GROUPS: Sequence[tuple[str, tuple[str, ...]]] = (
    (
        d("What"),
        ("title", "kind", "status", "theme", "description", "part_of", "steps", "formerly"),
    ),
    (
        d("When"),
        ("start", "end", "duration", "date", "all_day", "between", "also_on", "about", "follows"),
    ),
    (d("Where"), ("place", "city", "room")),
    (d("Getting there"), ("from", "to", "mode", "number", "meet", "check_in", "reminder")),
    (d("Who"), ("who", "except", "speakers", "optional", "seats", "guests")),
    (
        d("For the hosts"),
        ("hosts", "with", "table", "interpreter", "language", "dress", "gift", "press"),
    ),
    (
        d("To read"),
        ("notes_for", "note", "confidential", "url", "documents", "source"),
    ),
)
_OTHERS = d("Besides")

# The first form that a type is one of says what it takes.
_TAKES: Sequence[tuple[type, str]] = (
    (files.FileName, d("the name of a file in this folder")),
    (forms.Prose, d("a text, or one by language; it may have several lines")),
    (forms.Text, d("a text, or one by language")),
    (forms.References, d("ids, or everyone")),
    (forms.Flag, d("true or false")),
    (forms.Count, d("a number")),
    (time_forms.Minutes, d("a number")),
    (time_forms.DateOrDates, d("a day, or two with .. between them")),
    (time_forms.Day, d("a day")),
    (time_forms.Opening, d("a day and an hour, or two hours")),
    (time_forms.Start, d("a day and an hour")),
    (time_forms.End, d("an hour, or a day and an hour")),
    (time_forms.Hour, d("an hour")),
    (time_forms.Duration, d("a length of time")),
    (time_forms.ZoneName, d("a time zone")),
    (forms.Coordinates, d("two numbers of degrees")),
    (forms.Language, d("the code of a language")),
    (forms.Email, d("an e-mail address")),
    (forms.Phone, d("a telephone number")),
    (forms.Url, d("a web address")),
    (forms.Colour, d("a colour")),
    (forms.FormerId, d("an id")),
    (forms.Word, d("a word")),
    (forms.Form, d("a text")),
)


def takes(kind: Any) -> str:
    """What a key of this type takes, in words."""
    origin, inner = get_origin(kind), get_args(kind)
    said = {
        list: lambda: _("a list: {what}").format(what=takes(inner[0])),
        dict: lambda: _("by id: {what}").format(what=takes(inner[1])),
        Literal: lambda: _one_of(inner),
        Annotated: lambda: _("an id"),
        Union: lambda: _(" or ").join(map(takes, inner)),
        UnionType: lambda: _(" or ").join(map(takes, inner)),
    }.get(origin)
    return said() if said else _takes_alone(kind)


def _takes_alone(kind: type[Any]) -> str:
    if issubclass(kind, Written):
        return _(kind.called)
    if issubclass(kind, Choice):
        return _one_of(kind.codes)
    return _(next(said for form, said in _TAKES if issubclass(kind, form)))


def _one_of(codes: Iterable[str]) -> str:
    return _("one of: {choices}").format(choices=_(", ").join(codes))


def grouped(shape: type[Written]) -> list[tuple[str, tuple[Key, ...]]]:
    """The keys of a record by what one wants to say with them; in one group, but for an event."""
    known = keys(shape)
    if shape is not Event:
        return [("", known)]
    placed = {name for _group, names in _GROUPS for name in names}
    by_name = {key.name: key for key in known}
    groups = [
        (_(group), tuple(by_name[name] for name in names if name in by_name))
        for group, names in _GROUPS
    ]
    others = tuple(key for key in known if key.name not in placed)
    return [*groups, (_(_OTHERS), others)] if others else groups


def key_page(path: str, shape: type[Written], only: str | None = None) -> Register:
    """The keys of a record, or one of them: what each means and takes, and an example."""
    columns: tuple[str, ...] = (_("Key"), _("What it says"), _("What it takes"), _("Example"))
    rows: tuple[tuple[str, ...], ...] = tuple(
        ((group if number == 0 else "", *row) if shape is Event and not only else row)
        for group, of_group in grouped(shape)
        for number, row in enumerate(_rows(of_group, only))
    )
    if shape is Event and not only:
        columns = (_("To say"), *columns)
    return Register(f"{path}.{only}" if only else path, columns, rows)


def record_page(records: Mapping[str, type[Written]]) -> Register:
    """The records of a file, with the names of their keys."""
    rows = tuple(
        (path, _(shape.called), _(", ").join(key.name for key in keys(shape)))
        for path, shape in records.items()
    )
    return Register(_("The keys of a programme"), (_("Record"), _("What it is"), _("Keys")), rows)


def key_records(records: Mapping[str, type[Written]], only: str | None = None) -> list[Row]:
    """The keys of some records as programs read them."""
    return [
        {
            "record": path,
            "key": key.name,
            "group": group or None,
            "meaning": _(key.description),
            "takes": takes(key.kind),
            "example": example(key),
            "required": key.required,
        }
        for path, shape in records.items()
        for group, of_group in grouped(shape)
        for key in of_group
        if only in (None, key.name)
    ]


def _rows(known: Iterable[Key], only: str | None) -> Iterator[tuple[str, ...]]:
    for key in known:
        if only in (None, key.name):
            yield key.name, _(key.description), takes(key.kind), example(key)
