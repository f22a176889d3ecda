"""What typed words mean in a programme: names, codes and clocks; UsageError when nothing."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, TypeVar

from itinerary.errors import UsageError
from itinerary.languages import _, language_in_use, together
from itinerary.names import nearest
from itinerary.programme.mistakes import quoted
from itinerary.programme.model import Programme
from itinerary.queries.lookup import Named, named, title
from itinerary.views.readers import Clock, zone_label
from itinerary.when import zone, zones_of_places

Code = TypeVar("Code", bound=str)

_LISTED = 12  # names in a message, before they stop being a help


def one_record(typed: str, what: str, records: Mapping[str, Named], advice: str = "") -> Named:
    """The record that is meant by an id, a name or an unambiguous part of one.

    `advice` is how to find it, where none is near and there are too many to list.
    """
    found = named(typed, records)
    if len(found) == 1:
        return found[0]
    if found:
        several = _(", ").join(_choice(record) for record in found[:_LISTED])
        raise UsageError(
            _("“{typed}” fits more than one {what}: {several}. Write the id of one.").format(
                typed=typed, what=what, several=several
            )
        )
    raise UsageError(_unknown(typed, what, _ids_near(typed, records), list(records), advice))


def _choice(record: Named) -> str:
    name = title(record).read(language_in_use())
    return _("{name} (“{id}”)").format(name=name, id=record.id)


def each_record(
    typed: Iterable[str] | None, what: str, records: Mapping[str, Named]
) -> tuple[Named, ...]:
    """The records that are meant, in the order typed."""
    return tuple(dict.fromkeys(one_record(each, what, records) for each in typed or ()))


def each_choice(
    typed: Iterable[str] | None, what: str, choices: tuple[Code, ...], table: str = ""
) -> tuple[Code, ...]:
    """The codes that are meant, each of which must be one of the choices, or a word for one.

    `table` is that of the words for them.
    """
    return tuple(_choice_of(each, what, choices, table) for each in typed or ())


def _choice_of(typed: str, what: str, choices: tuple[Code, ...], table: str) -> Code:
    by_code = {str(choice): choice for choice in choices}
    if typed in by_code:
        return by_code[typed]
    if not table:
        raise UsageError(_unknown(typed, what, nearest(typed, choices), choices))
    from itinerary.languages.meanings.codes import meaning, near  # few type words for codes

    code = meaning(table, typed)
    if code is None:
        raise UsageError(_unknown(typed, what, near(table, typed), choices))
    return by_code[code]


def typed_clock(typed: str, programme: Programme, language: str) -> Clock:
    """The clocks that are meant: both, local, home, or those of a zone."""
    cities = programme.cities.values()
    if typed in {"both", "local", "home"}:
        label = zone_label(programme.home.timezone, cities, language)
        show: Literal["both", "local", "zone"] = "zone"
        if typed != "home":
            show = "both" if typed == "both" else "local"
        return Clock(show, programme.home.zone, label)
    try:
        return Clock("zone", zone(typed), zone_label(typed, cities, language))
    except ValueError:
        near = nearest(typed, [*zones_of_places(), "both", "local", "home"])
        if near:
            raise UsageError(_unknown(typed, _("clock"), near, ())) from None
        sentence = _(
            "There is no clock “{typed}”. Write both, local, home, or a zone such as Asia/Tokyo."
        )
        raise UsageError(sentence.format(typed=typed)) from None


def _ids_near(typed: str, records: Mapping[str, Named]) -> list[str]:
    """The ids of the records whose id, name, or a word of whose name was probably meant."""
    spelt = {id: id for id in records}
    for id, record in records.items():
        for name in title(record).by_language.values():
            spelt.update(dict.fromkeys((name, *name.split()), id))
    return list(dict.fromkeys(spelt[name] for name in nearest(typed, spelt)))


def _unknown(
    typed: str, what: str, near: Sequence[str], known: Sequence[str], advice: str = ""
) -> str:
    sentence = _("There is no {what} “{typed}”.").format(what=what, typed=typed)
    if near:
        return together(sentence, _("Did you mean {names}?").format(names=quoted(near)))
    if known and len(known) <= _LISTED and not advice:
        return together(sentence, _("There are: {names}.").format(names=_(", ").join(known)))
    return together(sentence, advice)
